"""The library's tables: the words of the program as typed SQLAlchemy declarations.

Every journaled table has an ``id`` that is never used again (AUTOINCREMENT), so that a step taken back and done
again finds its own rows. What people exchange carries a ``guid``. Times are stored in UTC as ISO 8601 text, offsets
are half-open spans of Unicode code points, lists and mappings are JSON text. Languages are canonical BCP-47 tags.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import JSON, Double, ForeignKey, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

APPLICATION_ID = 0x44505459
"""``PRAGMA application_id`` of our files: the letters DPTY."""


class Base(DeclarativeBase):
    """The root of all tables."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text, dict[str, Any]: JSON, list[Any]: JSON}


class Kept(Base):
    """A table with a row number that is never used again."""

    __abstract__ = True
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012  SQLAlchemy reads it from each class

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)


def _guid() -> Mapped[str]:
    """A column for the identity that exchange uses."""
    return mapped_column(String(36), unique=True)


def _ref(target: str, nullable: bool = False, index: bool = True) -> Any:
    """A column that points at a row of another table."""
    return mapped_column(Integer, ForeignKey(target), nullable=nullable, index=index)


# -- the library itself ------------------------------------------------------------------------------------------


class Setting(Kept):
    """A setting of the library (not of the program): its name, the order of report findings, filters kept with it."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(String(80), unique=True)
    value: Mapped[str]


class Coder(Kept):
    """A person who codes."""

    __tablename__ = "coder"
    guid: Mapped[str] = _guid()
    name: Mapped[str]
    created: Mapped[str]


class ImportBatch(Kept):
    """One call of import: one or several files that came together."""

    __tablename__ = "import_batch"
    created: Mapped[str]
    coder_id: Mapped[int | None] = _ref("coder.id", nullable=True)
    report: Mapped[dict[str, Any]]


class Source(Kept):
    """One imported file or pasted text, kept whole as it came (no newline translation)."""

    __tablename__ = "source"
    batch_id: Mapped[int] = _ref("import_batch.id")
    name: Mapped[str]
    format: Mapped[str] = mapped_column(String(40))
    encoding: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    body: Mapped[str]


# -- studies -------------------------------------------------------------------------------------------------------


class Study(Kept):
    """One publication."""

    __tablename__ = "study"
    guid: Mapped[str] = _guid()
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
    batch_id: Mapped[int | None] = _ref("import_batch.id", nullable=True)
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
    study_id: Mapped[int] = _ref("study.id")
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
    study_id: Mapped[int] = _ref("study.id")
    scheme: Mapped[str] = mapped_column(String(20))
    value: Mapped[str]
    role: Mapped[str] = mapped_column(String(20))
    """own, printed."""


class StudyModel(Kept):
    """A care model that a study is about, set by a person or a pack."""

    __tablename__ = "study_model"
    study_id: Mapped[int] = _ref("study.id")
    code_id: Mapped[int] = _ref("code.id")
    position: Mapped[int]


class Tag(Kept):
    """A word a person sorts studies by."""

    __tablename__ = "tag"
    guid: Mapped[str] = _guid()
    name: Mapped[str] = mapped_column(Text, unique=True)
    color: Mapped[str | None] = mapped_column(String(7))


class StudyTag(Kept):
    """A tag on a study."""

    __tablename__ = "study_tag"
    study_id: Mapped[int] = _ref("study.id")
    tag_id: Mapped[int] = _ref("tag.id")


# -- texts ---------------------------------------------------------------------------------------------------------


class TextRow(Kept):
    """One body of text of a study in one language."""

    __tablename__ = "text"
    guid: Mapped[str] = _guid()
    study_id: Mapped[int] = _ref("study.id")
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
    reviewed_by: Mapped[int | None] = _ref("coder.id", nullable=True)
    reviewed_at: Mapped[str | None]
    version_id: Mapped[int | None] = mapped_column(Integer, index=True)
    """The version now read (no foreign key: a text and its first version are written together)."""


class TextVersion(Kept):
    """An immutable wording of a text; an edit makes a new one."""

    __tablename__ = "text_version"
    __table_args__ = (UniqueConstraint("text_id", "number"), {"sqlite_autoincrement": True})
    text_id: Mapped[int] = _ref("text.id")
    number: Mapped[int]
    body: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    source_id: Mapped[int | None] = _ref("source.id", nullable=True)
    slices: Mapped[list[Any]]
    """[[start, end], ...] of the source's body; the text is these slices joined by a line feed. Empty where typed."""
    coder_id: Mapped[int | None] = _ref("coder.id", nullable=True)
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
    study_id: Mapped[int] = _ref("study.id")
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


# -- codes ---------------------------------------------------------------------------------------------------------


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
    guid: Mapped[str] = _guid()
    key: Mapped[str] = mapped_column(Text, unique=True)
    parent_id: Mapped[int | None] = _ref("code.id", nullable=True)
    position: Mapped[int]
    facet: Mapped[str] = mapped_column(String(20), index=True)
    """model, barrier, facilitator, outcome, method."""
    theme_id: Mapped[int | None] = _ref("theme.id", nullable=True)
    mirror_key: Mapped[str | None]
    origin: Mapped[str] = mapped_column(String(20))
    """structure, framework, seed, new."""
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


class Passage(Kept):
    """One annotation with up to two anchors for each kind of text (digest, abstract), one in each language."""

    __tablename__ = "passage"
    guid: Mapped[str] = _guid()
    study_id: Mapped[int] = _ref("study.id")
    section: Mapped[str | None] = mapped_column(String(40))
    coder_id: Mapped[int | None] = _ref("coder.id", nullable=True)
    created: Mapped[str]


