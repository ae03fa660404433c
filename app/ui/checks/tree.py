"""The list itself: groups opened and closed, an issue shown with Enter, put right, accepted or dismissed by keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTreeView, QWidget

from app.ui.checks.model import ISSUE, Issues
from app.ui.checks.row import CheckRow
from app.ui.widgets.bare import bare
from db.rows import CheckIssue

SMALL: Final = 20
"""A group that is new and no larger is opened at once."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is open and chosen in the list, so that it can be found again after a change."""

    opened: frozenset[str]
    known: frozenset[str]
    group: str
    row: int
    issue: CheckIssue | None
    scrolled: int


class CheckView(QTreeView):
    """`used(index)` on Enter or a double click, `chosen()` for another row, `deeds(id)`, `menu_wanted(place)`."""

    used = Signal(QModelIndex)
    chosen = Signal()
    deeds = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: Issues, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issues = model
        self.setModel(model)
        self.setItemDelegate(CheckRow(self))
        bare(self)
        self.customContextMenuRequested.connect(self._ask)
        self.doubleClicked.connect(self._use)
        self.selectionModel().currentChanged.connect(self._moved)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # -- what stays through a change ------------------------------------------------------------------------------

    def keep(self) -> Kept:
        """What is open and chosen now."""
        model = self._issues
        opened = frozenset(
            shelf.group.key for row, shelf in enumerate(model.shelves) if self.isExpanded(model.index(row, 0))
        )
        index = self.currentIndex()
        above = index.parent() if index.parent().isValid() else index
        group = model.shelves[above.row()].group.key if index.isValid() else ""
        issue = index.data(ISSUE)
        row = index.row() if index.parent().isValid() else -1
        scrolled = self.verticalScrollBar().value()
        known = frozenset(shelf.group.key for shelf in model.shelves)
        return Kept(opened, known, group, row, issue if isinstance(issue, CheckIssue) else None, scrolled)

    def restore(self, kept: Kept) -> None:
        """Opens what was open; chooses the same issue, else the one that has come into its place."""
        model = self._issues
        for row, shelf in enumerate(model.shelves):
            if shelf.group.key in kept.opened or (shelf.group.key not in kept.known and shelf.group.issues <= SMALL):
                self.setExpanded(model.index(row, 0), True)
        row = model.row_of(kept.group)
        if row < 0:
            return
        above = model.index(row, 0)
        while kept.row >= model.rowCount(above) and model.canFetchMore(above):
            model.fetchMore(above)
        issues = model.shelves[row].issues
        at = next((i for i, one in enumerate(issues) if kept.issue is not None and same(one, kept.issue)), -1)
        if at < 0 and kept.row >= 0:
            at = min(kept.row, len(issues) - 1)
        self.setCurrentIndex(model.index(at, 0, above) if at >= 0 else above)
        self.verticalScrollBar().setValue(kept.scrolled)
        self.scrollTo(self.currentIndex())

    def enter(self) -> None:
        """Chooses the first issue where nothing is chosen."""
        if self.currentIndex().isValid() or not self._issues.shelves:
            return
        first = self._issues.index(0, 0)
        if self.isExpanded(first) and not self._issues.rowCount(first):
            self._issues.fetchMore(first)
        inside = self._issues.index(0, 0, first) if self.isExpanded(first) else QModelIndex()
        self.setCurrentIndex(inside if inside.isValid() else first)

    # -- moving ---------------------------------------------------------------------------------------------------

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        """Another row: at the last one of a page the next page is read."""
        above = now.parent()
        if above.isValid() and now.row() == self._issues.rowCount(above) - 1 and self._issues.canFetchMore(above):
            self._issues.fetchMore(above)
        self.chosen.emit()

    def _scrolled(self, _value: int) -> None:
        """Reads the next page of the group whose last issue has come into sight."""
        last = self.indexAt(QPoint(4, self.viewport().height() - 4))
        if last.isValid():
            self._moved_into(last)

    def _moved_into(self, index: QModelIndex) -> None:
        above = index.parent()
        if above.isValid() and index.row() >= self._issues.rowCount(above) - 2 and self._issues.canFetchMore(above):
            self._issues.fetchMore(above)

    def _use(self, index: QModelIndex) -> None:
        """Enter shows an issue, and opens or closes a group."""
        if index.parent().isValid():
            self.used.emit(index)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))

    def _ask(self, place: QPoint) -> None:
        """Asks for the menu of an issue."""
        index = self.indexAt(place)
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a group opens or closes it."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and not index.parent().isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setExpanded(index, not self.isExpanded(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows, Ctrl Enter puts right, Space accepts, Delete dismisses; Esc is the window's."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = Qt.KeyboardModifier.ControlModifier
        index = self.currentIndex()
        on_issue = index.parent().isValid()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self._use(index)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == control and on_issue:
            self.deeds.emit("check.replace")
        elif key == Qt.Key.Key_Space and not held:
            if on_issue:
                self.deeds.emit("check.accept")
            else:
                self._use(index)
        elif key == Qt.Key.Key_G and held == control | Qt.KeyboardModifier.ShiftModifier and on_issue:
            self.deeds.emit("check.glossary")
        elif key == Qt.Key.Key_Delete and not held and on_issue:
            self.deeds.emit("check.dismiss")
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and held == Qt.KeyboardModifier.ShiftModifier):
            self._ask(self.visualRect(index).center())
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def same(one: CheckIssue, other: CheckIssue) -> bool:
    """Tell whether two issues are the same thing, before and after a new check."""
    return (one.study_id, one.fingerprint, one.left_print, one.right_print, one.pair) == (
        other.study_id,
        other.fingerprint,
        other.left_print,
        other.right_print,
        other.pair,
    )
