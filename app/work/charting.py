"""Count the evidence for the Matrix, and say whose words stand behind each mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.report.arranging import Order, arrange, class_of, classes, leaf_numbers
from app.report.chart import BACKGROUND, build_chart, evidence_of, strength
from app.report.charted import (
    NOT_CODED,
    AllColumn,
    Cell,
    Chart,
    Column,
    Evidence,
    Group,
    LateKeys,
    LateMarks,
    Mark,
    Row,
    Sign,
)
from app.report.pairs import LEAST as LEAST_PAIRED
from app.report.pairs import facet_of as paired_facet
from app.work import counting
from app.work.chart_axes import across, down
from app.work.chart_said import MOST_CLAIMED, Claimed, Said, claims_in, said_in
from app.work.chart_stock import ChartQuery, read_stock
from app.work.chart_words import country_words, filter_words, section_words
from app.work.library import Library
from db import axes
from db import codes as kept_codes
from db.rows import Code

__all__ = [
    "EMPTY",
    "LEAST_PAIRED",
    "MOST_CLAIMED",
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
    "enough_coded",
    "evidence_of",
    "is_large",
    "leading",
    "leaf_numbers",
    "matrix",
    "paired_facet",
    "passage_count",
    "readied",
    "section_words",
    "sections",
    "stood_for",
    "study_count",
    "words_of",
]


MANY = 1500
"""Passages from which on a library is counted over arrays."""
MOST_READ = 60
"""Passages of each sign of one cell whose words are read in a library that is counted over arrays."""


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
            asked.rolled, stock.themes,
        )  # fmt: skip
    return build_chart(
        stock.passages,
        stock.studies,
        stock.models,
        stock.themes,
        stock.groups,
        filters=filter_words(
            *(asked.statuses, asked.directions, asked.query, asked.studies, asked.modes, asked.sections), asked.findings
        ),
        background=asked.background or BACKGROUND in asked.statuses,
        down=down(asked.rows, stock.themes, stock.codes.values()),
        across=columns,
        modes=asked.modes,
        unit=asked.unit,
    )


def sections(library: Library) -> tuple[str, ...]:
    """Return the sections that passages of the library stand in."""
    if coded_many(library, MANY):
        from app.work import chart_swift

        with library.db.read() as conn:
            return chart_swift.sections(conn)
    with library.db.read() as conn:
        return axes.section_names(conn)


def cell(library: Library, row: str, col: str, query: ChartQuery | None = None) -> list[Said]:
    """Return the passages behind a cell, one of each sign first, then results, interpretations and the implied."""
    drawn = chart(library, query)
    return words_of(library, drawn.cell(row, col), drawn.row_facet)


def words_of(
    library: Library, place: Cell, row_facet: str = "theme", most: int = MOST_READ, col_facet: str = "model"
) -> list[Said]:
    """Return the passages behind a cell of a chart that is already counted (see `cell`).

    Of a cell of a large library the words of no more than so many passages of each sign are read.
    """
    if isinstance(place.marks, LateMarks) and len(place.marks) > 0:
        place = replace(place, marks=place.marks.strongest(most))
    return said_in(library, [place], row_facet, paired_facet(col_facet))[0]


def coded_many(library: Library, bound: int) -> bool:
    """Return whether more passages than a bound are coded: then counting takes its time."""
    return library.known.get(("many", bound), lambda: _coded_many(library, bound), frozenset({"passage"}))


def _coded_many(library: Library, bound: int) -> bool:
    with library.db.read() as conn:
        return axes.more_passages(conn, bound)


def enough_coded(library: Library, studies: Sequence[int] | None = None) -> bool:
    """Return whether so many studies (of some, or of all) are coded that co-occurrence says something (`pairs.LEAST`)."""
    with library.db.read() as conn:
        return axes.coded_studies(conn, LEAST_PAIRED, studies) >= LEAST_PAIRED


def is_large(counted: Chart) -> bool:
    """Return whether a chart was counted over arrays, so that naming its studies in every cell takes its time."""
    return isinstance(counted.study_keys, LateKeys)


def readied(counted: Chart) -> Chart:
    """Return a chart whose bars are counted as well: a thread does it, not the window that paints them."""
    late = next((one.marks for one in counted.cells if isinstance(one.marks, LateMarks) and len(one.marks)), None)
    if late is not None and counted.bars:
        late.results("barrier")  # counts those of all cells at once
    return counted


def passage_count(place: Cell) -> int:
    """Return how many passages stand in a cell whose words are not all read (`words_of`); 0 where they are."""
    return place.marks.passages() if isinstance(place.marks, LateMarks) else 0


def stood_for(places: Sequence[Cell], sign: str = "") -> tuple[list[int], list[int], list[int]]:
    """Return the studies, findings and passages of cells together (of one sign or all), each once."""
    late = [place.marks for place in places if isinstance(place.marks, LateMarks)]
    if late:
        return late[0].together(late, sign)
    marks = [mark for place in places for mark in place.marks if sign in ("", mark.sign)]
    return (
        list(dict.fromkeys(mark.study for mark in marks)),
        list(dict.fromkeys(finding for mark in marks for finding in mark.findings)),
        list(dict.fromkeys(passage for mark in marks for passage in mark.passages)),
    )


def leading(place: Cell, sign: str, most: int) -> Sequence[Mark]:
    """Return the first marks of a sign in a cell, the strongest evidence first."""
    if isinstance(place.marks, LateMarks):
        return place.marks.leading(sign, most)
    return sorted((one for one in place.marks if one.sign == sign), key=lambda one: -strength(one.evidence))[:most]


def study_count(library: Library) -> int:
    """Return how many studies the library holds."""
    with library.db.read() as conn:
        return axes.study_count(conn)


EMPTY = Chart((), (), (), (), AllColumn(0, 0, 0), (), 0, 0, 0)
"""A chart before anything was counted."""
