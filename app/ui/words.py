"""Sentences of the verbs in the language of the interface.

The verbs know English only: patterns with %1, %2 (and %n for a number) and their words, or a finished sentence.
`resources/i18n/sentences_zh.tsv` holds, a pattern a line: English, English for one, Chinese. A finished sentence is
matched against the patterns, and its words put into the translation. What the table lacks stays English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from app.ui import language
from app.work.inchinese import PLACE, fill, table

TELLING = 8
"""Letters a pattern must hold of its own to be looked for in a finished sentence: “%1 is %2.” would fit anything."""


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], list[str], str], ...]:
    """Every pattern with places as an expression that finds its words in a finished sentence; the longest first."""
    shapes = []
    for english in table():
        places = PLACE.findall(english)
        if places and sum(letter.isalpha() for letter in PLACE.sub("", english)) >= TELLING:
            parts = PLACE.split(english)
            texts = [re.escape(part) for part in parts[::2]]
            shape = texts[0] + "".join(
                ("(\\d+)" if place == "n" else "(.*?)") + text for place, text in zip(places, texts[1:], strict=True)
            )
            shapes.append((re.compile(shape, re.DOTALL), places, english))
    return tuple(sorted(shapes, key=lambda one: -len(PLACE.sub("", one[2]))))


def say(pattern: str, args: Sequence[str] = ()) -> str:
    """A pattern with its words, or a finished sentence, in the language of the interface.

    %n takes the first argument as a number; the English "for one" form is used where it is 1.
    """
    if pattern in table():
        one, chinese = table()[pattern]
        number = args[0] if args else ""
        if language.current() == "zh":
            return fill(chinese or pattern, args)
        return fill(one if one and number == "1" and "%n" in pattern else pattern, args)
    if args:
        return fill(pattern, args)
    for shape, places, english in _shapes():
        match = shape.fullmatch(pattern)
        if match:
            found = {place: word for place, word in zip(places, match.groups(), strict=True) if word is not None}
            one, chinese = table()[english]
            wanted = chinese if language.current() == "zh" and chinese else english
            if language.current() == "en" and one and found.get("n") == "1":
                wanted = one
            return _put(wanted, found)
    return pattern


def _put(pattern: str, found: dict[str, str]) -> str:
    """A pattern with the words of its places put in."""
    return PLACE.sub(lambda place: found.get(place[1], place[0]), pattern)
