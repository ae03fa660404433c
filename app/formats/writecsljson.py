"""Write CSL-JSON as Zotero and other citation programs read it; what CSL has no variable for goes into `note`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from app.formats.identify import read_serials, read_urls
from app.formats.kinds import ARTICLE, KINDS
from app.formats.laidout import LaidOut, add_identifiers, add_kind, add_rest, add_texts, add_titles, lay_out
from app.formats.records import AuthorName, Record
from app.formats.scripts import han
from app.formats.written import Written

_NATIVE = frozenset(
    ("publisher", "place", "edition", "series", "language", "journal", "journal_abbrev", "volume", "issue", "pages", "keyword",
     "note", "editor", "month", "key")
)  # fmt: skip


def write(records: Iterable[Record]) -> Written:
    """Write records as a list of CSL items in UTF-8; an item without a key gets its number."""
    items = []
    taken: set[str] = set()
    for number, record in enumerate(records, start=1):
        key = record.key if record.key and record.key not in taken else str(number)
        while key in taken:
            key += "a"
        taken.add(key)
        items.append(item(record, key))
    return Written((json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))


def item(record: Record, key: str) -> dict[str, Any]:
    """Make the item of one record."""
    out = lay_out(record)
    kind = record.kind if record.kind in KINDS else (ARTICLE if record.journal else "document")
    add_kind(out, record.kind, kind)
    made: dict[str, Any] = {"id": key, "type": kind}
    if out.title is not None:
        made["title"] = out.title.value
    made["author"] = [name_of(name) for name in record.authors]
    made["editor"] = [name_of(name) for name in record.editors]
    if record.year is not None:
        month = [record.month] if record.month else []
        made["issued"] = {"date-parts": [[record.year, *month, *([record.day] if month and record.day else [])]]}
    made |= {
        "container-title": record.journal, "container-title-short": record.journal_abbrev, "volume": record.volume,
        "issue": record.issue, "page": record.pages, "publisher": record.publisher, "publisher-place": record.place,
        "edition": record.edition, "collection-title": record.series, "language": record.language,
    }  # fmt: skip
    _numbers(record, out, made)
    if out.abstract is not None:
        made["abstract"] = out.abstract.body
    plain = [k for k in record.keywords if ";" not in k and "；" not in k]
    made["keyword"] = "; ".join(plain)
    out.each("keyword", (k for k in record.keywords if k not in plain))
    types = list(record.publication_types)
    if types:
        made["genre"] = types[0]
    out.each("type", types[1:])
    add_titles(out, out.other_titles)
    add_texts(out, out.other_texts, [out.abstract.lang] if out.abstract is not None else [])
    out.each("note", record.notes[1:])
    add_rest(out, record, _NATIVE | {"type"})
    if record.key and record.key != key:
        out.own("key", record.key)
    made["note"] = "\n".join([*record.notes[:1], *out.lines])
    return {name: value for name, value in made.items() if value not in ("", [], None)}


def name_of(name: AuthorName) -> dict[str, str]:
    """Make a CSL name; a Chinese name and an organisation stay whole."""
    if name.literal:
        return {"literal": name.literal}
    if han(name.family + name.given):
        return {"literal": name.family + name.given}
    return {"family": name.family, "given": name.given} if name.given else {"family": name.family}


def _numbers(record: Record, out: LaidOut, made: dict[str, Any]) -> None:
    names = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "url": "URL"}
    others, serials = [], {"issn": [], "isbn": []}  # type: tuple[list[Any], dict[str, list[str]]]
    for one in record.identifiers:
        name = names.get(one.scheme, "") if one.role == "own" else ""
        if name and name not in made and (name != "URL" or read_urls(one.value) == [one.value]):
            made[name] = one.value
        elif one.role == "own" and one.scheme in serials and read_serials(one.value) == ([one], ""):
            serials[one.scheme].append(one.value)
        else:
            others.append(one)
    made["ISSN"], made["ISBN"] = ", ".join(serials["issn"]), ", ".join(serials["isbn"])
    add_identifiers(out, others)
