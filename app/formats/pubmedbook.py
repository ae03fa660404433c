"""Read a book or a chapter of PubMed's XML (GeneReviews, StatPearls and others of the NCBI Bookshelf)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from app.formats.citation import article_number, month_of, trim_doi
from app.formats.medline import identifiers_of, titles_of, warnings_of
from app.formats.pubmedparts import abstract_of, at, kinds_of, number, people_of
from app.formats.records import AuthorName, IdentifierFound, Record, TextPart
from app.formats.xmlparts import inside, words

People = tuple[AuthorName, ...]


def book_record(article: Element, line: int) -> Record:
    """Make a record: a chapter where it has a title of its own, else the book."""
    document = article.find("BookDocument")
    if document is None:
        document = Element("BookDocument")
    chapter, book = at(document, "ArticleTitle"), at(document, "Book", "BookTitle")
    code = at(document, "Language")
    titles = titles_of(chapter or book, at(document, "VernacularTitle"), code)
    told = abstract_of(inside(document, "Abstract"))
    texts = (TextPart("en", "abstract", told),) if told else ()
    authors, editors, addresses = _people(document)
    ids = {i.get("IdType"): words(i) for i in document.findall("ArticleIdList/ArticleId")}
    pmid = at(document, "PMID") or ids.get("pubmed", "")
    isbns = dict.fromkeys(words(i) for i in document.findall("Book/Isbn"))
    pages = at(document, "Pagination", "MedlinePgn") or at(document, "Pagination", "StartPage")
    keywords = (words(k) for k in document.findall("KeywordList/Keyword"))
    return Record(
        titles=titles,
        authors=authors,
        affiliations=addresses,
        journal=book if chapter else "",
        year=number(at(document, "Book", "PubDate", "Year")) or number(at(document, "Book", "BeginningDate", "Year")),
        month=month_of(at(document, "Book", "PubDate", "Month")),
        day=number(at(document, "Book", "PubDate", "Day")),
        volume=at(document, "Book", "Volume"),
        pages=pages,
        article_number=article_number(pages),
        identifiers=identifiers_of(pmid, ids.get("pmc", ""), trim_doi(ids.get("doi", "")))
        + tuple(IdentifierFound("isbn", isbn) for isbn in isbns if isbn),
        keywords=tuple(dict.fromkeys(k for k in keywords if k)),
        publication_types=tuple(filter(None, (words(t) for t in document.findall("PublicationType"))))
        or kinds_of(document),
        texts=texts,
        lines=(line, line),
        warnings=warnings_of(titles, texts, line),
        kind="chapter" if chapter else "book",
        editors=editors,
        publisher=at(document, "Book", "Publisher", "PublisherName"),
        place=at(document, "Book", "Publisher", "PublisherLocation"),
        edition=at(document, "Book", "Edition"),
        series=at(document, "Book", "CollectionTitle"),
        language=code,
    )


def _people(document: Element) -> tuple[People, People, tuple[str, ...]]:
    """Return authors, editors and addresses; a book's own authors count where the chapter names none."""
    authors, addresses = people_of(inside(document, "AuthorList"))
    editors: People = ()
    for listed in document.findall("Book/AuthorList"):
        names, where = people_of(listed)
        if listed.get("Type") == "editors":
            editors += names
        elif not authors:
            authors, addresses = names, where
    return authors, editors, addresses
