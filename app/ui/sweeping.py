"""Circles of objects are looked for in the window's own thread only, and between its turns.

Python looks for them in whichever thread happens to make the next object. Where that is a thread beside the window, what
Qt made for the window (widgets, timers, pictures) is taken apart there, which Qt does not allow: the program can end
without a word. So Python's own looking is switched off while there is a window, and a timer does it instead.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

BETWEEN: Final = 500
"""Milliseconds between two looks at whether there is enough to sweep."""
YOUNG, MIDDLE, OLD = 5_000, 10, 12
"""Sweeps begin at so many new objects; every tenth takes in those that outlived one, every twelfth of these all."""

_making: list[str] = []
"""The threads that make very many objects just now; adding and taking away are one act each for the interpreter."""


class Sweeping(QObject):
    """Sweeps now and then, for as long as it lives; Python's own looking for circles rests meanwhile."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(sweep)
        self._timer.start(BETWEEN)


def sweep() -> int:
    """Looks for circles among the youngest objects there is reason to look at; how many objects it took apart.

    Must be called in the window's thread. While very many objects are made beside it (`set_aside`), nothing is done.
    """
    young, middle, old = gc.get_count()
    if young < YOUNG or _making:
        return 0
    if middle < MIDDLE:
        return gc.collect(0)
    return gc.collect(1 if old < OLD else 2)


@contextmanager
def set_aside() -> Iterator[None]:
    """Very many objects are made inside, in a thread, and stay: later sweeps leave them alone, and wait until then.

    A sweep would look at all of them and hold the window up meanwhile.
    """
    _making.append(threading.current_thread().name)
    try:
        yield
        gc.freeze()
    finally:
        _making.pop()
