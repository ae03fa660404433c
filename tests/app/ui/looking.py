"""What tests of the look share: the dressed application, pictures of painting, and pictures in grey."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui import theme


@contextmanager
def dressed(app: QApplication, mode: str, lang: str = "en") -> Iterator[theme.Theme]:
    """The application in one theme, and as it was before afterwards."""
    style, font, palette = app.style().objectName(), app.font(), app.palette()
    try:
        yield theme.apply(app, mode, lang)
    finally:
        app.setStyleSheet("")
        app.setStyle(style)
        app.setFont(font)
        app.setPalette(palette)
        theme.choose(theme.LIGHT)


def painted(width: int, height: int, paint: Callable[[QPainter], None]) -> QImage:
    """What a painter leaves on white."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def ink(image: QImage) -> list[list[float]]:
    """How much of each pixel is covered, from 0 to 1, as a picture in grey would show it; rows of columns."""
    return [[1 - image.pixelColor(x, y).lightnessF() for x in range(image.width())] for y in range(image.height())]
