"""Know a file by what is in it, not by its ending: one table of formats, with a reader where there is one today.

A new reader is one more module and its function in the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from app.formats import pagetext
from app.formats.found import Found, Source

HEAD = 20_000
"""How much of a text is looked at, in code points."""


Reader = Callable[[Source], Found]
Looks = Callable[[str], "int | None"]
"""Says where in the beginning of a text a format shows itself, or None."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its id, what people call it, how it is known, and who reads it."""

    id: str
    name: str
    """What people call it, for a list of what can be read."""
    words: str
    """The end of a sentence: "this is ..."."""
    magic: tuple[bytes, ...] = ()
    """First bytes of a file that is no text; app.formats.reading opens workbooks, ZIP archives and gzipped files."""
    looks: Looks | None = None
    """Where the beginning of a text shows this format: the one that shows first is it."""
    last: bool = False
    """Whether it is asked only where no other format shows itself."""
    read: Reader | None = None
    advice: str = ""


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


def _late_looks(module: str) -> Looks:
    """Make a test whose module is imported when it is first asked."""
    return lambda text: 0 if import_module(f"app.formats.{module}").looks(text) else None


def _read_page(source: Source) -> Found:
    return Found(pagetext.read(source.text, source.name))


def _html_table(text: str) -> int | None:
    return 0 if _HTML(text) is not None and import_module("app.formats.htmltable").looks(text) else None


def _refer(text: str) -> int | None:
    """Know EndNote by %0, and Refer/BibIX, which has no types, by two of its tags, an author or title among them."""
    first: dict[str, int] = {}
    for found in re.finditer(r"^%([A-Z0-9@]) \S", text, re.MULTILINE):
        first.setdefault(found[1], found.start())
    if "0" in first or (first.keys() & {"A", "T"} and len(first) > 1):
        return min(first.values())
    return None


_PAGE_ADVICE = "Copy the text and paste it into the import window."
_TABLE_ADVICE = "Save it as .xlsx or as CSV in UTF-8, and choose that file."
_AS_NOTEEXPRESS = "Export the records as NoteExpress, EndNote or RefWorks, and import that file."
_AS_RIS = "Export the records as RIS, and import that file."
_HTML = _has(r"\A\s{0,200}(?:<!--.{0,500}-->\s{0,50})?<(?:!doctype html|html|head|meta|table)\b")

