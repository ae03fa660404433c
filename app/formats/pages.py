"""Mark every line of a copied text with what it is, and part the text into pages (one study each)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.formats.addresses import looks_like_address
from app.formats.citation import read_mendeley, read_nlm, read_printed
from app.formats.furniture import Kind, kind_of
from app.formats.lines import Line
from app.formats.names import looks_like_authors
from app.formats.records import Citation
from app.formats.scripts import han, is_chinese

_SHORT_CITATION = re.compile(r"\.?\s{0,2}(?:1[89]|20)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?\s?[;:]\s?\S")
_TWO_SENTENCES = re.compile(r"[.?!][\"'”’)]?\s+[\"'“‘(]?[A-Z]")
_ENDS = (".", "?", "!", "。", "？", "！", "”", '"', "…")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its kind, where its own words begin after a label, and the citation it holds."""

    line: Line
    kind: Kind
    at: int = 0
    citation: Citation | None = None

    @property
    def text(self) -> str:
        """The line's own words, after a label."""
        return self.line.text[self.at :]

    @property
    def own(self) -> bool:
        """Whether the line holds words of the study: prose, or words after a label."""
        return self.kind is Kind.PROSE or self.at > 0


Page = list[Marked]


def mark(lines: list[Line]) -> Page:
    """Mark all lines; citations that the page broke over several lines are put together."""
    marked = [Marked(line, *kind_of(line.text)) for line in lines]
    for number, each in enumerate(marked):
        if each.kind is not Kind.PROSE or len(each.line.text) > 600:
            continue
        text = each.line.text
        citation = read_nlm(text) or read_mendeley(text)
        if citation is not None:
            marked[number] = replace(each, kind=Kind.CITATION, citation=citation)
            if citation.style == "nlm" and not citation.doi:
                _with_next(marked, number, text)
        elif _SHORT_CITATION.match(text):
            _put_together(marked, number)
    return marked


def _with_next(marked: Page, number: int, text: str) -> None:
    """Add the line "doi: ... Epub ..." that follows a citation."""
    after = next_filled(marked, number)
    if after is None or not marked[after].line.text.casefold().startswith("doi"):
        return
    citation = read_nlm(f"{text} {marked[after].line.text}")
    if citation is not None:
        marked[number] = replace(marked[number], kind=Kind.CITATION, citation=citation)
        marked[after] = replace(marked[after], kind=Kind.CITED)


def _put_together(marked: Page, number: int) -> None:
    """Join a journal's name, printed on a line of its own, with the year and place that follow."""
    for before in range(number - 1, max(-1, number - 8), -1):
        name = marked[before]
        if name.kind in (Kind.BLANK, Kind.FURNITURE):
            continue
        if name.kind is not Kind.PROSE or len(name.line.text) > 120:
            return
        text = f"{name.line.text.rstrip('. ')}. {marked[number].line.text.lstrip('. ')}"
        citation = read_nlm(text)
        if citation is None:
            return
        marked[before] = replace(name, kind=Kind.CITED)
        marked[number] = replace(marked[number], kind=Kind.CITATION, citation=citation)
        if not citation.doi:
            _with_next(marked, number, text)
        return


def next_filled(page: Page, number: int) -> int | None:
    """Return the number of the next line that is not empty, or None."""
    return next((n for n in range(number + 1, len(page)) if page[n].kind is not Kind.BLANK), None)


def ends_sentence(text: str) -> bool:
    """Say whether a line ends as a sentence does."""
    return text.endswith(_ENDS)


def is_paragraph(each: Marked) -> bool:
    """Say whether a line is surely a paragraph of text: long, or several sentences; never an address or names."""
    text = each.text
    if not each.own or each.kind in (Kind.ADDRESSES, Kind.AUTHORS, Kind.KEYWORDS, Kind.STYLE):
        return False
    if is_chinese(text):
        long = len(text) >= 80 or (len(text) >= 20 and text.endswith(("。", "！", "？")))
        return long and not looks_like_address(text) and not looks_like_authors(text)
    if len(text) >= 200:
        return not looks_like_address(text) and not looks_like_authors(text)
    several = len(text) >= 80 and bool(_TWO_SENTENCES.search(text)) and ends_sentence(text)
    return several and not looks_like_address(text) and not looks_like_authors(text)


def split(marked: Page) -> list[Page]:
    """Part marked lines into pages: a new page starts where the lines above a text come again after a text."""
    cuts = _cuts(marked)
    edges = [0, *cuts, len(marked)]
    return [
        marked[a:b]
        for a, b in zip(edges, edges[1:], strict=False)
        if any(m.kind is not Kind.BLANK for m in marked[a:b])
    ]


