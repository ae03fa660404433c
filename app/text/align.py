"""Find which sentences of one text answer which of the other.

A monotone dynamic programme over groups of up to five sentences against one (and two against two), scored by `evidence`;
a sentence may also stay unanswered. Each link comes with its posterior probability, by the sums over all ways to align
(forward and backward). After W. A. Gale and K. W. Church (1993), with lexical evidence in place of length alone.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from app.text.evidence import Evidence, Meaning, Weights
from app.text.guide import Point, points
from app.text.lexicon import Lexicon, basic
from app.text.ways import Alone, Costs, Step, best_way
from app.text.witnesses import Reading

SURE: Final = 0.9
"""From this confidence on a link is shown as sure: on the development texts 99 % of such links are right, and 98 % where a
sentence was taken away."""
ALGORITHM: Final = "diptych-align/2"
"""Name and version of the method, kept with automatic pairs so that they are made anew when it changes."""


class Link(NamedTuple):
    """Sentences that answer each other, by their numbers from 0; an empty side means that they are left out there."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    confidence: float


_COSTS: Final = Costs()
_WEIGHTS: Final = Weights()
_MARGIN: Final = 10
_LARGEST: Final = 60_000
"""More pairs of sentences than this are not looked at in one window."""


def align(
    left: Sequence[str],
    right: Sequence[str],
    langs: tuple[str, str] = ("en", "zh-Hans"),
    lexicon: Lexicon | None = None,
    fixed: Iterable[Link] = (),
    *,
    meaning: Meaning | None = None,
    costs: Costs = _COSTS,
    weights: Weights = _WEIGHTS,
) -> list[Link]:
    """The links between two lists of sentences, in order; every sentence is in exactly one.

    `meaning` holds a vector for every sentence of each side, where a sentence encoder is there. `fixed` links are kept as they are (confidence 1) and only the stretches between them are aligned. ValueError where
    fixed links overlap, cross or name sentences that are not there.
    """
    reading = Reading(langs, lexicon or basic())
    reading.begin(left, right)
    links: list[Link] = []
    alone = _left_out(fixed)
    i = j = 0
    for link in [*_checked(fixed, len(left), len(right)), None]:
        stop = (link.left[0], link.right[0]) if link else (len(left), len(right))
        links += _stretch(left, right, (i, j), stop, alone, reading, meaning, costs, weights)
        if link:
            links.append(Link(link.left, link.right, 1.0))
            i, j = link.left[-1] + 1, link.right[-1] + 1
    return links


def _checked(fixed: Iterable[Link], lefts: int, rights: int) -> list[Link]:
    """The fixed links with both sides, in order; ValueError where they can't all hold."""
    links = sorted(link for link in fixed if link.left and link.right)
    i = j = 0
    for link in links:
        rows, columns = list(link.left), list(link.right)
        together = rows == list(range(rows[0], rows[-1] + 1)) and columns == list(range(columns[0], columns[-1] + 1))
        if not together or rows[0] < i or columns[0] < j or rows[-1] >= lefts or columns[-1] >= rights:
            raise ValueError(f"the fixed link {link.left} to {link.right} does not fit with the others")
        i, j = rows[-1] + 1, columns[-1] + 1
    return links


def _left_out(fixed: Iterable[Link]) -> Alone:
    """The sentences of each side that a fixed link says are answered by nothing."""
    links = list(fixed)
    return (
        frozenset(at for link in links if not link.right for at in link.left),
        frozenset(at for link in links if not link.left for at in link.right),
    )


def _stretch(
    left: Sequence[str],
    right: Sequence[str],
    start: tuple[int, int],
    stop: tuple[int, int],
    alone: Alone,
    reading: Reading,
    meaning: Meaning | None,
    costs: Costs,
    weights: Weights,
) -> list[Link]:
    """The links of one stretch between fixed points; a long one is aligned through a window that moves along."""
    links: list[Link] = []
    i, j = start
    guide: list[Point] = []
    if max(stop[0] - i, stop[1] - j) > costs.window * 3 // 2:
        found_points = points(left[i : stop[0]], right[j : stop[1]], reading)
        guide = [Point(point.i + i, point.j + j) for point in found_points]
    while i < stop[0] or j < stop[1]:
        rows, columns = _window(Point(i, j), Point(*stop), costs.window, guide)
        last = rows == stop[0] - i and columns == stop[1] - j
        near = (meaning[0][i : i + rows], meaning[1][j : j + columns]) if meaning is not None else None
        evidence = Evidence(left[i : i + rows], right[j : j + columns], reading, weights, near)
        steps = best_way(evidence, rows, columns, costs, _shifted(alone, i, j))
        if not last:
            steps = _firm(steps, rows - _MARGIN, columns - _MARGIN)
        links += [
            Link(tuple(range(i + a, i + a + tall)), tuple(range(j + b, j + b + wide)), chance)
            for a, b, tall, wide, _, chance in steps
        ]
        i, j = i + steps[-1].i + steps[-1].tall, j + steps[-1].j + steps[-1].wide
    return links


def _window(at: Point, stop: Point, size: int, guide: Sequence[Point]) -> tuple[int, int]:
    """How much of a stretch to look at once: all of it, or up to a point of the guide, or a part of both sides in proportion."""
    rows, columns = stop.i - at.i, stop.j - at.j
    if max(rows, columns) <= size * 3 // 2:
        return rows, columns
    first = bisect_left(guide, at)
    ahead = [point for point in guide[first : first + 4 * size] if point.j >= at.j]
    within = [point for point in ahead if point.i - at.i <= size and point.j - at.j <= size]
    for point in reversed(within) if within and max(within[-1].i - at.i, within[-1].j - at.j) > size // 3 else ahead:
        tall, wide = min(rows, point.i - at.i + _MARGIN + 5), min(columns, point.j - at.j + _MARGIN + 5)
        if max(tall, wide) > size // 3 and tall * wide <= _LARGEST:
            return tall, wide
    if min(rows, columns) <= 5 and rows * columns <= _LARGEST:
        return rows, columns
    share = size / max(rows, columns)
    return max(1, min(rows, round(rows * share))), max(1, min(columns, round(columns * share)))


def _firm(steps: list[Step], rows: int, columns: int) -> list[Step]:
    """The links of a window but for its end, where what follows is not seen; the last of them is a sure one if any is."""
    inside = [step for step in steps if step.i + step.tall <= rows and step.j + step.wide <= columns]
    sure = [at for at, step in enumerate(inside, 1) if step.tall and step.wide and step.chance > SURE]
    return inside[: sure[-1]] if sure else inside or steps[:1]


def _shifted(alone: Alone, i: int, j: int) -> Alone:
    return frozenset(at - i for at in alone[0]), frozenset(at - j for at in alone[1])
