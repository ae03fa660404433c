"""Find which sentences of a study's two texts answer each other, and keep what people said about that."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sqlalchemy import Connection

from app.text.difference import Change as Stretch
from app.text.difference import changes, moved
from app.text.refused import Refused
from app.text.segment_ids import Numbered, carried
from app.text.span import Span, trimmed
from app.work import lexicon_store
from app.work.around import aligned, of_a_person, units
from app.work.change import Change
from app.work.library import Library
from db import glossary, listing, pairs, tables, texts
from db.pairs import NewPair, in_order
from db.recording import Recorder
from db.rows import Pair, Text

if TYPE_CHECKING:
    from app.text.dictionary import Dictionary
    from app.text.lexicon import Lexicon

_kept: WeakKeyDictionary[Library, tuple[tuple[int, ...], Lexicon]] = WeakKeyDictionary()

PORTION = 50
"""Studies aligned in one transaction where many are."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words with their language."""

    body: str
    lang: str


@dataclass(frozen=True, slots=True)
class _Job:
    """Two texts of a study that face each other."""

    study: int
    left: Text
    right: Text


def fill(library: Library, study_ids: Iterable[int]) -> int:
    """Align studies whose texts were not aligned yet, outside the history; return for how many that was done.

    Listeners hear of it. The work is done between two transactions, so that nobody waits for it.
    """
    wanted = list(study_ids)
    done = 0
    for start in range(0, len(wanted), PORTION):
        portion = wanted[start : start + PORTION]
        with library.db.read() as conn:
            jobs = _open_jobs(conn, portion)
            found = _align(jobs, lexicon_of(library, conn)) if jobs else []
        if not jobs:
            continue
        with library.db.write() as conn:
            still = {(job.left.version_id, job.right.version_id) for job in _open_jobs(conn, portion)}
            fresh = [one for one in found if (one[0].left.version_id, one[0].right.version_id) in still]
            _cache(conn, fresh)
            listing.refresh(conn, [job.study for job, _ in fresh])
        done += len(fresh)
        studies = frozenset(job.study for job, _ in fresh)
        if studies:
            library.tell(Change(None, frozenset({"pair"}), studies, "Aligned"))
    return done


def align_studies(recorder: Recorder, study_ids: Iterable[int] | None) -> None:
    """Align studies (None: all) that were not aligned yet, inside a step that is being written; no line of it."""
    conn = recorder.conn
    jobs = _open_jobs(conn, None if study_ids is None else list(study_ids))
    if jobs:
        _cache(conn, _align(jobs, _lexicon(conn, lexicon_store.dictionary())))


def unaligned(library: Library, limit: int = PORTION) -> list[int]:
    """Return studies whose two texts were not aligned yet, for work in idle time."""
    with library.db.read() as conn:
        return listing.unaligned(conn, limit)


def align(library: Library, study_id: int) -> Change:
    """Align the texts of a study again; what people confirmed, set, checked or marked stays. One step of the history.

    Raises Refused where there are no two texts.
    """
    with library.change("Aligned the sentences again") as rec:
        jobs = _jobs(rec.conn, [study_id])
        if not jobs:
            raise Refused("This study has no two texts to align. Nothing was changed.")
        lexicon = lexicon_of(library, rec.conn)
        for job in jobs:
            left, right = job.left.version_id, job.right.version_id
            old = pairs.of_versions(rec.conn, left, right)
            made = aligned(job.left, job.right, [one for one in old if of_a_person(one)], lexicon)
            pairs.keep(rec, study_id, left, right, made, algorithm())
    return rec.change


def confirm(library: Library, pair_id: int, on: bool = True) -> Change:
    """Confirm a pair as it stands, so that aligning again leaves it alone, or take that back."""
    with library.change("Confirmed a sentence pair" if on else "Took back the confirmation of a sentence pair") as rec:
        if pairs.get(rec.conn, pair_id) is None:
            raise Refused("This sentence pair is no longer there: the texts were aligned again. Nothing was changed.")
        rec.update(tables.Pair, pair_id, state="confirmed" if on else "automatic")
    return rec.change


