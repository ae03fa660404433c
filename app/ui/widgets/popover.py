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
        self.show()
        self.raise_()
        if self._takes_focus:
            (focus or self.panel).setFocus(Qt.FocusReason.PopupFocusReason)
            application = QApplication.instance()
            if application is not None:
                application.installEventFilter(self)

    def move_to(self, anchor: QRect) -> None:
        """Stand beside another place, inside the window."""
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
        if application is not None:
            application.removeEventFilter(self)
        back, self._back = self._back, None
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if back is not None and inside:
            back.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

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
