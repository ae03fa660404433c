"""Read a page copied from PubMed, Mendeley, a bilingual abstract site or a journal: head, texts in each language, citation.

What is stored of a text is always slices of the source, never a character changed. Parting a text into sentences is
not done here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from app.formats.addresses import is_numbered, looks_like_address, without_label
from app.formats.citation import find_doi, find_pmcid, find_pmid, read_printed
from app.formats.decode import called
from app.formats.furniture import Kind, copyright_tail
from app.formats.lines import is_wrapped, lines_of, unwrapped
from app.formats.names import looks_like_authors, read_authors
from app.formats.pagecare import page_warnings, text_parts
from app.formats.pages import Marked, Page, ends_sentence, is_paragraph, mark, next_filled, split
from app.formats.records import AuthorName, Citation, IdentifierFound, Record, Span, TitleVariant
from app.formats.scripts import chinese_tag, han, is_chinese
from app.text.refused import Refused

LONGEST = 1_000_000
"""A copied text is never longer (code points); a reader of sentences could not show it either."""

_CITED_IN_FRONT = re.compile(r"(?:apa|vancouver|gb/t ?7714)\s{0,2}[:：]?\s{0,2}", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A record while its page is being read."""

    titles: list[tuple[str, bool]] = field(default_factory=list)
    """Words and whether they are Chinese."""
    authors: list[AuthorName] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    citation: Citation | None = None
    printed: Citation | None = None
    identifiers: list[IdentifierFound] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    paragraphs: list[tuple[Span, str, int]] = field(default_factory=list)
    """Slice, words for looking at, line."""
    left_out: list[Span] = field(default_factory=list)
    machine: str = ""
    """The page's own words that its Chinese is a machine translation."""


def read(source: str, name: str = "") -> tuple[Record, ...]:
    """Read all pages of a copied text. Raises Refused where it is longer than any page."""
    if len(source) > LONGEST:
        size = f"{len(source) / 1_000_000:.1f}"
        raise Refused(
            f"{called(name)} has {size} million characters, more than any copied page. "
            "Copy the abstracts you need, or choose a file of records, and try again."
        )
    lines = lines_of(source)
    if is_wrapped(lines):
        lines = unwrapped(lines)
    return tuple(_read_page(source, page) for page in split(mark(lines)))


def _read_page(source: str, page: Page) -> Record:
    draft = Draft()
    start = _body_start(page)
    family_first = _family_first(page, start)
    _read_head(draft, page[:start], family_first=family_first)
    _read_body(draft, source, page[start:])
    filled = [m.line for m in page if m.kind is not Kind.BLANK]
    return _record(draft, source, (filled[0].number, filled[-1].last), page)


def _family_first(page: Page, start: int) -> bool:
    """Say whether full names stand family first: so print the abstract sites, whose names come before the citation."""
    citation = next((n for n, m in enumerate(page) if m.kind is Kind.CITATION), None)
    has_head = any(m.kind in (Kind.ABSTRACT, Kind.ADDRESSES) for m in page)
    if citation is None or citation >= start or has_head:
        return False
    names = next(
        (n for n, m in enumerate(page[:start]) if m.kind is Kind.PROSE and looks_like_authors(m.line.text)), None
    )
    if names is None or names > citation or any(c.isdigit() for c in page[names].line.text):
        return False
    return not any(_may_be_title(m) for m in page[:names])


# -- the head ------------------------------------------------------------------------------------------------------


def _body_start(page: Page) -> int:
    """Return the number of the first line that belongs to the text of the study."""
    heads = [n for n, m in enumerate(page) if m.kind is Kind.ABSTRACT and _leads_to_text(page, n)]
    paragraph = next((n for n, m in enumerate(page) if is_paragraph(m) and not _is_printed(page, n)), None)
    citation = next((n for n, m in enumerate(page) if m.kind is Kind.CITATION), None)
    if heads:
        return heads[0] if paragraph is None else min(heads[0], paragraph)
    if paragraph is not None and (citation is None or paragraph < citation):
        return paragraph
    after = 0 if citation is None else citation + 1
    if citation is not None and not any(m.own for m in page[after:]):
        return len(page)
    return _after_lead_in(page, after, title=citation is None or not any(_may_be_title(m) for m in page[:citation]))


