"""Read databases' text exports whose fields have their names in words: Ovid, Embase, EBSCO, ProQuest, SinoMed, VIP (维普).

A name stands on a line of its own with its value indented below (Ovid) or not (Embase), before a colon (EBSCO, ProQuest,
SinoMed), or in brackets: 【题　名】 (SinoMed, VIP). Records are counted (<1>, RECORD 1, Record: 1, Document 1 of 2) or begin
where the first name comes again. What a name means is looked up as the heading of a table is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.formats import labels
from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.records import Record
from app.formats.rows import add_cell
from app.formats.scripts import han
from app.formats.tagged import Entry, found, lines_of_text
from app.formats.tally import Tally


@dataclass(frozen=True, slots=True)
class Layout:
    """How one program lays its text out: what begins a record, and how a field's name is told from its value."""

    begins: re.Pattern[str] | None
    """A line that begins a record; where there is none, the first name comes again."""
    named: re.Pattern[str]
    """A line with a name (group 1) and perhaps the beginning of its value (group 2)."""
    known: bool = True
    """Whether only names that are known are names: any words may stand before a colon."""
    capitals: bool = False
    """Whether a name is written in capitals, on a line of its own."""


_DOCUMENT = re.compile(r"^Document \d{1,6} of \d{1,6}\s{0,4}$", re.MULTILINE)
_OVID = Layout(
    re.compile(r"<\d{1,6}\.?\s?>\s{0,3}$|VN  - (?=Ovid)"),
    re.compile(r"(?:([A-Z]{2}) {1,2}- (.*)|(\S.{0,79}))$"),
    known=False,
)
_EMBASE = Layout(re.compile(r"RECORD \d{1,6}\s{0,4}$"), re.compile(r"([A-Z][A-Z /()-]{1,60})()\s{0,4}$"), capitals=True)
_EBSCO = Layout(
    re.compile(r"\s{0,20}Record: ?\d{1,6}\s{0,4}$"), re.compile(r"\s{0,4}([A-Z][^:\n]{1,50}):(?:\s+(.*))?$")
)
_PROQUEST = Layout(_DOCUMENT, re.compile(r"([A-Z][^:\n]{1,50}):(?:\s+(.*))?$"))
_BRACKETS = Layout(None, re.compile(r"\s{0,4}【([^】\n]{1,20})】\s{0,3}[:：]?\s{0,3}(.*)$"))
_COLONS = Layout(None, re.compile(r"\s{0,4}([^:：\n]{2,12})[:：]\s{0,3}(.*)$"))

_LOOKS: Final = (
    (
        re.compile(r"^<\d{1,6}\.?\s?>\s{0,3}\n(?:[A-Z]{2} {1,2}- \S|\S.{0,79}\n\s+\S)|\AVN  - Ovid ", re.MULTILINE),
        _OVID,
    ),
    (re.compile(r"\A\s{0,20}RECORD 1\s{1,4}(?:TITLE|AUTHOR NAMES)\s{0,4}$", re.MULTILINE), _EMBASE),
    (re.compile(r"\A\s{0,20}Record: ?\d{1,5}\s{0,4}\n\s{0,4}(?:Title|Authors?|Database|Persistent)\b"), _EBSCO),
    (_DOCUMENT, _PROQUEST),
    (re.compile(r"^\s{0,4}【(?:流水号|序\s{0,4}号|中文标题|标题|题\s{0,4}名|中文题名)】", re.MULTILINE), _BRACKETS),
    (re.compile(r"\A\s{0,20}(?:流水号|中文标题|中文题名)\s?[:：]"), _COLONS),
)
_RIS = re.compile(r"^TY[ \t]{0,6}-", re.MULTILINE)
_RULE = re.compile(r"[_=*-]{3,}\s*$|\d{1,6}\s?[.、/]?\s*$")
"""A line that only parts or counts records."""
_REFERENCES = ("references", "cited references")


def looks(text: str) -> int | None:
    """Say where the first record of such a text begins, or None."""
    at = _places(text)
    return min(at)[0] if at and not _RIS.search(text) else None


def _places(text: str) -> list[tuple[int, int]]:
    """Where each layout shows itself, with its number."""
    found_at = ((shape.search(text), number) for number, (shape, _) in enumerate(_LOOKS))
    return [(place.start(), number) for place, number in found_at if place is not None]


def read(source: Source) -> Found:
    """Read all records of a file."""
    tally = Tally()
    head = source.text[:20_000].replace("\r\n", "\n").replace("\r", "\n")
    places = _places(head)
    layout = _LOOKS[min(places)[1]][1] if places else _OVID
    made = (_record(entry, tally) for entry in _entries(lines_of_text(source.text), layout, tally))
    return found((record for record in made if record is not None), tally)


def _entries(lines: list[str], layout: Layout, tally: Tally) -> Iterator[Entry]:
    """Part lines into records with their fields."""
    entry: Entry | None = None
    opener = ""
    for number, line in enumerate(lines, start=1):
        if layout.begins is not None and layout.begins.match(line):
            if entry is not None and entry.fields:
                yield entry
            entry = Entry(number)
            if layout is _PROQUEST:
                entry.open("Title", "", number)  # it stands above all names
            continue
        name, value = _named(line, layout)
        if name and layout.begins is None and (entry is None or name == opener):
            if entry is not None:
                yield entry
            entry, opener = Entry(number), name
        if entry is None:
            if line.strip() and not _RULE.match(line):
                tally.found_outside(number, line)
        elif name:
            entry.open(name, value, number)
        elif not _RULE.match(line) and not entry.run_on(line.strip(), number) and line.strip():
            tally.found_outside(number, line)
    if entry is not None:
        yield entry


def _named(line: str, layout: Layout) -> tuple[str, str]:
    """Return the name in a line and the beginning of its value, or '' twice where the line is none of a name."""
    match = layout.named.match(line)
    if match is None:
        return "", ""
    name, value = match[1] or match[match.lastindex or 1], (match[2] or "") if match[1] else ""
    name = "".join(name.split()) if han(name) else " ".join(name.split())
    if layout.known and not labels.is_known(name):
        return "", ""
    return name, value


def _record(entry: Entry, tally: Tally) -> Record | None:
    """Make a record of the fields of one."""
    entry.settle()
    record = Gathered(tally, entry.first)
    names = {labels.bare(name) for name, _, _ in entry.fields}
    for name, value, line in entry.fields:
        words = value.strip()
        if not words or labels.bare(name) in _REFERENCES:
            if words:
                tally.leave_out(name, line)
            continue
        role = labels.role_of(name, names)
        if role == "seen":
            continue
        for part, told in labels.parts(role, words):
            add_cell(record, part, told, name, line)
    return record.record(entry.last or entry.first)
