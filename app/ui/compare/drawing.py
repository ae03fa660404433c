"""Paint the Matrix: heads, marks or bars, the four kinds of empty, sums and legend, from one geometry.

The same functions paint the panel and the picture that is copied or saved. Meaning never rests on colour: shape tells the
sign, fill the evidence, place the half of the cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from app.ui import fonts, glyphs, paint, theme
from app.ui.compare.geometry import LEFT, Geometry, Place, head_lines, wrap
from app.ui.compare.speaking import counts_line, word
from app.work.charting import Cell, Chart

FILLS: dict[str, glyphs.Fill] = {
    "result": "filled",
    "interpretation": "hollow",
    "not_judged": "hollow",
    "implied": "dotted",
}


@dataclass(slots=True)
class Scene:
    """What is painted at the moment: chart, geometry, language, pointer, focus, selection, scroll offset."""

    chart: Chart
    geometry: Geometry
    lang: str
    hovered: Place | None = None
    focus: Place | None = None
    has_focus: bool = False
    selected: frozenset[Place] = frozenset()
    offset: float = 0.0
    title: str = ""
    missed: list[tuple[str, float, float]] = field(default_factory=list)
    """Labels that did not fit: (label, width needed, width given). Empty is right."""


def font(scene: Scene, px: float, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Return the chart's face; Chinese is never smaller than 12 px."""
    size = max(px, 12.0) if scene.lang.startswith("zh") else px
    return fonts.interface_font(scene.lang, round(size * scene.geometry.scale), weight, tabular=tabular)


def measure(lang: str, scale: float) -> object:
    """Return a function that measures texts of a language at a text size."""

    def width(text: str, px: int, weight: int) -> float:
        return QFontMetricsF(fonts.interface_font(lang, round(px * scale), weight)).horizontalAdvance(text)

    return width


