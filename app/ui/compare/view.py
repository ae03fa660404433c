"""The Matrix as a widget: one graphics object in a pyqtgraph view, pointer and keyboard, and words for screen readers."""

from __future__ import annotations

import logging

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QStyleOptionGraphicsItem, QWidget

from app.ui import theme
from app.ui.compare import drawing, speaking
from app.ui.compare.drawing import Scene
from app.ui.compare.geometry import Geometry, Place
from app.work.charting import Chart

HOVER_MS = 350


class MatrixItem(pg.GraphicsObject):
    """The one item of the scene: it paints the whole chart; an error in it is drawn, never thrown into Qt."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.picture = scene

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self.picture.geometry.width, self.picture.geometry.height)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        try:
            drawing.draw(painter, self.picture)
        except Exception:  # an exception that leaves paint can end in a segmentation fault (measured)
            logging.getLogger("diptych").exception("the chart could not be painted")
            painter.setPen(theme.current().color("bad"))
            painter.drawText(QPointF(20, 20), "!")


class MatrixView(pg.GraphicsView):
    """Shows a chart and lets cells be pointed at, chosen and opened by mouse or keyboard.

    Signals: `pointed(place or None, at once)` for the card; `chosen(places)` when the selection changes;
    `opened(place)` to go to the words; `heads_chosen(columns)`.
    """

    pointed = Signal(object, bool)
    chosen = Signal(object)
    opened = Signal(object)
    picture: Scene

    def __init__(self, chart: Chart, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self.setObjectName("matrix")
        self.lang = lang
        self.percent = 100
        self.title = ""
        self._anchor: Place | None = None
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.setInterval(HOVER_MS)
        self._hover.timeout.connect(lambda: self.pointed.emit(self.picture.hovered, False))
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(self._scrolled)
        self._bar.hide()
        self.setMouseTracking(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = self._scene(chart)
        self._item = MatrixItem(self.picture)
        self.addItem(self._item)
        self._named()

    # -- what is shown ---------------------------------------------------------------------------------------------

    def show_chart(self, chart: Chart, lang: str, title: str, percent: int) -> None:
        """Show another chart, language or text size; focus and selection stay on the same theme and model."""
        focus, selected = self._keys(self.picture.focus), [self._keys(p) for p in self.picture.selected]
        self.lang, self.title, self.percent = lang, title, percent
        scene = self._scene(chart)
        scene.focus = self._place(chart, focus)
        scene.selected = frozenset(p for p in (self._place(chart, one) for one in selected) if p is not None)
        scene.has_focus = self.hasFocus()
        self._set(scene)
        self._named()

    def _scene(self, chart: Chart) -> Scene:
        """Lay a chart out for the present size."""
        scale = self.percent / 100
        lines = drawing.legend_lines(chart)
        geometry = Geometry(chart, float(max(600, self.width())), float(max(300, self.height())), scale, lines)
        return Scene(chart, geometry, self.lang, title=self.title)

    def _set(self, scene: Scene) -> None:
        """Take a new scene and repaint."""
        self._item.prepareGeometryChange()
        self.picture = scene
        self._item.picture = scene
        overflow = round(scene.geometry.overflow)
        self._bar.setVisible(overflow > 0)
        self._bar.setRange(0, overflow)
        self._bar.setPageStep(round(scene.geometry.all_left - scene.geometry.head_right))
        scene.offset = float(self._bar.value()) if overflow else 0.0
        self.setMinimumHeight(round(scene.geometry.height) if scene.geometry.height > self.height() + 1 else 0)
        self._bar.setGeometry(
            round(scene.geometry.head_right),
            round(scene.geometry.body_bottom) - 2,
            round(scene.geometry.all_left - scene.geometry.head_right),
            10,
        )
        self._item.update()

    def _keys(self, place: Place | None) -> tuple[str, str] | None:
        """Name a place by theme and model, so that it is found again in another chart."""
        if place is None:
            return None
        chart = self.picture.chart
        col = chart.columns[place.col].key if 0 <= place.col < len(chart.columns) else ""
        return (chart.rows[place.row].key if place.row >= 0 else "", col)

    @staticmethod
    def _place(chart: Chart, keys: tuple[str, str] | None) -> Place | None:
        """Find a named place again."""
        if keys is None:
            return None
        row = next((i for i, one in enumerate(chart.rows) if one.key == keys[0]), None)
        col = next((i for i, one in enumerate(chart.columns) if one.key == keys[1]), len(chart.columns))
        return None if row is None else Place(row, col)

    def _named(self) -> None:
        """Tell screen readers what the chart is."""
        self.setAccessibleName(speaking.chart_name(self.picture.chart, self.lang))

    def image(self, ratio: float = 2.0) -> QImage:
        """Return the chart as a picture in the light theme, with title, counts, filters and legend."""
        before = theme.current()
        theme.choose(theme.LIGHT)
        try:
            geometry = self.picture.geometry
            picture = QImage(
                round(geometry.width * ratio), round(geometry.height * ratio), QImage.Format.Format_ARGB32_Premultiplied
            )
            picture.setDevicePixelRatio(ratio)
            picture.fill(theme.LIGHT.color("page"))
            painter = QPainter(picture)
            scene = Scene(self.picture.chart, geometry, self.lang, title=self.title)
            drawing.draw(painter, scene)
            painter.end()
        finally:
            theme.choose(before)
        return picture

    # -- choosing --------------------------------------------------------------------------------------------------

    def choose(self, places: frozenset[Place]) -> None:
        """Set the selection and say so."""
        if places != self.picture.selected:
            self.picture.selected = places
            self._item.update()
            self.chosen.emit(places)

    def clear(self) -> None:
        """Choose nothing."""
        self.choose(frozenset())

    def focus_on(self, place: Place) -> None:
        """Move the focus ring, scroll it into sight and speak the cell."""
        self.picture.focus = place
        self._reveal(place)
        self._item.update()
        sentence = speaking.cell_sentence(self.picture.chart, place.row, place.col, self.lang)
        self.setAccessibleDescription(sentence)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
        self.pointed.emit(None, True)

    def _reveal(self, place: Place) -> None:
        """Scroll a column into sight."""
        geometry = self.picture.geometry
        if geometry.overflow and 0 <= place.col < geometry.sums:
            rect = geometry.cell(place.row, place.col, self.picture.offset)
            if rect.left() < geometry.head_right:
                self._bar.setValue(round(self.picture.offset - (geometry.head_right - rect.left())))
            elif rect.right() > geometry.all_left - 6:
                self._bar.setValue(round(self.picture.offset + rect.right() - geometry.all_left + 6))

    def _of_head(self, place: Place) -> frozenset[Place]:
        """Return the cells of a whole row or column."""
        rows, columns = range(len(self.picture.chart.rows)), range(len(self.picture.chart.columns))
        if place.row < 0:
            return frozenset(Place(row, place.col) for row in rows)
        return frozenset(Place(place.row, col) for col in columns)

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
            self._set(scene)
            # The scene is as large as the widget now is, else Qt centres what it takes to be smaller.
            self.setRange(QRectF(0, 0, self.width(), self.height()), padding=0, disableAutoPixel=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self.picture.geometry.at(event.position(), self.picture.offset)
        if place != self.picture.hovered:
            self.picture.hovered = place
            self._item.update()
            self.pointed.emit(None, True)
            if place is not None and place.row >= 0 and place.col >= 0:
                self._hover.start()
            else:
                self._hover.stop()

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
        keys = event.modifiers()
        if place.row < 0 or place.col < 0:
            new = self._of_head(place)
        elif keys & Qt.KeyboardModifier.ShiftModifier and self._anchor is not None:
            new = self._block(self._anchor, place)
        else:
            new = frozenset({place})
            self._anchor = place
        if keys & Qt.KeyboardModifier.ControlModifier:
            new = self.picture.selected - new if new <= self.picture.selected else self.picture.selected | new
        elif new == self.picture.selected:
            new = frozenset()
        if place.row >= 0 and place.col >= 0:
            self.focus_on(place)
        self.choose(new)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.picture.geometry.at(event.position(), self.picture.offset)
        if place is not None and place.row >= 0 and place.col >= 0:
            self.opened.emit(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._bar.isVisible() and (event.angleDelta().x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            step = event.angleDelta().x() or event.angleDelta().y()
            self._bar.setValue(self._bar.value() - step // 2)
            event.accept()
        else:
            event.ignore()

    @staticmethod
    def _block(one: Place, other: Place) -> frozenset[Place]:
        """Return the rectangle of cells between two."""
        rows = range(min(one.row, other.row), max(one.row, other.row) + 1)
        columns = range(min(one.col, other.col), max(one.col, other.col) + 1)
        return frozenset(Place(row, col) for row in rows for col in columns)

    # -- keyboard --------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.picture.has_focus = True
        if self.picture.focus is None and self.picture.chart.rows:
            self.focus_on(Place(0, 0))
        self._item.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.picture.has_focus = False
        self._item.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.picture.focus
        if place is None:
            super().keyPressEvent(event)
            return
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        moved = self._moved(place, key, control)
        if moved is not None:
            if shift:
                self._anchor = self._anchor or place
                self.choose(self._block(self._anchor, moved))
            else:
                self._anchor = None
            self.focus_on(moved)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(place)
        elif key == Qt.Key.Key_Space:
            own = frozenset({place})
            self._anchor = place
            self.choose(self.picture.selected - own if place in self.picture.selected else self.picture.selected | own)
        elif key == Qt.Key.Key_I:
            self.pointed.emit(place, False)
        elif key == Qt.Key.Key_A and control:
            rows, columns = range(len(self.picture.chart.rows)), range(len(self.picture.chart.columns))
            self.choose(frozenset(Place(row, col) for row in rows for col in columns))
        elif key == Qt.Key.Key_Escape and self.picture.selected:
            self.clear()
        else:
            event.ignore()
            return
        event.accept()

    def _moved(self, place: Place, key: int, control: bool) -> Place | None:
        """Return where a key leads from a cell, or None where it is no key of movement."""
        last_row, last_col = len(self.picture.chart.rows) - 1, self.picture.geometry.sums
        row, col = place.row, place.col
        if key == Qt.Key.Key_Home:
            return Place(0 if control else row, 0)
        if key == Qt.Key.Key_End:
            return Place(last_row if control else row, last_col)
        if control:
            return None
        steps = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_PageUp: (-4, 0), Qt.Key.Key_PageDown: (4, 0),
        }  # fmt: skip
        step = steps.get(Qt.Key(key))
        if step is None:
            return None
        return Place(max(0, min(last_row, row + step[0])), max(0, min(last_col, col + step[1])))
