"""The Chinese of sentences and names that the verbs know in English only, for what is written into files and shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from app import paths

PLACE = re.compile(r"%(\d|n)")


@cache
def table() -> dict[str, tuple[str, str]]:
    """Return English pattern -> (English for one, Chinese), as `resources/i18n/sentences_zh.tsv` holds them."""
    found: dict[str, tuple[str, str]] = {}
    path = paths.resources() / "i18n" / "sentences_zh.tsv"
    if not path.exists():
        return found
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        english, one, chinese = (*line.split("\t"), "", "")[:3]
        if english:
            found[english.replace("\\n", "\n")] = (one.replace("\\n", "\n"), chinese.replace("\\n", "\n"))
    return found


def said(pattern: str, args: Sequence[str] = (), lang: str = "en") -> str:
    """Return a pattern with its words in a language; what has no Chinese stays English."""
    one, chinese = table().get(pattern, ("", ""))
    if lang.startswith("zh"):
        return fill(chinese or pattern, args)
    return fill(one if one and args[:1] in (["1"], ("1",)) and "%n" in pattern else pattern, args)


def fill(pattern: str, args: Sequence[str]) -> str:
    """Return a pattern with its words put in; %n is the first word, a place without a word stays as it is."""

    def word(place: re.Match[str]) -> str:
        number = 1 if place[1] == "n" else int(place[1])
        return args[number - 1] if 0 < number <= len(args) else place[0]

    return PLACE.sub(word, pattern)
