"""Bring the XML of EndNote 7 and older (<RECORD><AUTHORS>, in capitals) into the form that EndNote writes today."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

_KINDS = (
    "Journal Article|Book|Thesis|Conference Proceedings|Personal Communication|Newspaper Article|Computer Program|"
    "Book Section|Magazine Article|Edited Book|Report|Map|Audiovisual Material|Artwork||Patent|Electronic Source|Bill|Case|"
    "Hearing|Manuscript|Film or Broadcast|Statute|||Figure|Chart or Table|Equation"
)
"""Kinds of publication by their number in <REFERENCE_TYPE>, the first is 0; what has none is a generic one."""
_WITHIN = {
    "authors": ("contributors", "authors"), "secondary-authors": ("contributors", "secondary-authors"),
    "tertiary-authors": ("contributors", "tertiary-authors"), "title": ("titles", "title"),
    "secondary-title": ("titles", "secondary-title"), "tertiary-title": ("titles", "tertiary-title"),
    "short-title": ("titles", "short-title"), "alternate-title": ("titles", "alt-title"),
    "translated-title": ("titles", "translated-title"), "year": ("dates", "year"),
}  # fmt: skip
_NAMES = {
    "place-published": "pub-location", "accession-number": "accession-num", "refnum": "rec-number", "author-address": "auth-address",
    "type-of-work": "work-type", "doi": "electronic-resource-num", "electronic-resource-number": "electronic-resource-num",
}  # fmt: skip
_WRAPPED = {"url": ("urls", "related-urls", "url"), "date": ("dates", "pub-dates", "date")}


def modern(record: Element) -> Element:
    """Return a record with the names and nesting of today; one that has them already comes back in small letters."""
    for element in record.iter():
        element.tag = element.tag.lower().replace("_", "-")
    for child in list(record):
        name = _NAMES.get(child.tag, child.tag)
        child.tag = name
        if name == "reference-type":
            child.tag = "ref-type"
            child.set("name", _kind((child.text or "").strip()))
        elif name in _WITHIN:
            record.remove(child)
            child.tag = _WITHIN[name][-1]
            _inside(record, *_WITHIN[name][:-1]).append(child)
        elif name in _WRAPPED:
            record.remove(child)
            child.tag = _WRAPPED[name][-1]
            _inside(record, *_WRAPPED[name][:-1]).append(child)
    return record


def _kind(told: str) -> str:
    """Return a kind's name; what is no number is a name already."""
    kinds = dict(enumerate(_KINDS.split("|")))
    return (kinds.get(int(told)) if told.isdecimal() else told) or "Generic"


def _inside(record: Element, *path: str) -> Element:
    at = record
    for name in path:
        found = at.find(name)
        at = found if found is not None else SubElement(at, name)
    return at
