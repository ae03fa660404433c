"""Read CSL-JSON, what citation programs exchange, and the JSON of Zotero and Better BibTeX.

After https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html. A file that breaks off gives the items before that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.formats import otherjson
from app.formats.decode import called
from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.kinds import KINDS, of_words
from app.formats.people import read_person
from app.formats.records import AuthorName, Record
from app.formats.scripts import chinese_tag, han
from app.formats.tally import Tally
from app.text.refused import Refused

ROLES: Mapping[str, str] = {
    "title": "title", "container-title": "journal", "container-title-short": "journal_abbrev",
    "journalAbbreviation": "journal_abbrev", "volume": "volume", "issue": "issue", "page": "pages", "DOI": "doi",
    "PMID": "pmid", "PMCID": "pmcid", "ISSN": "serial", "ISBN": "serial", "URL": "url", "abstract": "abstract",
    "keyword": "keyword", "note": "note", "publisher": "publisher", "publisher-place": "place", "edition": "edition",
    "collection-title": "series", "language": "language", "genre": "type", "title-short": "late:short_title",
    "number": "late:number", "citation-key": "key", "id": "late:key", "annote": "note",
}  # fmt: skip
ZOTERO: Mapping[str, str] = {
    "title": "title", "publicationTitle": "journal", "bookTitle": "journal", "proceedingsTitle": "journal",
    "journalAbbreviation": "journal_abbrev", "volume": "volume", "issue": "issue", "pages": "pages", "date": "date",
    "DOI": "doi", "ISSN": "serial", "ISBN": "serial", "url": "url", "abstractNote": "abstract", "extra": "note",
    "publisher": "publisher", "university": "publisher", "institution": "publisher", "place": "place",
    "edition": "edition", "series": "series", "seriesTitle": "series", "language": "language", "citationKey": "key",
    "key": "late:key", "shortTitle": "late:short_title", "PMID": "pmid", "PMCID": "pmcid", "thesisType": "type",
    "reportType": "type",
}  # fmt: skip
_ZOTERO_KINDS = {
    "journalArticle": "article-journal", "magazineArticle": "article-magazine", "newspaperArticle": "article-newspaper",
    "book": "book", "bookSection": "chapter", "conferencePaper": "paper-conference", "thesis": "thesis",
    "report": "report", "webpage": "webpage", "blogPost": "post-weblog", "preprint": "article", "patent": "patent",
    "standard": "standard", "dataset": "dataset", "document": "document", "manuscript": "manuscript",
    "computerProgram": "software", "presentation": "speech",
}  # fmt: skip
_TELLING = frozenset(("title", "author", "DOI", "itemType", "container-title", "URL", "abstract", "PMID"))
_NOT_RECORDS = frozenset(("attachment", "note", "annotation"))
_LISTED = re.compile(r'"(?:items|references|data|records|results?)"\s*:\s*\[')
_NAMED = re.compile(
    r'\{\s*"(?:items|references|data|records|results?|meta|hitCount|total|offset|resultList|config|collections|version)"'
)
_SPACE = re.compile(r"[\s,]*")
_TOO_DEEP = 2_000
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, strict=False)


def looks(text: str) -> bool:
    """Say whether a text begins like JSON."""
    start = re.match(r"\s{0,50}(?:\[\s{0,50}(?:[\[{]|\]\s*$)|\{\s{0,50}\")", text)
    return start is not None and ('":' in text[:20_000] or '" :' in text[:20_000] or text.strip() == "[]")


def read(source: Source) -> Found:
    """Read all items of a file. Raises Refused where it holds no references."""
    tally = Tally()
    records = tuple(_records(source, tally))
    if not records and source.text.strip() not in ("[]", "{}"):
        raise Refused(
            f"{called(source.name)} is JSON, but holds no references as Zotero or another citation program writes them (CSL-JSON)."
        )
    return Found(records, tally.warnings(), tally.outside_source(), tally.outside_warnings())


def _records(source: Source, tally: Tally) -> Iterator[Record]:
    for item, line, last in _items(source, tally):
        if isinstance(item.get("data"), dict) and "itemType" in item["data"]:
            item = item["data"]
        if isinstance(item.get("message"), dict):  # Crossref's answer for one work
            item = item["message"]
        if item.get("itemType") in _NOT_RECORDS:
            tally.leave_out(str(item.get("itemType")), line)
            continue
        if "itemType" not in item and otherjson.MARKS & item.keys():
            item = otherjson.as_csl(item)
        if not _is_reference(item):
            named = _by_key(item)
            if not named:
                tally.found_empty(line)
            yield from filter(None, (_record(one, line, last, tally) for one in named))
            continue
        made = _zotero(item, line, last, tally) if "itemType" in item else _record(item, line, last, tally)
        if made is not None:
            yield made


def _is_reference(item: dict[str, Any]) -> bool:
    """Say whether an object tells of a publication: an id and a type of its own things may have, too."""
    if isinstance(item.get("title"), dict):
        return False  # a table's columns, each with all its rows
    return bool(_TELLING & item.keys()) or item.get("type") in KINDS


def _by_key(item: dict[str, Any]) -> list[dict[str, Any]]:
    """The references of an object that names each by its key, {"smith2015": {...}}; none where it holds anything else."""
    inner = [one for one in item.values() if isinstance(one, dict) and _is_reference(one)]
    return inner if len(inner) == len(item) else []


def _items(source: Source, tally: Tally) -> Iterator[tuple[dict[str, Any], int, int]]:
    """Hand out the objects of a list one by one, each with its first and last line."""
    text = source.text
    at = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    if text[:_TOO_DEEP].count("[") > 500 or re.search(r"[\[{]{200}", text):
        raise Refused(f"{called(source.name)} is nested deeper than references ever are. Nothing was read.")
    alone = False
    if text.startswith("{", at):
        listed = _LISTED.search(text, at)
        named = _NAMED.match(text, at)
        alone = listed is None or (named is None and '"title"' in text[: listed.start()])
        at = at if alone or listed is None else listed.end()
    else:
        at += 1
    line, counted, count = 1, 0, 0
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        if at >= len(text) or text[at] != "{":
            break
        line += text.count("\n", counted, at)
        try:
            item, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            where = line + text.count("\n", at, getattr(error, "pos", at) or at)
            if not count:
                raise Refused(
                    f"{called(source.name)} is not whole JSON: line {where} could not be read. Export it again and try once more."
                ) from error
            tally.say("broken_off", str(where), str(count), line=where)
            return
        last = line + text.count("\n", at, end)
        count += 1
        yield item, line, last
        line, counted, at = last, end, end
    rest = text[at:].strip()
    if alone:
        return
    if count and not rest.startswith(("]", "}")):
        tally.say("broken_off", str(line), str(count), line=line)
    elif rest[1:].strip() and not text.lstrip("\ufeff \t\r\n").startswith("{"):
        begin = line + text.count("\n", counted, at)
        for number, words in enumerate(text[at + 1 :].split("\n")):
            if words.strip():
                tally.found_outside(begin + number, words)


def _words(value: Any) -> str:
    """Write a value as words: numbers, lists and objects too."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, list):
        return "; ".join(filter(None, map(_words, value)))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _record(item: dict[str, Any], line: int, last: int, tally: Tally) -> Record | None:
    record = Gathered(tally, line)
    kind = _words(item.get("type"))
    if kind in KINDS:
        record.kind = kind
    elif kind:
        record.add("type", kind, "type", line)
    for role in ("author", "editor"):
        record.people.setdefault(role, []).extend(_people(item.get(role)))
    _date(record, item.get("issued"), line)
    late: list[tuple[str, str, str]] = []
    for name, value in item.items():
        words = _words(value)
        role = ROLES.get(name, "")
        if name in ("type", "author", "editor", "issued") or not words.strip():
            continue
        if name in ("custom", "categories") and isinstance(value, list):
            role = "tags"
        if role.startswith("late:"):
            late.append((role.removeprefix("late:"), words, name))
        else:
            record.add(role, words, name, line)
    for role, words, name in late:
        if role == "number":
            role = "" if "issue" in record.one or record.kind != "article-journal" else "issue"
        if role != "key" or "key" not in record.one:
            record.add(role, words, name, line)
    return record.record(last)


