"""Where words begin and end, for stepping a caret, for a double click, and for proposing spans.

Latin words and numbers are found by their characters; a Chinese run is parted into the fewest words a lexicon knows, the
rest one character at a time. White space and punctuation belong to no word.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.text.common_chinese import COMMON
from app.text.languages import HAN
from app.text.lexicon import Lexicon, basic
from app.text.scripts import simplified
from app.text.span import Span

_LETTER: Final = rf"(?:(?![{HAN}])[^\W_][\u0300-\u036f]*)"
_TOKEN: Final = re.compile(
    rf"(?P<han>[{HAN}]+)"
    r"|\d+(?:[.,:/]\d+)*%?(?![^\W\d_])"
    rf"|{_LETTER}+(?:['’\-‐‑]{_LETTER}+)*"
)
_KNOWN: Final = 1.0
_SINGLE: Final = 1.3


def words(text: str, lang: str = "", lexicon: Lexicon | None = None) -> list[Span]:
    """The words of a text in order; `lang` is not needed to tell them, as scripts part by themselves."""
    del lang
    known = lexicon or basic()
    return [span for token in _TOKEN.finditer(text) for span in _parted(token, known)]


def word_at(text: str, offset: int, lexicon: Lexicon | None = None) -> Span:
    """The word that holds, or else begins at or ends before, an offset; empty at the offset where none touches it.

    Only the neighbourhood is read, so the answer comes at once in any text.
    """
    first = max(0, offset - 200)
    near = [span.moved(first) for span in words(text[first : offset + 200], "", lexicon)]
    holding = next((span for span in near if span.start <= offset < span.end), None)
    touching = next((span for span in near if span.end == offset), None)
    return holding or touching or Span(offset, offset)


def _parted(token: re.Match[str], lexicon: Lexicon) -> Iterator[Span]:
    if token["han"] is None:
        yield Span(*token.span())
    else:
        yield from (span.moved(token.start()) for span in _chinese(simplified(token["han"]), lexicon))


def _chinese(run: str, lexicon: Lexicon) -> list[Span]:
    """The cheapest way to part a run of Chinese characters: few words, long ones first."""
    count = len(run)
    cost = [0.0] * (count + 1)
    size = [1] * (count + 1)
    longest = max(4, lexicon.longest, 8 if lexicon.dictionary is not None else 0)
    for at in range(count - 1, -1, -1):
        cost[at] = _SINGLE + cost[at + 1]
        for length in range(2, min(longest, count - at) + 1):
            if cost[at + length] + _KNOWN < cost[at]:
                word = run[at : at + length]
                if word in COMMON or lexicon.knows(word):
                    cost[at], size[at] = cost[at + length] + _KNOWN, length
    found, at = [], 0
    while at < count:
        found.append(Span(at, at + size[at]))
        at += size[at]
    return found