def _jobs(conn: Connection, study_ids: Sequence[int] | None) -> list[_Job]:
    """The two texts that face each other, for every kind of text of studies."""
    out = []
    for study, own in texts.of_studies(conn, study_ids).items():
        for kind in texts.kinds_of(own):
            left, right = texts.facing(own, kind)
            if left is not None and right is not None:
                out.append(_Job(study, left, right))
    return out


def _open_jobs(conn: Connection, study_ids: Sequence[int] | None) -> list[_Job]:
    """Those of them that have no pairs."""
    jobs = _jobs(conn, study_ids)
    done = pairs.version_pairs(conn, {job.study for job in jobs})
    return [job for job in jobs if (job.left.version_id, job.right.version_id) not in done]


def algorithm() -> str:
    """Name and version of the method that pairs are found by."""
    from app.text.align import ALGORITHM

    return ALGORITHM


def lexicon_of(library: Library, conn: Connection, *, wait: bool = True) -> Lexicon:
    """Return the large dictionary with the everyday words and the library's glossary, kept until the glossary changes.

    With `wait` false the dictionary is left out as long as it was not read yet: for work that someone waits for.
    """
    large = lexicon_store.dictionary(wait=wait)
    stamp = glossary.stamp(conn)
    kept = _kept.get(library)
    if kept is None or kept[0] != stamp or kept[1].dictionary is not large:
        kept = _kept[library] = (stamp, _lexicon(conn, large))
    return kept[1]


def facing_pairs(library: Library, conn: Connection, left: Text, right: Text) -> Sequence[NewPair | Pair]:
    """Return the pairs of two texts: those that are kept, else found now and not kept."""
    found = pairs.of_versions(conn, left.version_id, right.version_id)
    return found or aligned(left, right, (), lexicon_of(library, conn))


def _lexicon(conn: Connection, large: Dictionary | None) -> Lexicon:
    from app.text.lexicon import with_glossary

    rows = (
        ((term.form, *term.variants), (*term.preferred, *term.accepted, *term.avoid)) for term in glossary.terms(conn)
    )
    return with_glossary(rows, large)


def _align(jobs: Sequence[_Job], lexicon: Lexicon) -> list[tuple[_Job, list[NewPair]]]:
    return [(job, aligned(job.left, job.right, (), lexicon)) for job in jobs]


def _cache(conn: Connection, found: Sequence[tuple[_Job, list[NewPair]]]) -> None:
    for job, made in found:
        pairs.cache(conn, job.study, job.left.version_id, job.right.version_id, made, algorithm())


def carry(rec: Recorder, old: Text, version: int, new_body: str) -> None:
    """Carry the pairs of a text over an edit to its new version: each stays with its sentence.

    Where a person had a hand in them they are part of the step; a checked pair whose words changed is unchecked again.
    """
    for job in _jobs(rec.conn, [old.study_id]):
        on_left = job.left.id == old.id
        if not on_left and job.right.id != old.id:
            continue
        before = (old.version_id, job.right.version_id) if on_left else (job.left.version_id, old.version_id)
        after = (version, job.right.version_id) if on_left else (job.left.version_id, version)
        found = pairs.of_versions(rec.conn, *before)
        if not found:
            continue
        made = _carried(found, on_left, old, new_body)
        if pairs.by_a_person(rec.conn, *before):
            pairs.keep(rec, old.study_id, *after, made, algorithm())
        else:
            pairs.cache(rec.conn, old.study_id, *after, made, algorithm())