FORMATS: tuple[Format, ...] = (
    Format("pagetext", "copied pages", "a copied page", read=_read_page),
    Format("pdf", "PDF", "a PDF", magic=(b"%PDF-",), advice=_PAGE_ADVICE),
    Format("sqlite", "SQLite", "a database (SQLite)", magic=(b"SQLite format 3\x00",), advice="A Diptych library is opened with File > Open."),
    Format("zip", "ZIP", "a ZIP archive or an office document", magic=(b"PK\x03\x04", b"PK\x05\x06"), advice=_PAGE_ADVICE),
    Format("office", "office documents", "an older office document", magic=(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), advice=_TABLE_ADVICE),
    Format("gzip", "gzip", "a compressed file", magic=(b"\x1f\x8b",)),
    Format("packed", "archives", "a compressed file of a kind that is not unpacked here", magic=(b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a"), advice="Unpack it, and import what was in it."),
    Format("image", "pictures", "a picture", magic=(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")),
    Format("rtf", "RTF", "a rich text (RTF)", magic=(b"{\\rtf",), advice=_PAGE_ADVICE),
    Format("pubmedxml", "PubMed XML", "a PubMed XML file", looks=_has(r"<(?:Pubmed(?:Book)?Article(?:Set)?|MedlineCitation(?:Set)?)[\s>/]"), read=_late("pubmedxml")),
    Format("endnotexml", "EndNote XML", "an EndNote XML file", looks=_has(r"<records>\s{0,200}<record[\s>]"), read=_late("endnotexml")),
    Format("wos", "Web of Science", "a Web of Science export", looks=_any(r"\A\s{0,20}FN \S.{0,80}\s{1,4}VR ", r"^PT [JBSPC]\s{0,3}\n(?:[A-Z][A-Z0-9] |   )"), read=_late("wos")),
    Format("nbib", "PubMed NBIB", "a PubMed (NBIB, MEDLINE) file", looks=_has(r"^PMID ?-(?: |$)", r"^(?!PMID)[A-Z][A-Z0-9]{1,3} {0,2}- "), read=_late("nbib")),
    Format("ris", "RIS", "a RIS file", looks=_has(r"^[ \t]{0,8}TY[ \t\u00a0]{0,3}[-–—]", r"^[ \t]{0,8}(?!TY)[A-Z][A-Z0-9][ \t\u00a0]{0,3}[-–—](?:[ \t\u00a0]|$)"), read=_late("ris")),
    Format("noteexpress", "NoteExpress", "a NoteExpress file", looks=_has(r"^\s{0,4}\{[^{}\n]{0,20}(?:Reference Type|Title)[^{}\n]{0,20}\}\s?[:：]"), read=_late("noteexpress")),
    Format("bibtex", "BibTeX", "a BibTeX file", looks=_any(
        r"^\s{0,20}@[a-z]{3,20}\s{0,5}[{(]\s{0,5}[^\s,={}]{0,200}\s{0,5},\s{0,5}[\w-]{1,40}\s{0,5}=",
        r"^\s{0,20}@(?:article|book|in(?:book|collection|proceedings)|misc|(?:phd|masters)?thesis|techreport|report|online|unpublished|string)\s{0,5}[{(]",
    ), read=_late("bibtex")),
    Format("endnote", "EndNote", "a tagged EndNote file", looks=_refer, read=_late("endnote")),
    Format("refworks", "RefWorks", "a RefWorks file", looks=_has(r"^RT [A-Z]", r"^(?:SR|T1|A1|ID|JF|YR|AB) "), read=_late("refworks")),
    Format("cnki", "CNKI", "a CNKI export", looks=_any(r"^DataType: ?\d", r"^\s{0,4}(?:SrcDatabase|Title|Author)-[^:：\n]{1,12}[:：]"), read=_late("cnki")),
    Format("ovid", "Ovid text", "a text export of Ovid", looks=_has(r"^<\d{1,5}>\s{0,3}$", r"^(?:(?:Unique Identifier|Accession Number|Authors?|Title|Source)\s{0,3}$|(?:UI|AN|TI|AU|SO) {1,2}- \S)"), advice=_AS_RIS),
    Format("printed", "printed references", "a list of references as they are printed", looks=_has(r"\A\s{0,20}\[1\][^\n]{5,500}\[(?:[JMDCPRSN]|EB|DB)(?:/OL|/CD)?\]"), advice=_AS_NOTEEXPRESS),
    Format("summary", "PubMed summaries", "a list of PubMed summaries as text", looks=_has(r"\A\s{0,20}1: \S", r"^2: \S", r"\bPMID: \d"), advice="Save the records in PubMed as “PubMed” (NBIB), and import that file."),
    Format("biblioscape", "Biblioscape", "a Biblioscape export", looks=_has(r"^--[A-Z]{2}-- \S", r"^--(?:TI|AU|AB|YP)-- \S"), advice=_AS_RIS),
    Format("copac", "Copac", "a Copac export", looks=_has(r"^(?:TI|HL|BI)- \S", r"^(?:PU|PY|RP|LA|AU|SN)- \S"), advice=_AS_RIS),
    Format("silverplatter", "SilverPlatter", "a SilverPlatter export", looks=_has(r"^(?:TI|FN): \S", r"^(?:AU|SO|AB|PY): \S"), advice=_AS_RIS),
    Format("csljson", "CSL-JSON", "a JSON file", looks=_late_looks("csljson"), read=_late("csljson")),
    Format("htmltable", "tables saved as web pages", "a table saved as a web page", looks=_html_table, read=_late("htmltable")),
    Format("html", "HTML", "a web page (HTML)", looks=_HTML, last=True, advice=_PAGE_ADVICE),
    Format("xml", "XML", "an XML file", looks=_has(r"\A\s{0,50}<(?:\?xml\s|[a-z][\w.-]{0,40}(?::[\w.-]{1,40})?(?:\s[^<>]{0,2000})?>\s{0,200}<[a-z/])"), last=True),
    Format("csv", "tables (CSV, TSV, XLSX)", "a table", looks=_late_looks("table"), last=True, read=_late("table")),
)  # fmt: skip
"""Every format known by name, in the order in which they are tried; a text that is none of them is a copied page."""


def by_id(format_id: str) -> Format | None:
    """Return the format of an id, or None."""
    return next((f for f in FORMATS if f.id == format_id), None)


def of_bytes(data: bytes) -> Format | None:
    """Know a file that is no text by its first bytes, or return None."""
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
