"""The command palette (Ctrl+K): every action, every study and every code, found by typing in either language.

Where the answers come from is handed in as sources, so that the palette knows neither panels nor library. It floats
over the window, closes with Esc or a click elsewhere and gives the focus back to where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import fonts, glyphs, icons, language, paint, theme
from app.ui.actions import Actions, keys_shown, words
from app.ui.deeds import MENUS
from app.ui.widgets.popover import Popover

WIDTH = 480
ROW = 36
ROWS = 9
MOST_DEEDS = 5
"""So many actions are shown once something is typed: studies and codes want to be seen too."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Item:
    """One answer: its words, the other language or place, its keys, an icon or a facet, and what Enter does."""

    title: str
    run: Callable[[], object]
    second: str = ""
    keys: str = ""
    icon: str = ""
    facet: str = ""
    enabled: bool = True


Source = Callable[[str], Sequence[Item]]
"""Typed words -> answers, best first; '' asks for what is useful before anything is typed."""


def matches(typed: str, *wordings: str) -> int:
    """How well typed words match: 0 not at all, 1 anywhere, 2 at the start of a word, 3 at the very start."""
    best = 0
    wanted = typed.casefold().split()
    for wording in wordings:
        lowered = wording.casefold()
        if not all(one in lowered for one in wanted):
            continue
        if lowered.startswith(typed.casefold().strip()):
            best = max(best, 3)
        elif any(part.startswith(wanted[0]) for part in lowered.replace("-", " ").split()) if wanted else False:
            best = max(best, 2)
        else:
            best = max(best, 1)
    return best


def of_actions(actions: Actions) -> Source:
    """Every action that can be reached, by its words in the interface's language or in English."""

    def find(typed: str) -> list[Item]:
        found = []
        for deed, action in actions:
            if deed.scope == "palette" or not action.isVisible():
                continue
            rank = matches(typed, action.text(), deed.text) if typed else 1 + action.isEnabled()
            if rank:
                item = Item(
                    action.text().rstrip("…"),
                    action.trigger,
                    words(MENUS[deed.menu]),
                    keys_shown(deed),
                    deed.icon,
                    enabled=action.isEnabled(),
                )
                found.append((-rank - 2 * item.enabled, item))
        best = [item for _, item in sorted(found, key=lambda pair: pair[0])]
        return best[:MOST_DEEDS] if typed else best

    return find


