"""Checks and glossary in the whole window: opened by keys, going to the words, telling what was done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui.glossary.dialog import GlossaryDialog
from app.ui.window import Window
from app.work import checking, history, reading
from tests import verbs
from tests.app.ui.window.conftest import spin

EN = "The medical group had 31 doctors. Staff trusted the medical group."
ZH = "该医疗集团有 13 名医生。员工信任医疗集团。"


def checked_study(window: Window) -> int:
    """A study with doubtful words, checked and open."""
    assert window.library is not None
    study = verbs.a_study(window.library, "Medical groups")
    verbs.two_texts(window.library, study, EN, ZH)
    checking.check(window.library, study)
    wiring: Any = window.wiring
    wiring.open_study(study)
    spin()
    return study


def test_a_key_shows_the_checks_and_enter_selects_the_words_in_both_languages(window: Window, qtbot: QtBot) -> None:
    checked_study(window)
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    panel: Any = window.panels["checks"]
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2, timeout=10_000)
    assert window.deeds["view.checks"].isChecked()
    above = panel.model.index(1, 0)
    panel.model.fetchMore(above)
    panel.list.setCurrentIndex(panel.model.index(1, 0, above))
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    reader: Any = window.panels["reader"]
    selected = [pane.selected() for pane in reader.panes]
    assert EN[slice(*selected[0])] == "medical group"
    assert ZH[slice(*selected[1])] == "医疗集团"
    assert selected[0][0] > 30


def test_what_is_accepted_is_told_with_undo(window: Window, qtbot: QtBot) -> None:
    checked_study(window)
    window.deeds["view.checks"].trigger()
    panel: Any = window.panels["checks"]
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2, timeout=10_000)
    panel.enter()
    above = panel.model.index(0, 0)
    panel.model.fetchMore(above)
    panel.list.setCurrentIndex(panel.model.index(0, 0, above))
    window.deeds["check.accept"].trigger()
    assert window.message.isVisible()
    assert "Accepted" in window.message.words
    assert window.library is not None
    history.undo(window.library)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2, timeout=10_000)


def test_the_glossary_opens_once_beside_the_window(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    spin()
    found = window.findChildren(GlossaryDialog)
    assert len(found) == 1
    assert found[0].isVisible()
    assert not found[0].isModal()
    window.deeds["code.glossary"].trigger()
    assert window.findChildren(GlossaryDialog) == found
    found[0].close()


def test_checked_pairs_are_written_as_translation_memory_from_the_file_menu(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    study = checked_study(window)
    assert window.library is not None
    for pair in reading.page(window.library, study).pairs:
        reading.set_reading_state(window.library, pair.id, "checked")
    assert window.deeds["file.memory"].isEnabled()
    wiring: Any = next(part for part in window.parts if hasattr(part, "write_memory"))
    for kind in ("tmx", "tsv"):
        target = tmp_path / f"memory.{kind}"
        wiring.write_memory(target, kind)
        qtbot.waitUntil(target.exists, timeout=30_000)
        assert "医疗集团" in target.read_text("utf-8")
    qtbot.waitUntil(lambda: "memory.tsv" in window.message.words, timeout=10_000)


def test_a_window_that_let_its_library_go_asks_nothing_of_the_child_any_more(window: Window) -> None:
    study = checked_study(window)
    reader: Any = window.panels["reader"]
    wiring: Any = window.wiring
    page, tasks = reader.page, window.tasks
    assert window.library is not None
    window.library.known.forget()
    window.let_go()
    assert (wiring.reader.doubts._study, page.study.id) == (study, study)
    wiring.reader.doubts.look()
    assert tasks.running is None
    assert not tasks.waiting
