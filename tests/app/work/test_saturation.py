"""New codes by study: what each study brought first, in the order of years or of coding."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.work import saturation, starter
from app.work.chart_stock import ChartQuery
from app.work.library import Library
from app.work.saturation import BASE, LEAST, RUN
from db import codes as kept_codes
from db import tables
from tests import builders

CODES = ("barrier.context.system", "barrier.finance.risk", "barrier.capacity.it", "facilitator.finance.risksharing")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the codebook and no study, made once."""
    path = tmp_path_factory.mktemp("curve") / "empty.diptych"
    starter.make(path, examples=False).close()
    return path


@pytest.fixture
def library(tmp_path: Path, made: Path) -> Iterator[Library]:
    shutil.copyfile(made, tmp_path / "curve.diptych")
    opened = Library.open(tmp_path / "curve.diptych")
    yield opened
    opened.close()


def put(
    library: Library, year: int | None, codes: Sequence[str], *, mode: str = "explicit", created: str = "2026-01-01"
) -> int:
    """A study with one passage that carries codes."""
    with library.db.read() as conn:
        book = {code.key: code.id for code in kept_codes.all_codes(conn, counted=False)}
    with library.change("A coded study") as rec:
        study = builders.put_study(rec, f"Study of {year}", year=year)
        passage = rec.insert(tables.Passage, study_id=study)
        for code in codes:
            rec.insert(tables.Coding, passage_id=passage, code_id=book[code], mode=mode, created=f"{created}T10:00:00Z")
    return study


def curve(library: Library, **asked: object) -> saturation.Saturation:
    kind, order = str(asked.pop("kind", "")), str(asked.pop("order", "year"))
    return saturation.saturation(library, ChartQuery(**asked), kind, order)  # type: ignore[arg-type]


def test_a_code_is_new_in_the_first_study_only(library: Library) -> None:
    late = put(library, 2020, CODES[:2])
    early = put(library, 2010, CODES[1:3])
    again = put(library, 2022, CODES[:3])
    found = curve(library)
    assert [step.study for step in found.steps] == [early, late, again]
    assert [(step.codes, len(step.new), step.total) for step in found.steps] == [(2, 2, 2), (2, 1, 3), (3, 0, 3)]
    assert {found.labels[one]["zh"] for one in found.steps[1].new} == {"体系碎片化"}


def test_the_order_of_coding_makes_another_curve_with_the_same_end(library: Library) -> None:
    put(library, 2020, CODES[:3], created="2026-02-01")
    put(library, 2010, CODES[2:], created="2026-03-01")
    by_year, by_day = curve(library), curve(library, order="coded")
    assert [step.total for step in by_year.steps] == [2, 4]
    assert [step.total for step in by_day.steps] == [3, 4]
    assert [step.when for step in by_day.steps] == ["2026-02-01", "2026-03-01"]


def test_studies_without_a_year_stand_last_and_those_without_a_code_are_counted_only(library: Library) -> None:
    unknown = put(library, None, CODES[:1])
    put(library, 2021, CODES[1:2])
    put(library, 2022, [])
    found = curve(library)
    assert [step.study for step in found.steps][-1] == unknown
    assert (len(found.steps), found.n_studies, found.n_uncoded) == (2, 3, 1)


def test_absent_codings_and_other_facets_bring_nothing(library: Library) -> None:
    put(library, 2020, CODES[:1], mode="absent")
    put(library, 2021, ["outcome.cost", CODES[3]])
    assert [step.total for step in curve(library).steps] == [1]
    assert [step.total for step in curve(library, kind="outcome").steps] == [1]
    assert [step.total for step in curve(library, kind="all").steps] == [2]


def test_filters_keep_out_and_are_told(library: Library) -> None:
    kept = put(library, 2020, CODES[:2])
    put(library, 2021, CODES[2:], mode="implied")
    found = curve(library, modes=("explicit",))
    assert [step.study for step in found.steps] == [kept]
    assert found.filters
    assert found.n_uncoded == 1
    limited = curve(library, studies=(kept,))
    assert (limited.n_studies, limited.n_hidden) == (1, 1)


def test_base_and_run_are_those_of_the_source(library: Library) -> None:
    for number in range(LEAST):
        put(library, 2000 + number, CODES[: 1 + min(number, 2)])
    found = curve(library)
    assert len(found.steps) == LEAST == BASE + 2 * RUN
    assert (found.base, found.last_new) == (3, 0)


def test_the_words_behind_a_step_are_those_that_brought_the_new_codes(library: Library) -> None:
    put(library, 2010, CODES[:1])
    second = put(library, 2020, CODES[:2])
    found = curve(library)
    said = saturation.brought(library, found, found.steps[1])
    assert [(one.study, one.label["en"]) for one in said] == [(second, "Financial risk and split funding")]


def test_the_example_library_counts_the_study_s_own_words_once(tmp_path: Path) -> None:
    made = starter.make(tmp_path / "example.diptych")
    found = saturation.saturation(made, ChartQuery())
    used = {one for step in found.steps for one in step.new}
    assert len(used) == found.steps[-1].total == len(found.labels)
    assert sum(len(step.new) for step in found.steps) == len(used)
    made.close()


def test_an_empty_library_has_no_steps(library: Library) -> None:
    found = curve(library)
    assert (found.steps, found.base, found.last_new) == ((), 0, 0)
    with pytest.raises(KeyError):
        curve(library, order="size")
