"""The page of claims: a table whose cells hold marked claims, wrapped so that no line is left with a word or two."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui import paint, theme
from app.ui.compare.cells import mark
from app.ui.compare.claims import CLAIMS, ClaimsTable, said_of
from app.ui.compare.geometry import wrap
from app.ui.compare.scene import face, measured
from app.ui.compare.speaking import word
from app.work.charting import Claimed

INDENT, PAD, GAP = 33.0, 8.0, 6.0
MOST_LINES = 60
WIDOW_HANZI, WIDOW_LATIN, NARROWER, LEAST_SHARE = 4, 10, 6.0, 0.7
SLICE_MS = 12.0
"""Milliseconds of measuring rows in one turn of the event loop; at least one row is measured."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Laid:
    """One claim as it stands in its cell: its lines, where it begins and how high it is; `tail` names the study."""

    claim: Claimed
    lines: tuple[str, ...]
    tail: str
    tail_below: bool
    top: float
    height: float


def lines_of(words: str, plain: QFont, width: float, tail: float = 0.0) -> list[str]:
    """Wrap a claim; while its last line would hold a word or two only, narrower by 6 px, never below 70 %.

    The last line leaves room for the name of the study (`tail` pixels), where a narrower wrap can give it that.
    """
    metrics = QFontMetricsF(plain)
    first = lines = paint.wrapped(words, plain, width, MOST_LINES)
    room = width
    while len(lines) and room >= width * LEAST_SHARE:
        alone = len(lines) > 1 and _widow(lines[-1])
        if not alone and metrics.horizontalAdvance(lines[-1]) + tail <= width:
            return lines
        room -= NARROWER
        lines = paint.wrapped(words, plain, room, MOST_LINES)
    return first if not (len(first) > 1 and _widow(first[-1])) else _without_widow(words, plain, width, first)


def _without_widow(words: str, plain: QFont, width: float, first: list[str]) -> list[str]:
    """The narrowest change that leaves no word or two alone, whatever becomes of the study's name."""
    room = width - NARROWER
    while room >= width * LEAST_SHARE:
        lines = paint.wrapped(words, plain, room, MOST_LINES)
        if not _widow(lines[-1]):
            return lines
        room -= NARROWER
    return first


def _widow(line: str) -> bool:
    """Whether a last line holds too little: fewer than 4 hanzi, or than 10 other characters."""
    hanzi = sum("\u3400" <= one <= "\u9fff" for one in line)
    return hanzi < WIDOW_HANZI if hanzi else len(line) < WIDOW_LATIN


def lay(claims: tuple[Claimed, ...], width: float, lang: str, quotes: bool, scale: float) -> list[Laid]:
    """Lay the claims of a cell of a width one under the other."""
    plain, bold = face(lang, scale, 12), face(lang, scale, 11, 600)
    step = 18.0 * scale
    room = width - (INDENT + PAD) * scale
    out: list[Laid] = []
    top = PAD * scale
    for one in claims:
        tail = one.letter or word(one.citation, lang)
        beside = 10 * scale + QFontMetricsF(bold).horizontalAdvance(tail)
        lines = lines_of(said_of(one, lang, quotes), plain, room, beside) or [""]
        used = QFontMetricsF(plain).horizontalAdvance(lines[-1])
        below = used + beside > room
        height = max((len(lines) + below) * step, len(one.marks) * step)
        out.append(Laid(one, tuple(lines), tail, below, top, height))
        top += height + GAP * scale
    return out


