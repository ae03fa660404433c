"""What a report is made of: plain, frozen facts that every format of export is written from.

Words in two languages are mappings with the keys 'en' and 'zh' (a key may be missing or its text empty); a chart in it is
one of `app.report.charted`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from app.report.charted import Chart, Evidence, Row, Sign, Words

Origin = Literal["author", "publisher", "machine", "person", "unknown"]
TextKind = Literal["abstract", "digest", "excerpt"]
Status = Literal["reported_result", "author_interpretation", "background_claim", "recommendation", ""]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whose words a text is, and whether somebody checked them."""

    origin: Origin = "unknown"
    engine: str = ""
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a finding rests on, in each language exactly as they are stored ('' where there are none).

    A quote of a digest is the library's own wording and is set as such, never as the source's words.
    `flagged` says that the translation checker or a reader marked this wording.
    """

    en: str
    zh: str
    en_from: Provenance = Provenance("publisher")
    zh_from: Provenance = Provenance()
    kind: TextKind = "abstract"
    flagged: bool = False
    passage: int = 0


@dataclass(frozen=True, slots=True)
class FindingCode:
    """A barrier or facilitator code of a finding, with the evidence that shapes its mark."""

    key: str
    label: Words
    sign: Sign
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """A finding as the report prints it: the claim, the words behind it, and where they are from.

    `number` is its place in the report, from 1. `reference` is the number of its study among the references.
    `theme` is the key of the theme under which the full report lists it ('' = under other findings).
    """

    number: int
    claim: Words
    quotes: tuple[Quote, ...]
    citation: Words
    reference: int
    status: Status
    codes: tuple[FindingCode, ...] = ()
    theme: str = ""
    id: int = 0
    study: int = 0
    direction: str = ""
    guid: str = ""


@dataclass(frozen=True, slots=True)
class ReportMemo:
    """A note that somebody wrote: on what (the citation, and the claim where it is on a finding), who, and the words."""

    citation: Words
    about: Words
    author: str
    body: str


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A line of the codebook: its key and place, its words, and how many studies and passages carry it."""

    key: str
    parent: str
    facet: str
    theme: str
    label: Words
    definition: Words
    studies: int = 0
    passages: int = 0
    guid: str = ""


@dataclass(frozen=True, slots=True)
class ReportStudy:
    """A row of the table of studies in the full report; `number` is that of its reference.

    `item` is the study as CSL-JSON; `pairs` are the sentences of its two texts facing each other, where the report
    prints texts, and `pairs_from` says whose Chinese that is.
    """

    number: int
    citation: Words
    country: Words
    design: Words
    setting: Words
    sample: Words
    asked: Literal["yes", "partly", "no", ""]
    id: int = 0
    title: Words = field(default_factory=dict)
    year: str = ""
    item: Mapping[str, Any] = field(default_factory=dict)
    pairs: tuple[tuple[str, str], ...] = ()
    pairs_from: Provenance = Provenance()
    pairs_kind: TextKind = "abstract"


RunStyle = Literal["plain", "italic"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a reference in one style."""

    text: str
    style: RunStyle = "plain"


@dataclass(frozen=True, slots=True)
class Reference:
    """One formatted entry of the reference list, without its number."""

    id: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The entry as plain text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """The numbers of the method note that the printed findings alone do not tell.

    `coded` counts the barrier and facilitator findings the chart drew, `total` every finding of the library; `counted`
    says whether the charts count the whole library or the findings of this report alone.
    """

    total: int
    coded: int
    studies: int
    background_left_out: int = 0
    filters: tuple[Words, ...] = ()
    program: str = "Diptych"
    version: str = ""
    counted: Literal["library", "chosen"] = "library"


PartKey = Literal[
    "contents", "front", "findings", "glance", "words", "by_theme", "studies", "memos", "texts", "references", "note"
]
PARTS: dict[str, tuple[PartKey, ...]] = {
    "brief": ("front", "findings", "glance", "words", "references", "note"),
    "full": ("front", "contents", "glance", "by_theme", "studies", "references", "note"),
}
"""What a brief and a full report hold when nobody arranged them otherwise, in order."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a report in its place; `heading` is what the user calls it, empty for the usual words."""

    key: PartKey
    heading: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a brief or a full report prints; what is not in here is not on the paper.

    `date` is ISO (2026-11-21). A line feed in a title is a line break. `references` are in the order of their numbers.
    `restore_full_width` prints folded Chinese punctuation full width, one mark for one mark. `parts` are the sections
    in their order, none for the usual ones. `quotes` gives the passages another choice of languages ('none' leaves
    them out, '' follows the report). `codebook` is for tables and attachments, not for the page.
    """

    title: Words
    findings: tuple[ReportFinding, ...]
    note: NoteFacts
    date: str
    subtitle: Words = field(default_factory=dict)
    author: str = ""
    kind: Literal["brief", "full"] = "brief"
    languages: Literal["both", "en", "zh"] = "both"
    paper: Literal["a4", "letter"] = "a4"
    asked: Words = field(default_factory=dict)
    read: Words = field(default_factory=dict)
    themes: tuple[Row, ...] = ()
    chart: Chart | None = None
    studies: tuple[ReportStudy, ...] = ()
    references: tuple[Reference, ...] = ()
    restore_full_width: bool = True
    parts: tuple[Part, ...] = ()
    quotes: Literal["", "both", "en", "zh", "none"] = ""
    memos: tuple[ReportMemo, ...] = ()
    codebook: tuple[CodeEntry, ...] = ()
    figures: tuple[Any, ...] = ()
    """Charts that were kept by a name (`app.report.figure.Figure`, which is made of charts)."""
    figures_before: int = 0
    """How many of the figures stand before the Matrix."""
    first_number: int = 1
    """The number of the first reference; a later volume goes on counting."""
    first_finding: int = 1

    @property
    def sections(self) -> tuple[Part, ...]:
        """The sections to be printed, in order."""
        return self.parts or tuple(Part(key) for key in PARTS[self.kind])
