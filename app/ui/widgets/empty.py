"""What a panel says while it has nothing to show: a sign, one sentence, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui import icons, theme


class IconSign(QWidget):
    """An icon of 24 px that does nothing; it follows the theme."""

    def __init__(self, icon: str, parent: QWidget, size: int = 24) -> None:
        super().__init__(parent)
        self.icon = icon
        self._size = size
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon."""
        icons.draw(QPainter(self), self.icon, "text3", 0, 0, self._size)


class EmptyState(QWidget):
    """One sentence in semibold, one line why, one primary and one quiet action.

    Upright and centred by default; `flat` puts the sign left of the words, as in a narrow panel; `framed` draws a dashed
    frame of radius 10, where something is to be dropped or written.
    """

    def __init__(
        self,
        icon: str,
        sentence: str,
        why: str = "",
        parent: QWidget | None = None,
        *,
        flat: bool = False,
        framed: bool = False,
    ) -> None:
        super().__init__(parent)
        self._framed = framed
        self._flat = flat
        self._sign = IconSign(icon, self)
        self._sentence, self._why = QLabel(), QLabel()
        self._sentence.setProperty("role", "head")
        self._why.setProperty("tone", "text2")
        side = Qt.AlignmentFlag.AlignLeft if flat else Qt.AlignmentFlag.AlignHCenter
        for label in (self._sentence, self._why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            label.setMaximumWidth(420)
        self._actions = QHBoxLayout() if flat else QVBoxLayout()
        self._actions.setSpacing(10)
        self._lay_out(side)
        self.set_words(sentence, why)

    def _lay_out(self, side: Qt.AlignmentFlag) -> None:
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._sentence)
        words.addWidget(self._why)
        words.addLayout(self._actions)
        if self._flat:
            row = QHBoxLayout(self)
            row.setContentsMargins(20, 14, 20, 14)
            row.setSpacing(16)
            row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addLayout(words, 1)
            return
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(self._sign, 0, side)
        inner = QHBoxLayout()
        inner.addStretch(1)
        inner.addLayout(words, 100)
        inner.addStretch(1)
        column.addLayout(inner)
        column.addStretch(3)

    def set_words(self, sentence: str, why: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(why)

    def add_action(self, words: str, then: Callable[[], object], *, kind: str = "plain", icon: str = "") -> QPushButton:
        """Add what can be done: `kind` is "primary" (one of them), "plain" or "quiet"."""
        button = QPushButton(words)
        if kind in ("primary", "quiet"):
            button.setProperty(kind, True)
        if icon:
            button.setIcon(icons.icon(icon, "on_accent" if kind == "primary" else "text2"))
            button.setIconSize(QSize(16, 16))
        button.clicked.connect(lambda _on=False: then())
        if self._actions.count() == 0:
            self._actions.setContentsMargins(0, 10, 0, 0)
        if self._flat:
            self._actions.insertWidget(self._actions.count(), button, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self._actions.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def clear_actions(self) -> None:
        """Take every action away, before others are added."""
        while (item := self._actions.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed frame where there is one."""
        if not self._framed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.current().color("line2"), 1.4)
        pen.setDashPattern([4, 2.6])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
