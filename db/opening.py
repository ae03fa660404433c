"""Which files are ours, and of what age: known without SQLAlchemy, so that a start can ask first.

A library is an SQLite file whose header names our application; ``user_version`` is the number of the last migration.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from pathlib import Path

from db.errors import EmptyFile, NotALibrary, NotFound, TooNew, explained

APPLICATION_ID = 0x44505459
"""The letters DPTY, in the header of each of our files."""

SCHEMA = 4
"""The number of the newest migration; tests hold it to the files in migrations/versions."""

SUFFIX = ".diptych"

_MAGIC = b"SQLite format 3\x00"


def revision(number: int) -> str:
    """Return the name Alembic knows a migration by: 0002 for 2."""
    return f"{number:04d}"


def uri(path: Path, query: str) -> str:
    """Return the address SQLite opens a file by, with ``query`` such as mode=ro; any character may be in the name."""
    return f"{path.resolve().as_uri()}?{query}"


def unsaved_wal(path: Path) -> bool:
    """Return whether a write-ahead log with something in it lies beside the file."""
    wal = path.with_name(path.name + "-wal")
    try:
        return wal.stat().st_size > 0
    except OSError:
        return False


_HERE: Counter[str] = Counter()
"""Libraries that this process holds open, by real path."""


def hold(path: Path) -> None:
    """Note that this process holds a library open."""
    _HERE[os.path.realpath(path)] += 1


def let_go(path: Path) -> None:
    """Note that this process has closed a library."""
    name = os.path.realpath(path)
    _HERE[name] -= 1
    if _HERE[name] <= 0:
        del _HERE[name]


def held(path: Path) -> bool:
    """Return whether this process holds a library open."""
    return os.path.realpath(path) in _HERE


def glance(path: Path) -> str:
    """Return how a library is opened for a look: as it lies where no log stands beside it, so that no helper file appears.

    One that this process holds open for writing has its log. One it holds on a medium for reading only has none, and
    could be opened in no other way.
    """
    writing = held(path) and path.with_name(path.name + "-shm").exists()
    return "mode=ro" if writing or unsaved_wal(path) else "mode=ro&immutable=1"


def check_header(path: Path) -> None:
    """Refuse a file that is not ours by reading its first bytes only: SQLite never opens it.

    A library that this process holds open was looked at before and is not opened again beside SQLite: closing any
    other handle of a file drops the locks that the process has on it (POSIX). Raises NotFound, EmptyFile or NotALibrary.
    """
    if held(path):
        return
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise NotFound(str(path)) from None
    except OSError:
        if path.is_dir():
            raise NotALibrary(path.name) from None
        raise
    if not head:
        raise EmptyFile(path.name)
    if len(head) < 100 or head[:16] != _MAGIC or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotALibrary(path.name)


def version_of(path: Path, wait: float = 5.0) -> int:
    """Return the number of the migration the library was last brought to, opening it for reading only.

    Raises what `check_header` raises, TooNew for a library of a later program, and the sentences of `explained`.
    Without a write-ahead log beside it the file is read as it lies, so that not even a helper file appears.
    """
    check_header(path)
    try:
        connection = sqlite3.connect(uri(path, glance(path)), uri=True, timeout=wait)
        try:
            number = int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error as error:
        sentence = explained(error, path.name)
        if sentence is None:
            raise
        raise sentence from error
    if number > SCHEMA:
        raise TooNew(str(number))
    return number
