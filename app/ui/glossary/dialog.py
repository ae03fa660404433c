"""The glossary beside the window: a table of terms with search, the chosen term below, files in and out.

What is typed is kept when Save is pressed, when another term is chosen, and when the dialog is closed; a refusal is said
under the fields and nothing is lost. Each change is one step of the history.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.ui import errors, words
from app.ui.glossary.files import Files
from app.ui.glossary.form import NEW, TermForm
from app.ui.glossary.model import TERM, Found, TermTable
from app.ui.glossary.row import Cell
from app.ui.widgets.search import SearchField
from app.work import glossarying
from app.work.change import Change
from app.work.glossarying import KnownTerm

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
    from app.work.library import Library

WIDTHS: Final = (200, 140, 170, 180)
AT_ONCE: Final = 500
"""So many terms are read in one turn of the event loop."""
KINDS: Final = frozenset({"term", "term_rendering"})


class GlossaryDialog(QDialog):
    """The glossary of one library. `changed(change)` tells what was done, so that it can be taken back."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None, library: Library, tasks: Tasks) -> None:
        super().__init__(parent)
        self._library = library
        self.files = Files(library, tasks, self)
        self._stamp: tuple[int, ...] = ()
        self._rest: list[int] = []
        self._doing = False
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._fill_more)
        self._shown: KnownTerm = NEW
        self._moving = False
        self.setModal(False)
        self.resize(960, 720)
        self.setMinimumSize(720, 520)
        self._make()
        self._place()
        self._connect()
        self.retranslate()
        self.fill()

    # -- make, place, connect -------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Makes the parts."""
        self.search = SearchField("", parent=self)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("tone", "text2")
        self.bring, self.give = QPushButton(self), QPushButton(self)
        self.terms = TermTable(self)
        self.found = Found(self.terms, self)
        self.table = QTableView(self)
        self.table.setModel(self.found)
        self.table.setItemDelegate(Cell(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(32)
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            head.resizeSection(column, width)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorClearable(True)
        self.table.setSortingEnabled(True)
        self.form = TermForm(self)
        self.new, self.delete = QPushButton(self), QPushButton(self)
        self.save, self.revert, self.shut = QPushButton(self), QPushButton(self), QPushButton(self)
        self.save.setProperty("primary", True)
        for button in (self.bring, self.give, self.new, self.delete, self.save, self.revert, self.shut):
            button.setAutoDefault(False)

    def _place(self) -> None:
        """Puts the parts below each other."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.count)
        top.addWidget(self.bring)
        top.addWidget(self.give)
        whole.addLayout(top)
        whole.addWidget(self.table, 1)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        whole.addWidget(rule)
        whole.addWidget(self.form)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.new, self.delete):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.revert, self.save, self.shut):
            foot.addWidget(button)
        whole.addLayout(foot)

    def _connect(self) -> None:
        """Connects the parts."""
        self.search.searched.connect(self._look_for)
        self.search.left.connect(self._to_table)
        self.search.entered.connect(self._to_table)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.table.doubleClicked.connect(lambda _index: self.form.fields["term"].setFocus())
        self.form.changed.connect(self._allow)
        self.form.entered.connect(self.keep)
        self.new.clicked.connect(lambda _on=False: self.new_term())
        self.delete.clicked.connect(self.delete_chosen)
        self.save.clicked.connect(self.keep)
        self.revert.clicked.connect(self.take_back)
        self.shut.clicked.connect(self.close)
        self.files.changed.connect(self._allow)
        self.files.told.connect(self._said)
        self.files.refused.connect(self.form.refuse)
        self.files.done.connect(self.changed)
        self.bring.clicked.connect(self.choose_file)
        self.give.clicked.connect(self.choose_target)
        for keys, then in (
            ("Ctrl+F", lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("Ctrl+N", self.new_term),
            ("Ctrl+S", self.keep),
        ):
            QShortcut(QKeySequence(keys), self, then)
        delete = QShortcut(QKeySequence("Del"), self.table, self.delete_chosen)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.setWindowTitle(self.tr("Glossary"))
        self.search.set_hint(self.tr("Search in English or 中文"))
        self.table.setAccessibleName(self.tr("Terms"))
        self.bring.setText(self.tr("Import…"))
        self.give.setText(self.tr("Export…"))
        self.new.setText(self.tr("New term"))
        self.delete.setText(self.tr("Delete"))
        self.save.setText(self.tr("Save"))
        self.revert.setText(self.tr("Revert"))
        self.shut.setText(self.tr("Close"))
        self.terms.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.terms.columnCount() - 1)
        self._say_count()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "shut"):
            self.retranslate()

    # -- what is shown --------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Reads the terms; the chosen one stays chosen, and what is being typed stays."""
        dirty, shown = self.form.dirty, self._shown.id
        self._moving = True
        self._stamp = glossarying.stamp(self._library)
        chosen = glossarying.ids(self._library)
        first = max(AT_ONCE, chosen.index(shown) + 1) if shown in chosen else AT_ONCE
        self._rest = chosen[first:]
        self.terms.show(glossarying.some(self._library, chosen[:first]))
        if self._rest:
            self._more.start()
        row = self.terms.row_of(shown)
        if row >= 0:
            self._go(row)
        elif not dirty:
            self._shown = NEW
        self._moving = False
        if not dirty:
            self._show(self.terms.terms[row] if row >= 0 else NEW)
        self._say_count()
        self._allow()

    def _fill_more(self) -> None:
        """Reads the next terms of a large glossary, some in each turn."""
        portion, self._rest = self._rest[:AT_ONCE], self._rest[AT_ONCE:]
        if portion:
            moving, self._moving = self._moving, True
            self.terms.add(glossarying.some(self._library, portion))
            self._moving = moving
        if not self._rest:
            self._more.stop()
        self._say_count()

    def refresh(self, change: Change | None) -> None:
        """Shows what changed in the library; what was done here is shown already."""
        if self._doing:
            return
        known = change is not None and self._stamp == glossarying.stamp(self._library)
        if (change is None or change.external or change.kinds & KINDS) and not known:
            self.fill()

    def _say_count(self) -> None:
        """Says how many terms are shown."""
        self.count.setText(self.tr("%n terms", "", self.found.rowCount()))

    def _look_for(self, typed: str) -> None:
        """Shows the terms that hold what was typed."""
        self._moving = True
        self.found.look_for(typed)
        self._moving = False
        self._say_count()
        self._allow()

    def _to_table(self) -> None:
        """Goes from the search to the first term that was found."""
        if self.found.rowCount():
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.found.index(0, 0))
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go(self, row: int) -> None:
        """Chooses a row of the glossary, without a word to anyone."""
        moving, self._moving = self._moving, True
        index = self.found.mapFromSource(self.terms.index(row, 0))
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)
        self._moving = moving

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        """Another term: what was typed is kept first; where that is refused, the one before stays."""
        if self._moving:
            return
        found = now.data(TERM)
        wanted = found.id if isinstance(found, KnownTerm) else 0
        if self.form.dirty and not self.keep():
            row = self.terms.row_of(self._shown.id)
            if row >= 0:
                self._go(row)
            return
        row = self.terms.row_of(wanted)
        if row >= 0:
            self._go(row)
            self._show(self.terms.terms[row])
        self._allow()

    def _show(self, term: KnownTerm) -> None:
        """Shows a term in the fields."""
        self._shown = term
        self.form.show_term(term)

    def _allow(self) -> None:
        """Offers what can be done."""
        writable = not self._library.read_only
        self.form.allow(writable)
        self.save.setEnabled(writable and self.form.dirty)
        self.revert.setEnabled(self.form.dirty)
        self.new.setEnabled(writable)
        self.bring.setEnabled(writable and self.files.task is None)
        self.delete.setEnabled(writable and bool(self._selected()))
        self.give.setEnabled(bool(self.terms.terms) and self.files.task is None)

    def _selected(self) -> list[int]:
        """The ids of the terms that are selected."""
        found = [index.data(TERM) for index in self.table.selectionModel().selectedRows()]
        return [one.id for one in found if isinstance(one, KnownTerm)]

    # -- what is done ---------------------------------------------------------------------------------------------

    def _do(self, verb: Callable[..., Change], *args: Any) -> Change | None:
        """Does a verb on the library; a refusal is said under the fields."""
        self._doing = True  # what is done here is shown here, without reading all terms again
        try:
            change = verb(self._library, *args)
        except Exception as error:
            expected = errors.plain(error)
            if expected is None:
                raise
            self.form.refuse(words.say(*expected))
            return None
        finally:
            self._doing = False
        self.form.refuse("")
        self.changed.emit(change)
        return change

    def keep(self) -> bool:
        """Keeps what was typed; whether nothing is left to keep."""
        if not self.form.dirty:
            return True
        fields = glossarying.fields_of(self.form.term())
        if self._shown.id:
            change = self._do(glossarying.edit, self._shown.id, fields)
        else:
            change = self._do(glossarying.add, fields)
        if change is None:
            return False
        self._shown = NEW
        self.form.show_term(NEW)
        self._moving = True
        self.terms.put(glossarying.get(self._library, int(change.result)))
        self._stamp = glossarying.stamp(self._library)
        self._moving = False
        self._say_count()
        row = self.terms.row_of(int(change.result))
        if row >= 0:
            self._go(row)
            self._show(self.terms.terms[row])
        self._allow()
        return True

    def take_back(self) -> None:
        """Forgets what was typed."""
        self.form.show_term(self._shown)
        self._allow()

    def new_term(self, english: str = "", chinese: str = "") -> None:
        """Empties the fields for a new term."""
        if self._library.read_only or not self.keep():
            return
        self._moving = True
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self._moving = False
        self._show(NEW)
        self.form.fields["term"].setText(english)
        self.form.fields["preferred"].setText(chinese)
        self._allow()
        self.form.fields["preferred" if english else "term"].setFocus(Qt.FocusReason.OtherFocusReason)

    def delete_chosen(self) -> None:
        """Deletes the terms that are selected; it can be undone."""
        ids = self._selected()
        if ids and not self._library.read_only:
            self.take_back()
            if self._do(glossarying.delete, ids) is not None:
                self._show(NEW)
                self.fill()

    # -- files ----------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Asks for a file of terms and takes them in."""
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Import terms"),
            str(self._library.path.parent),
            self.tr("Glossaries (*.csv *.tsv *.tbx *.xml)"),
        )
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Takes the terms of a file in, as one step."""
        if not self.keep():
            return
        self.files.bring_in(path)

    def _said(self, sentence: str) -> None:
        """A file was read or written: shows the terms that are there now, and says so."""
        self.refresh(Change(None, KINDS, frozenset(), ""))
        self.form.say(sentence)

    def choose_target(self) -> None:
        """Asks where the terms are to be written, and in which form."""
        csv, tbx = self.tr("Table (*.csv)"), self.tr("TBX (*.tbx)")
        name, chosen = QFileDialog.getSaveFileName(
            self,
            self.tr("Export terms"),
            str(self._library.path.with_name(self.tr("glossary") + ".csv")),
            f"{csv};;{tbx}",
        )
        if name:
            path = Path(name)
            self.write_file(path if path.suffix else path.with_suffix(".tbx" if chosen == tbx else ".csv"))

    def write_file(self, path: Path) -> None:
        """Writes all terms to a file, as CSV or TBX by its ending."""
        self.files.give_out(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keeps what was typed; where that is refused the dialog stays, and Revert lets it go."""
        if self.form.dirty and not self._library.read_only and not self.keep():
            event.ignore()
            return
        event.accept()  # QDialog would ask `reject`, which closes, and so stay open for ever

    def reject(self) -> None:
        """Esc closes, as the button does."""
        self.close()
