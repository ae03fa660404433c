"""A row of the findings: tick, claim in two languages, code with the evidence, study with the care model. 48 px."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui import fonts, glyphs, icons, language, paint, theme
from app.ui.findings.model import CLAIM, CODE, FINDING, ROW, STUDY, TICK, Index
from app.ui.findings.shelf import Row
from db.rows import Finding

HEIGHT: Final = 48
COMPACT: Final = 40
BOX: Final = 16


def box_of(area: QRectF) -> QRectF:
    """Where the box to tick stands in its cell."""
    return QRectF(area.left() + 19, area.center().y() - BOX / 2, BOX, BOX)


class FindingRow(QStyledItemDelegate):
    """Paints the cells of a row, so that together they look like one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding, row = index.data(FINDING), index.data(ROW)
        view = option.widget
        rect: QRect = option.rect
        area = QRectF(rect)
        painter.save()
        self._paint_ground(painter, area, option, index)
        if isinstance(finding, Finding) and isinstance(row, Row) and isinstance(view, QTableView):
            inner = area.adjusted(10, 0, -10, 0)
            if index.column() == TICK:
                paint_box(painter, box_of(area), finding.in_report)
            elif index.column() == CLAIM:
                _paint_lines(painter, inner, row.claim, row.other, "en" if language.current() == "zh" else "zh-Hans")
            elif index.column() == CODE:
                _paint_code(painter, inner, row)
            else:
                _paint_lines(painter, inner, row.study, row.model, language.current(), row.models)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints ground, hairline and the ring of the row the keyboard stands on."""
        colours = theme.current()
        state: QStyle.StateFlag = option.state
        view = option.widget
        focused = view is not None and view.hasFocus()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, colours.color("selected" if focused else "hover"))
        elif index.row() == self.hovered:
            painter.fillRect(area, colours.color("hover"))
        first, last = index.column() == TICK, index.column() == STUDY
        line = area.adjusted(17 if first else 0, 0, -12 if last else 0, 0)
        painter.fillRect(QRectF(line.left(), line.bottom() - 1, line.width(), 1), colours.color("line"))
        if focused and isinstance(view, QTableView) and _current(view).row() == index.row():
            ring = area.adjusted(1 if first else -9, 1, -1 if last else 9, -2)
            painter.setClipRect(area)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colours.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, 4, 4)
            painter.setClipping(False)


def _current(view: QTableView) -> QModelIndex:
    """The cell the keyboard stands on."""
    return view.currentIndex()


def paint_box(painter: QPainter, box: QRectF, on: bool) -> None:
    """Paints a box to tick, 16 px."""
    colours = theme.current()
    if on:
        paint.rounded(painter, box, 4, colours.color("accent"))
        icons.draw(painter, "check", "on_accent", box.left() + 2, box.top() + 2, 12)
    else:
        paint.rounded(painter, box, 4, colours.color("field"), colours.color("edge"), 1.2)


def _paint_lines(painter: QPainter, area: QRectF, first: str, second: str, lang: str, more: int = 0) -> None:
    """Paints two lines, the second fainter, in its own language, with the number of what else there is behind it."""
    colours = theme.current()
    middle = area.center().y()
    upper = QRectF(area.left(), middle - 20, area.width(), 20)
    lower = QRectF(area.left(), middle, area.width() - (24 if more else 0), 18)
    paint.text_line(painter, upper, first, fonts.interface_font(language.current(), 13), colours.color("text"))
    small = fonts.interface_font(lang, 12)
    used = paint.text_line(painter, lower, second, small, colours.color("text2"))
    if more:
        place = QRectF(area.left() + used + 8, lower.top(), 24, lower.height())
        paint.text_line(
            painter, place, f"+{more}", fonts.interface_font("en", 12, tabular=True), colours.color("text3")
        )


def _paint_code(painter: QPainter, area: QRectF, row: Row) -> None:
    """Paints the sign by its evidence, the code, how many others there are, and the evidence in words."""
    colours = theme.current()
    middle = area.center().y()
    if row.facet:
        fill: glyphs.Fill = "filled" if row.fill == "filled" else "dotted" if row.fill == "dotted" else "hollow"
        glyphs.draw_facet(painter, row.facet, QPointF(area.left() + 4, middle - 10), 10, fill=fill)
    upper = QRectF(area.left() + 18, middle - 20, area.width() - 18 - (26 if row.more else 0), 20)
    font = fonts.interface_font(language.current(), 13)
    used = paint.text_line(painter, upper, row.code, font, colours.color("text" if row.facet else "text3"))
    if row.more:
        place = QRectF(upper.left() + used + 8, upper.top(), 26, upper.height())
        paint.text_line(
            painter, place, f"+{row.more}", fonts.interface_font("en", 12, tabular=True), colours.color("text2")
        )
    lower = QRectF(area.left() + 18, middle, area.width() - 18, 18)
    paint.text_line(painter, lower, row.status, fonts.interface_font(language.current(), 12), colours.color("text2"))
