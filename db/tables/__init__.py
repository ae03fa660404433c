"""The library's tables: the words of the program as typed SQLAlchemy declarations.

Every journaled table has an ``id`` that is never used again (AUTOINCREMENT), so that a step taken back and done
again finds its own rows. What people exchange carries a ``guid``. Times are stored in UTC as ISO 8601 text, offsets
are half-open spans of Unicode code points, lists and mappings are JSON text. Languages are canonical BCP-47 tags.
"""

from __future__ import annotations

from db.tables.base import APPLICATION_ID, Base, Kept
from db.tables.coding import Anchor, Code, Coding, Pack, Passage, Theme
from db.tables.derived import CheckIssue, CheckRun, SearchText, SearchWord, StudyListing
from db.tables.findings import Finding, FindingPassage, Memo, ReviewFinding, ReviewFindingFinding
from db.tables.journal import Entry, Step
from db.tables.language import CheckDecision, MemoryUnit, Term, TermRendering
from db.tables.library import Coder, ImportBatch, ImportFile, Setting, Source
from db.tables.saved import Collection, CollectionStudy, DismissedSuggestion, NotDuplicate, PolicyEvent, SavedView
from db.tables.studies import Author, FieldVariant, Identifier, Study, StudyModel, StudyTag, Tag
from db.tables.texts import Pair, TextRow, TextVersion

__all__ = [
    "APPLICATION_ID",
    "JOURNALED",
    "Anchor",
    "Author",
    "Base",
    "CheckDecision",
    "CheckIssue",
    "CheckRun",
    "Code",
    "Coder",
    "Coding",
    "Collection",
    "CollectionStudy",
    "DismissedSuggestion",
    "Entry",
    "FieldVariant",
    "Finding",
    "FindingPassage",
    "Identifier",
    "ImportBatch",
    "ImportFile",
    "Kept",
    "Memo",
    "MemoryUnit",
    "NotDuplicate",
    "Pack",
    "Pair",
    "Passage",
    "PolicyEvent",
    "ReviewFinding",
    "ReviewFindingFinding",
    "SavedView",
    "SearchText",
    "SearchWord",
    "Setting",
    "Source",
    "Step",
    "Study",
    "StudyListing",
    "StudyModel",
    "StudyTag",
    "Tag",
    "Term",
    "TermRendering",
    "TextRow",
    "TextVersion",
    "Theme",
]

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
    Collection,
    CollectionStudy,
    NotDuplicate,
    SavedView,
    PolicyEvent,
    DismissedSuggestion,
)
"""Tables whose changes go through the journal, in an order in which rows may be inserted."""
