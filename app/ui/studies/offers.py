"""What the panel of studies offers: menus of orders, filters and deeds, a look inside a study, the buttons of its head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint

from app.ui.studies import filters, menus
from app.ui.studies.arranged import Arranged
from app.ui.studies.asking import Counts
from app.ui.studies.naming import say
from db.query import Query

if TYPE_CHECKING:
    from app.ui.studies.preview import Preview
    from app.work.library import Library

PREVIEW: Final = 480
"""So much room beside the list lets the preview stand there, else it stands below the card."""


class Offers:
    """The part of the panel that shows menus; the panel itself has what they act on."""

    parts: Arranged
    query: Query
    counts: Counts | None
    book: filters.Book
    list: Any
    chips: Any
    search: Any
    window: Any
    mapTo: Any
    width: Any
    toggle: Callable[[str, bool], None]
    clear_filters: Any
    edit_requested: Any
    cite_requested: Any
    tag_requested: Any
    delete_requested: Any
    arranged: Any
    _sort: Any
    _shelf: Any
    _view: Any
    _change: Callable[[Query], None]
    _open: Callable[[int], None]
    _library: Library | None
    _preview: Preview | None

    def preview(self, study: int) -> None:
        """Shows the beginning of both texts without opening the study."""
        if self._library is None:
            return
        from app.ui.studies.preview import Preview

        if self._preview is None:
            self._preview = Preview(self.window())
        rect = self.list.visualRect(self.list.currentIndex())
        rect.moveTopLeft(self.list.viewport().mapTo(self.window(), rect.topLeft() + QPoint(12, 0)))
        edge = self.mapTo(self.window(), QPoint(self.width(), 0)).x()
        right = self.window().width() - edge > PREVIEW
        if right:
            rect.setRight(edge)
        self._preview.show_study(self._library, study, rect, right=right)

    def _show_sorts(self) -> None:
        """Shows the orders the list can stand in."""
        menu = filters.show_menu(self.search.parentWidget())
        menus.fill_sorts(menu, self.query, self._change)
        if self.parts.rows is not None and self.parts.rows_wanted:
            menu.addSeparator()
            self.parts.rows.fill_columns(menu.addMenu(say("studies", "Columns")))
        menu.popup(self._sort.mapToGlobal(QPoint(0, self._sort.height())))

    def _show_filters(self, place: QPoint) -> None:
        """Shows every filter with its count."""
        if self.counts is None:
            return
        menu = filters.show_menu(self.search.parentWidget())
        menus.fill_filters(menu, self.query, self.counts, self.book, self.chips.hidden_keys(), self.toggle)
        menu.addSeparator()
        clear = menu.addAction(say("studies", "Clear filters"))
        clear.setEnabled(self.query.filters)
        clear.triggered.connect(self.clear_filters)
        keep = menu.addAction(say("studies", "Save this search…"))
        keep.setEnabled(self.query.filters and self._library is not None and not self._library.read_only)
        keep.triggered.connect(self.parts.keep_search)
        menu.popup(place)

    def _show_menu(self, studies: Sequence[int], place: QPoint) -> None:
        """Shows what can be done with the chosen studies."""
        if self._library is None:
            return
        menu = filters.show_menu(self.search.parentWidget())
        asks = {
            "open": self._open,
            "edit": self.edit_requested.emit,
            "cite": self.cite_requested.emit,
            "tag": self.tag_requested.emit,
            "put": self.arranged.emit,
            "delete": self.delete_requested.emit,
        }
        menus.fill_actions(menu, self._library, studies, asks)
        menu.popup(place)

    def show_toggles(self) -> None:
        """Shows at the head what is on."""
        self._shelf.setChecked(self.parts.shelf_wanted)
        self._view.setChecked(self.parts.rows_wanted)

    def _toggle_shelf(self) -> None:
        self.parts.show_shelf(self._shelf.isChecked())

    def _toggle_rows(self) -> None:
        self.parts.show_rows(self._view.isChecked())

    def _flip_shelf(self) -> None:
        self._shelf.toggle()
        self._toggle_shelf()
        if self._shelf.isChecked():
            self.parts.enter_shelf()

    def _flip_rows(self) -> None:
        self._view.toggle()
        self._toggle_rows()
