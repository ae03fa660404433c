"""A record in the making, and the lines of a page that mean the same wherever they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.formats.citation import find_doi, find_pmcid, find_pmid
from app.formats.furniture import Kind
from app.formats.pages import Marked
from app.formats.records import AuthorName, Citation, IdentifierFound, Span


@dataclass(slots=True)
class Draft:
    """A record while its page is being read."""

    titles: list[tuple[Marked, bool]] = field(default_factory=list)
    """The line and whether it is Chinese."""
    authors: list[AuthorName] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    citation: Citation | None = None
    printed: Citation | None = None
    identifiers: dict[tuple[str, str], IdentifierFound] = field(default_factory=dict)
    keywords: list[str] = field(default_factory=list)
    paragraphs: list[tuple[Span, str, int]] = field(default_factory=list)
    """Slice, words for looking at, line."""
    left_out: list[Span] = field(default_factory=list)
    machine: str = ""
    """The page's own words that its Chinese is a machine translation."""
    translated_below: bool = False
    """Whether a translation was found under the lists of other works."""


def leave_out(draft: Draft, each: Marked) -> None:
    """Note a line that goes into no field."""
    draft.left_out.append((each.line.start, each.line.end))


def read_aside(draft: Draft, each: Marked) -> None:
    """Read a line that is no text wherever it stands: citation, identifiers, keywords, notices."""
    if each.kind is Kind.BLANK:
        return
    if each.kind is Kind.CITATION and each.citation is not None and draft.citation is None:
        draft.citation = each.citation
        identify(draft, each.citation.doi, each.citation.pmid, each.citation.pmcid)
    elif each.kind is Kind.IDENTIFIERS:
        text = each.line.text
        identify(draft, find_doi(text), find_pmid(text), find_pmcid(text))
    elif each.kind is Kind.KEYWORDS and each.at:
        draft.keywords += keywords_of(each.text)
    elif each.kind is Kind.MACHINE and not draft.machine:
        draft.machine = each.line.text
    elif each.kind is not Kind.CITED:
        leave_out(draft, each)


def keywords_of(text: str) -> list[str]:
    """Part a line of keywords."""
    parts = re.split(r"\s*[;；]\s*", text) if re.search(r"[;；]", text) else re.split(r"\s*[,，、]\s*", text)
    return [w.strip(" .。") for w in parts if w.strip(" .。")]


def identify(draft: Draft, doi: str, pmid: str, pmcid: str, role: str = "own") -> None:
    """Keep identifiers that are not known yet; the first role an identifier is met in stays."""
    for scheme, value in (("doi", doi), ("pmid", pmid), ("pmcid", pmcid)):
        if value:
            draft.identifiers.setdefault((scheme, value.casefold()), IdentifierFound(scheme, value, role))
