"""A stretch of a text, as half-open offsets in Unicode code points."""

from typing import NamedTuple


class Span(NamedTuple):
    """Where some words stand: from `start` up to, not including, `end`, in code points of the stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def moved(self, by: int) -> "Span":
        """The same stretch counted from a place `by` code points earlier."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch without the white space at its ends; empty at `start` where nothing else is in it."""
    stop = start + len(text[start:end].rstrip())
    if stop <= start:
        return Span(start, start)
    return Span(stop - len(text[start:stop].lstrip()), stop)
