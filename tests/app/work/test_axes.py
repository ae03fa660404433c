"""Any facet against any other: what the panel draws and what the command line prints are the same numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.work import charting, starter
from app.work.chart_axes import COLUMNS, ROWS
from app.work.charting import ChartQuery
from app.work.library import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = starter.make(Path(tmp_path_factory.mktemp("axes")) / "example.diptych")
    yield made
    made.close()


@pytest.mark.parametrize("rows", ROWS)
def test_panel_and_command_line_count_the_same(library: Library, rows: str) -> None:
    for cols in COLUMNS:
        printed = charting.matrix(library, rows, cols)
        chart = charting.chart(library, ChartQuery(rows=rows, cols=cols))
        parents = {row.key for row in chart.rows if row.is_parent}
        drawn = {
            (cell.row, cell.col, "" if mark.sign == "other" else mark.sign, mark.study)
            for cell in chart.cells
            for mark in cell.marks
            if cell.row not in parents
        }
        shown = {row.key for row in chart.rows} - parents
        told = {
            (cell["row"], cell["col"], cell["sign"], study)
            for cell in printed["cells"]
            for study in cell["studies"]
            if cell["row"] in shown
        }
        assert drawn == told, cols


def test_every_unit_is_counted_alike(library: Library) -> None:
    for unit in ("studies", "findings", "passages"):
        printed = charting.matrix(library, "theme", "country", unit=unit)
        chart = charting.chart(library, ChartQuery(rows="theme", cols="country", unit=unit))
        for cell in printed["cells"]:
            assert chart.cell(cell["row"], cell["col"]).number(cell["sign"], unit) == cell["n"]


def test_a_section_or_a_mode_narrows_and_says_so(library: Library) -> None:
    every = charting.chart(library)
    some = charting.chart(library, ChartQuery(sections=("results",), modes=("explicit",)))
    assert 0 < some.n_drawn < every.n_drawn
    assert some.n_drawn + some.n_hidden >= every.n_drawn
    assert [one["en"] for one in some.filters] == ["coding: explicit", "section: results"]
    assert [one["zh"] for one in some.filters] == ["编码方式：明示", "章节：结果"]


def test_rows_above_stand_before_those_below_and_hold_their_union(library: Library) -> None:
    chart = charting.chart(library, ChartQuery(rows="barrier"))
    for at, row in enumerate(chart.rows):
        if row.parent:
            assert row.parent in {one.key for one in chart.rows[:at]}
    width = len(chart.columns)
    for at, row in enumerate(chart.rows):
        if not row.is_parent:
            continue
        below = [n for n, one in enumerate(chart.rows) if one.parent == row.key]
        for col in range(width):
            union = {mark.study for n in below for mark in chart.cells[n * width + col].marks}
            assert {mark.study for mark in chart.cells[at * width + col].marks} == union
