"""Read a page copied from PubMed, Mendeley, a bilingual abstract site or a journal: head, texts in each language, citation.

What is stored of a text is always slices of the source, never a character changed. Parting a text into sentences is
not done here.
"""

from __future__ import annotations

from dataclasses import replace

from app.formats import printed
from app.formats.decode import called
from app.formats.furniture import Kind
from app.formats.lines import is_wrapped, lines_of, unwrapped
from app.formats.pagebody import read_body
from app.formats.pagecare import page_warnings, text_parts
from app.formats.pagedraft import Draft
from app.formats.pagehead import body_start, is_family_first, leads_to_text, read_head
from app.formats.pages import Page, mark, split
from app.formats.records import Citation, Record, Span, TitleVariant
from app.formats.scripts import chinese_tag, han
from app.text.refused import Refused

LONGEST = 1_000_000
"""A copied text is never longer (code points); a reader of sentences could not show it either."""
MOST_LINES = 20_000


def read(source: str, name: str = "") -> tuple[Record, ...]:
    """Read all pages of a copied text. Raises Refused where it is longer than any page."""
    if len(source) > LONGEST:
        size = f"{len(source) / 1_000_000:.1f}"
        raise Refused(
            f"{called(name)} has {size} million characters, more than any copied page. "
            "Copy the abstracts you need, or choose a file of records, and try again."
        )
    lines = lines_of(source)
    if len(lines) > MOST_LINES:
        raise Refused(
            f"{called(name)} has {len(lines)} lines, more than any copied page. "
            "Copy the abstracts you need, or choose a file of records, and try again."
        )
    cut = printed.head_of([line.text for line in lines])
    references = lines[cut:] if cut else []
    lines = lines[:cut] if cut else lines
    if is_wrapped(lines):
        lines = unwrapped(lines)
    records = [_read_page(source, page) for page in split(mark(lines))]
    if references and records:
        span = (references[0].start, references[-1].end)
        records[-1] = replace(records[-1], left_out=(*records[-1].left_out, span))
    return tuple(records)


def _read_page(source: str, page: Page) -> Record:
    draft = Draft()
    start = body_start(page)
    family_first = is_family_first(page, start)
    read_head(draft, page[:start], family_first=family_first)
    read_body(draft, source, page[start:])
    filled = [m.line for m in page if m.kind is not Kind.BLANK]
    return _record(draft, source, (filled[0].number, filled[-1].last), page)


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
        journal=own.journal if own and own.style != "nlm" else "",
        journal_abbrev=own.journal if own and own.style == "nlm" else "",
        year=own.year if own else None,
        month=own.month if own else None,
        day=own.day if own else None,
        epub=own.epub if own else "",
        volume=own.volume if own else "",
        issue=own.issue if own else "",
        pages=own.pages if own else "",
        article_number=own.article_number if own else "",
        identifiers=tuple(draft.identifiers.values()),
        citation=own,
        printed_citation=draft.printed,
        keywords=tuple(dict.fromkeys(draft.keywords)),
        texts=texts,
        lines=lines,
        left_out=tuple(sorted(draft.left_out)),
    )
    return replace(record, warnings=page_warnings(record, draft.paragraphs, _same_heads(page)))


def _same_heads(page: Page) -> int:
    """Count the heads of abstracts, by script, that lead to words; more than one of a script hints at two pages."""
    heads = [n for n, m in enumerate(page) if m.kind is Kind.ABSTRACT and leads_to_text(page, n)]
    latin = sum(not han(page[n].line.text[:8]) for n in heads)
    return max(latin, len(heads) - latin)


def _titles(draft: Draft, own: Citation | None) -> tuple[TitleVariant, ...]:
    """Give titles their language and kind: with two, the one in the journal's script is the original."""
    chinese_journal = bool(own and han(own.journal))
    both = len(draft.titles) > 1
    return tuple(
        TitleVariant(
            chinese_tag(line.text) if chinese else "en",
            line.text,
            "translation" if both and chinese is not chinese_journal else "original",
        )
        for line, chinese in sorted(draft.titles, key=lambda t: t[1])
    )
