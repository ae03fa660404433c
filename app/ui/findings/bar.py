"""The filter line above the table: words to look for, signs, evidence, direction, and what the chart limits it to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.ui.findings import naming
from app.ui.findings.naming import say
from app.ui.findings.shelf import Filter
from app.ui.paint import Chip
from app.ui.widgets.chips import ChipRow, FilterChip
from app.ui.widgets.search import SearchField


class FilterBar(QWidget):
    """A line of 48 px. `changed(Filter)`; `limit_cleared(kind)` when "ids" or "studies" is taken away."""

    changed = Signal(object)
    limit_cleared = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(48)
        self.asked = Filter()
        self._counts: Mapping[str, int] = {}
        self.search = SearchField("", "", self)
        self.search.setMaximumWidth(300)
        self.search.setMinimumWidth(160)
        self.chips = ChipRow(self, rows=1, menu=self._show_menu)
        self.chips.setFixedHeight(24)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 16, 8)
        row.setSpacing(12)
        row.addWidget(self.search, 2)
        row.addWidget(self.chips, 5, Qt.AlignmentFlag.AlignVCenter)
        self.search.searched.connect(lambda words: self._change(replace(self.asked, text=words)))
        self.chips.toggled.connect(self.toggle)
        self.chips.removed.connect(lambda key: self.toggle(key, False))
        self.retranslate()

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.search.set_hint(self.tr("Search in the findings"))
        self._show()

    def show_filter(self, asked: Filter, counts: Mapping[str, int]) -> None:
        """Shows what is asked for and how many findings stand behind each filter."""
        self.asked, self._counts = asked, counts
        if self.search.text() != asked.text and not self.search.hasFocus():
            self.search.set_words(asked.text)
        self._show()

    def _show(self) -> None:
        """Shows the chips: limits first, then signs, evidence, ticked, and the directions that are on."""
        asked = self.asked
        made: list[FilterChip] = []
        if asked.ids is not None:
            words = say("findings", "From the chart: %n findings", "", len(asked.ids))
            made.append(FilterChip("ids", Chip(words, on=True, removable=True)))
        if asked.studies is not None:
            words = say("findings", "In %n chosen studies", "", len(asked.studies))
            made.append(FilterChip("studies", Chip(words, on=True, removable=True)))
        for key, words, facet in choices(asked):
            count = self._counts.get(key, 0)
            if count or is_on(asked, key):
                made.append(FilterChip(key, Chip(words, str(count), facet, is_on(asked, key))))
        self.chips.set_chips(made)

    def toggle(self, key: str, on: bool) -> None:
        """Turns a filter on or off."""
        self._change(toggled(self.asked, key, on))
        if key in ("ids", "studies"):
            self.limit_cleared.emit(key)

    def clear(self) -> None:
        """Takes everything away."""
        limits = [key for key in ("ids", "studies") if getattr(self.asked, key) is not None]
        self.search.set_words("")
        self._change(Filter())
        for key in limits:
            self.limit_cleared.emit(key)

    def _change(self, asked: Filter) -> None:
        """Tells that something else is asked for."""
        if asked != self.asked:
            self.asked = asked
            self.changed.emit(asked)

    def _show_menu(self, place: QPoint) -> None:
        """Shows every filter with its count."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        last = ""
        for key, words, _ in choices(self.asked, every=True):
            if last and key.partition(":")[0] != last:
                menu.addSeparator()
            last = key.partition(":")[0]
            action = menu.addAction(f"{words}\t{self._counts.get(key, 0)}")
            action.setCheckable(True)
            action.setChecked(is_on(self.asked, key))
            action.toggled.connect(lambda on, one=key: self.toggle(one, on))
        menu.addSeparator()
        clear = menu.addAction(self.tr("Clear filters"))
        clear.setEnabled(self.asked.on)
        clear.triggered.connect(self.clear)
        menu.popup(place)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "chips"):
            self.retranslate()


def choices(asked: Filter, *, every: bool = False) -> list[tuple[str, str, str]]:
    """(key, words, facet) of the filters with a chip, in their order; `every` adds all directions."""
    found = [(f"signs:{one}", words, one) for one, words in naming.signs().items()]
    found += [(f"statuses:{one}", words, "") for one, words in naming.statuses().items()]
    found += [
        (f"directions:{one}", words, "")
        for one, words in naming.directions().items()
        if every or one in asked.directions
    ]
    return [*found, ("ticked", say("findings", "Ticked"), "")]


def is_on(asked: Filter, key: str) -> bool:
    """Whether a filter is on."""
    name, _, value = key.partition(":")
    if name in ("ids", "studies"):
        return getattr(asked, name) is not None
    return asked.ticked if name == "ticked" else value in getattr(asked, name)


def toggled(asked: Filter, key: str, on: bool) -> Filter:
    """What is asked for with one filter turned on or off."""
    name, _, value = key.partition(":")
    if name in ("ids", "studies"):
        nothing: Any = None
        return replace(asked, **{name: nothing})
    if name == "ticked":
        return replace(asked, ticked=on)
    values = [one for one in getattr(asked, name) if one != value]
    kept: Any = tuple([*values, value] if on else values)
    return replace(asked, **{name: kept})
