"""Read another program's SQLite file from its bytes, in memory and read only; nothing is written beside it.

The file may be damaged or made to do harm: questions are bounded in work, its own functions and triggers are not trusted,
and a column that an older version of the program did not have is read as empty.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from app.formats.decode import called
from app.text.refused import Refused

HEAD = b"SQLite format 3\x00"
LARGEST = 600_000_000
STEPS = 200_000_000
"""Instructions of SQLite's machine after which a question is given up."""


class Tables:
    """The tables of an open file; `rows` hands out a table's rows as mappings."""

    def __init__(self, conn: sqlite3.Connection, name: str) -> None:
        self._conn = conn
        self._name = name
        listed = conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        self.names = {str(row[0]).casefold() for row in listed}

    def has(self, *names: str) -> bool:
        """Whether all these tables are there."""
        return all(name in self.names for name in names)

    def rows(self, table: str, *columns: str) -> Iterator[dict[str, Any]]:
        """The rows of a table in the order they were made, with these columns; '' for one that is not there."""
        if table not in self.names:
            return
        there = {str(row[1]).casefold() for row in self._conn.execute(f'PRAGMA table_info("{table}")')}
        listed = ", ".join(f'"{one}"' if one in there else "''" for one in columns)
        try:
            for row in self._conn.execute(f'SELECT {listed} FROM "{table}" ORDER BY rowid'):
                yield dict(zip(columns, row, strict=True))
        except sqlite3.Error as error:
            raise Refused(
                f"{called(self._name)} is damaged: its table {table} can't be read. Nothing was read."
            ) from error


@contextmanager
def opened(data: bytes, name: str = "") -> Iterator[Tables]:
    """Open a SQLite file from its bytes. Raises Refused where it is none, damaged or too large."""
    if not data.startswith(HEAD):
        raise Refused(f"{called(name)} is no SQLite file. Nothing was read.")
    if len(data) > LARGEST:
        raise Refused(f"{called(name)} is larger than 600 MB. Nothing was read.")
    plain = bytearray(data)
    plain[18:20] = b"\x01\x01"  # a file kept in write-ahead mode is read as it stands
    conn = sqlite3.connect(":memory:")
    conn.text_factory = lambda raw: raw.decode("utf-8", "replace")
    try:
        conn.deserialize(bytes(plain))
        conn.execute("PRAGMA trusted_schema = OFF")
        conn.execute("PRAGMA query_only = ON")
        left = [STEPS // 1_000_000]

        def tick() -> int:
            left[0] -= 1
            return int(left[0] < 0)

        conn.set_progress_handler(tick, 1_000_000)
        yield Tables(conn, name)
    except sqlite3.Error as error:
        raise Refused(f"{called(name)} is damaged: it can't be read as a SQLite file. Nothing was read.") from error
    finally:
        conn.close()


def words(value: Any) -> str:
    """A cell as words."""
    return value if isinstance(value, str) else "" if value is None else str(value)


def number(value: Any) -> int:
    """A cell as a number, -1 where it is none."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return -1
