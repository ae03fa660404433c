"""What the chart panel answers when cells, dots or studies of a curve are pointed at, chosen or opened.

Pointing shows the card with the words, choosing says which studies, findings and passages are meant, opening leads to the
words: at once where there is one passage, by a list where there are several.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from app.ui import language
from app.ui.compare import chosen, speaking, telling
from app.ui.compare.bar import Bar
from app.ui.compare.card import Card
from app.ui.compare.geometry import Place
from app.ui.compare.pages import Pages
from app.ui.compare.passages import Choice, PassageList
from app.ui.compare.speaking import word
from app.work import charting, saturation
from app.work.charting import Said
from app.work.library import Library


class Answers(QObject):
    """Answers for the views of the panel; `tab` is the view turned to, `beneath` the chart its table stands for."""

    cells_chosen = Signal(object)
    passage_opened = Signal(int, int)
    study_opened = Signal(int)
    told = Signal(str)

    def __init__(self, library: Library, pages: Pages, bar: Bar, panel: QWidget) -> None:
        super().__init__(panel)
        self._library, self._pages, self._bar, self._panel = library, pages, bar, panel
        self.tab = self.beneath = "matrix"
        self.card = Card(panel)
        self.list = PassageList(panel)
        grid, timeline, growth = pages.grid, pages.timeline, pages.growth
        grid.pointed.connect(self.point)
        grid.chosen.connect(self.choose)
        grid.opened.connect(self.open)
        timeline.chosen.connect(self._choose_dots)
        timeline.opened.connect(self.study_opened.emit)
        growth.pointed.connect(self.point_study)
        growth.chosen.connect(self._choose_steps)
        growth.opened.connect(self.open_study)
        pages.claims_page.opened.connect(self.passage_opened)
        pages.claims_page.listed.connect(self.list_claims)
        self.list.opened.connect(self.passage_opened)
        pages.table.doubleClicked.connect(lambda index: self.open_row(index.row(), index.column()))

    def turn(self, tab: str, beneath: str) -> None:
        """Note which view is turned to; nothing floats over it any more."""
        self.tab, self.beneath = tab, beneath
        self.card.hide()

    # -- cells -----------------------------------------------------------------------------------------------------

    def said(self, place: Place, most: int = charting.MOST_READ) -> list[Said]:
        """Return the passages behind a cell; the source's own words stand in for our digest of them."""
        chart = self._pages.grid.picture.chart
        if place.row < 0 or not 0 <= place.col < len(chart.columns):
            return []
        cell = chart.cells[place.row * len(chart.columns) + place.col]
        return telling.without_digests(
            charting.words_of(self._library, cell, chart.row_facet, most, chart.col_facet)
        )  # fmt: skip

    def _rect(self, place: Place) -> QRect:
        """Where a cell stands in the panel."""
        grid = self._pages.grid
        rect = grid.picture.geometry.cell(place.row, place.col, grid.picture.offset).toRect()
        rect.moveTopLeft(grid.mapTo(self._panel, rect.topLeft()))
        return rect

    def point(self, place: Place | None, _at_once: bool = False) -> None:
        """Show or hide the card of a cell."""
        chart = self._pages.grid.picture.chart
        if place is None or place.row < 0 or not 0 <= place.col < len(chart.columns):
            self.card.hide()
        elif not self.list.isVisible():
            lang = language.current()
            content = telling.content(chart, place, self.said(place, telling.MANY_READ), lang)
            self.card.show_for(content, self._rect(place), lang)

    def choose(self, places: frozenset[Place]) -> None:
        """Say what the chosen cells stand for."""
        grid = self._pages.grid
        chart, lang = grid.picture.chart, language.current()
        whole = {place.col for place in places if 0 <= place.col < len(chart.columns)}
        comparable = 2 <= len(whole) <= 3 and len(places) > 1 and grid.kind != "pairs"
        self._bar.compare_button.setVisible(comparable)
        self._bar.clear_button.setVisible(bool(places))
        if not places:
            grid.note("")
            self.cells_chosen.emit(None)
            return
        meant = chosen.of_cells(chart, places, "" if grid.kind == "matrix" else grid.sign, lang)
        grid.note(chosen.note(len(meant.studies)))
        self.cells_chosen.emit(meant)

    def clear(self) -> None:
        """Choose nothing (also when another panel took its filter away)."""
        for view in self._pages.painted():
            view.clear()
        self._bar.compare_button.hide()

    def columns_to_compare(self) -> tuple[str, ...]:
        """Return the keys of the two or three chosen columns; says what to do and returns none where there are not so many."""
        picture = self._pages.grid.picture
        chart = picture.chart
        places = picture.selected or ({picture.focus} if picture.focus else set())
        columns = sorted({place.col for place in places if 0 <= place.col < len(chart.columns)})
        keys = tuple(chart.columns[col].key for col in columns if not chart.columns[col].rolled)
        if 2 <= len(keys) <= 3 and self._pages.grid.kind != "pairs":
            return keys
        self.told.emit(self.tr("Choose two or three columns first: Ctrl and click on their heads."))
        return ()

    def open(self, place: Place) -> None:
        """Go to the words behind a cell."""
        found = self.said(place)
        lang, grid = language.current(), self._pages.grid
        if not found:
            sentence = speaking.cell_sentence(grid.picture.chart, place.row, place.col, lang)
            self.told.emit(sentence if place.row >= 0 else "")
            return
        title = telling.list_title(grid.picture.chart, place, len(found), lang)
        self._lead(title, telling.choices(found, lang), self._rect(place), grid)

    def _lead(self, title: str, choices: Sequence[Choice], rect: QRect, view: QWidget) -> None:
        """Go to the only passage, or offer several beside what was opened."""
        self.card.hide()
        if len(choices) == 1:
            self.passage_opened.emit(choices[0].study, choices[0].passage)
            return
        back: QWidget = self._pages.table if self.tab == "table" else view
        middle = QRect(self._panel.width() // 3, 80, 10, 10)
        self.list.show_for(title, choices, rect if back is view else middle, back)

    def open_row(self, row: int, col: int) -> None:
        """Open what a cell of the table stands for."""
        if self.beneath == "growth":
            self.open_study(row)
        elif self.beneath != "timeline":
            self.open(Place(row - self._pages.model.above, col))

    def list_claims(self, row: int, col: int) -> None:
        """Offer the claims of a cell of the Claims view."""
        lang, claims, page = language.current(), self._pages.claims, self._pages.claims_page
        rect = page.visualRect(claims.index(row, col))
        rect.moveTopLeft(page.viewport().mapTo(self._panel, rect.topLeft()))
        title = f"{claims.rows[row].label} × {claims.columns[col][0]}"
        self.list.show_for(title, telling.claim_choices(claims.claims(row, col), lang, claims.quotes), rect, page)

    # -- studies ---------------------------------------------------------------------------------------------------

    def _choose_dots(self, studies: frozenset[int]) -> None:
        """Say which studies of the timeline are chosen."""
        self._choose_studies(studies)
        self._pages.timeline.note(chosen.note(len(studies)) if studies else "")

    def _choose_steps(self, numbers: frozenset[int]) -> None:
        """Say which studies of the curve are chosen."""
        self._choose_studies(frozenset(self._pages.growth.studies(numbers)))
        self._pages.growth.note(chosen.note(len(numbers)) if numbers else "")

    def _choose_studies(self, studies: frozenset[int]) -> None:
        self._bar.clear_button.setVisible(bool(studies))
        self.cells_chosen.emit(chosen.of_studies(studies) if studies else None)

    def _step_rect(self, number: int) -> QRect:
        """Where a study of the curve stands in the panel."""
        growth = self._pages.growth
        rect = growth.curve.column(number).toRect()
        rect.moveTopLeft(growth.mapTo(self._panel, rect.topLeft()))
        return rect

    def brought(self, number: int) -> list[Said]:
        """Return the passages with which a study brought its new codes (all of its own where it brought none)."""
        data = self._pages.growth.data
        return telling.without_digests(saturation.brought(self._library, data, data.steps[number]))

    def point_study(self, number: int | None, _at_once: bool = False) -> None:
        """Show or hide the card of a study of the curve."""
        growth = self._pages.growth
        if number is None or not 0 <= number < growth.curve.count:
            self.card.hide()
        elif not self.list.isVisible():
            lang = language.current()
            content = telling.step_content(growth.data, number, self.brought(number), lang)
            self.card.show_for(content, self._step_rect(number), lang)

    def open_study(self, number: int) -> None:
        """Go to the words with which a study brought its new codes."""
        growth, lang = self._pages.growth, language.current()
        found = self.brought(number)
        if found:
            title = word(growth.data.citation(number), lang)
            self._lead(title, telling.choices(found, lang), self._step_rect(number), growth)
        elif growth.data.steps:
            self.study_opened.emit(growth.data.steps[number].study)
