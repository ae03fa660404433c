"""Know a file by what is in it, not by its ending: one table of formats, with a reader where there is one today.

A new reader is one more module and its function in the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from app.formats import pagetext, unread
from app.formats.found import Found, Source

HEAD = 20_000
"""How much of a text is looked at, in code points."""


Reader = Callable[[Source], Found]
Looks = Callable[[str], "int | None"]
"""Says where in the beginning of a text a format shows itself, or None."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its id, what people call it, how it is known, and who reads it (or what app.formats.unread says)."""

    id: str
    name: str
    """What people call it, for a list of what can be read."""
    magic: tuple[bytes, ...] = ()
    """First bytes of a file that is no text; app.formats.reading opens workbooks, ZIP archives and gzipped files."""
    looks: Looks | None = None
    """Where the beginning of a text shows this format: the one that shows first is it."""
    last: bool = False
    """Whether it is asked only where no other format shows itself."""
    read: Reader | None = None


FIRST_LINE = 5_000
_TITLED = re.compile(r"title|题名|标题|篇名", re.IGNORECASE)


def _has(*patterns: str) -> Looks:
    """Make a test: all patterns are found in the beginning of a text; where the first one is."""
    compiled = [re.compile(p, re.MULTILINE | re.IGNORECASE) for p in patterns]

    def looks(text: str) -> int | None:
        places = [p.search(text) for p in compiled]
        return places[0].start() if places[0] is not None and all(places) else None

    return looks


def _any(*patterns: str) -> Looks:
    """Make a test: one of the patterns is found in the beginning of a text; where the first of them is."""
    compiled = [re.compile(p, re.MULTILINE | re.IGNORECASE) for p in patterns]
    return lambda text: min((found.start() for p in compiled if (found := p.search(text))), default=None)


def _late(module: str) -> Reader:
    """Make a reader whose module is imported when it is first asked: a pasted page needs no XML, a table no BibTeX."""

    def read(source: Source) -> Found:
        found: Found = import_module(f"app.formats.{module}").read(source)
        return found

    return read


def _late_looks(module: str, name: str = "looks") -> Looks:
    """Make a test whose module is imported when it is first asked; it says where, or whether."""

    def looks(text: str) -> int | None:
        told = getattr(import_module(f"app.formats.{module}"), name)(text)
        return (0 if told else None) if isinstance(told, bool) else told

    return looks


def _first_of(*tests: Looks) -> Looks:
    """Make a test of several, asked one after the other until one says where."""

    def looks(text: str) -> int | None:
        return next((at for test in tests if (at := test(text)) is not None), None)

    return looks


def _read_page(source: Source) -> Found:
    return Found(pagetext.read(source.text, source.name))


def _html_table(text: str) -> int | None:
    return 0 if _HTML(text) is not None and import_module("app.formats.htmltable").looks(text) else None


def _refer(text: str) -> int | None:
    """Know EndNote by %0, and Refer/BibIX, which has no types, by two of its tags, an author or title among them."""
    first: dict[str, int] = {}
    for found in re.finditer(r"^\ufeff?%([A-Z0-9@])[ \t]\S", text, re.MULTILINE):
        first.setdefault(found[1], found.start())
    if "0" in first or (first.keys() & {"A", "T"} and len(first) > 1):
        return min(first.values())
    return None


def _numbers(text: str) -> int | None:
    """Know a list of nothing but PubMed numbers, DOIs or addresses, one a line."""
    lines = [line.strip(" \t,;") for line in text.split("\n") if line.strip()]
    return 0 if len(lines) > 1 and all(map(_NUMBER.fullmatch, lines)) else None


_NUMBER = re.compile(
    r"(?:https?://\S{4,500}|(?:doi\s?:?\s?)?10\.\d{4,9}/\S{1,300}|(?:PMID|PMCID)?\s?:?\s?(?:PMC)?\d{5,9})",
    re.IGNORECASE,
)
_PREFIX = r"(?:[\w.-]{1,20}:)?"
_HTML = _has(r"\A\s{0,200}(?:<!--.{0,500}-->\s{0,50})?<(?:!doctype html|html|head|meta|table)\b")

