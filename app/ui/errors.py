"""Errors: the expected ones as a plain sentence where the user is, the others in the log and one calm window.

Expected are `Refused` and the sentences of the library (they carry `sentence`). Everything else that nobody caught,
in slots, timers and painting too, arrives at `sys.excepthook`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from app import NAME, VERSION, paths

if TYPE_CHECKING:
    from app.ui.errorwindow import ErrorWindow

LOG_SIZE = 1_000_000
LOGS_KEPT = 3


def keep_log(path: Path | None = None) -> Path | None:
    """Writes the log to a file of at most 1 MB, three older ones kept; None where the place cannot be written."""
    import logging
    from logging.handlers import RotatingFileHandler

    path = path or paths.log_file()
    root = logging.getLogger()
    there = next((one for one in root.handlers if isinstance(one, RotatingFileHandler)), None)
    if there is not None:
        return Path(there.baseFilename)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = RotatingFileHandler(path, maxBytes=LOG_SIZE, backupCount=LOGS_KEPT, encoding="utf-8", delay=True)
    except OSError:
        return None
    kept.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(kept)
    root.setLevel(logging.INFO)
    return path


def plain(error: BaseException) -> tuple[str, tuple[str, ...]] | None:
    """The pattern and words of an expected error, or None for one that nobody expected."""
    pattern = getattr(error, "sentence_pattern", None) or getattr(error, "sentence", None)
    if not isinstance(pattern, str):
        return None
    words = getattr(error, "words", ())
    return pattern, tuple(str(one) for one in words)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What "Copy report" copies: versions, system and traceback; no text of the library, no name of the user's folder."""
    import platform
    import traceback

    from PySide6.QtCore import QLibraryInfo
    from PySide6.QtGui import QGuiApplication

    lines = traceback.format_exception(kind, error, trace)
    home = str(Path.home())
    words = [
        f"{NAME} {VERSION}, Python {platform.python_version()}, Qt {QLibraryInfo.version().toString()}",
        f"{platform.system()} {platform.release()}, {QGuiApplication.platformName()}",
        "",
        "".join(lines),
    ]
    return "\n".join(words).replace(home, "~")


class Errors(QObject):
    """Takes over `sys.excepthook`: expected errors go to `told`, others to the log and to one window at a time."""

    told = Signal(str, tuple)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._open: ErrorWindow | None = None
        self._before = sys.excepthook

    def install(self) -> None:
        """From now on nothing that goes wrong is silent."""
        self._before = sys.excepthook
        sys.excepthook = self.caught

    def remove(self) -> None:
        """Gives the hook back to whoever had it."""
        sys.excepthook = self._before

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Takes one error that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        expected = plain(error)
        if expected is not None:
            self.told.emit(*expected)
            return
        import logging
        import traceback

        from app.ui.errorwindow import ErrorWindow

        keep_log()
        logging.getLogger("app").error("unexpected", exc_info=(kind, error, trace))
        sys.stderr.write("".join(traceback.format_exception(kind, error, trace)))
        if self._open is None:
            self._open = ErrorWindow(report(kind, error, trace), self._window)
            self._open.finished.connect(self._closed)
            self._open.show()

    def _closed(self) -> None:
        """The next error may open a window again."""
        if self._open is not None:
            self._open.deleteLater()
        self._open = None
