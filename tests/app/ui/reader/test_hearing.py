"""What a screen reader finds: two named texts with caret, selection and rectangles that go down the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible

from app.ui.reader.panel import ReaderPanel
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin

Make = Callable[..., ReaderPanel]


@pytest.fixture
def listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_both_texts_are_named_and_read_only(panel: ReaderPanel) -> None:
    for pane, name in zip(panel.panes, ("English text, Abstract", "Chinese text, Abstract"), strict=True):
        found = QAccessible.queryAccessibleInterface(pane)
        assert found.text(QAccessible.Text.Name).startswith(name)
        assert found.role() == QAccessible.Role.EditableText
        assert found.state().readOnly


def test_words_are_where_they_are_seen(make: Make, listening: None) -> None:
    panel = make()
    panel.set_text_size(125)
    spin()
    pane, side = panel.panes[0], panel.scene.sides[0]
    text = QAccessible.queryAccessibleInterface(pane).textInterface()
    tops = [text.characterRect(side.shown.row_start(row)).top() for row in range(len(panel.scene.rows))]
    assert tops == sorted(set(tops))
    shown = pane.viewport().mapToGlobal(pane.viewport().rect().topLeft()).y()
    wanted = [
        shown + panel.scene.table.heights.words_top(row) - panel.rolling.value for row in range(len(panel.scene.rows))
    ]
    assert all(abs(top - place) < panel.scene.line.height for top, place in zip(tops, wanted, strict=True))


def test_caret_and_selection_are_told_in_units_of_the_document(panel: ReaderPanel) -> None:
    pane = panel.panes[1]
    pane.setFocus()
    pane.select(3, 8)
    text = QAccessible.queryAccessibleInterface(pane).textInterface()
    assert text.cursorPosition() == 8
    assert text.selectionCount() == 1
    assert text.text(3, 8) == builders.CHINESE[3:8]


def test_a_screen_reader_can_bring_words_into_sight(make: Make) -> None:
    panel = make(builders.long_page(200))
    top = panel.scene.table.heights.words_top(120)
    panel.panes[0]._q_ensureVisible(QRectF(0, top, 10, 20))
    assert panel.rolling.value <= top <= panel.rolling.value + panel.rolling.height


def test_every_control_has_a_name(panel: ReaderPanel) -> None:
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    for control in panel.findChildren(QAbstractButton) + panel.findChildren(QLineEdit):
        if control.isVisible():
            assert control.accessibleName() or control.text(), control  # type: ignore[union-attr]


def test_the_reader_speaks_the_language_of_the_interface_while_it_runs(panel: ReaderPanel) -> None:
    from app.ui import language

    try:
        language.use("zh")
        spin()
        assert panel.header.row._title.startswith("（试）")
        language.use("en")
        spin()
        assert panel.header.row._title == "Two towns, one purse"
    finally:
        language.use("en")
