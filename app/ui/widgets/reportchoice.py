"""What a report can be given in the designer and in the export dialog alike: the user's citation styles, kept charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from app.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.work.library import Library


NAME = Qt.ItemDataRole.UserRole + 1
"""Role of a style's own name, without what is said of it."""


def fill_styles(box: QComboBox, first: int, wanted: str, name: str = "") -> None:
    """Offers the styles the user brought in behind the `first` ones; one that is gone stays, and is said to be gone.

    A style that was brought in anew under the same name stands for the one that is gone.
    """
    from app.work import styles

    if box.currentIndex() >= first and box.currentData() == wanted:
        name = str(box.currentData(NAME) or name)
    while box.count() > first:
        box.removeItem(first)
    for one in styles.every():
        if one.own:
            box.addItem(one.name, one.id)
            box.setItemData(box.count() - 1, one.name, NAME)
    at = box.findData(wanted)
    if at < 0 and name:
        at = box.findText(name)
    if at < 0 and wanted:
        gone = QCoreApplication.translate("ReportChoice", "%1 (no longer there)").replace("%1", name or wanted)
        box.addItem(gone, wanted)
        at = box.count() - 1
        box.setItemData(at, name, NAME)
    box.setCurrentIndex(max(0, at))


def style_name(box: QComboBox, first: int) -> str:
    """What the chosen style is called where the user brought it in ('' else): by that it is known when it is gone."""
    return str(box.currentData(NAME) or "") if box.currentIndex() >= first else ""


def standard_chart() -> str:
    """What the chart that every report may hold is called; what it counts is chosen beside it."""
    return QCoreApplication.translate("ReportChoice", "Matrix of themes and care models")


class ChartButton(QPushButton):
    """Opens a menu of the charts that can stand in a report, each with its tick; says how many are chosen."""

    altered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setStyleSheet("QPushButton { font-weight: 400; }")  # it stands among fields, and looks like one
        self._chosen: list[str] = [""]
        self._known: list[str] = [""]
        self._said = ""
        menu = QMenu(self)
        menu.aboutToShow.connect(self._refill)
        self.setMenu(menu)
        self._say()

    def fill(self, library: Library) -> None:
        """Takes the charts that are kept now; what is chosen and gone stays chosen until it is taken out."""
        from app.work import figuring

        self._known = ["", *figuring.names(library)]
        self._say()

    def chosen(self) -> tuple[str, ...]:
        """The chosen charts in order, '' for the Matrix."""
        order = [*self._known, *(one for one in self._chosen if one not in self._known)]
        return tuple(one for one in order if one in self._chosen)

    def choose(self, names: Sequence[str]) -> None:
        """Chooses charts."""
        self._chosen = list(dict.fromkeys(names))
        self._say()

    def _refill(self) -> None:
        """Lists the charts."""
        menu = self.menu()
        menu.clear()
        for name in [*self._known, *(one for one in self._chosen if one not in self._known)]:
            gone = QCoreApplication.translate("ReportChoice", "%1 (no longer there)").replace("%1", name)
            said = (name if name in self._known else gone) if name else standard_chart()
            action = menu.addAction(said.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name in self._chosen)
            action.toggled.connect(lambda on, name=name: self._take(name, on))

    def _take(self, name: str, on: bool) -> None:
        """Takes a tick."""
        self._chosen = [one for one in self._chosen if one != name] + ([name] if on else [])
        self._say()
        self.altered.emit()

    def _say(self) -> None:
        """Shows what is chosen."""
        chosen = self.chosen()
        if len(chosen) == 1:
            said = chosen[0] or standard_chart()
        elif chosen:
            said = QCoreApplication.translate("ReportChoice", "%n charts", "", len(chosen))
        else:
            said = QCoreApplication.translate("ReportChoice", "No chart")
        self._said = said
        self.setText(said.replace("&", "&&"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the words where fields have theirs: a style sheet sets them at the very edge of a button with a menu."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        place = self.rect().adjusted(11, 0, -30, 0)
        painter.setPen(theme.current().color("text" if self.isEnabled() else "disabled"))
        said = self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, said)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
