"""Dated events of health policy that the timeline shows, as a library keeps them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.tables import PolicyEvent, Setting

OWN = "policy_events"
"""The setting that says: the library keeps its own list, even an empty one."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event: year, lane (a country of care as studies name it), labels by language, where the fact is from."""

    id: int
    year: int
    lane: str
    labels: dict[str, str]
    source: str
    position: int


def events(conn: Connection) -> list[EventRow]:
    """Return the events the library keeps, in order of year."""
    ask = select(PolicyEvent.__table__).order_by(PolicyEvent.year, PolicyEvent.position, PolicyEvent.id)
    return [EventRow(r.id, r.year, r.lane, dict(r.labels), r.source, r.position) for r in conn.execute(ask)]


def own_list(conn: Connection) -> int | None:
    """Return the id of the setting that says the library keeps its own list; None where the bundled one stands."""
    return conn.scalar(select(Setting.id).where(Setting.key == OWN))
