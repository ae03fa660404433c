"""The list itself: chosen by mouse and keyboard, opened with Enter, looked into with Space."""

from __future__ import annotations

from array import array
from typing import Any, Final

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.ui.studies.card import COMPACT, HEIGHT, CardDelegate
from app.ui.studies.model import StudyModel

PLAIN_KEYS = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier
EXTENDING: Final = PLAIN_KEYS | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
MANY: Final = 10_000
"""More chosen studies than these are told as an array."""


class Choosing:
    """What the list of cards and the table of rows have in common: which studies are chosen, and what keys do."""

    opened: Any
    chosen: Any
    previewed: Any
    deleted: Any
    asked: Any
    typed: Any
    selectionModel: Any
    setCurrentIndex: Any
    currentIndex: Any
    scrollTo: Any
    indexAt: Any
    viewport: Any
    visualRect: Any
    _studies: StudyModel
    _quiet: bool

    @property
    def last_column(self) -> int:
        """The number of the last column."""
        return 0

    def row_index(self, row: int, *, last: bool = False) -> QModelIndex:
        """The cell at the beginning of a row, or at its end."""
        found: QModelIndex = self.selectionModel().model().index(row, self.last_column if last else 0)
        return found

    # -- what is chosen -------------------------------------------------------------------------------------------

    def selected(self) -> list[int] | array[int]:
        """The ids of the chosen studies, in the order of the list; an array, made at once, where they are many.

        Of all of many it is the list's own, which nobody changes: a copy of a million would be eight megabytes more.
        """
        chosen = self.selectionModel().selection()
        ranges = sorted((one.top(), one.bottom()) for one in map(chosen.at, range(chosen.count())))
        whole = self._studies.ids
        if len(whole) > MANY and ranges == [(0, len(whole) - 1)]:
            return whole
        found = array("q")
        for top, bottom in ranges:
            found += self._studies.ids[top : bottom + 1]
        return list(found) if len(found) <= MANY else found

    def current(self) -> int | None:
        """The study the keyboard stands on."""
        return self._studies.id_at(self.currentIndex().row())

    def choose(self, studies: list[int], current: int | None = None, *, quiet: bool = False) -> None:
        """Chooses studies that are in the list; with `quiet` nobody is told."""
        self._quiet = quiet
        selection = QItemSelection()
        rows = [row for row in (self._studies.row_of(one) for one in studies) if row >= 0]
        for row in rows:
            index = self.row_index(row)
            selection.select(index, self.row_index(row, last=True))
        here = self._studies.row_of(current) if current is not None else (rows[0] if rows else -1)
        if here >= 0:
            self.selectionModel().setCurrentIndex(self.row_index(here), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False

    def reveal(self, study: int) -> None:
        """Scrolls to a study."""
        row = self._studies.row_of(study)
        if row >= 0:
            self.scrollTo(self.row_index(row))

    def rows_seen(self) -> int:
        """How many rows are on the screen, wholly or in part."""
        if not self._studies.ids:
            return 0
        first: int = self.indexAt(QPoint(1, 1)).row()
        last: int = self.indexAt(QPoint(1, self.viewport().height() - 2)).row()
        return (last if last >= 0 else len(self._studies.ids) - 1) - max(0, first) + 1

    def _told(self) -> None:
        """Tells what is chosen."""
        if not self._quiet:
            self.chosen.emit(self.selected())

    # -- mouse and keys -------------------------------------------------------------------------------------------

    def _clicked(self, index: QModelIndex) -> None:
        """A plain press opens; with Ctrl or Shift it only chooses."""
        study = self._studies.id_at(index.row())
        if study is not None and not QGuiApplication.keyboardModifiers():
            self.opened.emit(study)

    def _ask(self, place: QPoint) -> None:
        """Asks for the menu of the chosen studies."""
        index = self.indexAt(place)
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        ids = self.selected()
        if ids:
            self.asked.emit(ids, self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space looks inside, Delete deletes; letters go to the search."""
        study = self.current()
        plain = not event.modifiers() & ~PLAIN_KEYS
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if study is not None:
                self.opened.emit(study)
        elif key == Qt.Key.Key_Space and plain:
            if study is not None:
                self.previewed.emit(study)
        elif key == Qt.Key.Key_Delete and plain:
            if self.selected():
                self.deleted.emit(self.selected())
        elif key == Qt.Key.Key_Menu or (
            key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            self._ask(self.visualRect(self.currentIndex()).center())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers() & ~EXTENDING:
            self._go_to(0 if key == Qt.Key.Key_Home else len(self._studies.ids) - 1, event.modifiers())
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)  # type: ignore[misc]

    def _go_to(self, row: int, held: Qt.KeyboardModifier) -> None:
        """Goes to the first or the last study; with Shift everything on the way is chosen."""
        if row < 0:
            return
        index, model = self.row_index(row), self.selectionModel()
        before = self.currentIndex().row()
        flags = QItemSelectionModel.SelectionFlag
        if held & Qt.KeyboardModifier.ShiftModifier and before >= 0:
            first, last = sorted((before, row))
            model.select(QItemSelection(self.row_index(first), self.row_index(last, last=True)), flags.ClearAndSelect)
            model.setCurrentIndex(index, flags.NoUpdate)
        else:
            model.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the search field: looking through a million titles row by row would take minutes."""
        if search.strip():
            self.typed.emit(search)


class StudyList(Choosing, QTableView):
    """Cards of studies, one column of rows of the same height: a list view would ask for each of a million by itself.

    Signals: `opened(id)`, `chosen(ids)`, `previewed(id)`, `deleted(ids)`, `asked(ids, place)`, `typed(words)`.
    """

    opened = Signal(int)
    chosen = Signal(object)
    previewed = Signal(int)
    deleted = Signal(object)
    asked = Signal(object, QPoint)
    typed = Signal(str)

    def __init__(self, model: StudyModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studies = model
        self._quiet = False
        self.setDragEnabled(True)
        self.cards = CardDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.cards)
        self.setObjectName("study-cards")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        heads = self.horizontalHeader()
        heads.hide()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(COMPACT)
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(42)
        self.customContextMenuRequested.connect(self._ask)
        self.clicked.connect(self._clicked)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))
        self.selectionModel().selectionChanged.connect(self._told)

    def _hover(self, row: int) -> None:
        """Takes the line above a card away while the pointer is on it."""
        before, self.cards.hovered = self.cards.hovered, row
        for one in (before - 1, row - 1):
            if one >= 0:
                self.update(self.row_index(one))

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """What is painted anew when others are chosen; Qt would walk through a million cards for it."""
        return QRegion(self.viewport().rect())

    def doItemsLayout(self) -> None:
        """Cards lie anew when the density changes."""
        height = COMPACT if self.cards.compact else HEIGHT
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setDefaultSectionSize(height)
        super().doItemsLayout()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)
