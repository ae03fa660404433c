"""Read PubMed's text exports: NBIB and MEDLINE, tags of up to four letters and indented continuation lines.

After https://www.nlm.nih.gov/bsd/mms/medlineelements.html. An indented line with nothing on it parts paragraphs: PubMed
writes none, our own export does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.formats.citation import iso_date, read_nlm, trim_doi
from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.medline import date_of, tag_of, titles_of
from app.formats.records import AuthorName, Citation, Record, TextPart, TitleVariant
from app.formats.scripts import chinese_tag, is_chinese
from app.formats.tagged import Entry, read_lines
from app.formats.tally import Tally

_TAG = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?:[ \t](.*)|(?<=[A-Z] {2}-)(\S.*)|(?<=PMID-)(\d.*))?$")
"""A tag and its value; the blank behind the dash is missing now and then."""

ROLES: Mapping[str, str] = {
    "PMID": "pmid", "PMC": "pmcid", "VI": "volume", "IP": "issue", "PG": "pages", "JT": "journal", "TA": "journal_abbrev",
    "CN": "group", "FED": "editor", "AD": "addresses", "LA": "language", "PT": "type", "OT": "keyword", "MH": "mesh",
    "IS": "serial", "ISBN": "serial", "PL": "place", "PB": "publisher", "EN": "edition", "CTI": "series", "GN": "note",
    "FAU": "author", "AU": "author",
}  # fmt: skip
_SEVERAL = frozenset(("FAU", "AU", "AD", "OT", "MH", "PT", "IS", "AID", "LID"))
"""Fields of which a record may have many: they say nothing of where one begins."""
_READ = frozenset(("TI", "TT", "BTI", "AB", "OAB", "OABL", "DP", "DEP", "SO", "LID", "AID"))
_LONG = frozenset(("TI", "TT", "BTI", "CTI", "AB", "OAB", "AD"))
"""Fields whose lines run on, with or without a blank before them."""
_BOOKKEEPING = frozenset(
    ("OWN", "STAT", "DCOM", "DA", "LR", "SB", "EDAT", "MHDA", "CRDT", "PHST", "PST", "PUBM", "JID", "OTO", "NR", "CRF")
)


def read(source: Source) -> Found:
    """Read all records of a file, in order."""
    return read_lines(source, stream)


def stream(lines: Iterable[str], tally: Tally) -> Iterator[Record]:
    """Read records line by line."""
    for entry in _entries(lines, tally):
        made = _record(entry, tally)
        if made is not None:
            yield made


def _entries(lines: Iterable[str], tally: Tally) -> Iterator[Entry]:
    """Part a file into records at each PMID; where a record has none, behind an empty line or at the field that opens them."""
    entry: Entry | None = None
    open_value = gap = foreign = False
    opener, indent = "", None
    for number, raw in enumerate(lines, start=1):
        line = raw[indent:] if indent and not raw[:indent].strip() else raw
        if indent is None and _TAG.match(line.lstrip(" \t")) is not None:
            indent = len(line) - len(line.lstrip(" \t"))
            line = raw[indent:]
        match = _TAG.match(line)
        if foreign or (match is not None and match[1] == "TY"):  # a record of RIS, put behind those of PubMed
            if entry is not None:
                yield entry
            entry, foreign = None, match is None or match[1] != "ER"
            tally.found_outside(number, raw)
            continue
        if match is not None:
            if entry is not None and _is_next(entry, match[1], opener, gap=gap):
                yield entry
                entry = None
            if entry is None:
                entry = Entry(number)
                opener = opener or match[1]
            entry.open(match[1], (match[2] or match[3] or match[4] or "").strip(), number)
            open_value, gap = True, False
        elif entry is not None and open_value and line[:1] in (" ", "\t"):
            entry.run_on(line.strip(), number)
            entry.last = number
        elif entry is not None and open_value and line.strip() and entry.fields[-1][0] in _LONG:
            entry.run_on(line.strip(), number)  # a mail or an editor broke the lines anew
        elif line.strip():
            tally.found_outside(number, line)
        else:
            open_value, gap = False, True
    if entry is not None:
        yield entry


def _is_next(entry: Entry, name: str, opener: str, *, gap: bool) -> bool:
    """Say whether a field begins the next record."""
    numbered = any(entry.values("PMID"))
    if name == "PMID" and (numbered or gap):
        return True
    if name != opener and not (gap and any(entry.values(name))):
        return False
    return (gap or not numbered) and name not in _SEVERAL and any(entry.values(one) for one in ("TI", "BTI", "TT"))


def _unwrapped(value: str) -> str:
    """Join the lines of a value; an empty one ends a paragraph."""
    if "\n" not in value:
        return value
    parts: list[str] = []
    for line in value.split("\n"):
        if not line:
            parts.append("\n")
        else:
            parts += [line] if not parts or parts[-1] == "\n" else [" ", line]
    return "".join(parts).strip()


def _first(entry: Entry, *names: str) -> str:
    return next((v for n in names for v in entry.values(n) if v), "")


def _record(entry: Entry, tally: Tally) -> Record | None:
    """Make a record of an entry; full names where there are any, else those with initials."""
    entry.settle()
    entry.fields = [(name, _unwrapped(value), line) for name, value, line in entry.fields]
    record = Gathered(tally, entry.first)
    record.date = date_of(_first(entry, "DP"))
    seen = {short for short, full in (("AU", "FAU"), ("ED", "FED")) if any(entry.values(full))}
    if _first(entry, "TI"):
        record.add("journal", _first(entry, "BTI"), "BTI", entry.first)  # the book a chapter stands in
    for name, value, line in entry.fields:
        role = ROLES.get(name, "")
        if not value or name in _READ or name in seen:
            continue
        if name in _BOOKKEEPING:
            tally.leave_out(name, line)
        elif role == "author":
            record.people.setdefault("author", []).append(_name(value))
        elif role == "addresses":
            record.listed("address", " ".join(value.split()))
        elif role == "mesh":
            record.listed("subject", value)
        elif name == "OT":
            record.listed("keyword", value)
        else:
            record.add(role, value, name, line)
    _identifiers(record, entry)
    record.one.setdefault("epub", _epub(_first(entry, "DEP")))
    texts = _texts(record, entry)
    titles = titles_of(_first(entry, "TI", "BTI"), _first(entry, "TT"), _first(entry, "LA"))
    if _first(entry, "TT") and all(t.value != _first(entry, "TT") for t in titles):
        record.keep("TT", _first(entry, "TT"), entry.first)
    record.more_titles = [*_tongue(record, titles), *record.more_titles]
    record.more_texts = [*texts, *record.more_texts]
    made = record.record(entry.last)
    printed = _first(entry, "SO")
    if made is None or not printed:
        return made
    told = read_nlm(printed) or Citation("nlm", printed)
    if made.volume or made.issue or made.pages:
        return replace(made, citation=told)
    return replace(made, citation=told, volume=told.volume, issue=told.issue, pages=told.pages)


def _name(words: str) -> AuthorName:
    """Read a name: "Carter, Anna B", "Carter AB", and a Chinese one whole."""
    if is_chinese(words):
        return AuthorName("", "", words, chinese_tag(words))
    family, comma, given = words.partition(",")
    if comma and not given.strip():
        return AuthorName("", "", family.strip())
    if not comma and " " in words:
        family, _, given = words.rpartition(" ")
    return AuthorName(family.strip(), given.strip())


def _identifiers(record: Gathered, entry: Entry) -> None:
    """Take the DOI, and keep the publisher's own numbers once."""
    kept = set()
    for name, value, line in entry.fields:
        if name not in ("LID", "AID") or not value or value in kept:
            continue
        kept.add(value)
        if value.endswith("[doi]"):
            record.add("doi", trim_doi(value.removesuffix("[doi]").strip()), name, line)
        else:
            record.keep(name, value, line)


