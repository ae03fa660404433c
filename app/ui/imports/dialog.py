"""The list of past imports with the report of each, to read, copy and save, and to take one back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, QTimeZone, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.ui import language, words
from app.ui.imports.lines import Lines
from app.ui.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
    from app.work.library import Library

ROOMY = "QListView::item { padding: 8px 12px; }"


class ImportsDialog(QDialog):
    """Past imports. `changed` says that one was taken back, `told` is one sentence about it."""

    changed = Signal()
    told = Signal(str)

    def __init__(self, parent: QWidget, library: Library, tasks: Tasks) -> None:
        super().__init__(parent)
        self._library, self._tasks = library, tasks
        self._batches: list[dict[str, Any]] = []
        self._busy = False
        self.setModal(False)
        self.resize(960, 620)
        self.setMinimumSize(680, 420)
        self._list = QListWidget()
        self._list.setStyleSheet(ROOMY)
        self._list.setWordWrap(True)
        self._list.setItemDelegate(Wrapped(28, self._list))  # padding and border
        self._list.setMinimumWidth(220)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show_current)
        self._head, self._empty = QLabel(), QLabel()
        for label in (self._head, self._empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._empty.setProperty("tone", "text2")
        self.lines = Lines(self)
        self._table = QTableView()
        self._table.setModel(self.lines)
        self._table.setWordWrap(True)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        heads = self._table.horizontalHeader()
        heads.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 130), (4, 110)):
            self._table.setColumnWidth(column, width)
        for column in (1, 2):  # numbers under heads whose words are longer in one language than in the other
            heads.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._copy, self._save, self._undo, self._close = (QPushButton() for _ in range(4))
        for button in (self._copy, self._save, self._undo):
            button.setAutoDefault(False)
        self._close.setDefault(True)
        self._copy.clicked.connect(self.copy)
        self._save.clicked.connect(self.save)
        self._undo.clicked.connect(lambda _on=False: self.take_back())
        self._close.clicked.connect(self.reject)
        self._place()
        self.retranslate()

    def _place(self) -> None:
        """Puts the parts in their places."""
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 12, 16, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._empty)
        column.addWidget(self._table, 1)
        split = QSplitter()
        split.addWidget(self._list)
        split.addWidget(right)
        split.setSizes([280, 680])
        split.setStretchFactor(1, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 16)
        foot.setSpacing(8)
        foot.addWidget(self._undo)
        foot.addStretch(1)
        for button in (self._copy, self._save, self._close):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(split, 1)
        whole.addLayout(foot)

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.setWindowTitle(self.tr("Imports"))
        self._list.setAccessibleName(self.tr("Past imports"))
        self._table.setAccessibleName(self.tr("Report of the import"))
        self._copy.setText(self.tr("Copy the report"))
        self._save.setText(self.tr("Save the report…"))
        self._undo.setText(self.tr("Undo this import"))
        self._close.setText(self.tr("Close"))
        self._word()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- what there is --------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Asks for the imports there are."""
        asked = {"library": str(self._library.path)}
        self._tasks.run("past_imports", asked, self._take, self._refused)

    def _take(self, answer: dict[str, Any]) -> None:
        """Lists the imports."""
        row = max(0, self._list.currentRow())
        self._batches = answer["batches"]
        self._word()
        if self._batches:
            self._list.setCurrentRow(min(row, len(self._batches) - 1))
        self._show_current()

    def _word(self) -> None:
        """Names every import."""
        row = self._list.currentRow()
        self._list.blockSignals(True)
        self._list.clear()
        for batch in self._batches:
            self._list.addItem(QListWidgetItem(f"{moment(batch['at'])}\n{self._counts(batch)}"))
        self._list.setCurrentRow(row)
        self._list.blockSignals(False)
        self._name_current()

    def _counts(self, batch: dict[str, Any]) -> str:
        """How much came in, in one line."""
        parts = [self.tr("%n files", "", batch["files"])] if batch["files"] != 1 else list(batch["names"])
        parts.append(self.tr("%n studies added", "", batch["added"]))
        if batch["merged"]:
            parts.append(self.tr("%n merged", "", batch["merged"]))
        if batch["skipped"]:
            parts.append(self.tr("%n skipped", "", batch["skipped"]))
        if batch["refused"]:
            parts.append(self.tr("%n files refused", "", batch["refused"]))
        if batch["undone"]:
            parts.append(self.tr("taken back"))
        return self.tr(", ").join(parts)

    def _current(self) -> dict[str, Any] | None:
        """The import that is chosen."""
        row = self._list.currentRow()
        return self._batches[row] if 0 <= row < len(self._batches) else None

    def _show_current(self, _row: int = 0) -> None:
        """Asks for the report of the import that is chosen."""
        batch = self._current()
        self.lines.show_lines([])
        self._name_current()
        if batch is None:
            return

        def take(answer: dict[str, Any]) -> None:
            if self._current() is batch:
                self.lines.show_lines(answer["lines"])
                if len(answer["lines"]) <= 300:
                    self._table.resizeRowsToContents()
                self._name_current()

        asked = {"library": str(self._library.path), "batch": batch["id"]}
        self._tasks.run("past_imports", asked, take, self._refused)

    def _name_current(self) -> None:
        """Says what the chosen import was, and what can be done."""
        batch = self._current()
        there = self.lines.rowCount() > 0
        if batch is None:
            self._head.setText(self.tr("Nothing was imported yet.") if not self._batches else "")
        else:
            who = f"{moment(batch['at'])}   {batch['who']}".rstrip()
            self._head.setText("\n".join((who, self._counts(batch), ", ".join(batch["names"][:12]))))
        self._empty.setText(self.tr("Every record came in whole: there is nothing to report.") if batch else "")
        self._empty.setVisible(not there and batch is not None)
        self._table.setVisible(there)
        self._copy.setEnabled(there)
        self._save.setEnabled(there)
        can = batch is not None and not batch["undone"] and not batch["closed"] and not self._busy
        self._undo.setEnabled(can and not self._library.read_only)

    # -- the report -----------------------------------------------------------------------------------------------

    def copy(self) -> None:
        """Puts the report on the clipboard, cells parted by tabs."""
        rows = [[" ".join(cell.split()) for cell in row] for row in self.lines.rows()]
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))

    def save(self) -> None:
        """Asks where the report is to be written."""
        kinds = self.tr("Table (*.csv)") + ";;" + self.tr("Text parted by tabs (*.txt)")
        usual = self._library.path.with_name(self.tr("Import report") + ".csv")
        name, chosen = QFileDialog.getSaveFileName(self, self.tr("Save the report"), str(usual), kinds)
        if name:
            path = Path(name)
            ending = path.suffix or (".txt" if "txt" in chosen else ".csv")
            self.save_to(path.with_suffix(ending))

    def save_to(self, target: Path) -> None:
        """Lets the child write the report."""
        said = self.tr("The report was written to %1.").replace("%1", target.name)
        payload = {"target": str(target), "rows": [list(row) for row in self.lines.rows()]}
        self._tasks.run("write_import_report", payload, lambda _: self.told.emit(said), self._refused)

    # -- taking back ----------------------------------------------------------------------------------------------

    def take_back(self, *, with_later: bool = False) -> None:
        """Lets the child take the whole import back; what rests on it is asked about first."""
        batch = self._current()
        if batch is None or self._busy:
            return
        self._busy = True
        self._name_current()
        payload = {
            "library": str(self._library.path),
            "session": self._library.session,
            "coder": self._library.coder_id,
            "batch": batch["id"],
            "with_later": with_later,
        }
        self._tasks.run("undo_import", payload, self._taken_back, self._refused, words="Taking the import back")

    def _taken_back(self, answer: dict[str, Any]) -> None:
        """The import is gone, or something rests on it."""
        self._busy = False
        if "resting" in answer:
            self._name_current()
            self.ask(words.say(answer["sentence"]), int(answer["resting"]))
            return
        self._library.poll()
        self.told.emit(self.tr("The import was taken back: %n studies.", "", answer["undone"]))
        self.changed.emit()
        self.fill()

    def ask(self, sentence: str, resting: int) -> None:
        """Asks whether what was done later is to be taken back as well."""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Undo this import"))
        box.setText(sentence)
        box.setInformativeText(self.tr("%n later steps rest on this import.", "", resting))
        both = box.addButton(self.tr("Undo those too"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        both.clicked.connect(lambda: self.take_back(with_later=True))
        box.finished.connect(box.deleteLater)
        box.open()

    def _refused(self, sentence: str) -> None:
        """Says why something can't be done."""
        self._busy = False
        self._name_current()
        self.told.emit(words.say(sentence))


def moment(at: str) -> str:
    """A time of the library (UTC) as people here write it."""
    when = QDateTime.fromString(at[:19] + "Z", Qt.DateFormat.ISODate)
    if not when.isValid():
        return at
    locale = QLocale(QLocale.Language.Chinese if language.current() == "zh" else QLocale.Language.English)
    return locale.toString(when.toTimeZone(QTimeZone.systemTimeZone()), QLocale.FormatType.ShortFormat)
