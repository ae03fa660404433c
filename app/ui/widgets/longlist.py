"""A list of any length that never holds the window up: all its rows are there at once, words are read for those in sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import theme

KEY = Qt.ItemDataRole.UserRole
PAGE = 60
"""Rows whose words are read together."""
MOST_KEPT = 6_000
"""Rows whose words are kept; more are forgotten and read again when they are looked at."""
LINES = 4
"""Lines of a row that holds a claim in two languages; what is longer is cut short there and whole in the tool tip."""
Index = QModelIndex | QPersistentModelIndex
Words = Callable[[Sequence[Any]], Mapping[Any, str]]
"""Gives the words of some rows by key."""
NOWHERE = QModelIndex()


class Rows(QAbstractListModel):
    """Keys in order, each with its tick (None where there is nothing to tick); the words come when they are asked for."""

    altered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.keys: list[Any] = []
        self.ticks: dict[Any, bool | None] = {}
        self._words: Words = lambda _keys: {}
        self._said: dict[Any, str] = {}

    def take(self, rows: Sequence[tuple[Any, bool | None]], words: Words) -> None:
        """Takes other rows."""
        self.beginResetModel()
        self.ticks = dict(rows)
        self.keys = list(self.ticks)
        self._words, self._said = words, {}
        self.endResetModel()

    def said(self, row: int) -> str:
        """The words of a row; its neighbours are read with it."""
        key = self.keys[row]
        if key not in self._said:
            if len(self._said) > MOST_KEPT:
                self._said.clear()
            start = max(0, row - PAGE // 4)
            page = [one for one in self.keys[start : start + PAGE] if one not in self._said]
            self._said.update(dict.fromkeys(page, ""))
            self._said.update(self._words(page))
        return self._said[key]

    def tick(self, rows: Sequence[int], on: bool) -> None:
        """Ticks rows or takes their ticks away."""
        self.ticks.update({self.keys[row]: on for row in rows if self.ticks[self.keys[row]] is not None})
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)), [Qt.ItemDataRole.CheckStateRole])

    # -- Qt's own -------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.keys)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen, moved between others and, where there is something to tick, ticked."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        tickable = self.ticks[self.keys[index.row()]] is not None
        return flags | Qt.ItemFlag.ItemIsUserCheckable if tickable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, key and tick of a row."""
        if not index.isValid() or index.row() >= len(self.keys):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.said(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return _plain_tip(self.said(index.row()))
        key = self.keys[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and self.ticks[key] is not None:
            return Qt.CheckState.Checked if self.ticks[key] else Qt.CheckState.Unchecked
        return key if role == KEY else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Takes a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        self.altered.emit()
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def moveRows(self, source: Index, row: int, count: int, target: Index, place: int) -> bool:
        """Moves rows in front of another."""
        if not self.beginMoveRows(source, row, row + count - 1, target, place):
            return False
        moved = self.keys[row : row + count]
        del self.keys[row : row + count]
        at = place - count if place > row else place
        self.keys[at:at] = moved
        self.endMoveRows()
        self.altered.emit()
        return True


class OneHeight(QStyledItemDelegate):
    """Rows of one height, so that none but those in sight is ever measured."""

    lines = LINES

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """So many lines with the room around them."""
        return QSize(120, self.lines * option.fontMetrics.lineSpacing() + 14)


class LongList(QListView):
    """A list whose rows can be moved and, where it is asked for, ticked; `altered` says that a tick or the order changed."""

    altered = Signal()
    currentRowChanged = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setWordWrap(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its coming and going would cut words
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._hint = ""
        self._height = OneHeight(self)
        self.setItemDelegate(self._height)
        self._rows = Rows(self)
        self.setModel(self._rows)
        self._rows.altered.connect(self.altered)

    def fill_pages(self, rows: Sequence[tuple[Any, bool | None]], words: Words, lines: int = LINES) -> None:
        """Takes (key, ticked; None where there is nothing to tick) in order; `words` are asked for what is in sight."""
        current = self.currentRow()
        self._height.lines = lines
        self._rows.take(rows, words)
        self.setCurrentRow(max(0, min(current, self.count() - 1)))

    def count(self) -> int:
        """How many rows there are."""
        return self._rows.rowCount()

    def rows(self) -> list[tuple[Any, bool]]:
        """Every key with its tick, in order."""
        return [(key, bool(self._rows.ticks[key])) for key in self._rows.keys]

    def said(self, row: int) -> str:
        """The words of a row."""
        return self._rows.said(row)

    def tick(self, row: int, on: bool) -> None:
        """Ticks a row or takes its tick away, as a click does."""
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        self._rows.setData(self._rows.index(row), state, Qt.ItemDataRole.CheckStateRole)

    def tick_rows(self, on: bool) -> None:
        """Ticks every row, or none, without a word."""
        self._rows.tick(range(self.count()), on)

    def currentRow(self) -> int:
        """The row that is current; -1 where there is none."""
        return self.currentIndex().row()

    def current_key(self) -> Any:
        """The key of the current row; None where there is none."""
        return self.currentIndex().data(KEY)

    def setCurrentRow(self, row: int) -> None:
        """Makes a row the current one."""
        self.setCurrentIndex(self._rows.index(row))

    def move_row(self, by: int) -> None:
        """Moves the current row up or down."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + by < self.count():
            self._rows.moveRows(NOWHERE, row, 1, NOWHERE, row + by if by < 0 else row + by + 1)
            self.scrollTo(self.currentIndex())

    def empty(self) -> None:
        """Leaves no row."""
        self._rows.take((), lambda _keys: {})

    def say_when_empty(self, words: str) -> None:
        """Shows a hint in place of rows while there are none."""
        self._hint = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the rows, or the hint."""
        super().paintEvent(event)
        if self._hint and not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(theme.current().color("text2"))
            wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
            painter.drawText(self.viewport().rect().adjusted(10, 10, -10, -10), wrapped, self._hint)
            painter.end()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Says which row is the current one."""
        super().currentChanged(current, previous)
        self.currentRowChanged.emit(current.row())


def _plain_tip(words: str) -> str:
    """Words for a tool tip: it would read markup, so that its signs are written out."""
    from html import escape

    return f"<p>{escape(words).replace(chr(10), '<br>')}</p>" if words else ""