def _leads_to_text(page: Page, number: int) -> bool:
    """Say whether words follow the head of an abstract: in a page's menu another head follows instead."""
    if page[number].at:
        return True
    after = next_filled(page, number)
    while after is not None and page[after].kind in (Kind.FURNITURE, Kind.MACHINE):
        after = next_filled(page, after)
    return after is not None and page[after].own


def _is_printed(page: Page, number: int) -> bool:
    return read_printed(page[number].text) is not None


def _may_be_title(each: Marked) -> bool:
    text = each.line.text
    return (
        each.kind is Kind.PROSE and len(text) <= 400 and not is_paragraph(each) and any(c.isalpha() for c in text)
        and not looks_like_address(text) and not looks_like_authors(text)
    )  # fmt: skip


def _after_lead_in(page: Page, start: int, *, title: bool) -> int:
    """Pass over title, names and addresses that follow a citation, or open a page without one."""
    number = start
    has_citation = start > 0
    titles: set[bool] = set()
    while number < len(page):
        each = page[number]
        if each.kind is Kind.ABSTRACT:
            return number
        if each.kind is Kind.PROSE:
            chinese = is_chinese(each.line.text)
            after = next((n for n in range(number + 1, len(page)) if page[n].own), None)
            named = looks_like_authors(each.line.text) or looks_like_address(each.line.text)
            more = after is not None
            if named and (more or has_citation):
                number += 1
                continue
            opens = title and chinese not in titles and more and _may_be_title(each)
            if not (opens and after is not None and _heads_on(page, number, after)):
                return number
            titles.add(chinese)
        number += 1
    return number


def _heads_on(page: Page, number: int, after: int) -> bool:
    """Say whether a line is the title of what follows: it is no sentence, or names, addresses or heads come next."""
    words = page[after].text
    if looks_like_authors(words, alone=True) or looks_like_address(words):
        return True
    if any(m.kind in (Kind.ADDRESSES, Kind.AUTHORS, Kind.IDENTIFIERS) for m in page[number + 1 : after]):
        return True
    return not ends_sentence(page[number].line.text) and is_paragraph(page[after])


def _read_head(draft: Draft, head: Page, *, family_first: bool) -> None:
    """Read title, names, addresses, citation and identifiers above a text."""
    under: Kind | None = None
    for number, each in enumerate(head):
        text = each.text
        if each.kind in (Kind.ADDRESSES, Kind.AUTHORS) and not each.at:
            under = each.kind
            _leave_out(draft, each)
        elif each.kind is Kind.AUTHORS or (each.kind is Kind.PROSE and under is Kind.AUTHORS):
            draft.authors += read_authors(text, family_first=family_first)
            under = None
        elif each.kind is Kind.ADDRESSES:
            draft.affiliations.append(without_label(text))
            under = each.kind
        elif each.kind is Kind.PROSE:
            if under is Kind.ADDRESSES and not looks_like_authors(text):
                _add_address(draft, each)
            else:
                _read_head_line(draft, head, number, family_first=family_first)
        else:
            if each.kind not in (Kind.BLANK, Kind.FURNITURE):
                under = None
            _read_aside(draft, each)


def _add_address(draft: Draft, each: Marked) -> None:
    words = without_label(each.text).strip()
    if any(c.isalpha() for c in words):
        if words not in draft.affiliations:
            draft.affiliations.append(words)
    else:
        _leave_out(draft, each)


def _read_head_line(draft: Draft, head: Page, number: int, *, family_first: bool) -> None:
    each = head[number]
    text = each.text
    chinese = bool(han(text))
    after = next((m for m in head[number + 1 :] if m.kind in (Kind.PROSE, Kind.ADDRESSES, Kind.CITATION)), None)
    expected = bool(draft.titles) or (
        after is not None and (after.kind is not Kind.PROSE or looks_like_address(after.text))
    )
    if looks_like_authors(text, alone=expected) and not looks_like_address(text):
        draft.authors += read_authors(text, family_first=family_first)
    elif looks_like_address(text) or (is_numbered(text) and draft.authors):
        _add_address(draft, each)
    elif (
        not draft.affiliations and not any((bool(a.literal) == chinese) for a in draft.authors) and _may_be_title(each)
    ):
        _set_title(draft, text, chinese)
    elif (draft.authors or draft.affiliations) and draft.citation is None and "," in text:
        _add_address(draft, each)
    else:
        _leave_out(draft, each)


