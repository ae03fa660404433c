"""Below 640 pixels each sentence stands above its counterpart, in one column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.ui.reader.panel import ReaderPanel
from app.ui.reader.scene import LEFT, RIGHT
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin
from tests.app.ui.reader.test_hands_on import press

Make = Callable[..., ReaderPanel]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("width", [360, 430, 639])
@pytest.mark.parametrize("percent", [100, 200])
def test_below_640_pixels_each_sentence_stands_above_its_counterpart(make: Make, width: int, percent: int) -> None:
    panel = make(size=(width, 700))
    panel.set_text_size(percent)
    spin()
    left, right = (side.layout for side in panel.scene.sides)
    heights = panel.scene.table.heights
    panel.scene.table.ensure_between(0, 10_000)
    assert left.left == right.left
    assert left.width == right.width
    for row in range(len(panel.scene.rows)):
        below = left.top(row) + left.measure(row)
        assert left.top(row) == heights.words_top(row)
        assert right.top(row) >= below
        assert right.top(row) + right.measure(row) <= heights.bottom(row)
    bars = [pane.verticalScrollBar() for pane in panel.panes]
    assert bars[0].maximum() == bars[1].maximum()


def at(panel: ReaderPanel, index: int, row: int) -> QPoint:
    """The middle of the first line of a side of a row, in the panel."""
    layout = panel.scene.sides[index].layout
    rect = layout.caret_line(row, 3)
    pane = panel.panes[index]
    return QPoint(int(rect.x()), int(rect.center().y()) - panel.rolling.value) + pane.pos()


def test_in_one_column_the_mouse_reaches_both_texts(make: Make) -> None:
    panel = make(size=(430, 900))
    for index in (LEFT, RIGHT, LEFT):
        for row in (0, 1):
            point = at(panel, index, row)
            hit = panel.childAt(point)
            assert hit is panel.panes[index].viewport(), (index, row)
            QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(panel, point))
            assert (panel.side, panel.scene.row) == (index, row)


def test_in_one_column_keys_editing_and_scrolling_work_as_in_two(make: Make) -> None:
    panel = make(size=(430, 500))
    panel.stepping.to_row(0, LEFT)
    for _ in range(3):
        press(panel, Qt.Key.Key_J)
    press(panel, Qt.Key.Key_L)
    assert (panel.side, panel.scene.row) == (RIGHT, 3)
    press(panel, Qt.Key.Key_F2)
    field = panel.editing.field
    assert field
    layout = panel.scene.sides[RIGHT].layout
    top = field.mapTo(panel, QPoint(0, 0)).y()
    assert top == layout.top(3) - panel.rolling.value + panel.panes[RIGHT].y()
    before = panel.scene.table.heights.words_height(3)
    QTest.keyClicks(field, "words " * 30)
    assert panel.scene.table.heights.words_height(3) > before
    assert panel.panes[RIGHT].mask().contains(panel.panes[RIGHT].mapFrom(panel, QPoint(120, top + 60)))
    press(panel, Qt.Key.Key_Escape)
    assert panel.scene.table.heights.words_height(3) == before
    panel.rolling.to(200)
    assert [pane.verticalScrollBar().value() for pane in panel.panes] == [200, 200]


def test_growing_wide_again_the_texts_face_each_other(make: Make) -> None:
    panel = make(size=(500, 700))
    assert panel.scene.table.stacked
    panel.resize(900, 700)
    spin()
    assert not panel.scene.table.stacked
    assert panel.panes[RIGHT].mask().isEmpty()
    left, right = (side.layout for side in panel.scene.sides)
    assert [left.top(row) for row in range(5)] == [right.top(row) for row in range(5)]
    assert panel.panes[RIGHT].x() > panel.panes[LEFT].geometry().right()


def test_in_one_column_a_missing_text_is_offered_below_the_other_one(make: Make) -> None:
    panel = make(replace(builders.page(coded=False), right=None, pairs=()), (430, 700))
    panel.rolling.to(10_000)
    spin()
    last = panel.scene.sides[LEFT].layout
    row = len(panel.scene.rows) - 1
    foot = last.top(row) + last.measure(row) - panel.rolling.value + panel.panes[LEFT].y()
    assert panel.missing.isVisible()
    assert panel.missing.y() >= foot
    assert panel.missing.geometry().bottom() <= panel.height()
    assert [b.text() for b in panel.missing.findChildren(QPushButton) if b.isVisible()][-1] == "Machine translation…"


def test_in_one_column_an_empty_side_is_filled_below_its_sentences(make: Make) -> None:
    panel = make(replace(builders.page(coded=False), right=None, pairs=()), (430, 700))
    line = panel.scene.line.height
    panel.missing._each.click()
    spin()
    assert panel.editing.field is not None
    press(panel, Qt.Key.Key_Tab)
    for row in (1, 2):
        panel.scene.table.ensure(row)
        assert panel.scene.table.room(row, RIGHT) == line
    panel.rolling.to(0)
    layout = panel.scene.sides[RIGHT].layout
    place = QPoint(int(layout.left) + 60, layout.top(1) + line // 2 - panel.rolling.value) + panel.panes[RIGHT].pos()
    hit = panel.childAt(place)
    assert hit is panel.panes[RIGHT].viewport()
    QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(panel, place))
    assert panel.editing.field is not None
    assert panel.editing._row == 1
    QTest.keyClick(panel.editing.field, Qt.Key.Key_Escape)
    spin()
    assert panel.missing.isVisible()
    assert panel.scene.table.blank == 0
