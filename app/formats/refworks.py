"""Read RefWorks' tagged export (RT Journal Article), as RefWorks, CNKI and Wanfang write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.kinds import of_words
from app.formats.people import read_list
from app.formats.records import Record
from app.formats.scripts import han
from app.formats.tagged import Entry, read_entries, read_lines
from app.formats.tally import Tally

_TAG = re.compile(r"([A-Za-z][A-Za-z0-9]|URL(?= ))(?:[ \t]{1,4}|$)(.*)$")
_TRANSLATED = "A1, translated"
"""A name of our own for authors' names in another language."""
_HEADS = ("<refworks>", "</refworks>")

ROLES: Mapping[str, str] = {
    "T1": "title", "A1": "authors", "A2": "editors", "A3": "editors", "JF": "journal", "JO": "journal_abbrev",
    "YR": "date", "FD": "late:month", "VO": "volume", "IS": "issue", "SP": "start", "OP": "end", "K1": "keyword",
    "AB": "abstract", "NO": "note", "PB": "publisher", "PP": "place", "ED": "edition", "SN": "serial", "AD": "address",
    "LA": "language", "DO": "doi", "UL": "url", "URL": "url", "LK": "url", "ID": "key", "T3": "series", "OT": "translated_title",
    "ST": "late:short_title", "FT": "translated_title",
    _TRANSLATED: "translated_author",
}  # fmt: skip
_TAGS = frozenset(ROLES) | frozenset(
    ("RT", "SR", "T2", "SL", "LL", "CN", "CL", "RD", "DS", "DB", "AN", "AV", "A4", "A5", "A6", "JI", "OL", "PM", "RP", "WT", "WV",
     "WP", "U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9", "U0", "U10", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "PD")
)  # fmt: skip


def read(source: Source) -> Found:
    """Read all records of a file."""
    return read_lines(source, stream)


def stream(lines: Iterable[str], tally: Tally) -> Iterator[Record]:
    """Read records line by line."""
    return read_entries(_entries(lines, tally), ROLES, tally, prepare=_prepare)


def _entries(lines: Iterable[str], tally: Tally) -> Iterator[Entry]:
    """Part lines into records at each RT; only known tags are tags, as any two letters may begin a line of text."""
    entry: Entry | None = None
    for number, line in enumerate(lines, start=1):
        match = _TAG.match(line)
        name = match[1].upper() if match is not None and match[1].upper() in _TAGS else ""
        if name == "RT":
            if entry is not None:
                yield entry
            entry = Entry(number)
        if entry is None:
            if line.strip() and not line.strip().casefold().startswith(_HEADS):
                tally.found_outside(number, line)
        elif name and match is not None:
            entry.open(name, match[2], number)
        else:
            entry.run_on(line, number)
    if entry is not None:
        yield entry


def _prepare(record: Gathered, entry: Entry) -> Mapping[str, str]:
    """Settle what depends on the kind."""
    name = next((v for v in entry.values("RT") if v), "")
    record.kind = of_words(name)
    roles: dict[str, str] = {}
    if name and not record.kind:
        roles["RT"] = "type"
    else:
        entry.fields = [f for f in entry.fields if f[0] != "RT"]
    roles["T2"] = "series" if record.kind in ("book", "report", "thesis") else "journal"
    if any(re.search(r"\d-\d|\+|,", v) for v in entry.values("OP")) and not any(entry.values("SP")):
        roles["OP"] = "pages"  # CNKI writes the whole range there
    if record.kind == "thesis":
        roles["A3"] = "aside"  # who supervised it
    _part_tongues(entry)
    for number, (tag, value, line) in enumerate(entry.fields):
        if tag == "A1" and ";" not in value and len(read_list(value)) > 1:
            entry.fields[number] = (tag, value.replace(",", ";"), line)
        elif tag == "AD" and han(value):
            entry.fields[number] = (tag, re.sub(r"\s*[;；]+\s*", "\n", value), line)
    if any("PMID" in v.upper() for v in entry.values("ID")):
        roles["ID"] = "pmid"
    return roles


def _part_tongues(entry: Entry) -> None:
    """Tell the same people in another language from the authors: Wanfang writes A1 for both, the Chinese names first."""
    names = [han(value) > 0 for tag, value, _ in entry.fields if tag == "A1"]
    half = len(names) // 2
    if not half or names != [True] * half + [False] * half:
        return
    seen = 0
    for number, (tag, value, line) in enumerate(entry.fields):
        if tag == "A1":
            seen += 1
            if seen > half:
                entry.fields[number] = (_TRANSLATED, value, line)
