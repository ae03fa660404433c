"""What is kept in memory for each library that is open: one of a kind for an engine, read by one reader at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Generic, Protocol, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine


class Followed(Protocol):
    """Something that follows the history of a library."""

    @property
    def turn(self) -> AbstractContextManager[object]:
        """Held by who reads."""
        ...

    def bring_up(self, conn: Connection) -> None:
        """Let go of what later steps touched."""
        ...


F = TypeVar("F", bound=Followed)


class PerLibrary(Generic[F]):
    """One `F` for each open library, let go with its engine."""

    def __init__(self, make: Callable[[], F]) -> None:
        self._make = make
        self._open: WeakKeyDictionary[Engine, F] = WeakKeyDictionary()
        self._turn = threading.Lock()

    @contextmanager
    def at(self, conn: Connection) -> Iterator[F]:
        """Hand out what is kept of the library a connection reads, as it is in its moment, to one reader at a time."""
        with self._turn:
            found = self._open.setdefault(conn.engine, self._make())
        with found.turn:
            found.bring_up(conn)
            yield found

    def forget(self, conn: Connection) -> None:
        """Read everything anew: derived rows were made again outside the history."""
        with self._turn:
            self._open.pop(conn.engine, None)
