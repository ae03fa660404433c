"""What rests on a step: the steps applied after it that must be taken back before it.

A step can be taken back when those applied after it neither touched its rows nor ever pointed at rows it made, so
that they can still be taken back themselves. A step that was done again counts as applied then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from db import images
from db.among import among
from db.references import children, references, unique_keys
from db.tables import Entry, Step
from db.touched import joined

_Redone = aliased(Step)

Key = tuple[str, tuple[str, ...], tuple[Any, ...]]
"""A table, columns that are unique in it, and their values."""


@dataclass
class Rest:
    """The steps that rest on one directly, last applied first, and whether one changed the same row."""

    steps: list[int] = field(default_factory=list)
    changed: tuple[str, int] | None = None
    """A row the step changed (or took out) that a later one changed again."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the journal of a step applied later; ``before`` holds the columns it changed or took out."""

    applied: int
    step: int
    name: str
    op: str
    first: int
    last: int
    before: Mapping[str, Any]


class _Spans:
    """Ranges of ids of one table, asked whether they meet another range."""

    def __init__(self, ranges: Iterable[range]) -> None:
        self.ranges = joined(ranges)
        self.starts = [one.start for one in self.ranges]

    def meet(self, first: int, last: int) -> bool:
        """Return whether any id from first to last is in one of the ranges."""
        place = bisect_right(self.starts, last) - 1
        return place >= 0 and self.ranges[place].stop > first


def applied_at() -> Any:
    """Return the line of the history by which a step last came to stand: its own, or when it was done again."""
    redone = select(func.max(_Redone.id)).where(_Redone.target_id == Step.id, _Redone.kind == "redo")
    return func.coalesce(redone.scalar_subquery(), Step.id)


def directly_on(conn: Connection, step_id: int) -> Rest:
    """Return the steps applied later that touch rows of a step, point or pointed at rows it made, or stand in its way."""
    later = _later_lines(conn, step_id)
    return _Footprint(conn, step_id).meets(conn, later) if later else Rest()


def _later_lines(conn: Connection, step_id: int) -> list[_Line]:
    """The lines of the steps that stand and were applied after a step."""
    mark = conn.scalar(select(applied_at()).where(Step.id == step_id)) or step_id
    standing = select(Step.id).where(Step.kind == "do", ~Step.undone, Step.id != step_id)
    ids = set(conn.scalars(standing.where(Step.id > mark)))
    # Not distinct: that would read the whole index of targets, this only the steps made since.
    again = set(conn.scalars(select(Step.target_id).where(Step.id > mark, Step.kind == "redo")))
    if again:
        ids.update(conn.scalars(standing.where(Step.id.in_(among(i for i in again if i is not None)))))
    if not ids:
        return []
    asked = (
        select(applied_at(), Step.id, Entry.table_name, Entry.op, Entry.first_id, Entry.last_id, Entry.before)
        .join(Step, Step.id == Entry.step_id)
        .where(Entry.step_id.in_(among(ids)))
        .order_by(Entry.id)
    )
    found = conn.execute(asked).all()
    return [_Line(mark, step, name, op, a, b, images.from_json(text)) for mark, step, name, op, a, b, text in found]


