"""The codebook, passages and codings, and the packs that bring them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Kept, guid, ref


class Theme(Kept):
    """A theme: what barriers and facilitators are grouped by in the charts."""

    __tablename__ = "theme"
    key: Mapped[str] = mapped_column(String(80), unique=True)
    position: Mapped[int]
    labels: Mapped[dict[str, Any]]
    shorts: Mapped[dict[str, Any]]


class Code(Kept):
    """An entry of the codebook."""

    __tablename__ = "code"
    guid: Mapped[str] = guid()
    key: Mapped[str] = mapped_column(Text, unique=True)
    parent_id: Mapped[int | None] = ref("code.id", nullable=True)
    position: Mapped[int]
    facet: Mapped[str] = mapped_column(String(20), index=True)
    """model, barrier, facilitator, outcome, method, other."""
    theme_id: Mapped[int | None] = ref("theme.id", nullable=True)
    mirror_key: Mapped[str | None]
    origin: Mapped[str] = mapped_column(String(20))
    """structure, framework, literature, seed, new."""
    color: Mapped[str | None] = mapped_column(String(7))
    labels: Mapped[dict[str, Any]]
    """{lang: label}; so too shorts and definitions. aliases is {lang: [alias, ...]}."""
    shorts: Mapped[dict[str, Any]]
    definitions: Mapped[dict[str, Any]]
    aliases: Mapped[dict[str, Any]]
    note: Mapped[str | None]
    enabled: Mapped[bool]
    retired: Mapped[str | None]
    created: Mapped[str]
    examples: Mapped[dict[str, Any]] = mapped_column(JSON, server_default="{}")
    """{lang: [words that show what the code is for, ...]}."""


class Passage(Kept):
    """One annotation with up to two anchors for each kind of text (digest, abstract), one in each language."""

    __tablename__ = "passage"
    guid: Mapped[str] = guid()
    study_id: Mapped[int] = ref("study.id")
    section: Mapped[str | None] = mapped_column(String(40))
    coder_id: Mapped[int | None] = ref("coder.id", nullable=True)
    created: Mapped[str]


class Anchor(Kept):
    """Where a passage stands in one version of one text, with its words and some context."""

    __tablename__ = "anchor"
    __table_args__ = (UniqueConstraint("passage_id", "text_id"), {"sqlite_autoincrement": True})
    passage_id: Mapped[int] = mapped_column(Integer, ForeignKey("passage.id"))
    text_id: Mapped[int] = ref("text.id")
    version_id: Mapped[int] = ref("text_version.id")
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    state: Mapped[str] = mapped_column(String(10))
    """placed, review (its words changed: drawn nowhere until settled)."""


class Coding(Kept):
    """A code on a passage by a coder; the only source of codes."""

    __tablename__ = "coding"
    __table_args__ = (
        UniqueConstraint("passage_id", "code_id", "coder_id"),
        Index("ix_coding_code", "code_id", "passage_id"),
        Index("ix_coding_review", "passage_id", sqlite_where=text("review IS NOT NULL")),
        {"sqlite_autoincrement": True},
    )
    guid: Mapped[str] = guid()
    passage_id: Mapped[int] = mapped_column(Integer, ForeignKey("passage.id"))
    code_id: Mapped[int] = mapped_column(Integer, ForeignKey("code.id"))
    coder_id: Mapped[int | None] = ref("coder.id", nullable=True)
    mode: Mapped[str] = mapped_column(String(10))
    """explicit, implied, absent (looked for, reported absent)."""
    created: Mapped[str]
    review: Mapped[str | None]
    """Why a person should look at it again, as JSON {why: pattern, args, codes: guids to choose from}; null: settled."""


class Pack(Kept):
    """A coding pack kept with the library: it attaches its codings when one of its texts comes in."""

    __tablename__ = "pack"
    key: Mapped[str] = mapped_column(String(80), unique=True)
    version: Mapped[str]
    body: Mapped[str]
