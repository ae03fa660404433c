"""The layout of one pane's document: a block a row, every line on the shared grid, every row as high as its facing one.

Qt keeps selection, caret, keyboard, clipboard and accessibility; this class only says where lines stand and draws them.
It emits no signal from inside itself: heights are announced by the reader once they are settled.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from app.ui.reader.heights import Line, Table

CARET = 2
"""Width of the caret in pixels."""


class PairLayout(QAbstractTextDocumentLayout):
    """Lays out one side. `left` and `width` are where its words stand in the pane, in pixels."""

    def __init__(self, document: QTextDocument, table: Table, line: Line) -> None:
        super().__init__(document)
        self.table = table
        self.line = line
        self.left = 0.0
        self.width = 300.0
        self.pane_width = 400.0
        self.drawn: list[int] = []
        self._option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        self._option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self._mute: set[int] = set()
        self.index = len(table.measures)
        table.measures.append(self.measure)

    def top(self, row: int) -> int:
        """Where the first line of a row's words stands on this side."""
        return self.table.heights.words_top(row) + self.table.offset(row, self.index)

    # -- measuring ---------------------------------------------------------------------------------------------------

    def block(self, row: int) -> QTextBlock:
        """The block of a row."""
        return self.document().findBlockByNumber(row)

    def measure(self, row: int) -> int:
        """Breaks a row's words into lines and says how high they are; an empty row takes no height."""
        block = self.block(row)
        lines = self._break(block)
        return lines * self.line.height if block.length() > 1 else 0

    def _break(self, block: QTextBlock) -> int:
        layout = block.layout()
        layout.setTextOption(self._option)
        layout.beginLayout()
        count = 0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self.width)
            line.setPosition(QPointF(self.left, count * self.line.height + self.line.baseline - line.ascent()))
            count += 1
        layout.endLayout()
        return count

    def laid(self, row: int) -> QTextLayout:
        """The layout of a row, laid out and standing at its place on the page."""
        self.table.ensure(row)
        layout = self.block(row).layout()
        if layout.lineCount() == 0:
            self._break(self.block(row))
        layout.setPosition(QPointF(0, self.top(row)))
        return layout

    def stand(self) -> None:
        """Puts every laid-out row at its place, for screen readers, which take rectangles from there."""
        heights = self.table.heights
        for row in range(heights.count):
            if heights.known(row):
                self.block(row).layout().setPosition(QPointF(0, self.top(row)))

    def line_of(self, row: int, unit: int) -> int:
        """The number of the line a place in a row stands on."""
        line = self.laid(row).lineForTextPosition(unit)
        return int(line.lineNumber()) if line.isValid() else 0

    def stretches(self, row: int, first: int, last: int) -> list[QRectF]:
        """Where some units of a row stand: one rectangle a line, the whole line high, spaces at a line's end left out."""
        layout = self.laid(row)
        first_place = self.block(row).position()
        top = self.top(row)
        found = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start = max(first, line.textStart())
            end = min(last, line.textStart() + line.textLength())
            if last > end or end == line.textStart() + line.textLength():
                while end > start and self.document().characterAt(first_place + end - 1).isspace():
                    end -= 1
            if start < end:
                x1, x2 = _cursor_x(line, start), _cursor_x(line, end)
                found.append(QRectF(min(x1, x2), top + number * self.line.height, abs(x2 - x1), self.line.height))
        return found

    def caret_line(self, row: int, unit: int) -> QRectF:
        """The place between two characters as a rectangle of no width, the whole line high."""
        layout = self.laid(row)
        line = layout.lineForTextPosition(unit)
        number = line.lineNumber() if line.isValid() else 0
        x = _cursor_x(line, unit) if line.isValid() else self.left
        return QRectF(x, self.top(row) + number * self.line.height, 0, self.line.height)

    # -- what Qt asks ------------------------------------------------------------------------------------------------

    def documentSize(self) -> QSizeF:
        return QSizeF(self.pane_width, self.table.heights.total())

    def pageCount(self) -> int:
        return 1

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:  # noqa: ARG002
        return QRectF(0, 0, self.pane_width, self.table.heights.total())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        row = block.blockNumber() if block.isValid() else -1
        heights = self.table.heights
        if not 0 <= row < heights.count:
            return QRectF()
        self.laid(row)
        return QRectF(0, self.top(row), self.pane_width, max(self.table.room(row, self.index), self.line.height))

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Nothing: the reader, the only writer of the document, says itself which rows it touched."""

    def hitTest(self, point: Any, accuracy: Qt.HitTestAccuracy) -> int:
        heights = self.table.heights
        exact = accuracy == Qt.HitTestAccuracy.ExactHit
        if not heights.count:
            return -1 if exact else 0
        row = heights.row_at(point.y())
        layout = self.laid(row)
        number = int((point.y() - self.top(row)) // self.line.height)
        if exact and not 0 <= number < layout.lineCount():
            return -1
        line = layout.lineAt(max(0, min(layout.lineCount() - 1, number)))
        if exact and not line.x() <= point.x() <= line.x() + line.naturalTextWidth():
            return -1
        if number < 0:
            return self.block(row).position()
        return self.block(row).position() + int(line.xToCursor(point.x()))

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draws the words of the rows in sight, and the caret; the selection lies beneath them already."""
        clip = context.clip if not context.clip.isEmpty() else painter.clipBoundingRect()
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        cursor = context.cursorPosition
        for row in self.table.heights.between(clip.top(), clip.bottom()):
            if row in self._mute:
                continue
            self.drawn.append(row)
            layout = self.laid(row)
            layout.draw(painter, QPointF(0, 0), [], clip)
            unit = cursor - self.block(row).position()
            if cursor >= 0 and 0 <= unit < self.block(row).length():
                caret = self.caret_line(row, unit)
                inset = self.line.height // 8
                painter.fillRect(
                    QRectF(caret.x(), caret.top() + inset, CARET, caret.height() - 2 * inset), painter.pen().color()
                )
        del self.drawn[:-400]

    # -- said by the reader ------------------------------------------------------------------------------------------

    def mute(self, row: int | None) -> None:
        """Leaves the words of one row undrawn, because an editor stands over them; None draws all again."""
        self._mute = set() if row is None else {row}

    def announce(self) -> None:
        """Tells Qt the size of the page once heights are settled."""
        self.documentSizeChanged.emit(self.documentSize())


def _cursor_x(line: QTextLine, unit: int) -> float:
    """Where on a line the place before a unit stands (PySide hands back the place and the unit it settled on)."""
    at = line.cursorToX(unit)
    return float(at[0]) if isinstance(at, tuple) else float(at)  # type: ignore[arg-type]
