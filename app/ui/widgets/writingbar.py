"""A line that writes documents: what is being done or was written, its progress, a way to stop it and one to open it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.ui import words

if TYPE_CHECKING:
    from app.ui.tasks import Task, Tasks

NAMED = 20
"""Replaced characters that are named; the document lists all of them."""


class WritingBar(QWidget):
    """Lets the child write a report; `changed` when writing begins or ends, `refused` with a sentence why it could not.

    `refused("")` takes an older sentence back. Buttons of the dialog's own are added to its row behind it.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget, tasks: Tasks, begin: QPushButton) -> None:
        """`begin` is the button that starts the writing: it rests meanwhile, and a keyboard's focus goes on from it."""
        super().__init__(parent)
        self._tasks = tasks
        self._begin = begin
        self._task: Task | None = None
        self.written = ""
        """The document that was written last, "" for none."""
        self._said = QLabel(self)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._open, self._stop = QPushButton(self), QPushButton(self)
        self._open.setProperty("quiet", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._open)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        for button in (self._open, self._stop):
            button.setAutoDefault(False)
        self._open.clicked.connect(self.open_written)
        self._stop.clicked.connect(self.stop)
        self.retranslate()
        self._show_state()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self._open.setText(self.tr("Open the document"))
        self._stop.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress"))

    @property
    def busy(self) -> bool:
        """Whether a document is being written."""
        return self._task is not None

    def say_pages(self, pages: int) -> None:
        """Says how many pages there are now (0: not known), while nothing else is to be said."""
        if self._task is None and not self.written:
            self._said.setText(self.tr("%n pages", "", pages) if pages else "")

    def write(self, asked: dict[str, Any]) -> None:
        """Lets the child write the document that the payload asks for (see `app.work.reportwork.export_report`)."""
        self.refused.emit("")
        self.written = ""
        said = self.tr("Writing the report")
        self._said.setText(said)
        self._task = self._tasks.run("export_report", asked, self._done, self._failed, self._told, said)
        self._show_state()

    def stop(self) -> None:
        """Ends the writing; a file that was there stays as it was."""
        if self._task is not None:
            self._task.cancel()
            self._end(self.tr("Cancelled"))

    def open_written(self) -> None:
        """Opens the document in the system's program for it."""
        if self.written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self.written))

    def _told(self, done: int, total: int, said: str) -> None:
        """Shows how far the child is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if said:
            self._said.setText(words.say(said))

    def _done(self, answer: dict[str, Any]) -> None:
        """The document is there."""
        self.written = str(answer["path"])
        files = answer.get("paths") or [self.written]
        said = [Path(self.written).name]
        if len(files) > 1:
            said.append(self.tr("%n volumes", "", len(files)))
        if answer.get("pages"):
            said.append(self.tr("%n pages", "", int(answer["pages"])))
        self._end("   ".join([*said, *map(words.say, answer.get("notes") or ())]))
        replaced = answer.get("replaced_characters") or []
        if replaced:
            shown = " ".join(str(one) for one in replaced[:NAMED])
            self.refused.emit(self.tr("Replaced characters: %1").replace("%1", shown))

    def _failed(self, sentence: str) -> None:
        """The document could not be written."""
        self._end("")
        self.refused.emit(words.say(sentence))

    def _end(self, said: str) -> None:
        """Nothing is being written any more."""
        self._task = None
        self._said.setText(said)
        self._show_state()

    def _show_state(self) -> None:
        """Shows the parts that fit what happens now; the focus goes from the button pressed to the next one wanted."""
        held = self.window().focusWidget() in (self._begin, self._stop, self._open)
        wanted = self._stop if self.busy else self._open if self.written else self._begin
        shown = {self._stop: self.busy, self._open: bool(self.written) and not self.busy}
        self._bar.setVisible(self.busy)
        self._begin.setEnabled(not self.busy)
        for one in (self._stop, self._open):
            if shown[one]:
                one.show()
        if held:
            wanted.setFocus()
        for one in (self._stop, self._open):
            one.setVisible(shown[one])
        self.changed.emit()
