"""Whose words stand behind the cells of a chart: passages with what they say in both languages and where it is from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.report.axes import ROLLED
from app.report.chart import SIGNS, evidence_of, sign_of
from app.report.charted import Cell, Chart, Evidence, LateMarks, Sign, Words
from app.work.chart_axes import code_rows
from app.work.chart_stock import themes_of
from app.work.chart_words import two
from app.work.library import Library
from db import codes as kept_codes
from db import codings, findings, texts
from db import matrix as kept_matrix
from db.rows import Code, Finding, Passage
from db.texts import Head


@dataclass(frozen=True, slots=True)
class Said:
    """A passage behind a cell of the chart, with what it says in both languages and where its Chinese is from.

    `codes` are its codes of this row as (key, label, sign, evidence), `label` the first of them in full. `status` is
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
    beside: Words = field(default_factory=dict)
    """In co-occurrence: the code of the column that stands in the same passage."""

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


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the library for some passages."""

    passages: Mapping[int, Passage]
    findings: Mapping[int, Finding]
    citations: Mapping[int, Words]
    heads: Mapping[int, Head]
    book: Mapping[int, Code]


def said_in(
    library: Library, places: Sequence[Cell], row_facet: str = "theme", with_facet: str = ""
) -> list[list[Said]]:
    """Return the passages behind each of several cells, one of each sign first, the strongest evidence before the rest.

    `with_facet` is what the columns of co-occurrence are: each passage then names the code it carries beside the row's.
    """
    found = spoken(library, places, lambda book: rows_of_code(row_facet, book))
    return [_with_beside(library, own, place, with_facet) for own, place in zip(found, places, strict=True)] if with_facet else found  # fmt: skip


def _with_beside(library: Library, found: list[Said], place: Cell, facet: str) -> list[Said]:
    """The passages of a cell with the code of its column."""
    with library.db.read() as conn:
        book = {code.id: code for code in kept_codes.all_codes(conn, counted=False)}
        passages = {one.id: one for one in codings.many(conn, [one.passage for one in found])}
    rows = rows_of_code(facet, book)
    column = place.col.removesuffix(ROLLED)
    out = []
    for one in found:
        own = {key for key, _label, _sign, _evidence in one.codes[:1]}
        labels = [
            two(book[c.code_id].labels)
            for c in passages[one.passage].codings
            if c.mode != "absent" and c.code_id in book and book[c.code_id].key not in own and column in rows(c.code_id)
        ]
        out.append(replace(one, beside=labels[0]) if labels else one)
    return out


def spoken(
    library: Library, places: Sequence[Cell], rows_in: Callable[[Mapping[int, Code]], Callable[[int], Sequence[str]]]
) -> list[list[Said]]:  # fmt: skip
    """Return the passages behind cells (see `said_in`); `rows_in` makes of the codebook what says in which rows a code is."""
    wanted = sorted({passage for place in places for mark in place.marks for passage in mark.passages})
    if not wanted:
        return [[] for _ in places]
    with library.db.read() as conn:
        found = codings.many(conn, wanted)
        book = {code.id: code for code in kept_codes.all_codes(conn, counted=False)}
        claims = {one.id: one for one in findings.many(conn, ids=sorted({f for p in found for f in p.findings}))}
        studies = {one.id: one for one in kept_matrix.studies(conn, sorted({p.study_id for p in found}))}
        heads = {t.id: t for own in texts.heads(conn, list(studies)).values() for t in own}
    read = _Read({p.id: p for p in found}, claims, {k: s.citation for k, s in studies.items()}, heads, book)
    rows = rows_in(book)
    return [
        _ordered([one for one in (_said(p, place, read, rows) for p in _passages(place)) if one]) for place in places
    ]


def _passages(place: Cell) -> list[int]:
    """The passages of a cell, each once."""
    return sorted({passage for mark in place.marks for passage in mark.passages})


def rows_of_code(row_facet: str, book: Mapping[int, Code]) -> Callable[[int], Sequence[str]]:
    """Return what says in which rows of a chart a code stands, by the code's id."""
    if row_facet == "theme":
        theme_of = themes_of(book.values())
        return lambda code: (theme_of.get(code, ""),) if book[code].facet in SIGNS else ()
    above = {row.key: row.parent for row in code_rows(row_facet, book.values())}

    def rows(code: int) -> list[str]:
        """A code's own row and those above it."""
        line, at = [], book[code].key
        while at and at in above and at not in line:
            line.append(at)
            at = above[at]
        return line

    return rows


