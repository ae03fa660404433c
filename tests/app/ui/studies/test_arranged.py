"""The shelf of collections, tags and saved searches, and the table of rows: by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.ui.studies.panel import StudiesPanel
from app.work import collecting, keeping, tagging
from app.work.library import Library
from db.query import Query, kept
from tests.app.ui import starting


@pytest.fixture
def panel(qapp: QApplication, library: Library) -> Iterator[StudiesPanel]:
    collecting.make(library, "Reviews")
    collecting.make(library, "English", collecting.folders(library)[0].id)
    collecting.put(library, [1, 2], collecting.folders(library)[1].id)
    tagging.tag(library, [1], "red")
    keeping.keep(library, "search", "Old", kept(Query(years=(2000, 2012))))
    made = StudiesPanel(None, {"shelf": True})
    with starting.shown(qapp, made, 360, 760):
        made.follow(library)
        library.listen(made.refresh)
        starting.until(lambda: made.counts is not None and {"red", "Old"} <= names(made))
        yield made
    made.close_library()


def names(panel: StudiesPanel) -> set[str]:
    """What the shelf shows so far."""
    return {one.text(0) for one in panel.parts.shelf._items()} if panel.parts.shelf is not None else set()


def item(panel: StudiesPanel, name: str) -> Any:
    assert panel.parts.shelf is not None
    return next(one for one in panel.parts.shelf._items() if one.text(0) == name)


def test_the_shelf_shows_what_there_is_with_counts(panel: StudiesPanel) -> None:
    assert {one.text(0): one.text(1) for one in panel.parts.shelf._items()} == {  # type: ignore[union-attr]
        "Collections": "", "Reviews": "2", "English": "2", "In no collection": "2",
        "Tags": "", "red": "1", "Saved searches": "", "Old": "",
    }  # fmt: skip


@pytest.mark.parametrize(("name", "count"), [("Reviews", 2), ("In no collection", 2), ("red", 1), ("Old", 2)])
def test_a_press_narrows_the_list_and_a_second_one_widens_it(panel: StudiesPanel, name: str, count: int) -> None:
    shelf = panel.parts.shelf
    assert shelf is not None
    shelf.setFocus()
    shelf.setCurrentItem(item(panel, name))
    QTest.keyClick(shelf, Qt.Key.Key_Return)
    starting.until(lambda: len(panel.model.ids) == count and item(panel, name).isSelected())
    if name != "Old":
        shelf.choose(item(panel, name))
        starting.until(lambda: len(panel.model.ids) == 4)


def test_studies_dragged_from_the_list_fall_into_a_collection_or_onto_a_tag(panel: StudiesPanel, qtbot: QtBot) -> None:
    shelf = panel.parts.shelf
    assert shelf is not None
    data = panel.model.mimeData([panel.model.index(2), panel.model.index(3)])
    assert data.hasText()
    with qtbot.waitSignal(panel.arranged) as told:
        shelf.drop_on(item(panel, "English"), data)
    assert told.args == ["put", ([3, 4], collecting_id(panel, "English"))]
    with qtbot.waitSignal(panel.arranged) as told:
        shelf.drop_on(item(panel, "red"), data)
    assert told.args == ["tag", ([3, 4], "red")]
    moved = shelf.mimeData([item(panel, "English")])
    assert isinstance(moved, QMimeData)
    with qtbot.waitSignal(panel.arranged) as told:
        shelf.drop_on(item(panel, "Collections"), moved)
    assert told.args == ["move", (collecting_id(panel, "English"), None)]


def collecting_id(panel: StudiesPanel, name: str) -> int:
    assert panel.library is not None
    return next(one.id for one in collecting.folders(panel.library) if one.name == name)


def test_a_name_is_typed_in_place(panel: StudiesPanel, qtbot: QtBot) -> None:
    shelf = panel.parts.shelf
    assert shelf is not None
    shelf.setCurrentItem(item(panel, "Reviews"))
    QTest.keyClick(shelf, Qt.Key.Key_F2)
    (field,) = shelf.findChildren(QLineEdit)
    field.setText("Overviews")
    with qtbot.waitSignal(panel.arranged) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["rename", (collecting_id(panel, "Reviews"), "Overviews")]
    starting.until(lambda: written(shelf) is None)
    panel.act("study.collection")
    starting.until(lambda: written(shelf) is not None)
    field = written(shelf)
    assert field is not None
    field.setText("Mine")
    with qtbot.waitSignal(panel.arranged) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["make", ("Mine", None)]


def written(shelf: QWidget) -> QLineEdit | None:
    """The field in which a name is being written."""
    return next((one for one in shelf.findChildren(QLineEdit) if one.isVisible()), None)


def test_deleting_asks_for_the_deed(panel: StudiesPanel, qtbot: QtBot) -> None:
    shelf = panel.parts.shelf
    assert shelf is not None
    shelf.setCurrentItem(item(panel, "red"))
    with qtbot.waitSignal(panel.arranged) as told:
        QTest.keyClick(shelf, Qt.Key.Key_Delete)
    assert told.args[0] == "delete_tag"


def test_rows_show_the_same_studies_sorted_by_a_head(panel: StudiesPanel) -> None:
    panel.list.choose([2], 2)
    panel.act("study.rows")
    starting.until(lambda: panel.parts.rows is not None and panel.parts.rows.isVisible())
    rows = panel.parts.rows
    assert rows is not None
    assert panel.list is rows
    starting.until(lambda: rows.selected() == [2])
    heads = [rows.rows.headerData(at, Qt.Orientation.Horizontal) for at in range(rows.rows.columnCount())]
    assert heads == ["Title", "Author", "Year", "Journal", "Findings"]
    rows.horizontalHeader().sectionClicked.emit(2)
    starting.until(lambda: panel.query.sort == "year")
    years = [str(rows.rows.index(at, 2).data()) for at in range(4)]
    assert years in (sorted(years), sorted(years, reverse=True))
    QTest.keyClick(rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(rows.selected()) == 4
    QTest.keyClick(rows, Qt.Key.Key_End)
    assert rows.currentIndex().row() == 3


def test_columns_are_chosen_and_remembered(panel: StudiesPanel, library: Library) -> None:
    panel.act("study.rows")
    rows = panel.parts.rows
    assert rows is not None
    menu = QMenu()
    rows.fill_columns(menu)
    next(one for one in menu.actions() if one.text() == "Languages").setChecked(True)
    rows.choose_column("journal", False)
    again = StudiesPanel(None, panel.remember())
    again.follow(library)
    starting.until(lambda: again.parts.rows is not None)
    assert again.parts.rows is not None
    assert again.parts.rows.rows.columns == ("title", "author", "year", "findings", "languages")
    again.close_library()
    again.deleteLater()


def test_places_found_stand_on_the_cards(panel: StudiesPanel, qtbot: QtBot) -> None:
    starting.type_words(panel.search, "trust")
    panel.grab()
    qtbot.waitUntil(lambda: panel.model.hit(0) is not None, timeout=10_000)
    hit = panel.model.hit(0)
    assert hit is not None
    assert any(place.text[slice(*span)].lower() == "trust" for place in hit.snippets for span in place.spans)
    panel.grab()
