"""Rows as the file holds them: read, written and compared value for value, kept as JSON or compressed JSON.

The journal works below the types of the tables: what it puts back is exactly what was there. A value is a number, a
text or nothing; lists and mappings are their JSON text.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import JSON, Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import sqlite

from db.pragmas import to_json
from db.tables import JOURNALED, Base, Kept

Raw = Mapping[str, Any]
"""One row, or some of its columns, by column name."""

BY_NAME: dict[str, type[Kept]] = {table.__tablename__: table for table in JOURNALED}
"""The journaled tables by their names in the file."""

_CHUNK = 2000
_DIALECT = sqlite.dialect(paramstyle="qmark")


@dataclass(frozen=True)
class Layout:
    """What the journal needs to know of one table."""

    table: Table
    columns: tuple[str, ...]
    json_columns: frozenset[str]
    fills_guid: bool
    times: tuple[str, ...]
    """Which of created and changed the table has."""


@cache
def layout(name: str) -> Layout:
    """Return what is known of a journaled table; KeyError where its changes are not journaled."""
    table = Base.metadata.tables[BY_NAME[name].__tablename__]
    columns = tuple(column.name for column in table.columns)
    json_columns = frozenset(column.name for column in table.columns if isinstance(column.type, JSON))
    times = tuple(name for name in ("created", "changed") if name in columns)
    return Layout(table, columns, json_columns, "guid" in columns, times)


def as_sql(statement: Any) -> str:
    """Return a statement as text whose values are given by position, in the order they stand in it."""
    return str(statement.compile(dialect=_DIALECT))


@cache
def _insert_sql(name: str, columns: tuple[str, ...]) -> str:
    """An insert whose values come in the order of ``columns``."""
    table = layout(name).table
    compiled = (
        insert(table).inline().compile(dialect=_DIALECT, column_keys=sorted(columns, key=table.columns.keys().index))
    )
    return str(compiled)


@cache
def _in_table_order(name: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(column for column in layout(name).columns if column in columns)


@cache
def _select_sql(name: str) -> str:
    table = layout(name).table
    asked = select(table).where(table.c.id >= bindparam("a"), table.c.id <= bindparam("b")).order_by(table.c.id)
    return as_sql(asked)


def encoded(name: str, values: Raw) -> dict[str, Any]:
    """Return values as the file holds them: JSON columns as text, truth as 1 and 0. Unknown columns: KeyError."""
    known = layout(name)
    out: dict[str, Any] = {}
    for column, value in values.items():
        if column not in known.columns:
            raise KeyError(f"{name} has no column {column}")
        if column in known.json_columns:
            value = None if value is None else to_json(value)
        elif isinstance(value, bool):
            value = int(value)
        out[column] = value
    return out


def read_rows(conn: Connection, name: str, first: int, last: int) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a range of ids, raw, in the order of ``layout(name).columns``."""
    found = conn.exec_driver_sql(_select_sql(name), (first, last))
    for part in found.partitions(_CHUNK):
        yield from map(tuple, part)


def read_row(conn: Connection, name: str, row_id: int) -> dict[str, Any] | None:
    """Return one row, raw, or None where there is none."""
    row = conn.exec_driver_sql(_select_sql(name), (row_id, row_id)).first()
    return None if row is None else dict(zip(layout(name).columns, row, strict=True))


def insert_raw(conn: Connection, name: str, values: Raw) -> int:
    """Insert one row of raw values and return its id."""
    columns = _in_table_order(name, tuple(values))
    return int(conn.exec_driver_sql(_insert_sql(name, columns), tuple(values[c] for c in columns)).lastrowid)


def insert_raw_many(conn: Connection, name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert many rows of raw values that all have the same columns."""
    order = _in_table_order(name, tuple(columns))
    take = itemgetter(*order) if len(order) > 1 else None
    sql = _insert_sql(name, order)
    tuples = [take(row) for row in rows] if take else [(row[order[0]],) for row in rows]
    if tuples:
        conn.exec_driver_sql(sql, tuples)


def update_raw(conn: Connection, name: str, row_id: int, values: Raw) -> None:
    """Set some columns of a row to raw values."""
    columns = _in_table_order(name, tuple(values))
    conn.exec_driver_sql(_update_sql(name, columns), (*(values[c] for c in columns), row_id))


@cache
def _update_sql(name: str, columns: tuple[str, ...]) -> str:
    table = layout(name).table
    changed = update(table).where(table.c.id == bindparam("row_id")).values({c: bindparam(f"new_{c}") for c in columns})
    return as_sql(changed)


def delete_rows(conn: Connection, name: str, first: int, last: int) -> int:
    """Delete a range of rows and return how many there were."""
    table = layout(name).table
    return int(conn.execute(delete(table).where(table.c.id >= first, table.c.id <= last)).rowcount)


def as_json(values: Raw | None) -> str | None:
    """Return raw values as the journal keeps them."""
    return None if values is None else to_json(dict(values))


def from_json(text: str | None) -> dict[str, Any]:
    """Return raw values from the journal."""
    loaded: dict[str, Any] = json.loads(text) if text else {}
    return loaded


def packed(name: str, rows: Iterator[tuple[Any, ...]]) -> tuple[bytes, int]:
    """Return rows as compressed JSON (a line of column names, then a line a row) and how many there were."""
    press = zlib.compressobj(1)
    parts = [press.compress(to_json(layout(name).columns).encode() + b"\n")]
    count = 0
    while chunk := list(islice(rows, _CHUNK)):
        parts.append(press.compress("".join([to_json(row) + "\n" for row in chunk]).encode()))
        count += len(chunk)
    parts.append(press.flush())
    return b"".join(parts), count


def unpack_into(conn: Connection, name: str, image: bytes) -> int:
    """Put the rows of an image back under their ids and return how many there were."""
    count = 0
    lines = _lines(image)
    columns: list[str] = json.loads(next(lines))
    order = _in_table_order(name, tuple(columns))
    places = [columns.index(column) for column in order]
    sql = _insert_sql(name, order)
    straight = places == list(range(len(columns)))
    while chunk := list(islice(lines, _CHUNK)):
        rows = [json.loads(line) for line in chunk]
        conn.exec_driver_sql(sql, [tuple(row) if straight else tuple(row[p] for p in places) for row in rows])
        count += len(rows)
    return count


def _lines(image: bytes) -> Iterator[bytes]:
    """The lines of a compressed text, one at a time."""
    press, rest, place = zlib.decompressobj(), b"", 0
    while place < len(image):
        *whole, rest = (rest + press.decompress(image[place : place + 65536])).split(b"\n")
        yield from whole
        place += 65536
    *whole, rest = (rest + press.flush()).split(b"\n")
    yield from whole
    if rest:
        yield rest
