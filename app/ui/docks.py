"""Panels in docks: a head of 44 px instead of Qt's title bar, and the three ready arrangements.

An arrangement says which docks stand where and how wide; what the user changes in it is kept as Qt's own state, one
for each arrangement.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSizePolicy, QTabBar, QWidget

from app.ui.widgets.titlebar import TitleBar

LEFT, RIGHT, BOTTOM = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)

WIDE = 1400
"""From this width of the window panels take their wider size."""
ROOMY = 1180
"""Below this width the passage shows itself only when it is asked for."""


class Place(NamedTuple):
    """Where a dock stands in an arrangement, and its width (height at the bottom) in wide and narrow windows."""

    area: Qt.DockWidgetArea
    wide: int
    narrow: int
    shown: bool = True


ARRANGEMENTS: Final[Mapping[str, Mapping[str, Place]]] = {
    "read": {
        "studies": Place(LEFT, 360, 340),
        "codes": Place(LEFT, 316, 288, shown=False),
        "passage": Place(RIGHT, 320, 296, shown=False),
        "history": Place(RIGHT, 320, 296, shown=False),
        "checks": Place(RIGHT, 320, 296, shown=False),
        "findings": Place(BOTTOM, 300, 240, shown=False),
    },
    "code": {
        "studies": Place(LEFT, 360, 340, shown=False),
        "codes": Place(LEFT, 316, 288),
        "passage": Place(RIGHT, 320, 296),
        "history": Place(RIGHT, 320, 296, shown=False),
        "checks": Place(RIGHT, 320, 296, shown=False),
        "findings": Place(BOTTOM, 300, 240, shown=False),
    },
    "compare": {
        "studies": Place(LEFT, 320, 320),
        "codes": Place(LEFT, 316, 288, shown=False),
        "passage": Place(RIGHT, 320, 296, shown=False),
        "history": Place(RIGHT, 320, 296, shown=False),
        "checks": Place(RIGHT, 320, 296, shown=False),
        "findings": Place(BOTTOM, 240, 150),
    },
}
"""Arrangement -> dock -> place. The reader or the chart stands in the middle."""

CENTRE: Final[Mapping[str, str]] = {"read": "reader", "code": "reader", "compare": "compare"}


class Bare(QWidget):
    """No head at all: the panel draws its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(0)


class Dock(QDockWidget):
    """One panel's place at an edge of the window."""

    def __init__(self, name: str, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName(f"dock.{name}")
        self.panel_name = name
        self.laid_over = False
        self.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable
            | QDockWidget.DockWidgetFeature.DockWidgetClosable
            | QDockWidget.DockWidgetFeature.DockWidgetFloatable
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        # Once Qt has laid out the tabs of those that share a place.
        self.visibilityChanged.connect(lambda: QTimer.singleShot(0, window, lambda: quiet_tabs(window)))

    def fill(self, panel: QWidget, title: str) -> None:
        """Puts the panel in; one that has a `head` of its own lends it as the handle to drag by."""
        head = getattr(panel, "head", None)
        if isinstance(head, QWidget):
            self.setTitleBarWidget(head)
        elif getattr(panel, "own_head", False):
            self.setTitleBarWidget(Bare(self))
        else:
            self.setTitleBarWidget(TitleBar(title, self))
        self.setWidget(panel)
        self.name(title)

    def name(self, title: str) -> None:
        """Names the dock in the language of the interface."""
        before = self.windowTitle()
        self.setWindowTitle(title)
        head = self.titleBarWidget()
        if isinstance(head, TitleBar) and head is not getattr(self.widget(), "head", None):
            head.set_title(title)
        panel = self.widget()
        if panel is not None and panel.accessibleName() in {"", before}:
            panel.setAccessibleName(title)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A floating panel that is closed is hidden, to be shown again."""
        event.accept()


def lay_over(window: QMainWindow, dock: Dock) -> None:
    """Shows a dock; where the window has no room beside the texts it lies over their right edge instead.

    It stands in its column again once the window is wide enough (see `settle`).
    """
    centre, panel = window.centralWidget(), dock.widget()
    if window.width() < ROOMY and not dock.isFloating() and centre is not None and panel is not None:
        width = max(320, panel.minimumSizeHint().width())
        top = centre.mapTo(window, QPoint(0, 0)).y()
        corner = window.mapToGlobal(QPoint(window.width() - width - 8, top + 8))
        dock.setFloating(True)
        dock.laid_over = True
        dock.setGeometry(QRect(corner, QSize(width, max(200, centre.height() - 16))))
    dock.show()
    dock.raise_()


def rename(window: QMainWindow, docks: Mapping[str, Dock], titles: Mapping[str, str]) -> None:
    """Names all docks anew, and the tabs of those that share a place, which Qt would leave as they are."""
    new = {dock.windowTitle(): titles[name] for name, dock in docks.items()}
    for name, dock in docks.items():
        dock.name(titles[name])
    for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        for at in range(bar.count()):
            bar.setTabText(at, new.get(bar.tabText(at), bar.tabText(at)))


def quiet_tabs(window: QMainWindow) -> None:
    """Keeps Tab away from tabs nobody sees: Qt moves those of a place with one panel off the window, and shown they stay."""
    for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        seen = bar.count() > 1 and bar.isVisible() and window.rect().intersects(bar.geometry())
        bar.setFocusPolicy(Qt.FocusPolicy.TabFocus if seen else Qt.FocusPolicy.NoFocus)
        bar.setAccessibleName(QCoreApplication.translate("docks", "Panels in this place"))


def settle(window: QMainWindow, docks: Mapping[str, Dock]) -> None:
    """Puts the passage that lay over the texts back into its column where there is room for it now."""
    dock = docks.get("passage")
    if dock is not None and dock.laid_over and window.width() >= ROOMY:
        dock.laid_over = False
        dock.setFloating(False)


def arrange(window: QMainWindow, docks: Mapping[str, Dock], name: str) -> None:
    """Puts every dock where the ready arrangement has it, at its width for this window."""
    wide = window.width() >= WIDE
    sides: list[tuple[Dock, int, Qt.Orientation]] = []
    for panel, place in ARRANGEMENTS[name].items():
        dock = docks.get(panel)
        if dock is None:
            continue
        if dock.isFloating():
            dock.setFloating(False)
        window.addDockWidget(place.area, dock)
        shown = place.shown and (panel != "passage" or window.width() >= ROOMY)
        dock.setVisible(shown)
        if shown:
            way = Qt.Orientation.Vertical if place.area == BOTTOM else Qt.Orientation.Horizontal
            sides.append((dock, place.wide if wide else place.narrow, way))
    passage = docks.get("passage")
    for other in (docks.get("history"), docks.get("checks")):
        if passage is not None and other is not None:
            window.tabifyDockWidget(passage, other)
    for way in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
        chosen = [(dock, size) for dock, size, one in sides if one == way]
        if chosen:
            window.resizeDocks([dock for dock, _ in chosen], [size for _, size in chosen], way)
    QTimer.singleShot(0, window, lambda: quiet_tabs(window))
