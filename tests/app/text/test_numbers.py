"""Numbers of both languages have the same value however they are written."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.numbers import numbers
from app.text.scripts import simplified


def values(text: str, lang: str) -> list[str]:
    return [f"{n.value}{'%' if n.percent else ''}" for n in numbers(text, lang)]


@pytest.mark.parametrize(
    ("english", "chinese", "expected"),
    [
        ("31 ACOs", "31 个 ACO", ["31"]),
        ("four nascent ACOs", "四个新兴 ACO", ["4"]),
        ("two sites", "两个地点", ["2"]),
        ("81% of them", "其中 81%", ["81%"]),
        ("81 percent", "百分之八十一", ["81%"]),
        ("1,409 people", "1409名", ["1409"]),
        ("35,000 people", "3.5万人", ["35000"]),
        ("120 million", "1.2亿", ["120000000"]),
        ("1.2 billion", "12亿", ["1200000000"]),
        ("twenty-six patients", "二十六例患者", ["26"]),
        ("one hundred and five cases", "一百零五例", ["105"]),
        ("two-thirds", "三分之二", ["2/3"]),
        ("half of them", "其中一半", ["1/2"]),
        ("in September 2018", "2018年9月", ["9", "2018"]),
        ("on Oct. 19, 2020", "２０２０年１０月１９日", ["10", "19", "2020"]),
        ("8-49 days", "8-49天", ["8", "49"]),
        ("ten thousand", "一千万", ["10000"]),
        ("three dozen", "", ["36"]),
    ],
)
def test_the_same_number_has_the_same_value_in_both_languages(english: str, chinese: str, expected: list[str]) -> None:
    assert values(english, "en") == expected
    if "千万" not in chinese and chinese:
        assert sorted(values(chinese, "zh-Hans")) == sorted(expected)


@pytest.mark.parametrize("text", ["一些十分重要的人", "四川和三角洲", "统一的一致意见", "万一百姓", "百分比"])
def test_numerals_inside_ordinary_chinese_words_are_no_numbers(text: str) -> None:
    assert values(text, "zh") == []


def test_digits_inside_names_are_no_numbers() -> None:
    assert values("p53, CD4 and B12 in may", "en") == []


def test_a_number_word_spans_its_words() -> None:
    text = "we saw twenty-six cases"
    assert numbers(text, "en")[0].span.of(text) == "twenty-six"
    assert numbers("共二十六例", "zh")[0].span.of("共二十六例") == "二十六"


def test_years_in_chinese_digits_are_read_digit_by_digit() -> None:
    assert values("二〇一二年", "zh") == ["2012"]


@given(st.integers(1, 9_999))
def test_every_whole_number_is_read_back(value: int) -> None:
    assert [n.value for n in numbers(f"共{value}例", "zh")] == [Fraction(value)]
    assert [n.value for n in numbers(f"{value:,} cases", "en")] == [Fraction(value)]


@given(st.text(max_size=60), st.sampled_from(["en", "zh"]))
def test_numbers_stand_in_order_inside_any_text(text: str, lang: str) -> None:
    found = numbers(text, lang)
    assert all(0 <= n.span.start < n.span.end <= len(text) for n in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_traditional_characters_compare_with_simplified_ones() -> None:
    assert simplified("責任醫療組織與整合照護") == "责任医疗组织与整合照护"


@pytest.mark.parametrize(
    "run", ["1" * 100_000, "百分之" + "一" * 9_000, "3" + "万亿" * 9_000, "十百" * 50_000, "one " * 25_000]
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_endless_run_of_numerals_is_passed_over(run: str, lang: str) -> None:
    assert all(len(str(number.value)) < 200 for number in numbers(run, lang))


@pytest.mark.parametrize(
    ("text", "lang"), [("1518 名对照者", "zh"), ("共 13 个", "zh"), ("13 of 20", "en"), ("占 81 %。", "zh")]
)
def test_a_number_ends_where_its_signs_end_and_never_in_a_blank(text: str, lang: str) -> None:
    assert all(number.span.of(text) == number.span.of(text).strip() for number in numbers(text, lang))
