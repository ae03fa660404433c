"""The Compare panel: charts in their views, filters and exports, the card and the list of passages.

Choosing cells says which studies, findings and passages are meant; the window lets the other panels answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui import language
from app.ui.compare.answers import Answers
from app.ui.compare.arrangement import CHARTS, LARGE, STUDIED, TABS, ZOOMS, Arrangement
from app.ui.compare.bar import Bar
from app.ui.compare.chosen import Chosen
from app.ui.compare.counted import Beside, Counted, Wanted
from app.ui.compare.pages import Pages
from app.ui.compare.taking import Taking
from app.work import charting
from app.work.change import Change
from app.work.charting import Chart
from app.work.library import Library
from app.work.saturation import Saturation
from app.work.timeline import Timeline

__all__ = ["Chosen", "ComparePanel"]

CONCERNED = frozenset(
    {"coding", "passage", "finding", "finding_passage", "code", "theme", "study", "study_model", "author", "anchor",
     "field_variant", "text", "policy_event", "setting", "saved_view", "coder"}
)  # fmt: skip


VAST = 200_000
"""Studies from which on nothing is counted before somebody looks: the arrays of a million codings take eighty megabytes."""


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
    rested = Signal()
    """What was counted beside the window is shown, or doesn't come."""

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
        self._growth: Saturation | None = None
        self.bar = Bar(self)  # before what it arranges, for Tab
        self.pages_of = Pages(chart, language.current(), self)
        self.matrix, self.timeline, self.growth = self.pages_of.grid, self.pages_of.timeline, self.pages_of.growth
        self.claims, self.claims_page = self.pages_of.claims, self.pages_of.claims_page
        self.model, self.table = self.pages_of.model, self.pages_of.table
        self.tabs, self.clear_button = self.bar.tabs, self.bar.clear_button
        self.filter_button, self.export_button = self.bar.filter_button, self.bar.export_button
        self.answers = Answers(library, self.pages_of, self.bar, self)
        self.card, self.list = self.answers.card, self.answers.list
        self.taking = Taking(library, self)
        self._make()
        self._connect()
        studies = charting.study_count(library)
        self.arrangement = replace(self.arrangement, tab="map" if studies >= LARGE else "matrix")
        self._last_chart_tab = self.tab
        self.retranslate()
        self._stale = studies >= VAST
        if not self._stale:
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
        self.counted.counting.connect(self.bar.counting.setVisible)
        self.counted.rested.connect(self.rested)
        self.matrix.folded.connect(self._fold)
        self.matrix.rolled.connect(self._roll)
        self.timeline.event_opened.connect(self.taking.edit_events)
        for view in self.pages_of.painted():
            view.zoomed.connect(self.zoom)
        answers = self.answers
        answers.cells_chosen.connect(self.cells_chosen)
        answers.passage_opened.connect(self.passage_opened)
        answers.study_opened.connect(self.study_opened)
        answers.told.connect(self.told)
        self.taking.told.connect(self.told)
        for table in (self.table, self.claims_page):
            table.installEventFilter(self)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.bar.retranslate()
        self.pages_of.retranslate()
        self._say_empty()

    def _say_empty(self) -> None:
        """Say what to do where nothing is coded, or no passage carries two codes."""
        if self.beneath == "pairs":
            self._empty.set_words(
                self.tr("No passage carries two of these codes"),
                self.tr("Give a passage a second code, or choose other rows and columns."),
            )
            return
        self._empty.set_words(
            self.tr("Nothing is coded yet"),
            self.tr("Code a passage with a barrier or facilitator, and its study appears here."),
        )

    # -- what is shown ---------------------------------------------------------------------------------------------

    @property
    def beside(self) -> bool:
        """Whether there is so much that it is counted beside the window."""
        return self.counted.beside

    @property
    def busy(self) -> bool:
        """Whether numbers are still counted beside the window; `rested` says when no longer."""
        return self.counted.busy

    @property
    def tab(self) -> str:
        """The view that is turned to."""
        return self.arrangement.tab or "matrix"

    @property
    def beneath(self) -> str:
        """The chart that is looked at: of the table, that of the view it was turned to from."""
        return self._last_chart_tab if self.tab == "table" else self.tab

    def _counted_tab(self) -> str:
        """The view whose chart is counted."""
        if self.beneath in STUDIED:  # their numbers are their own: the grid keeps what it shows
            return {"matrix": "matrix", "pairs": "pairs"}.get(self.matrix.kind, "map")
        return self.beneath

    def refresh(self, change: Change | None = None) -> None:
        """Count again after a change that concerns the chart; a hidden panel waits until it is seen."""
        if change is not None and not change.kinds & CONCERNED:
            return
        self.counted.forget()
        if change is not None and not self.isVisible():
            self._stale = True
            return
        self._stale = False
        if change is None or "saved_view" in change.kinds:
            self.bar.names = self.taking.names()
        self._count(anew=True)

    def _count(self, *, anew: bool = False) -> None:
        """Ask for the numbers of the view; they come at once, or in a moment where there are many."""
        if self._chart is charting.EMPTY:
            self._empty.set_words(self.tr("Counting…"), "")
        now, beneath = self.arrangement, self.beneath
        wanted = Wanted(
            self.tab == "claims", now.compared, beneath == "timeline", self._limit, anew,
            (now.grown, now.grown_by) if beneath == "growth" else None, beneath == "pairs",
        )  # fmt: skip
        self.counted.ask(self.arrangement.query(self._counted_tab(), self._limit), wanted)

    def _arrange(self, arrangement: Arrangement) -> None:
        """Show the chart as somebody arranged it."""
        if self.tab in CHARTS and arrangement.tab != self.tab:
            self._last_chart_tab = self.tab
        if arrangement.tab in CHARTS:
            self._last_chart_tab = arrangement.tab
        self.arrangement = arrangement
        self.card.hide()
        self.list.hide()
        self.bar.arrangement = arrangement
        self.bar.show_tab(self.tab, self.beneath)
        self._count()

    def _take(self, chart: Chart, beside: Beside) -> None:
        """Take counted numbers and what the view needs beside them, and show them."""
        self._chart, self._beside = chart, beside
        if beside.sections is not None:
            self.bar.sections = beside.sections
        if beside.timeline is not None:
            self._timeline = beside.timeline
        if beside.growth is not None:
            self._growth = beside.growth
        if beside.enough_paired is not None:
            self.pages_of.enough["pairs"] = beside.enough_paired
        self._show(chart)

    def _show(self, chart: Chart) -> None:
        """Show counted numbers in the view of the moment."""
        lang, now = language.current(), self.arrangement
        if chart is charting.EMPTY:
            self.bar.show_tab(self.tab, self.beneath)
            self.pages.setCurrentWidget(self._empty)
            return
        self._say_empty()
        self._chart = chart
        self.bar.arrangement, self.bar.chart = now, chart
        self.bar.compared = self._beside.compared
        self.pages_of.show(chart, now, self._counted_tab(), lang, self._percent * now.zoom // 100, self.bar.compared)
        if self.tab == "claims" and self._beside.claims is not None:
            self.pages_of.show_claims(self._beside.claims)
        if self._timeline is not None and self.beneath == "timeline":
            self.pages_of.show_timeline(self._timeline)
        if self._growth is not None and self.beneath == "growth":
            self.pages_of.show_growth(self._growth)
        self.card.hide()
        self.bar.show_tab(self.tab, self.beneath)
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
        self.pages_of.focused(self.tab).setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Takes the keyboard into what the view shows, as Esc and F6 ask for."""
        self._focus_page()

    def _turn(self) -> None:
        """Show the page of the view; where nothing is coded or dated, say what to do."""
        self.pages.setCurrentWidget(self.pages_of.page(self._chart, self.tab, self.beneath))
        self.answers.turn(self.tab, self.beneath)

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

    # -- what is chosen --------------------------------------------------------------------------------------------

    def clear_selection(self) -> None:
        """Choose nothing (also when another panel took its filter away)."""
        self.answers.clear()

    def compare(self) -> None:
        """Show the claims of the two or three chosen columns side by side."""
        keys = self.answers.columns_to_compare()
        if keys:
            self.clear_selection()
            self._arrange(replace(self.arrangement, tab="claims", compared=keys))
            self._focus_page()

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
            for view in self.pages_of.painted():
                view.repaint_all()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self.table.currentIndex()
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
                self.answers.open_row(index.row(), index.column())
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
