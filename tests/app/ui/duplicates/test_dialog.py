"""Duplicates as a user settles them: looked for by the child, side by side, by mouse and by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.duplicates.dialog import DuplicatesDialog
from app.ui.tasks import Tasks
from app.work import duplicates, history, studying
from app.work.change import Change
from app.work.library import Library
from db.rows import Name
from tests import verbs
from tests.app.ui.looking import dressed

TITLE = "Trust between clinics: interviews with nurses"
PEOPLE = (Name("Ashby", "Alma"),)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.create(tmp_path / "library.diptych")
    for number in range(3):
        verbs.a_study(made, TITLE, year=2019, authors=PEOPLE, volume=str(3) if number == 1 else "")
    verbs.a_study(made, "Money for four towns and their nurses", year=2020, pages="1-2")
    verbs.a_study(made, "Money for four towns and their nurses.", year=2020, pages="1-2", journal="Care")
    yield made
    made.close()


@pytest.fixture
def dialog(qapp: QApplication, library: Library) -> Iterator[DuplicatesDialog]:
    tasks = Tasks()
    with dressed(qapp, "light"):
        made = DuplicatesDialog(None, library, tasks)
        library.listen(made.refresh)
        made.show()
        QTest.qWaitForWindowActive(made)
        yield made
        made.close()
        made.deleteLater()
    tasks.close()


def found(dialog: DuplicatesDialog, library: Library) -> None:
    """Show what the child would answer."""
    dialog._found({"groups": [one.as_json() for one in duplicates.find(library)]})


def test_the_child_looks_and_what_it_found_is_listed(dialog: DuplicatesDialog, qtbot: QtBot) -> None:
    assert not dialog.list.isVisible()
    dialog.look()
    assert dialog.bar.isVisible()
    qtbot.waitUntil(lambda: dialog.task is None, timeout=30_000)
    assert [one.studies for one in dialog.groups.groups] == [(1, 2, 3), (4, 5)]
    assert "2" in dialog.said.text()
    assert dialog.sides.columnCount() == 3


def test_a_search_can_be_cancelled(dialog: DuplicatesDialog) -> None:
    dialog.look()
    dialog.cancel()
    assert dialog.task is None
    assert dialog.again.isVisible()


def test_everything_can_be_done_by_keys(dialog: DuplicatesDialog, library: Library, qtbot: QtBot) -> None:
    done: list[Change] = []
    dialog.changed.connect(done.append)
    found(dialog, library)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.sides.together == [4, 5]
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.sides.index(1, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Right)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    assert [one.args[0] for one in done] == ["2"]
    merged = studying.get(library, 5)
    assert merged.words("title")["en"] == "Money for four towns and their nurses."
    assert [one.studies for one in dialog.groups.groups] == [(1, 2, 3)]
    QTest.keyClick(dialog, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert dialog.groups.groups == []
    assert duplicates.find(library) == []
    assert dialog.nothing.isVisible()


def merged(dialog: DuplicatesDialog, qtbot: QtBot) -> None:
    """Merge, and wait until the child has done it."""
    dialog.merge()
    assert not dialog.join.isEnabled()
    qtbot.waitUntil(lambda: dialog.task is None, timeout=30_000)


def test_a_record_can_be_left_out_of_a_merge(dialog: DuplicatesDialog, library: Library, qtbot: QtBot) -> None:
    found(dialog, library)
    dialog.sides.take(dialog.sides.index(1, 0))
    assert dialog.sides.together == [2, 3]
    assert dialog.sides.kept == 2
    dialog.sides.take(dialog.sides.index(1, 1))
    assert dialog.sides.together == [2, 3]
    merged(dialog, qtbot)
    assert studying.get(library, 1).id == 1
    assert studying.get(library, 2).volume == "3"


def test_the_kept_record_and_the_wordings_are_as_chosen(
    dialog: DuplicatesDialog, library: Library, qtbot: QtBot
) -> None:
    found(dialog, library)
    dialog.list.setCurrentIndex(dialog.groups.index(1, 0))
    assert dialog.sides.kept == 5
    dialog.sides.take(dialog.sides.index(0, 0))
    merged(dialog, qtbot)
    assert studying.get(library, 4).words("title")["en"] == "Money for four towns and their nurses"
    assert studying.get(library, 4).words("journal")["en"] == "Care"
    history.undo(library)
    assert studying.get(library, 5).words("journal")["en"] == "Care"


def test_fields_that_agree_are_shown_when_asked_for(dialog: DuplicatesDialog, library: Library) -> None:
    found(dialog, library)
    few = dialog.sides.rowCount()
    dialog.everything.setChecked(True)
    assert dialog.sides.rowCount() > few


def test_a_group_whose_records_went_elsewhere_goes_too(dialog: DuplicatesDialog, library: Library) -> None:
    found(dialog, library)
    studying.delete(library, [1, 2])
    assert [one.studies for one in dialog.groups.groups] == [(4, 5)]
    assert dialog.sides.together == [4, 5]


def test_a_screen_reader_hears_field_wording_and_choice(dialog: DuplicatesDialog, library: Library) -> None:
    found(dialog, library)
    row = dialog.sides.rowCount() - 1
    said = dialog.sides.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert TITLE in str(said)
    assert "chosen" in str(dialog.sides.index(row, dialog.sides.seen.studies.index(dialog.sides.kept) if dialog.sides.seen else 0).data(Qt.ItemDataRole.AccessibleTextRole))  # fmt: skip
    for widget in (dialog.list, dialog.table, dialog.bar):
        assert widget.accessibleName()


def test_text_from_outside_is_text(dialog: DuplicatesDialog, library: Library) -> None:
    for _ in range(2):
        verbs.a_study(library, "<b>Bold</b> & <img src=x> in four whole towns", year=2011, authors=PEOPLE)
    found(dialog, library)
    titles = [one.title for one in dialog.groups.groups]
    assert "<b>Bold</b> & <img src=x> in four whole towns" in titles
    assert dialog.grab().width() > 0


def test_the_button_that_merged_keeps_the_keyboard(dialog: DuplicatesDialog, library: Library, qtbot: QtBot) -> None:
    found(dialog, library)
    dialog.join.setFocus()
    merged(dialog, qtbot)
    assert dialog.join.isEnabled()
    assert dialog.focusWidget() is dialog.join


def test_a_long_list_of_authors_is_shown_or_ends_with_a_mark(dialog: DuplicatesDialog, library: Library) -> None:
    title = "Many hands in one clinic: a survey of nurses"
    for number in (15, 40):
        people = tuple(Name(f"Li{at}", "A") for at in range(number))
        verbs.a_study(library, title, year=2018, authors=people)
    found(dialog, library)
    mine = next(at for at, one in enumerate(dialog.groups.groups) if one.studies == (6, 7))
    dialog.list.setCurrentIndex(dialog.groups.index(mine, 0))
    row = next(at for at in range(dialog.sides.rowCount()) if "Li3" in str(dialog.sides.index(at, 0).data()))
    few, many = sorted((str(dialog.sides.index(row, side).data()) for side in (0, 1)), key=len)
    assert few.splitlines()[-1] == "Li14, A"
    assert many.endswith("…")
    assert dialog.table.rowHeight(row) >= dialog.table._height(row)
