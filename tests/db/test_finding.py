"""Questions with fields, prefixes and both scripts find exactly what a plain look through the words finds."""

from __future__ import annotations

import random
from array import array
from threading import Timer

import pytest

from app.work import collecting, searching, tagging
from app.work.library import Library
from db import listing
from db import search as index
from db.asking import asked, years
from db.errors import Stopped
from db.query import Query, from_kept, kept
from db.rows import Ident, Name
from db.stopping import Stop
from tests import verbs


def found(library: Library, words: str, **more: object) -> list[int]:
    return list(searching.studies(library, Query(text=words, **more)))  # type: ignore[arg-type]


def a_study_saying(library: Library, en: str = "", zh: str = "", **more: object) -> int:
    study = verbs.a_study(library, **{"title": "Untold", **more})  # type: ignore[arg-type]
    if en:
        verbs.a_text(library, study, en)
    if zh:
        verbs.a_text(library, study, zh, "zh-Hans")
    return study


@pytest.fixture
def heron(library: Library) -> int:
    study = a_study_saying(
        library,
        "Egrets trust nobody.",
        title="Herons of the north",
        title_zh="北方的苍鹭",
        authors=(Name("Bell", "Ada"), Name("", "", "曾小明", "zh-Hans")),
        journal="Journal of Wading Birds",
        year=2014,
        country="GB-ENG",
        identifiers=(Ident("doi", "10.1000/xyz", "own"), Ident("pmid", "123456", "own")),
        tags=("to read",),
    )
    a_study_saying(library, "Herons and bells.", zh="苍鹭", year=2009, country="US")
    return study


@pytest.mark.parametrize(
    "words",
    [
        "title:herons",
        "TITLE: herons ",
        "标题:苍鹭",
        "标题：北方",
        "author:bell",
        "作者:曾小明",
        "journal:wading",
        "doi:10.1000/xyz",
        "pmid:123456",
        'tag:"to read"',
        "标签:read",
        "text:egrets",
        "year:2014",
        "year:2010-",
        "年份:>2009",
        "country:gb",
        "国家:GB-ENG",
        "herons -year:2009",
        "herons -text:bells",
        "title:hero",
    ],
)
def test_a_field_asks_in_one_place_only(library: Library, heron: int, words: str) -> None:
    assert found(library, words) == [heron]


@pytest.mark.parametrize("words", ["title:egrets", "author:herons", "year:2020", "year:soon", "country:FR", "model:x"])
def test_what_stands_elsewhere_does_not_answer_a_field(library: Library, heron: int, words: str) -> None:
    assert found(library, words) == []


def test_a_field_without_a_value_asks_for_nothing_yet(library: Library, heron: int) -> None:
    assert asked("title:") == []
    assert len(found(library, "herons title:")) == 2


def test_code_model_language_and_collection_are_asked_by_what_they_are_called(library: Library, heron: int) -> None:
    code = verbs.a_code(library, "Mistrust")
    en, _ = verbs.two_texts(library, heron)
    verbs.a_passage(library, heron, (en, "Money"), codes=(code,))
    assert found(library, "code:mistrust") == [heron]
    assert found(library, "编码:mistr") == [heron]
    collecting.make(library, "Birds of prey")
    (folder,) = collecting.folders(library)
    collecting.put(library, [heron], folder.id)
    assert found(library, "collection:birds") == [heron]
    assert heron in found(library, "lang:en")


def test_traditional_finds_simplified_and_the_other_way_round(library: Library) -> None:
    simple = a_study_saying(library, zh="医疗卫生体系的整合")
    full = a_study_saying(library, zh="醫療衛生體系的整合")
    for words in ("医疗卫生体系", "醫療衛生體系", "衞生"):
        assert found(library, words) == [simple, full], words
    with library.db.read() as conn:
        (_, hits) = listing.find(conn, "体系")
    assert [hit.snippets[0].text[slice(*hit.snippets[0].spans[0])] for hit in hits] == ["体系", "體系"]


