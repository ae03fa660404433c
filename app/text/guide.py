"""A rough way through two long texts, by their rare words: where to look, before anything is decided.

Without it a chapter that one side lacks would leave the two sides far apart, and nothing would be found any more.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from app.text.languages import is_chinese
from app.text.witnesses import Reading

_RARE: Final = 4
"""A word that more sentences of a side share says nothing here."""
_LARGEST: Final = 30_000_000
"""Above this many pairs of sentences there is no guide."""
_NEAR: Final = 8
_SUPPORT: Final = 2


class Point(NamedTuple):
    """A left and a right sentence that share rare words."""

    i: int
    j: int


def points(left: Sequence[str], right: Sequence[str], reading: Reading) -> list[Point]:
    """Pairs of sentences along the way on which most rare words are shared, in order, each with neighbours that agree."""
    if not left or not right or len(left) * len(right) > _LARGEST:
        return []
    shared = _shared(_index(left, reading, 0), _index(right, reading, 1), (len(left), len(right)))
    return _supported(_chain(shared))


def _index(sentences: Sequence[str], reading: Reading, side: int) -> dict[str, list[int]]:
    """For each number, name and word (as an English stem) of a side the sentences that hold it."""
    found: dict[str, list[int]] = {}
    chinese: dict[str, list[int]] = {}
    lang = reading.langs[side]
    translated = is_chinese(lang) and not is_chinese(reading.langs[1 - side])
    for at, sentence in enumerate(sentences):
        for key in (
            reading.keys(sentence, lang)
            if is_chinese(lang)
            else {*reading.keys(sentence, lang), *reading.stems(sentence)}
        ):
            found.setdefault(key, []).append(at)
        if translated:
            known = reading.known(sentence)
            for word in set(known.words[: known.whole]):
                chinese.setdefault(word, []).append(at)
    for word, homes in chinese.items():
        if len(homes) <= _RARE:
            for key in reading.plainly(word):
                found[key] = sorted({*found.get(key, ()), *homes})
    return found


def _shared(
    ours: dict[str, list[int]], theirs: dict[str, list[int]], sizes: tuple[int, int]
) -> npt.NDArray[np.float32]:
    """How many rare words each left sentence shares with each right one, the rarer the more."""
    shared = np.zeros(sizes, dtype=np.float32)
    for key, rows in ours.items():
        columns = theirs.get(key, [])
        if columns and len(rows) <= _RARE and len(columns) <= _RARE:
            shared[np.ix_(rows, columns)] += 1.0 / (len(rows) * len(columns))
    return shared


def _chain(shared: npt.NDArray[np.float32]) -> list[Point]:
    """The sentences that share most on a way that never turns back."""
    rows, columns = shared.shape
    best = np.zeros((rows + 1, columns + 1), dtype=np.float32)
    for i in range(rows):
        here = best[i].copy()
        np.maximum(here[1:], best[i, :-1] + shared[i], out=here[1:])
        best[i + 1] = np.maximum.accumulate(here)
    chain: list[Point] = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            chain.append(Point(i, j))
    return chain[::-1]


def _supported(chain: list[Point]) -> list[Point]:
    """The points with enough others near them that lie about as far apart."""
    kept = []
    for at, point in enumerate(chain):
        near = chain[max(0, at - 4) : at] + chain[at + 1 : at + 5]
        agree = [other for other in near if abs(other.i - point.i) <= _NEAR and abs(other.j - point.j) <= _NEAR]
        if len(agree) >= _SUPPORT:
            kept.append(point)
    return kept
