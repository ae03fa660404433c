"""What a pane shows of a text and where it stands: the one place where Qt's positions and our code points meet.

A pane shows one block for each row. Its document is made of the stored text's slices with a line feed between them;
white space between rows is not in it. Nothing is ever read back from the document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from app.text.fold import widen
from app.text.utf16 import Units

_SHOWN_AS = {
    0x0A: "\u2028",  # a break inside a row is a line, not a new block
    0x0B: "\u2028",
    0x0C: "\u2028",
    0x0D: "\u200b",  # of CR LF only the second breaks the line; a lone CR is mended below
    0x1C: " ",
    0x1D: " ",
    0x1E: " ",
    0x1F: " ",
    0x85: "\u2028",
    0x2029: "\u2028",
    0x00: "\ufffd",
    0xFDD0: "\ufffd",  # Qt's own marks for the beginning and end of a frame
    0xFDD1: "\ufffd",
    0xFFFC: "\ufffd",  # Qt takes it for an embedded object
} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def displayable(text: str) -> str:
    """The text as Qt can lay it out: the same length in code points and UTF-16 units, with breaks kept inside a block."""
    shown = text.translate(_SHOWN_AS)
    if "\r" not in text:
        return shown
    lone = [i for i, ch in enumerate(text) if ch == "\r" and text[i + 1 : i + 2] != "\n"]
    marks = list(shown)
    for at in lone:
        marks[at] = "\u2028"
    return "".join(marks)


class Shown:
    """One stored text as the blocks of one pane.

    `spans` gives for each row the half-open stretch of the text it shows, in order; an empty stretch is a row that this
    side has nothing for. Positions are the document's (UTF-16 units, one more between two blocks); points are code
    points of the stored text.
    """

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], *, wide: bool = False) -> None:
        self.text = text
        self.spans = tuple(spans)
        view = widen(text) if wide else text
        if len(view) != len(text):
            view = text
        self._view = displayable(view)
        self._plain = not text or max(text) <= "\uffff"
        self._made: dict[int, Units] = {}
        self._firsts: list[int] = []
        position = 0
        for row, (a, b) in enumerate(self.spans):
            self._firsts.append(position)
            position += (b - a if self._plain else self._units(row).units) + 1
        self.length = max(0, position - 1)
        self._starts = [a for a, _ in self.spans]

    def _units(self, row: int) -> Units:
        """The two ways of counting a row's words."""
        found = self._made.get(row)
        if found is None:
            start, end = self.spans[row]
            found = self._made[row] = Units(self.text[start:end])
        return found

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.spans)

    def block(self, row: int) -> str:
        """The words of a row as the block shows them."""
        start, end = self.spans[row]
        return self._view[start:end]

    def document(self) -> str:
        """The whole of what the pane shows, a line feed between blocks."""
        return "\n".join(self.block(row) for row in range(self.rows))

    def empty(self, row: int) -> bool:
        """Whether this side has nothing in a row."""
        start, end = self.spans[row]
        return start == end

    def row_start(self, row: int) -> int:
        """The document position of a row's first unit."""
        return self._firsts[row]

    def units_in(self, row: int) -> int:
        """How many UTF-16 units a row's block holds."""
        return self._units(row).units

    def row_of_position(self, position: int) -> int:
        """The row that a document position stands in."""
        return max(0, min(self.rows - 1, bisect_right(self._firsts, position) - 1))

    def point(self, position: int) -> int:
        """The code point of a document position; one in an empty row is the end of the words before it."""
        if not self.spans:
            return 0
        row = self.row_of_position(position)
        units = self._units(row)
        return self.spans[row][0] + units.point(max(0, min(units.units, position - self._firsts[row])))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the stored text that a selection between two document positions takes.

        A selection that ends at a row's first place ends at the end of the words before it.
        """
        first, last = min(first, last), max(first, last)
        if not self.spans or first == last:
            point = self.point(first)
            return point, point
        start, row = self.point(first), self.row_of_position(last)
        begun = self.row_of_position(first)
        if first == self._firsts[begun] + self._units(begun).units:
            start = next((self.spans[r][0] for r in range(begun + 1, row + 1) if not self.empty(r)), start)
        while row > begun and last <= self._firsts[row]:
            row -= 1
            last = self._firsts[row] + self._units(row).units
        return (start, end) if (end := self.point(last)) > start else (start, start)

    def row_of_point(self, point: int) -> int:
        """The row that shows a code point; one between two rows belongs to the row before it."""
        row = max(0, bisect_right(self._starts, point) - 1)
        while row > 0 and self.empty(row):
            row -= 1
        if self.rows and self.empty(row):
            row = next((r for r in range(self.rows) if not self.empty(r)), 0)
        return row

    def position(self, point: int) -> int:
        """The document position of a code point; one between two rows is the end of the row before it."""
        if not self.spans:
            return 0
        return self.place(self.row_of_point(point), point)

    def place(self, row: int, point: int) -> int:
        """The document position of a code point in a given row, held inside the row."""
        start, end = self.spans[row]
        return self._firsts[row] + self._units(row).unit(max(start, min(end, point)) - start)

    def unit(self, row: int, point: int) -> int:
        """The place of a code point in its block (UTF-16 units), held inside the row."""
        return self.place(row, point) - self._firsts[row]

    def pieces(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """A stretch of the text cut at the rows: (row, first unit, last unit) for each row that shows some of it."""
        if end <= start or not self.spans:
            return []
        found = []
        for row in range(max(0, bisect_right(self._starts, start) - 1), self.rows):
            a, b = self.spans[row]
            if a >= end:
                break
            low, high = max(a, start), min(b, end)
            if low < high:
                found.append((row, self.unit(row, low), self.unit(row, high)))
        return found
