"""The margin of one side: which lane each stripe runs in and where labels stand. Lengths are pixels.

Lanes depend on how the lines broke, so they are worked out row by row as rows come into sight, and kept until the next
layout. A label stands beside the first line of its passage and is pushed down where another stands already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from app.ui.reader.layout import PairLayout
from app.ui.reader.marks import Mark, Marked

STRIPE = 3
OUTSIDE = 20
"""From the words to the nearest stripe."""
NEAREST = 9
"""The same where many stripes need the room."""
CROWD = 12
"""So many lanes at most."""
LABEL_LINE = 16
FAR_BACK = 40


@dataclass(frozen=True, slots=True)
class Stripe:
    """One passage's stripe: its lane (0 is nearest the words), top and bottom on the page, whether its glyph is here."""

    mark: Mark
    lane: int
    top: float
    bottom: float
    begins: bool


@dataclass(frozen=True, slots=True)
class Label:
    """A passage's name in the margin, wrapped."""

    mark: Mark
    rect: QRectF
    lines: tuple[str, ...]


class Margin:
    """Stripes and labels of one side; `labels_width` is 0 where there is only room for glyphs."""

    def __init__(self, marked: Marked, layout: PairLayout) -> None:
        self.marked = marked
        self.layout = layout
        self.labels_width = 0.0
        self.lanes_wide = 12
        self.most_lanes = 3
        self._lanes: dict[int, int] = {}
        self._spans: dict[tuple[int, int], tuple[float, float]] = {}
        self._done: set[int] = set()
        self._wrapped: dict[tuple[str, int, int], tuple[str, ...]] = {}

    @property
    def lanes(self) -> int:
        """How many lanes there are: more than usual, and closer, where more passages lie over one another."""
        return self.most_lanes if self.most_lanes == 1 else max(self.most_lanes, min(CROWD, self.marked.depth))

    @property
    def step(self) -> float:
        """From one lane to the next: all lanes together never reach further out than the usual ones."""
        if self.lanes == self.most_lanes:
            return self.lanes_wide
        return (self.lanes_wide * (self.most_lanes - 1) + OUTSIDE - NEAREST) / (self.lanes - 1)

    @property
    def outside(self) -> int:
        """From the words to the nearest stripe: less where there are many."""
        return OUTSIDE if self.lanes == self.most_lanes else NEAREST

    @property
    def stripe(self) -> float:
        """How wide a stripe is: thinner where the lanes are close, so that there is white between them."""
        return min(STRIPE, max(1.2, self.step - 1.2))

    def forget(self) -> None:
        """Lines broke anew: lanes have to be worked out again."""
        self._lanes.clear()
        self._spans.clear()
        self._done.clear()

    def stripes(self, rows: Sequence[int]) -> list[Stripe]:
        """The stripes in some rows."""
        found = []
        heights = self.layout.table.heights
        for row in rows:
            self._work_out(row)
            top, apart = self.layout.top(row), self.layout.table.stacked
            for mark in self.marked.in_row(row):
                begins = self.marked.first_row(mark) == row
                ends = self.marked.last_row(mark) == row
                low, high = self._spans[mark.passage, row]
                found.append(
                    Stripe(
                        mark,
                        self._lanes[mark.passage],
                        top + low if begins or apart else heights.top(row) - 8,
                        top + high if ends or apart else heights.top(row + 1),
                        begins,
                    )
                )
        return found

    def _work_out(self, row: int) -> None:
        """Gives every mark of a row a lane that no neighbour on its lines runs in."""
        if row in self._done:
            return
        marks = self.marked.in_row(row)
        line = self.layout.line.height
        taken: list[tuple[int, float, float]] = []
        for mark in marks:
            first, last = self.marked.piece(mark, row)
            low = self.layout.line_of(row, first) * line
            high = (self.layout.line_of(row, max(first, last - 1)) + 1) * line
            begins = self.marked.first_row(mark) == row
            ends = self.marked.last_row(mark) == row
            self._spans[mark.passage, row] = (low + line * 0.12 if begins else 0.0, high - line * 0.08)
            if mark.passage in self._lanes:
                lane = self._lanes[mark.passage]
            else:
                used = {n for n, a, b in taken if low < b and a < high}
                lane = next((n for n in range(self.lanes) if n not in used), self.lanes - 1)
                self._lanes[mark.passage] = lane
            taken.append((lane, low, high if ends else float("inf")))
        self._done.add(row)

    def labels(self, rows: Sequence[int], metrics: QFontMetricsF) -> list[Label]:
        """The labels that belong to some rows, each below the one before it."""
        if not self.labels_width or not rows:
            return []
        first = rows[0]
        back = max(0, first - FAR_BACK)
        while first > back and self.marked.in_row(first - 1):
            first -= 1
        wishes = self._wishes(range(first, rows[-1] + 1))
        found: list[Label] = []
        below = float("-inf")
        for number, (wish, mark) in enumerate(wishes):
            top = max(wish, below)
            after = wishes[number + 1][0] if number + 1 < len(wishes) else float("inf")
            lines = self.lines(mark, 3 if after - top >= 3 * LABEL_LINE else 2, metrics)
            rect = QRectF(0, top, self.labels_width, len(lines) * LABEL_LINE)
            below = rect.bottom() + 3
            found.append(Label(mark, rect, lines))
        return found

    def _wishes(self, rows: range) -> list[tuple[float, Mark]]:
        """Where the labels of some rows would like to stand, from top to bottom."""
        wishes = []
        line = self.layout.line
        for row in rows:
            for mark in self.marked.in_row(row):
                if self.marked.first_row(mark) == row and mark.label:
                    self._work_out(row)
                    low = self.layout.line_of(row, self.marked.piece(mark, row)[0]) * line.height
                    top = self.layout.top(row) + low + (line.height - LABEL_LINE) / 2
                    wishes.append((top, mark))
        return sorted(wishes, key=lambda w: (w[0], w[1].start))

    def lines(self, mark: Mark, most: int, metrics: QFontMetricsF) -> tuple[str, ...]:
        """A mark's label in so many lines at most, the count of further codes kept with its last word."""
        suffix = f"\u00a0+{mark.more}" if mark.more else ""
        key = (mark.label + suffix, most, int(self.labels_width))
        if key not in self._wrapped:
            self._wrapped[key] = wrapped(mark.label, suffix, self.labels_width, most, metrics)
        return self._wrapped[key]


