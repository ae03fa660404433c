"""Tensions: findings on one theme and the same or a related care model whose signs are opposite, side by side."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from app.ui.findings import naming
from app.ui.findings.cells import WordTable
from app.ui.findings.naming import say
from app.ui.findings.shelf import Shelf
from app.work import framework
from app.work.framework import Tension
from db.rows import pick

Index = QModelIndex | QPersistentModelIndex

THEME, BARRIER, FACILITATOR = range(3)
HIGH: Final = 156


class Tensions(QAbstractTableModel):
    """Pairs of the findings that are shown; nothing is ranked or judged."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.pairs: list[Tension] = []
        self.total = 0
        self._themes: dict[str, str] = {}

    def lay(self, findings: list[int]) -> tuple[list[Tension], int]:
        """The pairs among these findings and how many there are, for `show`; nothing that is shown changes."""
        shelf = self._shelf
        pairs, total = framework.tensions((shelf.findings[one] for one in findings), shelf.codes)
        shelf.know(shelf.findings[one].study_id for pair in pairs for one in (pair.barrier, pair.facilitator))
        return pairs, total

    def show(self, laid: tuple[list[Tension], int]) -> None:
        """Shows the pairs that were found."""
        from app.work import codebook

        self.beginResetModel()
        self.pairs, self.total = laid
        self._themes = {one.key: pick(one.labels, naming.tags()[0]) for one in codebook.themes(self._shelf.library)}
        self.endResetModel()

    def finding_at(self, index: Index) -> int | None:
        """The finding a cell stands for."""
        if not index.isValid() or index.column() == THEME:
            return None
        pair = self.pairs[index.row()]
        return pair.barrier if index.column() == BARRIER else pair.facilitator

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.pairs)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        pair, one = self.pairs[index.row()], self.finding_at(index)
        if one is None:
            models = say("findings", "Same care model") if pair.same_model else say("findings", "Related care models")
            return f"{self._themes.get(pair.theme, pair.theme)}\n{models}"
        row = self._shelf.row(one)
        where = say("findings", "%1, %2").replace("%2", row.model).replace("%1", row.study) if row.model else row.study
        return "\n".join(part for part in (row.claim, row.other, where) if part)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return (say("findings", "Theme"), say("findings", "Barrier"), say("findings", "Facilitator"))[section]
        return None


class TensionView(WordTable):
    """`opened(finding)` when one side of a pair is used."""

    def __init__(self, model: Tensions, parent: QWidget | None = None) -> None:
        super().__init__(model, HIGH, parent)
        self._tensions = model
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives both sides the same room."""
        super().resizeEvent(event)
        width = self.viewport().width()
        theme = min(190, width // 4)
        for column, wide in ((THEME, theme), (BARRIER, (width - theme) // 2), (FACILITATOR, (width - theme) // 2)):
            self.setColumnWidth(column, wide)

    def use(self, index: QModelIndex) -> None:
        """Goes to the words a finding rests on."""
        one = self._tensions.finding_at(index)
        if one is not None:
            self.opened.emit(one)
