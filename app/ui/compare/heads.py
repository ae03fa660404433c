"""Paint what stands around the cells: title and counts, countries, columns with their numbers, rows, sums."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.ui import glyphs, paint, theme
from app.ui.compare import headline, speaking
from app.ui.compare.geometry import LEFT, head_block, head_lines, wrap
from app.ui.compare.scene import Numbers, Scene, block, font, measured, signs_of, text
from app.ui.compare.speaking import word
from app.work.charting import Column

COUNT_ROWS = {"matrix": (102, 117, 132), "map": (101, 115, 129), "pairs": (132,)}
"""Heights of the three lines of numbers under the heads of columns."""
HEIGHT = 48.0
"""Of title and line of counts."""


def title(painter: QPainter, scene: Scene) -> None:
    """Paint the title and the line of counts and filters."""
    s, width = scene.geometry.scale, scene.geometry.width
    if not scene.wants(QRectF(0, 0, width, HEIGHT * s)):
        return
    left = LEFT * s
    headline.draw(painter, (left, width - 2 * left), s, partial(font, scene), scene.title, said(scene))


def said(scene: Scene) -> str:
    """The line of counts and filters, with what is chosen at its end."""
    return speaking.joined([speaking.counts_line(scene.chart, scene.lang), scene.notes], scene.lang)


def width_of_counts(scene: Scene) -> float:
    """Return how wide a picture must be for the whole line of counts and filters."""
    return QFontMetricsF(font(scene, 11)).horizontalAdvance(said(scene)) + 2 * LEFT * scene.geometry.scale + 2


def count_labels(painter: QPainter, scene: Scene) -> None:
    """Paint the names of the three rows of numbers under the column heads."""
    s = scene.geometry.scale
    names = (
        QCoreApplication.translate("Compare", "studies"),
        QCoreApplication.translate("Compare", "asked about barriers"),
        QCoreApplication.translate("Compare", "asked in part"),
    )
    for name, y in zip(names, COUNT_ROWS[scene.geometry.kind], strict=False):  # co-occurrence has the first line only
        rect = QRectF(LEFT * s, (y - 8) * s, scene.geometry.head_right - LEFT * s, 16 * s)
        text(painter, scene, rect, name, font(scene, 11), "text2", "left")


def row_heads(painter: QPainter, scene: Scene) -> None:
    """Paint the heads of all rows."""
    if scene.geometry.frame.mapped:
        _bands(painter, scene)
    for row in range(len(scene.chart.rows)):
        if scene.wants(scene.geometry.cell(row, -1)):
            row_head(painter, scene, row, lit=False)


def _bands(painter: QPainter, scene: Scene) -> None:
    """Paint the ground behind rows that stand for those below them."""
    geometry = scene.geometry
    right = geometry.all_left + geometry.sums_width
    for row, one in enumerate(scene.chart.rows):
        if one.is_parent:
            top, height = geometry.row_span(row)
            rect = QRectF(LEFT * geometry.scale - 4, top, right - LEFT * geometry.scale + 4, height)
            painter.fillRect(rect, theme.current().color("chart.band"))


def row_head(painter: QPainter, scene: Scene, row: int, *, lit: bool) -> None:
    """Paint one row head: a theme on at most two lines, a code on one; lit under pointer or focus."""
    geometry, one = scene.geometry, scene.chart.rows[row]
    rect = geometry.cell(row, -1)
    if lit:
        paint.rounded(painter, rect.adjusted(0, 1, -2, -1), 4, theme.current().color("accent_soft"))
    face = font(scene, 12, 600 if lit or (one.is_parent and geometry.frame.mapped) else 400)
    label = (word(one.short, scene.lang) or word(one.label, scene.lang)).replace("|", "")
    if geometry.kind == "matrix":
        inset = 12.0 * geometry.scale if one.parent else 0.0
        plain = font(scene, 12)
        lines = wrap(label, rect.width() - 8 - inset, measured(plain), 12, 2)  # type: ignore[arg-type]
        block(painter, scene, rect.adjusted(4 + inset, 0, -2, 0), lines, face, "text", "left")
        return
    mapped = geometry.frame.mapped and scene.chart.row_facet != "theme"
    inset = 17.0 if one.is_parent else 21.0 if mapped or geometry.kind == "map" else 4.0
    if geometry.frame.mapped and one.is_parent:
        _triangle(painter, QPointF(rect.left() + 10 * geometry.scale, rect.center().y()), one.folded, geometry.scale)
    text(painter, scene, rect.adjusted(inset * geometry.scale, 0, -2, 0), label, face, "text", "left")


def _triangle(painter: QPainter, centre: QPointF, folded: bool, scale: float) -> None:
    """Paint the sign of folding: right when closed, down when open."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color("text2"))
    points = [(-2.5, -4), (-2.5, 4), (3, 0)] if folded else [(-4, -2.5), (4, -2.5), (0, 3)]
    painter.drawPolygon(QPolygonF([centre + QPointF(x * scale, y * scale) for x, y in points]))
    painter.restore()


