"""Where everything of the saturation curve stands: studies from left to right, codes from below. Nothing here draws."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.work.saturation import BASE, RUN, Saturation

LEFT, RIGHT, TOP = 18.0, 16.0, 74.0
SCALE, END = 34.0, 46.0
"""Room for the numbers of the scale to the left, and for the last total to the right."""
AXIS, FOOT = 24.0, 74.0
"""Room for the years (or days) under the curve, and for the four lines of the legend."""
NUMBERED = 13.0
"""Pixels a study needs so that the number of its new codes is printed."""
MOST_TICKS = 6

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Span:
    """Studies of one year (or day): the first and last of them, where the span stands, and its label where it fits."""

    when: str
    first: int
    last: int
    left: float
    right: float
    labelled: bool


class Curve:
    """The places of one curve in a size; studies are numbered from 0 in its order."""

    def __init__(self, data: Saturation, width: float, height: float, scale: float, measure: Measure) -> None:
        self.data, self.width, self.height, self.scale = data, width, height, scale
        s = scale
        self.left, self.right = (LEFT + SCALE) * s, width - (RIGHT + END) * s
        self.top, self.base = TOP * s, height - (AXIS + FOOT) * s
        self.count = len(data.steps)
        self.pitch = (self.right - self.left) / max(1, self.count)
        self.most = data.steps[-1].total if data.steps else 0
        self.ticks = ticks(self.most)
        self.spans = self._spans(measure)

    def _spans(self, measure: Measure) -> list[Span]:
        """Put studies of a year together; a label that would meet the one before it is left out."""
        out: list[Span] = []
        end = -1e9
        at = 0
        for when, n in self.data.spans:
            left, right = self.left + at * self.pitch, self.left + (at + n) * self.pitch
            half = measure(when) / 2 if when else 0.0
            centre = (left + right) / 2
            fits = bool(when) and centre - half > end + 8 * self.scale
            out.append(Span(when, at, at + n - 1, left, right, fits))
            end = centre + half if fits else end
            at += n
        return out

    def x(self, number: int) -> float:
        """Return the middle of a study."""
        return self.left + (number + 0.5) * self.pitch

    def y(self, codes: float) -> float:
        """Return the height of a number of codes."""
        return self.base - (self.base - self.top) * codes / max(1, self.most)

    def column(self, number: int) -> QRectF:
        """Return the whole column of a study, at least 2 pixels wide."""
        wide = max(2.0, self.pitch)
        return QRectF(self.x(number) - wide / 2, self.top - 4 * self.scale, wide, self.base - self.top + 8 * self.scale)

    def bar(self, number: int) -> QRectF:
        """Return the bar of a study's new codes."""
        wide = max(1.0, min(self.pitch * 0.72, 26 * self.scale))
        high = self.y(0) - self.y(len(self.data.steps[number].new))
        return QRectF(self.x(number) - wide / 2, self.base - high, wide, high)

    @property
    def numbered(self) -> bool:
        """Whether there is room for the number of new codes over every bar."""
        return self.pitch >= NUMBERED * self.scale

    def path(self) -> list[QPointF]:
        """Return the corners of the cumulative line; of studies narrower than half a pixel only the last of a pixel."""
        out = [QPointF(self.left, self.base)]
        before = 0
        for number in self.drawn():
            total = self.data.steps[number].total
            left = self.left + number * self.pitch
            out += [QPointF(left, self.y(before)), QPointF(left, self.y(total))]
            before = total
        return [*out, QPointF(self.right, self.y(before))] if self.count else []

    def drawn(self) -> list[int]:
        """Return the studies that are drawn one by one: all, or the last of each half pixel."""
        if self.pitch >= 0.5 or not self.count:
            return list(range(self.count))
        slots = int((self.right - self.left) * 2)
        return sorted({min(self.count - 1, (slot + 1) * self.count // slots) for slot in range(slots)} | {0})

    def first_studies(self) -> QRectF:
        """Return the ground of the base: the first studies."""
        return QRectF(self.left, self.top - 18 * self.scale, BASE * self.pitch, self.base - self.top + 18 * self.scale)

    def last_studies(self) -> QRectF:
        """Return the ground of the last run."""
        wide = RUN * self.pitch
        return QRectF(self.right - wide, self.top - 18 * self.scale, wide, self.base - self.top + 18 * self.scale)

    def at(self, point: QPointF) -> int | None:
        """Return the study under a point of the plot."""
        if not self.count or not self.top - 18 * self.scale <= point.y() <= self.base + AXIS * self.scale:
            return None
        number = int((point.x() - self.left) // self.pitch)
        return number if 0 <= number < self.count else None

    def inside(self, band: QRectF) -> list[int]:
        """Return the studies whose columns a rectangle meets."""
        first = int((band.left() - self.left) // self.pitch)
        last = int((band.right() - self.left) // self.pitch)
        return list(range(max(0, first), min(self.count - 1, last) + 1))

    def runs(self, numbers: frozenset[int]) -> list[QRectF]:
        """Return the columns of some studies, those side by side as one rectangle."""
        out: list[QRectF] = []
        last = -2
        for number in sorted(numbers):
            rect = self.column(number)
            if number == last + 1 and out:
                out[-1].setRight(rect.right())
            else:
                out.append(rect)
            last = number
        return out

    def span_of(self, number: int) -> Span:
        """Return the year (or day) a study stands in."""
        return self.spans[bisect_right([span.first for span in self.spans], number) - 1]

    def next_span(self, number: int, step: int) -> int:
        """Return the first study of the year (or day) before or after that of a study."""
        at = self.spans.index(self.span_of(number)) + step
        return self.spans[max(0, min(len(self.spans) - 1, at))].first


def ticks(most: int) -> list[int]:
    """Return whole numbers for a scale up to a number: 0, and at most six steps of 1, 2 or 5 times a power of ten."""
    step = 1
    while most / step > MOST_TICKS:
        step = next(base * 10**power for power in range(8) for base in (1, 2, 5) if base * 10**power > step)
    return list(range(0, most + 1, step))
