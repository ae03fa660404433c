"""What the database hands out: frozen rows, free of SQL. Offsets are code points, times UTC ISO 8601 text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.card import StudyCard, Words, pick, pick_exact

__all__ = [
    "Anchor",
    "Code",
    "CodedPassage",
    "Coding",
    "Finding",
    "FindingCode",
    "Hit",
    "Ident",
    "Memo",
    "Name",
    "Pair",
    "Passage",
    "Snippet",
    "Span",
    "Step",
    "Study",
    "StudyCard",
    "Text",
    "Theme",
    "Variant",
    "Words",
    "pick",
    "pick_exact",
]


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of a study's field."""

    field: str
    lang: str
    value: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class Name:
    """An author's name."""

    family: str
    given: str
    literal: str = ""
    lang: str = "en"
    role: str = "author"
    source: str = "page"


@dataclass(frozen=True, slots=True)
class Ident:
    """An identifier with its role (own, printed)."""

    scheme: str
    value: str
    role: str


@dataclass(frozen=True, slots=True)
class Study:
    """One publication, whole."""

    id: int
    guid: str
    year: int | None
    month: int | None
    day: int | None
    epub: str | None
    volume: str | None
    issue: str | None
    pages: str | None
    country: str | None
    design: str | None
    publication_type: str | None
    asked_about_barriers: str | None
    pack_key: str | None
    variants: tuple[Variant, ...]
    names: tuple[Name, ...]
    identifiers: tuple[Ident, ...]
    models: tuple[int, ...]
    """Code ids."""
    tags: tuple[str, ...]

    def words(self, name: str) -> dict[str, str]:
        """Return the first wording of a field in each language."""
        out: dict[str, str] = {}
        for v in self.variants:
            if v.field == name and v.value:
                out.setdefault(v.lang, v.value)
        return out

    def values(self, name: str) -> list[str]:
        """Return every wording of a field, in order."""
        return [v.value for v in self.variants if v.field == name]

    def identifier(self, scheme: str) -> str:
        """Return the own identifier of a scheme, else the printed one, else ''."""
        own = [i.value for i in self.identifiers if i.scheme == scheme and i.role == "own"]
        printed = [i.value for i in self.identifiers if i.scheme == scheme and i.role != "own"]
        return (own or printed or [""])[0]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a study in the version now read."""

    id: int
    guid: str
    study_id: int
    lang: str
    kind: str
    provenance: str
    engine: str | None
    provenance_note: str | None
    review_state: str
    reviewed_by: str | None
    reviewed_at: str | None
    version_id: int
    number: int
    body: str


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of the two texts the reader shows; an empty side is an omission."""

    id: int
    position: int
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    confidence: float
    state: str
    reading: str


@dataclass(frozen=True, slots=True)
class CheckDecision:
    """What a person decided about something the checker found: dismissed (with a reason) or accepted."""

    id: int
    decision: str
    reason: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class CheckIssue:
    """One thing the translation checker found, on words of two versions of two texts.

    `left` and `right` are spans, None where a side has no words of it; `pattern` is an English sentence with %1, %2 for
    `args`. `pair` is the place of the sentence pair in reading order from 0, None where it is about the whole text.
    `others` are (left, right) spans where the same thing also stands. The prints are what a decision is found by.
    """

    id: int
    study_id: int
    left_version_id: int
    right_version_id: int
    rule: str
    severity: str
    left: Span | None
    right: Span | None
    left_text: str
    right_text: str
    pattern: str
    args: tuple[str, ...]
    suggestion: str | None
    term: str
    pair: int | None
    others: tuple[tuple[Span | None, Span | None], ...]
    fingerprint: str
    left_print: str
    right_print: str
    decided: CheckDecision | None = None

    @property
    def state(self) -> str:
        """Open, dismissed or accepted."""
        return self.decided.decision if self.decided else "open"


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """Issues that belong together: those of one rule, or of one term; with how many of each severity."""

    key: str
    issues: int
    studies: int
    major: int
    minor: int
    note: int


@dataclass(frozen=True, slots=True)
class MemoryUnit:
    """A sentence with its translation from a translation memory."""

    id: int
    source_lang: str
    target_lang: str
    source: str
    target: str
    origin: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage's words in one text."""

    id: int
    text_id: int
    version_id: int
    lang: str
    kind: str
    start: int
    end: int
    quote: str
    state: str


@dataclass(frozen=True, slots=True)
class Coding:
    """A code on a passage."""

    id: int
    code_id: int
    coder_id: int | None
    coder: str
    mode: str
    review: str | None = None
    """Why a person should look at it again; None where settled."""


@dataclass(frozen=True, slots=True)
class Passage:
    """An annotation with its anchors, codings and the findings that rest on it."""

    id: int
    guid: str
    study_id: int
    section: str | None
    coder: str
    created: str
    anchors: tuple[Anchor, ...]
    codings: tuple[Coding, ...]
    findings: tuple[int, ...]
    memos: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of the codebook."""

    id: int
    guid: str
    key: str
    parent_id: int | None
    position: int
    facet: str
    theme: str | None
    mirror_key: str | None
    origin: str
    labels: Mapping[str, str]
    shorts: Mapping[str, str]
    definitions: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    enabled: bool
    retired: bool
    studies: int = 0
    """Studies with a coding of this code or one below it (a union), absent codings not counted."""
    passages: int = 0
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that show what the code is for, by language."""
    note: str = ""
    color: str | None = None
    created: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme of the charts."""

    id: int
    key: str
    position: int
    labels: Mapping[str, str]
    shorts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FindingCode:
    """A code of a finding, through its passages; the strongest mode wins (explicit, implied, absent)."""

    code_id: int
    mode: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with what it rests on."""

    id: int
    guid: str
    key: str | None
    study_id: int
    status: str
    direction: str
    claims: Mapping[str, str]
    position: int
    in_report: bool
    passages: tuple[int, ...]
    codes: tuple[FindingCode, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Memo:
    """A note."""

    id: int
    subject: str
    subject_id: int
    body: str
    coder: str
    changed: str


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the history."""

    id: int
    at: str
    who: str
    kind: str
    label: str
    args: tuple[str, ...]
    undone: bool
    closed: bool
    target_id: int | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A study that a search found, with the places."""

    study_id: int
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words around a hit: spans are code points in ``text``."""

    lang: str
    kind: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """A passage as the charts count it."""

    study_id: int
    passage_id: int
    codes: tuple[tuple[int, str], ...]
    """(code id, mode)."""
    findings: tuple[tuple[int, str], ...]
    """(finding id, status)."""
