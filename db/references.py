"""Which rows point at which: read from the declared tables, so that a new table is known at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, UniqueConstraint, bindparam, delete, select, update

from db import images
from db.tables import JOURNALED, Base, ImportBatch, Memo, Pair
from db.touched import joined


@dataclass(frozen=True, slots=True)
class Reference:
    """A column of one table that holds ids of another."""

    child: str
    column: str
    parent: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A row that points at a row that is not there."""

    child: str
    child_id: int
    parent: str
    parent_id: int


@cache
def references() -> tuple[Reference, ...]:
    """Return every reference between journaled tables."""
    tables = [images.layout(table.__tablename__).table for table in JOURNALED]
    return tuple(
        Reference(table.name, column.name, key.column.table.name)
        for table in tables
        for column in table.columns
        for key in column.foreign_keys
    )


@cache
def unique_keys(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the columns, or groups of columns, no two rows of a table may share; guids never meet by chance."""
    table = images.layout(name).table
    single = [(column.name,) for column in table.columns if column.unique and column.name != "guid"]
    groups = [
        tuple(column.name for column in one.columns)
        for one in table.constraints
        if isinstance(one, UniqueConstraint) and len(one.columns) > 1
    ]
    return (*single, *groups)


def children(
    conn: Connection, parent: str, first: int, last: int, but: Mapping[str, Iterable[range]]
) -> Iterator[tuple[str, int]]:
    """Yield (table, id) of the rows that point at a range of rows, memos on them included, without those in ``but``."""
    for one in references():
        if one.parent != parent:
            continue
        table = images.layout(one.child).table
        column = table.c[one.column]
        asked = select(table.c.id).where(column >= first, column <= last)
        for own in joined(but.get(one.child, ())):
            asked = asked.where(~table.c.id.between(own.start, own.stop - 1))
        if one.child == "pair":
            asked = asked.where((table.c.state != "automatic") | (table.c.reading != "unchecked"))
        for child_id in conn.scalars(asked):
            yield one.child, child_id
    notes = select(Memo.id).where(Memo.subject == parent, Memo.subject_id >= first, Memo.subject_id <= last)
    own_notes = joined(but.get("memo", ()))
    for memo_id in conn.scalars(notes):
        if not any(memo_id in own for own in own_notes):
            yield "memo", memo_id


def drop_cached_pairs(conn: Connection, first: int, last: int) -> None:
    """Delete the automatic, unchecked pairs of text versions that go: they can be made again."""
    cached = (Pair.state == "automatic") & (Pair.reading == "unchecked")
    for column in (Pair.left_version_id, Pair.right_version_id):
        conn.execute(delete(Pair).where(cached, column >= first, column <= last))


def unsign_batches(conn: Connection, first: int, last: int) -> None:
    """Let imports go on without coders who go: an import is kept for good, and its steps name who made it."""
    signed = (ImportBatch.coder_id >= first) & (ImportBatch.coder_id <= last)
    conn.execute(update(ImportBatch).where(signed).values(coder_id=None))


def ready() -> None:
    """Make every question of `first_broken` beforehand: the first undo in a window has no time for it."""
    for one in references():
        _pointing_sql(one, "id")
        _pointing_sql(one, one.column)


def first_broken(conn: Connection, touched: Mapping[str, Iterable[range]]) -> Broken | None:
    """Return a row among or beside the touched ones that points at nothing, if there is one.

    Looks at what the touched rows point at, and at what points at touched rows that are gone.
    """
    for name, ranges in touched.items():
        for one in joined(ranges):
            broken = _missing_parent(conn, name, one) or _orphan(conn, name, one)
            if broken is not None:
                return broken
    return None


def _missing_parent(conn: Connection, name: str, ids: range) -> Broken | None:
    """A touched row that points at nothing."""
    for one in references():
        if one.child == name:
            found = _pointing(conn, one, "id", ids)
            if found is not None:
                return found
    return None


def _orphan(conn: Connection, name: str, ids: range) -> Broken | None:
    """A row elsewhere that points at a touched row that is gone."""
    for one in references():
        if one.parent == name:
            found = _pointing(conn, one, one.column, ids)
            if found is not None:
                return found
    return None


def _pointing(conn: Connection, one: Reference, asked_by: str, ids: range) -> Broken | None:
    row = conn.exec_driver_sql(_pointing_sql(one, asked_by), (ids.start, ids.stop - 1)).first()
    return None if row is None else Broken(one.child, row[0], one.parent, row[1])


@cache
def _pointing_sql(one: Reference, asked_by: str) -> str:
    """A question for one row of the child table, within a range of a column, whose parent is not there."""
    table = images.layout(one.child).table
    parent = Base.metadata.tables[one.parent].alias("parent")
    column = table.c[one.column]
    within = (table.c[asked_by] >= bindparam("a")) & (table.c[asked_by] <= bindparam("b"))
    asked = (
        select(table.c.id, column)
        .outerjoin(parent, parent.c.id == column)
        .where(within, column.is_not(None), parent.c.id.is_(None))
    )
    return images.as_sql(asked)
