"""Rows of two lines: what was done and by whom, struck through where it was taken back; a memo and what it is on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.ui import fonts, icons, language, paint, theme
from app.ui.history.memos import MEMO
from app.ui.history.model import STEP, Index, label, moment
from app.work.noting import Note
from db.rows import Step

HEIGHT: Final = 48
SIDE: Final = 20
SIGNS: Final = {"undo": "undo-2", "redo": "redo-2"}


class TwoLines(QStyledItemDelegate):
    """Paints a step or a memo."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        area = QRectF(rect)
        view = option.widget
        painter.save()
        paint.row_ground(painter, area, option.state, active=view is not None and view.hasFocus())
        step, note = index.data(STEP), index.data(MEMO)
        inner = area.adjusted(SIDE, 0, -SIDE, 0)
        if isinstance(step, Step):
            _paint_step(painter, inner, step)
        elif isinstance(note, Note):
            _paint_lines(painter, inner, note.body, index.data(Qt.ItemDataRole.WhatsThisRole), moment(note.changed))
        painter.restore()


def _paint_step(painter: QPainter, inner: QRectF, step: Step) -> None:
    """Paints a step; what undid or redid another carries its sign."""
    if step.kind in SIGNS:
        icons.draw(painter, SIGNS[step.kind], "text3", inner.left(), inner.center().y() - 17, 14)
        inner = inner.adjusted(20, 0, 0, 0)
    _paint_lines(painter, inner, label(step), step.who, moment(step.at), gone=step.undone)


def _paint_lines(painter: QPainter, inner: QRectF, first: str, second: str, right: str, *, gone: bool = False) -> None:
    """Paints two lines, the time at the right of the second; what is gone is faint and struck through."""
    colours = theme.current()
    font = fonts.interface_font(language.current(), 13)
    font.setStrikeOut(gone)
    middle = inner.center().y()
    upper = QRectF(inner.left(), middle - 20, inner.width(), 20)
    paint.text_line(painter, upper, first, font, colours.color("text3" if gone else "text"))
    small = fonts.interface_font(language.current(), 12, tabular=True)
    lower = QRectF(inner.left(), middle, inner.width(), 18)
    used = paint.text_line(painter, lower, right, small, colours.color("text3"), align="right")
    rest = lower.adjusted(0, 0, -used - 12, 0)
    paint.text_line(painter, rest, second, small, colours.color("text2"))
