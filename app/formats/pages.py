"""Mark every line of a copied text with what it is, and part the text into pages (one study each)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from app.formats.addresses import looks_like_address
from app.formats.citation import read_mendeley, read_nlm, read_printed
from app.formats.furniture import Kind, kind_of
from app.formats.lines import Line
from app.formats.names import looks_like_authors
from app.formats.records import Citation
from app.formats.scripts import han, is_chinese

_SHORT_CITATION = re.compile(r"\.?\s{0,2}(?:1[89]|20)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?\s?[;:]\s?\S")
_TWO_SENTENCES = re.compile(r"[a-z]{3}[\"'”’)]?\.[\"'”’)]?\s+[\"'“‘(]?[A-Z]")
_ENDS = (".", "?", "!", "。", "？", "！", "”", '"', "…")


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with its kind, where its own words begin after a label, and the citation it holds."""

    line: Line
    kind: Kind
    at: int = 0
    citation: Citation | None = None
    paragraph: bool = False
    """Whether the line is surely a paragraph of a text."""

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
    return [replace(m, paragraph=True) if _is_paragraph(m) else m for m in marked]


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


def _is_paragraph(each: Marked) -> bool:
    """Say whether a line is surely a paragraph of text: long, or several sentences; never an address or names."""
    text = each.text
    if not each.own or each.kind in (Kind.ADDRESSES, Kind.AUTHORS, Kind.KEYWORDS, Kind.STYLE):
        return False
    if is_chinese(text):
        long = len(text) >= 80 or (len(text) >= 20 and text.endswith(("。", "！", "？")))
        return long and not looks_like_address(text) and not looks_like_authors(text)
    if len(text) >= 200:
        return not looks_like_address(text) and not looks_like_authors(text)
    several = bool(_TWO_SENTENCES.search(text)) and (len(text) >= 140 or (len(text) >= 80 and ends_sentence(text)))
    return several and not looks_like_address(text) and not looks_like_authors(text)


def split(marked: Page) -> list[Page]:
    """Part marked lines into pages: a new page starts where the lines above a text come again after a text."""
    cuts = _cuts(marked)
    edges = [0, *cuts, len(marked)]
    return [marked[a:b] for a, b in pairwise(edges) if any(m.kind is not Kind.BLANK for m in marked[a:b])]


_NUMBER = re.compile(r"(\d{1,5})\. ")


def _numbered(marked: Page) -> list[int]:
    """Find the citations that PubMed's text form numbers: 1. 2. 3. are as many pages, whatever stands under them."""
    found = [(n, told[1]) for n, m in enumerate(marked) if _is_own_citation(m) and (told := _NUMBER.match(m.line.text))]
    counted = all(int(b) == int(a) + 1 for (_, a), (_, b) in pairwise(found))
    return [n for n, _ in found] if len(found) > 1 and counted else []


def _cuts(marked: Page) -> list[int]:
    numbered = _numbered(marked)
    if numbered:
        return numbered[1:]
    own = [n for n, m in enumerate(marked) if _is_own_citation(m)]
    if own:
        above = marked[: own[0]]
        closing = any(m.paragraph for m in above) and not any(m.kind is Kind.STYLE for m in above)
        if closing and not any(m.paragraph for m in marked[own[-1] :]):
            return _cuts_after_citations(marked)
    return sorted({*_cuts_before_heads(marked), *_cuts_after_printed(marked), *_cuts_before_printed(marked)})


def _is_own_citation(each: Marked) -> bool:
    return each.citation is not None and each.citation.style == "nlm"


def _same_work(one: Citation, other: Citation) -> bool:
    if one.doi and other.doi:
        return one.doi.casefold() == other.doi.casefold()
    return (one.year, one.volume, one.pages) == (other.year, other.volume, other.pages)


def _cuts_after_citations(marked: Page) -> list[int]:
    """Part a text whose pages end with their citation."""
    cuts: list[int] = []
    last_text = max(n for n, m in enumerate(marked) if m.paragraph)
    text_since = False
    for number, each in enumerate(marked):
        if _is_own_citation(each) and text_since and number < last_text:
            cuts.append(number + 1)
            text_since = False
        text_since = text_since or each.paragraph
    if cuts and not any(_is_own_citation(m) for m in marked[cuts[-1] :]):
        cuts.pop()
    return cuts


