"""The head of every painted chart: its title, the line of counts under it, and at the right the date of a picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter

from app.ui import paint, theme


def draw(
    painter: QPainter,
    room: tuple[float, float],
    scale: float,
    face: Callable[[float, int], QFont],
    title: str,
    said: str = "",
    dated: str = "",
) -> None:
    """Paint the head; `room` is its left edge and its width in logical pixels, `face` gives the font of a size and weight."""
    left, width = room
    colours = theme.current()
    above = QRectF(left, 6 * scale, width, 20 * scale)
    paint.text_line(painter, above, title, face(15, 600), colours.color("text"))
    if said:
        below = QRectF(left, 25 * scale, width, 18 * scale)
        paint.text_line(painter, below, said, face(11, 400), colours.color("text2"))
    if dated:
        paint.text_line(painter, above, dated, face(11, 400), colours.color("text2"), align="right")
