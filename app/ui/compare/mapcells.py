"""Paint the evidence map: a printed number in every cell, shaded by class; in small libraries marks; dots for few columns."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from app.ui import theme
from app.ui.compare import speaking
from app.ui.compare.cells import empty, mark
from app.ui.compare.scene import Numbers, Scene, font
from app.work import charting
from app.work.charting import Cell, class_of

GAP = 1.0
"""Half the gap between two cells of the map."""
DOT_PITCH = 8.0
MOST_DOTS = 60


def evidence_map(painter: QPainter, scene: Scene) -> None:
    """Paint the cells of the map; rows above others are bold numbers without shade, so that no sum is seen as heat."""
    columns = len(scene.chart.columns)
    bold, plain = Numbers(painter, font(scene, 11.5, 600)), Numbers(painter, font(scene, 11.5))
    colours, seen = theme.current(), scene.geometry.window
    rows = scene.wanted_rows()
    for number, cell in enumerate(scene.chart.cells):
        row, col = divmod(number, columns)
        if cell.state == "no_study" or not rows[row]:
            continue
        rect = scene.geometry.cell(row, col, scene.offset)
        if rect.right() < seen.left() or rect.left() > seen.right() or not scene.wants(rect):
            continue
        parent = scene.chart.rows[row].is_parent
        value = cell.number(scene.sign, scene.chart.unit)  # type: ignore[arg-type]
        if not value and speaking.is_same(scene.chart, cell):
            _same(painter, scene, rect)
            continue
        if not value:
            empty(painter, scene, rect.center(), _state(cell), cell.hidden, 0.92)
            continue
        if parent:
            bold.begin(colours.color("text"))
            bold.write(rect.center().x(), rect.center().y(), f"{value:,}", "centre")
        elif scene.bounds is not None:
            _shaded(painter, scene, rect, value, plain)
        else:
            _few(painter, scene, rect, cell, value, plain)


def _same(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    """Paint where a code meets itself: a short line, for there is nothing to count."""
    half = 4 * scene.geometry.scale
    painter.setPen(QPen(theme.current().color("chart.faint"), 1.4))
    painter.drawLine(rect.center() - QPointF(half, 0), rect.center() + QPointF(half, 0))


def _state(cell: Cell) -> str:
    """Why a cell of the map is empty: one that holds only the other sign says nothing of this one."""
    return cell.state if not cell.marks else "absent" if cell.absent else "not_mentioned"


def _shaded(painter: QPainter, scene: Scene, rect: QRectF, value: int, writing: Numbers) -> None:
    """Paint a cell in the colour of its class, with its number."""
    colours = theme.current()
    shade = class_of(value, scene.bounds or ())
    painter.fillRect(rect.adjusted(GAP, GAP, -GAP, -GAP), colours.color(f"map.{shade}"))
    writing.begin(colours.color("map.inverse" if shade >= 4 else "map.text"))
    writing.write(rect.center().x(), rect.center().y(), f"{value:,}", "centre")


def _few(painter: QPainter, scene: Scene, rect: QRectF, cell: Cell, value: int, writing: Numbers) -> None:
    """Paint a mark a study where there is room for them, else one mark and the number."""
    s = scene.geometry.scale
    own = charting.leading(cell, scene.sign, MOST_DOTS)
    pitch = 10.0 * s
    if cell.number(scene.sign, "studies") * pitch <= rect.width() - 4 and scene.chart.unit == "studies":  # type: ignore[arg-type]
        for at, one in enumerate(own):
            x = rect.center().x() + (at - (len(own) - 1) / 2) * pitch
            mark(painter, scene.sign, one.evidence, QPointF(x, rect.center().y()), 9 * s)
        return
    mark(painter, scene.sign, own[0].evidence, QPointF(rect.center().x() - 8 * s, rect.center().y()), 9 * s)
    writing.begin(theme.current().color("text"))
    writing.write(rect.center().x(), rect.center().y(), f"{value:,}")


def dots(painter: QPainter, scene: Scene) -> None:
    """Paint a small mark a study for one to three columns, then how many studies, and how many passages."""
    columns = len(scene.chart.columns)
    bold, plain = Numbers(painter, font(scene, 12, 600)), Numbers(painter, font(scene, 11))
    colours, s = theme.current(), scene.geometry.scale
    for number, cell in enumerate(scene.chart.cells):
        row, col = divmod(number, columns)
        rect = scene.geometry.cell(row, col, scene.offset)
        own, count = charting.leading(cell, scene.sign, MOST_DOTS), cell.number(scene.sign, "studies")  # type: ignore[arg-type]
        y = rect.center().y()
        if not own:
            if cell.state != "no_study":
                empty(painter, scene, QPointF(rect.left() + 6 * s, y), _state(cell), cell.hidden)
            continue
        room = rect.width() - bold.width("0000") - plain.width(" (00,000)")
        pitch = min(DOT_PITCH * s, room / min(count, MOST_DOTS))
        x = rect.left() + 4 * s
        for one in own:
            mark(painter, scene.sign, one.evidence, QPointF(x, y), min(8.0 * s, pitch * 1.15))
            x += pitch
        bold.begin(colours.color("text"))
        x += 3 * s + bold.write(x + 3 * s, y, f"{cell.number(scene.sign, scene.chart.unit):,}")  # type: ignore[arg-type]
        plain.begin(colours.color("text2"))
        plain.write(x + 5 * s, y, f"({cell.number(scene.sign, 'passages'):,})")  # type: ignore[arg-type]
