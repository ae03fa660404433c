"""What a person arranged and keeps: collections, saved searches, charts and reports, events, and what was turned down."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Kept, guid, ref


class Collection(Kept):
    """A folder of studies a person made; folders may lie in folders, a study in several."""

    __tablename__ = "collection"
    guid: Mapped[str] = guid()
    name: Mapped[str]
    parent_id: Mapped[int | None] = ref("collection.id", nullable=True)
    position: Mapped[int]


class CollectionStudy(Kept):
    """A study in a collection."""

    __tablename__ = "collection_study"
    __table_args__ = (UniqueConstraint("collection_id", "study_id"), {"sqlite_autoincrement": True})
    collection_id: Mapped[int] = mapped_column(Integer, ForeignKey("collection.id"))
    study_id: Mapped[int] = ref("study.id")


class NotDuplicate(Kept):
    """Two studies that a person has seen to be different ones."""

    __tablename__ = "not_duplicate"
    __table_args__ = (UniqueConstraint("first_id", "second_id"), {"sqlite_autoincrement": True})
    first_id: Mapped[int] = mapped_column(Integer, ForeignKey("study.id"))
    """The smaller of the two ids."""
    second_id: Mapped[int] = ref("study.id")
    coder_id: Mapped[int | None] = ref("coder.id", nullable=True)
    created: Mapped[str]


class SavedView(Kept):
    """Something arranged once and kept by its name: a search, an arrangement of a chart, a report."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("kind", "name"), {"sqlite_autoincrement": True})
    guid: Mapped[str] = guid()
    kind: Mapped[str] = mapped_column(String(12))
    """search, chart, report."""
    name: Mapped[str]
    body: Mapped[dict[str, Any]]
    position: Mapped[int]


class PolicyEvent(Kept):
    """A dated event of health policy that the timeline shows."""

    __tablename__ = "policy_event"
    guid: Mapped[str] = guid()
    year: Mapped[int]
    lane: Mapped[str] = mapped_column(String(40))
    """The country of care, as a study's."""
    labels: Mapped[dict[str, Any]]
    """{lang: words}."""
    source: Mapped[str]
    position: Mapped[int]


class DismissedSuggestion(Kept):
    """A suggested code that a person did not want for some words."""

    __tablename__ = "dismissed_suggestion"
    __table_args__ = (
        Index("ix_dismissed_suggestion_found", "study_id", "fingerprint"),
        {"sqlite_autoincrement": True},
    )
    study_id: Mapped[int] = mapped_column(Integer, ForeignKey("study.id"))
    code_id: Mapped[int] = ref("code.id")
    fingerprint: Mapped[str] = mapped_column(String(24))
    """A hash of the words it was suggested for."""
    coder_id: Mapped[int | None] = ref("coder.id", nullable=True)
    created: Mapped[str]
