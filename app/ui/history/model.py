"""Steps of the history as rows, newest first, read by the page as the list is scrolled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDate,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.ui import words
from db.rows import Step

Index = QModelIndex | QPersistentModelIndex

STEP: Final = Qt.ItemDataRole.UserRole
PAGE: Final = 100
Fetch = Callable[[int, int | None], list[Step]]
"""(how many, before which step) -> steps, newest first."""

say = QCoreApplication.translate


class Steps(QAbstractListModel):
    """The steps that were read so far."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self.steps: list[Step] = []
        self._more = False

    def read(self) -> None:
        """Reads anew, as many as were read before."""
        wanted = max(PAGE, len(self.steps))
        found = self._fetch(wanted, None)
        self.beginResetModel()
        self.steps, self._more = found, len(found) == wanted
        self.endResetModel()

    def row_of(self, step: int) -> int:
        """The row of a step, -1 where it was not read."""
        return next((row for row, one in enumerate(self.steps) if one.id == step), -1)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:  # noqa: ARG002
        """Reads the next page."""
        found = self._fetch(PAGE, self.steps[-1].id if self.steps else None)
        self._more = len(found) == PAGE
        if found:
            self.beginInsertRows(QModelIndex(), len(self.steps), len(self.steps) + len(found) - 1)
            self.steps += found
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.steps):
            return None
        step = self.steps[index.row()]
        if role == STEP:
            return step
        if role == Qt.ItemDataRole.DisplayRole:
            return label(step)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [label(step), say("history", "undone") if step.undone else "", step.who, moment(step.at)]
            return ", ".join(part for part in parts if part)
        return None


def label(step: Step) -> str:
    """What was done, in the language of the interface."""
    said = words.say(step.label, step.args)
    if step.kind == "undo":
        return say("history", "Undone: %1").replace("%1", said)
    return say("history", "Done again: %1").replace("%1", said) if step.kind == "redo" else said


def moment(at: str, today: QDate | None = None) -> str:
    """A time (UTC, ISO 8601) where the reader is: the hour today, the day before it otherwise."""
    local = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    if not local.isValid():
        return at
    hour = local.toString("HH:mm")
    if local.date() == (today or QDate.currentDate()):
        return hour
    day = QLocale().toString(local.date(), say("history", "d MMM yyyy"))
    return say("history", "%1, %2").replace("%1", day).replace("%2", hour)
