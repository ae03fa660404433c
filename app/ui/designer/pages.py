"""The pages of a report below each other, as pictures that arrive one in each turn of the event loop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui import theme

GAP = 16


class Sheet(QFrame):
    """One page: a picture on white with a fine edge, whatever the theme."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = ""
        self._picture = QPixmap()

    def show_picture(self, path: str, ratio: float) -> None:
        """Takes the picture of a page, made for a screen with so many dots to a point."""
        if path == self.path:
            return
        self.path = path
        self._picture = QPixmap(path)
        self._picture.setDevicePixelRatio(ratio)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """The size of the picture with its edge."""
        size = self._picture.deviceIndependentSize().toSize()
        return QSize(max(size.width(), 40) + 2, max(size.height(), 40) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawPixmap(1, 1, self._picture)
        painter.setPen(theme.current().color("text3"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Stretch(QWidget):
    """Which findings of a long report the pages show, with the way to those before and behind; `moved` by one stretch."""

    moved = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.before, self.behind = QPushButton(self), QPushButton(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP, 6, GAP, 0)
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        for button, by in ((self.before, -1), (self.behind, 1)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, by=by: self.moved.emit(by))
            row.addWidget(button)
        self.setVisible(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.before.setText(self.tr("Earlier findings"))
        self.behind.setText(self.tr("Later findings"))

    def show_range(self, first: int, shown: int, total: int) -> None:
        """Says which findings are shown, counted from 0; is there only where some are not."""
        words = self.tr("The pages show findings %1 to %2 of %3; the document has them all.")
        numbers = (first + 1, first + shown, total)
        for at, number in enumerate(numbers, 1):
            words = words.replace(f"%{at}", f"{number:,}")
        self.said.setText(words)
        self.before.setEnabled(first > 0)
        self.behind.setEnabled(first + shown < total)
        self.setVisible(shown < total)


class Pages(QScrollArea):
    """All pages; a page that did not change stays as it is, and the place that is read does not move."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = self._inside = QWidget(self)
        inside.setProperty("ground", "window")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(GAP, GAP, GAP, GAP)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._hint = QLabel(inside)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setMinimumWidth(320)
        self._column.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(inside)
        self.sheets: list[Sheet] = []
        self._coming: list[tuple[int, str]] = []
        self._ratio = 1.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    def say(self, words: str) -> None:
        """Shows a sentence where there is no page, or above them."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def show_pages(self, paths: Sequence[str], ratio: float) -> None:
        """Takes the pictures of all pages."""
        self._ratio = ratio
        while len(self.sheets) > len(paths):
            sheet = self.sheets.pop()
            self._column.removeWidget(sheet)
            sheet.deleteLater()
        self._coming = list(enumerate(paths))
        self._timer.start()

    def _next(self) -> None:
        """Reads one picture."""
        while self._coming:
            at, path = self._coming.pop(0)
            if at == len(self.sheets):
                sheet = Sheet(self._inside)
                self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
                self.sheets.append(sheet)
            if self.sheets[at].path != path:
                self.sheets[at].show_picture(path, self._ratio)
                self.sheets[at].setAccessibleName(self.tr("Page %1").replace("%1", str(at + 1)))
                return
        self._timer.stop()
