"""What has changed since a moment, told by the steps of the history."""

from __future__ import annotations

from sqlalchemy import Connection, and_, func, select

from db.tables import Entry, Step

_NEWEST = select(func.max(Step.id))


def newest_id(conn: Connection) -> int:
    """Return the id of the newest step, 0 where there is none."""
    return conn.scalar(_NEWEST) or 0


def kinds_since(conn: Connection, step_id: int) -> tuple[int, frozenset[str]]:
    """Return the newest step's id and the tables that steps after ``step_id`` touched, undo and redo included."""
    target = func.coalesce(Step.target_id, Step.id)
    asked = select(Entry.table_name).join(Step, and_(Entry.step_id == target, Step.id > step_id)).distinct()
    return newest_id(conn), frozenset(conn.scalars(asked))
