"""Tell words that people read from the lines of a log, a program or a table, where nothing else says what a file is."""

from __future__ import annotations

import re

from app.formats.scripts import word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_EVERYDAY = word_set(
    "the of and in to is was were for with that this by on are as be from at or an it their we not which have has had who"
    " der die das und in den von zu mit ist für auf im eine le la les et des en du une que pour dans est el los las de con"
    " del se por para un una os da do em het een van op och att det som yang dan di untuk dengan"
)
_FEWEST_EVERYDAY = 0.08
"""Of the words of a text; in English prose a third are such words."""


def is_prose(body: str) -> bool:
    """Say whether a text can be one that people read: Chinese or another script, or with the little words of a language."""
    if not body.isascii():
        return True
    words = _WORD.findall(body.casefold())
    return bool(words) and sum(word in _EVERYDAY for word in words) >= _FEWEST_EVERYDAY * len(words)
