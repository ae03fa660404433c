"""An open library file: one writer, several readers, and plain sentences for what can go wrong."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from db import lately, pragmas, upgrading
from db.errors import AlreadyThere, DiskFull, Locked, OldAndReadOnly, ReadOnly, TooNew, Unreadable, explained
from db.opening import SCHEMA, hold, let_go, unsaved_wal, version_of
from db.stopping import Stop

READERS = 4
"""So many reading connections are kept; more are made when needed."""


class Database:
    """One library file, open. `read` and `write` hand out connections; nothing else reaches the file."""

    def __init__(self, path: Path, *, read_only: bool, wait: float = pragmas.WAIT) -> None:
        self.path = path
        self.read_only = read_only
        self._wait = wait
        self._still = False
        self._turn = threading.RLock()
        self._inside = False
        self._seen = 0
        self.writes = 0
        """How often this opening of the file was written to."""
        self._writer: Engine | None = None
        if not read_only:
            self._writer = pragmas.make_engine(self._connect_writer, "BEGIN IMMEDIATE", 1)
        self._reader = pragmas.make_engine(self._connect_reader, "BEGIN", READERS)
        # What others wrote can only be asked on one and the same connection: the writing one, or one kept for it.
        self._watch = self._writer or pragmas.make_engine(self._connect_reader, "BEGIN", 1)
        self._held = True
        hold(path)

    @classmethod
    def open(
        cls, path: Path, *, create: bool = False, backups: Path | None = None, wait: float = pragmas.WAIT
    ) -> Database:
        """Open a library, bringing an older one up to date first (a copy goes to ``backups``).

        ``create`` makes a new library where there is none and refuses to overwrite. The file is looked at for
        reading only before anything writes to it: what is not ours, newer or damaged stays as it was, byte for byte.
        Raises the errors of db.errors.
        """
        path = Path(path)
        if create:
            if path.exists():
                raise AlreadyThere(str(path))
            with _Explaining(path, system=True):
                upgrading.create(path)
        with _Explaining(path, system=True):
            version = version_of(path, wait)
            fixed = not _writable(path)
            if version < SCHEMA:
                if fixed:
                    raise OldAndReadOnly(path.name)
                upgrading.upgrade(path, backups=backups, wait=wait)
        return cls._opened(path, fixed, wait)

    @classmethod
    def _opened(cls, path: Path, read_only: bool, wait: float) -> Database:
        """Try the file once; media that turn out to be read-only are opened again for reading."""
        database = cls(path, read_only=read_only, wait=wait)
        try:
            version = database._ask(pragmas.version)
            if version > SCHEMA:
                raise TooNew(str(version))
            database._seen = database._ask_version()
        except ReadOnly:
            database.close()
            if read_only:
                raise
            return cls._opened(path, True, wait)
        except BaseException:
            database.close()
            raise
        return database

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @contextmanager
    def read(self, beside: Path | None = None, *, stop: Stop | None = None) -> Iterator[Connection]:
        """Hand out a connection that sees one moment of the library and can't write; ``beside`` as for `write`.

        With ``stop`` another thread can give up what is read: Stopped is raised then.
        """
        with self._explained(), _begun(self._reader, beside) as conn:
            if stop is None:
                yield conn
                return
            raw = conn.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)  # noqa: S101
            with stop.watching(raw):
                yield conn

    @contextmanager
    def write(self, beside: Path | None = None) -> Iterator[Connection]:
        """Hand out the writing connection: one transaction, kept whole or not at all.

        Threads of this program take turns; other programs are waited for. ``beside`` is a staging file, to be read
        as ``staged``. Raises ReadOnly, Locked, DiskFull, ...
        """
        if self._writer is None:
            raise ReadOnly(self.path.name)
        with self._turn:
            if self._inside:
                raise RuntimeError("a write inside a write: pass the recorder or connection on instead")
            self._inside = True
            try:
                with self._explained(), _begun(self._writer, beside) as conn:
                    yield conn
            finally:
                self._inside = False
                self.writes += 1

    def note(self, newest: int, steps: int, studies: Iterable[int]) -> None:
        """Note which studies some steps touched, now that they are kept (see `db.lately`)."""
        lately.note(self._reader, newest, steps, studies)

    def data_version(self) -> int:
        """Return a number that changes when anybody else has written to the library (another window or program).

        Asked on the writing connection, for which our own writes don't count; while it is busy the last answer holds, and
        for good once the library is closed: asking would open it again.
        """
        if not self._held or not self._turn.acquire(blocking=False):
            return self._seen
        try:
            if not self._inside:
                self._seen = self._ask_version()
            return self._seen
        finally:
            self._turn.release()

    def backup(self, target: Path) -> None:
        """Write a consistent copy of the library; an existing file is replaced only when the copy is whole."""
        with self._explained():
            pragmas.copy_whole(self.path, Path(target), self._wait)

    def integrity(self) -> list[str]:
        """Return what is wrong with the file and with references between rows, in SQLite's words; [] is sound."""
        with self.read() as conn:
            found = pragmas.integrity(conn)
            return found + [f"{table} {row} -> {parent}" for table, row, parent in pragmas.broken_references(conn)]

    def close(self) -> None:
        """Close every connection; the last one to leave tidies the write-ahead log away."""
        self._reader.dispose()
        self._watch.dispose()
        if self._held:
            self._held = False
            let_go(self.path)

    def _ask_version(self) -> int:
        """Ask whether others have written, without opening a transaction for it."""
        return self._ask(pragmas.data_version)

    def _ask(self, question: Callable[[Any], int]) -> int:
        """Ask on a kept connection outside any transaction: nobody who writes just now is waited for."""
        with self._explained():
            raw = self._watch.raw_connection()
            try:
                return question(raw.cursor())
            finally:
                raw.close()

    def _connect_writer(self) -> sqlite3.Connection:
        """Connect for writing; while another program tidies its log away, SQLite refuses at once and is asked again."""
        end = time.monotonic() + self._wait
        while True:
            try:
                return pragmas.connect_to_write(self.path, self._wait)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= end:
                    raise
            time.sleep(0.02)

    def _connect_reader(self) -> sqlite3.Connection:
        if self.read_only and not self._still:
            self._still = not unsaved_wal(self.path)
        return pragmas.connect_to_read(self.path, self._wait, self._still)

    def _explained(self) -> _Explaining:
        return _Explaining(self.path)


