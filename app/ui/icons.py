"""Line icons in the colour of a token, drawn sharp at the size and screen they are shown on.

`icon("flag", "text2", 16)` gives a QIcon that asks for the theme's colour each time it is painted: after a change of
theme nothing needs to be set again. Icons are Lucide files in `resources/icons`; a checked button shows them in accent,
a disabled one in the disabled colour.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from app import paths
from app.ui import theme

STROKES: Final = ((12, 2.3), (14, 2.0), (20, 1.75), (1000, 1.6))
"""Up to a size in px, the stroke in units of the 24 x 24 drawing: about 1.2 px on the screen at each size."""

_pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
"""What was drawn, by colour: a change of theme asks for other colours and so finds nothing stale."""


@cache
def _source(name: str) -> str:
    """The drawing as it lies in the resources; raises FileNotFoundError for a name that has none."""
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def svg(name: str, colour: str, size: int) -> bytes:
    """One drawing with a colour ("#RRGGBB") and the stroke for a size in px."""
    stroke = next(width for most, width in STROKES if size <= most)
    drawing = _source(name).replace("currentColor", colour)
    return drawing.replace('stroke-width="2"', f'stroke-width="{stroke}"').encode()


def pixmap(name: str, token: str = "text2", size: int = 16, ratio: float = 1.0) -> QPixmap:
    """One icon as a picture of `size` px in a token's colour; `ratio` is the screen's device pixel ratio."""
    colour = theme.current().hex(token)
    key = (name, colour, size, ratio)
    found = _pixmaps.get(key)
    if found is None:
        from PySide6.QtSvg import QSvgRenderer

        pixels = max(1, round(size * ratio))
        found = QPixmap(pixels, pixels)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(QByteArray(svg(name, colour, size))).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        found.setDevicePixelRatio(ratio)
        _pixmaps[key] = found
    return found


def draw(painter: QPainter, name: str, token: str, left: float, top: float, size: int = 16) -> None:
    """Paint one icon with its top left corner at (left, top), for delegates."""
    ratio = painter.device().devicePixelRatioF() if painter.device() else 1.0
    painter.drawPixmap(QRectF(left, top, size, size), pixmap(name, token, size, ratio), QRectF())


class TokenIcon(QIconEngine):
    """Draws one icon in the colours of the theme of the moment."""

    def __init__(self, name: str, token: str, size: int, on: str) -> None:
        super().__init__()
        self._name, self._token, self._size, self._on = name, token, size, on

    def clone(self) -> QIconEngine:
        """Another one that draws the same, for Qt's copies."""
        return TokenIcon(self._name, self._token, self._size, self._on)

    def key(self) -> str:
        """What Qt calls this kind of icon."""
        return "diptych"

    def isNull(self) -> bool:
        """Never empty: a missing file is an error when the icon is made."""
        return False

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:  # noqa: ARG002
        """The largest square inside the size that is asked for."""
        side = min(size.width(), size.height())
        return QSize(side, side)

    def _picture(self, side: int, mode: QIcon.Mode, state: QIcon.State, ratio: float) -> QPixmap:
        token = self._on if state == QIcon.State.On else self._token
        if mode == QIcon.Mode.Disabled:
            token = "disabled"
        return pixmap(self._name, token, side, ratio)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint the icon centred in `rect`."""
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatioF()
        corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        painter.drawPixmap(corner, self._picture(side, mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture at a ratio of 1."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The icon as a picture; `size` is in logical pixels, `scale` the screen's ratio."""
        return self._picture(min(size.width(), size.height()), mode, state, scale)


def icon(name: str, token: str = "text2", size: int = 16, *, on: str = "accent") -> QIcon:
    """An icon in a token's colour, in the `on` token where its button is checked.

    Raises FileNotFoundError at once for a name that has no file, so that a typing error cannot hide.
    """
    _source(name)
    return QIcon(TokenIcon(name, token, size, on))
