"""Part a text in which records of several formats were put together, where a reader would take the next for words of its last.

EndNote, RefWorks, NoteExpress and CNKI let values run on over any line; BibTeX takes a line with % for a remark, a table any line
for a row; XML ends where its first element does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.formats.sniff import by_id
from app.formats.tally import Tally

_BY_LINES = ("endnote", "refworks", "noteexpress", "cnki", "wos")
_RUN_ON = (*_BY_LINES, "bibtex", "csv")
_XML = ("endnotexml", "pubmedxml")
"""Formats whose readers would not see where another one begins; the first of them are read line by line in large files."""
_MOST = 20
_BEGINS = re.compile(
    r"^(?:(?P<ris>TY {1,2}- [A-Z]{3,6}[ \t]*$)|(?P<nbib>PMID- ?\d{1,9}[ \t]*$)|(?P<wos>FN \S.{0,80}\nVR \d|PT [JBSPC][ \t]*$)"
    r"|(?P<endnote>%0 [A-Z])|(?P<refworks>RT (?:Journal|Book|Dissertation|Thesis|Conference|Newspaper|Report|Generic|Web|Magazine)\b)"
    r"|(?P<noteexpress>\{Reference Type\}[ \t]?[:：])|(?P<cnki>DataType: ?\d|SrcDatabase-\S{1,12}[:：])"
    r"|(?P<bibtex>@[A-Za-z]{3,20}\{[^\s,{}]{0,100},)|(?P<xml><\?xml\s)|(?P<csljson>\[\s{0,10}\{\s{0,10}\"))",
    re.MULTILINE,
)


def parted(format_id: str, text: str) -> list[str]:
    """Return the pieces of a text, each of one format and with its lines where they stand in the whole; mostly one."""
    if format_id not in _RUN_ON + _XML:
        return [text]
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    of_xml = format_id in _XML
    open_marks = counted = 0
    places, current = [0], "xml" if of_xml else format_id
    for found in _BEGINS.finditer(plain, max(0, plain.rfind("</")) if of_xml else 0):
        between, counted = plain[counted : found.start()], found.start()
        if format_id == "csv":
            open_marks = (open_marks + between.count('"')) % 2
        elif format_id == "bibtex":
            bare = between.replace("\\{", "").replace("\\}", "")
            open_marks = max(0, open_marks + bare.count("{") - bare.count("}"))
        inside = len(places) == 1 and open_marks  # in a cell, or in a value
        if found.lastgroup != current and len(places) < _MOST and not inside:
            current = found.lastgroup or current
            if plain[: found.start()].strip():
                places.append(found.start())
    if len(places) == 1:
        return [text]
    ends = [*places[1:], len(plain)]
    return ["\n" * plain.count("\n", 0, begin) + plain[begin:end] for begin, end in zip(places, ends, strict=True)]


def until_another(format_id: str, lines: Iterable[str], tally: Tally) -> Iterator[str]:
    """Hand out the lines of a large file up to where another format begins; that it does is told, and no more is read."""
    for number, line in enumerate(lines, start=1):
        found = _BEGINS.match(line) if format_id in _BY_LINES else None
        if found is not None and found.lastgroup not in (format_id, None):
            other = by_id(found.lastgroup or "")
            tally.say("maybe_two_formats", str(number), other.name if other is not None else "XML", line=number)
            return
        yield line
