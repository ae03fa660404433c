"""Passages with their anchors and codings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from db.among import CHOSEN, among, chosen
from db.rows import Anchor, Coding, Passage
from db.tables import Anchor as AnchorTable
from db.tables import Coder, FindingPassage, Memo, TextRow
from db.tables import Coding as CodingTable
from db.tables import Passage as PassageTable

if TYPE_CHECKING:
    from db.recording import Recorder

MODES: tuple[str, ...] = ("explicit", "implied", "absent")
"""How a passage says it: says it, lets it be inferred, looked for it and reports it absent."""

CONTEXT = 32
"""Code points kept before and after a quote."""

PLACED, REVIEW = "placed", "review"
"""States of an anchor: on its words; its words changed and a person must settle it."""


# Questions that each coding asks are put together once.
_ANCHORS = (
    select(
        AnchorTable.passage_id, AnchorTable.id, AnchorTable.text_id, AnchorTable.version_id, TextRow.lang, TextRow.kind,
        AnchorTable.start, AnchorTable.end, AnchorTable.quote, AnchorTable.state,
    )
    .join(TextRow, TextRow.id == AnchorTable.text_id)
    .where(AnchorTable.passage_id.in_(CHOSEN))
    .order_by(TextRow.lang.like("zh%"), TextRow.id, AnchorTable.id)
)  # fmt: skip
_CODINGS = (
    select(
        CodingTable.passage_id, CodingTable.id, CodingTable.code_id, CodingTable.coder_id, func.coalesce(Coder.name, ""),
        CodingTable.mode, CodingTable.review,
    )
    .outerjoin(Coder, Coder.id == CodingTable.coder_id)
    .where(CodingTable.passage_id.in_(CHOSEN))
    .order_by(CodingTable.id)
)  # fmt: skip
_FINDINGS = (
    select(FindingPassage.passage_id, FindingPassage.finding_id)
    .where(FindingPassage.passage_id.in_(CHOSEN))
    .order_by(FindingPassage.finding_id)
)
_HEADS = (
    select(
        PassageTable.id, PassageTable.guid, PassageTable.study_id, PassageTable.section, func.coalesce(Coder.name, ""),
        PassageTable.created,
    )
    .outerjoin(Coder, Coder.id == PassageTable.coder_id)
    .where(PassageTable.id.in_(CHOSEN))
)  # fmt: skip
_MEMOS = (
    select(Memo.subject_id, func.count())
    .where(Memo.subject == "passage", Memo.subject_id.in_(CHOSEN))
    .group_by(Memo.subject_id)
)
_MEMOS_OF_CODINGS = (
    select(CodingTable.passage_id, func.count())
    .join(Memo, (Memo.subject == "coding") & (Memo.subject_id == CodingTable.id))
    .where(CodingTable.passage_id.in_(CHOSEN))
    .group_by(CodingTable.passage_id)
)


def of_study(conn: Connection, study_id: int) -> tuple[Passage, ...]:
    """Return the passages of a study, oldest first."""
    ids = conn.scalars(select(PassageTable.id).where(PassageTable.study_id == study_id).order_by(PassageTable.id))
    return many(conn, list(ids))


def get(conn: Connection, passage_id: int) -> Passage | None:
    """Return one passage."""
    return next(iter(many(conn, [passage_id])), None)


def given(conn: Connection, passage_id: int, code_id: int, coder_id: int | None) -> int | None:
    """Return the id of the coding by which somebody (None: nobody known) gave a passage a code."""
    who = CodingTable.coder_id == coder_id if coder_id is not None else CodingTable.coder_id.is_(None)
    own = select(CodingTable.id).where(CodingTable.passage_id == passage_id, CodingTable.code_id == code_id, who)
    found: int | None = conn.scalar(own.order_by(CodingTable.id).limit(1))
    return found


def many(conn: Connection, ids: Sequence[int]) -> tuple[Passage, ...]:
    """Return passages in the order asked, unknown ids left out; five questions for any number."""
    wanted = chosen(ids)
    anchors, codings, findings = (_grouped(conn.execute(ask, wanted)) for ask in (_ANCHORS, _CODINGS, _FINDINGS))
    memos = _memo_counts(conn, ids)
    heads = conn.execute(_HEADS, wanted)
    found = {
        head[0]: Passage(
            *head,
            anchors=tuple(Anchor(*one) for one in anchors[head[0]]),
            codings=tuple(Coding(*one) for one in codings[head[0]]),
            findings=tuple(one[0] for one in findings[head[0]]),
            memos=memos.get(head[0], 0),
        )
        for head in heads
    }
    return tuple(found[one] for one in ids if one in found)


def _grouped(answer: Iterable[Any]) -> dict[int, list[Any]]:
    """Rows by their first column, without it."""
    out: dict[int, list[Any]] = defaultdict(list)
    for row in answer:
        out[row[0]].append(row[1:])
    return out


def _memo_counts(conn: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Notes on passages and on their codings, counted by passage."""
    wanted = chosen(ids)
    out: dict[int, int] = {row[0]: row[1] for row in conn.execute(_MEMOS, wanted)}
    for passage, count in conn.execute(_MEMOS_OF_CODINGS, wanted):
        out[passage] = out.get(passage, 0) + count
    return out


def ids_of_studies(conn: Connection, studies: Iterable[int]) -> list[int]:
    """Return the ids of the passages of studies, oldest first."""
    ask = select(PassageTable.id).where(PassageTable.study_id.in_(among(studies))).order_by(PassageTable.id)
    return list(conn.scalars(ask))


