"""Findings, what groups them, and memos."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Kept, guid, ref


class Finding(Kept):
    """A claim of one study, resting on passages; its codes are those of its passages."""

    __tablename__ = "finding"
    guid: Mapped[str] = guid()
    key: Mapped[str | None] = mapped_column(String(40))
    """A short name in a pack (K01); null for findings made here."""
    study_id: Mapped[int] = ref("study.id")
    status: Mapped[str] = mapped_column(String(24))
    direction: Mapped[str] = mapped_column(String(24))
    claims: Mapped[dict[str, Any]]
    """{lang: sentence}."""
    position: Mapped[int] = mapped_column(Integer, index=True)
    """The order by hand, over the whole library."""
    in_report: Mapped[bool]
    created: Mapped[str]


class FindingPassage(Kept):
    """A passage a finding rests on."""

    __tablename__ = "finding_passage"
    __table_args__ = (UniqueConstraint("finding_id", "passage_id"), {"sqlite_autoincrement": True})
    finding_id: Mapped[int] = mapped_column(Integer, ForeignKey("finding.id"))
    passage_id: Mapped[int] = ref("passage.id")
    position: Mapped[int]


class ReviewFinding(Kept):
    """A synthesis statement over findings of several studies; only here is confidence (GRADE-CERQual) given."""

    __tablename__ = "review_finding"
    guid: Mapped[str] = guid()
    claims: Mapped[dict[str, Any]]
    confidence: Mapped[str | None] = mapped_column(String(12))
    assessment: Mapped[dict[str, Any]]
    position: Mapped[int]
    created: Mapped[str]


class ReviewFindingFinding(Kept):
    """A finding grouped under a review finding."""

    __tablename__ = "review_finding_finding"
    review_finding_id: Mapped[int] = ref("review_finding.id")
    finding_id: Mapped[int] = ref("finding.id")


class Memo(Kept):
    """A note on anything: (subject, subject_id) names the table and the row."""

    __tablename__ = "memo"
    __table_args__ = (Index("ix_memo_subject", "subject", "subject_id"), {"sqlite_autoincrement": True})
    guid: Mapped[str] = guid()
    subject: Mapped[str] = mapped_column(String(24))
    subject_id: Mapped[int]
    body: Mapped[str]
    coder_id: Mapped[int | None] = ref("coder.id", nullable=True)
    created: Mapped[str]
    changed: Mapped[str]
