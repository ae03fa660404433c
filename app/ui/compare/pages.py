"""The views of the panel and what each shows: grid, claims with title and legend, timeline, and the table beside each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.ui import language
from app.ui.compare import drawing, growthdrawing, speaking, timelinedrawing
from app.ui.compare.arrangement import LARGE, STUDIED, Arrangement
from app.ui.compare.claims import ClaimsTable
from app.ui.compare.claimsview import ClaimsPage
from app.ui.compare.growthtable import WIDTHS, GrowthTable
from app.ui.compare.growthview import GrowthView, too_short
from app.ui.compare.scene import Scene, signs_of
from app.ui.compare.stage import Stage
from app.ui.compare.strips import MarksLegend, TitleStrip
from app.ui.compare.table import ChartTable, ChartTableView, TimelineTable
from app.ui.compare.timelineview import TimelineView, too_few
from app.ui.compare.view import GridView
from app.ui.widgets.empty import EmptyState
from app.work import saturation
from app.work.charting import LEAST_PAIRED, MOST_CLAIMED, Chart, Claimed, arrange, classes, is_large, leaf_numbers
from app.work.saturation import LEAST as LEAST_GROWN
from app.work.saturation import Saturation
from app.work.timeline import Timeline


class Pages:
    """Holds the views and shows counted numbers in them as somebody arranged them."""

    def __init__(self, chart: Chart, lang: str, parent: QWidget) -> None:
        self.grid = GridView(chart, lang, parent)
        self.timeline = TimelineView(Timeline((), 2000, 2001, 0, 0, 0), lang, parent)
        self.claims = ClaimsTable(parent)
        self.claims_page = ClaimsPage(self.claims, parent)
        self.title, self.legend = TitleStrip(parent), MarksLegend(parent)
        self.claims_box = QWidget(parent)
        column = QVBoxLayout(self.claims_box)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        for widget, stretch in ((self.title, 0), (self.claims_page, 1), (self.legend, 0)):
            column.addWidget(widget, stretch)
        self.growth = GrowthView(saturation.EMPTY, lang, parent)
        self.model = ChartTable(chart, lang)
        self.lanes_model, self.growth_model = TimelineTable(parent), GrowthTable(parent)
        self.table = ChartTableView(self.model, parent)
        self.claim_columns: tuple[int, ...] = ()
        self._chart, self._percent = chart, 100
        self.enough: dict[str, bool] = {"timeline": False, "pairs": False, "growth": False}
        self.grid_box, self.lanes_box = _scrolling(self.grid, parent), _scrolling(self.timeline, parent)
        self.growth_box = _scrolling(self.growth, parent)
        self.empty, self.few = EmptyState("chart-scatter", "", ""), EmptyState("chart-scatter", "", "")

    def stack(self, parent: QWidget) -> QStackedWidget:
        """Return all pages, one on the other."""
        made = QStackedWidget(parent)
        pages = (self.grid_box, self.claims_box, self.lanes_box, self.growth_box, self.table, self.empty, self.few)
        for page in pages:
            made.addWidget(page)
        return made

    def painted(self) -> tuple[Stage, ...]:
        """Return the views that are painted charts."""
        return self.grid, self.timeline, self.growth

    def page(self, chart: Chart, tab: str, beneath: str) -> QWidget:
        """Return the page of a view; where nothing is coded, or too little for it, the one that says so.

        `beneath` is the chart whose table is shown in the view "table", else the view itself.
        """
        if tab == "table":
            self.twin(beneath)
        if not self.enough.get(beneath, True):
            self.few.set_words(*too_few_words(beneath))
            return self.few
        if beneath not in STUDIED and not any(cell.marks or cell.hidden or cell.absent for cell in chart.cells):
            return self.empty
        pages: dict[str, QWidget] = {
            "claims": self.claims_box, "timeline": self.lanes_box, "growth": self.growth_box, "table": self.table,
        }  # fmt: skip
        return pages.get(tab, self.grid_box)

    def focused(self, tab: str) -> QWidget:
        """Return what of a view takes the focus."""
        pages: dict[str, QWidget] = {
            "claims": self.claims_page, "timeline": self.timeline, "growth": self.growth, "table": self.table,
        }  # fmt: skip
        return pages.get(tab, self.grid)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.table.setAccessibleName(QCoreApplication.translate("ComparePanel", "Table of the chart"))
        self.claims_page.setAccessibleName(QCoreApplication.translate("ComparePanel", "Claims side by side"))

    def show(
        self, chart: Chart, now: Arrangement, tab: str, lang: str, percent: int, compared: tuple[str, ...]
    ) -> None:  # fmt: skip
        """Show a counted chart in the grid, in the table beside it and, where that is the view, among the claims."""
        kind = {"matrix": "matrix", "claims": "matrix", "pairs": "pairs"}.get(tab, "dots" if now.dots else "map")
        sign = now.counted_sign(chart.row_facet)
        order = now.order(tab)
        if kind == "dots":
            keys = compared
            order = type(order)(order.sort, True, order.folded, keys, sign)
        drawn = arrange(chart, order)
        bounds = classes(leaf_numbers(chart, sign)) if kind in {"map", "pairs"} and chart.n_studies >= LARGE else None  # type: ignore[arg-type]
        title = speaking.title_of(kind, chart.row_facet, chart.col_facet, sign, len(drawn.columns))
        self._chart, self._percent = drawn, percent
        if tab == "claims":
            self._claims(chart, now, lang, percent, compared)
        else:
            self.grid.show_chart(drawn, lang, title, percent, kind, sign, bounds)
        self.model.show_chart(drawn, lang)

    def _claims(self, chart: Chart, now: Arrangement, lang: str, percent: int, compared: tuple[str, ...]) -> None:
        """Prepare the page of claims; the claims themselves come by `show_claims`."""
        keys = [column.key for column in chart.columns]
        self.claim_columns = tuple(keys.index(key) for key in compared)
        self.claims.quotes, self.claims.lang = now.quotes, lang
        self._chart, self._percent = chart, percent

    def show_claims(self, claims: Sequence[Sequence[Sequence[Claimed]]]) -> None:
        """Show the claims of the compared columns."""
        chart, lang = self._chart, language.current()
        studies = frozenset(one.study for row in claims for own in row for one in own)
        title = QCoreApplication.translate("ComparePanel", "What the studies say, side by side")
        shown = QCoreApplication.translate("ComparePanel", "%n studies in the chosen columns", "", len(studies))
        few = ""
        if is_large(chart):
            few = QCoreApplication.translate(
                "ComparePanel", "of each cell the %n strongest passages of a sign", "", MOST_CLAIMED
            )
        said = speaking.joined([speaking.counts_line(chart, lang), shown, few], lang)
        self.claims.title, self.claims.said = title, said
        self.title.say(title, said, lang, self._percent)
        facet = chart.row_facet
        signs = ("barrier", "facilitator") if facet == "theme" else (facet,)
        self.legend.show_chart(chart, lang, self._percent, studies, signs)
        self.claims.show_claims(chart, self.claim_columns, claims, lang, self.claims.quotes)
        self.claims_page.set_scale(self._percent)

    def show_timeline(self, data: Timeline) -> None:
        """Show studies and events."""
        self.enough["timeline"] = not too_few(data)
        title = QCoreApplication.translate("ComparePanel", "Studies by year of publication, over policy events")
        self.timeline.show_timeline(data, language.current(), title, self._percent)
        self.lanes_model.show_timeline(data, language.current())

    def show_growth(self, data: Saturation) -> None:
        """Show which study brought which codes first."""
        self.enough["growth"] = not too_short(data)
        self.growth.show_curve(data, language.current(), self._percent)
        self.growth_model.show_curve(data, language.current())

    def twin(self, beneath: str) -> None:
        """Let the table be the one beside the chart that was last looked at."""
        models: dict[str, QAbstractTableModel] = {"timeline": self.lanes_model, "growth": self.growth_model}
        wanted = models.get(beneath, self.model)
        if self.table.model() is not wanted:
            self.table.setModel(wanted)
            self.table.set_widths(WIDTHS if beneath == "growth" else ())

    # -- what is taken along ---------------------------------------------------------------------------------------

    def title_of(self, tab: str) -> str:
        """The title of the view."""
        titles = {"claims": self.claims.title, "timeline": self.timeline.title, "growth": self.growth.title}
        return titles.get(tab, self.grid.title)

    def lines(self, tab: str, dated: str) -> list[list[str]]:
        """Return the view as lines of cells, with title, counts and filters."""
        if tab == "claims":
            return self.claims.lines()
        if tab == "timeline" or (tab == "table" and self.table.model() is self.lanes_model):
            return self.lanes_model.grid(self.timeline.title, self.timeline.counts(), dated)
        if tab == "growth" or (tab == "table" and self.table.model() is self.growth_model):
            return self.growth_model.grid(dated)
        return self.model.grid(self.grid.title, dated)

    def text(self, tab: str) -> str:
        """Return the view as tab-separated text."""
        if tab in {"claims", "timeline", "growth"} or (tab == "table" and self.table.model() is not self.model):
            return "".join("\t".join(_flat(cell) for cell in line) + "\n" for line in self.lines(tab, ""))
        return self.model.as_text(self.grid.title)

    def size(self, tab: str) -> tuple[float, float]:
        """Return the size of the view's picture in logical pixels."""
        if tab == "claims":
            page = self.claims_page
            page.measure_all()
            height = page.horizontalHeader().height() + page.verticalHeader().length()
            return float(page.width()), float(self.title.height() + height + self.legend.sizeHint().height() + 8)
        if tab in STUDIED:
            return (self.timeline if tab == "timeline" else self.growth).extent()
        return self.grid.size_of_picture()

    def paint(self, tab: str, painter: QPainter, dated: str) -> None:
        """Paint the view as it is taken along: nothing lit, with its date."""
        if tab == "claims":
            self._paint_claims(painter, dated)
        elif tab == "timeline":
            timelinedrawing.draw(painter, self.timeline, dated=dated, axis=True)
        elif tab == "growth":
            growthdrawing.draw(painter, self.growth, dated=dated)
        else:
            scene: Scene = self.grid.bare_scene(dated, whole=True)
            drawing.still(painter, scene)

    def _paint_claims(self, painter: QPainter, dated: str) -> None:
        """Paint title, heads, all rows and the legend of the claims, whatever is in sight."""
        width = float(self.claims_page.width())
        self.title.draw(painter, width, dated)
        bottom = self.claims_page.draw_all(painter, float(self.title.height()))
        self.legend.draw(painter, bottom + 4, width)

    def signs(self) -> tuple[str, ...]:
        """Return the signs of the rows that are shown."""
        return signs_of(self.grid.picture.chart)


def too_few_words(beneath: str) -> tuple[str, str]:
    """Say from how many studies on a chart speaks, and why not before."""
    if beneath == "pairs":
        return (
            QCoreApplication.translate("ComparePanel", "Co-occurrence needs %n coded studies", "", LEAST_PAIRED),
            QCoreApplication.translate(
                "ComparePanel",
                "With fewer, two codes that one or two studies name together would look like a pattern.",
            ),
        )
    if beneath == "growth":
        return (
            QCoreApplication.translate("ComparePanel", "Saturation needs %n coded studies", "", LEAST_GROWN),
            QCoreApplication.translate(
                "ComparePanel",
                "With fewer, almost every study brings new codes, and where the curve flattens is chance.",
            ),
        )
    return (
        QCoreApplication.translate("ComparePanel", "The timeline needs 5 studies"),
        QCoreApplication.translate(
            "ComparePanel",
            "With fewer studies that have a year, dots over policy events would show a pattern that is none.",
        ),
    )


def _scrolling(inside: QWidget, parent: QWidget) -> QScrollArea:
    """Return a frame in which a chart scrolls down where it is higher than the panel."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def _flat(cell: str) -> str:
    """A cell on one line, no formula."""
    from app.work.picturing import no_formula

    return no_formula(cell)
