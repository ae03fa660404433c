"""What delegates and painted widgets share: lines of text, chips, tags, rounded rectangles, rings, shadows.

Plain functions on a QPainter. A line of text is centred on the height of its capitals, not on its font's box: otherwise
Chinese beside English sits a pixel or two low. Text is always plain text. Lengths are logical pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle

from app.text.utf16 import Units
from app.ui import glyphs, icons, theme

MOST_SHOWN: Final = 600
"""No line on a screen shows more characters; longer texts are cut before they are measured."""
HANGING: Final = "（“《〈「『【〔‘"
HANG: Final = 0.46
"""The blank left half of a full-width opening mark, in em: what a title that starts with one moves left by."""
CHIP_HEIGHT: Final = 24
TAG_HEIGHT: Final = 20
MOST_FITTED: Final = 2000
"""Lines whose fit is remembered before all are forgotten."""
_FITTED: Final[dict[tuple[str, str, float], tuple[str, float]]] = {}
_CONTROL: Final = dict.fromkeys([*range(0x20), 0x7F, 0x85, 0x2028, 0x2029], " ")
_TURNING: Final = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\u200b")
"""Marks that turn the direction of writing: in one line of a list they would turn what stands beside them as well."""
_UNSHOWN: Final = _CONTROL | _TURNING


def plain_line(text: str) -> str:
    """A text as one line without control characters, no longer than a screen can show; offsets stay what they are."""
    return text[:MOST_SHOWN].translate(_UNSHOWN)


def upright(text: str) -> str:
    """A text of any number of lines without the marks that turn the direction of writing; offsets stay what they are."""
    return text.translate(_TURNING)


def baseline(rect: QRectF, font: QFont) -> float:
    """The baseline on which a line stands so that its capitals are centred in `rect`."""
    return round(rect.center().y() + QFontMetricsF(font).capHeight() / 2)


def hanging_offset(text: str, px: float) -> float:
    """How far a line moves left so that a full-width opening mark hangs outside its edge; 0 for other lines."""
    return px * HANG if text[:1] and text[0] in HANGING else 0.0


def elided(text: str, font: QFont, width: float) -> str:
    """A text cut at the end with an ellipsis so that it fits into a width."""
    return _fitted(text, font, width)[0]


def _fitted(text: str, font: QFont, width: float) -> tuple[str, float]:
    """A text cut to a width, and how wide that is; lists are painted again and again, so both are remembered."""
    key = (font.key(), text, width)
    found = _FITTED.get(key)
    if found is None:
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(plain_line(text), Qt.TextElideMode.ElideRight, max(0.0, width))
        if len(_FITTED) >= MOST_FITTED:
            _FITTED.clear()
        found = _FITTED[key] = (shown, metrics.horizontalAdvance(shown))
    return found


def text_width(text: str, font: QFont) -> float:
    """How wide a line is, in whole pixels, rounded up: a box of this width never cuts it."""
    return float(ceil(QFontMetricsF(font).horizontalAdvance(plain_line(text))))


def text_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    align: str = "left",
    hang: bool = False,
) -> float:
    """Paint one line in `rect`, cut with an ellipsis where it is too long; gives the width it took.

    `align` is "left", "right" or "centre"; `hang` lets a full-width opening mark stand outside the left edge.
    """
    shown, width = _fitted(text, font, rect.width())
    left = rect.left()
    if align == "right":
        left = rect.right() - width
    elif align == "centre":
        left = rect.left() + (rect.width() - width) / 2
    elif hang:
        left -= hanging_offset(shown, font.pixelSize())
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QPointF(left, baseline(rect, font)), shown)
    return width


def wrapped(text: str, font: QFont, width: float, most: int) -> list[str]:
    """A text broken into at most `most` lines of a width; the last one ends with an ellipsis where words are left."""
    shown = plain_line(text)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(shown, font)
    layout.setTextOption(option)
    units = Units(shown)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, end = units.point(line.textStart()), units.point(line.textStart() + line.textLength())
        if len(lines) == most - 1 and end < len(shown):
            lines.append(elided(shown[start:], font, width))
        else:
            lines.append(shown[start:end].rstrip())
    layout.endLayout()
    return lines


def rounded(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    pen: float = 1.0,
) -> None:
    """Paint a rounded rectangle; its line lies inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if line is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.setPen(QPen(line, pen))
        inset = pen / 2
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    painter.restore()