def _set_title(draft: Draft, text: str, chinese: bool) -> None:
    """Keep the title nearest above the names: what stands higher is the site's own."""
    draft.titles = [t for t in draft.titles if t[1] is not chinese]
    draft.titles.append((text, chinese))


def _leave_out(draft: Draft, each: Marked) -> None:
    draft.left_out.append((each.line.start, each.line.end))


def _read_aside(draft: Draft, each: Marked) -> None:
    """Read a line that is no text wherever it stands: citation, identifiers, keywords, notices."""
    if each.kind is Kind.BLANK:
        return
    if each.kind is Kind.CITATION and each.citation is not None and draft.citation is None:
        draft.citation = each.citation
        _identify(draft, each.citation.doi, each.citation.pmid, each.citation.pmcid)
    elif each.kind is Kind.IDENTIFIERS:
        text = each.line.text
        _identify(draft, find_doi(text), find_pmid(text), find_pmcid(text))
    elif each.kind is Kind.KEYWORDS and each.at:
        draft.keywords += _keywords(each.text)
    elif each.kind is Kind.MACHINE and not draft.machine:
        draft.machine = each.line.text
    elif each.kind is not Kind.CITED:
        _leave_out(draft, each)


def _keywords(text: str) -> list[str]:
    parts = re.split(r"\s*[;；]\s*", text) if re.search(r"[;；]", text) else re.split(r"\s*[,，、]\s*", text)
    return [w.strip(" .。") for w in parts if w.strip(" .。")]


def _identify(draft: Draft, doi: str, pmid: str, pmcid: str, role: str = "own") -> None:
    for scheme, value in (("doi", doi), ("pmid", pmid), ("pmcid", pmcid)):
        known = {(i.scheme, i.value.casefold()) for i in draft.identifiers}
        if value and (scheme, value.casefold()) not in known:
            draft.identifiers.append(IdentifierFound(scheme, value, role))


# -- the text ------------------------------------------------------------------------------------------------------


def _read_body(draft: Draft, source: str, body: Page) -> None:
    """Read paragraphs, and what stands between and under them."""
    inner = _inner_heads(body)
    stopped = listing = printing = False
    for number, each in enumerate(body):
        if each.kind is Kind.STYLE:
            printing, stopped, listing = True, stopped or bool(draft.paragraphs), False
        if printing and (each.kind is Kind.PROSE or each.at):
            printing = not _read_printed(draft, each)
            continue
        if number in inner:
            _read_head_line(draft, [body[n] for n in inner[number]], inner[number].index(number), family_first=False)
            continue
        if each.kind is Kind.ABSTRACT:
            stopped = listing = printing = False
            if each.at:
                _add_paragraph(draft, source, each)
        elif each.kind is Kind.STOP:
            stopped = stopped or bool(draft.paragraphs)
            _leave_out(draft, each)
        elif each.kind is Kind.PROSE and not stopped:
            listing = _read_prose(draft, source, each, listing=listing)
        elif stopped and each.kind is not Kind.BLANK:
            _leave_out(draft, each)
        else:
            listing = (each.kind is Kind.KEYWORDS and not each.at) or (listing and each.kind is Kind.BLANK)
            _read_aside(draft, each)


def _read_prose(draft: Draft, source: str, each: Marked, *, listing: bool) -> bool:
    """Take a line as a keyword of a list, a citation printed under the text, or a paragraph; say whether the list goes on."""
    if listing and len(each.text) <= 80 and not ends_sentence(each.text):
        draft.keywords += _keywords(each.text)
        return True
    if not (draft.paragraphs and _read_printed(draft, each)):
        _add_paragraph(draft, source, each)
    return False


