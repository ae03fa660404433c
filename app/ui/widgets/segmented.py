"""A switch of two or more choices side by side, of which one is always on (Read, Code, Compare)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from app.ui import fonts, icons, language, paint, theme


class Segment(NamedTuple):
    """One choice: the key its owner knows it by, its words, and an icon's name or nothing."""

    key: str
    text: str
    icon: str = ""


class SegmentButton(QAbstractButton):
    """One choice, painted: raised when it is on."""

    def __init__(self, segment: Segment, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.segment = segment
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # painted anew when the pointer comes and goes
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(segment.text)
        self.setAccessibleName(segment.text)

    def _face(self, *, on: bool) -> QFont:
        return fonts.interface_font(language.current(), 13 if self.height() > 24 else 12, 600 if on else 500)

    def sizeHint(self) -> QSize:
        """Wide enough for the words in semibold, so that nothing moves when the choice changes."""
        words = paint.text_width(self.text(), self._face(on=True))
        return QSize(round(words) + 24 + (24 if self.segment.icon else 0), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows belong to the whole switch."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint plate, icon, words and the focus ring."""
        colours = theme.current()
        painter = QPainter(self)
        box, on = QRectF(self.rect()), self.isChecked()
        if on:
            paint.rounded(painter, box, 6, colours.color("raised"), colours.color("line2" if colours.dark else "line"))
        elif self.underMouse() and self.isEnabled():
            paint.rounded(painter, box, 6, colours.color("line"))
        if self.hasFocus():
            paint.rounded(painter, box, 6, None, colours.color("accent"), 2.0)
        left = 12.0
        if self.segment.icon:
            icons.draw(painter, self.segment.icon, "accent" if on else "text2", left, (self.height() - 16) / 2)
            left += 24
        ink = colours.color("disabled" if not self.isEnabled() else "text" if on else "text2")
        place = QRectF(left, 0, self.width() - left - 4, self.height())
        paint.text_line(painter, place, self.text(), self._face(on=on), ink)


class SegmentedSwitch(QWidget):
    """Choices side by side; Tab reaches the one that is on, the arrows choose another."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, *, height: int = 30) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: list[SegmentButton] = []

    def set_segments(self, segments: Sequence[Segment], current: str) -> None:
        """Show these choices; `current` is on. Nothing is said to the owner."""
        for button in self._buttons:
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for segment in segments:
            button = SegmentButton(segment, self.height() - 4, self)
            button.clicked.connect(lambda _on=False, key=segment.key: self._press(key))
            self._group.addButton(button)
            self._row.addWidget(button)
            button.show()
            self._buttons.append(button)
        self.set_current(current)

    @property
    def current(self) -> str:
        """The key of the choice that is on."""
        return next((one.segment.key for one in self._buttons if one.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Turn one choice on without saying so to the owner."""
        for button in self._buttons:
            on = button.segment.key == key
            button.setChecked(on)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus)

    def _press(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        at = next((place for place, one in enumerate(self._buttons) if one.isChecked()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        button = self._buttons[(at + step) % len(self._buttons)]
        self._press(button.segment.key)
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the plate under the choices."""
        paint.rounded(QPainter(self), QRectF(self.rect()), 8, theme.current().color("chip"))
