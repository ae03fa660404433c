"""Counts charts: at once in a library of usual size, in a thread in a large one; what was counted is kept until a change."""

from __future__ import annotations

import contextlib
import logging
import threading

from PySide6.QtCore import QObject, Qt, Signal

from app.work import charting
from app.work.charting import Chart, ChartQuery
from app.work.library import Library

MANY = 1500
"""Coded passages from which on counting is done beside the window: below, it takes less than a blink."""
MOST_KEPT = 12


class Counted(QObject):
    """The numbers of the charts asked for. `ready(chart)` comes for the newest question only."""

    ready = Signal(object)
    _done = Signal(int, object, object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._kept: dict[ChartQuery, Chart] = {}
        self._number = 0
        self._many = False
        self._done.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def now(self, query: ChartQuery) -> Chart:
        """Count and return a chart."""
        if query not in self._kept:
            chart = charting.chart(self._library, query)
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[query] = chart
        return self._kept[query]

    def forget(self) -> None:
        """The library changed: count anew."""
        self._kept.clear()
        self._number += 1
        self._many = charting.coded_many(self._library, MANY)

    def ask(self, query: ChartQuery) -> None:
        """Count a chart and tell it by `ready`."""
        self._number += 1
        if query in self._kept or not self._many:
            self.ready.emit(self.now(query))
            return
        number = self._number
        threading.Thread(target=self._beside, args=(number, query), name="count", daemon=True).start()

    def _beside(self, number: int, query: ChartQuery) -> None:
        """Count in a thread; the answer comes back to the window's own."""
        try:
            chart = charting.chart(self._library, query)
        except Exception:  # the library may be closed by now; a thread must not end in a trace on the screen
            logging.getLogger("diptych").exception("the chart could not be counted")
            return
        with contextlib.suppress(RuntimeError):  # the window was closed meanwhile
            self._done.emit(number, query, chart)

    def _take(self, number: int, query: ChartQuery, chart: Chart) -> None:
        """Tell what was counted, unless something else was asked for meanwhile."""
        if number == self._number:
            self._kept[query] = chart
            self.ready.emit(chart)
