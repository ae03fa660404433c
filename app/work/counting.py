"""Count cells of a table of evidence, any facet by any facet, in studies, findings or passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.report.chart import BACKGROUND
from app.report.charted import NOT_CODED, Row
from app.report.coded import ChartModel, CodedPassage
from app.text.refused import Refused
from app.work.chart_stock import ChartQuery, Stock, columns_of, read_stock, rows_of
from app.work.library import Library
from db import axes
from db import codes as kept_codes
from db.findings import STATUSES
from db.rows import Code

MANY = 1500
"""Passages from which on a library is counted over arrays, as charts are."""

UNITS: tuple[str, ...] = ("studies", "findings", "passages")
"""What a cell can be counted in."""

FACETS: tuple[str, ...] = (
    "theme",
    "model",
    "barrier",
    "facilitator",
    "outcome",
    "method",
    "country",
    "year",
    "design",
    "programme",
    "coder",
    "study",
)
"""What rows and columns can be."""

_SIGNED = ("barrier", "facilitator")

Values = list[tuple[str, str]]
"""(value, sign): a passage's values of one facet; the sign is barrier, facilitator or ''."""


@dataclass(frozen=True, slots=True)
class Count:
    """A cell that is not empty: which studies, how many findings and passages, under which sign."""

    row: str
    col: str
    sign: str
    studies: tuple[int, ...]
    findings: int
    passages: int

    def number(self, unit: str) -> int:
        """The cell's number in one unit."""
        return {"studies": len(self.studies), "findings": self.findings, "passages": self.passages}[unit]


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of the chart; rows and columns in order, empty ones included for themes and care models."""

    rows: tuple[str, ...]
    cols: tuple[str, ...]
    cells: tuple[Count, ...]
    unit: str

    def plain(self) -> dict[str, Any]:
        """Return the table as plain values; `n` is a cell's number in the table's unit."""
        return {
            "rows": list(self.rows),
            "cols": list(self.cols),
            "unit": self.unit,
            "cells": [
                {
                    "row": one.row,
                    "col": one.col,
                    "sign": one.sign,
                    "studies": list(one.studies),
                    "findings": one.findings,
                    "passages": one.passages,
                    "n": one.number(self.unit),
                }
                for one in self.cells
            ],
        }


@dataclass(slots=True)
class _Place:
    studies: set[int]
    findings: set[int]
    passages: set[int]


def matrix(
    library: Library,
    rows: str = "theme",
    cols: str = "model",
    status: str | Sequence[str] | None = None,
    unit: str = "studies",
) -> Table:
    """Count cells by the rules of the chart: background claims only when asked for by status, absent codings never.

    Raises Refused where rows, columns or a status are none of those there are.
    """
    for facet in (rows, cols):
        if facet not in FACETS:
            raise Refused(f"“{facet}” can’t be rows or columns. Choose one of: {', '.join(FACETS)}.")
    if unit not in UNITS:
        raise Refused(f"“{unit}” can’t be counted. Choose one of: {', '.join(UNITS)}.")
    statuses = (status,) if isinstance(status, str) else tuple(status or ())
    for one in statuses:
        if one not in STATUSES:
            raise Refused(f"“{one}” is not an evidence status. Choose one of: {', '.join(STATUSES)}.")
    with library.db.read() as conn:
        large = axes.more_passages(conn, MANY)
    counted, order = (_over_arrays if large else _one_by_one)(library, rows, cols, statuses)
    row_keys, col_keys = order.keys(rows, 0), order.keys(cols, 1)
    at_row, at_col = ({key: at for at, key in enumerate(keys)} for keys in (row_keys, col_keys))
    cells = sorted(counted, key=lambda one: (at_row[one.row], at_col[one.col], one.sign))
    return Table(row_keys, col_keys, tuple(cells), unit)


def _over_arrays(library: Library, rows: str, cols: str, statuses: tuple[str, ...]) -> tuple[list[Count], _Order]:
    """The cells of a large library."""
    from app.work import counting_swift  # late: a small library needs no numpy

    with library.db.read() as conn:
        found = counting_swift.cells(conn, rows, cols, statuses, _programmes(conn))
        book = {code.id: code for code in kept_codes.all_codes(conn, counted=False)}
        themes = rows_of(kept_codes.themes(conn))
    counted = [Count(*place, *numbers) for place, numbers in found.items()]
    return counted, _Order(themes, columns_of(book.values())[1], book, found)


def _one_by_one(library: Library, rows: str, cols: str, statuses: tuple[str, ...]) -> tuple[list[Count], _Order]:
    """The cells counted passage by passage: what they mean, in as few words as possible."""
    with library.db.read() as conn:
        stock = read_stock(conn, ChartQuery(statuses=statuses))
        values = _Values(stock, _programmes(conn), _coders(conn) if "coder" in (rows, cols) else {})
    places: dict[tuple[str, str, str], _Place] = defaultdict(lambda: _Place(set(), set(), set()))
    for passage in stock.passages:
        findings = [one for one, its in passage.findings if statuses or its != BACKGROUND]
        if passage.hidden or (passage.findings and not findings):
            continue
        for row, row_sign in values.of(passage, rows):
            for col, col_sign in values.of(passage, cols):
                if row_sign and col_sign and row_sign != col_sign:
                    continue
                place = places[row, col, row_sign or col_sign]
                place.studies.add(passage.study)
                place.findings.update(findings)
                place.passages.add(passage.passage)
    cells = [
        Count(row, col, sign, tuple(sorted(one.studies)), len(one.findings), len(one.passages))
        for (row, col, sign), one in places.items()
    ]
    return cells, _Order(stock.themes, stock.models, stock.codes, places)


def _programmes(conn: Connection) -> dict[int, str]:
    """The programme of each study that names one, in English where there is English."""
    return {study: words.get("en") or next(iter(words.values())) for study, words in axes.programmes(conn).items()}


def _coders(conn: Connection) -> dict[int, list[str]]:
    """The names of those who coded each passage."""
    names = axes.coders(conn)
    found: dict[int, list[str]] = defaultdict(list)
    for (passage, _code), own in axes.coded_by(conn).items():
        found[passage] += [names[one] for one in own if names[one] not in found[passage]]
    return dict(found)


class _Values:
    """What a passage counts as under each facet."""

    def __init__(self, stock: Stock, programmes: Mapping[int, str], coders: Mapping[int, Sequence[str]]) -> None:
        self._facts = {one.id: one for one in stock.facts}
        self._programmes, self._coders = programmes, coders
        self._models = {model.key for model in stock.models}
        self._of_study: dict[int, set[str]] = {one.study: set(one.models) & self._models for one in stock.studies}
        for passage in stock.passages:
            self._of_study.setdefault(passage.study, set()).update(self._own_models(passage))

    def _own_models(self, passage: CodedPassage) -> set[str]:
        return {
            code.key
            for code in passage.codes
            if code.facet == "model" and code.mode != "absent" and code.key in self._models
        }

    def of(self, passage: CodedPassage, facet: str) -> Values:
        """The values of a passage; none where the facet says nothing of it."""
        if facet == "theme":
            found = {(c.theme, c.facet) for c in passage.codes if c.facet in _SIGNED and c.theme and c.mode != "absent"}
            return sorted(found)
        if facet == "model":
            only = self._of_study.get(passage.study, set())
            return [(key, "") for key in sorted(self._own_models(passage) or (only if len(only) == 1 else {NOT_CODED}))]
        if facet in ("barrier", "facilitator", "outcome", "method"):
            sign = facet if facet in _SIGNED else ""
            return sorted({(c.key, sign) for c in passage.codes if c.facet == facet and c.mode != "absent"})
        if facet == "coder":
            return [(name, "") for name in self._coders.get(passage.passage, ("",))]
        facts = self._facts[passage.study]
        asked: dict[str, Callable[[], str]] = {
            "country": lambda: facts.country,
            "year": lambda: str(facts.year or ""),
            "design": lambda: facts.design,
            "programme": lambda: self._programmes.get(facts.id, ""),
            "study": lambda: str(facts.id),
        }
        return [(asked[facet](), "")]


class _Order:
    """Rows and columns in codebook order, or sorted where the codebook does not know them."""

    def __init__(
        self, themes: Sequence[Row], models: Sequence[ChartModel], codes: Mapping[int, Code],
        places: Iterable[tuple[str, str, str]],
    ) -> None:  # fmt: skip
        self._themes, self._models, self._codes = themes, models, codes
        self._used = list(places)

    def keys(self, facet: str, side: int) -> tuple[str, ...]:
        """The values of one facet in order."""
        used = {place[side] for place in self._used}
        if facet == "theme":
            return tuple(row.key for row in self._themes)
        if facet == "model":
            known = [model.key for model in self._models if model.always or model.key in used]
            return tuple(known + [NOT_CODED] * (NOT_CODED in used))
        codes = sorted(self._codes.values(), key=lambda code: (code.position, code.id))
        ordered = [code.key for code in codes if code.key in used]
        rest = used - set(ordered)
        return tuple(ordered + sorted(rest, key=lambda one: (len(one), one) if one.isdigit() else (99, one)))
