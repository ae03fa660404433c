"""Bring a codebook, a coded project or a coding pack in: what is in the file, what will be lost, then what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import paint, words
from app.ui.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from app.ui.tasks import Task, Tasks
    from app.work.library import Library

FACETS: Final = ("other", "barrier", "facilitator", "model", "outcome", "method")


class ProjectIntake(QDialog):
    """One file: looked into by the child, shown, brought in as one step.

    `told(sentence, can be undone)` after it came in; `studies(ids)` those that have something new.
    """

    told = Signal(str, bool)
    studies = Signal(object)

    def __init__(self, parent: QWidget, library: Library, tasks: Tasks, place: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.resize(620, 560)
        self._library, self._tasks, self._place = library, tasks, place
        self._task: Task | None = None
        self.shown: dict[str, Any] | None = None
        self.came_in = False
        self._make()
        self.retranslate()
        self._read()

    def _make(self) -> None:
        """Makes the parts."""
        self.head, self.summary, self.losses = QLabel(self), QLabel(self), QLabel(self)
        for label in (self.head, self.summary, self.losses):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.head.setProperty("role", "head")
        self.losses.setProperty("tone", "text2")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.facet = QComboBox(self)
        for one in FACETS:
            self.facet.addItem("", one)
        self.facet_label = QLabel(self)
        self.facet_label.setBuddy(self.facet)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(Wrapped(28, self.list))  # border and box
        self.go, self.shut = QPushButton(self), QPushButton(self)
        self.go.setDefault(True)
        self.shut.setAutoDefault(False)
        form = QFormLayout()
        form.addRow(self.facet_label, self.facet)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.go)
        foot.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for part in (self.head, self.bar, self.summary):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(self.losses)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.go.clicked.connect(lambda _on=False: self.bring())
        self.shut.clicked.connect(self.close)

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.setWindowTitle(self.tr("Import a coded project"))
        self.head.setText(Path(self._place).name)
        self.facet_label.setText(self.tr("Codes that say nothing of their kind are"))
        names = {
            "other": self.tr("Other codes"),
            "barrier": self.tr("Barriers"),
            "facilitator": self.tr("Facilitators"),
            "model": self.tr("Care models"),
            "outcome": self.tr("Outcomes"),
            "method": self.tr("Methods and settings"),
        }
        for at, one in enumerate(FACETS):
            self.facet.setItemText(at, names[one])
        self.facet.setAccessibleName(self.facet_label.text())
        self.list.setAccessibleName(self.tr("What is told of the file"))
        self.go.setText(self.tr("Import"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "shut"):
            self.retranslate()

    # -- the file -------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Lets the child look into the file."""
        self._task = self._tasks.run(
            "preview_project",
            {"library": str(self._library.path), "path": self._place},
            self._looked,
            self._refused,
            words="Reading the file",
        )
        self._show()

    def _looked(self, found: dict[str, Any]) -> None:
        """The child has looked into the file."""
        self._task = None
        if found.get("kind") is None:
            self._refused(self.tr("This is no codebook, coded project or coding pack. Nothing was changed."))
            return
        self.shown = found
        self._show()

    def _refused(self, sentence: str) -> None:
        """The file can't be read or brought in."""
        self._task = None
        self.summary.setText(words.say(sentence))
        self.summary.setProperty("tone", "bad")
        self.summary.style().unpolish(self.summary)
        self.summary.style().polish(self.summary)
        self.shown = None
        self._show(keep=True)

    def bring(self) -> None:
        """Lets the child bring the file in."""
        if self.shown is None or self._task is not None or self.came_in:
            return
        self._task = self._tasks.run(
            "bring_project",
            {
                "library": str(self._library.path),
                "session": self._library.session,
                "coder": self._library.coder_id,
                "path": self._place,
                "facet": self.facet.currentData(),
            },
            self._brought,
            self._refused,
            words="Bringing the coding in",
        )
        self._show()

    def _brought(self, report: dict[str, Any]) -> None:
        """The child has brought it in."""
        self._task = None
        self.came_in = True
        self.shown = report
        self._library.poll()
        self._show()
        said = self.tr("“%1” came in: %2 codings, %3 codes.")
        parts = (report["name"], f"{report['added']:,}", f"{report['codes']:,}")
        for place, word in enumerate(parts, 1):
            said = said.replace(f"%{place}", word)
        self.told.emit(said, report["step"] is not None)
        if report["studies"]:
            self.studies.emit(report["studies"])

    # -- what is shown --------------------------------------------------------------------------------------------

    def _show(self, *, keep: bool = False) -> None:
        """Shows what is known now."""
        busy, found = self._task is not None, self.shown
        self.bar.setVisible(busy)
        self.go.setVisible(not self.came_in)
        self.go.setEnabled(found is not None and not busy and not self._library.read_only)
        self.shut.setText(self.tr("Close") if self.came_in else self.tr("Cancel"))
        fits = found is not None and not self.came_in and not found.get("facets")
        self.facet.setVisible(fits)
        self.facet_label.setVisible(fits)
        self.list.clear()
        told = found["told"] if found is not None else []
        for one in sorted(told, key=lambda each: not each["lost"]):
            self.list.addItem(paint.plain_line(words.say(one["pattern"], one["args"])))
        self.list.setVisible(bool(told))
        self.losses.setVisible(bool(told))
        self.losses.setText(self.tr("Not all comes over as it stands in the file:"))
        if not keep:
            self.summary.setText("" if found is None else self._came(found) if self.came_in else self._holds(found))

    def _holds(self, found: dict[str, Any]) -> str:
        """What is in the file."""
        lines = [
            self.tr("%n codes", "", found["codes"]),
            self.tr("%n texts", "", found["texts"]),
            self.tr("%n codings", "", found["codings"]),
            self.tr("%n notes", "", found["notes"]),
        ]
        said = self.tr(", ").join(lines)
        if found["lost"]:
            said += "\n" + self.tr("%n codings can't come over; the reasons stand below.", "", found["lost"])
        if found["people"]:
            said += "\n" + self.tr("Coded by %1").replace("%1", self.tr(", ").join(p or "…" for p in found["people"]))
        if found["origin"]:
            said += "\n" + self.tr("Written by %1").replace("%1", found["origin"])
        return said

    def _came(self, report: dict[str, Any]) -> str:
        """What became of it."""
        lines = [
            self.tr("%n codings came in", "", report["added"]),
            self.tr("%n codes were added", "", report["codes"]),
            self.tr("%n studies were added", "", report["new_studies"]),
            self.tr("%n texts were added", "", report["texts"]),
            self.tr("%n were there already", "", report["known"]),
            self.tr("%n codings were lost", "", report["lost"]),
        ]
        return self.tr(", ").join(lines)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stops what is still being done."""
        if self._task is not None:
            self._task.cancel()
        event.accept()  # QDialog would ask `reject`, which closes, and so stay open for ever

    def reject(self) -> None:
        """Esc closes, as the button does."""
        self.close()
