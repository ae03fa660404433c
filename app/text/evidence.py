"""What speaks for some sentences answering some others: words, numbers, names and length.

Each English word that the lexicon knows, each number and each Latin name is a witness: it is met again in a Chinese sentence
or not. How much that says depends on how often it would be met by chance in this very text. The Chinese side is asked
the same way, so that words left unanswered on either side count. Scores are natural logarithms of likelihood ratios.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from app.text.languages import HAN, is_chinese
from app.text.lexicon import Lexicon, matching, stem
from app.text.numbers import numbers

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

WIDEST: Final = 5
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*")
_HAN_RUN: Final = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Weights:
    """How far each kind of witness is trusted; see the alignment benchmark for how these were found."""

    word_met: float = 0.62
    name_met: float = 0.88
    character_met: float = 0.5
    words: float = 0.55
    names: float = 0.9
    characters: float = 0.3
    length: float = 1.0
    length_spread: float = 0.22
    chance: float = 5.0


@dataclass(frozen=True, slots=True)
class _Side:
    """The witnesses of one side, sentence by sentence: to which sentence each belongs, how far it is trusted, and where it is met opposite."""

    sentence: npt.NDArray[np.intp]
    met: Floats
    weight: Floats
    found: Bools


class Evidence:
    """The scores of every group of up to five neighbouring sentences against every such group opposite."""

    def __init__(
        self, left: Sequence[str], right: Sequence[str], langs: tuple[str, str], lexicon: Lexicon, weights: Weights
    ) -> None:
        self._weights = weights
        self._sizes = (len(left), len(right))
        swapped = is_chinese(langs[0]) and not is_chinese(langs[1])
        english, chinese = (right, left) if swapped else (left, right)
        tags = langs[::-1] if swapped else langs
        near, far = _witnesses(english, chinese, tags, lexicon, weights)
        first, second = (far, near) if swapped else (near, far)
        self._left = [_scores(first, len(left), len(right), wide, weights) for wide in range(1, WIDEST + 1)]
        self._right = [_scores(second, len(right), len(left), wide, weights) for wide in range(1, WIDEST + 1)]
        self._lengths = (_lengths(left), _lengths(right))

    def group(self, tall: int, wide: int) -> Floats:
        """Scores of `tall` left sentences from i against `wide` right ones from j, as an array by i and j."""
        rows, columns = self._sizes[0] - tall + 1, self._sizes[1] - wide + 1
        if rows <= 0 or columns <= 0:
            return np.zeros((max(rows, 0), max(columns, 0)))
        own = _summed(self._left[wide - 1], tall)
        other = _summed(self._right[tall - 1], wide)
        scores: Floats = own + other.T + self._length(tall, wide)
        return scores

    def _length(self, tall: int, wide: int) -> Floats:
        """How well the lengths agree, given how long the whole texts are; a heavy tail, as translations vary."""
        left, right = self._lengths
        whole = (float(left.sum()) + 90.0) / (float(right.sum()) + 30.0)
        own = _summed(left[:, None], tall)
        other = _summed(right[:, None], wide).T
        off = np.log((own + 3.0) / (other * whole + 3.0))
        spread = self._weights.length_spread**2 + 3.0 / (own + 3.0)
        agreement: Floats = -2.0 * self._weights.length * np.log1p(off**2 / (3.0 * spread))
        return agreement


def _lengths(sentences: Sequence[str]) -> Floats:
    """The lengths of sentences in letters; a Chinese character weighs as three."""
    return np.array([sum(1 for ch in s if not ch.isspace()) + 2.0 * len(_HAN_RUN.findall(s)) for s in sentences]) / 1.0


def _summed(scores: Floats, count: int) -> Floats:
    """The sums of each `count` neighbouring rows."""
    if count == 1:
        return scores
    total: Floats = scores[: len(scores) - count + 1].copy()
    for step in range(1, count):
        total += scores[step : len(scores) - count + 1 + step]
    return total


def _scores(side: _Side, own: int, opposite: int, wide: int, weights: Weights) -> Floats:
    """For each sentence of a side and each group of `wide` neighbours opposite, what its witnesses say."""
    columns = opposite - wide + 1
    if columns <= 0 or not len(side.sentence):
        return np.zeros((own, max(columns, 0)))
    found = side.found[:, :columns].copy()
    for step in range(1, wide):
        found |= side.found[:, step : step + columns]
    seen = side.found.sum(axis=1)
    chance = (np.maximum(seen - 1, 0) + 0.5) / (max(opposite - 1, 0) + weights.chance)
    chance = np.minimum(1 - (1 - chance) ** wide, 0.97)
    met = np.maximum(side.met, chance)
    yes = side.weight * np.log(met / chance)
    no = side.weight * np.log((1.0 - met * 0.999) / (1.0 - chance * 0.999))
    running = np.zeros((len(side.sentence) + 1, columns))
    np.cumsum(np.where(found, yes[:, None], no[:, None]), axis=0, out=running[1:])
    first = np.searchsorted(side.sentence, np.arange(own + 1))
    scores: Floats = running[first[1:]] - running[first[:-1]]
    return scores


def _witnesses(
    english: Sequence[str], chinese: Sequence[str], langs: tuple[str, str], lexicon: Lexicon, weights: Weights
) -> tuple[_Side, _Side]:
    """The witnesses of both sides, each with the sentences opposite in which it is met."""
    names = _names(english, chinese, langs, weights)
    if is_chinese(langs[0]) or not is_chinese(langs[1]):
        return names
    words = _words(english, [matching(sentence) for sentence in chinese], lexicon, weights)
    return _joined(names[0], words[0]), _joined(names[1], words[1])


def _joined(one: _Side, other: _Side) -> _Side:
    order = np.argsort(np.concatenate([one.sentence, other.sentence]), kind="stable")
    return _Side(
        np.concatenate([one.sentence, other.sentence])[order],
        np.concatenate([one.met, other.met])[order],
        np.concatenate([one.weight, other.weight])[order],
        np.concatenate([one.found, other.found])[order],
    )


def _side(sentence: list[int], met: float, weight: float, found: Bools) -> _Side:
    count = len(sentence)
    return _Side(np.array(sentence, dtype=np.intp), np.full(count, met), np.full(count, weight), found)


def _names(
    english: Sequence[str], chinese: Sequence[str], langs: tuple[str, str], weights: Weights
) -> tuple[_Side, _Side]:
    """Numbers of both sides, and the Latin names that the second side writes."""
    right = [_keys(sentence, langs[1]) for sentence in chinese]
    latin = {key for keys in right for key in keys if key.startswith("=")}
    left = [{k for k in _keys(sentence, langs[0]) if not k.startswith("=") or k in latin} for sentence in english]

    def side(own: list[set[str]], opposite: list[set[str]]) -> _Side:
        keys = [(at, key) for at, some in enumerate(own) for key in sorted(some)]
        found = np.array([[key in there for there in opposite] for _, key in keys], dtype=bool)
        return _side([at for at, _ in keys], weights.name_met, weights.names, found.reshape(len(keys), len(opposite)))

    return side(left, right), side(right, left)


def _keys(sentence: str, lang: str) -> set[str]:
    """The numbers (by value) and Latin names (`=` and their stem) of a sentence; the number one says nothing."""
    keys = {str(number.value) for number in numbers(sentence, lang)} - {"1", "0"}
    for found in _LATIN.finditer(sentence):
        if len(found[0]) > 1:
            keys.add("=" + stem(found[0]))
    return keys


def _words(english: Sequence[str], chinese: list[str], lexicon: Lexicon, weights: Weights) -> tuple[_Side, _Side]:
    """The known words of both sides: an English word by its forms, a Chinese one by its characters."""
    entries = [(at, entry.forms) for at, sentence in enumerate(english) for entry in lexicon.entries(sentence)]
    own = np.zeros((len(entries), len(chinese)), dtype=bool)
    characters = [np.zeros((len(sentence), len(english)), dtype=bool) for sentence in chinese]
    users: dict[str, list[int]] = {}
    for row, (_, forms) in enumerate(entries):
        for form in forms:
            users.setdefault(form, []).append(row)
    homes = np.array([at for at, _ in entries], dtype=np.intp)
    for form, rows in users.items():
        for column, sentence in enumerate(chinese):
            place = sentence.find(form)
            if place < 0:
                continue
            own[rows, column] = True
            while place >= 0:
                characters[column][place : place + len(form), homes[rows]] = True
                place = sentence.find(form, place + len(form))
    kept = [
        np.flatnonzero(grid.any(axis=1) | _known(sentence, lexicon))
        for grid, sentence in zip(characters, chinese, strict=True)
    ]
    opposite = [grid[rows] for grid, rows in zip(characters, kept, strict=True)]
    sentence_of = [at for at, rows in enumerate(kept) for _ in rows]
    grid = np.concatenate(opposite) if opposite else np.zeros((0, len(english)), dtype=bool)
    return (
        _side([at for at, _ in entries], weights.word_met, weights.words, own),
        _side(sentence_of, weights.character_met, weights.characters, grid),
    )


def _known(sentence: str, lexicon: Lexicon) -> Bools:
    """Which characters of a Chinese sentence belong to a word of the lexicon of two characters or more."""
    known = np.zeros(len(sentence), dtype=bool)
    at = 0
    while at < len(sentence):
        for size in range(min(lexicon.longest, len(sentence) - at), 1, -1):
            if sentence[at : at + size] in lexicon.words:
                known[at : at + size] = True
                at += size
                break
        else:
            at += 1
    return known
