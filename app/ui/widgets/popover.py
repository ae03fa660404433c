"""A panel that floats over the window with a soft shadow: code palette, term popover, card of a chart.

It is a child of the window, not a window of its own, so that input methods and the focus ring behave; it paints its own
shadow. Esc and a press outside close it; the focus goes back to where it was.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui import paint, theme

REACH: Final = 14
"""Room for the shadow on each side."""
GAP: Final = 8


class Popover(QWidget):
    """A floating panel; put its contents into `body`, then `open_at` a place."""

    closed = Signal()

    def __init__(self, window: QWidget, width: int = 356, *, takes_focus: bool = True) -> None:
        super().__init__(window)
        self._host = window
        self._takes_focus = takes_focus
        self._back: QWidget | None = None
        self.setFixedWidth(width + 2 * REACH)
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(REACH, REACH, REACH, REACH)
        self.panel = QWidget(self)
        self.panel.setObjectName("popover-body")
        outer.addWidget(self.panel)
        self.body = QVBoxLayout(self.panel)
        self.body.setContentsMargins(12, 12, 12, 12)
        self.body.setSpacing(8)
        self.hide()

    def open_at(self, anchor: QRect, *, focus: QWidget | None = None) -> None:
        """Show it 8 px below `anchor` (in the window's coordinates), or above where there is no room below.

        `focus` is the widget inside that takes the focus.
        """
        self._back = QApplication.focusWidget() if self._takes_focus else None
        self.move_to(anchor)
        waiting = not self.isVisible()
        self.show()
        self.raise_()
        if self._takes_focus:
            (focus or self.panel).setFocus(Qt.FocusReason.PopupFocusReason)
            application = QApplication.instance()
            if isinstance(application, QApplication):
                application.installEventFilter(self)
                if waiting:
                    application.focusChanged.connect(self._focus_went)

    def move_to(self, anchor: QRect) -> None:
        """Stand beside another place, inside the window."""
        self.body.invalidate()  # parts that came, went or grew in this turn are asked anew, not in the next one
        self.panel.updateGeometry()
        self._outer.activate()
        self.adjustSize()
        if self._outer.hasHeightForWidth():  # adjustSize looks at that for windows only: wrapped words would be cut
            self.resize(self.width(), self._outer.totalHeightForWidth(self.width()))
        window = self._host.rect()
        height = self.height() - 2 * REACH
        top = anchor.bottom() + GAP
        if top + height > window.bottom() - GAP and anchor.top() - GAP - height > 0:
            top = anchor.top() - GAP - height
        left = min(max(GAP, anchor.left()), window.right() - GAP - (self.width() - 2 * REACH))
        top = max(GAP, min(top, window.bottom() - GAP - height))
        self.move(QPoint(left - REACH, top - REACH))

    def close_panel(self) -> None:
        """Close it and give the focus back."""
        if not self.isVisible():
            return
        application = QApplication.instance()
        if self._takes_focus and isinstance(application, QApplication):
            application.removeEventFilter(self)
            application.focusChanged.disconnect(self._focus_went)
        back, self._back = self._back, None
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if back is not None and inside:
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _focus_went(self, _old: QWidget | None, now: QWidget | None) -> None:
        """It closes when the focus goes elsewhere in the window: nothing lies over the texts that no key reaches."""
        if now is not None and now is not self and now.window() is self.window() and not self.isAncestorOf(now):
            self.close_panel()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside."""
        if not self._takes_focus:
            return super().focusNextPrevChild(forward)
        stops, one = [], self.nextInFocusChain()
        while one is not None and one is not self:
            reached = self.isAncestorOf(one) and one.isVisible() and one.isEnabled()
            if reached and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                stops.append(one)
            one = one.nextInFocusChain()
        if stops:
            now = QApplication.focusWidget()
            at = stops.index(now) if now in stops else -1 if forward else 0
            stops[(at + (1 if forward else -1)) % len(stops)].setFocus(
                Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            )
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press outside closes; the press itself still reaches what was pressed."""
        if (
            event.type() == QEvent.Type.MouseButtonPress
            and isinstance(event, QMouseEvent)
            and isinstance(watched, QWidget)
            and watched.window() is self.window()
        ):
            inside = QRect(self.mapToGlobal(QPoint(0, 0)), self.size()).adjusted(REACH, REACH, -REACH, -REACH)
            if not inside.contains(event.globalPosition().toPoint()):
                self.close_panel()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint shadow and plate."""
        colours = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(REACH, REACH, -REACH, -REACH)
        paint.shadow(painter, box, 10, REACH - 2)
        paint.rounded(painter, box, 10, colours.color("raised"), colours.color("line2"))
