"""Findings: claims of a study that rest on its passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.text.refused import Refused
from app.work.change import Change
from app.work.library import Library
from db import asking, codes, codings, listing, search_words
from db import findings as kept
from db.findings import DIRECTIONS, STATUSES
from db.query import Query
from db.recording import Recorder
from db.rows import Finding

__all__ = [
    "DIRECTIONS",
    "STATUSES",
    "count",
    "delete",
    "edit",
    "findings",
    "first",
    "get",
    "make",
    "reorder",
    "split",
    "tick",
]


def count(library: Library) -> int:
    """Return how many findings the library holds."""
    return library.known.get("number of findings", lambda: _count(library), frozenset({"finding"}))


def _count(library: Library) -> int:
    with library.db.read() as conn:
        return kept.count(conn)


def findings(
    library: Library,
    query: Query | None = None,
    studies: Iterable[int] | None = None,
    ids: Iterable[int] | None = None,
) -> list[Finding]:
    """Return findings in the order by hand.

    A query's filters choose studies; its words must stand in the claim, the quoted words, the code labels or the
    study's title and authors.
    """
    chosen = None if studies is None else list(studies)
    with library.db.read() as conn:
        if query is not None and query.without("text").filters:
            inside = set(listing.ids(conn, query.without("text")))
            chosen = sorted(inside if chosen is None else inside & set(chosen))
        found = list(kept.many(conn, ids=ids, studies=chosen))
        terms = [one for one in asking.asked(query.text) if one.field in ("", "finding")] if query is not None else []
        if not terms:
            return found
        passages = {one.id: one for one in codings.many(conn, sorted({p for f in found for p in f.passages}))}
        cards = {card.id: card for card in listing.cards(conn, sorted({f.study_id for f in found}))}
        book = {code.id: code for code in codes.all_codes(conn, counted=False)}
    out = []
    for one in found:
        words = list(one.claims.values())
        words += [a.quote for p in one.passages if p in passages for a in passages[p].anchors]
        words += [label for c in one.codes if c.code_id in book for label in book[c.code_id].labels.values()]
        card = cards.get(one.study_id)
        words += [card.title, card.title_zh, card.authors] if card else []
        if search_words.answers(words, terms):
            out.append(one)
    return out


def first(library: Library, number: int) -> list[Finding]:
    """Return the first findings in the order by hand: at once in any library."""
    with library.db.read() as conn:
        return list(kept.many(conn, first=number))


def ticks(library: Library) -> list[tuple[int, bool]]:
    """Return every finding's id with whether it is ticked for the report, in the order by hand."""
    with library.db.read() as conn:
        return kept.ticks(conn)


def study_count(library: Library, ids: Iterable[int] | None = None) -> int:
    """Return how many studies some findings are of; all findings where none are named."""
    with library.db.read() as conn:
        return kept.study_count(conn, ids)


def volumes(library: Library, ids: Sequence[int] | None = None) -> int:
    """Return how many volumes a PDF of some findings (None for all) will have at least."""
    from app.report.volumes import foreseen

    return foreseen(study_count(library, ids), count(library) if ids is None else len(ids))


