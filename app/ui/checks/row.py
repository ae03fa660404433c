"""Rows of the list: a group with how many places and studies it has, and an issue with its words on both sides."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from app.ui import fonts, icons, language, paint, theme
from app.ui.checks import naming
from app.ui.checks.model import GROUP, ISSUE, PLACE, Index
from db.rows import CheckGroup, CheckIssue

GROUP_HIGH: Final = 34
ISSUE_HIGH: Final = 48
LEFT: Final = 20
RIGHT: Final = 20
SHARE: Final = 0.6
"""Of the room for the words, at most so much goes to the first of two."""


class CheckRow(QStyledItemDelegate):
    """Paints groups and issues."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ISSUE_HIGH if index.parent().isValid() else GROUP_HIGH)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        if not isinstance(view, QTreeView):
            return
        rect: QRect = option.rect
        area = QRectF(0, rect.top(), view.viewport().width(), rect.height())
        painter.save()
        paint.row_ground(painter, area, option.state, active=view.hasFocus())
        inner = area.adjusted(LEFT, 0, -RIGHT, 0)
        group, issue = index.data(GROUP), index.data(ISSUE)
        if isinstance(group, CheckGroup):
            name = str(index.data(Qt.ItemDataRole.DisplayRole))
            _paint_group(painter, inner, group, name, opened=view.isExpanded(index))
        elif isinstance(issue, CheckIssue):
            _paint_issue(painter, inner, issue, str(index.data(PLACE)))
        painter.restore()


def _paint_group(painter: QPainter, inner: QRectF, group: CheckGroup, name: str, *, opened: bool) -> None:
    """Paints a group: its name, the flag where some are major, and how many places."""
    colours = theme.current()
    middle = inner.center().y()
    icons.draw(painter, "chevron-down" if opened else "chevron-right", "text2", inner.left() - 6, middle - 6, 12)
    count = fonts.interface_font(language.current(), 12, 500, tabular=True)
    used = paint.text_line(painter, inner, f"{group.issues:,}", count, colours.color("text"), align="right")
    right = inner.right() - used - 12
    if group.major:
        major = f"{group.major:,}"
        width = paint.text_width(major, count)
        place = QRectF(right - width, inner.top(), width, inner.height())
        paint.text_line(painter, place, major, count, colours.color("warn"))
        icons.draw(painter, "flag", "warn", right - width - 17, middle - 6, 12)
        right -= width + 26
    font = fonts.interface_font(language.current(), 13, 500)
    paint.text_line(
        painter,
        QRectF(inner.left() + 14, inner.top(), right - inner.left() - 14, inner.height()),
        name,
        font,
        colours.color("text"),
    )


def _paint_issue(painter: QPainter, inner: QRectF, issue: CheckIssue, second: str) -> None:
    """Paints an issue: words of both sides, below them the study or the reason; what was decided is faint."""
    colours = theme.current()
    icon, token = naming.SIGNS.get(issue.severity, ("info", "text3"))
    decided = issue.decided is not None
    middle = inner.center().y()
    ink = "text3" if decided else "text"
    if decided:
        icon, token = "check", "text3"
    icons.draw(painter, icon, token, inner.left() + 14, middle - 16, 12)
    upper = QRectF(inner.left() + 34, middle - 20, inner.width() - 34, 20)
    left, right = naming.places(issue)
    plain = fonts.interface_font(language.current(), 13)
    if left and right:
        first = min(paint.text_width(left, plain), round((upper.width() - 28) * SHARE))
        used = paint.text_line(painter, QRectF(upper.left(), upper.top(), first, 20), left, plain, colours.color(ink))
        at = upper.left() + used + 6
        icons.draw(painter, "arrow-right", "text3", at, upper.center().y() - 6, 12)
        rest = QRectF(at + 18, upper.top(), upper.right() - at - 18, 20)
        paint.text_line(painter, rest, right, plain, colours.color(ink))
    else:
        paint.text_line(painter, upper, left or right or naming.explanation(issue), plain, colours.color(ink))
    small = fonts.interface_font(language.current(), 12)
    lower = QRectF(upper.left(), middle + 1, upper.width(), 18)
    paint.text_line(painter, lower, naming.state(issue) or second, small, colours.color("text2"))
