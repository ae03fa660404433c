"""The table beside the chart: the same themes, models and cells in words, from the same numbers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.compare import speaking
from app.ui.compare.speaking import word
from app.work.charting import Chart

Index = QModelIndex | QPersistentModelIndex


class ChartTable(QAbstractTableModel):
    """A chart as a table: a row a theme, a column a care model, the sums last."""

    def __init__(self, chart: Chart, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart, self._lang = chart, lang

    @property
    def chart(self) -> Chart:
        """The numbers that are shown."""
        return self._chart

    def show_chart(self, chart: Chart, lang: str) -> None:
        """Show other numbers or another language."""
        self.beginResetModel()
        self._chart, self._lang = chart, lang
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._chart.rows) + 3

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._chart.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, col = index.row() - 3, index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), col)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            if row < 0:
                return self.words(index.row(), col)
            return speaking.cell_sentence(self._chart, row, col, self._lang)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            top_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
            return top_left if row >= 0 else Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            if section >= len(self._chart.columns):
                return QCoreApplication.translate("Compare", "All")
            return speaking.column_name(self._chart, section, self._lang)
        if section < 3:
            return (
                QCoreApplication.translate("Compare", "studies"),
                QCoreApplication.translate("Compare", "asked about barriers"),
                QCoreApplication.translate("Compare", "asked in part"),
            )[section]
        return word(self._chart.rows[section - 3].label, self._lang)

    def words(self, row: int, col: int) -> str:
        """Return a cell in words; the first three rows are the numbers under the column heads."""
        chart = self._chart
        sums = col >= len(chart.columns)
        if row < 3:
            head = chart.all_column if sums else chart.columns[col]
            return str((head.studies, head.asked, head.asked_partly)[row])
        theme = chart.rows[row - 3]
        colon = "：" if self._lang.startswith("zh") else ": "
        if sums:
            return "\n".join(
                f"{speaking.sign_words(sign)}{colon}{value}"
                for sign, value in (("barrier", theme.barrier_studies), ("facilitator", theme.facilitator_studies))
            )
        cell = chart.cells[(row - 3) * len(chart.columns) + col]
        if not cell.marks:
            return speaking.empty_words(cell, chart.columns[col].studies)
        lines = []
        for sign in ("barrier", "facilitator"):
            own = [mark for mark in cell.marks if mark.sign == sign]
            if own:
                lines.append(f"{speaking.sign_words(sign)}{colon}{speaking.marks_words(chart, own, self._lang)}")
        return "\n".join(lines)

    def as_text(self, title: str) -> str:
        """Return the table as tab-separated text with title, counts and filters, and what the words mean."""
        lines = [title, speaking.counts_line(self._chart, self._lang), ""]
        columns = range(self.columnCount())
        heads = [str(self.headerData(col, Qt.Orientation.Horizontal)) for col in columns]
        lines.append("\t".join([QCoreApplication.translate("Compare", "Theme"), *heads]))
        for row in range(self.rowCount()):
            cells = [str(self.headerData(row, Qt.Orientation.Vertical)), *(self.words(row, col) for col in columns)]
            lines.append("\t".join(_one_line(cell) for cell in cells))
        lines += [
            "",
            QCoreApplication.translate("Compare", "Each study counts once in a cell. Silence is not absence."),
        ]
        return "\n".join(lines) + "\n"


def _one_line(cell: str) -> str:
    """Keep a cell in its column: no tab, no line break, and nothing a spreadsheet would take for a formula."""
    flat = " ".join(cell.split())
    return f"'{flat}" if flat[:1] in {"=", "+", "-", "@"} and len(flat) > 1 else flat


class ChartTableView(QTableView):
    """Shows the table; rows are as tall as their words."""

    def __init__(self, model: ChartTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chart_table")
        self.setModel(model)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultSectionSize(150)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setTabKeyNavigation(False)
