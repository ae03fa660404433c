"""Paint a chart: the still part from one geometry, and over it what pointer, focus and choice light up.

The same functions paint the panel and the picture that is copied or saved. Meaning never rests on colour: shape tells the
sign, fill the evidence, place the half of the cell.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QRegion

from app.ui import paint, theme
from app.ui.compare import cells, heads, mapcells
from app.ui.compare.geometry import Place
from app.ui.compare.legend import legend
from app.ui.compare.legend import lines_of as legend_lines
from app.ui.compare.scene import FILLS, Scene

__all__ = ["FILLS", "Scene", "draw", "legend_lines", "light", "still"]


def draw(painter: QPainter, scene: Scene) -> None:
    """Paint everything."""
    still(painter, scene)
    light(painter, scene)


def still(painter: QPainter, scene: Scene, only: QRegion | None = None) -> None:
    """Paint what does not change under the pointer; `only` in a region, to which the painter is clipped."""
    scene.only = only
    try:
        _still(painter, scene)
    finally:
        scene.only = None


def _still(painter: QPainter, scene: Scene) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    geometry = scene.geometry
    heads.title(painter, scene)
    if geometry.kind != "dots":
        heads.count_labels(painter, scene)
    heads.row_heads(painter, scene)
    with_clip(painter, scene, heads.column_heads)
    heads.lines(painter, scene)
    with_clip(painter, scene, cells.hatches)
    body = {
        "matrix": cells.matrix,
        "map": mapcells.evidence_map,
        "pairs": mapcells.evidence_map,
        "dots": mapcells.dots,
    }[geometry.kind]
    with_clip(painter, scene, body)
    heads.sums(painter, scene)
    legend(painter, scene)


def with_clip(painter: QPainter, scene: Scene, part: object) -> None:
    """Paint a part that scrolls sideways only between row heads and sums."""
    geometry = scene.geometry
    painter.save()
    if geometry.overflow:
        painter.setClipRect(geometry.window, Qt.ClipOperation.IntersectClip)
    part(painter, scene)  # type: ignore[operator]
    painter.restore()


def light(painter: QPainter, scene: Scene) -> None:
    """Paint lit heads, the chosen cells, the focus and the rubber band over the still part."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    geometry, chart = scene.geometry, scene.chart
    for row in sorted(_lit(scene, rows=True)):
        if 0 <= row < len(chart.rows):
            heads.row_head(painter, scene, row, lit=True)
    painter.save()
    columns = geometry.window
    if geometry.overflow:
        painter.setClipRect(columns)
    for col in sorted(_lit(scene, rows=False)):
        if 0 <= col < len(chart.columns):
            heads.column_head(painter, scene, col, lit=True)
    painter.restore()
    painter.save()
    if geometry.overflow and (scene.focus is None or 0 <= scene.focus.col < geometry.sums):
        painter.setClipRect(columns)
    _rings(painter, scene)
    painter.restore()
    if scene.band is not None:
        colours = theme.current()
        painter.fillRect(scene.band, colours.color("accent", 0.12))
        paint.rounded(painter, scene.band, 2, None, colours.color("accent"), 1.0)


def _lit(scene: Scene, *, rows: bool) -> set[int]:
    """The rows or columns whose heads are lit by pointer, focus or choice."""
    places = [scene.hovered, scene.focus if scene.has_focus else None]
    lit = {place.row if rows else place.col for place in places if place is not None and (rows or place.row != -2)}
    return lit | (
        {place.row if rows else place.col for place in scene.selected} if len(scene.selected) <= 400 else set()
    )


def _rings(painter: QPainter, scene: Scene) -> None:
    """Paint choice and focus; only the focus wears the full ring."""
    colours, geometry = theme.current(), scene.geometry
    mapped = geometry.frame.mapped
    map_ground = colours.color("page") if mapped else None
    for place in scene.selected:
        if not _there(scene, place):
            continue
        rect = geometry.cell(place.row, place.col, scene.offset).adjusted(2, 2, -2, -2)
        fill = None if mapped else colours.color("accent", 0.10)
        paint.rounded(painter, rect, 3, fill, colours.color("accent"), 1.5 if mapped else 1.0)
    if scene.focus is not None and _there(scene, scene.focus):
        rect = geometry.cell(scene.focus.row, scene.focus.col, scene.offset).adjusted(1.5, 1.5, -1.5, -1.5)
        halo = map_ground if scene.focus.row >= 0 and scene.has_focus else None
        heads.ring(painter, rect, colours.color("accent"), 2.0 if scene.has_focus else 1.0, halo)


def _there(scene: Scene, place: Place) -> bool:
    """Whether the chart has such a place (it may have become smaller)."""
    if place.row == -2 and not 0 <= place.col < len(scene.chart.columns):
        return False
    return place.row < len(scene.chart.rows) and place.col <= len(scene.chart.columns)
