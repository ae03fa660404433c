"""Keep a passage on its words: describe it, carry it over an edit, find it in another copy.

Nothing here ever guesses: an anchor either holds exactly its quoted words, or it is handed back for a person to settle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.text.difference import Change, changes
from app.text.span import Span

CONTEXT: Final = 32
_SURE_ALONE: Final = 12
_SURE_BESIDE: Final = 4

PLACED: Final = "placed"
REVIEW: Final = "review"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage's place in one version of a text: `quote` is `text[start:end]`, with up to 32 code points on each side."""

    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of an anchor in an edit.

    `placed`: `anchor` stands on the same words in the new text. `review`: its words changed or can't be told apart, and
    `anchor` is the old one, whose offsets mean nothing in the new text and are to be drawn nowhere.
    """

    anchor: Anchor
    state: str

    @property
    def placed(self) -> bool:
        """Whether the anchor stands on its words in the new text."""
        return self.state == PLACED


def make(text: str, start: int, end: int) -> Anchor:
    """The anchor of `text[start:end]`; ValueError where that is empty or lies outside the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no words at {start} to {end} of a text of {len(text)} characters")
    return Anchor(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def carry(old: str, new: str, anchors: Sequence[Anchor]) -> list[Carried]:
    """Each anchor of the old text in the new one, in the given order.

    An anchor moves with its words when a real difference (difflib) leaves every one of them alone, and they are not by
    chance the same (enough of the text beside them is also unchanged, or they stand only once in each version). Words that
    were cut and put elsewhere whole are followed when there is no doubt which they are.
    """
    if not anchors:
        return []
    stretches = changes(old, new)
    return [_carried(old, new, stretches, anchor) for anchor in anchors]


def find(text: str, anchor: Anchor) -> Span | None:
    """Where the anchor's words stand in another text: the only place, or the only one with the same words around it."""
    places = list(_places(text, anchor.quote))
    if len(places) <= 1:
        return places[0] if places else None
    for demand in (_both_sides, _either_side):
        fitting = [place for place in places if demand(text, place, anchor)]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _carried(old: str, new: str, stretches: list[Change], anchor: Anchor) -> Carried:
    if old[anchor.start : anchor.end] != anchor.quote or not anchor.quote:
        return Carried(anchor, REVIEW)
    home = next((s for s in stretches if s.same and s.old_start <= anchor.start and anchor.end <= s.old_end), None)
    if home is not None:
        start = anchor.start - home.old_start + home.new_start
        beside = home.old_end - home.old_start - len(anchor.quote)
        whole = home.old_start == 0 and home.old_end == len(old)
        if whole or beside >= _SURE_BESIDE or _only_once(old, new, anchor.quote):
            return Carried(make(new, start, start + len(anchor.quote)), PLACED)
    elif len(anchor.quote) >= _SURE_ALONE and _only_once(old, new, anchor.quote):
        start = new.index(anchor.quote)
        return Carried(make(new, start, start + len(anchor.quote)), PLACED)
    return Carried(replace(anchor), REVIEW)


def _only_once(old: str, new: str, quote: str) -> bool:
    return len(list(_places(old, quote, 2))) == 1 == len(list(_places(new, quote, 2)))


def _places(text: str, quote: str, most: int = 1_000) -> Iterator[Span]:
    """Where a quote stands, overlapping places included, at most so many."""
    at = text.find(quote) if quote else -1
    while at >= 0 and most > 0:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1)
        most -= 1


def _both_sides(text: str, place: Span, anchor: Anchor) -> bool:
    return _same_before(text, place, anchor) and _same_after(text, place, anchor)


def _either_side(text: str, place: Span, anchor: Anchor) -> bool:
    return _same_before(text, place, anchor) or _same_after(text, place, anchor)


def _same_before(text: str, place: Span, anchor: Anchor) -> bool:
    if not anchor.before:
        return place.start == 0
    return text.endswith(anchor.before, 0, place.start)


def _same_after(text: str, place: Span, anchor: Anchor) -> bool:
    if not anchor.after:
        return place.end == len(text)
    return text.startswith(anchor.after, place.end)
