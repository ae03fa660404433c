"""The strip between the two texts: a number and a reading state for each pair. It drags to share the width anew."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui import fonts, icons, theme
from app.ui.reader.columns import ABOVE
from app.ui.reader.scene import Scene
from db.rows import Pair

STATE = 9
"""From the middle of the gutter to the middle of the state's sign."""
NUMBER = 5
"""From the middle to the end of the number."""
SIGNS = {
    "checked": ("check", "ok"),
    "wrong": ("flag", "warn"),
    "doubtful": ("flag", "warn"),
    "manual": ("link-2", "text2"),
    "confirmed": ("link-2", "text2"),
    "meant": ("check", "text3"),
}
"""State -> icon and colour; unchecked and left out are rings."""


class Gutter(QWidget):
    """Pair numbers and states on the texts' own baselines."""

    toggled = Signal(int)
    hovered = Signal(int)
    pressed = Signal(int)
    dragged = Signal(int)
    drag_ended = Signal()
    wheeled = Signal(QWheelEvent)
    menu_wanted = Signal(int, QPoint)
    """row, where on the screen"""

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self.scene = scene
        self.from_top = 0
        self._from: float | None = None
        self._moved = False
        self.setMouseTracking(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Names the strip for screen readers."""
        self.setAccessibleName(self.tr("Sentence pairs"))
        self.setAccessibleDescription(self.tr("Numbers and reading states of the sentence pairs"))

    def scrolled(self, value: int) -> None:
        """Follows the texts; only what came into sight is painted."""
        if value != self.from_top:
            step, self.from_top = self.from_top - value, value
            self.roll(step)

    def roll(self, step: int) -> None:
        """Moves what is painted by some pixels."""
        if abs(step) < self.height():
            self.scroll(0, step)
        else:
            self.update()

    def update_row(self, row: int) -> None:
        """Paints one row anew."""
        heights = self.scene.table.heights
        if 0 <= row < heights.count:
            height = max(heights.words_height(row), self.scene.line.height) + 2 * ABOVE + 4
            self.update(0, heights.words_top(row) - ABOVE - 2 - self.from_top, self.width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(event.rect(), look.color("page"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.from_top)
        heights = self.scene.table.heights
        top = event.rect().top() + self.from_top
        for row in heights.between(top - 2 * ABOVE, event.rect().bottom() + self.from_top + ABOVE):
            self._row(painter, row)

    def _row(self, painter: QPainter, row: int) -> None:
        heights = self.scene.table.heights
        look = theme.current()
        top = heights.words_top(row)
        lit = row in (self.scene.hover, self.scene.row)
        both = all(side.there for side in self.scene.sides)
        if lit and (both or self.scene.filling is not None):
            height = max(heights.words_height(row), self.scene.line.height) + 2 * ABOVE
            colour = look.color("band" if row == self.scene.row else "band_hover")
            painter.fillRect(QRectF(0, top - ABOVE, self.width(), height), colour)
            if self.scene.table.stacked and row == self.scene.row:
                painter.fillRect(QRectF(0, top - ABOVE, 3, height), look.color("accent"))
        words = self._number(row)
        if not words:
            return
        font = fonts.interface_font("en", 12, 600 if lit else 400, tabular=True)
        painter.setFont(font)
        painter.setPen(look.color("accent" if lit else "text3"))
        middle = self.width() / 2
        base = top + self.scene.line.baseline
        width = QFontMetricsF(font).horizontalAdvance(words)
        painter.drawText(QPointF(middle - NUMBER - width, base - 1), words)
        if both and self.scene.rows[row].pairs:
            self._state(painter, self.kind(row), QPointF(middle + STATE, base - 5))

    def _number(self, row: int) -> str:
        pairs = self.scene.rows[row].pairs if row < len(self.scene.rows) else ()
        if pairs:
            first, last = self.scene.number(pairs[0]), self.scene.number(pairs[-1])
            return str(first) if first == last else f"{first}–{last}"
        if all(side.there for side in self.scene.sides):
            return ""
        return str(row + 1)

    def kind(self, row: int) -> str:
        """How a row is shown: a doubt nobody has decided on stands before what says only how the pair was made."""
        kind = state_of(self.scene.rows[row].pairs)
        return "doubtful" if kind in ("unchecked", "manual", "confirmed") and self.scene.doubts.of_row(row) else kind

    def _state(self, painter: QPainter, kind: str, centre: QPointF) -> None:
        look = theme.current()
        if kind == "unchecked":
            painter.setPen(QPen(look.color("edge"), 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 3.5, 3.5)
            return
        if kind in ("left_out", "meant"):
            meant = kind == "meant"
            painter.setPen(QPen(look.color("edge" if meant else "bad"), 1.3, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 6.5 if meant else 4.5, 6.5 if meant else 4.5)
            if not meant:
                return
            name, token = SIGNS[kind]
            icons.draw(painter, name, token, centre.x() - 4.5, centre.y() - 4.5, 9)
            return
        name, token = SIGNS[kind]
        icons.draw(painter, name, token, centre.x() - 6, centre.y() - 6, 12)

    # -- mouse -------------------------------------------------------------------------------------------------------

    def _row_at(self, y: float) -> int:
        return self.scene.table.heights.row_at(y + self.from_top) if self.scene.table.heights.count else -1

    def _on_state(self, at: QPointF) -> int:
        """The row whose state sign lies at a place, -1 where none does."""
        row = self._row_at(at.y())
        if row < 0 or not self.scene.rows[row].pairs or not all(side.there for side in self.scene.sides):
            return -1
        base = self.scene.table.heights.words_top(row) + self.scene.line.baseline - 5 - self.from_top
        near = abs(at.x() - self.width() / 2 - STATE) <= 11 and abs(at.y() - base) <= 12
        return row if near else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._from, self._moved = event.position().x(), False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of a pair."""
        row = self._row_at(event.pos().y())
        if row >= 0:
            self.menu_wanted.emit(row, event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and self._from is not None:
            if self._moved or abs(at.x() - self._from) > 4:
                self._moved = True
                self.dragged.emit(round(at.x() - self._from))
            return
        state = self._on_state(at)
        rest = Qt.CursorShape.ArrowCursor if self.scene.table.stacked else Qt.CursorShape.SplitHCursor
        hand = Qt.CursorShape.PointingHandCursor if state >= 0 else rest
        if self.cursor().shape() != hand:
            self.setCursor(hand)
        self.hovered.emit(self._row_at(at.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        moved, self._from, self._moved = self._moved, None, False
        if moved:
            self.drag_ended.emit()
            return
        state = self._on_state(event.position())
        if state >= 0:
            self.toggled.emit(state)
        elif (row := self._row_at(event.position().y())) >= 0:
            self.pressed.emit(row)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheeled.emit(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            row = self._on_state(QPointF(event.pos()))  # type: ignore[attr-defined]
            words = self.state_words(row) if row >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def state_words(self, row: int) -> str:
        """A pair's state in words, and what is doubtful in it."""
        doubts = self.scene.doubts.of_row(row)
        words = {
            "unchecked": self.tr("Unchecked"),
            "checked": self.tr("Checked"),
            "wrong": self.tr("Wrong"),
            "manual": self.tr("Set by hand"),
            "confirmed": self.tr("Confirmed"),
            "left_out": self.tr("Omitted in the translation"),
            "meant": self.tr("No translation needed"),
            "added": self.tr("Added in the translation"),
        }[self._settled(row)]
        if not doubts:
            return words
        return self.tr("%1, %n doubtful places", "", len(doubts)).replace("%1", words)

    def _settled(self, row: int) -> str:
        """The state of a row without its doubts; words with nothing facing them are added or omitted."""
        pairs = self.scene.rows[row].pairs
        kind = state_of(pairs)
        if kind != "left_out":
            return kind
        translated = self.scene.doubts.translated
        alone = [p for p in pairs if not p.left or not p.right]
        return "added" if any(p.right if translated else p.left for p in alone) else kind

    def tell(self) -> None:
        """Lets screen readers know that states changed."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


def state_of(pairs: tuple[Pair, ...]) -> str:
    """How a row's pairs are shown, of several the least settled.

    left_out, wrong, checked, manual, confirmed, unchecked, or meant: words that somebody said need no counterpart.
    """
    alone = [p for p in pairs if not p.left or not p.right]
    if any(p.reading != "checked" for p in alone):
        return "left_out"
    if alone and len(alone) == len(pairs):
        return "meant"
    if any(p.reading == "wrong" for p in pairs):
        return "wrong"
    if pairs and all(p.reading == "checked" for p in pairs):
        return "checked"
    if any(p.state == "manual" for p in pairs):
        return "manual"
    return "confirmed" if pairs and all(p.state == "confirmed" for p in pairs) else "unchecked"
