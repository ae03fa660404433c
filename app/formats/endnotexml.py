"""Read EndNote's XML export, as EndNote, Bookends and others write it: every value inside a nest of styles, or bare.

In capitals, with other names, EndNote 7 and older wrote it (endnoteold).
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from app.formats import xmlparts
from app.formats.endnoteold import modern
from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.kinds import of_words
from app.formats.records import Record
from app.formats.tally import Tally
from app.formats.xmlparts import lines, words

_ROLES = {
    "titles/title": "title", "titles/translated-title": "translated_title", "titles/alt-title": "journal_abbrev",
    "titles/short-title": "late:short_title", "titles/tertiary-title": "series", "periodical/full-title": "journal",
    "periodical/abbr-1": "journal_abbrev", "pages": "pages", "volume": "volume", "number": "issue", "dates/year": "date",
    "abstract": "abstract", "publisher": "publisher", "pub-location": "place", "edition": "edition", "isbn": "serial",
    "electronic-resource-num": "doi", "language": "language", "label": "", "custom7": "article_number",
    "electronic-resource-number": "doi", "auth-address": "address", "auth-affiliaton": "address", "notes": "note",
    "research-notes": "note", "rec-number": "key", "work-type": "type", "reprint-edition": "", "caption": "",
}  # fmt: skip
"""Where a field stands in a record -> the role it plays."""
_PEOPLE = {
    "authors": "author", "secondary-authors": "editor", "tertiary-authors": "editor",
    "translated-authors": "translated_author",
}  # fmt: skip
_SPOKEN_FOR = frozenset(
    ("database", "source-app", "foreign-keys", "ref-type", "contributors", "titles", "periodical", "dates", "keywords",
     "urls", "alt-periodical", "accession-num", "remote-database-name", "remote-database-provider", "custom2",
     "modified-date", "access-date")
)  # fmt: skip
_BOOKKEEPING = ("database", "source-app", "foreign-keys", "modified-date")
_OF_MEDLINE = ("nlm", "pubmed", "medline", "ncbi")


def read(source: Source) -> Found:
    """Read all records of a file. Raises Refused where it is no whole XML from the start."""
    tally = Tally()
    records = tuple(_records(source, tally))
    return Found(records, tally.warnings())


def _records(source: Source, tally: Tally) -> Iterator[Record]:
    for element, line in xmlparts.of_text(source.text, {"": ("record", "RECORD", "Record")}, tally, source.name):
        made = _record(element if element.tag == "record" else modern(element), line, tally)
        if made is not None:
            yield made


def _record(element: Element, line: int, tally: Tally) -> Record | None:
    record = Gathered(tally, line)
    _kind(record, element, line)
    for group, role in _PEOPLE.items():
        for author in element.findall(f"contributors/{group}/author"):
            named = lines(author) or (author.get("corp-name") or author.get("last-name") or "")
            record.add(role, named, group, line)
    for place, role in _ROLES.items():
        for field in element.findall(place):
            value = lines(field)
            if role.startswith("late:"):
                role = role.removeprefix("late:")
            if role in ("title", "journal", "key"):
                value = words(field)
            record.add(role, value, place.rsplit("/", 1)[-1], line)
    _container(record, element, line)
    for date in element.findall("dates/pub-dates/date"):
        record.add("month", words(date), "date", line)
    for keyword in element.findall("keywords/keyword"):
        record.add("keyword", lines(keyword), "keyword", line)
    _urls(record, element, line)
    _numbers(record, element, line)
    _rest(record, element, line)
    return record.record(line)


def _kind(record: Gathered, element: Element, line: int) -> None:
    kind = element.find("ref-type")
    name = (kind.get("name") or "") if kind is not None else ""
    record.kind = of_words(name)
    if name and not record.kind:
        record.add("type", name, "ref-type", line)


def _container(record: Gathered, element: Element, line: int) -> None:
    """A secondary title is the journal or the book it stands in; of a book, its series."""
    for field in element.findall("titles/secondary-title"):
        role = "series" if record.kind in ("book", "report", "thesis") else "journal"
        value = words(field)
        if role == "journal" and "journal" in record.one and record.one["journal"] != value:
            role = "some_journal"
        record.add(role, value, "secondary-title", line)
    for field in element.findall("alt-periodical/full-title"):
        record.add("some_journal", words(field), "alt-periodical", line)
    for field in element.findall("alt-periodical/abbr-1"):
        record.add("journal_abbrev", words(field), "alt-periodical", line)


def _urls(record: Gathered, element: Element, line: int) -> None:
    for group in element.findall("urls/*"):
        for url in group.findall("url"):
            value = words(url)
            if group.tag in ("related-urls", "web-urls") and "://" in value:
                record.add("url", value, group.tag, line)
            elif value:
                record.keep(group.tag, value, line)


def _numbers(record: Gathered, element: Element, line: int) -> None:
    """The accession number is a PubMed number where the record comes from there."""
    number, provider = words(element.find("accession-num")), words(element.find("remote-database-provider"))
    database = words(element.find("remote-database-name"))
    from_medline = any(p in f"{provider} {database}".casefold() for p in _OF_MEDLINE)
    if number and number == next((i.value for i in record.identifiers if i.scheme == "pmid"), ""):
        number = ""
    if number:
        record.add("pmid" if from_medline else "", number, "accession-num", line)
    for name, value in (("remote-database-provider", provider), ("remote-database-name", database)):
        if value:
            record.keep(name, value, line)
    custom = words(element.find("custom2"))
    if custom:
        record.add("pmcid" if custom.upper().startswith("PMC") else "", custom, "custom2", line)
    accessed = words(element.find("access-date"))
    if accessed:
        record.keep("access-date", accessed, line)


def _rest(record: Gathered, element: Element, line: int) -> None:
    """Keep what has no place; count what only serves EndNote."""
    for child in element:
        if child.tag in _BOOKKEEPING:
            record.tally.leave_out(child.tag, line)
        elif child.tag not in _SPOKEN_FOR and child.tag not in _ROLES:
            value = lines(child)
            if value:
                record.keep(child.tag, value, line)
    for group in ("contributors", "titles"):
        for child in element.findall(f"{group}/*"):
            known = child.tag in _PEOPLE or f"{group}/{child.tag}" in _ROLES or child.tag == "secondary-title"
            if not known and lines(child):
                record.keep(child.tag, "; ".join(lines(part) for part in child) or lines(child), line)