def column_heads(painter: QPainter, scene: Scene) -> None:
    """Paint countries and the heads of all columns with the numbers of each."""
    geometry, colours, s = scene.geometry, theme.current(), scene.geometry.scale
    known = {group.key: group for group in scene.chart.groups}
    for span in geometry.groups if geometry.kind != "dots" else ():
        group = known.get(span.key)
        left = span.left - scene.offset
        rect = QRectF(left, 49 * s, span.right - span.left, 15 * s)
        if not scene.wants(rect.adjusted(0, 0, 0, 3 * s)):
            continue
        if group is not None:
            paint.text_line(painter, rect, word(group.label, scene.lang), font(scene, 11, 600), colours.color("text2"))
        painter.setPen(QPen(colours.color("chart.rule"), 1))
        painter.drawLine(QPointF(left, 65.5 * s), QPointF(span.right - scene.offset - 2, 65.5 * s))
    for col in range(len(scene.chart.columns)):
        left = geometry.lefts[col] - scene.offset
        if left > geometry.window.right() or left + geometry.widths[col] < geometry.window.left():
            continue
        if scene.wants(geometry.cell(-1, col, scene.offset)):
            column_head(painter, scene, col, lit=False)
    if geometry.frame.mapped:
        _column_bars(painter, scene)


def column_head(painter: QPainter, scene: Scene, col: int, *, lit: bool) -> None:
    """Paint one column head with its numbers; lit under pointer or focus."""
    geometry, colours, s = scene.geometry, theme.current(), scene.geometry.scale
    if geometry.kind == "dots":
        _wide_head(painter, scene, col, lit=lit)
        return
    column = scene.chart.columns[col]
    left, width = geometry.lefts[col] - scene.offset, geometry.widths[col]
    if lit:
        painter.fillRect(QRectF(left, 66.5 * s, width, geometry.top - 67.5 * s), colours.color("accent_soft"))
    plain = font(scene, 11)
    face = font(scene, 11, 600) if lit else plain
    lines, token = _head_words(scene, column, width, plain)
    high = (COUNT_ROWS[geometry.kind][0] - 74) * s
    block(painter, scene, QRectF(left - 1, 67 * s, width + 2, high), lines, face, token, "centre")
    asked = [str(column.asked), str(column.asked_partly)] if column.studies else ["–", "–"]
    bold, small = font(scene, 12, 600, tabular=True), font(scene, 11)
    values = ((str(column.studies), bold), (asked[0], small), (asked[1], small))
    for (words, one), y in zip(values, COUNT_ROWS[geometry.kind], strict=False):
        rect = QRectF(left, (y - 8) * s, width, 16 * s)
        paint.text_line(painter, rect, words, one, colours.color("text" if one is bold else "text2"), align="centre")


