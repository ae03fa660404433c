"""The strip above the chart: tabs, what stands in rows and columns, order, filters, arrangements and exports as menus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from app.ui.compare import growthwords, speaking
from app.ui.compare.arrangement import TABS, Arrangement
from app.ui.compare.menus import Menus
from app.ui.compare.views import Views
from app.work.charting import Chart


class Bar(QWidget):
    """Tabs to the left, menus to the right. What is chosen is told as a new Arrangement by `arranged`.

    `asked(what)` asks for something that is no arrangement: copy_table, copy_image, png, svg, pdf, csv, clear, compare,
    events, keep, forget:NAME, kept:NAME.
    """

    arranged = Signal(object)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrangement = Arrangement()
        self.chart: Chart | None = None
        self.tab = self.of = "matrix"
        self.sections: tuple[str, ...] = ()
        self.names: tuple[str, ...] = ()
        self.compared: tuple[str, ...] = ()
        self._full = ("", "")
        self.views = Views(TABS, self)
        self.tabs = self.views.tabs
        self.views.turned.connect(self._turned)
        self.compare_button, self.clear_button = QPushButton(self), QPushButton(self)
        for button, what in ((self.compare_button, "compare"), (self.clear_button, "clear")):
            button.setProperty("quiet", True)
            button.clicked.connect(partial(self.asked.emit, what))
            button.hide()
        self.rows_button, self.order_button = QPushButton(self), QPushButton(self)
        self.filter_button, self.view_button, self.export_button = (
            QPushButton(self),
            QPushButton(self),
            QPushButton(self),
        )
        top = self._row = QHBoxLayout(self)
        top.setContentsMargins(10, 4, 12, 4)
        top.setSpacing(6)
        top.addWidget(self.views, 1)
        self.counting = QLabel(self)
        self.counting.setProperty("role", "secondary")
        self.counting.hide()
        top.addWidget(self.counting)
        for button in (self.compare_button, self.clear_button):
            top.addWidget(button)
        offers = Menus(self)
        self._menus: list[tuple[QPushButton, Callable[[QMenu], None]]] = [
            (self.rows_button, offers.rows),
            (self.order_button, offers.order),
            (self.filter_button, offers.filters),
            (self.view_button, offers.view),
            (self.export_button, offers.export),
        ]
        for button, fill in self._menus:
            menu = QMenu(button)
            menu.aboutToShow.connect(partial(self._refill, menu, fill))
            button.setMenu(menu)
            top.addWidget(button)

    # -- words -----------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        names = (
            self.tr("Matrix"), self.tr("Evidence map"), self.tr("Claims"), self.tr("Timeline"),
            self.tr("Co-occurrence"), self.tr("Saturation"), self.tr("Table"),
        )  # fmt: skip
        self.views.name(names, self.tr("Views of the chart"))
        self.counting.setText(QCoreApplication.translate("Compare", "Counting…"))
        self.view_button.setText(self.tr("View"))
        self.export_button.setText(self.tr("Export…"))
        self.clear_button.setText(self.tr("Clear"))
        self.clear_button.setAccessibleName(self.tr("Clear selection"))
        self.compare_button.setText(self.tr("Compare"))
        self.compare_button.setAccessibleName(self.tr("Compare the chosen columns"))
        self.say()

    def say(self) -> None:
        """Put what is arranged on the buttons, and show those that the tab has."""
        now, tab = self.arrangement, self.of
        self.rows_button.setVisible(tab != "timeline")
        if tab == "growth":
            self.rows_button.setText(self.tr("Codes: %1").replace("%1", growthwords.kind_word(now.grown)))
            self.order_button.setText(self.tr("Sort: %1").replace("%1", growthwords.order_word(now.grown_by)))
        elif tab == "pairs":
            both = (speaking.facets_word(now.pair_rows), speaking.facets_word(now.pair_cols))
            self.rows_button.setText(self.tr("%1 × %2").replace("%1", both[0]).replace("%2", both[1]))
            self.order_button.setText(self.tr("Sort: %1").replace("%1", self._sort_word()))
        else:
            self._say_rows()
        on = len([one for one in (now.statuses, now.modes, now.sections) if one])
        self.filter_button.setText(self.tr("Filter (%1)").replace("%1", str(on)) if on else self.tr("Filter"))
        self._full = (self.rows_button.text(), self.order_button.text())
        self._fit()

    def _fit(self) -> None:
        """Leave out what stands after the colon where the buttons have no room; a screen reader hears it all the same."""
        buttons = (self.rows_button, self.order_button)
        needed = self._needed() + sum(
            button.fontMetrics().horizontalAdvance(words) - button.fontMetrics().horizontalAdvance(button.text())
            for button, words in zip(buttons, self._full, strict=True)
            if not button.isHidden()
        )
        for button, words in zip(buttons, self._full, strict=True):
            short = words.replace("：", ": ").split(": ")[0] if needed > self.width() else words
            needed -= button.fontMetrics().horizontalAdvance(words) - button.fontMetrics().horizontalAdvance(short)
            button.setAccessibleName(words)
            if button.text() != short:  # setting it asks for another layout, and that for this
                button.setText(short)
        self.views.fit()

    def _needed(self) -> int:
        """How wide the strip must be for the shorter choice of views and all buttons as they are."""
        shown = [one for one in self.findChildren(QPushButton) if one.parent() is self and not one.isHidden()]
        margins = self._row.contentsMargins()
        wide = sum(one.sizeHint().width() + self._row.spacing() for one in shown)
        return self.views.minimumSizeHint().width() + wide + margins.left() + margins.right()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button came or went
            self._fit()
        return super().event(event)

    def _say_rows(self) -> None:
        """Put on the buttons what the older views are arranged by."""
        now, tab = self.arrangement, self.of
        self.filter_button.setVisible(tab != "timeline")  # dots are studies: nothing coded is filtered there
        if tab == "claims":
            of = f"{len(self.compared)} / {len(self.chart.columns) if self.chart else 0}"
            self.rows_button.setText(self.tr("Columns: %1").replace("%1", of))
            self.order_button.setText(
                self.tr("Text: quotes") if now.quotes else self.tr("Text: claims")
            )  # fmt: skip
        elif tab == "timeline":
            self.order_button.setText(self.tr("Events…"))
        else:
            rows = speaking.facets_word(now.rows(tab))
            self.rows_button.setText(self.tr("Rows: %1").replace("%1", rows))
            self.order_button.setText(self.tr("Sort: %1").replace("%1", self._sort_word()))

    def _sort_word(self) -> str:
        """Name what rows are sorted by."""
        now = self.arrangement
        sorts = {"studies": self.tr("studies"), "first": self.tr("first column")}
        first = now.dots and self.of == "map"
        return sorts.get(now.sort if now.sort != "first" or first else "codebook", self.tr("codebook"))

    def show_tab(self, tab: str, beneath: str) -> None:
        """Turn to a view without telling; in the table the menus are those of the chart `beneath` it."""
        self.tab = tab
        self.of = tab if tab != "table" else "matrix" if beneath == "claims" else beneath
        self.views.show_view(tab)
        self.say()

    def _turned(self, tab: str) -> None:
        """Tell which view was chosen."""
        self.tell(tab=tab)

    def tell(self, **changed: object) -> None:
        """Tell a new arrangement."""
        self.arrangement = replace(self.arrangement, **changed)  # type: ignore[arg-type]
        self.say()
        self.arranged.emit(self.arrangement)

    # -- menus -----------------------------------------------------------------------------------------------------

    @staticmethod
    def _refill(menu: QMenu, fill: Callable[[QMenu], None]) -> None:
        menu.clear()
        fill(menu)

    def actions_of(self, button: QPushButton) -> list[QAction]:
        """Return the actions a button's menu offers at the moment."""
        menu = button.menu()
        fill = next(fill for one, fill in self._menus if one is button)
        self._refill(menu, fill)
        return menu.actions()
