"""The lines of a source: where each one stands, without its line end and the white space around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n]*")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_STARTS_ANEW = re.compile(
    r"\(\d{1,3}\)|\d{1,4}\. |author information|(?:doi|pmid|pmcid|key ?words?)\s*[:：]|copyright|©", re.IGNORECASE
)
_SECTION = re.compile(r"[A-Z][A-Z &/-]{3,40}: ")
_HEADS = ("author information", "abstract", "摘要")
_ENDS = tuple(".?!:;。？！：；")


@dataclass(frozen=True, slots=True)
class Line:
    """One line (or one paragraph that was wrapped over several): offsets in code points, text on one line."""

    number: int
    last: int
    start: int
    end: int
    text: str
    """For looking at, with invisible marks at its ends gone; what is stored is always source[start:end]."""


def lines_of(source: str) -> list[Line]:
    """Part a source at CRLF, CR or LF; empty lines are there too, with text ''."""
    lines: list[Line] = []
    at, number, size = 0, 1, len(source)
    while at <= size:
        end = _LINE.match(source, at).end()  # type: ignore[union-attr]
        lines.append(_line(source, number, at, end))
        at = end + (2 if source.startswith("\r\n", end) else 1)
        number += 1
    return lines


def _line(source: str, number: int, start: int, end: int) -> Line:
    raw = source[start:end]
    left = len(raw) - len(raw.lstrip())
    kept = raw.strip()
    begin = start + left
    return Line(number, number, begin, begin + len(kept), kept.strip(_INVISIBLE).strip())


def is_wrapped(lines: list[Line]) -> bool:
    """Say whether the paragraphs were broken at a fixed width (PubMed's text form, mail) and part at empty lines."""
    if max((len(line.text) for line in lines), default=0) > 100:
        return False
    full = broken = 0
    for line, after in pairwise(lines):
        if len(line.text) >= 55 and after.text:
            full += 1
            broken += not line.text.endswith(_ENDS)
    return broken >= 3 and broken * 10 >= full * 6


def unwrapped(lines: list[Line]) -> list[Line]:
    """Join lines that belong to one paragraph; a numbered or labelled line starts a new one."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        alone = before is None or not before.text or before.text.rstrip(":：").casefold() in _HEADS
        if before is None or alone or not line.text or _STARTS_ANEW.match(line.text) or _SECTION.match(line.text):
            joined.append(line)
        else:
            words = f"{before.text} {line.text}"
            joined[-1] = Line(before.number, line.last, before.start, line.end, words)
    return joined
