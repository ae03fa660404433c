"""Counts charts: at once in a library of usual size, in a thread in a large one; what was counted is kept until a change."""

from __future__ import annotations

import contextlib
import logging
import threading
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.ui.compare.arrangement import compared_columns
from app.work import charting, saturation, timeline
from app.work.charting import Chart, ChartQuery, Claimed
from app.work.library import Library
from app.work.saturation import Saturation
from app.work.timeline import Timeline

MANY = 1500
"""Coded passages from which on counting is done beside the window: below, it takes less than a blink."""
MOST_KEPT = 12
HINT_MS = 250
"""Milliseconds after which it is said that something is counted."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a view needs beside the chart: the claims of some columns, the timeline, the sections to filter by."""

    claims: bool = False
    compared: tuple[str, ...] = ()
    timeline: bool = False
    studies: tuple[int, ...] | None = None
    sections: bool = False
    growth: tuple[str, str] | None = None
    """Which codes the saturation curve counts, and the order of its studies."""
    paired: bool = False
    """Whether enough studies are coded for co-occurrence."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The answer to `Wanted`; None where something was not asked for."""

    compared: tuple[str, ...] = ()
    claims: list[list[list[Claimed]]] | None = None
    timeline: Timeline | None = None
    sections: tuple[str, ...] | None = None
    growth: Saturation | None = None
    enough_paired: bool | None = None


def beside(library: Library, chart: Chart, wanted: Wanted, query: ChartQuery) -> Beside:
    """Read what a view needs beside its chart."""
    compared = compared_columns(chart, wanted.compared)
    keys = [column.key for column in chart.columns]
    return Beside(
        compared,
        charting.claims_in(library, chart, [keys.index(key) for key in compared]) if wanted.claims else None,
        timeline.timeline(library, wanted.studies) if wanted.timeline else None,
        charting.sections(library) if wanted.sections else None,
        saturation.saturation(library, query, *wanted.growth) if wanted.growth else None,
        charting.enough_coded(library, wanted.studies) if wanted.paired else None,
    )


class Counted(QObject):
    """The numbers of the charts asked for. `ready(chart, beside)` comes for the newest question only."""

    ready = Signal(object, object)
    counting = Signal(bool)
    """Whether an answer is waited for longer than a blink."""
    rested = Signal()
    """Nothing is counted in a thread any more: its answer was told, or none comes."""
    _done = Signal(int, object, object, object, object, bool)
    _broken = Signal(int)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._kept: dict[ChartQuery, Chart] = {}
        self._beside: dict[tuple[ChartQuery, Wanted], Beside] = {}
        self._number = 0
        self.beside = False
        """Whether there is so much that it is counted beside the window."""
        self.busy = False
        """Whether an answer is still to come."""
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(HINT_MS)
        self._late.timeout.connect(lambda: self.counting.emit(True))
        self._done.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._broken.connect(self._give_up, Qt.ConnectionType.QueuedConnection)

    def now(self, query: ChartQuery) -> Chart:
        """Count and return a chart."""
        return self._kept[query] if query in self._kept else self._keep(query, charting.chart(self._library, query))

    def _keep(self, query: ChartQuery, chart: Chart) -> Chart:
        """Keep what was counted, for the next time it is asked for."""
        _make_room(self._kept)
        self._kept[query] = chart
        return chart

    def forget(self) -> None:
        """The library changed: count anew."""
        self._kept.clear()
        self._beside.clear()
        self._number += 1
        if not self.beside:  # where there are many, the thread finds out whether there still are
            self.beside = charting.coded_many(self._library, MANY)

    def ask(self, query: ChartQuery, wanted: Wanted) -> None:
        """Count a chart, read what the view needs beside it, and tell both by `ready`."""
        self._number += 1
        self._rest()
        known = self._beside.get(_key(query, wanted))
        if not self.beside or (query in self._kept and known is not None):
            chart = self.now(query)
            self.ready.emit(chart, known or self._note(query, wanted, beside(self._library, chart, wanted, query)))
            return
        self._late.start()
        self.busy = True
        asked = (self._number, query, self._kept.get(query), wanted)
        threading.Thread(target=self._in_thread, args=asked, name="count", daemon=True).start()

    def _in_thread(self, number: int, query: ChartQuery, chart: Chart | None, wanted: Wanted) -> None:
        """Count in a thread; the answer comes back to the window's own."""
        try:
            chart = charting.readied(chart or charting.chart(self._library, query))
            answer = beside(self._library, chart, wanted, query)
            many = charting.coded_many(self._library, MANY)
        except Exception:  # the library may be closed by now; a thread must not end in a trace on the screen
            logging.getLogger("diptych").exception("the chart could not be counted")
            with contextlib.suppress(RuntimeError):
                self._broken.emit(number)
            return
        with contextlib.suppress(RuntimeError):  # the window was closed meanwhile
            self._done.emit(number, query, wanted, chart, answer, many)

    def _take(self, number: int, query: ChartQuery, wanted: Wanted, chart: Chart, answer: Beside, many: bool) -> None:
        """Tell what was counted, unless something else was asked for meanwhile."""
        if number == self._number:
            self._rest()
            self.beside = many
            self.ready.emit(self._keep(query, chart), self._note(query, wanted, answer))
            self.rested.emit()

    def _give_up(self, number: int) -> None:
        """Nothing comes any more of what could not be counted."""
        if number == self._number:
            self._rest()
            self.rested.emit()

    def _rest(self) -> None:
        """Nothing is waited for."""
        self.busy = False
        self._late.stop()
        self.counting.emit(False)

    def _note(self, query: ChartQuery, wanted: Wanted, answer: Beside) -> Beside:
        """Keep what a view needed beside its chart, for the next time."""
        _make_room(self._beside)
        self._beside[_key(query, wanted)] = answer
        return answer


def _make_room(kept: dict[Any, Any]) -> None:
    """Let what was kept first go, where there is as much as is kept at a time."""
    while len(kept) >= MOST_KEPT:
        del kept[next(iter(kept))]


def _key(query: ChartQuery, wanted: Wanted) -> tuple[ChartQuery, Wanted]:
    """What an answer depends on: timeline and saturation ask nothing of rows and columns, the timeline of no filter."""
    if wanted.timeline:
        return ChartQuery(), wanted
    if wanted.growth:
        return replace(query, rows="theme", cols="model", unit="studies", rolled=()), wanted
    return query, wanted
