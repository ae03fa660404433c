"""Write RIS, with the fields as Zotero and EndNote read them; what RIS has no tag for goes into M2, Zotero's Extra."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.formats.citation import article_number
from app.formats.identify import read_serials, read_urls
from app.formats.kinds import KIND_RIS, RIS_KINDS
from app.formats.laidout import LaidOut, add_identifiers, add_kind, add_rest, add_texts, add_titles, lay_out
from app.formats.people import written
from app.formats.records import Record
from app.formats.ris import ROLES
from app.formats.written import Written

_TAG = re.compile(r"[A-Z][A-Z0-9]")
_LIKE_TAG = re.compile(r"^(?=\s{0,8}[A-Z][A-Z0-9][ \t]{0,3}-)", re.MULTILINE)
_SPECIAL = frozenset(("T2", "BT", "A2", "A3", "C1", "C2", "C3", "M1", "M3", "AN", "TY", "ER"))
_SERIES_IN_T2 = ("book", "classic", "report", "map", "software", "collection")
_DECISION = re.compile(r"ASReview_\w+")
_NATIVE = frozenset(
    ("publisher", "place", "edition", "series", "language", "key", "journal", "journal_abbrev", "volume", "issue", "pages",
     "article_number", "address", "keyword", "note", "tag", "type", "editor", "translated_author", "month")
)  # fmt: skip


def write(records: Iterable[Record]) -> Written:
    """Write records as RIS in UTF-8, lines ended by CR LF."""
    return Written("\r\n".join("\r\n".join(_lines(record)) for record in records).encode("utf-8"))


def _lines(record: Record) -> list[str]:
    out = lay_out(record)
    tags: list[tuple[str, str]] = [("TY", _type(record, out))]
    add = tags.append
    if out.title is not None:
        add(("TI", out.title.value))
    tags += [("AU", written(name)) for name in record.authors]
    tags += [("A2", written(name)) for name in record.editors]
    tags += [("TA", written(name)) for name in record.translated_authors]
    journal, series = ("JF", "T2") if record.kind in _SERIES_IN_T2 else ("T2", "T3")
    add((journal, record.journal))
    add((series, record.series))
    add(("J2", record.journal_abbrev))
    add(("PY", str(record.year or "")))
    if record.year and record.month:
        add(("DA", f"{record.year:04d}/{record.month:02d}/{f'{record.day:02d}' if record.day else ''}/"))
    add(("VL", record.volume))
    add(("IS", record.issue))
    tags += _pages(record, out)
    tags += _numbers(record, out)
    for name, value in (
        ("PB", record.publisher),
        ("CY", record.place),
        ("ET", record.edition),
        ("LA", record.language),
    ):
        add((name, value))
    tags += [("AD", address) for address in record.affiliations]
    _types(record, out, tags)
    if out.abstract is not None:
        add(("AB", out.abstract.body))
    for keyword in record.keywords:
        if re.search(r"[;；]", keyword):
            out.own("keyword", keyword)
        else:
            add(("KW", keyword))
    _notes(record, out, tags)
    add(("ID", record.key))
    native = _NATIVE | {f"extra.{n}" for n, v in record.extra if _is_plain(n, v)}
    tags += [(name, value) for name, value in record.extra if f"extra.{name}" in native and _is_plain(name, value)]
    add_titles(out, out.other_titles)
    add_texts(out, out.other_texts, [out.abstract.lang] if out.abstract is not None else [])
    add_rest(out, record, native)
    add(("M2", "\n".join(out.lines)))
    return [f"{name}  - {_value(value)}" for name, value in tags if value] + ["ER  - ", ""]


def _value(value: str) -> str:
    """Write a value over lines; a line that looks like a tag is indented."""
    first, *others = value.split("\n")
    return "\r\n".join([first, *(_LIKE_TAG.sub("  ", line) for line in others)])


def _type(record: Record, out: LaidOut) -> str:
    name = KIND_RIS.get(record.kind, "") or ("JOUR" if record.journal else "GEN")
    add_kind(out, record.kind, RIS_KINDS[name])
    return name


def _is_plain(name: str, value: str) -> bool:
    """Say whether a field kept aside can be written under its own tag."""
    return bool(_TAG.fullmatch(name)) and name not in ROLES and name not in _SPECIAL and "\n" not in value


def _pages(record: Record, out: LaidOut) -> list[tuple[str, str]]:
    start, dash, end = record.pages.partition("-")
    tags = [("SP", start), ("EP", end)] if start and end else [("SP", record.pages)]
    if (dash and (start == end or start.casefold() == "no")) or not start:
        out.own("pages", record.pages)
    if record.article_number != article_number(record.pages):
        tags.append(("C7", record.article_number))
    return tags


def _numbers(record: Record, out: LaidOut) -> list[tuple[str, str]]:
    """DOI, ISSN, ISBN and addresses have tags; the rest goes into lines."""
    tags: list[tuple[str, str]] = []
    others = []
    for one in record.identifiers:
        own = one.role == "own"
        if own and one.scheme == "doi" and not any(name == "DO" for name, _ in tags):
            tags.append(("DO", one.value))
        elif own and one.scheme in ("issn", "isbn") and read_serials(one.value) == ([one], ""):
            tags.append(("SN", one.value))
        elif own and one.scheme == "url" and read_urls(one.value) == [one.value]:
            tags.append(("UR", one.value))
        else:
            others.append(one)
    add_identifiers(out, others)
    return tags


def _types(record: Record, out: LaidOut, tags: list[tuple[str, str]]) -> None:
    for number, words in enumerate(record.publication_types):
        if number == 0 and not words.startswith("10."):
            tags.append(("M3", words))
        else:
            out.own("type", words)


def _notes(record: Record, out: LaidOut, tags: list[tuple[str, str]]) -> None:
    """Notes each for itself; ASReview's decisions as ASReview writes them, other tags as lines."""
    for tag in record.tags:
        if _DECISION.fullmatch(tag):
            tags.append(("N1", tag))
        else:
            out.own("tag", tag)
    tags += [("N1", note) for note in record.notes]
