"""The lines under doubtful words: a wave in the translation, dots under the source while its pair is pointed at."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.ui import theme
from app.ui.reader.doubts import Doubt
from app.ui.reader.scene import Scene, Side

BELOW = 5
"""From the baseline to the middle of the wave, in pixels at 100 %."""
PERIOD = 4.0
HEIGHT = 2.4
PEN = 1.3


def lines(painter: QPainter, scene: Scene, side: Side, row: int) -> None:
    """Paints the lines under the doubtful words of one row of a pane."""
    source = side.index != scene.doubts.translated
    if source and row not in (scene.hover, scene.row):
        return
    for doubt in scene.doubts.drawn(side.index, row):
        for left, right, y in _places(scene, side, row, doubt):
            if source or doubt.number:
                _dots(painter, left, right, y, "bad" if doubt.number else "wave")
            else:
                wave(painter, left, right, y)


def _places(scene: Scene, side: Side, row: int, doubt: Doubt) -> Iterator[tuple[float, float, float]]:
    span = doubt.span(side.index)
    if not span or not scene.table.heights.known(row):
        return
    a, b = side.shown.spans[row]
    low, high = max(a, span[0]), min(b, span[1])
    if low >= high:
        return
    scale = scene.line.height / 26
    for rect in side.layout.stretches(row, side.shown.unit(row, low), side.shown.unit(row, high)):
        yield rect.left(), rect.right(), rect.top() + scene.line.baseline + BELOW * scale


def wave(painter: QPainter, left: float, right: float, y: float) -> None:
    """Paints a wave from left to right about a height."""
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        step = min(PERIOD / 2, right - x)
        path.quadTo(QPointF(x + step / 2, y - HEIGHT if up else y + HEIGHT), QPointF(x + step, y))
        x, up = x + step, not up
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.current().color("wave"), PEN))
    painter.drawPath(path)


def _dots(painter: QPainter, left: float, right: float, y: float, token: str) -> None:
    colour = theme.current().color(token)
    x = left
    while x < right - 1:
        painter.fillRect(QRectF(x, y - 0.7, 2.2, 1.5), colour)
        x += PERIOD