def _carried(found: Sequence[Pair], on_left: bool, old: Text, new_body: str) -> list[NewPair]:
    """Pairs with the spans of one side moved by a real difference.

    A segment whose words stayed keeps its number, and so its pair exactly as it is; the others grow over what was
    written in their place. A new sentence goes to the pair before it unless a person had a hand in that one.
    """
    stretches = changes(old.body, new_body)
    places = sorted(
        (Span(*span), n, k) for n, one in enumerate(found) for k, span in enumerate(one.left if on_left else one.right)
    )
    numbered = [Numbered(at, span) for at, (span, _, _) in enumerate(places)]
    spans = _segments(stretches, numbered, new_body, old.lang)
    kept = {one.id: one.span for one in carried(old.body, numbered, new_body, spans, len(numbered))}
    sides: list[list[Span]] = [[] for _ in found]
    low = 0
    for at, (span, n, _) in enumerate(places):
        if at in kept:
            sides[n].append(kept[at])
            low = kept[at].end
            continue
        high = next((kept[after].start for after in range(at + 1, len(places)) if after in kept), len(new_body))
        start, end = moved(stretches, span.start, span.end)
        grown = trimmed(new_body, max(low, min(start, high)), max(low, min(end, high)))
        if grown.end > grown.start:
            sides[n].append(grown)
    alone = _adopt(sides, new_body, spans, [of_a_person(one) for one in found])
    out = []
    for one, side in zip(found, sides, strict=True):
        spans_before = one.left if on_left else one.right
        same = [Span(*s).of(old.body) for s in spans_before] == [s.of(new_body) for s in side]
        moved_to = tuple((s.start, s.end) for s in side)
        left, right = (moved_to, one.right) if on_left else (one.left, moved_to)
        if left or right:
            reading = one.reading if same else "unchecked"
            out.append(NewPair(left, right, one.confidence, one.state, reading))
    fresh = [((s.start, s.end),) for s in alone]
    out += [NewPair(own, (), 1.0) if on_left else NewPair((), own, 1.0) for own in fresh]
    return in_order(out) if fresh else out


def _segments(stretches: Sequence[Stretch], numbered: Sequence[Numbered], new_body: str, lang: str) -> list[Span]:
    """The segments that stand wholly in unchanged words, where they stand now, and the sentences of all between them."""
    same = [one for one in stretches if one.same]
    starts = [one.old_start for one in same]
    held: list[Span] = []
    for one in numbered:
        at = bisect_right(starts, one.span.start) - 1
        if at >= 0 and one.span.end <= same[at].old_end:
            held.append(one.span.moved(same[at].new_start - same[at].old_start))
    held.sort()
    words = _Words(new_body, lang)
    gaps = zip([0, *(one.end for one in held)], [*(one.start for one in held), len(new_body)], strict=True)
    between = [
        piece for start, end in gaps if new_body[start:end].strip() for piece in units(words, Span(start, end), [])
    ]
    return sorted([*held, *between])


def _adopt(sides: list[list[Span]], body: str, found: Sequence[Span], of_person: Sequence[bool]) -> list[Span]:
    """Leave no word outside the pairs: their stretches grow over their sentences.

    A new sentence goes to the pair before it, or to the one after; beside pairs that a person had a hand in it stays
    alone and is returned.
    """
    places = sorted((span.start, span.end, n, k) for n, side in enumerate(sides) for k, span in enumerate(side))
    begins = [place[0] for place in places]
    fresh: list[tuple[int, Span]] = []
    alone: list[Span] = []
    for sentence in found:
        stop = bisect_left(begins, sentence.end)
        start = stop
        while start and places[start - 1][1] > sentence.start:
            start -= 1
        inside = places[start:stop]
        if not inside:
            beside = [places[at][2] for at in (start - 1, start) if 0 <= at < len(places)]
            free = [n for n in beside if not of_person[n]]
            if free:
                fresh.append((free[0], sentence))
            else:
                alone.append(sentence)
            continue
        for at, (start, end, n, k) in enumerate(inside):
            own = sides[n][k]
            start = min(own.start, sentence.start) if at == 0 else start
            end = inside[at + 1][0] if at + 1 < len(inside) else max(end, sentence.end)
            sides[n][k] = trimmed(body, start, end)
    for n, sentence in fresh:
        sides[n] = sorted([*sides[n], sentence])
    return alone
