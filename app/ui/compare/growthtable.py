"""The table beside the saturation curve: a row a study, with its new codes by name."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.ui.compare import growthwords
from app.ui.compare.speaking import word
from app.work.saturation import EMPTY, Saturation

Index = QModelIndex | QPersistentModelIndex

WIDTHS = (104, 84, 96, 104)
"""Widths of the columns of numbers; the names of new codes take the rest."""


class GrowthTable(QAbstractTableModel):
    """The studies of the curve in its order: when, how many codes, how many new ones, how many so far, which are new."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data, self._lang = EMPTY, "en"

    def show_curve(self, data: Saturation, lang: str) -> None:
        """Show other studies or another language."""
        self.beginResetModel()
        self._data, self._lang = data, lang
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._data.steps)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return growthwords.sentence(self._data, index.row(), self._lang)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return word(self._data.citation(section), self._lang)
        return (
            growthwords.order_word(self._data.order),
            QCoreApplication.translate("Compare", "codes"),
            QCoreApplication.translate("Compare", "new codes"),
            QCoreApplication.translate("Compare", "codes so far"),
            QCoreApplication.translate("Compare", "Which are new"),
        )[section]

    def words(self, row: int, col: int) -> str:
        """Return a cell in words."""
        step = self._data.steps[row]
        if col == 4:
            return growthwords.new_words(self._data, step, self._lang, len(step.new))
        return (growthwords.when_words(step), str(step.codes), str(len(step.new)), str(step.total))[col]

    def grid(self, dated: str = "") -> list[list[str]]:
        """Return the table as lines of cells with title, counts and filters above, and below what it does not say."""
        data, lang = self._data, self._lang
        out = [[growthwords.title(data)], [growthwords.counts(data, lang)], *([[dated]] if dated else []), []]
        heads = [str(self.headerData(col, Qt.Orientation.Horizontal)) for col in range(5)]
        out.append([QCoreApplication.translate("Compare", "study"), *heads])
        for row in range(len(data.steps)):
            cells = [self.words(row, col) for col in range(5)]
            out.append([str(self.headerData(row, Qt.Orientation.Vertical)), *cells])
        said = (
            growthwords.base_words(data), growthwords.run_words(data), growthwords.order_words(data.order),
            growthwords.caveat_words(), growthwords.source_words(),
        )  # fmt: skip
        return [*out, [], *([line] for line in said)]
