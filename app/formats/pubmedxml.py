"""Read PubMed's XML record by record (streamed), with the abstract and title in the other language where there are any.

After the PubMed DTD (https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd); books have a shape of their own
(pubmedbooks), and older files hold bare MedlineCitation elements.
"""

from __future__ import annotations

import gzip
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element

from app.formats import xmlparts
from app.formats.citation import article_number, iso_date, month_of, trim_doi
from app.formats.decode import LIMIT, decode
from app.formats.found import Found, Source
from app.formats.kinds import of_words
from app.formats.medline import date_of, identifiers_of, is_empty, tag_of, titles_of, warnings_of
from app.formats.pubmedbook import book_record
from app.formats.pubmedparts import abstract_of, asides, at, kinds_of, left_out, number, people_of, subjects_of
from app.formats.records import IdentifierFound, Record, TextPart
from app.formats.tally import Tally
from app.formats.xmlparts import inside, words

TAGS = {
    "": ("PubmedArticle", "PubmedBookArticle"),
    "MedlineCitationSet": ("MedlineCitation",),
    "MedlineCitation": ("MedlineCitation",),
}
_GZIP = b"\x1f\x8b"
_ENCODING = re.compile(rb"<\?xml[^>]{0,80}encoding\s?=\s?[\"']([A-Za-z0-9_-]{2,20})[\"']")
_KNOWN_TO_EXPAT = (b"utf-8", b"utf-16", b"utf8", b"us-ascii", b"iso-8859-1")


def read(source: Source) -> Found:
    """Read all records of a file. Raises Refused where it is no XML from the start, or declares entities."""
    tally = Tally()
    records = tuple(_records(xmlparts.of_text(source.text, TAGS, tally, source.name), tally))
    return Found(records, tally.warnings())


def stream(data: bytes | Path | IO[bytes], tally: Tally | None = None, name: str = "") -> Iterator[Record]:
    """Read records one by one from bytes, a file or a path, gzipped or not, in memory that does not grow.

    The encoding is the one the XML declares (UTF-8 where it declares none). What there is to tell of the whole file is
    in `tally` once the last record was taken. Raises Refused as `read` does.
    """
    tally = Tally() if tally is None else tally
    if isinstance(data, Path):
        with data.open("rb") as file:
            yield from stream(file, tally, name or data.name)
        return
    file_like = _opened(data)
    head = file_like.read(200)
    file_like.seek(0)
    told = _ENCODING.search(head)
    if told is not None and told[1].lower() not in _KNOWN_TO_EXPAT:
        text = decode(file_like.read(LIMIT + 1), name).text
        yield from _records(xmlparts.of_text(text, TAGS, tally, name), tally)
        return
    yield from _records(xmlparts.of_file(file_like, TAGS, tally, name), tally)


def _opened(data: bytes | IO[bytes]) -> IO[bytes]:
    """Open bytes or a file for reading, unpacked where they are gzipped."""
    file: IO[bytes] = io.BytesIO(data) if isinstance(data, bytes) else data
    head = file.read(2)
    file.seek(0)
    return gzip.GzipFile(fileobj=file) if head == _GZIP else file  # type: ignore[return-value]


def _records(elements: Iterator[tuple[Element, int]], tally: Tally) -> Iterator[Record]:
    for element, line in elements:
        article = element
        if element.tag == "MedlineCitation":
            article = Element("PubmedArticle")
            article.append(element)
        record = book_record(article, line) if article.tag == "PubmedBookArticle" else _record(article, line, tally)
        if is_empty(record):
            tally.found_empty(line)
        else:
            yield record


def _texts(citation: Element, article: Element) -> tuple[TextPart, ...]:
    parts: list[TextPart] = []
    main = abstract_of(inside(article, "Abstract"))
    if main:
        parts.append(TextPart("en", "abstract", main))
    for other in citation.findall("OtherAbstract"):
        told = abstract_of(other)
        if not told:
            continue
        tag = tag_of(other.get("Language") or "", told)
        kind = "excerpt" if any(p.lang == tag for p in parts) else "abstract"
        provenance = "publisher" if other.get("Type") == "Publisher" else "unknown"
        parts.append(TextPart(tag, kind, told, provenance=provenance))
    return tuple(parts)


def _published(issue: Element) -> tuple[int | None, int | None, int | None]:
    date = issue.find("PubDate")
    if date is None:
        return None, None, None
    if date.find("Year") is None:
        return date_of(at(date, "MedlineDate"))
    return number(at(date, "Year")), month_of(at(date, "Month")), number(at(date, "Day"))


def _epub(article: Element) -> str:
    for date in article.findall("ArticleDate"):
        if date.get("DateType", "Electronic") == "Electronic":
            return iso_date(number(at(date, "Year")), month_of(at(date, "Month")), number(at(date, "Day")))
    return ""


def _pages(told: Element) -> str:
    pages = at(told, "MedlinePgn")
    if pages:
        return pages
    start, end = at(told, "StartPage"), at(told, "EndPage")
    return f"{start}-{end}" if start and end and start != end else start


def _identifiers(pmid: str, data: Element, article: Element, journal: Element) -> tuple[IdentifierFound, ...]:
    """The record's own numbers; those of the works it cites stand elsewhere."""
    listed = inside(data, "ArticleIdList").findall("ArticleId")
    ids = {i.get("IdType"): words(i) for i in reversed(listed)}
    places = article.findall("ELocationID")
    printed = next((words(p) for p in places if p.get("EIdType") == "doi" and p.get("ValidYN", "Y") == "Y"), "")
    known = identifiers_of(pmid or ids.get("pubmed", ""), ids.get("pmc", ""), trim_doi(printed or ids.get("doi", "")))
    serials = dict.fromkeys(map(words, journal.findall("ISSN")))
    return known + tuple(IdentifierFound("issn", serial) for serial in serials if serial)


def _record(element: Element, line: int, tally: Tally) -> Record:
    citation, data = inside(element, "MedlineCitation"), inside(element, "PubmedData")
    article, listed = inside(citation, "Article"), inside(citation, "MedlineJournalInfo")
    journal = inside(article, "Journal")
    issue = inside(journal, "JournalIssue")
    left_out((citation, article, data), tally, line)
    year, month, day = _published(issue)
    authors, addresses = people_of(inside(article, "AuthorList"))
    pages, texts = _pages(inside(article, "Pagination")), _texts(citation, article)
    code = at(article, "Language")
    titles = titles_of(at(article, "ArticleTitle"), at(article, "VernacularTitle"), code)
    types = kinds_of(article)
    keywords = dict.fromkeys(words(k) for of in citation.findall("KeywordList") for k in of.findall("Keyword"))
    return Record(
        titles=titles,
        authors=authors,
        affiliations=addresses,
        journal=at(journal, "Title"),
        journal_abbrev=at(listed, "MedlineTA") or at(journal, "ISOAbbreviation"),
        year=year,
        month=month,
        day=day,
        epub=_epub(article),
        volume=at(issue, "Volume"),
        issue=at(issue, "Issue"),
        pages=pages,
        article_number=article_number(pages),
        identifiers=_identifiers(at(citation, "PMID"), data, article, journal),
        keywords=tuple(filter(None, keywords)),
        publication_types=types,
        texts=texts,
        lines=(line, line),
        warnings=warnings_of(titles, texts, line),
        kind=next((k for k in map(of_words, types) if k), "article-journal"),
        place=at(listed, "Country"),
        language=code,
        subjects=subjects_of(citation),
        extra=asides(citation, article),
    )