def claims(library: Library, ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return the claims of some findings by id; those that are gone are not among them."""
    with library.db.read() as conn:
        return kept.claims(conn, ids)


def get(library: Library, finding_id: int) -> Finding | None:
    """Return one finding, None where it is gone."""
    with library.db.read() as conn:
        return kept.get(conn, finding_id)


def make(
    library: Library,
    passage_ids: Sequence[int],
    claims: Mapping[str, str],
    status: str = "reported_result",
    direction: str = "neutral",
    *,
    in_report: bool = False,
) -> Change:
    """Write a finding that rests on passages of one study; its id is the change's result.

    Raises Refused without a passage, with passages of several studies, or without a sentence in either language.
    """
    _known(status, direction)
    sentences = _claims(claims)
    with library.change("Made a finding") as rec:
        study = _study_of(rec, passage_ids)
        made = kept.add(
            rec, study, sentences, status=status, direction=direction, passages=passage_ids, in_report=in_report
        )
    return replace(rec.change, result=made)


def _known(status: str | None, direction: str | None) -> None:
    if status is not None and status not in STATUSES:
        raise ValueError(f"there is no evidence status {status}")
    if direction is not None and direction not in DIRECTIONS:
        raise ValueError(f"there is no direction {direction}")


def _claims(claims: Mapping[str, str]) -> dict[str, str]:
    out = {lang: " ".join(words.split()) for lang, words in claims.items() if words.strip()}
    if not out:
        raise Refused("A finding needs a sentence in English or Chinese. Nothing was changed.")
    return out


def _study_of(rec: Recorder, passage_ids: Sequence[int]) -> int:
    """The one study of passages."""
    found = codings.many(rec.conn, passage_ids)
    if not passage_ids or len(found) != len(passage_ids):
        raise Refused("A finding rests on a passage. Select a coded passage first. Nothing was changed.")
    studies = {one.study_id for one in found}
    if len(studies) > 1:
        raise Refused("A finding rests on passages of one study. Nothing was changed.")
    return studies.pop()


def _there(rec: Recorder, finding_id: int) -> Finding:
    found = kept.get(rec.conn, finding_id)
    if found is None:
        raise Refused("This finding is no longer there. Nothing was changed.")
    return found


def edit(
    library: Library,
    finding_id: int,
    *,
    claims: Mapping[str, str] | None = None,
    status: str | None = None,
    direction: str | None = None,
    passage_ids: Sequence[int] | None = None,
) -> Change:
    """Change what is given of a finding: its sentences, status, direction, or the passages it rests on."""
    _known(status, direction)
    with library.change("Edited a finding") as rec:
        own = _there(rec, finding_id)
        if claims is not None:
            kept.change(rec, finding_id, claims=_claims(claims))
        if status is not None:
            kept.change(rec, finding_id, status=status)
        if direction is not None:
            kept.change(rec, finding_id, direction=direction)
        if passage_ids is not None:
            if _study_of(rec, passage_ids) != own.study_id:
                raise Refused("A finding rests on passages of its own study. Nothing was changed.")
            kept.set_passages(rec, finding_id, passage_ids)
    return replace(rec.change, result=finding_id)


def split(
    library: Library, finding_id: int, passage_ids: Sequence[int], claims: Mapping[str, str] | None = None
) -> Change:
    """Part a finding: these passages go to a new one right after it, whose id is the change's result.

    Without ``claims`` the new finding starts with the sentences of the old. At least one passage must stay; a finding
    that rests on one passage can be split too: then both rest on it.
    """
    with library.change("Split a finding") as rec:
        own = _there(rec, finding_id)
        wanted = [one for one in own.passages if one in set(passage_ids)]
        stay = [one for one in own.passages if one not in set(passage_ids)]
        if not wanted or (not stay and len(own.passages) > 1):
            raise Refused("Choose which passages go to the new finding; at least one must stay. Nothing was changed.")
        if stay:
            kept.set_passages(rec, finding_id, stay)
        made = kept.add(
            rec,
            own.study_id,
            _claims(claims) if claims is not None else dict(own.claims),
            status=own.status,
            direction=own.direction,
            passages=wanted,
            position=own.position,
            in_report=own.in_report,
        )
    return replace(rec.change, result=made)


def delete(library: Library, ids: Sequence[int]) -> Change:
    """Delete findings; the passages they rest on stay."""
    with library.change("Deleted a finding" if len(ids) == 1 else "Deleted %n findings") as rec:
        rec.args = () if len(ids) == 1 else (str(len(ids)),)
        for one in ids:
            _there(rec, one)
            kept.delete(rec, one)
    return rec.change


def tick(library: Library, ids: Sequence[int], on: bool = True) -> Change:
    """Put findings into the report, or take them out."""
    with library.change("Added %n findings to the report" if on else "Took %n findings out of the report") as rec:
        rec.args = (str(len(ids)),)
        for one in ids:
            _there(rec, one)
            kept.change(rec, one, in_report=on)
    return rec.change


def reorder(library: Library, ids: Sequence[int]) -> Change:
    """Put findings into this order among themselves; all others keep their places."""
    with library.change("Reordered the findings") as rec:
        every = list(kept.many(rec.conn))
        moved = [one for one in dict.fromkeys(ids) if any(f.id == one for f in every)]
        waiting = iter(moved)
        chosen = set(moved)
        order = [next(waiting) if one.id in chosen else one.id for one in every]
        places = [one.position for one in every]
        if len(set(places)) < len(places):
            places = list(range(len(places)))
        for place, one, before in zip(places, order, every, strict=True):
            if one != before.id or place != before.position:
                kept.change(rec, one, position=place)
    return rec.change
