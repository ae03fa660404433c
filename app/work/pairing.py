"""Mend sentence pairs by hand: confirm, split, merge, shift, set; mark them as read and find the next one to read.

A pair a person set or confirmed is a fixed point: aligning again leaves it alone and works only between such points.
What a pair holds is never changed in place: the verbs return the ids of the pairs that took its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from sqlalchemy import Connection

from app.text.refused import Refused
from app.text.segment import clauses
from app.text.span import Span, trimmed
from app.work import aligning
from app.work.around import aligned, of_a_person, units
from app.work.change import Change
from app.work.library import Library
from db import pairs, tables, texts
from db.pairs import READINGS, NewPair
from db.recording import Recorder
from db.rows import Pair, Text

if TYPE_CHECKING:
    from app.text.lexicon import Lexicon

Side = Literal["left", "right"]

GONE = "This sentence pair is no longer there: the texts were aligned again. Nothing was changed."

confirm = aligning.confirm


@dataclass(frozen=True, slots=True)
class Cuts:
    """Where a pair can be split: offsets (code points) at which a sentence or clause begins, on each side.

    `proposed` is what seems right, one offset a side; the start or end of a side means that one half stays empty there.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    proposed: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many pairs there are, and how many of them are checked, wrong and unchecked."""

    pairs: int
    checked: int
    wrong: int
    unchecked: int


@dataclass(frozen=True, slots=True)
class Opened:
    """A pair with the texts it belongs to and all their pairs, in order."""

    pair: Pair
    at: int
    left: Text
    right: Text
    all: tuple[Pair, ...]


def cuts(library: Library, pair_id: int) -> Cuts:
    """Return where a pair can be split, and where best."""
    with library.db.read() as conn:
        return _cuts(opened(conn, pair_id), aligning.lexicon_of(library, conn))


def split(library: Library, pair_id: int, left_at: int | None = None, right_at: int | None = None) -> Change:
    """Split a pair in two at a sentence or clause on each side; the ids of the halves are the change's result.

    An offset is taken to the nearest cut of its side; at the start or end of a side one half has nothing there. A side
    that is not given is cut where it seems right. Raises Refused where nothing can be parted.
    """
    with library.change("Split a sentence pair") as rec:
        there = opened(rec.conn, pair_id)
        where = _where(there, _cuts(there, aligning.lexicon_of(library, rec.conn)), left_at, right_at)
        (_, left), (_, right) = where
        halves = [
            NewPair(_cut(there, "left", left, first), _cut(there, "right", right, first), 1.0, "manual")
            for first in (True, False)
        ]
        if not all(half.left or half.right for half in halves):
            raise Refused("Split here, one of the two pairs would be empty. Nothing was changed.")
        made = exchange(rec, there, [there.pair], halves)
    return replace(rec.change, result=made)


def merge(library: Library, pair_id: int) -> Change:
    """Join a pair with the one after it; the id of what came of it is the change's result."""
    with library.change("Merged sentence pairs") as rec:
        there = opened(rec.conn, pair_id)
        if there.at + 1 >= len(there.all):
            raise Refused("There is no sentence pair after this one to merge it with. Nothing was changed.")
        after = there.all[there.at + 1]
        both = NewPair(
            tuple(sorted(there.pair.left + after.left)), tuple(sorted(there.pair.right + after.right)), 1.0, "manual"
        )
        made = exchange(rec, there, [there.pair, after], [both])
    return replace(rec.change, result=made[0])


def shift(library: Library, pair_id: int, side: Side, forward: bool) -> Change:
    """Give the last sentence of one side of a pair to the next pair, or (not forward) its first to the one before.

    The pair is then set by hand; its neighbour too, where somebody had a hand in it. The id of the pair, or of the
    neighbour where nothing is left of the pair, is the change's result.
    """
    with library.change("Shifted a sentence to another pair") as rec:
        there = opened(rec.conn, pair_id)
        beside = there.at + (1 if forward else -1)
        own: tuple[tuple[int, int], ...] = getattr(there.pair, side)
        if not 0 <= beside < len(there.all):
            raise Refused("There is no sentence pair on that side. Nothing was changed.")
        if not own:
            raise Refused("This side of the pair is empty: there is nothing to shift. Nothing was changed.")
        neighbour = there.all[beside]
        moved = own[-1:] if forward else own[:1]
        rest = _with(there.pair, side, own[:-1] if forward else own[1:], "manual")
        given = tuple(sorted((*getattr(neighbour, side), *moved)))
        grown = _with(neighbour, side, given, "manual" if of_a_person(neighbour) else "automatic")
        made = exchange(rec, there, [there.pair, neighbour], [one for one in (rest, grown) if one.left or one.right])
    return replace(rec.change, result=made[0])


