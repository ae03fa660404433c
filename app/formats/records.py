"""What every reader hands out: plain frozen records of one file, before anything is stored.

Offsets are Unicode code points into the decoded source, half open. Line numbers count from 1.
No record has a country: where the care was given never comes from an author's address.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.formats.remarks import ReadingWarning

Span = tuple[int, int]
"""A half-open stretch of the decoded source, in code points."""


@dataclass(frozen=True, slots=True)
class TitleVariant:
    """One wording of a title: its language tag, whether it is the original or a translation, and who printed it."""

    lang: str
    value: str
    kind: str = "original"
    """original, translation."""
    source: str = "page"


@dataclass(frozen=True, slots=True)
class AuthorName:
    """One author's name as printed; a Chinese name stays whole in `literal`."""

    family: str
    given: str = ""
    literal: str = ""
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class IdentifierFound:
    """A DOI, PMID, address or book number with its role: the study's own, or that of a citation printed under the text."""

    scheme: str
    """doi, pmid, pmcid, issn, isbn, url."""
    value: str
    role: str = "own"
    """own, printed."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation as it is printed, kept raw, with the parts that could be told apart ('' or None where absent)."""

    style: str
    """nlm, mendeley, apa, gb."""
    raw: str
    authors: tuple[AuthorName, ...] = ()
    title: str = ""
    journal: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    epub: str = ""
    """The date of the electronic publication: 2017, 2017-05 or 2017-05-02."""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""


@dataclass(frozen=True, slots=True)
class TextPart:
    """One body of text in one language, exactly as it came.

    `body` is the slices of the source joined by a line feed. `slices` is empty where the format wraps or marks up its
    text, so that the words had to be put together.
    """

    lang: str
    kind: str
    """abstract, excerpt."""
    body: str
    slices: tuple[Span, ...] = ()
    provenance: str = "unknown"
    """unknown, author, publisher, machine, person."""
    engine: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One publication as one file tells it."""

    titles: tuple[TitleVariant, ...] = ()
    authors: tuple[AuthorName, ...] = ()
    affiliations: tuple[str, ...] = ()
    journal: str = ""
    """The journal's full name, where the page prints it."""
    journal_abbrev: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    epub: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    article_number: str = ""
    identifiers: tuple[IdentifierFound, ...] = ()
    citation: Citation | None = None
    """The page's own citation line; the fields above come from it."""
    printed_citation: Citation | None = None
    """A citation printed apart, under the text. It may cite a review of the text, so no field above comes from it."""
    keywords: tuple[str, ...] = ()
    publication_types: tuple[str, ...] = ()
    texts: tuple[TextPart, ...] = ()
    lines: tuple[int, int] = (1, 1)
    """First and last line of the record in its file; in a table the row, in JSON the number of the item."""
    left_out: tuple[Span, ...] = ()
    """Lines of the page that went into no field: menus, counts, notices."""
    warnings: tuple[ReadingWarning, ...] = ()
    kind: str = ""
    """What it is, in the words of CSL: article-journal, book, chapter, thesis, report, webpage...; '' where not told."""
    key: str = ""
    """The name its file gives the record: a BibTeX key, the id of an item."""
    editors: tuple[AuthorName, ...] = ()
    translated_authors: tuple[AuthorName, ...] = ()
    """The same people as `authors`, written in another language."""
    journals: tuple[TitleVariant, ...] = ()
    """The journal's name in other languages than `journal`."""
    publisher: str = ""
    place: str = ""
    edition: str = ""
    series: str = ""
    language: str = ""
    """The language of the publication as its file writes it: English, eng, chi, zh-CN."""
    subjects: tuple[str, ...] = ()
    """Headings a database gave: MeSH, Keywords Plus."""
    notes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    """Words people sorted the record by, ASReview's decisions among them."""
    extra: tuple[tuple[str, str], ...] = ()
    """Fields without a place of their own: the name they have in their file, and their value."""

    @property
    def title(self) -> str:
        """The original title, or the first there is, or ''."""
        originals = [t.value for t in self.titles if t.kind == "original"] or [t.value for t in self.titles]
        return originals[0] if originals else ""

    def identifier(self, scheme: str, role: str = "own") -> str:
        """Return the identifier of a scheme and role, or ''."""
        return next((i.value for i in self.identifiers if i.scheme == scheme and i.role == role), "")


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """One file or pasted text, read: the source kept whole and the records found in it."""

    name: str
    format: str
    encoding: str
    sha256: str
    """Of the bytes as they came; of the UTF-8 bytes where text was pasted."""
    source: str
    records: tuple[Record, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    """Of a table: each column and the field it was read as ('' where it has none), for the mapping step."""
