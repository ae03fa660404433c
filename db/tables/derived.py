"""Derived rows: made again at will, never journaled."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base


class SearchText(Base):
    """What search looks through: one row a field or text; rebuilt, never journaled."""

    __tablename__ = "search_text"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    study_id: Mapped[int] = mapped_column(Integer, index=True)
    kind: Mapped[str] = mapped_column(String(12))
    """title, author, text, finding, memo, field."""
    ref_id: Mapped[int]
    lang: Mapped[str] = mapped_column(String(20))
    body: Mapped[str]
    tokens: Mapped[str]
    """The body with Chinese characters spaced singly, for the full-text index."""


class StudyListing(Base):
    """Sort keys and counts of the list, one row a study; rebuilt, never journaled."""

    __tablename__ = "study_listing"
    study_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    title: Mapped[str]
    title_zh: Mapped[str]
    authors: Mapped[str]
    """Short form: 'Bussu & Marshall', 'Lewis et al.'; authors_zh: 'Lewis 等'."""
    authors_zh: Mapped[str]
    journal: Mapped[str]
    year: Mapped[int | None] = mapped_column(Integer, index=True)
    languages: Mapped[str] = mapped_column(String(80))
    """Space-separated tags of the texts the reader opens."""
    machine: Mapped[str] = mapped_column(String(12))
    """'' none, 'unreviewed', 'reviewed': state of machine translation among the texts the reader opens."""
    pairs: Mapped[int | None]
    checked: Mapped[int]
    codings: Mapped[int]
    findings: Mapped[int]
    barriers: Mapped[int]
    """Findings with a barrier code (not absent); facilitators likewise."""
    facilitators: Mapped[int]
    sort_title: Mapped[str] = mapped_column(Text, index=True)
    sort_author: Mapped[str] = mapped_column(Text, index=True)


class CheckRun(Base):
    """The last check of the two texts a study's reader opens; made again, never journaled."""

    __tablename__ = "check_run"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    study_id: Mapped[int] = mapped_column(Integer, unique=True)
    left_version_id: Mapped[int] = mapped_column(Integer, index=True)
    right_version_id: Mapped[int] = mapped_column(Integer, index=True)
    stamp: Mapped[str] = mapped_column(String(80))
    """Version of the checker, digest of the glossary, and which pairs: a run with another stamp is out of date."""
    uses: Mapped[list[Any]]
    """Where the texts use glossary terms and how they render them."""


class CheckIssue(Base):
    """One thing a check found; made again with its run, never journaled."""

    __tablename__ = "check_issue"
    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    run_id: Mapped[int] = mapped_column(Integer, index=True)
    study_id: Mapped[int] = mapped_column(Integer, index=True)
    rule: Mapped[str] = mapped_column(String(24), index=True)
    severity: Mapped[str] = mapped_column(String(8))
    left_start: Mapped[int | None]
    left_end: Mapped[int | None]
    right_start: Mapped[int | None]
    right_end: Mapped[int | None]
    left_text: Mapped[str]
    right_text: Mapped[str]
    pattern: Mapped[str]
    args: Mapped[list[Any]]
    suggestion: Mapped[str | None]
    term: Mapped[str]
    pair: Mapped[int | None]
    """The place of the sentence pair in reading order, from 0; null where it is about the whole text."""
    others: Mapped[list[Any]]
    fingerprint: Mapped[str] = mapped_column(String(24))
    left_print: Mapped[str] = mapped_column(String(24))
    right_print: Mapped[str] = mapped_column(String(24))
