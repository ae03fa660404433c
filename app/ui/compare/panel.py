"""The Compare panel: tabs, filters and exports around the Matrix, its card and its table.

Choosing cells says which studies, findings and passages are meant; the window lets the other panels answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.ui import language
from app.ui.compare import speaking
from app.ui.compare.card import Card, CardContent, CardPassage
from app.ui.compare.geometry import Place
from app.ui.compare.speaking import word
from app.ui.compare.table import ChartTable, ChartTableView
from app.ui.compare.view import MatrixView
from app.ui.widgets.empty import EmptyState
from app.work import charting
from app.work.change import Change
from app.work.charting import Chart, ChartQuery, Said
from app.work.library import Library

CONCERNED = frozenset(
    {"coding", "passage", "finding", "finding_passage", "code", "theme", "study", "study_model", "author", "anchor",
     "field_variant", "text"}
)  # fmt: skip
STATUSES = ("reported_result", "author_interpretation", "recommendation", "background_claim", "")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the chosen cells stand for: ids of studies, findings and passages, and their name."""

    studies: tuple[int, ...]
    findings: tuple[int, ...]
    passages: tuple[int, ...]
    words: str


class ComparePanel(QWidget):
    """Compares barriers and facilitators across care models."""

    cells_chosen = Signal(object)
    """A Chosen, or None when nothing is chosen."""
    passage_opened = Signal(int, int)
    """Study id and passage id: the words behind a mark."""
    told = Signal(str)
    """A sentence for the status line."""
    import_requested = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = library
        self._query = ChartQuery()
        self._percent = 100
        self._stale = False
        self._opening: list[Said] = []
        self._opened_at: tuple[Place, int] | None = None
        chart = charting.chart(library, self._query)
        lang = language.current()
        self.matrix = MatrixView(chart, lang, self)
        self.model = ChartTable(chart, lang)
        self.table = ChartTableView(self.model, self)
        self.card = Card(self)
        self._make()
        self._connect()
        self.retranslate()
        self._show(chart)

    # -- made once -------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Lay out tabs, buttons and pages."""
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("compare_tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _name in ("matrix", "table"):
            self.tabs.addTab("")
        self.filter_button = QPushButton(self)
        self.export_button = QPushButton(self)
        self._filter_menu = QMenu(self)
        self._export_menu = QMenu(self)
        self.filter_button.setMenu(self._filter_menu)
        self.export_button.setMenu(self._export_menu)
        self.clear_button = QPushButton(self)
        self.clear_button.setProperty("quiet", True)
        self.clear_button.hide()
        top = QHBoxLayout()
        top.setContentsMargins(10, 4, 12, 4)
        top.setSpacing(8)
        top.addWidget(self.tabs)
        top.addStretch(1)
        top.addWidget(self.clear_button)
        top.addWidget(self.filter_button)
        top.addWidget(self.export_button)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.matrix)
        self._empty = EmptyState("chart-scatter", "", "")
        self.pages = QStackedWidget(self)
        for page in (self._scroll, self.table, self._empty):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        layout.addWidget(rule)
        layout.addWidget(self.pages, 1)

    def _connect(self) -> None:
        """Connect the parts with each other."""
        self.tabs.currentChanged.connect(self._turn)
        self.matrix.pointed.connect(self._point)
        self.matrix.chosen.connect(self._choose)
        self.matrix.opened.connect(self._open)
        self.clear_button.clicked.connect(self.matrix.clear)
        self.table.doubleClicked.connect(lambda index: self._open(Place(index.row() - 3, index.column())))
        self.table.installEventFilter(self)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.tabs.setTabText(0, self.tr("Matrix"))
        self.tabs.setTabText(1, self.tr("Table"))
        self.tabs.setAccessibleName(self.tr("Views of the chart"))
        self.filter_button.setText(self.tr("Filter"))
        self.export_button.setText(self.tr("Export…"))
        self.clear_button.setText(self.tr("Clear selection"))
        self.table.setAccessibleName(self.tr("Table of the chart"))
        self._empty.set_words(
            self.tr("Nothing is coded yet"),
            self.tr("Code a passage with a barrier or facilitator, and its study appears here."),
        )
        self._fill_filter_menu()
        self._fill_export_menu()

    def _fill_filter_menu(self) -> None:
        """Offer the kinds of evidence as filters."""
        names: dict[str, str] = {
            "reported_result": self.tr("Reported result"),
            "author_interpretation": self.tr("Author interpretation"),
            "recommendation": self.tr("Recommendation"),
            "background_claim": self.tr("Background claim"),
            "": self.tr("Not judged (no finding)"),
        }
        self._filter_menu.clear()
        self._filter_menu.addSection(self.tr("Evidence status"))
        on = set(self._query.statuses) or set(STATUSES) - {"background_claim"}
        for status in STATUSES:
            action = self._filter_menu.addAction(names[status])
            action.setCheckable(True)
            action.setChecked(status in on)
            action.setData(status)
            action.toggled.connect(self._filter)
        self._filter_menu.addSeparator()
        self._filter_menu.addAction(self.tr("Clear filters"), self.clear_filters)

    def _fill_export_menu(self) -> None:
        """Offer copies and pictures."""
        menu = self._export_menu
        menu.clear()
        menu.addAction(self.tr("Copy as table"), self.copy_table)
        menu.addAction(self.tr("Copy image"), self.copy_image)
        menu.addAction(self.tr("Save image…"), self.save_image)

    # -- what is shown ---------------------------------------------------------------------------------------------

    def refresh(self, change: Change | None = None) -> None:
        """Count again after a change that concerns the chart; a hidden panel waits until it is seen."""
        if change is not None and not change.kinds & CONCERNED:
            return
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        self._show(charting.chart(self._library, self._query))

    def _show(self, chart: Chart) -> None:
        """Show numbers in chart and table."""
        lang = language.current()
        title = self.tr("Barriers and facilitators: theme × care model")
        self.matrix.show_chart(chart, lang, title, self._percent)
        self.model.show_chart(chart, lang)
        self.card.hide()
        self._turn()

    def set_text_size(self, percent: int) -> None:
        """Set the size of the chart's text and marks, in percent."""
        self._percent = percent
        self._show(self.matrix.picture.chart)

    def limit_to(self, studies: Sequence[int] | None) -> None:
        """Draw these studies only (None: all); the others are counted as hidden by filter."""
        self._query = replace(self._query, studies=None if studies is None else tuple(studies))
        self.refresh()

    def clear_filters(self) -> None:
        """Draw everything that is drawn by default."""
        self._query = ChartQuery()
        self._fill_filter_menu()
        self.refresh()

    def _filter(self) -> None:
        """Take over what is ticked in the filter menu."""
        actions: list[QAction] = [a for a in self._filter_menu.actions() if a.isCheckable()]
        on = tuple(str(a.data() or "") for a in actions if a.isChecked())
        plain = set(on) == set(STATUSES) - {"background_claim"} or not on
        self._query = replace(self._query, statuses=() if plain else on)
        self.refresh()

    def _turn(self, _tab: int = 0) -> None:
        """Show the page of the current tab; where nothing is coded, say what to do."""
        chart = self.matrix.picture.chart
        nothing = not any(cell.marks or cell.hidden or cell.absent for cell in chart.cells)
        self.pages.setCurrentWidget(
            self._empty if nothing else self._scroll if self.tabs.currentIndex() == 0 else self.table
        )
        self.card.hide()

    # -- pointing, choosing, opening -------------------------------------------------------------------------------

    def _said(self, place: Place) -> list[Said]:
        """Return the passages behind a cell; the source's own words stand in for our digest of them."""
        chart = self.matrix.picture.chart
        if place.row < 0 or not 0 <= place.col < len(chart.columns):
            return []
        found = charting.words_of(self._library, chart.cells[place.row * len(chart.columns) + place.col])
        originals = {s.finding for s in found if s.finding is not None and s.en != word(s.claim, "en")}
        return [s for s in found if s.finding not in originals or s.en != word(s.claim, "en")]

    def _point(self, place: Place | None, _at_once: bool) -> None:
        """Show or hide the card."""
        chart = self.matrix.picture.chart
        if place is None or place.row < 0 or not 0 <= place.col < len(chart.columns):
            self.card.hide()
            return
        rect = self.matrix.picture.geometry.cell(place.row, place.col, self.matrix.picture.offset).toRect()
        rect.moveTopLeft(self.matrix.mapTo(self, rect.topLeft()))
        self.card.show_for(self._content(place), rect, language.current())

    def _content(self, place: Place) -> CardContent:
        """Put the card of a cell into words."""
        lang = language.current()
        chart = self.matrix.picture.chart
        cell = chart.cells[place.row * len(chart.columns) + place.col]
        title = f"{word(chart.rows[place.row].label, lang)} × {speaking.column_name(chart, place.col, lang)}"
        passages = tuple(self._card_passage(said, lang) for said in self._said(place))
        note = ""
        if not cell.marks:
            note = speaking.empty_words(cell, chart.columns[place.col].studies)
        elif cell.hidden:
            note = self.tr("%n more studies hidden by filter", "", cell.hidden)
        return CardContent(
            title, len(cell.studies("barrier")), len(cell.studies("facilitator")), passages, note
        )  # fmt: skip

    def _card_passage(self, said: Said, lang: str) -> CardPassage:
        """Return one passage as the card shows it."""
        status = {
            "reported_result": self.tr("Reported result"),
            "author_interpretation": self.tr("Author interpretation"),
            "recommendation": self.tr("Recommendation"),
            "background_claim": self.tr("Background claim"),
        }.get(said.status, self.tr("Not judged (no finding)"))
        return CardPassage(
            said.sign, said.evidence, word(said.label, lang), word(said.citation, lang), status, said.en, said.zh,
            said.zh_machine,
        )  # fmt: skip

    def _choose(self, places: frozenset[Place]) -> None:
        """Say what the chosen cells stand for."""
        self.clear_button.setVisible(bool(places))
        if not places:
            self.cells_chosen.emit(None)
            return
        chart, lang = self.matrix.picture.chart, language.current()
        columns = len(chart.columns)
        inside: list[tuple[int, int]] = []
        for place in places:
            span = range(columns) if place.col >= columns else (place.col,)
            inside += [(place.row, col) for col in span]
        marks = [mark for row, col in sorted(set(inside)) for mark in chart.cells[row * columns + col].marks]
        first = min(places, key=lambda p: (p.row, p.col))
        if len(places) == 1 and first.col < columns:
            words = speaking.joined_head(
                word(chart.rows[first.row].label, lang), speaking.column_name(chart, first.col, lang), lang
            )
        else:
            words = self.tr("%n cells of the chart", "", len(places))
        self.cells_chosen.emit(
            Chosen(
                tuple(dict.fromkeys(m.study for m in marks)),
                tuple(dict.fromkeys(f for m in marks for f in m.findings)),
                tuple(dict.fromkeys(p for m in marks for p in m.passages)),
                words,
            )
        )

    def clear_selection(self) -> None:
        """Choose nothing (another panel took its filter away)."""
        self.matrix.clear()

    def _open(self, place: Place) -> None:
        """Go to the words behind a cell; opening the same cell again goes to its next passage."""
        said = self._said(place)
        if not said:
            self.told.emit(
                speaking.cell_sentence(self.matrix.picture.chart, place.row, place.col, language.current())
                if place.row >= 0
                else ""
            )
            return
        number = 0
        if self._opened_at is not None and self._opened_at[0] == place:
            number = (self._opened_at[1] + 1) % len(said)
        self._opened_at = (place, number)
        self.card.hide()
        self.passage_opened.emit(said[number].study, said[number].passage)

    # -- out -------------------------------------------------------------------------------------------------------

    def copy_table(self) -> None:
        """Put the table on the clipboard as tab-separated text with counts and filters."""
        QGuiApplication.clipboard().setText(self.model.as_text(self.matrix.title))
        self.told.emit(self.tr("The table was copied."))

    def copy_image(self) -> None:
        """Put the picture on the clipboard, with counts, filters and legend."""
        QGuiApplication.clipboard().setImage(self.matrix.image())
        self.told.emit(self.tr("The picture was copied."))

    def save_image(self) -> None:
        """Ask for a file and write the picture."""
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Save image…"), "matrix.png", "PNG (*.png)")
        if name:
            self.write_image(Path(name))

    def write_image(self, target: Path) -> None:
        """Write the picture as PNG; an existing file is replaced only when the new one is whole."""
        part = target.with_name(f".{target.name}.part")
        if self.matrix.image().save(str(part), "PNG"):  # type: ignore[call-overload]
            part.replace(target)
            self.told.emit(self.tr("The picture was saved as %1.").replace("%1", target.name))
        else:
            self.told.emit(self.tr("The picture could not be written to %1.").replace("%1", str(target)))

    # -- Qt --------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._show(self.matrix.picture.chart)
        elif event.type() == QEvent.Type.PaletteChange:
            self.matrix.viewport().update()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            index = self.table.currentIndex()
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
                self._open(Place(index.row() - 3, index.column()))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        acts: dict[tuple[int, bool, bool], Callable[[], object]] = {
            (Qt.Key.Key_C, True, False): self.copy_table,
            (Qt.Key.Key_C, True, True): self.copy_image,
            (Qt.Key.Key_T, False, False): lambda: self.tabs.setCurrentIndex(1 - self.tabs.currentIndex()),
            (Qt.Key.Key_PageDown, True, False): lambda: self.tabs.setCurrentIndex(1),
            (Qt.Key.Key_PageUp, True, False): lambda: self.tabs.setCurrentIndex(0),
            (Qt.Key.Key_Escape, False, False): self._escape,
        }
        act = acts.get((event.key(), control, shift))
        if act is None:
            super().keyPressEvent(event)
            return
        act()
        event.accept()

    def _escape(self) -> None:
        """Close the card, else choose nothing."""
        if self.card.isVisible():
            self.card.hide()
        else:
            self.matrix.clear()
