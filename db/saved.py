"""What a person arranged and keeps by a name: searches, charts, reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from db.tables import SavedView

KINDS: tuple[str, ...] = ("search", "chart", "report")


@dataclass(frozen=True, slots=True)
class View:
    """One thing kept by its name; `body` is what its owner wrote."""

    id: int
    guid: str
    kind: str
    name: str
    body: Mapping[str, Any]
    position: int


def views(conn: Connection, kind: str) -> list[View]:
    """Return what is kept of a kind, in its order."""
    ask = select(SavedView.__table__).where(SavedView.kind == kind).order_by(SavedView.position, SavedView.id)
    return [View(row.id, row.guid, row.kind, row.name, dict(row.body), row.position) for row in conn.execute(ask)]


def view(conn: Connection, kind: str, name: str) -> View | None:
    """Return one thing by its name, or None."""
    return next((one for one in views(conn, kind) if one.name == name), None)
