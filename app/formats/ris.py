"""Read RIS as Zotero, EndNote, Scopus, ProQuest, Ovid, Embase and others write it.

Two blanks before the dash, one (`TY - `) or a tab; a byte order mark; values over several lines, indented or not; lines
between records; records without an end, or a whole file without types; tags nobody knows. After the specification of Research Information Systems (2001,
2011) and what the named programs write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice

from app.formats import identify
from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.kinds import of_ris
from app.formats.records import Record
from app.formats.scripts import han
from app.formats.tagged import Entry, read_entries, read_lines
from app.formats.tally import Tally

WIDE = re.compile(r"([A-Z][A-Z0-9])(?: {2,6}|\t| \t)-(?:[ \t]?(.*))?$")
NARROW = re.compile(r"([A-Z][A-Z0-9]) ?-(?:[ \t](.*))?$")
_DOI_TAG = re.compile(r"(DO)I {0,3}-[ \t]{1,3}(\S.*)$")
_TYPE = re.compile(r"[ \t\ufeff]{0,8}TY([ \t]{0,6})-(?:[ \t]?(.*))?$")
_OTHERWISE = re.compile(r"([ \t\ufeff]{0,8}[A-Za-z][A-Za-z0-9])([ \t\u00a0]{0,6})[-–—](?:[ \t\u00a0]|$)")
_DIGITS = re.compile(r"\d{1,8}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_END = re.compile(r"[ \t]{0,8}ER[ \t]{0,6}-[ \t]*$")
_TITLES = ("TI", "T1")
LOOKED_AT = 5_000
"""So many lines are looked at for a type and an end mark."""

ROLES: Mapping[str, str] = {
    "TI": "title", "T1": "title", "CT": "title", "TT": "translated_title", "AU": "author", "A1": "author",
    "ED": "editor", "TA": "translated_author", "JF": "journal", "JA": "journal_abbrev", "J2": "journal_abbrev",
    "J1": "journal_abbrev", "JO": "late:some_journal", "ST": "late:short_title", "AB": "abstract", "N2": "abstract", "KW": "keyword", "N1": "note", "M2": "note",
    "PY": "date", "Y1": "date", "DA": "late:date", "VL": "volume", "VO": "volume", "IS": "issue", "SP": "start", "EP": "end",
    "C7": "article_number", "DO": "doi", "DI": "doi", "SN": "serial", "UR": "url", "LA": "language", "PB": "publisher",
    "CY": "place", "PP": "place", "ET": "edition", "AD": "address", "ID": "key", "T3": "series",
    "PU": "publisher", "PI": "place", "JI": "journal_abbrev", "J9": "late:some_journal", "EI": "serial",
    "YR": "date", "KY": "keyword", "US": "url", "JT": "journal",
}  # fmt: skip
_EMPTY = "nan"
"""What pandas writes for nothing, and ASReview with it."""
_OF_COCHRANE = {"SO": "journal", "NO": "issue", "PG": "pages", "PT": "type"}
"""Tags that mean this where the year stands in YR."""
_MEDLINE = ("nlm", "pubmed", "medline", "pubmed/medline")
_WHOLE = ("book", "classic", "report", "map", "software", "collection")
"""Kinds whose T2 is the series they are in, not what they are printed in."""


def read(source: Source) -> Found:
    """Read all records of a file."""
    return read_lines(source, stream)


def stream(lines: Iterable[str], tally: Tally) -> Iterator[Record]:
    """Read records line by line."""
    return read_entries(_entries(lines, tally), ROLES, tally, prepare=_prepare)


def _entries(lines: Iterable[str], tally: Tally) -> Iterator[Entry]:
    """Part lines into records, by their type lines; by what else there is where no type stands in the first lines."""
    usual = _as_usual(lines)
    head = list(islice(usual, LOOKED_AT))
    rest = chain(head, usual)
    if any("TY" in line[:12] and _TYPE.match(line) for line in head):
        yield from _typed(rest, tally)
    else:
        yield from _untyped(rest, tally, ended=any(_END.match(line) for line in head))


def _typed(lines: Iterable[str], tally: Tally) -> Iterator[Entry]:
    """Part lines at type lines; the first one says how many blanks stand before a dash."""
    entry: Entry | None = None
    tag, indent = WIDE, None
    for number, raw in enumerate(lines, start=1):
        line = raw[indent:] if indent and not raw[:indent].strip() else raw
        begins = _TYPE.match(line) if "TY" in line[:12] else None
        if begins is not None and (indent is None or not line[:1].isspace()):
            if entry is not None:
                entry.broken = True
                yield entry
            if indent is None:
                indent = len(line) - len(line.lstrip(" \t"))
            tag = WIDE if len(begins[1].expandtabs(2)) > 1 else NARROW
            entry = Entry(number)
            entry.open("TY", begins[2] or "", number)
            continue
        if entry is None:
            if line.strip() and not line.startswith("ER"):
                tally.found_outside(number, raw)
            continue
        field = tag.match(line) or (_DOI_TAG.match(line) if line.startswith("DOI") else None)
        if field is None:
            entry.run_on(line, number)
        elif field[1] == "ER":
            entry.last, entry.ended = number, True
            yield entry
            entry = None
        else:
            entry.open(field[1], field[2] or "", number)
    if entry is not None:
        tally.say("cut_off", str(entry.first), line=entry.first)
        yield entry


def _untyped(lines: Iterable[str], tally: Tally, *, ended: bool) -> Iterator[Entry]:
    """Part lines where no record has a type: at end marks; without them at an empty line, or where a title comes again."""
    entry: Entry | None = None
    gap = False
    for number, raw in enumerate(lines, start=1):
        line = raw.lstrip(" \t") if entry is None or raw[:8].lstrip(" \t")[2:3] == " " else raw
        field = WIDE.match(line) or NARROW.match(line)
        if field is None:
            if not line.strip():
                gap = True
            if entry is None:
                if line.strip():
                    tally.found_outside(number, raw)
            else:
                entry.run_on(line, number)
            continue
        if entry is not None and not ended and _is_next(entry, field[1], gap=gap):
            yield entry
            entry = None
        gap = False
        if field[1] == "ER":
            if entry is not None:
                entry.last, entry.ended = number, True
                yield entry
            entry = None
            continue
        entry = entry or Entry(number)
        entry.open(field[1], field[2] or "", number)
    if entry is not None:
        yield entry


def _is_next(entry: Entry, name: str, *, gap: bool) -> bool:
    """Say whether a field begins the next record: behind an empty line, or as a second title."""
    titled = any(entry.values(one) for one in _TITLES)
    return titled and (gap or (name in _TITLES and any(entry.values(name))))


def _as_usual(lines: Iterable[str]) -> Iterator[str]:
    """Give lines whose tags are written in small letters, with hard blanks or with a long dash their usual form.

    Small letters are tags only in a file whose first type line has them.
    """
    small: bool | None = None
    for line in lines:
        if small is None or small or not line[:14].isascii():
            found = _OTHERWISE.match(line)
            if found is not None:
                name = found[1].strip(" \t\ufeff")
                if small is None and name.upper() == "TY":
                    small = name == "ty"
                if small or (name.isupper() and not line[:14].isascii()):
                    line = f"{found[1].upper()}{' ' * len(found[2])}- {line[found.end() :]}"
        yield line


def _prepare(record: Gathered, entry: Entry) -> Mapping[str, str]:
    """Settle what depends on the kind: a book's T2 is its series, a chapter's is the book."""
    entry.fields = [field for field in entry.fields if field[1].strip() != _EMPTY]
    name = entry.fields[0][1].strip() if entry.fields and entry.fields[0][0] == "TY" else ""
    record.kind = of_ris(name)
    roles = {"TY": "seen", "A2": "editor", "A3": "editor", "T2": "journal", "BT": "journal"}
    if name and not record.kind:
        roles["TY"] = "type"
    if record.kind in _WHOLE:
        roles |= {"T2": "series", "BT": "title"}
    if record.kind == "paper-conference":
        roles |= {"C3": "journal", "C1": "place"}
    if any(_is_number(v) for v in entry.values("M1")) and not any(entry.values("IS")):
        roles["M1"] = "issue"
    for value in entry.values("M3"):
        is_doi = (value.startswith("10.") and identify.read_doi(value)) or identify.doi_of_url(value)
        roles["M3"] = "doi" if is_doi else "type"
    if any(v.endswith("[doi]") for v in entry.values("ID")):
        roles["ID"] = "doi"
    if entry.values("AF") and len(entry.values("AF")) == len(entry.values("AU")):
        roles |= {"AF": "author", "AU": "seen"}  # Web of Science's full names
        entry.fields = [field for field in entry.fields if field[0] != "AU"]
    printers = entry.values("PB")
    if len(printers) > 1 and _COUNTRY.fullmatch(printers[0]):
        at = next(n for n, field in enumerate(entry.fields) if field[0] == "PB")
        entry.fields[at] = ("CY", *entry.fields[at][1:])  # Ovid's PsycINFO
    titled = [n for n, field in enumerate(entry.fields) if field[0] in _TITLES and field[1].strip()]
    if len(titled) == 2 and han(entry.fields[titled[0]][1]) and not han(entry.fields[titled[1]][1]):
        entry.fields[titled[1]] = ("TT", *entry.fields[titled[1]][1:])  # Chinese databases write it twice
    if any(entry.values("YR")):
        roles |= _OF_COCHRANE
    roles |= _numbers(entry)
    if roles["TY"] == "seen" and entry.fields and entry.fields[0][0] == "TY":
        entry.fields = entry.fields[1:]
    return roles


def _numbers(entry: Entry) -> dict[str, str]:
    """Say which of the fields of databases' own numbers hold those of PubMed, and where Embase puts addresses."""
    roles: dict[str, str] = {}
    if any(identify.read_pmcid(v) for v in entry.values("C2")):
        roles["C2"] = "pmcid"
    for name, value in ((name, value.strip()) for name, value, _ in entry.fields if name == "C3"):
        if value.upper().startswith("PUBMED ") and identify.read_pmid(value[7:]):
            roles[name] = "pmid"
    providers = [v.casefold() for v in entry.values("DB") + entry.values("DP")]
    of_medline = any(p in _MEDLINE or p.startswith("ovid medline") for p in providers)
    if of_medline and any(_DIGITS.fullmatch(v) for v in entry.values("AN")):
        roles["AN"] = "pmid"
    if "embase" in providers:
        if any(_DIGITS.fullmatch(v) for v in entry.values("C5")):
            roles["C5"] = "pmid"
        if any(v.startswith("(") for v in entry.values("M1")):
            roles["M1"] = "address"
    return roles


def _is_number(value: str) -> bool:
    return bool(re.fullmatch(r"\d{1,4}(?:-\d{1,4})?|Suppl\S*(?: \d{1,3})?", value))
