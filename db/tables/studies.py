"""Studies: the facts about a publication, its names, identifiers, care models and tags."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Kept, guid, ref


class Study(Kept):
    """One publication."""

    __tablename__ = "study"
    guid: Mapped[str] = guid()
    created: Mapped[str]
    changed: Mapped[str]
    year: Mapped[int | None] = mapped_column(Integer, index=True)
    month: Mapped[int | None]
    day: Mapped[int | None]
    epub: Mapped[str | None] = mapped_column(String(10))
    volume: Mapped[str | None]
    issue: Mapped[str | None]
    pages: Mapped[str | None]
    country: Mapped[str | None] = mapped_column(String(40), index=True)
    """Where the care was given: US, GB-ENG, CN or words; never from an author's address."""
    design: Mapped[str | None] = mapped_column(String(40))
    """qualitative, mixed_methods, quantitative, review, policy_report, other."""
    publication_type: Mapped[str | None] = mapped_column(String(40))
    asked_about_barriers: Mapped[str | None] = mapped_column(String(8))
    """yes, partly, no; null where not judged."""
    batch_id: Mapped[int | None] = ref("import_batch.id", nullable=True)
    pack_key: Mapped[str | None] = mapped_column(String(80), index=True)
    """The name a coding pack knows this study by, once one was attached."""


class FieldVariant(Kept):
    """One wording of one field of a study: a title in Chinese, a journal's short name, a setting."""

    __tablename__ = "field_variant"
    __table_args__ = (Index("ix_field_variant_lookup", "study_id", "field", "lang"), {"sqlite_autoincrement": True})
    study_id: Mapped[int] = mapped_column(Integer, ForeignKey("study.id"))
    field: Mapped[str] = mapped_column(String(40))
    """title, journal, journal_abbrev, affiliation, programme, setting, methods, sample, printed_citation, asked_note..."""
    lang: Mapped[str] = mapped_column(String(20))
    value: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
    """original, translation, short."""
    source: Mapped[str] = mapped_column(String(80))
    """page, person, Diptych starter."""
    position: Mapped[int]


class Author(Kept):
    """One author's name as printed, in order."""

    __tablename__ = "author"
    study_id: Mapped[int] = ref("study.id")
    position: Mapped[int]
    family: Mapped[str]
    given: Mapped[str]
    literal: Mapped[str]
    lang: Mapped[str] = mapped_column(String(20))
    role: Mapped[str] = mapped_column(String(20))
    """author, or printed_citation (an author named by the citation printed under the text)."""
    source: Mapped[str] = mapped_column(String(80))


class Identifier(Kept):
    """A DOI, PMID or address, with its role: the study's own, or that of a citation printed with it."""

    __tablename__ = "identifier"
    __table_args__ = (Index("ix_identifier_value", "scheme", "value"), {"sqlite_autoincrement": True})
    study_id: Mapped[int] = ref("study.id")
    scheme: Mapped[str] = mapped_column(String(20))
    value: Mapped[str]
    role: Mapped[str] = mapped_column(String(20))
    """own, printed."""


class StudyModel(Kept):
    """A care model that a study is about, set by a person or a pack."""

    __tablename__ = "study_model"
    study_id: Mapped[int] = ref("study.id")
    code_id: Mapped[int] = ref("code.id")
    position: Mapped[int]


class Tag(Kept):
    """A word a person sorts studies by."""

    __tablename__ = "tag"
    guid: Mapped[str] = guid()
    name: Mapped[str] = mapped_column(Text, unique=True)
    color: Mapped[str | None] = mapped_column(String(7))


class StudyTag(Kept):
    """A tag on a study."""

    __tablename__ = "study_tag"
    study_id: Mapped[int] = ref("study.id")
    tag_id: Mapped[int] = ref("tag.id")
