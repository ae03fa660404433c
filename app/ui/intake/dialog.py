"""The import dialog: records at the left, the chosen one at the right, mended before anything is written.

It stands beside the window and stops nobody. Reading and writing are done by the child process; what is refused is said
where it belongs, and nothing is written until Import is pressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui import language, paint, words
from app.ui.intake.columns import ColumnsDialog
from app.ui.intake.draft import Draft
from app.ui.intake.gathered import Ask, Gathered, LargeFile
from app.ui.intake.large import LargeForm
from app.ui.intake.record import RecordForm
from app.ui.widgets.wrapped import Wrapped

if TYPE_CHECKING:
    from app.ui.tasks import Task, Tasks
    from app.work.library import Library


ROOMY = "QListView::item { padding: 8px 12px; }"


class IntakeDialog(QDialog):
    """Files or pasted text on their way into the library.

    `imported(studies)` names the studies that were written; `told` is one sentence about what was done.
    """

    imported = Signal(list)
    told = Signal(str, bool)

    def __init__(self, parent: QWidget, library: Library, tasks: Tasks, *, whole: bool = True) -> None:
        """Makes the dialog; not `whole`, the parts only, and `complete` puts them together in a turn of its own."""
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._task: Task | None = None
        self._read_in = Gathered()
        self._told: list[dict[str, Any]] = []
        self._refused: list[str] = []
        self.setModal(False)
        self.resize(960, 680)
        self.setMinimumSize(720, 520)
        self._whole = False
        self._make()
        if whole:
            self.complete()

    def complete(self) -> None:
        """Puts the parts in their places; once is enough."""
        if self._whole:
            return
        self._whole = True
        self._place()
        self._form.show_draft(None)
        self.retranslate()
        self._busy(False)

    def _make(self) -> None:
        """Makes the parts."""
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setItemDelegate(Wrapped(52, self._list))  # padding, border and box
        self._list.setStyleSheet(ROOMY)
        self._list.setMinimumWidth(240)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentItemChanged.connect(lambda *_: self._show_current())
        self._list.itemChanged.connect(self._ticked)
        self._form = RecordForm()
        self._form.changed.connect(self._redraw_current)
        self._many = LargeForm()
        self._many.more_asked.connect(self._ask_more)
        self._refusal = QLabel()
        self._refusal.setProperty("tone", "bad")
        self._summary, self._wait = QLabel(), QLabel()
        self._wait.setProperty("tone", "text2")
        for label in (self._refusal, self._summary, self._wait):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._import = QPushButton()
        self._import.setDefault(True)
        self._cancel = QPushButton()
        self._columns = QPushButton()
        self._columns.clicked.connect(self.choose_columns)
        self._import.clicked.connect(self.bring_in)
        self._cancel.clicked.connect(self.reject)

    def _place(self) -> None:
        """Puts the parts in their places."""
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._form)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        split = QSplitter()
        split.addWidget(self._list)
        self._right = QStackedWidget()
        self._right.addWidget(scroll)
        self._right.addWidget(self._many)
        split.addWidget(self._right)
        split.setSizes([300, 660])
        split.setStretchFactor(1, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 16)
        foot.setSpacing(8)
        foot.addWidget(self._columns)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._wait, 1)
        foot.addWidget(self._bar)
        foot.addWidget(self._cancel)
        foot.addWidget(self._import)
        self._bar.setFixedWidth(96)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._refusal.setContentsMargins(20, 12, 20, 8)
        whole.addWidget(self._refusal)
        whole.addWidget(split, 1)
        whole.addLayout(foot)

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.setWindowTitle(self.tr("Import preview"))
        self._list.setAccessibleName(self.tr("Records found"))
        self._import.setText(self.tr("Import"))
        self._cancel.setText(self.tr("Cancel"))
        self._columns.setText(self.tr("Columns…"))
        self._columns.setToolTip(self.tr("Say which field each column of the table holds"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._form.retranslate()
        self._many.retranslate()
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange and self._whole:
            self.retranslate()
        super().changeEvent(event)

    # -- reading --------------------------------------------------------------------------------------------------

    def take_files(self, names: Sequence[str]) -> None:
        """Reads files; what they hold is added to what stands here already."""
        self._read({"paths": [str(name) for name in names]}, self.tr("Reading files"))

    def take_text(self, text: str) -> None:
        """Reads text from the clipboard."""
        if not text.strip():
            self._say_refused([self.tr("There is no text on the clipboard. Copy a page or an abstract first.")])
            return
        self._read({"text": text, "name": self.tr("Pasted text")}, self.tr("Reading the text"))

    def _read(self, asked: dict[str, Any], said: str) -> None:
        """Lets the child read."""
        self._busy(True, said)
        ask = Ask(asked)
        payload = {"library": str(self._library.path), **asked}
        self._task = self._tasks.run(
            "preview_import",
            payload,
            lambda answer: self._taken(ask, answer),
            self._not_read,
            self._told_progress,
            said,
        )

    def _taken(self, ask: Ask, answer: dict[str, Any]) -> None:
        """Takes what was read."""
        self._busy(False)
        self._read_in.take(ask, answer)
        self._say_refused([words.say(sentence) for _place, sentence in self._read_in.refused()])
        self._fill()

    def choose_columns(self) -> None:
        """Asks what the columns of a table hold: of the one that is shown, the only one, or one that is chosen."""
        found = self._read_in.tables()
        if not found or self._task is not None:
            return
        current = self._place_shown()
        shown = [one for one in found if one[1] == current]
        if shown or len(found) == 1:
            self.ask_columns(*(shown or found)[0])
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for ask, place in found:
            action = menu.addAction(Path(place).name.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, ask=ask, place=place: self.ask_columns(ask, place))
        menu.popup(self._columns.mapToGlobal(self._columns.rect().topLeft()))

    def ask_columns(self, ask: Ask, place: str) -> None:
        """Asks what the columns of one table hold."""
        dialog = ColumnsDialog(self, Path(place).name, ask.tables[place])
        dialog.accepted.connect(lambda: self.read_again(ask, place, dialog.fields))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read_again(self, ask: Ask, place: str, fields: dict[str, str]) -> None:
        """Reads again what was asked for, now that it is said what the columns of one table hold."""
        headings = [str(column[0]) for column in ask.tables[place]]
        self._tasks.run("remember_columns", {"headings": headings, "fields": fields}, lambda _: None, lambda _: None)
        self._drop_staged(self._read_in.forget(ask))
        self._fill()
        columns = {**ask.asked.get("columns", {}), place: fields}
        self._read({**ask.asked, "columns": columns}, self.tr("Reading files"))

    def _drop_staged(self, waiting: set[str]) -> None:
        """Lets the child remove what waits and is not wanted."""
        for staged in sorted(waiting):
            payload = {"staged": staged, "library": str(self._library.path)}
            self._tasks.run("drop_import", payload, lambda _: None, lambda _: None)

    def _ask_more(self) -> None:
        """Lets the child show further records of the large file that is chosen."""
        file = self._current_large()
        if file is None or self._task is not None:
            return

        def take(answer: dict[str, Any]) -> None:
            self._busy(False)
            file.samples += answer["samples"]
            self._many.show_samples()

        payload = {"staged": file.staged, "number": file.number, "after": len(file.samples)}
        self._busy(True, self.tr("Reading files"))
        self._task = self._tasks.run("more_samples", payload, take, self._not_read)

    def _not_read(self, sentence: str) -> None:
        """Reading failed as a whole."""
        self._busy(False)
        self._say_refused([words.say(sentence)])

    def _say_refused(self, sentences: list[str]) -> None:
        """Shows why something can't be imported."""
        self._refused = sentences
        self._refusal.setText("\n".join(sentences))
        self._refusal.setVisible(bool(sentences))
        self._redraw()

    # -- the list -------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Shows every record in the list."""
        self._list.blockSignals(True)
        current = self._list.currentRow()
        self._list.clear()
        for key, draft in self._read_in.drafts.items():
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if draft.taken else Qt.CheckState.Unchecked)
            self._word(item, draft)
            self._list.addItem(item)
        for at, file in enumerate(self._read_in.large):
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, (-1, at))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if file.taken else Qt.CheckState.Unchecked)
            self._word_large(item, file)
            self._list.addItem(item)
        self._list.blockSignals(False)
        if self._read_in.drafts or self._read_in.large:
            self._list.setCurrentRow(max(0, current))
        self._show_current()
        self._redraw()

    def _word(self, item: QListWidgetItem, draft: Draft) -> None:
        """Names a record and what will become of it."""
        verdict = {
            "add": self.tr("Will be added"),
            "join": self.tr("Will be merged"),
            "ask": self.tr("Possible duplicate"),
            "skip": self.tr("Will be skipped"),
        }[draft.verdict if draft.taken else "skip"]
        called = paint.plain_line(draft.name(language.current())) or QCoreApplication.translate("studies", "Untitled")
        item.setText(f"{called}\n{verdict}")

    def _word_large(self, item: QListWidgetItem, file: LargeFile) -> None:
        """Names a large file and how much it holds."""
        item.setText(f"{file.name}\n" + self.tr("%n records", "", file.records))

    def _large_of(self, item: QListWidgetItem | None) -> LargeFile | None:
        """The large file that an item of the list stands for."""
        number, at = item.data(Qt.ItemDataRole.UserRole) if item is not None else (0, 0)
        return self._read_in.large[at] if number == -1 else None

    def _current_large(self) -> LargeFile | None:
        """The large file that is chosen."""
        return self._large_of(self._list.currentItem())

    def _place_shown(self) -> str:
        """The place of the file whose record is shown."""
        item = self._list.currentItem()
        return "" if item is None else self._read_in.place_of(tuple(item.data(Qt.ItemDataRole.UserRole)))

    def _ticked(self, item: QListWidgetItem) -> None:
        """A record was ticked or unticked."""
        large = self._large_of(item)
        if large is not None:
            large.taken = item.checkState() == Qt.CheckState.Checked
            self._redraw()
            return
        draft = self._read_in.drafts[tuple(item.data(Qt.ItemDataRole.UserRole))]
        taken = item.checkState() == Qt.CheckState.Checked
        if taken != draft.taken:
            draft.taken = taken
            self._redraw_current(item)

    def _show_current(self) -> None:
        """Shows the chosen record in the form."""
        item = self._list.currentItem()
        if item is None:
            self._right.setCurrentIndex(0)
            self._form.show_draft(None)
            return
        large = self._large_of(item)
        self._right.setCurrentIndex(0 if large is None else 1)
        if large is not None:
            self._many.show_file(large)
            return
        key = tuple(item.data(Qt.ItemDataRole.UserRole))
        self._form.show_draft(self._read_in.drafts[key], self._read_in.files[key[0]])

    def _redraw_current(self, item: QListWidgetItem | None = None) -> None:
        """Names a record anew after a change."""
        item = item or self._list.currentItem()
        if item is not None and self._large_of(item) is None:
            self._list.blockSignals(True)
            self._word(item, self._read_in.drafts[tuple(item.data(Qt.ItemDataRole.UserRole))])
            self._list.blockSignals(False)
        self._redraw()

    def _redraw(self) -> None:
        """Says what Import would do."""
        added, joined, asked = self._read_in.counts()
        parts = []
        if added:
            parts.append(self.tr("%n studies will be added", "", added))
        if joined:
            parts.append(self.tr("%n will be merged", "", joined))
        if asked:
            parts.append(self.tr("%n to look at", "", asked))
        there = bool(self._read_in.drafts or self._read_in.large)
        self._summary.setText("   ".join(parts) if there else self.tr("Nothing to import yet"))
        self._import.setEnabled(self._read_in.some_taken and self._task is None)
        self._columns.setVisible(bool(self._read_in.tables()))
        self._columns.setEnabled(self._task is None)
        unknown = self._read_in.unknown_columns()
        self._columns.setText(self.tr("Columns… (%n not known)", "", unknown) if unknown else self.tr("Columns…"))
        self._list.blockSignals(True)
        for row in range(self._list.count()):
            item = self._list.item(row)
            large = self._large_of(item)
            if large is not None:
                self._word_large(item, large)
            else:
                self._word(item, self._read_in.drafts[tuple(item.data(Qt.ItemDataRole.UserRole))])
        self._list.blockSignals(False)

    # -- writing --------------------------------------------------------------------------------------------------

    def bring_in(self) -> None:
        """Writes what is ticked into the library."""
        if self._read_in.drafts and not self._form.commit():
            return
        self._told = []
        common = {
            "library": str(self._library.path),
            "session": self._library.session,
            "coder": self._library.coder_id,
        }
        self._write_next([{**common, **one} for one in self._read_in.requests()])

    def _write_next(self, waiting: list[dict[str, Any]]) -> None:
        """Lets the child write one request after the other."""
        if not waiting:
            self._written()
            return
        said = self.tr("Importing")
        self._busy(True, said)

        def done(answer: dict[str, Any]) -> None:
            self._told += answer["files"]
            written = waiting[0].get("staged")
            self._read_in.large = [one for one in self._read_in.large if one.staged != written]
            self._write_next(waiting[1:])

        self._task = self._tasks.run("add_import", waiting[0], done, self._not_read, self._told_progress, said)

    def _written(self) -> None:
        """The child has written: tell it, and go."""
        self._busy(False)
        self._library.poll()
        files = self._told
        added = sum(file["added"] for file in files)
        merged = sum(file["merged"] for file in files)
        parts = []
        if added:
            parts.append(self.tr("%n studies added", "", added))
        if merged:
            parts.append(self.tr("%n merged", "", merged))
        notes = [words.say(note) for file in files for note in file.get("notes", ())]
        said = "   ".join(parts or [self.tr("Nothing was changed.")])
        undo = sum(bool(file["added"] or file["merged"]) for file in files) == 1  # a file is a step
        self.told.emit(f"{said}   {notes[-1]}" if len(notes) == 1 else said, undo)
        self.imported.emit([study for file in files for study in file.get("studies", ())])
        self._clear()
        self.hide()

    def _told_progress(self, done: int, total: int, said: str) -> None:
        """Shows how far the child is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if said:
            self._wait.setText(words.say(said))

    def _busy(self, on: bool, said: str = "") -> None:
        """Shows that the child works, or that it has done."""
        if not on:
            self._task = None
        self._bar.setRange(0, 0)
        self._bar.setVisible(on)
        self._wait.setVisible(on)
        self._wait.setText(said)
        self._form.setEnabled(not on)
        self._summary.setVisible(not on)
        self._import.setEnabled(not on and self._read_in.some_taken)
        self._columns.setEnabled(not on)

    def _clear(self) -> None:
        """Forgets everything that stood here."""
        self._drop_staged(self._read_in.clear())
        self._fill()
        self._say_refused([])

    def reject(self) -> None:
        """Leaves the library as it is."""
        if self._task is not None:
            self._task.cancel()
            self._busy(False)
        self._clear()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is cancelling."""
        self.reject()
        super().closeEvent(event)
