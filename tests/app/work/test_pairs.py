"""Co-occurrence: codes that share a passage, counted in studies; the same for few passages and for a million codings."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.report.axes import codes_down, themes_down
from app.report.chart import build_chart
from app.report.charted import Chart, Row
from app.report.coded import ChartStudy, CodedAs, CodedPassage
from app.report.pairs import pairs_across
from app.work import charting, starter
from app.work.chart_axes import PAIRS, ROWS
from app.work.charting import ChartQuery
from app.work.library import Library
from tests.app.work.test_chart_swift import UNITS, fill, same

CODES = (
    Row("a", {"en": "A"}, {}, is_parent=True), Row("a.1", {"en": "A1"}, {}, parent="a"),
    Row("a.2", {"en": "A2"}, {}, parent="a"), Row("b", {"en": "B"}, {}),
)  # fmt: skip


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = starter.make(Path(tmp_path_factory.mktemp("pairs")) / "mixed.diptych")
    fill(made, random.Random(5))
    yield made
    made.close()


def counted(*passages: tuple[int, list[CodedAs]], facet: str = "barrier", modes: tuple[str, ...] = ()) -> Chart:
    made = [CodedPassage(study, at, tuple(codes)) for at, (study, codes) in enumerate(passages, 1)]
    studies = [ChartStudy(one) for one in sorted({study for study, _ in passages})]
    rows = CODES if facet != "theme" else (Row("t", {"en": "T"}, {}), Row("u", {"en": "U"}, {}))
    down = codes_down(facet, rows) if facet != "theme" else themes_down(rows)
    return build_chart(
        made, studies, (), (), (), down=down, across=pairs_across(made, facet, rows), modes=modes,
    )  # fmt: skip


def coded(key: str, facet: str = "barrier", theme: str = "", mode: str = "explicit") -> CodedAs:
    return CodedAs(facet, key, theme, mode)  # type: ignore[arg-type]


def number(chart: Chart, row: str, col: str, sign: str = "barrier") -> int:
    return chart.cell(row, col).number(sign)  # type: ignore[arg-type]


def test_a_study_counts_once_however_many_of_its_passages_carry_both() -> None:
    both = [coded("a.1"), coded("b")]
    chart = counted((1, both), (1, both), (2, both), (3, [coded("a.1")]), (3, [coded("b")]))
    assert number(chart, "a.1", "b") == number(chart, "b", "a.1") == 2
    assert [column.studies for column in chart.columns if column.key == "b"] == [3]


def test_a_code_never_stands_with_itself_and_a_row_above_is_a_union() -> None:
    chart = counted((1, [coded("a.1"), coded("a.2")]), (2, [coded("a.1"), coded("b")]))
    assert not chart.cell("a.1", "a.1").marks
    assert number(chart, "a", "b") == 1
    assert number(chart, "a", "a.1") == 1
    assert next(row for row in chart.rows if row.key == "a").barrier_studies == 2


def test_what_was_looked_for_and_reported_absent_is_no_co_occurrence() -> None:
    chart = counted((1, [coded("a.1", mode="absent"), coded("b")]), (2, [coded("b")]))
    assert chart.cell("a.1", "b").state == "absent"
    assert not any(cell.marks for cell in chart.cells)


def test_two_codes_together_are_as_plain_as_the_less_plain_one() -> None:
    passages = (1, [coded("a.1"), coded("b", mode="implied")])
    chart = counted(passages)
    for row, col in (("a.1", "b"), ("b", "a.1")):
        assert [mark.evidence for mark in chart.cell(row, col).marks] == ["implied"]
    explicit = counted(passages, modes=("explicit",))
    assert {explicit.cell(row, col).state for row, col in (("a.1", "b"), ("b", "a.1"))} == {"hidden"}


def test_among_themes_barriers_meet_barriers_so_that_both_sides_are_alike() -> None:
    chart = counted(
        (1, [coded("x", theme="t"), coded("y", theme="u"), coded("z", "facilitator", "u")]),
        (2, [coded("x", theme="t"), coded("x2", theme="t")]), facet="theme",
    )  # fmt: skip
    assert number(chart, "t", "u") == number(chart, "u", "t") == 1
    assert number(chart, "t", "u", "facilitator") == number(chart, "u", "t", "facilitator") == 0
    assert number(chart, "t", "t") == 1, "two codes of one theme"


@pytest.mark.parametrize("cols", PAIRS)
def test_arrays_count_the_same(mixed: Library, cols: str) -> None:
    for rows in ROWS:
        same(mixed, rows=rows, cols=cols)
    for unit in UNITS:
        same(mixed, rows=ROWS[1], cols=cols, unit=unit, modes=("explicit",), statuses=("reported_result", ""))
    same(mixed, rows="barrier", cols=cols, studies=tuple(range(20)), rolled=("barrier.context", "outcome"))


def test_both_sides_of_the_same_facet_are_alike(mixed: Library) -> None:
    for facet in ("barrier", "outcome"):
        chart = charting.plainly(mixed, ChartQuery(rows=facet, cols=f"with.{facet}", modes=("explicit",)))
        there = {column.key for column in chart.columns} & {row.key for row in chart.rows if not row.is_parent}
        assert len(there) > 3
        studies = {
            (one, other): {mark.study for mark in chart.cell(one, other).marks} for one in there for other in there
        }
        assert all(studies[one, other] == studies[other, one] for one, other in studies)
        assert any(studies.values())
