"""Say why a step can't be taken back or done again: who changed what, when, and how much rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select

from db.among import among
from db.errors import Conflict, Dependent, filled
from db.resting import Rest
from db.tables import Entry, Step

_UNKNOWN = "This was changed later, outside the history. Nothing was changed."
_NAMELESS = "This was changed later (%1, %2). Nothing was changed."


def named(conn: Connection, step_id: int, rest: Rest) -> Conflict | None:
    """Return the sentence that names who changed a row that the step had changed, None where nobody did."""
    return None if rest.changed is None else changed_by(conn, step_id, *rest.changed, steps=tuple(rest.steps))


def counted(conn: Connection, steps: Sequence[int]) -> Dependent:
    """Return the refusal that counts the steps that rest on another one, and the rows they made."""
    whole = tuple(steps)
    asked = select(Entry.table_name, Entry.first_id, Entry.last_id).where(
        Entry.step_id.in_(among(whole)), Entry.op == "insert"
    )
    counts: Counter[str] = Counter()
    for name, start, end in conn.execute(asked):
        counts[name] += end - start + 1
    return Dependent(str(len(whole)), steps=whole, counts=counts)


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
            return _told(row, steps or (row.id,))
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
    return _told(row, (row.id,))


def _last_turn(conn: Connection, step_id: int) -> int:
    """The newest line of the history about a step: itself, or when it was taken back or done again."""
    return conn.scalar(select(func.max(Step.id)).where(or_(Step.id == step_id, Step.target_id == step_id))) or step_id


def _told(row: Any, steps: tuple[int, ...]) -> Conflict:
    """The sentence that names a step's coder, and its parts for showing it in another language."""
    label, moment = filled(row.label, tuple(row.args)), f"{row.at[:10]} {row.at[11:16]} UTC"
    if row.coder_name:
        conflict = Conflict(row.coder_name, label, moment, steps=steps)
    else:
        conflict = Conflict(label, moment, pattern=_NAMELESS, steps=steps)
    conflict.who, conflict.at = row.coder_name or "", row.at
    conflict.label, conflict.label_args = row.label, tuple(row.args)
    return conflict
