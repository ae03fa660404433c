"""One file with too many records to look at each: what it is, what would become of them, what was said, the first ones."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QListWidget,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.ui import words
from app.ui.intake.draft import Draft
from app.ui.intake.gathered import LargeFile
from app.ui.widgets.wrapped import Wrapped

Place = QModelIndex | QPersistentModelIndex


class Samples(QAbstractTableModel):
    """Records as a table to read: title, authors, journal, year, DOI, languages of the texts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, ...]] = []

    def show_records(self, records: list[dict[str, Any]]) -> None:
        """Show these records."""
        self.beginResetModel()
        self._rows = [_cells(record) for record in records]
        self.endResetModel()

    def rowCount(self, parent: Place = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Place = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 6

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self._rows[index.row()][index.column()]
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if way == Qt.Orientation.Vertical:
            return section + 1
        heads = (
            self.tr("Title"), self.tr("Authors"), self.tr("Journal"), self.tr("Year"), self.tr("DOI"), self.tr("Texts")
        )  # fmt: skip
        return heads[section]


def _cells(record: dict[str, Any]) -> tuple[str, ...]:
    """One record as the cells of a row."""
    draft = Draft(record)
    title = " / ".join(one for one in (draft.title_in("en"), draft.title_in("zh")) if one) or draft.name()
    journal = draft.short("journal") or draft.short("journal_abbrev")
    languages = ", ".join(dict.fromkeys(str(text["lang"]) for text in draft.texts()))
    return title, "; ".join(draft.authors().splitlines()), journal, draft.year(), draft.doi(), languages


class LargeForm(QWidget):
    """Shows one large file. `more_asked` wants further records of it."""

    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: LargeFile | None = None
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._source, self._counts, self._how = self._line("text2"), self._line(""), self._line("text2")
        self._said_head, self._samples_head = self._line(""), self._line("")
        for head in (self._said_head, self._samples_head):
            head.setProperty("role", "section")
        self._said = QListWidget()
        self._said.setWordWrap(True)
        self._said.setItemDelegate(Wrapped(8, self._said))  # border
        self._said.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._table = QTableView()
        self.model = Samples(self)
        self._table.setModel(self.model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setTabKeyNavigation(False)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((280, 150, 130, 52, 130, 90)):
            self._table.setColumnWidth(column, width)
        self._more = QPushButton()
        self._more.clicked.connect(self.more_asked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(8)
        for part in (self._source, self._counts, self._how, self._said_head, self._said, self._samples_head):
            whole.addWidget(part)
        whole.addWidget(self._table, 1)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def _line(self, tone: str) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if tone:
            label.setProperty("tone", tone)
        return label

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self._said_head.setText(self.tr("What was said of it"))
        self._said.setAccessibleName(self._said_head.text())
        self._samples_head.setText(self.tr("The first records"))
        self._table.setAccessibleName(self._samples_head.text())
        self._more.setText(self.tr("Show more records"))
        self._how.setText(self.tr("A large import is put in whole. Its texts are aligned when you first open a study."))
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 5)
        if self._file is not None:
            self.show_file(self._file)

    def show_file(self, file: LargeFile) -> None:
        """Show a file."""
        self._file = file
        about = file.about
        source = self.tr("%1, %2, read as %3") if about["encoding"] else self.tr("%1, %2")
        for place, value in (("%1", about["name"]), ("%2", about["format"]), ("%3", about["encoding"])):
            source = source.replace(place, str(value or ""))
        self._source.setText(source)
        parts = [self.tr("%n studies will be added", "", file.count("add", "ask"))]
        for number, text in (
            (file.count("join"), self.tr("%n will be merged", "", file.count("join"))),
            (file.count("skip"), self.tr("%n are in the library already", "", file.count("skip"))),
            (file.count("ask"), self.tr("%n may be duplicates", "", file.count("ask"))),
        ):
            if number:
                parts.append(text)
        self._counts.setText("   ".join(parts))
        self._said.clear()
        for pattern, args, record, line in about["said"]:
            sentence = words.say(pattern, tuple(args))
            where = self.tr("Record %1, line %2") if line else self.tr("Record %1")
            place = where.replace("%1", str(record)).replace("%2", str(line)) + " · " if record else ""
            self._said.addItem(place + sentence)
        if about["unsaid"]:
            self._said.addItem(self.tr("%n more, all of them kept with the import", "", about["unsaid"]))
        self._said.setFixedHeight(min(150, 46 * self._said.count() + 4))
        for part in (self._said_head, self._said):
            part.setVisible(bool(about["said"]))
        self.show_samples()

    def show_samples(self) -> None:
        """Show the records that are there."""
        if self._file is not None:
            self.model.show_records(self._file.samples)
            self._more.setVisible(len(self._file.samples) < self._file.records)