class _Footprint:
    """What one step did to the rows: what it made, changed, took out, and needs when it is taken back."""

    def __init__(self, conn: Connection, step_id: int) -> None:
        self.made: dict[str, list[range]] = {}
        self.changed: dict[str, dict[int, set[str]]] = {}
        needed: dict[str, list[range]] = {}
        self.keys: dict[Key, int] = {}
        asked = select(Entry.table_name, Entry.op, Entry.first_id, Entry.last_id, Entry.before)
        for name, op, first, last, text in conn.execute(asked.where(Entry.step_id == step_id)):
            if op == "insert":
                self.made.setdefault(name, []).append(range(first, last + 1))
                continue
            before = images.from_json(text)
            if op == "update":
                self.changed.setdefault(name, {}).setdefault(first, set()).update(before.keys() - {"changed"})
            for parent, parent_id in _points_at(name, before):
                needed.setdefault(parent, []).append(range(parent_id, parent_id + 1))
            self.keys.update(dict.fromkeys(_keys(conn, name, first, op, before), first))
        self.spans = {name: _Spans(ranges) for name, ranges in self.made.items()}
        self.needs = {name: _Spans(ranges) for name, ranges in needed.items()}

    def meets(self, conn: Connection, later: list[_Line]) -> Rest:
        """Find the later steps that rest on this one."""
        rest = Rest()
        found: dict[int, int] = {}
        for line in later:
            if self._touches(line) or self._pointed_at(line):
                found[line.step] = line.applied
            elif self._changes(line) or self._takes_key(conn, line):
                found[line.step] = line.applied
                rest.changed = (line.name, line.first)
        for line in self._holding(conn, later):
            found[line.step] = line.applied
        for line in self._in_the_way(conn, later):
            found[line.step] = line.applied
            rest.changed = (line.name, line.first)
        rest.steps = sorted(found, key=lambda step: found[step], reverse=True)
        return rest

    def _touches(self, line: _Line) -> bool:
        return line.name in self.spans and self.spans[line.name].meet(line.first, line.last)

    def _pointed_at(self, line: _Line) -> bool:
        """Whether a row that the later step changed or took out pointed at a row made here."""
        if not line.before or not self.spans:
            return False
        return any(
            parent in self.spans and self.spans[parent].meet(i, i) for parent, i in _points_at(line.name, line.before)
        )

    def _changes(self, line: _Line) -> bool:
        """Whether the later step changed the same columns of a row, or took out what a row to come back points at."""
        if line.op == "insert":
            return False
        if line.op == "delete" and line.name in self.needs and self.needs[line.name].meet(line.first, line.last):
            return True
        columns = self.changed.get(line.name, {}).get(line.first, set())
        return bool(columns) and (line.op == "delete" or not columns.isdisjoint(line.before))

    def _takes_key(self, conn: Connection, line: _Line) -> bool:
        """Whether a row the later step changed or took out had a name that is to come back here."""
        if not self.keys or line.op == "insert":
            return False
        return any(key in self.keys for key in _keys(conn, line.name, line.first, line.op, line.before))

    def _holding(self, conn: Connection, later: list[_Line]) -> Iterator[_Line]:
        """The later lines by which rows that are there now point at rows made here."""
        by_table = _by_table(later)
        for name, ranges in self.made.items():
            for one in joined(ranges):
                for child, child_id in children(conn, name, one.start, one.stop - 1, self.made):
                    yield from _covering(by_table, child, child_id)

    def _in_the_way(self, conn: Connection, later: list[_Line]) -> Iterator[_Line]:
        """The later lines by which rows that are there now have a name that is to come back here."""
        by_table = _by_table(later)
        for (name, columns, values), own in self.keys.items():
            table = images.layout(name).table
            asked = select(table.c.id).where(table.c.id != own)
            for column, value in zip(columns, values, strict=True):
                asked = asked.where(table.c[column] == value)
            for row_id in conn.scalars(asked):
                yield from _covering(by_table, name, row_id)


def _by_table(lines: Iterable[_Line]) -> dict[str, list[_Line]]:
    found: dict[str, list[_Line]] = {}
    for line in lines:
        found.setdefault(line.name, []).append(line)
    return found


def _covering(by_table: Mapping[str, list[_Line]], name: str, row_id: int) -> Iterator[_Line]:
    return (line for line in by_table.get(name, ()) if line.first <= row_id <= line.last)


def _points_at(name: str, values: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The rows, as (table, id), that columns of a row point at; what a memo is on, too."""
    for one in references():
        if one.child == name and values.get(one.column) is not None:
            yield one.parent, values[one.column]
    if name == "memo" and "subject" in values and "subject_id" in values:
        yield values["subject"], values["subject_id"]


def _keys(conn: Connection, name: str, row_id: int, op: str, before: Mapping[str, Any]) -> Iterator[Key]:
    """The unique names that a row had before it was changed or taken out, where the change concerns them."""
    for columns in unique_keys(name):
        if before.keys().isdisjoint(columns):
            continue
        whole = before if op == "delete" else {**(images.read_row(conn, name, row_id) or {}), **before}
        values = tuple(whole.get(column) for column in columns)
        if None not in values:
            yield name, columns, values
