"""Studies over policy events by year: a lane for each country of care, one dot a study, dashed lines for events.

The axis is pyqtgraph's: drag and wheel move and stretch the years, never the heights. All else is one graphics object.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from app.ui import paint, theme
from app.ui.compare import speaking, timelinedrawing
from app.ui.compare.lanes import AXIS, TOP, Lanes
from app.ui.compare.scene import face as chart_face
from app.ui.compare.scene import room_of
from app.ui.compare.speaking import word
from app.ui.compare.stage import Itself, Stage
from app.work.timeline import LEAST, Dot, Event, Timeline

LEAST_SPAN, MARGIN = 3.0, 0.9
"""Years that are at least in sight, and room before the first and after the last."""

STEPS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)
}  # fmt: skip


class TimelineView(Stage):
    """The timeline as a widget.

    A spot is the number of a dot, what is chosen are studies; `opened(study)` shows one. `event_opened(event)` asks to
    edit events.
    """

    event_opened = Signal(object)
    lanes: Lanes

    def __init__(self, data: Timeline, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline")
        self.data, self.lang, self.percent, self.title, self.notes = data, lang, 100, "", ""
        self.focus: int | None = None
        self.selected: frozenset[int] = frozenset()
        self.hovered: int | None = None
        self._grab: tuple[QPointF, tuple[float, float]] | None = None
        self.band: QRectF | None = None
        self.axis = pg.AxisItem("bottom")
        self.box = pg.ViewBox(enableMenu=False)
        self.box.setMouseEnabled(x=True, y=False)
        self.axis.linkToView(self.box)
        self.addItem(self.box)
        self.addItem(self.axis)
        self._lay_out(self._whole())
        self.raise_item()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_timeline(self, data: Timeline, lang: str, title: str, percent: int) -> None:
        """Show other studies or events, another language or size; the years in sight stay where they cover the same."""
        same = (data.first, data.last) == (self.data.first, self.data.last)
        years = (self.lanes.low, self.lanes.high) if same else None
        focused = self.lanes.dots[self.focus].dot.study if self.focus is not None and self.lanes.dots else None
        self.data, self.lang, self.title, self.percent = data, lang, title, percent
        self._lay_out(years or self._whole())
        self.focus = next((n for n, one in enumerate(self.lanes.dots) if one.dot.study == focused), None)
        if self.selected:
            self.selected &= {dot.study for lane in data.lanes for dot in lane.dots}
        self.setAccessibleName(self._name())
        self._item.update()

    def note(self, words: str) -> None:
        """Say at the end of the line of counts what is chosen."""
        self.notes = words
        self._item.update()

    def repaint_all(self) -> None:
        """Paint everything anew (another theme)."""
        self._style_axis()
        super().repaint_all()

    def _whole(self) -> tuple[float, float]:
        """All years of the data."""
        return self.data.first - MARGIN, self.data.last + MARGIN

    def show_all_years(self) -> None:
        """Show all years of the data."""
        self.set_years(*self._whole())

    def set_years(self, low: float, high: float) -> None:
        """Show years from one to another, inside those of the data."""
        first, last = self._whole()
        span = min(max(high - low, LEAST_SPAN), last - first)
        low = min(max(low, first), last - span)
        self._lay_out((low, low + span))
        self._item.update()

    def _lay_out(self, years: tuple[float, float]) -> None:
        """Compute where everything stands for the present size."""
        scale = self.percent / 100
        metrics = QFontMetricsF(self.face(12))
        width, height = room_of(self, (500, 260))
        self.lanes = Lanes(
            self.data, width, height, scale, years, self.event_words, self._named, metrics.horizontalAdvance
        )
        self.setMinimumHeight(round(self.lanes.height) if self.lanes.height > height + 1 else 0)
        if hasattr(self, "_item"):
            self._item.prepareGeometryChange()
        lanes = self.lanes
        self.box.setGeometry(QRectF(lanes.left, TOP * scale, lanes.right - lanes.left, lanes.axis_y - TOP * scale))
        self.box.setRange(xRange=years, yRange=(0, 1), padding=0, update=True)
        self.axis.setGeometry(QRectF(lanes.left, lanes.axis_y, lanes.right - lanes.left, AXIS * scale))
        self._style_axis()

    def _style_axis(self) -> None:
        """Dress the axis: whole years only."""
        colours = theme.current()
        self.axis.setPen(pg.mkPen(colours.color("chart.rule")))
        self.axis.setTextPen(pg.mkPen(colours.color("text2")))
        self.axis.setStyle(tickFont=self.face(11), tickLength=-4, autoExpandTextSpace=False)
        span = self.lanes.high - self.lanes.low
        step = next((n for n in (1, 2, 5, 10, 20) if span / n <= self.lanes.width / (52 * self.percent / 100)), 50)
        first = -(-int(self.lanes.low) // step) * step
        major: list[tuple[float, str]] = [
            (year, str(year)) for year in range(first, int(self.lanes.high) + 1, step) if year >= self.lanes.low
        ]
        minor: list[tuple[float, str]] = [
            (year, "") for year in range(int(self.lanes.low) + 1, int(self.lanes.high) + 1) if step <= 5
        ]
        self.ticks = [major, minor]
        self.axis.setTicks(self.ticks)

    def face(self, px: float, weight: int = 400) -> QFont:
        """The chart's face at a size; Chinese is never smaller than 12 px."""
        return chart_face(self.lang, self.percent / 100, px, weight)

    def event_words(self, event: Event) -> str:
        """The label of an event in the interface's language."""
        return word(event.labels, self.lang)

    def _named(self, dot: Dot) -> str:
        """The name of a study in the interface's language."""
        return word(dot.citation, self.lang)

    # -- words -----------------------------------------------------------------------------------------------------

    def counts(self) -> str:
        """Return the line of counts and filters."""
        data = self.data
        parts = [QCoreApplication.translate("Compare", "%n studies", "", data.n_studies)]
        if data.n_undated:
            parts.append(QCoreApplication.translate("Compare", "%n without a year not drawn", "", data.n_undated))
        if data.n_hidden:
            parts.append(QCoreApplication.translate("Compare", "%n studies hidden by filter", "", data.n_hidden))
        none = QCoreApplication.translate("Compare", "no filter")
        return speaking.with_filters(parts, data.filters, none, self.lang)

    def _name(self) -> str:
        """Name the whole to somebody who does not see it."""
        lanes = QCoreApplication.translate("Compare", "%n lanes", "", len(self.data.lanes))
        comma = "，" if self.lang.startswith("zh") else ", "
        return comma.join([self.title, lanes, self.counts()])

    def sentence(self, number: int) -> str:
        """Say a dot to somebody who does not see it."""
        one = self.lanes.dots[number]
        comma, stop = ("，", "。") if self.lang.startswith("zh") else (", ", ". ")
        lane = word(self.data.lanes[one.lane].label, self.lang)
        events = [self.event_words(e) for e in self.data.lanes[one.lane].events if e.year == one.dot.year]
        if one.bar is not None:
            count = QCoreApplication.translate("Compare", "%n studies", "", len(one.studies))
            parts = [comma.join([lane, str(one.dot.year), count])]
        else:
            parts = [comma.join([word(one.dot.citation, self.lang), lane, str(one.dot.year)])]
        if events:
            said = QCoreApplication.translate("Compare", "Events of the year: %1")
            parts.append(said.replace("%1", comma.join(events)))
        if one.bar is None:
            parts.append(QCoreApplication.translate("Compare", "Press Enter to open"))
        return stop.join(parts)

    # -- what the stage asks ---------------------------------------------------------------------------------------

    def extent(self) -> tuple[float, float]:
        """The size of the whole chart."""
        return self.lanes.width, self.lanes.height

    def still_for(self) -> tuple[object, ...]:
        """What the still part depends on."""
        return Itself(self.lanes), self.title, self.notes, self.lang

    def ground(self) -> QColor:
        """Nothing lies under it: the axis shines through."""
        return QColor(Qt.GlobalColor.transparent)

    def paint_still(self, painter: QPainter, _only: QRegion | None = None) -> None:
        """Paint all but what is lit."""
        timelinedrawing.draw(painter, self, noted=True)

    def paint_light(self, painter: QPainter) -> None:
        """Paint what pointer, focus and choice light up."""
        timelinedrawing.light(painter, self)

    def focus_spot(self) -> int | None:
        """The dot with the focus."""
        return self.focus if self.focus is not None and self.focus < len(self.lanes.dots) else None

    def hovered_spot(self) -> int | None:
        """The dot under the pointer."""
        return self.hovered

    def first_spot(self) -> int | None:
        """The first dot, where there is one."""
        return 0 if self.lanes.dots else None

    def set_focus_spot(self, spot: Any) -> None:
        """Note the dot with the focus."""
        self.focus = spot

    def sentence_of(self, spot: Any) -> str:
        """Say a dot in words."""
        return self.sentence(spot)

    def selection(self) -> frozenset[int]:
        """The chosen studies."""
        return self.selected

    def set_selection(self, what: frozenset[Any]) -> None:
        """Note the chosen studies."""
        self.selected = what

    def own(self, spot: Any) -> frozenset[int]:
        """What is chosen with a dot."""
        return self._together((spot,))

    def between(self, one: Any, other: Any) -> frozenset[int]:
        """What is chosen from one dot to another."""
        first, last = sorted((one, other))
        return self._together(range(first, last + 1))

    def everything(self) -> frozenset[int]:
        """All studies."""
        return self._together(range(len(self.lanes.dots)))

    def _together(self, numbers: Iterable[int]) -> frozenset[int]:
        """The studies of some dots or bars."""
        return frozenset(dot.study for number in numbers for dot in self.lanes.dots[number].studies)

    def led(self, spot: Any, key: int, control: bool) -> int | None:
        """Where a key leads from a dot."""
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            return 0 if key == Qt.Key.Key_Home else len(self.lanes.dots) - 1
        return None if control or key not in STEPS else self.lanes.moved(spot, STEPS[Qt.Key(key)])

    def open_spot(self, spot: Any) -> None:
        """Show the study of a dot."""
        if self.lanes.dots[spot].bar is None:
            self.opened.emit(self.lanes.dots[spot].dot.study)
        else:  # a year of many studies is chosen, so that the list shows them
            self.choose(self.own(spot))

    def special_key(self, event: QKeyEvent) -> bool:
        """Plus and minus stretch the years."""
        key = event.key()
        stretching = key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}
        if not stretching or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        factor = 1 / 0.88 if key == Qt.Key.Key_Minus else 0.88
        middle, half = (self.lanes.low + self.lanes.high) / 2, (self.lanes.high - self.lanes.low) / 2 * factor
        self.set_years(middle - half, middle + half)
        return True

    # -- pointer and keys ------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_item"):
            self._lay_out((self.lanes.low, self.lanes.high))
            self.setRange(QRectF(0, 0, self.width(), self.height()), padding=0, disableAutoPixel=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        held = event.modifiers()
        number = self.lanes.at(event.position())
        if number is not None:
            self.focus_on(number)
            self.press_on(number, held)
        elif held & Qt.KeyboardModifier.ShiftModifier:
            self.band = QRectF(event.position(), event.position())
        else:
            self._grab = (event.position(), (self.lanes.low, self.lanes.high))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.band is not None:
            self.band.setBottomRight(event.position())
            self._item.update()
            return
        if self._grab is not None:
            start, (low, high) = self._grab
            moved = (start.x() - event.position().x()) / (self.lanes.right - self.lanes.left) * (high - low)
            self.set_years(low + moved, high + moved)
            return
        number = self.lanes.at(event.position())
        if number != self.hovered:
            self.hovered = number
            self._item.update()
        under = self.lanes.event_at(event.position()) if number is None else None
        words = self.sentence(number) if number is not None else self._event_tip(under.event) if under else ""
        if words:
            QToolTip.showText(event.globalPosition().toPoint(), paint.plain_line(words).replace("<", "‹"), self)
        else:
            QToolTip.hideText()

    def _event_tip(self, event: Event) -> str:
        """An event with its year and where the fact is from."""
        colon = "：" if self.lang.startswith("zh") else ": "
        return f"{event.year}{colon}{self.event_words(event)}. {event.source}"

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.band is not None:
            band, self.band = self.band.normalized(), None
            self.choose(self._together(self.lanes.inside(band)))
            self._item.update()
        elif self._grab is not None and (self._grab[0] - event.position()).manhattanLength() < 4:
            self.clear()
        self._grab = None
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.lanes.at(event.position())
        under = self.lanes.event_at(event.position())
        if number is not None:
            self.open_spot(number)
        elif under is not None:
            self.event_opened.emit(under.event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoomed.emit(1 if turned > 0 else -1)
        elif turned:
            factor = 0.88 if turned > 0 else 1 / 0.88
            at = self.lanes.year(event.position().x())
            low, high = self.lanes.low, self.lanes.high
            self.set_years(at - (at - low) * factor, at + (high - at) * factor)
        event.accept()


def too_few(data: Timeline) -> bool:
    """Whether there are too few dated studies for a timeline to say something."""
    return data.n_drawn < LEAST
