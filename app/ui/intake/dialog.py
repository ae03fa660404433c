"""The import dialog: records at the left, the chosen one at the right, mended before anything is written.

It stands beside the window and stops nobody. Reading and writing are done by the child process; what is refused is said
where it belongs, and nothing is written until Import is pressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.ui import words
from app.ui.intake.draft import Draft
from app.ui.intake.record import RecordForm

if TYPE_CHECKING:
    from app.ui.tasks import Task, Tasks
    from app.work.library import Library


ROOMY = "QListView::item { padding: 8px 12px; }"


class IntakeDialog(QDialog):
    """Files or pasted text on their way into the library.

    `imported(studies)` names the studies that were written; `told` is one sentence about what was done.
    """

    imported = Signal(list)
    told = Signal(str)

    def __init__(self, parent: QWidget, library: Library, tasks: Tasks) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._task: Task | None = None
        self._files: list[dict[str, Any]] = []
        self._drafts: dict[tuple[int, int], Draft] = {}
        self._refused: list[str] = []
        self.setModal(False)
        self.resize(960, 680)
        self.setMinimumSize(720, 520)
        self._make()
        self._place()
        self.retranslate()
        self._busy(False)

    def _make(self) -> None:
        """Makes the parts."""
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setStyleSheet(ROOMY)
        self._list.setMinimumWidth(240)
        self._list.currentItemChanged.connect(lambda *_: self._show_current())
        self._list.itemChanged.connect(self._ticked)
        self._form = RecordForm()
        self._form.changed.connect(self._redraw_current)
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
        split.addWidget(scroll)
        split.setSizes([300, 660])
        split.setStretchFactor(1, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 16)
        foot.setSpacing(8)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._wait)
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
        self._bar.setAccessibleName(self.tr("Progress"))
        self._form.retranslate()
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
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
        payload = {"library": str(self._library.path), **asked}
        self._task = self._tasks.run("preview_import", payload, self._taken, self._not_read, self._told_progress, said)

    def _taken(self, answer: dict[str, Any]) -> None:
        """Takes what was read."""
        self._busy(False)
        refused = []
        for file in answer["files"]:
            if "refused" in file:
                refused.append(words.say(file["refused"]))
                continue
            number = len(self._files)
            self._files.append(file)
            plans = file["plans"] or [{} for _ in file["parsed"]["records"]]
            for row, (record, plan) in enumerate(zip(file["parsed"]["records"], plans, strict=True)):
                draft = Draft(record, plan.get("verdict", "add"), plan.get("study"), plan.get("title") or "")
                draft.said = file["said"][row]
                draft.taken = draft.verdict != "skip"
                self._drafts[number, row] = draft
        self._say_refused(refused)
        self._fill()

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
        for key, draft in self._drafts.items():
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if draft.taken else Qt.CheckState.Unchecked)
            self._word(item, draft)
            self._list.addItem(item)
        self._list.blockSignals(False)
        if self._drafts:
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
        item.setText(f"{draft.name()}\n{verdict}")

    def _ticked(self, item: QListWidgetItem) -> None:
        """A record was ticked or unticked."""
        draft = self._drafts[tuple(item.data(Qt.ItemDataRole.UserRole))]
        taken = item.checkState() == Qt.CheckState.Checked
        if taken != draft.taken:
            draft.taken = taken
            self._redraw_current(item)

    def _show_current(self) -> None:
        """Shows the chosen record in the form."""
        item = self._list.currentItem()
        if item is None:
            self._form.show_draft(None)
            return
        key = tuple(item.data(Qt.ItemDataRole.UserRole))
        self._form.show_draft(self._drafts[key], self._files[key[0]])

    def _redraw_current(self, item: QListWidgetItem | None = None) -> None:
        """Names a record anew after a change."""
        item = item or self._list.currentItem()
        if item is not None:
            self._list.blockSignals(True)
            self._word(item, self._drafts[tuple(item.data(Qt.ItemDataRole.UserRole))])
            self._list.blockSignals(False)
        self._redraw()

    def _redraw(self) -> None:
        """Says what Import would do."""
        chosen = [draft for draft in self._drafts.values() if draft.taken]
        joined = sum(d.verdict == "join" or d.joins is True for d in chosen)
        parts = []
        if len(chosen) - joined:
            parts.append(self.tr("%n studies will be added", "", len(chosen) - joined))
        if joined:
            parts.append(self.tr("%n will be merged", "", joined))
        asked = sum(d.verdict == "ask" and d.joins is None for d in chosen)
        if asked:
            parts.append(self.tr("%n to look at", "", asked))
        self._summary.setText("   ".join(parts) if self._drafts else self.tr("Nothing to import yet"))
        self._import.setEnabled(bool(chosen) and self._task is None)
        for row in range(self._list.count()):
            item = self._list.item(row)
            self._word(item, self._drafts[tuple(item.data(Qt.ItemDataRole.UserRole))])

    # -- writing --------------------------------------------------------------------------------------------------

    def bring_in(self) -> None:
        """Writes what is ticked into the library."""
        if not self._form.commit():
            return
        left_out = [list(key) for key, draft in self._drafts.items() if not draft.taken]
        choices = [[*key, d.choice()] for key, d in self._drafts.items() if d.verdict == "ask" and d.joins is not None]
        payload = {
            "library": str(self._library.path),
            "session": self._library.session,
            "coder": self._library.coder_id,
            "files": [file["parsed"] for file in self._files],
            "choices": choices,
            "left_out": left_out,
        }
        said = self.tr("Importing")
        self._busy(True, said)
        self._task = self._tasks.run("add_import", payload, self._written, self._not_read, self._told_progress, said)

    def _written(self, answer: dict[str, Any]) -> None:
        """The child has written: tell it, and go."""
        self._busy(False)
        self._library.poll()
        added = sum(file["added"] for file in answer["files"])
        merged = sum(file["merged"] for file in answer["files"])
        parts = []
        if added:
            parts.append(self.tr("%n studies added", "", added))
        if merged:
            parts.append(self.tr("%n merged", "", merged))
        notes = [words.say(note) for file in answer["files"] for note in file.get("notes", ())]
        said = "   ".join(parts or [self.tr("Nothing was changed.")])
        self.told.emit(f"{said}   {notes[-1]}" if len(notes) == 1 else said)
        self.imported.emit([study for file in answer["files"] for study in file.get("studies", ())])
        self._clear()
        self.hide()

    def _told_progress(self, done: int, total: int, said: str) -> None:
        """Shows how far the child is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if said:
            self._wait.setText(Path(words.say(said)).name)

    def _busy(self, on: bool, said: str = "") -> None:
        """Shows that the child works, or that it has done."""
        if not on:
            self._task = None
        self._bar.setRange(0, 0)
        self._bar.setVisible(on)
        self._wait.setVisible(on)
        self._wait.setText(said)
        self._form.setEnabled(not on)
        self._import.setEnabled(not on and any(d.taken for d in self._drafts.values()))

    def _clear(self) -> None:
        """Forgets everything that stood here."""
        self._files.clear()
        self._drafts.clear()
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