def link(
    library: Library,
    study_id: int,
    left: tuple[int, int] | None,
    right: tuple[int, int] | None,
    kind: str | None = None,
) -> Change:
    """Set a pair by hand: the clauses that two selections touch answer each other; its id is the change's result.

    None for a side says that its words are left out there. What was paired with them automatically is aligned again up
    to the next fixed points; words that somebody let stand alone may be linked. Raises Refused where the words belong to
    a two-sided pair somebody confirmed, set, checked or marked.
    """
    with library.change("Set a sentence pair by hand") as rec:
        there = _facing(rec.conn, study_id, kind)
        found = pairs.of_versions(rec.conn, there[0].version_id, there[1].version_id)
        spans = tuple(
            _touched(text, [span for one in found for span in getattr(one, side)], chosen)
            for text, side, chosen in zip(there, ("left", "right"), (left, right), strict=True)
        )
        if not any(spans):
            raise Refused("There are no words in the selection. Nothing was changed.")
        new = NewPair(spans[0], spans[1], 1.0, "manual")
        if any(_share(one, new) and of_a_person(one) and one.left and one.right for one in found):
            raise Refused(
                "These words belong to a pair that somebody confirmed, checked or set by hand. Change that one first. "
                "Nothing was changed."
            )
        meets = [at for at, one in enumerate(found) if _share(one, new)]
        first, last = _stretch(found, meets[0], meets[-1]) if meets else (0, -1)
        free = [one for one in found[first : last + 1] if not of_a_person(one) or _share(one, new)]
        made = _again(library, rec, there, found, free, [new])
        pairs.exchange(
            rec,
            study_id,
            there[0].version_id,
            there[1].version_id,
            [one.id for one in free],
            made,
            aligning.algorithm(),
        )
        now = pairs.of_versions(rec.conn, there[0].version_id, there[1].version_id)
        result = next((one.id for one in now if (one.left, one.right) == (new.left, new.right)), None)
    return replace(rec.change, result=result)


def align_around(library: Library, pair_id: int) -> Change:
    """Align again only the stretch between the fixed points around a pair."""
    with library.change("Aligned the sentences again") as rec:
        again_around(library, rec, pair_id)
    return rec.change


def again_around(library: Library, rec: Recorder, pair_id: int) -> None:
    """Align again the stretch between the fixed points around a pair, as part of a step."""
    there = opened(rec.conn, pair_id)
    first, last = _stretch(there.all, there.at, there.at)
    free = [one for one in there.all[first : last + 1] if not of_a_person(one)]
    made = _again(library, rec, (there.left, there.right), there.all, free, [])
    _renew(rec, there, free, made)


def mark(library: Library, pair_ids: Sequence[int], state: str) -> Change:
    """Mark sentence pairs as checked, wrong or unchecked, as one step."""
    if state not in READINGS:
        raise ValueError(f"there is no reading state {state}")
    with library.change("Marked %n sentence pairs", str(len(pair_ids))) as rec:
        for pair_id in pair_ids:
            if pairs.get(rec.conn, pair_id) is None:
                raise Refused(GONE)
            rec.update(tables.Pair, pair_id, reading=state)
    return rec.change


def progress(found: Sequence[Pair]) -> Progress:
    """Count the pairs of a page by their reading state."""
    states = [one.reading for one in found]
    return Progress(len(states), *(states.count(state) for state in ("checked", "wrong", "unchecked")))


def next_unchecked(found: Sequence[Pair], after: int | None = None) -> Pair | None:
    """Return the first unchecked pair after the one with this id, going round to the start; None where all are done."""
    start = next((at + 1 for at, one in enumerate(found) if one.id == after), 0)
    return next((one for one in (*found[start:], *found[:start]) if one.reading == "unchecked"), None)