def draw(painter: QPainter, scene: Scene) -> None:
    """Paint everything."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    _title(painter, scene)
    geometry = scene.geometry
    columns = QRectF(geometry.head_right, 0, geometry.all_left - geometry.head_right - 2, geometry.height)
    _count_labels(painter, scene)
    _row_heads(painter, scene)
    painter.save()
    if geometry.overflow:
        painter.setClipRect(columns)
    _column_heads(painter, scene)
    painter.restore()
    _lines(painter, scene)
    painter.save()
    if geometry.overflow:
        painter.setClipRect(columns)
    _hatches(painter, scene)
    _cells(painter, scene)
    painter.restore()
    _sums(painter, scene)
    painter.save()
    if geometry.overflow and (scene.focus is None or 0 <= scene.focus.col < geometry.sums):
        painter.setClipRect(columns)
    _rings(painter, scene)
    painter.restore()
    _legend(painter, scene)


def _text(painter: QPainter, scene: Scene, rect: QRectF, words: str, face: QFont, token: str, align: str) -> None:
    """Paint one line and note it where it does not fit."""
    needed = QFontMetricsF(face).horizontalAdvance(words)
    if needed > rect.width() + 0.5:
        scene.missed.append((words, needed, rect.width()))
    paint.text_line(painter, rect, words, face, theme.current().color(token), align=align)


def _title(painter: QPainter, scene: Scene) -> None:
    """Paint the title and the line of counts and filters."""
    s, width = scene.geometry.scale, scene.geometry.width
    left = LEFT * s
    paint.text_line(
        painter, QRectF(left, 6 * s, width - 2 * left, 20 * s), scene.title, font(scene, 15, 600),
        theme.current().color("text"),
    )  # fmt: skip
    paint.text_line(
        painter, QRectF(left, 25 * s, width - 2 * left, 18 * s), counts_line(scene.chart, scene.lang), font(scene, 11),
        theme.current().color("text2"),
    )  # fmt: skip


def _count_labels(painter: QPainter, scene: Scene) -> None:
    """Paint the names of the three rows of numbers under the column heads."""
    s = scene.geometry.scale
    names = (
        QCoreApplication.translate("Compare", "studies"),
        QCoreApplication.translate("Compare", "asked about barriers"),
        QCoreApplication.translate("Compare", "asked in part"),
    )
    for name, y in zip(names, (102, 117, 132), strict=True):
        rect = QRectF(LEFT * s, (y - 8) * s, scene.geometry.head_right - LEFT * s, 16 * s)
        _text(painter, scene, rect, name, font(scene, 11), "text2", "left")


def _row_heads(painter: QPainter, scene: Scene) -> None:
    """Paint the themes, at most two lines each; the row of the lit cell is lit."""
    geometry, colours = scene.geometry, theme.current()
    face = font(scene, 12)
    for row, one in enumerate(scene.chart.rows):
        rect = geometry.cell(row, -1)
        lit = _lit_row(scene, row)
        if lit:
            paint.rounded(painter, rect.adjusted(0, 2, -4, -2), 4, colours.color("accent_soft"))
            face_now = font(scene, 12, 600)
        else:
            face_now = face
        label = word(one.short, scene.lang) or word(one.label, scene.lang)
        lines = wrap(
            label.replace("|", ""), rect.width() - 8, lambda t, _p, _w: QFontMetricsF(face).horizontalAdvance(t), 12, 2
        )
        _block(painter, scene, rect.adjusted(4, 0, -2, 0), lines, face_now, "text", "left")


def _block(
    painter: QPainter, scene: Scene, rect: QRectF, lines: list[str], face: QFont, token: str, align: str
) -> None:
    """Paint a few lines centred in a rectangle from top to bottom."""
    step = min(15.0 * scene.geometry.scale, rect.height() / max(1, len(lines)))
    top = rect.center().y() - step * len(lines) / 2
    for number, line in enumerate(lines):
        _text(painter, scene, QRectF(rect.left(), top + number * step, rect.width(), step), line, face, token, align)


def _lit_row(scene: Scene, row: int) -> bool:
    """Say whether a row head is lit by pointer or focus."""
    places = [scene.hovered, scene.focus if scene.has_focus else None]
    return any(place is not None and place.row == row for place in places)


def _lit_column(scene: Scene, col: int) -> bool:
    """Say whether a column head is lit by pointer or focus."""
    places = [scene.hovered, scene.focus if scene.has_focus else None]
    return any(place is not None and place.col == col for place in places)


def _column_heads(painter: QPainter, scene: Scene) -> None:
    """Paint countries, care models and the three numbers of each."""
    geometry, colours, s = scene.geometry, theme.current(), scene.geometry.scale
    small, plain, bold = font(scene, 11), font(scene, 11.5), font(scene, 12, 600, tabular=True)
    for span in geometry.groups:
        group = scene.chart.group(span.key) if span.key or _has_group(scene.chart, span.key) else None
        left = span.left - scene.offset
        rect = QRectF(left, 49 * s, span.right - span.left, 15 * s)
        if group is not None:
            paint.text_line(painter, rect, word(group.label, scene.lang), font(scene, 11, 600), colours.color("text2"))
        painter.setPen(QPen(colours.color("chart.rule"), 1))
        painter.drawLine(QPointF(left, 65.5 * s), QPointF(span.right - scene.offset - 2, 65.5 * s))
    for col, column in enumerate(scene.chart.columns):
        left, width = geometry.lefts[col] - scene.offset, geometry.widths[col]
        if _lit_column(scene, col):
            painter.fillRect(QRectF(left, 66.5 * s, width, geometry.top - 67 * s), colours.color("accent_soft"))
        if column.folded:
            lines = [QCoreApplication.translate("Compare", "%n models", "", len(column.folded))]
            token = "text2"
        else:
            lines = head_lines(
                word(column.short, scene.lang), word(column.label, scene.lang), width,
                lambda t, _p, _w: QFontMetricsF(plain).horizontalAdvance(t), 12,
            )  # fmt: skip
            token = "text"
        face = font(scene, 11.5, 600) if _lit_column(scene, col) else plain
        _block(painter, scene, QRectF(left - 1, 67 * s, width + 2, 28 * s), lines, face, token, "centre")
        asked = [str(column.asked), str(column.asked_partly)] if column.studies else ["–", "–"]
        for words, y, one in ((str(column.studies), 102, bold), (asked[0], 117, small), (asked[1], 132, small)):
            token = "text" if one is bold else "text2"
            paint.text_line(
                painter, QRectF(left, (y - 8) * s, width, 16 * s), words, one, colours.color(token), align="centre"
            )


def _has_group(chart: Chart, key: str) -> bool:
    """Say whether a country of this key has a name."""
    return any(group.key == key for group in chart.groups)


def _lines(painter: QPainter, scene: Scene) -> None:
    """Paint the rule above the body and the lines between rows."""
    geometry, colours = scene.geometry, theme.current()
    left, right = LEFT * geometry.scale, geometry.all_left + 60 * geometry.scale
    for row in range(len(scene.chart.rows) + 1):
        y = round(geometry.top + row * geometry.row_height) + 0.5
        edge = row in {0, len(scene.chart.rows)}
        painter.setPen(QPen(colours.color("chart.rule" if edge else "chart.grid"), 1))
        painter.drawLine(QPointF(left, y), QPointF(right, y))


def _hatches(painter: QPainter, scene: Scene) -> None:
    """Hatch the columns of models nobody studied, and say so on a plate."""
    geometry, colours, s = scene.geometry, theme.current(), scene.geometry.scale
    for col, column in enumerate(scene.chart.columns):
        if column.studies or column.hidden_studies:
            continue
        rect = QRectF(
            geometry.lefts[col] - scene.offset + 2, geometry.top + 2, geometry.widths[col] - 4,
            geometry.body_bottom - geometry.top - 3,
        )  # fmt: skip
        painter.fillRect(rect, colours.color("page"))
        hatch(painter, rect, colours.color("chart.hatch"))
        words = (
            QCoreApplication.translate("Compare", "no study|of these|models")
            if column.folded
            else QCoreApplication.translate("Compare", "no|study")
        )
        face = font(scene, 11)
        lines = words.split("|")
        wide = max(QFontMetricsF(face).horizontalAdvance(line) for line in lines) + 8
        plate = QRectF(0, 0, min(wide, rect.width()), (len(lines) * 15 + 6) * s)
        plate.moveCenter(QPointF(rect.center().x(), rect.center().y()))
        painter.fillRect(plate, colours.color("page"))
        _block(painter, scene, plate.adjusted(0, 3, 0, -3), lines, face, "text2", "centre")


def hatch(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fill a rectangle with slanted lines."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 1.2))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += 7
    painter.restore()


def _cells(painter: QPainter, scene: Scene) -> None:
    """Paint what stands in the cells."""
    columns = len(scene.chart.columns)
    longest = _longest(scene.chart)
    for number, cell in enumerate(scene.chart.cells):
        row, col = divmod(number, columns)
        if cell.state == "no_study":
            continue
        if cell.marks:
            if scene.chart.bars:
                _bars(painter, scene, row, col, cell, longest)
            else:
                _marks(painter, scene, row, col, cell)
        else:
            _empty(painter, scene, scene.geometry.cell(row, col, scene.offset).center(), cell.state, cell.hidden)


def _marks(painter: QPainter, scene: Scene, row: int, col: int, cell: Cell) -> None:
    """Paint one mark a study, its letter to the right where marks carry letters."""
    s = scene.geometry.scale
    for sign in ("barrier", "facilitator"):
        own = [mark for mark in cell.marks if mark.sign == sign]
        centre = scene.geometry.mark_centre(row, col, sign, scene.offset)
        pitch = 14.0 * s if len(own) > 1 and not scene.chart.letters else 24.0 * s
        for number, mark in enumerate(own):
            x = centre.x() + (number - (len(own) - 1) / 2) * pitch
            spot = QPointF(x, centre.y())
            glyphs.draw_mark(painter, sign, FILLS[mark.evidence], spot, 12 * s)
            if mark.letter:
                paint.text_line(
                    painter, QRectF(x + 8 * s, centre.y() - 8 * s, 14 * s, 16 * s), mark.letter,
                    fonts.interface_font("en", round(10 * s)), theme.current().color("text2"),
                )  # fmt: skip


def _longest(chart: Chart) -> int:
    """Return the most studies of one sign in a cell."""
    return max((len(cell.studies(sign)) for cell in chart.cells for sign in ("barrier", "facilitator")), default=1)


def _bars(painter: QPainter, scene: Scene, row: int, col: int, cell: Cell, longest: int) -> None:
    """Paint number and bar a sign: full colour what was reported as a result, a tint the rest."""
    s = scene.geometry.scale
    rect = scene.geometry.cell(row, col, scene.offset)
    room = rect.width() - 30 * s
    for sign in ("barrier", "facilitator"):
        own = [mark for mark in cell.marks if mark.sign == sign]
        if not own:
            continue
        y = scene.geometry.mark_centre(row, col, sign, scene.offset).y()
        face = font(scene, 11.5, tabular=True)
        paint.text_line(
            painter, QRectF(rect.left() + 2, y - 8 * s, 20 * s, 16 * s), str(len(own)), face,
            theme.current().color("text"), align="right",
        )  # fmt: skip
        left = rect.left() + 25 * s
        whole = max(1.0, room * len(own) / longest)
        results = room * sum(mark.evidence == "result" for mark in own) / longest
        bar(painter, sign, QRectF(left, y - 4 * s, whole, 8 * s), results)


def bar(painter: QPainter, sign: str, rect: QRectF, results: float) -> None:
    """Paint one bar: the first part full, the rest as a tint of 36 %."""
    colours = theme.current()
    painter.fillRect(rect, colours.color(f"mark.{sign}", 0.36))
    painter.fillRect(QRectF(rect.left(), rect.top(), results, rect.height()), colours.color(f"mark.{sign}"))


def _empty(painter: QPainter, scene: Scene, centre: QPointF, state: str, hidden: int) -> None:
    """Paint one of the kinds of empty: a dot, a crossed ring, a dashed box with a number."""
    colours, s = theme.current(), scene.geometry.scale
    painter.save()
    if state == "absent":
        painter.setPen(QPen(colours.color("text"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 5 * s, 5 * s)
        painter.drawLine(centre + QPointF(-5.5 * s, 5.5 * s), centre + QPointF(5.5 * s, -5.5 * s))
    elif state == "hidden":
        face = font(scene, 11)
        rect = QRectF(0, 0, 27 * s, 18 * s)
        rect.moveCenter(centre)
        pen = QPen(colours.color("chart.faint"), 1.2)
        pen.setDashPattern([3, 2])
        painter.setPen(pen)
        painter.drawRoundedRect(rect, 2, 2)
        paint.text_line(painter, rect, f"({hidden})", face, colours.color("text2"), align="centre")
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(colours.color("chart.faint")))
        painter.drawEllipse(centre, 1.6 * s, 1.6 * s)
    painter.restore()


def _sums(painter: QPainter, scene: Scene) -> None:
    """Paint the right-hand column: unions over models, with neutral marks."""
    geometry, colours, s, whole = scene.geometry, theme.current(), scene.geometry.scale, scene.chart.all_column
    left, width = geometry.all_left, 60 * s
    head = QCoreApplication.translate("Compare", "All")
    paint.text_line(painter, QRectF(left, 49 * s, width, 15 * s), head, font(scene, 11, 600), colours.color("text2"))
    painter.setPen(QPen(colours.color("chart.rule"), 1))
    painter.drawLine(QPointF(left, 65.5 * s), QPointF(left + width, 65.5 * s))
    bold, small = font(scene, 12, 600, tabular=True), font(scene, 11, tabular=True)
    for value, y, face in ((whole.studies, 102, bold), (whole.asked, 117, small), (whole.asked_partly, 132, small)):
        token = "text" if face is bold else "text2"
        paint.text_line(painter, QRectF(left, (y - 8) * s, width, 16 * s), str(value), face, colours.color(token))
    for row, one in enumerate(scene.chart.rows):
        for sign, value in (("barrier", one.barrier_studies), ("facilitator", one.facilitator_studies)):
            centre = geometry.mark_centre(row, geometry.sums, sign)
            spot = QPointF(left + 7 * s, centre.y())
            glyphs.draw_mark(painter, sign, "filled", spot, 10 * s, neutral=True)
            paint.text_line(
                painter, QRectF(left + 17 * s, centre.y() - 8 * s, width - 17 * s, 16 * s), str(value), small,
                colours.color("text"),
            )  # fmt: skip


def _rings(painter: QPainter, scene: Scene) -> None:
    """Paint selection and focus; only the focus wears the full ring."""
    colours = theme.current()
    for place in scene.selected:
        rect = scene.geometry.cell(place.row, place.col, scene.offset).adjusted(2, 2, -2, -2)
        paint.rounded(painter, rect, 3, colours.color("accent", 0.10), colours.color("accent"), 1.0)
    if scene.focus is not None:
        rect = scene.geometry.cell(scene.focus.row, scene.focus.col, scene.offset).adjusted(1.5, 1.5, -1.5, -1.5)
        paint.rounded(painter, rect, 3, None, colours.color("accent"), 2.0 if scene.has_focus else 1.0)


# -- legend --------------------------------------------------------------------------------------------------------


def legend_lines(chart: Chart) -> int:
    """Return how many lines the legend takes: the letter key only where marks carry letters."""
    return 3 if chart.letters else 2


class _Pen:
    """Walks along a legend line."""

    def __init__(self, painter: QPainter, scene: Scene, line: int) -> None:
        self.painter, self.scene = painter, scene
        self.s = scene.geometry.scale
        self.x = LEFT * self.s
        self.y = scene.geometry.body_bottom + (14 + line * 18) * self.s
        self.face = font(scene, 11)

    def words(self, text: str, token: str = "text2", gap: float = 14.0, weight: int = 400) -> None:
        """Write words and move on."""
        face = font(self.scene, 11, weight) if weight != 400 else self.face
        room = self.scene.geometry.width - 16 * self.s - self.x
        rect = QRectF(self.x, self.y - 9 * self.s, max(0.0, room), 18 * self.s)
        self.x += paint.text_line(self.painter, rect, text, face, theme.current().color(token)) + gap * self.s

    def mark(self, sign: str, fill: glyphs.Fill, gap: float = 15.0) -> None:
        """Draw a mark and move on."""
        glyphs.draw_mark(self.painter, sign, fill, QPointF(self.x + 6 * self.s, self.y), 11 * self.s)
        self.x += gap * self.s

    def spot(self, state: str, room: float) -> None:
        """Draw a kind of empty and move on."""
        _empty(self.painter, self.scene, QPointF(self.x + room * self.s / 2, self.y), state, 1)
        self.x += (room + 5) * self.s


def _legend(painter: QPainter, scene: Scene) -> None:
    """Paint the legend; it is part of the picture and of its export."""
    pen = _Pen(painter, scene, 0)
    for sign, words in (
        ("barrier", QCoreApplication.translate("Compare", "barrier")),
        ("facilitator", QCoreApplication.translate("Compare", "facilitator")),
    ):
        pen.mark(sign, "filled")
        pen.words(words)
    if scene.chart.bars:
        _bar_legend(painter, scene, pen)
    else:
        for fill, words in (
            ("filled", QCoreApplication.translate("Compare", "reported result")),
            ("hollow", QCoreApplication.translate("Compare", "interpretation or recommendation")),
            ("dotted", QCoreApplication.translate("Compare", "implied, not stated")),
        ):
            pen.mark("barrier", fill, 14)  # type: ignore[arg-type]
            pen.mark("facilitator", fill, 16)  # type: ignore[arg-type]
            pen.words(words)
    pen = _Pen(painter, scene, 1)
    pen.words(QCoreApplication.translate("Compare", "Empty:"), gap=8)
    for state, room, words in (
        ("not_mentioned", 6, QCoreApplication.translate("Compare", "not mentioned")),
        ("absent", 12, QCoreApplication.translate("Compare", "looked for, reported absent")),
        ("hidden", 28, QCoreApplication.translate("Compare", "hidden by filter")),
    ):
        pen.spot(state, room)
        pen.words(words)
    hatch(painter, QRectF(pen.x, pen.y - 6 * pen.s, 18 * pen.s, 12 * pen.s), theme.current().color("chart.hatch"))
    pen.x += 23 * pen.s
    pen.words(QCoreApplication.translate("Compare", "no study of this model"), gap=18)
    pen.words(QCoreApplication.translate("Compare", "Silence is not absence"), "text")
    if scene.chart.letters:
        pen = _Pen(painter, scene, 2)
        pen.words(QCoreApplication.translate("Compare", "Each mark is one study:"), gap=8)
        for key in scene.chart.study_keys:
            if key.letter:
                pen.words(key.letter, "text", 6, 600)
                pen.words(word(key.citation, scene.lang))


def _bar_legend(painter: QPainter, scene: Scene, pen: _Pen) -> None:
    """Say what the two parts of a bar are, and how long the longest is."""
    for results, words in (
        (18.0, QCoreApplication.translate("Compare", "reported result")),
        (0.0, QCoreApplication.translate("Compare", "interpretation, recommendation or implied")),
    ):
        for sign, dy in (("barrier", -5.0), ("facilitator", 1.0)):
            bar(painter, sign, QRectF(pen.x, pen.y + dy * pen.s, 18 * pen.s, 5 * pen.s), results * pen.s)
        pen.x += 23 * pen.s
        pen.words(words)
    pen.words(QCoreApplication.translate("Compare", "longest bar = %n studies", "", _longest(scene.chart)))