class Answers(QAbstractListModel):
    """The answers as a list for Qt."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def show(self, items: list[Item]) -> None:
        """Takes new answers."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says."""
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (item.title, item.second, item.keys) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What can be done with a row."""
        usual = super().flags(index)
        return usual if self.items[index.row()].enabled else usual & ~Qt.ItemFlag.ItemIsEnabled


class Rows(QStyledItemDelegate):
    """Paints one answer: icon or facet glyph, words, the other words faint, keys at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """How large it wants to be."""
        return QSize(WIDTH, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one row."""
        model = index.model()
        assert isinstance(model, Answers)  # noqa: S101
        item = model.items[index.row()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent_soft"))
            painter.drawRoundedRect(QRectF(rect).adjusted(6, 1, -6, -1), 6, 6)
        left, right = rect.left() + 16, rect.right() - 16
        if item.icon:
            icons.draw(painter, item.icon, "text2" if item.enabled else "disabled", left, rect.top() + (ROW - 16) / 2)
        elif item.facet:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(f"facet.{item.facet}"))
            glyphs.draw_facet(painter, item.facet, QPointF(left + 8, rect.top() + ROW / 2), 9)
        lang = language.current()
        if item.keys:
            painter.setFont(fonts.interface_font("en", 11, 500))
            width = painter.fontMetrics().horizontalAdvance(item.keys)
            painter.setPen(look.color("text3"))
            painter.drawText(QRect(right - width, rect.top(), width, ROW), Qt.AlignmentFlag.AlignVCenter, item.keys)
            right -= width + 12
        painter.setFont(fonts.interface_font(lang, 13, 500))
        painter.setPen(look.color("text" if item.enabled else "disabled"))
        left += 28
        words_wide = painter.fontMetrics().horizontalAdvance(item.title)
        room = max(0, right - left)
        shown = painter.fontMetrics().elidedText(paint.plain_line(item.title), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.top(), room, ROW), Qt.AlignmentFlag.AlignVCenter, shown)
        rest = room - words_wide - 12
        if item.second and rest > 40:
            painter.setFont(fonts.interface_font(lang, 12))
            painter.setPen(look.color("text3" if item.enabled else "disabled"))
            second = painter.fontMetrics().elidedText(paint.plain_line(item.second), Qt.TextElideMode.ElideRight, rest)
            at = QRect(left + words_wide + 12, rect.top(), rest, ROW)
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, second)
        painter.restore()


class Palette(Popover):
    """The floating palette; `open` it, it closes itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, WIDTH)
        self.sources: list[Source] = []
        self._anchor = QRect()
        self._field = QLineEdit(self.panel)
        self._field.textChanged.connect(self._ask)
        self._field.installEventFilter(self)
        self._answers = Answers(self)
        self._list = QListView(self.panel)
        self._list.setModel(self._answers)
        self._list.setItemDelegate(Rows(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(self._take)
        self._nothing = QLabel(self.panel)
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setProperty("tone", "text2")
        self._nothing.setContentsMargins(4, 2, 4, 6)
        self._nothing.setWordWrap(True)
        self.body.setContentsMargins(8, 8, 8, 6)
        self.body.setSpacing(4)
        for widget in (self._field, self._list, self._nothing):
            self.body.addWidget(widget)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.setAccessibleName(self.tr("Command palette"))
        self._field.setPlaceholderText(self.tr("Type a command, a study or a code"))
        self._field.setAccessibleName(self.tr("Type a command, a study or a code"))
        self._list.setAccessibleName(self.tr("Answers"))
        self._nothing.setText(self.tr("Nothing answers these words. Try fewer letters, or the other language."))

    def changeEvent(self, event: QEvent) -> None:
        """Follows language and theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def open(self, at: QRect, typed: str = "") -> None:
        """Floats below a rectangle of the window, its right edge under the rectangle's, with the first words typed."""
        self._field.setText(typed)
        self._ask(typed)
        left = at.right() - WIDTH + 1
        anchor = QRect(left, at.top(), WIDTH, at.height())
        if self.isVisible():
            self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.open_at(anchor, focus=self._field)
        self._anchor = anchor

    @property
    def items(self) -> list[Item]:
        """The answers shown now."""
        return self._answers.items

    def _ask(self, typed: str) -> None:
        """Asks every source and shows what they say."""
        found = [item for source in self.sources for item in source(typed.strip())]
        self._answers.show(found)
        rows = min(ROWS, len(found))
        self._list.setFixedHeight(rows * ROW)
        self._list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        first = next((row for row, item in enumerate(found) if item.enabled), None)
        if first is not None:
            self._list.setCurrentIndex(self._answers.index(first, 0))
        if self.isVisible():
            self.move_to(self._anchor)

    def _take(self, index: QModelIndex) -> None:
        """Does what an answer says, after giving the focus back."""
        if not index.isValid() or not self._answers.items[index.row()].enabled:
            return
        item = self._answers.items[index.row()]
        self.close_panel()
        item.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watches what it was told to watch."""
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Arrows move, Enter takes, Esc closes; the rest is typing."""
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}
        if key in steps:
            row = self._list.currentIndex().row() + steps[Qt.Key(key)]
            row = max(0, min(len(self._answers.items) - 1, row))
            self._list.setCurrentIndex(self._answers.index(row, 0))
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(self._list.currentIndex())
            return True
        if key == Qt.Key.Key_Escape:
            self.close_panel()
            return True
        return False