FORMATS: tuple[Format, ...] = (
    Format("pagetext", "copied pages", read=_read_page),
    Format("pdf", "PDF", magic=(b"%PDF-",)),
    Format("sqlite", "SQLite", magic=(b"SQLite format 3\x00",)),
    Format("zip", "ZIP", magic=(b"PK\x03\x04", b"PK\x05\x06")),
    Format("office", "office documents", magic=(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)),
    Format("gzip", "gzip", magic=(b"\x1f\x8b",)),
    Format("packed", "archives", magic=(b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a")),
    Format("tar", "TAR"),
    Format("image", "pictures", magic=(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")),
    Format("rtf", "RTF", magic=(b"{\\rtf",)),
    Format("pubmedxml", "PubMed XML", looks=_has(r"(?-i:<(?:[\w.-]{1,20}:)?(?:Pubmed(?:Book)?Article(?:Set)?|MedlineCitation(?:Set)?)[\s>/])"), read=_late("pubmedxml")),
    Format("endnotexml", "EndNote XML", looks=_any(
        rf"<{_PREFIX}records(?:\s[^<>]{{0,500}})?>\s{{0,200}}(?:<!--[^<>]{{0,500}}-->\s{{0,200}})?<{_PREFIX}record[\s>]",
        r"\A\s{0,50}(?:<\?xml\s[^<>]{0,200}\?>\s{0,50})?<record>(?:\s{0,200}<(?:database|source-app|rec-number|foreign-keys|ref-type)\b)",
    ), read=_late("endnotexml")),
    Format("wos", "Web of Science", looks=_any(r"\A\s{0,20}FN \S.{0,80}\s{1,4}VR ", r"^PT [JBSPC]\s{0,3}\n(?:[A-Z][A-Z0-9] |   )"), read=_late("wos")),
    Format("nbib", "PubMed NBIB", looks=_first_of(
        _has(r"^\ufeff?PMID ?-(?: |\d|$)", r"^(?!PMID)[A-Z][A-Z0-9]{1,3} {0,2}-[ \S]"), _late_looks("untyped", "looks_nbib"),
    ), read=_late("nbib")),
    Format("ris", "RIS", looks=_first_of(
        _has(r"^[ \t\f\ufeff\u200b]{0,8}TY[ \t\u00a0]{0,6}[-–—]", r"^[ \t]{0,8}(?!TY)[A-Z][A-Z0-9][ \t\u00a0]{0,6}[-–—](?:[ \t\u00a0]|$)"),
        _late_looks("untyped", "looks_ris"),
    ), read=_late("ris")),
    Format("noteexpress", "NoteExpress", looks=_has(r"^\s{0,4}\{[^{}\n]{0,20}(?:Reference Type|Title|文献类型|题录类型|标题|题名)[^{}\n]{0,20}\}\s?[:：]"), read=_late("noteexpress")),
    Format("bibtex", "BibTeX", looks=_any(
        r"^\s{0,20}@[a-z]{3,20}\s{0,5}[{(]\s{0,5}[^\s,={}]{0,200}\s{0,5},\s{0,5}[\w-]{1,40}\s{0,5}=",
        r"^\s{0,20}@(?:article|book|in(?:book|collection|proceedings)|misc|(?:phd|masters)?thesis|techreport|report|online|unpublished|string)\s{0,5}[{(]",
    ), read=_late("bibtex")),
    Format("endnote", "EndNote", looks=_refer, read=_late("endnote")),
    Format("refworks", "RefWorks", looks=_has(r"^RT [A-Z]", r"^(?:SR|T1|A1|ID|JF|YR|AB) "), read=_late("refworks")),
    Format("cnki", "CNKI", looks=_any(r"^DataType: ?\d", r"^\s{0,4}(?:SrcDatabase|Title|Author)-[^:：\n]{1,12}[:：]"), read=_late("cnki")),
    Format("labelled", "text of Ovid, Embase, EBSCO, ProQuest, SinoMed and VIP", looks=_late_looks("labelled"), read=_late("labelled")),
    Format("wrapped", "text in a web page", looks=_late_looks("wrapped"), read=_late("wrapped")),
    Format("scopus", "Scopus' text", looks=_has(r"\A\s{0,20}Scopus\s{1,10}EXPORT DATE:[^\n]{0,80}\n\s{0,10}(?![@\s])")),
    Format("nep", "RePEc NEP", looks=_has(r"\A\s{0,20}nep\.repec\.org\s")),
    Format("gbt", "references in GB/T 7714", looks=_late_looks("gbt"), read=_late("gbt")),
    Format("printed", "printed references", looks=_late_looks("printed"), last=True),
    Format("numbers", "numbers of studies", looks=_numbers),
    Format("summary", "PubMed summaries", looks=_has(r"\A\s{0,20}1: \S", r"^2: \S", r"\bPMID: \d")),
    Format("older", "Cochrane, SilverPlatter, Copac, INSPEC and Biblioscape", looks=_late_looks("older"), read=_late("older")),
    Format("csljson", "CSL-JSON", looks=_late_looks("csljson"), read=_late("csljson")),
    Format("htmltable", "tables saved as web pages", looks=_html_table, read=_late("htmltable")),
    *(Format(one, what, looks=_has(rf"\A(?=\s{{0,50}}<[?!A-Za-z])[\s\S]{{0,4000}}?(?:{shape})"), last=True) for one, (what, shape) in unread.XML.items()),
    Format("html", "HTML", looks=_HTML, last=True),
    Format("xml", "XML", looks=_has(r"\A\s{0,50}<(?:\?xml\s|[a-z][\w.-]{0,40}(?::[\w.-]{1,40})?(?:\s[^<>]{0,2000})?>\s{0,200}<[a-z/])"), last=True),
    Format("csv", "tables (CSV, TSV, XLSX)", looks=_late_looks("table"), last=True, read=_late("table")),
)  # fmt: skip
"""Every format known by name, in the order in which they are tried; a text that is none of them is a copied page."""


def by_id(format_id: str) -> Format | None:
    """Return the format of an id, or None."""
    return next((f for f in FORMATS if f.id == format_id), None)


def of_bytes(data: bytes) -> Format | None:
    """Know a file that is no text by its first bytes, or return None."""
    if data[257:262] == b"ustar":
        return by_id("tar")
    return next((f for f in FORMATS if f.magic and data.startswith(f.magic)), None)


def of_text(text: str) -> Format:
    """Know a text by its beginning; what is nothing else is a copied page."""
    head = text[:HEAD].lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _TITLED.search(head[:FIRST_LINE].split("\n", 1)[0]) and import_module("app.formats.table").is_headed(head):
        return by_id("csv") or FORMATS[0]  # whatever its cells look like
    for last in (False, True):
        places = [
            (at, n) for n, f in enumerate(FORMATS) if f.last is last and f.looks and (at := f.looks(head)) is not None
        ]
        if places:
            return FORMATS[min(places)[1]]
    return FORMATS[0]


def readable() -> str:
    """Name the formats that can be read today, for a sentence."""
    names = [f.name for f in FORMATS if f.read is not None]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
