"""Small painted controls of the reader: a word with an icon behind it that can be pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QToolButton, QWidget

from app.ui import fonts, icons, language, paint, theme

KEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


def keeps(event: QEvent) -> bool:
    """Whether a field wants a key for itself that is also a key of the reader (Enter and Esc); it then gets it."""
    if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in KEPT:
        event.accept()
        return True
    return False


class TypingLine(QLineEdit):
    """A field that hands its keys to somebody first; Enter and Esc are its own, not the reader's.

    Fields listen to themselves: an event filter of a parent would still be called while the parent is destroyed.
    """

    left = Signal()

    def __init__(self, parent: QWidget, keyed: Callable[[QKeyEvent], bool]) -> None:
        super().__init__(parent)
        self._keyed = keyed

    def event(self, event: QEvent) -> bool:
        """Keeps Enter and Esc from the shortcuts around it; Tab goes on to the next field unless somebody takes it."""
        tab = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if tab and isinstance(event, QKeyEvent) and not event.modifiers() and self._keyed(event):
            return True
        return keeps(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Types what nobody took."""
        if not self._keyed(event):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Says that the user went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class NoteField(QPlainTextEdit):
    """A field for a note: says when the user leaves it or presses Esc."""

    left = Signal()
    escaped = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Says that the user went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class TextButton(QToolButton):
    """Words in a token's colour, a 12 px icon close behind them; keyboard and screen readers see an ordinary button."""

    def __init__(self, parent: QWidget, icon: str, token: str, px: int = 12, weight: int = 400) -> None:
        super().__init__(parent)
        self._icon, self._token, self._px, self._weight = icon, token, px, weight
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def face(self) -> QFont:
        """The face of the words."""
        return fonts.interface_font(language.current(), self._px, self._weight)

    def sizeHint(self) -> QSize:
        """As wide as its words and icon."""
        extra = 16 if self._icon else 0
        return QSize(round(paint.text_width(self.text(), self.face())) + extra + 8, 22)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints words, icon and the ring of the focus."""
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(0, 0, self.width(), self.height())
        if self.underMouse():
            paint.rounded(painter, rect, 6, look.color("hover"))
        token = self._token if self.isEnabled() else "disabled"
        room = rect.adjusted(4, 0, -20 if self._icon else -4, 0)
        width = paint.text_line(painter, room, self.text(), self.face(), look.color(token))
        if self._icon:
            icons.draw(painter, self._icon, token, room.left() + width + 4, rect.center().y() - 6, 12)
        if self.hasFocus():
            paint.rounded(painter, rect, 6, None, look.color("accent"), 2.0)


class Plain(QLabel):
    """A label of plain words that keeps its face: Qt's style sheets forget it when a shown widget moves to a new parent."""

    def __init__(self, words: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(paint.upright(words), parent)
        self._face: QFont | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        if tone:
            self.setProperty("tone", tone)

    def setText(self, words: str) -> None:
        """Says words; marks in them turn nothing round."""
        super().setText(paint.upright(words))

    def wear(self, face: QFont) -> None:
        """Takes a face for good."""
        self._face = face
        self.setFont(face)

    def changeEvent(self, event: QEvent) -> None:
        """Puts the face on again after Qt took it away."""
        super().changeEvent(event)
        told = event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if told and self._face is not None and self.font() != self._face:
            self.setFont(self._face)
