"""Which records are one study: judged pair by pair, and found among thousands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.work import alike
from db.duplicates import Head
from tests import planted

WHOLE = "Shared care for frail residents in county hospitals: interviews with staff"
ENGLISH = Head(
    1, 2019, "", "12", "3", "101-112", (WHOLE,), (("Ashby", "Alma", ""), ("Brandt", "Boris", "")), (), (), (), ()
)
CHINESE = Head(
    1, 2019, "", "12", "3", "101-112", ("县级医院失能居民整合型医疗服务的访谈研究",),
    (("", "", "曾小明"), ("", "", "单丽")), (), (), (), (),
)  # fmt: skip


def reason(one: Head, **other: object) -> str:
    """Why a study and its changed copy are held to be one, '' where they are not."""
    found = alike.judge(one, replace(one, id=2, **other))  # type: ignore[arg-type]
    return found.reason if found else ""


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, "title"),
        ({"titles": (WHOLE.upper() + ".",)}, "title"),
        ({"titles": (f"[{WHOLE}].",)}, "title"),
        ({"titles": (WHOLE.replace("residents", "residnets"),)}, "spelling"),
        ({"titles": (WHOLE.replace("Shared care", "Sharedcare"),)}, "title"),
        ({"titles": (WHOLE.split(":", maxsplit=1)[0],)}, "subtitle"),
        ({"year": None}, "title"),
        ({"year": 2018}, "title"),
        ({"year": 2018, "pages": "", "volume": ""}, ""),
        ({"year": 2017}, ""),
        ({"volume": "13"}, ""),
        ({"names": (("Castell", "Clara", ""),)}, ""),
        ({"names": (("Ashby", "A", ""), ("Brandt", "B", ""))}, "title"),
        ({"titles": (WHOLE + " II",), "pages": ""}, ""),
        ({"titles": (WHOLE.replace("staff", "women"),)}, "place"),
        ({"titles": (WHOLE.replace("staff", "women"),), "pages": "113-120"}, ""),
        ({"titles": (WHOLE.split(":", maxsplit=1)[0] + ": a study protocol",), "pages": "9-20"}, ""),
        ({"titles": ("Shared",), "names": ()}, ""),
    ],
)
def test_a_copy_in_the_same_language(changed: dict[str, object], why: str) -> None:
    assert reason(ENGLISH, **changed) == why


@pytest.mark.parametrize(
    ("names", "changed", "why"),
    [
        ((("Zeng", "Xiaoming", ""), ("Shan", "Li", "")), {}, "authors"),
        ((("Zeng", "Xiao-Ming", ""), ("Shan", "L", "")), {}, "authors"),
        ((("Zeng", "XM", ""), ("Shan", "L", "")), {}, "authors"),
        ((("Xiaoming", "Zeng", ""), ("Li", "Shan", "")), {}, "authors"),
        ((("Ceng", "Xiaoming", ""), ("Dan", "Li", "")), {}, ""),
        ((("Zeng", "Xiaohong", ""), ("Shan", "Li", "")), {}, ""),
        ((("Zeng", "Xiaoming", ""), ("Shan", "Li", "")), {"pages": "201-212"}, ""),
        ((("Zeng", "Xiaoming", ""), ("Shan", "Li", "")), {"year": 2020}, ""),
        ((("Zeng", "Xiaoming", ""), ("Shan", "Li", "")), {"pages": ""}, ""),
    ],
)
def test_a_chinese_and_an_english_record_meet_by_people_year_and_pages(
    names: tuple[tuple[str, str, str], ...], changed: dict[str, object], why: str
) -> None:
    assert reason(CHINESE, titles=(WHOLE,), names=names, **changed) == why


def test_a_title_in_the_other_language_is_enough_where_both_have_it() -> None:
    english = (("Zeng", "Xiaoming", ""), ("Shan", "Li", ""))
    assert reason(CHINESE, titles=(WHOLE, CHINESE.titles[0]), names=english, pages="") == "title"


@pytest.mark.parametrize("change", [("县级", "县"), ("医院", "医院的")])
def test_one_character_may_be_wrong_in_a_long_chinese_title(change: tuple[str, str]) -> None:
    assert reason(CHINESE, titles=(CHINESE.titles[0].replace(*change),)) == "spelling"


def test_a_character_that_turns_the_meaning_round_is_no_slip() -> None:
    title = "城市老年居民整合型医疗服务的访谈研究"
    assert reason(replace(CHINESE, titles=(title,)), titles=(title.replace("城市", "农市"),), pages="") == ""


def test_numbers_that_contradict_keep_two_records_apart() -> None:
    assert reason(replace(ENGLISH, dois=("10.5555/a",)), dois=("10.5555/b",)) == ""


def test_one_number_for_several_items_is_not_enough() -> None:
    other = ("Payment reform and its enemies",)
    assert reason(replace(ENGLISH, dois=("10.5555/a",)), dois=("10.5555/A",), titles=other) == ""
    assert reason(replace(ENGLISH, dois=("10.5555/a",)), dois=("10.5555/A",)) == "doi"


def test_groups_never_join_what_was_kept_apart() -> None:
    three = [replace(ENGLISH, id=number) for number in (1, 2, 3)]
    found = alike.matches(three)
    assert [one.studies for one in alike.groups(found)] == [(1, 2, 3)]
    assert [one.studies for one in alike.groups(found, {(1, 2)})] == [(1, 3)]


def test_planted_copies_are_found_and_neighbours_left_alone() -> None:
    library = planted.made(1500)
    found = {(one.first, one.second) for one in alike.matches(library.heads)}
    missed = [kind for pair, kind in library.pairs.items() if pair not in found]
    wrong = [library.decoys.get(pair, "?") for pair in found if pair not in library.pairs]
    assert len(missed) <= len(library.pairs) * 0.03, missed
    assert len(wrong) <= len(found) * 0.01, wrong


def test_empty_records_are_nobodys_copy() -> None:
    empty = [Head(n, None, "", "", "", "", (), (), (), (), (), ()) for n in (1, 2)]
    assert alike.matches([*empty, replace(empty[0], id=3, titles=("…",), names=(("", "", ""),))]) == []
