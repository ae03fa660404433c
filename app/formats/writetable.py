"""Write tables: CSV for any spreadsheet (UTF-8 with a byte order mark, so that Excel knows it), and Excel workbooks.

In a workbook every cell is text, so that a title that begins with = is no formula, and in CSV such a cell is guarded; a text longer than a cell goes on in
a further column (Abstract (2)), and our reader puts it together again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from app.formats.bodies import body
from app.formats.citation import article_number
from app.formats.guarded import guarded
from app.formats.identify import read_serials, read_urls
from app.formats.kinds import KINDS, of_ris
from app.formats.laidout import LaidOut, add_identifiers, add_kind, add_rest, add_texts, dotted, lay_out
from app.formats.people import written as name_of
from app.formats.records import AuthorName, Record, TextPart, TitleVariant
from app.formats.remarks import ReadingWarning
from app.formats.rows import names_unchanged
from app.formats.tongues import tag
from app.formats.written import Written

HEADINGS = (
    "Title", "Translated title", "Authors", "Translated authors", "Editors", "Year", "Month", "Day", "Journal",
    "Journal abbreviation", "Volume", "Issue", "Pages", "Article number", "DOI", "PMID", "PMCID", "ISSN or ISBN", "URL",
    "Abstract", "Translated abstract", "Keywords", "Subject headings", "Tags", "Document type", "CSL type", "Language",
    "Publisher", "Place", "Edition", "Series", "Affiliations", "Notes", "Key", "Extra",
)  # fmt: skip
CELL = 16_000
"""Code points in a cell of a workbook: Excel takes 32,767 UTF-16 units, and a code point may be two of them."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NATIVE = frozenset(
    ("publisher", "place", "edition", "series", "language", "journal", "journal_abbrev", "volume", "issue", "pages", "month",
     "article_number", "keyword", "subject", "tag", "address", "note", "editor", "translated_author", "key", "type")
)  # fmt: skip


def write_csv(records: Iterable[Record]) -> Written:
    """Write a table with commas, every cell in quotation marks where it needs them."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([guarded(cell) for cell in _row(record)] for record in records)
    return Written(file.getvalue().encode("utf-8-sig"))


def write_xlsx(records: Iterable[Record]) -> Written:
    """Write a workbook of one sheet; headings stay in view."""
    import xlsxwriter  # late: only workbooks need it

    rows = [_row(record) for record in records]
    parts = [max((-(-len(row[n]) // CELL) for row in rows), default=1) or 1 for n in range(len(HEADINGS))]
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    sheet = book.add_worksheet("Studies")
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 1)
    at = 0
    for number, heading in enumerate(HEADINGS):
        for part in range(parts[number]):
            sheet.write_string(0, at, heading if part == 0 else f"{heading} ({part + 1})", bold)
            for line, row in enumerate(rows, start=1):
                piece = _CONTROLS.sub(" ", row[number][part * CELL : (part + 1) * CELL])
                if piece:
                    sheet.write_string(line, at, piece)
            at += 1
    book.close()
    told = [
        ReadingWarning("cell_too_long", (str(CELL), heading))
        for heading, count in zip(HEADINGS, parts, strict=True)
        if count > 1
    ]
    return Written(file.getvalue(), tuple(told))


def _row(record: Record) -> list[str]:
    out = lay_out(record)
    kind = record.kind if record.kind in KINDS else ""
    words = next(iter(record.publication_types), "")
    add_kind(out, record.kind, kind or of_ris(words))
    title, text = _other_title(out), _other_text(out)
    numbers = _numbers(record, out)
    own_number = record.article_number if record.article_number != article_number(record.pages) else ""
    cells = {
        "Title": out.title.value if out.title else "", "Translated title": title,
        "Authors": _names(record.authors), "Translated authors": _names(record.translated_authors),
        "Editors": _names(record.editors), "Year": str(record.year or ""),
        "Month": str(record.month or "") if record.year else "", "Day": str(record.day or "") if record.year and record.month else "",
        "Journal": record.journal, "Journal abbreviation": record.journal_abbrev, "Volume": record.volume,
        "Issue": record.issue, "Pages": record.pages, "Article number": own_number, **numbers,
        "Abstract": out.abstract.body if out.abstract else "", "Translated abstract": text,
        "Keywords": _list(out, "keyword", record.keywords), "Subject headings": _list(out, "subject", record.subjects),
        "Tags": _list(out, "tag", record.tags), "Document type": words, "CSL type": kind,
        "Language": record.language, "Publisher": record.publisher, "Place": record.place, "Edition": record.edition,
        "Series": record.series, "Affiliations": _list(out, "address", record.affiliations, also=""),
        "Notes": next(iter(record.notes), ""), "Key": record.key,
    }  # fmt: skip
    out.each("type", record.publication_types[1:])
    out.each("note", record.notes[1:])
    add_rest(out, record, _NATIVE)
    cells["Extra"] = "\n".join(out.lines)
    return [cells[heading] for heading in HEADINGS]


def _other_title(out: LaidOut) -> str:
    """The first translation has a column; the others are lines."""
    fits = [t for t in out.other_titles if t.kind == "translation" and tag(t.value) == t.lang]
    first: TitleVariant | None = fits[0] if fits else None
    for title in out.other_titles:
        if title is not first:
            out.own(dotted("title", title.lang, title.kind), title.value)
    return first.value if first is not None else ""


def _other_text(out: LaidOut) -> str:
    """The first abstract in another language has a column; the others are lines."""
    main = out.abstract.lang if out.abstract is not None else ""
    fits = [
        t
        for t in out.other_texts
        if t.kind == "abstract" and t.lang != main and tag(t.body) == t.lang and body(t.body) == t.body
    ]
    first: TextPart | None = fits[0] if fits and out.abstract is not None else None
    add_texts(out, (t for t in out.other_texts if t is not first), [main, *([first.lang] if first else [])])
    return first.body if first is not None else ""


def _names(names: Sequence[AuthorName]) -> str:
    cell = "; ".join(map(name_of, names))
    return cell if not cell or names_unchanged(cell) else f"{cell};"


def _list(out: LaidOut, role: str, values: Sequence[str], also: str = ",，、|([") -> str:
    """Join values by ; and leave those that hold one to lines; one alone with a comma gets a ; so that it stays one."""
    plain = [v for v in values if not re.search("[;；\n]", v)]
    out.each(role, (v for v in values if v not in plain))
    cell = "; ".join(plain)
    return f"{cell};" if len(plain) == 1 and any(mark in cell for mark in also) else cell


def _numbers(record: Record, out: LaidOut) -> dict[str, str]:
    names = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}
    cells: dict[str, list[str]] = {name: [] for name in ("DOI", "PMID", "PMCID", "ISSN or ISBN", "URL")}
    others = []
    for one in record.identifiers:
        own, name = one.role == "own", names.get(one.scheme, "")
        if own and name and not cells[name]:
            cells[name].append(one.value)
        elif own and one.scheme in ("issn", "isbn") and read_serials(one.value) == ([one], ""):
            cells["ISSN or ISBN"].append(one.value)
        elif own and one.scheme == "url" and read_urls(one.value) == [one.value]:
            cells["URL"].append(one.value)
        else:
            others.append(one)
    add_identifiers(out, others)
    return {name: (" " if name == "URL" else "; ").join(values) for name, values in cells.items()}
