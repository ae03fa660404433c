"""Where everything of the timeline stands: lanes, dots and labels of events, from years to pixels. Nothing here draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from app.work.timeline import Dot, Event, Lane, Timeline

LEFT, RIGHT, TOP, AXIS, FOOT = 18.0, 18.0, 52.0, 26.0, 44.0
NAMES = 116.0
"""Room for the names of lanes, left of the years."""
SMALL_LANE = 92.0
BARS_FROM = 2000
"""From so many studies on a year is a bar with a number: dots would be smaller than a pixel."""
NAMED = 12
"""Up to so many studies are named beside their dots."""
DOT, PITCH, WIDE = 6.0, 7.0, 5
"""Size of a dot, distance between two, and how many stand side by side in a year."""
LABEL_ROW = 17.0
HEAD_TOP = 6.0

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class PlacedDot:
    """A study's dot: where its centre is, in which lane it stands, and how large it is.

    Of very many studies all of a year are one bar: `studies` are all of them, `dot` is the first.
    """

    dot: Dot
    lane: int
    centre: QPointF
    size: float
    studies: tuple[Dot, ...]
    bar: QRectF | None = None


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """An event: where its line stands, from its label to the base of its lane, and where the label is written."""

    event: Event
    x: float
    top: float
    bottom: float
    label: QRectF


@dataclass(frozen=True, slots=True)
class PlacedName:
    """The name of a study beside its dot, or above it with a line down to it where names would meet."""

    words: str
    rect: QRectF
    dot: QPointF
    raised: bool


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane with its top and base line."""

    lane: Lane
    top: float
    base: float


