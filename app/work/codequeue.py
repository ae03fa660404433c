"""The queue of codings that a person must look at again because their code was split; each is settled by itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from app.text.refused import Refused
from app.work import codetree
from app.work.change import Change
from app.work.library import Library
from db import codes as kept
from db import codings, tables
from db.among import among
from db.rows import Anchor, Code, pick


@dataclass(frozen=True, slots=True)
class Waiting:
    """A coding that waits: its passage and words, the code it has, why it waits, and the codes it may become."""

    coding_id: int
    passage_id: int
    study_id: int
    title: str
    code_id: int
    coder: str
    mode: str
    why: str
    args: tuple[str, ...]
    choices: tuple[int, ...]
    anchors: tuple[Anchor, ...]


def count(library: Library) -> int:
    """Return how many codings wait."""
    with library.db.read() as conn:
        return int(conn.scalar(select(func.count()).where(tables.Coding.review.is_not(None))) or 0)


def waiting(library: Library, limit: int = 1000) -> list[Waiting]:
    """Return the codings that wait, study by study in the order they were made."""
    with library.db.read() as conn:
        book = {one.guid: one for one in kept.all_codes(conn, counted=False)}
        ask = (
            select(tables.Coding.id, tables.Coding.passage_id)
            .join(tables.Passage, tables.Passage.id == tables.Coding.passage_id)
            .where(tables.Coding.review.is_not(None))
            .order_by(tables.Passage.study_id + 0, tables.Coding.passage_id, tables.Coding.id)  # + 0: few are sorted,
            .limit(limit)  # instead of all passages walked in their order
        )
        rows = conn.execute(ask).all()
        passages = {one.id: one for one in codings.many(conn, list(dict.fromkeys(row.passage_id for row in rows)))}
        titles = _titles(conn, {one.study_id for one in passages.values()})
    found = []
    for row in rows:
        passage = passages[row.passage_id]
        coding = next(one for one in passage.codings if one.id == row.id)
        why, args, choices = reason(coding.review or "", book)
        found.append(
            Waiting(
                coding.id,
                passage.id,
                passage.study_id,
                titles.get(passage.study_id, ""),
                coding.code_id,
                coding.coder,
                coding.mode,
                why,
                args,
                choices,
                passage.anchors,
            )
        )
    return found


def reason(review: str, book: Mapping[str, Code]) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    """Return why a coding waits (pattern and arguments) and the ids of the codes that are still there to choose from."""
    try:
        told = json.loads(review)
        guids = [str(one) for one in told["codes"]]
        return str(told["why"]), tuple(str(one) for one in told["args"]), tuple(book[g].id for g in guids if g in book)
    except (ValueError, KeyError, TypeError):
        return review, (), ()


def _titles(conn: Connection, studies: set[int]) -> dict[int, str]:
    listing = tables.StudyListing
    ask = select(listing.study_id, listing.title, listing.title_zh).where(listing.study_id.in_(among(studies)))
    return {row.study_id: row.title or row.title_zh for row in conn.execute(ask)}


def settle(library: Library, coding_id: int, code_ids: Sequence[int]) -> Change:
    """Say which codes a waiting coding is: one or several; none takes the code off the passage.

    The code it has may be among them: then it stays. Where the passage has the code already, the two are joined.
    """
    with library.change("Settled a coding as %1") as rec:
        found = codings.passage_of_coding(rec.conn, coding_id)
        if found is None or found[1].review is None:
            raise Refused("This coding no longer waits. Nothing was changed.")
        passage_id, coding = found
        book = {one.id: one for one in kept.all_codes(rec.conn, counted=False)}
        if any(one not in book for one in code_ids):
            raise Refused("This code is no longer in the codebook. Nothing was changed.")
        wanted = list(dict.fromkeys(code_ids))
        if not wanted:
            rec.label, rec.args = "Removed “%1”", (pick(book[coding.code_id].labels, "en"),)
            codings.delete_coding(rec, coding_id)
        else:
            rec.args = (", ".join(f"“{pick(book[one].labels, 'en')}”" for one in wanted),)
            passage = codings.get(rec.conn, passage_id)
            own = passage.codings if passage is not None else ()
            have = {c.code_id: c.id for c in own if c.coder_id == coding.coder_id and c.id != coding_id}
            fresh = [one for one in wanted if one not in have]
            if fresh:
                stays = coding.code_id if coding.code_id in fresh else fresh[0]
                rec.update(tables.Coding, coding_id, code_id=stays, review=None)
                for one in fresh:
                    if one != stays:
                        codings.add_coding(rec, passage_id, one, mode=coding.mode, coder_id=coding.coder_id)
            else:
                codetree.keep_memos(rec, "coding", coding_id, have[wanted[0]])
                codings.delete_coding(rec, coding_id)
    return replace(rec.change, result=passage_id)
