"""What charts are counted from: coded passages, studies, care models and themes, with what filters keep out marked so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from sqlalchemy import Connection

from app.report.charted import Group, Row
from app.report.coded import ChartModel, ChartStudy, CodedAs, CodedPassage
from app.work.chart_words import COUNTRIES, two
from db import axes, findings, listing, matrix
from db import codes as kept_codes
from db.query import Query
from db.rows import Code, Theme

Mode = Literal["explicit", "implied", "absent"]


@dataclass(frozen=True, slots=True)
class ChartQuery:
    """What the chart is limited to.

    `statuses` are evidence statuses ('' = passages no finding rests on); none means all but background claims, which
    `background` also draws. `studies` are ids, `query` the filters of the study list; `directions` those of findings.
    `modes` keeps explicit or implied codings, `sections` passages of some sections. `rows` and `cols` say what the chart
    sets against what (`chart_axes`), `rolled` which countries stand in place of their models, `unit` what is counted.
    `findings` are ids: passages that rest in none of them are kept out.
    """

    statuses: tuple[str, ...] = ()
    studies: tuple[int, ...] | None = None
    query: Query = field(default_factory=Query)
    directions: tuple[str, ...] = ()
    background: bool = False
    modes: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    rows: str = "theme"
    cols: str = "model"
    rolled: tuple[str, ...] = ()
    unit: str = "studies"
    findings: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Stock:
    """What charts are counted from, read in one snapshot."""

    passages: tuple[CodedPassage, ...]
    studies: tuple[ChartStudy, ...]
    models: tuple[ChartModel, ...]
    themes: tuple[Row, ...]
    groups: tuple[Group, ...]
    codes: Mapping[int, Code]
    facts: tuple[matrix.StudyFacts, ...] = ()


def read_stock(conn: Connection, asked: ChartQuery) -> Stock:
    """Read passages, studies, models and themes for counting; what a filter keeps out is marked so, not left out."""
    book = {code.id: code for code in kept_codes.all_codes(conn, counted=False)}
    themes = kept_codes.themes(conn)
    theme_of = themes_of(book.values())
    shown = _shown(conn, asked)
    hidden_findings = _hidden_findings(conn, asked)
    shadowed = matrix.shadowed(conn)
    section_of = axes.sections(conn) if asked.sections else {}
    passages = [
        CodedPassage(
            study=one.study_id,
            passage=one.passage_id,
            codes=tuple(
                CodedAs(book[code].facet, book[code].key, theme_of.get(code, ""), cast("Mode", mode))
                for code, mode in one.codes
                if code in book
            ),
            findings=tuple(own for own in one.findings if own[0] not in hidden_findings) or one.findings,
            hidden=_is_hidden(one.findings, hidden_findings, asked)
            or bool(asked.sections and section_of.get(one.passage_id, "") not in asked.sections),
        )
        for one in matrix.coded_passages(conn)
        if one.passage_id not in shadowed
    ]
    groups, models = columns_of(book.values())
    facts = tuple(matrix.studies(conn))
    return Stock(tuple(passages), _studies(facts, book, shown), models, rows_of(themes), groups, book, facts)


def _shown(conn: Connection, asked: ChartQuery) -> set[int] | None:
    """The studies that filters let in; None for all."""
    shown = set(listing.ids(conn, asked.query)) if asked.query.filters else None
    if asked.studies is not None:
        shown = set(asked.studies) if shown is None else shown & set(asked.studies)
    return shown


def _hidden_findings(conn: Connection, asked: ChartQuery) -> set[int]:
    """The findings that a filter on status or direction keeps out, or that are not among the chosen ones."""
    if not asked.statuses and not asked.directions and asked.findings is None:
        return set()
    chosen = None if asked.findings is None else set(asked.findings)
    return {
        one.id
        for one in findings.many(conn)
        if (asked.statuses and one.status not in asked.statuses)
        or (asked.directions and one.direction not in asked.directions)
        or (chosen is not None and one.id not in chosen)
    }


def _is_hidden(own: Sequence[tuple[int, str]], hidden: set[int], asked: ChartQuery) -> bool:
    """Whether a passage is kept out: none of its findings is let in, or it has none and those are not asked for."""
    if not own:
        chosen = bool(asked.directions) or asked.findings is not None
        return chosen or bool(asked.statuses and "" not in asked.statuses)
    return all(finding in hidden for finding, _ in own)


def _studies(
    facts: Iterable[matrix.StudyFacts], book: Mapping[int, Code], shown: set[int] | None
) -> tuple[ChartStudy, ...]:
    return tuple(
        ChartStudy(
            study=one.id,
            models=tuple(book[code].key for code in one.models if code in book),
            asked=one.asked,
            citation=one.citation,
            shown=shown is None or one.id in shown,
        )
        for one in facts
    )


def rows_of(themes: Iterable[Theme]) -> tuple[Row, ...]:
    """Return themes as rows of the chart, in codebook order."""
    return tuple(Row(theme.key, two(theme.labels), two(theme.shorts or theme.labels)) for theme in themes)


def themes_of(book: Iterable[Code]) -> dict[int, str]:
    """Return the theme of each code: its own, else that of its nearest code above, else the only one of those below."""
    by_id = {code.id: code for code in book}
    out: dict[int, str] = {}
    below: dict[int, set[str]] = {}
    for code in by_id.values():
        above: Code | None = code
        while above is not None and above.theme is None:
            above = by_id.get(above.parent_id) if above.parent_id is not None else None
        if above is not None and above.theme is not None:
            out[code.id] = above.theme
        up = by_id.get(code.parent_id) if code.parent_id is not None else None
        while up is not None and code.theme is not None:
            below.setdefault(up.id, set()).add(code.theme)
            up = by_id.get(up.parent_id) if up.parent_id is not None else None
    for code_id, themes in below.items():
        if code_id not in out and len(themes) == 1:
            out[code_id] = next(iter(themes))
    return out


def columns_of(book: Iterable[Code]) -> tuple[tuple[Group, ...], tuple[ChartModel, ...]]:
    """Return the countries and their care models, in the order of the tree.

    A model with a short label always has its column; others get one once a study is about them. A branch none of
    whose codes has a short label (forms of integration) describes models and makes no columns.
    """
    models = [code for code in book if code.facet == "model" and code.enabled]
    children: dict[int | None, list[Code]] = {}
    for code in sorted(models, key=lambda code: (code.position, code.id)):
        children.setdefault(code.parent_id, []).append(code)
    groups: list[Group] = []
    columns: list[ChartModel] = []
    for root in children.get(None, []):
        for branch in children.get(root.id, []):
            inside = list(_below(branch, children))
            members = inside or ([branch] if branch.origin == "new" else [])
            if not members or not (any(code.shorts for code in members) or _made_here(members)):
                continue
            groups.append(Group(branch.key, COUNTRIES.get(branch.key, two(branch.labels))))
            columns += [
                ChartModel(code.key, branch.key, two(code.shorts or code.labels), two(code.labels), bool(code.shorts))
                for code in members
                if not code.retired or code.shorts
            ]
    return tuple(groups), tuple(columns)


def _made_here(members: Iterable[Code]) -> bool:
    return all(code.origin == "new" for code in members)


def _below(code: Code, children: Mapping[int | None, Sequence[Code]]) -> Iterable[Code]:
    """All codes below one, each before those below it."""
    for child in children.get(code.id, ()):
        yield child
        yield from _below(child, children)
