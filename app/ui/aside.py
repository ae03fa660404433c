"""Finds an answer beside the window where that takes long, at once where it does not; only the newest question counts."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from app.ui.sweeping import set_aside


class Aside(QObject):
    """One question at a time: a newer one takes the place of an older one, whose answer is then dropped."""

    _done = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self.busy = False
        """Whether an answer is still to come."""
        self._done.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def ask(self, find: Callable[[], Any], take: Callable[[Any], None], *, long: bool, stays: bool = False) -> None:
        """Hands what `find` gives to `take`: at once, or where it is `long` found in a thread and handed over later.

        `find` must then change nothing that the window shows; what it raises is logged, for the library may be closed.
        `stays` says that very many objects come and are kept.
        """
        self._number += 1
        self.busy = long
        if not long:
            take(find())
            return
        asked = (self._number, find, take, stays)
        threading.Thread(target=self._run, args=asked, name="aside", daemon=True).start()

    def drop(self) -> None:
        """Wants no answer any more."""
        self._number += 1
        self.busy = False

    def _run(self, number: int, find: Callable[[], Any], take: Callable[[Any], None], stays: bool) -> None:
        """Finds in a thread; the answer comes back to the window's own, and so does that there is none."""
        answer, taken = None, None
        try:
            with set_aside() if stays else contextlib.nullcontext():
                answer = find()
            taken = take
        except Exception:  # a thread must not end in a trace on the screen
            logging.getLogger("diptych").exception("what was asked beside the window could not be found")
        with contextlib.suppress(RuntimeError):  # the window was closed meanwhile
            self._done.emit(number, taken, answer)

    def _take(self, number: int, take: Callable[[Any], None] | None, answer: Any) -> None:
        """Hands over, unless something else was asked for meanwhile or nothing was found."""
        if number == self._number:
            self.busy = False
            if take is not None:
                take(answer)
