"""The plain text field that a sentence is written in, and the accent line around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from app.ui import paint, theme

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline

TAKE = Qt.Key.Key_F4
"""Takes the proposed translation; pressed again, the next one."""


class Field(QTextEdit):
    """The field itself: plain text, no scroll bars, the wheel goes to the page."""

    kept = Signal()
    dropped = Signal()
    taken = Signal()

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__()
        self._panel = panel
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit, QTextEdit:focus { border: 0; padding: 0; background: transparent; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)

    def lines(self, height: int) -> None:
        """Gives every line the page's line height (px); that is no step to be taken back by Ctrl+Z."""
        self.document().setUndoRedoEnabled(False)
        form = QTextBlockFormat()
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(form)
        self.document().setUndoRedoEnabled(True)

    def put(self, words: str) -> None:
        """Puts words in place of all that stands here; Ctrl+Z in the field brings that back."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(words)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    # -- input methods -----------------------------------------------------------------------------------------------

    def composing(self) -> str:
        """What an input method has not committed yet; '' where it composes nothing."""
        layout = self.textCursor().block().layout()
        return layout.preeditAreaText() if layout is not None else ""

    def settle(self) -> None:
        """Makes what is being composed part of the words, before the field goes away."""
        if self.composing():
            QGuiApplication.inputMethod().commit()
        left = self.composing()
        if left:
            event = QInputMethodEvent("", [])
            event.setCommitString(left)
            QApplication.sendEvent(self, event)

    # -- Qt's own ----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keeps every key from the shortcuts around it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Escape drops, F4 takes a proposal; the rest is typing. While composing, all keys are the method's."""
        if self.composing() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, TAKE):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif event.key() == TAKE:
            self.taken.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._panel.placing.zoom(1 if event.angleDelta().y() > 0 else -1)
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        look = theme.current()
        painter.fillRect(event.rect(), look.color("field"))
        painter.end()
        super().paintEvent(event)


class Frame(QFrame):
    """The accent line around the field."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        look = theme.current()
        rect = self.rect().toRectF()
        paint.rounded(painter, rect, 6, look.color("field"), look.color("accent"), 2.0)
