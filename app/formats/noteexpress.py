"""Read NoteExpress' export ({Reference Type}: Journal Article) as CNKI, Wanfang, VIP and NoteExpress itself write it.

CNKI gives all authors in one line; Wanfang repeats the key and adds translated titles, names and journals. Names of fields
drift in their Chinese part and in their colon, so they are known by their Latin part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.kinds import of_words
from app.formats.records import Record
from app.formats.scripts import han
from app.formats.tagged import Entry, read_entries, read_lines
from app.formats.tally import Tally

_FIELD = re.compile(r"[ \t\ufeff]{0,4}\{([^{}\n]{1,80})\}[ \t]{0,3}[:：]?[ \t]?(.*)$")
_LATIN = re.compile(r"[A-Za-z][A-Za-z/ -]*[A-Za-z]")

ROLES: Mapping[str, str] = {
    "title": "title", "translated title": "translated_title", "author": "authors",
    "translated author": "translated_authors", "author address": "address", "journal": "journal",
    "translated journal": "translated_journal", "secondary title": "journal", "isbn/issn": "serial", "issn": "serial",
    "isbn": "serial", "year": "date", "date": "late:date", "issue": "issue", "volume": "volume", "pages": "pages",
    "keywords": "keyword", "keyword": "keyword", "translated keywords": "translated_keyword", "abstract": "abstract",
    "translated abstract": "translated_abstract", "url": "url", "link": "url", "doi": "doi", "language": "language",
    "publisher": "publisher", "place published": "place", "edition": "edition", "type of work": "type",
    "tertiary author": "", "secondary author": "editors", "notes": "note", "tags": "tags", "label": "",
    "book title": "journal", "conference name": "", "short title": "late:short_title", "tertiary title": "",
    "alternate title": "journal_abbrev", "pmid": "pmid",
}  # fmt: skip
_CHINESE = {
    "文献类型": "reference type", "题录类型": "reference type", "标题": "title", "题名": "title", "作者": "author",
    "作者单位": "author address", "作者机构": "author address", "期刊": "journal", "刊名": "journal", "年份": "year", "年": "year", "卷": "volume", "期": "issue",
    "页码": "pages", "关键词": "keywords", "摘要": "abstract", "链接": "url", "出版社": "publisher",
}  # fmt: skip
"""Keys without a Latin part."""


def read(source: Source) -> Found:
    """Read all records of a file."""
    return read_lines(source, stream)


def stream(lines: Iterable[str], tally: Tally) -> Iterator[Record]:
    """Read records line by line."""
    return read_entries(_entries(lines, tally), ROLES, tally, prepare=_prepare, shown=str.title)


def name_of(key: str) -> str:
    """Return a key's Latin part in small letters (`题名 Title` and `Title` are one); of a Chinese one its English name."""
    found_name = _LATIN.search(key)
    return found_name[0].casefold().strip() if found_name else _CHINESE.get(key.strip(), key.strip())


def _entries(lines: Iterable[str], tally: Tally) -> Iterator[Entry]:
    """Part lines into records at each reference type; in a file without any, at each title."""
    entry: Entry | None = None
    typed = False
    for number, line in enumerate(lines, start=1):
        match = _FIELD.match(line)
        name = name_of(match[1]) if match is not None else ""
        typed = typed or name == "reference type"
        again = not typed and name == "title" and entry is not None and any(entry.values("title"))
        if name == "reference type" or again:
            if entry is not None:
                yield entry
            entry = Entry(number)
        if match is None:
            if entry is not None and entry.run_on(line, number):
                continue
            if line.strip():
                tally.found_outside(number, line)
            continue
        if entry is None:
            entry = Entry(number)
        entry.open(name, match[2], number)
    if entry is not None:
        yield entry


def _prepare(record: Gathered, entry: Entry) -> Mapping[str, str]:
    """Settle the kind, and take CNKI's marks out of values: (#br) for a new line, ;; between names."""
    name = next((v for v in entry.values("reference type") if v), "")
    record.kind = of_words(name)
    roles: dict[str, str] = {}
    if name and not record.kind:
        roles["reference type"] = "type"
    else:
        entry.fields = [f for f in entry.fields if f[0] != "reference type"]
    has_journal = any(entry.values("journal"))
    if has_journal:
        roles["secondary title"] = ""
    elif record.kind == "paper-conference" and not any(entry.values("secondary title")):
        roles["tertiary title"] = "journal"  # the proceedings
    if not any(entry.values("author")):
        roles["subsidiary author"] = "authors"
    for number, (field, value, line) in enumerate(entry.fields):
        clean = value.replace("(#br)", "\n")
        if field in ("keywords", "keyword") and han(clean) and not re.search(r"[;；]", clean):
            clean = re.sub(r"[,，、]", ";", clean)
        if field == "author address":
            clean = re.sub(r"\s*\n\s*(?=[,，])", "", clean)
            clean = re.sub(r"\s*[;；]{1,2}\s*", "\n", clean)
        if field in ("title", "author"):
            clean = clean.replace("\n", " " if field == "title" else ";")
        entry.fields[number] = (field, clean, line)
    return roles
