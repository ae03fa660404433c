"""How many findings stand on doubtful translations, in one line with the way to them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui import icons
from app.ui.widgets.buttons import IconButton
from app.work.doubting import Doubtful


class Sign(QWidget):
    """The sign of a severity, 14 px; an amber flag unless told."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = ("flag", "warn")
        self.setFixedSize(14, 18)

    def wear(self, icon: str, token: str) -> None:
        """Shows another sign in the colour of a token."""
        self.look = (icon, token)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the sign."""
        icons.draw(QPainter(self), *self.look, 0, 2, 14)


class DoubtLine(QWidget):
    """`findings_wanted(ids)` asks to show the findings that are meant. Hidden where there are none."""

    findings_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: Doubtful | None = None
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setProperty("tone", "warn")
        self.show_them = IconButton("arrow-right", "", self)
        self.show_them.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 12, 4)
        row.setSpacing(8)
        row.addWidget(Sign(self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        row.addWidget(self.show_them, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def show_found(self, found: Doubtful | None) -> None:
        """Says how many of how many; nothing where there are none."""
        self._found = found
        self.setVisible(found is not None and bool(found.doubtful))
        if found is not None and found.doubtful:
            said = self.tr(
                "%n of your %1 bilingual findings stand on a doubtful translation", "", len(found.doubtful)
            ).replace("%1", str(len(found.bilingual)))
            self.label.setText(said)

    def _ask(self) -> None:
        """Asks to show them."""
        if self._found is not None:
            self.findings_wanted.emit(tuple(self._found.doubtful))

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.show_them.set_name(self.tr("Show these findings"))
        self.show_found(self._found)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "show_them"):
            self.retranslate()