def test_chinese_words_are_found_exactly_as_a_plain_look_would_find_them(library: Library) -> None:
    rand = random.Random(3)
    letters = "医疗整合服务患者院不信任的，。"
    texts = {}
    for _ in range(60):
        body = "".join(rand.choice(letters) for _ in range(40))
        texts[a_study_saying(library, zh=body)] = body
    for length in (1, 2, 3, 4):
        for _ in range(40):
            body = rand.choice(list(texts.values()))
            start = rand.randrange(len(body) - length)
            word = body[start : start + length]
            if "，" in word or "。" in word:
                continue
            assert found(library, word) == [study for study, words in texts.items() if word in words], word


def test_prefixes_of_every_length_find_what_begins_so(library: Library) -> None:
    words = [
        "integration",
        "integrated",
        "interim",
        "in",
        "i",
        "inn",
        "intensity",
        "into",
        "integ",
        "ibis",
        "été",
        "xylem",
    ]
    made = {a_study_saying(library, en=f"{word} 7"): word for word in words}
    plain = {study: word.replace("é", "e") for study, word in made.items()}
    for prefix in (
        "i",
        "in",
        "int",
        "inte",
        "integ",
        "integr",
        "integrat",
        "integrations",
        "e",
        "et",
        "x",
        "xyl",
        "zz",
    ):
        assert found(library, prefix) == [study for study, word in plain.items() if word.startswith(prefix)], prefix
        assert found(library, f'"{prefix}"') == [study for study, word in plain.items() if word == prefix], prefix
    assert found(library, '"integration 7') == [next(iter(made))]


def test_no_phrase_crosses_from_one_wording_into_the_next(library: Library) -> None:
    a_study_saying(library, title="Herons trust", title_zh="苍鹭", tags=("integrated", "care"))
    assert found(library, '"integrated care"') == []


def test_fields_that_only_keep_what_a_file_said_are_not_searched(library: Library) -> None:
    from db.tables import FieldVariant

    study = a_study_saying(library, "Herons.")
    with library.change("Kept") as rec:
        rec.insert(
            FieldVariant, study_id=study, field="extra", lang="en", value="C1: hidden", kind="original",
            source="page", position=0,
        )  # fmt: skip
    assert found(library, "hidden") == []


def test_the_first_page_is_the_beginning_of_the_whole(library: Library) -> None:
    for number in range(9):
        a_study_saying(library, "Herons." if number % 3 else "Bells.", year=2000 + number)
    for query in (
        Query(text="herons"),
        Query(text="herons", descending=True),
        Query(text="herons", years=(2002, 2007)),
        Query(text="herons year:2004"),
        Query(text="herons", sort="title"),
    ):
        whole = searching.studies(library, query)
        for most in (2, 50):
            page = searching.first(library, query, most)
            if page is not None:
                assert page[0] == whole[: len(page[0])]
                assert page[1] == (len(page[0]) == len(whole))
    assert searching.first(library, Query(years=(2001, 2002)), 5) is None


@pytest.mark.parametrize("within", [0.0, 0.0005, 60])
def test_a_first_page_that_is_given_up_is_still_the_beginning(library: Library, within: float) -> None:
    made = [a_study_saying(library, "Herons nest here.") for _ in range(40)]
    with library.db.read() as conn:
        for backwards in (False, True):
            found, ended = index.first(conn, '"herons nest"', 50, descending=backwards, within=within, small=0)
            assert found == sorted(made, reverse=backwards)[: len(found)]
            assert not ended or len(found) == len(made)
        assert index.first(conn, '"herons"', 50, within=within, small=40)[1]


def test_a_page_found_in_time_is_shown_short_and_none_is_shown_of_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [a_study_saying(library, "Herons.") for _ in range(4)]
    monkeypatch.setattr(index, "first", lambda *_, **__: (made[:2], False))
    page = searching.first(library, Query(text="herons"), 3)
    assert page is not None
    assert (list(page[0]), page[1]) == (made[:2], False)
    monkeypatch.setattr(index, "first", lambda *_, **__: ([], False))
    assert searching.first(library, Query(text="herons"), 3) is None