class Lanes:
    """The rectangles of one timeline for a range of years (`low` to `high`, half years beyond the ends allowed)."""

    def __init__(
        self, data: Timeline, width: float, height: float, scale: float, years: tuple[float, float], words: Callable[[Event], str],
        named: Callable[[Dot], str], measure: Measure,
    ) -> None:  # fmt: skip
        self.data, self.width, self.scale = data, width, scale
        self.low, self.high = years
        s = scale
        count = max(1, len(data.lanes))
        room = height - (TOP + AXIS + FOOT) * s
        least = SMALL_LANE * s
        self.lane_height = (
            max(least, room / count) if data.n_drawn > NAMED else max(least, min(room / count, 1.5 * least))
        )
        self.axis_y = TOP * s + self.lane_height * count
        self.height = max(height, self.axis_y + (AXIS + FOOT) * s)
        self.left, self.right = (LEFT + NAMES) * s, width - RIGHT * s
        self.lanes = [
            PlacedLane(lane, TOP * s + at * self.lane_height, TOP * s + (at + 1) * self.lane_height)
            for at, lane in enumerate(data.lanes)
        ]
        self.dots: list[PlacedDot] = []
        self.events: list[PlacedEvent] = []
        self.names: list[PlacedName] = []
        self.barred = data.n_drawn >= BARS_FROM
        self.fullest = max((len(own) for lane in data.lanes for own in lane.by_year.values()), default=0)
        for at, placed in enumerate(self.lanes):
            self._place_events(placed, words, measure)
            if self.barred:
                self._place_bars(at, placed)
            else:
                self._place_dots(at, placed)
        if data.n_drawn <= NAMED:
            for at in range(len(self.lanes)):
                self._place_names([one for one in self.dots if one.lane == at], named, measure)

    def x(self, year: float) -> float:
        """Return where a year stands."""
        return self.left + (year - self.low) / (self.high - self.low) * (self.right - self.left)

    def year(self, x: float) -> float:
        """Return the year at a place."""
        return self.low + (x - self.left) / (self.right - self.left) * (self.high - self.low)

    def _place_events(self, placed: PlacedLane, words: Callable[[Event], str], measure: Measure) -> None:
        """Set the lines of a lane's events; a label that would meet another goes one row down, the line with it."""
        s = self.scale
        ends: list[float] = []
        for event in sorted(placed.lane.events, key=lambda one: one.year):
            x = self.x(event.year - 0.5)
            if not self.left - 1 <= x <= self.right:
                continue
            wide = measure(words(event)) + 2
            left = x + 5 * s if x + 5 * s + wide <= self.right + 10 * s else x - 5 * s - wide
            row = next((at for at, end in enumerate(ends) if end + 6 * s < min(x, left)), len(ends))
            if row == len(ends):
                ends.append(0.0)
            ends[row] = max(x, left + wide)
            top = placed.top + (HEAD_TOP + row * LABEL_ROW) * s
            label = QRectF(left, top, wide, LABEL_ROW * s)
            self.events.append(PlacedEvent(event, x, top, placed.base, label))

    def _place_dots(self, at: int, placed: PlacedLane) -> None:
        """Stack the dots of each year five wide from the base line; they shrink where a year holds too many."""
        by_year = placed.lane.by_year
        s = self.scale
        year_width = (self.right - self.left) / max(1.0, self.high - self.low)
        most = max((len(own) for own in by_year.values()), default=0)
        room = self.lane_height - (HEAD_TOP + 2 * LABEL_ROW + 6) * s
        wide = WIDE
        lift = 6.0 * s if self.data.n_drawn <= NAMED else 0.0  # the plates of names stay clear of the base line
        pitch = min(PITCH * s, year_width * 0.8 / WIDE)
        while most and -(-most // wide) * pitch > room and pitch > 1.5:
            if year_width * 0.9 / (wide + 1) >= min(pitch, 2.5) and (wide + 1) * pitch <= year_width * 0.95:
                wide += 1
            else:
                pitch *= 0.92
        size = pitch * DOT / PITCH
        for year, own in sorted(by_year.items()):
            x = self.x(year)
            if not self.left - pitch * wide <= x <= self.right + pitch * wide:
                continue
            for number, dot in enumerate(own):
                row, col = divmod(number, wide)
                here = min(wide, len(own)) if len(own) <= wide else wide
                left = x - (here - 1) / 2 * pitch
                centre = QPointF(left + col * pitch, placed.base - lift - pitch * (row + 0.75))
                self.dots.append(PlacedDot(dot, at, centre, size, (dot,)))

    def _place_bars(self, at: int, placed: PlacedLane) -> None:
        """Stand a bar on the base line for each year; all lanes share one scale."""
        s = self.scale
        wide = max(1.5, (self.right - self.left) / max(1.0, self.high - self.low) * 0.72)
        room = self.lane_height - (HEAD_TOP + 2 * LABEL_ROW + 14) * s
        for year, own in placed.lane.by_year.items():
            x = self.x(year)
            if self.left - wide <= x <= self.right + wide:
                high = max(1.0, room * len(own) / max(1, self.fullest))
                bar = QRectF(x - wide / 2, placed.base - high, wide, high)
                self.dots.append(PlacedDot(own[0], at, bar.center(), wide, own, bar))

    def _place_names(self, dots: list[PlacedDot], named: Callable[[Dot], str], measure: Measure) -> None:
        """Write the names of a lane's studies so that no two meet: beside the dot, else raised above it."""
        s = self.scale
        taken: list[QRectF] = [QRectF(one.centre.x() - 5 * s, one.centre.y() - 5 * s, 10 * s, 10 * s) for one in dots]
        for one in sorted(dots, key=lambda own: (own.centre.x(), own.dot.study)):
            words = named(one.dot)
            wide = measure(words) + 2
            right = one.centre.x() + 7 * s
            left = right if right + wide <= self.right else one.centre.x() - 7 * s - wide
            for row in range(8):
                rect = QRectF(left, one.centre.y() - (8 + row * 15) * s, wide, 15 * s)
                if not any(rect.intersects(other) for other in taken):
                    break
            taken.append(rect)
            self.names.append(PlacedName(words, rect, one.centre, row > 0))

    def at(self, point: QPointF) -> int | None:
        """Return the number of the dot under a point, within reach of a finger's width."""
        if self.barred:
            return next((n for n, one in enumerate(self.dots) if one.bar is not None and _near(one.bar, point)), None)
        best, found = 6.0 * self.scale, None
        for number, one in enumerate(self.dots):
            gone = (one.centre - point).manhattanLength()
            if gone < best:
                best, found = gone, number
        return found

    def event_at(self, point: QPointF) -> PlacedEvent | None:
        """Return the event whose label or line is under a point."""
        for one in self.events:
            if one.label.contains(point) or (abs(point.x() - one.x) < 4 and one.top <= point.y() <= one.bottom):
                return one
        return None

    def inside(self, band: QRectF) -> list[int]:
        """Return the dots inside a rectangle."""
        return [number for number, one in enumerate(self.dots) if band.contains(one.centre)]

    def moved(self, number: int, step: tuple[int, int]) -> int:
        """Return the dot a key leads to: right and left along the years, up and down first in the year, then by lane."""
        here = self.dots[number]
        if step[0]:
            own = [n for n, one in enumerate(self.dots) if one.lane == here.lane]
            at = own.index(number) + step[0]
            return own[max(0, min(len(own) - 1, at))]
        beyond = [n for n, one in enumerate(self.dots) if one.lane == here.lane + step[1]]
        if not beyond:
            return number
        return min(beyond, key=lambda n: abs(self.dots[n].centre.x() - here.centre.x()))


def _near(bar: QRectF, point: QPointF) -> bool:
    """Whether a point is on a bar, or so near to a low one that it is meant."""
    return bar.adjusted(-1, min(0.0, bar.height() - 12), 1, 2).contains(point)
