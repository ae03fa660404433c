"""The window: arrangements, panels, undo, languages, palette; as a user meets them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.ui import language
from app.ui.deeds import DEEDS
from app.ui.docks import ARRANGEMENTS
from app.ui.window import Window
from app.work import coding, finding, history
from app.work.library import Library
from tests.app.ui.window.conftest import spin


def _shown(window: Window) -> set[str]:
    return {name for name, dock in window.docks.items() if not dock.isHidden()}


@pytest.mark.parametrize("name", ARRANGEMENTS)
def test_each_arrangement_shows_its_panels(window: Window, name: str) -> None:
    window.deeds[f"view.{name}"].trigger()
    spin()
    assert _shown(window) == {panel for panel, place in ARRANGEMENTS[name].items() if place.shown}
    assert window.top.switch.current == name


def test_keys_switch_the_arrangement(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.arrangement == "compare"
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.arrangement == "code"


def test_what_was_moved_in_an_arrangement_is_there_again_after_a_restart(
    open_window: Callable[..., Window], library_file: Path
) -> None:
    settings = Settings(path=library_file.parent / "settings.json")
    first = open_window(library_file, settings)
    first.deeds["view.history"].trigger()
    first.deeds["view.compare"].trigger()
    first.close()
    again = open_window(library_file, Settings.load(settings.path))
    assert again.arrangement == "compare"
    again.deeds["view.read"].trigger()
    spin()
    assert "history" in _shown(again)
    again.deeds["view.reset"].trigger()
    spin()
    assert "history" not in _shown(again)


def test_f9_hides_the_left_panel_and_brings_it_back(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert "studies" not in _shown(window)
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert "studies" in _shown(window)


def test_f6_goes_round_all_panels_and_comes_back(window: Window) -> None:
    window.deeds["view.code"].trigger()
    spin()
    panels = [window.panels[name] for name in ("codes", "reader", "passage")]
    window.panels["reader"].setFocus()
    seen = set()
    for _ in range(len(panels)):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        seen |= {p.objectName() for p in panels if focused is not None and (p is focused or p.isAncestorOf(focused))}
    assert seen == {p.objectName() for p in panels}


def test_esc_goes_back_to_the_text(window: Window) -> None:
    window.panels["studies"].setFocus()
    window.panels["studies"].enter()  # type: ignore[attr-defined]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    reader = window.panels["reader"]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert reader.isAncestorOf(focused)


def test_a_change_reaches_every_panel_and_can_be_undone_from_the_window(window: Window) -> None:
    assert window.wiring is not None
    assert window.library is not None
    heard: list[Any] = []
    window.news.changed.connect(heard.append)
    first = finding.findings(window.library)[0]
    finding.delete(window.library, [first.id])
    assert len(heard) == 1
    assert window.deeds["edit.undo"].isEnabled()
    assert window.deeds["edit.undo"].text() == "Undo: Deleted a finding"
    window.deeds["edit.undo"].trigger()
    assert len(finding.findings(window.library)) == 48
    assert window.deeds["edit.redo"].isEnabled()
    window.deeds["edit.redo"].trigger()
    assert len(finding.findings(window.library)) == 47


def test_a_change_of_another_program_is_noticed(window: Window, library_file: Path, qtbot: QtBot) -> None:
    other = Library.open(library_file)
    try:
        finding.delete(other, [finding.findings(other)[0].id])
    finally:
        other.close()
    with qtbot.waitSignal(window.news.changed, timeout=10_000) as caught:
        pass
    assert caught.args[0].external


def test_a_refusal_is_one_sentence_at_the_bottom(window: Window) -> None:
    assert window.do(coding.code, 1, [], []) is None
    assert window.message.isVisible()
    assert "Select some words first" in window.message.words


def test_the_language_changes_while_the_window_is_open(window: Window) -> None:
    window.deeds["view.chinese"].trigger()
    spin()
    assert language.current() == "zh"
    assert window.top.menus["file"].title() == "文件"
    assert window.deeds["file.import"].text() == "导入…"
    window.deeds["view.english"].trigger()
    spin()
    assert window.top.menus["file"].title() == "File"


def test_the_status_line_counts_studies_and_findings(window: Window) -> None:
    words = [label.text() for label in (window.status._studies, window.status._findings)]
    assert words == ["4 studies", "48 findings"]


def test_the_palette_finds_actions_studies_and_codes_in_both_languages(window: Window) -> None:
    assert window.wiring is not None
    for typed, wanted in (("import", "Import"), ("East London", "(Dis)Integrated"), ("不信任", ""), ("mistrust", "")):
        window.wiring.open_palette(typed)
        palette = window.wiring._palette
        assert palette is not None
        titles = [item.title for item in palette.items]
        assert titles, typed
        assert any(wanted in title for title in titles)
        palette.close_panel()


def test_the_palette_runs_what_enter_chooses(window: Window) -> None:
    assert window.wiring is not None
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.wiring._palette
    assert palette is not None
    assert palette.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "Compare")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.arrangement == "compare"
    assert not palette.isVisible()


def test_a_dropped_library_asks_for_another_window(window: Window, qtbot: QtBot, library_file: Path) -> None:
    other = Path(shutil.copy(library_file, library_file.with_name("other.diptych")))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(700, 400), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(window.wanted) as caught:
        QApplication.sendEvent(window, QDropEvent(QPointF(700, 400), Qt.DropAction.CopyAction, data, buttons, keys))
    assert caught.args == ["open", str(other)]


def test_a_read_only_library_can_be_read_and_says_so(open_window: Callable[..., Window], library_file: Path) -> None:
    library_file.chmod(0o444)
    library_file.parent.chmod(0o555)
    try:
        if Library.open(library_file).read_only is False:
            pytest.skip("this user may write everywhere")
        window = open_window()
        assert window.status._saved.text() == "Read only"
        assert not window.deeds["file.import"].isEnabled()
        window.close()
    finally:
        library_file.parent.chmod(0o755)


def test_closing_leaves_nothing_running(window: Window) -> None:
    window.close()
    assert window.library is None
    assert not any(isinstance(w, QDockWidget) and w.isFloating() for w in QApplication.topLevelWidgets())


def test_steps_of_the_window_are_undone_in_order(window: Window) -> None:
    assert window.library is not None
    ids = [one.id for one in finding.findings(window.library)[:2]]
    finding.tick(window.library, ids[:1])
    finding.tick(window.library, ids[1:])
    window.deeds["edit.undo"].trigger()
    assert [one.id for one in finding.findings(window.library) if one.in_report] == ids[:1]
    step = history.can_redo(window.library)
    assert step is not None


ELSEWHERE = {"file.quit", "study.delete", "help.log", "file.example"}


def give_up_every_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every dialog of the system that would wait for an answer is given up at once, as with Escape."""
    for name, nothing in (
        ("getOpenFileName", ("", "")),
        ("getSaveFileName", ("", "")),
        ("getOpenFileNames", ([], "")),
        ("getExistingDirectory", ""),
    ):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_a, nothing=nothing, **_k: nothing))
    for name in ("getText", "getItem", "getMultiLineText"):
        monkeypatch.setattr(QInputDialog, name, staticmethod(lambda *_a, **_k: ("", False)))


def test_every_deed_can_be_done_without_an_error(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    errors: list[object] = []
    monkeypatch.setattr(window.errors, "caught", lambda *error: errors.append(error))
    window.errors.install()
    give_up_every_question(monkeypatch)
    for deed in DEEDS:
        if deed.id in ELSEWHERE:
            continue
        window.deeds[deed.id].setEnabled(True)
        window.deeds[deed.id].trigger()
        spin(3)
        for other in QApplication.topLevelWidgets():
            if other is not window and other.isVisible():
                other.close()
    assert errors == []


def test_the_passage_makes_room_in_a_narrow_window(open_window: Callable[..., Window]) -> None:
    window = open_window(size=(1100, 700))
    window.deeds["view.code"].trigger()
    spin()
    assert "passage" not in _shown(window)
    window.deeds["view.right"].trigger()
    assert "passage" in _shown(window)
