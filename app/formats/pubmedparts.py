"""What articles and books of PubMed's XML share: words, people, abstracts, headings, and what is kept or left out."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from app.formats.records import AuthorName
from app.formats.tally import Tally
from app.formats.xmlparts import inside, words

_READ = frozenset(
    ("PMID", "Article", "MedlineJournalInfo", "OtherAbstract", "KeywordList", "MeshHeadingList", "CommentsCorrectionsList",
     "CoiStatement", "Journal", "ArticleTitle", "VernacularTitle", "Pagination", "ELocationID", "Abstract", "AuthorList",
     "Language", "PublicationTypeList", "ArticleDate", "DataBankList", "GrantList", "ArticleIdList", "GeneralNote")
)  # fmt: skip
Extra = tuple[tuple[str, str], ...]


def at(element: Element, *path: str) -> str:
    """Return the words at a path of names, or ''."""
    for name in path[:-1]:
        element = inside(element, name)
    return words(element.find(path[-1]))


def number(told: str) -> int | None:
    """Return a number written in digits, or None."""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 5 else None


def abstract_of(element: Element) -> str:
    """Return the paragraphs of an abstract, each with its label in front as PubMed shows it."""
    paragraphs: list[str] = []
    for part in element.findall("AbstractText"):
        label, told = (part.get("Label") or "").strip(), words(part)
        if told:
            paragraphs.append(f"{label}: {told}" if label else told)
    return "\n".join(paragraphs)


def people_of(listed: Element) -> tuple[tuple[AuthorName, ...], tuple[str, ...]]:
    """Return authors and their addresses, each address once."""
    names: list[AuthorName] = []
    addresses: dict[str, None] = {}
    for author in listed:
        parts = {child.tag: child for child in author}
        collective = words(parts["CollectiveName"]) if "CollectiveName" in parts else ""
        if collective:
            names.append(AuthorName("", "", collective))
        else:
            given = words(parts.get("ForeName")) or words(parts.get("Initials"))
            if "Suffix" in parts and (suffix := words(parts["Suffix"])):
                given = f"{given}, {suffix}"
            family = words(parts.get("LastName"))
            if family:
                names.append(AuthorName(family, given))
        if "AffiliationInfo" in parts:
            for info in author.findall("AffiliationInfo"):
                for address in info.findall("Affiliation"):
                    addresses[words(address)] = None
    addresses.pop("", None)
    return tuple(names), tuple(addresses)


def kinds_of(article: Element) -> tuple[str, ...]:
    """Return the publication types, in PubMed's words."""
    return tuple(filter(None, map(words, inside(article, "PublicationTypeList").findall("PublicationType"))))


def asides(citation: Element, article: Element) -> Extra:
    """Return what is kept beside the record: retractions, trials, grants, interests."""
    extra: list[tuple[str, str]] = []
    notes = inside(citation, "CommentsCorrectionsList").findall("CommentsCorrections")
    extra += [
        (note.get("RefType") or "", " ".join(filter(None, (at(note, "RefSource"), at(note, "PMID")))))
        for note in notes
        if note.get("RefType") not in (None, "Cites")
    ]
    for bank in inside(article, "DataBankList").findall("DataBank"):
        numbers = inside(bank, "AccessionNumberList").findall("AccessionNumber")
        extra += [(at(bank, "DataBankName") or "DataBank", words(one)) for one in numbers]
    for grant in inside(article, "GrantList").findall("Grant"):
        extra += [("Grant", ", ".join(filter(None, (at(grant, part) for part in ("GrantID", "Agency", "Country")))))]
    extra += [("GeneralNote", words(note)) for note in citation.findall("GeneralNote")]
    extra.append(("CoiStatement", at(citation, "CoiStatement")))
    return tuple((name, value) for name, value in extra if name and value)


def subjects_of(citation: Element) -> tuple[str, ...]:
    """Return the MeSH headings, each once: what a work is mainly about with a star, as PubMed shows it."""
    subjects: dict[str, None] = {}
    for heading in inside(citation, "MeshHeadingList").findall("MeshHeading"):
        parts = ["*" + words(part) if part.get("MajorTopicYN") == "Y" else words(part) for part in heading]
        subjects["/".join(parts)] = None
    subjects.pop("", None)
    return tuple(subjects)


def left_out(places: Iterable[Element], tally: Tally, line: int) -> None:
    """Count the parts of an article that are not read, in the elements that hold its parts."""
    for place in places:
        for tag in [child.tag for child in place if child.tag not in _READ]:
            tally.leave_out(tag, line)
