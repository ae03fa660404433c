"""A list of any length that never holds the window up: its rows get their words page by page, in idle turns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

KEY = Qt.ItemDataRole.UserRole
PAGE = 100
"""Rows that are made in one turn."""
Words = Callable[[Sequence[Any]], Mapping[Any, str]]
"""Gives the words of some rows by key; a key without words has no row."""


class LongList(QListWidget):
    """A list whose rows can be moved and, where it is asked for, ticked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its coming and going would cut words
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setLayoutMode(QListWidget.LayoutMode.Batched)
        self.setBatchSize(60)
        self._rest: list[tuple[Any, bool | None]] = []
        self._words: Words = lambda _keys: {}
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._next_page)

    def fill_pages(self, rows: Sequence[tuple[Any, bool | None]], words: Words) -> None:
        """Takes (key, ticked; None where there is nothing to tick) in order; the first page stands at once."""
        self.blockSignals(True)
        current = self.currentRow()
        self.clear()
        self._rest, self._words = list(rows), words
        self._next_page()
        self.setCurrentRow(max(0, min(current, self.count() - 1)))
        self.blockSignals(False)

    def _next_page(self) -> None:
        """Makes the next rows."""
        page, self._rest = self._rest[:PAGE], self._rest[PAGE:]
        said = self._words([key for key, _ in page]) if page else {}
        before = self.blockSignals(True)
        for key, ticked in page:
            if key in said:
                self.add_row(key, said[key], ticked)
        self.blockSignals(before)
        if self._rest:
            self._turn.start()
        else:
            self._turn.stop()

    def add_row(self, key: Any, words: str, ticked: bool | None = None) -> None:
        """Puts one row at the end."""
        item = QListWidgetItem(words)
        item.setData(KEY, key)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        if ticked is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setFlags(flags)
        self.addItem(item)

    @property
    def complete(self) -> bool:
        """Whether every row stands there."""
        return not self._rest

    def whole_count(self) -> int:
        """How many rows there are, with those that are still to be made."""
        return self.count() + len(self._rest)

    def rows(self) -> list[tuple[Any, bool]]:
        """Every key with its tick, in order, with those that are still to be made."""
        items = [self.item(row) for row in range(self.count())]
        made = [(item.data(KEY), item.checkState() == Qt.CheckState.Checked) for item in items]
        return made + [(key, bool(on)) for key, on in self._rest]

    def tick_rows(self, on: bool) -> None:
        """Ticks every row, or none, without a word."""
        before = self.blockSignals(True)
        for row in range(self.count()):
            self.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._rest = [(key, on) for key, _ in self._rest]
        self.blockSignals(before)
        self.viewport().update()

    def empty(self) -> None:
        """Leaves no row, made or still to be made."""
        self._rest = []
        self._turn.stop()
        self.clear()
