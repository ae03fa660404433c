"""Where the keys lead in a chart: from cell to cell, to the heads of rows, columns and countries."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.ui.compare.geometry import Geometry, Place

PAGE = 4
"""Rows that Page Up and Page Down pass over."""


def moved(geometry: Geometry, place: Place, key: int, control: bool) -> Place | None:
    """Return where a key leads from a place, or None where it is no key of movement."""
    last_row, last_col = len(geometry.chart.rows) - 1, geometry.sums if geometry.frame.sums else geometry.sums - 1
    row, col = place.row, place.col
    if key == Qt.Key.Key_Home:
        return Place(0 if control else row, 0)
    if key == Qt.Key.Key_End:
        return Place(last_row if control else row, last_col if row >= 0 else len(geometry.chart.columns) - 1)
    if control:
        return None
    steps = {
        Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
        Qt.Key.Key_PageUp: (-PAGE, 0), Qt.Key.Key_PageDown: (PAGE, 0),
    }  # fmt: skip
    step = steps.get(Qt.Key(key))
    if step is None:
        return None
    if row < 0:
        return _among_heads(geometry, place, step, last_row)
    if key == Qt.Key.Key_Up and row == 0 and 0 <= col < len(geometry.chart.columns):
        return Place(-1, col)
    return Place(max(0, min(last_row, row + step[0])), max(-1, min(last_col, col + step[1])))


def _among_heads(geometry: Geometry, place: Place, step: tuple[int, int], last_row: int) -> Place:
    """Return where a step leads from the head of a column or country."""
    columns = len(geometry.chart.columns)
    if step[0] > 0:
        return Place(-1, place.col) if place.row == -2 else Place(min(last_row, step[0] - 1), place.col)
    if step[0] < 0:
        grouped = geometry.kind != "dots" and geometry.chart.columns[place.col].group
        return Place(-2, place.col) if place.row == -1 and grouped else place
    if place.row == -1:
        return Place(-1, max(0, min(columns - 1, place.col + step[1])))
    spans = [span for span in geometry.groups if span.key]
    at = next((n for n, span in enumerate(spans) if span.first <= place.col <= span.last), 0)
    return Place(-2, spans[max(0, min(len(spans) - 1, at + step[1]))].first)


def block(one: Place, other: Place) -> frozenset[Place]:
    """Return the rectangle of cells between two."""
    rows = range(max(0, min(one.row, other.row)), max(one.row, other.row) + 1)
    columns = range(max(0, min(one.col, other.col)), max(one.col, other.col) + 1)
    return frozenset(Place(row, col) for row in rows for col in columns)


def of_head(geometry: Geometry, place: Place) -> frozenset[Place]:
    """Return the cells of a whole row, column or country."""
    rows, columns = range(len(geometry.chart.rows)), range(len(geometry.chart.columns))
    if place.row == -2:
        span = next(one for one in geometry.groups if one.first <= place.col <= one.last)
        columns = range(span.first, span.last + 1)
        return frozenset(Place(row, col) for row in rows for col in columns)
    if place.row < 0:
        return frozenset(Place(row, place.col) for row in rows)
    return frozenset(Place(place.row, col) for col in columns)
