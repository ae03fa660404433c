"""Records side by side as a table: a row a field, a column a record; a press or Space takes a cell's wording.

The first row says which record stays, the second (where there are more than two) which ones take part.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui import icons, theme
from app.ui.duplicates import naming
from app.ui.duplicates.naming import say
from app.work.sides import Comparison, Line

Index = QModelIndex | QPersistentModelIndex
LONGEST: Final = 420
"""Letters of a text that are shown; the reader shows it whole."""
MOST_LINES: Final = 20
TALLEST: Final = 360
WORDS_WIDTH: Final = 150
PAD: Final = 10
SIGN: Final = 26
CHOSEN: Final = Qt.ItemDataRole.UserRole
"""The role under which a cell says whether it is chosen; None where there is nothing to choose."""
KEEP, PART = "keep", "part"
NONE: Final = QModelIndex()


class Sides(QAbstractTableModel):
    """What is compared, and what was chosen so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seen: Comparison | None = None
        self.kept = 0
        self.out: set[int] = set()
        self.choices: dict[str, int] = {}
        self._everything = False
        self._rows: list[Line | str] = []

    def show(self, seen: Comparison | None) -> None:
        """Shows other records; nothing is chosen yet but the one to keep."""
        self.beginResetModel()
        self.seen, self.choices, self.out = seen, {}, set()
        self.kept = seen.kept if seen is not None else 0
        self._lay_rows()
        self.endResetModel()

    def show_everything(self, on: bool) -> None:
        """Shows fields that agree too, or only those that differ."""
        self.beginResetModel()
        self._everything = on
        self._lay_rows()
        self.endResetModel()

    def _lay_rows(self) -> None:
        seen = self.seen
        self._rows = []
        if seen is not None:
            lines = [line for line in seen.lines if self._everything or line.differs or line.key == "title"]
            self._rows = [KEEP, *([PART] if len(seen.studies) > 2 else []), *lines]

    @property
    def together(self) -> list[int]:
        """The records that are merged."""
        return [one for one in self.seen.studies if one not in self.out] if self.seen is not None else []

    def chosen(self, line: Line) -> int | None:
        """The record whose wording of a field holds: as chosen, else that of the kept one, else the next that has it."""
        wanted = self.choices.get(line.key)
        if wanted in self.together:
            return wanted
        has = (
            {study: value for study, value in zip(self.seen.studies, line.values, strict=True) if value}
            if self.seen
            else {}
        )
        order = [self.kept, *(one for one in self.together if one != self.kept)]
        return next((one for one in order if one in has), None)

    def take(self, index: Index) -> None:
        """Chooses what a cell says."""
        row, study = self._rows[index.row()], self._study(index)
        line = row if isinstance(row, Line) else None
        if row == PART:
            left = len(self.together) - (study not in self.out)
            if study in self.out:
                self.out.discard(study)
            elif left >= 2:
                self.out.add(study)
                self.kept = self.kept if self.kept not in self.out else self.together[0]
        elif study in self.out:
            return
        elif line is None:
            self.kept = study
        elif line.values[index.column()]:
            self.choices[line.key] = study
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _study(self, index: Index) -> int:
        return self.seen.studies[index.column()] if self.seen is not None else 0

    # -- Qt's questions -------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() or self.seen is None else len(self.seen.studies)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of fields at the left, numbers of records above."""
        if role != Qt.ItemDataRole.DisplayRole or self.seen is None:
            return None
        if way == Qt.Orientation.Horizontal:
            return say("duplicates", "Record %1").replace("%1", str(self.seen.studies[section]))
        row = self._rows[section]
        if isinstance(row, Line):
            return naming.field(row.key)
        return say("duplicates", "Keep this record") if row == KEEP else say("duplicates", "Merge this one too")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, the mark of what is chosen, and the whole as a sentence for a screen reader."""
        if self.seen is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index)
        if role == CHOSEN:
            return self._on(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.headerData(index.row(), Qt.Orientation.Vertical)
            chosen = [say("duplicates", "chosen")] if self._on(index) else []
            return ", ".join([str(head), self._words(index), *chosen])
        return None

    def _words(self, index: Index) -> str:
        assert self.seen is not None  # noqa: S101
        row = self._rows[index.row()]
        if isinstance(row, Line):
            value = row.values[index.column()]
            shown = "\n".join(value[:LONGEST].split("\n")[:MOST_LINES])
            return value if shown == value else shown.rstrip() + "…"
        if row == KEEP:
            return naming.holding(self.seen.holdings[index.column()])
        return say("duplicates", "No") if self._study(index) in self.out else say("duplicates", "Yes")

    def _on(self, index: Index) -> bool | None:
        """Whether a cell is chosen; None where there is nothing to choose."""
        row, study = self._rows[index.row()], self._study(index)
        if not isinstance(row, Line):
            return study not in self.out if row == PART else study == self.kept
        if not row.values[index.column()] or study in self.out:
            return None
        return self.chosen(row) == study


class SidesCell(QStyledItemDelegate):
    """Paints a cell: its sign, its words over several lines, and a frame where the keyboard stands."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its words in the width there is."""
        width = max(60, option.rect.width() - SIGN - 2 * PAD)
        flags = int(Qt.TextFlag.TextWordWrap)
        room = option.fontMetrics.boundingRect(QRect(0, 0, width, 10_000), flags, str(index.data() or ""))
        return QSize(width, room.height() + 2 * 8 + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one cell."""
        look, rect, on = theme.current(), QRect(option.rect), index.data(CHOSEN)
        state: QStyle.StateFlag = option.state
        painter.save()
        if on:
            painter.fillRect(rect, look.color("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver and on is not None:
            painter.fillRect(rect, look.color("hover"))
        if on is not None:
            tone = "accent" if on else "text3"
            icons.draw(painter, "check" if on else "circle", tone, rect.left() + PAD, rect.top() + 9)
        painter.setPen(look.color("text" if on is not None else "disabled"))
        words = rect.adjusted(PAD + SIGN, 8, -PAD, -8)
        painter.setClipRect(words)
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop), str(index.data() or ""))
        painter.setClipping(False)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()


class SidesTable(QTableView):
    """The table: arrows move, Space, Enter or a press take what a cell says."""

    def __init__(self, model: Sides, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides = model
        self.setModel(model)
        self.setItemDelegate(SidesCell(self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setFixedWidth(WORDS_WIDTH)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setStyleSheet("QHeaderView::section { padding-top: 8px; }")
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(model.take)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Makes every row as high as its words, up to a limit."""
        for row in range(self._sides.rowCount()):
            self.setRowHeight(row, min(max(self._height(row), 34), TALLEST))

    def _height(self, row: int) -> int:
        """How high the words of a row want to be."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        heights = []
        for column in range(self._sides.columnCount()):
            option.rect = QRect(0, 0, self.columnWidth(column), 0)
            heights.append(self.itemDelegate().sizeHint(option, self._sides.index(row, column)).height())
        return max(heights, default=34)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter take what the cell says."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self._sides.take(self.currentIndex())
        else:
            super().keyPressEvent(event)
