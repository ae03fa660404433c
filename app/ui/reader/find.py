"""Find in the text: both languages at once, every place shown, stepped through with Enter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from app.text.fold import narrow
from app.ui import fonts, icons, theme
from app.ui.reader.bits import Plain, TypingLine

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline

MOST = 5_000
STRIP = 46
"""The height of the strip at the foot of the texts."""


def places(text: str, typed: str) -> list[tuple[int, int]]:
    """Where typed words stand in a text: case, width of marks and kind of white space don't matter. Code points."""
    words = narrow(typed).split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words), re.IGNORECASE)
    found = []
    for match in pattern.finditer(narrow(text)):
        found.append(match.span())
        if len(found) >= MOST:
            break
    return found


class FindBar(QWidget):
    """A strip at the foot of the reader: the texts end above it, so that it lies over no words."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        self._field = TypingLine(self, self._key)
        self._field.setFixedWidth(220)
        self._count = Plain(parent=self)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setMinimumWidth(56)
        self._buttons: list[QToolButton] = []
        self._line = line = QHBoxLayout(self)
        line.addWidget(self._field)
        line.addWidget(self._count)
        for icon, what in (
            ("chevron-up", lambda: self.step(-1)),
            ("chevron-down", lambda: self.step(1)),
            ("x", self.close_bar),
        ):
            button = QToolButton(self)
            button.setIcon(icons.icon(icon, "text2", 16))
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(lambda _on=False, w=what: w())
            line.addWidget(button)
            self._buttons.append(button)
        line.addStretch(1)
        self._order: list[tuple[int, int]] = []
        self._field.textChanged.connect(lambda _text: self.search_again(jump=True))
        self.hide()

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self._field.setPlaceholderText(self.tr("Find in both texts"))
        self._field.setAccessibleName(self.tr("Find in both texts"))
        names = (self.tr("Previous place"), self.tr("Next place"), self.tr("Close"))
        for button, words in zip(self._buttons, names, strict=True):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._retell()

    def open(self) -> None:
        """Opens with the selected words, if there are some, and takes the keyboard."""
        if not self.panel.page:
            return
        pane = self.panel.panes[self.panel.side]
        start, end = pane.selected()
        if pane.side and 0 < end - start < 80:
            self._field.setText(" ".join(pane.side.shown.text[start:end].split()))
        self.show()
        self.raise_()
        self._make_room()
        self._field.setFocus()
        self._field.selectAll()
        self.search_again(jump=True)

    def close_bar(self) -> None:
        """Closes and lets go of what was found; the caret stands at the place shown last."""
        self.hide()
        self._make_room()
        scene = self.panel.scene
        now = scene.find_now
        for side in scene.sides:
            if now and now[0] == side.index and now[1] < len(side.found):
                self.panel.panes[side.index].select(*side.found[now[1]])
                self.panel.focused(side.index)
            side.found = []
        scene.find_now = None
        self.panel.update_all()
        self.panel.panes[self.panel.side].setFocus()

    @property
    def room(self) -> int:
        """How much of the reader's foot it takes, in pixels."""
        return 0 if self.isHidden() else STRIP

    def _make_room(self) -> None:
        """The texts end above it; what is at their top stays there."""
        self.panel.placing.place()
        self.panel.rolling.settle()

    def place(self) -> None:
        """Stands at the foot of the reader, its field under the words of the left text."""
        if not self.isHidden():
            self._line.setContentsMargins(max(8, self.panel.scene.columns.left), 7, 16, 6)
            self.setGeometry(0, self.panel.height() - STRIP, self.panel.width(), STRIP)

    def search_again(self, jump: bool = False) -> None:
        """Looks for what is typed in both texts, in the order a reader meets the places."""
        if self.isHidden():
            return
        scene = self.panel.scene
        keyed: list[tuple[int, int, int, int]] = []
        for side in scene.sides:
            side.found = places(side.shown.text, self._field.text()) if side.there else []
            for number, (start, _end) in enumerate(side.found):
                keyed.append((side.shown.row_of_point(start), side.index, start, number))
        self._order = [(index, number) for _row, index, _start, number in sorted(keyed)]
        scene.find_now = None
        if self._order and jump:
            row = max(0, scene.row)
            at = next((k for k, key in enumerate(sorted(keyed)) if key[0] >= row), 0)
            self._go(at)
        self._retell()
        self.panel.update_all()

    def step(self, by: int) -> None:
        """Goes to the next (+1) or previous (-1) place, round and round."""
        if self._order:
            now = self._order.index(self.panel.scene.find_now) if self.panel.scene.find_now in self._order else -by
            self._go((now + by) % len(self._order))
            self._retell()
            self.panel.update_all()

    def _go(self, at: int) -> None:
        scene = self.panel.scene
        scene.find_now = self._order[at]
        index, number = self._order[at]
        side = scene.sides[index]
        self.panel.rolling.show_row(side.shown.row_of_point(side.found[number][0]))

    def _retell(self) -> None:
        now = self.panel.scene.find_now
        self._count.wear(fonts.interface_font("en", 12, tabular=True))
        if not self._field.text().strip():
            self._count.setText("")
        elif self._order:
            at = self._order.index(now) + 1 if now in self._order else 0
            self._count.setText(f"{at} / {len(self._order)}")
        else:
            self._count.setText(self.tr("not found"))
        self._count.setAccessibleName(self._count.text())

    def _key(self, event: QKeyEvent) -> bool:
        """Enter goes on (back with Shift), Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(self.rect(), look.color("side"))
        painter.fillRect(0, 0, self.width(), 1, look.color("line"))
