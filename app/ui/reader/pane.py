"""One language of the reader: a read-only text view whose lines the shared layout places and whose marks we paint.

Selection, caret, keyboard, clipboard and accessibility are Qt's own. The pane adds what Qt doesn't know of: words of
Chinese, ends that can be dragged, and copying the stored words rather than the shown ones.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QToolTip, QWidget

from app.ui import fonts
from app.ui.reader import paint
from app.ui.reader.layout import CARET, PairLayout
from app.ui.reader.scene import LEFT, Scene, Side
from app.ui.reader.words import next_edge, word_at
from app.ui.widgets import carried

MOVE = QTextCursor.MoveMode.MoveAnchor
"""Marks what is dragged out of a text, so that it can be dropped on a code."""
KEEP = QTextCursor.MoveMode.KeepAnchor


class Pane(QTextEdit):
    """One side of the reader; it says what the user did and leaves what follows to the panel."""

    hovered = Signal(int, int)
    clicked = Signal(int)
    margin_clicked = Signal(int)
    dragged = Signal(bool, int)
    dropped = Signal()
    zoomed = Signal(int)
    resized = Signal()
    settled = Signal()
    menu_wanted = Signal(QPoint)
    pointed = Signal(int, int)
    """row and code point under the mouse, -1 over no words"""

    def __init__(self, index: int, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self.index = index
        self.scene = scene
        self.filling = False
        self._drag: bool | None = None
        self.carry: Callable[[], tuple[str, str]] | None = None
        """The selected words with their citation, as plain and as rich text."""
        self._pressed: QPointF | None = None
        self._words_from: tuple[int, int] | None = None
        self._double: tuple[float, QPointF] = (0.0, QPointF())
        self._font = QFont()
        self._own: QTextDocument | None = None
        self.tells: Callable[[int], str] = lambda _passage: ""
        self.setObjectName("readerLeft" if index == LEFT else "readerRight")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit, QTextEdit:focus { border: 0; padding: 0; background: transparent; }")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setCursorWidth(CARET)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self.setVerticalScrollBarPolicy(off if index == LEFT else on)
        self.setAcceptDrops(False)
        self.viewport().setMouseTracking(True)

    # -- the document ------------------------------------------------------------------------------------------------

    @property
    def side(self) -> Side | None:
        """What this pane shows; None before the first study."""
        return self.scene.sides[self.index] if self.index < len(self.scene.sides) else None

    def show_document(self, document: QTextDocument) -> None:
        """Shows another document and lets go of the one before it."""
        before, self._own = self._own, document
        self.filling = True
        document.setParent(self)
        self.setDocument(document)
        self.setCursorWidth(CARET)
        self.filling = False
        if before is not None:
            # Qt leaves a replaced document with its parent: one a study would pile up.
            before.deleteLater()

    def reading_font(self, font: QFont) -> None:
        """Sets the face of the words, whatever the style sheet says of the widget."""
        self._font = font
        if self.document().defaultFont() != font:
            self.document().setDefaultFont(font)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._font.pixelSize() > 0:
            self.document().setDefaultFont(self._font)

    def layout_of(self) -> PairLayout | None:
        """The layout of what is shown."""
        return self.side.layout if self.side else None

    def selected(self) -> tuple[int, int]:
        """The stretch of the stored text that is selected (code points); empty where the caret is."""
        cursor = self.textCursor()
        if not self.side:
            return 0, 0
        return self.side.shown.span(cursor.selectionStart(), cursor.selectionEnd())

    def point(self) -> int:
        """The code point the caret stands before."""
        return self.side.shown.point(self.textCursor().position()) if self.side else 0

    def caret_row(self) -> int:
        """The row the caret stands in."""
        return self.textCursor().blockNumber()

    def select(self, start: int, end: int) -> None:
        """Selects a stretch of the stored text."""
        if not self.side:
            return
        shown = self.side.shown
        cursor = self.textCursor()
        cursor.setPosition(shown.place(shown.row_of_point(start), start))
        last = shown.row_of_point(max(start, end - 1))
        cursor.setPosition(shown.place(last, end), KEEP)
        self.setTextCursor(cursor)

    def put_caret(self, point: int) -> None:
        """Puts the caret before a code point."""
        self.select(point, point)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What copying gives: the words as they are stored, not as they are shown."""
        # The object must be Qt's own: one made by Python is destroyed with the clipboard, after Python is gone, and the
        # program would end in a segfault. Reading it once makes Qt drop what it meant to copy.
        data = super().createMimeDataFromSelection()
        data.text()
        data.clear()
        data.setData(carried.SELECTION, QByteArray(b"1"))
        start, end = self.selected()
        if self.side:
            data.setText(self.side.shown.text[start:end].encode("utf-8", "replace").decode("utf-8"))
        if self.carry is not None and QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            carried.load(data, *self.carry())  # dragged out: the words take their citation along
        return data

    @Slot(QRectF)
    def _q_ensureVisible(self, rect: QRectF) -> None:
        """Scrolls to a place; Qt 6.11 asks for this method of every QTextEdit when a screen reader wants words in sight."""
        bar = self.verticalScrollBar()
        if rect.top() < bar.value():
            bar.setValue(int(rect.top()))
        elif rect.bottom() > bar.value() + self.viewport().height():
            bar.setValue(int(rect.bottom() - self.viewport().height()))

    # -- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self.side
        if not side:
            return
        scroll = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        clip = QRectF(event.rect()).translated(0, scroll)
        painter.setClipRect(event.rect())
        painter.translate(0, -scroll)
        cursor = self.textCursor()
        paint.beneath(painter, self.scene, side, clip, (cursor.selectionStart(), cursor.selectionEnd()))
        painter.end()
        super().paintEvent(event)
        if paint.adjustable(self.scene, side):
            over = QPainter(self.viewport())
            over.translate(0, -scroll)
            paint.above(over, self.scene, side)
            over.end()

    def update_row(self, row: int) -> None:
        """Paints one row anew, with the space its band takes."""
        heights = self.scene.table.heights
        if not self.side or not 0 <= row < heights.count:
            return
        rect = paint.band_rect(self.scene, self.side, row).adjusted(0, -2, 0, 2)
        top = int(rect.top()) - self.verticalScrollBar().value()
        self.viewport().update(0, top, self.viewport().width(), int(rect.height()) + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    # -- mouse -------------------------------------------------------------------------------------------------------

    def page_point(self, at: QPointF) -> QPointF:
        """A place in the pane as a place on the page."""
        return QPointF(at.x(), at.y() + self.verticalScrollBar().value())

    def _handle_at(self, at: QPointF) -> bool | None:
        """Which end lies under the mouse: True the start, False the end, None neither."""
        if not self.side:
            return None
        place = self.page_point(at)
        best: tuple[float, bool] | None = None
        for first, rect in paint.handles(self.scene, self.side):
            reach = rect.adjusted(-paint.CATCH, -paint.CATCH, paint.CATCH, paint.CATCH)
            knob = rect.top() if first else rect.bottom()
            if reach.contains(place):
                distance = abs(place.x() - rect.x()) + abs(place.y() - knob) / 20
                if not best or distance < best[0]:
                    best = (distance, first)
        return best[1] if best else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._pressed = at
        self._words_from = None
        if event.button() == Qt.MouseButton.LeftButton and self.side:
            end = self._handle_at(at)
            if end is not None:
                self._drag = end
                return
            passage = self._margin_at(at)
            if passage is not None:
                self.margin_clicked.emit(passage)
                self._pressed = None
                return
            since, where = self._double
            if (
                time.monotonic() - since < QApplication.doubleClickInterval() / 1000
                and (where - at).manhattanLength() < 8
            ):
                self._select_row(at)
                return
        super().mousePressEvent(event)

    def _select_row(self, at: QPointF) -> None:
        """Selects the whole sentence, at the third click."""
        self._double = (0.0, QPointF())
        if self.side and self.side.shown.rows:
            row = self.scene.table.heights.row_at(self.page_point(at).y())
            start, end = self.side.shown.spans[row]
            self.select(start, end)
            self.settled.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._drag is not None and self.side:
            self.dragged.emit(self._drag, self.point_at(at))
            self._follow(at)
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            if self._words_from:
                self._extend_words(at)
                return
            super().mouseMoveEvent(event)
            return
        super().mouseMoveEvent(event)
        self._hover(at)

    def _hover(self, at: QPointF) -> None:
        if not self.side or not self.scene.table.heights.count:
            return
        place = self.page_point(at)
        row = self.scene.table.heights.row_at(place.y())
        heights = self.scene.table.heights
        inside = heights.words_top(row) - 8 <= place.y() <= max(heights.bottom(row), heights.words_top(row) + 20) + 8
        pair = -1
        if inside and len(self.scene.rows[row].pairs) > 1:
            point = self.point_at(at)
            pair = next(
                (p.id for p in self.scene.rows[row].pairs if _holds(p.left if self.index == LEFT else p.right, point)),
                -1,
            )
        self.hovered.emit(row if inside else -1, pair)
        if self.scene.doubts.drawn(self.index, row):
            hit = self.side.layout.hitTest(place, Qt.HitTestAccuracy.ExactHit)
            self.pointed.emit(row, self.side.shown.point(hit) if hit >= 0 else -1)
        else:
            self.pointed.emit(-1, -1)
        shape = Qt.CursorShape.IBeamCursor
        if self._handle_at(at) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif self._margin_at(at) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif not self._over_words(at):
            shape = Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _over_words(self, at: QPointF) -> bool:
        side = self.side
        return bool(side) and side.layout.left - 8 <= at.x() <= side.layout.left + side.layout.width + 8  # type: ignore[union-attr]

    def _margin_at(self, at: QPointF) -> int | None:
        """The passage whose stripe or label lies under the mouse."""
        side = self.side
        if not side or self._over_words(at):
            return None
        return paint.margin_hit(self.scene, side, self.page_point(at))

    def _follow(self, at: QPointF) -> None:
        """Scrolls on while an end is dragged beyond the pane."""
        bar = self.verticalScrollBar()
        if at.y() < 0:
            bar.setValue(bar.value() - 16)
        elif at.y() > self.viewport().height():
            bar.setValue(bar.value() + 16)

    def point_at(self, at: QPointF) -> int:
        """The code point nearest to a place in the pane."""
        if not self.side:
            return 0
        position = self.side.layout.hitTest(self.page_point(at), Qt.HitTestAccuracy.FuzzyHit)
        return self.side.shown.point(position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag = None
            self.dropped.emit()
            return
        super().mouseReleaseEvent(event)
        self._words_from = None
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        if self.textCursor().hasSelection():
            self.settled.emit()
        elif (pressed - event.position()).manhattanLength() < 4:
            self.clicked.emit(self.point_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A word: in Chinese one of the lexicon's, not the whole clause that Qt would take."""
        if event.button() != Qt.MouseButton.LeftButton or not self.side or not self.side.there:
            super().mouseDoubleClickEvent(event)
            return
        start, end = word_at(self.side.shown, self.point_at(event.position()), self.side.lang)
        self._double = (time.monotonic(), event.position())
        self._words_from = (start, end)
        self.select(start, end)
        self.settled.emit()

    def _extend_words(self, at: QPointF) -> None:
        """Goes on selecting by whole words while the button of a double click is held."""
        if not self.side or not self._words_from:
            return
        first, last = self._words_from
        start, end = word_at(self.side.shown, self.point_at(at), self.side.lang)
        self.select(min(first, start), max(last, end))

    def viewportEvent(self, event: QEvent) -> bool:
        """Tells the whole of a passage's codes where its stripe or label is pointed at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            passage = self._margin_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.tells(passage) if passage is not None else "", self)
            return True
        return super().viewportEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(-1, -1)
        self.pointed.emit(-1, -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel change the size of both texts, never of one alone."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    # -- keyboard ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if (
            control
            and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            and self.side
            and fonts.is_chinese(self.side.lang)
        ):
            self._step_word(
                event.key() == Qt.Key.Key_Right, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
            event.accept()
            return
        super().keyPressEvent(event)
        if self.textCursor().hasSelection():
            self.settled.emit()

    def _step_word(self, on: bool, keep: bool) -> None:
        """Moves the caret to the next end of a word of the lexicon."""
        if not self.side:
            return
        cursor = self.textCursor()
        position = next_edge(self.side.shown, cursor.position(), on, self.side.lang)
        cursor.setPosition(position, KEEP if keep else MOVE)
        self.setTextCursor(cursor)
        if keep:
            self.settled.emit()


def _holds(spans: tuple[tuple[int, int], ...], point: int) -> bool:
    return any(start <= point < end for start, end in spans)
