"""Cut old steps off the history: what they made stays, what they say and taking them back is lost."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from db.tables import Entry, Step
from db.touched import joined

LABEL = "Removed the history before %1"


@dataclass(frozen=True, slots=True)
class Cut:
    """What is cut off: how many steps, how many of them could still be undone, and up to which one."""

    steps: int
    undoable: int
    last_id: int


def before(conn: Connection, moment: str) -> Cut:
    """Return what stands before a moment (ISO, UTC), without changing anything.

    The newest step before it is the last; steps of a clock that ran behind go with it.
    """
    last = conn.scalar(select(func.max(Step.id)).where(Step.at < moment)) or 0
    count = conn.scalar(select(func.count()).select_from(Step).where(Step.id <= last)) or 0
    free = conn.scalar(
        select(func.count()).select_from(Step).where(Step.id <= last, Step.kind == "do", ~Step.undone, ~Step.closed)
    )
    return Cut(count, free or 0, last)


def cut(conn: Connection, last_id: int, day: str, coder: tuple[int | None, str]) -> None:
    """Remove the steps up to one. In the place of the last stands one that knows only which rows the others left.

    So `verify` can still tell the rows of the history from those made outside it.
    """
    standing = (
        select(Entry.table_name, Entry.op, Entry.first_id, Entry.last_id)
        .join(Step, Step.id == Entry.step_id)
        .where(Step.id <= last_id, Step.kind == "do", ~Step.undone, Entry.op != "update")
    )
    made: dict[str, list[range]] = {}
    gone: dict[str, set[int]] = {}
    for name, op, first, last in conn.execute(standing):
        if op == "insert":
            made.setdefault(name, []).append(range(first, last + 1))
        else:
            gone.setdefault(name, set()).add(first)
    conn.execute(delete(Entry).where(Entry.step_id <= last_id))
    conn.execute(delete(Step).where(Step.id < last_id))
    conn.execute(
        update(Step)
        .where(Step.id == last_id)
        .values(
            kind="do",
            label=LABEL,
            args=[day],
            undone=False,
            closed=True,
            target_id=None,
            batch_id=None,
            coder_id=coder[0],
            coder_name=coder[1] or None,
        )
    )
    lines = [
        {"step_id": last_id, "table_name": name, "op": "insert", "first_id": one.start, "last_id": one.stop - 1}
        for name, ranges in made.items()
        for one in without(joined(ranges), gone.get(name, set()))
    ]
    if lines:
        conn.execute(insert(Entry), lines)


def without(ranges: Iterable[range], ids: set[int]) -> list[range]:
    """Return ranges (in order) with some ids taken out."""
    out: list[range] = []
    holes = sorted(ids)
    for one in ranges:
        start = one.start
        for hole in holes[bisect_left(holes, one.start) : bisect_left(holes, one.stop)]:
            if hole > start:
                out.append(range(start, hole))
            start = hole + 1
        if start < one.stop:
            out.append(range(start, one.stop))
    return out
