"""How the list stands: as cards or as rows, with the shelf of collections, tags and kept searches above it or without.

Shelf and table are made when they are first wanted, not before the first paint.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFrame

from app.ui.studies import naming
from app.ui.studies.asking import Counts
from db.query import Query

if TYPE_CHECKING:
    from app.ui.studies.rows import StudyRows
    from app.ui.studies.shelf import Shelf

ARRANGED: Final = frozenset({"collection", "collection_study", "tag", "study_tag", "saved_view"})
"""Kinds of change that concern the shelf."""
HIGH: Final = 240
"""The shelf takes so much at most, and never more than a third of the panel."""


class Arranged(QObject):
    """The parts of the panel that come and go."""

    def __init__(self, panel: Any, kept: Mapping[str, Any]) -> None:
        super().__init__(panel)
        self._panel = panel
        self._kept = kept
        self._cards = panel.list
        self.rows: StudyRows | None = None
        self.shelf: Shelf | None = None
        self._rule: QFrame | None = None
        self.shelf_wanted = kept.get("shelf") is True
        self.rows_wanted = kept.get("view") == "rows"

    def begin(self) -> None:
        """Makes what was there last time, once the library is open."""
        if self.rows_wanted:
            self.show_rows(True)
        if self.shelf_wanted:
            self.show_shelf(True)

    # -- cards or rows ------------------------------------------------------------------------------------------------

    @property
    def views(self) -> list[Any]:
        """The views there are, shown or not."""
        return [self._cards, *([self.rows] if self.rows is not None else [])]

    def show_rows(self, on: bool) -> None:
        """Shows a table of rows instead of cards, or cards again; what is chosen stays chosen."""
        panel = self._panel
        self.rows_wanted = on
        if on and self.rows is None:
            self._make_rows()
        before, after = panel.list, self.rows if on else self._cards
        if after is None or before is after:
            return
        chosen, current, focused = before.selected(), before.current(), before.hasFocus()
        after.cards.opened, after.cards.compact = before.cards.opened, before.cards.compact
        panel.list = after
        after.doItemsLayout()
        after.setVisible(before.isVisibleTo(panel))
        before.hide()
        after.choose(list(chosen[:2000]), current, quiet=True)
        if current is not None:
            after.reveal(current)
        if focused:
            after.setFocus()
        self.show_query(panel.query)

    def _make_rows(self) -> None:
        from app.ui.studies.rows import StudyRows

        panel = self._panel
        kept = self._kept.get("table")
        self.rows = rows = StudyRows(panel.model, kept if isinstance(kept, dict) else None, panel)
        rows.hide()
        panel.place(rows, stretch=1)
        panel.connect_view(rows)
        rows.sorted_by.connect(panel.sort_by)
        rows.setAccessibleName(naming.say("studies", "Studies"))

    # -- the shelf ----------------------------------------------------------------------------------------------------

    def show_shelf(self, on: bool) -> None:
        """Shows collections, tags and kept searches above the list, or hides them."""
        self.shelf_wanted = on
        if on and self.shelf is None:
            self._make_shelf()
        if self.shelf is not None and self._rule is not None:
            self.shelf.setVisible(on)
            self._rule.setVisible(on)
            if on:
                self.fill()

    def _make_shelf(self) -> None:
        from app.ui.studies.shelf import Shelf

        panel = self._panel
        self.shelf = shelf = Shelf(panel)
        self._rule = QFrame(panel)
        self._rule.setProperty("role", "rule")
        panel.place(self._rule)
        panel.place(shelf)
        shelf.retranslate()
        shelf.filtered.connect(panel.toggle)
        shelf.searched.connect(panel.ask_kept)
        shelf.asked.connect(panel.arranged)

    def keep_search(self) -> None:
        """Asks for a name to keep the search by."""
        self.show_shelf(True)
        panel = self._panel
        panel.show_toggles()
        if self.shelf is not None and panel.query.filters:
            QTimer.singleShot(0, self, partial(self.shelf.begin, "search"))

    def new_collection(self) -> None:
        """Opens a new collection whose name is typed in place."""
        self.show_shelf(True)
        self._panel.show_toggles()
        if self.shelf is not None and self.shelf.writable:
            QTimer.singleShot(0, self, partial(self.shelf.begin, "collection"))

    def enter_shelf(self) -> None:
        """Puts the focus into the shelf."""
        if self.shelf is not None:
            self.shelf.setFocus()
            first = self.shelf.topLevelItem(0)
            if self.shelf.currentItem() is None and first is not None:
                self.shelf.setCurrentItem(first)

    def fill(self) -> None:
        """Reads what stands on the shelf."""
        library = self._panel.library
        if self.shelf is None or library is None or not self.shelf_wanted:
            return
        from app.ui.studies.shelf import stock_of

        self.shelf.show_stock(stock_of(library), writable=not library.read_only)
        if self._panel.counts is not None:
            self.show_counts(self._panel.counts)
        self._room()

    def _room(self) -> None:
        """As high as its rows need, within its share."""
        if self.shelf is not None:
            wanted = 26 * self.shelf.rows_shown() + 12
            self.shelf.setFixedHeight(max(84, min(wanted, HIGH, self._panel.height() // 3)))

    # -- news ---------------------------------------------------------------------------------------------------------

    def show_query(self, query: Query) -> None:
        """Marks what the list is narrowed to and sorted by."""
        if self.shelf is not None:
            self.shelf.show_query(query)
        if self.rows is not None:
            self.rows.show_order(query.sort, query.descending)

    def show_counts(self, counts: Counts) -> None:
        """Shows how many of the studies found lie in each collection and carry each tag."""
        if self.shelf is not None:
            self.shelf.show_counts(counts)

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        if self.shelf is not None:
            self.shelf.retranslate()
        if self.rows is not None:
            self.rows.horizontalHeader().reset()

    def remember(self) -> dict[str, Any]:
        """What is kept for the next start."""
        table = self.rows.remember() if self.rows is not None else self._kept.get("table", {})
        return {"shelf": self.shelf_wanted, "view": "rows" if self.rows_wanted else "cards", "table": table}
