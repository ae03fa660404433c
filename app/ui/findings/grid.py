"""The framework matrix: a row a study, a column a theme, the words of the findings in the cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QWidget

from app.ui.findings import naming
from app.ui.findings.cells import WordTable
from app.ui.findings.naming import say
from app.ui.findings.shelf import Shelf
from app.work import framework
from app.work.framework import Cells, Entry
from db.rows import Theme, pick

Index = QModelIndex | QPersistentModelIndex

WIDE: Final = 230
HIGH: Final = 112
AHEAD: Final = 60
"""So many studies before and after one are named with it: Qt asks for the first hundred and the last."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What stands in the cells, and the studies and themes that head them."""

    cells: Cells
    studies: list[int]
    themes: list[Theme]


class Grid(QAbstractTableModel):
    """The cells of the findings that are shown."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.cells: Cells = {}
        self.studies: list[int] = []
        self.themes: list[Theme] = []

    def lay(self, findings: list[int]) -> Laid:
        """Lays these findings out, for `show`; nothing that is shown changes."""
        from app.work import codebook

        shelf = self._shelf
        cells = framework.crossed((shelf.findings[one] for one in findings), shelf.codes)
        filled = {key for _, key in cells}
        studies = list(dict.fromkeys(study for study, _ in cells))
        shelf.know(studies[:AHEAD])
        return Laid(cells, studies, [one for one in codebook.themes(shelf.library) if one.key in filled])

    def show(self, laid: Laid) -> None:
        """Shows what was laid out, studies and themes in the order of findings and of the codebook."""
        self.beginResetModel()
        self.cells, self.studies, self.themes = laid.cells, laid.studies, laid.themes
        self.endResetModel()

    def entries(self, index: Index) -> list[Entry]:
        """The findings of a cell."""
        if not index.isValid():
            return []
        return self.cells.get((self.studies[index.row()], self.themes[index.column()].key), [])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.studies)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.themes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(self.words(one) for one in self.entries(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            named = pick(self.themes[index.column()].labels, naming.tags()[0])
            words = [self.words(one) for one in self.entries(index)] or [say("findings", "Nothing")]
            return ", ".join([self._study(index.row()), named, *words])
        return None

    def words(self, entry: Entry) -> str:
        """A finding in a cell: its sign, how it is coded where not explicitly, and its claim."""
        claim = naming.claims(self._shelf.findings[entry.finding_id])[0]
        if entry.mode == "absent":
            return say("findings", "Looked for, reported absent: %1").replace("%1", claim)
        if entry.mode == "implied":
            claim = say("findings", "Implied: %1").replace("%1", claim)
        return f"{entry.signs} {claim}" if entry.signs else claim

    def _study(self, row: int) -> str:
        study = self.studies[row]
        if study not in self._shelf.cards:
            self._shelf.know(self.studies[max(0, row - AHEAD) : row + AHEAD])
        return naming.study(self._shelf.cards.get(study))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return pick(self.themes[section].labels, naming.tags()[0])
        return self._study(section)


class GridView(WordTable):
    """`opened(finding)` when a cell is used; where it holds several, a menu asks which."""

    def __init__(self, model: Grid, parent: QWidget | None = None) -> None:
        super().__init__(model, HIGH, parent)
        self._grid = model
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultSectionSize(WIDE)
        self.verticalHeader().setFixedWidth(190)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def use(self, index: QModelIndex) -> None:
        """Opens the finding of a cell, or asks which of them."""
        entries = self._grid.entries(index)
        if len(entries) == 1:
            self.opened.emit(entries[0].finding_id)
        elif entries:
            menu = QMenu(self)
            menu.aboutToHide.connect(menu.deleteLater)
            for one in entries:
                words = self._grid.words(one).replace("&", "&&")
                action = menu.addAction(words if len(words) <= 90 else words[:89] + "…")
                action.triggered.connect(lambda _on=False, finding=one.finding_id: self.opened.emit(finding))
            place = self.visualRect(index).topLeft() + QPoint(12, 12)
            menu.popup(self.viewport().mapToGlobal(place))
