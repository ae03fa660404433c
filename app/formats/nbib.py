"""Read PubMed's text exports: NBIB and MEDLINE, tags of up to four letters and indented continuation lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.formats.citation import article_number, iso_date, read_nlm, trim_doi
from app.formats.lines import lines_of
from app.formats.medline import date_of, identifiers_of, is_empty, tag_of, titles_of, warnings_of
from app.formats.records import AuthorName, Citation, Record, TextPart
from app.formats.remarks import ReadingWarning

_TAG = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: (.*))?")

Fields = dict[str, list[str]]


def read(source: str) -> tuple[tuple[Record, ...], tuple[ReadingWarning, ...]]:
    """Read all records of a file, in order, and what to tell about the file."""
    records = [_record(fields, lines) for fields, lines in _entries(source)]
    kept = tuple(r for r in records if not is_empty(r))
    skipped = len(records) - len(kept)
    return kept, (ReadingWarning("records_skipped", (str(skipped),)),) if skipped else ()


def _entries(source: str) -> Iterator[tuple[Fields, tuple[int, int]]]:
    """Part a file into records at each PMID, gathering the values of every tag in order."""
    fields: Fields = {}
    first = last = 1
    values: list[str] | None = None
    for line in lines_of(source):
        raw = line.text
        indented = line.start > 0 and source[line.start - 1] in " \t"
        found = None if indented else _TAG.match(raw)
        if found:
            tag = found[1]
            if tag == "PMID" and fields:
                yield fields, (first, last)
                fields = {}
            first = first if fields else line.number
            values = fields.setdefault(tag, [])
            values.append((found[2] or "").strip())
            last = line.number
        elif raw and indented and values:
            values[-1] = f"{values[-1]} {raw}".strip()
            last = line.number
        elif not raw:
            values = None
    if fields:
        yield fields, (first, last)


def _one(fields: Fields, *tags: str) -> str:
    return next((fields[t][0] for t in tags if fields.get(t)), "")


def _authors(fields: Fields) -> tuple[AuthorName, ...]:
    """Full names where there are any, else those with initials; then corporate authors."""
    names: list[AuthorName] = []
    for words in fields.get("FAU") or fields.get("AU") or []:
        family, comma, given = words.partition(",")
        if not comma and " " in words:
            family, _, given = words.rpartition(" ")
        names.append(AuthorName(family.strip(), given.strip()))
    return tuple(names) + tuple(AuthorName("", "", words) for words in fields.get("CN", []))


def _doi(fields: Fields) -> str:
    marked = [w for tag in ("LID", "AID") for w in fields.get(tag, []) if w.endswith("[doi]")]
    return trim_doi(marked[0].removesuffix("[doi]").strip()) if marked else ""


def _texts(fields: Fields) -> tuple[TextPart, ...]:
    parts = [TextPart("en", "abstract", words) for words in fields.get("AB", [])[:1] if words]
    codes = fields.get("OABL", [])
    for number, words in enumerate(fields.get("OAB", [])):
        if words:
            parts.append(TextPart(tag_of(codes[number] if number < len(codes) else "", words), "abstract", words))
    return tuple(parts)


def _epub(words: str) -> str:
    if not re.fullmatch(r"\d{8}", words):
        return ""
    return iso_date(int(words[:4]), int(words[4:6]), int(words[6:]))


def _record(fields: Fields, lines: tuple[int, int]) -> Record:
    year, month, day = date_of(_one(fields, "DP"))
    pages, printed = _one(fields, "PG"), _one(fields, "SO")
    titles = titles_of(_one(fields, "TI", "BTI"), _one(fields, "TT"), _one(fields, "LA"))
    texts = _texts(fields)
    return Record(
        titles=titles,
        authors=_authors(fields),
        affiliations=tuple(dict.fromkeys(fields.get("AD", []))),
        journal=_one(fields, "JT"),
        journal_abbrev=_one(fields, "TA"),
        year=year,
        month=month,
        day=day,
        epub=_epub(_one(fields, "DEP")),
        volume=_one(fields, "VI"),
        issue=_one(fields, "IP"),
        pages=pages,
        article_number=article_number(pages),
        identifiers=identifiers_of(_one(fields, "PMID"), _one(fields, "PMC"), _doi(fields)),
        citation=(read_nlm(printed) or Citation("nlm", printed)) if printed else None,
        keywords=tuple(dict.fromkeys(fields.get("OT", []))),
        publication_types=tuple(fields.get("PT", [])),
        texts=texts,
        lines=lines,
        warnings=warnings_of(titles, texts, lines[0]),
    )
