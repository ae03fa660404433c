"""Read a list of references as GB/T 7714 prints it, with or without abstracts: what CNKI, Wanfang and VIP copy by default.

A mark in brackets says what each is ([J], [D], [M]), so that names, title and what follows can be told apart. CNKI's and
VIP's 查新 format is the same with 机构：, 关键词： and 摘要： on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.formats.citation import find_doi
from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.records import Record
from app.formats.scripts import han
from app.formats.tagged import Entry, found, lines_of_text
from app.formats.tally import Tally

_MARK = r"\[(?P<mark>[JMDCPRSNGZA]|EB|DB|CP|DS)(?:/(?:OL|CD|MT|DK))?\]"
_NUMBER = r"(?:\[\d{1,5}\]|［\d{1,5}］|\d{1,5}[.、．](?=\D))?\s{0,4}"
_BEGINS = re.compile(rf"\s{{0,4}}{_NUMBER}(?P<words>\S[^\[\]\n]{{1,600}}){_MARK}(?P<rest>.*)$")
_NAMED = re.compile(r"\s{0,4}(?P<name>机构|单位|作者单位|摘要|关键词|文摘|DOI)\s?[:：]\s?(?P<value>.*)$")
_ROLES = {
    "机构": "address",
    "单位": "address",
    "作者单位": "address",
    "摘要": "abstract",
    "文摘": "abstract",
    "关键词": "keyword",
    "DOI": "doi",
}
_LATIN = r"[A-Z][\w'’-]{1,40}(?:\s[A-Z][\w'’-]{1,40}){0,2}(?:\s[A-Z]\.?){1,4}"
_LATIN_NAMES = re.compile(rf"(?P<names>{_LATIN}(?:,\s{_LATIN}){{0,200}}(?:,\s?et al)?)[.．]\s?(?P<title>\S.*)")
_HAN_NAMES = re.compile(r"(?P<names>[^.．。]{1,600})[.．。]\s?(?P<title>\S.*)")
_INITIALS = re.compile(r"^([^\W\d_]{2}.*?)\s((?:[A-Z]\.?\s?)+)$")
_WITHIN = re.compile(r"//\s?(?P<journal>[^:：]{2,300})[.．]\s?(?P<rest>[^.．]{4,300})[.．]?$")
_JOURNAL = re.compile(
    r"[.．]?\s?(?P<journal>[^,，]{0,120}?)[,，]\s?(?P<year>\d{4})\s?(?:[,，]\s?(?P<volume>\d{1,5})?)?\s?(?:[(（](?P<issue>[^()（）]{1,20})[)）])?"
    r"(?:\s?[:：]\s?(?P<pages>[\w+,~–-]{1,40}))?"
)
_HOUSE = re.compile(
    r"[.．]?\s?(?:(?P<place>[^:：,，]{1,40})[:：]\s?)?(?P<house>[^,，:：]{2,120})[,，]\s?(?P<year>\d{4})(?:[:：]\s?(?P<pages>[\d+,-]{1,30}))?"
)
_DAY = re.compile(
    r"[.．]?\s?(?P<journal>[^,，]{1,80})[,，]\s?(?P<date>\d{4}-\d{1,2}-\d{1,2})(?:\((?P<pages>[^()]{1,10})\))?"
)
_ADDRESS = re.compile(r"https?://\S+")
_KINDS = {
    "J": "article-journal", "M": "book", "D": "thesis", "C": "paper-conference", "P": "patent", "R": "report", "S": "standard",
    "N": "article-newspaper", "G": "book", "Z": "document", "EB": "webpage", "DB": "dataset", "CP": "software", "DS": "dataset",
    "A": "chapter",
}  # fmt: skip
_LEAST = 2


def looks(text: str) -> int | None:
    """Return 0 where each reference of a list is printed so, at least two of them, and nothing else stands there; else None."""
    lines = [line for line in text.split("\n") if line.strip()]
    begun = [line for line in lines if _BEGINS.match(line) and len(line) < 2_000]
    named = [line for line in lines if _NAMED.match(line)]
    if len(begun) < _LEAST or not _BEGINS.match(lines[0]):
        return None
    return 0 if len(begun) + len(named) >= 0.9 * len(lines) else None


def read(source: Source) -> Found:
    """Read all references of a list."""
    tally = Tally()
    made = (_record(entry, tally) for entry in _entries(lines_of_text(source.text), tally))
    return found((record for record in made if record is not None), tally)


def _entries(lines: list[str], tally: Tally) -> Iterator[Entry]:
    """Part lines into references; what is named below one belongs to it, and so does a line that runs on."""
    entry: Entry | None = None
    for number, line in enumerate(lines, start=1):
        named = _NAMED.match(line) if entry is not None else None
        if named is None and _BEGINS.match(line):
            if entry is not None:
                yield entry
            entry = Entry(number)
            entry.open("", line, number)
        elif entry is None:
            if line.strip():
                tally.found_outside(number, line)
        elif named is not None:
            entry.open(named["name"], named["value"], number)
        else:
            entry.run_on(line.strip(), number)
    if entry is not None:
        yield entry


def _record(entry: Entry, tally: Tally) -> Record | None:
    """Take a reference apart; what can't be is kept as a note, so that nothing of it is lost."""
    entry.settle()
    record = Gathered(tally, entry.first)
    for name, value, line in entry.fields:
        if name:
            words = re.sub(r"\s*[;；]\s*", "\n", value.strip(" ;；")) if name in ("机构", "单位", "作者单位") else value
            record.add(_ROLES[name], words, name, line)
        else:
            _reference(record, " ".join(value.split()), line)
    return record.record(entry.last or entry.first)


def _reference(record: Gathered, words: str, line: int) -> None:
    begun = _BEGINS.match(words)
    if begun is None:
        return
    mark, rest = begun["mark"], begun["rest"].strip()
    record.kind = _KINDS.get(mark, "")
    front = begun["words"].strip()
    parted = (_HAN_NAMES if han(front[:12]) else _LATIN_NAMES).match(front)
    names, title = (parted["names"], parted["title"]) if parted is not None else ("", front)
    if mark == "J" and rest[:1] in ",，" and "." in title:  # VIP: 题名.刊名[J],2020(3):1-9
        title, _, journal = title.rpartition(".")
        rest = f"{journal}{rest}"
    record.add("title", title, "title", line)
    people = re.split(r"\s*[,，、]\s*", re.sub(r"[,，]\s?(?:等|et al)\.?$", "", names))
    record.add("authors", ";".join(_INITIALS.sub(r"\1, \2", one) for one in people), "authors", line)
    doi, address = find_doi(rest), _ADDRESS.search(rest)
    shape = {"J": _JOURNAL, "N": _DAY}.get(mark, _HOUSE)
    within = _WITHIN.match(rest)
    if within is not None:
        record.add("journal", within["journal"], "journal", line)
        rest = within["rest"]
    told = shape.match(rest.removeprefix("//"))
    if told is None:
        record.add("note", rest.strip(" ."), "note", line)
        year = re.search(r"(?:19|20)\d\d", rest)
        record.add("date", year[0] if year else "", "date", line)
    else:
        roles = {"house": "publisher", "year": "date"}
        for name, value in told.groupdict().items():
            record.add(roles.get(name, name), value or "", name, line)
    record.add("doi", doi, "doi", line)
    record.add("url", address[0].rstrip(".") if address else "", "url", line)
