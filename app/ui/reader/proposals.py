"""Translations that memory holds for the sentence being written: shown below the field, taken by one key or a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui import fonts, language, paint, theme
from app.ui.widgets.buttons import plain_tip
from app.ui.widgets.popover import REACH

MOST = 3
"""So many are shown."""
ROW = 44
GAP = 6


class Proposals(QWidget):
    """A plate with up to three proposals. `chosen(words)` is the one that was taken.

    F4 takes the first, F4 again the one after it, round to the first; each stays until the user writes on or keeps it.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: list[Any] = []
        self._sentence = ""
        self._lang = "zh-Hans"
        self._at = -1
        self._hover = -1
        self._anchor = QRect()
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def begin(self, sentence: str) -> None:
        """A field was opened for the translation of a sentence."""
        self._sentence, self._at, self.found = sentence, -1, []
        self.hide()

    def end(self) -> None:
        """The field is closed."""
        self._sentence, self.found = "", []
        self.hide()

    def show_for(self, sentence: str, found: object, present: str, lang: str) -> None:
        """Shows what was found for a sentence, unless another one is written by now; the present words are no proposal."""
        if sentence != self._sentence or not isinstance(found, Sequence):
            return
        self.found = [one for one in found if one.words.strip() != present.strip()][:MOST]
        self._lang, self._at = lang, -1
        self.setVisible(bool(self.found))
        self.raise_()
        lines = [f"{one.words} ({self._origin(one)})" for one in self.found]
        self.setAccessibleName(self.tr("Proposed translations"))
        self.setAccessibleDescription("\n".join(lines))
        self.setToolTip(plain_tip("\n".join(lines)))

    def place(self, field: QRect, height: int) -> None:
        """Stands below the field (above it where there is no room), inside a panel so high."""
        self._anchor = field
        need = len(self.found) * ROW + 8 + 2 * REACH
        top = field.bottom() + GAP - REACH
        if top + need - REACH > height and field.top() - need + REACH > 0:
            top = field.top() - GAP - need + REACH
        self.setGeometry(field.left() - REACH, top, field.width() + 2 * REACH, need)

    def take(self) -> None:
        """Takes the next proposal."""
        if self.found:
            self._at = (self._at + 1) % len(self.found)
            self.chosen.emit(self.found[self._at].words)
            self.update()

    def _origin(self, one: Any) -> str:
        """Where a proposal comes from and how like the sentences are."""
        if one.alike < 100:
            return self.tr("%1 % alike, %2").replace("%1", str(one.alike)).replace("%2", one.origin)
        return self.tr("same sentence, %1").replace("%1", one.origin)

    # -- Qt's own ----------------------------------------------------------------------------------------------------

    def _row_at(self, y: float) -> int:
        row = int((y - REACH - 4) // ROW)
        return row if 0 <= row < len(self.found) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lights what is pointed at."""
        self._hover = self._row_at(event.position().y())
        self.update()

    def leaveEvent(self, event: Any) -> None:
        """Lights nothing."""
        self._hover = -1
        self.update()
        super().leaveEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stays above the texts."""
        self.raise_()
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes what is clicked; the field keeps the keyboard."""
        row = self._row_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self._at = row - 1
            self.take()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints the plate: words, origin, and the key on the one that is next."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        box = QRectF(self.rect()).adjusted(REACH, REACH, -REACH, -REACH)
        paint.shadow(painter, box, 8, REACH - 2)
        paint.rounded(painter, box, 8, look.color("raised"), look.color("line2"))
        small, reading = fonts.interface_font(language.current(), 12), fonts.reading_font(self._lang, 15)
        key = fonts.interface_font("en", 11, 500)
        next_one = (self._at + 1) % len(self.found) if self.found else -1
        for row, one in enumerate(self.found):
            top = box.top() + 4 + row * ROW
            if row in (self._at, self._hover):
                plate = QRectF(box.left() + 4, top, box.width() - 8, ROW)
                paint.rounded(painter, plate, 6, look.color("accent_soft" if row == self._at else "hover"))
            right = box.right() - 12
            if row == next_one:
                cap = QRectF(right - 24, top + 4, 24, 18)
                paint.rounded(painter, cap, 4, look.color("chip"))
                paint.text_line(painter, cap, "F4", key, look.color("text2"), align="centre")
                right = cap.left() - 8
            words = QRectF(box.left() + 12, top + 3, right - box.left() - 12, 22)
            paint.text_line(painter, words, paint.plain_line(one.words), reading, look.color("text"))
            foot = QRectF(box.left() + 12, top + 24, box.width() - 24, 16)
            paint.text_line(painter, foot, paint.plain_line(self._origin(one)), small, look.color("text3"))
