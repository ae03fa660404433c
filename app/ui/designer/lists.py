"""Lists with boxes to tick that can be put in order by dragging and by keys: the sections and the findings of a report."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui.widgets.longlist import LongList

LONG = 40
"""Letters from which words are given a second line."""


class Ordered(LongList):
    """A list whose rows are ticked and moved."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setStyleSheet("QListView::item { padding: 5px 6px; }")

    def fill(self, rows: Iterable[tuple[object, str, bool]]) -> None:
        """Takes (key, words, ticked) in order."""
        listed = list(rows)
        said = {key: words for key, words, _ in listed}
        lines = 2 if any(len(words) > LONG for words in said.values()) else 1
        self.fill_pages([(key, on) for key, _, on in listed], lambda keys: {key: said[key] for key in keys}, lines)

    def ticked(self) -> list[object]:
        """The ticked keys, in order."""
        return [key for key, on in self.rows() if on]

    def tick_all(self, on: bool) -> None:
        """Ticks every row, or none."""
        self.tick_rows(on)
        self.altered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Shift with an arrow moves the row, as in the table of findings."""
        both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if event.modifiers() & both == both and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)


class Orderer(QWidget):
    """A list with its buttons below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.list = Ordered(self)
        self.up, self.down, self.all, self.none = (QPushButton(self) for _ in range(4))
        self.up.clicked.connect(lambda: self.list.move_row(-1))
        self.down.clicked.connect(lambda: self.list.move_row(1))
        self.all.clicked.connect(lambda: self.list.tick_all(True))
        self.none.clicked.connect(lambda: self.list.tick_all(False))
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (self.up, self.down, self.all, self.none):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.retranslate()

    def place_above(self, label: QWidget, field: QWidget) -> None:
        """Puts a field with its name above the list."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(field, 1)
        self._column.insertLayout(0, row)

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.up.setText(self.tr("Move up"))
        self.down.setText(self.tr("Move down"))
        self.all.setText(self.tr("Tick all"))
        self.none.setText(self.tr("Tick none"))
