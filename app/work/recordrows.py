"""What a record becomes in the library's tables: columns of its study, wordings of its fields, names, tags."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from app.formats.kinds import of_words
from app.formats.records import AuthorName, Record, TextPart

KINDS = {
    "article-journal": "journal_article",
    "article-magazine": "journal_article",
    "report": "report",
    "book": "book",
    "collection": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "article": "preprint",
    "webpage": "webpage",
    "post-weblog": "webpage",
}
"""CSL's kinds and how the library calls them."""
_HAN = re.compile("[\u4e00-\u9fff]")
WORDING = ("field", "lang", "value", "kind", "source")
"""What there is to say of one language variant of a field, in the order of `wordings`."""
Wording = tuple[str, str, str, str, str]
COLUMNS = ("year", "month", "day", "epub", "volume", "issue", "pages", "publication_type")
"""The study columns a record fills, in the order of `columns`."""
LONGEST_TAG = 80
LONGEST_KIND = 40


def columns(record: Record) -> dict[str, Any]:
    """Return the study columns a record fills."""
    kind = KINDS.get(record.kind, "") or next(iter(record.publication_types), "") or record.kind
    return {
        "year": record.year,
        "month": record.month,
        "day": record.day,
        "epub": record.epub or None,
        "volume": record.volume or None,
        "issue": record.issue or None,
        "pages": record.pages or record.article_number or None,
        "publication_type": kind[:LONGEST_KIND] or None,
    }


def variants(record: Record) -> list[dict[str, Any]]:
    """Return the language variants of fields that a record brings, by the names of WORDING."""
    return [dict(zip(WORDING, row, strict=True)) for row in wordings(record)]


def wordings(record: Record) -> list[Wording]:
    """Return the language variants of fields that a record brings, each in the order of WORDING."""
    rows: list[Wording] = [("title", t.lang, t.value, t.kind, t.source) for t in record.titles]
    if record.journal:
        rows.append(_plain("journal", record.journal))
    if record.journal_abbrev:
        rows.append(("journal_abbrev", _lang(record.journal_abbrev), record.journal_abbrev, "short", "page"))
    rows += [_plain("affiliation", value) for value in record.affiliations if value]
    rows += [_plain("keyword", value) for value in record.keywords if value]
    single = (
        ("publisher", record.publisher), ("place", record.place), ("edition", record.edition), ("series", record.series),
        ("language", record.language), ("citation_key", record.key), ("subject", "; ".join(record.subjects)),
        ("publication_type", "; ".join(t for t in record.publication_types if _tells_more(t))),
    )  # fmt: skip
    rows += [_plain(name, value) for name, value in single if value]
    rows += [_plain("note", value) for value in record.notes if value]
    if record.extra:
        rows.append(_plain("extra", "\n".join(f"{name}: {value}" for name, value in record.extra)))
    if record.printed_citation is not None and record.printed_citation.raw:
        rows.append(_plain("printed_citation", record.printed_citation.raw))
    rows += [("journal", j.lang, j.value, j.kind, "page") for j in record.journals]
    return rows


def _plain(field: str, value: str) -> Wording:
    """A wording the page gives once, without saying in which language."""
    return field, "en" if value.isascii() else _lang(value), value, "original", "page"


@lru_cache(1000)
def _tells_more(kind: str) -> bool:
    """Whether a publication type says more than the study's own kind does."""
    return not of_words(kind) or kind.casefold() == "review"


def _lang(value: str) -> str:
    return "en" if value.isascii() or _HAN.search(value) is None else "zh"


def names(record: Record) -> list[tuple[AuthorName, str]]:
    """Return a record's people, each with the role it plays."""
    people = [(a, "author") for a in record.authors]
    people += [(a, "translated") for a in record.translated_authors]
    people += [(a, "editor") for a in record.editors]
    if record.printed_citation is not None:
        people += [(a, "printed_citation") for a in record.printed_citation.authors]
    return people


def tags(record: Record) -> list[str]:
    """Return a record's tags as the library keeps them: no longer than a tag may be."""
    return list(dict.fromkeys(plain for t in record.tags if (plain := " ".join(t.split())[:LONGEST_TAG].strip())))


def slices(part: TextPart) -> str:
    """Return where a text stands in its source as the library keeps it."""
    return "[" + ",".join(f"[{start},{end}]" for start, end in part.slices) + "]"
