"""Align two texts around the pairs that a person had a hand in: those stay, and only what lies between is aligned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Protocol

from app.text.segment import sentences
from app.text.span import Span, trimmed
from app.work import semantic
from db.pairs import NewPair, in_order

if TYPE_CHECKING:
    from app.text.lexicon import Lexicon

Numbers = tuple[tuple[int, ...], tuple[int, ...]]


class Kept(Protocol):
    """A pair that stays as it is."""

    @property
    def left(self) -> tuple[tuple[int, int], ...]:
        """Stretches of the left text."""
        ...

    @property
    def right(self) -> tuple[tuple[int, int], ...]:
        """Stretches of the right text."""
        ...

    @property
    def confidence(self) -> float:
        """How sure the aligner was."""
        ...

    @property
    def state(self) -> str:
        """Automatic, confirmed or manual."""
        ...

    @property
    def reading(self) -> str:
        """Unchecked, checked or wrong."""
        ...


class Words(Protocol):
    """A text with its language."""

    @property
    def body(self) -> str:
        """The words."""
        ...

    @property
    def lang(self) -> str:
        """The language tag."""
        ...


def of_a_person(one: Kept) -> bool:
    """Tell whether somebody confirmed, set, checked or marked a pair."""
    return (one.state, one.reading) != ("automatic", "unchecked")


def aligned(
    left: Words,
    right: Words,
    kept: Iterable[Kept],
    lexicon: Lexicon,
    within: tuple[Span, Span] | None = None,
) -> list[NewPair]:
    """Align two texts (or a stretch of each) around pairs that stay; return all pairs in reading order.

    A pair that stays may hold parts of sentences, lie across others, or have an empty side: it comes back as it was.
    """
    from app.text.align import Link, align

    stays = [one for one in kept if one.left or one.right]
    whole = within or (Span(0, len(left.body)), Span(0, len(right.body)))
    lefts = units(left, whole[0], [Span(*span) for one in stays for span in one.left])
    rights = units(right, whole[1], [Span(*span) for one in stays for span in one.right])
    numbers = [(_numbers(lefts, one.left), _numbers(rights, one.right)) for one in stays]
    chain = _tame(numbers, _chain(numbers), len(lefts), len(rights))
    aside = [at for at in range(len(stays)) if at not in chain]
    lefts_in = _without(len(lefts), (n for at in aside if stays[at].right for n in numbers[at][0]))
    rights_in = _without(len(rights), (n for at in aside if stays[at].left for n in numbers[at][1]))
    fixed = {_among(numbers[at], lefts_in, rights_in): stays[at] for at in chain}
    alone = {
        single
        for at in aside
        if not (stays[at].left and stays[at].right)
        for single in _singles(_among(numbers[at], lefts_in, rights_in))
    }
    sides = [lefts[n].of(left.body) for n in lefts_in], [rights[n].of(right.body) for n in rights_in]
    links = align(
        *sides,
        (left.lang, right.lang),
        lexicon,
        [Link(*at, 1.0) for at in (*fixed, *alone)],
        meaning=semantic.meaning(*sides) if within is None else None,  # somebody waits for a stretch
    )
    out = [_unchanged(stays[at]) for at in aside]
    for link in links:
        held = fixed.get((link.left, link.right))
        if held is not None:
            out.append(_unchanged(held))
        elif (link.left, link.right) not in alone:
            spans = [lefts[lefts_in[n]] for n in link.left], [rights[rights_in[n]] for n in link.right]
            out.append(_found(*spans, link.confidence))
    return in_order(out)


def _without(count: int, gone: Iterable[int]) -> list[int]:
    """The numbers up to a count, without some."""
    left_out = set(gone)
    return [n for n in range(count) if n not in left_out]


def _singles(numbers: Numbers) -> list[Numbers]:
    """One link for each unit of a pair with an empty side."""
    lefts, rights = numbers
    return [((n,), ()) for n in lefts] + [((), (n,)) for n in rights]


def units(words: Words, within: Span, held: Sequence[Span]) -> list[Span]:
    """Return the sentences of a stretch of a text, cut so that each held span is one of them."""
    taken = sorted(set(held))
    out = [span for span in taken if span.start < within.end and within.start < span.end]
    for sentence in sentences(within.of(words.body), words.lang):
        start, end = sentence.start + within.start, sentence.end + within.start
        at = start
        for span in islice(taken, max(0, bisect_left(taken, (start, 0)) - 1), None):
            if span.start >= end:
                break
            if span.end > at:
                out += _piece(words.body, at, span.start)
                at = max(at, span.end)
        out += _piece(words.body, at, end)
    return sorted(out)


def _piece(body: str, start: int, end: int) -> list[Span]:
    """The stretch as a list of one, or of none where no word is in it."""
    piece = trimmed(body, start, max(start, end))
    return [piece] if any(ch.isalnum() for ch in piece.of(body)) else []


def _numbers(found: Sequence[Span], spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Which of the units these spans are."""
    places = (bisect_left(found, Span(*span)) for span in spans)
    return tuple(sorted({at for at in places if at < len(found)}))


