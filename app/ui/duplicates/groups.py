"""The groups that were found, as a list: what the records are called, and why they are held to be one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui import fonts, language, theme
from app.ui.duplicates import naming
from app.ui.duplicates.naming import say

Index = QModelIndex | QPersistentModelIndex
GROUP = Qt.ItemDataRole.UserRole
HEIGHT = 62
NONE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Group:
    """Some studies held to be one."""

    studies: tuple[int, ...]
    reasons: tuple[str, ...]
    score: float
    title: str


class Groups(QAbstractListModel):
    """The groups that are left."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: list[Group] = []

    def show(self, groups: list[Group]) -> None:
        """Shows other groups."""
        self.beginResetModel()
        self.groups = groups
        self.endResetModel()

    def remove(self, row: int) -> None:
        """Takes out a group that is settled."""
        self.beginRemoveRows(NONE, row, row)
        del self.groups[row]
        self.endRemoveRows()

    def rowCount(self, parent: Index = NONE) -> int:
        return 0 if parent.isValid() else len(self.groups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A group, or its words for a screen reader."""
        if not 0 <= index.row() < len(self.groups):
            return None
        group = self.groups[index.row()]
        if role == GROUP:
            return group
        if role == Qt.ItemDataRole.DisplayRole:
            return group.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{group.title}, {below(group)}"
        return None


def below(group: Group) -> str:
    """How many records a group has and why."""
    count = say("duplicates", "%n records", "", len(group.studies))
    return f"{count} · {naming.reasons(group.reasons, group.score)}"


class GroupRow(QStyledItemDelegate):
    """Paints a group: its title on one line, the reason below."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """How large it wants to be."""
        return QSize(option.rect.width(), HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one group."""
        group = index.data(GROUP)
        if not isinstance(group, Group):
            return
        look, lang = theme.current(), language.current()
        rect = QRectF(option.rect).adjusted(6, 2, -6, -2)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("selected" if state & QStyle.StateFlag.State_Selected else "hover"))
            painter.drawRoundedRect(rect, 7, 7)
        words = rect.adjusted(12, 8, -12, -8)
        for top, text, size, weight, tone in (
            (0.0, group.title, 13, 500, "text"),
            (22.0, below(group), 12, 400, "text2"),
        ):
            painter.setFont(fonts.interface_font(lang, size, weight))
            painter.setPen(look.color(tone))
            line = QRectF(words.left(), words.top() + top, words.width(), 20)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
