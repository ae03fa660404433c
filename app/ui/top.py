"""The top row, 44 px: sign, menus, the switch of arrangements in the middle, command field, undo, redo, side panel.

It is the window's menu widget. The switch stands in the middle of the window and moves right of the menus where they
would touch. Everything in it is an action of the one table.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenuBar, QSizePolicy, QToolButton, QWidget

from app.ui import fonts, icons, language, theme
from app.ui.actions import Actions, keys_shown
from app.ui.deeds import BY_ID

HEIGHT = 44
FIELD = 252
"""The command field is at most so wide."""


class Segment(QAbstractButton):
    """One item of the switch: icon and word; the chosen one is raised."""

    def __init__(self, action: QAction, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self._icon = icon
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        action.toggled.connect(lambda _: self._follow())
        self._follow()

    def _follow(self) -> None:
        """Takes words and state from the action."""
        self.setText(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleName(self._action.text())
        self.setChecked(self._action.isChecked())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(36 + metrics.horizontalAdvance(self.text()) + 14, 26)

    def nextCheckState(self) -> None:
        """A press asks the action; the window says which one is on."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(QPen(look.color("line"), 1))
            painter.setBrush(look.color("raised"))
            painter.drawRoundedRect(box, 6, 6)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("line"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(look.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        on = self.isChecked()
        icons.draw(painter, self._icon, "accent" if on else "text2", 12, (self.height() - 16) / 2)
        painter.setFont(fonts.interface_font(language.current(), 13, 600 if on else 500))
        painter.setPen(look.color("text" if on else "text2"))
        painter.drawText(QRect(36, 0, self.width() - 36, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())

    def enterEvent(self, _event: QEvent) -> None:  # type: ignore[override]
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self.update()


class Switch(QWidget):
    """The three arrangements side by side; left and right arrows step through them."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.items = [
            Segment(actions[name], BY_ID[name].icon, self) for name in ("view.read", "view.code", "view.compare")
        ]
        self.setFixedHeight(30)

    def sizeHint(self) -> QSize:
        return QSize(sum(item.sizeHint().width() for item in self.items) + 8, 30)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.place()

    def place(self) -> None:
        """Puts the items side by side."""
        left = 2
        for item in self.items:
            width = item.sizeHint().width()
            item.setGeometry(left, 2, width, 26)
            left += width + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        focused = next((at for at, item in enumerate(self.items) if item.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        item = self.items[(focused + step) % len(self.items)]
        item.setFocus(Qt.FocusReason.OtherFocusReason)
        item.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("chip"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)


class CommandField(QAbstractButton):
    """Looks like a search field and opens the command palette; typing into it types into the palette."""

    typed = Signal(str)

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFixedHeight(28)
        self.clicked.connect(action.trigger)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.setText(self.tr("Search or run a command"))
        self.setAccessibleName(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        words = event.text()
        if words.strip() and words.isprintable():
            self.typed.emit(words)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        ring = self.hasFocus()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.color("accent" if ring else "line2"), 2 if ring else 1))
        painter.setBrush(look.color("field"))
        painter.drawRoundedRect(box, 7, 7)
        icons.draw(painter, "search", "text2", 9, (self.height() - 16) / 2)
        painter.setFont(fonts.interface_font(language.current(), 13))
        keys = keys_shown(BY_ID["edit.commands"]).replace("+", " ")
        cap = fonts.interface_font("en", 11, 500)
        painter.setFont(cap)
        width = painter.fontMetrics().horizontalAdvance(keys) + 12
        plate = QRectF(self.width() - width - 6, (self.height() - 18) / 2, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("chip"))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(look.color("text2"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, keys)
        painter.setFont(fonts.interface_font(language.current(), 13))
        painter.setPen(look.color("text2"))
        room = QRect(32, 0, int(plate.left()) - 40, self.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class Sign(QWidget):
    """The program's own sign; it says nothing and does nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(20, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        picture: QPixmap = icons.pixmap("mark", "accent", 20, self.devicePixelRatioF())
        painter.drawPixmap(0, 0, picture)


class TopRow(QWidget):
    """The whole row; it places its parts itself because the switch stands in the middle of the window."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.sign = Sign(self)
        self.bar = QMenuBar(self)
        self.bar.setNativeMenuBar(False)
        self.menus = actions.fill(self.bar)
        self.switch = Switch(actions, self)
        self.field = CommandField(actions["edit.commands"], self)
        self.buttons = [self._button(actions[name]) for name in ("edit.undo", "edit.redo", "view.right")]

    def _button(self, action: QAction) -> QToolButton:
        """A square button for an action, 32 px."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(30, 30)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.place()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.field.retranslate()
            self.place()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(800, HEIGHT)

    def place(self) -> None:
        """Puts every part where it belongs at this width; the command field gives way first."""
        width, middle = self.width(), HEIGHT // 2
        self.sign.move(12, middle - 10)
        bar = self.bar.sizeHint()
        bar_width = bar.width() + 8
        self.bar.setGeometry(38, middle - bar.height() // 2, bar_width, bar.height())
        right = width - 10
        for button in reversed(self.buttons):
            right -= 30
            button.move(right, middle - 15)
        right -= 12
        switch = self.switch.sizeHint().width()
        left_end = 38 + bar_width + 12
        at = max(left_end, (width - switch) // 2)
        room = right - (at + switch) - 24
        if room < 120 and at > left_end:
            at = max(left_end, at - (120 - room))
            room = right - (at + switch) - 24
        self.switch.setGeometry(at, middle - 15, switch, 30)
        self.switch.place()
        field = max(72, min(FIELD, room))
        self.field.setGeometry(right - field, middle - 14, field, 28)
