"""The chart counts studies by the rules: once a cell, unions, silence told from absence, nothing hidden in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.text.refused import Refused
from app.work import charting, coding, counting, history, starter
from app.work.charting import ChartQuery
from app.work.library import Library
from db import tables
from db.query import Query
from tests import verbs


@dataclass
class Book:
    """A small codebook: two countries, three models, a barrier and a facilitator of one theme."""

    aco: int
    ipa: int
    ics: int
    barrier: int
    facilitator: int


@pytest.fixture
def book(library: Library) -> Book:
    verbs.a_theme(library)
    root = verbs.a_code(library, "Care model", "model")
    us = verbs.a_code(library, "US models", "model", parent=root)
    uk = verbs.a_code(library, "English models", "model", parent=root)
    made = Book(
        verbs.a_code(library, "ACO", "model", parent=us),
        verbs.a_code(library, "IPA", "model", parent=us),
        verbs.a_code(library, "ICS", "model", parent=uk),
        verbs.a_code(library, "Mistrust", "barrier", theme="trust"),
        verbs.a_code(library, "Good relations", "facilitator", theme="trust"),
    )
    with library.change("Short labels") as rec:
        for code, short in ((made.aco, "ACO"), (made.ipa, "IPA"), (made.ics, "ICS")):
            rec.update(tables.Code, code, shorts={"en": short})
    return made


ACO, IPA, ICS = (f"model.care-model.{tail}" for tail in ("us-models.aco", "us-models.ipa", "english-models.ics"))


def test_a_study_stands_once_in_a_cell_however_many_passages_it_has(library: Library, study: int, book: Book) -> None:
    en, _ = verbs.two_texts(library, study)
    for words in ("Trust", "Money", "staff"):
        passage = verbs.a_passage(library, study, (en, words), codes=(book.aco, book.barrier))
        verbs.a_finding(library, passage)
    chart = charting.chart(library)
    (mark,) = chart.cell("trust", ACO).marks
    assert (mark.study, mark.sign, mark.evidence, len(mark.passages), len(mark.findings)) == (
        study,
        "barrier",
        "result",
        3,
        3,
    )
    assert (chart.n_studies, chart.n_drawn) == (1, 3)


def test_undoing_a_coding_brings_the_chart_back(library: Library, study: int, book: Book) -> None:
    en, _ = verbs.two_texts(library, study)
    verbs.a_passage(library, study, (en, "Trust"), codes=(book.aco, book.barrier))
    before = charting.chart(library)
    verbs.a_passage(library, study, (en, "Money"), codes=(book.aco, book.facilitator))
    assert charting.chart(library) != before
    history.undo(library)
    assert charting.chart(library) == before


def test_a_passage_without_a_model_takes_the_only_one_of_its_study(library: Library, book: Book) -> None:
    study = verbs.a_study(library, models=(book.ipa,))
    en, _ = verbs.two_texts(library, study)
    verbs.a_passage(library, study, (en, "Trust"), codes=(book.barrier,))
    assert charting.chart(library).cell("trust", IPA).marks


def test_a_passage_nobody_gave_a_model_stands_apart(library: Library, study: int, book: Book) -> None:
    en, _ = verbs.two_texts(library, study)
    verbs.a_passage(library, study, (en, "Trust"), codes=(book.barrier,))
    chart = charting.chart(library)
    assert chart.cell("trust", charting.NOT_CODED).marks
    assert chart.n_not_judged == 1


def test_looked_for_and_absent_is_not_silence(library: Library, study: int, book: Book) -> None:
    en, _ = verbs.two_texts(library, study)
    verbs.a_passage(library, study, (en, "Trust"), codes=(book.aco,))
    passage = verbs.a_passage(library, study, (en, "Trust"), codes=(book.barrier,), mode="absent")
    assert charting.chart(library).cell("trust", ACO).state == "absent"
    barrier = next(c for c in verbs.passage_of(library, passage).codings if c.code_id == book.barrier)
    coding.set_mode(library, barrier.id, "implied")
    assert charting.chart(library).cell("trust", ACO).marks[0].evidence == "implied"


def test_what_a_filter_keeps_out_is_counted_as_hidden(library: Library, study: int, book: Book) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Trust"), codes=(book.aco, book.barrier))
    verbs.a_finding(library, passage, status="author_interpretation")
    by_status = charting.chart(library, ChartQuery(statuses=("reported_result",)))
    by_study = charting.chart(library, ChartQuery(studies=()))
    by_query = charting.chart(library, ChartQuery(query=Query(text="nowhere")))
    for chart in (by_status, by_study, by_query):
        assert chart.cell("trust", ACO).state == "hidden"
        assert chart.n_hidden == 1
        assert len(chart.filters) == 1
    assert by_status.filters[0]["zh"] == "证据性质：报告的结果"


def test_background_claims_are_left_out_and_said_so(library: Library, study: int, book: Book) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Trust"), codes=(book.aco, book.barrier))
    verbs.a_finding(library, passage, status="background_claim")
    chart = charting.chart(library)
    assert (chart.n_drawn, chart.n_background_left_out) == (0, 1)
    for asked in (ChartQuery(background=True), ChartQuery(statuses=("background_claim",))):
        assert charting.chart(library, asked).cell("trust", ACO).marks


def test_a_digest_is_not_counted_beside_the_words_of_the_study_itself(library: Library, study: int, book: Book) -> None:
    digest, _ = verbs.two_texts(library, study, "Trust was slow to come.", "信任来得慢。", "digest")
    ours = verbs.a_passage(library, study, (digest, "Trust was slow"), codes=(book.aco, book.barrier))
    made = verbs.a_finding(library, ours)
    en, _ = verbs.two_texts(library, study)
    theirs = verbs.a_passage(library, study, (en, "Trust grew slowly"), codes=(book.aco, book.barrier))
    from app.work import finding

    finding.edit(library, made, passage_ids=[ours, theirs])
    (mark,) = charting.chart(library).cell("trust", ACO).marks
    assert mark.passages == (theirs,)
    assert [said.en for said in charting.cell(library, "trust", ACO)] == ["Trust grew slowly"]


def test_a_cell_tells_who_says_it_with_the_words_in_both_languages(library: Library, study: int, book: Book) -> None:
    en, zh = verbs.two_texts(library, study)
    weak = verbs.a_passage(library, study, (en, "Money"), codes=(book.aco, book.facilitator), mode="implied")
    for words in ("Trust grew slowly", "staff left"):
        one = verbs.a_passage(library, study, (en, words), codes=(book.aco, book.barrier))
        verbs.a_finding(library, one)
    coding.move_anchor(library, one, *verbs.place(library, zh, "员工离开"))
    said = charting.cell(library, "trust", ACO)
    assert [(s.sign, s.evidence) for s in said] == [
        ("barrier", "result"),
        ("facilitator", "implied"),
        ("barrier", "result"),
    ]
    assert (said[1].passage, said[1].finding, said[1].status) == (weak, None, "")
    assert (said[2].en, said[2].zh, said[2].zh_machine) == ("staff left", "员工离开", True)
    assert said[0].zh == ""


def test_a_code_without_a_theme_takes_that_of_its_branch(library: Library, study: int, book: Book) -> None:
    child = verbs.a_code(library, "Old quarrels", parent=book.barrier)
    with library.change("No theme") as rec:
        rec.update(tables.Code, child, theme_id=None)
    en, _ = verbs.two_texts(library, study)
    verbs.a_passage(library, study, (en, "Trust"), codes=(book.aco, child))
    assert charting.chart(library).cell("trust", ACO).marks


def test_the_matrix_counts_the_same_cells_in_studies_findings_and_passages(
    library: Library, study: int, book: Book
) -> None:
    en, _ = verbs.two_texts(library, study)
    for words in ("Trust", "Money"):
        passage = verbs.a_passage(library, study, (en, words), codes=(book.aco, book.barrier))
        verbs.a_finding(library, passage)
        verbs.a_finding(library, passage, en="Said again.")
    counts = {}
    for unit in counting.UNITS:
        (cell,) = counting.matrix(library, unit=unit).cells
        counts[unit] = cell.number(unit)
    assert counts == {"studies": 1, "findings": 4, "passages": 2}


def test_rows_columns_units_and_statuses_that_are_none_are_refused(library: Library) -> None:
    for wrong in ({"rows": "colour"}, {"cols": "x"}, {"status": ["sure"]}, {"unit": "words"}):
        with pytest.raises(Refused):
            counting.matrix(library, **wrong)  # type: ignore[arg-type]


def test_any_facet_can_be_rows_or_columns(library: Library, book: Book) -> None:
    study = verbs.a_study(library, country="CN", year=2020, design="review", models=(book.aco,))
    en, _ = verbs.two_texts(library, study)
    verbs.a_passage(library, study, (en, "Trust"), codes=(book.barrier, book.facilitator))
    for rows in counting.FACETS:
        for cols in counting.FACETS:
            table = counting.matrix(library, rows, cols)
            assert all(cell.row in table.rows and cell.col in table.cols for cell in table.cells)
    cells = counting.matrix(library, "barrier", "country").cells
    assert [(c.row, c.col, c.sign, c.studies) for c in cells] == [("barrier.mistrust", "CN", "barrier", (study,))]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = starter.make(tmp_path_factory.mktemp("example") / "example.diptych")
    yield made
    made.close()


def test_the_example_draws_37_findings_in_32_cells(example: Library) -> None:
    chart = charting.chart(example)
    assert (chart.n_studies, chart.n_drawn, chart.n_background_left_out, chart.n_not_judged) == (4, 37, 3, 0)
    assert sum(bool(cell.marks) for cell in chart.cells) == 32
    assert {(c.row, c.col) for c in chart.cells if c.state == "hidden"} == {
        ("structure", "model.us.integrated"),
        ("finance", "model.us.integrated"),
    }
    assert [c.studies for c in chart.columns] == [2, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 0, 0]
    assert [row.barrier_studies for row in chart.rows] == [2, 2, 3, 2, 2, 2, 1, 1, 2]
    assert (chart.all_column.asked, chart.all_column.asked_partly) == (1, 1)
    assert [key.letter for key in chart.study_keys] == ["B", "G", "K", "L"]


def test_the_matrix_of_the_command_line_holds_what_the_chart_draws(example: Library) -> None:
    chart, table = charting.chart(example), counting.matrix(example)
    drawn = {(c.row, c.col, m.sign, m.study) for c in chart.cells for m in c.marks}
    assert drawn == {(c.row, c.col, c.sign, study) for c in table.cells for study in c.studies}


def test_every_drawn_mark_leads_back_to_words(example: Library) -> None:
    chart = charting.chart(example)
    for cell in chart.cells:
        said = charting.words_of(example, cell)
        assert {s.passage for s in said} == {p for m in cell.marks for p in m.passages}
        assert all(s.en and s.zh and s.claim["en"] for s in said)
