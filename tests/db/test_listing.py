"""The list: right studies, right order, right counts; and the first page says the same without SQLAlchemy."""

from __future__ import annotations

import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from app.work import reading, searching, studying
from app.work.library import Library
from db import first, listing
from db.errors import NotALibrary, NotFound
from db.listing_rows import short_authors
from db.query import SORT_COLUMNS, SORTS, Query
from db.rows import Name
from db.sorting import title_key
from tests import verbs

ROOT = Path(__file__).resolve().parents[2]


def ids(library: Library, **asked: object) -> list[int]:
    return list(searching.studies(library, Query(**asked)))  # type: ignore[arg-type]


def counts(library: Library, facet: str, query: Query | None = None) -> dict[str, int]:
    return dict(searching.facets(library, query or Query())[facet])


@pytest.fixture
def three(library: Library) -> tuple[int, int, int]:
    return (
        verbs.a_study(library, "“Beta”", year=2020, country="US", authors=(Name("Ärm", "A"),), tags=("red", "blue")),
        verbs.a_study(library, "alpha", year=2010, country="GB-ENG", authors=(Name("Zed", "Z"),), tags=("red",)),
        verbs.a_study(library, "Gamma", authors=(Name("Bell", "B"), Name("Cole", "C"))),
    )


def test_each_order_is_right_and_what_lacks_a_value_stands_last(library: Library, three: tuple[int, int, int]) -> None:
    one, two, last = three
    assert ids(library) == [one, two, last]
    assert ids(library, descending=True) == [last, two, one]
    assert ids(library, sort="title") == [two, one, last]
    assert ids(library, sort="author") == [one, last, two]
    assert ids(library, sort="year") == [two, one, last]
    assert ids(library, sort="year", descending=True) == [one, two, last]


def test_filters_choose_and_narrow_each_other(library: Library, three: tuple[int, int, int]) -> None:
    one, two, last = three
    assert ids(library, countries=("US", "GB-ENG")) == [one, two]
    assert ids(library, countries=("",)) == [last]
    assert ids(library, tags=("red",), countries=("US",)) == [one]
    assert ids(library, years=(2010, 2015)) == [two]
    assert ids(library, studies=(last, one)) == [one, last]
    assert ids(library, studies=()) == []
    assert ids(library, text="alpha") == [two]
    assert ids(library, text="***") == [one, two, last]


def test_a_care_model_is_stated_or_coded_and_stands_for_those_below_it(library: Library) -> None:
    root = verbs.a_code(library, "US", "model")
    aco = verbs.a_code(library, "ACO", "model", parent=root)
    stated = verbs.a_study(library, models=(aco,))
    coded = verbs.a_study(library)
    absent = verbs.a_study(library)
    for study, mode in ((coded, "explicit"), (absent, "absent")):
        en, _ = verbs.two_texts(library, study)
        verbs.a_passage(library, study, (en, "Money"), codes=(aco,), mode=mode)
    for key in ("model.us", "model.us.aco"):
        assert ids(library, models=(key,)) == [stated, coded]
        assert counts(library, "model")[key] == 2


def test_barriers_and_their_themes_are_filters_with_counts(library: Library, study: int) -> None:
    verbs.a_theme(library)
    barrier = verbs.a_code(library, "Mistrust", theme="trust")
    facilitator = verbs.a_code(library, "Good relations", "facilitator", theme="trust")
    other = verbs.a_study(library)
    for each, code in ((study, barrier), (other, facilitator)):
        en, _ = verbs.two_texts(library, each)
        verbs.a_passage(library, each, (en, "Money"), codes=(code,))
    assert ids(library, barriers=("barrier.mistrust",)) == [study]
    assert ids(library, themes=("trust",)) == [study]
    assert counts(library, "theme") == {"trust": 1}
    assert (ids(library, coded=True), ids(library, coded=False)) == ([study, other], [])


def test_every_study_is_in_exactly_one_state_of_translation(library: Library) -> None:
    made = {}
    for state, provenance in (("author", "author"), ("person", "person"), ("machine", "machine"), ("none", None)):
        made[state] = verbs.a_study(library, state)
        verbs.a_text(library, made[state])
        if provenance:
            verbs.a_text(library, made[state], verbs.ZH, "zh-Hans", provenance=provenance)
    for state, study in made.items():
        assert ids(library, translation=(state,)) == [study], state
    assert counts(library, "translation") == {"author": 1, "person": 1, "machine": 1, "reviewed": 0, "none": 1}
    assert ids(library, translation=("machine", "none")) == [made["machine"], made["none"]]


