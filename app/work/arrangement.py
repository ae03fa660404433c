"""How a chart is arranged at the moment: which tab, what against what, in which order, what is folded, chosen, filtered.

Plain and frozen, so that it can be kept by a name and come back as it was, in the panel and in reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from app.report.arranging import Order
from app.report.charted import Chart
from app.report.pairs import WITH
from app.work.chart_axes import COLUMNS
from app.work.chart_axes import ROWS as FACETS
from app.work.chart_stock import ChartQuery
from app.work.saturation import KINDS, ORDERS

CHARTS = ("matrix", "map", "claims", "timeline", "pairs", "growth")
"""The views that are charts: who stands where, claims, years, what shares a passage, new codes by study."""
TABS = (*CHARTS, "table")
STUDIED = ("timeline", "growth")
"""Charts whose marks are studies as such: they have no rows and columns of their own."""
SORTS = ("codebook", "studies", "first")
UNITS = ("studies", "findings", "passages")
LARGE = 30
"""From so many studies on the evidence map is the honest first view; below it the Matrix is."""
MOST_COMPARED = 3
ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of the labels in percent of the text size."""
ALLOWED: Mapping[str, tuple[Any, ...]] = {
    "tab": ("", *TABS), "matrix_rows": FACETS, "map_rows": FACETS, "cols": COLUMNS, "unit": UNITS,
    "pair_rows": FACETS, "pair_cols": FACETS, "grown": KINDS, "grown_by": ORDERS, "sort": SORTS, "sign": ("barrier", "facilitator"), "zoom": ZOOMS,
}  # fmt: skip
"""What each choice can be; what is not named here can be anything."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Everything somebody chose about the chart; '' in `tab` leaves it to the size of the library.

    `compared` are the columns of claims and dots by key (none: the first ones with studies); `pair_rows` and `pair_cols`
    are set against each other in co-occurrence; `grown` are the codes of saturation, `grown_by` the order of its studies.
    `statuses`, `modes` and `sections` are filters (none: all but background claims).
    """

    tab: str = ""
    matrix_rows: str = "theme"
    map_rows: str = "barrier"
    pair_rows: str = "theme"
    pair_cols: str = "theme"
    grown: str = ""
    grown_by: str = "year"
    cols: str = "model"
    unit: str = "studies"
    sign: str = "barrier"
    sort: str = "codebook"
    flat: bool = False
    dots: bool = False
    quotes: bool = False
    folded: tuple[str, ...] = ()
    rolled: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    zoom: int = 100

    def rows(self, tab: str) -> str:
        """What the rows are in a tab."""
        return {"map": self.map_rows, "pairs": self.pair_rows}.get(tab, self.matrix_rows)

    def columns(self, tab: str) -> str:
        """What the columns are in a tab."""
        return WITH + self.pair_cols if tab == "pairs" else self.cols

    def counted_sign(self, rows: str) -> str:
        """The sign that the map counts for rows of a facet."""
        if rows == "theme":
            return self.sign if self.sign in {"barrier", "facilitator"} else "barrier"
        return rows if rows in {"barrier", "facilitator"} else "other"

    def query(self, tab: str, studies: tuple[int, ...] | None) -> ChartQuery:
        """What is counted for a tab."""
        return ChartQuery(
            statuses=self.statuses, modes=self.modes, sections=self.sections, studies=studies,
            rows=self.rows(tab), cols=self.columns(tab), unit="studies" if tab == "claims" else self.unit,
            rolled=() if tab == "claims" else self.rolled,
        )  # fmt: skip

    def order(self, tab: str) -> Order:
        """How the counted chart is put in order for a tab."""
        sort = self.sort if self.sort != "first" or (tab == "map" and self.dots) else "codebook"
        sign = self.counted_sign(self.rows(tab)) if tab in {"map", "pairs"} else ""
        flat = (self.flat or (self.dots and tab == "map")) if tab in {"map", "pairs"} else False
        return Order(sort, flat, frozenset(self.folded), (), sign)

    def body(self) -> dict[str, Any]:
        """Return it as plain values, for keeping."""
        return asdict(self)


def from_body(body: Mapping[str, Any]) -> Arrangement:
    """Return the arrangement that was kept; what is unknown or of a wrong kind is as it is by default."""
    plain = Arrangement()
    kept: dict[str, Any] = {}
    for field in fields(Arrangement):
        value, usual = body.get(field.name), getattr(plain, field.name)
        if isinstance(usual, tuple) and isinstance(value, (list, tuple)):
            kept[field.name] = tuple(str(one) for one in value)
        elif type(value) is type(usual):
            kept[field.name] = value
    return Arrangement(**{name: one for name, one in kept.items() if name not in ALLOWED or one in ALLOWED[name]})


def unknown(body: Mapping[str, Any]) -> bool:
    """Whether what was kept asks for rows, columns or a unit that this version does not have."""
    asked = ("tab", "matrix_rows", "map_rows", "pair_rows", "pair_cols", "cols", "unit", "grown", "grown_by")
    return any(name in body and body[name] not in ALLOWED[name] for name in asked)


def compared_columns(chart: Chart, wanted: tuple[str, ...], most: int = MOST_COMPARED) -> tuple[str, ...]:
    """Return the columns to be compared: those wanted, else up to three with the most studies, in the chart's order."""
    known = [column.key for column in chart.columns if not column.folded]
    chosen = [key for key in known if key in wanted][:most]
    if chosen:
        return tuple(chosen)
    full = sorted((c for c in chart.columns if c.studies and not c.folded), key=lambda c: -_filled(chart, c.key))[:most]
    keys = {column.key for column in full}
    return tuple(key for key in known if key in keys)


def _filled(chart: Chart, key: str) -> int:
    """How many cells of a column say something."""
    col = next(at for at, column in enumerate(chart.columns) if column.key == key)
    return sum(bool(chart.cells[row * len(chart.columns) + col].marks) for row in range(len(chart.rows)))
