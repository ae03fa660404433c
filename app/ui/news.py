"""What happened to the library, told to every panel: one Qt signal for our own changes and those of others.

The library calls its listeners after each change of this window; changes of other programs are found by asking the
file each second and whenever the window comes to the front (decision 14).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from app.work.change import Change
    from app.work.library import Library

SECOND = 1000


class News(QObject):
    """`changed(change)` for every change of the library that is followed now."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library: Library | None = None
        self._leave: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND)
        self._timer.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._woken)

    def follow(self, library: Library | None) -> None:
        """Listens to this library from now on, and to no other; None for none at all."""
        if self._leave is not None:
            self._leave()
            self._leave = None
        self._library = library
        if library is None:
            self._timer.stop()
            return
        self._leave = library.listen(self._heard)
        self._timer.start()

    def look(self) -> None:
        """Asks the file whether another program changed it."""
        if self._library is not None:
            self._library.poll()

    def _heard(self, change: Change) -> None:
        """Tells a change, our own or that of another program."""
        self.changed.emit(change)

    def _woken(self, state: Qt.ApplicationState) -> None:
        """Looks at once when the window comes to the front."""
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()
