"""The foot of the designer: the document is written there, with its progress, and opened when it is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from app.ui.widgets.writingbar import WritingBar
from app.work.naming import file_name

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
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
        self._choice = choice
        self.name = ""
        """The name of the kept report, for the file."""
        self._close, self._go = QPushButton(self), QPushButton(self)
        self.writing = WritingBar(self, tasks, self._go)
        self._go.setDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.writing, 1)
        for button in (self._close, self._go):
            button.setAutoDefault(button is self._go)
            row.addWidget(button)
        self._go.clicked.connect(self.choose_target)
        self.writing.refused.connect(self.refused)
        self._close.clicked.connect(self.closed)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self._go.setText(self.tr("Export…"))
        self._close.setText(self.tr("Close"))
        self.writing.retranslate()

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
        self.writing.write(asked)
