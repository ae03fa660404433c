"""Rows above are unions, folding and sorting count nothing anew, and classes of the map come from the numbers."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.report.arranging import Order, arrange, class_of, classes, leaf_numbers
from app.report.axes import codes_down, facts_across, models_across
from app.report.chart import ChartModel, ChartStudy, CodedAs, CodedPassage, build_chart
from app.report.charted import Chart, Group, Row

TREE = (
    Row("a", {"en": "A"}, {}, is_parent=True),
    Row("a.1", {"en": "A1"}, {}, parent="a"),
    Row("a.2", {"en": "A2"}, {}, parent="a"),
    Row("b", {"en": "B"}, {}, is_parent=True),
    Row("b.1", {"en": "B1"}, {}, parent="b"),
)
MODELS = (ChartModel("m1", "g", {}, {}), ChartModel("m2", "g", {}, {}), ChartModel("n1", "h", {}, {}))
GROUPS = (Group("g", {}), Group("h", {}))

coded = st.tuples(
    st.integers(1, 9), st.sampled_from(["a.1", "a.2", "b.1", "a"]), st.sampled_from(["m1", "m2", "n1"]),
    st.sampled_from(["explicit", "implied"]),
)  # fmt: skip
PASSAGES = st.lists(coded, max_size=40)


def passages(raw: list[tuple[int, str, str, str]]) -> list[CodedPassage]:
    return [
        CodedPassage(
            study, at, (CodedAs("barrier", code, "t", mode), CodedAs("model", model)), ((at, "reported_result"),)
        )  # type: ignore[arg-type]
        for at, (study, code, model, mode) in enumerate(raw)
    ]


def chart_of(raw: list[tuple[int, str, str, str]], **more: object) -> Chart:
    studies = [ChartStudy(one, citation={"en": f"S{one}"}) for one in range(1, 10)]
    return build_chart(passages(raw), studies, MODELS, (), GROUPS, down=codes_down("barrier", TREE), **more)  # type: ignore[arg-type]


def test_a_code_stands_in_its_row_and_in_those_above() -> None:
    chart = chart_of([(1, "a.1", "m1", "explicit"), (2, "a.2", "m1", "explicit"), (1, "a.2", "m1", "explicit")])
    assert [len(chart.cell(row, "m1").marks) for row in ("a", "a.1", "a.2", "b")] == [2, 1, 2, 0]


@settings(max_examples=60, deadline=None)
@given(PASSAGES)
def test_rows_above_and_rolled_columns_are_unions_never_sums(raw: list[tuple[int, str, str, str]]) -> None:
    chart = chart_of(raw)
    for model in ("m1", "m2", "n1"):
        for row, inside in {"a": {"a", "a.1", "a.2"}, "b": {"b", "b.1"}}.items():
            wanted = {study for study, code, own, _ in raw if code in inside and own == model}
            found = next((c for c in chart.cells if c.row == row and c.col == model), None)
            assert ({mark.study for mark in found.marks} if found else set()) == wanted
    rolled = chart_of(
        raw, across=models_across(passages(raw), [ChartStudy(one) for one in range(1, 10)], MODELS, GROUPS, ["g"])
    )
    column = next((one for one in rolled.columns if one.rolled), None)
    if column is not None:
        wanted = {study for study, _, own, _ in raw if own in {"m1", "m2"}}
        assert column.studies == len(wanted)
        assert {mark.study for cell in rolled.cells if cell.col == column.key for mark in cell.marks} == wanted
    for row in chart.rows:
        inside = {code for code in ("a", "a.1", "a.2", "b", "b.1") if code == row.key or code.startswith(row.key + ".")}
        assert row.barrier_studies == len({study for study, code, _, _ in raw if code in inside})


@settings(max_examples=60, deadline=None)
@given(PASSAGES, st.sampled_from(["codebook", "studies"]), st.booleans(), st.sets(st.sampled_from(["a", "b"])))
def test_an_arranged_chart_holds_the_same_cells(
    raw: list[tuple[int, str, str, str]], sort: str, flat: bool, folded: set[str]
) -> None:
    chart = chart_of(raw)
    drawn = arrange(chart, Order(sort, flat, frozenset(folded)))
    for row in drawn.rows:
        for column in drawn.columns:
            assert drawn.cell(row.key, column.key) == chart.cell(row.key, column.key)
    shown = {row.key for row in drawn.rows}
    if flat:
        assert shown == {"a.1", "a.2", "b.1"}
    else:
        assert shown == {row.key for row in TREE if row.parent not in folded}
    if sort == "studies" and not flat:
        tops = [row.barrier_studies for row in drawn.rows if row.is_parent]
        assert tops == sorted(tops, reverse=True)


def test_a_unit_counts_findings_or_passages_instead_of_studies() -> None:
    raw = [(1, "a.1", "m1", "explicit"), (1, "a.1", "m1", "explicit"), (2, "a.1", "m1", "explicit")]
    for unit, number in (("studies", 2), ("findings", 3), ("passages", 3)):
        chart = chart_of(raw, unit=unit)
        assert chart.cell("a.1", "m1").number("barrier", unit) == number
        assert chart.row("a").barrier_studies == number


def test_implied_codings_can_be_kept_out_and_are_counted_as_hidden() -> None:
    chart = chart_of([(1, "a.1", "m1", "implied"), (2, "a.1", "m2", "explicit")], modes=("explicit",))
    assert chart.cell("a.1", "m1").state == "hidden"
    assert chart.cell("a.1", "m2").marks
    assert (chart.n_drawn, chart.n_hidden) == (1, 1)


def test_columns_can_be_facts_of_studies() -> None:
    values = {1: ("2010",), 2: ("2012",), 3: ()}
    across = facts_across("year", values, {}, ["2010", "2012"])
    chart = chart_of([(1, "a.1", "m1", "explicit"), (3, "a.1", "m1", "explicit")], across=across)
    assert [column.key for column in chart.columns] == ["2010", "2012", ""]
    assert [len(chart.cell("a.1", key).marks) for key in ("2010", "2012", "")] == [1, 0, 1]


@given(st.lists(st.integers(0, 60), max_size=80))
def test_classes_rise_and_zero_is_none_of_them(values: list[int]) -> None:
    bounds = classes(values)
    assert list(bounds) == sorted(set(bounds))
    assert len(bounds) <= 4
    assert class_of(0, bounds) == 0
    assert all(1 <= class_of(value, bounds) <= len(bounds) + 1 for value in values if value)


def test_the_numbers_of_the_picture_make_its_classes() -> None:
    shares = {
        1: 18,
        2: 20,
        3: 22,
        4: 14,
        5: 16,
        6: 16,
        7: 16,
        8: 10,
        9: 8,
        10: 5,
        11: 2,
        12: 1,
        13: 1,
        14: 2,
        16: 1,
        17: 1,
        26: 1,
    }
    values = [value for value, times in shares.items() for _ in range(times)]
    bounds = classes(values)
    assert len(bounds) == 4
    assert bounds[0] == 3
    assert bounds[-1] < 26


def test_rows_above_are_not_shaded() -> None:
    chart = chart_of([(1, "a.1", "m1", "explicit"), (2, "a.2", "m1", "explicit")])
    assert sorted(leaf_numbers(chart, "barrier"))[-2:] == [1, 1]
