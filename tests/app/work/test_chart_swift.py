"""Large libraries are counted over arrays: the same chart as passage by passage, whatever is asked."""

from __future__ import annotations

import random
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.report.late import Late
from app.work import chart_swift, charting, history, starter, studying
from app.work.chart_axes import COLUMNS, ROWS
from app.work.charting import ChartQuery
from app.work.library import Library
from db import codes as kept_codes
from db import held, tables
from db.findings import DIRECTIONS, STATUSES
from db.query import Query
from tests import builders, simulated

UNITS = ("studies", "findings", "passages")


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The example library and studies coded at random: several codes, models and coders on a passage, or none."""
    made = starter.make(Path(tmp_path_factory.mktemp("swift")) / "mixed.diptych")
    fill(made, random.Random(11))
    yield made
    made.close()


def fill(made: Library, chance: random.Random, studies: int = 60) -> None:
    with made.db.read() as conn:
        book = kept_codes.all_codes(conn, counted=False)
    with made.change("Coded at random") as rec:
        coders = [rec.insert(tables.Coder, name=f"Coder {one}") for one in range(3)]
        models = chance.sample([code for code in book if code.facet == "model"], 9)
        others = [code for code in book if code.facet != "model"]
        for number in range(studies):
            study = builders.put_study(
                rec, f"{chance.choice('ABCD')} study {number}", country=chance.choice(["US", "CN", "FR", None]),
                year=chance.choice([None, 2001, 2010, 2020]), design=chance.choice(["review", "qualitative", None]),
                asked_about_barriers=chance.choice(["yes", "partly", "no", None]),
            )  # fmt: skip
            for at, code in enumerate(chance.sample(models, chance.choice([0, 0, 1, 2]))):
                rec.insert(tables.StudyModel, study_id=study, code_id=code.id, position=at)
            if chance.random() < 0.4:
                rec.insert(
                    tables.FieldVariant, study_id=study, field="programme", lang="en", kind="original", source="page",
                    value=chance.choice(["Vanguard", "Pioneer"]), position=0,
                )  # fmt: skip
            findings = [
                rec.insert(
                    tables.Finding, study_id=study, status=chance.choice(STATUSES),
                    direction=chance.choice(DIRECTIONS), position=number * 10 + at, in_report=False, claims={"en": "c"},
                )
                for at in range(chance.choice([0, 1, 3]))
            ]  # fmt: skip
            for _ in range(chance.choice([0, 1, 2, 6])):
                passage = rec.insert(
                    tables.Passage, study_id=study, section=chance.choice([None, "results", "discussion", ""])
                )
                codes = chance.sample(others, chance.choice([0, 1, 2, 4]))
                codes += chance.sample(models, chance.choice([0, 0, 1, 2]))
                for code in codes:
                    for coder in chance.sample([None, *coders], chance.choice([1, 1, 2])):
                        rec.insert(
                            tables.Coding, passage_id=passage, code_id=code.id, coder_id=coder,
                            mode=chance.choice(["explicit", "explicit", "implied", "absent"]),
                        )  # fmt: skip
                for at, finding in enumerate(chance.sample(findings, min(len(findings), chance.choice([0, 1, 2])))):
                    rec.insert(tables.FindingPassage, finding_id=finding, passage_id=passage, position=at)


def same(library: Library, **asked: object) -> charting.Chart:
    query = ChartQuery(**asked)  # type: ignore[arg-type]
    plain, swift = charting.plainly(library, query), chart_swift.chart(library, query)
    for unit in UNITS:
        numbers = [
            [[cell.number(sign, unit) for sign in ("barrier", "facilitator", "other")] for cell in chart.cells]  # type: ignore[arg-type]
            for chart in (plain, swift)
        ]
        assert numbers[0] == numbers[1], (asked, unit)
    for one, other in zip(plain.cells, swift.cells, strict=True):
        assert one == other, asked
    assert plain == swift, asked
    assert plain.letters == swift.letters
    return swift


@pytest.mark.parametrize("rows", ROWS)
@pytest.mark.parametrize("cols", COLUMNS)
def test_any_rows_and_columns_come_out_the_same(mixed: Library, rows: str, cols: str) -> None:
    for unit in UNITS:
        same(mixed, rows=rows, cols=cols, unit=unit)
    same(mixed, rows=rows, cols=cols, modes=("implied",), statuses=("reported_result",))


@pytest.mark.parametrize(
    "asked",
    [
        {"statuses": ("reported_result",)},
        {"statuses": ("", "background_claim")},
        {"statuses": ("author_interpretation", "recommendation"), "directions": ("hinders", "mixed")},
        {"directions": ("helps",)},
        {"background": True},
        {"modes": ("explicit",)},
        {"modes": ("implied",)},
        {"sections": ("results",)},
        {"sections": ("", "discussion")},
        {"sections": ("nowhere",)},
        {"studies": ()},
        {"studies": (1, 2, 5, 9, 4000)},
        {"studies": (3, 8), "modes": ("implied",)},
        {"query": Query(countries=("CN",))},
        {"query": Query(text="study 1"), "studies": tuple(range(40))},
        {"rolled": ("model.us", "model.cn")},
        {"rolled": ("model.us",), "unit": "findings", "statuses": ("reported_result",)},
        {"rows": "barrier", "cols": "coder", "unit": "passages", "modes": ("explicit",)},
        {"rows": "barrier", "cols": "year", "statuses": ("",), "unit": "findings", "background": True},
    ],
    ids=str,
)
def test_any_filter_comes_out_the_same(mixed: Library, asked: dict[str, object]) -> None:
    same(mixed, **asked)


def test_an_empty_library_and_one_without_codings_come_out_the_same(tmp_path: Path) -> None:
    library = starter.make(tmp_path / "empty.diptych", examples=False)
    for cols in COLUMNS:
        same(library, cols=cols)
    with library.change("A study") as rec:
        builders.put_study(rec, "Alone")
    for cols in COLUMNS:
        assert same(library, cols=cols).n_studies == 1
    library.close()


def test_what_changed_since_is_counted_without_reading_everything_again(tmp_path: Path) -> None:
    library = starter.make(tmp_path / "changing.diptych")
    chance = random.Random(3)
    fill(library, chance, 20)
    same(library)
    with library.db.read() as conn, held.at(conn) as arrays:
        before = {name: arrays._tables[name] for name in ("coding", "study")}
    with library.db.read() as conn:
        codes = [code.id for code in kept_codes.all_codes(conn, counted=False)]
        passages = list(conn.exec_driver_sql("SELECT id FROM passage").scalars())
        codings = list(conn.exec_driver_sql("SELECT id FROM coding").scalars())
        findings = list(conn.exec_driver_sql("SELECT id FROM finding").scalars())
        studies = list(conn.exec_driver_sql("SELECT id FROM study").scalars())
    with library.change("One more") as rec:
        fresh = rec.insert(tables.Coding, passage_id=passages[-1], code_id=chance.choice(codes), mode="explicit")
    same(library, rows="barrier")
    with library.db.read() as conn, held.at(conn) as arrays:
        arrays.codings(conn)
        assert arrays._tables["study"] is before["study"]
        assert set(arrays._tables["coding"]["id"]) - set(before["coding"]["id"]) == {fresh}
    with library.change("Others") as rec:
        rec.update(tables.Coding, codings[4], mode="absent")
        rec.delete(tables.Coding, codings[7])
        rec.update(tables.Finding, findings[1], status="background_claim")
        rec.update(tables.Passage, passages[3], section="a new one")
        rec.update(tables.Study, studies[2], country="NZ", year=1999)
    same(library, cols="country", sections=("a new one", "results"))
    history.undo(library)
    same(library, cols="country", sections=("a new one", "results"))
    history.redo(library)
    same(library, cols="year")
    studying.delete(library, studies[:5])
    same(library, cols="coder")
    library.close()


@pytest.mark.parametrize("asked", [{}, {"studies": (1, 2, 3), "rows": "barrier"}], ids=str)
def test_what_is_shown_of_a_cell_is_had_without_its_marks(mixed: Library, asked: dict[str, object]) -> None:
    query = ChartQuery(**asked)  # type: ignore[arg-type]
    plain, swift = charting.plainly(mixed, query), chart_swift.chart(mixed, query)
    for one, other in zip(plain.cells, swift.cells, strict=True):
        for sign in ("barrier", "facilitator", "other"):
            own = one.studies(sign)
            assert other.studies(sign)[:3] == own[:3]
            assert [mark.evidence for mark in charting.leading(other, sign, 4)] == [
                mark.evidence for mark in charting.leading(one, sign, 4)
            ]
            assert [sorted(ids) for ids in charting.stood_for([other], sign)] == [
                sorted(ids) for ids in charting.stood_for([one], sign)
            ]
        if other.marks:
            assert charting.passage_count(other) == len({p for mark in one.marks for p in mark.passages})
            assert swift.letters or other.marks._made is None  # type: ignore[attr-defined]
        assert one == other
    assert [sorted(ids) for ids in charting.stood_for(swift.cells)] == [
        sorted(ids) for ids in charting.stood_for(plain.cells)
    ]
    some = [key.study for key in plain.study_keys][:3]
    assert swift.citations(some) == {key.study: key.citation for key in plain.study_keys if key.study in some}


def test_the_strongest_words_of_a_cell_are_read_first(mixed: Library) -> None:
    plain, swift = (count(mixed, ChartQuery()) for count in (charting.plainly, chart_swift.chart))
    for one, other in zip(plain.cells, swift.cells, strict=True):
        whole, some = charting.words_of(mixed, one), charting.words_of(mixed, other, most=1)
        assert len(some) <= 3
        assert {said.passage for said in some} <= {said.passage for said in whole}
        assert bool(some) == bool(whole)
        assert charting.words_of(mixed, other) == whole


def test_simulated_studies_come_out_the_same(tmp_path: Path) -> None:
    library = simulated.library(tmp_path, 240)
    assert charting.chart(library, ChartQuery()) == same(library)
    assert charting.coded_many(library, charting.MANY) == isinstance(charting.chart(library).study_keys, Late)
    same(library, rows="barrier", cols="country", statuses=("reported_result",), unit="findings")
    same(library, rows="facilitator", rolled=("model.uk",), modes=("implied",), sections=("results",))
    library.close()


def test_what_a_chart_was_counted_from_goes_with_it_and_waits_for_no_sweep(mixed: Library) -> None:
    made = chart_swift.chart(mixed, ChartQuery())
    marks = next(one.marks for one in made.cells if one.marks)
    marks.results("barrier")  # type: ignore[attr-defined]
    assert len(made.study_keys)
    counted = weakref.ref(marks._tally.states)  # type: ignore[attr-defined]
    assert counted() is not None
    del made, marks
    assert counted() is None
