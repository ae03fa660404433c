"""All ways to link two rows of sentences in order, and the best of them.

A monotone dynamic programme over groups of up to five sentences against one (and two against two); a sentence may also stay
unanswered. By the sums over all ways, forward and backward, each link of the best one has its posterior probability.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from app.text.evidence import Evidence

Floats = npt.NDArray[np.float64]
Alone = tuple[frozenset[int], frozenset[int]]
"""The sentences of each side that are known to be answered by nothing."""


@dataclass(frozen=True, slots=True)
class Costs:
    """Logarithms of how usual each shape is, and how the sums become probabilities."""

    shapes: tuple[tuple[int, int, float], ...] = (
        (1, 1, -0.15), (2, 1, -1.25), (1, 2, -1.5), (3, 1, -3.45), (1, 3, -2.8), (4, 1, -2.9), (1, 4, -4.3),
        (5, 1, -3.8), (1, 5, -4.9), (2, 2, -3.5),
    )  # fmt: skip
    left_out: float = -3.9
    temperature: float = 1.7
    window: int = 60


class Step(NamedTuple):
    """One link: where it begins on both sides, how many sentences it holds, its score and its probability."""

    i: int
    j: int
    tall: int
    wide: int
    score: float
    chance: float


class _Group(NamedTuple):
    """The scores of all links of one shape, by where they begin."""

    tall: int
    wide: int
    scores: Floats


_NEVER: Final = -np.inf


def best_way(evidence: Evidence, rows: int, columns: int, costs: Costs, alone: Alone) -> list[Step]:
    """The links of the best way, in order; `alone` are the sentences known to be answered by nothing."""
    groups = [
        _Group(tall, wide, _barred(evidence.group(tall, wide) + usual, tall, wide, alone))
        for tall, wide, usual in costs.shapes
        if tall <= rows and wide <= columns
    ]
    left, right = (
        np.array([0.0 if at in out else costs.left_out for at in range(count)])
        for out, count in zip(alone, (rows, columns), strict=True)
    )
    path = _path(_filled(groups, left, right, np.maximum), groups, left, right)
    heat = costs.temperature
    cooled = [_Group(tall, wide, scores / heat) for tall, wide, scores in groups]
    turned = [_Group(tall, wide, scores[::-1, ::-1]) for tall, wide, scores in cooled]
    before = _filled(cooled, left / heat, right / heat, np.logaddexp)
    ahead = _filled(turned, left[::-1] / heat, right[::-1] / heat, np.logaddexp)[::-1, ::-1]
    whole = before[-1, -1]
    return [
        step._replace(
            chance=min(
                1.0,
                float(
                    np.exp(
                        before[step.i, step.j]
                        + step.score / heat
                        + ahead[step.i + step.tall, step.j + step.wide]
                        - whole
                    )
                ),
            )
        )
        for step in path
    ]


def _filled(groups: Sequence[_Group], left: Floats, right: Floats, either: np.ufunc) -> Floats:
    """For each place the best (or the sum, as logarithm) of all ways to it from the start."""
    rows, columns = len(left), len(right)
    along = np.concatenate([[0.0], np.cumsum(right)])
    table = np.full((rows + 1, columns + 1), _NEVER)
    table[0] = along
    ways = np.full((len(groups) + 1, columns + 1), _NEVER)
    for i in range(1, rows + 1):
        ways[:] = _NEVER
        ways[0] = table[i - 1] + left[i - 1]
        for way, (tall, wide, scores) in enumerate(groups, 1):
            if tall <= i:
                np.add(table[i - tall, : columns + 1 - wide], scores[i - tall], out=ways[way, wide:])
        table[i] = either.accumulate(either.reduce(ways, axis=0) - along) + along
    return table


def _path(best: Floats, groups: Sequence[_Group], left: Floats, right: Floats) -> list[Step]:
    """The best way, found from its end."""
    path: list[Step] = []
    i, j = len(left), len(right)
    while i or j:
        steps = [
            Step(i - tall, j - wide, tall, wide, float(scores[i - tall, j - wide]), 0.0)
            for tall, wide, scores in groups
            if tall <= i and wide <= j
        ]
        if i:
            steps.append(Step(i - 1, j, 1, 0, float(left[i - 1]), 0.0))
        if j:
            steps.append(Step(i, j - 1, 0, 1, float(right[j - 1]), 0.0))
        step = max(steps, key=lambda one: best[one.i, one.j] + one.score)
        path.append(step)
        i, j = step.i, step.j
    return path[::-1]


def _barred(scores: Floats, tall: int, wide: int, alone: Alone) -> Floats:
    """Scores of groups, those that hold a sentence known to be left out made impossible."""
    for out in alone[0]:
        scores[max(0, out - tall + 1) : max(0, out + 1)] = _NEVER
    for out in alone[1]:
        scores[:, max(0, out - wide + 1) : max(0, out + 1)] = _NEVER
    return scores
