"""Write BibTeX in UTF-8; what BibTeX has no field for goes into `note`, which Zotero keeps as Extra."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.formats.citation import article_number
from app.formats.identify import read_serials, read_urls
from app.formats.kinds import BIBTEX_KINDS, KIND_BIBTEX
from app.formats.laidout import LaidOut, add_identifiers, add_kind, add_rest, add_texts, add_titles, lay_out
from app.formats.latex import written as escaped
from app.formats.records import AuthorName, Record
from app.formats.scripts import han
from app.formats.written import Written

_MONTHS = re.split(" ", "jan feb mar apr may jun jul aug sep oct nov dec")
_KEY = re.compile(r"[^\s,={}()\"#%\\~@'\u0000-\u001f]{1,200}")
_IN_BOOK = ("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia")
_UNSAFE = re.compile(r"[{}\\%#~^$&_\s\"]")
_NATIVE = frozenset(
    ("publisher", "place", "edition", "series", "language", "journal", "volume", "issue", "pages", "article_number", "month",
     "keyword", "address", "note", "editor", "key", "type", "journal_abbrev")
)  # fmt: skip


def write(records: Iterable[Record]) -> Written:
    """Write records as BibTeX entries; a record without a key gets one of its first author and year."""
    taken: set[str] = set()
    return Written("\n".join(_entry(record, taken) for record in records).encode("utf-8"))


def _entry(record: Record, taken: set[str]) -> str:
    out = lay_out(record)
    kind = KIND_BIBTEX.get(record.kind, "") or ("article" if record.journal else "misc")
    add_kind(out, record.kind, BIBTEX_KINDS.get(kind, ""))
    key = _key(record, taken)
    if record.key and key != record.key:
        out.own("key", record.key)
    fields: list[tuple[str, str]] = []
    add = fields.append
    add(("author", " and ".join(map(_name, record.authors))))
    add(("editor", " and ".join(map(_name, record.editors))))
    if out.title is not None:
        add(("title", escaped(out.title.value)))
    add(("booktitle" if record.kind in _IN_BOOK else "journal", escaped(record.journal)))
    add(("shortjournal", escaped(record.journal_abbrev)))
    add(("year", str(record.year or "")))
    if record.year and record.month:
        add(("day", str(record.day or "")))
    plain = (
        ("volume", record.volume), ("number", record.issue), ("publisher", record.publisher), ("address", record.place),
        ("edition", record.edition), ("series", record.series), ("language", record.language),
        ("type", next(iter(record.publication_types), "")), ("affiliation", next(iter(record.affiliations), "")),
    )  # fmt: skip
    fields += [(name, escaped(value)) for name, value in plain]
    add(("pages", escaped(re.sub(r"(?<!-)-(?!-)", "--", record.pages))))
    if record.article_number != article_number(record.pages):
        add(("eid", escaped(record.article_number)))
    fields += _numbers(record, out)
    if out.abstract is not None:
        add(("abstract", escaped(out.abstract.body)))
    add(("keywords", escaped(_keywords(record, out))))
    out.each("type", record.publication_types[1:])
    out.each("address", record.affiliations[1:])
    out.each("note", record.notes[1:])
    add_titles(out, out.other_titles)
    add_texts(out, out.other_texts, [out.abstract.lang] if out.abstract is not None else [])
    add_rest(out, record, _NATIVE)
    add(("note", escaped("\n".join([*record.notes[:1], *out.lines]))))
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    if record.year and record.month:
        lines.append(f"  month = {_MONTHS[record.month - 1]},")
    return "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def _key(record: Record, taken: set[str]) -> str:
    """Return a key nobody has: the record's own, or family name and year."""
    key = record.key if _KEY.fullmatch(record.key) else ""
    if not key:
        first = next((a.family or a.literal for a in record.authors), "") or "study"
        ascii_name = re.sub(r"[^A-Za-z0-9]", "", first)[:30] or "study"
        key = f"{ascii_name}{record.year or ''}"
    whole, number = key, 1
    while whole.casefold() in taken:
        number += 1
        whole = f"{key}-{number}"
    taken.add(whole.casefold())
    return whole


def _name(name: AuthorName) -> str:
    whole = name.literal or (name.family + name.given if han(name.family + name.given) else "")
    if whole:
        bare = han(whole) == len(whole)
        return escaped(whole) if bare else f"{{{escaped(whole)}}}"
    if not name.given:
        return escaped(name.family) if " " not in name.family else f"{{{escaped(name.family)}}}"
    return f"{_part(name.family)}, {_part(name.given)}"


def _part(words: str) -> str:
    """Put a part of a name in braces where its own commas or "and" would part it."""
    value = escaped(words)
    return f"{{{value}}}" if "," in words or re.search(r"\band\b", words, re.IGNORECASE) else value


def _keywords(record: Record, out: LaidOut) -> str:
    plain = [k for k in record.keywords if not re.search("[;；]", k)]
    out.each("keyword", (k for k in record.keywords if k not in plain))
    return "; ".join(plain) + (";" if len(plain) == 1 and re.search("[,，]", plain[0]) else "")


def _numbers(record: Record, out: LaidOut) -> list[tuple[str, str]]:
    """DOI, PMID, ISSN, ISBN and the first address have fields; what TeX would misread goes into lines."""
    fields: dict[str, list[str]] = {}
    others = []
    for one in record.identifiers:
        several = one.scheme in ("issn", "isbn")
        fits = one.role == "own" and one.scheme in ("doi", "pmid", "pmcid", "url", "issn", "isbn")
        fits = fits and (several or one.scheme not in fields)
        fits = fits and not (
            _UNSAFE.search(
                one.value.replace("_", "").replace("&", "").replace("%", "").replace("#", "").replace("~", "")
            )
        )
        fits = fits and (not several or read_serials(one.value) == ([one], ""))
        fits = fits and (one.scheme != "url" or read_urls(one.value) == [one.value])
        if fits:
            fields.setdefault(one.scheme, []).append(one.value)
        else:
            others.append(one)
    add_identifiers(out, others)
    return [(scheme, ", ".join(values)) for scheme, values in fields.items()]
