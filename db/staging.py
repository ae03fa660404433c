"""A file beside the library in which an import waits: rows in the shape of the library's own tables, numbered from 1.

It is filled by the child process without touching the library (decision 15). Its derived rows (list, search) are made
here as the library makes them, so that one INSERT ... SELECT a table puts a file in. Its name says which
library it belongs to; one that nobody holds is left over from an import that was ended, and is removed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Integer

from db import filenames, fresh, pragmas
from db.tables import Base

SUFFIX = ".staging"
COLUMNS: dict[str, tuple[str, ...]] = {
    "study": ("id", "guid", "created", "changed", "year", "month", "day", "epub", "volume", "issue", "pages",
              "publication_type"),
    "field_variant": ("id", "study_id", "field", "lang", "value", "kind", "source", "position"),
    "author": ("id", "study_id", "position", "family", "given", "literal", "lang", "role", "source"),
    "identifier": ("id", "study_id", "scheme", "value", "role"),
    "tag": ("id", "name"),
    "study_tag": ("id", "study_id", "tag_id"),
    "text": ("id", "guid", "study_id", "lang", "kind", "provenance", "engine", "review_state", "version_id"),
    "text_version": ("id", "text_id", "number", "body", "sha256", "slices", "created"),
    "staged_line": ("id", "first", "last"),
    "source": ("id", "name", "format", "encoding", "sha256", "body"),
}  # fmt: skip
"""The columns that an import fills, by table. A text and its one version have the same id here."""
TOGETHER = 20
"""Rows that one statement inserts."""
_INDEXED = ("field_variant", "author", "identifier", "study_tag", "text")
_DERIVED = ("study_listing", "search_text")
_PREFIX = "."


class Staging:
    """One waiting import. While it is open nobody takes its file for a leftover."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._filling: Connection | None = None
        self._last: dict[str, int] = dict.fromkeys(COLUMNS, 0)
        self._tags: dict[int, str] = {}

    @classmethod
    def create(cls, library: Path) -> Staging:
        """Make an empty one beside a library, after removing what earlier imports left."""
        sweep(library)
        path = library.with_name(
            f"{_PREFIX}{filenames.short(library.name)}.{os.getpid()}-{os.urandom(4).hex()}{SUFFIX}"
        )
        engine = pragmas.make_engine(lambda: pragmas.connect_to_stage(path), "BEGIN", 1)
        staging = cls(path, engine)
        with engine.begin() as conn:
            for table in Base.metadata.sorted_tables:
                conn.exec_driver_sql(f'CREATE TABLE "{table.name}" ({", ".join(map(_column, table.columns))})')
            conn.exec_driver_sql("CREATE TABLE staged_line (id INTEGER PRIMARY KEY, first, last)")
            conn.exec_driver_sql(
                "CREATE TABLE staged_file (id INTEGER PRIMARY KEY, first INTEGER, last INTEGER, about)"
            )
        return staging

    def reserve(self, name: str) -> int:
        """Return the id of the next row of a table."""
        self._last[name] += 1
        return self._last[name]

    def reserve_many(self, name: str, count: int) -> range:
        """Return the ids of the next rows of a table."""
        first = self._last[name] + 1
        self._last[name] += count
        return range(first, first + count)

    @property
    def studies(self) -> int:
        """How many studies wait here."""
        return self._last["study"]

    def add(self, rows: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
        """Insert rows by table, each a tuple in the order of COLUMNS, and make the derived rows of their studies."""
        with self._engine.begin() as conn:
            for name, columns in COLUMNS.items():
                _insert(conn, name, columns, rows.get(name, ()))
            self._derive(conn, rows)

    def _derive(self, conn: Connection, rows: Mapping[str, Sequence[tuple[Any, ...]]]) -> None:
        """Write the rows of list and search of some studies."""
        self._tags.update((row[0], row[1]) for row in rows.get("tag", ()))
        found, words = fresh.searched(rows, self._tags)
        for name, made in (("study_listing", fresh.listing(rows)), ("search_text", found)):
            if made:
                _insert(conn, name, tuple(made[0]), [tuple(row.values()) for row in made])
        if words:
            asked = "INSERT INTO search_word SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM search_word)"
            conn.exec_driver_sql(asked, (pragmas.to_json(words),))

    def forget_since(self, study: int) -> None:
        """Take the studies after one out again: their file broke off in a way that refuses it whole."""
        with self._engine.begin() as conn:
            texts = "SELECT id FROM text WHERE study_id > ?"
            conn.exec_driver_sql(f"DELETE FROM text_version WHERE text_id IN ({texts})", (study,))
            for name in (*_INDEXED, *_DERIVED, "study", "staged_line"):
                key = "id" if name in {"study", "staged_line"} else "study_id"
                conn.exec_driver_sql(f"DELETE FROM {name} WHERE {key} > ?", (study,))
        self._last["study"] = study

    def file_done(self, number: int, first: int, last: int, about: Mapping[str, Any]) -> None:
        """Note a file that was read: its number, its first and last study, and what there is to tell of it."""
        with self._engine.begin() as conn:
            conn.exec_driver_sql(
                "INSERT INTO staged_file VALUES (?, ?, ?, ?)", (number, first, last, pragmas.to_json(dict(about)))
            )

    def rest(self) -> None:
        """Let others read the file, and go on holding it. What is looked up by is indexed now: all at once is cheaper."""
        with self._engine.begin() as conn:
            for name in _INDEXED:
                conn.exec_driver_sql(f"CREATE INDEX staged_{name} ON {name} (study_id)")
        self._engine.dispose()
        self._engine = pragmas.make_engine(lambda: pragmas.connect_to_hold(self.path), "BEGIN", 1)
        self._filling = self._engine.connect()
        self._filling.exec_driver_sql("SELECT count(*) FROM staged_file").all()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Hand out a connection that reads this file alone."""
        if self._filling is not None:
            yield self._filling
            return
        with self._engine.begin() as conn:
            yield conn

    def files(self) -> list[tuple[int, int, int, dict[str, Any]]]:
        """Return (number, first study, last study, what there is to tell) of each file, in order."""
        with self.read() as conn:
            found = conn.exec_driver_sql("SELECT id, first, last, about FROM staged_file ORDER BY id").all()
        return [(number, first, last, json.loads(about)) for number, first, last, about in found]

    def remove(self) -> None:
        """Close the file and remove it."""
        if self._filling is not None:
            self._filling.close()
            self._filling = None
        self._engine.dispose()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


def _insert(conn: Connection, name: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows, many of them by one statement: that costs two thirds of one by one."""
    sql = f"INSERT INTO {name} ({','.join(columns)}) VALUES "
    places = f"({','.join('?' * len(columns))})"
    whole = len(rows) - len(rows) % TOGETHER
    if whole:
        together = [tuple(chain.from_iterable(rows[at : at + TOGETHER])) for at in range(0, whole, TOGETHER)]
        conn.exec_driver_sql(sql + ",".join([places] * TOGETHER), together)
    if whole < len(rows):
        conn.exec_driver_sql(sql + places, list(rows[whole:]))


def _column(column: Any) -> str:
    """A column as it is declared here: only what is looked up by is indexed."""
    kind = "INTEGER" if isinstance(column.type, Integer) else "TEXT"
    return f'"{column.name}" {kind} PRIMARY KEY' if column.primary_key else f'"{column.name}"'


def sweep(library: Path) -> int:
    """Remove what imports into a library left behind when they were ended; return how many files that were."""
    gone = 0
    with suppress(OSError):
        for path in library.parent.glob(f"{_PREFIX}{_plain(filenames.short(library.name))}.*{SUFFIX}"):
            if pragmas.nobody_holds(path):
                with suppress(OSError):
                    path.unlink()
                    gone += 1
    return gone


def _plain(name: str) -> str:
    """A name in which nothing is a wildcard."""
    return "".join(f"[{ch}]" if ch in "[]*?" else ch for ch in name)


def runs(first: int, last: int, but: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of numbers from first to last without some of them, ends included."""
    at = first
    for held in sorted(set(but)):
        if held > at:
            yield at, held - 1
        at = max(at, held + 1)
    if at <= last:
        yield at, last


def rows_of(conn: Connection, name: str, studies: Sequence[int], schema: str = "main") -> list[dict[str, Any]]:
    """Return the waiting rows of some studies, in order; each names its study, a text has its words, a tag its name."""
    own = {
        "study": ("s.*, s.id AS study_id", "study s", "s.id"),
        "staged_line": ("s.*, s.id AS study_id", "staged_line s", "s.id"),
        "study_tag": ("s.*, t.name", f"study_tag s JOIN {schema}.tag t ON t.id = s.tag_id", "s.study_id"),
        "text": ("s.*, v.body, v.slices", f"text s JOIN {schema}.text_version v ON v.id = s.id", "s.study_id"),
    }
    columns, table, key = own.get(name, ("s.*", f"{name} s", "s.study_id"))
    asked = (
        f"SELECT {columns} FROM {schema}.{table} WHERE {key} IN (SELECT value FROM json_each(?)) ORDER BY {key}, s.id"
    )
    return [dict(row) for row in conn.exec_driver_sql(asked, (json.dumps(list(studies)),)).mappings()]
