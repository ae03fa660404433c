"""What is painted at the moment, and the few ways in which every part of a chart writes text."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QRegion
from PySide6.QtWidgets import QScrollArea, QWidget

from app.ui import fonts, glyphs, paint, theme
from app.ui.compare.geometry import Geometry, Place
from app.work.charting import Chart

FILLS: dict[str, glyphs.Fill] = {
    "result": "filled",
    "interpretation": "hollow",
    "not_judged": "hollow",
    "implied": "dotted",
}


@dataclass(slots=True)
class Scene:
    """What is painted at the moment: chart, geometry, language, pointer, focus, selection, scroll offset.

    `sign` is the one the map counts; `bounds` are the map's classes, None where it prints marks instead; `notes` stand at
    the end of the line of counts (what is chosen); `dated` is printed under a picture that is taken along.
    """

    chart: Chart
    geometry: Geometry
    lang: str
    hovered: Place | None = None
    focus: Place | None = None
    has_focus: bool = False
    selected: frozenset[Place] = frozenset()
    offset: float = 0.0
    title: str = ""
    sign: str = "barrier"
    bounds: tuple[int, ...] | None = None
    notes: str = ""
    dated: str = ""
    band: QRectF | None = None
    only: QRegion | None = None
    """Where it is painted at the moment (None: everywhere); the painter is clipped to it."""
    missed: list[tuple[str, float, float]] = field(default_factory=list)
    """Labels that did not fit: (label, width needed, width given). Empty is right."""

    def wants(self, rect: QRectF) -> bool:
        """Whether something that stands in a rectangle is painted at the moment."""
        return self.only is None or self.only.intersects(around(rect))

    def wanted_rows(self) -> list[bool]:
        """Which rows have something to be painted at the moment."""
        geometry = self.geometry
        spans = [geometry.row_span(row) for row in range(len(self.chart.rows))]
        return [self.wants(QRectF(0, top, geometry.width, height)) for top, height in spans]


def around(rect: QRectF) -> QRect:
    """Return the pixels that something in a rectangle may touch: its edges and letters are soft."""
    return rect.toAlignedRect().adjusted(-2, -2, 2, 2)


def face(lang: str, scale: float, px: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return the face of charts at a size and scale; Chinese is never smaller than 12 px."""
    size = max(px, 12.0) if lang.startswith("zh") else px
    return fonts.interface_font(lang, round(size * scale), weight, tabular=tabular)


def font(scene: Scene, px: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return the face of a chart that is being painted."""
    return face(scene.lang, scene.geometry.scale, px, weight, tabular=tabular)


def measured(face: QFont) -> object:
    """Return a function that measures texts in a face."""
    metrics = QFontMetricsF(face)

    def width(text: str, _px: int, _weight: int) -> float:
        return metrics.horizontalAdvance(text)

    return width


def text(painter: QPainter, scene: Scene, rect: QRectF, words: str, face: QFont, token: str, align: str) -> None:
    """Paint one line and note it where it does not fit."""
    needed = QFontMetricsF(face).horizontalAdvance(words)
    if needed > rect.width() + 0.5:
        scene.missed.append((words, needed, rect.width()))
    paint.text_line(painter, rect, words, face, theme.current().color(token), align=align)


def block(painter: QPainter, scene: Scene, rect: QRectF, lines: list[str], face: QFont, token: str, align: str) -> None:
    """Paint a few lines centred in a rectangle from top to bottom."""
    step = min(15.0 * scene.geometry.scale, rect.height() / max(1, len(lines)))
    top = rect.center().y() - step * len(lines) / 2
    for number, line in enumerate(lines):
        text(painter, scene, QRectF(rect.left(), top + number * step, rect.width(), step), line, face, token, align)


SIGNS = ("barrier", "facilitator")


def signs_of(chart: Chart) -> tuple[str, ...]:
    """Return the signs that rows of a chart can have."""
    facet = chart.row_facet
    return SIGNS if facet == "theme" else (facet,) if facet in SIGNS else ("other",)


class Numbers:
    """Writes many short numbers in one face: measured once each, never cut."""

    def __init__(self, painter: QPainter, face: QFont) -> None:
        self._painter = painter
        self._face = face
        self._metrics = QFontMetricsF(face)
        self._half = self._metrics.capHeight() / 2
        self._widths: dict[str, float] = {}

    def width(self, number: str) -> float:
        """Return how wide a number is."""
        known = self._widths.get(number)
        if known is None:
            known = self._widths[number] = self._metrics.horizontalAdvance(number)
        return known

    def begin(self, colour: QColor) -> None:
        """Write in a colour from now on."""
        self._painter.setFont(self._face)
        self._painter.setPen(colour)

    def write(self, x: float, y: float, number: str, align: str = "left") -> float:
        """Write a number whose digits are centred on a height; returns its width."""
        width = self.width(number)
        left = x - width if align == "right" else x - width / 2 if align == "centre" else x
        self._painter.drawText(QPointF(left, round(y + self._half)), number)
        return width


def room_of(widget: QWidget, least: tuple[float, float]) -> tuple[float, float]:
    """Return the room a chart has: what is in sight of it where it scrolls, never less than it needs."""
    area = widget.parentWidget()
    scrolls = area is not None and isinstance(area.parentWidget(), QScrollArea)
    height = area.height() if scrolls and area is not None else widget.height()
    return float(max(least[0], widget.width())), float(max(least[1], height))
