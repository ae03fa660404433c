"""The check that is running in the child process: how far it is, and the cross that ends it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from app.ui import words
from app.ui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from app.ui.tasks import Task, Tasks
    from app.work.library import Library


class Running(QWidget):
    """One check at a time. `ended(done)`: over, whether it was finished; `failed(sentence)` in the user's language."""

    ended = Signal(bool)
    failed = Signal(str)

    def __init__(self, library: Library, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self.task: Task | None = None
        self._heard: Callable[[dict[str, Any]], None] | None = None
        self._later: set[int] | None = set()
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setProperty("tone", "text2")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.cancel = IconButton("x", "", self)
        self.cancel.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 4)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        tasks.changed.connect(self._look)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.cancel.set_name(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self._progress(self.bar.value(), self.bar.maximum(), "")

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "cancel"):
            self.retranslate()

    def run(self, studies: list[int] | None, *, queued: bool = False) -> None:
        """Lets the child check these studies, or all; with `queued` after the one that is running."""
        if self.task is None:
            self.ask("app.work.childwork:check", {"studies": studies}, "Checking translations")
        elif queued:
            self._later = None if studies is None or self._later is None else self._later | set(studies)

    def ask(
        self, verb: str, payload: dict[str, Any], words: str, heard: Callable[[dict[str, Any]], None] | None = None
    ) -> None:
        """Lets the child do something else with the translations; a check that is running is broken off for it."""
        if self.task is not None:
            self.task.cancel()
        self._heard = heard
        self.task = self._tasks.run(
            verb, {"library": str(self._library.path), **payload}, self._done, self._failed, self._progress, words=words
        )
        self._progress(0, 0, "")
        self.show()

    def stop(self) -> None:
        """Ends the check; what was kept so far stays."""
        self._later = set()
        if self.task is not None:
            self.task.cancel()
        self._end(finished=False)

    def _progress(self, done: int, total: int, _words: str) -> None:
        """Shows how far it is."""
        if total > 1:
            said = self.tr("Checking %1 of %2").replace("%2", f"{total:,}").replace("%1", f"{done:,}")
        else:
            said = self.tr("Checking…")
        self._label.setText(said)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _look(self) -> None:
        """Sees, when the answer had its turn, that the check was cancelled elsewhere."""
        if self.task is not None and self.task.over:
            QTimer.singleShot(0, self, self._gone)

    def _gone(self) -> None:
        """It is over, and nobody has told so."""
        if self.task is not None and self.task.over:
            self._end(finished=False)

    def _done(self, answer: dict[str, Any]) -> None:
        """It is finished."""
        heard, self._heard = self._heard, None
        self._end(finished=True)
        if heard is not None:
            heard(answer)
        waiting, self._later = self._later, set()
        if waiting is None or waiting:
            self.run(None if waiting is None else sorted(waiting))

    def _failed(self, sentence: str) -> None:
        """It could not be done."""
        self._end(finished=False)
        self.failed.emit(words.say(sentence))

    def _end(self, *, finished: bool) -> None:
        """Nothing is being checked any more."""
        if self.task is not None:
            self.task = None
            self.hide()
            self.ended.emit(finished)
