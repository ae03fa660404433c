"""One row of the codebook: chevron, sign of the facet, label, the other language faint, studies and passages.

Rows are 30 px high, facets 34 (26 and 30 in the compact list). Nobody's number is a zero: what is not used has a dot.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from app.ui import fonts, glyphs, icons, language, paint, theme
from app.ui.codes.model import NODE, Index, Node, labels, lacking
from db.rows import Span

ROOT: Final = 34
ROW: Final = 30
INDENT: Final = 14
LEFT: Final = 20
"""The middle of the chevron of a facet."""
PASSAGES: Final = 28
"""From the right edge of the list, scroll bar included, to the right edge of the passages."""
APART: Final = 34
FAINT: Final = 40
"""The other language is shown where so much room is left."""


def chevron(depth: int) -> int:
    """The middle of a row's chevron."""
    return LEFT + depth * INDENT


class CodeRow(QStyledItemDelegate):
    """Paints the rows; `only_passages` leaves the number of studies out (one study has no other)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.compact = False
        self.only_passages = False
        self.target: int | None = None
        """The code above which words are held that would be coded with it."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        high = ROW if index.parent().isValid() else ROOT
        return QSize(100, high - 4 if self.compact else high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = index.data(NODE)
        view = option.widget
        if not isinstance(node, Node) or not isinstance(view, QTreeView):
            return
        rect: QRect = option.rect
        area = QRectF(0, rect.top(), view.viewport().width(), rect.height())
        painter.save()
        paint.row_ground(painter, area, option.state, active=view.hasFocus() or not view.isActiveWindow())
        target = node.code.id == self.target
        if target:
            inner, colours = area.adjusted(8, 1, -8, -1), theme.current()
            paint.rounded(painter, inner, 6, colours.color("accent_soft"), colours.color("accent"), 1.5)
        self._paint_row(painter, area, node, view.isExpanded(index), view.width(), target=target)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, area: QRectF, node: Node, opened: bool, width: int, *, target: bool
    ) -> None:
        """Paints signs, label and counts, or what letting go would do."""
        colours = theme.current()
        middle, at = area.center().y(), float(chevron(node.depth))
        left = at + 14
        if node.children:
            icons.draw(painter, "chevron-down" if opened else "chevron-right", "text2", at - 6, middle - 6, 12)
            if not node.heading:
                glyphs.draw_facet(painter, node.code.facet, QPointF(at + 18, middle), 8)
                left = at + 28
        elif not node.heading:
            glyphs.draw_facet(painter, node.code.facet, QPointF(at + 2, middle), 7)
        right = self._paint_offer(painter, area, width) if target else self._paint_counts(painter, area, node, width)
        weight = 600 if not node.depth else 500 if node.children else 400
        colour = colours.color("text3" if node.code.retired else "text")
        place = QRectF(left, area.top(), right - left, area.height())
        _paint_labels(painter, place, node, fonts.interface_font(language.current(), 13, weight), colour)

    def _paint_offer(self, painter: QPainter, area: QRectF, width: int) -> float:
        """Says at the right that words held above the row are coded with it; gives where the room for the label ends."""
        font = fonts.interface_font(language.current(), 12, 500)
        said = self.tr("Drop to code")
        edge = float(width - PASSAGES)
        wide = paint.text_width(said, font)
        place = QRectF(edge - wide - 4, area.top(), wide + 4, area.height())
        paint.text_line(painter, place, said, font, theme.current().color("accent"), align="right")
        return edge - wide - 12

    def _paint_counts(self, painter: QPainter, area: QRectF, node: Node, width: int) -> float:
        """Paints how many studies and passages there are; gives where the room for the label ends."""
        colours = theme.current()
        edge = float(width - PASSAGES)
        strong = fonts.interface_font(language.current(), 12, 500, tabular=True)
        plain = fonts.interface_font(language.current(), 12, 400, tabular=True)
        columns = [(node.passages, edge, plain, "text3")]
        if not self.only_passages:
            columns.append((node.studies, edge - APART, strong, "text"))
        for count, right, font, token in columns:
            if count:
                place = QRectF(right - 60, area.top(), 60, area.height())
                paint.text_line(painter, place, f"{count:,}", font, colours.color(token), align="right")
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.color("line2"))
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.drawEllipse(QPointF(right - 3, area.center().y()), 1.5, 1.5)
        return edge - (24 if self.only_passages else APART + 24)


def _paint_labels(painter: QPainter, place: QRectF, node: Node, font: QFont, colour: QColor) -> None:
    """Paints the label, and the other language (or the alias that was found) where there is room for it."""
    main, other = labels(node.code)
    match = node.match
    by_alias = match is not None and match.alias is not None
    in_main = match is not None and not by_alias and match.label == main
    faint = match.alias if match is not None and match.alias is not None else other
    used = paint.text_line(painter, place, main, font, colour)
    if match is not None and in_main:
        _underline(painter, place.left(), paint.baseline(place, font), main, font, match.spans, used)
    left = place.left() + used + 10
    gap = lacking(node.code)
    if gap and not faint and place.right() - left >= FAINT:
        font = fonts.interface_font(language.current(), 12)
        rest = QRectF(left, place.top(), place.right() - left, place.height())
        paint.text_line(painter, rest, gap, font, theme.current().color("warn"))
        return
    if not faint or place.right() - left < FAINT:
        return
    small = fonts.interface_font("en" if language.current() == "zh" else "zh-Hans", 12)
    rest = QRectF(left, place.top(), place.right() - left, place.height())
    took = paint.text_line(painter, rest, faint, small, theme.current().color("text3"))
    if match is not None and (by_alias or match.label == other):
        _underline(painter, left, paint.baseline(rest, small), faint, small, match.spans, took)


def _underline(
    painter: QPainter, left: float, base: float, words: str, font: QFont, spans: tuple[Span, ...], width: float
) -> None:
    """Draws a line under the letters that answer what was typed; spans are code points of the words."""
    metrics = QFontMetricsF(font)
    painter.setPen(QPen(theme.current().color("accent"), 1.5))
    for start, end in spans:
        one = metrics.horizontalAdvance(words[:start])
        two = min(metrics.horizontalAdvance(words[:end]), width)
        if one < two:
            painter.drawLine(QPointF(left + one, base + 3), QPointF(left + two, base + 3))
