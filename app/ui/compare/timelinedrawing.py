"""Paint the timeline: lanes, events, dots and years, and over them what pointer, focus and choice light up."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from app.ui import paint, theme
from app.ui.compare import headline
from app.ui.compare.lanes import AXIS, LEFT, NAMES, RIGHT, Lanes
from app.ui.compare.scene import Numbers
from app.ui.compare.speaking import joined, word
from app.work.timeline import Event, Timeline


class Shown(Protocol):
    """What is painted: the timeline's view."""

    lanes: Lanes
    data: Timeline
    lang: str
    title: str
    notes: str
    focus: int | None
    selected: frozenset[int]
    hovered: int | None
    band: QRectF | None
    ticks: list[list[tuple[float, str]]]

    def face(self, px: float, weight: int = 400) -> QFont:
        """The chart's face at a size."""

    def event_words(self, event: Event) -> str:
        """The label of an event."""

    def counts(self) -> str:
        """The line of counts and filters."""

    def hasFocus(self) -> bool: ...


def draw(painter: QPainter, view: Shown, *, noted: bool = False, dated: str = "", axis: bool = False) -> None:
    """Paint all but the axis and what is lit (`axis`: that too, for a picture; `noted`: with what is chosen)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    s, colours, lanes = view.lanes.scale, theme.current(), view.lanes
    left, width = LEFT * s, lanes.width - (LEFT + RIGHT) * s
    said = joined([view.counts(), view.notes if noted else ""], view.lang)
    headline.draw(painter, (left, width), s, view.face, view.title, said, dated)
    for placed in lanes.lanes:
        _draw_lane(painter, view, placed.lane.label, len(placed.lane.dots), placed.top, placed.base)
    _draw_events(painter, view)
    _draw_dots(painter, view)
    foot = QRectF(left, lanes.axis_y + (AXIS + 4) * s, width, 18 * s)
    face = view.face(11)
    first, second = foot_words(barred=lanes.barred)
    paint.text_line(painter, foot, first, face, colours.color("text2"))
    paint.text_line(painter, foot.translated(0, 17 * s), second, face, colours.color("text2"))
    if axis:
        _draw_axis(painter, view)


def _draw_lane(painter: QPainter, view: Shown, label: object, count: int, top: float, base: float) -> None:
    """Paint the name and base line of a lane."""
    s, colours, lanes = view.lanes.scale, theme.current(), view.lanes
    painter.setPen(QPen(colours.color("chart.rule"), 1))
    painter.drawLine(QPointF(LEFT * s, round(base) + 0.5), QPointF(lanes.right, round(base) + 0.5))
    said = QCoreApplication.translate("Compare", "%n studies", "", count)
    for words, y, face, token in (
        (word(label, view.lang), 6, view.face(12, 600), "text"),
        (said, 22, view.face(11), "text2"),
    ):
        rect = QRectF(LEFT * s, top + y * s, (NAMES - 6) * s, 16 * s)
        paint.text_line(painter, rect, words, face, colours.color(token))


def _draw_events(painter: QPainter, view: Shown) -> None:
    """Paint the dashed lines of events with their labels to the right."""
    colours = theme.current()
    pen = QPen(colours.color("accent"), 1.5)
    pen.setDashPattern([3, 2])
    for one in view.lanes.events:
        painter.setPen(pen)
        painter.drawLine(QPointF(one.x, one.top), QPointF(one.x, one.bottom - 1))
    for one in view.lanes.events:
        painter.fillRect(one.label.adjusted(-2, 0, 2, 0), colours.color("page"))
        words = view.event_words(one.event)
        paint.text_line(painter, one.label, words, view.face(12), colours.color("accent"))


def _draw_dots(painter: QPainter, view: Shown) -> None:
    """Paint a dot a study; in small libraries its name stands beside it on a plate."""
    colours, s = theme.current(), view.lanes.scale
    if view.lanes.barred:
        _draw_bars(painter, view)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.color("text2"))
    for one in view.lanes.dots:
        painter.drawEllipse(one.centre, one.size / 2, one.size / 2)
    for named in view.lanes.names:
        if named.raised:
            painter.setPen(QPen(colours.color("chart.rule"), 1))
            foot, middle = QPointF(named.dot.x(), named.dot.y() - 4 * s), named.rect.center().y()
            painter.drawLine(foot, QPointF(named.dot.x(), middle))
            painter.drawLine(QPointF(named.dot.x(), middle), QPointF(named.rect.left() - 2, middle))
        painter.fillRect(named.rect.adjusted(-1, 0, 1, 0), colours.color("page"))
        paint.text_line(painter, named.rect, named.words, view.face(11), colours.color("text"))


def _draw_bars(painter: QPainter, view: Shown) -> None:
    """Paint a bar a year, its number above where there is room."""
    writing = Numbers(painter, view.face(11))
    colours, s = theme.current(), view.lanes.scale
    for one in view.lanes.dots:
        if one.bar is not None:
            painter.fillRect(one.bar, colours.color("text2", 0.7))
            number = f"{len(one.studies):,}"
            if writing.width(number) <= one.bar.width() / 0.72:
                writing.begin(colours.color("text"))
                writing.write(one.centre.x(), one.bar.top() - 7 * s, number, "centre")


def _light_bars(painter: QPainter, view: Shown) -> None:
    """Paint of each bar the part that is chosen, and the bars under pointer and focus."""
    accent = theme.current().color("accent")
    for one in view.lanes.dots if view.selected else ():
        chosen = sum(dot.study in view.selected for dot in one.studies)
        if chosen and one.bar is not None:
            high = max(1.0, one.bar.height() * chosen / len(one.studies))
            painter.fillRect(QRectF(one.bar.left(), one.bar.bottom() - high, one.bar.width(), high), accent)
    if view.band is not None:
        painter.fillRect(view.band, theme.current().color("accent", 0.12))
    for number, width in ((view.hovered, 1.0), (view.focus if view.hasFocus() else None, 2.0)):
        bar = view.lanes.dots[number].bar if number is not None and number < len(view.lanes.dots) else None
        if bar is not None:
            paint.rounded(painter, bar.adjusted(-2, -2, 2, 2), 3, None, accent, width)


def light(painter: QPainter, view: Shown) -> None:
    """Paint the chosen dots, the one under the pointer, the focus and the rubber band."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if view.lanes.barred:
        _light_bars(painter, view)
        return
    accent = theme.current().color("accent")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    for one in view.lanes.dots if view.selected else ():
        if one.dot.study in view.selected:
            painter.drawEllipse(one.centre, one.size / 2 + 0.5, one.size / 2 + 0.5)
    if view.band is not None:
        painter.fillRect(view.band, theme.current().color("accent", 0.12))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, width in ((view.hovered, 1.0), (view.focus if view.hasFocus() else None, 2.0)):
        if number is not None and number < len(view.lanes.dots):
            one = view.lanes.dots[number]
            painter.setPen(QPen(accent, width))
            painter.drawEllipse(one.centre, one.size / 2 + 3, one.size / 2 + 3)


def _draw_axis(painter: QPainter, view: Shown) -> None:
    """Paint the years under the lanes."""
    colours, s = theme.current(), view.lanes.scale
    for level in view.ticks:
        for year, words in level:
            x = view.lanes.x(year)
            painter.setPen(QPen(colours.color("chart.rule"), 1))
            painter.drawLine(QPointF(x, view.lanes.axis_y), QPointF(x, view.lanes.axis_y + 4 * s))
            rect = QRectF(x - 30 * s, view.lanes.axis_y + 5 * s, 60 * s, 16 * s)
            paint.text_line(painter, rect, words, view.face(11), colours.color("text2"), align="centre")


def foot_words(*, barred: bool = False) -> tuple[str, str]:
    """Return the two lines under the axis: what a dot (or bar) and a line are, and what is meant by country."""
    return (
        QCoreApplication.translate(
            "Compare",
            "One bar per year of publication (not of fieldwork), its number: studies. Dashed lines are policy events.",
        )
        if barred
        else QCoreApplication.translate(
            "Compare", "One dot per study, by year of publication (not of fieldwork). Dashed lines are policy events."
        ),
        QCoreApplication.translate("Compare", "Country is where the care was given, never the author’s address."),
    )
