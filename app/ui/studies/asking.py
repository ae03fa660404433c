"""Asks the library for the list and for the counts of the filters; a late answer to an old question is dropped.

A small library answers at once, in the turn that asked. A large one is asked in a thread of its own, which waits for
SQLite without holding the window; the list keeps its old rows meanwhile.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from db.query import Query

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from app.work.library import Library
    from app.work.searching import Places, Stop
    from db.rows import Hit

Find = Callable[["Stop | None"], object]
"""Finds an answer, until it is stopped."""

PATIENCE: Final = 300
AT_ONCE: Final = 1500
"""Libraries of so many studies answer in the turn that asks: their counts take a few milliseconds."""


PAGE: Final = 200
"""So many studies are shown before the others are known."""


class Rows(NamedTuple):
    """Which studies answer a question, and how many there are in all; not `whole` where only the first are known yet."""

    query: Query
    ids: array[int]
    total: int
    whole: bool = True
    places: Places | None = None


class Found(NamedTuple):
    """Where the words of a question stand in the studies of a page."""

    words: str
    hits: dict[int, Hit]


class Counts(NamedTuple):
    """How many studies stand behind each value of each filter; `barriers` have a barrier coded."""

    query: Query
    values: dict[str, list[tuple[str, int]]]
    barriers: int


class Asking(QObject):
    """`rows`, `counts` and `found` come back as signals, in the window's own thread, for the newest question only.

    A newer question gives up the older one at once, in the middle of SQLite's work on it.
    """

    rows = Signal(object)
    counts = Signal(object)
    found = Signal(object)
    _back = Signal(int, object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._newest = {"rows": 0, "counts": 0, "found": 0}
        self._numbers = 0
        self._total = 0
        self._threads: dict[str, ThreadPoolExecutor] = {}
        self._waiting: dict[int, tuple[str, Stop | None]] = {}
        self._back.connect(self._answered)

    @property
    def large(self) -> bool:
        """Whether the library is so large that it is asked in a thread."""
        return self._total > AT_ONCE

    @property
    def patience(self) -> int:
        """Milliseconds that counts of a large library leave to what else follows a change: reader, chart, list."""
        return PATIENCE if self.large else 0

    def ask_rows(self, query: Query, *, again: bool = False) -> None:
        """Asks which studies answer; `again` where the same question was answered before: its list stays meanwhile."""
        if not self._total:
            from app.work import searching

            self._total = searching.total(self._library)
        self._give_up("rows", "counts", "found")
        self._ask(
            "rows",
            lambda stop: self._find(query, stop),
            None if again else lambda stop: self._begin(query, stop),
        )

    def ask_counts(self, query: Query) -> None:
        """Asks for the counts of the filters."""
        self._give_up("counts")
        self._ask("counts", lambda stop: self._count(query, stop))

    def ask_found(self, words: str, studies: Sequence[int]) -> None:
        """Asks where the words stand in some studies; never in the turn that asks."""
        wanted = list(studies)
        self._ask("found", lambda stop: self._places(words, wanted, stop), apart=True)

    def close(self) -> None:
        """Waits for nothing and tells nothing more."""
        self._give_up(*self._newest)
        self._newest = dict.fromkeys(self._newest, -1)
        for thread in self._threads.values():
            thread.shutdown(wait=True, cancel_futures=True)
        self._threads.clear()

    def _give_up(self, *kinds: str) -> None:
        """Lets older questions of some kinds go."""
        for kind, stop in self._waiting.values():
            if kind in kinds and stop is not None:
                stop.now()
        for kind in kinds:
            self._newest[kind] = -1 if self._newest[kind] == -1 else self._numbers + 1
        self._numbers += 1

    def _ask(self, kind: str, find: Find, begin: Find | None = None, *, apart: bool = False) -> None:
        """Finds the answer here or in the thread; `begin` gives what can be told before it, or None."""
        self._numbers += 1
        number = self._numbers
        if kind != "found":
            self._newest[kind] = number
        if not self.large and not apart:
            self._tell(kind, find(None))
            return
        from app.work.searching import Stop

        stop = Stop()
        self._waiting[number] = (kind, stop)
        self._thread("found" if apart else "list").submit(self._work, number, stop, [begin, find] if begin else [find])

    def _thread(self, name: str) -> ThreadPoolExecutor:
        """The thread for lists and counts, or the one for places."""
        if name not in self._threads:
            from concurrent.futures import ThreadPoolExecutor

            self._threads[name] = ThreadPoolExecutor(1, f"studies-{name}")
        return self._threads[name]

    def _work(self, number: int, stop: Stop, finds: list[Find]) -> None:
        """In the thread: finds what is still wanted and sends it over, an error too."""
        answer: object = None
        try:
            for find in finds:
                if stop.wanted:
                    break
                answer = find(stop)
                if find is not finds[-1] and answer is not None:
                    self._send(-number, answer)
                    if isinstance(answer, Rows) and answer.whole:
                        break
        except Exception as error:
            answer = None if stop.wanted else error
        self._send(number, answer)

    def _send(self, number: int, answer: object) -> None:
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._back.emit(number, answer)

    def _answered(self, number: int, answer: object) -> None:
        """Takes an answer from the thread, unless a newer question was asked; a negative number: more will follow."""
        kind, stop = self._waiting.get(abs(number), ("", None)) if number < 0 else self._waiting.pop(number, ("", None))
        if not kind or stop is None or stop.wanted or answer is None or self._newest[kind] == -1:
            return
        if isinstance(answer, Exception):
            raise answer
        self._tell(kind, answer)

    def _tell(self, kind: str, answer: object) -> None:
        """Tells an answer."""
        if isinstance(answer, Rows):
            self._total = answer.total
        {"rows": self.rows, "counts": self.counts, "found": self.found}[kind].emit(answer)

    def _begin(self, query: Query, stop: Stop | None) -> Rows | None:
        """The first page, where it can be had before the rest."""
        from app.work import searching

        found = searching.first(self._library, query, PAGE, stop)
        return None if found is None else self._rows(query, found[0], found[1])

    def _find(self, query: Query, stop: Stop | None) -> Rows:
        """The ids of the studies that answer."""
        from app.work import searching

        return self._rows(query, searching.studies(self._library, query, stop), True)

    def _rows(self, query: Query, ids: array[int], whole: bool) -> Rows:
        from app.work import searching

        places = searching.Places(ids) if whole and len(ids) > AT_ONCE else None
        return Rows(query, ids, searching.total(self._library), whole, places)

    def _count(self, query: Query, stop: Stop | None) -> Counts:
        """The counts of all filters."""
        from app.work import searching

        barriers = replace(query, barriers=("barrier",))
        values = searching.facets(self._library, query, stop)
        return Counts(query, values, searching.count(self._library, barriers, stop))

    def _places(self, words: str, studies: list[int], stop: Stop | None) -> Found:
        """Where the words stand in some studies."""
        from app.work import searching

        found = searching.hits(self._library, words, studies, stop)
        return Found(words, {hit.study_id: hit for hit in found})
