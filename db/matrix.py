"""What the charts count: every coded passage with its codes and the findings that rest on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import Connection, func, select

from db.among import among
from db.rows import CodedPassage
from db.tables import Anchor, Coding, Finding, FindingPassage, Passage, Study, StudyListing, StudyModel, TextRow

Asked = Literal["yes", "partly", "no", ""]


def coded_passages(conn: Connection, studies: Iterable[int] | None = None) -> list[CodedPassage]:
    """Return the passages that carry a code (of these studies, or all), oldest first; two questions for any number."""
    chosen = None if studies is None else list(studies)
    codings = (
        select(Coding.passage_id, Passage.study_id, Coding.code_id, Coding.mode)
        .join(Passage, Passage.id == Coding.passage_id)
        .order_by(Coding.passage_id, Coding.id)
    )
    resting = (
        select(FindingPassage.passage_id, Finding.id, Finding.status)
        .join(Finding, Finding.id == FindingPassage.finding_id)
        .order_by(FindingPassage.passage_id, Finding.position, Finding.id)
    )
    if chosen is not None:
        codings = codings.where(Passage.study_id.in_(among(chosen)))
        resting = resting.where(Finding.study_id.in_(among(chosen)))
    study_of: dict[int, int] = {}
    codes: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for passage, study, code, mode in conn.execute(codings):
        study_of[passage] = study
        if (code, mode) not in codes[passage]:
            codes[passage].append((code, mode))
    findings: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for passage, finding, status in conn.execute(resting):
        findings[passage].append((finding, status))
    return [
        CodedPassage(study, passage, tuple(codes[passage]), tuple(findings[passage]))
        for passage, study in study_of.items()
    ]


def shadowed(conn: Connection) -> set[int]:
    """Return the passages of digests whose findings all rest on words of the study itself as well.

    Charts and counts take the study's own words then, so that an import does not count a finding's passage twice.
    """
    in_digest = (
        select(Anchor.passage_id)
        .join(TextRow, TextRow.id == Anchor.text_id)
        .group_by(Anchor.passage_id)
        .having(func.min(TextRow.kind) == "digest", func.max(TextRow.kind) == "digest")
    )
    originals = (
        select(FindingPassage.finding_id)
        .distinct()
        .join(Anchor, Anchor.passage_id == FindingPassage.passage_id)
        .join(TextRow, TextRow.id == Anchor.text_id)
        .where(TextRow.kind != "digest")
    )
    covered = FindingPassage.finding_id.in_(originals)
    ask = (
        select(FindingPassage.passage_id)
        .where(FindingPassage.passage_id.in_(in_digest))
        .group_by(FindingPassage.passage_id)
        .having(func.count() == func.count().filter(covered))
    )
    return set(conn.scalars(ask))


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What a chart says of a study: its stated care models (code ids), short citation by language, and where and when."""

    id: int
    models: tuple[int, ...]
    asked: Asked
    citation: dict[str, str]
    country: str
    year: int | None
    design: str


def studies(conn: Connection, ids: Iterable[int] | None = None) -> list[StudyFacts]:
    """Return what charts say of studies (None: of all), oldest first; two questions for any number."""
    chosen = None if ids is None else list(ids)
    stated = select(StudyModel.study_id, StudyModel.code_id).order_by(StudyModel.study_id, StudyModel.position)
    facts = (
        select(
            Study.id,
            Study.asked_about_barriers,
            Study.country,
            Study.year,
            Study.design,
            StudyListing.authors,
            StudyListing.authors_zh,
            StudyListing.title,
            StudyListing.title_zh,
        )
        .join(StudyListing, StudyListing.study_id == Study.id)
        .order_by(Study.id)
    )
    if chosen is not None:
        stated = stated.where(StudyModel.study_id.in_(among(chosen)))
        facts = facts.where(Study.id.in_(among(chosen)))
    models: dict[int, list[int]] = defaultdict(list)
    for study, code in conn.execute(stated):
        models[study].append(code)
    return [
        StudyFacts(
            row.id,
            tuple(models[row.id]),
            cast("Asked", row.asked_about_barriers or ""),
            {
                "en": _cited(row.authors or row.title or row.title_zh, row.year),
                "zh": _cited(row.authors_zh or row.title_zh or row.title, row.year),
            },
            row.country or "",
            row.year,
            row.design or "",
        )
        for row in conn.execute(facts)
    ]


def _cited(words: str, year: int | None) -> str:
    """'Bussu & Marshall 2020'."""
    return f"{words} {year}" if year else words
