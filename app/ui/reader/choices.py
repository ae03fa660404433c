"""The rows of the palette: codes with both labels, the matched letters underlined, keys 1 to 9 beside recent ones."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import fonts, glyphs, icons, language, paint, theme
from db.rows import Code, Span, pick, pick_exact

ROW = 32
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """One code to choose: its labels, which letters matched, an alias where that matched, and its key."""

    code: Code
    spans: tuple[Span, ...] = ()
    lang: str = ""
    alias: str = ""
    key: str = ""
    marked: bool = False

    def labels(self) -> tuple[str, str]:
        """The label in the reader's language and the one in the other ('' where there is none)."""
        zh = language.current() == "zh"
        first = pick(self.code.labels, "zh-Hans" if zh else "en")
        other = pick_exact(self.code.labels, "en" if zh else "zh-Hans")
        return first, other if other != first else ""


class Choices(QAbstractListModel):
    """The codes the palette offers now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Choice] = []

    def put(self, rows: list[Choice]) -> None:
        """Offers other codes."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        choice = self.rows[index.row()]
        first, other = choice.labels()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            marked = QCoreApplication.translate("Palette", "marked") if choice.marked else ""
            return ", ".join(part for part in (first, other, choice.alias, marked) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return pick(choice.code.definitions, "zh-Hans" if language.current() == "zh" else "en") or None
        return None


class ChoiceRow(QStyledItemDelegate):
    """Paints one code of the palette."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, Choices):
            return
        choice = model.rows[index.row()]
        look = theme.current()
        rect = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            paint.rounded(painter, rect.adjusted(4, 1, -4, -1), 6, look.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint.rounded(painter, rect.adjusted(4, 1, -4, -1), 6, look.color("hover"))
        glyphs.draw_facet(painter, choice.code.facet, QPointF(rect.left() + 19, rect.center().y()), 9)
        right = rect.right() - 14
        if choice.marked:
            icons.draw(painter, "check", "accent", right - 16, rect.center().y() - 8, 16)
            right -= 24
        elif choice.key:
            font = fonts.interface_font("en", 11, 500)
            cap = QRectF(right - 18, rect.center().y() - 9, 18, 18)
            paint.rounded(painter, cap, 4, look.color("chip"))
            paint.text_line(painter, cap, choice.key, font, look.color("text2"), align="centre")
            right = cap.left() - 8
        first, other = choice.labels()
        bold = fonts.interface_font(language.current(), 13, 500)
        left = rect.left() + 33
        width = paint.text_line(
            painter, QRectF(left, rect.top(), right - left, ROW), first, bold, look.color("text")
        )  # fmt: skip
        zh = language.current() == "zh"
        matched_first = choice.lang.startswith("zh") == zh
        if choice.spans and not choice.alias and matched_first:
            self._underline(painter, left, rect, first, choice.spans, bold, width)
        light = fonts.interface_font("en" if zh else "zh", 12)
        rest = other + (f"  {choice.alias}" if choice.alias else "")
        room = right - left - width - 10
        if rest and room > 30:
            place = QRectF(left + width + 10, rect.top(), room, ROW)
            shown = paint.text_line(painter, place, rest, light, look.color("text3"))
            offset = len(other) + 2 if choice.alias else 0
            if choice.spans and (choice.alias or not matched_first):
                spans = tuple((a + offset, b + offset) for a, b in choice.spans)
                self._underline(painter, place.left(), rect, rest, spans, light, shown)

    @staticmethod
    def _underline(
        painter: QPainter,
        left: float,
        rect: QRectF,
        words: str,
        spans: tuple[Span, ...],
        font: QFont,
        most: float,
    ) -> None:
        metrics = QFontMetricsF(font)
        base = paint.baseline(rect, font) + 3
        for start, end in spans:
            x1, x2 = metrics.horizontalAdvance(words[:start]), metrics.horizontalAdvance(words[:end])
            if x1 < most:
                painter.fillRect(QRectF(left + x1, base, min(x2, most) - x1, 1.5), theme.current().color("accent"))