def _tongue(record: Gathered, titles: tuple[TitleVariant, ...]) -> list[TitleVariant]:
    """Give the first title the language our own export says it has."""
    told = record.tongues.get("title")
    kind = record.tongues.get("titlekind")
    first = [replace(t, lang=told or t.lang, kind=kind or t.kind) for t in titles[:1]]
    return [*first, *titles[1:]]


def abstract_lang(words: str) -> str:
    """The language of a main abstract: PubMed's are English; a Chinese one shows itself."""
    return chinese_tag(words) if is_chinese(words) else "en"


def _texts(record: Gathered, entry: Entry) -> list[TextPart]:
    mains = [v for v in entry.values("AB") if v]
    told = record.tongues
    parts = [
        TextPart(
            told.get("abstract") or abstract_lang(words), told.get("textkind", "abstract"), told.get("body", words)
        )
        for words in mains[:1]
    ]
    for words in mains[1:]:
        record.keep("AB", words, entry.first)
    codes = entry.values("OABL")
    for number, words in enumerate(entry.values("OAB")):
        if words:
            lang = tag_of(codes[number] if number < len(codes) else "", words)
            if lang == "und":
                lang = abstract_lang(words) if is_chinese(words) else "und"
            kind = "excerpt" if any(p.lang == lang for p in parts) else "abstract"
            parts.append(TextPart(lang, kind, words))
    return [record.with_origin(p) for p in parts]


def _epub(words: str) -> str:
    if not re.fullmatch(r"\d{8}", words):
        return ""
    return iso_date(int(words[:4]), int(words[4:6]), int(words[6:]))