def _head_words(scene: Scene, column: Column, width: float, face: QFont) -> tuple[list[str], str]:
    """The lines of a column head, and their colour."""
    if column.folded:
        return [QCoreApplication.translate("Compare", "%n models", "", len(column.folded))], "text2"
    if column.rolled:
        return [
            QCoreApplication.translate("Compare", "all"),
            QCoreApplication.translate("Compare", "%n models", "", len(column.rolled)),
        ], "text"
    short, label = word(column.short, scene.lang), word(column.label, scene.lang)
    if scene.geometry.kind == "pairs":
        return head_block((short or label).replace("|", ""), width + 1, measured(face), 11, 4), "text"  # type: ignore[arg-type]
    lines = head_lines(short, label, width, measured(face), 12)  # type: ignore[arg-type]
    return [paint.elided(line, face, width + 2) if not short else line for line in lines], "text"


def _wide_head(painter: QPainter, scene: Scene, col: int, *, lit: bool) -> None:
    """Paint the head of a wide column: its full name, how many studies, how many asked."""
    geometry, colours, s, column = scene.geometry, theme.current(), scene.geometry.scale, scene.chart.columns[col]
    left, width = geometry.lefts[col], geometry.widths[col]
    if lit:
        paint.rounded(painter, QRectF(left - 4, 54 * s, width + 8, 37 * s), 4, colours.color("accent_soft"))
    name = speaking.column_name(scene.chart, col, scene.lang)
    paint.text_line(painter, QRectF(left, 56 * s, width, 17 * s), name, font(scene, 12, 600), colours.color("text"))
    said = speaking.asked_line(column.studies, column.asked, scene.lang)
    paint.text_line(painter, QRectF(left, 73 * s, width, 16 * s), said, font(scene, 11), colours.color("text2"))
    painter.setPen(QPen(colours.color("chart.rule"), 1))
    painter.drawLine(QPointF(left, round(92 * s) + 0.5), QPointF(left + width, round(92 * s) + 0.5))


def _column_bars(painter: QPainter, scene: Scene) -> None:
    """Paint the thin bar under each column head: studies, its left part those that asked about barriers."""
    geometry, colours, s = scene.geometry, theme.current(), scene.geometry.scale
    most = max((column.studies for column in scene.chart.columns), default=0)
    for col, column in enumerate(scene.chart.columns):
        if not column.studies:
            continue
        left, room = geometry.lefts[col] - scene.offset + 3 * s, geometry.widths[col] - 6 * s
        y, whole = scene.geometry.top - 9 * s, room * column.studies / most
        painter.fillRect(QRectF(left, y, whole, 4 * s), colours.color("chart.rule"))
        if geometry.kind == "map":
            painter.fillRect(QRectF(left, y, whole * column.asked / column.studies, 4 * s), colours.color("text2"))


def lines(painter: QPainter, scene: Scene) -> None:
    """Paint the rule above the body and the lines between rows."""
    geometry, colours = scene.geometry, theme.current()
    left = LEFT * geometry.scale
    right = geometry.all_left + geometry.sums_width if geometry.frame.sums else geometry.width - 16 * geometry.scale
    edges = [(geometry.top, True), (geometry.body_bottom, not geometry.frame.mapped)]
    if geometry.frame.mapped:
        edges = [(geometry.top - 3 * geometry.scale, True)]
    elif geometry.kind == "dots":
        edges = [(geometry.body_bottom, True)]
    between = [] if geometry.frame.mapped else [(top, False) for top in geometry.tops[1:]]
    for y, edge in [*between, *edges]:
        painter.setPen(QPen(colours.color("chart.rule" if edge else "chart.grid"), 1))
        painter.drawLine(QPointF(left, round(y) + 0.5), QPointF(right, round(y) + 0.5))


def sums(painter: QPainter, scene: Scene) -> None:
    """Paint the right-hand column: unions over all columns."""
    geometry = scene.geometry
    if not geometry.frame.sums:
        return
    if scene.wants(QRectF(geometry.all_left, 0, geometry.sums_width, geometry.top)):
        _sums_head(painter, scene)
    if geometry.frame.mapped:
        _row_bars(painter, scene)
    else:
        _neutral_marks(painter, scene, font(scene, 11, tabular=True))


