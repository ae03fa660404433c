"""What speaks for some sentences answering some others: words, numbers, names and length.

Each English word that the lexicon knows, each number and each Latin name is a witness: it is met again in a Chinese sentence
or not. How much that says depends on how often it would be met by chance in this very text. The Chinese side is asked
the same way, so that words left unanswered on either side count. Scores are natural logarithms of likelihood ratios.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.text.languages import HAN
from app.text.side import Floats, Places, Side
from app.text.witnesses import Reading

WIDEST: Final = 5
_HAN_RUN: Final = re.compile(f"[{HAN}]")


Meaning = tuple[Floats, Floats]
"""A vector for every left and every right sentence, near each other where the meaning is: from a sentence encoder."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How far each kind of witness is trusted.

    Found by trying on abstracts, manuals, prose and scripture together, with sentences deleted and made one, so that no
    single collection decides; the alignment benchmark prints what they reach.
    """

    word_met: float = 0.55
    name_met: float = 0.84
    character_met: float = 0.51
    words: float = 0.53
    names: float = 0.6
    characters: float = 0.23
    length: float = 1.55
    length_spread: float = 0.19
    chance: float = 8.5
    usual: float = 0.025
    common: float = 0.175
    usual_character: float = 0.087
    usual_name: float = 0.057
    again: float = 0.21
    meaning: float = 4.0
    meaning_base: float = 0.5


class Evidence:
    """The scores of every group of up to five neighbouring sentences against every such group opposite."""

    def __init__(
        self,
        left: Sequence[str],
        right: Sequence[str],
        reading: Reading,
        weights: Weights,
        meaning: Meaning | None = None,
    ) -> None:
        self._weights, self._meaning = weights, meaning
        self._sizes = (len(left), len(right))
        first, second = reading.witnesses(left, right)
        self._left = list(_scores(first, len(left), len(right), weights))
        self._right = list(_scores(second, len(right), len(left), weights))
        self._lengths = (_lengths(left), _lengths(right))

    def group(self, tall: int, wide: int) -> Floats:
        """Scores of `tall` left sentences from i against `wide` right ones from j, as an array by i and j."""
        rows, columns = self._sizes[0] - tall + 1, self._sizes[1] - wide + 1
        if rows <= 0 or columns <= 0:
            return np.zeros((max(rows, 0), max(columns, 0)))
        own = _grouped(self._left[wide - 1], tall)
        other = _grouped(self._right[tall - 1], wide)
        scores: Floats = own + other.T + self._length(tall, wide)
        if self._meaning is not None:
            scores += self._alike(self._meaning, tall, wide)
        return scores

    def _alike(self, meaning: Meaning, tall: int, wide: int) -> Floats:
        """How near the meanings of groups are, by the cosine of the sums of their vectors."""
        own, other = _summed(meaning[0], tall), _summed(meaning[1], wide)
        sizes = np.outer(np.linalg.norm(own, axis=1), np.linalg.norm(other, axis=1))
        near: Floats = own @ other.T / np.maximum(sizes, 1e-9) - self._weights.meaning_base
        return self._weights.meaning * near

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
    return np.array([len("".join(s.split())) + 2.0 * len(_HAN_RUN.findall(s)) for s in sentences], dtype=np.float64)


def _summed(scores: Floats, count: int) -> Floats:
    """The sums of each `count` neighbouring rows."""
    if count == 1:
        return scores
    total: Floats = scores[: len(scores) - count + 1].copy()
    for step in range(1, count):
        total += scores[step : len(scores) - count + 1 + step]
    return total


def _grouped(scores: list[Floats], count: int) -> Floats:
    """The sums of each `count` neighbouring rows, what was said in the group before left out."""
    rows = len(scores[0]) - count + 1
    total: Floats = scores[0][:rows].copy()
    for step in range(1, count):
        total += scores[step][step : rows + step]
    return total


def _scores(side: Side, own: int, opposite: int, weights: Weights) -> Iterator[list[Floats]]:
    """For each sentence of a side and each group of neighbours opposite, what its witnesses say: for one, for two ... for five.

    One array for each place that the sentence may have in a group of its own side: the same word said again speaks less.
    """
    trusted = np.array([weights.words, weights.characters, weights.names])[side.kind] * side.size
    trust = np.array([weights.word_met, weights.character_met, weights.name_met])[side.kind]
    usual = np.array([weights.usual, weights.usual_character, weights.usual_name])[side.kind]
    usual = np.minimum(usual * np.exp(weights.common * side.common), 0.5)
    found = side.found
    seen = found.sum(axis=1) - found.max(axis=1) if opposite else np.zeros(len(found))
    once = (seen + weights.chance * usual) / (max(opposite - 1, 0) + weights.chance)
    again = [np.flatnonzero(side.same == place) for place in range(1, WIDEST)]
    for wide in range(1, WIDEST + 1):
        columns = opposite - wide + 1
        if columns <= 0 or not len(side.sentence):
            yield [np.zeros((own, max(columns, 0)))] * WIDEST
            continue
        if wide > 1:
            found = np.maximum(found[:, :columns], side.found[:, wide - 1 :])
        chance = np.minimum(1 - (1 - once) ** wide, 0.97)
        met = np.maximum(trust, chance)
        yes, no = met / chance, (1.0 - met * 0.999) / (1.0 - chance * 0.999)
        flat = np.flatnonzero(found > 0.0)
        row = flat // columns
        said = trusted[row] * np.log(1.0 + found.ravel()[flat] * (yes / no - 1.0)[row])
        silent = trusted * np.log(no)
        yield _spoken(side, row, flat - row * columns, said, silent, again, (own, columns), weights)


def _spoken(
    side: Side,
    row: Places,
    column: Places,
    said: Floats,
    silent: Floats,
    again: Sequence[Places],
    shape: tuple[int, int],
    weights: Weights,
) -> list[Floats]:
    """The sums of what the witnesses of each sentence say, for each place that it may have in a group."""
    own, columns = shape
    places = side.sentence[row] * columns + column

    def summed(rows: Places | None) -> Floats:
        spoken = np.zeros(own * columns)
        if rows is None:
            spoken += np.bincount(places, said, own * columns)
            quiet = np.bincount(side.sentence, silent, own)
        else:
            speaks = np.zeros(len(side.sentence), dtype=np.bool_)
            speaks[rows] = True
            here = speaks[row]
            spoken += np.bincount(places[here], said[here], own * columns)
            quiet = np.bincount(side.sentence[rows], silent[rows], own)
        summary: Floats = spoken.reshape(own, columns) + quiet[:, None]
        return summary

    scores = [summed(None)]
    for some in again:
        scores.append(scores[-1] - (1.0 - weights.again) * summed(some) if len(some) else scores[-1])
    return scores