class Anchor(Kept):
    """Where a passage stands in one version of one text, with its words and some context."""

    __tablename__ = "anchor"
    __table_args__ = (UniqueConstraint("passage_id", "text_id"), {"sqlite_autoincrement": True})
    passage_id: Mapped[int] = mapped_column(Integer, ForeignKey("passage.id"))
    text_id: Mapped[int] = _ref("text.id")
    version_id: Mapped[int] = _ref("text_version.id")
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
        {"sqlite_autoincrement": True},
    )
    guid: Mapped[str] = _guid()
    passage_id: Mapped[int] = mapped_column(Integer, ForeignKey("passage.id"))
    code_id: Mapped[int] = mapped_column(Integer, ForeignKey("code.id"))
    coder_id: Mapped[int | None] = _ref("coder.id", nullable=True)
    mode: Mapped[str] = mapped_column(String(10))
    """explicit, implied, absent (looked for, reported absent)."""
    created: Mapped[str]


# -- findings and memos --------------------------------------------------------------------------------------------


class Finding(Kept):
    """A claim of one study, resting on passages; its codes are those of its passages."""

    __tablename__ = "finding"
    guid: Mapped[str] = _guid()
    key: Mapped[str | None] = mapped_column(String(40))
    """A short name in a pack (K01); null for findings made here."""
    study_id: Mapped[int] = _ref("study.id")
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
    passage_id: Mapped[int] = _ref("passage.id")
    position: Mapped[int]


class ReviewFinding(Kept):
    """A synthesis statement over findings of several studies; only here is confidence (GRADE-CERQual) given."""

    __tablename__ = "review_finding"
    guid: Mapped[str] = _guid()
    claims: Mapped[dict[str, Any]]
    confidence: Mapped[str | None] = mapped_column(String(12))
    assessment: Mapped[dict[str, Any]]
    position: Mapped[int]
    created: Mapped[str]


class ReviewFindingFinding(Kept):
    """A finding grouped under a review finding."""

    __tablename__ = "review_finding_finding"
    review_finding_id: Mapped[int] = _ref("review_finding.id")
    finding_id: Mapped[int] = _ref("finding.id")


class Memo(Kept):
    """A note on anything: (subject, subject_id) names the table and the row."""

    __tablename__ = "memo"
    __table_args__ = (Index("ix_memo_subject", "subject", "subject_id"), {"sqlite_autoincrement": True})
    guid: Mapped[str] = _guid()
    subject: Mapped[str] = mapped_column(String(24))
    subject_id: Mapped[int]
    body: Mapped[str]
    coder_id: Mapped[int | None] = _ref("coder.id", nullable=True)
    created: Mapped[str]
    changed: Mapped[str]


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
    term_id: Mapped[int] = _ref("term.id")
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
    guid: Mapped[str] = _guid()
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
    coder_id: Mapped[int | None] = _ref("coder.id", nullable=True)
    created: Mapped[str]


class Pack(Kept):
    """A coding pack kept with the library: it attaches its codings when one of its texts comes in."""

    __tablename__ = "pack"
    key: Mapped[str] = mapped_column(String(80), unique=True)
    version: Mapped[str]
    body: Mapped[str]


# -- the journal ---------------------------------------------------------------------------------------------------


class Step(Kept):
    """One change a person made: undone and done again as a whole."""

    __tablename__ = "step"
    guid: Mapped[str] = mapped_column(String(36), unique=True)
    at: Mapped[str]
    coder_id: Mapped[int | None] = mapped_column(Integer, index=True)
    coder_name: Mapped[str | None]
    session: Mapped[str] = mapped_column(String(36), index=True)
    kind: Mapped[str] = mapped_column(String(6))
    """do, undo, redo."""
    label: Mapped[str]
    """An English pattern ('Coded with “%1”'), translated where it is shown."""
    args: Mapped[list[Any]]
    target_id: Mapped[int | None] = mapped_column(Integer, index=True)
    """For undo and redo: the step of kind do that it takes back or does again."""
    undone: Mapped[bool]
    """For a step of kind do: whether it is now taken back."""
    closed: Mapped[bool]
    """May be read, no longer undone (a migration came after it) or, if undone, no longer redone."""
    batch_id: Mapped[int | None] = mapped_column(Integer, index=True)


class Entry(Kept):
    """What a step did to one row, or (insert) to one range of rows of one table."""

    __tablename__ = "entry"
    step_id: Mapped[int] = _ref("step.id")
    table_name: Mapped[str] = mapped_column(String(40))
    op: Mapped[str] = mapped_column(String(6))
    """insert, update, delete."""
    first_id: Mapped[int]
    last_id: Mapped[int]
    before: Mapped[str | None]
    """JSON by column name; for update only the columns that changed."""
    after: Mapped[str | None]
    image: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Compressed JSON of inserted rows, written when the step is taken back."""

    __table_args__ = (
        Index("ix_entry_rows", "table_name", "first_id", "last_id"),
        {"sqlite_autoincrement": True},
    )


# -- derived (never journaled) -------------------------------------------------------------------------------------


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


JOURNALED: tuple[type[Kept], ...] = (
    Setting,
    Coder,
    Source,
    Study,
    FieldVariant,
    Author,
    Identifier,
    StudyModel,
    Tag,
    StudyTag,
    TextRow,
    TextVersion,
    Pair,
    Theme,
    Code,
    Passage,
    Anchor,
    Coding,
    Finding,
    FindingPassage,
    ReviewFinding,
    ReviewFindingFinding,
    Memo,
    Term,
    TermRendering,
    MemoryUnit,
    CheckDecision,
    Pack,
)
"""Tables whose changes go through the journal, in an order in which rows may be inserted."""
