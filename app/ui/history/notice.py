"""Why a step was not taken back, in one sentence, with what stands on it and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

MOST: Final = 4
"""So many later steps are named."""


class Notice(QWidget):
    """A quiet box at the foot of the list; `closed` when it goes away."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence, self.steps = QLabel(self), QLabel(self)
        self.steps.setProperty("role", "secondary")
        for label in (self.sentence, self.steps):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.no, self.yes = QPushButton(self), QPushButton(self)  # Tab goes as they stand
        self.no.clicked.connect(self.close_notice)
        self.yes.clicked.connect(self._do)
        self._then: Callable[[], object] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addWidget(self.sentence)
        column.addWidget(self.steps)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.no)
        row.addWidget(self.yes)
        column.addLayout(row)
        self.hide()

    def refuse(self, sentence: str, steps: Sequence[str], then: Callable[[], object] | None) -> None:
        """Says why, names the later steps, and offers to take those back too."""
        self._then = then
        self.sentence.setText(sentence)
        named = [*steps[:MOST], *(["…"] if len(steps) > MOST else [])]
        self.steps.setText("\n".join(named))
        self.steps.setVisible(bool(named))
        self.yes.setText(self.tr("Undo %n later steps too", "", len(steps)))
        self.yes.setVisible(then is not None)
        self.no.setText(self.tr("Leave it") if then is not None else self.tr("Close"))
        self.setAccessibleName(sentence)
        self.show()
        (self.yes if then is not None else self.no).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_notice()
        else:
            super().keyPressEvent(event)

    def close_notice(self) -> None:
        """Goes away."""
        self.hide()
        self.closed.emit()

    def _do(self) -> None:
        """Does what was offered."""
        then = self._then
        self.close_notice()
        if then is not None:
            then()
