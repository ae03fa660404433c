"""Read PubMed's XML record by record (streamed), with the abstract and title in the other language where there are any."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, iterparse

from app.formats.citation import article_number, iso_date, month_of, trim_doi
from app.formats.decode import called
from app.formats.medline import date_of, identifiers_of, is_empty, tag_of, titles_of, warnings_of
from app.formats.records import AuthorName, Record, TextPart
from app.formats.remarks import ReadingWarning
from app.text.refused import Refused

_RECORD = re.compile(r"<(?:PubmedArticle|PubmedBookArticle)[\s>]")


def read(source: str, name: str = "") -> tuple[tuple[Record, ...], tuple[ReadingWarning, ...]]:
    """Read all articles of a file; books are counted and left out. Raises Refused where it is no whole XML."""
    records: list[Record] = []
    skipped = 0
    starts = _lines_of_records(source)
    try:
        for article in _articles(source):
            line = next(starts, 1)
            record = _record(article, line) if article.tag == "PubmedArticle" else None
            if record is None or is_empty(record):
                skipped += 1
            else:
                records.append(record)
    except DefusedXmlException as error:
        raise Refused(
            f"{called(name)} declares XML entities, which a file of PubMed never does. Nothing was read."
        ) from error
    except ParseError as error:
        line = error.position[0]
        raise Refused(
            f"{called(name)} is not whole XML: line {line} could not be read. Export it again and try once more."
        ) from error
    return tuple(records), (ReadingWarning("records_skipped", (str(skipped),)),) if skipped else ()


def _lines_of_records(source: str) -> Iterator[int]:
    """Count the line on which each record begins."""
    line, at = 1, 0
    for found in _RECORD.finditer(source):
        line += source.count("\n", at, found.start())
        at = found.start()
        yield line


def _articles(source: str) -> Iterator[Element]:
    """Hand out one article after the other and forget it, so that memory does not grow with the file."""
    parser = DefusedXMLParser(target=TreeBuilder(), encoding="utf-8")  # type: ignore[no-untyped-call]
    data = io.BytesIO(source.encode("utf-8"))
    root: Element | None = None
    for event, element in iterparse(data, events=("start", "end"), parser=parser):
        if root is None:
            root = element
        if event == "end" and element.tag in ("PubmedArticle", "PubmedBookArticle"):
            yield element
            root.clear()


def _words(element: Element | None) -> str:
    """Return the words of an element and all in it, white space folded: the file's own line breaks mean nothing."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _at(article: Element, path: str) -> str:
    return _words(article.find(path))


def _abstract(element: Element | None) -> str:
    """Return the paragraphs of an abstract, each with its label in front as PubMed shows it."""
    if element is None:
        return ""
    paragraphs: list[str] = []
    for part in element.findall("AbstractText"):
        label, words = (part.get("Label") or "").strip(), _words(part)
        if words:
            paragraphs.append(f"{label}: {words}" if label else words)
    return "\n".join(paragraphs)


def _texts(article: Element) -> tuple[TextPart, ...]:
    parts: list[TextPart] = []
    main = _abstract(article.find("MedlineCitation/Article/Abstract"))
    if main:
        parts.append(TextPart("en", "abstract", main))
    for other in article.findall("MedlineCitation/OtherAbstract"):
        words = _abstract(other)
        if not words:
            continue
        tag = tag_of(other.get("Language") or "", words)
        kind = "excerpt" if any(p.lang == tag for p in parts) else "abstract"
        provenance = "publisher" if other.get("Type") == "Publisher" else "unknown"
        parts.append(TextPart(tag, kind, words, provenance=provenance))
    return tuple(parts)


def _authors(article: Element) -> tuple[tuple[AuthorName, ...], tuple[str, ...]]:
    """Return authors and their addresses, each address once."""
    names: list[AuthorName] = []
    addresses: list[str] = []
    for author in article.findall("MedlineCitation/Article/AuthorList/Author"):
        collective = _at(author, "CollectiveName")
        if collective:
            names.append(AuthorName("", "", collective))
        else:
            given = _at(author, "ForeName") or _at(author, "Initials")
            names.append(AuthorName(_at(author, "LastName"), given))
        addresses += [_words(a) for a in author.findall("AffiliationInfo/Affiliation")]
    return tuple(n for n in names if n.family or n.literal), tuple(dict.fromkeys(a for a in addresses if a))


def _published(article: Element) -> tuple[int | None, int | None, int | None]:
    date = article.find("MedlineCitation/Article/Journal/JournalIssue/PubDate")
    if date is None:
        return None, None, None
    if date.find("Year") is None:
        return date_of(_at(date, "MedlineDate"))
    year, day = _at(date, "Year"), _at(date, "Day")
    return _number(year), month_of(_at(date, "Month")), _number(day)


def _number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() else None


def _epub(article: Element) -> str:
    for date in article.findall("MedlineCitation/Article/ArticleDate"):
        if date.get("DateType", "Electronic") == "Electronic":
            return iso_date(_number(_at(date, "Year")), month_of(_at(date, "Month")), _number(_at(date, "Day")))
    return ""


def _pages(article: Element) -> str:
    place = "MedlineCitation/Article/Pagination/"
    pages = _at(article, place + "MedlinePgn")
    if pages:
        return pages
    start, end = _at(article, place + "StartPage"), _at(article, place + "EndPage")
    return f"{start}-{end}" if start and end and start != end else start


def _identifier(article: Element, kind: str) -> str:
    ids = article.findall("PubmedData/ArticleIdList/ArticleId")
    return next((_words(i) for i in ids if i.get("IdType") == kind), "")


def _doi(article: Element) -> str:
    places = article.findall("MedlineCitation/Article/ELocationID")
    printed = next((_words(p) for p in places if p.get("EIdType") == "doi" and p.get("ValidYN", "Y") == "Y"), "")
    return trim_doi(printed or _identifier(article, "doi"))


def _record(article: Element, line: int) -> Record:
    issue = "MedlineCitation/Article/Journal/JournalIssue/"
    year, month, day = _published(article)
    authors, addresses = _authors(article)
    pages, texts = _pages(article), _texts(article)
    titles = titles_of(
        _at(article, "MedlineCitation/Article/ArticleTitle"),
        _at(article, "MedlineCitation/Article/VernacularTitle"),
        _at(article, "MedlineCitation/Article/Language"),
    )
    pmid = _at(article, "MedlineCitation/PMID") or _identifier(article, "pubmed")
    keywords = (_words(k) for k in article.findall("MedlineCitation/KeywordList/Keyword"))
    types = (_words(t) for t in article.findall("MedlineCitation/Article/PublicationTypeList/PublicationType"))
    return Record(
        titles=titles,
        authors=authors,
        affiliations=addresses,
        journal=_at(article, "MedlineCitation/Article/Journal/Title"),
        journal_abbrev=_at(article, "MedlineCitation/MedlineJournalInfo/MedlineTA")
        or _at(article, "MedlineCitation/Article/Journal/ISOAbbreviation"),
        year=year,
        month=month,
        day=day,
        epub=_epub(article),
        volume=_at(article, issue + "Volume"),
        issue=_at(article, issue + "Issue"),
        pages=pages,
        article_number=article_number(pages),
        identifiers=identifiers_of(pmid, _identifier(article, "pmc"), _doi(article)),
        keywords=tuple(dict.fromkeys(k for k in keywords if k)),
        publication_types=tuple(t for t in types if t),
        texts=texts,
        lines=(line, line),
        warnings=warnings_of(titles, texts, line),
    )
