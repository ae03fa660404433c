"""The words, numbers and names of two texts that may tell which sentences answer each other.

Each is a witness of its own sentence: it is met again in a sentence opposite, more or less surely (0 to 1), or not. Words are
looked up in `meeting`; numbers and Latin names are the same on both sides.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from app.text.languages import is_chinese
from app.text.lexicon import Lexicon, stem
from app.text.meeting import Meeting
from app.text.numbers import numbers
from app.text.side import NAMES, Floats, Places, Side, ints, joined, side

_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*")


class Reading(Meeting):
    """What is read in single sentences, kept while one pair of texts is aligned."""

    def __init__(self, langs: tuple[str, str], lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self.langs = langs
        self.keys = lru_cache(maxsize=None)(_keys)
        self._named = lru_cache(maxsize=None)(self._key_numbers)
        self._key_of: dict[str, int] = {}
        self._latin: list[bool] = []

    def begin(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Number the English words of two whole texts, of which parts are looked at then."""
        first, second = (is_chinese(lang) for lang in self.langs)
        if first != second:
            self.prepare(right if first else left)

    def witnesses(self, left: Sequence[str], right: Sequence[str]) -> tuple[Side, Side]:
        """The witnesses of both sides."""
        first, second = (is_chinese(lang) for lang in self.langs)
        names = self._names(left, right)
        if first == second:
            return names
        english, chinese = self.meet(right, left) if first else self.meet(left, right)
        own, other = (chinese, english) if first else (english, chinese)
        return joined(names[0], own), joined(names[1], other)

    def _names(self, left: Sequence[str], right: Sequence[str]) -> tuple[Side, Side]:
        """Numbers of both sides, and the Latin names that both write."""
        ours = [self._named(sentence, self.langs[0]) for sentence in left]
        theirs = [self._named(sentence, self.langs[1]) for sentence in right]
        count = len(self._key_of)
        there = [_table(some, count) for some in (ours, theirs)]
        told = ~np.array(self._latin, dtype=np.bool_) | (there[0].any(axis=1) & there[1].any(axis=1))
        return _met(ours, there[1], told), _met(theirs, there[0], told)

    def _key_numbers(self, sentence: str, lang: str) -> Places:
        """The numbers and names of a sentence, as numbers of this reading."""
        known = self._key_of
        keys = sorted(self.keys(sentence, lang))
        for key in keys:
            if key not in known:
                known[key] = len(known)
                self._latin.append(key.startswith("="))
        return ints([known[key] for key in keys])


def _keys(sentence: str, lang: str) -> frozenset[str]:
    """The numbers (by value) and Latin names (`=` and their stem) of a sentence; the number one says nothing."""
    values = {str(number.value) for number in numbers(sentence, lang)} - {"1", "0"}
    return frozenset(values | {"=" + stem(name) for name in _LATIN.findall(sentence) if len(name) > 1})


def _table(sentences: Sequence[Places], count: int) -> Floats:
    """Which of `count` keys stand in which sentence."""
    table = np.zeros((count, len(sentences)))
    for at, keys in enumerate(sentences):
        table[keys, at] = 1.0
    return table


def _met(own: Sequence[Places], opposite: Floats, told: npt.NDArray[np.bool_]) -> Side:
    keys = np.concatenate(own) if own else ints([])
    homes = np.repeat(np.arange(len(own)), [len(some) for some in own])
    kept = told[keys]
    return side(homes[kept], NAMES, keys[kept], opposite[keys[kept]])
