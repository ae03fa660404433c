"""SQLite's own words for keeping a file safe, in one place: connecting, transactions, checks, copies."""

from __future__ import annotations

import contextlib
import glob
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from db import filenames
from db.errors import Locked
from db.opening import APPLICATION_ID, uri

WAIT = 5.0
"""So many seconds a writer waits for another one."""
LEFT = 3600.0
"""Seconds after which a half copy that nobody writes to is nobody's."""

_CACHE, _FILLING = -2_000, -48_000
"""Kilobytes of the library that a connection holds, and while a large import comes in."""

to_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
"""How values of JSON columns are written: short, in plain characters."""


def make_engine(connect: Callable[[], sqlite3.Connection], begin: str, pooled: int = 0) -> Engine:
    """Return an engine whose transactions begin with ``begin``; ``pooled`` connections are kept, 0 keeps none.

    The driver's own transactions are switched off at connect (``isolation_level = None``), else it would commit
    before every change of the schema.
    """
    pool: dict[str, Any] = (
        {"poolclass": QueuePool, "pool_size": pooled, "max_overflow": 16 if pooled > 1 else 0}
        if pooled
        else {"poolclass": NullPool}
    )
    engine = create_engine("sqlite+pysqlite://", creator=connect, json_serializer=to_json, **pool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def connect_to_write(path: Path, wait: float) -> sqlite3.Connection:
    """Open a library for writing: foreign keys held to, write-ahead log, a wait for other writers."""
    connection = _connect(path, "mode=rw", wait)
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_read(path: Path, wait: float, still: bool) -> sqlite3.Connection:
    """Open a library for reading only; ``still`` says that nobody can change the file (read-only media)."""
    connection = _connect(path, "mode=ro&immutable=1" if still else "mode=ro", wait)
    connection.execute("PRAGMA query_only=ON")
    return connection


def connect_to_migrate(path: Path, wait: float) -> sqlite3.Connection:
    """Open a file for a migration: foreign keys off, else rebuilding a table would empty those that point to it."""
    connection = _connect(path, "mode=rwc", wait)
    connection.execute("PRAGMA foreign_keys=OFF")
    return connection


def connect_to_stage(path: Path) -> sqlite3.Connection:
    """Make or open a file that may be lost without harm, for this program alone."""
    connection = _connect(path, "mode=rwc", 1)
    for words in (
        "journal_mode=OFF",
        "synchronous=OFF",
        "locking_mode=EXCLUSIVE",
        "page_size=32768",
        "cache_size=-8000",
    ):
        connection.execute(f"PRAGMA {words}")
    return connection


def connect_to_hold(path: Path) -> sqlite3.Connection:
    """Open a file for reading, so that it counts as held for as long as a transaction is open."""
    return _connect(path, "mode=ro", 1)


def nobody_holds(path: Path) -> bool:
    """Return whether no program has a file open; what is no database is nobody's either."""
    try:
        with contextlib.closing(_connect(path, "mode=rw", 0)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError:
        return False
    except sqlite3.Error:
        return True
    return True


def attach(connection: Any, path: Path) -> None:
    """Let a connection of the driver read another file as ``staged``."""
    connection.execute("ATTACH DATABASE ? AS staged", (uri(path, "mode=ro"),))
    connection.execute(f"PRAGMA main.cache_size={_FILLING}")


def detach(connection: Any) -> None:
    """Let go of that file, and of the memory it took."""
    connection.execute("DETACH DATABASE staged")
    connection.execute(f"PRAGMA main.cache_size={_CACHE}")
    connection.execute("PRAGMA shrink_memory")


def last_id(conn: Connection, table: str) -> int:
    """Return the highest id a table ever gave out."""
    found = conn.exec_driver_sql("SELECT seq FROM main.sqlite_sequence WHERE name = ?", (table,)).scalar()
    return int(found or 0)


def _connect(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri(path, mode), uri=True, timeout=wait, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        connection.execute(f"PRAGMA busy_timeout={int(wait * 1000)}")
    except BaseException:
        connection.close()
        raise
    return connection


def data_version(cursor: Any) -> int:
    """Return a number that changes when another connection than the cursor's has written."""
    cursor.execute("PRAGMA data_version")
    return int(cursor.fetchone()[0])


def version(cursor: Any) -> int:
    """Return the number of the migration the file was brought to, asked outside a transaction."""
    cursor.execute("PRAGMA user_version")
    return int(cursor.fetchone()[0])


def user_version(conn: Connection) -> int:
    """Return the number of the migration the file was brought to."""
    return int(conn.exec_driver_sql("PRAGMA user_version").scalar_one())


def mark_as_ours(conn: Connection, version: int) -> None:
    """Write our application's letters and the migration's number into the file's header, within the transaction."""
    conn.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    conn.exec_driver_sql(f"PRAGMA user_version={version}")


def defer_foreign_keys(conn: Connection) -> None:
    """Let this transaction put rows back in any order: references are looked at when it commits."""
    conn.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


def broken_references(conn: Connection) -> list[tuple[str, int | None, str]]:
    """Return rows that point at nothing, as (table, row id, table pointed at)."""
    return [(r[0], r[1], r[2]) for r in conn.exec_driver_sql("PRAGMA foreign_key_check").fetchall()]


def integrity(conn: Connection, limit: int = 20) -> list[str]:
    """Return what SQLite finds wrong with the file itself, in its words; [] is a sound file."""
    found = [str(r[0]) for r in conn.exec_driver_sql(f"PRAGMA integrity_check({int(limit)})").fetchall()]
    return [] if found == ["ok"] else found


def table_names(conn: Connection) -> list[str]:
    """Return the ordinary tables of the file, without the inside of the full-text index."""
    rows = conn.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " AND name NOT LIKE 'search\\_fts%' ESCAPE '\\' ORDER BY name"
    )
    return [r[0] for r in rows]


def index_agrees(conn: Connection) -> bool:
    """Return whether the full-text index agrees with the rows it was made from; needs a writing connection."""
    try:
        conn.exec_driver_sql("INSERT INTO search_fts(search_fts, rank) VALUES ('integrity-check', 1)")
    except Exception as error:
        code = getattr(getattr(error, "orig", error), "sqlite_errorcode", 0)
        if code & 0xFF == sqlite3.SQLITE_CORRUPT:
            return False
        raise
    return True


USUAL_INDEX, LARGE_INDEX = 1_048_576, 16_777_216
"""Bytes of new words that the full-text index gathers before it writes them out: SQLite's own, and for thousands of studies."""


@contextlib.contextmanager
def gathering_more(conn: Connection) -> Iterator[None]:
    """Let the full-text index gather more before it writes, while thousands of studies come in: it merges less often."""
    ask = "INSERT INTO search_fts(search_fts, rank) VALUES ('hashsize', ?)"
    conn.exec_driver_sql(ask, (LARGE_INDEX,))
    yield
    conn.exec_driver_sql(ask, (USUAL_INDEX,))  # an error takes the whole transaction back, and this with it


def rebuild_index(conn: Connection) -> None:
    """Make the full-text index again from its rows."""
    conn.exec_driver_sql("INSERT INTO search_fts(search_fts) VALUES ('rebuild')")


def look_through(path: Path, wait: float = WAIT) -> list[str]:
    """Return what SQLite finds wrong with a closed file, in its words; [] is a sound one."""
    with contextlib.closing(_read_anything(path, wait)) as connection:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
    return [] if found == ["ok"] else found


def copy_whole(source: Path, target: Path, wait: float = WAIT) -> None:
    """Write a consistent copy of a library, also while it is in use; ``target`` appears only when whole.

    The copy keeps no write-ahead log, so that it is one file and opens from read-only media.
    """
    filenames.check(target)
    make_room(target)
    sweep(target.parent, glob.escape(filenames.short(target.name)))
    part = filenames.part_of(target, "part")
    part.unlink(missing_ok=True)
    try:
        with (
            contextlib.closing(_read_anything(source, wait)) as old,
            contextlib.closing(_connect(part, "mode=rwc", wait)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
        sync(part)
        if target.exists():
            make_room(target)
        part.replace(target)
    finally:
        for one in (part, *_beside(part)):
            one.unlink(missing_ok=True)


def sweep(folder: Path, names: str = "*") -> None:
    """Remove what copies that were ended left in a folder: parts that nobody has written to for an hour."""
    for left in folder.glob(f".{names}.*.part*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > LEFT:
                left.unlink()


def make_room(target: Path) -> None:
    """Take away the log that lies at a place where another file is to come: read with that one, it would ruin it.

    A library that stands there first takes its log in. Raises Locked where a program has it open.
    """
    if not any(one.exists() for one in _beside(target)):
        return
    if target.exists():
        try:
            with contextlib.closing(_connect(target, "mode=rw", 1)) as connection:
                connection.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as error:  # what is no library, or broken, has no say
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise Locked(target.name) from error
    for one in _beside(target):
        one.unlink(missing_ok=True)


def _beside(path: Path) -> list[Path]:
    """The files that SQLite keeps beside a library."""
    return [path.with_name(path.name + tail) for tail in ("-journal", "-wal", "-shm")]


def copy_into(source: Path, target: Path, wait: float = WAIT) -> None:
    """Replace the content of a library by that of another file in one transaction, also while others read it."""
    with (
        contextlib.closing(_read_anything(source, wait)) as old,
        contextlib.closing(_connect(target, "mode=rw", wait)) as new,
    ):
        new.execute("PRAGMA journal_mode=WAL")
        old.backup(new)
        new.execute("PRAGMA journal_mode=WAL")


def _read_anything(path: Path, wait: float) -> sqlite3.Connection:
    """Open for reading; where not even the helper files of the log can be made, read the file as it lies."""
    connection = _connect(path, "mode=ro", wait)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
        connection = _connect(path, "mode=ro&immutable=1", wait)
    return connection


def sync(path: Path) -> None:
    """Wait until the system has the file on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
