"""Scrolling: both panes, the gutter and the header go as one, and what was at the top stays there when heights change."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible

from app.ui.reader.scene import LEFT, RIGHT

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline

SLICE = 0.006
"""Seconds that one idle turn measures for."""
MOST = 600
"""So many rows are measured in idle time; the rest keep their estimates until they come into sight."""


class Rolling(QObject):
    """Keeps everything on one scroll value."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        self._busy = False
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._measure_some)
        for pane in panel.panes:
            pane.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def value(self) -> int:
        """How far the page is scrolled, in pixels."""
        return self.panel.panes[RIGHT].verticalScrollBar().value()

    @property
    def height(self) -> int:
        """How much of the page is in sight."""
        return self.panel.panes[LEFT].height()

    def to(self, value: float) -> None:
        """Scrolls to a place on the page."""
        self.panel.panes[RIGHT].verticalScrollBar().setValue(round(value))

    def keep(self) -> tuple[int, float]:
        """The row at the top and how much of it is above the edge, to be restored after heights changed."""
        heights = self.panel.scene.table.heights
        if not heights.count or self.value == 0:
            return -1, 0.0
        row = heights.row_at(self.value)
        return row, self.value - heights.top(row)

    def restore(self, kept: tuple[int, float]) -> None:
        """Brings the kept row back to the top and lays out what is in sight."""
        self.settle(kept)

    def settle(self, kept: tuple[int, float] | None = None) -> None:
        """Lays out what is in sight, tells Qt the new size, and puts the scroll value where the kept row is."""
        panel = self.panel
        heights = panel.scene.table.heights
        if not heights.count or self._busy:
            return
        self._busy = True
        row, off = kept if kept is not None else self.keep()
        for _ in range(6):
            panel.scene.table.moved = False
            top = heights.top(row) + off if 0 <= row < heights.count else 0
            panel.scene.table.ensure_between(top - 40, top + self.height + 40)
            if not panel.scene.table.moved:
                break
        top = heights.top(row) + off if 0 <= row < heights.count else 0
        for side in panel.scene.sides:
            side.layout.announce()
            if QAccessible.isActive():
                side.layout.stand()
        for pane in panel.panes:
            pane.verticalScrollBar().setValue(round(top))
        self._busy = False
        panel.scene.table.moved = False
        self._follow(self.value)
        if heights.unknown and not self._idle.isActive():
            self._idle.start()

    def _scrolled(self, value: int) -> None:
        if self._busy:
            return
        self._busy = True
        for pane in self.panel.panes:
            pane.verticalScrollBar().setValue(value)
        self._busy = False
        table = self.panel.scene.table
        kept = self.keep()
        table.ensure_between(value - 40, value + self.height + 40)
        if table.moved:
            self.settle(kept)
        self._follow(self.value)

    def _follow(self, value: int) -> None:
        self.panel.gutter.scrolled(value)
        self.panel.header.scrolled(value)
        self.panel.placing.mask()
        self.panel.placing.place_missing()
        self.panel.coding.place()
        self.panel.editing.place()
        self.panel.doubting.moved()

    def _measure_some(self) -> None:
        """Lays out some rows near what is in sight, a few milliseconds at a time."""
        table = self.panel.scene.table
        heights = table.heights
        done = heights.count - heights.unknown
        if not heights.unknown or done >= MOST or not self.panel.isVisible():
            self._idle.stop()
            if table.moved:  # Qt asked for the last rows itself, at a click or a selection
                self.settle(self.keep())
                self.panel.update_all()
            return
        kept = self.keep()
        until = time.perf_counter() + SLICE
        first = heights.row_at(self.value)
        order = list(range(first, heights.count)) + list(range(first - 1, -1, -1))
        for row in order:
            if not heights.known(row):
                table.ensure(row)
                if time.perf_counter() > until or heights.count - heights.unknown >= MOST:
                    break
        if table.moved:
            self.settle(kept)
            self.panel.update_all()

    def show_row(self, row: int) -> None:
        """Scrolls so that a whole row is in sight, no further than needed."""
        table = self.panel.scene.table
        heights = table.heights
        if not 0 <= row < heights.count:
            return
        table.ensure(row)
        if table.moved:
            self.settle()
        top, bottom = heights.words_top(row) - min(48, heights.before(row) + 16), heights.bottom(row) + 24
        covered = max(0, self.panel.header.height() - self.panel.panes[LEFT].y())
        if top - covered < self.value and heights.words_top(row) - self.value < covered + 8:
            self.to(max(0, top if row else 0))
        elif bottom > self.value + self.height:
            self.to(min(top, bottom - self.height))
