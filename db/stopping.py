"""A question that may be given up while SQLite works on it: typing on makes the last answer useless."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from db.errors import Stopped


class Stop:
    """Asked along with a question; `now`, from any thread, ends it with Stopped, also where it has not begun yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at_work: sqlite3.Connection | None = None
        self.wanted = False

    def now(self) -> None:
        """Give the question up."""
        with self._lock:
            self.wanted = True
            if self._at_work is not None:
                self._at_work.interrupt()

    @contextmanager
    def watching(self, connection: sqlite3.Connection) -> Iterator[None]:
        """Let `now` end what the connection does meanwhile."""
        with self._lock:
            if self.wanted:
                raise Stopped
            self._at_work = connection
        try:
            yield
        finally:
            with self._lock:
                self._at_work = None
