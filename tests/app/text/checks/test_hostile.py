"""Texts that nobody would write: no rule fails on them, and each is answered."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.checks import MESSAGES, RULES, SEVERITIES, Bitext, Pair, check, consistency, uses
from app.text.span import Span
from tests.app.text.checks.texts import TERMS, bitext

LANGS = [("en", "zh-Hans"), ("zh-Hant", "en"), ("en", "fr"), ("en", "en"), ("zh", "zh"), ("", "")]


def whole(left: str, right: str, langs: tuple[str, str] = ("en", "zh-Hans")) -> Bitext:
    return Bitext(left, right, langs, (Pair((Span(0, len(left)),), (Span(0, len(right)),)),))


CASES = [
    ("word " * 20_000, "字" * 100_000),
    ("a" * 100_000, "一" * 100_000),
    ("1 " * 50_000, "1" * 100_000),
    ("one " * 25_000, "十" * 100_000),
    ("." * 100_000, "。" * 100_000),
    ("(" * 50_000, "（" * 50_000),
    ('"' * 50_001, "“" * 50_000),
    ("not " * 25_000, "不" * 100_000),
    ("ACO " * 25_000, "ACO" * 33_000),
    ("integrated care " * 6_000, "整合" * 50_000),
    ("12.5%, " * 14_000, "百分之" * 33_000),
    ("𠮷😀" * 1_000, "\x00\ud800" * 1_000),
    ("care model identity " * 5_000, "医疗护理照护" * 16_000),
]
"""Two texts of up to a hundred thousand characters each, without a sentence in them."""


@pytest.mark.parametrize(("left", "right"), CASES, ids=range(len(CASES)))
def test_of_a_hundred_thousand_characters_without_a_stop_one_thing_is_said(left: str, right: str) -> None:
    for langs in (("en", "zh-Hans"), ("zh-Hans", "en")):
        found = check(whole(left, right, langs) if langs[0] == "en" else whole(right, left, langs), TERMS)
        assert len(found) == 1
        assert found[0].rule in {"length", "untranslated"}


@given(
    st.text(alphabet="ab 1%.,;()\"“”不没有两三万亿整合医疗 ACO\n照护'’-—0", max_size=60),
    st.text(alphabet="ab 1%.,;()\"“”不没有两三万亿整合医疗 ACO\n照护'’-—0", max_size=60),
    st.sampled_from(LANGS),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)), max_size=4),
    st.sampled_from(["left", "right"]),
)
@settings(max_examples=150, deadline=None)
def test_any_two_texts_can_be_checked_and_issues_lie_in_them(
    left: str, right: str, langs: tuple[str, str], cuts: list[tuple[int, int, int, int]], side: str
) -> None:
    def span(one: int, other: int, text: str) -> tuple[Span, ...]:
        low, high = sorted((min(one, len(text)), min(other, len(text))))
        return (Span(low, high),) if high > low else ()

    pairs = tuple(Pair(span(a, b, left), span(c, d, right), 0.5) for a, b, c, d in cuts)
    two = Bitext(left, right, langs, pairs, side)
    for issue in check(two, TERMS, not_found=True):
        assert issue.rule in RULES
        assert issue.severity in SEVERITIES
        assert issue.pattern in MESSAGES.values()
        assert "%1" not in issue.message or "%1" in left + right
        for place, text, words in ((issue.left, left, issue.left_text), (issue.right, right, issue.right_text)):
            assert words == (place.of(text) if place else "")
            assert place is None or 0 <= place.start < place.end <= len(text)
    consistency(uses(two, TERMS))


@given(st.integers(2, 99_999), st.sampled_from(["{} clinics met us.", "We met {} people there."]))
@settings(max_examples=80, deadline=None)
def test_a_number_agrees_with_itself_and_with_no_other(value: int, pattern: str) -> None:
    english = pattern.format(f"{value:,}")
    chinese = {"{} clinics met us.": "{}家诊所与我们会面。", "We met {} people there.": "我们在那里见了{}人。"}[pattern]
    same = check(whole(english, chinese.format(value)))
    assert [i for i in same if i.rule == "number"] == []
    if value % 100 == 0 and value > 10_000:
        assert [i for i in check(whole(english, chinese.format(f"{value / 10_000:g}万"))) if i.rule == "number"] == []
    other = check(whole(english, chinese.format(value + 1)))
    assert len([i for i in other if i.rule == "number"]) == 1


def right_pairs(count: int) -> Bitext:
    """So many sentences, each with two numbers, and their translations, none of them wrong."""
    rng = random.Random(1)
    english = [
        f"In {rng.randint(10, 999)} clinics the integrated care of patients by providers did not improve, and "
        f"{rng.randint(1, 99)}% of the managers of the medical group wanted better coordination of services."
        for _ in range(count)
    ]
    chinese = "在{}家诊所，服务提供者对患者的整合照护没有改善，医师集团中{}%的管理人员希望更好地协调服务。"
    numbers = [[word.strip("%") for word in sentence.split() if word.strip("%").isdigit()] for sentence in english]
    return bitext(english, [chinese.format(*some) for some in numbers])


def test_in_two_thousand_right_pairs_nothing_is_wrong() -> None:
    assert check(right_pairs(2_000), TERMS) == []
