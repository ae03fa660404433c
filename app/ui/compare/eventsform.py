"""The events of health policy that the timeline shows: add, change, delete, or put the bundled ones back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.text.refused import Refused
from app.ui import words
from app.ui.compare.speaking import word
from app.work import timeline
from app.work.charting import country_words
from app.work.library import Library
from app.work.sentences import plain
from app.work.timeline import Event

YEAR, LANE, ENGLISH, CHINESE, SOURCE = range(5)


class EventsForm(QDialog):
    """A table of events, a row each; nothing is kept until it is confirmed, and then as one step."""

    def __init__(self, library: Library, lang: str, parent: QWidget | None = None, at: Event | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("events_form")
        self._library, self._lang = library, lang
        self._lanes = timeline.lanes(library)
        self._ids: list[int | None] = []
        self.setWindowTitle(self.tr("Policy events"))
        self.resize(880, 460)
        why = QLabel(
            self.tr("Events stand as dashed lines in the lane of their country. Say where each fact is from."), self
        )
        why.setWordWrap(True)
        self.table = QTableWidget(0, 5, self)
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Year"),
                self.tr("Country"),
                self.tr("Label in English"),
                self.tr("Label in Chinese"),
                self.tr("Source"),
            ]
        )
        self.table.setAccessibleName(self.tr("Policy events"))
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(SOURCE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((YEAR, 70), (LANE, 140), (ENGLISH, 180), (CHINESE, 160)):
            self.table.setColumnWidth(column, width)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setProperty("tone", "bad")
        self.told.hide()
        self.add_button = QPushButton(self.tr("Add an event"), self)
        self.delete_button = QPushButton(self.tr("Delete"), self)
        self.restore_button = QPushButton(self.tr("Bundled events again"), self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        row = QHBoxLayout()
        for one in (self.add_button, self.delete_button, self.restore_button):
            one.setAutoDefault(False)
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(buttons)
        column_box = QVBoxLayout(self)
        for widget in (why, self.table, self.told):
            column_box.addWidget(widget, 1 if widget is self.table else 0)
        column_box.addLayout(row)
        self.add_button.clicked.connect(lambda: self.add(None))
        self.delete_button.clicked.connect(self.delete)
        self.restore_button.clicked.connect(self.fill_bundled)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.fill(timeline.events(library))
        found = next((row for row, one in enumerate(timeline.events(library)) if one == at), 0)
        self.table.selectRow(found)

    def fill(self, events: Sequence[Event]) -> None:
        """Show events."""
        self.table.setRowCount(0)
        self._ids = []
        for event in events:
            self.add(event)

    def fill_bundled(self) -> None:
        """Show the bundled events again; kept only when confirmed."""
        self.fill(timeline.bundled())

    def add(self, event: Event | None) -> None:
        """Add a row: of an event, or an empty one to write in."""
        row = self.table.rowCount()
        self.table.insertRow(row)
        self._ids.append(event.id if event else None)
        values = {
            YEAR: str(event.year) if event else "",
            ENGLISH: event.labels.get("en", "") if event else "",
            CHINESE: event.labels.get("zh", "") if event else "",
            SOURCE: event.source if event else "",
        }
        for column, words_ in values.items():
            item = QTableWidgetItem(words_)
            item.setToolTip("")
            self.table.setItem(row, column, item)
        lane = QComboBox(self.table)
        lane.setAccessibleName(self.tr("Country"))
        for key in self._lanes:
            lane.addItem(word(country_words(key), self._lang), key)
        lane.setCurrentIndex(max(0, lane.findData(event.lane if event else self._lanes[0])))
        self.table.setCellWidget(row, LANE, lane)
        if event is None:
            self.table.setCurrentCell(row, YEAR)
            self.table.edit(self.table.model().index(row, YEAR))

    def delete(self) -> None:
        """Take the chosen rows out."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()}, reverse=True)
        for row in rows:
            self.table.removeRow(row)
            del self._ids[row]

    def wanted(self) -> list[Event]:
        """Return the events as they now stand; raises Refused where a year is no number."""
        out = []
        for row in range(self.table.rowCount()):
            said = {column: self._text(row, column) for column in (YEAR, ENGLISH, CHINESE, SOURCE)}
            if not any(said.values()):
                continue
            if not said[YEAR].isdecimal():
                raise Refused(f"“{said[YEAR]}” is not a year. Write it in digits.")
            lane = self.table.cellWidget(row, LANE)
            key = str(lane.currentData()) if isinstance(lane, QComboBox) else ""
            labels = {"en": said[ENGLISH], "zh": said[CHINESE]}
            out.append(Event(self._ids[row], int(said[YEAR]), key, labels, said[SOURCE]))
        return out

    def _text(self, row: int, column: int) -> str:
        """What is written in a cell."""
        item = self.table.item(row, column)
        return item.text().strip() if item is not None else ""

    def accept(self) -> None:
        """Keep the events; where that is refused, say why and stay."""
        try:
            wanted = self.wanted()
            if tuple(wanted) == timeline.bundled():
                timeline.restore_events(self._library)
            elif tuple(wanted) != timeline.events(self._library):
                timeline.set_events(self._library, wanted)
        except Exception as error:  # what was foreseen is said; the rest belongs in the log
            said = plain(error)
            if said is None:
                raise
            self.told.setText(words.say(said))
            self.told.show()
            return
        super().accept()
