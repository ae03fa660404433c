"""Takes a chart along: as PNG, SVG or PDF with text that stays text, or as a table; always light, always with its counts.

The painters are ours (never pyqtgraph's exporters): the same function paints the panel and the file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.ui import theme
from app.work import picturing

Paint = Callable[[QPainter], None]
KINDS = ("png", "svg", "pdf", "csv")


def in_light(paint: Callable[[], None]) -> None:
    """Paint something in the light theme, whatever the window wears."""
    before = theme.current()
    theme.choose(theme.LIGHT)
    try:
        paint()
    finally:
        theme.choose(before)


def image_of(size: tuple[float, float], paint: Paint, ratio: float = 2.0) -> QImage:
    """Return a picture of a size in logical pixels, `ratio` real pixels each, on white."""
    picture = QImage(round(size[0] * ratio), round(size[1] * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)

    def fill() -> None:
        picture.fill(theme.LIGHT.color("page"))
        painter = QPainter(picture)
        paint(painter)
        painter.end()

    in_light(fill)
    return picture


def png(size: tuple[float, float], paint: Paint) -> bytes:
    """Return a chart as PNG."""
    return packed(image_of(size, paint))


def packed(picture: QImage) -> bytes:
    """Return a picture as PNG; of any thread."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def svg(size: tuple[float, float], paint: Paint, title: str, description: str) -> bytes:
    """Return a chart as SVG whose text stays text; the faces it uses are put in as subsets by `picturing`."""
    from PySide6.QtSvg import QSvgGenerator

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(QSize(round(size[0]), round(size[1])))
    made.setViewBox(QRect(0, 0, round(size[0]), round(size[1])))
    made.setResolution(96)
    made.setTitle(title)
    made.setDescription(description)

    def fill() -> None:
        painter = QPainter(made)
        painter.fillRect(QRect(0, 0, round(size[0]), round(size[1])), theme.LIGHT.color("page"))
        paint(painter)
        painter.end()

    in_light(fill)
    buffer.close()
    return bytes(data.data())


def pdf(size: tuple[float, float], paint: Paint, title: str) -> bytes:
    """Return a chart as a PDF page of its own size: vectors and text, faces embedded as subsets."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Diptych")
    writer.setResolution(96)
    page = QPageSize(
        QSizeF(size[0] * 0.75, size[1] * 0.75), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch
    )
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))

    def fill() -> None:
        painter = QPainter(writer)
        paint(painter)
        painter.end()

    in_light(fill)
    buffer.close()
    return bytes(data.data())


def separated(lines: Sequence[Sequence[str]]) -> bytes:
    """Return a table as CSV in UTF-8 with a mark at the start, so that spreadsheets read Chinese; no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for line in lines:
        writer.writerow([picturing.no_formula(cell) for cell in line])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises OSError."""
    picturing.write_whole(target, content)
