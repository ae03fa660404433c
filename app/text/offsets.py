"""Find out how another program counted: by code points, UTF-16 units or bytes, with or without a mark at the start.

Standards leave it open and programs differ, so nothing is believed: each way of counting is tried on the quoted words a
file gives, and the one under which most of them stand where they should is taken. Offsets that come out are code points
of the text as it is kept, half-open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Final

from app.text.fold import Folded, folded
from app.text.span import Span

ENOUGH: Final = 8
"""Letters of a quote that was cut off, below which it proves nothing."""
LEAST_ENDS: Final = 8
SOME_CUT: Final = 0.75
FEW_CUT: Final = 0.95
"""Ends of stretches without words that are looked at, at least; shares of them that lie between words."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of counting: unit ("points", "utf16", "bytes"), a shift, how a line end counts, whether the end is inside."""

    unit: str = "points"
    shift: int = 0
    ends: str = "as is"
    """as is; one (CR LF counts as one); two (LF counts as two)."""
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch as a file gives it, with its words ('' where it gives none) and whether they are all of them."""

    start: int
    end: int
    quote: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a mark stands; `how` is "words", "found", "named" or "unproved"."""

    span: Span
    how: str


def ways(body: str) -> Iterator[Way]:
    """Every way of counting that makes a difference in a text, the plain one first."""
    units = ["points"]
    if any(ch > "\uffff" for ch in body):
        units.append("utf16")
    if not body.isascii():
        units.append("bytes")
    ends = ["as is"]
    if "\r\n" in body:
        ends.append("one")
    elif "\n" in body or "\r" in body:
        ends.append("two")
    for inside in (False, True):
        for shift in (0, 1, -1, 3):
            for end in ends:
                for unit in units:
                    if shift != 3 or unit == "bytes":
                        yield Way(unit, shift, end, inside)


class Counted:
    """A text counted in one way; `span` turns a file's offsets into ours."""

    def __init__(self, body: str, way: Way) -> None:
        self._way = way
        self._places = _places(body, way.unit, way.ends)

    def span(self, start: int, end: int) -> Span | None:
        """The stretch in code points, None where an offset lies outside or inside a character."""
        shift = self._way.shift
        one, two = self._at(start - shift, bisect_right), self._at(end - shift + self._way.inside, bisect_left)
        return Span(one, two) if one is not None and two is not None and one < two else None

    def _at(self, offset: int, side: Callable[[Sequence[int], int], int]) -> int | None:
        """The code point at an offset; where a line end counts for nothing, a start lies behind it, an end before."""
        if offset < 0:
            return 0 if offset == -1 and self._way.shift > 0 else None
        at = side(self._places, offset) - (side is bisect_right)
        return at if at < len(self._places) and self._places[at] == offset else None


@lru_cache(maxsize=8)
def _places(body: str, unit: str, ends: str) -> Sequence[int]:
    """The offset of each code point and of the end, counted in one unit."""
    if unit == "points" and ends == "as is":
        return range(len(body) + 1)
    if unit == "utf16":
        widths = [2 if ch > "\uffff" else 1 for ch in body]
    elif unit == "bytes":
        widths = [1 if ch < "\x80" else 2 if ch < "\u0800" else 3 if ch <= "\uffff" else 4 for ch in body]
    else:
        widths = [1] * len(body)
    if ends != "as is":
        for at, ch in enumerate(body):
            if ends == "two":
                widths[at] += ch in "\r\n"
            elif ch == "\n" and at and body[at - 1] == "\r":
                widths[at] = 0
    return [0, *accumulate(widths)]


def agrees(quote: str, words: str, whole: bool) -> int:
    """How surely words are those of a quote: 2 all of them, 1 their beginning, 0 not."""
    wanted, have = _bare(quote), folded(words)
    if not wanted or not have:
        return 0
    if wanted == have:
        return 2
    cut = quote.rstrip().endswith(("…", "..."))
    return 1 if not whole and (cut or len(wanted) >= ENOUGH) and have.startswith(wanted) else 0


def _bare(quote: str) -> str:
    """A quote in its matching form, without the dots that say it was cut off."""
    plain = quote.strip()
    for dots in ("…", "..."):
        plain = plain.removesuffix(dots)
    return folded(plain)


def best(body: str, marks: Iterable[Mark]) -> Way | None:
    """The way of counting under which most quotes stand at their place; None where none does."""
    telling = [one for one in marks if _bare(one.quote)]
    found, most = None, 0
    whole = 2 * len(telling)
    for way in ways(body) if telling else ():
        counted = Counted(body, way)
        score = 0
        for one in telling:
            span = counted.span(one.start, one.end)
            score += agrees(one.quote, span.of(body), one.whole) if span is not None else 0
        if score > most:
            found, most = way, score
        if most == whole:
            break
    return found


