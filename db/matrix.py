"""What the charts count: every coded passage with its codes and the findings that rest on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, select

from db.among import among
from db.rows import CodedPassage
from db.tables import Coding, Finding, FindingPassage, Passage


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
