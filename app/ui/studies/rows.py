"""The list as a table of rows: one line a study, columns as chosen, sorted by the one whose head is pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui import fonts, paint, theme
from app.ui.studies import naming
from app.ui.studies.listing import Choosing
from app.ui.studies.model import CARD, Index, StudyModel
from app.ui.studies.naming import say
from db.card import StudyCard

ROW: Final = 32
COMPACT: Final = 26
COLUMNS: Final[Mapping[str, tuple[str, int]]] = {
    "title": ("title", 420),
    "other": ("title", 260),
    "author": ("author", 150),
    "year": ("year", 60),
    "journal": ("journal", 170),
    "languages": ("", 90),
    "codings": ("codings", 80),
    "findings": ("findings", 80),
    "checked": ("checked", 100),
}
"""The columns there are: what each is sorted by ('' not at all) and its first width."""
FIRST: Final = ("title", "author", "year", "journal", "findings")
"""The columns of a new window."""


def head(name: str) -> str:
    """What a column is called."""
    return {
        "title": say("studies", "Title"),
        "other": say("studies", "Title in the other language"),
        "author": say("studies", "Author"),
        "year": say("studies", "Year"),
        "journal": say("studies", "Journal"),
        "languages": say("studies", "Languages"),
        "codings": say("studies", "Codings"),
        "findings": say("studies", "Findings"),
        "checked": say("studies", "Checked pairs"),
    }[name]


def _languages(card: StudyCard) -> str:
    western, chinese = naming.languages(card)
    words = " ".join(word for word, there in (("EN", western), ("中", chinese)) if there)
    return f"{words} {say('studies', 'MT')}" if card.machine else words


_VALUES: Final[Mapping[str, Callable[[StudyCard], str]]] = {
    "title": lambda card: naming.titles(card)[0],
    "other": lambda card: naming.titles(card)[1],
    "author": naming.authors,
    "year": lambda card: str(card.year or ""),
    "journal": lambda card: card.journal,
    "languages": _languages,
    "codings": lambda card: f"{card.codings:,}" if card.codings else "",
    "findings": lambda card: f"{card.findings:,}" if card.findings else "",
    "checked": lambda card: f"{card.checked}/{card.pairs}" if card.pairs else "",
}
NUMBERS: Final = frozenset({"year", "codings", "findings", "checked"})


class RowModel(QAbstractTableModel):
    """The studies of the list, a column a fact; it holds nothing of its own."""

    def __init__(self, studies: StudyModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studies = studies
        self.columns: tuple[str, ...] = FIRST
        studies.modelAboutToBeReset.connect(self.beginResetModel)
        studies.modelReset.connect(self.endResetModel)
        studies.rowsAboutToBeInserted.connect(lambda _above, a, b: self.beginInsertRows(QModelIndex(), a, b))
        studies.rowsInserted.connect(self.endInsertRows)
        studies.dataChanged.connect(self._changed)

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.isValid() and last.isValid():
            end = self.index(last.row(), len(self.columns) - 1)
            self.dataChanged.emit(self.index(first.row(), 0), end)

    def show_columns(self, columns: Sequence[str]) -> None:
        """Shows other columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._studies.rowCount()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else found

    def mimeTypes(self) -> list[str]:
        return self._studies.mimeTypes()

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return self._studies.mimeData(indexes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One fact of a study as words, the card, or how a column stands."""
        name = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if name in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role not in (CARD, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        card = self._studies.card(index.row())
        if card is None or role == CARD:
            return card
        return _VALUES[name](card)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return head(self.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section] in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints one cell: a ground for the whole row, and its words with room at both sides."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints a cell."""
        colours = theme.current()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        view = option.widget
        if chosen:
            active = view is not None and view.hasFocus()
            painter.fillRect(rect, colours.color("selected" if active else "hover"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect.adjusted(0, rect.height() - 2, 0, 0), colours.color("accent"))
        words = index.data()
        if not words:
            return
        first = index.column() == 0
        lang = "zh" if any("\u3400" <= one <= "\u9fff" for one in words[:40]) else "en"
        right = index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight.value
        font = fonts.interface_font(lang, 13, 500 if first else 400, tabular=bool(right))
        place = QRectF(rect).adjusted(10, 0, -10, 0)
        colour = colours.color("text" if first else "text2")
        paint.text_line(painter, place, words, font, colour, align="right" if right else "left")


class Look:
    """What the panel tells a view of cards; rows take what concerns them."""

    def __init__(self) -> None:
        self.opened: int | None = None
        self.compact = False


class StudyRows(Choosing, QTableView):
    """The table. Signals as the list's; `sorted_by(order, descending)`; `columns_changed` after another choice."""

    opened = Signal(int)
    chosen = Signal(object)
    previewed = Signal(int)
    deleted = Signal(object)
    asked = Signal(object, QPoint)
    typed = Signal(str)
    sorted_by = Signal(str, bool)
    columns_changed = Signal()

    def __init__(self, model: StudyModel, kept: Mapping[str, Any] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studies = model
        self._quiet = False
        self._widths = {name: width for name, (_, width) in COLUMNS.items()}
        self.cards = Look()
        self.rows = RowModel(model, self)
        self._restore(kept or {})
        self.setModel(self.rows)
        self.setObjectName("study-rows")
        self.setItemDelegate(RowDelegate(self))
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setDragEnabled(True)
        self.setTabKeyNavigation(False)
        self._make_heads()
        self.customContextMenuRequested.connect(self._ask)
        self.clicked.connect(self._clicked)
        self.selectionModel().selectionChanged.connect(self._told)

    def _make_heads(self) -> None:
        """Heads as wide as last time; no head of rows, which would cost 221 MB at a million."""
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        heads = self.horizontalHeader()
        # A header that shares the selection of the rows walks through all of them at each change: a freeze of 24 s.
        self._of_heads = QItemSelectionModel(self.rows, self)
        heads.setSelectionModel(self._of_heads)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(True)
        heads.setSectionsMovable(True)
        heads.setSortIndicatorShown(True)
        heads.setStretchLastSection(False)
        heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heads.customContextMenuRequested.connect(self._show_columns)
        heads.sectionClicked.connect(self._sort)
        heads.sectionResized.connect(self._resized)
        self._set_widths()

    def _restore(self, kept: Mapping[str, Any]) -> None:
        """Columns and widths of last time."""
        columns = kept.get("columns")
        if isinstance(columns, list):
            known = tuple(dict.fromkeys(one for one in columns if one in COLUMNS))
            self.rows.columns = known or FIRST
        widths = kept.get("widths")
        if isinstance(widths, dict):
            self._widths |= {name: n for name, n in widths.items() if name in COLUMNS and isinstance(n, int) and n > 20}

    def remember(self) -> dict[str, Any]:
        """What is kept for the next start."""
        heads = self.horizontalHeader()
        order = sorted(range(len(self.rows.columns)), key=heads.visualIndex)
        return {"columns": [self.rows.columns[one] for one in order], "widths": dict(self._widths)}

    def _set_widths(self) -> None:
        for at, name in enumerate(self.rows.columns):
            self.setColumnWidth(at, self._widths[name])

    def _resized(self, section: int, _before: int, width: int) -> None:
        if width > 20 and section < len(self.rows.columns):
            self._widths[self.rows.columns[section]] = width

    def set_compact(self, compact: bool) -> None:
        """Rows of 26 or 32 px."""
        self.cards.compact = compact
        self.verticalHeader().setDefaultSectionSize(COMPACT if compact else ROW)

    def show_order(self, sort: str, descending: bool) -> None:
        """Shows at the heads what the list is sorted by."""
        at = next((at for at, name in enumerate(self.rows.columns) if COLUMNS[name][0] == sort), -1)
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(at, way)

    def _sort(self, section: int) -> None:
        """A head was pressed: sort by it, the other way round at the second press."""
        sort = COLUMNS[self.rows.columns[section]][0]
        if sort:
            heads = self.horizontalHeader()
            self.sorted_by.emit(sort, heads.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder)

    def choose_column(self, name: str, on: bool) -> None:
        """Shows a column or hides it; one stays always."""
        columns = [one for one in self.remember()["columns"] if one != name]
        if on:
            columns.append(name)
        if columns:
            chosen, current = self.selected(), self.current()
            self.rows.show_columns(columns)
            self._set_widths()
            self.choose(list(chosen[:2000]), current, quiet=True)
            self.columns_changed.emit()

    def fill_columns(self, menu: QMenu) -> None:
        """Offers the columns there are."""
        for name in COLUMNS:
            action = menu.addAction(head(name))
            action.setCheckable(True)
            action.setChecked(name in self.rows.columns)
            action.toggled.connect(lambda on, one=name: self.choose_column(one, on))

    def _show_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill_columns(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(place))

    @property
    def last_column(self) -> int:
        """The number of the last column."""
        return len(self.rows.columns) - 1

    def rows_seen(self) -> int:
        """How many rows are on the screen."""
        first, last = self.rowAt(1), self.rowAt(self.viewport().height() - 2)
        total = self.rows.rowCount()
        return (last if last >= 0 else total - 1) - first + 1 if total else 0

    def doItemsLayout(self) -> None:
        """As the cards are told to lie anew when the density changes."""
        self.set_compact(self.cards.compact)
        super().doItemsLayout()