def _read_printed(draft: Draft, each: Marked) -> bool:
    """Keep a citation printed apart, with its identifiers in the role "printed"; say whether the line was one."""
    words = each.text
    shown = _CITED_IN_FRONT.match(words)
    citation = read_printed(words[shown.end() :] if shown else words)
    if citation is None or draft.printed is not None:
        if each.kind is Kind.STYLE or citation is not None:
            _leave_out(draft, each)
        return citation is not None
    draft.printed = citation
    _identify(draft, citation.doi, citation.pmid, citation.pmcid, role="printed")
    return True


def _inner_heads(body: Page) -> dict[int, list[int]]:
    """Find titles and names that stand before a second abstract, the one in the other language."""
    heads: dict[int, list[int]] = {}
    for number, each in enumerate(body):
        if each.kind is not Kind.ABSTRACT or not any(is_paragraph(m) for m in body[:number]):
            continue
        run: list[int] = []
        for above in range(number - 1, -1, -1):
            line = body[above]
            if line.kind in (Kind.BLANK, Kind.FURNITURE, Kind.AUTHORS, Kind.ADDRESSES) and not line.at:
                continue
            text = line.line.text
            named = looks_like_address(text) or looks_like_authors(text)
            if line.kind is not Kind.PROSE or not (named or _may_be_title(line)) or (ends_sentence(text) and not named):
                break
            run.insert(0, above)
        heads.update((n, run) for n in run)
    return heads


def _add_paragraph(draft: Draft, source: str, each: Marked) -> None:
    start, end = each.line.start, each.line.end
    if each.at:
        start += source[start:end].find(each.line.text[: each.at]) + each.at
    words = source[start:end]
    cut = copyright_tail(words)
    if cut < len(words):
        draft.left_out.append((start + cut, end))
        end = start + cut
    draft.paragraphs.append(((start, end), source[start:end], each.line.number))


# -- together ------------------------------------------------------------------------------------------------------


def _record(draft: Draft, source: str, lines: Span, page: Page) -> Record:
    told = bool(draft.citation or draft.printed or draft.identifiers or draft.titles)
    headed = any(m.kind is Kind.ABSTRACT for m in page)
    kind = "abstract" if told or headed else "excerpt"
    texts = text_parts(source, draft.paragraphs, kind, draft.machine)
    own = draft.citation
    record = Record(
        titles=_titles(draft, own),
        authors=tuple(draft.authors),
        affiliations=tuple(draft.affiliations),
        journal=own.journal if own and own.style == "mendeley" else "",
        journal_abbrev=own.journal if own and own.style == "nlm" else "",
        year=own.year if own else None,
        month=own.month if own else None,
        day=own.day if own else None,
        epub=own.epub if own else "",
        volume=own.volume if own else "",
        issue=own.issue if own else "",
        pages=own.pages if own else "",
        article_number=own.article_number if own else "",
        identifiers=tuple(draft.identifiers),
        citation=own,
        printed_citation=draft.printed,
        keywords=tuple(dict.fromkeys(draft.keywords)),
        texts=texts,
        lines=lines,
        left_out=tuple(draft.left_out),
    )
    return replace(record, warnings=page_warnings(record, draft.paragraphs, _same_heads(page)))


def _same_heads(page: Page) -> int:
    """Count the heads of abstracts, by script, that lead to words; more than one of a script hints at two pages."""
    heads = [n for n, m in enumerate(page) if m.kind is Kind.ABSTRACT and _leads_to_text(page, n)]
    latin = sum(not han(page[n].line.text[:8]) for n in heads)
    return max(latin, len(heads) - latin)


def _titles(draft: Draft, own: Citation | None) -> tuple[TitleVariant, ...]:
    """Give titles their language and kind: with two, the one in the journal's script is the original."""
    chinese_journal = bool(own and han(own.journal))
    both = len(draft.titles) > 1
    return tuple(
        TitleVariant(
            chinese_tag(words) if chinese else "en",
            words,
            "translation" if both and chinese is not chinese_journal else "original",
        )
        for words, chinese in sorted(draft.titles, key=lambda t: t[1])
    )