def _sums_head(painter: QPainter, scene: Scene) -> None:
    """Paint the head over the sums, with the numbers of the whole library."""
    geometry, colours, s, whole = scene.geometry, theme.current(), scene.geometry.scale, scene.chart.all_column
    left, width = geometry.all_left, geometry.sums_width
    head = QCoreApplication.translate("Compare", "All")
    paint.text_line(painter, QRectF(left, 49 * s, width, 15 * s), head, font(scene, 11, 600), colours.color("text2"))
    painter.setPen(QPen(colours.color("chart.rule"), 1))
    painter.drawLine(QPointF(left, 65.5 * s), QPointF(left + width, 65.5 * s))
    bold, small = font(scene, 12, 600, tabular=True), font(scene, 11, tabular=True)
    values = ((whole.studies, bold), (whole.asked, small), (whole.asked_partly, small))
    for (value, face), y in zip(values, COUNT_ROWS[geometry.kind], strict=False):
        token = "text" if face is bold else "text2"
        paint.text_line(painter, QRectF(left, (y - 8) * s, width, 16 * s), str(value), face, colours.color(token))


def _neutral_marks(painter: QPainter, scene: Scene, face: QFont) -> None:
    """Paint the sums of the Matrix: grey marks, since coloured ones would claim a reported result."""
    geometry, s = scene.geometry, scene.geometry.scale
    writing = Numbers(painter, face)
    for row, one in enumerate(scene.chart.rows):
        if not scene.wants(geometry.cell(row, geometry.sums)):
            continue
        for sign in signs_of(scene.chart):
            centre = geometry.mark_centre(row, geometry.sums, sign)
            spot = QPointF(geometry.all_left + 7 * s, centre.y())
            if sign == "other":
                glyphs.draw_shape(painter, "diamond", spot, 9 * s, theme.current().color("mark.neutral"))
            else:
                glyphs.draw_mark(painter, sign, "filled", spot, 10 * s, neutral=True)
            writing.begin(theme.current().color("text"))
            writing.write(geometry.all_left + 17 * s, centre.y(), f"{one.total(sign):,}")  # type: ignore[arg-type]


def _row_bars(painter: QPainter, scene: Scene) -> None:
    """Paint bar and number of every row of the map; bold for unions."""
    geometry, s = scene.geometry, scene.geometry.scale
    numbers = [row.total(scene.sign) for row in scene.chart.rows]  # type: ignore[arg-type]
    most = max(numbers, default=0)
    wide = QFontMetricsF(font(scene, 11, 600, tabular=True)).horizontalAdvance(f"{most:,}")
    room = geometry.sums_width - wide - 6 * s
    for row, one in enumerate(scene.chart.rows):
        if not numbers[row] or not scene.wants(geometry.cell(row, geometry.sums)):
            continue
        centre = geometry.cell(row, geometry.sums).center().y()
        high = (9.0 if one.is_parent else 8.0) * s
        length = max(1.0, room * numbers[row] / most)
        token = "text2" if one.is_parent else "chart.faint"
        painter.fillRect(QRectF(geometry.all_left, centre - high / 2, length, high), theme.current().color(token))
        face = font(scene, 11, 600 if one.is_parent else 400, tabular=True)
        writing = Numbers(painter, face)
        writing.begin(theme.current().color("text"))
        writing.write(geometry.all_left + length + 4 * s, centre, f"{numbers[row]:,}")


def ring(painter: QPainter, rect: QRectF, colour: QColor, width: float, halo: QColor | None) -> None:
    """Paint the ring of focus or choice; on the map it stands on a halo of the ground."""
    if halo is not None:
        paint.rounded(painter, rect.adjusted(-1.5, -1.5, 1.5, 1.5), 4, None, halo, 4.0)
    paint.rounded(painter, rect, 3, None, colour, width)
