"""Read BibTeX and BibLaTeX with bibtexparser 2; entries it can't read are told with their line and the reason."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.formats import latex
from app.formats.decode import called
from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.kinds import BIBTEX_KINDS, of_words
from app.formats.names import read_name
from app.formats.people import is_others
from app.formats.records import AuthorName, Record
from app.formats.scripts import chinese_tag, han
from app.formats.tally import Tally
from app.text.refused import Refused

ROLES: Mapping[str, str] = {
    "title": "title", "journal": "journal", "journaltitle": "journal", "booktitle": "journal", "year": "date",
    "date": "date", "month": "late:month", "day": "late:day", "volume": "volume", "number": "issue", "issue": "issue", "pages": "pages",
    "eid": "article_number", "art_number": "article_number", "articleno": "article_number", "doi": "doi", "url": "url", "issn": "serial", "eissn": "serial", "isbn": "serial",
    "abstract": "abstract", "keywords": "keyword", "keyword": "keyword", "author-keywords": "keyword",
    "author_keywords": "keyword", "keywords-plus": "subject", "note": "note", "annote": "note", "annotation": "note",
    "comment": "note", "publisher": "publisher", "institution": "publisher", "school": "publisher",
    "organization": "publisher", "address": "place", "location": "place", "edition": "edition", "series": "series",
    "language": "language", "langid": "language", "affiliation": "address", "affiliations": "address", "pmid": "pmid", "pmcid": "pmcid",
    "shortjournal": "journal_abbrev", "journal-iso": "journal_abbrev", "journalabbr": "journal_abbrev",
    "abbrev_source_title": "journal_abbrev", "type": "type", "tags": "tags", "mendeley-tags": "tags",
    "title_en": "translated_title", "title-en": "translated_title", "etitle": "translated_title",
    "document_type": "type", "shorttitle": "late:short_title",
}  # fmt: skip
_VERBATIM = frozenset(("doi", "url", "file", "eprint", "pmid", "pmcid", "issn", "isbn", "local-url", "bdsk-url-1"))
_LONG = frozenset(("abstract", "note", "annote", "annotation", "comment", "review"))
_HANDLED = frozenset(("author", "editor", "crossref", "subtitle", "eprint", "eprinttype", "archiveprefix"))
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_HASH = re.compile(r"\s*#\s*")
_NAME_PARTS = re.compile(r"^(?=.*=)(?:\s*(?:family|given|prefix|suffix|[a-z]+-[ius])\s*=[^=,]*(?:,|$))+$")
_HOMONYM = re.compile(r"(?<=\w)\s\d{4}$")
"""DBLP's number of one of several people of one name."""
_MONTHS = {m: m.title() for m in ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]}
_INHERITED = ("year", "date", "publisher", "editor", "address", "location", "series", "volume", "isbn", "issn")

Fields = dict[str, tuple[str, int]]


def read(source: Source) -> Found:
    """Read all entries of a file."""
    tally = Tally()
    records = tuple(_records(source, tally))
    return Found(records, tally.warnings(), tally.outside_source(), tally.outside_warnings())


def _blocks(source: Source) -> list[Any]:
    """Part the file with bibtexparser, which says nothing on the way."""
    from bibtexparser.splitter import Splitter  # late: it brings tables nobody else needs

    log = logging.getLogger("bibtexparser")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        return list(Splitter(source.text.replace("\r\n", "\n").replace("\r", "\n")).split().blocks)
    except Exception as error:  # the parser's own failures are not the user's
        raise Refused(
            f"{called(source.name)} can't be read as BibTeX: {_reason(error)}. Look whether a brace is missing."
        ) from error
    finally:
        log.setLevel(before)


