"""Rows of a list whose words wrap, high enough for the lines they are painted in."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem


class Wrapped(QStyledItemDelegate):
    """Measures words in the width they have: what of a row is `taken` (px) by padding, border and a box is no room.

    Qt measures as if the whole row were the words' (6.11.3), and cuts the last line where they just need one more.
    """

    def __init__(self, taken: int, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._taken = taken

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As Qt says it for a row that much narrower."""
        narrow = QStyleOptionViewItem(option)
        width = self._view.viewport().width()
        narrow.rect = QRect(0, 0, max(60, width - self._taken), option.rect.height())
        wanted = super().sizeHint(narrow, index)
        return QSize(min(wanted.width(), width), wanted.height())
