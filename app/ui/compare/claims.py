"""The claims of two or three columns side by side, as a table: one model for the page, for copies and for files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.text.fold import widen
from app.ui.compare import speaking
from app.ui.compare.speaking import word
from app.work.charting import Chart, Claimed

Index = QModelIndex | QPersistentModelIndex
CLAIMS = int(Qt.ItemDataRole.UserRole)
"""The role that gives a cell's claims themselves."""


@dataclass(frozen=True, slots=True)
class ClaimsRow:
    """One row: its name, the claims of each column, and what stands in an empty cell."""

    key: str
    label: str
    cells: tuple[tuple[Claimed, ...], ...]
    empty: tuple[str, ...]


def said_of(one: Claimed, lang: str, quotes: bool) -> str:
    """Return what is shown of a claim: the claim, or the words behind it in quotation marks, in the interface's language."""
    chinese = lang.startswith("zh")
    if quotes or not word(one.claim, lang):
        first, second = (one.zh, one.en) if chinese else (one.en, one.zh)
        words = first or second
        if not words:
            return QCoreApplication.translate("Compare", "(words not placed in the text)")
        return f"“{widen(words) if words is one.zh else words}”"
    return word(one.claim, lang)


class ClaimsTable(QAbstractTableModel):
    """Rows are themes or codes, columns those compared; the last row names what none of them mentions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ClaimsRow, ...] = ()
        self.nobody: tuple[str, ...] = ()
        self.columns: tuple[tuple[str, str], ...] = ()
        self.column_keys: tuple[str, ...] = ()
        self.row_facet = "theme"
        self.lang = "en"
        self.quotes = False
        self.title = self.said = ""

    def show_claims(
        self, chart: Chart, columns: Sequence[int], claims: Sequence[Sequence[Sequence[Claimed]]], lang: str, quotes: bool
    ) -> None:  # fmt: skip
        """Show the claims of some columns (by number) of a chart; rows in which all are empty are folded into one line."""
        self.beginResetModel()
        self.lang, self.quotes, self.row_facet = lang, quotes, chart.row_facet
        self.columns = tuple(
            (
                speaking.column_name(chart, col, lang),
                speaking.asked_line(chart.columns[col].studies, chart.columns[col].asked, lang),
            )
            for col in columns
        )
        self.column_keys = tuple(chart.columns[col].key for col in columns)
        rows, nobody = [], []
        for at, one in enumerate(chart.rows):
            cells = [chart.cells[at * len(chart.columns) + col] for col in columns]
            label = word(one.label, lang)
            if not any(claims[at]) and all(cell.state in {"not_mentioned", "no_study"} for cell in cells):
                nobody.append(label)
                continue
            empty = tuple(
                "" if own else speaking.short_empty(cell) for own, cell in zip(claims[at], cells, strict=True)
            )
            rows.append(ClaimsRow(one.key, label, tuple(tuple(own) for own in claims[at]), empty))
        self.rows, self.nobody = tuple(rows), tuple(nobody)
        self.endResetModel()

    def show_quotes(self, quotes: bool) -> None:
        """Show the claims, or the words behind them."""
        self.beginResetModel()
        self.quotes = quotes
        self.endResetModel()

    def folded_words(self) -> str:
        """Return the line of what none of the columns mentions; empty where each row has something."""
        if not self.nobody:
            return ""
        joined = ("、" if self.lang.startswith("zh") else ", ").join(self.nobody)
        return QCoreApplication.translate("Compare", "Not mentioned by any: %1").replace("%1", joined)

    def is_fold(self, row: int) -> bool:
        """Whether a row is the line of what none mentions."""
        return row >= len(self.rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows) + bool(self.nobody)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def claims(self, row: int, col: int) -> tuple[Claimed, ...]:
        """Return the claims of a cell."""
        return () if self.is_fold(row) or col >= len(self.columns) else self.rows[row].cells[col]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, col = index.row(), index.column()
        if role == CLAIMS:
            return self.claims(row, col)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, col)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            if role == Qt.ItemDataRole.ToolTipRole:
                return None
            stop = "。" if self.lang.startswith("zh") else ". "
            head = "" if self.is_fold(row) else f"{self.rows[row].label}, {self.columns[col][0]}{stop}"
            return head + self.words(row, col)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return "\n".join(self.columns[section]) if section < len(self.columns) else None
        return "" if self.is_fold(section) else self.rows[section].label

    def words(self, row: int, col: int) -> str:
        """Return a cell in words: each claim with its signs, evidence and study, one to a line."""
        if self.is_fold(row):
            return self.folded_words() if col == 0 else ""
        own = self.rows[row].cells[col]
        if not own:
            return self.rows[row].empty[col]
        return "\n".join(self._line(one) for one in own)

    def _line(self, one: Claimed) -> str:
        """One claim in words."""
        comma, colon = ("，", "：") if self.lang.startswith("zh") else (", ", ": ")
        marks = "; ".join(
            f"{speaking.sign_words(sign)}{comma}{speaking.evidence_words(evidence)}" for sign, evidence in one.marks
        )
        said = said_of(one, self.lang, self.quotes)
        return f"{marks}{colon}{said} ({word(one.citation, self.lang)})"

    def lines(self) -> list[list[str]]:
        """Return the whole table as lines of cells, with title, counts and filters above."""
        out = [[self.title], [self.said], []]
        out.append(["", *("; ".join(words) for words in self.columns)])
        for row in range(len(self.rows)):
            cells = [self.words(row, col).replace("\n", " | ") for col in range(len(self.columns))]
            out.append([self.rows[row].label, *cells])
        if self.nobody:
            out += [[], [self.folded_words()]]
        return out
