"""Where everything of the Matrix stands: computed once for a chart, a size, a language and a text size.

Paint, hit test, keyboard and screen reader all ask the same object. Nothing here draws. Lengths are logical pixels; the
picture is the same in either language: only words differ, nothing moves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from app.work.charting import Chart, Column

Measure = Callable[[str, int, int], float]
"""Width of a text at a pixel size and weight."""

LEFT, RIGHT = 18.0, 16.0
ROW_HEAD = 118.0
ALL = 60.0
GROUP_GAP = 6.0
FOLDED = 74.0
LEAST_COLUMN = 48.0
BODY_TOP = 141.0
ROW_LEAST, ROW, ROW_MOST = 31.0, 35.0, 46.0
LEGEND_LINE = 18.0
MARK = 12.0
BARRIER_AT, FACILITATOR_AT = 10.0 / 35.0, 24.5 / 35.0


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the grid: row and column by number; row -1 is a column head, column -1 a row head, COLUMNS the sums."""

    row: int
    col: int


@dataclass(frozen=True, slots=True)
class GroupSpan:
    """A country head over its columns."""

    key: str
    left: float
    right: float


class Geometry:
    """The rectangles of one Matrix."""

    def __init__(self, chart: Chart, width: float, height: float, scale: float, legend_lines: int) -> None:
        self.chart = chart
        self.scale = scale
        self.width = width
        s = scale
        rows, columns = len(chart.rows), len(chart.columns)
        self.top = BODY_TOP * s
        spare = height - self.top - (10 + legend_lines * LEGEND_LINE + 8) * s
        self.row_height = min(ROW_MOST * s, max(ROW_LEAST * s, spare / rows)) if rows else ROW * s
        self.body_bottom = self.top + rows * self.row_height
        self.height = max(height, self.body_bottom + (10 + legend_lines * LEGEND_LINE + 8) * s)
        self.head_right = (LEFT + ROW_HEAD) * s
        self.all_left = width - (RIGHT + ALL) * s
        room = self.all_left - GROUP_GAP * s - self.head_right
        folded = [bool(column.folded) for column in chart.columns]
        gaps = self._gaps(chart.columns)
        fixed = sum(folded) * FOLDED * s + gaps * GROUP_GAP * s
        open_columns = columns - sum(folded)
        self.column_width = max(LEAST_COLUMN * s, (room - fixed) / open_columns) if open_columns else 0.0
        self.lefts: list[float] = []
        self.widths: list[float] = []
        self._place_columns(chart.columns, folded)
        self.content_right = self.lefts[-1] + self.widths[-1] if self.lefts else self.head_right
        self.overflow = max(0.0, self.content_right + GROUP_GAP * s - self.all_left)
        self.groups = self._group_spans()

    @staticmethod
    def _gaps(columns: tuple[Column, ...]) -> int:
        """Count the places where one country ends and the next begins."""
        return sum(one.group != other.group for one, other in pairwise(columns))

    def _place_columns(self, columns: tuple[Column, ...], folded: list[bool]) -> None:
        """Set the left edge and width of every column."""
        x = self.head_right
        before = columns[0].group if columns else ""
        for column, closed in zip(columns, folded, strict=True):
            if column.group != before:
                x += GROUP_GAP * self.scale
                before = column.group
            width = FOLDED * self.scale if closed else self.column_width
            self.lefts.append(x)
            self.widths.append(width)
            x += width

    def _group_spans(self) -> list[GroupSpan]:
        """Return the country heads over their columns, from left to right."""
        spans: list[GroupSpan] = []
        for column, left, width in zip(self.chart.columns, self.lefts, self.widths, strict=True):
            if spans and spans[-1].key == column.group:
                spans[-1] = GroupSpan(column.group, spans[-1].left, left + width)
            else:
                spans.append(GroupSpan(column.group, left, left + width))
        return spans

    @property
    def sums(self) -> int:
        """The column number of the sums."""
        return len(self.chart.columns)

    def cell(self, row: int, col: int, offset: float = 0.0) -> QRectF:
        """Return the rectangle of a cell, a head (row -1) or a row head (col -1), shifted by a scroll offset."""
        top = self.top + row * self.row_height if row >= 0 else 46.0 * self.scale
        height = self.row_height if row >= 0 else self.top - top
        if col < 0:
            return QRectF(LEFT * self.scale - 4, top, self.head_right - LEFT * self.scale, height)
        if col >= self.sums:
            return QRectF(self.all_left, top, ALL * self.scale, height)
        return QRectF(self.lefts[col] - offset, top, self.widths[col], height)

    def mark_centre(self, row: int, col: int, sign: str, offset: float = 0.0) -> QPointF:
        """Return where the mark of a sign is centred: barriers in the upper half, facilitators in the lower."""
        rect = self.cell(row, col, offset)
        share = BARRIER_AT if sign == "barrier" else FACILITATOR_AT
        return QPointF(rect.center().x(), rect.top() + share * rect.height())

    def at(self, point: QPointF, offset: float = 0.0) -> Place | None:
        """Return the cell or head under a point, or None."""
        row = int((point.y() - self.top) // self.row_height) if point.y() >= self.top else -1
        if row >= len(self.chart.rows) or point.y() < 46.0 * self.scale:
            return None
        if point.x() < self.head_right:
            return Place(row, -1) if row >= 0 and point.x() >= LEFT * self.scale - 4 else None
        if point.x() >= self.all_left:
            return Place(row, self.sums) if point.x() <= self.all_left + ALL * self.scale and row >= 0 else None
        x = point.x() + offset
        for col, (left, width) in enumerate(zip(self.lefts, self.widths, strict=True)):
            if left <= x < left + width:
                return Place(row, col)
        return None


def head_lines(column_short: str, label: str, width: float, measure: Measure, px: int) -> list[str]:
    """Break a column head into at most two lines: at the '|' of its short label, else where words allow.

    The full label stays in the card, the table and for the screen reader.
    """
    if column_short:
        return column_short.split("|")[:2]
    words = label.split()
    if len(words) > 1:
        for cut in range(len(words) - 1, 0, -1):
            first, second = " ".join(words[:cut]), " ".join(words[cut:])
            if measure(first, px, 400) <= width and measure(second, px, 400) <= width:
                return [first, second]
    if measure(label, px, 400) <= width:
        return [label]
    half = (len(label) + 1) // 2
    return [label[:half], label[half:]]


def wrap(text: str, width: float, measure: Measure, px: int, most: int) -> list[str]:
    """Wrap a row head: English at words, Chinese anywhere; the last line takes the rest."""
    parts = text.split(" ") if " " in text else list(text)
    glue = " " if " " in text else ""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{glue}{part}" if lines else part
        if lines and (measure(longer, px, 400) <= width or len(lines) == most):
            lines[-1] = longer
        else:
            lines.append(part)
    return lines