def passage_of_coding(conn: Connection, coding_id: int) -> tuple[int, Coding] | None:
    """Return the passage id of a coding, with the coding."""
    row = conn.execute(
        select(
            CodingTable.passage_id,
            CodingTable.id,
            CodingTable.code_id,
            CodingTable.coder_id,
            func.coalesce(Coder.name, ""),
            CodingTable.mode,
            CodingTable.review,
        )
        .outerjoin(Coder, Coder.id == CodingTable.coder_id)
        .where(CodingTable.id == coding_id)
    ).first()
    return (row[0], Coding(*row[1:])) if row else None


def passage_of_anchor(conn: Connection, anchor_id: int) -> int | None:
    """Return the passage an anchor belongs to."""
    found: int | None = conn.scalar(select(AnchorTable.passage_id).where(AnchorTable.id == anchor_id))
    return found


def with_anchors(conn: Connection, study_id: int, anchors: Iterable[tuple[int, int, int]]) -> int | None:
    """Return the passage that has exactly these placed anchors (text id, start, end), or None."""
    wanted = frozenset(anchors)
    ask = (
        select(AnchorTable.passage_id, AnchorTable.text_id, AnchorTable.start, AnchorTable.end)
        .join(PassageTable, PassageTable.id == AnchorTable.passage_id)
        .where(PassageTable.study_id == study_id, AnchorTable.state == PLACED)
        .order_by(AnchorTable.passage_id)
    )
    for passage, own in _grouped(conn.execute(ask)).items():
        if frozenset((one[0], one[1], one[2]) for one in own) == wanted:
            return passage
    return None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an anchor stands, with the words around it."""

    id: int
    start: int
    end: int
    quote: str
    before: str
    after: str
    state: str


def anchors_of_text(conn: Connection, text_id: int) -> list[Standing]:
    """Return the anchors in a text, from its start."""
    ask = (
        select(
            AnchorTable.id,
            AnchorTable.start,
            AnchorTable.end,
            AnchorTable.quote,
            AnchorTable.before,
            AnchorTable.after,
            AnchorTable.state,
        )
        .where(AnchorTable.text_id == text_id)
        .order_by(AnchorTable.start, AnchorTable.id)
    )
    return [Standing(*row) for row in conn.execute(ask)]


def waiting(conn: Connection, studies: Iterable[int] | None = None) -> list[int]:
    """Return the ids of the passages with an anchor that waits for review, of these studies or of all."""
    ask = (
        select(AnchorTable.passage_id)
        .join(PassageTable, PassageTable.id == AnchorTable.passage_id)
        .where(AnchorTable.state == REVIEW)
        .distinct()
        .order_by(AnchorTable.passage_id)
    )
    if studies is not None:
        ask = ask.where(PassageTable.study_id.in_(among(studies)))
    return list(conn.scalars(ask))


def add_passage(rec: Recorder, study_id: int, *, section: str | None = None, coder_id: int | None = None) -> int:
    """Write a passage without anchors; return its id."""
    return rec.insert(PassageTable, study_id=study_id, section=section, coder_id=coder_id)


def quoted(words: str, start: int, end: int) -> dict[str, Any]:
    """Return what an anchor keeps of words[start:end]: offsets, quote and context."""
    return {
        "start": start,
        "end": end,
        "quote": words[start:end],
        "before": words[max(0, start - CONTEXT) : start],
        "after": words[end : end + CONTEXT],
        "state": PLACED,
    }


def add_anchor(rec: Recorder, passage_id: int, text_id: int, version_id: int, words: str, start: int, end: int) -> int:
    """Put an anchor of a passage on words[start:end] of a text in the version now read; return its id."""
    return rec.insert(
        AnchorTable, passage_id=passage_id, text_id=text_id, version_id=version_id, **quoted(words, start, end)
    )


def move_anchor(rec: Recorder, anchor_id: int, version_id: int, words: str, start: int, end: int) -> None:
    """Put an anchor on other words of its text."""
    rec.update(AnchorTable, anchor_id, version_id=version_id, **quoted(words, start, end))


def add_coding(rec: Recorder, passage_id: int, code_id: int, *, mode: str = "explicit", coder_id: int | None) -> int:
    """Put a code on a passage; return the coding's id. Unique by passage, code and coder."""
    return rec.insert(CodingTable, passage_id=passage_id, code_id=code_id, coder_id=coder_id, mode=mode)


def delete_coding(rec: Recorder, coding_id: int) -> None:
    """Take a code off a passage, with the notes on it."""
    _drop_memos(rec, "coding", coding_id)
    rec.delete(CodingTable, coding_id)


def delete_passage(rec: Recorder, passage_id: int) -> None:
    """Delete a passage with its anchors, codings and notes; findings lose it."""
    conn = rec.conn
    for coding in list(conn.scalars(select(CodingTable.id).where(CodingTable.passage_id == passage_id))):
        delete_coding(rec, coding)
    for anchor in list(conn.scalars(select(AnchorTable.id).where(AnchorTable.passage_id == passage_id))):
        rec.delete(AnchorTable, anchor)
    for link in list(conn.scalars(select(FindingPassage.id).where(FindingPassage.passage_id == passage_id))):
        rec.delete(FindingPassage, link)
    _drop_memos(rec, "passage", passage_id)
    rec.delete(PassageTable, passage_id)


def _drop_memos(rec: Recorder, subject: str, subject_id: int) -> None:
    for memo in list(rec.conn.scalars(select(Memo.id).where(Memo.subject == subject, Memo.subject_id == subject_id))):
        rec.delete(Memo, memo)
