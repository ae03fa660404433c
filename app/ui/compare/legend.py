"""Paint the legend under a chart; it is part of the picture and of its export."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from app.ui import paint, theme
from app.ui.compare import speaking
from app.ui.compare.cells import bar, empty, hatch, longest_bar, mark
from app.ui.compare.geometry import LEFT
from app.ui.compare.scene import Scene, font, signs_of
from app.ui.compare.speaking import word
from app.work.charting import Chart


def lines_of(chart: Chart, kind: str) -> int:
    """Return how many lines the legend takes: the letter key only where marks carry letters."""
    if kind == "dots":
        return 2
    return 3 if kind == "pairs" or (chart.letters and kind == "matrix") else 2


class Pen:
    """Walks along a line of the legend."""

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
        if room > 12 * self.s:
            self.x += paint.text_line(self.painter, rect, text, face, theme.current().color(token)) + gap * self.s

    def mark(self, sign: str, evidence: str, gap: float = 15.0) -> None:
        """Draw a mark and move on."""
        mark(self.painter, sign, evidence, QPointF(self.x + 6 * self.s, self.y), 11 * self.s)
        self.x += gap * self.s

    def spot(self, state: str, room: float) -> None:
        """Draw a kind of empty and move on."""
        empty(self.painter, self.scene, QPointF(self.x + room * self.s / 2, self.y), state, 1)
        self.x += (room + 5) * self.s


def legend(painter: QPainter, scene: Scene) -> None:
    """Paint the legend of the kind of picture."""
    foot = scene.geometry.body_bottom
    if not scene.wants(QRectF(0, foot, scene.geometry.width, scene.geometry.height - foot)):
        return
    {"matrix": _matrix, "map": _map, "pairs": _map, "dots": _dots}[scene.geometry.kind](painter, scene)
    if scene.dated:
        face = font(scene, 11)
        width = QFontMetricsF(face).horizontalAdvance(scene.dated)
        s = scene.geometry.scale
        rect = QRectF(scene.geometry.width - 16 * s - width - 1, 6 * s, width + 1, 20 * s)
        paint.text_line(painter, rect, scene.dated, face, theme.current().color("text2"))


def _matrix(painter: QPainter, scene: Scene) -> None:
    """Signs and fills or bars; the kinds of empty; the letters."""
    pen = Pen(painter, scene, 0)
    _signs(pen)
    if scene.chart.bars:
        _bar_parts(painter, scene, pen)
    else:
        _fills(pen, signs_of(scene.chart))
    pen = Pen(painter, scene, 1)
    pen.words(QCoreApplication.translate("Compare", "Empty:"), gap=8)
    _empties(pen)
    _hatched(painter, pen)
    pen.words(QCoreApplication.translate("Compare", "Silence is not absence"), "text")
    if scene.chart.letters:
        pen = Pen(painter, scene, 2)
        pen.words(QCoreApplication.translate("Compare", "Each mark is one study:"), gap=8)
        for key in scene.chart.study_keys:
            if key.letter:
                pen.words(key.letter, "text", 6, 600)
                pen.words(word(key.citation, scene.lang))


def _hatched(painter: QPainter, pen: Pen) -> None:
    """Name the hatch over columns that no study is about."""
    hatch(painter, QRectF(pen.x, pen.y - 6 * pen.s, 18 * pen.s, 12 * pen.s), theme.current().color("chart.hatch"))
    pen.x += 23 * pen.s
    said = speaking.no_study_words(pen.scene.chart)
    pen.words(said[:1].lower() + said[1:], gap=18)


def _signs(pen: Pen) -> None:
    """Name the signs of the rows."""
    for sign in signs_of(pen.scene.chart):
        pen.mark(sign, "result")
        pen.words(
            {
                "barrier": QCoreApplication.translate("Compare", "barrier"),
                "facilitator": QCoreApplication.translate("Compare", "facilitator"),
            }.get(sign, speaking.facet_word(pen.scene.chart.row_facet))
        )


def _fills(pen: Pen, signs: tuple[str, ...]) -> None:
    """Name the fills of the marks."""
    for evidence, words in (
        ("result", QCoreApplication.translate("Compare", "reported result")),
        ("interpretation", QCoreApplication.translate("Compare", "interpretation or recommendation")),
        ("implied", QCoreApplication.translate("Compare", "implied, not stated")),
    ):
        for at, sign in enumerate(signs):
            pen.mark(sign, evidence, 16 if at == len(signs) - 1 else 14)
        pen.words(words)


def _empties(pen: Pen) -> None:
    """Name the kinds of empty that stand in cells."""
    paired = pen.scene.geometry.kind == "pairs"
    for state, room, words in (
        (
            "not_mentioned",
            6,
            QCoreApplication.translate("Compare", "never in one passage")
            if paired
            else QCoreApplication.translate("Compare", "not mentioned"),
        ),
        ("absent", 12, QCoreApplication.translate("Compare", "looked for, reported absent")),
        ("hidden", 28, QCoreApplication.translate("Compare", "hidden by filter")),
    ):
        pen.spot(state, room)
        pen.words(words)


def _bar_parts(painter: QPainter, scene: Scene, pen: Pen) -> None:
    """Say what the two parts of a bar are, and how long the longest is."""
    signs = signs_of(scene.chart)
    for results, words in (
        (18.0, QCoreApplication.translate("Compare", "reported result")),
        (0.0, QCoreApplication.translate("Compare", "interpretation, recommendation or implied")),
    ):
        for at, sign in enumerate(signs):
            dy = (-5.0, 1.0)[at] if len(signs) > 1 else -2.5
            bar(painter, sign, QRectF(pen.x, pen.y + dy * pen.s, 18 * pen.s, 5 * pen.s), results * pen.s)
        pen.x += 23 * pen.s
        pen.words(words)
    pen.words(speaking.longest_words(longest_bar(scene.chart), scene.chart.unit))


def _map(painter: QPainter, scene: Scene) -> None:
    """The classes with their numbers, the kinds of empty; what bold rows and thin bars mean."""
    pen, colours, s = Pen(painter, scene, 0), theme.current(), scene.geometry.scale
    if scene.bounds is not None:
        pen.words(speaking.unit_in_cell(scene.chart.unit), gap=8)
        for at, words in enumerate(class_words(scene.bounds)):
            shade = at + 1
            rect = QRectF(pen.x, pen.y - 8 * s, 41 * s, 16 * s)
            painter.fillRect(rect, colours.color(f"map.{shade}"))
            token = "map.inverse" if shade >= 4 else "map.text"
            paint.text_line(painter, rect, words, pen.face, colours.color(token), align="centre")
            pen.x += 41 * s
        pen.x += 14 * s
    else:
        _fills(pen, (scene.sign,))
    paired = scene.geometry.kind == "pairs"
    if paired or scene.bounds is None:
        pen = Pen(painter, scene, 1)
    _empties(pen)
    if any(not column.studies and not column.hidden_studies for column in scene.chart.columns):
        _hatched(painter, pen)
    if paired or scene.bounds is not None:
        pen = Pen(painter, scene, 2 if paired else 1)
    if any(row.is_parent for row in scene.chart.rows):
        pen.words(QCoreApplication.translate("Compare", "Bold rows are unions: a study counts once."), gap=18)
    if paired:
        pen.words(
            QCoreApplication.translate(
                "Compare",
                "Frequent codes meet often by chance: read a number beside the studies of its row and column.",
            )
        )
        return
    pen.words(QCoreApplication.translate("Compare", "Bar under the head: studies; left part = asked about barriers."))


def class_words(bounds: tuple[int, ...]) -> list[str]:
    """Return the classes of the map in numbers: '1–3', '4–6', '7+'."""
    out, low = [], 1
    for bound in bounds:
        out.append(f"{low}–{bound}" if bound > low else str(low))
        low = bound + 1
    return [*out, f"{low}+"]


def _dots(painter: QPainter, scene: Scene) -> None:
    """Say what the small marks and numbers are."""
    pen = Pen(painter, scene, 0)
    pen.words(QCoreApplication.translate("Compare", "One mark per study:"), gap=8)
    _fills(pen, (scene.sign,))
    pen = Pen(painter, scene, 1)
    pen.words(speaking.bold_words(scene.chart.unit))
    pen.spot("not_mentioned", 6)
    pen.words(QCoreApplication.translate("Compare", "not mentioned"))
    pen.words(QCoreApplication.translate("Compare", "Silence is not absence"), "text")
