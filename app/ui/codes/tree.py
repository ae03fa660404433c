"""The tree itself: opened and closed by mouse and keyboard, a code used with Enter, renamed with F2."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from app.ui.codes.model import NODE, CodeTree, Index, Node
from app.ui.codes.row import CodeRow, chevron
from app.ui.widgets.bare import bare
from app.ui.widgets.carried import SELECTION

MOVING: Final = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
MODIFIERS: Final = MOVING | Qt.KeyboardModifier.ControlModifier
STEPS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
"""With Alt and Shift an arrow moves the code: (across, down)."""


class CodeView(QTreeView):
    """`used(code)`, `renamed(code)`, `asked(code, place)` for the menu, `typed(words)` for the search.

    `shifted(code, across, down)`: one place out (-1) or in (1), one place up (-1) or down (1); `deleted(code)`.
    """

    used = Signal(int)
    renamed = Signal(int)
    asked = Signal(int, QPoint)
    typed = Signal(str)
    shifted = Signal(int, int, int)
    deleted = Signal(int)

    def __init__(self, model: CodeTree, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._codes = model
        self.rows = CodeRow(self)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        bare(self)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoScroll(True)
        self.customContextMenuRequested.connect(self._ask)
        self.doubleClicked.connect(self._use)

    def current(self) -> int | None:
        """The code the keyboard stands on."""
        index = self.currentIndex()
        return int(index.internalId()) if index.isValid() else None

    def choose(self, code: int) -> bool:
        """Goes to a code, opening what it lies in; False where it is not shown."""
        index = self._codes.index_of(code)
        if not index.isValid():
            return False
        for one in reversed(self._codes.above(code)):
            self.setExpanded(self._codes.index_of(one), True)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def opened(self) -> set[int]:
        """The codes whose inside is shown."""
        return {one for one in self._codes.parents if self.isExpanded(self._codes.index_of(one))}

    def open_codes(self, codes: set[int]) -> None:
        """Shows the inside of these codes and of no others."""
        for one in self._codes.parents:
            index = self._codes.index_of(one)
            if self.isExpanded(index) != (one in codes):
                self.setExpanded(index, one in codes)

    def _use(self, index: QModelIndex) -> None:
        """Uses a code; what can't be used opens or closes."""
        node = index.data(NODE)
        if isinstance(node, Node):
            if node.usable:
                self.used.emit(node.code.id)
            else:
                self.setExpanded(index, not self.isExpanded(index))

    def _ask(self, place: QPoint) -> None:
        """Asks for the menu of a code."""
        index = self.indexAt(place)
        if index.isValid():
            self.setCurrentIndex(index)
            self.asked.emit(int(index.internalId()), self.viewport().mapToGlobal(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the chevron opens or closes."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        node = index.data(NODE) if index.isValid() else None
        if isinstance(node, Node) and node.children and abs(place.x() - chevron(node.depth)) <= 10:
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter uses, F2 renames; letters go to the search."""
        code, key = self.current(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._use(self.currentIndex())
        elif key == Qt.Key.Key_F2 and code is not None:
            self.renamed.emit(code)
        elif key == Qt.Key.Key_Delete and code is not None:
            self.deleted.emit(code)
        elif key in STEPS and event.modifiers() & MODIFIERS == MOVING and code is not None:
            self.shifted.emit(code, *STEPS[key])
        elif code is not None and (
            key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier)
        ):
            self._ask(self.visualRect(self.currentIndex()).center())
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the search field, which knows aliases and both languages."""
        if search.strip():
            self.typed.emit(search)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Words held above a code say what letting go would do; codes show where they would lie."""
        words = event.mimeData().hasFormat(SELECTION)
        self.setDropIndicatorShown(True)  # without it Qt takes every place for the empty room below the rows
        super().dragMoveEvent(event)
        self.setDropIndicatorShown(not words)
        index = self.indexAt(event.position().toPoint()) if words and event.isAccepted() else QModelIndex()
        self._aim(int(index.internalId()) if index.isValid() else None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._aim(None)

    def _aim(self, code: int | None) -> None:
        """Marks the code that words are held above."""
        if code != self.rows.target:
            self.rows.target = code
            self.viewport().update()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """The row paints its own chevron."""