def _cuts_before_heads(marked: Page) -> list[int]:
    """Find the lines where a citation comes again after a text; without any citation, where an address does."""
    cuts: list[int] = []
    by_address = not any(_is_own_citation(m) for m in marked)
    seen = _Seen()
    has_text = stopped = under_addresses = False
    for number, each in enumerate(marked):
        if each.kind is Kind.STOP:
            stopped = has_text
        elif each.kind is Kind.ABSTRACT:
            stopped = False
        if each.kind not in (Kind.PROSE, Kind.BLANK, Kind.FURNITURE):
            under_addresses = each.kind is Kind.ADDRESSES
        if _is_own_citation(each):
            other = seen.other_work(each) or (seen.citation is None and _text_comes_again(marked, number, seen))
            new = other and has_text and (not stopped or _heads_a_page(marked, number))
        else:
            look = by_address and each.kind is Kind.PROSE and not under_addresses and not stopped
            new = look and looks_like_address(each.line.text) and seen.other_address(each.line.text) and has_text
        if new:
            cuts.append(_top_of_head(marked, number, cuts[-1] if cuts else 0))
            has_text = stopped = False
            seen = _Seen()
            for above in marked[cuts[-1] : number]:
                seen.take(above)
        if new or not has_text:
            seen.take(each)
        if each.paragraph:
            has_text = True
            seen.languages.add(is_chinese(each.text))
        seen.printed = seen.printed or each.kind is Kind.STYLE
    return cuts


def _text_comes_again(marked: Page, number: int, seen: _Seen) -> bool:
    """Say whether a citation under a text opens another page: the text below it is in a language seen above it."""
    below = next((n for n in range(number + 1, len(marked)) if marked[n].paragraph), None)
    return below is not None and (seen.printed or is_chinese(marked[below].text) in seen.languages)


@dataclass(slots=True)
class _Seen:
    """Citation, addresses, and languages (Chinese or not) of the texts of the page so far."""

    citation: Citation | None = None
    addresses: set[str] = field(default_factory=set)
    chinese: bool = False
    """Whether an address is in Chinese."""
    languages: set[bool] = field(default_factory=set)
    printed: bool = False

    def take(self, each: Marked) -> None:
        """Note the citation or address of a line."""
        if self.citation is None and _is_own_citation(each):
            self.citation = each.citation
        elif each.kind is Kind.PROSE and looks_like_address(each.line.text):
            self.addresses.add(each.line.text)
            self.chinese = self.chinese or bool(han(each.line.text))

    def other_work(self, each: Marked) -> bool:
        """Say whether a line cites another work than the page so far."""
        return self.citation is not None and each.citation is not None and not _same_work(self.citation, each.citation)

    def other_address(self, text: str) -> bool:
        """Say whether an address is new and in the script of those seen."""
        return bool(self.addresses) and text not in self.addresses and bool(han(text)) == self.chinese


def _heads_a_page(marked: Page, number: int) -> bool:
    """Say whether a citation among other works' lines is followed by the head of an abstract: then it opens a page."""
    seen = 0
    for below in range(number + 1, len(marked)):
        each = marked[below]
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
        if each.kind is Kind.PROSE and len(text) <= 300 and read_printed(text) is None:
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
    after: int | None = None
    for number, each in enumerate(marked):
        cited = after is not None and read_printed(each.text) is not None
        if cited or (each.kind is Kind.STYLE and languages):
            after = number
        elif each.paragraph:
            chinese = is_chinese(each.text)
            if after is not None and chinese in languages:
                cuts.append(_first_of_page(marked, after))
                languages.clear()
            after = None
            languages.add(chinese)
    return cuts


def _first_of_page(marked: Page, number: int) -> int:
    """Go down from a printed citation over what still belongs to its page."""
    past = (Kind.BLANK, Kind.FURNITURE, Kind.STYLE)
    return next(n for n in range(number + 1, len(marked)) if marked[n].kind not in past)


def _cuts_before_printed(marked: Page) -> list[int]:
    """Find a page that has no head, only a citation printed under its text, after one that has its own.

    It shows by its language: the text above the printed citation returns to one that was left before.
    """
    cuts: list[int] = []
    own: Citation | None = None
    runs: list[tuple[bool, int, int]] = []
    for number, each in enumerate(marked):
        if _is_own_citation(each):
            own = each.citation
            runs = [] if own is not None else runs
        elif each.paragraph:
            chinese = is_chinese(each.text)
            if runs and runs[-1][0] == chinese:
                runs[-1] = (chinese, runs[-1][1], runs[-1][2] + 1)
            elif read_printed(each.text) is None:
                runs.append((chinese, number, 1))
        elif each.kind is Kind.STYLE:
            side_by_side = len(runs) < 3 or (len(runs) > 3 and all(r[2] == 1 for r in runs))
            if own is not None and not side_by_side and _prints_other(marked, number, own):
                cuts.append(runs[-1][1])
            own, runs = None, []
    return cuts


def _prints_other(marked: Page, number: int, own: Citation) -> bool:
    """Say whether the citation under a head is another work's than the page's own."""
    for below in range(number, min(number + 6, len(marked))):
        printed = read_printed(marked[below].text)
        if printed is not None:
            return bool(printed.doi) and printed.doi.casefold() != own.doi.casefold()
    return False
