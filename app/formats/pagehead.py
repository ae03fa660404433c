"""Read what stands above a page's text: titles, names, addresses, citation; and find where the text begins."""

from __future__ import annotations

from app.formats.addresses import is_numbered, looks_like_address, without_label
from app.formats.citation import read_printed
from app.formats.furniture import Kind
from app.formats.names import looks_like_authors, read_authors
from app.formats.pagedraft import Draft, leave_out, read_aside
from app.formats.pages import Marked, Page, ends_sentence, next_filled
from app.formats.scripts import han, is_chinese, word_set

SECTIONS = word_set(
    "background context introduction objective objectives aim aims purpose setting design methods method materials results "
    "findings discussion conclusion conclusions implications interpretation funding 背景 目的 方法 结果 結果 结论 結論 讨论 討論 "
    "引言 前言 意义 局限 资金 设计"
)
"""Words that head a section of an abstract: part of the text, never a title."""


def is_family_first(page: Page, start: int) -> bool:
    """Say whether full names stand family first: so print the abstract sites, whose names come before the citation."""
    citation = next((n for n, m in enumerate(page) if m.kind is Kind.CITATION), None)
    has_head = any(m.kind in (Kind.ABSTRACT, Kind.ADDRESSES) for m in page)
    if citation is None or citation >= start or has_head:
        return False
    authors = (
        n for n, m in enumerate(page[:start]) if m.kind is Kind.PROSE and looks_like_authors(m.line.text, alone=True)
    )
    names = next(authors, None)
    if names is None or names > citation or any(c.isdigit() for c in page[names].line.text):
        return False
    return not any(may_be_title(m) for m in page[:names])


def body_start(page: Page) -> int:
    """Return the number of the first line that belongs to the text of the study."""
    heads = [n for n, m in enumerate(page) if m.kind is Kind.ABSTRACT and leads_to_text(page, n)]
    paragraph = next((n for n, m in enumerate(page) if m.paragraph and not _is_printed(page, n)), None)
    citation = next((n for n, m in enumerate(page) if m.kind is Kind.CITATION), None)
    if heads:
        return heads[0] if paragraph is None else min(heads[0], paragraph)
    if paragraph is not None and citation is None:
        return _with_sentence_above(page, paragraph)
    if paragraph is not None and citation is not None and paragraph < citation:
        return paragraph
    after = 0 if citation is None else citation + 1
    if citation is not None and not any(m.own for m in page[after:]):
        return len(page)
    return _after_lead_in(page, after, title=citation is None or not any(may_be_title(m) for m in page[:citation]))


def _with_sentence_above(page: Page, start: int) -> int:
    """Let a text begin one line higher where that line is its only sentence in the other language.

    A short text of one sentence is no longer than a title; but a title ends without a full stop.
    """
    above = next((n for n in range(start - 1, -1, -1) if page[n].kind is not Kind.BLANK), None)
    if above is None or page[above].kind is not Kind.PROSE or not may_be_title(page[above]):
        return start
    text = page[above].line.text
    script = is_chinese(text)
    alone = all(is_chinese(m.line.text) is not script for m in page[start:] if m.own)
    return above if alone and text.rstrip().endswith((".", "。")) else start


def leads_to_text(page: Page, number: int) -> bool:
    """Say whether words follow the head of an abstract: in a page's menu another head follows instead."""
    if page[number].at:
        return True
    after = next_filled(page, number)
    while after is not None and page[after].kind in (Kind.FURNITURE, Kind.MACHINE):
        after = next_filled(page, after)
    return after is not None and page[after].own


def _is_printed(page: Page, number: int) -> bool:
    return read_printed(page[number].text) is not None


def may_be_title(each: Marked) -> bool:
    """Say whether a line can be a title: short words that are neither a paragraph nor names nor an address."""
    text = each.line.text
    if text.rstrip(":： ").casefold() in SECTIONS:
        return False
    return (
        each.kind is Kind.PROSE and len(text) <= 400 and not each.paragraph and any(c.isalpha() for c in text)
        and not looks_like_address(text) and not looks_like_authors(text)
    )  # fmt: skip


def _after_lead_in(page: Page, start: int, *, title: bool) -> int:
    """Pass over title, names and addresses that follow a citation, or open a page without one."""
    number = start
    has_citation = start > 0
    titles: set[bool] = set()
    addresses = False
    while number < len(page):
        each = page[number]
        addresses = each.kind is Kind.ADDRESSES or (addresses and each.kind is not Kind.BLANK)
        if each.kind is Kind.ABSTRACT:
            return number
        if each.kind is Kind.PROSE:
            chinese = is_chinese(each.line.text)
            after = next((n for n in range(number + 1, len(page)) if page[n].own), None)
            named = looks_like_authors(each.line.text) or looks_like_address(each.line.text)
            named = named or (addresses and is_numbered(each.line.text))
            more = after is not None
            if named and (more or has_citation):
                number += 1
                continue
            opens = title and chinese not in titles and more and may_be_title(each)
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
    return not ends_sentence(page[number].line.text) and page[after].paragraph


def read_head(draft: Draft, head: Page, *, family_first: bool) -> None:
    """Read title, names, addresses, citation and identifiers above a text."""
    under: Kind | None = None
    for number, each in enumerate(head):
        text = each.text
        if each.kind in (Kind.ADDRESSES, Kind.AUTHORS) and not each.at:
            under = each.kind
            leave_out(draft, each)
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
                read_head_line(draft, head, number, family_first=family_first)
        else:
            if each.kind not in (Kind.BLANK, Kind.FURNITURE):
                under = None
            read_aside(draft, each)


def _add_address(draft: Draft, each: Marked) -> None:
    words = without_label(each.text).strip()
    if any(c.isalpha() for c in words):
        if words not in draft.affiliations:
            draft.affiliations.append(words)
    else:
        leave_out(draft, each)


def read_head_line(draft: Draft, head: Page, number: int, *, family_first: bool) -> None:
    """Read one line of a head: names, an address, or a title."""
    each = head[number]
    text = each.text
    chinese = bool(han(text))
    below = (head[n] for n in range(number + 1, len(head)))
    after = next((m for m in below if m.kind in (Kind.PROSE, Kind.ADDRESSES, Kind.CITATION)), None)
    expected = bool(draft.titles) or (
        after is not None and (after.kind is not Kind.PROSE or looks_like_address(after.text))
    )
    if looks_like_authors(text, alone=expected) and not looks_like_address(text):
        draft.authors += read_authors(text, family_first=family_first)
    elif looks_like_address(text) or (is_numbered(text) and draft.authors):
        _add_address(draft, each)
    elif _title_is_open(draft, chinese) and may_be_title(each):
        _set_title(draft, each, chinese)
    elif (draft.authors or draft.affiliations) and draft.citation is None and "," in text:
        _add_address(draft, each)
    else:
        leave_out(draft, each)


def _title_is_open(draft: Draft, chinese: bool) -> bool:
    """Say whether a title may still come: no names in its script yet, and no addresses unless a text stands above."""
    if any(bool(a.literal) == chinese for a in draft.authors):
        return False
    return not draft.affiliations or bool(draft.paragraphs)


def _set_title(draft: Draft, each: Marked, chinese: bool) -> None:
    """Keep the title nearest above the names: what stands higher is the site's own."""
    for line, script in draft.titles:
        if script is chinese:
            leave_out(draft, line)
    draft.titles = [t for t in draft.titles if t[1] is not chinese]
    draft.titles.append((each, chinese))
