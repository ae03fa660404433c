"""What the rows and columns of a chart can be, and how each is filled from the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection

from app.report.axes import Across, Down, coders_across, codes_down, facts_across, models_across, themes_down
from app.report.charted import Group, Row, Words
from app.report.coded import ChartModel, ChartStudy, CodedPassage
from app.report.pairs import WITH, facet_of, pairs_across
from app.work.chart_words import DESIGNS, country_words, two
from db import axes as kept
from db.matrix import StudyFacts
from db.rows import Code

ROWS: tuple[str, ...] = ("theme", "barrier", "facilitator", "outcome", "method")
"""What the rows of a chart can be: always what was found; care models, who, are columns."""

COLUMNS: tuple[str, ...] = ("model", "country", "year", "design", "programme", "coder")
"""What its columns can be."""

PAIRS: tuple[str, ...] = tuple(WITH + facet for facet in ROWS)
"""Its columns where codes are set against those they share a passage with."""


def down(facet: str, themes: Sequence[Row], book: Iterable[Code]) -> Down:
    """Return the rows for a facet; raises KeyError for one that rows cannot be."""
    if facet == "theme":
        return themes_down(themes)
    if facet not in ROWS:
        raise KeyError(facet)
    return codes_down(facet, code_rows(facet, book))


def pair_rows(facet: str, themes: Sequence[Row], book: Iterable[Code]) -> tuple[Row, ...]:
    """Return what may stand in columns of co-occurrence: themes, or the codes of a facet."""
    return tuple(themes) if facet == "theme" else code_rows(facet, book)


def code_rows(facet: str, book: Iterable[Code]) -> tuple[Row, ...]:
    """Return the codes of a facet as rows, each after the one above it, without the facet's own root.

    A code that is switched off has no row, unless something that has one lies below it.
    """
    codes = [code for code in book if code.facet == facet]
    by_id = {code.id: code for code in codes}
    below: dict[int | None, list[Code]] = defaultdict(list)
    for code in sorted(codes, key=lambda one: (one.position, one.id)):
        below[code.parent_id if code.parent_id in by_id else None].append(code)
    roots = {code.id for code in below[None] if below.get(code.id)}
    rows: list[Row] = []

    def walk(code: Code) -> bool:
        """Append a code and what lies below it; say whether it got a row."""
        at = len(rows)
        rows.append(Row(code.key, two(code.labels), two(code.shorts)))
        inside = [walk(child) for child in below.get(code.id, ())]
        if not code.enabled and not any(inside):
            del rows[at:]
            return False
        above = by_id.get(code.parent_id) if code.parent_id is not None else None
        parent = above.key if above is not None and above.id not in roots else ""
        rows[at] = Row(code.key, two(code.labels), two(code.shorts), parent=parent, is_parent=any(inside))
        return True

    for root in below[None]:
        if root.id in roots:
            for child in below[root.id]:
                walk(child)
        else:
            walk(root)
    return tuple(rows)


def across(
    conn: Connection,
    facet: str,
    passages: Sequence[CodedPassage],
    studies: Sequence[ChartStudy],
    models: Sequence[ChartModel],
    groups: Sequence[Group],
    facts: Sequence[StudyFacts],
    book: Mapping[int, Code],
    rolled: Sequence[str] = (),
    themes: Sequence[Row] = (),
) -> Across:
    """Return the columns for a facet; raises KeyError for one that columns cannot be."""
    if facet in PAIRS:
        own = facet_of(facet)
        return pairs_across(passages, own, pair_rows(own, themes, book.values()), rolled)
    if facet == "model":
        return models_across(passages, studies, models, groups, rolled)
    if facet == "coder":
        return _coders(conn, book)
    if facet == "programme":
        return _programmes(conn, facts)
    if facet not in COLUMNS:
        raise KeyError(facet)
    values = {one.id: _fact(one, facet) for one in facts}
    words, order = fact_words(facet, {value for own in values.values() for value in own})
    return facts_across(facet, values, words, order)


def fact_words(facet: str, used: Collection[str]) -> tuple[dict[str, Words], list[str]]:
    """Return the words of the values of a fact of studies (country, design, year), and the values from left to right."""
    words: dict[str, Words] = {key: {"en": key, "zh": key} for key in used}
    if facet == "country":
        words = {key: country_words(key) for key in used}
        return words, sorted(used, key=lambda key: ({"US": 0, "GB-ENG": 1, "CN": 2}.get(key, 3), words[key]["en"]))
    if facet == "design":
        words = {key: DESIGNS.get(key, {"en": key, "zh": key}) for key in used}
        return words, sorted(used, key=lambda key: (list(DESIGNS).index(key) if key in DESIGNS else len(DESIGNS), key))
    return words, sorted(used, key=int)


def _fact(study: StudyFacts, facet: str) -> tuple[str, ...]:
    """The value of one fact of a study; none where it is not recorded."""
    value = {"country": study.country, "year": str(study.year or ""), "design": study.design}[facet]
    return (value,) if value else ()


def _programmes(conn: Connection, facts: Sequence[StudyFacts]) -> Across:
    """Columns are programmes, by their first wording."""
    named, words = programme_words(conn)
    values: dict[int, tuple[str, ...]] = {one.id: () for one in facts}
    values.update({study: (key,) for study, key in named.items()})
    return facts_across("programme", values, words, sorted(words))


def programme_words(conn: Connection) -> tuple[dict[int, str], dict[str, Words]]:
    """Return the programme of each study that names one, and the words of each programme."""
    named: dict[int, str] = {}
    words: dict[str, Words] = {}
    for study, own in kept.programmes(conn).items():
        said = two(own)
        named[study] = key = said["en"] or said["zh"] or next(iter(own.values()))
        words[key] = {"en": key, "zh": said["zh"] or key}
    return named, words


def _coders(conn: Connection, book: Mapping[int, Code]) -> Across:
    """Columns are people; a coding stands in the column of who gave it, and a study in that of everyone who coded it."""
    names = kept.coders(conn)
    by_coding = {
        (passage, book[code].key): tuple(str(one) for one in own)
        for (passage, code), own in kept.coded_by(conn).items()
        if code in book
    }
    studies = {str(coder): ids for coder, ids in kept.studies_by_coder(conn).items()}
    words: dict[str, Words] = {str(one): {"en": name, "zh": name} for one, name in names.items()}
    return coders_across(by_coding, words, studies)
