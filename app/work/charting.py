"""Count the evidence for the Matrix, and say whose words stand behind each mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.report.chart import BACKGROUND, SIGNS, build_chart, evidence_of
from app.report.model import NOT_CODED, Cell, Chart, Column, Evidence, Group, Mark, Row, Sign, Words
from app.work import counting
from app.work.chart_stock import ChartQuery, read_stock, themes_of
from app.work.chart_words import filter_words, two
from app.work.library import Library
from db import codes as kept_codes
from db import codings, findings, texts
from db import matrix as kept_matrix
from db.rows import Code

__all__ = [
    "NOT_CODED",
    "Cell",
    "Chart",
    "ChartQuery",
    "Column",
    "Group",
    "Mark",
    "Row",
    "Said",
    "Sign",
    "book",
    "cell",
    "chart",
    "evidence_of",
    "matrix",
    "words_of",
]


@dataclass(frozen=True, slots=True)
class Said:
    """A passage behind a cell of the chart, with what it says in both languages and where its Chinese is from.

    `codes` are its codes of this theme as (key, label, sign, evidence), `label` the first of them in full. `status` is
    that of its first finding, '' where none rests on it. `zh_machine` says: machine translation, not reviewed.
    """

    study: int
    passage: int
    finding: int | None
    citation: Words
    codes: tuple[tuple[str, Words, Sign, Evidence], ...]
    status: str
    claim: Words
    en: str
    zh: str
    zh_machine: bool

    @property
    def sign(self) -> Sign:
        """The sign of its first code."""
        return self.codes[0][2]

    @property
    def evidence(self) -> Evidence:
        """The evidence of its first code."""
        return self.codes[0][3]

    @property
    def label(self) -> Words:
        """The label of its first code."""
        return self.codes[0][1]


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
    """Return the Matrix as numbers: themes by care models, one mark a study."""
    asked = query or ChartQuery()
    with library.db.read() as conn:
        stock = read_stock(conn, asked)
    return build_chart(
        stock.passages,
        stock.studies,
        stock.models,
        stock.themes,
        stock.groups,
        filters=filter_words(asked.statuses, asked.directions, asked.query, asked.studies),
        background=asked.background or BACKGROUND in asked.statuses,
    )


def cell(library: Library, row: str, col: str, query: ChartQuery | None = None) -> list[Said]:
    """Return the passages behind a cell, one of each sign first, then results, interpretations and the implied."""
    drawn = chart(library, query)
    return words_of(library, drawn.cell(row, col))


def words_of(library: Library, place: Cell) -> list[Said]:
    """Return the passages behind a cell of a chart that is already counted (see `cell`)."""
    marks = {passage: mark for mark in place.marks for passage in mark.passages}
    with library.db.read() as conn:
        found = codings.many(conn, sorted(marks))
        book = {code.id: code for code in kept_codes.all_codes(conn, counted=False)}
        theme_of = themes_of(book.values())
        claims = {one.id: one for one in findings.many(conn, ids=sorted({f for p in found for f in p.findings}))}
        studies = {one.id: one for one in kept_matrix.studies(conn, sorted({p.study_id for p in found}))}
        heads = {t.id: t for own in texts.heads(conn, list(studies)).values() for t in own}
    out = []
    for one in found:
        own = next((claims[f] for f in one.findings if f in claims and f in marks[one.id].findings), None)
        status = own.status if own else ""
        said = tuple(
            (
                book[c.code_id].key,
                two(book[c.code_id].labels),
                _sign(book[c.code_id].facet),
                evidence_of(status, c.mode),
            )
            for c in one.codings
            if book[c.code_id].facet in SIGNS and theme_of.get(c.code_id) == place.row and c.mode != "absent"
        )
        if not said:
            continue
        quotes = {("zh" if a.lang.startswith("zh") else "en"): a for a in reversed(one.anchors) if a.state == "placed"}
        chinese = quotes.get("zh")
        head = heads.get(chinese.text_id) if chinese else None
        out.append(
            Said(
                study=one.study_id,
                passage=one.id,
                finding=own.id if own else None,
                citation=studies[one.study_id].citation,
                codes=said,
                status=status,
                claim=two(own.claims) if own else {},
                en=quotes["en"].quote if "en" in quotes else "",
                zh=chinese.quote if chinese else "",
                zh_machine=head is not None and head.provenance == "machine" and head.review_state != "reviewed",
            )
        )
    return _ordered(out)


def _sign(facet: str) -> Sign:
    return "barrier" if facet == "barrier" else "facilitator"


_STRENGTH: dict[Evidence, int] = {"result": 0, "interpretation": 1, "not_judged": 2, "implied": 3}


def _ordered(found: list[Said]) -> list[Said]:
    """The strongest first, but one of each sign before a second of either."""
    found.sort(key=lambda one: (_STRENGTH[one.evidence], one.sign != "barrier", one.study, one.passage))
    firsts = [next(one for one in found if one.sign == sign) for sign in SIGNS if any(f.sign == sign for f in found)]
    return firsts + [one for one in found if one not in firsts]
