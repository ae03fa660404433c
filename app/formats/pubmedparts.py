"""What articles and books of PubMed's XML share: words, people, abstracts, headings, and what is kept or left out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from app.formats.records import AuthorName
from app.formats.tally import Tally
from app.formats.xmlparts import every, first, words

_READ = frozenset(
    ("PMID", "Article", "MedlineJournalInfo", "OtherAbstract", "KeywordList", "MeshHeadingList", "CommentsCorrectionsList",
     "CoiStatement", "Journal", "ArticleTitle", "VernacularTitle", "Pagination", "ELocationID", "Abstract", "AuthorList",
     "Language", "PublicationTypeList", "ArticleDate", "DataBankList", "GrantList", "ArticleIdList", "GeneralNote")
)  # fmt: skip
_WHERE = (("MedlineCitation",), ("MedlineCitation", "Article"), ("PubmedData",))

Extra = tuple[tuple[str, str], ...]


def at(element: Element, *path: str) -> str:
    """Return the words at a path of names, or ''."""
    return words(first(element, *path))


def number(told: str) -> int | None:
    """Return a number written in digits, or None."""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 5 else None


def abstract_of(element: Element | None) -> str:
    """Return the paragraphs of an abstract, each with its label in front as PubMed shows it."""
    if element is None:
        return ""
    paragraphs: list[str] = []
    for part in element.findall("AbstractText"):
        label, told = (part.get("Label") or "").strip(), words(part)
        if told:
            paragraphs.append(f"{label}: {told}" if label else told)
    return "\n".join(paragraphs)


def people_of(listed: Element | None) -> tuple[tuple[AuthorName, ...], tuple[str, ...]]:
    """Return authors and their addresses, each address once."""
    names: list[AuthorName] = []
    addresses: dict[str, None] = {}
    if listed is None:
        return (), ()
    for author in listed:
        parts = {child.tag: child for child in author}
        collective = words(parts["CollectiveName"]) if "CollectiveName" in parts else ""
        if collective:
            names.append(AuthorName("", "", collective))
        else:
            given = words(parts.get("ForeName")) or words(parts.get("Initials"))
            suffix = words(parts["Suffix"]) if "Suffix" in parts else ""
            names.append(AuthorName(words(parts.get("LastName")), f"{given}, {suffix}" if suffix else given))
        if "AffiliationInfo" in parts:
            for address in every(author, "AffiliationInfo", "Affiliation"):
                told = words(address)
                if told:
                    addresses[told] = None
    return tuple(n for n in names if n.family or n.literal), tuple(addresses)


def kinds_of(article: Element) -> tuple[str, ...]:
    """Return the publication types, in PubMed's words."""
    types = (words(t) for t in every(article, "PublicationTypeList", "PublicationType"))
    return tuple(t for t in types if t)


def asides(citation: Element) -> tuple[Extra, tuple[str, ...]]:
    """Return what is kept beside the record (retractions, trials, grants, interests), and the MeSH headings."""
    extra: list[tuple[str, str]] = []
    subjects: list[str] = []
    for heading in every(citation, "MeshHeadingList", "MeshHeading"):
        parts = [("*" if part.get("MajorTopicYN") == "Y" else "") + words(part) for part in heading]
        subjects.append("/".join(parts))
    notes = every(citation, "CommentsCorrectionsList", "CommentsCorrections")
    extra += [
        (note.get("RefType") or "", " ".join(filter(None, (at(note, "RefSource"), at(note, "PMID")))))
        for note in notes
        if note.get("RefType") not in (None, "Cites")
    ]
    for bank in every(citation, "Article", "DataBankList", "DataBank"):
        numbers = every(bank, "AccessionNumberList", "AccessionNumber")
        extra += [(at(bank, "DataBankName") or "DataBank", words(one)) for one in numbers]
    for grant in every(citation, "Article", "GrantList", "Grant"):
        extra += [("Grant", ", ".join(filter(None, (at(grant, part) for part in ("GrantID", "Agency", "Country")))))]
    extra += [("GeneralNote", words(note)) for note in citation.findall("GeneralNote")]
    interests = at(citation, "CoiStatement")
    if interests:
        extra.append(("CoiStatement", interests))
    return tuple((name, value) for name, value in extra if name and value), tuple(dict.fromkeys(filter(None, subjects)))


def left_out(article: Element, tally: Tally, line: int) -> None:
    """Count the parts of an article that are not read."""
    for place in _WHERE:
        inner = first(article, *place)
        for child in inner if inner is not None else ():
            if child.tag not in _READ:
                tally.leave_out(child.tag, line)
