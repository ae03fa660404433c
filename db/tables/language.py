"""The glossary, translation memory, and what was decided about translations."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Kept, guid, ref


class Term(Kept):
    """A glossary term in its language."""

    __tablename__ = "term"
    lang: Mapped[str] = mapped_column(String(20))
    form: Mapped[str]
    variants: Mapped[list[Any]]
    domain: Mapped[str | None]
    note: Mapped[str | None]
    position: Mapped[int]


class TermRendering(Kept):
    """A rendering of a term in the other language: preferred, accepted or to avoid."""

    __tablename__ = "term_rendering"
    term_id: Mapped[int] = ref("term.id")
    lang: Mapped[str] = mapped_column(String(20))
    form: Mapped[str]
    quality: Mapped[str] = mapped_column(String(12))
    """preferred, accepted, avoid."""
    position: Mapped[int]


class MemoryUnit(Kept):
    """A sentence with a translation from somebody's translation memory, proposed where the same sentence comes again."""

    __tablename__ = "memory_unit"
    __table_args__ = (Index("ix_memory_unit_source", "source_key", "source_lang"), {"sqlite_autoincrement": True})
    source_lang: Mapped[str] = mapped_column(String(20))
    target_lang: Mapped[str] = mapped_column(String(20))
    source: Mapped[str]
    target: Mapped[str]
    source_key: Mapped[str] = mapped_column(String(24))
    """A hash of the source's words as they are compared."""
    origin: Mapped[str]
    """The file it came from."""


class CheckDecision(Kept):
    """What a person decided about something the checker found: it is no fault, or the translation stays as it is.

    Found again by what was found (`fingerprint`) and the sentence it was found in, on either side, so that it holds
    through new checks, edits elsewhere, and edits of the same sentence's other side.
    """

    __tablename__ = "check_decision"
    __table_args__ = (
        Index("ix_check_decision_found", "study_id", "fingerprint"),
        {"sqlite_autoincrement": True},
    )
    guid: Mapped[str] = guid()
    study_id: Mapped[int] = mapped_column(Integer, ForeignKey("study.id"))
    rule: Mapped[str] = mapped_column(String(24))
    fingerprint: Mapped[str] = mapped_column(String(24))
    left_print: Mapped[str] = mapped_column(String(24))
    """A hash of the sentence on the left side, '' where it is empty; so too right_print."""
    right_print: Mapped[str] = mapped_column(String(24))
    left_text: Mapped[str]
    right_text: Mapped[str]
    decision: Mapped[str] = mapped_column(String(12))
    """dismissed (with a reason), accepted."""
    reason: Mapped[str | None]
    coder_id: Mapped[int | None] = ref("coder.id", nullable=True)
    created: Mapped[str]