def _place(conn: Connection, pair_id: int) -> tuple[int, int, int]:
    place = pairs.place(conn, pair_id)
    if place is None:
        raise Refused(GONE)
    return place


def opened(conn: Connection, pair_id: int) -> Opened:
    """Return a pair with its texts and all their pairs; raises Refused where it is gone or of an earlier wording."""
    study, left, right = _place(conn, pair_id)
    own = {one.version_id: one for one in texts.of_study(conn, study)}
    if left not in own or right not in own:
        raise Refused("This sentence pair belongs to an earlier wording of the text. Nothing was changed.")
    found = pairs.of_versions(conn, left, right)
    at = next(at for at, one in enumerate(found) if one.id == pair_id)
    return Opened(found[at], at, own[left], own[right], found)


def _facing(conn: Connection, study_id: int, kind: str | None) -> tuple[Text, Text]:
    left, right = texts.facing(texts.of_study(conn, study_id), kind)
    if left is None or right is None:
        raise Refused("This study has no two texts to align. Nothing was changed.")
    return left, right


def exchange(rec: Recorder, there: Opened, gone: Sequence[Pair], made: Sequence[NewPair]) -> list[int]:
    """Put pairs in place of others inside a step; return the ids of the new ones, in the order given."""
    versions = there.left.version_id, there.right.version_id
    ids = pairs.exchange(rec, there.left.study_id, *versions, [one.id for one in gone], made, aligning.algorithm())
    return list(ids)


def _pieces(text: Text, spans: Sequence[tuple[int, int]]) -> list[Span]:
    """The clauses of one side of a pair."""
    return [piece for span in spans for piece in clauses(text.body, Span(*span), text.lang)]


