"""The foot of the designer: the document is written there, with its progress, and opened when it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.ui import words
from app.work.naming import file_name

if TYPE_CHECKING:
    from app.ui.tasks import Task, Tasks
    from app.work.library import Library

FORMATS = ("pdf", "docx", "html", "xlsx", "csv", "md")


def ending(form: str) -> str:
    """The ending of the files of a kind."""
    return "pdf" if form == "pack" else form


class Foot(QWidget):
    """Writes what `choice` returns; `refused` says why it could not, `closed` that the window is to be closed."""

    refused = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget, library: Library, tasks: Tasks, choice: Callable[[], Any]) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._choice = choice
        self.name = ""
        """The name of the kept report, for the file."""
        self._task: Task | None = None
        self._written = ""
        self._said = QLabel(self)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._open, self._stop, self._close, self._go = (QPushButton(self) for _ in range(4))
        self._go.setDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._bar)
        for button in (self._open, self._stop, self._close, self._go):
            button.setAutoDefault(button is self._go)
            row.addWidget(button)
        self._go.clicked.connect(self.choose_target)
        self._open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(self._written)))
        self._stop.clicked.connect(self.stop)
        self._close.clicked.connect(self.closed)
        self.retranslate()
        self._show_state()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self._go.setText(self.tr("Export…"))
        self._close.setText(self.tr("Close"))
        self._stop.setText(self.tr("Cancel"))
        self._open.setText(self.tr("Open the document"))
        self._bar.setAccessibleName(self.tr("Progress"))

    @property
    def busy(self) -> bool:
        """Whether a document is being written."""
        return self._task is not None

    def say_pages(self, pages: int) -> None:
        """Says how many pages there are now (0: not known), while nothing else is to be said."""
        if self._task is None and not self._written:
            self._said.setText(self.tr("%n pages", "", pages) if pages else "")

    def choose_target(self) -> None:
        """Asks for the file and its kind; the name takes the ending of the kind."""
        names = {
            "pdf": self.tr("PDF"),
            "pack": self.tr("PDF with its data inside (evidence pack)"),
            "docx": self.tr("Word document"),
            "html": self.tr("Web page that stands alone"),
            "xlsx": self.tr("Excel workbook"),
            "csv": self.tr("CSV table"),
            "md": self.tr("Markdown"),
        }
        usual = file_name(self.name or self._library.name, "pdf")
        filters = {f"{name} (*.{ending(form)})": form for form, name in names.items()}
        place, chosen = QFileDialog.getSaveFileName(
            self, self.tr("Export the report"), str(Path(QDir.homePath()) / usual), ";;".join(filters)
        )
        if place:
            form = filters.get(chosen, "pdf")
            path = Path(place)
            stem = path.stem if path.suffix[1:].lower() in FORMATS else path.name
            self.write(path.with_name(f"{stem}.{ending(form)}"), pack=form == "pack")

    def write(self, target: Path, *, pack: bool = False) -> None:
        """Lets the child write the document; a `pack` is a PDF that carries its data."""
        asked = {
            "library": str(self._library.path),
            "choice": {**asdict(self._choice()), "pack": pack},
            "target": str(target),
            "format": target.suffix[1:].lower() or "pdf",
        }
        self.refused.emit("")
        self._written = ""
        said = self.tr("Writing the report")
        self._said.setText(said)
        self._task = self._tasks.run("export_report", asked, self._done, self._failed, self._told, said)
        self._show_state()

    def _told(self, done: int, total: int, _said: str) -> None:
        """Shows how far the child is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _done(self, answer: dict[str, Any]) -> None:
        """The document is there."""
        self._task = None
        self._written = str(answer["path"])
        said = [Path(self._written).name]
        if answer.get("pages"):
            said.append(self.tr("%n pages", "", int(answer["pages"])))
        self._said.setText("   ".join([*said, *map(words.say, answer.get("notes") or ())]))
        self._show_state()

    def _failed(self, sentence: str) -> None:
        """The document could not be written."""
        self._task = None
        self._said.setText("")
        self.refused.emit(words.say(sentence))
        self._show_state()

    def stop(self) -> None:
        """Ends the writing; a file that was there stays as it was."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._said.setText(self.tr("Cancelled"))
            self._show_state()

    def _show_state(self) -> None:
        """Shows the buttons that fit what happens now."""
        self._bar.setVisible(self.busy)
        self._stop.setVisible(self.busy)
        self._go.setEnabled(not self.busy)
        self._open.setVisible(bool(self._written) and not self.busy)
