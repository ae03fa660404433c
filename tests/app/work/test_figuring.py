"""Charts kept by a name stand in reports with the numbers of the screen; what no longer fits is said, not hidden."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from app.report.figuretables import sheet_name
from app.report.model import Report
from app.report.payload import Payload
from app.report.plain import Plain
from app.work import charting, documents, exporting, finding, keeping, reporting, starter, styles
from app.work.arrangement import Arrangement
from app.work.library import Library
from app.work.reporting import ReportChoice
from tests.app.report.tagged import same, tag_text

KEPT = {
    "Barriers by year": Arrangement(tab="map", cols="year").body(),
    "只看结果 <b>": Arrangement(tab="matrix", cols="country", unit="findings", statuses=("reported_result",)).body(),
    "Side by side": Arrangement(tab="claims").body(),
    "When": Arrangement(tab="timeline").body(),
    "Outcomes/methods": Arrangement(tab="table", matrix_rows="outcome").body(),
}


def _nobody(_share: float, _words: str) -> None:
    """Hears nothing."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("figuring") / "library.diptych"
    library = starter.make(path)
    for name, body in KEPT.items():
        keeping.keep(library, "chart", name, body)
    library.close()
    return path


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(Path(shutil.copy(made, tmp_path / "library.diptych")))
    yield opened
    opened.close()


def _built(library: Library, *charts: str) -> Report:
    return reporting.build(library, ReportChoice(charts=charts))


def test_a_report_holds_the_standard_matrix_alone_until_charts_are_chosen(library: Library) -> None:
    report = reporting.build(library, ReportChoice())
    assert report.chart is not None
    assert report.figures == ()
    assert reporting.build(library, ReportChoice(chart=False)).chart is None


def test_charts_stand_in_the_order_chosen_around_the_matrix(library: Library) -> None:
    report = _built(library, "When", "", "Barriers by year", "When")
    assert [one.name for one in report.figures] == ["When", "Barriers by year"]
    assert report.figures_before == 1
    assert report.chart is not None
    assert _built(library, "When").chart is None


def test_the_numbers_are_those_of_the_screen_with_its_unit_and_filters(library: Library) -> None:
    figure = _built(library, "只看结果 <b>").figures[0]
    query = charting.ChartQuery(statuses=("reported_result",), cols="country", unit="findings")
    assert figure.chart == charting.arrange(charting.chart(library, query), charting.Order())
    assert figure.says["en"].endswith(
        "counted in findings · 22 findings hidden by filter · filters: evidence status: reported result"
    )
    assert "筛选条件：证据性质：报告的结果" in figure.says["zh"]
    report = _built(library, "只看结果 <b>")
    data = Payload(report, Plain()).build()["figures"][0]
    printed = {mark["letter"] for row in data["tables"][0]["rows"] for cell in row["cells"] for mark in cell["marks"]}
    counted = {
        str(cell.number(sign, "findings"))
        for cell in figure.chart.cells
        for sign in ("barrier", "facilitator")  # type: ignore[arg-type,union-attr]
    } - {"0"}
    assert printed == counted


def test_every_kind_of_document_draws_every_chart_with_its_counts(library: Library, tmp_path: Path) -> None:
    choice = ReportChoice(charts=("", *KEPT))
    said = {}
    for form in exporting.DOCUMENTS:
        told = documents.export(library.path, choice, tmp_path / f"x.{form}", form, _nobody)
        assert told["notes"] == []
    said["pdf"] = tag_text(tmp_path / "x.pdf")
    said["html"] = re.sub(
        "<[^>]*>", "", (tmp_path / "x.html").read_text("utf-8").replace("&lt;", "‹").replace("&gt;", "›")
    )
    with zipfile.ZipFile(tmp_path / "x.docx") as file:
        said["docx"] = "".join(ElementTree.fromstring(file.read("word/document.xml")).itertext())
    said["md"] = (tmp_path / "x.md").read_text("utf-8").replace("\\", "")
    report = reporting.build(library, choice)
    for form, text in said.items():
        for figure in report.figures:
            name = figure.name.replace("<", "‹").replace(">", "›") if form == "html" else figure.name
            assert same(name) in same(text), (form, figure.name)
            assert same(figure.says["en"]) in same(text), (form, figure.name)
            assert same(figure.title["zh"]) in same(text), (form, figure.name)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames[3:8] == ["Barriers by year", "只看结果 <b>", "Side by side", "When", "Outcomes methods"]
    sheet = book["Barriers by year"]
    assert [cell.value for cell in sheet[1]][1:] == ["2009", "2012", "2017", "2020"]
    assert [cell.value for cell in sheet[2]] == ["Studies", 1, 1, 1, 1]


def test_a_chart_that_is_gone_or_names_what_is_gone_says_so(library: Library, tmp_path: Path) -> None:
    body = Arrangement(tab="map", dots=True, compared=("gone.model",), folded=("gone.code",)).body()
    keeping.keep(library, "chart", "Old", body)
    keeping.keep(library, "chart", "Newer", {**Arrangement(tab="map").body(), "cols": "weather"})
    choice = ReportChoice(charts=("Old", "Newer", "Never"))
    told = documents.export(library.path, choice, tmp_path / "x.pdf", "pdf", _nobody)
    assert [one.split(":")[0] for one in told["notes"]] == [
        "“Old” no longer fits the library",
        "“Newer” was kept by another version with rows or columns that this version does not have; what it knows is drawn.",
        "No chart is kept by the name “Never” any more, so it is not drawn.",
    ]
    text = same(tag_text(tmp_path / "x.pdf"))
    assert same("gone.code, gone.model") in text
    assert same("已没有名为“Never”的图表排列") in text


def test_a_brief_and_a_pdf_without_the_chart_section_draw_none(library: Library) -> None:
    report = reporting.build(library, ReportChoice(charts=("When",), parts=(("note", "", ""),)))
    assert report.figures == ()


def test_independent_checkers_find_nothing_in_a_report_with_all_charts(library: Library, tmp_path: Path) -> None:
    outloud = pytest.importorskip("outloud", reason="the tag checker outloud is not installed")
    documents.export(library.path, ReportChoice(charts=("", *KEPT)), tmp_path / "x.pdf", "pdf", _nobody)
    result = outloud.check(str(tmp_path / "x.pdf"))
    assert (result.verdict, result.errors) == ("pass", 0)


def test_names_of_sheets_are_allowed_short_and_their_own() -> None:
    assert sheet_name("a/b:c[d]*?", ()) == "a b c d"
    assert sheet_name("x" * 40, ("X" * 31,)) == "x" * 29 + " 2"
    assert sheet_name("'", ()) == "?"
    assert sheet_name("History", ()) == "History 2"


def test_a_style_that_is_gone_is_said_and_the_usual_one_takes_its_place(library: Library, tmp_path: Path) -> None:
    first = finding.findings(library)[0].id
    choice = ReportChoice((first,), style="my-style-01234567.csl", style_name="My style")
    told = documents.export(library.path, choice, tmp_path / "x.md", "md", _nobody)
    assert told["notes"] == ["The citation style “My style” is no longer there; the references follow APA 7."]
    assert styles.usable("my-style-01234567.csl", "My style") is None
