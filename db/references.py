"""Which rows point at which: read from the declared tables, so that a new table is known at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, delete, select

from db import images
from db.tables import JOURNALED, Base, Memo, Pair
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
    for one in references():
        if one.child == name:
            found = _pointing(conn, one, images.layout(name).table.c.id.between(ids.start, ids.stop - 1))
            if found is not None:
                return found
    return None


def _orphan(conn: Connection, name: str, ids: range) -> Broken | None:
    for one in references():
        if one.parent == name:
            column = images.layout(one.child).table.c[one.column]
            found = _pointing(conn, one, column.between(ids.start, ids.stop - 1))
            if found is not None:
                return found
    return None


def _pointing(conn: Connection, one: Reference, where: Any) -> Broken | None:
    """A row of the child table that points at nothing by this reference, among those asked for."""
    table = images.layout(one.child).table
    parent = Base.metadata.tables[one.parent].alias("parent")
    column = table.c[one.column]
    asked = (
        select(table.c.id, column)
        .outerjoin(parent, parent.c.id == column)
        .where(where, column.is_not(None), parent.c.id.is_(None))
        .limit(1)
    )
    row = conn.execute(asked).first()
    return None if row is None else Broken(one.child, row[0], one.parent, row[1])
