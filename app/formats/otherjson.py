"""Bring what OpenAlex, Lens, Semantic Scholar, Rayyan and Europe PMC answer as JSON into the names that CSL uses."""

from __future__ import annotations

from typing import Any

from app.formats.rows import parted_names

_NAMES = {
    "publication_year": "issued", "year_published": "issued", "pubYear": "issued", "year": "issued", "doi": "DOI", "pmid": "PMID",
    "pmcid": "PMCID", "abstractText": "abstract", "journalTitle": "container-title", "venue": "container-title",
    "journal": "container-title", "display_name": "title",
}  # fmt: skip
_NUMBERS = {"DOI": "DOI", "PubMed": "PMID", "PubMedCentral": "PMCID"}
MARKS = frozenset((*_NAMES, "authorships", "authors", "authorString", "externalIds"))
"""Names that CSL does not know and one of these programs writes."""


def as_csl(item: dict[str, Any]) -> dict[str, Any]:
    """Return a work with the names of CSL; what has no such name stays as it is."""
    out: dict[str, Any] = {}
    for name, value in item.items():
        if name == "authorships" and isinstance(value, list):
            people = [one.get("author") for one in value if isinstance(one, dict)]
            out["author"] = [{"literal": one.get("display_name")} for one in people if isinstance(one, dict)]
        elif name == "authors" and isinstance(value, list):
            out["author"] = [_person(one) for one in value]
        elif name == "authorString" and isinstance(value, str):
            out["author"] = [{"literal": one.strip(" .")} for one in value.split(",")]
        elif name == "authors" and isinstance(value, str):
            out.setdefault("author", parted_names(value).split(";"))
        elif name == "abstract_inverted_index" and isinstance(value, dict):
            out.setdefault("abstract", _in_order(value))
        elif name == "externalIds" and isinstance(value, dict):
            out.update({_NUMBERS[key]: number for key, number in value.items() if key in _NUMBERS})
        elif name in _NAMES and not isinstance(value, dict | list) and value not in (None, ""):
            if _NAMES[name] != name and item.get(_NAMES[name]) in (None, ""):
                out.setdefault(_NAMES[name], value)
        else:
            out[name] = value
    return out


def _person(one: Any) -> Any:
    if not isinstance(one, dict):
        return one
    if one.get("last_name"):
        return {"family": one["last_name"], "given": one.get("first_name")}
    return {"literal": one.get("name") or one.get("display_name"), **one}


def _in_order(places: dict[str, Any]) -> str:
    """Put the words of an abstract that is kept as word -> places (counted from 0) in order."""
    found: dict[int, str] = {}
    for word, numbers in places.items():
        for number in numbers if isinstance(numbers, list) else ():
            if str(number).isdecimal():
                found[int(number)] = word
    return " ".join(found[number] for number in sorted(found))
