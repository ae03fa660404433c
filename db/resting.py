"""What stands on a step: the later steps that must be taken back before it, and who made them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, or_, select

from db import images
from db.errors import Conflict, Dependent, filled
from db.references import children, references
from db.tables import Entry, Step
from db.touched import joined

_UNKNOWN = "This was changed later, outside the history. Nothing was changed."
_NAMELESS = "This was changed later (%1, %2). Nothing was changed."


@dataclass
class Rest:
    """The later steps that rest on one, newest first, what they hold, and whether one changed the same row."""

    steps: list[int] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    changed: tuple[str, int] | None = None
    """A row the step changed (or took out) that a later one changed again."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the journal of a later step."""

    entry: int
    step: int
    name: str
    op: str
    first: int
    last: int


class _Spans:
    """Ranges of ids of one table, asked whether they meet another range."""

    def __init__(self, ranges: Iterable[range]) -> None:
        self.ranges = joined(ranges)
        self.starts = [one.start for one in self.ranges]

    def meet(self, first: int, last: int) -> bool:
        """Return whether any id from first to last is in one of the ranges."""
        place = bisect_right(self.starts, last) - 1
        return place >= 0 and self.ranges[place].stop > first


def refuse_if_any(conn: Connection, step_id: int) -> None:
    """Raise Conflict or Dependent where later steps rest on one; they carry those steps, newest first."""
    direct = _directly_on(conn, step_id, _later_lines(conn, step_id))
    if not direct.steps:
        return
    whole = all_on(conn, step_id)
    if direct.changed is not None:
        raise changed_by(conn, step_id, *direct.changed, steps=tuple(whole.steps))
    raise Dependent(str(len(whole.steps)), steps=tuple(whole.steps), counts=whole.counts)


def all_on(conn: Connection, step_id: int) -> Rest:
    """Return every later step that rests on a step, also through others, newest first, and the rows they made."""
    later = _later_lines(conn, step_id)
    found: set[int] = set()
    waiting = [step_id]
    while waiting:
        one = waiting.pop()
        for other in _directly_on(conn, one, [line for line in later if line.step > one]).steps:
            if other not in found:
                found.add(other)
                waiting.append(other)
    whole = Rest(steps=sorted(found, reverse=True))
    for line in later:
        if line.step in found and line.op == "insert":
            whole.counts[line.name] += line.last - line.first + 1
    return whole


def _later_lines(conn: Connection, step_id: int) -> list[_Line]:
    """The lines of later steps that stand."""
    asked = (
        select(Entry.id, Entry.step_id, Entry.table_name, Entry.op, Entry.first_id, Entry.last_id)
        .join(Step, Step.id == Entry.step_id)
        .where(Entry.step_id > step_id, Step.kind == "do", ~Step.undone)
        .order_by(Entry.id)
    )
    return [_Line(*row) for row in conn.execute(asked)]


def _directly_on(conn: Connection, step_id: int, later: list[_Line]) -> Rest:
    """The later steps that touch a row of this one, point at a row it made, or took out what it needs."""
    rest = Rest()
    if not later:
        return rest
    asked = select(Entry.table_name, Entry.op, Entry.first_id, Entry.last_id, Entry.before, Entry.after)
    own = conn.execute(asked.where(Entry.step_id == step_id)).all()
    made: dict[str, list[range]] = {}
    changed: dict[str, dict[int, set[str]]] = {}
    needed: dict[str, list[range]] = {}
    for name, op, first, last, before, after in own:
        if op == "insert":
            made.setdefault(name, []).append(range(first, last + 1))
        elif op == "update":
            changed.setdefault(name, {}).setdefault(first, set()).update(images.from_json(after))
        if op != "insert":
            for one in references():
                parent_id = images.from_json(before).get(one.column) if one.child == name else None
                if parent_id is not None:
                    needed.setdefault(one.parent, []).append(range(parent_id, parent_id + 1))
    steps: set[int] = set()
    spans = {name: _Spans(ranges) for name, ranges in made.items()}
    needs = {name: _Spans(ranges) for name, ranges in needed.items()}
    for line in later:
        if line.name in spans and spans[line.name].meet(line.first, line.last):
            steps.add(line.step)
        elif line.op == "delete" and line.name in needs and needs[line.name].meet(line.first, line.last):
            steps.add(line.step)
            rest.changed = (line.name, line.first)
        elif line.op != "insert" and line.first in changed.get(line.name, {}):
            meant = changed[line.name][line.first] - {"changed"}
            if line.op == "delete" or _columns(conn, line) & meant:
                steps.add(line.step)
                rest.changed = (line.name, line.first)
    steps |= _pointing_at(conn, made, later)
    rest.steps = sorted(steps, reverse=True)
    return rest


