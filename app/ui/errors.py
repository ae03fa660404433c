"""Errors: the expected ones as a plain sentence where the user is, the others in the log and one calm window.

Expected are `Refused` and the sentences of the library (they carry `sentence`). Everything else that nobody caught,
in slots, timers and painting too, arrives at `sys.excepthook`.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app import NAME, VERSION, paths

LOG_SIZE = 1_000_000
LOGS_KEPT = 3


def keep_log(path: Path | None = None) -> Path | None:
    """Writes the log to a file of at most 1 MB, three older ones kept; None where the place cannot be written."""
    from logging.handlers import RotatingFileHandler

    path = path or paths.log_file()
    root = logging.getLogger()
    if any(isinstance(one, RotatingFileHandler) for one in root.handlers):
        return path
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


class ErrorWindow(QDialog):
    """One calm window: what happened, that the work is safe, and a report to copy."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setModal(False)
        self.resize(560, 220)
        head = QLabel(self.tr("Something went wrong in the program"))
        head.setProperty("role", "head")
        said = QLabel(
            self.tr(
                "What you did last may not have been done. Everything saved before is safe. "
                "Please copy the report and send it to the people who make the program."
            )
        )
        said.setWordWrap(True)
        for label in (head, said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._details = QPlainTextEdit(words)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(self.tr("Report"))
        self._details.hide()
        buttons = QDialogButtonBox()
        self._copy = QPushButton(self.tr("Copy report"))
        self._show = QPushButton(self.tr("Show details"))
        self._shut = QPushButton(self.tr("Close"))
        for button, role in (
            (self._copy, QDialogButtonBox.ButtonRole.ActionRole),
            (self._show, QDialogButtonBox.ButtonRole.ActionRole),
            (self._shut, QDialogButtonBox.ButtonRole.RejectRole),
        ):
            buttons.addButton(button, role)
        self._shut.setDefault(True)
        self._copy.clicked.connect(self.copy)
        self._show.clicked.connect(self._unfold)
        self._shut.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for widget in (head, said, self._details):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addWidget(buttons)

    def copy(self) -> None:
        """Puts the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._words)

    def _unfold(self) -> None:
        """Shows the report itself."""
        self._details.show()
        self._show.hide()
        self.resize(720, 520)
