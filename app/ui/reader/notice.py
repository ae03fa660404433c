"""A bar at the foot of the reader that says one thing about the whole page, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui import fonts, icons, language, paint, theme
from app.ui.reader.bits import Plain

EDGE = 12
"""From the edges of the reader."""
WIDEST = 860
LEAST = 50
"""Never lower than a button needs, whose size is not known before it is first shown."""

Way = tuple[str, Callable[[], object]]
"""Words of a button and what it does."""


class Notice(QWidget):
    """Shown until its matter is settled. Its buttons are reached by Tab; what they do has keys of its own as well."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.setObjectName("readerNotice")
        self._panel = panel
        self._warn = False
        self._sign, self._words = Plain(parent=self), Plain(parent=self)
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(14, 8, 10, 8)
        self._line.setSpacing(10)
        self._line.addWidget(self._sign)
        self._line.addWidget(self._words, 1)
        self.about = ""
        self.foot = 0
        """So many pixels at the foot of the reader are taken by something else."""
        self.hide()

    @property
    def words(self) -> str:
        """What it says; '' while it says nothing."""
        return self._words.text() if not self.isHidden() else ""

    @property
    def ways(self) -> list[QPushButton]:
        """Its buttons."""
        return list(self._buttons)

    def say(self, about: str, words: str, ways: Sequence[Way], *, warn: bool = False) -> None:
        """Says something about a matter, in place of what it said before."""
        self.about, self._warn = about, warn
        for button in self._buttons:
            self._line.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        self._words.wear(fonts.interface_font(language.current(), 13))
        self._words.setText(words)
        self._sign.setVisible(warn)
        self._dress()
        for text, what in ways:
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, do=what: do())
            self._line.addWidget(button)
            self._buttons.append(button)
        self.setAccessibleName(words)
        self.show()
        self.raise_()
        self.place()

    def silence(self, about: str) -> None:
        """Says nothing of a matter any more."""
        if self.about == about:
            self.about = ""
            self.hide()

    def place(self) -> None:
        """Stands at the foot of the reader."""
        if self.isHidden():
            return
        host = self._panel.rect()
        width = min(WIDEST, host.width() - 2 * EDGE - 12)
        self._line.activate()
        height = max(LEAST, self._line.totalHeightForWidth(width), self._line.sizeHint().height())
        self.setGeometry((host.width() - 12 - width) // 2, host.height() - self.foot - height - EDGE, width, height)

    def sizeHint(self) -> QSize:
        """As high as its words need."""
        return self._line.sizeHint()

    def _dress(self) -> None:
        if self._warn:
            self._sign.setPixmap(icons.pixmap("triangle-alert", "warn", 16, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints the plate, amber where it is a doubt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint.rounded(painter, rect, 8, look.color("warn_soft" if self._warn else "raised"), look.color("line2"))

    def mousePressEvent(self, event: object) -> None:
        """A press on it is no press on the text."""
