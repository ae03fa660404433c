"""The list of studies: which ones, in which order, their cards, counts for the filters, and the rows behind it all."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from db import codes, search
from db.among import among
from db.listing_rows import refresh
from db.query import SORT_COLUMNS, Query
from db.rows import StudyCard
from db.tables import Code, Coding, Passage, Study, StudyListing, StudyModel, StudyTag, Tag, TextRow, Theme

__all__ = ["FACETS", "cards", "facets", "ids", "refresh", "total", "unaligned"]

FACETS: tuple[str, ...] = ("model", "theme", "country", "year", "translation", "coded", "tag")
"""Filters that come with counts; see `facets`."""

_FIELD_OF_FACET = {
    "model": "models",
    "theme": "themes",
    "country": "countries",
    "year": "years",
    "translation": "translation",
    "coded": "coded",
    "tag": "tags",
}

_AUTHORS = ("author", "publisher")


def ids(conn: Connection, query: Query) -> array[int]:
    """Return the ids of all studies asked for, in the order asked for."""
    first, *others = (getattr(StudyListing, name) for name in SORT_COLUMNS[query.sort])
    order = [(first.desc() if query.descending else first.asc()).nulls_last(), *(one.asc() for one in others)]
    ask = select(StudyListing.study_id).where(*_conditions(conn, query)).order_by(*order)
    return search.packed(conn, ask)


def total(conn: Connection) -> int:
    """Return how many studies the library holds."""
    return conn.scalar(select(func.count()).select_from(Study)) or 0


def unaligned(conn: Connection, limit: int) -> list[int]:
    """Return studies whose two texts were not aligned yet, oldest first."""
    ask = select(StudyListing.study_id).where(StudyListing.pairs.is_(None)).order_by(StudyListing.study_id)
    return list(conn.scalars(ask.limit(limit)))


def cards(conn: Connection, wanted: Sequence[int]) -> list[StudyCard]:
    """Return the cards of studies in the order given; studies that are gone are left out."""
    ask = select(
        StudyListing.study_id,
        StudyListing.title,
        StudyListing.title_zh,
        StudyListing.authors,
        StudyListing.authors_zh,
        StudyListing.journal,
        StudyListing.year,
        StudyListing.languages,
        StudyListing.machine,
        StudyListing.pairs,
        StudyListing.checked,
        StudyListing.codings,
        StudyListing.findings,
        StudyListing.barriers,
        StudyListing.facilitators,
    ).where(StudyListing.study_id.in_(among(wanted)))
    found = {row[0]: _card(row) for row in conn.execute(ask)}
    return [found[one] for one in wanted if one in found]


def _card(row: Any) -> StudyCard:
    return StudyCard(*[*row[:7], tuple(row[7].split()), *row[8:]])


def _conditions(conn: Connection, query: Query, hits: set[int] | None = None) -> list[ColumnElement[bool]]:
    """The filters of a question as conditions on ``study_listing``; `hits` are the studies its words were found in."""
    out: list[ColumnElement[bool]] = []
    key = StudyListing.study_id
    if hits is None and query.text.strip():
        hits = search.study_ids(conn, query.text)
    if hits is not None:
        out.append(key.in_(among(hits)))
    if query.studies is not None:
        out.append(key.in_(among(query.studies)))
    if query.models:
        out.append(_of_models(codes.below(conn, query.models)))
    if query.barriers:
        chosen = codes.below(conn, query.barriers)
        out.append(key.in_(_coded().where(Coding.code_id.in_(among(chosen)))))
    if query.themes:
        out.append(key.in_(_themed().where(Theme.key.in_(query.themes))))
    if query.countries:
        country = select(Study.id).where(func.coalesce(Study.country, "").in_(query.countries))
        out.append(key.in_(country))
    if query.years is not None:
        out.append(StudyListing.year.between(*query.years))
    if query.translation:
        out.append(or_(*(_translated(state) for state in query.translation)))
    if query.coded is not None:
        out.append(StudyListing.codings > 0 if query.coded else StudyListing.codings == 0)
    if query.tags:
        tagged = select(StudyTag.study_id).join(Tag, Tag.id == StudyTag.tag_id).where(Tag.name.in_(query.tags))
        out.append(key.in_(tagged))
    return out


def _coded() -> Select[Any]:
    """Studies by what they are coded with, absent codings left out."""
    return select(Passage.study_id).join(Coding, Coding.passage_id == Passage.id).where(Coding.mode != "absent")


def _themed() -> Select[Any]:
    """Studies by the themes of their barriers."""
    return (
        _coded()
        .join(Code, Code.id == Coding.code_id)
        .join(Theme, Theme.id == Code.theme_id)
        .where(Code.facet == "barrier")
    )


def _of_models(chosen: Iterable[int]) -> ColumnElement[bool]:
    """Studies that state a care model or are coded with it."""
    wanted = among(chosen)
    key = StudyListing.study_id
    stated = select(StudyModel.study_id).where(StudyModel.code_id.in_(wanted))
    return or_(key.in_(stated), key.in_(_coded().where(Coding.code_id.in_(wanted))))


def _translated(state: str) -> ColumnElement[bool]:
    """Studies in one state of translation; the states exclude each other."""
    languages = StudyListing.languages
    chinese = languages.like("zh%") | languages.like("% zh%")
    authors = exists().where(
        TextRow.study_id == StudyListing.study_id, TextRow.lang.like("zh%"), TextRow.provenance.in_(_AUTHORS)
    )
    conditions: dict[str, ColumnElement[bool]] = {
        "none": ~chinese,
        "machine": and_(chinese, StudyListing.machine == "unreviewed"),
        "reviewed": and_(chinese, StudyListing.machine == "reviewed"),
        "author": and_(chinese, StudyListing.machine == "", authors),
        "person": and_(chinese, StudyListing.machine == "", ~authors),
    }
    return conditions[state]


def facets(conn: Connection, query: Query) -> dict[str, list[tuple[str, int]]]:
    """Return for each of FACETS the values there are with the number of studies behind each.

    A facet's own filter is left out of its counts, so that its other values can still be chosen. Values: code keys of
    care models (unions, codebook order), theme keys of barriers, countries ('' = none), years newest first, states of
    TRANSLATIONS, 'yes' and 'no' for coded, tag names. Values nobody has are left out, but for translation and coded.
    """
    hits = search.study_ids(conn, query.text) if query.text.strip() else None
    out: dict[str, list[tuple[str, int]]] = {}
    shared = _conditions(conn, query, hits)
    for facet in FACETS:
        field = _FIELD_OF_FACET[facet]
        rest = query.without(field)
        conditions = shared if rest == query else _conditions(conn, rest, hits)
        out[facet] = _counted(conn, facet, select(StudyListing.study_id).where(*conditions))
    return out


def _counted(conn: Connection, facet: str, inside: Select[Any]) -> list[tuple[str, int]]:
    """Values of one facet among the studies inside."""
    if facet == "model":
        return _models_counted(conn, inside)
    if facet == "translation":
        return _states_counted(conn, inside)
    if facet == "coded":
        ask = select(
            func.count().filter(StudyListing.codings > 0), func.count().filter(StudyListing.codings == 0)
        ).where(StudyListing.study_id.in_(inside))
        yes, no = conn.execute(ask).one()
        return [("yes", yes), ("no", no)]
    answer = conn.execute(_grouping(facet, inside))
    return [(str(value), count) for value, count in answer if value is not None]


def _grouping(facet: str, inside: Select[Any]) -> Any:
    """The question that counts theme, country, year or tag."""
    if facet == "theme":
        pairs = _themed().add_columns(Theme.key, Theme.position).where(Passage.study_id.in_(inside)).subquery()
        count = func.count(pairs.c.study_id.distinct())
        return select(pairs.c.key, count).group_by(pairs.c.key, pairs.c.position).order_by(pairs.c.position)
    if facet == "country":
        country = func.coalesce(Study.country, "")
        by_country = select(country, func.count()).where(Study.id.in_(inside)).group_by(country)
        return by_country.order_by(func.count().desc(), country)
    if facet == "year":
        year = StudyListing.year
        by_year = select(year, func.count()).where(StudyListing.study_id.in_(inside)).group_by(year)
        return by_year.order_by(year.desc())
    count = func.count(StudyTag.study_id.distinct())
    ask = select(Tag.name, count).join(StudyTag, StudyTag.tag_id == Tag.id).where(StudyTag.study_id.in_(inside))
    return ask.group_by(Tag.name).order_by(Tag.name)


def _states_counted(conn: Connection, inside: Select[Any]) -> list[tuple[str, int]]:
    states = ("author", "person", "machine", "reviewed", "none")
    ask = select(*(func.count().filter(_translated(state)) for state in states)).select_from(StudyListing)
    return list(zip(states, conn.execute(ask.where(StudyListing.study_id.in_(inside))).one(), strict=True))


def _models_counted(conn: Connection, inside: Select[Any]) -> list[tuple[str, int]]:
    """Care models with the studies that state them or are coded with them, or with one below them."""
    line = codes.lines()
    stated = select(StudyModel.study_id.label("study"), StudyModel.code_id.label("code"))
    coded = select(Passage.study_id, Coding.code_id).join(Coding, Coding.passage_id == Passage.id)
    both = stated.union(coded.where(Coding.mode != "absent")).subquery()
    ask = (
        select(Code.key, func.count(both.c.study.distinct()))
        .join(line, line.c.ancestor == Code.id)
        .join(both, both.c.code == line.c.code)
        .where(Code.facet == "model", both.c.study.in_(inside))
        .group_by(Code.id)
        .order_by(Code.position, Code.id)
    )
    return [(key, count) for key, count in conn.execute(ask)]