class ClaimsCell(QStyledItemDelegate):
    """Paints a cell: mark, claim, study; both marks stacked where one finding has two signs."""

    def __init__(self, view: ClaimsPage) -> None:
        super().__init__(view)
        self._view = view
        self._kept: dict[tuple[int, int, int], list[Laid]] = {}

    def forget(self) -> None:
        """Measure everything anew."""
        self._kept.clear()

    def laid(self, index: Index, width: int) -> list[Laid]:
        """Return the claims of a cell as they stand in a width."""
        key = (index.row(), index.column(), width)
        if key not in self._kept:
            table = self._view.claims
            self._kept[key] = lay(index.data(CLAIMS) or (), float(width), table.lang, table.quotes, self._view.scale)
        return self._kept[key]

    def height(self, index: Index, width: int) -> float:
        """Return how high a cell of a width is."""
        s = self._view.scale
        claims = self.laid(index, width)
        if not claims:
            if self._view.claims.is_fold(index.row()):
                lines = paint.wrapped(str(index.data() or ""), face(self._view.claims.lang, s, 12), width - 16 * s, 12)
                return (len(lines) * 18 + 2 * PAD) * s
            return (18 + 2 * PAD) * s
        return claims[-1].top + claims[-1].height + PAD * s

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column())
        return QSize(width, round(self.height(index, width)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        self.draw(painter, rect, index, lit=True)

    def draw(self, painter: QPainter, rect: QRectF, index: Index, *, lit: bool) -> None:
        """Paint a cell; `lit` shows focus and choice."""
        colours, table, s = theme.current(), self._view.claims, self._view.scale
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        if lit and self._view.selectionModel().isSelected(table.index(index.row(), index.column())):
            painter.fillRect(rect.adjusted(1, 1, -1, -1), colours.color("accent_soft"))
        if lit and self._view.currentIndex() == index and self._view.hasFocus():
            paint.rounded(painter, rect.adjusted(2, 2, -2, -2), 4, None, colours.color("accent"), 2.0)
        painter.setPen(colours.color("chart.grid"))
        painter.drawLine(rect.bottomLeft() - QPointF(0, 0.5), rect.bottomRight() - QPointF(0, 0.5))
        plain, bold = face(table.lang, s, 12), face(table.lang, s, 11, 600)
        claims = self.laid(index, int(rect.width()))
        if not claims:
            self._bare(painter, rect, index, plain)
        for one in claims:
            y = rect.top() + one.top
            for at, (sign, evidence) in enumerate(one.claim.marks):
                mark(painter, sign, evidence, QPointF(rect.left() + 17 * s, y + (9 + at * 17) * s), 12 * s)
            left = rect.left() + INDENT * s
            used = 0.0
            for at, line in enumerate(one.lines):
                spot = QRectF(left, y + at * 18 * s, rect.width(), 18 * s)
                used = paint.text_line(painter, spot, line, plain, colours.color("text"))
            if one.tail_below:
                spot = QRectF(left, y + len(one.lines) * 18 * s, rect.width() - INDENT * s - PAD, 18 * s)
            else:
                spot = QRectF(left + used + 8 * s, y + (len(one.lines) - 1) * 18 * s, rect.width(), 18 * s)
            paint.text_line(painter, spot, one.tail, bold, colours.color("text2"))
        painter.restore()

    def _bare(self, painter: QPainter, rect: QRectF, index: Index, plain: QFont) -> None:
        """Say in words why a cell is empty, or what no column mentions."""
        s, words = self._view.scale, str(index.data() or "")
        fold = self._view.claims.is_fold(index.row())
        left = rect.left() + (8 if fold else INDENT) * s
        for at, line in enumerate(paint.wrapped(words, plain, rect.width() - 16 * s, 12)):
            spot = QRectF(left, rect.top() + (PAD + at * 18) * s, rect.right() - left - 4, 18 * s)
            paint.text_line(painter, spot, line, plain, theme.current().color("text2"))


class ClaimsHead(QHeaderView):
    """Heads of columns on a band: the full name in bold, under it how many studies and how many asked."""

    def __init__(self, view: ClaimsPage) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(200, round(50 * self._view.scale))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        table, s, colours = self._view.claims, self._view.scale, theme.current()
        if section >= len(table.columns):
            return
        name, said = table.columns[section]
        painter.save()
        plate = QRectF(rect).adjusted(2, 4 * s, -6, -6 * s)
        paint.rounded(painter, plate, 4, colours.color("chart.band"))
        inner = plate.adjusted(8 * s, 3 * s, -6 * s, -3 * s)
        half = inner.height() / 2
        top = QRectF(inner.left(), inner.top(), inner.width(), half)
        paint.text_line(painter, top, name, face(table.lang, s, 12, 600), colours.color("text"))
        paint.text_line(painter, top.translated(0, half), said, face(table.lang, s, 11), colours.color("text2"))
        painter.restore()


class ClaimsSide(QHeaderView):
    """Heads of rows, bold, at the top of their row, on as many lines as they need."""

    def __init__(self, view: ClaimsPage) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(round(136 * self._view.scale), 100)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        table, s, colours = self._view.claims, self._view.scale, theme.current()
        painter.save()
        painter.fillRect(rect, colours.color("page"))
        words = str(table.headerData(section, Qt.Orientation.Vertical) or "")
        bold = face(table.lang, s, 12, 600)
        for at, line in enumerate(wrap(words, rect.width() - 26 * s, measured(bold), 12, 4) if words else []):  # type: ignore[arg-type]
            spot = QRectF(rect.left() + 18 * s, rect.top() + (PAD + at * 17) * s, rect.width() - 20 * s, 18 * s)
            paint.text_line(painter, spot, line, bold, colours.color("text"))
        painter.setPen(colours.color("chart.grid"))
        painter.drawLine(QPoint(rect.left() + round(18 * s), rect.bottom()), QPoint(rect.right(), rect.bottom()))
        painter.restore()


class ClaimsPage(QTableView):
    """Shows the claims; rows get their height in slices, so that a large library does not hold the window up.

    `opened(study, passage)` asks for the words behind a claim, `listed(row, column)` for the choice among several.
    """

    opened = Signal(int, int)
    listed = Signal(int, int)

    def __init__(self, claims: ClaimsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claims_table")
        self.claims = claims
        self.scale = 1.0
        self._delegate = ClaimsCell(self)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._measure_slice)
        self._next = 0
        self.setHorizontalHeader(ClaimsHead(self))
        self.setVerticalHeader(ClaimsSide(self))
        self.setModel(claims)
        self.setItemDelegate(self._delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setAlternatingRowColors(False)
        self.verticalHeader().setMinimumSectionSize(20)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self.measure)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._late.start())
        self.doubleClicked.connect(self._pressed_twice)
        claims.modelReset.connect(self.measure)

    def set_scale(self, percent: int) -> None:
        """Set the size of the text in percent."""
        if self.scale != percent / 100 or self.verticalHeader().width() != round(136 * percent / 100):
            self.scale = percent / 100
            self.verticalHeader().setFixedWidth(round(136 * self.scale))
            self.measure()

    def measure(self) -> None:
        """Give every row its height, the first ones at once."""
        self._delegate.forget()
        self.clearSpans()
        fold = len(self.claims.rows)
        if self.claims.nobody and self.claims.columnCount() > 1:
            self.setSpan(fold, 0, 1, self.claims.columnCount())
        self._next = 0
        self._measure_slice()
        if self._next < self.claims.rowCount():
            self._timer.start()

    def _measure_slice(self) -> None:
        """Measure the next few rows."""
        clock = QElapsedTimer()
        clock.start()
        row = self._next
        while row < self.claims.rowCount() and (row == self._next or clock.elapsed() < SLICE_MS):
            span = self.claims.is_fold(row)
            wide = self.viewport().width() if span else 0
            heights = [
                self._delegate.height(self.claims.index(row, col), wide or self.columnWidth(col))
                for col in range(1 if span else self.claims.columnCount())
            ]
            side = wrap(
                str(self.claims.headerData(row, Qt.Orientation.Vertical) or ""), self.verticalHeader().width() - 26 * self.scale,
                measured(face(self.claims.lang, self.scale, 12, 600)), 12, 4,  # type: ignore[arg-type]
            )  # fmt: skip
            self.setRowHeight(row, round(max([*heights, (len(side) * 17 + 2 * PAD) * self.scale])))
            row += 1
        self._next = row
        if self._next >= self.claims.rowCount():
            self._timer.stop()

    def measure_all(self) -> None:
        """Give every row its height now (for a picture of the whole)."""
        while self._next < self.claims.rowCount():
            self._measure_slice()

    def draw_all(self, painter: QPainter, top: float) -> float:
        """Paint heads and all rows from a height on, in sight or not; returns where they end."""
        head, side = self.horizontalHeader(), self.verticalHeader()
        left, y = side.width(), round(top)
        for col in range(self.claims.columnCount()):
            rect = QRect(left + self.columnViewportPosition(col), y, self.columnWidth(col), head.height())
            head.paintSection(painter, rect, col)
        y += head.height()
        for row in range(self.claims.rowCount()):
            high = self.rowHeight(row)
            side.paintSection(painter, QRect(0, y, left, high), row)
            span = self.claims.is_fold(row)
            for col in range(1 if span else self.claims.columnCount()):
                wide = self.viewport().width() if span else self.columnWidth(col)
                x = left + (0 if span else self.columnViewportPosition(col))
                self._delegate.draw(painter, QRectF(x, y, wide, high), self.claims.index(row, col), lit=False)
            y += high
        return float(y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._late.start()

    def _pressed_twice(self, index: QModelIndex) -> None:
        """Open the claim that was pressed."""
        spot = self.viewport().mapFromGlobal(self.cursor().pos())
        self.open_at(index, spot.y() - self.visualRect(index).top())

    def open_at(self, index: Index, y: float | None = None) -> None:
        """Open the claim at a height of its cell; without one, the only claim, or the choice among several."""
        laid = self._delegate.laid(index, self.columnWidth(index.column()))
        under = [one for one in laid if y is not None and one.top <= y < one.top + one.height + GAP]
        if under or len(laid) == 1:
            claim = (under or laid)[0].claim
            self.opened.emit(claim.study, claim.passage)
        elif laid:
            self.listed.emit(index.row(), index.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.open_at(self.currentIndex())
            event.accept()
        elif event.key() in {Qt.Key.Key_T, Qt.Key.Key_C, Qt.Key.Key_I, Qt.Key.Key_Escape}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
