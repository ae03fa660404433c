"""Derived rows: made again at will, never journaled."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base


class SearchText(Base):
    """What search looks through: one row a study, one column a kind of words; rebuilt, never journaled.

    Each column holds words as the full-text index reads them (see db.search_words.tokens), wordings parted by a barrier.
    """

    __tablename__ = "search_text"
    study_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    title: Mapped[str]
    author: Mapped[str]
    journal: Mapped[str]
    identifier: Mapped[str]
    tag: Mapped[str]
    text: Mapped[str]
    finding: Mapped[str]
    memo: Mapped[str]
    other: Mapped[str]


class SearchWord(Base):
    """A word that stands somewhere in what search looks through, or stood there: what a prefix may go on to."""

    __tablename__ = "search_word"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012
    word: Mapped[str] = mapped_column(Text, primary_key=True)


class StudyListing(Base):
    """Sort keys and counts of the list, one row a study; rebuilt, never journaled."""

    __tablename__ = "study_listing"
    __table_args__ = (
        Index("ix_study_listing_narrow", "study_id", "year", "state", "langs", "codings", "batch_id"),
        Index("ix_study_listing_year", "year", "sort_author"),
        Index("ix_study_listing_sort_author", "sort_author", "year"),
    )
    study_id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    title: Mapped[str]
    title_zh: Mapped[str]
    authors: Mapped[str]
    """Short form: 'Bussu & Marshall', 'Lewis et al.'; authors_zh: 'Lewis 等'."""
    authors_zh: Mapped[str]
    journal: Mapped[str]
    year: Mapped[int | None]
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
    sort_author: Mapped[str]
    state: Mapped[int] = mapped_column(Integer, server_default="0")
    """Place in db.query.TRANSLATIONS: whose the Chinese text is; the last one where there is none."""
    langs: Mapped[int] = mapped_column(Integer, server_default="0")
    """Languages of the texts: 1 English, 2 Chinese, 4 another; added together."""
    batch_id: Mapped[int | None]
    """The import that brought the study."""


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
