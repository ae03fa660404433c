"""What every painted chart shares: one graphics object in a pyqtgraph view, its kept picture, its focus and its keys.

A chart is made of spots (cells, dots, studies of a curve). Each view says where its spots are, which one a key leads to and
what is chosen with it; walking, choosing, opening and reading out by keys is written here once.
"""

from __future__ import annotations

import logging
from collections.abc import Hashable
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPixmap,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from app.ui import theme

HOVER_MS = 350
DRAGGED = 6.0
"""Pixels after which pressing and moving is a rubber band and no click."""

OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Itself:
    """Something large that a kept picture depends on: equal to itself alone, and kept, so that nothing takes its place."""

    def __init__(self, one: object) -> None:
        self._one = one

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other._one is self._one

    def __hash__(self) -> int:
        return id(self._one)


class StageItem(pg.GraphicsObject):
    """The one item of a scene: it paints the whole chart; an error in it is drawn, never thrown into Qt.

    The still part is painted once and kept as a picture until what the view names changes (`still_for`); pointing and
    choosing paint only what is lit over it.
    """

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._kept: QPixmap | None = None
        self._kept_for: tuple[object, ...] = ()
        self._painted_for: tuple[object, ...] = ()
        self._looks: Any = None
        self.appearing = False
        """Whether the widget has just been shown: its picture is then made in the next turn, beside nothing else."""

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, *self._stage.extent())

    def forget(self) -> None:
        """Paint the still part anew next time."""
        self._kept = None
        self.update()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self.appearing:
            self.appearing = False
            if self._kept is None or self._kept_for != self._stage.still_for():
                if self._kept is not None:
                    painter.drawPixmap(0, 0, self._kept)  # as it was when it was hidden, until its place is settled
                QTimer.singleShot(0, self.update)
                return
        try:
            painter.drawPixmap(0, 0, self._still(painter.device().devicePixelRatioF()))
            self._stage.paint_light(painter)
        except Exception:  # an exception that leaves paint can end in a segmentation fault (measured)
            logging.getLogger("diptych").exception("the chart could not be painted")
            painter.fillRect(QRectF(12, 12, 16, 16), theme.current().color("bad"))

    def _still(self, ratio: float) -> QPixmap:
        """The part that does not change under the pointer."""
        wanted, painted_for = self._stage.still_for(), (theme.current().name, ratio)
        if self._kept is None or self._kept_for != wanted or self._painted_for != painted_for:
            looks = self._stage.looks()
            only = None
            if self._kept is not None and self._painted_for == painted_for and ratio == int(ratio):
                only = self._stage.changed(self._looks, looks)
            self._kept = self._painted(self._kept, ratio, only)
            self._kept_for, self._painted_for, self._looks = wanted, painted_for, looks
        return self._kept

    def _painted(self, kept: QPixmap | None, ratio: float, only: QRegion | None) -> QPixmap:
        """The still part: the kept picture with a region of it painted anew, or all of it."""
        if kept is None or only is None:
            size = self.boundingRect().size() * ratio
            kept = QPixmap(round(size.width()), round(size.height()))
            kept.setDevicePixelRatio(ratio)
            kept.fill(self._stage.ground())
            only = None
        inner = QPainter(kept)
        try:
            if only is None:
                self._stage.paint_still(inner)
            elif not only.isEmpty():
                inner.setClipRegion(only)
                inner.fillRect(only.boundingRect(), self._stage.ground())
                self._stage.paint_still(inner, only)
        finally:
            inner.end()
        return kept


