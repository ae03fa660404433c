"""The panel of studies: head, search, filters, list, and where to drop files.

It is made before the library is open, from the first page that `db.first` read, and imports nothing that needs
SQLAlchemy until `follow` hands it the library (decision 18).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.studies import filters
from app.ui.studies.arranged import ARRANGED, Arranged
from app.ui.studies.asking import Asking, Counts, Found, Rows
from app.ui.studies.listing import StudyList
from app.ui.studies.model import FirstPage, StudyModel
from app.ui.studies.naming import help_words
from app.ui.studies.nothing import Nothing
from app.ui.studies.offers import Offers
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.drop import DropFrame, DropHint
from app.ui.widgets.search import SearchField
from app.ui.widgets.titlebar import TitleBar
from db.query import SORTS, Query

if TYPE_CHECKING:
    from app.ui.studies.preview import Preview
    from app.work.change import Change
    from app.work.library import Library

COUNTED: Final = frozenset(
    {
        "study",
        "study_model",
        "study_tag",
        "tag",
        "text",
        "text_version",
        "passage",
        "coding",
        "code",
        "theme",
        "field_variant",
    }
)
"""Kinds of change that may move the counts of the filters."""


CHIPS: Final = {1: 24, 2: 54}
"""The height of one and of two rows of filters."""
KEPT_CHOSEN: Final = 2000
"""Up to so many studies stay chosen when the list changes under them."""


class StudiesPanel(Offers, QWidget):
    """The list of studies and what is asked of it.

    `answered` after other rows are shown; `tag_requested(ids, tag, on)`; `arranged(deed, values)` as the shelf asks;
    `query_changed(Query)` after every change of words, filters or order; `limit_cleared` when the reader takes away what
    `limit_to` had set.
    """

    study_opened = Signal(int)
    studies_selected = Signal(object)
    answered = Signal()
    new_requested = Signal()
    edit_requested = Signal(int)
    delete_requested = Signal(object)
    cite_requested = Signal(object)
    tag_requested = Signal(object, str, bool)
    files_dropped = Signal(list)
    import_requested = Signal()
    paste_requested = Signal()
    arranged = Signal(str, object)
    query_changed = Signal(object)
    limit_cleared = Signal()

    def __init__(
        self, page: FirstPage | None = None, kept: Mapping[str, Any] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.query = Query()
        self._rows = 1
        self._whole = True
        self.total = page.total if page is not None else 0
        self.book = filters.Book()
        self.counts: Counts | None = None
        self._library: Library | None = None
        self._asking: Asking | None = None
        self._preview: Preview | None = None
        self._wanted: int | None = None
        self._restore(kept or {})
        self._make()
        self.parts = Arranged(self, kept or {})
        self.show_toggles()
        self._lay_out()
        self._connect()
        self.retranslate()
        if page is not None:
            self.model.show(page.ids, page.cards, page.places)
        self._show_counts()

    # -- make, place, connect -------------------------------------------------------------------------------------

    def _restore(self, kept: Mapping[str, Any]) -> None:
        """Takes the order of last time, and the room for the filters, so that nothing jumps when they come."""
        sort = kept.get("sort")
        if sort in SORTS:
            self.query = replace(self.query, sort=sort, descending=kept.get("descending") is True)
        self._rows = 2 if kept.get("rows") == 2 else 1

    def _make(self) -> None:
        """Makes the parts."""
        self.setObjectName("studies")
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = TitleBar()
        self._shelf = self.head.add_button("library", "", self._toggle_shelf)
        self._shelf.setCheckable(True)
        self._view = self.head.add_button("table-2", "", self._toggle_rows)
        self._view.setCheckable(True)
        self._sort = self.head.add_button("arrow-down-wide-narrow", "", self._show_sorts)
        self._new = self.head.add_button("plus", "", self.new_requested.emit)
        self.search = SearchField("", "Ctrl F", self)
        self.chips = ChipRow(self, menu=self._show_filters)
        self.chips.setMinimumHeight(CHIPS[self._rows])
        self.model = StudyModel(self)
        self.list: Any = StudyList(self.model, self)
        self.nothing = Nothing(self)
        self.hint = DropHint("", self)
        self._frame = DropFrame(self, "")

    def _lay_out(self) -> None:
        """Puts the parts below each other."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 4, 16, 8)
        top.setSpacing(10)
        top.addWidget(self.search)
        top.addWidget(self.chips)
        column.addLayout(top)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        column.addWidget(rule)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        self.nothing.hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.hint)
        column.addLayout(foot)

    def _connect(self) -> None:
        """Connects the parts."""
        self.search.searched.connect(lambda words: self._change(replace(self.query, text=words)))
        self.search.entered.connect(self._first)
        self.search.left.connect(self.enter)
        self.chips.toggled.connect(self.toggle)
        self.chips.removed.connect(lambda key: self.toggle(key, False))
        self.connect_view(self.list)
        self.nothing.import_wanted.connect(self.import_requested)
        self.nothing.paste_wanted.connect(self.paste_requested)
        self.nothing.clear_wanted.connect(self.clear_filters)
        self.hint.clicked.connect(self.import_requested)
        self._frame.dropped.connect(self.files_dropped)

    def connect_view(self, view: Any) -> None:
        """Connects cards or rows."""
        view.opened.connect(self._open)
        view.chosen.connect(self._chosen)
        view.previewed.connect(self.preview)
        view.deleted.connect(self.delete_requested)
        view.asked.connect(self._show_menu)
        view.typed.connect(self._type)

    def place(self, part: QWidget, stretch: int = 0) -> None:
        """Puts a part that is made later above the cards: the shelf at the top, rows where the cards are."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101
        column.insertWidget(2 if not stretch else column.indexOf(self.nothing), part, stretch)
        self.setTabOrder(self.list if stretch else self.chips.rest, part)  # else Tab would come to it last of all

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self._shelf.set_name(self.tr("Collections and tags"), "Ctrl+Shift+L")
        self._view.set_name(self.tr("Cards or rows"), "Ctrl+Shift+T")
        self.search.setToolTip(help_words())
        self.parts.retranslate()
        self.head.set_title(self.tr("Studies"))
        self._sort.set_name(self.tr("Sort by"))
        self._new.set_name(self.tr("New study"), "Ctrl+Shift+N")
        self.search.set_hint(self.tr("Search in English or 中文"))
        self.list.setAccessibleName(self.tr("Studies"))
        words = self.tr("Drop RIS, PubMed XML or text files here")
        self.hint.set_words(words)
        self._frame.words = words
        self.nothing.retranslate()
        self._show_counts()

    # -- the library ----------------------------------------------------------------------------------------------

    def follow(self, library: Library) -> None:
        """Takes the opened library: from now on the list is asked for, not only shown."""
        from app.work import searching

        self._library = library
        self._asking = Asking(library, self)
        self._asking.rows.connect(self._take_rows)
        self._asking.counts.connect(self._take_counts)
        self._asking.found.connect(self._take_found)
        self.model.fetch_with(lambda ids: searching.cards(library, ids))
        self._read_book()
        self._asking.ask_rows(self.query)
        self._ask_counts()
        QTimer.singleShot(0, self, self.parts.begin)

    @property
    def library(self) -> Library | None:
        """The library that is shown, once it is open."""
        return self._library

    def close_library(self) -> None:
        """Lets the library go before its file is closed."""
        if self._asking is not None:
            self._asking.close()
        self._library, self._asking = None, None

    def refresh(self, change: Change | None) -> None:
        """Brings the list up to date after a change (None: after any)."""
        if self._library is None or self._asking is None:
            return
        if change is None or change.kinds & {"code", "theme", "collection", "import_batch"}:
            self._read_book()
        if change is None or change.kinds & ARRANGED:
            QTimer.singleShot(0, self, self.parts.fill)
        if change is None or not change.studies:
            self.model.forget()
        else:
            self.model.forget(change.studies)
        self._seek()
        self._asking.ask_rows(self.query, again=change is not None)
        if change is None or change.kinds & COUNTED:
            QTimer.singleShot(self._asking.patience if change is not None else 0, self, self._ask_counts)

    def _read_book(self) -> None:
        """Reads what codes and themes are called."""
        from app.work import codebook, collecting, searching

        assert self._library is not None  # noqa: S101
        codes = {code.key: code for code in codebook.uncounted(self._library)}
        themes = {theme.key: theme for theme in codebook.themes(self._library)}
        folders = {one.id: one.name for one in collecting.folders(self._library)}
        self.book = filters.Book(codes, themes, folders, searching.batches(self._library))

    def _ask_counts(self) -> None:
        """Asks for the counts of the filters, in a turn of its own."""
        if self._asking is not None:
            self._asking.ask_counts(self.query)

    def _change(self, query: Query) -> None:
        """Asks another question."""
        if query == self.query:
            return
        self.query = query
        if self._asking is not None:
            self._seek()
            self._asking.ask_rows(query)
            QTimer.singleShot(0, self, self._ask_counts)
        self._show_chips()
        self.parts.show_query(query)
        self.query_changed.emit(query)

    def _seek(self) -> None:
        """Lets the list ask where the words of the question stand in the studies it shows."""
        words, asking = self.query.text, self._asking
        seek = (lambda studies: asking.ask_found(words, studies)) if words.strip() and asking is not None else None
        self.model.seek_with(seek)

    def _take_found(self, found: Found) -> None:
        """Shows where the words stand."""
        if found.words == self.query.text:
            self.model.show_hits(found.hits)

    def _take_rows(self, rows: Rows) -> None:
        """Shows the answer; what was chosen stays chosen, else the study that is read; the list is scrolled as it was."""
        self.total = rows.total
        self._whole = rows.whole
        chosen, current = self.list.selected(), self.list.current()
        top = self.list.verticalScrollBar().value()
        if self.model.show(rows.ids, places=rows.places):
            still = [one for one in chosen[:KEPT_CHOSEN] if self.model.row_of(one) >= 0]
            opened = self.list.cards.opened
            if not still and opened is not None and self.model.row_of(opened) >= 0:
                still, current = [opened], opened  # back in the list: the study that is read is marked again
            self.list.choose(still, current, quiet=True)
            self.list.verticalScrollBar().setValue(top)
            if still != list(chosen[: KEPT_CHOSEN + 1]):
                self.studies_selected.emit(still)
        self.nothing.show_for(empty_library=not rows.total, shown=not rows.ids)
        self.list.setVisible(bool(rows.ids))
        self._show_counts()
        self.answered.emit()
        if self._wanted is not None and rows.whole:
            wanted, self._wanted = self._wanted, None
            self._choose(wanted)

    def _take_counts(self, counts: Counts) -> None:
        """Shows the counts of the filters."""
        self.counts = counts
        self._show_chips()
        self.parts.show_counts(counts)
        self.chips.setMinimumHeight(CHIPS[1])

    def _show_chips(self) -> None:
        """Shows which filters there are, and which are on."""
        self.chips.set_chips(filters.chips(self.query, self.counts, self.book))

    def _show_counts(self) -> None:
        """Shows how many studies there are, and how many of them answer; nothing until they are counted."""
        shown = len(self.model.ids) if self._library is not None else self.total
        narrowed = self.query.filters and self._library is not None
        few = self.tr("%1 of %2") if self._whole else self.tr("first %1 of %2")
        few = few.replace("%1", f"{shown:,}").replace("%2", f"{self.total:,}")
        self.head.set_count(few if narrowed else f"{self.total:,}" if self.total >= 0 else "")
        self.head.setAccessibleDescription(self.tr("%n studies", "", shown) if shown >= 0 else "")

    # -- what others ask ------------------------------------------------------------------------------------------

    def limit_to(self, studies: Sequence[int] | None) -> None:
        """Shows only these studies, as a cell of the chart has them; None shows all again."""
        self._change(replace(self.query, studies=None if studies is None else tuple(studies)))

    def filter_by_code(self, key: str) -> None:
        """Shows the studies coded with a code (by its key) or one below it."""
        code = self.book.codes.get(key)
        where = "models" if code is not None and code.facet == "model" else "barriers"
        self._change(filters.toggled(self.query, f"{where}:{key}", True))

    def clear_filters(self) -> None:
        """Takes words and filters away."""
        limited = self.query.studies is not None
        self.search.set_words("")
        self._change(Query(sort=self.query.sort, descending=self.query.descending))
        if limited:
            self.limit_cleared.emit()

    def show_study(self, study: int) -> None:
        """Chooses a study and scrolls to it; filters that hide it are taken away."""
        if self.model.row_of(study) < 0:
            self._wanted = study
            if self.query.filters:
                self.clear_filters()
            else:
                self.refresh(None)
            return
        self._choose(study)

    def show_open(self, study: int | None) -> None:
        """Marks the study that is open in the reader, where it is in the list; filters stay."""
        self.list.cards.opened = study
        if study is not None and self.model.row_of(study) >= 0 and study not in self.list.selected():
            self._choose(study)
        self.list.viewport().update()

    def _choose(self, study: int) -> None:
        """Chooses one study and scrolls to it."""
        if self.model.row_of(study) >= 0:
            self.list.choose([study], study)
            self.list.reveal(study)

    def step(self, by: int) -> None:
        """Opens the next or previous study of the list."""
        here = self.list.cards.opened if self.list.cards.opened is not None else self.list.current()
        row = self.model.row_of(here) if here is not None else -1
        study = self.model.id_at(max(0, min(len(self.model.ids) - 1, row + by)))
        if study is not None:
            self._choose(study)
            self._open(study)

    def rows_shown(self) -> tuple[int, int]:
        """How many rows are on the screen, and how many there are."""
        return self.list.rows_seen(), len(self.model.ids)

    def remember(self) -> dict[str, Any]:
        """What is kept for the next start."""
        rows = 2 if self.chips.height() > CHIPS[1] else 1
        return {
            "sort": self.query.sort,
            "descending": self.query.descending,
            "rows": rows,
            **self.parts.remember(),
        }

    def set_density(self, density: str) -> None:
        """Makes cards comfortable or compact."""
        for view in self.parts.views:
            view.cards.compact = density == "compact"
            view.doItemsLayout()

    def enter(self) -> None:
        """Puts the focus into the list, or into the search where the list is empty."""
        if not self.model.ids:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        if not self.list.currentIndex().isValid():
            self.list.choose([self.model.ids[0]])
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_find(self) -> None:
        """Puts the focus into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def act(self, deed: str) -> None:
        """Does one of the list's own deeds, from a menu or the palette."""
        own: dict[str, Callable[[], object]] = {
            "study.shelf": self._flip_shelf,
            "study.rows": self._flip_rows,
            "study.keep": self.parts.keep_search,
            "study.collection": self.parts.new_collection,
        }
        if deed in own:
            own[deed]()
            return
        study = self.list.current()
        if study is not None:
            {"study.open": self._open, "study.preview": self.preview}[deed](study)

    # -- what the reader does -------------------------------------------------------------------------------------

    def _open(self, study: int) -> None:
        """Tells that a study is to be read."""
        self.list.cards.opened = study
        self.study_opened.emit(study)

    def _chosen(self, studies: Sequence[int]) -> None:
        """Tells what is chosen."""
        self.studies_selected.emit(studies)
        if self._preview is not None and self._preview.isVisible():
            self._preview.close_panel()

    def _first(self) -> None:
        """Enter in the search opens the first study found."""
        if self.model.ids and self.search.text():
            self._choose(self.model.ids[0])
            self._open(self.model.ids[0])

    def _type(self, words: str) -> None:
        """Letters typed on the list begin a search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.setText(words)

    def sort_by(self, sort: str, descending: bool) -> None:
        """Sorts the list."""
        self._change(replace(self.query, sort=sort, descending=descending))

    def ask_kept(self, query: Query) -> None:
        """Asks a question that was kept by a name."""
        self.search.set_words(query.text)
        self._change(query)

    def toggle(self, key: str, on: bool) -> None:
        """Turns a filter on or off."""
        self._change(filters.toggled(self.query, key, on))
        if key == "studies":
            self.limit_cleared.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "nothing"):
            self.retranslate()
            self._show_chips()
            self.model.forget(())