def _cuts(marked: Page) -> list[int]:
    first = next((n for n, m in enumerate(marked) if _is_own_citation(m)), None)
    if first is not None and any(is_paragraph(m) for m in marked[:first]):
        return _cuts_after_citations(marked)
    return sorted({*_cuts_before_heads(marked), *_cuts_after_printed(marked)})


def _is_own_citation(each: Marked) -> bool:
    return each.citation is not None and each.citation.style == "nlm"


def _same_work(one: Citation, other: Citation) -> bool:
    if one.doi and other.doi:
        return one.doi.casefold() == other.doi.casefold()
    return (one.year, one.volume, one.pages) == (other.year, other.volume, other.pages)


def _cuts_after_citations(marked: Page) -> list[int]:
    """Part a text whose pages end with their citation."""
    cuts: list[int] = []
    text_since = False
    for number, each in enumerate(marked):
        if _is_own_citation(each) and text_since and any(is_paragraph(m) for m in marked[number + 1 :]):
            cuts.append(number + 1)
            text_since = False
        text_since = text_since or is_paragraph(each)
    if cuts and not any(_is_own_citation(m) for m in marked[cuts[-1] :]):
        cuts.pop()
    return cuts


def _cuts_before_heads(marked: Page) -> list[int]:
    """Find the lines where citation or addresses come again after a text."""
    cuts: list[int] = []
    citation: Citation | None = None
    addresses: set[str] = set()
    has_text = stopped = under_addresses = False
    for number, each in enumerate(marked):
        if each.kind is Kind.STOP:
            stopped = has_text
        elif each.kind is Kind.ABSTRACT:
            stopped = False
        if each.kind is not Kind.PROSE and each.kind not in (Kind.BLANK, Kind.FURNITURE):
            under_addresses = each.kind is Kind.ADDRESSES
        new = False
        if _is_own_citation(each) and each.citation is not None:
            new = citation is not None and not _same_work(citation, each.citation)
            new = new and has_text and (not stopped or _heads_a_page(marked, number))
            if citation is None or new:
                citation = each.citation
        elif each.kind is Kind.PROSE and not under_addresses and looks_like_address(each.line.text):
            known = each.line.text in addresses or not addresses
            same_script = bool(han(each.line.text)) == any(han(a) for a in addresses)
            new = has_text and not stopped and not known and same_script
            if not has_text or new:
                addresses.add(each.line.text)
        if new:
            cuts.append(_top_of_head(marked, number, cuts[-1] if cuts else 0))
            has_text = stopped = False
            citation, addresses = _seen_in_head(marked[cuts[-1] : number + 1])
        has_text = has_text or is_paragraph(each)
    return cuts


def _seen_in_head(head: Page) -> tuple[Citation | None, set[str]]:
    citations = [m.citation for m in head if _is_own_citation(m)]
    return (citations[-1] if citations else None), {m.line.text for m in head if looks_like_address(m.line.text)}


def _heads_a_page(marked: Page, number: int) -> bool:
    """Say whether a citation among other works' lines is followed by the head of an abstract: then it opens a page."""
    seen = 0
    for each in marked[number + 1 :]:
        if each.kind is Kind.BLANK:
            continue
        seen += 1
        if each.kind is Kind.ABSTRACT or each.kind is Kind.ADDRESSES:
            return True
        if seen > 25 or each.kind is Kind.STOP or _is_own_citation(each):
            return False
    return False


def _top_of_head(marked: Page, number: int, lowest: int) -> int:
    """Go up from a citation or address over names, addresses and titles to the first line of its page."""
    top = number
    for above in range(number - 1, lowest, -1):
        each = marked[above]
        text = each.line.text
        if each.kind is Kind.BLANK:
            continue
        head = each.kind in (Kind.CITED, Kind.ADDRESSES, Kind.AUTHORS)
        if each.kind is Kind.PROSE and len(text) <= 300:
            head = looks_like_address(text) or looks_like_authors(text) or not ends_sentence(text)
        if not head and each.kind is not Kind.FURNITURE:
            break
        if head:
            top = above
    return top


def _cuts_after_printed(marked: Page) -> list[int]:
    """Find where a page ends with a citation printed apart and another text in the same language follows."""
    cuts: list[int] = []
    languages: set[bool] = set()
    done = False
    for number, each in enumerate(marked):
        if each.kind is Kind.STYLE and languages:
            done = True
        elif done and is_paragraph(each) and read_printed(each.text) is None:
            if is_chinese(each.text) in languages:
                cuts.append(_top_of_head(marked, number, cuts[-1] if cuts else 0))
                languages.clear()
            done = False
        if is_paragraph(each) and read_printed(each.text) is None:
            languages.add(is_chinese(each.text))
    return cuts