def _records(source: Source, tally: Tally) -> Iterator[Record]:
    from bibtexparser import model

    strings: dict[str, str] = dict(_MONTHS)
    entries: list[tuple[Any, str, Fields, tuple[str, ...]]] = []
    keys: dict[str, Fields] = {}
    again: set[str] = set()
    for block in _blocks(source):
        twice: tuple[str, ...] = ()
        if isinstance(block, model.DuplicateFieldKeyBlock):
            twice = tuple(sorted(block.duplicate_keys))
        if isinstance(block, model.DuplicateBlockKeyBlock | model.DuplicateFieldKeyBlock):
            block = block.ignore_error_block
            if isinstance(block, model.DuplicateFieldKeyBlock):
                twice = tuple(sorted(block.duplicate_keys))
                block = block.ignore_error_block
        if isinstance(block, model.String):
            strings[block.key.casefold()] = _value(block.value, strings)
        elif isinstance(block, model.Entry):
            fields = _fields(block, strings)
            if block.key and block.key in keys:
                again.add(block.key)
            keys.setdefault(block.key, fields)
            entries.append((block, block.key, fields, twice))
        elif isinstance(block, model.ParsingFailedBlock):
            line = int(block.start_line or 0) + 1
            tally.say("entry_broken", str(line), _reason(block.error), line=line)
        elif isinstance(block, model.ImplicitComment):
            _comment(block, tally)
    for block, key, fields, twice in entries:
        made = _record(block, key, _inherit(fields, keys), tally, twice, key in again)
        if made is not None:
            yield made


def _comment(block: Any, tally: Tally) -> None:
    """Lines between entries: those that begin with % are comments, the others are told."""
    for number, words in enumerate(str(block.comment).split("\n")):
        if words.strip() and not words.lstrip().startswith("%"):
            tally.found_outside(int(block.start_line or 0) + 1 + number, words)


def _reason(error: object) -> str:
    """Say in a few words why an entry could not be parted."""
    told = " ".join(str(getattr(error, "abort_reason", "") or error or "its braces don't match").split())
    return told.rstrip(". ")[:200] or "its braces don't match"


def _fields(block: Any, strings: Mapping[str, str]) -> Fields:
    """Return the fields of an entry by small name; of a field that stands twice, the later goes under name + 2."""
    fields: Fields = {}
    for field in block.fields:
        name = str(field.key).strip().casefold()
        while name in fields:
            name += "+"
        fields[name] = (_value(str(field.value), strings), int(field.start_line or 0) + 1)
    return fields


def _value(raw: str, strings: Mapping[str, str]) -> str:
    """Take the braces or quotes off a value, and put together what # joins."""
    parts = []
    for part in _concatenated(raw):
        bare = part.strip()
        if len(bare) >= 2 and (bare[0], bare[-1]) in (("{", "}"), ('"', '"')):
            parts.append(bare[1:-1])
        else:
            parts.append(strings.get(bare.casefold(), bare))
    return "".join(parts)


def _concatenated(raw: str) -> list[str]:
    """Part a value at # outside of braces and quotes."""
    if "#" not in raw or (raw.startswith("{") and raw.endswith("}") and "}" not in raw[1:-1]):
        return [raw]
    hidden = re.sub(
        r'"(?:[^"{}]|\{[^{}]*\})*"', lambda m: "{" + "x" * (len(m[0]) - 2) + "}" if len(m[0]) > 1 else m[0], raw
    )
    parts, at = [], 0
    for piece in latex.parted(hidden, _HASH):
        parts.append(raw[at : at + len(piece)])
        found = _HASH.match(hidden, at + len(piece))
        at = found.end() if found else len(raw)
    return parts


def _inherit(fields: Fields, keys: Mapping[str, Fields]) -> Fields:
    """Fill what an entry leaves to those it refers to (xdata, crossref)."""
    for one in fields.get("xdata", ("", 0))[0].split(","):
        lent = keys.get(one.strip()) if one.strip() else None
        if lent is not None and lent is not fields:
            fields = {**lent, **fields}
    named = fields.get("crossref", ("", 0))[0].strip()
    parent = keys.get(named) if named else None
    if parent is None or parent is fields:
        return fields
    filled = dict(fields)
    for name in _INHERITED:
        if name in parent and name not in filled:
            filled[name] = parent[name]
    if "title" in parent and not {"booktitle", "journal", "journaltitle"} & filled.keys():
        filled["booktitle"] = parent["title"]
    return filled


