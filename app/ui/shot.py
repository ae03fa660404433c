"""A picture of the window, rendered without a display."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QElapsedTimer, QEventLoop, QIODevice, QTimer
from PySide6.QtGui import QPixmap

from app.work.whole import write_whole

if TYPE_CHECKING:
    from app.ui.window import Window

PATIENCE = 60_000
"""Milliseconds after which a window that does not come is given up."""

REST = 10_000
"""Milliseconds for which a picture waits for running tasks."""


class Showing(Protocol):
    """What shows the window: the program."""

    window: Window | None


def settle(milliseconds: int = 60) -> None:
    """Lets Qt do what it has put off."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def take(program: Showing, target: Path, *, size: tuple[int, int], study: int | None = None) -> int:
    """Waits until the window is whole, sizes it, opens a study and writes the picture; 3 where that fails."""
    window = program.window
    if window is None:
        return 3
    window.setMinimumSize(1, 1)
    window.resize(*size)
    whole = _wait(window)
    if not whole:
        sys.stderr.write("The window was not ready in time.\n")
        return 3
    try:
        window.arrange(window.settings.arrangement, fresh=True)
        if study is not None and window.wiring is not None:
            window.wiring.show_studies([study])
        settle(300)
        _rest(window)
        picture = QPixmap(window.size())
        window.render(picture)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, _packed(picture))
    finally:
        window.settings.path = None
        window.close()
    return 0


def _packed(picture: QPixmap) -> bytes:
    """A picture as PNG."""
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(kept, "PNG")
    return bytes(kept.data().data())


def _rest(window: Window) -> None:
    """Waits a while for work that runs beside the window, so that the picture shows it at rest."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < REST and window.tasks is not None and window.tasks.running is not None:
        settle(50)
    settle(50)


def _wait(window: Window) -> bool:
    """Waits until every part is made."""
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < PATIENCE:
        if window.wiring is not None and not window.waiting_steps and "compare" in window.panels:
            return True
        settle(20)
    return False
