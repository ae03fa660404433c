"""A cell of the glossary: one line, English and Chinese on one baseline, at the left edge of its column's head."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui import fonts, language, paint, theme

SIDE: Final = 10


class Cell(QStyledItemDelegate):
    """Paints the cells; the forms to avoid and the notes are a shade fainter."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        view = option.widget
        colours = theme.current()
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            active = view is not None and view.hasFocus()
            painter.fillRect(rect, colours.color("selected" if active else "hover"))
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row():
            painter.fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), colours.color("accent"))
        font = fonts.interface_font(language.current(), 13)
        token = "text" if index.column() < 2 else "text2"
        place = QRectF(rect).adjusted(SIDE, 0, -SIDE, 0)
        paint.text_line(painter, place, str(index.data(Qt.ItemDataRole.DisplayRole) or ""), font, colours.color(token))
        painter.restore()
