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
from app.ui.widgets.segmented import Segment, SegmentedSwitch

HEIGHT = 44
FIELD = 252
"""The command field is at most so wide."""
ARRANGEMENTS = ("read", "code", "compare")


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
        """Takes keys."""
        words = event.text()
        if words.strip() and words.isprintable():
            self.typed.emit(words)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints it."""
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
        """Paints it."""
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
        self.bar = QMenuBar(self)
        self.bar.setNativeMenuBar(False)
        self.menus = actions.make_menus(self.bar)
        self._actions = actions
        self._whole = False

    def complete(self) -> None:
        """Makes all but the menus; the first paint does without."""
        if self._whole:
            return
        self._whole = True
        actions = self._actions
        self.sign = Sign(self)
        self.switch = SegmentedSwitch("", self)
        self.switch.chosen.connect(lambda name: actions[f"view.{name}"].trigger())
        for name in ARRANGEMENTS:
            actions[f"view.{name}"].toggled.connect(lambda on, one=name: self.switch.set_current(one) if on else None)
        self.field = CommandField(actions["edit.commands"], self)
        self.buttons = [self._button(actions[name]) for name in ("edit.undo", "edit.redo", "view.right")]
        self.retranslate()
        for part in (self.sign, self.switch, self.field, *self.buttons):
            part.show()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        if not self._whole:
            return
        self.switch.setAccessibleName(self.tr("Arrangement"))
        segments = [Segment(n, self._actions[f"view.{n}"].text(), BY_ID[f"view.{n}"].icon) for n in ARRANGEMENTS]
        self.switch.set_segments(segments, self.switch.current or "read")
        self.field.retranslate()
        self.place()

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
        """Places its parts at the new size."""
        self.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the ground and the hairline below."""
        super().paintEvent(event)
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(self.rect(), look.color("side"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), look.color("line"))

    def changeEvent(self, event: QEvent) -> None:
        """Follows language and theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """How large it wants to be."""
        return QSize(800, HEIGHT)

    def place(self) -> None:
        """Puts every part where it belongs at this width; the command field gives way first."""
        width, middle = self.width(), HEIGHT // 2
        bar = self.bar.sizeHint()
        bar_width = bar.width() + 8
        self.bar.setGeometry(38, middle - bar.height() // 2, bar_width, bar.height())
        if not self._whole:
            return
        self.sign.move(12, middle - 10)
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
        field = max(72, min(FIELD, room))
        self.field.setGeometry(right - field, middle - 14, field, 28)
