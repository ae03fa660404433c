"""The table for Qt: four columns, a row a finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.findings.naming import say
from app.ui.findings.shelf import Row, Shelf
from app.ui.widgets import carried
from db.rows import Finding

Index = QModelIndex | QPersistentModelIndex

FINDING: Final = Qt.ItemDataRole.UserRole
"""The role under which a cell gives its Finding."""
ROW: Final = Qt.ItemDataRole.UserRole + 1
"""The role under which a cell gives the Row in words."""
TICK, CLAIM, CODE, STUDY = range(4)
MIME: Final = "application/x-diptych-findings"


class FindingTable(QAbstractTableModel):
    """The findings that are shown, in their order."""

    def __init__(self, shelf: Shelf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._ids: list[int] = []
        self.by_hand = True
        self.carry: Callable[[list[int]], tuple[str, str]] | None = None
        """Puts findings into plain and rich text, for what is dragged out."""

    @property
    def ids(self) -> list[int]:
        """The findings that are shown; not to be changed."""
        return self._ids

    def show(self, ids: list[int]) -> bool:
        """Shows these findings; False where the same are shown already (their words are then painted anew)."""
        if ids == self._ids:
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, STUDY))
            return False
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()
        return True

    def id_at(self, row: int) -> int | None:
        """The finding in a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, finding: int) -> int:
        """The row of a finding, -1 where it is not shown."""
        try:
            return self._ids.index(finding)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.id_at(index.row())
        finding = self._shelf.findings.get(one) if one is not None else None
        if finding is None or role == FINDING:
            return finding
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK:
            return Qt.CheckState.Checked if finding.in_report else Qt.CheckState.Unchecked
        if role == ROW:
            return self._shelf.row(finding.id)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell(index.column(), finding, self._shelf.row(finding.id))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                "",
                say("findings", "Finding"),
                say("findings", "Barrier or facilitator"),
                say("findings", "Study and model"),
            )[section]
        if role == Qt.ItemDataRole.AccessibleTextRole and section == TICK:
            return say("findings", "In the report")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return usual | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is dragged: the ids, one a line, for the table itself, and the findings in words for everyone else."""
        data = QMimeData()
        ids = [self._ids[row] for row in sorted({index.row() for index in indexes})]
        data.setData(MIME, "\n".join(map(str, ids)).encode())
        if self.carry is not None:
            carried.load(data, *self.carry(ids))
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


def cell(column: int, finding: Finding, row: Row) -> str:
    """A cell in words, as a screen reader says it and as it is copied."""
    if column == TICK:
        return say("findings", "In the report") if finding.in_report else say("findings", "Not in the report")
    if column == CLAIM:
        return "\n".join(part for part in (row.claim, row.other) if part)
    if column == CODE:
        codes = [row.code, say("findings", "and %n more codes", "", row.more)] if row.more else [row.code]
        return ", ".join([*codes, row.status])
    return ", ".join(part for part in (row.study, row.model) if part)
