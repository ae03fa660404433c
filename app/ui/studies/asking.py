"""Asks the library for the list and for the counts of the filters; a late answer to an old question is dropped.

A small library answers at once, in the turn that asked. A large one is asked in a thread of its own, which waits for
SQLite without holding the window; the list keeps its old rows meanwhile.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from db.query import Query

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from app.work.library import Library

AT_ONCE: Final = 1500
"""Libraries of so many studies answer in the turn that asks: their counts take a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Which studies answer a question, and how many there are in all."""

    query: Query
    ids: array[int]
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many studies stand behind each value of each filter; `barriers` have a barrier coded."""

    query: Query
    values: dict[str, list[tuple[str, int]]]
    barriers: int


class Asking(QObject):
    """`rows` and `counts` come back as signals, in the window's own thread, for the newest question only."""

    rows = Signal(object)
    counts = Signal(object)
    _back = Signal(int, object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._newest = {"rows": 0, "counts": 0}
        self._numbers = 0
        self._total = 0
        self._thread: ThreadPoolExecutor | None = None
        self._waiting: dict[int, str] = {}
        self._back.connect(self._answered)

    @property
    def large(self) -> bool:
        """Whether the library is so large that it is asked in a thread."""
        return self._total > AT_ONCE

    def ask_rows(self, query: Query) -> None:
        """Asks which studies answer."""
        if not self._total:
            from app.work import searching

            self._total = searching.total(self._library)
        self._ask("rows", lambda: self._find(query))

    def ask_counts(self, query: Query) -> None:
        """Asks for the counts of the filters."""
        self._ask("counts", lambda: self._count(query))

    def close(self) -> None:
        """Waits for nothing and tells nothing more."""
        self._newest = {"rows": -1, "counts": -1}
        if self._thread is not None:
            self._thread.shutdown(wait=True, cancel_futures=True)
            self._thread = None

    def _ask(self, kind: str, find: Callable[[], object]) -> None:
        """Finds the answer here or in the thread."""
        self._numbers += 1
        number = self._newest[kind] = self._numbers
        if not self.large:
            self._tell(kind, find())
            return
        if self._thread is None:
            from concurrent.futures import ThreadPoolExecutor

            self._thread = ThreadPoolExecutor(1, "studies")
        self._waiting[number] = kind
        self._thread.submit(self._work, kind, number, find)

    def _work(self, kind: str, number: int, find: Callable[[], object]) -> None:
        """In the thread: finds an answer that is still wanted and sends it over, an error too."""
        if self._newest[kind] != number:
            return
        try:
            answer = find()
        except Exception as error:
            answer = error
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._back.emit(number, answer)

    def _answered(self, number: int, answer: object) -> None:
        """Takes an answer from the thread, unless a newer question was asked."""
        kind = self._waiting.pop(number, "")
        if self._newest.get(kind) != number:
            return
        if isinstance(answer, Exception):
            raise answer
        self._tell(kind, answer)

    def _tell(self, kind: str, answer: object) -> None:
        """Tells an answer."""
        if isinstance(answer, Rows):
            self._total = answer.total
        (self.rows if kind == "rows" else self.counts).emit(answer)

    def _find(self, query: Query) -> Rows:
        """The ids of the studies that answer."""
        from app.work import searching

        return Rows(query, searching.studies(self._library, query), searching.total(self._library))

    def _count(self, query: Query) -> Counts:
        """The counts of all filters."""
        from app.work import searching

        barriers = replace(query, barriers=("barrier",))
        return Counts(query, searching.facets(self._library, query), searching.count(self._library, barriers))
