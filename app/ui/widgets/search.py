"""A field to search in: a sign at its left, its keys at its right, and a cross once something is typed.

What is typed is told a moment after the last key, so that a list is asked once and not at every letter. Esc empties the
field; in an empty field it is left to the window.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from app.ui import icons
from app.ui.widgets.buttons import KeyCap

WAIT_MS: Final = 120
"""From the last key to the question."""


class SearchField(QLineEdit):
    """`searched(words)` a moment after typing; `entered` on Enter; `left` when the arrow down leaves for the list."""

    searched = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, hint: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._tell)
        self._told = ""
        self._cap = KeyCap(keys, self) if keys else None
        self._clear = QToolButton(self)
        self._clear.setIcon(icons.icon("x"))
        self._clear.setIconSize(QSize(14, 14))
        self._clear.setFixedSize(24, 24)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.empty)
        self._clear.hide()
        self.setTextMargins(20, 0, 26, 0)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._enter)
        self.set_hint(hint)

    def set_hint(self, hint: str, whole: str = "") -> None:
        """Says what can be typed here, for a screen reader and a pointer in `whole` where the field is too narrow."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(whole or hint)
        self.setToolTip(whole)
        self._clear.setAccessibleName(self.tr("Clear the search"))
        self._clear.setToolTip(self.tr("Clear the search"))

    def empty(self) -> None:
        """Takes the words away and tells so at once."""
        self.clear()
        self._tell()

    def set_words(self, words: str) -> None:
        """Shows words that are already known, without telling them."""
        self.setText(words)
        self._told = words
        self._timer.stop()

    def _typed(self, words: str) -> None:
        """Waits for the end of the typing."""
        self._clear.setVisible(bool(words))
        if self._cap is not None:
            self._cap.setVisible(not words)
        self._timer.start()

    def _tell(self) -> None:
        """Tells what is typed, once."""
        self._timer.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)

    def _enter(self) -> None:
        """Enter does not wait."""
        self._tell()
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties; the arrow down goes to the list."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.empty()
            else:
                event.ignore()
        elif event.key() == Qt.Key.Key_Down and not event.modifiers():
            self._tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps keys and cross at the right."""
        super().resizeEvent(event)
        self._clear.move(self.width() - 28, (self.height() - 24) // 2)
        if self._cap is not None:
            size = self._cap.sizeHint()
            self._cap.setGeometry(self.width() - size.width() - 6, (self.height() - 18) // 2, size.width(), 18)

    def changeEvent(self, event: QEvent) -> None:
        """Another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.set_hint(self.placeholderText())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the field, then the sign."""
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, "search", "text2", 10, (self.height() - 16) // 2)
