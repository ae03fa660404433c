"""Texts, their versions, and which stretches of two texts answer each other."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Double, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Kept, guid, ref


class TextRow(Kept):
    """One body of text of a study in one language."""

    __tablename__ = "text"
    guid: Mapped[str] = guid()
    study_id: Mapped[int] = ref("study.id")
    lang: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    """abstract, digest, excerpt."""
    provenance: Mapped[str] = mapped_column(String(20))
    """author, publisher, machine, person, unknown."""
    engine: Mapped[str | None]
    provenance_note: Mapped[str | None]
    """Why the provenance is believed ('inferred from the layout'); null where stated by the source."""
    review_state: Mapped[str] = mapped_column(String(20))
    """unreviewed, reviewed."""
    reviewed_by: Mapped[int | None] = ref("coder.id", nullable=True)
    reviewed_at: Mapped[str | None]
    version_id: Mapped[int | None] = mapped_column(Integer, index=True)
    """The version now read (no foreign key: a text and its first version are written together)."""


class TextVersion(Kept):
    """An immutable wording of a text; an edit makes a new one."""

    __tablename__ = "text_version"
    __table_args__ = (UniqueConstraint("text_id", "number"), {"sqlite_autoincrement": True})
    text_id: Mapped[int] = ref("text.id")
    number: Mapped[int]
    body: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    source_id: Mapped[int | None] = ref("source.id", nullable=True)
    slices: Mapped[list[Any]]
    """[[start, end], ...] of the source's body; the text is these slices joined by a line feed. Empty where typed."""
    coder_id: Mapped[int | None] = ref("coder.id", nullable=True)
    created: Mapped[str]
    reason: Mapped[str | None]


class Pair(Kept):
    """Which stretches of one text answer which of the other; an empty side is an omission.

    Automatic and unchecked pairs are a cache (by algorithm and versions) and not journaled; what a person confirmed,
    set or marked is.
    """

    __tablename__ = "pair"
    __table_args__ = (
        Index("ix_pair_versions", "left_version_id", "right_version_id"),
        Index("ix_pair_right", "right_version_id"),
        {"sqlite_autoincrement": True},
    )
    study_id: Mapped[int] = ref("study.id")
    left_version_id: Mapped[int] = mapped_column(Integer, ForeignKey("text_version.id"))
    right_version_id: Mapped[int | None] = mapped_column(Integer, ForeignKey("text_version.id"))
    position: Mapped[int]
    left_spans: Mapped[list[Any]]
    right_spans: Mapped[list[Any]]
    confidence: Mapped[float] = mapped_column(Double)
    state: Mapped[str] = mapped_column(String(12))
    """automatic, confirmed, manual."""
    reading: Mapped[str] = mapped_column(String(12))
    """unchecked, checked, wrong."""
    algorithm: Mapped[str] = mapped_column(String(40))