class Stage(pg.GraphicsView):
    """A painted chart as a widget. A spot is whatever the chart is made of; it compares and hashes by value.

    Signals: `pointed(spot or None, at once)` for the card; `chosen(what)` when the selection changes; `opened(spot)` to go
    to the words; `zoomed(step)` by Ctrl and wheel.
    """

    pointed = Signal(object, bool)
    chosen = Signal(object)
    opened = Signal(object)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=None)
        self._anchor: Any = None
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.setInterval(HOVER_MS)
        self._hover.timeout.connect(lambda: self.pointed.emit(self.hovered_spot(), False))
        self.setMouseTracking(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._item: StageItem

    def showEvent(self, event: QShowEvent) -> None:
        """A window that changes its arrangement has enough to paint in that turn."""
        super().showEvent(event)
        self._item.appearing = True

    def raise_item(self) -> None:
        """Put the one item onto the scene, once there is something to paint."""
        self._item = StageItem(self)
        self.addItem(self._item)

    # -- what each chart says of itself ------------------------------------------------------------------------------

    def extent(self) -> tuple[float, float]:
        """Return width and height of the whole chart in logical pixels."""
        raise NotImplementedError

    def still_for(self) -> tuple[object, ...]:
        """Return what the still part depends on, theme and pixels apart."""
        raise NotImplementedError

    def ground(self) -> QColor:
        """Return the colour under the still part."""
        return theme.current().color("page")

    def paint_still(self, painter: QPainter, only: QRegion | None = None) -> None:
        """Paint what does not change under the pointer; of a chart that tells its `looks` perhaps only in a region."""
        raise NotImplementedError

    def looks(self) -> Any:
        """Return how the still part looks, so that later only what `changed` is painted; None: it is painted in whole."""
        return None

    def changed(self, _before: Any, _now: Any) -> QRegion | None:
        """Return where looks differ, in logical pixels; None for everywhere."""
        return None

    def paint_light(self, painter: QPainter) -> None:
        """Paint what pointer, focus and choice light up."""
        raise NotImplementedError

    def focus_spot(self) -> Any:
        """Return the spot with the focus, or None."""
        raise NotImplementedError

    def hovered_spot(self) -> Any:
        """Return the spot under the pointer, or None."""
        raise NotImplementedError

    def first_spot(self) -> Any:
        """Return where the focus goes first, or None in an empty chart."""
        raise NotImplementedError

    def set_focus_spot(self, spot: Any) -> None:
        """Note the spot with the focus and bring it into sight."""
        raise NotImplementedError

    def sentence_of(self, spot: Any) -> str:
        """Say a spot to somebody who does not see it."""
        raise NotImplementedError

    def selection(self) -> frozenset[Any]:
        """Return what is chosen."""
        raise NotImplementedError

    def set_selection(self, what: frozenset[Any]) -> None:
        """Note what is chosen; `choose` tells of it."""
        raise NotImplementedError

    def own(self, spot: Any) -> frozenset[Any]:
        """Return what is chosen with a spot."""
        raise NotImplementedError

    def between(self, one: Any, other: Any) -> frozenset[Any]:
        """Return what is chosen from one spot to another."""
        raise NotImplementedError

    def everything(self) -> frozenset[Any]:
        """Return all that can be chosen."""
        raise NotImplementedError

    def led(self, spot: Any, key: int, control: bool) -> Any:
        """Return the spot a key leads to; None where it is no key of movement."""
        raise NotImplementedError

    def special_key(self, _event: QKeyEvent) -> bool:
        """Do what a key means in this chart only; False for other keys."""
        return False

    def open_spot(self, spot: Any) -> None:
        """Go to the words behind a spot."""
        self.opened.emit(spot)

    # -- choosing ----------------------------------------------------------------------------------------------------

    def choose(self, what: frozenset[Any]) -> None:
        """Set the selection and say so."""
        if what != self.selection():
            self.set_selection(what)
            self._item.update()
            self.chosen.emit(what)

    def clear(self) -> None:
        """Choose nothing."""
        self.choose(frozenset())

    def press_on(self, spot: Hashable, held: Qt.KeyboardModifier, what: frozenset[Any] | None = None) -> None:
        """Choose as a click does: one spot or none; with Shift all from the last one, with Ctrl one more or less."""
        own = self.own(spot) if what is None else what
        if what is None and held & Qt.KeyboardModifier.ShiftModifier and self._anchor is not None:
            own = self.between(self._anchor, spot)
        elif what is None:
            self._anchor = spot
        if held & Qt.KeyboardModifier.ControlModifier:
            own = self.toggled(own)
        elif own == self.selection():
            own = frozenset()
        self.choose(own)

    def toggled(self, what: frozenset[Any]) -> frozenset[Any]:
        """Return the selection without these where all of them are chosen, else with them."""
        now = self.selection()
        return now - what if what <= now else now | what

    def focus_on(self, spot: Any) -> None:
        """Move the focus to a spot and speak it."""
        self.set_focus_spot(spot)
        self._item.update()
        words = self.sentence_of(spot)
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.pointed.emit(None, True)

    def repaint_all(self) -> None:
        """Paint everything anew (another theme)."""
        self._item.forget()
        self.viewport().update()

    def point_at(self, spot: Any) -> None:
        """The pointer came to another spot (None: to nothing): its card shows after a moment."""
        self._item.update()
        self.pointed.emit(None, True)
        if spot is None:
            self._hover.stop()
        else:
            self._hover.start()

    # -- keyboard ----------------------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        first = self.first_spot() if self.focus_spot() is None else None
        if first is not None:
            self.focus_on(first)
        self._item.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._item.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.special_key(event) or self._walk(event) or self._act(event):
            event.accept()
        else:
            event.ignore()

    def _walk(self, event: QKeyEvent) -> bool:
        """Go where a key leads; with Shift what lies on the way is chosen."""
        spot = self.focus_spot()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        to = None if spot is None else self.led(spot, event.key(), control)
        if to is None:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._anchor = spot if self._anchor is None else self._anchor
            self.choose(self.between(self._anchor, to))
        else:
            self._anchor = None
        self.focus_on(to)
        return True

    def _act(self, event: QKeyEvent) -> bool:
        """Open, choose, read out, choose all or nothing."""
        key, spot = event.key(), self.focus_spot()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape and self.selection():
            self.clear()
        elif spot is None:
            return False
        elif key in OPENING:
            self.open_spot(spot)
        elif key == Qt.Key.Key_Space:
            self._anchor = spot
            self.choose(self.toggled(self.own(spot)))
        elif key == Qt.Key.Key_I and not control:
            self.pointed.emit(spot, False)
        elif key == Qt.Key.Key_A and control:
            self.choose(self.everything())
        else:
            return False
        return True
