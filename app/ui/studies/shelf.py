"""Where studies are put: collections as a tree, tags, and searches kept by a name; pressing one narrows the list.

Studies are dragged here from the list; collections are dragged into each other. Enter or a press chooses, F2 renames,
Delete deletes, the menu key offers all of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from app.ui import fonts, icons, language
from app.ui.studies.model import STUDIES
from app.ui.studies.naming import say
from db.query import Query, from_kept, kept

if TYPE_CHECKING:
    from app.ui.studies.asking import Counts
    from app.work.library import Library

KIND: Final = Qt.ItemDataRole.UserRole
KEY: Final = Qt.ItemDataRole.UserRole + 1
MOVED: Final = "application/x-diptych-collection"
"""What is dragged where a collection is moved: its id."""
ROW: Final = 26
HEADS: Final = ("collection", "tag", "search")


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is to show."""

    folders: Sequence[tuple[int, int | None, str]] = ()
    tags: Sequence[tuple[int, str]] = ()
    searches: Sequence[tuple[int, str, Mapping[str, Any]]] = ()


def stock_of(library: Library) -> Stock:
    """Reads what there is to show."""
    from app.work import collecting, keeping

    return Stock(
        [(one.id, one.above, one.name) for one in collecting.folders(library)],
        collecting.tags(library),
        [(one.id, one.name, one.body) for one in keeping.kept(library, "search")],
    )


