"""Has the pages of a report set by a child process of its own, a moment after the last change."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from app.work.library import Library

SOON = 350
"""Milliseconds after the last change in which nothing is set."""
PATIENCE = 1.0
"""Seconds after which pages that are no longer wanted are ended rather than waited for."""
MOST = 60
"""Findings shown in the pages while a report is arranged; the document has all."""


class Showing(QObject):
    """Asks for pages: `arrived(answer)` with their files, or `failed(sentence)`.

    What is asked while pages are being set takes their place: they are dropped, and ended where they take long.
    """

    arrived = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject, library: Library, choice: Callable[[], Any], dots: Callable[[], float]) -> None:
        super().__init__(parent)
        self._library = library
        self._choice = choice
        self._dots = dots
        self._tasks = Tasks(self)
        self._task: Task | None = None
        self._begun = 0.0
        self.first = 0
        """The finding with which the pages begin, where they are too many to be shown together."""
        self._again = False
        self._folder = tempfile.TemporaryDirectory(prefix="diptych-pages-")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self._set)

    def soon(self) -> None:
        """Sets the pages again once nothing changes any more."""
        self._timer.start(SOON)

    @property
    def at_rest(self) -> bool:
        """Whether nothing is being set or about to be."""
        return self._task is None and not self._timer.isActive()

    def _set(self) -> None:
        """Asks the child for the pages."""
        if self._task is not None and not self._task.over:
            if time.monotonic() - self._begun < PATIENCE:
                self._again = True
                return
            self._task.cancel()
        self._again = False
        asked = {
            "library": str(self._library.path),
            "choice": asdict(self._choice()),
            "folder": self._folder.name,
            "dots": self._dots(),
            "most": MOST,
            "first": self.first,
        }
        self._begun = time.monotonic()
        self._task = self._tasks.run("show_report", asked, self._arrived, self._failed)

    def _arrived(self, answer: dict[str, Any]) -> None:
        """Hands the pages on, unless something changed meanwhile."""
        self._task = None
        if self._again:
            self._set()
        else:
            self.first = int(answer["first"])
            self.arrived.emit(answer)

    def step(self, by: int) -> None:
        """Shows the findings before or behind those that are shown."""
        self.first = max(0, self.first + by * MOST)
        self._timer.start(0)

    def _failed(self, sentence: str) -> None:
        """Hands on why there are no pages."""
        self._task = None
        if self._again:
            self._set()
        else:
            self.failed.emit(sentence)

    def rest(self) -> None:
        """Lets the child process go until pages are wanted again."""
        self._timer.stop()
        self._tasks.close()
        self._task = None
        self._again = False

    def let_go(self) -> None:
        """Leaves nothing behind."""
        self.rest()
        self._folder.cleanup()
