"""Chinese names and titles are ordered by their sound, surnames read as surnames."""

from __future__ import annotations

import pytest

from app.formats import pinyin


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("曾小明", ("zeng", "xiao", "ming")),
        ("单田芳", ("shan", "tian", "fang")),
        ("單田芳", ("shan", "tian", "fang")),
        ("仇保兴", ("qiu", "bao", "xing")),
        ("解放", ("xie", "fang")),
        ("任正非", ("ren", "zheng", "fei")),
        ("欧阳明", ("ouyang", "ming")),
        ("歐陽明", ("ouyang", "ming")),
        ("单于明", ("chanyu", "ming")),
        ("查良镛", ("zha", "liang", "yong")),
        ("覃 志", ("qin", "zhi")),
        ("吕布", ("lu", "bu")),
        ("Lewis", ()),
    ],
)
def test_surnames_are_read_as_surnames(name: str, sounds: tuple[str, ...]) -> None:
    assert pinyin.syllables(name) == sounds


def test_only_the_first_character_is_a_surname() -> None:
    assert pinyin.syllables("王解任")[1] == "jie"


def test_names_are_listed_as_a_dictionary_lists_them() -> None:
    wanted = ["黎明", "李四", "卢森", "吕布", "栾川", "罗素", "单雄", "Smith, J", "曾国", "Zhang, W", "张三"]
    assert sorted(sorted(wanted), key=pinyin.key) == wanted


def test_bearers_of_a_surname_stand_together_in_either_script() -> None:
    assert sorted(["李四", "理查", "李白", "歐陽修", "欧阳明"], key=pinyin.key) == [
        "李白",
        "李四",
        "理查",
        "欧阳明",
        "歐陽修",
    ]


def test_latin_names_are_compared_without_case_and_accents() -> None:
    assert pinyin.key("Łukasz, Öz") == pinyin.key("lukasz oz")


@pytest.mark.parametrize(
    ("title", "start"), [("重庆市的研究", "chong2"), ("“长期”护理", "chang2"), ("首都医院", "shou3")]
)
def test_titles_read_frequent_words_right(title: str, start: str) -> None:
    assert pinyin.title_key(title).startswith(start)


def test_titles_know_no_surnames() -> None:
    assert pinyin.title_key("解决办法").startswith("jie3")


def test_what_is_nothing_has_no_key() -> None:
    assert pinyin.key("") == pinyin.title_key("") == ""


def test_any_character_is_taken() -> None:
    assert "\U00020bb7" in pinyin.key("\U00020bb7野家 A\u0301")
