"""Paint what stands in the cells of the Matrix: marks or bars, and the four kinds of empty."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from app.ui import fonts, glyphs, paint, theme
from app.ui.compare.scene import FILLS, Numbers, Scene, block, font, signs_of
from app.work.charting import Cell, Chart, Sign


def mark(painter: QPainter, sign: str, evidence: str, spot: QPointF, size: float) -> None:
    """Paint the mark of one study: shape by sign, fill by evidence; a code without a sign is a grey diamond."""
    if sign == "other":
        fill = FILLS[evidence]
        colours = theme.current()
        glyphs.draw_shape(
            painter, "diamond", spot, size, colours.color("mark.neutral"), fill=fill,
            inside=colours.color("page") if fill != "filled" else None, pen=glyphs.MARK_PENS[fill],
        )  # fmt: skip
    else:
        glyphs.draw_mark(painter, sign, FILLS[evidence], spot, size)


def matrix(painter: QPainter, scene: Scene) -> None:
    """Paint what stands in the cells."""
    columns = len(scene.chart.columns)
    longest, seen = longest_bar(scene.chart), scene.geometry.window
    writing = Numbers(painter, font(scene, 11.5, tabular=True))
    rows = scene.wanted_rows()
    for number, cell in enumerate(scene.chart.cells):
        row, col = divmod(number, columns)
        left = scene.geometry.lefts[col] - scene.offset
        if (
            not rows[row]
            or cell.state == "no_study"
            or left > seen.right()
            or left + scene.geometry.widths[col] < seen.left()
        ):
            continue
        if not scene.wants(scene.geometry.cell(row, col, scene.offset)):
            continue
        if cell.marks and scene.chart.bars:
            _bars(painter, scene, row, col, cell, longest, writing)
        elif cell.marks:
            _marks(painter, scene, row, col, cell)
        else:
            centre = scene.geometry.cell(row, col, scene.offset).center()
            empty(painter, scene, centre, cell.state, cell.hidden)


def _marks(painter: QPainter, scene: Scene, row: int, col: int, cell: Cell) -> None:
    """Paint one mark a study, its letter to the right where marks carry letters."""
    s = scene.geometry.scale
    for sign in signs_of(scene.chart):
        own = [one for one in cell.marks if one.sign == sign]
        centre = scene.geometry.mark_centre(row, col, sign, scene.offset)
        pitch = 14.0 * s if len(own) > 1 and not scene.chart.letters else 24.0 * s
        for number, one in enumerate(own):
            x = centre.x() + (number - (len(own) - 1) / 2) * pitch
            mark(painter, sign, one.evidence, QPointF(x, centre.y()), 12 * s)
            if one.letter:
                paint.text_line(
                    painter, QRectF(x + 8 * s, centre.y() - 8 * s, 14 * s, 16 * s), one.letter,
                    fonts.interface_font("en", round(10 * s)), theme.current().color("text2"),
                )  # fmt: skip


def longest_bar(chart: Chart) -> int:
    """Return the largest number of one sign in a cell."""
    return max((cell.number(sign, chart.unit) for cell in chart.cells for sign in _SIGNS), default=1) or 1


HATCH = 7.0
"""Distance between two lines of a hatch."""
_SIGNS: tuple[Sign, ...] = ("barrier", "facilitator", "other")


def _bars(
    painter: QPainter, scene: Scene, row: int, col: int, cell: Cell, longest: int, writing: Numbers
) -> None:  # fmt: skip
    """Paint number and bar a sign: full colour what was reported as a result, a tint the rest."""
    s = scene.geometry.scale
    rect = scene.geometry.cell(row, col, scene.offset)
    wide = max(20 * s, writing.width(f"{longest:,}"))
    room = rect.width() - wide - 10 * s
    for sign in signs_of(scene.chart):
        number = cell.number(sign, scene.chart.unit)  # type: ignore[arg-type]
        if not number:
            continue
        y = scene.geometry.mark_centre(row, col, sign, scene.offset).y()
        writing.begin(theme.current().color("text"))
        writing.write(rect.left() + 2 + wide, y, f"{number:,}", "right")
        left = rect.left() + wide + 5 * s
        share = cell.results(sign) / cell.number(sign, "studies")  # type: ignore[arg-type]
        whole = max(1.0, room * number / longest)
        bar(painter, sign, QRectF(left, y - 4 * s, whole, 8 * s), whole * share)


def bar(painter: QPainter, sign: str, rect: QRectF, results: float) -> None:
    """Paint one bar: the first part full, the rest as a tint of 36 %."""
    colours = theme.current()
    token = "mark.neutral" if sign == "other" else f"mark.{sign}"
    painter.fillRect(rect, colours.color(token, 0.36))
    painter.fillRect(QRectF(rect.left(), rect.top(), results, rect.height()), colours.color(token))


def empty(painter: QPainter, scene: Scene, centre: QPointF, state: str, hidden: int, size: float = 1.0) -> None:
    """Paint one of the kinds of empty: a dot, a crossed ring, a dashed box with a number."""
    colours, s = theme.current(), scene.geometry.scale * size
    if state == "absent":
        painter.setPen(QPen(colours.color("text"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 5 * s, 5 * s)
        painter.drawLine(centre + QPointF(-5.5 * s, 5.5 * s), centre + QPointF(5.5 * s, -5.5 * s))
    elif state == "hidden":
        face = font(scene, 11)
        rect = QRectF(0, 0, max(27 * s, QFontMetricsF(face).horizontalAdvance(f"({hidden})") + 8), 18 * s)
        rect.moveCenter(centre)
        pen = QPen(colours.color("chart.faint"), 1.2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 2, 2)
        paint.text_line(painter, rect, f"({hidden})", face, colours.color("text2"), align="centre")
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colours.color("chart.faint")))
        painter.drawEllipse(centre, 1.6 * s, 1.6 * s)


def hatches(painter: QPainter, scene: Scene) -> None:
    """Hatch the columns of models nobody studied, and say so on a plate."""
    geometry, colours, s = scene.geometry, theme.current(), scene.geometry.scale
    for col, column in enumerate(scene.chart.columns):
        if column.studies or column.hidden_studies:
            continue
        rect = QRectF(
            geometry.lefts[col] - scene.offset + 2, geometry.top + 2, geometry.widths[col] - 4,
            geometry.body_bottom - geometry.top - 3,
        )  # fmt: skip
        if not scene.wants(rect):
            continue
        painter.fillRect(rect, colours.color("page"))
        hatch(painter, rect, colours.color("chart.hatch"))
        words = (
            QCoreApplication.translate("Compare", "no study|of these|models")
            if column.folded or column.rolled
            else QCoreApplication.translate("Compare", "no|study")
        )
        face = font(scene, 11)
        lines = words.split("|")
        wide = max(QFontMetricsF(face).horizontalAdvance(line) for line in lines) + 8
        plate = QRectF(0, 0, min(wide, rect.width()), (len(lines) * 15 + 6) * s)
        plate.moveCenter(QPointF(rect.center().x(), rect.center().y()))
        painter.fillRect(plate, colours.color("page"))
        block(painter, scene, plate.adjusted(0, 3, 0, -3), lines, face, "text2", "centre")


def hatch(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill a rectangle with slanted lines, each cut to it by reckoning: an SVG knows no clipping of ours."""
    painter.setPen(QPen(colour, 1.2))
    x = rect.left() - rect.height() + HATCH
    while x < rect.right():
        start, end = max(0.0, rect.left() - x), min(rect.height(), rect.right() - x)
        if end > start:
            painter.drawLine(QPointF(x + start, rect.bottom() - start), QPointF(x + end, rect.bottom() - end))
        x += HATCH
