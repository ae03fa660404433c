"""Terms, false friends, one term with several renderings, several terms with one."""

from app.text.checks import MINOR, NOTE, check, consistency, library_messages, uses
from app.text.termbase import Term, Termbase
from tests.app.text.checks.texts import TERMS, bitext, found


def test_an_advised_against_rendering_is_told_with_its_reason_and_the_preferred_one() -> None:
    issue = found("It is a model of integrated care.", "它是一种综合医疗模式。", "term")[0]
    assert (issue.left_text, issue.right_text, issue.suggestion) == ("integrated care", "综合医疗", "整合照护")
    assert issue.message.endswith("comprehensive is another thing")
    assert issue.term == "integrated care"


def test_preferred_and_accepted_renderings_are_let_pass() -> None:
    for chinese in ("它是一种整合照护模式。", "它是一种整合医疗模式。", "它是一种整合 照护模式。"):
        assert [i for i in check(bitext(["It is a model of integrated care."], [chinese]), TERMS) if i.term] == []


def test_an_unknown_rendering_is_no_issue_unless_asked_for() -> None:
    two = bitext(["It is a model of integrated care."], ["它是一种协调服务模式。"])
    assert [i for i in check(two, TERMS) if i.term] == []
    noted = [i for i in check(two, TERMS, not_found=True) if i.term]
    assert [(i.rule, i.severity) for i in noted] == [("term_not_found", NOTE)]


def test_a_rendering_that_is_right_for_another_term_is_a_false_friend() -> None:
    issue = found("A medical group joined.", "一个医疗集团加入了。", "false_friend")[0]
    assert issue.args[:3] == ("medical group", "医疗集团", "hospital group")
    assert found("A hospital group joined.", "一个医疗集团加入了。", "false_friend") == []


def test_a_rendering_that_another_term_owns_is_a_collision() -> None:
    issue = found("There was consolidation.", "出现了整合。", "collision")[0]
    assert (issue.right_text, issue.suggestion) == ("整合", "市场集中")
    assert "integration" in issue.message


def test_two_terms_given_one_rendering_are_a_collision() -> None:
    two = bitext(["The vanguard began.", "The pioneer ended."], ["先锋项目开始。", "先锋项目结束。"])
    assert [i.right_text for i in check(two, TERMS) if i.rule == "collision"] == ["先锋项目"]


def test_merger_and_integration_with_one_chinese_word_collide_without_a_glossary() -> None:
    english = ["Integration of services helps them.", "The consolidation of hospitals harms them."]
    two = bitext(english, ["服务整合对他们有帮助。", "医院整合对他们有害。"])
    assert [i.left_text for i in check(two) if i.rule == "collision"] == ["consolidation"]
    two = bitext(english, ["服务整合对他们有帮助。", "医院并购对他们有害。"])
    assert [i for i in check(two) if i.rule == "collision"] == []


def test_a_longer_good_form_shields_the_flagged_one_inside_it() -> None:
    base = Termbase([Term(("Medicare",), "联邦医疗保险", (), ("医疗保险",))])
    assert found("Medicare pays.", "联邦医疗保险付款。", "term", base) == []
    assert len(found("Medicare pays.", "医疗保险付款。", "term", base)) == 1


def test_the_suggestion_takes_in_words_that_stand_there_already() -> None:
    issue = found("The acute and community services met.", "急症服务与社区服务开会。", "term")[0]
    assert (issue.right_text, issue.suggestion) == ("急症服务与社区服务", "急性期服务与社区服务")


def test_method_terms_weigh_less() -> None:
    assert found("After the site visit we left.", "网站访问后我们离开。", "term")[0].severity == MINOR


def test_one_term_with_two_good_renderings_is_told_at_the_rarer_one() -> None:
    english = ["Many social identities meet.", "The social identity is strong.", "A social identity helps."]
    two = bitext(english, ["众多社会身份相遇。", "社会认同很强。", "社会认同有帮助。"])
    issues = [i for i in check(two, TERMS) if i.rule == "consistency"]
    assert [(i.pair, i.right_text, i.suggestion, i.severity) for i in issues] == [(0, "社会身份", "社会认同", MINOR)]
    assert len(issues[0].others) == 2


def test_the_short_form_after_the_first_mention_is_let_pass() -> None:
    two = bitext(["The providers met.", "The providers left."], ["医疗服务提供者开会。", "提供者离开。"])
    assert [i for i in check(two, TERMS) if i.rule == "consistency"] == []


def test_a_watched_word_with_two_renderings_is_told() -> None:
    two = bitext(["The model is new.", "An old model was used."], ["该模型是新的。", "使用了旧模式。"])
    assert [(i.left_text, i.right_text) for i in check(two) if i.rule == "consistency"] == [("model", "模型")]


def test_another_english_word_explains_the_other_rendering() -> None:
    two = bitext(
        ["The model is new.", "An old model and its pattern were used."], ["该模型是新的。", "使用了旧模型及其模式。"]
    )
    assert [i for i in check(two) if i.rule == "consistency"] == []


def test_the_glossarys_own_rendering_is_the_one_kept() -> None:
    english = ["Integration helps.", "We met for integrated care.", "The integrated care grew."]
    two = bitext(english, ["整合有帮助。", "我们为综合医疗开会。", "综合医疗增长。"])
    issues = [i for i in check(two, TERMS) if i.rule == "consistency"]
    assert [(i.pair, i.right_text, i.suggestion) for i in issues] == [(1, "综合", "整合")]


def test_a_library_is_looked_over_by_term_and_by_rendering() -> None:
    one = bitext(["The integrated care grew.", "The vanguard began."], ["整合照护增长。", "先锋项目开始。"])
    other = bitext(["We need integrated care.", "The pioneer ended."], ["我们需要综合医疗。", "先锋项目结束。"])
    found_ = consistency([*uses(one, TERMS, "a"), *uses(other, TERMS, "b")])
    assert [(v.term, [(form, len(u)) for form, u in v.renderings], v.flagged) for v in found_.variations] == [
        ("integrated care", [("整合照护", 1), ("综合医疗", 1)], True)
    ]
    assert [(s.form, [term for term, _ in s.terms]) for s in found_.shared] == [("先锋项目", ["pioneer", "vanguard"])]
    assert {use.text for _, some in found_.variations[0].renderings for use in some} == {"a", "b"}
    assert [severity for _, severity, _, _ in library_messages(found_)] == [MINOR, NOTE]
