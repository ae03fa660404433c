"""Hand the coding over: as a project for other programs, as a coding pack for a colleague, or the codebook alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
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

KINDS: Final = (("qdpx", ".qdpx"), ("pack", ".pack.json"), ("qdc", ".qdc"), ("qdc", ".csv"), ("qdc", ".json"))
"""What can be written: the kind of work.projectfiles and the ending of the file's name."""


class ProjectOutlet(QDialog):
    """`told(sentence)` after a file was written."""

    told = Signal(str)

    def __init__(self, parent: QWidget, library: Library, tasks: Tasks) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.resize(560, 420)
        self._library, self._tasks = library, tasks
        self._task: Task | None = None
        self._chosen: tuple[int, ...] = ()
        self._make()
        self.retranslate()

    def _make(self) -> None:
        """Makes the parts."""
        self.kind, self.scope = QComboBox(self), QComboBox(self)
        for at in range(len(KINDS)):
            self.kind.addItem("", at)
        self._labels = {"kind": QLabel(self), "scope": QLabel(self)}
        self.why, self.answer = QLabel(self), QLabel(self)
        for label in (self.why, self.answer):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.why.setProperty("tone", "text2")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(Wrapped(28, self.list))  # border and box
        self.go, self.shut = QPushButton(self), QPushButton(self)
        self.go.setDefault(True)
        self.shut.setAutoDefault(False)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in (("kind", self.kind), ("scope", self.scope)):
            form.addRow(self._labels[name], field)
            self._labels[name].setBuddy(field)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.go)
        foot.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(form)
        for part in (self.why, self.bar, self.answer):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(foot)
        self.bar.hide()
        self.list.hide()
        self.kind.currentIndexChanged.connect(lambda _at: self._tell_kind())
        self.go.clicked.connect(lambda _on=False: self.choose_target())
        self.shut.clicked.connect(self.close)

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.setWindowTitle(self.tr("Export the coding"))
        self._labels["kind"].setText(self.tr("Format"))
        self._labels["scope"].setText(self.tr("Studies"))
        names = (
            self.tr("REFI-QDA project (.qdpx)"),
            self.tr("Coding pack (.pack.json)"),
            self.tr("Codebook, REFI-QDA (.qdc)"),
            self.tr("Codebook, table (.csv)"),
            self.tr("Codebook, JSON (.json)"),
        )
        for at, name in enumerate(names):
            self.kind.setItemText(at, name)
        self.kind.setAccessibleName(self._labels["kind"].text())
        self.scope.setAccessibleName(self._labels["scope"].text())
        self.list.setAccessibleName(self.tr("What other programs will not see"))
        self.go.setText(self.tr("Export…"))
        self.shut.setText(self.tr("Close"))
        self.choose_among(self._chosen)
        self._tell_kind()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "shut"):
            self.retranslate()

    def choose_among(self, studies: Sequence[int]) -> None:
        """Takes the studies that are chosen in the list: they can be written alone."""
        self._chosen = tuple(studies)
        at = self.scope.currentIndex()
        self.scope.clear()
        self.scope.addItem(self.tr("All studies"))
        if self._chosen:
            self.scope.addItem(self.tr("%n chosen studies", "", len(self._chosen)))
        self.scope.setCurrentIndex(at if 0 <= at < self.scope.count() else 0)

    def show_kind(self, kind: str) -> None:
        """Begins with a kind of file: "qdpx", "pack" or "qdc"."""
        self.kind.setCurrentIndex(next(at for at, one in enumerate(KINDS) if one[0] == kind))

    def _tell_kind(self) -> None:
        """Says what the chosen kind is for."""
        kind = KINDS[max(0, self.kind.currentIndex())][0]
        self.scope.setEnabled(kind != "qdc")
        said = {
            "qdpx": self.tr(
                "For NVivo, ATLAS.ti, MAXQDA and QualCoder: texts in both languages, codes, codings, notes."
            ),
            "pack": self.tr(
                "For a colleague who has the same texts: codes, codings and findings, no word of the texts."
            ),
            "qdc": self.tr("The codes with labels, definitions, aliases and examples; no codings."),
        }
        self.why.setText(said[kind])

    def choose_target(self) -> None:
        """Asks where the file is to be written."""
        _, ending = KINDS[self.kind.currentIndex()]
        usual = self._library.path.with_name(self._library.path.stem + ending)
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export the coding"), str(usual), f"*{ending}")
        if name:
            self.write(name if name.casefold().endswith(Path(ending).suffix) else name + ending)

    def write(self, target: str) -> None:
        """Lets the child write the file."""
        kind, _ = KINDS[self.kind.currentIndex()]
        studies = list(self._chosen) if self.scope.currentIndex() == 1 and kind != "qdc" else None
        self._task = self._tasks.run(
            "write_project",
            {"library": str(self._library.path), "target": target, "kind": kind, "studies": studies},
            self._written,
            self._refused,
            words="Writing the coding",
        )
        self._show(busy=True)

    def _show(self, *, busy: bool) -> None:
        """Shows whether something is being done."""
        self.bar.setVisible(busy)
        self.go.setEnabled(not busy)
        self.list.clear()
        self.list.hide()
        self.answer.setText("")

    def _written(self, report: dict[str, Any]) -> None:
        """The file was written."""
        self._task = None
        self._show(busy=False)
        said = self.tr("%1 was written: %2 codes, %3 passages, %4 codings.")
        parts = (Path(report["path"]).name, *(f"{report[name]:,}" for name in ("codes", "passages", "codings")))
        for place, word in enumerate(parts, 1):
            said = said.replace(f"%{place}", word)
        self.answer.setText(said)
        for one in report["told"]:
            self.list.addItem(paint.plain_line(words.say(one["pattern"], one["args"])))
        self.list.setVisible(bool(report["told"]))
        self.told.emit(said)

    def _refused(self, sentence: str) -> None:
        """Nothing was written: says why."""
        self._task = None
        self._show(busy=False)
        self.answer.setText(words.say(sentence))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stops what is still being done."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._show(busy=False)
        event.accept()  # QDialog would ask `reject`, which closes, and so stay open for ever

    def reject(self) -> None:
        """Esc closes, as the button does."""
        self.close()