def row_ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag, *, active: bool = True) -> None:
    """Paint the ground of a list row in a state: inset 8 and 2, radius 6; 2 px accent ring on the focused row.

    A selected row of a panel without the focus (`active` False) wears the hover colour.
    """
    flags = QStyle.StateFlag
    colours = theme.current()
    inner = rect.adjusted(8, 1, -8, -1)
    if state & flags.State_Selected:
        rounded(painter, inner, 6, colours.color("selected" if active else "hover"))
    elif state & flags.State_MouseOver:
        rounded(painter, inner, 6, colours.color("hover"))
    if state & flags.State_HasFocus:
        rounded(painter, inner, 6, None, colours.color("accent"), 2.0)


@dataclass(frozen=True, slots=True)
class Chip:
    """What a chip says: words, a fainter count, a facet's sign, whether it is on, whether it can be taken away."""

    text: str
    count: str = ""
    facet: str = ""
    on: bool = False
    removable: bool = False


def chip_width(chip: Chip, font: QFont) -> float:
    """How wide a chip is."""
    width = 20 + text_width(chip.text, font)
    if chip.facet:
        width += 14
    if chip.count:
        width += 6 + text_width(chip.count, font)
    if chip.removable:
        width += 20
    return width


def draw_chip(
    painter: QPainter, rect: QRectF, chip: Chip, font: QFont, *, hovered: bool = False, focused: bool = False
) -> None:
    """Paint a filter chip in `rect`: fully round, accent when on, 2 px accent ring when focused."""
    colours = theme.current()
    fill = "accent_soft" if chip.on else "hover" if hovered else "raised"
    line = "accent" if chip.on or focused else "line2"
    rounded(painter, rect, rect.height() / 2, colours.color(fill), colours.color(line), 2.0 if focused else 1.0)
    left = rect.left() + 10
    if chip.facet:
        glyphs.draw_facet(painter, chip.facet, QPointF(left + 4, rect.center().y()), 8)
        left += 14
    right = rect.right() - (28 if chip.removable else 10)
    room = right - left - (6 + text_width(chip.count, font) if chip.count else 0)
    left += text_line(painter, QRectF(left, rect.top(), room, rect.height()), chip.text, font, colours.color("text"))
    if chip.count:
        light = QFont(font)
        light.setWeight(QFont.Weight.Normal)
        place = QRectF(left + 6, rect.top(), right - left, rect.height())
        text_line(painter, place, chip.count, light, colours.color("text2" if chip.on else "text3"))
    if chip.removable:
        icons.draw(painter, "x", "text2", rect.right() - 22, rect.center().y() - 6, 12)


def tag_width(text: str, font: QFont, icon: str = "") -> float:
    """How wide a tag is."""
    return 14 + text_width(text, font) + (15 if icon else 0)


def draw_tag(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    *,
    warn: bool = False,
    icon: str = "",
    ground: str = "",
    round_ends: bool = False,
) -> None:
    """Paint a tag: grey for what is so, amber (`warn`) for machine translation and doubt, nothing else."""
    colours = theme.current()
    fill = ground or ("warn_soft" if warn else "chip")
    ink = "warn" if warn else "text2"
    rounded(painter, rect, rect.height() / 2 if round_ends else 5, colours.color(fill))
    left = rect.left() + 7
    if icon:
        icons.draw(painter, icon, ink, left, rect.center().y() - 6, 12)
        left += 15
    text_line(painter, QRectF(left, rect.top(), rect.right() - left - 6, rect.height()), text, font, colours.color(ink))


def draw_share(painter: QPainter, rect: QRectF, share: float, token: str = "text3") -> None:
    """Paint a thin bar that is filled to a share from 0 to 1 (36 x 4 on a card)."""
    colours = theme.current()
    rounded(painter, rect, rect.height() / 2, colours.color("line2"))
    if share > 0:
        filled = QRectF(rect.left(), rect.top(), max(rect.height(), rect.width() * min(share, 1.0)), rect.height())
        rounded(painter, filled, rect.height() / 2, colours.color(token))


def shadow(painter: QPainter, rect: QRectF, radius: float, reach: int = 12) -> None:
    """Paint the soft shadow under a floating panel whose body is `rect`; it needs `reach` px of room around."""
    dark = theme.current().dark
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for step in range(reach, 0, -1):
        strength = (1 - step / reach) ** 2 * (0.16 if dark else 0.045) + 0.003
        painter.setBrush(QColor.fromRgbF(0, 0, 0, strength))
        painter.drawRoundedRect(rect.adjusted(-step, -step + 3, step, step + 3), radius + step, radius + step)
    painter.restore()
