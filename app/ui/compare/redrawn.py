"""Says what of a large chart's picture looks otherwise than before: after a coding a few cells and numbers, seldom more.

Only these are painted into the picture that is kept. Everything else would come out as it stands there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QRegion

from app.ui.compare import speaking
from app.ui.compare.cells import longest_bar
from app.ui.compare.heads import HEIGHT, said
from app.ui.compare.scene import Scene, around, signs_of
from app.work.charting import Cell


@dataclass(frozen=True, slots=True)
class Looks:
    """How a picture looks: `frame` is what everything depends on, beside it each column's head, each cell, each row's sum."""

    frame: tuple[Any, ...]
    said: str
    columns: tuple[Any, ...]
    cells: tuple[Any, ...]
    sums: tuple[Any, ...]


def looks(scene: Scene) -> Looks | None:
    """Return how a chart of numbers looks; None for one of marks, which is small and painted in whole."""
    chart, geometry = scene.chart, scene.geometry
    mapped = geometry.kind in {"map", "pairs"} and scene.bounds is not None
    if not mapped and not (geometry.kind == "matrix" and chart.bars):
        return None
    rows = [(row.key, row.label, row.short, row.parent, row.is_parent, row.folded) for row in chart.rows]
    columns = [
        (one.key, one.group, one.short, one.label, one.folded, one.rolled, bool(one.studies or one.hidden_studies))
        for one in chart.columns
    ]
    frame = (
        geometry.asked, scene.lang, scene.offset, scene.title, scene.sign, scene.bounds, scene.dated,
        chart.unit, chart.row_facet, chart.col_facet, chart.all_column, chart.groups, rows, columns,
        max((one.studies for one in chart.columns), default=0),
        max((row.total(scene.sign) for row in chart.rows), default=0) if mapped else longest_bar(chart),  # type: ignore[arg-type]
    )  # fmt: skip
    of = _number if mapped else _bars
    return Looks(
        frame,
        said(scene),
        tuple((one.studies, one.asked, one.asked_partly) for one in chart.columns),
        tuple(of(scene, cell) for cell in chart.cells),
        tuple(tuple(row.total(sign) for sign in signs_of(chart)) for row in chart.rows),  # type: ignore[arg-type]
    )


def _number(scene: Scene, cell: Cell) -> object:
    """How a cell of the map looks."""
    value = cell.number(scene.sign, scene.chart.unit)  # type: ignore[arg-type]
    if value or cell.state == "no_study" or speaking.is_same(scene.chart, cell):
        return value, cell.state == "no_study"
    return cell.state, bool(cell.marks), bool(cell.absent), cell.hidden


def _bars(scene: Scene, cell: Cell) -> object:
    """How a cell of the Matrix looks."""
    if not cell.marks:
        return cell.state, cell.hidden
    unit = scene.chart.unit
    return tuple(
        (cell.number(sign, unit), cell.number(sign, "studies"), cell.results(sign))  # type: ignore[arg-type]
        for sign in signs_of(scene.chart)
    )


def changed(before: Looks | None, now: Looks | None, scene: Scene) -> QRegion | None:
    """Return what of a scene is painted anew, in logical pixels; None for all of it."""
    if before is None or now is None or before.frame != now.frame:
        return None
    geometry = scene.geometry
    rects = [] if before.said == now.said else [QRectF(0, 0, geometry.width, HEIGHT * geometry.scale)]
    width = len(scene.chart.columns)
    rects += [geometry.cell(-1, col, scene.offset) for col in _other(before.columns, now.columns)]
    rects += [geometry.cell(*divmod(at, width), scene.offset) for at in _other(before.cells, now.cells)]
    for row in _other(before.sums, now.sums):
        rect = geometry.cell(row, geometry.sums)
        rects.append(QRectF(rect.left(), rect.top(), geometry.width - rect.left(), rect.height()))
    region = QRegion()
    for rect in rects:
        region = region.united(around(rect))
    return region


def _other(before: tuple[Any, ...], now: tuple[Any, ...]) -> list[int]:
    """The places at which two rows of looks differ."""
    return [at for at, (one, other) in enumerate(zip(before, now, strict=True)) if one != other]