def test_a_facet_leaves_its_own_filter_out_and_heeds_the_others(library: Library, three: tuple[int, int, int]) -> None:
    query = Query(countries=("US",), tags=("red",))
    assert counts(library, "country", query) == {"US": 1, "GB-ENG": 1}
    assert counts(library, "tag", query) == {"red": 1, "blue": 1}
    assert counts(library, "year", query) == {"2020": 1}
    assert counts(library, "country", Query(text="alpha")) == {"GB-ENG": 1}


def test_the_card_counts_findings_by_sign(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    barrier, facilitator = verbs.a_code(library), verbs.a_code(library, "Good relations", "facilitator")
    both = verbs.a_passage(library, study, (en, "Money"), codes=(barrier, facilitator))
    absent = verbs.a_passage(library, study, (en, "staff"), codes=(barrier,), mode="absent")
    for passage in (both, absent):
        verbs.a_finding(library, passage)
    card = verbs.card(library, study)
    assert (card.codings, card.findings, card.barriers, card.facilitators) == (3, 2, 1, 1)


def test_cards_come_in_the_order_asked_without_those_that_are_gone(
    library: Library, three: tuple[int, int, int]
) -> None:
    one, two, last = three
    studying.delete(library, [two])
    assert [card.id for card in searching.cards(library, [last, two, one, 999])] == [last, one]


def test_rebuilding_all_rows_gives_what_each_change_had_made(library: Library, three: tuple[int, int, int]) -> None:
    verbs.two_texts(library, three[0])
    reading.ensure_pairs(library, three[0])
    before = searching.cards(library, three)
    with library.db.write() as conn:
        listing.refresh(conn, None)
    assert searching.cards(library, three) == before


def test_authors_are_called_as_readers_of_each_language_call_them() -> None:
    assert short_authors([]) == ""
    assert short_authors(["Gleave"]) == "Gleave"
    assert short_authors(["Bussu", "Marshall"]) == "Bussu & Marshall"
    assert short_authors(["Lewis", "Tierney", "Colla"]) == "Lewis et al."
    assert short_authors(["Lewis", "Tierney", "Colla"], chinese=True) == "Lewis 等"
    assert short_authors(["张三", "李四"], chinese=True) == "张三、李四"


def test_marks_and_accents_do_not_count_in_the_order() -> None:
    assert title_key("“Élan”") < title_key("(Dis)integrated") or title_key("“Élan”") == "elan”"
    assert title_key("(Dis)integrated") == "dis)integrated"
    assert title_key("") > title_key("龥")


@pytest.mark.parametrize("sort", [one for one in SORTS if one in SORT_COLUMNS])
@pytest.mark.parametrize("descending", [False, True])
def test_the_first_page_is_that_of_the_list(
    library: Library, three: tuple[int, int, int], sort: str, descending: bool
) -> None:
    page = first.first_page(library.path, 2, sort, descending)
    whole = searching.studies(library, Query(sort=sort, descending=descending))
    assert (page.total, page.ids) == (3, whole[:2])
    assert page.cards == searching.cards(library, list(whole[:2]))


def test_very_many_studies_are_counted_after_the_first_page(
    library: Library, three: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert first.first_page(library.path, 2).places == 3
    studying.delete(library, [three[1]])
    monkeypatch.setattr(first, "AT_ONCE", 2)
    page = first.first_page(library.path, 1)
    assert (page.total, page.places) == (-1, 3), "at most as many as ids were given out"
    assert first.first_page(library.path, 20).total == 2, "all of them are on the first page"


def test_the_first_page_refuses_what_is_not_ours(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        first.first_page(tmp_path / "nothing.diptych", 10)
    (tmp_path / "other.diptych").write_bytes(b"SQLite format 3\x00" + bytes(200))
    with pytest.raises(NotALibrary):
        first.first_page(tmp_path / "other.diptych", 10)


def test_the_first_page_needs_neither_sqlalchemy_nor_numpy(library: Library) -> None:
    script = (
        "import sys; from pathlib import Path; from db.first import first_page;"
        "first_page(Path(sys.argv[1]), 20);"
        "print(sorted({'sqlalchemy', 'numpy', 'alembic', 'app'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(library.path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_first_page_asks_for_no_more_rows_than_it_shows(library: Library, three: tuple[int, int, int]) -> None:
    assert first.first_page(library.path, 20).ids == array("q", three)
    page = first.first_page(library.path, 1)
    assert (page.total, len(page.ids), len(page.cards)) == (3, 1, 1)