def _chain(numbers: Sequence[Numbers]) -> frozenset[int]:
    """The places of the most pairs that can all hold for a monotone aligner: whole runs on both sides, none crossing."""
    usable = sorted(
        (lefts[0], rights[0], at) for at, (lefts, rights) in enumerate(numbers) if _run(lefts) and _run(rights)
    )
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for place, (_, start, _) in enumerate(usable):
        length = bisect_left(tails, start)
        if length == len(tails):
            tails.append(start)
            ends.append(place)
        else:
            tails[length] = start
            ends[length] = place
        if length:
            before[place] = ends[length - 1]
    chosen = []
    at: int | None = ends[-1] if ends else None
    while at is not None:
        chosen.append(usable[at][2])
        at = before.get(at)
    return frozenset(chosen)


def _tame(numbers: Sequence[Numbers], chain: frozenset[int], lefts: int, rights: int) -> frozenset[int]:
    """The chain without pairs that lie across the texts: before them one side is left over, after them the other."""
    order = sorted(chain, key=lambda at: numbers[at][0])
    while True:
        points = [((-1,), (-1,)), *(numbers[at] for at in order), ((lefts,), (rights,))]
        gaps = [
            (after[0][0] - before[0][-1] - 1, after[1][0] - before[1][-1] - 1) for before, after in pairwise(points)
        ]
        wild = next((place for place in range(len(order)) if _squeezes(gaps[place], gaps[place + 1])), None)
        if wild is None:
            return frozenset(order)
        del order[wild]


def _squeezes(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether the stretches on the two sides of a pair lack opposite sides, wholly or by two sentences and more."""
    one, other = before[1] - before[0], after[1] - after[0]
    if one * other >= 0:
        return False
    return (0 in before and 0 in after) or min(abs(one), abs(other)) >= 2


def _run(numbers: tuple[int, ...]) -> bool:
    return bool(numbers) and numbers[-1] - numbers[0] + 1 == len(numbers)


def _among(numbers: Numbers, lefts: Sequence[int], rights: Sequence[int]) -> Numbers:
    """The numbers counted without the units that are put aside."""
    return (
        tuple(bisect_left(lefts, n) for n in numbers[0]),
        tuple(bisect_left(rights, n) for n in numbers[1]),
    )


def _unchanged(one: Kept) -> NewPair:
    return NewPair(tuple(one.left), tuple(one.right), one.confidence, one.state, one.reading)


def _found(lefts: Sequence[Span], rights: Sequence[Span], confidence: float) -> NewPair:
    return NewPair(
        tuple((span.start, span.end) for span in lefts),
        tuple((span.start, span.end) for span in rights),
        round(confidence, 4),
    )
