"""The saturation curve as a widget: a study a column, pointed at, chosen and opened as in every chart."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from app.ui.compare import growthdrawing, growthwords
from app.ui.compare.curve import Curve
from app.ui.compare.scene import face as chart_face
from app.ui.compare.scene import room_of
from app.ui.compare.stage import DRAGGED, Itself, Stage
from app.work.saturation import LEAST, Saturation

LEAST_ROOM = (420, 300)
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
YEARS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GrowthView(Stage):
    """Shows how many new codes each study brought. A spot is the number of a study in the order; studies are chosen."""

    curve: Curve

    def __init__(self, data: Saturation, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("growth")
        self.data, self.lang, self.percent, self.title, self.notes = data, lang, 100, "", ""
        self.focus: int | None = None
        self.hovered: int | None = None
        self.selected: frozenset[int] = frozenset()
        self.band: QRectF | None = None
        self._pressed: QPointF | None = None
        self._lay_out()
        self.raise_item()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_curve(self, data: Saturation, lang: str, percent: int) -> None:
        """Show other studies, another language or size; focus and choice stay on the same studies."""
        focused = self.data.steps[self.focus].study if self.focus is not None and self.data.steps else None
        kept = self.studies(self.selected)
        self.data, self.lang, self.percent, self.title = data, lang, percent, growthwords.title(data)
        self._lay_out()
        places = data.places
        self.focus = places.get(focused) if focused is not None else None
        self.hovered = None
        self.selected = frozenset(places[one] for one in kept if one in places)
        self.setAccessibleName(growthwords.name(data, lang))
        self._item.update()

    def note(self, words: str) -> None:
        """Say at the end of the line of counts what is chosen."""
        self.notes = words
        self._item.update()

    def counts(self) -> str:
        """Return the line of counts and filters."""
        return growthwords.counts(self.data, self.lang)

    def studies(self, numbers: frozenset[int]) -> list[int]:
        """Return the studies (ids) at some places of the order."""
        return [self.data.steps[number].study for number in sorted(numbers) if number < len(self.data.steps)]

    def face(self, px: float, weight: int = 400) -> QFont:
        """The chart's face at a size; Chinese is never smaller than 12 px."""
        return chart_face(self.lang, self.percent / 100, px, weight)

    def _lay_out(self) -> None:
        """Compute where everything stands for the present size."""
        width, height = room_of(self, LEAST_ROOM)
        measure = QFontMetricsF(self.face(11)).horizontalAdvance
        least = LEAST_ROOM[1] * self.percent / 100
        self.curve = Curve(self.data, width, max(height, least), self.percent / 100, measure)
        self.setMinimumHeight(round(least) if least > height + 1 else 0)
        if hasattr(self, "_item"):
            self._item.prepareGeometryChange()

    # -- what the stage asks ---------------------------------------------------------------------------------------

    def extent(self) -> tuple[float, float]:
        """The size of the whole chart."""
        return self.curve.width, self.curve.height

    def still_for(self) -> tuple[object, ...]:
        """What the still part depends on."""
        return Itself(self.curve), self.title, self.notes, self.lang

    def paint_still(self, painter: QPainter, _only: QRegion | None = None) -> None:
        """Paint all but what is lit."""
        growthdrawing.draw(painter, self, noted=True)

    def paint_light(self, painter: QPainter) -> None:
        """Paint what pointer, focus and choice light up."""
        growthdrawing.light(painter, self)

    def focus_spot(self) -> int | None:
        """The study with the focus."""
        return self.focus if self.focus is not None and self.focus < self.curve.count else None

    def hovered_spot(self) -> int | None:
        """The study under the pointer."""
        return self.hovered

    def first_spot(self) -> int | None:
        """The first study, where there is one."""
        return 0 if self.curve.count else None

    def set_focus_spot(self, spot: Any) -> None:
        """Note the study with the focus."""
        self.focus = spot

    def sentence_of(self, spot: Any) -> str:
        """Say a study in words."""
        return growthwords.sentence(self.data, spot, self.lang)

    def selection(self) -> frozenset[int]:
        """The chosen studies."""
        return self.selected

    def set_selection(self, what: frozenset[Any]) -> None:
        """Note the chosen studies."""
        self.selected = what

    def own(self, spot: Any) -> frozenset[int]:
        """What is chosen with a study."""
        return frozenset({spot})

    def between(self, one: Any, other: Any) -> frozenset[int]:
        """What is chosen from one study to another."""
        return frozenset(range(min(one, other), max(one, other) + 1))

    def everything(self) -> frozenset[int]:
        """All studies."""
        return frozenset(range(self.curve.count))

    def led(self, spot: Any, key: int, control: bool) -> int | None:
        """Left and right go from study to study, with page keys (or up and down) from year to year."""
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            return 0 if key == Qt.Key.Key_Home else self.curve.count - 1
        if control:
            return None
        if key in YEARS:
            return self.curve.next_span(spot, YEARS[Qt.Key(key)])
        return max(0, min(self.curve.count - 1, spot + STEPS[Qt.Key(key)])) if key in STEPS else None

    # -- pointer ---------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_item"):
            self._lay_out()
            self.setRange(QRectF(0, 0, self.width(), self.height()), padding=0, disableAutoPixel=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        number = self.curve.at(event.position())
        if number is None:
            self.clear()
            return
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pressed = event.position()
        self.focus_on(number)
        self.press_on(number, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and (
            self.band is not None or (event.position() - self._pressed).manhattanLength() >= DRAGGED
        ):
            self.band = QRectF(self._pressed, event.position()).normalized()
            self.selected = frozenset(self.curve.inside(self.band))
            self._item.update()
            return
        number = self.curve.at(event.position())
        if number != self.hovered:
            self.hovered = number
            self.point_at(number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self.band is not None:
            self.band = None
            self._item.update()
            self.chosen.emit(self.selected)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self.curve.at(event.position())
        if number is not None:
            self.opened.emit(number)

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)
        self._hover.stop()
        self.hovered = None
        self._item.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoomed.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            event.ignore()


def too_short(data: Saturation) -> bool:
    """Whether too few coded studies are drawn for a curve to say something."""
    return len(data.steps) < LEAST
