"""The table on paper is the chart of the screen, cell by cell, from the same object."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from app.report.chart import ChartModel, ChartStudy, CodedAs, CodedPassage, build_chart
from app.report.pdf import write_pdf
from app.report.wording import EVIDENCE, SIGNS

from .sample import GROUPS, THEMES, sample_report
from .seeds import seed_report
from .tagged import same, walk

LANGUAGES = ("both", "en", "zh")


def rows_of(path: Path) -> list[list[str]]:
    """The cells of every table row: alternative texts of marks and the words, in tag order."""
    found: list[list[str]] = []
    with pikepdf.open(path) as pdf:
        for piece in walk(pdf, counted=True):
            kinds = [kind.split("#")[0] for kind in piece.path]
            if "TR" not in kinds or kinds[-1] == "Link":
                continue
            row, cell = piece.path[kinds.index("TR")], piece.path[kinds.index("TR") + 1]
            if not found or found[-1][0] != row:
                found.append([row])
            if found[-1][-1].split("|")[0] != cell:
                found[-1].append(f"{cell}|")
            found[-1][-1] += f"[{piece.alt}]" if piece.alt else piece.text
    return [[cell.split("|", 1)[1] for cell in row[1:]] for row in found]


@pytest.mark.parametrize("languages", LANGUAGES)
def test_the_table_on_paper_is_the_chart_cell_by_cell(tmp_path: Path, languages: str) -> None:
    report = seed_report("brief", languages)
    chart = report.chart
    assert chart is not None
    rows = rows_of(write_pdf(report, tmp_path / "x.pdf").path)
    lang = "zh" if languages == "zh" else "en"
    join = "，" if lang == "zh" else ", "
    columns = [column for column in chart.columns if column.studies]
    assert [int(cell) for cell in rows[2][1:]] == [column.studies for column in columns]
    assert [int(cell) for cell in rows[3][1:]] == [column.asked for column in columns]
    assert [int(cell) for cell in rows[4][1:]] == [column.asked_partly for column in columns]
    for row, printed in zip(chart.rows, rows[5:], strict=True):
        assert same(row.label[lang]) in same(printed[0])
        for column, cell_text in zip(columns, printed[1:], strict=True):
            cell = chart.cell(row.key, column.key)
            wanted = "".join(
                f"[{SIGNS[mark.sign][lang]}{join}{EVIDENCE[mark.evidence][lang]}]{mark.letter}" for mark in cell.marks
            )
            assert same(cell_text) == same(wanted or {"hidden": f"({cell.hidden})"}.get(cell.state, "·"))


def test_many_studies_print_numbers_and_split_by_country(tmp_path: Path) -> None:
    models = [
        ChartModel(f"{group}.{at}", group, {"en": f"M{at}", "zh": f"式{at}"}, {"en": f"Model {at}", "zh": f"模式{at}"})
        for group in ("north", "south")
        for at in range(8)
    ]
    studies = [ChartStudy(one, (), "yes", {"en": f"Study {one}", "zh": f"研究 {one}"}) for one in range(40)]
    coded = [
        CodedPassage(
            one,
            one,
            (CodedAs("model", models[one % 16].key), CodedAs("barrier", "b", "trust")),
            ((one, "reported_result"),),
        )
        for one in range(40)
    ]
    chart = build_chart(coded, studies, models, THEMES, GROUPS)
    assert chart.bars
    rows = rows_of(write_pdf(sample_report("full", "en", chart=chart), tmp_path / "x.pdf").path)
    trust = [row for row in rows if row[0] == "Trust"]
    assert [len(row) for row in trust] == [9, 9]
    assert trust[0][1] == "[barrier]3"
    assert trust[1][1] == "[barrier, reported result]" * 2