def _people(listed: Any) -> list[AuthorName]:
    names: list[AuthorName] = []
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, str):
            named = read_person(one)
            names += [named] if named else []
        if not isinstance(one, dict):
            continue
        whole = _words(one.get("literal") or one.get("name"))
        family, given = _words(one.get("family")), _words(one.get("given"))
        particle = _words(one.get("non-dropping-particle")) or _words(one.get("dropping-particle"))
        family = f"{particle} {family}".strip()
        suffix = _words(one.get("suffix"))
        given = f"{given}, {suffix}" if suffix else given
        if not whole and han(family + given):
            whole = family + given
        if whole.strip():
            names.append(AuthorName("", "", whole.strip(), chinese_tag(whole) if han(whole) else "en"))
        elif family or given:
            names.append(AuthorName(family.strip(), given.strip()) if family else AuthorName(given.strip()))
    return names


def _date(record: Gathered, issued: Any, line: int) -> None:
    if not isinstance(issued, dict):
        record.add("date", _words(issued), "issued", line)
        return
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        record.add("date", "-".join(filter(None, map(_words, first[:3]))), "issued", line)
        return
    for name in ("raw", "literal", "year"):
        if issued.get(name):
            record.add("date", _words(issued[name]), "issued", line)
            return


def _zotero(item: dict[str, Any], line: int, last: int, tally: Tally) -> Record | None:
    record = Gathered(tally, line)
    kind = _words(item.get("itemType"))
    record.kind = _ZOTERO_KINDS.get(kind, "") or of_words(kind)
    for creator in item.get("creators") or ():
        if not isinstance(creator, dict):
            continue
        role = "editor" if creator.get("creatorType") in ("editor", "seriesEditor") else "author"
        names = {"family": creator.get("lastName"), "given": creator.get("firstName"), "literal": creator.get("name")}
        record.people.setdefault(role, []).extend(_people([names]))
    for tag in item.get("tags") or ():
        record.add("tag", _words(tag.get("tag") if isinstance(tag, dict) else tag), "tags", line)
    for note in item.get("notes") or ():
        record.add("note", _words(note.get("note") if isinstance(note, dict) else note), "notes", line)
    late: list[tuple[str, str, str]] = []
    skipped = ("itemType", "creators", "tags", "notes", "attachments", "relations", "collections", "version", "uri", "select",
               "itemID", "itemKey", "libraryID", "dateAdded", "dateModified")  # fmt: skip
    for name, value in item.items():
        words = _words(value)
        if not words.strip():
            continue
        role = ZOTERO.get(name, "")
        if name in skipped:
            if name in ("attachments", "relations", "dateAdded", "dateModified"):
                tally.leave_out(name, line)
        elif role.startswith("late:"):
            late.append((role.removeprefix("late:"), words, name))
        else:
            record.add(role, words, name, line)
    for role, words, name in late:
        if role != "key" or "key" not in record.one:
            record.add(role, words, name, line)
    return record.record(last)
