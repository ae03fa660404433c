"""Put the lines of a longer text together: a paragraph that a file broke at a fixed width is one again."""

from __future__ import annotations

import re
from itertools import pairwise

_JATS_END = re.compile(r"</jats:(?:p|title|sec)>\s*")
_JATS = re.compile(r"</?jats:[\w-]{1,30}(?:\s[^<>]{0,200})?/?>")
_ENDS = tuple('.?!:;。？！：；)]”’"')


def body(value: str) -> str:
    """Return a text with the blanks around its lines gone, and unwrapped where it was broken at a fixed width.

    The marks of publishers' XML (<jats:p>), which Crossref hands on within abstracts, are taken out.
    """
    if "<jats:" in value:
        value = _JATS.sub("", _JATS_END.sub("\n", value))
    if "\n" not in value:
        return value.strip()
    lines = [line.strip() for line in value.strip().split("\n")]
    return _unwrapped(lines) if _is_wrapped(lines) else "\n".join(lines)


def line(value: str) -> str:
    """Return a value that belongs on one line, its blanks folded."""
    return " ".join(value.split())


def _is_wrapped(lines: list[str]) -> bool:
    """Say whether most lines run to about the same width and stop in the middle of a sentence."""
    inner = [before for before, after in pairwise(lines) if before and after]
    longest = max(map(len, lines))
    if not inner or longest > 120 or longest < 50:
        return False
    broken = sum(not before.endswith(_ENDS) for before in inner)
    full = sum(len(before) >= longest * 0.6 for before in inner)
    return broken * 10 >= len(inner) * 6 and full * 10 >= len(inner) * 7


def _unwrapped(lines: list[str]) -> str:
    """Join lines to paragraphs; empty lines part them."""
    paragraphs = re.split(r"\n{2,}", "\n".join(lines))
    return "\n".join(" ".join(p.split("\n")) for p in paragraphs if p)
