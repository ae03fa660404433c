"""What is missing, added, too short, in another language or of another text; and how an issue is made."""

import random
from dataclasses import replace

import pytest

from app.text.checks import IN_CHINESE, MAJOR, MESSAGES, RULES, SEVERITIES, Bitext, Pair, check, filled
from app.text.span import Span
from tests.app.text.checks.texts import TERMS, Link, bitext, swapped

ENGLISH = [
    "The study examined how new clinics improve the quality of care.",
    "We interviewed managers and physicians in several regions.",
    "The results show that trust between organizations is important.",
    "Patients wanted better access to community services.",
    "The authors suggest further research on costs and outcomes.",
]
CHINESE = [
    "本研究考察了新诊所如何提高照护质量。",
    "我们访谈了多个地区的管理人员和医生。",
    "结果表明组织之间的信任很重要。",
    "患者希望更好地获得社区服务。",
    "作者建议进一步研究成本和结果。",
]
OTHER = [
    "昨天的雨下得很大，河水涨了起来。",
    "孩子们在山坡上放风筝。",
    "老人坐在门口抽烟，看着远处的船。",
    "晚饭后大家唱歌跳舞。",
    "月亮升起，村庄安静下来。",
]


def test_a_good_translation_has_no_issues() -> None:
    assert check(bitext(ENGLISH, CHINESE)) == []
    assert check(swapped(bitext(ENGLISH, CHINESE))) == []


def test_a_sentence_without_counterpart_is_an_omission_or_an_addition() -> None:
    links = [([0], [0]), ([1], []), ([2], [1])]
    two = bitext(ENGLISH[:3], [CHINESE[0], CHINESE[2]], links)
    assert [(i.rule, i.severity, i.left_text) for i in check(two)] == [("omission", MAJOR, ENGLISH[1])]
    turned = swapped(two)
    assert [(i.rule, i.right_text) for i in check(turned)] == [("addition", ENGLISH[1])]


def test_a_text_without_translation_has_one_issue() -> None:
    links: list[Link] = [([at], []) for at in range(5)]
    for right in ("", " \n "):
        two = replace(bitext(ENGLISH, [], links), right=right)
        assert [(i.rule, i.pair) for i in check(two)] == [("untranslated", None)]


def test_another_text_is_told_and_nothing_else() -> None:
    issues = check(bitext(ENGLISH, OTHER, confidence=0.4))
    assert [i.message for i in issues] == ["These do not look like the same text."]
    mixed = random.Random(4).sample(CHINESE, 5)
    assert mixed != CHINESE


def test_a_translation_in_the_wrong_language_is_told_once() -> None:
    issues = check(bitext(ENGLISH, ENGLISH))
    assert [i.pattern for i in issues] == [MESSAGES["language"]]


def test_a_translation_that_says_far_too_little_or_too_much_is_told() -> None:
    long = "The clinics of the region, which had been planned for years, opened their doors to patients from all towns and villages nearby."
    assert [i.rule for i in check(bitext([*ENGLISH, long], [*CHINESE, "诊所开业。"]))] == ["length"]
    much = CHINESE[1] * 4
    assert "length" in [i.rule for i in check(bitext(ENGLISH, [CHINESE[0], much, *CHINESE[2:]]))]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_merged_sentences_are_read_together(count: int) -> None:
    links = [(list(range(count)), list(range(count)))]
    two = bitext(
        ["We saw 12 towns.", "We met 34 people.", "We left."][:count],
        ["我们看到12个镇。", "我们见到34人。", "我们离开。"][:count],
        links,
    )
    assert check(two) == []


def test_spans_of_a_pair_of_several_sentences_count_in_the_whole_text() -> None:
    two = bitext(
        ["We left.", "We saw it. ", "We met 34 people."],
        ["我们离开。", "我们看到了它。", "我们见到35人。"],
        [([0], [0]), ([1, 2], [1, 2])],
    )
    issue = next(i for i in check(two) if i.rule == "number")
    assert issue.left is not None
    assert issue.right is not None
    assert issue.left.of(two.left).strip() == "34"
    assert issue.right.of(two.right) == issue.right_text
    assert issue.right_text.startswith("35")


def test_every_rule_severity_and_sentence_is_known() -> None:
    assert set(SEVERITIES.values()) == {"Major", "Minor", "Note only"}
    assert len(set(RULES.values())) == len(RULES)
    for pattern in MESSAGES.values():
        places = sorted(part for part in ("%1", "%2", "%3", "%4") if part in pattern)
        assert places == sorted(part for part in ("%1", "%2", "%3", "%4") if part in IN_CHINESE[pattern])


def test_a_filled_place_is_not_filled_again() -> None:
    assert filled("%1 and %2", ("%2", "x")) == "%2 and x"


def test_the_key_of_an_issue_survives_an_edit_before_it() -> None:
    one = check(bitext(["We asked 114 managers."], ["我们询问了 141 名管理人员。"]))[0]
    moved = check(bitext(["It rained.", "We asked 114 managers."], ["下雨了。", "我们询问了 141 名管理人员。"]))[0]
    assert one.key == moved.key
    assert one.left != moved.left


def test_a_pair_without_words_is_passed_over() -> None:
    empty = Bitext("a", "b", ("en", "zh"), (Pair((), ()), Pair((Span(0, 0),), ())))
    assert check(empty) == []


def test_traditional_characters_and_full_width_letters_are_read_and_told_as_they_stand() -> None:
    two = replace(
        bitext(["We asked 45 people of the medical group."], ["我們詢問了醫療集團的５４人。"]), langs=("en", "zh-Hant")
    )
    issues = check(two, TERMS)
    assert [(i.rule, i.right_text) for i in issues] == [("number", "５４"), ("false_friend", "醫療集團")]
    assert "醫療集團" in issues[1].message
