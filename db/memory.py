"""Translation memory: sentences with translations that came from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from db.among import among
from db.rows import MemoryUnit
from db.tables import MemoryUnit as Table

if TYPE_CHECKING:
    from db.recording import Recorder


def add(rec: Recorder, units: Sequence[dict[str, Any]]) -> None:
    """Write units: source_lang, target_lang, source, target, source_key, origin."""
    rec.insert_many(Table, units)


def known(conn: Connection, keys: Iterable[str]) -> set[tuple[str, str, str, str]]:
    """Return (key, source language, target language, target) of the units with these keys."""
    ask = select(Table.source_key, Table.source_lang, Table.target_lang, Table.target)
    return {(a, b, c, d) for a, b, c, d in conn.execute(ask.where(Table.source_key.in_(among(keys))))}


def of_keys(conn: Connection, keys: Iterable[str]) -> dict[str, list[MemoryUnit]]:
    """Return units by the key of their source, the newest first."""
    ask = select(
        Table.source_key, Table.id, Table.source_lang, Table.target_lang, Table.source, Table.target, Table.origin
    ).where(Table.source_key.in_(among(keys)))
    out: dict[str, list[MemoryUnit]] = {}
    for row in conn.execute(ask.order_by(Table.id.desc())):
        out.setdefault(row[0], []).append(MemoryUnit(*row[1:]))
    return out


def every(conn: Connection) -> list[MemoryUnit]:
    """Return all units, the newest first."""
    ask = select(Table.id, Table.source_lang, Table.target_lang, Table.source, Table.target, Table.origin)
    return [MemoryUnit(*row) for row in conn.execute(ask.order_by(Table.id.desc()))]


def origins(conn: Connection) -> list[tuple[str, int]]:
    """Return the files that units came from, with how many."""
    ask = select(Table.origin, func.count()).group_by(Table.origin).order_by(func.min(Table.id))
    return [(origin, count) for origin, count in conn.execute(ask)]


def ids_of(conn: Connection, origin: str) -> list[int]:
    """Return the ids of the units that came from a file."""
    return list(conn.scalars(select(Table.id).where(Table.origin == origin).order_by(Table.id)))


def delete(rec: Recorder, ids: Iterable[int]) -> None:
    """Delete units."""
    rec.delete_many(Table, ids)
