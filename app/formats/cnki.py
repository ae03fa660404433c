"""Read CNKI's own exports: E-Study (DataType: 1, Title-题名: ...) and the free form (SrcDatabase-来源库: ...).

Field names are known by their Latin part; the Chinese part drifts from year to year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.kinds import of_words
from app.formats.records import Record
from app.formats.tagged import Entry, read_entries, read_lines
from app.formats.tally import Tally

_FIELD = re.compile(r"[ \t\ufeff]{0,4}(DataType|[A-Z][A-Za-z]{1,20}-[^:：\n]{1,20})[ \t]{0,3}[:：][ \t]?(.*)$")
_STARTS = ("datatype", "srcdatabase", "title")
_TYPES = {
    "1": "article-journal", "2": "thesis", "3": "paper-conference", "4": "article-newspaper", "5": "book", "6": "patent",
    "7": "standard", "8": "report",
}  # fmt: skip

ROLES: Mapping[str, str] = {
    "title": "title", "author": "authors", "organ": "address", "source": "journal", "keyword": "keyword",
    "summary": "abstract", "year": "date", "pubtime": "late:date", "period": "issue", "volume": "volume",
    "roll": "volume", "page": "pages", "url": "url", "link": "url", "doi": "doi", "issn": "serial", "isbn": "serial",
    "publisher": "publisher", "language": "language", "tutor": "", "degree": "type", "etitle": "translated_title",
    "eauthor": "translated_authors", "esummary": "translated_abstract", "note": "note",
}  # fmt: skip


def read(source: Source) -> Found:
    """Read all records of a file."""
    return read_lines(source, stream)


def stream(lines: Iterable[str], tally: Tally) -> Iterator[Record]:
    """Read records line by line."""
    return read_entries(_entries(lines, tally), ROLES, tally, prepare=_prepare)


def _entries(lines: Iterable[str], tally: Tally) -> Iterator[Entry]:
    """Part lines into records: the field that opened the first one opens every other."""
    entry: Entry | None = None
    opener = ""
    for number, line in enumerate(lines, start=1):
        match = _FIELD.match(line)
        if match is None:
            if entry is not None:
                entry.run_on(line, number)
            elif line.strip():
                tally.found_outside(number, line)
            continue
        name = match[1].split("-", 1)[0].casefold()
        if not opener and name in _STARTS:
            opener = name
        if name == opener or entry is None:
            if entry is not None:
                yield entry
            entry = Entry(number)
        entry.open(name, match[2], number)
    if entry is not None:
        yield entry


def _prepare(record: Gathered, entry: Entry) -> Mapping[str, str]:
    """Settle the kind, and how pages are written: the free form calls them PageCount."""
    roles: dict[str, str] = {}
    number = next((v for v in entry.values("datatype") if v), "")
    database = next((v for v in entry.values("srcdatabase") if v), "")
    record.kind = _TYPES.get(number, "") or of_words(database)
    entry.fields = [f for f in entry.fields if f[0] != "datatype"]
    if not any(entry.values("page")) and any(re.search(r"\d[-+,]\d", v) for v in entry.values("pagecount")):
        roles["pagecount"] = "pages"
    if record.kind == "thesis" and not any(entry.values("publisher")):
        roles["source"] = "publisher"  # the university
    for at, (name, value, line) in enumerate(entry.fields):
        if name == "organ":
            entry.fields[at] = (name, re.sub(r"\s*[;；]+\s*", "\n", value), line)
    return roles