@contextmanager
def _begun(engine: Engine, beside: Path | None) -> Iterator[Connection]:
    """One transaction; another file is joined to the connection before it begins and let go after it has ended."""
    if beside is None:
        with engine.begin() as conn:
            yield conn
        return
    with engine.connect() as conn:
        raw = conn.connection.driver_connection
        pragmas.attach(raw, beside)
        try:
            with conn.begin():
                yield conn
        finally:
            try:
                pragmas.detach(raw)
            except sqlite3.Error:  # a question that broke off still holds the file: it is let go of with the connection
                conn.invalidate()


class _Explaining:
    """Turn errors of SQLite and of the system into the sentences of db.errors on the way out."""

    def __init__(self, path: Path, *, system: bool = False) -> None:
        self.path = path
        self.system = system

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, DBAPIError | sqlite3.Error):
            sentence = explained(error, self.path.name)
            if sentence is not None:
                raise sentence from error
        elif self.system and isinstance(error, OSError):
            if sys.platform == "win32" and isinstance(error, PermissionError):
                raise Locked(self.path.name) from error
            if error.errno == errno.ENOSPC:
                raise DiskFull(self.path.name) from error
            raise Unreadable(self.path.name, error.strerror or str(error)) from error


def _writable(path: Path) -> bool:
    """Return whether file and folder may be written to (the log of changes lies beside the file)."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
