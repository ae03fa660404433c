"""Read a text of records that a browser saved as a web page: what stands in its one <pre>."""

from __future__ import annotations

import html
import re

from app.formats import sniff, unread
from app.formats.found import Found, Source
from app.text.refused import Refused

_BEGIN = re.compile(
    r"\A\s{0,50}(?:<!doctype[^<>]{0,200}>\s{0,50})?(?:<html[^<>]{0,300}>\s{0,50})?(?:<head[\s>].{0,2000}?</head>\s{0,50})?"
    r"(?:<body[^<>]{0,300}>\s{0,50})?<pre[^<>]{0,300}>",
    re.IGNORECASE | re.DOTALL,
)
_END = re.compile(r"</pre>.{0,2000}\Z", re.IGNORECASE | re.DOTALL)
_READ_ELSEWHERE = ("pagetext", "html", "htmltable", "wrapped")


def looks(text: str) -> bool:
    """Say whether a text is a page of nothing but text as it is, and that text of a known kind."""
    begin = _BEGIN.match(text)
    if begin is None:
        return False
    inner = html.unescape(text[begin.end() :])
    return _BEGIN.match(inner) is None and sniff.of_text(inner).id not in _READ_ELSEWHERE


def read(source: Source) -> Found:
    """Read the text within; its lines keep their numbers."""
    begin = _BEGIN.match(source.text)
    if begin is None:
        raise Refused(unread.sentence("html", source.name))
    inner = html.unescape(_END.sub("", source.text[begin.end() :]))
    kind = sniff.of_text(inner)
    if kind.read is None:
        raise Refused(unread.sentence(kind.id, source.name))
    return kind.read(Source(source.name, "\n" * begin[0].count("\n") + inner))
