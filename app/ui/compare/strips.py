"""The painted strips above and below a page that is a real table: title and counts, and the legend of marks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import paint, theme
from app.ui.compare import headline
from app.ui.compare.cells import mark
from app.ui.compare.geometry import LEFT
from app.ui.compare.scene import face
from app.ui.compare.speaking import word
from app.work.charting import Chart


class TitleStrip(QWidget):
    """The title and the line of counts, set as in the painted charts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.said = ""
        self._lang, self._scale = "en", 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, title: str, said: str, lang: str, percent: int) -> None:
        """Show a title and the line under it."""
        self.title, self.said, self._lang, self._scale = title, said, lang, percent / 100
        self.setAccessibleName(title)
        self.setAccessibleDescription(said)
        self.setToolTip("")
        self.setFixedHeight(self._height(self.width()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self._height(self.width()))

    def _lines(self, width: float) -> list[str]:
        """The line of counts and filters, on two lines where one is too short."""
        return paint.wrapped(self.said, face(self._lang, self._scale, 11), width - 2 * LEFT * self._scale, 2)

    def _height(self, width: float) -> int:
        return round((32 + 16 * max(1, len(self._lines(width)))) * self._scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.setFixedHeight(self._height(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.draw(QPainter(self), float(self.width()))

    def draw(self, painter: QPainter, width: float, dated: str = "") -> None:
        """Paint title, counts and a date at the top of a picture of a width."""
        s, left, colours = self._scale, LEFT * self._scale, theme.current()
        headline.draw(painter, (left, width - 2 * left), s, partial(face, self._lang, s), self.title, dated=dated)
        for number, line in enumerate(self._lines(width)):
            rect = QRectF(left, (25 + 16 * number) * s, width - 2 * left + 2, 18 * s)
            paint.text_line(painter, rect, line, face(self._lang, s, 11), colours.color("text2"))


class MarksLegend(QWidget):
    """What the marks mean, in one or two lines, with the letters of studies where there are letters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang, self._scale = "en", 1.0
        self._letters: tuple[tuple[str, str], ...] = ()
        self._signs: tuple[str, ...] = ("barrier", "facilitator")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chart(
        self, chart: Chart, lang: str, percent: int, studies: frozenset[int], signs: tuple[str, ...]
    ) -> None:
        """Say what is on the page: the signs, and the letters of the studies that are shown."""
        self._lang, self._scale, self._signs = lang, percent / 100, signs
        self._letters = tuple(
            (key.letter, word(key.citation, lang))
            for key in (chart.study_keys if chart.letters else ())
            if key.letter and key.study in studies
        )
        self.setAccessibleName(QCoreApplication.translate("Compare", "Legend"))
        self.setAccessibleDescription("; ".join(f"{letter} {name}" for letter, name in self._letters))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, round((44 if self._letters else 26) * self._scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, 0.0, float(self.width()))

    def draw(self, painter: QPainter, top: float, width: float) -> None:
        """Paint the legend from a height on."""
        s = self._scale
        plain = face(self._lang, s, 11)
        names = {
            "barrier": QCoreApplication.translate("Compare", "barrier"),
            "facilitator": QCoreApplication.translate("Compare", "facilitator"),
        }
        x, y = LEFT * s, top + 13 * s
        for sign in self._signs:
            if sign not in names:
                continue
            mark(painter, sign, "result", QPointF(x + 6 * s, y), 11 * s)
            x = self._words(painter, x + 15 * s, y, width, names[sign], plain) + 14 * s
        for words in (
            QCoreApplication.translate("Compare", "filled: reported result"),
            QCoreApplication.translate("Compare", "hollow: interpretation or recommendation"),
            QCoreApplication.translate("Compare", "dotted: implied"),
        ):
            x = self._words(painter, x, y, width, words, plain) + 12 * s
        x, y = LEFT * s, top + 31 * s
        bold = face(self._lang, s, 11, 600)
        for letter, name in self._letters:
            x = self._words(painter, x, y, width, letter, bold, "text") + 5 * s
            x = self._words(painter, x, y, width, name, plain) + 12 * s

    def _words(
        self, painter: QPainter, x: float, y: float, width: float, words: str, plain: QFont, token: str = "text2"
    ) -> float:
        """Write some words of the legend; returns where they end."""
        room = width - 16 * self._scale - x
        if room < 12:
            return x
        rect = QRectF(x, y - 9 * self._scale, room, 18 * self._scale)
        return x + paint.text_line(painter, rect, words, plain, theme.current().color(token))
