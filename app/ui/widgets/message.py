"""A quiet message at the bottom of a window: what was done, and Undo; it goes by itself after 6 seconds.

It waits while the pointer rests on it or its button has the focus. Screen readers hear it at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui import fonts, language, paint, theme

STAYS_MS: Final = 6000
WIDEST: Final = 640
HEIGHT: Final = 36


def _face(weight: int = 400) -> QFont:
    return fonts.interface_font(language.current(), 13, weight)


class MessageAction(QAbstractButton):
    """The words in a message that can be pressed, with their keys behind them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.keys = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """Words, keys and room for the ring."""
        width = paint.text_width(self.text(), _face(600)) + 12
        if self.keys:
            width += 10 + paint.text_width(self.keys, fonts.interface_font("en", 12))
        return QSize(round(width), 26)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter works like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words, keys and ring."""
        colours = theme.current()
        painter = QPainter(self)
        if self.hasFocus():
            paint.rounded(painter, QRectF(self.rect()), 6, None, colours.color("toast_link"), 2.0)
        place = QRectF(self.rect()).adjusted(6, 0, -6, 0)
        width = paint.text_line(painter, place, self.text(), _face(600), colours.color("toast_link"))
        if self.keys:
            key_font = fonts.interface_font("en", 12)
            paint.text_line(
                painter, place.adjusted(width + 10, 0, 0, 0), self.keys, key_font, colours.color("toast_key")
            )


class Message(QWidget):
    """One message at a time, at the bottom centre of its parent; a new one takes the place of the old."""

    def __init__(self, parent: QWidget, *, bottom: int = 46) -> None:
        super().__init__(parent)
        self._host = parent
        self._bottom = bottom
        self._words = ""
        self._then: Callable[[], object] | None = None
        self._action = MessageAction(self)
        self._action.clicked.connect(self._act)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._action.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, or said last."""
        return self._words

    def tell(
        self,
        words: str,
        *,
        action: str = "",
        keys: str = "",
        then: Callable[[], object] | None = None,
        ms: int = STAYS_MS,
    ) -> None:
        """Say something; `then` is called when the `action` words are pressed. Stays `ms` milliseconds."""
        self._words, self._then = words, then
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.keys = keys
        self._action.setVisible(bool(action))
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(ms)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        if self._action.hasFocus():
            self._host.setFocus()
        self.hide()

    def _act(self) -> None:
        then = self._then
        self.dismiss()
        if then is not None:
            then()

    def _place(self) -> None:
        """Stand at the bottom centre of the parent, as wide as the words, at most 640."""
        parent = self._host.rect()
        action = self._action.sizeHint().width() if self._action.text() else 0
        wanted = paint.text_width(self._words, _face()) + 28 + (action + 12 if action else 0)
        width = round(min(wanted + 1, WIDEST, parent.width() - 32))
        left = (parent.width() - width) // 2
        self.setGeometry(QRect(left, parent.height() - self._bottom - HEIGHT, width, HEIGHT))
        if action:
            self._action.setGeometry(width - action - 8, 5, action, 26)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size; wait while the button has the focus."""
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._host and self.isVisible():
            self._place()
        elif watched is self._action and kind == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self._action and kind == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start(STAYS_MS)
        elif watched is self._action and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return True
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer rests here."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Begin to count again."""
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start(STAYS_MS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint plate and words."""
        colours = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.rounded(painter, box, 8, colours.color("toast"), colours.color("toast_line"))
        right = self._action.x() - 8 if self._action.isVisibleTo(self) else self.width() - 14
        paint.text_line(
            painter, QRectF(14, 0, right - 14, box.height()), self._words, _face(), colours.color("toast_text")
        )
