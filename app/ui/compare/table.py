"""The table beside the chart: the same themes, models and cells in words, from the same numbers."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QCoreApplication,
    QElapsedTimer,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui.compare import speaking
from app.ui.compare.speaking import word
from app.work import charting
from app.work.charting import Chart, Sign
from app.work.picturing import no_formula
from app.work.timeline import Timeline

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

    @property
    def above(self) -> int:
        """How many rows of numbers stand above the cells: studies and, of care models, how many asked."""
        return 1 if charting.paired_facet(self._chart.col_facet) else 3

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._chart.rows) + self.above

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._chart.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, col = index.row() - self.above, index.column()
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
                paired = charting.paired_facet(self._chart.col_facet)
                return speaking.all_words(self._chart) if paired else QCoreApplication.translate("Compare", "All")
            return speaking.column_name(self._chart, section, self._lang)
        if section < self.above:
            return (
                QCoreApplication.translate("Compare", "studies"),
                QCoreApplication.translate("Compare", "asked about barriers"),
                QCoreApplication.translate("Compare", "asked in part"),
            )[section]
        return word(self._chart.rows[section - self.above].label, self._lang)

    def words(self, row: int, col: int) -> str:
        """Return a cell in words; the first rows are the numbers under the column heads."""
        chart = self._chart
        sums = col >= len(chart.columns)
        if row < self.above:
            head = chart.all_column if sums else chart.columns[col]
            return str((head.studies, head.asked, head.asked_partly)[row])
        theme = chart.rows[row - self.above]
        colon = "：" if self._lang.startswith("zh") else ": "
        if sums:
            return "\n".join(
                f"{speaking.sign_words(sign)}{colon}{value}"
                for sign, value in (
                    ("barrier", theme.barrier_studies),
                    ("facilitator", theme.facilitator_studies),
                    ("other", theme.other_studies),
                )
                if value or sign in _signs(chart.row_facet)
            )
        cell = chart.cells[(row - self.above) * len(chart.columns) + col]
        if not cell.marks:
            return speaking.empty_in(chart, cell, col)
        lines = []
        signs: tuple[Sign, ...] = ("barrier", "facilitator", "other")
        for sign in signs:
            own = cell.studies(sign)
            if own:
                most = 0 if charting.is_large(chart) else speaking.MOST_NAMED
                said = speaking.marks_words(chart, own, self._lang, cell.number(sign, chart.unit), most)
                lines.append(f"{speaking.sign_words(sign)}{colon}{said}")
        return "\n".join(lines)

    def legend(self) -> list[str]:
        """Return in words what the cells say, and which kinds of empty there are."""
        named = QCoreApplication.translate("Compare", "Legend: each study is named with its evidence in the cell.")
        if charting.is_large(self._chart):
            named = QCoreApplication.translate("Compare", "Legend: each cell says how many studies speak of it.")
        if charting.paired_facet(self._chart.col_facet):
            empties = QCoreApplication.translate(
                "Compare", "Empty cells: never in one passage; looked for, reported absent; filtered out; no study."
            )
            return [named, empties]
        return [
            named,
            QCoreApplication.translate(
                "Compare", "Empty cells: not mentioned; looked for, reported absent; filtered out; no study."
            ),
        ]

    def grid(self, title: str, dated: str = "") -> list[list[str]]:
        """Return the table as lines of cells with title, counts and filters above and the legend below."""
        columns = range(self.columnCount())
        out = [[title], [speaking.counts_line(self._chart, self._lang)], *([[dated]] if dated else []), []]
        heads = [str(self.headerData(col, Qt.Orientation.Horizontal)) for col in columns]
        out.append([speaking.facet_word(self._chart.row_facet), *heads])
        for row in range(self.rowCount()):
            name = str(self.headerData(row, Qt.Orientation.Vertical))
            out.append([name, *(self.words(row, col).replace("\n", " | ") for col in columns)])
        ending = QCoreApplication.translate("Compare", "Each study counts once in a cell. Silence is not absence.")
        return [*out, [], *([line] for line in self.legend()), [ending]]

    def as_text(self, title: str) -> str:
        """Return the table as tab-separated text with title, counts and filters, and what the words mean."""
        lines = [title, speaking.counts_line(self._chart, self._lang), ""]
        columns = range(self.columnCount())
        heads = [str(self.headerData(col, Qt.Orientation.Horizontal)) for col in columns]
        lines.append("\t".join([speaking.facet_word(self._chart.row_facet), *heads]))
        for row in range(self.rowCount()):
            cells = [str(self.headerData(row, Qt.Orientation.Vertical)), *(self.words(row, col) for col in columns)]
            lines.append("\t".join(_one_line(cell) for cell in cells))
        lines += [
            "",
            *self.legend(),
            QCoreApplication.translate("Compare", "Each study counts once in a cell. Silence is not absence."),
        ]
        return "\n".join(lines) + "\n"


def _signs(facet: str) -> tuple[str, ...]:
    """The signs whose sums stand even where they are 0."""
    return ("barrier", "facilitator") if facet == "theme" else (facet,)


def _one_line(cell: str) -> str:
    """Keep a cell in its column (see `picturing.no_formula`)."""
    return no_formula(cell)


class TimelineTable(QAbstractTableModel):
    """The timeline as a table: a row a year, a column a country of care; studies by name, then events."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: Timeline | None = None
        self._years: tuple[int, ...] = ()
        self._lang = "en"

    def show_timeline(self, data: Timeline, lang: str) -> None:
        """Show other studies or another language."""
        self.beginResetModel()
        self._data, self._lang = data, lang
        years = {year for lane in data.lanes for year in lane.by_year}
        self._years = tuple(sorted(years | {event.year for lane in data.lanes for event in lane.events}))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._years)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._data is None else len(self._data.lanes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        return self.words(index.row(), index.column())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._data is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self._years[section])
        return word(self._data.lanes[section].label, self._lang)

    def words(self, row: int, col: int, most: int = speaking.MOST_NAMED) -> str:
        """Return the studies and events of a year in a country, in words; of more studies the first are named."""
        if self._data is None:
            return ""
        lane, year = self._data.lanes[col], self._years[row]
        comma, colon = ("、", "：") if self._lang.startswith("zh") else (", ", ": ")
        dots = lane.by_year.get(year, ())
        own = [word(dot.citation, self._lang) for dot in dots[:most]]
        said = (
            [f"{QCoreApplication.translate('Compare', '%n studies', '', len(dots))}{colon}{comma.join(own)}"]
            if own
            else []
        )
        if len(dots) > most:
            more = QCoreApplication.translate("Compare", "%n more", "", len(dots) - most)
            said = [f"{said[0]}{comma}{more}"]
        events = [word(event.labels, self._lang) for event in lane.events if event.year == year]
        if events:
            words = QCoreApplication.translate("Compare", "Events: %1").replace("%1", comma.join(events))
            said.append(words)
        return "\n".join(said)

    def grid(self, title: str, counts: str, dated: str = "") -> list[list[str]]:
        """Return the table as lines of cells with title, counts and filters above and the notes below."""
        heads = [str(self.headerData(col, Qt.Orientation.Horizontal)) for col in range(self.columnCount())]
        out = [[title], [counts], *([[dated]] if dated else []), []]
        out.append([QCoreApplication.translate("Compare", "year"), *heads])
        for row in range(self.rowCount()):
            cells = [self.words(row, col, sys.maxsize).replace("\n", " | ") for col in range(self.columnCount())]
            out.append([str(self._years[row]), *cells])
        return out


