"""Know a file by what is in it, not by its ending: one table of formats, with a reader where there is one today.

A new reader is one more module and its function in the table.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from app.formats import nbib, pagetext
from app.formats.records import Record
from app.formats.remarks import ReadingWarning

HEAD = 20_000
"""How much of a text is looked at, in code points."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was decoded, on its way to a reader."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found in a file."""

    records: tuple[Record, ...]
    warnings: tuple[ReadingWarning, ...] = ()


Reader = Callable[[Source], Found]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its id, what people call it, how it is known, and who reads it."""

    id: str
    name: str
    """What people call it, for a list of what can be read."""
    words: str
    """The end of a sentence: "this is ..."."""
    magic: tuple[bytes, ...] = ()
    """First bytes of a file that is no text."""
    looks: Callable[[str], bool] | None = None
    """Whether the beginning of a text is of this format."""
    read: Reader | None = None
    advice: str = ""


def _has(*patterns: str) -> Callable[[str], bool]:
    """Make a test: all patterns are found in the beginning of a text."""
    compiled = [re.compile(p, re.MULTILINE | re.IGNORECASE) for p in patterns]
    return lambda text: all(p.search(text) for p in compiled)


def _csv(text: str) -> bool:
    """Know a table by its first line: columns with known names, a title among them."""
    head = text.lstrip("\ufeff").split("\n", 1)[0].strip("\r")
    if len(head) > 5_000:
        return False
    mark = max(",;\t", key=head.count)
    names = [c.strip(' "').casefold() for c in head.split(mark)]
    titled = any(n in ("title", "article title", "primary title", "题名", "标题", "notes title") for n in names)
    known = {
        "abstract",
        "authors",
        "author",
        "author names",
        "year",
        "doi",
        "journal",
        "notes_abstract",
        "摘要",
        "作者",
        "keywords",
    }
    return head.count(mark) >= 1 and titled and bool(known.intersection(names))


def _json(text: str) -> bool:
    return bool(re.match(r"\s{0,50}[\[{]\s{0,50}[\"\[{]", text)) and bool(
        re.search(r"\"[\w-]{1,40}\"\s{0,5}:", text[:2000])
    )


def _read_page(source: Source) -> Found:
    return Found(pagetext.read(source.text, source.name))


def _read_nbib(source: Source) -> Found:
    return Found(*nbib.read(source.text))


def _read_pubmed(source: Source) -> Found:
    from app.formats import pubmedxml  # late: a pasted page needs no XML

    return Found(*pubmedxml.read(source.text, source.name))


_PAGE_ADVICE = "Copy the text and paste it into the import window."

FORMATS: tuple[Format, ...] = (
    Format("pagetext", "copied pages", "a copied page", read=_read_page),
    Format("pdf", "PDF", "a PDF", magic=(b"%PDF-",), advice=_PAGE_ADVICE),
    Format("sqlite", "SQLite", "a database (SQLite)", magic=(b"SQLite format 3\x00",), advice="A Diptych library is opened with File > Open."),
    Format("zip", "ZIP", "a ZIP archive or an office document", magic=(b"PK\x03\x04", b"PK\x05\x06"), advice=_PAGE_ADVICE),
    Format("office", "office documents", "an older office document", magic=(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), advice=_PAGE_ADVICE),
    Format("gzip", "archives", "a compressed file", magic=(b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a")),
    Format("image", "pictures", "a picture", magic=(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")),
    Format("rtf", "RTF", "a rich text (RTF)", magic=(b"{\\rtf",), advice=_PAGE_ADVICE),
    Format("pubmedxml", "PubMed XML", "a PubMed XML file", looks=_has(r"<PubmedArticle(?:Set)?[\s>]"), read=_read_pubmed),
    Format("endnotexml", "EndNote XML", "an EndNote XML file", looks=_has(r"<records>\s{0,20}<record>")),
    Format("nbib", "PubMed NBIB", "a PubMed (NBIB, MEDLINE) file", looks=_has(r"^PMID ?- {0,2}\d", r"^(?:TI|AB|FAU|AU|DP|TA|JT|OWN|STAT|LA) *- "), read=_read_nbib),
    Format("ris", "RIS", "a RIS file", looks=_has(r"^TY {1,2}-", r"^(?:[A-Z][A-Z0-9]) {1,2}-(?: |\r|$)")),
    Format("noteexpress", "NoteExpress", "a NoteExpress file", looks=_has(r"^\s{0,4}\{Reference Type\}\s?[:：]")),
    Format("bibtex", "BibTeX", "a BibTeX file", looks=_has(r"^\s{0,20}@[a-z]{3,20}\s{0,5}[{(]\s{0,5}[^\s,={}]{0,200}\s{0,5},\s{0,5}[\w-]{1,40}\s{0,5}=")),
    Format("endnote", "EndNote", "a tagged EndNote file", looks=_has(r"^%0 \w", r"^%[A-Z] ")),
    Format("wos", "Web of Science", "a Web of Science export", looks=_has(r"\AFN (?:Clarivate|Thomson|ISI)")),
    Format("cnki", "CNKI", "a CNKI export", looks=_has(r"^SrcDatabase-")),
    Format("csljson", "JSON", "a JSON file", looks=_json),
    Format("html", "HTML", "a web page (HTML)", looks=_has(r"\A\s{0,200}(?:<!--.{0,500}-->\s{0,50})?<(?:!doctype html|html)\b"), advice=_PAGE_ADVICE),
    Format("xml", "XML", "an XML file", looks=_has(r"\A\s{0,50}<\?xml\s")),
    Format("csv", "CSV", "a table (CSV)", looks=_csv),
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
    return next((f for f in FORMATS if f.looks is not None and f.looks(head)), FORMATS[0])


def readable() -> str:
    """Name the formats that can be read today, for a sentence."""
    names = [f.name for f in FORMATS if f.read is not None]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
