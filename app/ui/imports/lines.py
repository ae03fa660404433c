"""What was said in an import as a table: file, record, line, sentence, and what did not come in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui import words

Place = QModelIndex | QPersistentModelIndex


class Lines(QAbstractTableModel):
    """The lines of one import's report; each is [path, record, line, pattern, arguments, dropped, note]."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[list[Any]] = []

    def show_lines(self, lines: list[list[Any]]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def heads(self) -> tuple[str, ...]:
        """What the columns are called."""
        return self.tr("File"), self.tr("Record"), self.tr("Line"), self.tr("What was said"), self.tr("Left out")

    def cells(self, row: int) -> tuple[str, ...]:
        """One line in words."""
        path, record, line, pattern, args, dropped, _note = self._lines[row]
        said = words.say(pattern, tuple(args))
        return Path(path).name, str(record or ""), str(line or ""), said, str(dropped or "")

    def rows(self) -> list[tuple[str, ...]]:
        """Everything in words, the names of the columns first."""
        return [self.heads(), *(self.cells(row) for row in range(len(self._lines)))]

    def rowCount(self, parent: Place = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Place = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.cells(index.row())[index.column()]
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and way == Qt.Orientation.Horizontal:
            return self.heads()[section]
        return None
