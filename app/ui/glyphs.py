"""The signs of the six facets and the marks of the charts, drawn so that shape alone tells them apart.

A square is a care model, a triangle a barrier, a disc a facilitator, a diamond an outcome, a ring a method,
a plus another code. Filled is
explicit (in charts: a reported result), hollow is implied in the text (in charts: interpretation), dotted is implied in
charts. Fonts draw such signs at different sizes, so none is typed.
"""

from __future__ import annotations

from math import sqrt
from typing import Final, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from app.ui import theme

Fill = Literal["filled", "hollow", "dotted"]

SHAPES: Final[dict[str, str]] = {
    "model": "square",
    "barrier": "triangle",
    "facilitator": "disc",
    "outcome": "diamond",
    "method": "ring",
    "other": "plus",
}
OPTICAL: Final[dict[str, float]] = {
    "square": 0.88,
    "triangle": 1.0,
    "disc": 0.96,
    "diamond": 1.14,
    "ring": 0.94,
    "plus": 1.06,
}
"""How large each shape is drawn for one nominal size, so that all look equally heavy."""
DOTS: Final = (0.01, 1.75)
"""Dash pattern of dotted marks, in pen widths: round dots that stay apart at 1x."""


def path(shape: str, centre: QPointF, size: float) -> QPainterPath:
    """The outline of a shape ("square", "triangle", "disc", "diamond", "ring", "plus") of a nominal size in px."""
    made = QPainterPath()
    half = size * OPTICAL[shape] / 2
    x, y = centre.x(), centre.y()
    if shape == "square":
        made.addRoundedRect(QRectF(x - half, y - half, 2 * half, 2 * half), 0.6, 0.6)
    elif shape == "triangle":
        # Its weight lies low: the box is shifted so that rows of mixed signs look level.
        rise = half * sqrt(3)
        top, base = y - rise * 0.58, y + rise * 0.42
        made.addPolygon(QPolygonF([QPointF(x, top), QPointF(x + half, base), QPointF(x - half, base)]))
        made.closeSubpath()
    elif shape == "diamond":
        made.addPolygon(
            QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])
        )
        made.closeSubpath()
    elif shape == "plus":
        arm = half * 0.4
        places = ((-arm, -half), (arm, -half), (arm, -arm), (half, -arm), (half, arm), (arm, arm))
        made.addPolygon(QPolygonF([QPointF(x + sign * dx, y + sign * dy) for sign in (1, -1) for dx, dy in places]))
        made.closeSubpath()
    else:
        made.addEllipse(centre, half, half)
    return made


def draw_shape(
    painter: QPainter,
    shape: str,
    centre: QPointF,
    size: float,
    colour: QColor,
    *,
    fill: Fill = "filled",
    inside: QColor | None = None,
    pen: float = 0.0,
) -> None:
    """Paint one shape; `inside` fills a hollow or dotted one, `pen` is the width of its line (0 chooses one).

    The painter's pen, brush and hints are as before afterwards.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shape == "ring" and fill == "filled":
        fill, pen = "hollow", pen or max(1.5, size * 0.2)
    if fill == "filled":
        painter.setPen(Qt.PenStyle.NoPen)
        if pen:
            painter.setPen(QPen(colour, pen, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(colour)
        painter.drawPath(path(shape, centre, size - pen))
    else:
        width = pen or (1.4 if fill == "hollow" else 1.7)
        line = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.MiterJoin)
        if fill == "dotted":
            line.setDashPattern(list(DOTS))
        painter.setPen(line)
        painter.setBrush(QBrush(inside) if inside is not None else Qt.BrushStyle.NoBrush)
        painter.drawPath(path(shape, centre, size - width * 0.7))
    painter.restore()


def draw_facet(
    painter: QPainter,
    facet: str,
    centre: QPointF,
    size: float = 8.0,
    *,
    fill: Fill = "filled",
    inside: QColor | None = None,
    colour: QColor | None = None,
) -> None:
    """Paint the sign of a facet in the facet's colour; 7 to 11 px, in lists, chips and beside texts."""
    draw_shape(
        painter,
        SHAPES[facet],
        centre,
        size,
        colour or theme.current().color(f"facet.{facet}"),
        fill=fill,
        inside=inside,
    )


MARK_PENS: Final[dict[str, float]] = {"filled": 1.2, "hollow": 1.7, "dotted": 1.9}


def draw_mark(
    painter: QPainter,
    sign: str,
    fill: Fill,
    centre: QPointF,
    size: float = 12.0,
    *,
    ground: QColor | None = None,
    neutral: bool = False,
) -> None:
    """Paint one mark of a chart: sign "barrier" or "facilitator", fill by the evidence, 12 px unless told.

    `ground` is the colour behind it (the page unless told) and fills a hollow mark; `neutral` marks sums in grey.
    """
    colours = theme.current()
    colour = colours.color("mark.neutral" if neutral else f"mark.{sign}")
    inside = (ground or colours.color("page")) if fill != "filled" else None
    draw_shape(painter, SHAPES[sign], centre, size, colour, fill=fill, inside=inside, pen=MARK_PENS[fill])
