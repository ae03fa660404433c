"""The Matrix counts studies by the rules of decision 2, on a sample, on the seeds, and on anything at all."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.report.chart import ChartStudy, CodedAs, CodedPassage, build_chart, evidence_of
from app.report.charted import NOT_CODED

from . import sample
from .seeds import seed_chart


def test_a_study_has_one_mark_in_a_cell_with_its_strongest_evidence() -> None:
    chart = sample.sample_chart()
    (mark,) = chart.cell("trust", "north.a").marks
    assert (mark.evidence, mark.letter, mark.passages, mark.findings) == ("result", "A", (1, 2), (1, 2))


def test_background_claims_are_hidden_counted_and_never_drawn_silently() -> None:
    chart = sample.sample_chart()
    assert (chart.n_drawn, chart.n_background_left_out) == (3, 1)
    assert [mark.sign for mark in chart.cell("finance", "north.b").marks] == ["facilitator"]
    assert chart.cell("finance", "north.b").hidden == 0, "the study stands in the cell already"
    drawn = sample.sample_chart(background=True)
    assert (drawn.n_drawn, drawn.n_background_left_out) == (4, 0)
    assert {mark.evidence for mark in drawn.cell("finance", "north.b").marks} == {"interpretation"}


def test_a_passage_in_no_finding_counts_as_not_judged() -> None:
    chart = sample.sample_chart()
    (mark,) = chart.cell("trust", "north.b").marks
    assert (mark.evidence, mark.findings, chart.n_not_judged) == ("not_judged", (), 1)


def test_the_five_looks_of_a_cell() -> None:
    absent = CodedPassage(1, 9, (CodedAs("model", "north.a"), CodedAs("barrier", "b2", "finance", "absent")))
    filtered = CodedPassage(
        1, 10, (CodedAs("model", "south.a"), CodedAs("barrier", "b1", "trust")), ((9, "reported_result"),), hidden=True
    )
    chart = build_chart(
        [*sample.passages(), absent, filtered], sample.STUDIES, sample.MODELS, sample.THEMES, sample.GROUPS
    )
    assert chart.cell("finance", "north.a").state == "absent"
    assert chart.cell("finance", "north.a").absent == 1
    assert (chart.cell("trust", "south.a").state, chart.cell("trust", "south.a").hidden) == ("hidden", 1)
    assert chart.cell("finance", "south.a").state == "not_mentioned"
    assert chart.cell("trust", "south.b").state == "no_study"
    assert chart.cell("trust", "north.a").state == "marks"
    assert chart.n_hidden == 1


def test_a_group_without_any_study_folds_to_one_column() -> None:
    chart = sample.sample_chart()
    assert [column.key for column in chart.columns] == ["north.a", "north.b", "south.*"]
    assert chart.columns[-1].folded == ("south.a", "south.b")
    assert chart.columns[-1].short["en"] == "2 models"


def test_a_passage_without_a_model_takes_the_only_one_of_its_study_else_a_column_of_its_own() -> None:
    bare = (CodedAs("barrier", "b1", "trust"),)
    studies = [ChartStudy(1, ("north.a",)), ChartStudy(2, ("north.a", "north.b")), ChartStudy(3)]
    chart = build_chart(
        [CodedPassage(one, one, bare) for one in (1, 2, 3)], studies, sample.MODELS, sample.THEMES, sample.GROUPS
    )
    assert [mark.study for mark in chart.cell("trust", "north.a").marks] == [1]
    assert [mark.study for mark in chart.cell("trust", NOT_CODED).marks] == [2, 3]
    assert chart.column(NOT_CODED).studies == 2
    assert chart.row("trust").barrier_studies == 3


def test_a_code_that_is_no_column_says_nothing_about_the_model() -> None:
    codes = (CodedAs("model", "form.soft"), CodedAs("barrier", "b1", "trust"))
    chart = build_chart(
        [CodedPassage(1, 1, codes)], [ChartStudy(1, ("north.a",))], sample.MODELS, sample.THEMES, sample.GROUPS
    )
    assert [mark.study for mark in chart.cell("trust", "north.a").marks] == [1]


def test_letters_need_few_studies_with_distinct_initials() -> None:
    studies = [dataclasses.replace(study, citation={"en": "Alder"}) for study in sample.STUDIES]
    chart = build_chart(sample.passages(), studies, sample.MODELS, sample.THEMES, sample.GROUPS)
    assert not chart.letters
    assert sample.sample_chart().letters


def test_a_study_that_a_filter_took_out_leaves_its_column_hidden_not_unstudied() -> None:
    studies = [sample.STUDIES[0], dataclasses.replace(sample.STUDIES[1], shown=False)]
    chart = build_chart(sample.passages(), studies, sample.MODELS, sample.THEMES, sample.GROUPS)
    assert chart.n_studies == 1
    assert chart.column("north.b").studies == 0
    assert chart.cell("trust", "north.b").state == "hidden"


@pytest.mark.parametrize(
    ("status", "mode", "look"),
    [
        ("reported_result", "explicit", "result"),
        ("recommendation", "explicit", "interpretation"),
        ("reported_result", "implied", "implied"),
        ("", "explicit", "not_judged"),
    ],
)
def test_the_look_of_a_finding(status: str, mode: str, look: str) -> None:
    assert evidence_of(status, mode) == look


def test_a_chart_is_json() -> None:
    assert json.loads(json.dumps(dataclasses.asdict(sample.sample_chart())))["n_drawn"] == 3


CODES = st.builds(
    CodedAs,
    st.sampled_from(["model", "barrier", "facilitator"]),
    st.sampled_from(["north.a", "north.b", "south.a", "other"]),
    st.sampled_from(["trust", "finance"]),
    st.sampled_from(["explicit", "implied", "absent"]),
)
PASSAGES = st.lists(
    st.builds(
        CodedPassage,
        st.integers(1, 4),
        st.integers(1, 40),
        st.lists(CODES, max_size=4).map(tuple),
        st.lists(
            st.tuples(st.integers(1, 9), st.sampled_from(["reported_result", "background_claim", "recommendation"])),
            max_size=2,
        ).map(tuple),
        st.booleans(),
    ),
    max_size=25,
)


@settings(max_examples=150, deadline=None)
@given(PASSAGES)
def test_totals_are_unions_of_studies_never_sums(passages: list[CodedPassage]) -> None:
    studies = [ChartStudy(one, (), "no", {"en": f"S{one}"}) for one in range(1, 5)]
    chart = build_chart(passages, studies, sample.MODELS, sample.THEMES, sample.GROUPS)
    for row in chart.rows:
        for sign, total in (("barrier", row.barrier_studies), ("facilitator", row.facilitator_studies)):
            found = {
                mark.study for cell in chart.cells if cell.row == row.key for mark in cell.marks if mark.sign == sign
            }
            assert total == len(found)
    for cell in chart.cells:
        assert len({(mark.study, mark.sign) for mark in cell.marks}) == len(cell.marks)
        assert bool(cell.marks) == (cell.state == "marks")
        assert chart.cell(cell.row, cell.col) is cell
    assert chart.bars == any(len(cell.studies(sign)) > 2 for cell in chart.cells for sign in ("barrier", "facilitator"))


def test_the_seeds_give_the_figures_of_the_design() -> None:
    chart = seed_chart()
    assert (chart.n_studies, chart.n_drawn, chart.n_background_left_out, chart.bars) == (4, 37, 3, False)
    assert sum(bool(cell.marks) for cell in chart.cells) == 32
    hidden = {(cell.row, cell.col): cell.hidden for cell in chart.cells if cell.state == "hidden"}
    assert hidden == {("structure", "model.us.integrated"): 1, ("finance", "model.us.integrated"): 1}
    assert [row.barrier_studies for row in chart.rows] == [2, 2, 3, 2, 2, 2, 1, 1, 2]
    assert [row.facilitator_studies for row in chart.rows] == [2, 1, 2, 1, 2, 2, 1, 1, 1]
    assert sorted(column.studies for column in chart.columns) == [0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2]
    assert (chart.all_column.studies, chart.all_column.asked, chart.all_column.asked_partly) == (4, 1, 1)
    assert [key.letter for key in chart.study_keys] == ["B", "G", "K", "L"]
    assert max(len(cell.studies(sign)) for cell in chart.cells for sign in ("barrier", "facilitator")) == 1
