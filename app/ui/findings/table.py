"""The table itself: ticked with Space, opened with Enter, moved by dragging or with Alt, Shift and an arrow."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.ui import theme
from app.ui.findings.model import CLAIM, CODE, STUDY, TICK, FindingTable
from app.ui.findings.row import COMPACT, HEIGHT, FindingRow

MOVES: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class FindingView(QTableView):
    """`ticked(ids)`, `opened(id)`, `edited(id)`, `deleted(ids)`, `moved(ids, row)`, `stepped(by)`, `asked(ids, place)`, `copied(ids)`."""

    ticked = Signal(list)
    opened = Signal(int)
    edited = Signal(int)
    deleted = Signal(list)
    moved = Signal(list, int)
    stepped = Signal(int)
    asked = Signal(list, QPoint)
    typed = Signal(str)
    copied = Signal(list)
    chosen = Signal(list)

    def __init__(self, model: FindingTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self._drop = -1
        self.rows = FindingRow(self)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self._heads()
        self.customContextMenuRequested.connect(self._ask)
        self.doubleClicked.connect(self._open)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit(self.selected()))

    def _heads(self) -> None:
        """Sets the heads: none at the left, four fixed ones above."""
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.set_compact(False)
        head = self.horizontalHeader()
        head.setFixedHeight(30)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(30)
        # Without a selection of its own the head looks at every row when all are chosen: 24 s for a million.
        head.setSelectionModel(QItemSelectionModel(self._table, head))

    def set_compact(self, compact: bool) -> None:
        """Makes the rows lower."""
        header = self.verticalHeader()
        header.setMinimumSectionSize(20)
        header.setDefaultSectionSize(COMPACT if compact else HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the claim what the others leave; in a narrow table all give way."""
        super().resizeEvent(event)
        width = self.viewport().width()
        code, study = (270, 230) if width >= 860 else (int(width * 0.29), int(width * 0.23))
        for column, wide in ((TICK, 46), (CODE, code), (STUDY, study), (CLAIM, max(80, width - 46 - code - study))):
            self.setColumnWidth(column, wide)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row: no column is chosen here."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        rows = self._table.rowCount()
        if action in ends and rows:
            return self._table.index(ends[action] % rows, max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)

    # -- what is chosen -------------------------------------------------------------------------------------------

    def selected(self) -> list[int]:
        """The ids of the chosen findings, in the order of the table."""
        chosen = self.selectionModel().selection()
        ranges = sorted({(one.top(), one.bottom()) for one in map(chosen.at, range(chosen.count()))})
        return list(dict.fromkeys(one for top, bottom in ranges for one in self._table.ids[top : bottom + 1]))

    def current(self) -> int | None:
        """The finding the keyboard stands on."""
        return self._table.id_at(self.currentIndex().row())

    def choose(self, findings: list[int], current: int | None = None) -> None:
        """Chooses findings that are shown."""
        selection = QItemSelection()
        for one in findings:
            row = self._table.row_of(one)
            if row >= 0:
                selection.select(self._table.index(row, 0), self._table.index(row, STUDY))
        here = self._table.row_of(current) if current is not None else -1
        if here >= 0:
            place = self._table.index(here, CLAIM)
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # -- mouse ----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks and chooses nothing."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.column() == TICK:
            one = self._table.id_at(index.row())
            chosen = self.selected()
            self.ticked.emit(chosen if one in chosen else [one])
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A quick second press on the box ticks again."""
        if self.indexAt(event.position().toPoint()).column() == TICK:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def _open(self, index: QModelIndex) -> None:
        one = self._table.id_at(index.row())
        if one is not None:
            self.opened.emit(one)

    def _ask(self, place: QPoint) -> None:
        """Asks for the menu of the chosen findings."""
        index = self.indexAt(place)
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        if self.selected():
            self.asked.emit(self.selected(), self.viewport().mapToGlobal(place))

    def _hover(self, row: int) -> None:
        """Lights up the whole row under the pointer."""
        before, self.rows.hovered = self.rows.hovered, row
        for one in (before, row):
            if one >= 0:
                for column in range(4):
                    self.update(self._table.index(one, column))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self.viewport().update()

    # -- dragging -------------------------------------------------------------------------------------------------

    def _target(self, place: QPoint) -> int:
        """Before which row something is dropped."""
        index = self.indexAt(place)
        if not index.isValid():
            return len(self._table.ids)
        return index.row() + (1 if place.y() > self.visualRect(index).center().y() else 0)

    def dragMoveEvent(self, event: object) -> None:
        """Shows between which rows it would go."""
        super().dragMoveEvent(event)  # type: ignore[arg-type]
        if isinstance(event, QDropEvent) and event.source() is self and self._table.by_hand:
            self._drop = self._target(event.position().toPoint())
            event.accept()
            self.viewport().update()

    def dragLeaveEvent(self, event: object) -> None:
        super().dragLeaveEvent(event)  # type: ignore[arg-type]
        self._drop = -1
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Asks for the new order; the rows move when the library says so."""
        target, self._drop = self._target(event.position().toPoint()), -1
        self.viewport().update()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if event.source() is self and self._table.by_hand:
            self.moved.emit(self.selected(), target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the rows, then where something would be dropped."""
        super().paintEvent(event)
        if self._drop < 0 or not self._table.ids:
            return
        last = self._drop >= len(self._table.ids)
        rect = self.visualRect(self._table.index(min(self._drop, len(self._table.ids) - 1), 0))
        high = rect.bottom() if last else rect.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.current().color("accent"), 2))
        painter.drawLine(12, high, self.viewport().width() - 12, high)

    # -- keys -----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter opens, F2 edits, Delete deletes, Alt and Shift with an arrow move."""
        key, current = event.key(), self.current()
        both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in MOVES and held == both:
            self.stepped.emit(MOVES[Qt.Key(key)])
        elif event.matches(QKeySequence.StandardKey.Copy) and self.selected():
            self.copied.emit(self.selected())
        elif current is None or held:
            self._plain_key(event)
        elif key == Qt.Key.Key_Space:
            self.ticked.emit(self.selected() or [current])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current)
        elif key == Qt.Key.Key_F2:
            self.edited.emit(current)
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit(self.selected() or [current])
        elif key == Qt.Key.Key_Menu:
            self._ask(self.visualRect(self.currentIndex()).center())
        else:
            self._plain_key(event)

    def _plain_key(self, event: QKeyEvent) -> None:
        """What a table does with a key by itself; Esc is the window's."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the search field."""
        if search.strip():
            self.typed.emit(search)