SLICE_MS, MOST_MEASURED = 12.0, 400
"""Time of one turn for measuring rows, and from how many rows on all are one line high."""


class ChartTableView(QTableView):
    """Shows the table; rows are as tall as their words, measured a few in each turn of the event loop."""

    def __init__(self, model: QAbstractTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chart_table")
        self.setModel(model)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setDefaultSectionSize(150)
        wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        self.horizontalHeader().setDefaultAlignment(wrapped)
        self.horizontalHeader().setMinimumHeight(44)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setTabKeyNavigation(False)
        self._next = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._measure)
        self.horizontalHeader().sectionResized.connect(lambda *_: self._begin())
        self._begin()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show another table."""
        before = self.model()
        if before is not None:
            before.modelReset.disconnect(self._begin)
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self._begin)
            if hasattr(self, "_timer"):
                self._begin()

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give the first columns widths of their own and the last the rest; none: all are alike."""
        head = self.horizontalHeader()
        head.setStretchLastSection(bool(widths))
        for col in range(head.count()):
            head.resizeSection(col, widths[col] if col < len(widths) else head.defaultSectionSize())

    def _begin(self) -> None:
        """Measure all rows anew, once the table is looked at."""
        self._next = 0
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._begin()

    def _measure(self) -> None:
        """Give the next rows the height of their words; of very many rows each is one line."""
        model = self.model()
        count = model.rowCount() if model is not None else 0
        clock = QElapsedTimer()
        clock.start()
        while self._next < min(count, MOST_MEASURED) and clock.elapsed() < SLICE_MS:
            self.resizeRowToContents(self._next)
            self._next += 1
        if self._next >= min(count, MOST_MEASURED):
            self._timer.stop()
