"""The strip above the chart: tabs, what stands in rows and columns, order, filters, arrangements and exports as menus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QTabBar, QWidget

from app.ui import language
from app.ui.compare import speaking
from app.ui.compare.arrangement import MOST_COMPARED, TABS, UNITS, Arrangement
from app.ui.compare.speaking import word
from app.ui.compare.telling import status_words
from app.work.charting import Chart, section_words

STATUSES = ("reported_result", "author_interpretation", "recommendation", "background_claim", "")


class Bar(QWidget):
    """Tabs to the left, menus to the right. What is chosen is told as a new Arrangement by `arranged`.

    `asked(what)` asks for something that is no arrangement: copy_table, copy_image, png, svg, pdf, csv, clear, compare,
    events, keep, forget:NAME, kept:NAME.
    """

    arranged = Signal(object)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrangement = Arrangement()
        self.chart: Chart | None = None
        self.tab = "matrix"
        self.sections: tuple[str, ...] = ()
        self.names: tuple[str, ...] = ()
        self.compared: tuple[str, ...] = ()
        self._quiet = False
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("compare_tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for _name in TABS:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._turned)
        self.compare_button, self.clear_button = QPushButton(self), QPushButton(self)
        for button, what in ((self.compare_button, "compare"), (self.clear_button, "clear")):
            button.setProperty("quiet", True)
            button.clicked.connect(partial(self.asked.emit, what))
            button.hide()
        self.rows_button, self.order_button = QPushButton(self), QPushButton(self)
        self.filter_button, self.view_button, self.export_button = (
            QPushButton(self),
            QPushButton(self),
            QPushButton(self),
        )
        top = QHBoxLayout(self)
        top.setContentsMargins(10, 4, 12, 4)
        top.setSpacing(6)
        top.addWidget(self.tabs, 1)
        for button in (self.compare_button, self.clear_button):
            top.addWidget(button)
        self._menus: list[tuple[QPushButton, Callable[[QMenu], None]]] = [
            (self.rows_button, self._fill_rows),
            (self.order_button, self._fill_order),
            (self.filter_button, self._fill_filter),
            (self.view_button, self._fill_view),
            (self.export_button, self._fill_export),
        ]
        for button, fill in self._menus:
            menu = QMenu(button)
            menu.aboutToShow.connect(partial(self._refill, menu, fill))
            button.setMenu(menu)
            top.addWidget(button)

    # -- words -----------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        for at, name in enumerate(
            (
                self.tr("Matrix"), self.tr("Evidence map"), self.tr("Claims"), self.tr("Timeline"), self.tr("Table"),
            )
        ):  # fmt: skip
            self.tabs.setTabText(at, name)
        self.tabs.setAccessibleName(self.tr("Views of the chart"))
        self.view_button.setText(self.tr("View"))
        self.export_button.setText(self.tr("Export…"))
        self.clear_button.setText(self.tr("Clear"))
        self.clear_button.setAccessibleName(self.tr("Clear selection"))
        self.compare_button.setText(self.tr("Compare"))
        self.compare_button.setAccessibleName(self.tr("Compare the chosen columns"))
        self.say()

    def say(self) -> None:
        """Put what is arranged on the buttons, and show those that the tab has."""
        now, tab = self.arrangement, self.tab
        self.rows_button.setVisible(tab != "timeline")
        self.filter_button.setVisible(tab != "timeline")  # dots are studies: nothing coded is filtered there
        if tab == "claims":
            of = f"{len(self.compared)} / {len(self.chart.columns) if self.chart else 0}"
            self.rows_button.setText(self.tr("Columns: %1").replace("%1", of))
            self.order_button.setText(
                self.tr("Text: quotes") if now.quotes else self.tr("Text: claims")
            )  # fmt: skip
        elif tab == "timeline":
            self.order_button.setText(self.tr("Events…"))
        else:
            rows = speaking.facets_word(now.rows(tab))
            self.rows_button.setText(self.tr("Rows: %1").replace("%1", rows))
            sorts = {"studies": self.tr("studies"), "first": self.tr("first column")}
            sort = now.sort if now.sort != "first" or now.dots else "codebook"
            self.order_button.setText(self.tr("Sort: %1").replace("%1", sorts.get(sort, self.tr("codebook"))))
        on = len([one for one in (now.statuses, now.modes, now.sections) if one])
        self.filter_button.setText(self.tr("Filter (%1)").replace("%1", str(on)) if on else self.tr("Filter"))

    def show_tab(self, tab: str) -> None:
        """Turn to a tab without telling."""
        self._quiet = True
        self.tab = tab
        self.tabs.setCurrentIndex(TABS.index(tab))
        self._quiet = False
        self.say()

    def _turned(self, index: int) -> None:
        """Tell which tab was chosen."""
        if not self._quiet and 0 <= index < len(TABS):
            self.tab = TABS[index]
            self._tell(tab=self.tab)

    def _tell(self, **changed: object) -> None:
        """Tell a new arrangement."""
        self.arrangement = replace(self.arrangement, **changed)  # type: ignore[arg-type]
        self.say()
        self.arranged.emit(self.arrangement)

    # -- menus -----------------------------------------------------------------------------------------------------

    @staticmethod
    def _refill(menu: QMenu, fill: Callable[[QMenu], None]) -> None:
        menu.clear()
        fill(menu)

    def _choices(self, menu: QMenu, field: str, pairs: Sequence[tuple[str, str]]) -> None:
        """Offer values of one part of the arrangement, of which one is on."""
        group = QActionGroup(menu)
        now = getattr(self.arrangement, field)
        for value, words in pairs:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == now)
            group.addAction(action)
            action.triggered.connect(partial(self._tell, **{field: value}))

    def _ticks(self, menu: QMenu, field: str, pairs: Sequence[tuple[str, str]], usual: Sequence[str]) -> None:
        """Offer values of a filter, of which several may be on; all usual ones together are no filter."""
        on = set(getattr(self.arrangement, field)) or set(usual)
        every = tuple(one for one, _ in pairs)
        for value, words in pairs:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value in on)
            action.toggled.connect(lambda on, one=value: self._tick(field, one, every, tuple(usual), on))

    def _tick(self, field: str, value: str, every: Sequence[str], usual: Sequence[str], on: bool) -> None:
        """Take a value of a filter in or out."""
        now = set(getattr(self.arrangement, field)) or set(usual)
        now = now | {value} if on else now - {value}
        plain = not now or now == set(usual)
        self._tell(**{field: () if plain else tuple(one for one in every if one in now)})

    def _fill_rows(self, menu: QMenu) -> None:
        """Offer what rows can be; in Claims, the columns to compare."""
        if self.tab == "claims":
            self._fill_compared(menu)
            return
        field = "map_rows" if self.tab == "map" else "matrix_rows"
        _section(menu, self.tr("Rows"))
        self._choices(menu, field, [(one, speaking.facets_word(one)) for one in speaking.FACETS])
        if self.tab == "map":
            _section(menu, self.tr("Show"))
            self._choices(menu, "dots", [(False, self.tr("numbers")), (True, self.tr("dots for up to 3 columns"))])  # type: ignore[list-item]
            if self.arrangement.dots:
                _section(menu, self.tr("Columns"))
                self._fill_compared(menu)
            if self.arrangement.map_rows == "theme":
                _section(menu, self.tr("Counted sign"))
                pairs = [(one, speaking.facets_word(one)) for one in ("barrier", "facilitator")]
                self._choices(menu, "sign", pairs)

    def _fill_compared(self, menu: QMenu) -> None:
        """Offer the columns, of which up to three may be chosen."""
        if self.chart is None:
            return
        lang = language.current()
        for at, column in enumerate(self.chart.columns):
            if column.folded:
                continue
            action = menu.addAction(speaking.column_name(self.chart, at, lang))
            action.setCheckable(True)
            action.setChecked(column.key in self.compared)
            action.setEnabled(column.key in self.compared or len(self.compared) < MOST_COMPARED)
            action.toggled.connect(lambda on, key=column.key: self._compare(key, on))

    def _compare(self, key: str, on: bool) -> None:
        """Take a column in or out of what is compared."""
        chosen = [*self.compared, key] if on else [one for one in self.compared if one != key]
        if chosen:
            self._tell(compared=tuple(chosen[:MOST_COMPARED]))

    def _fill_order(self, menu: QMenu) -> None:
        """Offer the orders; in Claims, what text is shown; in the timeline, the events."""
        if self.tab == "claims":
            pairs = [(False, self.tr("Claims")), (True, self.tr("Quotes"))]
            self._choices(menu, "quotes", pairs)  # type: ignore[arg-type]
            return
        if self.tab == "timeline":
            menu.addAction(self.tr("Edit the policy events…"), partial(self.asked.emit, "events"))
            menu.addAction(self.tr("All years"), partial(self.asked.emit, "years"))
            return
        pairs = [("codebook", self.tr("Codebook order")), ("studies", self.tr("Most studies first"))]  # type: ignore[list-item]
        if self.tab == "map" and self.arrangement.dots:
            pairs.append(("first", self.tr("By the first column")))  # type: ignore[arg-type]
        _section(menu, self.tr("Sort rows"))
        self._choices(menu, "sort", pairs)  # type: ignore[arg-type]
        if self.tab == "map":
            menu.addSeparator()
            self._switch(menu, "flat", self.tr("Flat: without the rows above"))
            menu.addAction(self.tr("Fold all"), partial(self.asked.emit, "fold"))
            menu.addAction(self.tr("Open all"), partial(self._tell, folded=()))

    def _switch(self, menu: QMenu, field: str, words: str) -> None:
        """Offer something that is on or off."""
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(bool(getattr(self.arrangement, field)))
        action.toggled.connect(lambda on: self._tell(**{field: on}))

    def _fill_filter(self, menu: QMenu) -> None:
        """Offer evidence status, kind of coding and section as filters."""
        _section(menu, self.tr("Evidence status"))
        usual = [one for one in STATUSES if one != "background_claim"]
        self._ticks(menu, "statuses", [(one, status_words(one)) for one in STATUSES], usual)
        _section(menu, self.tr("Coded as"))
        modes = [("explicit", self.tr("Explicit")), ("implied", self.tr("Implied"))]
        self._ticks(menu, "modes", modes, [one for one, _ in modes])
        if self.sections:
            _section(menu, self.tr("Section of the text"))
            names = [(one, word(section_words(one), language.current())) for one in self.sections]
            self._ticks(menu, "sections", names, self.sections)
        menu.addSeparator()
        menu.addAction(self.tr("Clear filters"), partial(self._tell, statuses=(), modes=(), sections=()))

    def _fill_view(self, menu: QMenu) -> None:
        """Offer columns, unit, roll-up and what was kept by a name."""
        if self.tab != "timeline":
            columns = menu.addMenu(self.tr("Columns"))
            self._choices(columns, "cols", [(one, speaking.facets_word(one)) for one in speaking.COLUMNS])
        if self.tab not in {"timeline", "claims"}:
            units = menu.addMenu(self.tr("Count"))
            names = (self.tr("Studies"), self.tr("Findings"), self.tr("Passages"))
            self._choices(units, "unit", list(zip(UNITS, names, strict=True)))
            self._fill_countries(menu)
        menu.addSeparator()
        menu.addAction(self.tr("Larger labels"), partial(self.asked.emit, "larger"))
        menu.addAction(self.tr("Smaller labels"), partial(self.asked.emit, "smaller"))
        menu.addSeparator()
        menu.addAction(self.tr("Keep this arrangement…"), partial(self.asked.emit, "keep"))
        self._fill_kept(menu)
        menu.addAction(self.tr("As at the start"), partial(self.asked.emit, "plain"))

    def _fill_countries(self, menu: QMenu) -> None:
        """Offer the countries whose models may stand in one column."""
        if self.arrangement.cols != "model" or self.chart is None or not self.chart.groups:
            return
        rolled = menu.addMenu(self.tr("One column for a country"))
        for group in self.chart.groups:
            action = rolled.addAction(word(group.label, language.current()))
            action.setCheckable(True)
            action.setChecked(group.key in self.arrangement.rolled)
            action.toggled.connect(lambda on, key=group.key: self._roll(key, on))

    def _fill_kept(self, menu: QMenu) -> None:
        """Offer the arrangements that were kept."""
        if not self.names:
            return
        gone = QMenu(self.tr("No longer keep"), menu)
        for name in self.names:
            plain = name.replace("&", "&&")
            menu.addAction(plain, partial(self.asked.emit, f"kept:{name}"))
            gone.addAction(plain, partial(self.asked.emit, f"forget:{name}"))
        menu.addMenu(gone)

    def _roll(self, group: str, on: bool) -> None:
        """Put the models of a country into one column, or apart again."""
        rolled = [one for one in self.arrangement.rolled if one != group]
        self._tell(rolled=tuple([*rolled, group] if on else rolled))

    def _fill_export(self, menu: QMenu) -> None:
        """Offer copies and files."""
        for what, words in (
            ("copy_table", self.tr("Copy as table")),
            ("copy_image", self.tr("Copy image")),
            ("", ""),
            ("png", self.tr("Save as PNG…")),
            ("svg", self.tr("Save as SVG…")),
            ("pdf", self.tr("Save as PDF…")),
            ("csv", self.tr("Save as CSV…")),
        ):
            if what:
                menu.addAction(words, partial(self.asked.emit, what))
            else:
                menu.addSeparator()

    def actions_of(self, button: QPushButton) -> list[QAction]:
        """Return the actions a button's menu offers at the moment."""
        menu = button.menu()
        fill = next(fill for one, fill in self._menus if one is button)
        self._refill(menu, fill)
        return menu.actions()


def _section(menu: QMenu, words: str) -> None:
    """Head a part of a menu; the style shows no section's own words."""
    if not menu.isEmpty():
        menu.addSeparator()
    menu.addAction(words).setEnabled(False)