def _ends(text: Text, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """From where to where a side of a pair reaches; an empty one is a point that nothing can be cut from."""
    return (spans[0][0], spans[-1][1]) if spans else (len(text.body), len(text.body))


def _cuts(there: Opened, lexicon: Lexicon) -> Cuts:
    lefts, rights = _pieces(there.left, there.pair.left), _pieces(there.right, there.pair.right)
    return Cuts(
        tuple(piece.start for piece in lefts[1:]),
        tuple(piece.start for piece in rights[1:]),
        _proposed(there, lefts, rights, lexicon),
    )


def _proposed(there: Opened, lefts: Sequence[Span], rights: Sequence[Span], lexicon: Lexicon) -> tuple[int, int] | None:
    """Where the clauses of both sides part best: between sentences if possible, then nearest the middle."""
    from app.text.align import align

    if len(lefts) < 2 and len(rights) < 2:
        return None
    ends = _ends(there.left, there.pair.left)[1], _ends(there.right, there.pair.right)[1]
    if not lefts or not rights:
        return (lefts[1].start if lefts else ends[0], rights[1].start if rights else ends[1])
    sides = [s.of(there.left.body) for s in lefts], [s.of(there.right.body) for s in rights]
    links = align(*sides, (there.left.lang, there.right.lang), lexicon)
    begins = {start for start, _ in (*there.pair.left, *there.pair.right)}
    best: tuple[tuple[bool, float], tuple[int, int]] | None = None
    left = right = 0
    for one in links[:-1]:
        left, right = left + len(one.left), right + len(one.right)
        at = (
            lefts[left].start if left < len(lefts) else ends[0],
            rights[right].start if right < len(rights) else ends[1],
        )
        rank = (not begins.issuperset(at), abs(left / len(lefts) - 0.5))
        if best is None or rank < best[0]:
            best = rank, at
    if best is not None:
        return best[1]
    return (lefts[1].start if len(lefts) > 1 else ends[0], rights[1].start if len(rights) > 1 else ends[1])


def _where(there: Opened, proposal: Cuts, left_at: int | None, right_at: int | None) -> list[tuple[Side, int]]:
    """The offsets to cut at: those asked for taken to the nearest cut, else the proposed ones."""
    if proposal.proposed is None:
        raise Refused("Each side of this pair is one clause: it can't be split. Nothing was changed.")
    out: list[tuple[Side, int]] = []
    sides: tuple[tuple[Side, Text, int | None, tuple[int, ...], int], ...] = (
        ("left", there.left, left_at, proposal.left, proposal.proposed[0]),
        ("right", there.right, right_at, proposal.right, proposal.proposed[1]),
    )
    for side, text, asked, places, proposed in sides:
        start, end = _ends(text, getattr(there.pair, side))
        at = proposed if asked is None else asked
        if asked is not None and start < asked < end:
            if not places:
                raise Refused("This side of the pair is one clause: it can't be split there. Nothing was changed.")
            at = min(places, key=lambda place: abs(place - at))
        out.append((side, at))
    return out


def _cut(there: Opened, side: Side, at: int, first: bool) -> tuple[tuple[int, int], ...]:
    """The stretches of one side before a cut (or, not first, after it)."""
    body = getattr(there, side).body
    halves = [
        trimmed(body, start, min(end, at)) if first else trimmed(body, max(start, at), end)
        for start, end in getattr(there.pair, side)
        if (start < at if first else end > at)
    ]
    return tuple((half.start, half.end) for half in halves if half.end > half.start)


def _with(one: Pair, side: Side, spans: tuple[tuple[int, int], ...], state: str) -> NewPair:
    """A pair with other stretches on one side, unread."""
    return NewPair(
        spans if side == "left" else one.left,
        spans if side == "right" else one.right,
        1.0 if state == "manual" else one.confidence,
        state,
    )


def _touched(
    text: Text, held: Sequence[tuple[int, int]], chosen: tuple[int, int] | None
) -> tuple[tuple[int, int], ...]:
    """The sentences, or clauses where only some of a sentence are meant, that a selection touches."""
    if chosen is None:
        return ()
    selected = trimmed(text.body, max(0, chosen[0]), min(len(text.body), chosen[1]))
    if selected.end <= selected.start:
        return ()
    out: list[Span] = []
    for sentence in units(text, Span(0, len(text.body)), [Span(*span) for span in held]):
        if not sentence.overlaps(selected):
            continue
        own = [piece for piece in clauses(text.body, sentence, text.lang) if piece.overlaps(selected)]
        out.append(Span(own[0].start, own[-1].end))
    return tuple((one.start, one.end) for one in out)


def _share(one: Pair, new: NewPair) -> bool:
    """Tell whether two pairs claim the same words."""
    sides = ((one.left, new.left), (one.right, new.right))
    return any(a < d and c < b for own, other in sides for a, b in own for c, d in other)


def _stretch(found: Sequence[Pair], first: int, last: int) -> tuple[int, int]:
    """From which to which pair nobody had a hand in anything, around some pairs."""
    while first > 0 and not of_a_person(found[first - 1]):
        first -= 1
    while last + 1 < len(found) and not of_a_person(found[last + 1]):
        last += 1
    return first, last


def _again(
    library: Library,
    rec: Recorder,
    sides: tuple[Text, Text],
    found: Sequence[Pair],
    free: Sequence[Pair],
    new: Sequence[NewPair],
) -> list[NewPair]:
    """Align again what some pairs hold, around new ones; only that stretch of the two texts is looked at."""
    ids = {one.id for one in free}
    bounds = []
    for side in ("left", "right"):
        ends = [at for one in (*free, *new) for span in getattr(one, side) for at in span]
        bounds.append(Span(min(ends, default=0), max(ends, default=0)))
    within = (bounds[0], bounds[1])
    inside = [one for one in found if one.id not in ids and _reaches(one, within)]
    stays = {(one.left, one.right) for one in inside}
    lexicon = aligning.lexicon_of(library, rec.conn)
    made = aligned(sides[0], sides[1], [*inside, *new], lexicon, within)
    return [one for one in made if (one.left, one.right) not in stays]


def _reaches(one: Pair, within: tuple[Span, Span]) -> bool:
    """Tell whether a pair holds words of a stretch."""
    sides = ((one.left, within[0]), (one.right, within[1]))
    return any(a < span.end and span.start < b for own, span in sides for a, b in own)


def _renew(rec: Recorder, there: Opened, free: Sequence[Pair], made: Sequence[NewPair]) -> None:
    """Put pairs found anew in place of others; one that came out the same keeps its row."""
    same = {(one.left, one.right): one for one in made}
    gone = []
    for old in free:
        new = same.get((old.left, old.right))
        if new is not None and abs(new.confidence - old.confidence) < 0.005:
            del same[old.left, old.right]
        else:
            gone.append(old)
    if gone or same:
        exchange(rec, there, gone, list(same.values()))
