"""How high each row is and where it begins: one table that both panes and the gutter stand on.

All lengths are pixels. A row is as high as the longer of its two sides; until a row has been laid out its height is an
estimate, and everything below it stands where the estimate says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

BETWEEN = 16
"""Space between two rows."""
COMPACT = 10
"""The same where rows stand closer."""
PARAGRAPH = 12
"""More before a new paragraph."""
SECTION = 36
"""More before a section."""
LABEL = 29
"""So far above its first row a section's name stands."""
FIRST = 20
"""Space above a first row without a section."""
STACKED = 10
"""Between a sentence and its counterpart below it, where there is one column only."""
TAIL = 64
"""Space under the last row."""


@dataclass(frozen=True, slots=True)
class Line:
    """The one line both languages stand on: its height, where the baseline lies in it, and the two sizes in pixels."""

    height: int
    baseline: int
    latin: int
    han: int

    @classmethod
    def at(cls, percent: int) -> Line:
        """The line for a text size in percent (17 and 16 px on 26 at 100 %)."""
        scale = percent / 100
        return cls(int(26 * scale), round(18 * scale), round(17 * scale), round(16 * scale))


class Heights:
    """Row heights with their running sums; `count` rows, `before[k]` pixels of space above row k's words."""

    def __init__(self, count: int, before: Sequence[int], estimates: Sequence[int], lead: int = 0) -> None:
        self.count = count
        self.lead = lead
        self.gap = BETWEEN
        self.tail = TAIL
        self._before = list(before)
        self._words = list(estimates)
        self._known = [False] * count
        self._tops: list[int] = [0] * (count + 1)
        self._dirty = 0
        self.unknown = count

    def known(self, row: int) -> bool:
        """Whether a row has been laid out."""
        return self._known[row]

    def forget(self, row: int | None = None) -> None:
        """A row, or every row, must be laid out again; the old height stays as the estimate."""
        which = range(self.count) if row is None else (row,)
        for k in which:
            if self._known[k]:
                self._known[k] = False
                self.unknown += 1

    def estimate(self, heights: Sequence[int]) -> None:
        """New estimates for the rows that are not known."""
        for k, height in enumerate(heights):
            if not self._known[k]:
                self._words[k] = height
        self._dirty = 0

    def know(self, row: int, height: int) -> bool:
        """Sets the height of a row's words; says whether anything moved."""
        if not self._known[row]:
            self._known[row] = True
            self.unknown -= 1
        return self.put(row, height)

    def put(self, row: int, height: int) -> bool:
        """Changes a height without calling the row laid out (an editor grows over it); says whether anything moved."""
        if self._words[row] == height:
            return False
        self._words[row] = height
        self._dirty = min(self._dirty, row + 1)
        return True

    def set_lead(self, lead: int) -> bool:
        """Sets the space above the first row; says whether it changed."""
        if lead == self.lead:
            return False
        self.lead = lead
        self._dirty = 0
        return True

    def set_gap(self, gap: int) -> None:
        """Sets the space between two rows."""
        self.gap = gap
        self._dirty = 0

    def _sum(self) -> None:
        if self._dirty > self.count:
            return
        tops = self._tops
        if self._dirty == 0:
            tops[0] = self.lead
        for k in range(max(0, self._dirty - 1), self.count):
            tops[k + 1] = tops[k] + self._before[k] + self._words[k] + self.gap
        self._dirty = self.count + 1

    def top(self, row: int) -> int:
        """Where a row begins, with the space above its words."""
        self._sum()
        return self._tops[row]

    def words_top(self, row: int) -> int:
        """Where the first line of a row begins."""
        self._sum()
        return self._tops[row] + self._before[row]

    def words_height(self, row: int) -> int:
        """How high the words of a row are."""
        return self._words[row]

    def bottom(self, row: int) -> int:
        """Where the last line of a row ends."""
        return self.words_top(row) + self._words[row]

    def before(self, row: int) -> int:
        """The space above a row's words."""
        return self._before[row]

    def total(self) -> int:
        """The height of the whole page."""
        self._sum()
        return self._tops[self.count] + self.tail

    def row_at(self, y: float) -> int:
        """The row at a height; the nearest one above the first and below the last."""
        self._sum()
        return max(0, min(self.count - 1, bisect_right(self._tops, y) - 1))

    def between(self, top: float, bottom: float) -> range:
        """The rows that touch a stretch of the page."""
        if not self.count:
            return range(0)
        return range(self.row_at(top), self.row_at(bottom) + 1)


class Table:
    """The heights with the two layouts that measure them: whoever asks for a row gets it laid out on both sides.

    Where there is room for one column only (`stacked`), the right side of a row stands below its left one. `blank` is
    then the room of a side that has no words.
    """

    def __init__(self, heights: Heights) -> None:
        self.heights = heights
        self.measures: list[Callable[[int], int]] = []
        self.moved = False
        self.laid_out = 0
        self.stacked = False
        self.blank = 0
        self._parts: dict[int, list[int]] = {}

    def ensure(self, row: int) -> None:
        """Lays a row out on both sides unless it is known; `moved` tells whether what lies below it moved."""
        if self.heights.known(row):
            return
        self.laid_out += 1
        parts = self._parts[row] = [measure(row) for measure in self.measures]
        if self.heights.know(row, self._whole(parts)):
            self.moved = True

    def ensure_between(self, top: float, bottom: float) -> None:
        """Lays out every row that touches a stretch of the page; rows may move while it is done."""
        if not self.heights.count:
            return
        row = self.heights.row_at(top)
        while row < self.heights.count and self.heights.top(row) <= bottom:
            self.ensure(row)
            row += 1

    def grow(self, row: int, index: int, need: int) -> bool:
        """Gives a side of a row so much height while an editor stands over it; says whether anything moved."""
        parts = [need if at == index else measure(row) for at, measure in enumerate(self.measures)]
        self._parts[row] = parts
        return self.heights.put(row, self._whole(parts))

    def offset(self, row: int, index: int) -> int:
        """How far below the top of a row's words a side begins."""
        if not self.stacked or not index:
            return 0
        first = self._part(row, 0)
        return first + STACKED if first else 0

    def room(self, row: int, index: int) -> int:
        """How high a side of a row is."""
        return self._part(row, index) if self.stacked else self.heights.words_height(row)

    def _part(self, row: int, index: int) -> int:
        parts = self._parts.get(row)
        return (parts[index] if parts else 0) or self.blank

    def _whole(self, parts: Sequence[int]) -> int:
        if not self.stacked:
            return max(parts, default=0)
        taken = [part or self.blank for part in parts]
        return sum(taken) + (STACKED if all(taken) and len(taken) > 1 else 0)
