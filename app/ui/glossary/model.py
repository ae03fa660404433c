"""The terms of the glossary as rows of a table, and the search in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app.text.fold import folded
from app.ui.widgets.buttons import plain_tip
from app.work.glossarying import KnownTerm

Index = QModelIndex | QPersistentModelIndex
say = QCoreApplication.translate

TERM: Final = Qt.ItemDataRole.UserRole
COLUMNS: Final = 5
_BREAK: Final = re.compile(r"[;；\n]")


def parts(typed: str) -> tuple[str, ...]:
    """Several forms that were typed in one field, parted by semicolons of either width; none twice."""
    return tuple(dict.fromkeys(form for part in _BREAK.split(typed) if (form := " ".join(part.split()))))


def joined(forms: Sequence[str]) -> str:
    """Several forms in one field."""
    return "; ".join(forms)


def heads() -> tuple[str, ...]:
    """The heads of the columns."""
    return (
        say("glossary", "Term"),
        say("glossary", "Preferred form"),
        say("glossary", "Accepted forms"),
        say("glossary", "Forms to avoid"),
        say("glossary", "Note"),
    )


def cells(term: KnownTerm) -> tuple[str, ...]:
    """A term as the texts of its row."""
    return (
        joined((term.form, *term.variants)),
        joined(term.preferred),
        joined(term.accepted),
        joined(term.avoid),
        term.note or "",
    )


class TermTable(QAbstractTableModel):
    """The terms in the glossary's own order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.terms: list[KnownTerm] = []
        self._found: list[str] = []

    def show(self, terms: Sequence[KnownTerm]) -> None:
        """Shows these terms."""
        self.beginResetModel()
        self.terms = list(terms)
        self._found = [folded(" ".join(cells(term))).casefold() for term in terms]
        self.endResetModel()

    def add(self, terms: Sequence[KnownTerm]) -> None:
        """Shows more terms below."""
        if terms:
            at = len(self.terms)
            self.beginInsertRows(QModelIndex(), at, at + len(terms) - 1)
            self.terms += terms
            self._found += [folded(" ".join(cells(term))).casefold() for term in terms]
            self.endInsertRows()

    def put(self, term: KnownTerm) -> None:
        """Shows a term as it is now, in its row or as a new one."""
        row = self.row_of(term.id)
        if row < 0:
            self.add([term])
            return
        self.terms[row] = term
        self._found[row] = folded(" ".join(cells(term))).casefold()
        self.dataChanged.emit(self.index(row, 0), self.index(row, COLUMNS - 1))

    def words(self, row: int) -> str:
        """All words of a row, as the search compares them."""
        return self._found[row]

    def row_of(self, term: int) -> int:
        """The row of a term, -1 where it is not there."""
        return next((row for row, one in enumerate(self.terms) if one.id == term), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.terms)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The head of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heads()[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        term = self.terms[index.row()]
        if role == TERM:
            return term
        said = cells(term)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return said
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(said)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{heads()[index.column()]}: {said}" if said else heads()[index.column()]
        return None


class Found(QSortFilterProxyModel):
    """The terms that hold all words that were typed, in either language, whatever their case or width."""

    def __init__(self, terms: TermTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._terms = terms
        self._wanted: list[str] = []
        self.setSourceModel(terms)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortLocaleAware(True)

    def look_for(self, typed: str) -> None:
        """Shows the terms that hold these words; all where there are none."""
        self.beginFilterChange()
        self._wanted = [folded(word).casefold() for word in typed.split()]
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Whether a row is shown."""
        words = self._terms.words(row)
        return all(one in words for one in self._wanted)
