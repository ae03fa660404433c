"""Dialogs of the window let themselves be closed, and looking at something in them changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.ui.codes.form import CodeFields
from app.ui.intake.dialog import IntakeDialog
from app.ui.window import Window
from app.work import codebook, history
from tests.app.ui.window.conftest import spin

DIALOGS = (
    "file.imports",
    "file.references",
    "file.settings",
    "project.export",
    "study.new",
    "study.edit",
    "study.duplicates",
    "code.glossary",
    "code.book",
    "code.export",
    "report.design",
    "report.export",
    "help.keys",
    "help.about",
)


def opened(window: Window, deed: str) -> QWidget:
    """Opens a dialog as its menu does."""
    window.deeds[deed].trigger()
    spin()
    found = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("deed", DIALOGS)
def test_a_dialog_closes_by_escape_and_by_its_cross_and_leaves_no_step(window: Window, deed: str) -> None:
    assert window.library is not None
    before = len(history.steps(window.library))
    dialog = opened(window, deed)
    if isinstance(dialog, QDialog):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        dialog = opened(window, deed)
    dialog.close()
    assert not dialog.isVisible()
    assert len(history.steps(window.library)) == before


def test_no_code_of_the_example_counts_as_edited_before_anything_was_typed(window: Window) -> None:
    assert window.library is not None
    codes, themes = codebook.codes(window.library), codebook.themes(window.library)
    fields = CodeFields(window)
    edited = []
    for code in codes:
        fields.show_code(code, codes, themes)
        if fields.dirty:
            edited.append((code.key, fields.values()))
    assert len(codes) > 90
    assert edited == []


def test_while_a_first_library_is_made_the_window_says_so(home: Path, qtbot: QtBot) -> None:
    fresh = Window(Settings(path=home / "settings.json"), None, "library.diptych")
    qtbot.addWidget(fresh)
    fresh.show()
    assert "Getting your library ready…" in [one.text() for one in fresh.centre.findChildren(QLabel) if one.isVisible()]


def test_the_import_dialog_is_made_and_put_together_in_turns_of_their_own(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.ris"
    path.write_text("TY  - JOUR\nTI  - A trial of care\nER  - \n", encoding="utf-8")
    done: list[str] = []
    for name in ("_make", "_place", "take_files"):
        real = getattr(IntakeDialog, name)
        monkeypatch.setattr(
            IntakeDialog, name, lambda one, *asked, real=real, name=name: (done.append(name), real(one, *asked))[1]
        )
    ticking = QTimer(window)
    ticking.timeout.connect(lambda: done.append("turn"))
    ticking.start(0)
    filing: Any = next(part for part in window.parts if hasattr(part, "bring"))
    filing.bring([str(path)])
    filing.bring([str(path)])
    assert done == [], "the press that asks for it makes nothing itself"
    qtbot.waitUntil(lambda: done.count("take_files") == 2, timeout=20_000)
    ticking.stop()
    made, placed = done.index("_make"), done.index("_place")
    assert "turn" in done[made:placed]
    assert (done.count("_make"), done.count("_place")) == (1, 1)
    filing.intake.reject()
