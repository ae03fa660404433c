"""Read EndNote's tagged export (%0 Journal Article), and its ancestor Refer/BibIX, in which an empty line parts records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from app.formats import identify
from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.kinds import of_words
from app.formats.records import Record
from app.formats.scripts import han
from app.formats.tagged import Entry, read_entries, read_lines
from app.formats.tally import Tally

_TAG = re.compile(r"%(?:([0-9A-Za-z@!?#$&()*^><\[\]=~+])(?:[ \t](.*))?|(\+)[:：](.*)|([AKTY])(?=[\u3400-\u9fff])(.*))$")
"""A tag and its value; CNKI leaves the blank out now and then, VIP (维普) writes a colon behind %+."""
_SAME_LINE = "AEIKY?"
"""Tags that CNKI repeats within one line: %A 王小明%A 李四."""
_MARKS = re.compile(r"\[\d{1,2}(?:[,，]\d{1,2}){0,20}\]")
"""Numbers of addresses that VIP leaves behind names."""

ROLES: Mapping[str, str] = {
    "%T": "title", "%A": "author", "%E": "editor", "%J": "journal", "%D": "date", "%8": "late:month", "%V": "volume",
    "%N": "issue", "%P": "pages", "%K": "keyword", "%X": "abstract", "%U": "url", "%R": "doi", "%@": "serial",
    "%I": "publisher", "%C": "place", "%7": "edition", "%G": "language", "%Z": "note", "%O": "note", "%+": "address",
    "%Q": "translated_title", "%H": "translated_author", "%F": "key", "%S": "series", "%?": "editor", "%Y": "editor",
    "%!": "late:short_title", "%9": "type", "%2": "pmcid",
}  # fmt: skip


def read(source: Source) -> Found:
    """Read all records of a file."""
    return read_lines(source, stream)


def stream(lines: Iterable[str], tally: Tally) -> Iterator[Record]:
    """Read records line by line."""
    return read_entries(_entries(lines, tally), ROLES, tally, prepare=_prepare)


def _entries(lines: Iterable[str], tally: Tally) -> Iterator[Entry]:
    """Part lines into records: %0 begins one; without it, or where it stands inside, an empty line before a tag ends one."""
    entry: Entry | None = None
    gap = typed = False
    for number, line in enumerate(lines, start=1):
        match = _TAG.match(line.lstrip() if line[:1] in " \t" and line.lstrip()[:1] == "%" else line)
        if match is None:
            if not line.strip():
                gap = True
            if entry is not None:
                entry.run_on(line, number)
            elif line.strip():
                tally.found_outside(number, line)
            continue
        letter, value = next(pair for pair in ((match[n], match[n + 1] or "") for n in (1, 3, 5)) if pair[0])
        name = f"%{letter}"
        inside = name == "%0" and not typed and not gap and entry is not None and not entry.values("%0")
        typed = typed or (name == "%0" and not inside)
        again = not typed and entry is not None and bool(entry.fields) and (gap or _is_second(entry, name))
        if (name == "%0" and not inside) or entry is None or again:
            if entry is not None and entry.fields:
                yield entry
            entry = Entry(number)
        for part in value.split(f"{name} ") if letter in _SAME_LINE else (value,):
            entry.open(name, part, number)
        gap = False
    if entry is not None:
        yield entry


def _is_second(entry: Entry, name: str) -> bool:
    """Say whether a field begins the next record without an empty line: a second title, or what opened this one again."""
    titled = any(entry.values("%T"))
    return titled and (name == "%T" or (name == entry.fields[0][0] and entry.fields[-1][0] != name))


def _prepare(record: Gathered, entry: Entry) -> Mapping[str, str]:
    """Settle what depends on the kind: %B is the book of a chapter and the series of a book."""
    name = next((v for v in entry.values("%0") if v), "")
    record.kind = of_words(name)
    roles = {"%0": "type"} if name and not record.kind else {}
    if not roles:
        entry.fields = [f for f in entry.fields if f[0] != "%0"]
    has_journal = any(entry.values("%J"))
    roles["%B"] = "series" if record.kind in ("book", "report", "thesis") or has_journal else "journal"
    _as_in_china(entry)
    people = "editor"
    if record.kind == "thesis":  # %Y is who supervised it
        people = "aside"
        if not any(entry.values("%I")):
            roles["%J"] = "publisher"
    if record.kind == "paper-conference":  # who held it
        roles["%?"] = "aside"
    if any(identify.read_doi(v) for v in entry.values("%R")) is False:
        roles["%R"] = ""
    for letter in ("%2", "%3"):
        roles[letter] = "pmcid" if any(identify.read_pmcid(v) for v in entry.values(letter)) else ""
    if any("PMID" in v or re.fullmatch(r"\d{7,8}", v) for v in entry.values("%M")) and any(
        "ncbi.nlm.nih.gov" in v or "pubmed" in v.casefold() or v.casefold() in ("nlm", "medline")
        for v in (*entry.values("%U"), *entry.values("%W"), *entry.values("%~"))
    ):
        roles["%M"] = "pmid"
    return {**roles, "%Y": people}


def _as_in_china(entry: Entry) -> None:
    """Put right what Chinese databases write: the range before the number of pages, marks of addresses behind names."""
    ranges = [field for field in entry.fields if field[0] == "%P" and re.search(r"\d\s*[-–~+,]\s*\d", field[1])]
    if ranges and len(entry.values("%P")) > 1:
        entry.fields = [*ranges, *(field for field in entry.fields if field not in ranges)]
    of_vip = any("维普" in source for source in entry.values("%W"))
    for number, (name, value, line) in enumerate(entry.fields):
        if of_vip and name in ("%A", "%K"):
            entry.fields[number] = (name, _MARKS.sub("", value), line)
        elif name == "%+" and han(value):
            entry.fields[number] = (name, re.sub(r"\s*[;；]+\s*", "\n", value), line)