def _said(number: int, place: Cell, read: _Read, rows: Callable[[int], Sequence[str]]) -> Said | None:
    """One passage as it speaks in a cell; None where it has gone meanwhile."""
    one = read.passages.get(number)
    if one is None:
        return None
    resting = {f for mark in place.marks if number in mark.passages for f in mark.findings}
    own = next((read.findings[f] for f in one.findings if f in read.findings and f in resting), None)
    status = own.status if own else ""
    codes = tuple(
        (
            read.book[c.code_id].key,
            two(read.book[c.code_id].labels),
            sign_of(read.book[c.code_id].facet),
            evidence_of(status, c.mode),
        )
        for c in one.codings
        if c.code_id in read.book and c.mode != "absent" and place.row in rows(c.code_id)
    )
    if not codes:
        return None
    quotes = {("zh" if a.lang.startswith("zh") else "en"): a for a in reversed(one.anchors) if a.state == "placed"}
    chinese = quotes.get("zh")
    head = read.heads.get(chinese.text_id) if chinese else None
    return Said(
        study=one.study_id,
        passage=one.id,
        finding=own.id if own else None,
        citation=read.citations[one.study_id],
        codes=codes,
        status=status,
        claim=two(own.claims) if own else {},
        en=quotes["en"].quote if "en" in quotes else "",
        zh=chinese.quote if chinese else "",
        zh_machine=head is not None and head.provenance == "machine" and head.review_state != "reviewed",
    )


_STRENGTH: dict[Evidence, int] = {"result": 0, "interpretation": 1, "not_judged": 2, "implied": 3}


def _ordered(found: list[Said]) -> list[Said]:
    """The strongest first, but one of each sign before a second of either."""
    found.sort(key=lambda one: (_STRENGTH[one.evidence], one.sign != "barrier", one.study, one.passage))
    firsts = [next(one for one in found if one.sign == sign) for sign in SIGNS if any(f.sign == sign for f in found)]
    return firsts + [one for one in found if one not in firsts]


@dataclass(frozen=True, slots=True)
class Claimed:
    """What one study says in a cell: its claim and words, with a mark for each sign it stands under.

    `passage` is the first passage behind it; `citation` names the study, `letter` is its letter in small libraries.
    """

    study: int
    passage: int
    finding: int | None
    letter: str
    citation: Words
    marks: tuple[tuple[Sign, Evidence], ...]
    claim: Words
    en: str
    zh: str
    zh_machine: bool


MOST_CLAIMED = 12
"""Passages of each sign whose claims are read for a cell of a large chart."""


def claims_in(library: Library, chart: Chart, columns: Sequence[int]) -> list[list[list[Claimed]]]:
    """Return by row and chosen column (by number) the claims of the cells; one finding with two signs stands once.

    Of a cell of a large chart only the strongest are read: `MOST_CLAIMED` passages of each sign.
    """
    width = len(chart.columns)
    places = [_few(chart.cells[row * width + col]) for row in range(len(chart.rows)) for col in columns]
    letters = {key.study: key.letter for key in chart.study_keys} if chart.letters else {}
    found = [_claimed(said, letters) for said in said_in(library, places, chart.row_facet)]
    return [found[at * len(columns) : (at + 1) * len(columns)] for at in range(len(chart.rows))]


def _few(place: Cell) -> Cell:
    """A cell of a large chart with its strongest marks alone."""
    if not isinstance(place.marks, LateMarks):
        return place
    return replace(place, marks=place.marks.strongest(MOST_CLAIMED) if len(place.marks) else ())


def _claimed(said: Sequence[Said], letters: Mapping[int, str]) -> list[Claimed]:
    """Put the passages of a cell together by finding; passages in no finding stand alone."""
    groups: dict[tuple[str, int], list[Said]] = {}
    for one in said:
        key = ("finding", one.finding) if one.finding is not None else ("passage", one.passage)
        groups.setdefault(key, []).append(one)
    out = []
    for own in groups.values():
        first = max(own, key=lambda one: bool(one.claim) and one.en != one.claim.get("en", ""))
        marks: dict[Sign, Evidence] = {}
        for one in own:
            for _key, _label, sign, evidence in one.codes:
                if sign not in marks or _STRENGTH[evidence] < _STRENGTH[marks[sign]]:
                    marks[sign] = evidence
        ordered = tuple((sign, marks[sign]) for sign in (*SIGNS, "other") if sign in marks)
        out.append(
            Claimed(
                first.study, first.passage, first.finding, letters.get(first.study, ""), first.citation,
                ordered, first.claim, first.en, first.zh, first.zh_machine,
            )
        )  # fmt: skip
    out.sort(key=lambda one: (min(sign != "barrier" for sign, _ in one.marks), min(_STRENGTH[e] for _, e in one.marks)))
    return out
