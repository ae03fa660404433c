"""Count the evidence for the Matrix, and say whose words stand behind each mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.report.arranging import Order, arrange, class_of, classes, leaf_numbers
from app.report.chart import BACKGROUND, build_chart, evidence_of
from app.report.model import NOT_CODED, AllColumn, Cell, Chart, Column, Evidence, Group, Mark, Row, Sign
from app.work import counting
from app.work.chart_axes import across, down
from app.work.chart_said import Claimed, Said, claims_in, said_in
from app.work.chart_stock import ChartQuery, read_stock
from app.work.chart_words import country_words, filter_words, section_words
from app.work.library import Library
from db import axes
from db import codes as kept_codes
from db.rows import Code

__all__ = [
    "EMPTY",
    "NOT_CODED",
    "Cell",
    "Chart",
    "ChartQuery",
    "Claimed",
    "Column",
    "Evidence",
    "Group",
    "Mark",
    "Order",
    "Row",
    "Said",
    "Sign",
    "arrange",
    "book",
    "cell",
    "chart",
    "claims_in",
    "class_of",
    "classes",
    "coded_many",
    "country_words",
    "evidence_of",
    "leaf_numbers",
    "matrix",
    "section_words",
    "sections",
    "study_count",
    "words_of",
]


def book(library: Library) -> tuple[Code, ...]:
    """Return the codebook in its order, without counts."""
    with library.db.read() as conn:
        return kept_codes.all_codes(conn, counted=False)


def matrix(
    library: Library,
    rows: str = "theme",
    cols: str = "model",
    status: Sequence[str] = (),
    unit: str = "studies",
) -> dict[str, Any]:
    """Return the chart's numbers as the command line promises them (see `counting.matrix`)."""
    return counting.matrix(library, rows, cols, status, unit).plain()


def chart(library: Library, query: ChartQuery | None = None) -> Chart:
    """Return a chart as numbers: themes by care models unless the query says otherwise, one mark a study.

    Where many passages are coded it is counted over arrays (`chart_swift`), which gives the same chart.
    Raises KeyError where rows or columns are none of those there are (`chart_axes`).
    """
    asked = query or ChartQuery()
    if not coded_many(library, MANY):
        return plainly(library, asked)
    from app.work import chart_swift  # late: a small library needs no numpy

    return chart_swift.chart(library, asked)


def plainly(library: Library, asked: ChartQuery) -> Chart:
    """Return a chart counted passage by passage: what it means, in as few words as possible."""
    with library.db.read() as conn:
        stock = read_stock(conn, asked)
        columns = across(
            conn, asked.cols, stock.passages, stock.studies, stock.models, stock.groups, stock.facts, stock.codes,
            asked.rolled,
        )  # fmt: skip
    return build_chart(
        stock.passages,
        stock.studies,
        stock.models,
        stock.themes,
        stock.groups,
        filters=filter_words(asked.statuses, asked.directions, asked.query, asked.studies, asked.modes, asked.sections),
        background=asked.background or BACKGROUND in asked.statuses,
        down=down(asked.rows, stock.themes, stock.codes.values()),
        across=columns,
        modes=asked.modes,
        unit=asked.unit,
    )


def sections(library: Library) -> tuple[str, ...]:
    """Return the sections that passages of the library stand in."""
    with library.db.read() as conn:
        return axes.section_names(conn)


def cell(library: Library, row: str, col: str, query: ChartQuery | None = None) -> list[Said]:
    """Return the passages behind a cell, one of each sign first, then results, interpretations and the implied."""
    drawn = chart(library, query)
    return words_of(library, drawn.cell(row, col), drawn.row_facet)


def words_of(library: Library, place: Cell, row_facet: str = "theme") -> list[Said]:
    """Return the passages behind a cell of a chart that is already counted (see `cell`)."""
    return said_in(library, [place], row_facet)[0]


def coded_many(library: Library, bound: int) -> bool:
    """Return whether more passages than a bound are coded: then counting takes its time."""
    with library.db.read() as conn:
        return axes.more_passages(conn, bound)


def study_count(library: Library) -> int:
    """Return how many studies the library holds."""
    with library.db.read() as conn:
        return axes.study_count(conn)


MANY = 1500
"""Passages from which on a library is counted over arrays."""
EMPTY = Chart((), (), (), (), AllColumn(0, 0, 0), (), 0, 0, 0)
"""A chart before anything was counted."""
