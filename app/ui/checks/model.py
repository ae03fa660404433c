"""Issues in groups, by rule or by term: a group's issues are read when it is opened, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.checks import naming
from db.rows import CheckGroup, CheckIssue

Index = QModelIndex | QPersistentModelIndex
say = QCoreApplication.translate

GROUP: Final = Qt.ItemDataRole.UserRole
ISSUE: Final = Qt.ItemDataRole.UserRole + 1
PLACE: Final = Qt.ItemDataRole.UserRole + 2
"""The second line of an issue: its study, or why it is one."""
PAGE: Final = 200

Fetch = Callable[[str, int, int], Sequence[CheckIssue]]
"""(group's key, how many, from which on) -> issues."""


@dataclass(slots=True)
class Shelf:
    """A group and those of its issues that were read."""

    group: CheckGroup
    issues: list[CheckIssue] = field(default_factory=list)
    whole: bool = False


class Issues(QAbstractItemModel):
    """Groups with their issues. `by` is "rule", "term" or "rendering", whose groups `named` calls; `second` tells an issue's second line."""

    def __init__(
        self,
        fetch: Fetch,
        second: Callable[[CheckIssue], str],
        named: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._named = named
        self._fetch = fetch
        self._second = second
        self.by = "rule"
        self.shelves: list[Shelf] = []

    def show(self, groups: Sequence[CheckGroup], by: str) -> None:
        """Shows these groups, closed."""
        self.beginResetModel()
        self.by = by
        self.shelves = [Shelf(group) for group in groups]
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """The row of a group, -1 where it is not shown."""
        return next((row for row, one in enumerate(self.shelves) if one.group.key == key), -1)

    def named(self, key: str) -> str:
        """What a group is called."""
        if self.by == "rule":
            return naming.rule(key)
        return key if self.by == "term" else self._named(key)

    # -- the tree -------------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """A group, or an issue of a group; its number tells which (0 for groups themselves)."""
        if column or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The group an issue stands in."""
        number = child.internalId() if child.isValid() else 0
        return self.createIndex(int(number) - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self.shelves)
        return 0 if parent.internalId() else len(self.shelves[parent.row()].issues)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        return not parent.isValid() or not parent.internalId()

    def canFetchMore(self, parent: Index) -> bool:
        return parent.isValid() and not parent.internalId() and not self.shelves[parent.row()].whole

    def fetchMore(self, parent: Index) -> None:
        """Reads the next page of a group."""
        if not self.canFetchMore(parent):
            return
        shelf = self.shelves[parent.row()]
        at = len(shelf.issues)
        found = list(self._fetch(shelf.group.key, PAGE, at))
        shelf.whole = len(found) < PAGE
        if found:
            self.beginInsertRows(self.index(parent.row(), 0), at, at + len(found) - 1)
            shelf.issues += found
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = int(index.internalId())
        if not number:
            return self._of_group(self.shelves[index.row()].group, role)
        issues = self.shelves[number - 1].issues
        return self._of_issue(issues[index.row()], role) if index.row() < len(issues) else None

    def _of_group(self, group: CheckGroup, role: int) -> object:
        """What is known of a group."""
        if role == GROUP:
            return group
        if role == Qt.ItemDataRole.DisplayRole:
            return self.named(group.key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [
                self.named(group.key),
                say("checks", "%n places", "", group.issues),
                say("checks", "%n studies", "", group.studies),
                say("checks", "%n major", "", group.major) if group.major else "",
            ]
            return ", ".join(part for part in parts if part)
        return None

    def _of_issue(self, issue: CheckIssue, role: int) -> object:
        """What is known of an issue."""
        if role == ISSUE:
            return issue
        if role == PLACE:
            return self._second(issue)
        if role == Qt.ItemDataRole.DisplayRole:
            return " → ".join(part for part in naming.places(issue) if part) or naming.explanation(issue)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return naming.spoken(issue, self._second(issue))
        return None
