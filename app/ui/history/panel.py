"""The panel of the history: who did what and when, taken back and done again step by step; and all memos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.ui.history.asking import Asking
from app.ui.history.details import Details
from app.ui.history.memos import MEMO, Memos
from app.ui.history.model import PAGE, STEP, Steps, label
from app.ui.history.notice import Notice
from app.ui.history.outlet import Outlet
from app.ui.history.row import TwoLines
from app.ui.history.turning import Turning
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.search import SearchField
from app.ui.widgets.titlebar import TitleBar
from app.work import history, noting, trail
from app.work.noting import Note
from db.rows import Step

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
    from app.work.change import Change
    from app.work.library import Library

ALL, STUDY, MEMOS = range(3)


class Rows(QListView):
    """A list whose row is used with Enter."""

    used = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter uses the row; Esc is the window's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.used.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class HistoryPanel(QWidget):
    """The history of the library.

    It takes steps back by itself, because a refusal is answered here; `told(sentence)` says what was done, and
    `memo_opened(subject, its id, study or None)` asks to show what a memo is on.
    """

    told = Signal(str)
    memo_opened = Signal(str, int, object)

    def __init__(self, library: Library, parent: QWidget | None = None, tasks: Tasks | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self.turning = Turning(library, tasks, self)
        self._study: int | None = None
        self._showing = False
        self._make()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.refresh(None)

    # -- make, place, connect -------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Makes the parts."""
        self.setObjectName("history")
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = TitleBar()
        self.back = self.head.add_button("undo-2", "", self._undo_newest)
        self.again = self.head.add_button("redo-2", "", self._redo_newest)
        self._filter = self.head.add_button("list-filter", "", self._toggle_filter)
        self._filter.setCheckable(True)
        self._more = self.head.add_button("ellipsis", "", self._show_more)
        self.asking = Asking(self._library, self)
        self.sought = SearchField("", "", self)
        self.looking = QWidget(self)
        self.details = Details(self)
        self.outlet = Outlet(self._library, self._tasks, self)
        self.tabs = QTabBar(self)
        for _ in range(3):
            self.tabs.addTab("")
        self.steps = Steps(self._fetch, self)
        self.notes = Memos(self)
        self.list = Rows(self)
        self.list.setModel(self.steps)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setViewportMargins(0, 4, 0, 4)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.nothing = EmptyState("history", "", "", self)
        self.nothing.hide()
        self.notice = Notice(self)
        self.foot = QWidget(self)
        self.one, self.far = QPushButton(self.foot), QPushButton(self.foot)
        self.far.setProperty("quiet", True)

    def _lay_out(self) -> None:
        """Puts the parts below each other."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 12, 0)
        row.addWidget(self.tabs, 1)
        column.addLayout(row)
        column.addWidget(self._rule())
        column.addWidget(self.asking)
        inside = QHBoxLayout(self.looking)
        inside.setContentsMargins(16, 8, 16, 4)
        inside.addWidget(self.sought)
        column.addWidget(self.looking)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        self.line = self._rule()
        column.addWidget(self.line)
        column.addWidget(self.details)
        column.addWidget(self.notice)
        column.addWidget(self.foot)
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._rule())
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 8)
        buttons.setSpacing(8)
        buttons.addWidget(self.one)
        buttons.addWidget(self.far)
        buttons.addStretch(1)
        below.addLayout(buttons)

    def _rule(self) -> QFrame:
        """A hairline."""
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        return rule

    def _connect(self) -> None:
        """Connects the parts."""
        self.tabs.currentChanged.connect(lambda _: self._show())
        self.list.used.connect(self._use)
        self.list.doubleClicked.connect(self._use)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.one.clicked.connect(self._act)
        self.far.clicked.connect(self._act_far)
        self.notice.closed.connect(self._leave_notice)
        self.turning.told.connect(self.told)
        self.turning.refused.connect(self._refuse)
        self.turning.moved.connect(self._allow)
        self.asking.changed.connect(self._show)
        self.sought.searched.connect(lambda _: self._show())
        self.sought.left.connect(self.enter)
        self.outlet.told.connect(self.told)
        self._follow_selection()

    def _follow_selection(self) -> None:
        """The buttons follow the row that is chosen."""
        self.list.selectionModel().currentChanged.connect(lambda *_: self._follow_row())

    def _follow_row(self) -> None:
        """The buttons follow another row, and what was said of the one before goes.

        A row that a change chose anew is followed once, at its end.
        """
        if not self._showing:
            self.notice.hide()
            self._allow()

    def _leave_notice(self) -> None:
        """What was refused is left as it is: back to the list."""
        self._allow()
        self.enter()

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.head.set_title(self.tr("History"))
        self.back.set_name(self.tr("Undo"), "Ctrl+Z")
        self.again.set_name(self.tr("Redo"), "Ctrl+Shift+Z")
        self._filter.set_name(self.tr("Filter by person and code"))
        self._more.set_name(self.tr("More"))
        self.sought.set_hint(self.tr("Find in memos"))
        for at, said in enumerate((self.tr("All"), self.tr("This study"), self.tr("Memos"))):
            self.tabs.setTabText(at, said)
        self.tabs.setAccessibleName(self.tr("What is shown"))
        self._allow()

    # -- the library ----------------------------------------------------------------------------------------------

    def _fetch(self, count: int, before: int | None) -> list[Step]:
        """Steps of the library, or of the study that is open."""
        study = self._study if self.tabs.currentIndex() == STUDY else None
        return trail.page(self._library, self.asking.asked(study), count, before)

    def _toggle_filter(self) -> None:
        """Shows the line that narrows the steps, or takes it away with what it asked for."""
        if self._filter.isChecked():
            self.asking.fill()
            self.asking.show()
            self.asking.person.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.asking.clear()
            self.asking.hide()
        self._show()

    def _show_more(self) -> None:
        """Offers what concerns the whole history."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Export the audit trail…")).triggered.connect(self.outlet.export)
        menu.addSeparator()
        prune = menu.addAction(self.tr("Remove old history…"))
        prune.setEnabled(not self._library.read_only)
        prune.triggered.connect(self.outlet.ask_prune)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def refresh(self, change: Change | None) -> None:
        """Shows what was done last."""
        if change is not None and change.step_id is None and not change.external:
            return
        self.notice.hide()
        self._show()

    def _show(self) -> None:
        """Shows the tab that is chosen; the row that was chosen stays chosen."""
        tab = self.tabs.currentIndex()
        step = self._step()
        model = self.notes if tab == MEMOS else self.steps
        if tab == MEMOS:
            self.notes.show(noting.every(self._library, text=self.sought.text()))
        elif tab == STUDY and self._study is None:
            self.steps.beginResetModel()
            self.steps.steps = []
            self.steps.endResetModel()
        else:
            self.steps.read()
        if self.list.model() is not model:
            self.list.setModel(model)
            self._follow_selection()
        row = self.steps.row_of(step.id) if step is not None and tab != MEMOS else -1
        if row >= 0:
            self._showing = True
            self.list.setCurrentIndex(self.steps.index(row))
            self._showing = False
        self.list.setAccessibleName(self.tabs.tabText(tab))
        self.asking.setVisible(self._filter.isChecked() and tab != MEMOS)
        self.looking.setVisible(tab == MEMOS and (bool(self.notes.notes) or bool(self.sought.text())))
        self._say_nothing(not model.rowCount())
        self._allow()

    def _say_nothing(self, empty: bool) -> None:
        """Says why the list is empty."""
        self.list.setVisible(not empty)
        self.nothing.setVisible(empty)
        if self.tabs.currentIndex() == MEMOS and self.sought.text():
            self.nothing.set_words(self.tr("No memo answers"), self.tr("Empty the search to see all memos."))
        elif self.tabs.currentIndex() == MEMOS:
            self.nothing.set_words(self.tr("No memos yet"), self.tr("Press M in the reader to write what you think."))
        elif self._filter.isChecked():
            self.nothing.set_words(self.tr("No step answers"), self.tr("Ask for everyone or every code to see more."))
        else:
            self.nothing.set_words(self.tr("Nothing was changed yet"), self.tr("Every change can be undone from here."))

    # -- what others ask ------------------------------------------------------------------------------------------

    def show_study(self, study: int | None) -> None:
        """Takes the study that is open in the reader."""
        self._study = study
        if self.tabs.currentIndex() == STUDY:
            self._show()

    def enter(self) -> None:
        """Puts the focus into the list."""
        if not self.list.currentIndex().isValid() and self.list.model().rowCount():
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        (self.list if self.list.isVisible() else self.tabs).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- what is chosen, and what can be done with it ----------------------------------------------------------------

    def _step(self) -> Step | None:
        """The step that is chosen."""
        found = self.list.currentIndex().data(STEP)
        return found if isinstance(found, Step) else None

    def _aim(self) -> Step | None:
        """The step that would be taken back or done again: the chosen one, or what it undid or redid."""
        step = self._step()
        if step is None or step.kind == "do":
            return step
        row = self.steps.row_of(step.target_id) if step.target_id is not None else -1
        if row >= 0:
            return self.steps.steps[row]
        return next(iter(history.named(self._library, [step.target_id or 0])), None)

    def _allow(self) -> None:
        """Offers what can be done with the chosen step."""
        aim, writable = self._aim(), not self._library.read_only
        shown = self._step() if self.tabs.currentIndex() != MEMOS else None
        self.details.show_step(self._library, shown if self.notice.isHidden() else None)
        self.line.setVisible(self.details.isVisibleTo(self))
        idle = not self.turning.busy
        self.back.setEnabled(idle and history.can_undo(self._library) is not None)
        self.again.setEnabled(idle and history.can_redo(self._library) is not None)
        offered = self.tabs.currentIndex() != MEMOS and aim is not None and not aim.closed
        self.foot.setVisible(offered and self.notice.isHidden())
        if aim is None:
            return
        self.one.setText(self.tr("Redo to here") if aim.undone else self.tr("Undo this step"))
        self.far.setText(self.tr("Undo back to here"))
        self.far.setVisible(not aim.undone)
        for button in (self.one, self.far):
            button.setEnabled(writable and not aim.closed and idle)

    def _use(self, index: QModelIndex) -> None:
        """Enter on a memo goes to what it is on; on a step it asks for nothing by itself but puts the focus on the button."""
        note = index.data(MEMO)
        if isinstance(note, Note):
            self.memo_opened.emit(note.subject, note.subject_id, note.study_id)
        elif self.foot.isVisible():
            self.one.setFocus(Qt.FocusReason.TabFocusReason)

    def _act(self) -> None:
        """Takes the chosen step back, or does it and those before it again."""
        aim = self._aim()
        if aim is None or self.turning.busy:
            return
        if aim.undone:
            self.turning.redo_to(aim)
        else:
            self.turning.undo(aim)

    def _act_far(self) -> None:
        """Takes back the chosen step and everything after it, newest first, until one is refused."""
        aim = self._aim()
        if aim is not None and not self.turning.busy:
            self.turning.undo_back_to(aim, self._newest)

    def _newest(self) -> Step | None:
        """The newest of the steps asked for that can be taken back; the list itself stays as it is."""
        before: int | None = None
        while found := self._fetch(PAGE, before):  # what was just taken back fills pages of its own
            newest = next((one for one in found if one.kind == "do" and not one.undone and not one.closed), None)
            if newest is not None:
                return newest
            before = found[-1].id
        return None

    def _undo_newest(self) -> None:
        """Takes back the newest step of this window."""
        step = history.can_undo(self._library)
        if step is not None and not self.turning.busy:
            self.turning.undo(step)

    def _redo_newest(self) -> None:
        """Does again what was taken back last."""
        step = history.can_redo(self._library)
        if step is not None and not self.turning.busy:
            self.turning.redo(step)

    def _refuse(self, step: Step | None, sentence: str, in_the_way: tuple[int, ...]) -> None:
        """Says why a step can't be taken back, names what stands on it, and offers to take that back too."""
        then = None if step is None or not in_the_way else lambda: self.turning.undo(step, resting=in_the_way)
        self.notice.refuse(sentence, [label(one) for one in history.named(self._library, in_the_way)], then)
        self._allow()

    def _show_menu(self, place: QPoint) -> None:
        """Offers the same as the buttons below."""
        aim = self._aim()
        if self.tabs.currentIndex() == MEMOS or aim is None or aim.closed or self._library.read_only:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for button, then in ((self.one, self._act), (self.far, self._act_far)):
            if button.isVisibleTo(self.foot):
                menu.addAction(button.text()).triggered.connect(lambda _on=False, what=then: what())
        menu.popup(self.list.viewport().mapToGlobal(place))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "foot"):
            self.retranslate()
            self._show()
