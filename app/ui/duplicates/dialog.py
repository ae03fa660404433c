"""The duplicates beside the window: groups at the left, the chosen one side by side, merged or kept apart.

The child looks for them; merging and keeping apart are steps of the history. Everything can be done by keys: arrows
choose a group, Tab goes to the table, Space takes a wording, Ctrl+Return merges, Ctrl+D keeps apart.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui import errors, language, words
from app.ui.duplicates.groups import Group, GroupRow, Groups
from app.ui.duplicates.table import Sides, SidesTable
from app.ui.widgets.empty import EmptyState
from app.work import duplicates, searching
from app.work.change import Change

if TYPE_CHECKING:
    from app.ui.tasks import Task, Tasks
    from app.work.library import Library

NEWS: Final = frozenset({"study"})
MOST: Final = 2000
"""So many groups are listed at once; the rest come after these are settled."""


class DuplicatesDialog(QDialog):
    """What was found in one library. `changed(change)` tells what was done, so that it can be taken back."""

    changed = Signal(object)
    written = Signal()
    """The child has written: there is news to look for."""
    study_wanted = Signal(int)

    def __init__(self, parent: QWidget | None, library: Library, tasks: Tasks) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self.task: Task | None = None
        self.looked = False
        self.setModal(False)
        self.resize(1120, 720)
        self.setMinimumSize(820, 520)
        self._make()
        self._place()
        self._connect()
        self.retranslate()
        self._show_state()

    # -- make, place, connect -------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Makes the parts."""
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("tone", "text2")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(140)
        self.stop, self.again = QPushButton(self), QPushButton(self)
        self.groups = Groups(self)
        self.list = QListView(self)
        self.list.setModel(self.groups)
        self.list.setItemDelegate(GroupRow(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sides = Sides(self)
        self.table = SidesTable(self.sides, self)
        self.everything = QCheckBox(self)
        self.refused = QLabel(self)
        self.refused.setTextFormat(Qt.TextFormat.PlainText)
        self.refused.setWordWrap(True)
        self.refused.setProperty("tone", "bad")
        self.refused.hide()
        self.read, self.apart, self.join, self.shut = (QPushButton(self) for _ in range(4))
        self.join.setProperty("primary", True)
        for button in (self.stop, self.again, self.read, self.apart, self.join, self.shut):
            button.setAutoDefault(False)
        self.nothing = QStackedWidget(self)

    def _place(self) -> None:
        """Puts the parts in their places."""
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.said, 1)
        for widget in (self.bar, self.stop, self.again):
            top.addWidget(widget)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.list)
        self._split.addWidget(self.table)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([330, 760])
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.everything)
        foot.addStretch(1)
        for button in (self.read, self.apart, self.join, self.shut):
            foot.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        whole.addLayout(top)
        whole.addWidget(self._split, 1)
        whole.addWidget(self.nothing, 1)
        whole.addWidget(self.refused)
        whole.addLayout(foot)

    def _connect(self) -> None:
        """Connects the parts."""
        self.list.selectionModel().currentRowChanged.connect(self._chosen)
        self.list.activated.connect(lambda _index: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.everything.toggled.connect(self.sides.show_everything)
        self.sides.dataChanged.connect(lambda *_: self._show_state())
        self.stop.clicked.connect(self.cancel)
        self.again.clicked.connect(self.look)
        self.read.clicked.connect(self._open)
        self.apart.clicked.connect(self.keep_apart)
        self.join.clicked.connect(self.merge)
        self.shut.clicked.connect(self.close)
        for keys, then in (("Ctrl+Return", self.merge), ("Ctrl+D", self.keep_apart), ("F5", self.look)):
            QShortcut(QKeySequence(keys), self, then)

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.setWindowTitle(self.tr("Duplicates"))
        self.list.setAccessibleName(self.tr("Groups of records"))
        self.table.setAccessibleName(self.tr("The records side by side"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.stop.setText(self.tr("Cancel"))
        self.again.setText(self.tr("Look again"))
        self.everything.setText(self.tr("Show fields that agree, too"))
        self.read.setText(self.tr("Open in the reader"))
        self.apart.setText(self.tr("Not duplicates"))
        self.apart.setToolTip(self.tr("Remember that these are different studies (Ctrl+D)"))
        self.join.setToolTip(self.tr("Merge into the record to keep (Ctrl+Return)"))
        self.shut.setText(self.tr("Close"))
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "nothing"):
            self.retranslate()
            self.sides.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(0, self.sides.rowCount() - 1))

    # -- looking --------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Lets the child look for duplicates."""
        if self.task is not None:
            return
        self._refuse("")
        self.task = self._tasks.run(
            "find_duplicates",
            {"library": str(self._library.path)},
            self._found,
            self._failed,
            self._told,
            words="Looking for duplicates",
        )
        self._show_state()

    def cancel(self) -> None:
        """Ends the search; what was listed before stays."""
        task, self.task = self.task, None
        if task is not None:
            task.cancel()
        self._show_state()

    def _told(self, done: int, total: int, _words: str) -> None:
        """Shows how far the search is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _failed(self, sentence: str) -> None:
        """The search could not be done."""
        self.task = None
        self._refuse(words.say(sentence))
        self._show_state()

    def _found(self, answer: dict[str, Any]) -> None:
        """Lists what was found; the chosen group stays chosen."""
        self.task, self.looked = None, True
        rows = answer["groups"]
        shown = rows[:MOST]
        first = [one["studies"][0] for one in shown]
        chinese = language.current() == "zh"
        titles = {
            card.id: (card.title_zh or card.title) if chinese else (card.title or card.title_zh)
            for card in searching.cards(self._library, first)
        }
        before = self._group()
        self.groups.show(
            [
                Group(
                    tuple(one["studies"]),
                    tuple(one["reasons"]),
                    one["score"],
                    titles.get(one["studies"][0], "") or self.tr("Untitled"),
                )
                for one in shown
            ]
        )
        row = next((at for at, one in enumerate(self.groups.groups) if before and one.studies == before.studies), 0)
        self._go(row)
        self._show_state()
        if self.isActiveWindow() and shown:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is shown --------------------------------------------------------------------------------------------

    def _group(self) -> Group | None:
        """The chosen group."""
        row = self.list.currentIndex().row()
        return self.groups.groups[row] if 0 <= row < len(self.groups.groups) else None

    def _go(self, row: int) -> None:
        """Chooses a group, the last one where there are no more."""
        row = min(row, len(self.groups.groups) - 1)
        self.list.setCurrentIndex(self.groups.index(row, 0) if row >= 0 else QModelIndex())
        if row < 0:
            self.sides.show(None)

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        """Another group is chosen: its records stand side by side."""
        self._refuse("")
        group = self._group()
        seen = self._do(duplicates.compare, group.studies[: duplicates.MOST]) if group is not None else None
        self.sides.show(seen)
        if seen is not None:
            self.table.setCurrentIndex(self.sides.index(0, seen.studies.index(seen.kept)))
        self._show_state()

    def _show_state(self) -> None:
        """Says how many there are, and offers what can be done."""
        busy, count = self.task is not None, len(self.groups.groups)
        merging = self.task is not None and self.task.verb == "merge_duplicates"
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.again.setVisible(not busy)
        if merging:
            self.said.setText(self.tr("Merging records…"))
        elif busy:
            self.said.setText(self.tr("Looking for duplicates…"))
        elif count:
            self.said.setText(self.tr("%n groups of records may be one study each", "", count))
        else:
            self.said.setText("")
        self._split.setVisible(bool(count))
        self.everything.setVisible(bool(count))
        self.nothing.setVisible(not count)
        if not count:
            self._show_nothing(busy)
        writable = not self._library.read_only and bool(self.sides.together) and not merging
        self.read.setEnabled(bool(self.sides.together))
        self.apart.setEnabled(writable)
        self.join.setEnabled(writable)
        self.join.setText(self.tr("Merge %n records", "", len(self.sides.together) or 2))

    def _show_nothing(self, busy: bool) -> None:
        """One sentence in place of the groups."""
        while self.nothing.count():
            old = self.nothing.currentWidget()
            if old is not None:
                self.nothing.removeWidget(old)
                old.deleteLater()
        if busy:
            state = EmptyState("search", self.tr("Looking for duplicates…"), self.tr("You can go on working."), self)
        elif self.looked:
            why = self.tr("No two records look like one study, but for those you kept apart.")
            state = EmptyState("check-check", self.tr("No duplicates"), why, self)
        else:
            why = self.tr("Numbers, titles, authors, years and pages are compared, within and across languages.")
            state = EmptyState("merge", self.tr("Did a study come in twice?"), why, self)
            state.add_action(self.tr("Look for duplicates"), self.look, kind="primary")
        self.nothing.addWidget(state)

    def refresh(self, change: Change | None) -> None:
        """A change of the library: a group whose records are gone or changed is read again."""
        group = self._group()
        if group is None or (change is not None and change.studies and not change.studies & set(group.studies)):
            return
        row = self.list.currentIndex().row()
        try:
            seen = duplicates.compare(self._library, group.studies[: duplicates.MOST])
        except Exception as error:
            if errors.plain(error) is None:
                raise
            self._settle(row)
            return
        if seen != self.sides.seen:
            self.sides.show(seen)
            self._show_state()

    # -- what is done ---------------------------------------------------------------------------------------------

    def _do(self, verb: Callable[..., Any], *args: Any) -> Any:
        """Does a verb on the library; a refusal is said under the table, and None comes back."""
        try:
            return verb(self._library, *args)
        except Exception as error:
            expected = errors.plain(error)
            if expected is None:
                raise
            self._refuse(words.say(*expected))
            return None

    def merge(self) -> None:
        """Merges the records as chosen and goes on to the next group."""
        group, together = self._group(), self.sides.together
        if group is None or not self.join.isEnabled():
            return
        choices = {key: study for key, study in self.sides.choices.items() if study in together}
        others = [one for one in together if one != self.sides.kept]
        payload = {
            "library": str(self._library.path),
            "session": self._library.session,
            "coder": self._library.coder_id,
            "kept": self.sides.kept,
            "others": others,
            "choices": choices,
        }

        pressed = self.focusWidget() is self.join

        def done(answer: dict[str, Any]) -> None:
            self.task = None
            self.written.emit()
            self._finish(group, Change(answer["step"], NEWS, frozenset(), answer["label"], tuple(answer["args"])))
            if pressed:
                self.join.setFocus()  # it rested meanwhile, and Enter goes on with the next group

        self.cancel()
        self.task = self._tasks.run("merge_duplicates", payload, done, self._failed, words="Merging records")
        self._show_state()

    def keep_apart(self) -> None:
        """Remembers that the records are different studies and goes on to the next group."""
        group = self._group()
        if group is not None and self.apart.isEnabled():
            change = self._do(duplicates.not_duplicates, group.studies)
            if change is not None:
                self._finish(group, change)

    def _finish(self, group: Group, change: Change) -> None:
        """Takes a settled group off the list, and tells."""
        if group in self.groups.groups:
            self._settle(self.groups.groups.index(group))
        self._show_state()
        self.changed.emit(change)

    def _settle(self, row: int) -> None:
        """Takes a group off the list; the next one is chosen."""
        self.list.selectionModel().blockSignals(True)
        self.groups.remove(row)
        self.list.selectionModel().blockSignals(False)
        self._go(row)
        self._chosen(QModelIndex(), QModelIndex())

    def _open(self) -> None:
        """Shows the record of the chosen column in the reader."""
        seen, column = self.sides.seen, self.table.currentIndex().column()
        if seen is not None:
            self.study_wanted.emit(seen.studies[max(0, column)])

    def _refuse(self, sentence: str) -> None:
        """Says why something was not done."""
        self.refused.setText(sentence)
        self.refused.setVisible(bool(sentence))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins in the list."""
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ends a search that runs."""
        self.cancel()
        super().closeEvent(event)
