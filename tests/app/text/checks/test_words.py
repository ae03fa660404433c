"""Negation, acronyms, repeated words, words left untranslated, marks."""

import pytest

from app.text.checks import NOTE, check
from tests.app.text.checks.texts import TERMS, bitext, found


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The staff did not agree with the plan.", "工作人员同意该计划。"),
        ("No clinic closed.", "诊所关闭了。"),
        ("Nobody was asked.", "所有人都被询问了。"),
        ("They couldn't reach the village.", "他们能到达村庄。"),
        ("The plan did not change; the staff did not change.", "计划没有改变；工作人员改变了。"),
        ("The plan worked without support.", "该计划在支持下运作。"),
    ],
)
def test_a_lost_denial_is_told(english: str, chinese: str) -> None:
    assert [i.severity for i in found(english, chinese, "negation")] == ["major"]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The staff agreed with the plan.", "工作人员不同意该计划。"),
        ("The clinics closed.", "诊所没有关闭。"),
        ("The patients support the plan, which was not known before.", "患者不支持该计划，该计划以前不为人知。"),
    ],
)
def test_an_added_denial_is_told(english: str, chinese: str) -> None:
    assert [i.severity for i in found(english, chinese, "negation")] == ["major"]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("They did not feel they had influence.", "他们觉得自己没有影响力。"),
        ("It was a cultural, not structural, change.", "这是文化而非结构上的变革。"),
        ("It has remained unattainable for most.", "对大多数来说仍然难以实现。"),
        ("The plan failed to have impact.", "该计划未能产生影响。"),
        ("It is not only cheap but also quick.", "它不仅便宜，而且快捷。"),
        ("Groups differed.", "各组不同。"),
        ("They mistrusted the plan.", "他们不信任该计划。"),
        ("There was no significant difference.", "差异无统计学意义。"),
        ("It is unclear whether they came.", "尚不清楚他们是否来过。"),
        ("However, most of them came.", "不过，大多数人来了。"),
        ("It grew steadily in all regions.", "它在各地区不断增长。"),
        ("We can't exclude a bias.", "我们无法排除偏倚。"),
        ("In no case was it seen as new.", "在四个案例中，无一将其视为新事物。"),
    ],
)
def test_a_kept_denial_is_let_pass(english: str, chinese: str) -> None:
    assert found(english, chinese, "negation") == []


def test_a_changed_acronym_is_told() -> None:
    issue = found("The ACO grew.", "AOC 增长了。", "acronym")[0]
    assert (issue.left_text, issue.right_text, issue.suggestion) == ("ACO", "AOC", "ACO")


def test_an_acronym_that_the_text_keeps_elsewhere_is_missed() -> None:
    pairs = (
        ["The QVX grew.", "It was good for all of us.", "A QVX closed."],
        ["QVX 增长了。", "这对我们都有好处。", "一家关闭了。"],
    )
    assert [(i.pair, i.left_text) for i in check(bitext(*pairs)) if i.rule == "acronym"] == [(2, "QVX")]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("The ACOs grew.", "ACO 增长了。"),
        ("The ACOs grew.", "责任医疗组织增长了。"),
        ("The US and the UK agreed.", "美国和英国同意。"),
        ("RESULTS: It grew in part II.", "结果：第二部分增长了。"),
        ("They used MRI.", "他们使用了磁共振成像。"),
    ],
)
def test_an_acronym_kept_or_said_in_words_is_let_pass(english: str, chinese: str) -> None:
    assert found(english, chinese, "acronym") == []


def test_known_acronyms_may_be_handed_in() -> None:
    two = bitext(
        ["The QVX grew.", "We all went home then.", "A QVX closed."],
        ["QVX 增长了。", "随后我们都回家了。", "一家四方会关闭了。"],
    )
    assert [i.pair for i in check(two) if i.rule == "acronym"] == [2]
    assert [i for i in check(two, acronyms={"QVX": ("四方会",)}) if i.rule == "acronym"] == []


def test_words_said_twice_are_told() -> None:
    assert found("We met and spoke.", "我们见面和和交谈。", "repeated")[0].right_text == "和"
    assert found("The group met.", "该小组小组开会。", "repeated")[0].right_text == "小组"
    twice = "我们说明了为何没有带来实际变化以及如何没有带来实际变化。"
    assert "没有带来实际变化" in found("We said how and why it brought no change.", twice, "repeated")[0].right_text
    assert found("They often met.", "他们常常见面。", "repeated") == []
    assert found("It is very, very good.", "它非常非常好。", "repeated") == []


def test_sentences_and_runs_left_in_the_source_language_are_told() -> None:
    english = ["We met the staff of the clinic.", "They said that it was a good plan for us."]
    more, chinese = ["The clinics were closed."] * 3, ["诊所关闭了，大家都回到各自的家里去了。"] * 3
    two = bitext([*english, *more], [english[0], "他们说 it was a good plan for us。", *chinese])
    issues = [i for i in check(two, TERMS) if i.rule == "untranslated"]
    assert [(i.pair, i.right_text) for i in issues] == [(0, english[0]), (1, "it was a good plan for us")]


def test_names_and_terms_in_brackets_are_not_untranslated() -> None:
    chinese = "我们使用了责任医疗组织（accountable care organization of the state，ACO）和 Dyadic Adjustment Scale。"
    english = "We used the accountable care organization of the state (ACO) and the Dyadic Adjustment Scale."
    assert found(english, chinese, "untranslated") == []


def test_quotation_marks_and_brackets_come_in_pairs() -> None:
    assert found('It is "soft" care.', "这是“软性照护。", "punctuation")[0].pattern.startswith("The quotation marks")
    assert found("It is soft (new) care.", "这是软性（新照护。", "punctuation")[0].pattern.startswith("The brackets")
    assert found('It is "soft" care.', "这是“软性”照护。", "punctuation") == []
    assert found("It is 'soft' care.", "这是“软性”照护。", "punctuation") == []
    assert found("We met: a) here; b) there.", "我们见面：a）这里；b）那里。", "punctuation") == []
    assert found('It is "soft" care.', "这是软性照护。", "punctuation")[0].left_text == '"'


def test_folded_marks_are_told_once_a_text() -> None:
    two = bitext(
        ["We met, and left.", "We came; it rained.", "So it was (again)."],
        ["我们见面,然后离开。", "我们来了;下雨了。", "就是这样(又是)。"],
    )
    issues = [i for i in check(two) if i.rule == "punctuation"]
    assert [(i.severity, i.pair, i.args) for i in issues] == [(NOTE, None, ("4",))]