def _columns(conn: Connection, line: _Line) -> set[str]:
    return set(images.from_json(conn.scalar(select(Entry.after).where(Entry.id == line.entry))))


def _pointing_at(conn: Connection, made: dict[str, list[range]], later: list[_Line]) -> set[int]:
    """The later steps that made or changed rows that point at rows this step made."""
    lines: dict[str, list[_Line]] = {}
    for line in later:
        lines.setdefault(line.name, []).append(line)
    steps: set[int] = set()
    for name, ranges in made.items():
        for one in joined(ranges):
            for child, child_id in children(conn, name, one.start, one.stop - 1, made):
                steps.update(line.step for line in lines.get(child, ()) if line.first <= child_id <= line.last)
    return steps


def changed_by(
    conn: Connection,
    step_id: int,
    name: str,
    row_id: int,
    other: str | None = None,
    other_id: int | None = None,
    *,
    steps: tuple[int, ...] = (),
) -> Conflict:
    """Return the sentence that says who changed a row since the step was made, taken back or done again, and when.

    ``other`` names a second row to look at where nobody changed the first.
    """
    since = _last_turn(conn, step_id)
    places = [(name, row_id)] + ([(other, other_id)] if other is not None and other_id is not None else [])
    for table, place in places:
        covering = select(Entry.step_id).where(
            Entry.table_name == table, Entry.first_id <= place, Entry.last_id >= place, Entry.step_id != step_id
        )
        asked = (
            select(Step.id, Step.coder_name, Step.label, Step.args, Step.at)
            .where(Step.id > since, or_(Step.id.in_(covering), Step.target_id.in_(covering)))
            .order_by(Step.id.desc())
            .limit(1)
        )
        row = conn.execute(asked).first()
        if row is not None:
            return _named(row.coder_name, filled(row.label, tuple(row.args)), row.at, steps or (row.id,))
    return Conflict(pattern=_UNKNOWN, steps=steps)


def stands_in_the_way(conn: Connection, step_id: int) -> Conflict:
    """Return the sentence for a row that can't come back because another one has its place (a name, a key)."""
    tables = select(Entry.table_name).where(Entry.step_id == step_id)
    newest = select(func.max(Entry.step_id)).where(
        Entry.table_name.in_(tables), Entry.step_id > _last_turn(conn, step_id)
    )
    row = conn.execute(
        select(Step.id, Step.coder_name, Step.label, Step.args, Step.at).where(Step.id == newest.scalar_subquery())
    ).first()
    if row is None:
        return Conflict(pattern=_UNKNOWN)
    return _named(row.coder_name, filled(row.label, tuple(row.args)), row.at, (row.id,))


def _last_turn(conn: Connection, step_id: int) -> int:
    """The newest line of the history about a step: itself, or when it was taken back or done again."""
    return conn.scalar(select(func.max(Step.id)).where(or_(Step.id == step_id, Step.target_id == step_id))) or step_id


def _named(who: str | None, label: str, at: str, steps: tuple[int, ...]) -> Conflict:
    moment = f"{at[:10]} {at[11:16]} UTC"
    if who:
        return Conflict(who, label, moment, steps=steps)
    return Conflict(label, moment, pattern=_NAMELESS, steps=steps)