_PIECES = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。、；：）》”]*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+"
)


def wrapped(text: str, suffix: str, width: float, most: int, metrics: QFontMetricsF) -> tuple[str, ...]:
    """Words broken into lines of a width, the last one cut with an ellipsis before the suffix where they don't fit.

    Latin words are never broken inside (a single word too long for a line is cut), Chinese may break anywhere.
    """
    lines: list[str] = []
    now = ""
    pieces = _PIECES.findall(text)
    if suffix and pieces:
        pieces[-1] += suffix
    for number, piece in enumerate(pieces):
        if not now or metrics.horizontalAdvance((now + piece).rstrip()) <= width:
            now = now + piece if now else piece.lstrip()
            continue
        if len(lines) == most - 1:
            rest = now + "".join(pieces[number:])
            lines.append(_cut(rest.removesuffix(suffix), suffix, width, metrics))
            return tuple(lines)
        lines.append(now.rstrip())
        now = piece.lstrip()
    lines.append(now)
    return tuple(
        _cut(
            line.removesuffix(suffix) if line.endswith(suffix) else line,
            suffix if line.endswith(suffix) else "",
            width,
            metrics,
        )
        for line in lines
    )


def _cut(text: str, suffix: str, width: float, metrics: QFontMetricsF) -> str:
    """One line with an ellipsis where it is too long for the width together with its suffix."""
    if metrics.horizontalAdvance(text + suffix) <= width:
        return text + suffix
    while text and metrics.horizontalAdvance(text + "…" + suffix) > width:
        text = text[:-1]
    return text.rstrip() + "…" + suffix
