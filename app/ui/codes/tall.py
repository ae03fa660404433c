"""Rows of plain lists and trees with room to breathe."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem


class TallRow(QStyledItemDelegate):
    """Rows of one height in px."""

    def __init__(self, parent: QObject, high: int = 28) -> None:
        super().__init__(parent)
        self._high = high

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._high)
