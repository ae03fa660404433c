"""The witnesses of one side of two texts, as arrays: what `evidence` weighs and `witnesses` finds."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

WORDS: Final = 0
CHARACTERS: Final = 1
NAMES: Final = 2


class Side(NamedTuple):
    """The witnesses of one side, in the order of their sentences.

    `sentence` tells whose each is, `kind` what it is, `size` how many speak alike, `same` how many sentences earlier it
    stood last on its own side (0: never), `common` how many words it may answer (logarithm), `found` how surely it is met in
    every sentence opposite.
    """

    sentence: Places
    kind: Places
    size: Floats
    same: Places
    common: Floats
    found: Floats


def side(
    sentence: Places, kind: int, keys: Places, found: Floats, size: Floats | None = None, common: Floats | None = None
) -> Side:
    """One kind of witnesses; `keys` are equal numbers where two say the same."""
    count = len(sentence)
    return Side(
        sentence,
        np.full(count, kind, dtype=np.intp),
        np.ones(count) if size is None else size,
        _since(sentence, keys),
        np.zeros(count) if common is None else common,
        found,
    )


def joined(one: Side, other: Side) -> Side:
    """The witnesses of two kinds together, sentence by sentence."""
    order = np.argsort(np.concatenate([one.sentence, other.sentence]), kind="stable")
    return Side(*(np.concatenate(both)[order] for both in zip(one, other, strict=True)))


def stretched(begins: Places, sizes: Places) -> Places:
    """The numbers begin, begin + 1 ... of several stretches, one after the other."""
    total = int(sizes.sum())
    ends = np.cumsum(sizes)
    return np.arange(total, dtype=np.intp) + np.repeat(begins - ends + sizes, sizes)


def ints(numbers: Sequence[int]) -> Places:
    """A list of whole numbers as an array."""
    return np.array(numbers, dtype=np.intp)


def _since(sentence: Places, keys: Places) -> Places:
    """How many sentences ago each key stood last, 0 where it did not."""
    order = np.argsort(keys, kind="stable")
    since = np.zeros(len(keys), dtype=np.intp)
    if len(keys) > 1:
        again = np.flatnonzero(np.diff(keys[order]) == 0) + 1
        since[order[again]] = sentence[order[again]] - sentence[order[again - 1]]
    return since
