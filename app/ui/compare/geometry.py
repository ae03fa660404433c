"""Where everything of a chart stands: computed once for a chart, a kind of picture, a size, a language and a text size.

Paint, hit test, keyboard and screen reader all ask the same object. Nothing here draws. Lengths are logical pixels; the
picture is the same in either language: only words differ, nothing moves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from app.work.charting import Chart, Column

Measure = Callable[[str, int, int], float]
"""Width of a text at a pixel size and weight."""

LEFT, RIGHT = 18.0, 16.0
GROUP_GAP = 6.0
FOLDED = 74.0
LEAST_COLUMN = 48.0
LEGEND_LINE = 18.0
MARK = 12.0
BARRIER_AT, FACILITATOR_AT = 10.0 / 35.0, 24.5 / 35.0
GROUP_TOP, HEAD_TOP = 46.0, 66.0
"""Where the heads of countries and those of columns begin."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of one kind of picture: widths of row heads and sums, where the body begins, heights of rows.

    `row` and `parent` are heights of a row and of a row that others stand below, `above` is the gap over the latter;
    rows grow up to `stretch` times and shrink down to `squeeze` times where there is more or less room.
    """

    row_head: float
    sums: float
    body_top: float
    row: float
    parent: float
    above: float
    stretch: float
    squeeze: float
    column_gap: float = 0.0
    least: float = LEAST_COLUMN
    mapped: bool = False
    """Whether cells are printed numbers in shades, and rows fold."""


FRAMES: dict[str, Frame] = {
    "matrix": Frame(118.0, 60.0, 141.0, 35.0, 35.0, 0.0, 46 / 35, 31 / 35),
    "map": Frame(164.0, 58.0, 147.0, 19.0, 21.0, 3.0, 1.45, 1.0, mapped=True),
    "pairs": Frame(164.0, 58.0, 151.0, 21.0, 22.0, 3.0, 1.45, 1.0, least=75.0, mapped=True),
    "dots": Frame(164.0, 0.0, 97.0, 26.5, 26.5, 0.0, 1.2, 0.85, 14.0),
}
"""The Matrix, the evidence map, co-occurrence, and the map's dots for one to three columns."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the grid by row and column number; row -1 is a column's head, -2 its country's, column -1 a row's head.

    The column after the last holds the sums.
    """

    row: int
    col: int


@dataclass(frozen=True, slots=True)
class GroupSpan:
    """A country head over its columns."""

    key: str
    left: float
    right: float
    first: int
    last: int


class Geometry:
    """The rectangles of one chart."""

    def __init__(
        self, chart: Chart, width: float, height: float, scale: float, legend_lines: int, kind: str = "matrix"
    ) -> None:
        self.chart = chart
        self.asked = (width, height, scale, legend_lines, kind)
        """What it was made from besides the chart: the same again gives the same rectangles."""
        self.scale = scale
        self.width = width
        self.kind = kind
        self.frame = FRAMES[kind]
        s = scale
        self.top = self.frame.body_top * s
        foot = (10 + legend_lines * LEGEND_LINE + 8) * s
        self._place_rows(height - self.top - foot)
        self.height = max(height, self.body_bottom + foot)
        self.head_right = (LEFT + self.frame.row_head) * s
        self.sums_width = self.frame.sums * s
        self.all_left = width - RIGHT * s - self.sums_width
        folded = [bool(column.folded) for column in chart.columns]
        self.lefts: list[float] = []
        self.widths: list[float] = []
        self._place_columns(chart.columns, folded)
        self.content_right = self.lefts[-1] + self.widths[-1] if self.lefts else self.head_right
        self.overflow = max(0.0, self.content_right + GROUP_GAP * s - self.all_left) if self.frame.sums else 0.0
        self.groups = self._group_spans()

    def _place_rows(self, room: float) -> None:
        """Set the top and height of every row."""
        frame, s = self.frame, self.scale
        heights = [(frame.parent if row.is_parent else frame.row) for row in self.chart.rows]
        gaps = [frame.above if row.is_parent and at else 0.0 for at, row in enumerate(self.chart.rows)]
        whole = sum(heights) + sum(gaps)
        factor = min(frame.stretch * s, max(frame.squeeze * s, room / whole)) if whole else s
        self.tops: list[float] = []
        self.heights: list[float] = []
        y = self.top
        for height, gap in zip(heights, gaps, strict=True):
            y += gap * factor
            self.tops.append(y)
            self.heights.append(height * factor)
            y += height * factor
        self.body_bottom = y

    def _place_columns(self, columns: tuple[Column, ...], folded: list[bool]) -> None:
        """Set the left edge and width of every column."""
        s, frame = self.scale, self.frame
        gaps = sum(one.group != other.group for one, other in pairwise(columns))
        room = self.all_left - (GROUP_GAP * s if frame.sums else 0) - self.head_right
        fixed = sum(folded) * FOLDED * s + gaps * GROUP_GAP * s + frame.column_gap * s * max(0, len(columns) - 1)
        open_columns = len(columns) - sum(folded)
        least = frame.least * s
        self.column_width = max(least, (room - fixed) / open_columns) if open_columns else 0.0
        if not columns or columns[0].group == "":
            self.column_width = min(self.column_width, 240.0 * s) if self.kind != "dots" else self.column_width
        x = self.head_right
        before = columns[0].group if columns else ""
        for column, closed in zip(columns, folded, strict=True):
            if column.group != before:
                x += GROUP_GAP * s
                before = column.group
            width = FOLDED * s if closed else self.column_width
            self.lefts.append(x)
            self.widths.append(width)
            x += width + frame.column_gap * s

    def _group_spans(self) -> list[GroupSpan]:
        """Return the country heads over their columns, from left to right."""
        spans: list[GroupSpan] = []
        for at, (column, left, width) in enumerate(zip(self.chart.columns, self.lefts, self.widths, strict=True)):
            if spans and spans[-1].key == column.group:
                spans[-1] = GroupSpan(column.group, spans[-1].left, left + width, spans[-1].first, at)
            else:
                spans.append(GroupSpan(column.group, left, left + width, at, at))
        return spans

    @property
    def sums(self) -> int:
        """The column number of the sums."""
        return len(self.chart.columns)

    @property
    def window(self) -> QRectF:
        """What is in sight of columns that scroll sideways: between row heads and sums, with a little room."""
        gap = GROUP_GAP * self.scale if self.overflow else 2.0
        return QRectF(self.head_right, 0, self.all_left - self.head_right - gap, self.height)

    def row_span(self, row: int) -> tuple[float, float]:
        """Return top and height of a row, of the column heads (-1) or of the country heads (-2)."""
        if row >= 0:
            return self.tops[row], self.heights[row]
        if row == -2:
            return GROUP_TOP * self.scale, (HEAD_TOP - GROUP_TOP) * self.scale
        top = HEAD_TOP * self.scale if self.kind != "dots" else 52.0 * self.scale
        return top, self.top - top

    def cell(self, row: int, col: int, offset: float = 0.0) -> QRectF:
        """Return the rectangle of a cell, a head (row -1), a country (row -2) or a row head, shifted by a scroll offset."""
        top, height = self.row_span(row)
        if col < 0:
            return QRectF(LEFT * self.scale - 4, top, self.head_right - LEFT * self.scale, height)
        if col >= self.sums:
            return QRectF(self.all_left, top, self.sums_width, height)
        if row == -2:
            span = next(one for one in self.groups if one.first <= col <= one.last)
            return QRectF(span.left - offset, top, span.right - span.left, height)
        return QRectF(self.lefts[col] - offset, top, self.widths[col], height)

    def mark_centre(self, row: int, col: int, sign: str, offset: float = 0.0) -> QPointF:
        """Return where the mark of a sign is centred: barriers in the upper half, facilitators in the lower, others amid."""
        rect = self.cell(row, col, offset)
        share = {"barrier": BARRIER_AT, "facilitator": FACILITATOR_AT}.get(sign, 0.5)
        return QPointF(rect.center().x(), rect.top() + share * rect.height())

    def row_at(self, y: float) -> int | None:
        """Return the row at a height, -1 for column heads, -2 for country heads, None for nothing."""
        if y < GROUP_TOP * self.scale or y >= self.body_bottom:
            return None
        if y < self.top:
            return -2 if y < HEAD_TOP * self.scale and self.kind != "dots" else -1
        row = bisect_right(self.tops, y) - 1
        return row if row >= 0 and y < self.tops[row] + self.heights[row] else None

    def at(self, point: QPointF, offset: float = 0.0) -> Place | None:
        """Return the cell or head under a point, or None."""
        row = self.row_at(point.y())
        if row is None:
            return None
        if point.x() < self.head_right:
            return Place(row, -1) if row >= 0 and point.x() >= LEFT * self.scale - 4 else None
        if self.frame.sums and point.x() >= self.all_left:
            return Place(row, self.sums) if point.x() <= self.all_left + self.sums_width and row >= 0 else None
        x = point.x() + offset
        col = bisect_right(self.lefts, x) - 1
        if col < 0 or x >= self.lefts[col] + self.widths[col]:
            return None
        if row == -2 and not self.chart.columns[col].group:
            return None
        return Place(row, col)

    def nearest(self, point: QPointF, offset: float = 0.0) -> Place | None:
        """Return the cell nearest to a point inside or outside the grid (for a rubber band); None in an empty chart."""
        if not self.tops or not self.lefts:
            return None
        row = max(0, min(len(self.tops) - 1, bisect_right(self.tops, point.y()) - 1))
        col = max(0, min(len(self.lefts) - 1, bisect_right(self.lefts, point.x() + offset) - 1))
        return Place(row, col)


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


def head_block(words: str, width: float, measure: Measure, px: int, most: int) -> list[str]:
    """Break a name over up to so many lines of a width: English at words, else inside one with a hyphen; Chinese evenly."""
    lines: list[str] = []
    latin = " " in words or words.isascii()
    if not latin:
        count = max(1, -(-int(measure(words, px, 400)) // max(1, int(width))))
        each = -(-len(words) // count)
        lines = [words[at : at + each] for at in range(0, len(words), each)]
    for part in words.split() if latin else []:
        while part:
            longer = f"{lines[-1]} {part}" if lines and latin else part
            if lines and latin and measure(longer, px, 400) <= width:
                lines[-1], part = longer, ""
                continue
            cut = len(part)
            while cut > 1 and measure(part[:cut] + ("-" if latin and cut < len(part) else ""), px, 400) > width:
                cut -= 1
            if latin and 0 < len(part) - cut < 3:
                cut -= 3 - (len(part) - cut)
            lines.append(part[:cut] + ("-" if latin and cut < len(part) else ""))
            part = part[cut:]
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1] + "…"]


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
