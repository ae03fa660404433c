"""Kept co-occurrence and saturation in reports: drawn where enough studies are coded, else the document says why not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.report.payload import Payload
from app.report.plain import Plain
from app.work import documents, exporting, keeping, reporting, saturation, starter
from app.work.arrangement import Arrangement
from app.work.chart_stock import ChartQuery
from app.work.library import Library
from app.work.reporting import ReportChoice
from tests import simulated

KEPT = {"Together": Arrangement(tab="pairs").body(), "New ones": Arrangement(tab="growth", grown="barrier").body()}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = simulated.library(tmp_path_factory.mktemp("studied"), 12)
    for name, body in KEPT.items():
        keeping.keep(made, "chart", name, body)
    yield made
    made.close()


def test_a_report_draws_both_with_counts_and_caveat(library: Library) -> None:
    report = reporting.build(library, ReportChoice(charts=tuple(KEPT)))
    together, grown = report.figures
    assert together.kind == "map"
    assert together.title["en"] == "Two barriers in one passage: theme × theme"
    assert together.legend[0]["zh"].startswith("常用编码")
    curve = saturation.saturation(library, ChartQuery(), "barrier")
    assert len(grown.rows) == sum(bool(step.new) for step in curve.steps)
    assert f"first 4 studies: {curve.base} codes; last 3: {curve.last_new} new" in grown.says["en"]
    figures = Payload(report, Plain()).build()["figures"]
    assert all(one["tables"] for one in figures)
    legend = [part["text"] for line in figures[0]["legend"] for part in line["said"]]
    assert "· never in one passage" in legend
    assert not any("not mentioned" in words for words in legend)
    totals = [row["cells"][3]["lines"][0]["said"][0]["text"] for row in figures[1]["tables"][0]["rows"]]
    assert totals == [str(step.total) for step in curve.steps if step.new]


def test_every_kind_of_document_holds_both(library: Library, tmp_path: Path) -> None:
    choice = ReportChoice(charts=tuple(KEPT))
    for form in exporting.DOCUMENTS:
        told = documents.export(library.path, choice, tmp_path / f"x.{form}", form, lambda _share, _words: None)
        assert told["notes"] == [], form
    text = (tmp_path / "x.md").read_text("utf-8").replace("\\", "")
    assert "Two barriers in one passage" in text
    assert "前 4 项研究" in text
    assert "no proof that nothing is left" in text


def test_of_four_studies_neither_is_drawn_and_the_document_says_why(tmp_path: Path) -> None:
    made = starter.make(tmp_path / "four.diptych")
    for name, body in KEPT.items():
        keeping.keep(made, "chart", name, body)
    figures = reporting.build(made, ReportChoice(charts=tuple(KEPT))).figures
    made.close()
    assert [one.kind for one in figures] == ["none", "none"]
    assert [one.misfit["en"] for one in figures] == [
        "“Together” needs 10 coded studies, so it is not drawn.",
        "“New ones” needs 10 coded studies, so it is not drawn.",
    ]
