"""Matrix, map and dots as a widget: cells that are pointed at, chosen and opened, and words for screen readers."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from app.ui.compare import drawing, heads, keys, redrawn, speaking
from app.ui.compare.geometry import Geometry, Place
from app.ui.compare.redrawn import Looks
from app.ui.compare.scene import Scene, room_of
from app.ui.compare.stage import DRAGGED, OPENING, Itself, Stage
from app.work.charting import Chart


class GridView(Stage):
    """Shows a chart and lets cells be pointed at, chosen and opened by mouse or keyboard.

    Signals beside those of every chart: `folded(row)` and `rolled(country)` with their keys.
    """

    folded = Signal(str)
    rolled = Signal(str)
    picture: Scene

    def __init__(self, chart: Chart, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("matrix")
        self.lang = lang
        self.percent = 100
        self.title = ""
        self.kind = "matrix"
        self.sign = "barrier"
        self.bounds: tuple[int, ...] | None = None
        self._pressed: QPointF | None = None
        self._rolled_at = QElapsedTimer()
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(self._scrolled)
        self._bar.hide()
        self.picture = self._scene(chart)
        self.raise_item()
        self._named()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_chart(
        self, chart: Chart, lang: str, title: str, percent: int, kind: str = "matrix", sign: str = "barrier",
        bounds: tuple[int, ...] | None = None,
    ) -> None:  # fmt: skip
        """Show another chart, kind, language or text size; focus and selection stay on the same row and column."""
        focus, selected = self._keys(self.picture.focus), [self._keys(p) for p in self.picture.selected]
        notes = self.picture.notes
        self.lang, self.title, self.percent = lang, title, percent
        self.kind, self.sign, self.bounds = kind, sign, bounds
        scene = self._scene(chart)
        scene.focus = self._place(chart, focus)
        scene.selected = frozenset(p for p in (self._place(chart, one) for one in selected) if p is not None)
        scene.has_focus, scene.notes = self.hasFocus(), notes
        self._set(scene)
        self._named()

    def note(self, words: str) -> None:
        """Say at the end of the line of counts what is chosen."""
        if words != self.picture.notes:
            self.picture.notes = words
            self._item.update()

    def _scene(self, chart: Chart) -> Scene:
        """Lay a chart out for the present size."""
        scale = self.percent / 100
        lines = drawing.legend_lines(chart, self.kind)
        geometry = Geometry(chart, *room_of(self, (600, 300)), scale, lines, self.kind)
        return Scene(chart, geometry, self.lang, title=self.title, sign=self.sign, bounds=self.bounds)

    def _set(self, scene: Scene) -> None:
        """Take a new scene and repaint."""
        self._item.prepareGeometryChange()
        self.picture = scene
        overflow = round(scene.geometry.overflow)
        self._bar.setVisible(overflow > 0)
        self._bar.setRange(0, overflow)
        self._bar.setPageStep(round(scene.geometry.all_left - scene.geometry.head_right))
        scene.offset = float(self._bar.value()) if overflow else 0.0
        room = room_of(self, (600, 300))[1]
        self.setMinimumHeight(round(scene.geometry.height) if scene.geometry.height > room + 1 else 0)
        self._bar.setGeometry(
            round(scene.geometry.head_right),
            round(scene.geometry.body_bottom) - 2,
            round(scene.geometry.all_left - scene.geometry.head_right),
            10,
        )
        self._item.update()

    def _keys(self, place: Place | None) -> tuple[str, str] | None:
        """Name a place by row and column, so that it is found again in another chart."""
        if place is None:
            return None
        chart = self.picture.chart
        col = chart.columns[place.col].key if 0 <= place.col < len(chart.columns) else "<" if place.col < 0 else ">"
        row = chart.rows[place.row].key if 0 <= place.row < len(chart.rows) else f"<{place.row}"
        return (row, col)

    @staticmethod
    def _place(chart: Chart, keys: tuple[str, str] | None) -> Place | None:
        """Find a named place again."""
        if keys is None:
            return None
        heads = {"<-1": -1, "<-2": -2}
        row = heads.get(keys[0], next((i for i, one in enumerate(chart.rows) if one.key == keys[0]), None))
        ends = {"<": -1, ">": len(chart.columns)}
        col = ends.get(keys[1], next((i for i, one in enumerate(chart.columns) if one.key == keys[1]), None))
        return None if row is None or col is None else Place(row, col)

    def _named(self) -> None:
        """Tell screen readers what the chart is."""
        self.setAccessibleName(speaking.chart_name(self.picture.chart, self.lang, self.kind))

    def bare_scene(self, dated: str = "", *, whole: bool = False) -> Scene:
        """Return the chart with nothing lit or chosen, with a date; `whole` is as wide as all its columns and counts."""
        now = self.picture
        geometry = now.geometry
        if whole:
            wide = max(geometry.width + geometry.overflow + 1, heads.width_of_counts(now))
            if wide > geometry.width + 1:
                lines = drawing.legend_lines(now.chart, self.kind)
                geometry = Geometry(now.chart, wide, geometry.height, geometry.scale, lines, self.kind)
        return Scene(
            now.chart, geometry, self.lang, title=self.title, sign=self.sign, bounds=self.bounds, dated=dated,
            notes=now.notes,
        )  # fmt: skip

    def image(self, ratio: float = 2.0, dated: str = "") -> QImage:
        """Return the chart as a picture in the light theme, with title, counts, filters, legend and date."""
        from app.ui.compare.outputs import image_of

        return image_of(
            self.size_of_picture(), lambda painter: drawing.still(painter, self.bare_scene(dated, whole=True)), ratio
        )

    def size_of_picture(self) -> tuple[float, float]:
        """Width and height of the whole chart in logical pixels."""
        geometry = self.bare_scene(whole=True).geometry
        return geometry.width, geometry.height

    # -- what the stage asks ---------------------------------------------------------------------------------------

    def extent(self) -> tuple[float, float]:
        """The size of the whole chart."""
        return self.picture.geometry.width, self.picture.geometry.height

    def still_for(self) -> tuple[object, ...]:
        """What the still part depends on: all of the scene but what is lit."""
        now = self.picture
        said = (now.lang, now.offset, now.title, now.sign, now.bounds, now.notes, now.dated)
        return (Itself(now.chart), now.geometry.asked, *said)

    def paint_still(self, painter: QPainter, only: QRegion | None = None) -> None:
        """Paint all but what is lit."""
        drawing.still(painter, self.picture, only)

    def looks(self) -> Looks | None:
        """How the picture looks, where it is one of numbers."""
        return redrawn.looks(self.picture)

    def changed(self, before: Any, now: Any) -> QRegion | None:
        """What looks otherwise than before."""
        return redrawn.changed(before, now, self.picture)

    def paint_light(self, painter: QPainter) -> None:
        """Paint what pointer, focus and choice light up."""
        drawing.light(painter, self.picture)

    def focus_spot(self) -> Place | None:
        """The cell with the focus."""
        return self.picture.focus

    def hovered_spot(self) -> Place | None:
        """The cell under the pointer."""
        return self.picture.hovered

    def first_spot(self) -> Place | None:
        """The first cell, where there is one."""
        return Place(0, 0) if self.picture.chart.rows and self.picture.chart.columns else None

    def set_focus_spot(self, spot: Any) -> None:
        """Note the cell with the focus and scroll it into sight."""
        self.picture.focus = spot
        self._reveal(spot)

    def sentence_of(self, spot: Any) -> str:
        """Say a cell in words."""
        return speaking.cell_sentence(self.picture.chart, spot.row, spot.col, self.lang)

    def selection(self) -> frozenset[Place]:
        """The chosen cells."""
        return self.picture.selected

    def set_selection(self, what: frozenset[Any]) -> None:
        """Note the chosen cells."""
        self.picture.selected = what

    def own(self, spot: Any) -> frozenset[Place]:
        """A cell, or all cells of a head."""
        return keys.of_head(self.picture.geometry, spot) if spot.row < 0 or spot.col < 0 else frozenset({spot})

    def between(self, one: Any, other: Any) -> frozenset[Place]:
        """What is chosen from one cell to another."""
        return keys.block(one, other)

    def everything(self) -> frozenset[Place]:
        """All cells."""
        rows, columns = range(len(self.picture.chart.rows)), range(len(self.picture.chart.columns))
        return frozenset(Place(row, col) for row in rows for col in columns)

    def led(self, spot: Any, key: int, control: bool) -> Place | None:
        """Where a key leads from a cell."""
        return keys.moved(self.picture.geometry, spot, key, control)

    def special_key(self, event: QKeyEvent) -> bool:
        """Left and Right on the head of a row that others stand below fold and open it; Enter rolls up a country."""
        place, key = self.picture.focus, event.key()
        if place is None:
            return False
        if place.row == -2 and key in OPENING:
            self.rolled.emit(self.picture.chart.columns[place.col].group)
            return True
        if place.col >= 0 or place.row < 0:
            return False
        row = self.picture.chart.rows[place.row]
        closing = key == Qt.Key.Key_Left and row.is_parent and not row.folded
        opening = key == Qt.Key.Key_Right and row.folded
        if closing or opening:
            self.folded.emit(row.key)
        return closing or opening

    def _reveal(self, place: Place) -> None:
        """Scroll a column into sight."""
        geometry = self.picture.geometry
        if geometry.overflow and 0 <= place.col < geometry.sums:
            rect = geometry.cell(place.row, place.col, self.picture.offset)
            if rect.left() < geometry.head_right:
                self._bar.setValue(round(self.picture.offset - (geometry.head_right - rect.left())))
            elif rect.right() > geometry.all_left - 6:
                self._bar.setValue(round(self.picture.offset + rect.right() - geometry.all_left + 6))

    def _scrolled(self, value: int) -> None:
        self.picture.offset = float(value)
        self._item.update()

    # -- pointer ---------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "picture"):
            old = self.picture
            scene = self._scene(old.chart)
            scene.focus, scene.selected, scene.has_focus = old.focus, old.selected, old.has_focus
            scene.notes = old.notes
            self._set(scene)
            # The scene is as large as the widget now is, else Qt centres what it takes to be smaller.
            self.setRange(QRectF(0, 0, self.width(), self.height()), padding=0, disableAutoPixel=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self._drag(self._pressed, event.position()):
            return
        place = self.picture.geometry.at(event.position(), self.picture.offset)
        if place != self.picture.hovered:
            self.picture.hovered = place
            self.point_at(place if place is not None and place.row >= 0 and place.col >= 0 else None)

    def _drag(self, start: QPointF, now: QPointF) -> bool:
        """Draw the rubber band from where the button went down, and light the cells under it."""
        scene = self.picture
        if scene.band is None and (now - start).manhattanLength() < DRAGGED:
            return False
        scene.band = QRectF(start, now).normalized()
        one, other = (scene.geometry.nearest(point, scene.offset) for point in (start, now))
        if one is not None and other is not None:
            scene.selected = keys.block(one, other)
        self._item.update()
        return True

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)
        self._hover.stop()
        self.picture.hovered = None
        self._item.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        place = self.picture.geometry.at(event.position(), self.picture.offset)
        if place is None:
            self.clear()
            return
        if self._folds(place, event) or self._rolls(place):
            return
        if place.row < 0 or place.col < 0:
            self.press_on(place, event.modifiers(), self.own(place))
            return
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pressed = event.position()
        self.focus_on(place)
        self.press_on(place, event.modifiers())

    def _folds(self, place: Place, event: QMouseEvent) -> bool:
        """Fold where the sign of folding was pressed."""
        if place.row < 0 or place.col >= 0 or not self.picture.chart.rows[place.row].is_parent:
            return False
        rect = self.picture.geometry.cell(place.row, -1)
        if (
            not self.picture.geometry.frame.mapped
            or event.position().x() > rect.left() + 20 * self.picture.geometry.scale
        ):
            return False
        self.folded.emit(self.picture.chart.rows[place.row].key)
        return True

    def _rolls(self, place: Place) -> bool:
        """Put the models of a country into one column where its head was pressed."""
        if place.row != -2 or self.picture.chart.columns[place.col].rolled or self.kind == "dots":
            return False
        self._rolled_at.start()
        self.rolled.emit(self.picture.chart.columns[place.col].group)
        return True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self.picture.band is not None:
            self.picture.band = None
            self._item.update()
            self.chosen.emit(self.picture.selected)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.picture.geometry.at(event.position(), self.picture.offset)
        if place is None:
            return
        if place.row == -2:
            if self._rolled_at.isValid() and self._rolled_at.elapsed() < QApplication.doubleClickInterval() * 2:
                return  # the second press of the click that rolled it up
            self.rolled.emit(self.picture.chart.columns[place.col].group)
        elif place.row >= 0 and place.col < 0 and self.picture.chart.rows[place.row].is_parent:
            self.folded.emit(self.picture.chart.rows[place.row].key)
        elif place.row >= 0 and place.col >= 0:
            self.opened.emit(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.angleDelta().y():
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        elif self._bar.isVisible() and (
            event.angleDelta().x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            step = event.angleDelta().x() or event.angleDelta().y()
            self._bar.setValue(self._bar.value() - step // 2)
            event.accept()
        else:
            event.ignore()

    # -- focus -----------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.picture.has_focus = True
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.picture.has_focus = False
        super().focusOutEvent(event)
