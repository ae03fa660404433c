"""What the menus above the chart offer: rows and columns, order, filters, arrangements that are kept, copies and files."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from app.ui import language
from app.ui.compare import growthwords, speaking
from app.ui.compare.arrangement import GROWN, GROWN_BY, MOST_COMPARED, STUDIED, UNITS, Arrangement
from app.ui.compare.speaking import word
from app.ui.compare.telling import status_words
from app.work.charting import Chart, section_words

say = QCoreApplication.translate

STATUSES = ("reported_result", "author_interpretation", "recommendation", "background_claim", "")


class Strip(Protocol):
    """What the menus need of the strip they belong to: how the chart is arranged, and whom to tell."""

    arrangement: Arrangement
    chart: Chart | None
    of: str
    sections: tuple[str, ...]
    names: tuple[str, ...]
    compared: tuple[str, ...]
    asked: Any

    def tell(self, **changed: object) -> None:
        """Tell a new arrangement."""


class Menus:
    """Fills the menus of a strip; what is chosen there is told by the strip."""

    def __init__(self, bar: Strip) -> None:
        self._bar = bar

    def _choices(self, menu: QMenu, field: str, pairs: Sequence[tuple[str | bool, str]]) -> None:
        """Offer values of one part of the arrangement, of which one is on."""
        group = QActionGroup(menu)
        now = getattr(self._bar.arrangement, field)
        for value, words in pairs:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == now)
            group.addAction(action)
            action.triggered.connect(partial(self._bar.tell, **{field: value}))

    def _ticks(self, menu: QMenu, field: str, pairs: Sequence[tuple[str, str]], usual: Sequence[str]) -> None:
        """Offer values of a filter, of which several may be on; all usual ones together are no filter."""
        on = set(getattr(self._bar.arrangement, field)) or set(usual)
        every = tuple(one for one, _ in pairs)
        for value, words in pairs:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value in on)
            action.toggled.connect(lambda on, one=value: self._tick(field, one, every, tuple(usual), on))

    def _tick(self, field: str, value: str, every: Sequence[str], usual: Sequence[str], on: bool) -> None:
        """Take a value of a filter in or out."""
        now = set(getattr(self._bar.arrangement, field)) or set(usual)
        now = now | {value} if on else now - {value}
        plain = not now or now == set(usual)
        self._bar.tell(**{field: () if plain else tuple(one for one in every if one in now)})

    def rows(self, menu: QMenu) -> None:
        """Offer what rows can be; in Claims, the columns to compare."""
        if self._bar.of == "claims":
            self._fill_compared(menu)
            return
        if self._bar.of == "growth":
            _section(menu, say("Bar", "Counted codes"))
            self._choices(menu, "grown", [(one, growthwords.kind_word(one)) for one in GROWN])
            return
        field = {"map": "map_rows", "pairs": "pair_rows"}.get(self._bar.of, "matrix_rows")
        _section(menu, say("Bar", "Rows"))
        self._choices(menu, field, [(one, speaking.facets_word(one)) for one in speaking.FACETS])
        if self._bar.of == "pairs":
            _section(menu, say("Bar", "Together with"))
            self._choices(menu, "pair_cols", [(one, speaking.facets_word(one)) for one in speaking.FACETS])
            if self._bar.arrangement.pair_rows == "theme":
                self._fill_sign(menu)
        if self._bar.of == "map":
            _section(menu, say("Bar", "Show"))
            self._choices(
                menu, "dots", [(False, say("Bar", "numbers")), (True, say("Bar", "dots for up to 3 columns"))]
            )
            if self._bar.arrangement.dots:
                _section(menu, say("Bar", "Columns"))
                self._fill_compared(menu)
            if self._bar.arrangement.map_rows == "theme":
                self._fill_sign(menu)

    def _fill_sign(self, menu: QMenu) -> None:
        """Offer which sign the map counts where rows are themes."""
        _section(menu, say("Bar", "Counted sign"))
        self._choices(menu, "sign", [(one, speaking.facets_word(one)) for one in ("barrier", "facilitator")])

    def _fill_compared(self, menu: QMenu) -> None:
        """Offer the columns, of which up to three may be chosen."""
        if self._bar.chart is None:
            return
        lang = language.current()
        for at, column in enumerate(self._bar.chart.columns):
            if column.folded:
                continue
            action = menu.addAction(speaking.column_name(self._bar.chart, at, lang))
            action.setCheckable(True)
            action.setChecked(column.key in self._bar.compared)
            action.setEnabled(column.key in self._bar.compared or len(self._bar.compared) < MOST_COMPARED)
            action.toggled.connect(lambda on, key=column.key: self._compare(key, on))

    def _compare(self, key: str, on: bool) -> None:
        """Take a column in or out of what is compared."""
        chosen = [*self._bar.compared, key] if on else [one for one in self._bar.compared if one != key]
        if chosen:
            self._bar.tell(compared=tuple(chosen[:MOST_COMPARED]))

    def order(self, menu: QMenu) -> None:
        """Offer the orders of rows, or of studies; in Claims, what text is shown; in the timeline, the events."""
        if self._bar.of == "growth":
            _section(menu, say("Bar", "Sort studies"))
            self._choices(menu, "grown_by", [(one, growthwords.order_word(one)) for one in GROWN_BY])
            return
        if self._bar.of == "claims":
            self._choices(menu, "quotes", [(False, say("Bar", "Claims")), (True, say("Bar", "Quotes"))])
            return
        if self._bar.of == "timeline":
            menu.addAction(say("Bar", "Edit the policy events…"), partial(self._bar.asked.emit, "events"))
            menu.addAction(say("Bar", "All years"), partial(self._bar.asked.emit, "years"))
            return
        pairs = [("codebook", say("Bar", "Codebook order")), ("studies", say("Bar", "Most studies first"))]
        if self._bar.of == "map" and self._bar.arrangement.dots:
            pairs.append(("first", say("Bar", "By the first column")))
        _section(menu, say("Bar", "Sort rows"))
        self._choices(menu, "sort", pairs)
        if self._bar.of in {"map", "pairs"}:
            menu.addSeparator()
            self._switch(menu, "flat", say("Bar", "Flat: without the rows above"))
            menu.addAction(say("Bar", "Fold all"), partial(self._bar.asked.emit, "fold"))
            menu.addAction(say("Bar", "Open all"), partial(self._bar.tell, folded=()))

    def _switch(self, menu: QMenu, field: str, words: str) -> None:
        """Offer something that is on or off."""
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(bool(getattr(self._bar.arrangement, field)))
        action.toggled.connect(lambda on: self._bar.tell(**{field: on}))

    def filters(self, menu: QMenu) -> None:
        """Offer evidence status, kind of coding and section as filters."""
        _section(menu, say("Bar", "Evidence status"))
        usual = [one for one in STATUSES if one != "background_claim"]
        self._ticks(menu, "statuses", [(one, status_words(one)) for one in STATUSES], usual)
        _section(menu, say("Bar", "Coded as"))
        modes = [("explicit", say("Bar", "Explicit")), ("implied", say("Bar", "Implied"))]
        self._ticks(menu, "modes", modes, [one for one, _ in modes])
        if self._bar.sections:
            _section(menu, say("Bar", "Section of the text"))
            names = [(one, word(section_words(one), language.current())) for one in self._bar.sections]
            self._ticks(menu, "sections", names, self._bar.sections)
        menu.addSeparator()
        menu.addAction(say("Bar", "Clear filters"), partial(self._bar.tell, statuses=(), modes=(), sections=()))

    def view(self, menu: QMenu) -> None:
        """Offer columns, unit, roll-up and what was kept by a name."""
        tab = self._bar.of
        if tab not in {*STUDIED, "pairs"}:
            columns = menu.addMenu(say("Bar", "Columns"))
            self._choices(columns, "cols", [(one, speaking.facets_word(one)) for one in speaking.COLUMNS])
        if tab not in {*STUDIED, "claims"}:
            units = menu.addMenu(say("Bar", "Count"))
            names = (say("Bar", "Studies"), say("Bar", "Findings"), say("Bar", "Passages"))
            self._choices(units, "unit", list(zip(UNITS, names, strict=True)))
            self._fill_countries(menu)
        menu.addSeparator()
        menu.addAction(say("Bar", "Larger labels"), partial(self._bar.asked.emit, "larger"))
        menu.addAction(say("Bar", "Smaller labels"), partial(self._bar.asked.emit, "smaller"))
        menu.addSeparator()
        menu.addAction(say("Bar", "Keep this arrangement…"), partial(self._bar.asked.emit, "keep"))
        self._fill_kept(menu)
        menu.addAction(say("Bar", "As at the start"), partial(self._bar.asked.emit, "plain"))

    def _fill_countries(self, menu: QMenu) -> None:
        """Offer the countries whose models may stand in one column."""
        chart = self._bar.chart
        if chart is None or not any(group.key for group in chart.groups):
            return
        paired = self._bar.of == "pairs"
        rolled = menu.addMenu(
            say("Bar", "One column for a group of codes") if paired else say("Bar", "One column for a country")
        )
        for group in chart.groups:
            if not group.key:
                continue
            action = rolled.addAction(word(group.label, language.current()))
            action.setCheckable(True)
            action.setChecked(group.key in self._bar.arrangement.rolled)
            action.toggled.connect(lambda on, key=group.key: self._roll(key, on))

    def _fill_kept(self, menu: QMenu) -> None:
        """Offer the arrangements that were kept."""
        if not self._bar.names:
            return
        gone = QMenu(say("Bar", "No longer keep"), menu)
        for name in self._bar.names:
            plain = name.replace("&", "&&")
            menu.addAction(plain, partial(self._bar.asked.emit, f"kept:{name}"))
            gone.addAction(plain, partial(self._bar.asked.emit, f"forget:{name}"))
        menu.addMenu(gone)

    def _roll(self, group: str, on: bool) -> None:
        """Put the models of a country into one column, or apart again."""
        rolled = [one for one in self._bar.arrangement.rolled if one != group]
        self._bar.tell(rolled=tuple([*rolled, group] if on else rolled))

    def export(self, menu: QMenu) -> None:
        """Offer copies and files."""
        for what, words in (
            ("copy_table", say("Bar", "Copy as table")),
            ("copy_image", say("Bar", "Copy image")),
            ("", ""),
            ("png", say("Bar", "Save as PNG…")),
            ("svg", say("Bar", "Save as SVG…")),
            ("pdf", say("Bar", "Save as PDF…")),
            ("csv", say("Bar", "Save as CSV…")),
        ):
            if what:
                menu.addAction(words, partial(self._bar.asked.emit, what))
            else:
                menu.addSeparator()


def _section(menu: QMenu, words: str) -> None:
    """Head a part of a menu; the style shows no section's own words."""
    if not menu.isEmpty():
        menu.addSeparator()
    menu.addAction(words).setEnabled(False)
