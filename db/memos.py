"""Notes on anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from db.among import among
from db.rows import Memo
from db.tables import Anchor, Coder, Coding, Finding, Passage, TextRow
from db.tables import Memo as MemoTable

if TYPE_CHECKING:
    from db.recording import Recorder

SUBJECTS: tuple[str, ...] = (
    "study",
    "text",
    "passage",
    "anchor",
    "coding",
    "code",
    "finding",
    "review_finding",
    "pair",
)
"""Tables whose rows can carry a note."""

_OWNERS: dict[str, Any] = {"text": TextRow, "passage": Passage, "finding": Finding}


def _memos() -> Any:
    return (
        select(
            MemoTable.id,
            MemoTable.subject,
            MemoTable.subject_id,
            MemoTable.body,
            func.coalesce(Coder.name, ""),
            MemoTable.changed,
        )
        .outerjoin(Coder, Coder.id == MemoTable.coder_id)
        .order_by(MemoTable.id)
    )


def get(conn: Connection, memo_id: int) -> Memo | None:
    """Return one note."""
    row = conn.execute(_memos().where(MemoTable.id == memo_id)).first()
    return Memo(*row) if row else None


def on(conn: Connection, subject: str, subject_id: int) -> tuple[Memo, ...]:
    """Return the notes on one row of a table, oldest first."""
    ask = _memos().where(MemoTable.subject == subject, MemoTable.subject_id == subject_id)
    return tuple(Memo(*row) for row in conn.execute(ask))


def many(conn: Connection, subject: str, ids: Iterable[int]) -> tuple[Memo, ...]:
    """Return the notes on some rows of a table, oldest first."""
    ask = _memos().where(MemoTable.subject == subject, MemoTable.subject_id.in_(among(ids)))
    return tuple(Memo(*row) for row in conn.execute(ask))


def of_studies(conn: Connection, ids: Iterable[int] | None) -> list[tuple[int, int, str]]:
    """Return (study id, memo id, words) of the notes on studies and on what lies under them (None: of all)."""
    chosen = None if ids is None else list(ids)

    def limited(ask: Any, column: Any) -> Any:
        return ask if chosen is None else ask.where(column.in_(among(chosen)))

    out: list[tuple[int, int, str]] = []
    own = select(MemoTable.subject_id, MemoTable.id, MemoTable.body).where(MemoTable.subject == "study")
    out += [tuple(row) for row in conn.execute(limited(own, MemoTable.subject_id))]
    for subject, table in _OWNERS.items():
        ask = (
            select(table.study_id, MemoTable.id, MemoTable.body)
            .select_from(MemoTable)
            .join(table, table.id == MemoTable.subject_id)
            .where(MemoTable.subject == subject)
        )
        out += [tuple(row) for row in conn.execute(limited(ask, table.study_id))]
    for subject, table in (("coding", Coding), ("anchor", Anchor)):
        ask = (
            select(Passage.study_id, MemoTable.id, MemoTable.body)
            .select_from(MemoTable)
            .join(table, table.id == MemoTable.subject_id)
            .join(Passage, Passage.id == table.passage_id)
            .where(MemoTable.subject == subject)
        )
        out += [tuple(row) for row in conn.execute(limited(ask, Passage.study_id))]
    return sorted(out)


def add(rec: Recorder, subject: str, subject_id: int, body: str, coder_id: int | None) -> int:
    """Write a note; return its id."""
    return rec.insert(MemoTable, subject=subject, subject_id=subject_id, body=body, coder_id=coder_id)


def change(rec: Recorder, memo_id: int, body: str) -> None:
    """Change the words of a note."""
    rec.update(MemoTable, memo_id, body=body)


def delete(rec: Recorder, memo_id: int) -> None:
    """Delete a note."""
    rec.delete(MemoTable, memo_id)
