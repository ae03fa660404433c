"""A row of filter chips: at most two rows, the rest behind the filter button.

Tab reaches the row once; the arrows go from chip to chip, Space or Enter turns one on or off, Delete takes a removable
one away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QToolButton, QWidget

from app.ui import fonts, language, paint
from app.ui.paint import Chip
from app.ui.widgets.buttons import IconButton

GAP: Final = 6
STEP: Final = 30
"""From the top of one row of chips to the next."""
ARROWS: Final[dict[int, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class FilterChip(NamedTuple):
    """One filter: the key its panel knows it by, and what the chip shows."""

    key: str
    chip: Chip


def chip_font() -> QFont:
    """The face of chips in the language of the interface."""
    return fonts.interface_font(language.current(), 12, 500, tabular=True)


class ChipButton(QAbstractButton):
    """One chip, painted; a press turns it on or off, a press on its cross takes it away."""

    removed = Signal()

    def __init__(self, what: FilterChip, parent: QWidget) -> None:
        super().__init__(parent)
        self.what = what
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # painted anew when the pointer comes and goes
        self.show_chip(what)

    def show_chip(self, what: FilterChip) -> None:
        """Show another state of the same filter."""
        self.what = what
        self.setChecked(what.chip.on)
        self.setText(what.chip.text)
        self.setAccessibleName(" ".join(part for part in (what.chip.text, what.chip.count) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words, 24 high."""
        return QSize(round(paint.chip_width(self.what.chip, chip_font())), paint.CHIP_HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the cross removes the chip instead of turning it."""
        if (
            self.what.chip.removable
            and event.position().x() > self.width() - 26
            and self.rect().contains(event.position().toPoint())
        ):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter works like Space; Delete removes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.what.chip.removable:
            self.removed.emit()
        elif event.key() in ARROWS:
            event.ignore()  # the row steps, not Qt's own order of buttons
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        painter = QPainter(self)
        hovered, focused = self.underMouse(), self.hasFocus()
        paint.draw_chip(painter, QRectF(self.rect()), self.what.chip, chip_font(), hovered=hovered, focused=focused)


class ChipRow(QWidget):
    """Filter chips in at most `rows` rows; what does not fit is in the menu of the filter button.

    With `menu` the button always stands at the end of the last row and opens the owner's own menu at a global place.
    """

    toggled = Signal(str, bool)
    removed = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, *, rows: int = 2, menu: Callable[[QPoint], object] | None = None
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._menu = menu
        self._chips: list[ChipButton] = []
        self._hidden: list[FilterChip] = []
        self._more = IconButton("list-filter", self.tr("Filter"), self)
        self._more.clicked.connect(self._show_rest)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Filter"))

    def set_chips(self, chips: Sequence[FilterChip]) -> None:
        """Show these filters in this order; the focus stays on a chip that stays."""
        focused = next((one.what.key for one in self._chips if one.hasFocus()), None)
        if [one.what.key for one in self._chips] == [chip.key for chip in chips]:
            for button, chip in zip(self._chips, chips, strict=True):
                button.show_chip(chip)
        else:
            for button in self._chips:
                button.hide()
                button.deleteLater()
            self._chips = [self._button(chip) for chip in chips]
            for button in self._chips:  # made after the panels that follow: else Tab would come here last of all
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                QWidget.setTabOrder(self._more, button)
                QWidget.setTabOrder(button, self._more)
        self._place()
        self.updateGeometry()
        for button in self._chips:
            if button.what.key == focused and button.isVisibleTo(self):
                button.setFocus()

    @property
    def rest(self) -> QToolButton:
        """The filter button at the end of the chips."""
        return self._more

    def hidden_keys(self) -> list[str]:
        """Which filters are only in the menu at this width."""
        return [one.key for one in self._hidden]

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows, up to the limit."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at a width."""
        used = self._flow(width)
        if not self._chips and self._menu is None:
            return 0
        return max((row for row, _ in used.values()), default=0) * STEP + paint.CHIP_HEIGHT

    def sizeHint(self) -> QSize:
        """One look at the width it has now."""
        width = self.width() if self.width() > 100 else 320
        return QSize(200, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """It may be as narrow as one chip."""
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chips out again."""
        super().resizeEvent(event)
        self._place()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Another language changes words and widths."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._more.set_name(self.tr("Filter"))
            self.setAccessibleName(self.tr("Filter"))
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from chip to chip."""
        step = ARROWS.get(event.key())
        every: list[QAbstractButton | QToolButton] = [*self._chips, self._more]
        shown = [button for button in every if button.isVisibleTo(self)]
        at = next((place for place, one in enumerate(shown) if one.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self._stop_at(shown[(at + step) % len(shown)])

    def _stop_at(self, button: QAbstractButton | QToolButton) -> None:
        """Make one chip the place where Tab stops, and go there."""
        for one in self._chips:
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, chip: FilterChip) -> ChipButton:
        made = ChipButton(chip, self)
        made.toggled.connect(lambda on, key=chip.key: self.toggled.emit(key, on))
        made.removed.connect(lambda key=chip.key: self.removed.emit(key))
        return made

    def _flow(self, width: int) -> dict[int, tuple[int, int]]:
        """Place of each chip that fits: its index -> (row, left). The last row leaves room for the button."""
        widths = [button.sizeHint().width() for button in self._chips]
        placed: dict[int, tuple[int, int]] = {}
        # With a menu of its owner's the button always stands, at the end of the last row that is needed.
        tries = [(rows, 34) for rows in range(1, self._rows + 1)] if self._menu else [(self._rows, 0), (self._rows, 34)]
        for rows, keep in tries:
            placed = self._filled(widths, width, rows, keep)
            if len(placed) == len(widths):
                break
        if self._menu is not None and placed:
            self._clear_end(placed, widths, width)
        return placed

    def _clear_end(self, placed: dict[int, tuple[int, int]], widths: Sequence[int], width: int) -> None:
        """Moves the last chip down where it would lie under the button; one row has kept its room already."""
        index = max(placed)
        row, left = placed[index]
        if left and left + widths[index] > width - 34 and row < self._rows - 1:
            placed[index] = (row + 1, 0)

    @staticmethod
    def _filled(widths: Sequence[int], width: int, rows: int, keep: int) -> dict[int, tuple[int, int]]:
        """Fill so many rows of a width, keeping room at the end of the last one."""
        placed: dict[int, tuple[int, int]] = {}
        row, left = 0, 0
        for index, wide in enumerate(widths):
            room = width - (keep if row == rows - 1 else 0)
            if left and left + wide > room:
                row, left = row + 1, 0
            if row >= rows:
                break
            placed[index] = (row, left)
            left += wide + GAP
        return placed

    def _place(self) -> None:
        """Put chips and button where they belong at this width."""
        placed = self._flow(self.width())
        self._hidden = []
        for index, button in enumerate(self._chips):
            if index in placed:
                row, left = placed[index]
                wide = min(button.sizeHint().width(), self.width() - left)
                button.setGeometry(left, row * STEP, wide, paint.CHIP_HEIGHT)
            else:
                self._hidden.append(button.what)
            button.setVisible(index in placed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if index == 0 else Qt.FocusPolicy.NoFocus)
        self._more.setVisible(bool(self._hidden) or self._menu is not None)
        last = max((row for row, _ in placed.values()), default=0)
        self._more.move(self.width() - 28, last * STEP - 2)

    def _show_rest(self) -> None:
        """Show the filters that did not fit as a menu, or the owner's own."""
        if self._menu is not None:
            self._menu(self._more.mapToGlobal(QPoint(0, self._more.height())))
            return
        menu = QMenu(self)
        for one in self._hidden:
            action = menu.addAction(
                "  ".join(part for part in (one.chip.text, one.chip.count) if part).replace("&", "&&")
            )
            action.setCheckable(True)
            action.setChecked(one.chip.on)
            action.toggled.connect(lambda on, key=one.key: self.toggled.emit(key, on))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))
