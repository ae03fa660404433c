"""How fast charts are drawn: CPU of the window's own thread, in pictures of twice the size, best of several.

400 simulated studies: 50 ms a picture. 30 x 40 cells: 40 ms a redraw with its layout. Pointing and choosing: 16 ms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.report.axes import codes_down, facts_across
from app.report.chart import build_chart
from app.report.coded import ChartStudy, CodedAs, CodedPassage
from app.ui import language
from app.ui.compare import drawing
from app.ui.compare.geometry import Place
from app.ui.compare.growthview import GrowthView
from app.ui.compare.panel import ComparePanel
from app.ui.compare.timelineview import TimelineView
from app.ui.compare.view import GridView
from app.work import charting, saturation, timeline
from app.work.charting import Chart, Row, arrange, classes, leaf_numbers
from app.work.library import Library
from tests import simulated
from tests.app.ui.starting import least_time

pytestmark = pytest.mark.bench

PAINT, REDRAW, POINT = 0.050, 0.040, 0.016


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = simulated.library(tmp_path_factory.mktemp("simulated"))
    yield made
    made.close()


@pytest.fixture
def grid(qtbot: QtBot) -> GridView:
    language.use("en")
    made = GridView(charting.EMPTY, "en")
    qtbot.addWidget(made)
    made.resize(1280, 800)
    return made


def onto_picture(paint: Callable[[QPainter], None]) -> Callable[[], None]:
    picture = QImage(2 * 1280, 2 * 1000, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(2)

    def draw() -> None:
        painter = QPainter(picture)
        paint(painter)
        painter.end()

    return draw


def wide_chart(rows: int = 30, columns: int = 40) -> Chart:
    """A full chart of many cells."""
    names = [str(1980 + number) for number in range(columns)]
    values = {number + 1: (names[number % columns],) for number in range(columns * 3)}
    passages = [
        CodedPassage(study, study * 100 + row, (CodedAs("barrier", f"r{row}"),), ((study * 100 + row, "reported_result"),))
        for study in values for row in range(rows) if (study * 7 + row * 3) % 5
    ]  # fmt: skip
    down = codes_down("barrier", [Row(f"r{row}", {"en": f"Row {row}"}, {}) for row in range(rows)])
    studies = [ChartStudy(study, citation={"en": f"S{study}"}) for study in values]
    return build_chart(passages, studies, (), (), (), down=down, across=facts_across("year", values, {}, names))


def test_four_hundred_studies_are_painted_in_a_blink(library: Library, grid: GridView) -> None:
    for rows, kind, sign in (("theme", "matrix", "barrier"), ("barrier", "map", "barrier")):
        chart = charting.chart(library, charting.ChartQuery(rows=rows))
        bounds = classes(leaf_numbers(chart, "barrier")) if kind == "map" else None
        grid.show_chart(chart, "en", "A chart", 100, kind, sign, bounds)
        took = least_time(onto_picture(lambda painter: drawing.still(painter, grid.bare_scene())), 7)
        print(f"{kind} of 400 studies at 2x: {took * 1000:.1f} ms")
        assert took <= PAINT


def test_thirty_by_forty_cells_are_redrawn_in_time(grid: GridView) -> None:
    chart = wide_chart()
    assert (len(chart.rows), len(chart.columns)) == (30, 40)
    bounds = classes(leaf_numbers(chart, "barrier"))

    def redraw(painter: QPainter) -> None:
        drawn = arrange(chart, charting.Order("studies"))
        grid.show_chart(drawn, "en", "A chart", 100, "map", "barrier", bounds)
        drawing.draw(painter, grid.bare_scene())

    took = least_time(onto_picture(redraw), 7)
    print(f"redraw of 30 x 40 cells: {took * 1000:.1f} ms")
    assert took <= REDRAW


def test_pointing_and_choosing_answer_at_once(library: Library, grid: GridView) -> None:
    chart = charting.chart(library, charting.ChartQuery(rows="barrier"))
    for drawn in (chart, wide_chart()):
        grid.show_chart(drawn, "en", "A chart", 100, "map", "barrier", (3, 6, 10, 16))
        grid.picture.hovered = Place(2, 2)
        paint = onto_picture(lambda painter: grid._item.paint(painter, None))  # type: ignore[arg-type]
        paint()
        took = least_time(paint, 7)
        grid.picture.selected = frozenset(Place(row, col) for row in range(10) for col in range(10))
        chosen = least_time(paint, 7)
        print(f"pointing: {took * 1000:.1f} ms, with 100 cells chosen: {chosen * 1000:.1f} ms")
        assert max(took, chosen) <= POINT


def test_pointing_at_years_and_studies_of_a_curve_answers_at_once(library: Library, qtbot: QtBot) -> None:
    """The timeline and the saturation curve, of 400 studies and of 10,000."""
    few = timeline.timeline(library)
    lane = few.lanes[0]
    dots = tuple(timeline.Dot(n, 1990 + n % 35, {"en": f"S{n}"}) for n in range(10_000))
    dots = tuple(sorted(dots, key=lambda dot: (dot.year, dot.study)))
    many = replace(few, lanes=(replace(lane, dots=dots),), first=1990, last=2025)
    curve = saturation.saturation(library, charting.ChartQuery())
    steps = tuple(
        saturation.Step(n, str(1990 + n // 300), 5, (n,) if n < 60 else (), min(n + 1, 60)) for n in range(10_000)
    )
    long = replace(curve, steps=steps, labels={n: {"en": f"Code {n}"} for n in range(60)}).readied()
    view, growth = TimelineView(few, "en"), GrowthView(curve, "en")
    for one in (view, growth):
        qtbot.addWidget(one)
        one.resize(1280, 800)
    for show, stage in (
        (lambda: view.show_timeline(few, "en", "t", 100), view),
        (lambda: view.show_timeline(many, "en", "t", 100), view),
        (lambda: growth.show_curve(curve, "en", 100), growth),
        (lambda: growth.show_curve(long, "en", 100), growth),
    ):
        shown = least_time(show, 5)
        paint = onto_picture(lambda painter, stage=stage: stage._item.paint(painter, None))  # type: ignore[misc,arg-type]
        stage._item.forget()
        first = least_time(paint, 1)
        stage.hovered = 3
        pointed = least_time(paint, 7)
        stage.choose(stage.everything())
        chosen = least_time(paint, 7)
        print(f"{stage.objectName()}: shown {shown * 1000:.1f}, painted {first * 1000:.1f}, "
              f"pointing {pointed * 1000:.1f}, all chosen {chosen * 1000:.1f} ms")  # fmt: skip
        assert max(shown, first) <= PAINT
        assert max(pointed, chosen) <= POINT
        stage.clear()


def test_what_chosen_cells_stand_for_is_known_at_once(library: Library, qtbot: QtBot) -> None:
    panel = ComparePanel(library)
    qtbot.addWidget(panel)
    panel.resize(1280, 800)
    panel.show()
    qtbot.waitUntil(lambda: panel._chart.n_studies == 400, timeout=20_000)
    every = frozenset(
        Place(row, col) for row in range(len(panel._chart.rows)) for col in range(len(panel._chart.columns))
    )

    def brush() -> None:
        panel.matrix.choose(every)
        panel.matrix.choose(frozenset({Place(1, 1)}))

    took = least_time(brush, 5)
    print(f"brushing all cells of 400 studies: {took * 1000:.1f} ms")
    assert took <= POINT
