"""Read a page's text: its paragraphs, what stands between and under them, and a citation printed apart."""

from __future__ import annotations

import re

from app.formats.addresses import looks_like_address
from app.formats.citation import read_printed
from app.formats.furniture import Kind, cites_itself, copyright_tail
from app.formats.names import looks_like_authors
from app.formats.pagedraft import Draft, identify, keywords_of, leave_out, read_aside
from app.formats.pagehead import may_be_title, read_head_line
from app.formats.pages import Marked, Page, ends_sentence
from app.formats.scripts import is_chinese

_CITED_IN_FRONT = re.compile(r"(?:apa|vancouver|gb/t ?7714)\s{0,2}[:：]?\s{0,2}", re.IGNORECASE)


def read_body(draft: Draft, source: str, body: Page) -> None:
    """Read paragraphs, and what stands between and under them."""
    inner = _inner_heads(body)
    stopped = listing = printing = itself = False
    for number, each in enumerate(body):
        if each.kind is Kind.STYLE:
            itself = cites_itself(each.line.text[: each.at] if each.at else each.line.text)
            printing, listing = True, False
        if printing and (each.kind is Kind.PROSE or each.at):
            printing = not _read_printed(draft, each, own=itself)
            continue
        if number in inner:
            read_head_line(draft, [body[n] for n in inner[number]], inner[number].index(number), family_first=False)
            continue
        if each.kind is Kind.ABSTRACT:
            stopped = listing = printing = False
            if each.at:
                _add_paragraph(draft, source, each)
        elif each.kind is Kind.STOP:
            stopped = stopped or bool(draft.paragraphs)
            leave_out(draft, each)
        elif each.kind is Kind.PROSE and _is_text(draft, each, stopped=stopped):
            draft.translated_below = draft.translated_below or stopped
            listing = _read_prose(draft, source, each, listing=listing)
        elif (stopped and each.kind is not Kind.BLANK) or each.kind is Kind.PROSE:
            leave_out(draft, each)
        else:
            listing = (each.kind is Kind.KEYWORDS and not each.at) or (listing and each.kind is Kind.BLANK)
            read_aside(draft, each)


def _is_text(draft: Draft, each: Marked, *, stopped: bool) -> bool:
    """Say whether a line below may be text: not after a printed citation, nor among other works.

    A first Chinese paragraph is text even there: a translation that someone pasted under the page.
    """
    if not stopped:
        return each.paragraph or draft.printed is None
    if not each.paragraph or len(each.text) < 50 or not is_chinese(each.text):
        return False
    return draft.translated_below or not any(is_chinese(words) for _, words, _ in draft.paragraphs)


def _read_prose(draft: Draft, source: str, each: Marked, *, listing: bool) -> bool:
    """Take a line as a keyword of a list, a citation printed under the text, or a paragraph; say whether the list goes on."""
    if listing and len(each.text) <= 80 and not ends_sentence(each.text):
        draft.keywords += keywords_of(each.text)
        return True
    if not (draft.paragraphs and _read_printed(draft, each)):
        _add_paragraph(draft, source, each)
    return False


def _read_printed(draft: Draft, each: Marked, *, own: bool = False) -> bool:
    """Keep a citation printed under a text, apart unless the page calls it its own; say whether the line was one."""
    words = each.text
    shown = _CITED_IN_FRONT.match(words)
    citation = read_printed(words[shown.end() :] if shown else words)
    if citation is None or draft.printed is not None or (own and draft.citation is not None):
        if each.kind is Kind.STYLE or citation is not None:
            leave_out(draft, each)
        return citation is not None
    if own:
        draft.citation = citation
        draft.authors = draft.authors or list(citation.authors)
    else:
        draft.printed = citation
    identify(draft, citation.doi, citation.pmid, citation.pmcid, role="own" if own else "printed")
    return True


def _inner_heads(body: Page) -> dict[int, list[int]]:
    """Find titles and names that stand before a second abstract, the one in the other language."""
    heads: dict[int, list[int]] = {}
    first = next((n for n, m in enumerate(body) if m.paragraph), len(body))
    for number, each in enumerate(body):
        if each.kind is not Kind.ABSTRACT or first >= number:
            continue
        run: list[int] = []
        for above in range(number - 1, -1, -1):
            line = body[above]
            if line.kind in (Kind.BLANK, Kind.FURNITURE, Kind.AUTHORS, Kind.ADDRESSES) and not line.at:
                continue
            text = line.line.text
            named = looks_like_address(text) or looks_like_authors(text)
            if line.kind is not Kind.PROSE or not (named or may_be_title(line)) or (ends_sentence(text) and not named):
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