def likely(body: str, marks: Sequence[Mark]) -> Way | None:
    """The way of counting under which stretches without words begin and end where words do; None where the plain one may do.

    A last resort: programs that give no words with a place seldom mark half a word. Another way than the plain one is
    taken only where the plain one cuts many words and the other hardly any.
    """
    best_way, most = None, 0.0
    for way in ways(body):
        counted = Counted(body, way)
        spans = [counted.span(min(one.start, one.end), max(one.start, one.end)) for one in marks]
        ends = [clean for span in spans if span is not None for clean in _clean(body, span)]
        ends += [False, False] * spans.count(None)
        if len(ends) < LEAST_ENDS:
            return None
        share = sum(ends) / len(ends)
        if way == Way() and share >= SOME_CUT:
            return None
        if share > most:
            best_way, most = way, share
    return best_way if most >= FEW_CUT else None


def _clean(body: str, span: Span) -> Iterator[bool]:
    """For either end of a stretch, whether it lies between words; nothing is told where Chinese is on both sides."""
    for at in (span.start, span.end):
        before, after = body[at - 1 : at], body[at : at + 1]
        if before > "\u2e7f" and after > "\u2e7f" and before.isalnum() and after.isalnum():
            continue
        inside = body[span.start : span.start + 1] if at == span.start else body[span.end - 1 : span.end]
        yield not (before.isalnum() and after.isalnum()) and not inside.isspace()


def place(body: str, marks: Sequence[Mark], usual: Way | None = None) -> list[Placed | None]:
    """Say where marks stand: by the best way of counting, else by their words alone; None for one that has no place.

    ``usual`` is the way of the other texts of a file, for a text in which nothing can be tested. Where most names of marks
    are the words that stand there, the count is proved: a name that stands elsewhere, once, draws its mark there; one that
    stands nowhere was given by a person, and the mark stays where the file puts it.
    """
    way = best(body, marks) or usual or likely(body, marks) or Way()
    counted = Counted(body, way)
    form: Folded | None = None
    out: list[Placed | None] = []
    named = _are_words(body, marks, counted)
    for one in marks:
        span = counted.span(min(one.start, one.end), max(one.start, one.end))
        if span is not None and one.quote:
            begins = named and not one.whole and folded(span.of(body)).startswith(_bare(one.quote) or "\0")
            if begins or agrees(one.quote, span.of(body), one.whole):
                out.append(Placed(span, "words"))
                continue
        if one.quote:
            form = form or Folded(body)
            elsewhere = _search(form, one, span, short=named)
            if elsewhere is not None:
                out.append(Placed(elsewhere, "found"))
                continue
        if span is None or span.start >= span.end or (one.whole and one.quote):
            out.append(None)  # the words are given in full and stand nowhere, or in two places
        else:
            out.append(Placed(span, "named" if named and _bare(one.quote) else "unproved"))
    return out


def _are_words(body: str, marks: Sequence[Mark], counted: Counted) -> bool:
    """Whether the names of marks are their words: those of most are, where they can be tested."""
    telling = [one for one in marks if _bare(one.quote)]
    spans = [(one, counted.span(min(one.start, one.end), max(one.start, one.end))) for one in telling]
    agreed = sum(1 for one, span in spans if span is not None and agrees(one.quote, span.of(body), one.whole))
    return 2 * agreed > len(telling)


def _search(form: Folded, mark: Mark, span: Span | None, *, short: bool = False) -> Span | None:
    """The one place where the quote stands; of several, the one nearest to where the file puts it, if that is near.

    A quote of few letters is looked for only where it is known to be all of the words, or ``short``.
    """
    wanted = _bare(mark.quote)
    if not wanted or (len(wanted) < ENOUGH and not mark.whole and not short):
        return None
    places: list[int] = []
    at = form.text.find(wanted)
    while at >= 0 and len(places) < 50:
        places.append(at)
        at = form.text.find(wanted, at + 1)
    if len(places) > 1 and span is not None:
        near = [one for one in places if abs(form.stored(one, one + 1).start - span.start) <= 3]
        places = near if len(near) == 1 else places
    if len(places) != 1:
        return None
    found = form.stored(places[0], places[0] + len(wanted))
    cut = not mark.whole and (short or mark.quote.rstrip().endswith(("…", "...")))
    if cut and span is not None:
        return Span(found.start, min(len(form.source), max(found.end, found.start + (span.end - span.start))))
    return found