def _record(block: Any, key: str, fields: Fields, tally: Tally, twice: tuple[str, ...], again: bool) -> Record | None:
    line = int(block.start_line or 0) + 1
    record = Gathered(tally, line)
    record.add("key", key, "key", line)
    kind = BIBTEX_KINDS.get(str(block.entry_type).casefold(), "")
    if kind:
        record.kind = kind
    else:
        record.kind = of_words(str(block.entry_type))
        record.add("type", str(block.entry_type), "type", line)
    if again:
        record.warn("key_again", key)
    for name in twice:
        record.warn("field_again", name)
    for role in ("author", "editor"):
        if role in fields:
            record.people.setdefault(role, []).extend(people(fields[role][0]))
    late: list[tuple[str, str, str, int]] = []
    for name, (value, at) in fields.items():
        if name in _HANDLED:
            continue
        words = _words(name.rstrip("+"), value)
        role = ROLES.get(name, "")
        if name == "title" and "subtitle" in fields:
            words = f"{words}: {latex.plain(fields['subtitle'][0])}"
        if role == "date" and name == "year" and "date" in fields:
            role = "late:date"
        if name == "issue" and "number" in fields:
            role = "late:issue"  # BibLaTeX: the words of an issue that has a number
        if name == "howpublished":
            role = "url" if words.startswith("http") else ""
        if role.startswith("late:"):
            late.append((role.removeprefix("late:"), words, name, at))
        else:
            record.add(role, words, name.rstrip("+"), at)
    for role, words, name, at in late:
        record.add(role, words, name, at)
    _eprint(record, fields, line)
    return record.record(line + str(block.raw or "").count("\n"))


def _words(name: str, value: str) -> str:
    """Return the plain words of a field."""
    if name in _VERBATIM:
        return re.sub(r"\\([_%&#~$])", r"\1", value).replace("{", "").replace("}", "").replace("\\url", "").strip()
    words = latex.plain(value)
    if name == "pages":
        return re.sub(r"\s*-{2,3}\s*", "-", words)
    if name in ("keywords", "keyword", "author-keywords", "author_keywords", "tags", "mendeley-tags"):
        return words if ";" in words or "\n" in words.strip() else re.sub(r"\s*[,，]\s*", ";", words)
    return words if name in _LONG else " ".join(words.split())


def _eprint(record: Gathered, fields: Fields, line: int) -> None:
    """An eprint of PubMed is a PubMed number; of others it is kept with its archive."""
    number = fields.get("eprint", ("", 0))[0].strip()
    archive = (fields.get("eprinttype") or fields.get("archiveprefix") or ("", 0))[0].strip()
    if number and archive.casefold() in ("pubmed", "pmid"):
        record.add("pmid", number, "eprint", line)
    elif number:
        record.keep("eprint", f"{archive}:{number}" if archive else number, line)


def people(value: str) -> list[AuthorName]:
    """Read a list of names joined by "and"; what stands in braces as a whole stays whole."""
    names = []
    for part in latex.parted(" ".join(value.split()), _AND):
        name = _person(part.strip())
        if name is not None:
            names.append(name)
    return names


def _person(part: str) -> AuthorName | None:
    part = _HOMONYM.sub("", part)
    words = latex.plain(part).strip()
    if not words or is_others(words):
        return None
    if _NAME_PARTS.match(words):
        return _by_parts(words)
    pieces = [latex.plain(p).strip() for p in latex.parted(part, _COMMA)]
    if han(words) * 2 >= len(words.replace(" ", "")):
        whole = "".join(pieces) if len(pieces) > 1 else words
        return AuthorName("", "", whole, chinese_tag(whole))
    if part.startswith("{") and len(pieces) == 1 and latex.parted(part, re.compile(r"\s+"))[0] == part:
        return AuthorName("", "", words)
    if len(pieces) == 1:
        return read_name(words, family_first=False) if " " in words else AuthorName(words)
    if len(pieces) >= 3 and len(pieces[1]) <= 6:  # "von Last, Jr, First"
        return AuthorName(pieces[0], ", ".join((*pieces[2:], pieces[1])))
    given = ", ".join(p for p in pieces[1:] if p)
    return AuthorName(pieces[0], given) if pieces[0] and given else AuthorName("", "", words.strip(" ,"))


def _by_parts(words: str) -> AuthorName | None:
    """Read a name as BibLaTeX can write it: family=Berg, given=Anna, prefix=von."""
    told = {name.strip(): value.strip() for name, _, value in (one.partition("=") for one in words.split(","))}
    family = " ".join(filter(None, (told.get("prefix"), told.get("family"))))
    given = ", ".join(filter(None, (told.get("given"), told.get("suffix"))))
    return AuthorName(family or given, given if family else "") if family or given else None