def _read(library: Library, stop: Stop, question: str) -> None:
    with library.db.read(stop=stop) as conn:
        conn.exec_driver_sql(question).all()


def test_a_question_that_is_given_up_ends_at_once(library: Library, heron: int) -> None:
    stop = Stop()
    stop.now()
    with pytest.raises(Stopped):
        searching.studies(library, Query(text="herons"), stop)
    during = Stop()
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    Timer(0.1, during.now).start()
    with pytest.raises(Stopped):
        _read(library, during, endless)
    assert found(library, "herons") != []


def test_languages_imports_and_collections_are_filters_with_counts(library: Library) -> None:
    both, english, none = (a_study_saying(library, "A.", "甲"), a_study_saying(library, "B."), verbs.a_study(library))
    collecting.make(library, "Above")
    collecting.make(library, "Below", collecting.folders(library)[0].id)
    above, below = (one.id for one in collecting.folders(library))
    collecting.put(library, [both], below)
    collecting.put(library, [english], above)
    assert found(library, "", languages=("zh",)) == [both]
    assert found(library, "", languages=("en", "zh")) == [both]
    assert found(library, "", collections=(above,)) == [both, english]
    assert found(library, "", collections=(below,)) == [both]
    assert found(library, "", collections=(0,)) == [none]
    counts = {name: dict(values) for name, values in searching.facets(library, Query()).items()}
    assert counts["language"] == {"en": 2, "zh": 1}
    assert counts["collection"] == {str(above): 2, str(below): 1, "0": 1}


def test_lists_and_counts_follow_every_change(library: Library, heron: int) -> None:
    tagging.tag(library, [heron], "red")
    assert found(library, "", tags=("red",)) == [heron]
    from app.work import history

    history.undo(library)
    assert found(library, "", tags=("red",)) == []
    history.redo(library)
    assert dict(searching.facets(library, Query())["tag"])["red"] == 1


def test_chinese_is_sorted_by_its_sound_with_surnames_right(library: Library) -> None:
    names = ("曾一", "单二", "张三", "安四", "Lewis", "仇五")
    made = {verbs.a_study(library, authors=(Name("", "", name, "zh-Hans"),)): name for name in names}
    order = [made[one] for one in found(library, "", sort="author")]
    assert order == ["安四", "Lewis", "仇五", "单二", "曾一", "张三"]
    titles = {verbs.a_study(library, title): title for title in ("重庆的医院", "城市", "Chalk", "长期照护")}
    shown = [titles[one] for one in found(library, "", sort="title") if one in titles]
    assert shown == ["Chalk", "长期照护", "城市", "重庆的医院"]


@pytest.mark.parametrize("typed", ["2015", "2010-2015", "2010–2015", ">=2010", "-2015", "2015年"])
def test_years_are_read_as_they_are_typed(typed: str) -> None:
    first, last = years(typed) or (0, 0)
    assert first <= 2015 <= last


def test_a_question_is_kept_and_comes_back_without_what_a_chart_limits_it_to() -> None:
    query = Query(text="信任", years=(2010, 2015), countries=("US", ""), coded=False, batches=(3,), sort="year")
    assert from_kept(kept(query)) == query
    assert from_kept(kept(Query(text="x", studies=(1, 2)))) == Query(text="x")
    assert from_kept({"text": 5, "years": "x", "nothing": 1, "sort": "shoe", "tags": [1, "a"]}) == Query(tags=("a",))


def test_places_in_a_long_list_are_found_in_any_order() -> None:
    for ids in (array("q", range(10, 30)), array("q", [5, 3, 9, 1]), array("q")):
        places = searching.Places(ids)
        assert [places.row_of(one) for one in ids] == list(range(len(ids)))
        assert places.row_of(777) == -1


def test_every_order_of_the_list_can_be_asked_both_ways(library: Library, heron: int) -> None:
    with library.db.read() as conn:
        from db.query import SORTS

        whole = set(listing.ids(conn, Query()))
        for sort in SORTS:
            for descending in (False, True):
                assert set(listing.ids(conn, Query(sort=sort, descending=descending))) == whole
