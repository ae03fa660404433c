"""The check that is running in the child process: how far it is, and the cross that ends it."""

from __future__ import annotations

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

    def run(self, studies: list[int] | None) -> None:
        """Lets the child check these studies, or all."""
        if self.task is not None:
            return
        self.task = self._tasks.run(
            "app.work.childwork:check",
            {"library": str(self._library.path), "studies": studies},
            self._done,
            self._failed,
            self._progress,
            words="Checking translations",
        )
        self._progress(0, 0, "")
        self.show()

    def stop(self) -> None:
        """Ends the check; what was kept so far stays."""
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

    def _done(self, _answer: dict[str, Any]) -> None:
        """It is finished."""
        self._end(finished=True)

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