class Shelf(QTreeWidget):
    """The tree. `filtered(key, on)` as a chip's key; `searched(Query)`; `asked(deed, *values)` for what is written.

    Deeds: make(name, above), rename(id, name), move(id, above), delete(id), put(studies, id), take(studies, id),
    make_tag(name), rename_tag(id, name), delete_tag(id), tag(studies, name), keep(name, body), rename_search(id, name),
    forget(id, name).
    """

    filtered = Signal(str, bool)
    searched = Signal(object)
    asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stock = Stock()
        self.writable = True
        self._counts: dict[str, dict[str, int]] = {}
        self._query = Query()
        self._new: QTreeWidgetItem | None = None
        self._busy = False
        self._shut: set[str] = set()
        self.setObjectName("shelf")
        self.setColumnCount(2)
        self.header().hide()
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(16)
        self.setContentsMargins(12, 4, 12, 4)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(14, 14))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.customContextMenuRequested.connect(self._menu)
        self.itemPressed.connect(self._pressed)
        self.itemChanged.connect(self._edited)
        self.itemCollapsed.connect(lambda item: self._shut.add(self._name_of(item)))
        self.itemExpanded.connect(lambda item: self._shut.discard(self._name_of(item)))

    # -- what is shown ------------------------------------------------------------------------------------------------

    def show_stock(self, stock: Stock, *, writable: bool = True) -> None:
        """Shows what there is."""
        self.stock, self.writable = stock, writable
        self._fill()

    def show_counts(self, counts: Counts) -> None:
        """Shows how many of the studies found lie in each."""
        self._counts = {name: dict(counts.values.get(name, ())) for name in ("collection", "tag")}
        self._busy = True
        for item in self._items():
            item.setText(1, self._count(item.data(0, KIND), item.data(0, KEY), item.text(0)))
        self._busy = False

    def show_query(self, query: Query) -> None:
        """Marks what the list is narrowed to."""
        self._query = query
        self._busy = True
        self.clearSelection()
        for item in self._items():
            item.setSelected(self._is_on(item))
        self._busy = False

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.setAccessibleName(say("studies", "Collections, tags and searches"))
        self._fill()

    def _fill(self) -> None:
        """Makes all rows anew."""
        if self.state() == QAbstractItemView.State.EditingState:
            return  # a name is being typed
        self._busy = True
        self._new = None
        self.clear()
        heads = {
            "collection": say("studies", "Collections"),
            "tag": say("studies", "Tags"),
            "search": say("studies", "Saved searches"),
        }
        tops = {name: self._head(name, heads[name]) for name in HEADS}
        made: dict[int | None, QTreeWidgetItem] = {None: tops["collection"]}
        waiting = list(self.stock.folders)
        while waiting:
            ready = [one for one in waiting if one[1] in made]
            waiting = [one for one in waiting if one[1] not in made]
            for key, above, name in ready:
                made[key] = self._item(made[above], "collection", key, name, "folder-open")
            if not ready:
                break
        if self.stock.folders:
            self._item(tops["collection"], "collection", 0, say("studies", "In no collection"), "circle-dashed")
        for key, name in self.stock.tags:
            self._item(tops["tag"], "tag", key, name, "tag")
        for key, name, _ in self.stock.searches:
            self._item(tops["search"], "search", key, name, "search")
        for item in self._items():
            item.setExpanded(bool(item.childCount()) and self._name_of(item) not in self._shut)
        self._busy = False
        self.show_query(self._query)

    def _head(self, kind: str, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [words, ""])
        item.setData(0, KIND, kind)
        item.setData(0, KEY, None)
        item.setFont(0, fonts.interface_font(language.current(), 12, 600))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled)
        item.setSizeHint(0, QSize(0, ROW))
        return item

    def _item(self, above: QTreeWidgetItem, kind: str, key: int, name: str, icon: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(above, [name, self._count(kind, key, name)])
        item.setData(0, KIND, kind)
        item.setData(0, KEY, key)
        item.setIcon(0, QIcon(icons.icon(icon).pixmap(14, 14)))  # the same whether open or not
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(0, "" if "<" in name else name)
        item.setSizeHint(0, QSize(0, ROW))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.writable and (kind, key) != ("collection", 0):
            flags |= Qt.ItemFlag.ItemIsEditable
            if kind != "search":
                flags |= Qt.ItemFlag.ItemIsDropEnabled
            if kind == "collection":
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        item.setFlags(flags)
        return item

    def _count(self, kind: str, key: int | None, name: str) -> str:
        if key is None or kind not in self._counts:
            return ""
        found = self._counts[kind].get(str(key) if kind == "collection" else name, 0)
        return f"{found:,}" if found else ""

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        waiting = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            if item is not None:
                found.append(item)
                waiting += [item.child(at) for at in range(item.childCount())]
        return found

    def rows_shown(self) -> int:
        """How many rows there are to see where all fits."""
        return sum(1 for item in self._items() if (above := item.parent()) is None or above.isExpanded())

    def _name_of(self, item: QTreeWidgetItem) -> str:
        return f"{item.data(0, KIND)}:{item.data(0, KEY)}"

    def _is_on(self, item: QTreeWidgetItem) -> bool:
        kind, key = item.data(0, KIND), item.data(0, KEY)
        if key is None:
            return False
        if kind == "collection":
            return key in self._query.collections
        if kind == "tag":
            return item.text(0) in self._query.tags
        return any(
            one == key and from_kept(body) == from_kept(kept(self._query)) for one, _, body in self.stock.searches
        )

    # -- what is chosen -----------------------------------------------------------------------------------------------

    def _pressed(self, item: QTreeWidgetItem) -> None:
        """A press chooses; a press with another button than the left one only points."""
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.mouseButtons() in (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton):
            self.choose(item)

    def choose(self, item: QTreeWidgetItem) -> None:
        """Narrows the list to what a row stands for, or takes that away again."""
        kind, key = item.data(0, KIND), item.data(0, KEY)
        if key is None:
            item.setExpanded(not item.isExpanded())
        elif kind == "search":
            body = next((body for one, _, body in self.stock.searches if one == key), {})
            self.searched.emit(from_kept(body))
        elif kind == "collection":
            self.filtered.emit(f"collections:{key}", not self._is_on(item))
        else:
            self.filtered.emit(f"tags:{item.text(0)}", not self._is_on(item))

    # -- what is written ----------------------------------------------------------------------------------------------

    def begin(self, kind: str, above: QTreeWidgetItem | None = None) -> None:
        """Opens a new row whose name is typed in place."""
        head = next(item for item in self._items() if item.data(0, KIND) == kind and item.data(0, KEY) is None)
        self._busy = True
        parent = above or head
        icon = {"collection": "folder-open", "tag": "tag", "search": "search"}[kind]
        self._new = self._item(parent, kind, -1, self._query.text if kind == "search" else "", icon)
        parent.setExpanded(True)
        head.setExpanded(True)
        self._busy = False
        self.setCurrentItem(self._new)
        self.scrollToItem(self._new)
        self.editItem(self._new, 0)

    def _edited(self, item: QTreeWidgetItem, column: int) -> None:
        """A name was typed."""
        if self._busy or column:
            return
        name, kind, key = item.text(0).strip(), item.data(0, KIND), item.data(0, KEY)
        if item is self._new:
            parent = item.parent()
            above = parent.data(0, KEY) if parent is not None else None
            self._new = None
            values: dict[str, tuple[Any, ...]] = {
                "collection": ("make", name, above),
                "tag": ("make_tag", name),
                "search": ("keep", name, kept(self._query)),
            }
            deed, *rest = values[kind]
        else:
            deed = {"collection": "rename", "tag": "rename_tag", "search": "rename_search"}[kind]
            rest = [key, name]
        if name:
            self.asked.emit(deed, tuple(rest))
        self._later()

    def closeEditor(self, editor: QWidget, hint: Any) -> None:
        """A new row whose name was not typed goes again."""
        super().closeEditor(editor, hint)
        if self._new is not None:
            self._new = None
            self._later()

    def _later(self) -> None:
        """Shows what there is once the editor is gone."""
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self, self._fill)

    def _delete(self, item: QTreeWidgetItem) -> None:
        kind, key = item.data(0, KIND), item.data(0, KEY)
        if not key or not self.writable:
            return
        deeds: dict[str, tuple[Any, ...]] = {
            "collection": ("delete", key),
            "tag": ("delete_tag", key),
            "search": ("forget", key, item.text(0)),
        }
        deed, *rest = deeds[kind]
        self.asked.emit(deed, tuple(rest))

    def _menu(self, place: QPoint) -> None:
        """Offers what can be done here."""
        item = self.itemAt(place) or self.currentItem()
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        kind = item.data(0, KIND) if item is not None else ""
        key = item.data(0, KEY) if item is not None else None
        inside = item if kind == "collection" and key else None
        new = menu.addAction(say("studies", "New collection inside") if inside else say("studies", "New collection"))
        new.triggered.connect(lambda: self.begin("collection", inside))
        menu.addAction(say("studies", "New tag")).triggered.connect(lambda: self.begin("tag"))
        keep = menu.addAction(say("studies", "Save this search…"))
        keep.setEnabled(self.writable and self._query.filters)
        keep.triggered.connect(lambda: self.begin("search"))
        if item is not None and key:
            menu.addSeparator()
            rename = menu.addAction(say("studies", "Rename"))
            rename.triggered.connect(lambda: self.editItem(item, 0))
            delete = menu.addAction(say("studies", "Delete"))
            delete.triggered.connect(lambda: self._delete(item))
            parent = item.parent()
            if kind == "collection" and parent is not None and parent.data(0, KEY) is not None:
                out = menu.addAction(say("studies", "Move to the top"))
                out.triggered.connect(lambda: self.asked.emit("move", (key, None)))
        for action in menu.actions():
            action.setEnabled(action.isEnabled() and self.writable)
        menu.popup(self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose, F2 renames, Delete deletes."""
        item = self.currentItem()
        key = event.key()
        if item is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose(item)
        elif item is not None and key == Qt.Key.Key_F2 and item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.editItem(item, 0)
        elif item is not None and key == Qt.Key.Key_Delete:
            self._delete(item)
        elif key == Qt.Key.Key_Menu or (
            key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            self._menu(self.visualItemRect(item).center() if item is not None else QPoint(20, 20))
        else:
            super().keyPressEvent(event)

    # -- dragging -----------------------------------------------------------------------------------------------------

    def mimeTypes(self) -> list[str]:
        return [STUDIES, MOVED]

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """What is dragged away from here: a collection."""
        data = QMimeData()
        keys = [item.data(0, KEY) for item in items if item.data(0, KIND) == "collection" and item.data(0, KEY)]
        if keys:
            data.setData(MOVED, json.dumps(keys[0]).encode())
        return data

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.writable and any(event.mimeData().hasFormat(one) for one in self.mimeTypes()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if self._target(event.position().toPoint(), event.mimeData()) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Puts studies into what they are let fall on, or a collection into another one."""
        data = event.mimeData()
        item = self._target(event.position().toPoint(), data)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        if item is None:
            event.ignore()
            return
        self.drop_on(item, data)
        event.accept()

    def drop_on(self, item: QTreeWidgetItem, data: QMimeData) -> None:
        """What happens when something falls on a row."""
        key = item.data(0, KEY)
        if data.hasFormat(MOVED):
            moved = json.loads(bytes(data.data(MOVED).data()).decode())
            if moved != key:
                self.asked.emit("move", (moved, key))
            return
        studies = json.loads(bytes(data.data(STUDIES).data()).decode())
        if item.data(0, KIND) == "tag":
            self.asked.emit("tag", (studies, item.text(0)))
        else:
            self.asked.emit("put", (studies, key))

    def _target(self, place: QPoint, data: QMimeData) -> QTreeWidgetItem | None:
        """The row that takes what is dragged, or None."""
        item = self.itemAt(place)
        if item is None:
            return None
        kind, key = item.data(0, KIND), item.data(0, KEY)
        if data.hasFormat(MOVED):
            return item if kind == "collection" and key != 0 else None
        return item if kind in ("collection", "tag") and key else None

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange) and hasattr(self, "_shut"):
            self.retranslate()
