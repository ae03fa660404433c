"""Paint the saturation curve: base and last run, bars of new codes, the line of all codes so far, the legend with its caveat."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.ui import paint, theme
from app.ui.compare import headline
from app.ui.compare.curve import AXIS, LEFT, RIGHT, Curve
from app.ui.compare.growthwords import base_words, caveat_words, order_words, run_words, source_words
from app.ui.compare.scene import Numbers
from app.ui.compare.speaking import joined
from app.work.saturation import Saturation


class Shown(Protocol):
    """What is painted: the view of the curve."""

    curve: Curve
    data: Saturation
    lang: str
    title: str
    notes: str
    focus: int | None
    selected: frozenset[int]
    hovered: int | None
    band: QRectF | None

    def face(self, px: float, weight: int = 400) -> QFont:
        """The chart's face at a size."""

    def counts(self) -> str:
        """The line of counts and filters."""

    def hasFocus(self) -> bool: ...


def draw(painter: QPainter, view: Shown, *, noted: bool = False, dated: str = "") -> None:
    """Paint all but what is lit (`noted`: with what is chosen; `dated`: with a date, for a picture)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    s, curve = view.curve.scale, view.curve
    left, width = LEFT * s, curve.width - (LEFT + RIGHT) * s
    said = joined([view.counts(), view.notes if noted else ""], view.lang)
    headline.draw(painter, (left, width), s, view.face, view.title, said, dated)
    if curve.count:
        _grounds(painter, view)
        _scale(painter, view)
        _bars(painter, view)
        _line(painter, view)
        _years(painter, view)
    _legend(painter, view)


def _grounds(painter: QPainter, view: Shown) -> None:
    """Paint the base and the last run as bands with their numbers above."""
    curve, colours, s = view.curve, theme.current(), view.curve.scale
    face, metrics = view.face(11), QFontMetricsF(view.face(11))
    one, other = curve.first_studies(), curve.last_studies()
    for rect in (one, other):
        painter.fillRect(rect, colours.color("chart.band"))
    words = base_words(view.data)
    paint.text_line(
        painter, QRectF(one.left() + 3 * s, one.top(), curve.width, 16 * s), words, face, colours.color("text2")
    )
    said = run_words(view.data)
    end = one.left() + 3 * s + metrics.horizontalAdvance(words) + 12 * s
    left = max(end, other.right() - metrics.horizontalAdvance(said) - 3 * s)
    room = curve.width - RIGHT * s - left
    paint.text_line(painter, QRectF(left, other.top(), room, 16 * s), said, face, colours.color("text2"))


def _scale(painter: QPainter, view: Shown) -> None:
    """Paint the lines of the scale with their numbers."""
    curve, colours, s = view.curve, theme.current(), view.curve.scale
    writing = Numbers(painter, view.face(11))
    for tick in curve.ticks:
        y = round(curve.y(tick)) + 0.5
        painter.setPen(QPen(colours.color("chart.rule" if tick == 0 else "chart.grid"), 1))
        painter.drawLine(QPointF(curve.left, y), QPointF(curve.right, y))
        writing.begin(colours.color("text2"))
        writing.write(curve.left - 6 * s, y, f"{tick:,}", "right")


def _bars(painter: QPainter, view: Shown) -> None:
    """Paint a bar a study with the number of its new codes; a dot where a study brought none."""
    curve, colours, s = view.curve, theme.current(), view.curve.scale
    bold = Numbers(painter, view.face(11, 600))
    for number in view.data.bringing:
        painter.fillRect(curve.bar(number), colours.color("mark.neutral", 0.55))
    if not curve.numbered:
        return
    for number, step in enumerate(view.data.steps):
        x = curve.x(number)
        if step.new:
            bold.begin(colours.color("text"))
            bold.write(x, curve.bar(number).top() - 8 * s, f"{len(step.new):,}", "centre")
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color("chart.faint"))
            painter.drawEllipse(QPointF(x, curve.base - 5 * s), 1.6 * s, 1.6 * s)


def _line(painter: QPainter, view: Shown) -> None:
    """Paint the line of all codes so far, and its last number."""
    curve, colours, s = view.curve, theme.current(), view.curve.scale
    painter.setPen(QPen(colours.color("text"), 1.6 * s))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(curve.path()))
    writing = Numbers(painter, view.face(12, 600))
    writing.begin(colours.color("text"))
    writing.write(curve.right + 6 * s, curve.y(curve.most), f"{curve.most:,}")


def _years(painter: QPainter, view: Shown) -> None:
    """Paint under the curve which studies are of which year or day."""
    curve, colours, s = view.curve, theme.current(), view.curve.scale
    face = view.face(11)
    painter.setPen(QPen(colours.color("chart.rule"), 1))
    for span in curve.spans:
        painter.drawLine(QPointF(span.left, curve.base), QPointF(span.left, curve.base + 5 * s))
    for span in curve.spans:
        if span.labelled:
            wide = QFontMetricsF(face).horizontalAdvance(span.when) + 2
            rect = QRectF((span.left + span.right - wide) / 2, curve.base + 5 * s, wide, 16 * s)
            paint.text_line(painter, rect, span.when, face, colours.color("text2"))


def _legend(painter: QPainter, view: Shown) -> None:
    """Say what line, bars and dots are, how the studies stand, and what the curve does not say."""
    curve, colours, s = view.curve, theme.current(), view.curve.scale
    face = view.face(11)
    y = curve.base + (AXIS + 8) * s
    x = LEFT * s
    painter.setPen(QPen(colours.color("text"), 1.6 * s))
    painter.drawPolyline(
        QPolygonF([QPointF(x, y + 4 * s), QPointF(x + 8 * s, y + 4 * s), QPointF(x + 8 * s, y - 3 * s), QPointF(x + 16 * s, y - 3 * s)])
    )  # fmt: skip
    x = _said(painter, view, x + 22 * s, y, QCoreApplication.translate("Compare", "line: all codes so far"))
    painter.fillRect(QRectF(x, y - 4 * s, 8 * s, 9 * s), colours.color("mark.neutral", 0.55))
    x = _said(
        painter, view, x + 13 * s, y, QCoreApplication.translate("Compare", "bar: codes a study is the first to carry")
    )
    if curve.numbered or not curve.count:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color("chart.faint"))
        painter.drawEllipse(QPointF(x + 3 * s, y), 1.6 * s, 1.6 * s)
        _said(painter, view, x + 10 * s, y, QCoreApplication.translate("Compare", "no new code"))
    width = curve.width - (LEFT + RIGHT) * s
    for line, words in enumerate((order_words(view.data.order), caveat_words(), source_words()), 1):
        rect = QRectF(LEFT * s, y + (line * 16 - 8) * s, width, 16 * s)
        paint.text_line(painter, rect, words, face, colours.color("text2"))


def _said(painter: QPainter, view: Shown, x: float, y: float, words: str) -> float:
    """Write words of the legend; returns where the next begin."""
    s = view.curve.scale
    room = view.curve.width - RIGHT * s - x
    rect = QRectF(x, y - 8 * s, max(0.0, room), 16 * s)
    return x + paint.text_line(painter, rect, words, view.face(11), theme.current().color("text2")) + 16 * s


def light(painter: QPainter, view: Shown) -> None:
    """Paint the chosen studies, the one under the pointer, the focus and the rubber band."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours, curve = theme.current(), view.curve
    for run in curve.runs(view.selected):
        painter.fillRect(run, colours.color("accent", 0.16))
    if view.hovered is not None and view.hovered < curve.count:
        painter.fillRect(curve.column(view.hovered), colours.color("accent", 0.10))
    if view.band is not None:
        painter.fillRect(view.band, colours.color("accent", 0.12))
    if view.focus is not None and view.focus < curve.count:
        width = 2.0 if view.hasFocus() else 1.0
        paint.rounded(painter, curve.column(view.focus).adjusted(-1, 0, 1, 0), 3, None, colours.color("accent"), width)
