"""The Compare panel: a chart in five views, their filters and exports, the card and the list of passages.

Choosing cells says which studies, findings and passages are meant; the window lets the other panels answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui import language
from app.ui.compare import chosen, speaking, telling
from app.ui.compare.arrangement import LARGE, TABS, ZOOMS, Arrangement
from app.ui.compare.bar import Bar
from app.ui.compare.card import Card
from app.ui.compare.chosen import Chosen
from app.ui.compare.counted import Beside, Counted, Wanted
from app.ui.compare.geometry import Place
from app.ui.compare.pages import Pages
from app.ui.compare.passages import PassageList
from app.ui.compare.taking import Taking
from app.work import charting
from app.work.change import Change
from app.work.charting import Chart, Said
from app.work.library import Library
from app.work.timeline import Timeline

__all__ = ["Chosen", "ComparePanel"]

CONCERNED = frozenset(
    {"coding", "passage", "finding", "finding_passage", "code", "theme", "study", "study_model", "author", "anchor",
     "field_variant", "text", "policy_event", "setting", "saved_view", "coder"}
)  # fmt: skip


class ComparePanel(QWidget):
    """Compares barriers and facilitators across care models."""

    cells_chosen = Signal(object)
    """A Chosen, or None when nothing is chosen."""
    passage_opened = Signal(int, int)
    """Study id and passage id: the words behind a mark."""
    study_opened = Signal(int)
    told = Signal(str)
    """A sentence for the status line."""
    import_requested = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = library
        self._percent = 100
        self._stale = False
        self._limit: tuple[int, ...] | None = None
        self._last_chart_tab = "matrix"
        self.arrangement = Arrangement()
        self.counted = Counted(library, self)
        chart = self._chart = charting.EMPTY
        self._beside = Beside()
        self._timeline: Timeline | None = None
        self.pages_of = Pages(chart, language.current(), self)
        self.matrix, self.timeline = self.pages_of.grid, self.pages_of.timeline
        self.claims, self.claims_page = self.pages_of.claims, self.pages_of.claims_page
        self.model, self.table = self.pages_of.model, self.pages_of.table
        self.bar = Bar(self)
        self.tabs, self.clear_button = self.bar.tabs, self.bar.clear_button
        self.filter_button, self.export_button = self.bar.filter_button, self.bar.export_button
        self.card = Card(self)
        self.list = PassageList(self)
        self.taking = Taking(library, self)
        self._make()
        self._connect()
        large = charting.study_count(library) >= LARGE
        self.arrangement = replace(self.arrangement, tab="map" if large else "matrix")
        self._last_chart_tab = self.tab
        self.retranslate()
        self.refresh()

    # -- made once -------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Lay out the bar and the pages."""
        self._lanes, self._few, self._empty = self.pages_of.lanes_box, self.pages_of.few, self.pages_of.empty
        self.pages = self.pages_of.stack(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        layout.addWidget(rule)
        layout.addWidget(self.pages, 1)

    def _connect(self) -> None:
        """Connect the parts with each other."""
        self.bar.arranged.connect(self._arrange)
        self.bar.asked.connect(self._asked)
        self.counted.ready.connect(self._take)
        grid = self.matrix
        grid.pointed.connect(self._point)
        grid.chosen.connect(self._choose)
        grid.opened.connect(self._open)
        grid.folded.connect(self._fold)
        grid.rolled.connect(self._roll)
        self.timeline.chosen.connect(self._choose_studies)
        self.timeline.opened.connect(self.study_opened.emit)
        self.timeline.event_opened.connect(self.taking.edit_events)
        for view in (grid, self.timeline):
            view.zoomed.connect(self.zoom)
        self.claims_page.opened.connect(self.passage_opened)
        self.claims_page.listed.connect(self._list_claims)
        self.list.opened.connect(self.passage_opened)
        self.taking.told.connect(self.told)
        self.table.doubleClicked.connect(lambda index: self._open(Place(index.row() - 3, index.column())))
        for table in (self.table, self.claims_page):
            table.installEventFilter(self)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.bar.retranslate()
        self.pages_of.retranslate()
        self._say_empty()

    def _say_empty(self) -> None:
        """Say what to do where nothing is coded."""
        self._empty.set_words(
            self.tr("Nothing is coded yet"),
            self.tr("Code a passage with a barrier or facilitator, and its study appears here."),
        )

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def tab(self) -> str:
        """The view that is turned to."""
        return self.arrangement.tab or "matrix"

    def _counted_tab(self) -> str:
        """The view whose chart is counted: the table shows that of the view it was turned to from."""
        if self.tab == "table":
            return self._last_chart_tab if self._last_chart_tab != "timeline" else "matrix"
        if self.tab == "timeline":  # its numbers are its own: the grid keeps what it shows
            return "matrix" if self.matrix.kind == "matrix" else "map"
        return self.tab

    def refresh(self, change: Change | None = None) -> None:
        """Count again after a change that concerns the chart; a hidden panel waits until it is seen."""
        if change is not None and not change.kinds & CONCERNED:
            return
        self.counted.forget()
        if change is not None and not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self.bar.names = self.taking.names()
        self._count(anew=True)

    def _count(self, *, anew: bool = False) -> None:
        """Ask for the numbers of the view; they come at once, or in a moment where there are many."""
        if self._chart is charting.EMPTY:
            self._empty.set_words(self.tr("Counting…"), "")
        lanes = "timeline" in {self.tab, self._last_chart_tab}
        wanted = Wanted(self.tab == "claims", self.arrangement.compared, lanes, self._limit, anew)
        self.counted.ask(self.arrangement.query(self._counted_tab(), self._limit), wanted)

    def _arrange(self, arrangement: Arrangement) -> None:
        """Show the chart as somebody arranged it."""
        if self.tab in TABS[:4] and arrangement.tab != self.tab:
            self._last_chart_tab = self.tab
        if arrangement.tab in TABS[:4]:
            self._last_chart_tab = arrangement.tab
        self.arrangement = arrangement
        self.card.hide()
        self.list.hide()
        self.bar.arrangement = arrangement
        self.bar.show_tab(self.tab)
        self._count()

    def _take(self, chart: Chart, beside: Beside) -> None:
        """Take counted numbers and what the view needs beside them, and show them."""
        self._chart, self._beside = chart, beside
        if beside.sections is not None:
            self.bar.sections = beside.sections
        if beside.timeline is not None:
            self._timeline = beside.timeline
        self._show(chart)

    def _show(self, chart: Chart) -> None:
        """Show counted numbers in the view of the moment."""
        lang, now = language.current(), self.arrangement
        if chart is charting.EMPTY:
            self.bar.show_tab(self.tab)
            self.pages.setCurrentWidget(self._empty)
            return
        self._say_empty()
        self._chart = chart
        self.bar.arrangement, self.bar.chart = now, chart
        self.bar.compared = self._beside.compared
        self.pages_of.show(chart, now, self._counted_tab(), lang, self._percent * now.zoom // 100, self.bar.compared)
        if self.tab == "claims" and self._beside.claims is not None:
            self.pages_of.show_claims(self._beside.claims)
        if self._timeline is not None:
            self.pages_of.show_timeline(self._timeline)
        self.card.hide()
        self.bar.show_tab(self.tab)
        self._turn()

    def set_text_size(self, percent: int) -> None:
        """Set the size of the chart's text and marks, in percent."""
        self._percent = percent
        self._show(self._chart)

    def zoom(self, step: int) -> None:
        """Make the labels of the chart larger (1) or smaller (-1)."""
        at = ZOOMS.index(self.arrangement.zoom) + step
        if 0 <= at < len(ZOOMS):
            self.arrangement = replace(self.arrangement, zoom=ZOOMS[at])
            self._show(self._chart)

    def limit_to(self, studies: Sequence[int] | None) -> None:
        """Draw these studies only (None: all); the others are counted as hidden by filter."""
        self._limit = None if studies is None else tuple(studies)
        self.refresh()

    def clear_filters(self) -> None:
        """Draw everything that is drawn by default."""
        self._limit = None
        self._arrange(replace(self.arrangement, statuses=(), modes=(), sections=()))

    def show_tab(self, tab: str) -> None:
        """Turn to a view."""
        if tab != self.tab:
            self._arrange(replace(self.arrangement, tab=tab))
            self._focus_page()

    def _focus_page(self) -> None:
        """Give the focus to what the view shows."""
        page = {"claims": self.claims_page, "timeline": self.timeline, "table": self.table}.get(self.tab, self.matrix)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self) -> None:
        """Show the page of the view; where nothing is coded or dated, say what to do."""
        on_timeline = self.tab == "timeline" or (self.tab == "table" and self._last_chart_tab == "timeline")
        self.pages.setCurrentWidget(self.pages_of.page(self._chart, self.tab, on_timeline=on_timeline))
        self.card.hide()

    def _fold(self, row: str) -> None:
        """Fold a row above others, or open it."""
        folded = [one for one in self.arrangement.folded if one != row]
        more = [] if row in self.arrangement.folded else [row]
        self._arrange(replace(self.arrangement, folded=(*folded, *more)))

    def _roll(self, group: str) -> None:
        """Put the models of a country into one column, or apart again."""
        rolled = [one for one in self.arrangement.rolled if one != group]
        more = [] if group in self.arrangement.rolled else [group]
        self._arrange(replace(self.arrangement, rolled=(*rolled, *more)))

    def _asked(self, what: str) -> None:
        """Do what a menu asks for and is no arrangement."""
        acts: dict[str, Callable[[], object]] = {
            "clear": self.clear_selection, "compare": self.compare, "copy_table": self.copy_table,
            "copy_image": self.copy_image, "larger": lambda: self.zoom(1), "smaller": lambda: self.zoom(-1),
            "plain": lambda: self._arrange(Arrangement(tab=self.tab)), "events": lambda: self.taking.edit_events(None),
            "years": self.timeline.show_all_years,
            "fold": lambda: self._arrange(
                replace(self.arrangement, folded=tuple(row.key for row in self._chart.rows if row.is_parent))
            ),
        }  # fmt: skip
        if what in acts:
            acts[what]()
        elif what.startswith("kept:"):
            self._arrange(self.taking.kept(what.removeprefix("kept:"), self.arrangement))
        else:
            self.taking.do(what, self.pages_of, self.tab, self.arrangement)

    # -- pointing, choosing, opening -------------------------------------------------------------------------------

    def _said(self, place: Place, most: int = charting.MOST_READ) -> list[Said]:
        """Return the passages behind a cell; the source's own words stand in for our digest of them."""
        chart = self.matrix.picture.chart
        if place.row < 0 or not 0 <= place.col < len(chart.columns):
            return []
        cell = chart.cells[place.row * len(chart.columns) + place.col]
        return telling.without_digests(charting.words_of(self._library, cell, chart.row_facet, most))

    def _rect(self, place: Place) -> QRect:
        """Where a cell stands in the panel."""
        picture = self.matrix.picture
        rect = picture.geometry.cell(place.row, place.col, picture.offset).toRect()
        rect.moveTopLeft(self.matrix.mapTo(self, rect.topLeft()))
        return rect

    def _point(self, place: Place | None, _at_once: bool) -> None:
        """Show or hide the card."""
        chart = self.matrix.picture.chart
        if place is None or place.row < 0 or not 0 <= place.col < len(chart.columns):
            self.card.hide()
            return
        if self.list.isVisible():
            return
        lang = language.current()
        self.card.show_for(
            telling.content(chart, place, self._said(place, telling.MANY_READ), lang), self._rect(place), lang
        )

    def _choose(self, places: frozenset[Place]) -> None:
        """Say what the chosen cells stand for."""
        chart, lang = self.matrix.picture.chart, language.current()
        columns = len(chart.columns)
        whole = {place.col for place in places if 0 <= place.col < columns}
        self.bar.compare_button.setVisible(2 <= len(whole) <= 3 and len(places) > 1)
        self.clear_button.setVisible(bool(places))
        if not places:
            self.matrix.note("")
            self.cells_chosen.emit(None)
            return
        meant = chosen.of_cells(chart, places, "" if self.matrix.kind == "matrix" else self.matrix.sign, lang)
        self.matrix.note(chosen.note(len(meant.studies)))
        self.cells_chosen.emit(meant)

    def _choose_studies(self, studies: frozenset[int]) -> None:
        """Say which studies of the timeline are chosen."""
        self.clear_button.setVisible(bool(studies))
        self.timeline.note(chosen.note(len(studies)) if studies else "")
        self.cells_chosen.emit(chosen.of_studies(studies) if studies else None)

    def clear_selection(self) -> None:
        """Choose nothing (also when another panel took its filter away)."""
        self.matrix.clear()
        self.timeline.clear()
        self.bar.compare_button.hide()

    def compare(self) -> None:
        """Show the claims of the two or three chosen columns side by side."""
        chart = self.matrix.picture.chart
        places = self.matrix.picture.selected or ({self.matrix.picture.focus} if self.matrix.picture.focus else set())
        columns = sorted({place.col for place in places if 0 <= place.col < len(chart.columns)})
        keys = tuple(chart.columns[col].key for col in columns if not chart.columns[col].rolled)
        if not 2 <= len(keys) <= 3:
            self.told.emit(self.tr("Choose two or three columns first: Ctrl and click on their heads."))
            return
        self.clear_selection()
        self._arrange(replace(self.arrangement, tab="claims", compared=keys))
        self._focus_page()

    def _open(self, place: Place) -> None:
        """Go to the words behind a cell; where there are several passages the card becomes a list of them."""
        if self.tab == "table" and self._last_chart_tab == "timeline":
            return
        said = self._said(place)
        if not said:
            sentence = speaking.cell_sentence(self.matrix.picture.chart, place.row, place.col, language.current())
            self.told.emit(sentence if place.row >= 0 else "")
            return
        self.card.hide()
        if len(said) == 1:
            self.passage_opened.emit(said[0].study, said[0].passage)
            return
        lang = language.current()
        title = telling.list_title(self.matrix.picture.chart, place, len(said), lang)
        back: QWidget = self.table if self.tab == "table" else self.matrix
        rect = self._rect(place) if back is self.matrix else QRect(self.width() // 3, 80, 10, 10)
        self.list.show_for(title, telling.choices(said, lang), rect, back)

    def _list_claims(self, row: int, col: int) -> None:
        """Offer the claims of a cell of the Claims view."""
        lang = language.current()
        rect = self.claims_page.visualRect(self.claims.index(row, col))
        rect.moveTopLeft(self.claims_page.viewport().mapTo(self, rect.topLeft()))
        title = f"{self.claims.rows[row].label} × {self.claims.columns[col][0]}"
        found = telling.claim_choices(self.claims.claims(row, col), lang, self.claims.quotes)
        self.list.show_for(title, found, rect, self.claims_page)

    # -- out -------------------------------------------------------------------------------------------------------

    def copy_table(self) -> None:
        """Put the table on the clipboard as tab-separated text with counts and filters."""
        self.taking.copy_table(self.pages_of, self.tab)

    def copy_image(self) -> None:
        """Put the picture on the clipboard, with counts, filters and legend."""
        self.taking.copy_image(self.pages_of, self.tab)

    def write_image(self, target: Path) -> None:
        """Write the picture as PNG; an existing file is replaced only when the new one is whole."""
        self.taking.write(self.pages_of, self.tab, "png", target)

    # -- Qt --------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._show(self._chart)
        elif event.type() == QEvent.Type.PaletteChange:
            self.matrix.repaint_all()
            self.timeline.repaint_all()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self.table.currentIndex()
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
                self._open(Place(index.row() - 3, index.column()))
                return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is not self.matrix:
            return self._key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        """The keys of the whole panel; False where it is none of them."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        acts: dict[tuple[int, bool, bool], Callable[[], object]] = {
            (Qt.Key.Key_C, True, False): self.copy_table,
            (Qt.Key.Key_C, True, True): self.copy_image,
            (Qt.Key.Key_C, False, False): self.compare,
            (Qt.Key.Key_T, False, False): lambda: self.show_tab(
                self._last_chart_tab if self.tab == "table" else "table"
            ),
            (Qt.Key.Key_PageDown, True, False): lambda: self._step_tab(1),
            (Qt.Key.Key_PageUp, True, False): lambda: self._step_tab(-1),
            (Qt.Key.Key_Plus, True, False): lambda: self.zoom(1),
            (Qt.Key.Key_Minus, True, False): lambda: self.zoom(-1),
            (Qt.Key.Key_Escape, False, False): self._escape,
        }  # fmt: skip
        act = acts.get((event.key(), control, shift))
        if act is None:
            return False
        act()
        return True

    def _step_tab(self, step: int) -> None:
        """Turn to the next or the previous view."""
        self.show_tab(TABS[(TABS.index(self.tab) + step) % len(TABS)])

    def _escape(self) -> None:
        """Close list or card, else choose nothing."""
        if self.list.isVisible():
            self.list.close_list()
        elif self.card.isVisible():
            self.card.hide()
        else:
            self.clear_selection()
