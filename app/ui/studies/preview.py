"""A look into a study without opening it: titles, facts and the beginning of both texts, floating beside its card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui import fonts, language, paint
from app.ui.widgets.popover import REACH, Popover

if TYPE_CHECKING:
    from app.work.library import Library

WIDTH: Final = 440
LETTERS: Final = {"en": 520, "zh": 240}
"""So much of a text is shown: about eight lines."""


class Preview(Popover):
    """The first lines of a study; Space or Esc closes it again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, WIDTH)
        self.setObjectName("study-preview")
        self.panel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._labels: list[QLabel] = []

    def show_study(self, library: Library, study: int, beside: QRect, *, right: bool = False) -> None:
        """Shows a study below or above `beside` (in the window's coordinates), or at its `right` where there is room."""
        from app.work import reading

        page = reading.page(library, study)
        chinese = language.current() == "zh"
        first, second = (page.card.title_zh, page.card.title) if chinese else (page.card.title, page.card.title_zh)
        texts = [one for one in ((page.right, page.left) if chinese else (page.left, page.right)) if one is not None]
        self._clear()
        self._say(first or second, 14, 600)
        if first and second:
            self._say(second, 12, 400, "text2")
        for text in texts:
            side = "zh" if text.lang.startswith("zh") else "en"
            words = paint.plain_line(text.body.strip())[: LETTERS[side]]
            cut = len(text.body.strip()) > LETTERS[side]
            self._say(words + ("…" if cut else ""), 14, 400, reading=side)
        if not texts:
            self._say(self.tr("This study has no text yet."), 13, 400, "text2")
        self.panel.setAccessibleName("\n".join(label.text() for label in self._labels))
        self.open_at(beside)
        if right:
            lowest = self.window().height() - 8 - (self.height() - 2 * REACH)
            self.move(beside.right() + 8 - REACH, max(8, min(beside.top(), lowest)) - REACH)

    def _clear(self) -> None:
        """Takes the words of another study away."""
        for label in self._labels:
            self.body.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []

    def _say(self, words: str, px: int, weight: int, tone: str = "", *, reading: str = "") -> None:
        """Adds a paragraph of plain words."""
        label = QLabel(words, self.panel)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        face = (
            fonts.reading_font(reading, px, weight) if reading else fonts.interface_font(language.current(), px, weight)
        )
        label.setFont(face)
        if tone:
            label.setProperty("tone", tone)
        self.body.addWidget(label)
        self._labels.append(label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space closes what Space opened; the arrows go on in the list."""
        if event.key() == Qt.Key.Key_Space:
            self.close_panel()
        else:
            super().keyPressEvent(event)
