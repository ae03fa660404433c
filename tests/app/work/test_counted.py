"""The charts of a report count the whole library or the chosen findings alone, and say which."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.report.markdown import write_markdown
from app.work import charting, keeping, reporting, starter
from app.work.arrangement import Arrangement
from app.work.chart_stock import ChartQuery
from app.work.library import Library
from app.work.reporting import ReportChoice


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = starter.make(tmp_path_factory.mktemp("counted") / "library.diptych")
    keeping.keep(made, "chart", "By country", Arrangement(tab="map", cols="country").body())
    keeping.keep(made, "chart", "Years", Arrangement(tab="timeline").body())
    yield made
    made.close()


def _some(library: Library) -> tuple[int, ...]:
    """Four findings of one study that the chart draws."""
    marks = [mark for cell in charting.chart(library).cells for mark in cell.marks]
    return tuple(sorted({one for mark in marks if mark.study == marks[0].study for one in mark.findings}))[:4]


def _report(library: Library, counted: str) -> reporting.Report:
    charts = ("", "By country", "Years")
    return reporting.build(library, ReportChoice(_some(library), charts=charts, counted=counted))


def test_the_chosen_findings_alone_are_counted_where_that_is_chosen(library: Library) -> None:
    whole, alone = _report(library, "library"), _report(library, "chosen")
    assert whole.chart is not None
    assert alone.chart is not None
    assert (alone.chart.n_drawn, alone.chart.n_studies) == (len(_some(library)), 1)
    assert whole.chart.n_drawn > alone.chart.n_drawn
    assert {f for cell in alone.chart.cells for mark in cell.marks for f in mark.findings} <= set(_some(library))
    for with_all, own in zip(whole.figures[:1], alone.figures[:1], strict=True):
        assert with_all.chart is not None
        assert own.chart is not None
        assert 0 < own.chart.n_drawn <= len(_some(library)) < with_all.chart.n_drawn
    assert alone.note.studies == whole.note.studies, "the note tells what was chosen from"


def test_the_caption_says_how_many_and_which(library: Library) -> None:
    whole, alone = (write_markdown(_report(library, one))[0].decode() for one in ("library", "chosen"))
    assert "Counted: all findings of the library (" in whole
    assert f"Counted: the findings of this report alone ({len(_some(library))} coded, 1 study)." in alone
    assert "all findings of the library: 4 studies" in whole
    assert "the findings of this report alone: 1 study" in alone
    assert (
        "计数范围：仅本报告的研究发现"
        in write_markdown(reporting.build(library, ReportChoice(_some(library), lang="zh", counted="chosen")))[
            0
        ].decode()
    )
    assert "of this report alone coded with a barrier" in alone


def test_a_report_of_everything_counts_the_whole_library_whatever_is_chosen(library: Library) -> None:
    assert reporting.build(library, ReportChoice(counted="chosen")) == reporting.build(library, ReportChoice())


def test_the_count_over_arrays_is_that_of_the_plain_one(library: Library) -> None:
    from app.work import chart_swift

    query = ChartQuery(findings=_some(library))
    swift, plain = chart_swift.chart(library, query), charting.plainly(library, query)
    assert (swift.n_drawn, swift.n_hidden, swift.filters) == (plain.n_drawn, plain.n_hidden, plain.filters)
    assert [(c.state, c.hidden, len(c.marks)) for c in swift.cells] == [
        (c.state, c.hidden, len(c.marks)) for c in plain.cells
    ]
    assert swift.filters[0]["en"] == "4 chosen findings"
