"""What a chart may put into its columns or filter by, beyond codes: sections of passages, who coded, programmes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from db.among import among
from db.tables import Coder, Coding, FieldVariant, Passage, Study


def sections(conn: Connection) -> dict[int, str]:
    """Return the section of each passage that has one, by the passage's id."""
    ask = select(Passage.id, Passage.section).where(Passage.section.is_not(None))
    return {row.id: row.section for row in conn.execute(ask) if row.section}


def section_names(conn: Connection) -> tuple[str, ...]:
    """Return the sections that passages stand in, in order of their names."""
    ask = select(Passage.section).where(Passage.section.is_not(None)).distinct().order_by(Passage.section)
    return tuple(one for one in conn.scalars(ask) if one)


def coders(conn: Connection) -> dict[int, str]:
    """Return the names of the people who coded, by id."""
    return {row.id: row.name for row in conn.execute(select(Coder.id, Coder.name).order_by(Coder.id))}


def coded_by(conn: Connection) -> dict[tuple[int, int], tuple[int, ...]]:
    """Return who gave a passage a code: by (passage id, code id) the ids of coders; codings of nobody are left out."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    ask = select(Coding.passage_id, Coding.code_id, Coding.coder_id).where(Coding.coder_id.is_not(None))
    for passage, code, coder in conn.execute(ask.order_by(Coding.id)):
        if coder is not None:
            found[passage, code].append(coder)
    return {key: tuple(dict.fromkeys(own)) for key, own in found.items()}


def programmes(conn: Connection) -> dict[int, dict[str, str]]:
    """Return the programme of each study that names one: by study id {lang: words}; the first of a language stands."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    ask = (
        select(FieldVariant.study_id, FieldVariant.lang, FieldVariant.value)
        .where(FieldVariant.field == "programme")
        .order_by(FieldVariant.study_id, FieldVariant.position, FieldVariant.id)
    )
    for study, lang, value in conn.execute(ask):
        if value.strip():
            found[study].setdefault(lang, value.strip())
    return dict(found)


def studies_by_coder(conn: Connection) -> dict[int, frozenset[int]]:
    """Return the studies in which each person coded something."""
    found: dict[int, set[int]] = defaultdict(set)
    ask = select(Coding.coder_id, Passage.study_id).join(Passage, Passage.id == Coding.passage_id).distinct()
    for coder, study in conn.execute(ask.where(Coding.coder_id.is_not(None))):
        if coder is not None:
            found[coder].add(study)
    return {coder: frozenset(ids) for coder, ids in found.items()}


def first_coded(conn: Connection) -> dict[int, str]:
    """Return when each coded study was coded first, as the time is kept (UTC), by the study's id."""
    ask = select(Passage.study_id, func.min(Coding.created)).join(Coding, Coding.passage_id == Passage.id)
    return {study: when for study, when in conn.execute(ask.group_by(Passage.study_id)) if when}


def coded_studies(conn: Connection, most: int, among_these: Iterable[int] | None = None) -> int:
    """Return how many studies (of some, or of all) carry a code; counting ends at a bound."""
    there = select(Coding.id).join(Passage, Passage.id == Coding.passage_id).where(Passage.study_id == Study.id)
    coded = select(Study.id).where(there.exists())
    if among_these is not None:
        coded = coded.where(Study.id.in_(among(among_these)))
    coded = coded.limit(most)
    return conn.scalar(select(func.count()).select_from(coded.subquery())) or 0


def more_passages(conn: Connection, bound: int) -> bool:
    """Return whether the library holds more passages than a bound; costs one look however many there are."""
    return conn.scalar(select(Passage.id).order_by(Passage.id).offset(bound).limit(1)) is not None


def study_count(conn: Connection) -> int:
    """Return how many studies the library holds."""
    return conn.scalar(select(func.count()).select_from(Study)) or 0
