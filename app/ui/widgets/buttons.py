"""A square button that shows only an icon, and the mark of a key such as Ctrl K."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from app.ui import fonts, icons, paint, theme


class IconButton(QToolButton):
    """A button of 28 px with an icon; its name is its tooltip and what a screen reader says."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None, *, checkable: bool = False) -> None:
        super().__init__(parent)
        self.setIcon(icons.icon(icon))
        self.setIconSize(QSize(16, 16))
        self.setFixedSize(28, 28)
        self.setCheckable(checkable)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_name(name)

    def set_name(self, name: str, keys: str = "") -> None:
        """Say what the button does; `keys` is shown after it in the tooltip, as in "Undo  Ctrl Z"."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(f"{name}\u2002{keys}" if keys else name))


def plain_tip(text: str) -> str:
    """A tooltip's text that Qt shows as it is: what Qt might take for markup is escaped."""
    if "<" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>"


class KeyCap(QWidget):
    """The mark of a key, 18 px high: small words on a grey plate."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._font = fonts.interface_font("en", 11, 500)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)

    def sizeHint(self) -> QSize:
        """As wide as the words and 6 px on each side."""
        return QSize(round(paint.text_width(self._keys, self._font)) + 12, 18)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint plate and words."""
        painter = QPainter(self)
        draw_key(painter, QRectF(self.rect()), self._keys)


def draw_key(painter: QPainter, rect: QRectF, keys: str) -> None:
    """Paint the mark of a key in `rect` (18 high), for fields and delegates."""
    colours = theme.current()
    paint.rounded(painter, rect, 4, colours.color("chip"))
    font = fonts.interface_font("en", 11, 500)
    paint.text_line(painter, rect, keys, font, colours.color("text2"), align="centre")
