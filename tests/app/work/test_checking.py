"""What the checker finds is kept until something changes; what people decide about it stays with the words."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.formats.reading import read
from app.text.refused import Refused
from app.work import (
    checking,
    deciding,
    doubting,
    editing,
    furnishing,
    history,
    importing,
    pairing,
    reading,
    starter,
    studying,
)
from app.work.library import Library
from db import rows, tables
from tests import verbs
from tests.app.text.shared import SEEDS, shared

EN = "The medical group had 31 doctors. Staff trusted the medical group. Money was not scarce. The board listened."
ZH = "该医疗集团有 13 名医生。员工信任医疗集团。资金不短缺。董事会听取了意见。"


@pytest.fixture
def furnished(library: Library) -> Library:
    furnishing.furnish(library)
    return library


@pytest.fixture
def checked(furnished: Library, study: int) -> tuple[Library, int]:
    verbs.two_texts(furnished, study, EN, ZH)
    checking.check(furnished, study)
    return furnished, study


def named(found: tuple[rows.CheckIssue, ...]) -> list[tuple[str, str, str]]:
    return [(one.rule, one.left_text, one.right_text) for one in found]


def one(library: Library, study: int, rule: str, at: int = 0) -> rows.CheckIssue:
    return [issue for issue in checking.check(library, study) if issue.rule == rule][at]


def open_rules(library: Library, study: int) -> list[str]:
    return [issue.rule for issue in checking.check(library, study) if issue.state == "open"]


def test_terms_and_numbers_are_found_with_their_words(checked: tuple[Library, int]) -> None:
    found = checking.check(*checked)
    friend = ("false_friend", "medical group", "医疗集团")
    assert sorted((rule, left, right.strip()) for rule, left, right in named(found)) == [
        friend,
        friend,
        ("number", "31", "13"),
    ]
    page = reading.page(*checked)
    assert page.left
    assert page.right
    for issue in found:
        if issue.left:
            assert page.left.body[slice(*issue.left)] == issue.left_text
        if issue.right:
            assert page.right.body[slice(*issue.right)] == issue.right_text
    assert (found[0].left_version_id, found[0].right_version_id) == (page.left.version_id, page.right.version_id)


def test_what_is_known_is_not_looked_for_again(checked: tuple[Library, int], monkeypatch: pytest.MonkeyPatch) -> None:
    library, study = checked
    before = checking.check(library, study)
    monkeypatch.setattr(checking.rules, "check", None)
    assert checking.check(library, study) == before
    assert checking.stale(library) == []


def test_an_edit_a_pair_or_a_term_makes_a_check_out_of_date(checked: tuple[Library, int]) -> None:
    library, study = checked
    page = reading.page(library, study)
    assert page.right
    acts = [
        lambda: editing.edit_text(library, page.right.id, ZH.replace("13", "31")),
        lambda: pairing.merge(library, reading.page(library, study).pairs[0].id),
        lambda: editing.set_provenance(library, page.right.id, "person"),
    ]
    for act in acts:
        assert checking.of_study(library, study).fresh
        act()
        assert not checking.of_study(library, study).fresh
        assert checking.stale(library) == [study]
        checking.check(library, study)
    assert "number" not in open_rules(library, study)
    pairing.confirm(library, reading.page(library, study).pairs[0].id)
    assert checking.of_study(library, study).fresh


def test_a_check_is_no_step_of_the_history_and_stands_in_nobodys_way(checked: tuple[Library, int]) -> None:
    library, study = checked
    steps = history.steps(library)
    checking.check(library, study)
    assert history.steps(library) == steps
    history.undo(library)
    history.undo(library)
    assert checking.check(library, study) == ()
    history.redo(library)
    history.redo(library)
    assert "number" in open_rules(library, study)


def test_a_dismissal_is_remembered_through_new_checks_and_edits_elsewhere(checked: tuple[Library, int]) -> None:
    library, study = checked
    page = reading.page(library, study)
    assert page.right
    deciding.dismiss(library, one(library, study, "number"), "  the author was asked ")
    assert "number" not in open_rules(library, study)
    editing.edit_text(library, page.right.id, ZH.replace("听取了", "采纳了"))
    editing.edit_text(
        library, page.right.id, ZH.replace("听取了", "采纳了").replace("该医疗集团有", "这家医疗集团共有")
    )
    issue = one(library, study, "number")
    assert issue.decided
    assert (issue.state, issue.decided.reason) == ("dismissed", "the author was asked")
    editing.edit_text(library, page.right.id, ZH.replace("13", "15"))
    assert one(library, study, "number").state == "open"


def test_a_dismissal_is_about_one_sentence_only(checked: tuple[Library, int]) -> None:
    library, study = checked
    first, second = (i for i in checking.check(library, study) if i.rule in deciding.TERM_RULES)
    assert first.fingerprint == second.fingerprint
    deciding.accept(library, first)
    states = [i.state for i in checking.check(library, study) if i.rule in deciding.TERM_RULES]
    assert states == ["accepted", "open"]


def test_a_dismissal_needs_a_reason_and_is_taken_back_and_undone(checked: tuple[Library, int]) -> None:
    library, study = checked
    issue = one(library, study, "number")
    with pytest.raises(Refused, match="why"):
        deciding.dismiss(library, issue, "  ")
    with pytest.raises(Refused, match="Nothing was decided"):
        deciding.reopen(library, issue)
    deciding.dismiss(library, issue, "so printed")
    deciding.accept(library, one(library, study, "number"))
    assert one(library, study, "number").state == "accepted"
    history.undo(library)
    assert one(library, study, "number").state == "dismissed"
    deciding.reopen(library, one(library, study, "number"))
    assert one(library, study, "number").state == "open"


def test_a_decision_goes_with_its_study_and_comes_back_with_it(checked: tuple[Library, int]) -> None:
    library, study = checked
    deciding.dismiss(library, one(library, study, "number"), "so printed")
    studying.delete(library, [study])
    assert checking.issues(library, state=None) == ()
    history.undo(library)
    assert one(library, study, "number").state == "dismissed"


def test_a_suggestion_is_put_in_place_and_passages_follow_or_wait(checked: tuple[Library, int]) -> None:
    library, study = checked
    page = reading.page(library, study)
    assert page.right
    elsewhere = verbs.a_passage(library, study, (page.right.id, "资金不短缺"))
    on_it = verbs.a_passage(library, study, (page.right.id, "员工信任医疗集团"))
    issue = [i for i in checking.check(library, study) if i.rule in deciding.TERM_RULES][1]
    assert issue.suggestion == "医师集团"
    assert deciding.apply(library, issue).result == 1
    assert verbs.text_of(library, page.right.id).body == ZH.replace("信任医疗集团", "信任医师集团")
    assert verbs.passage_of(library, elsewhere).anchors[0].quote == "资金不短缺"
    assert editing.waiting(library) == (on_it,)
    assert checking.of_study(library, study).fresh
    with pytest.raises(Refused, match="changed since"):
        deciding.apply(library, issue)
    history.undo(library)
    assert verbs.text_of(library, page.right.id).body == ZH


def test_a_rendering_is_replaced_in_every_study_at_once_but_where_it_was_accepted(
    checked: tuple[Library, int],
) -> None:
    library, first = checked
    other = verbs.a_study(library, "Another")
    verbs.two_texts(library, other, "A medical group met.", "某医疗集团开会。")
    alone = verbs.a_study(library, "Not about the term")
    verbs.two_texts(library, alone, "A hospital met.", "某医疗集团开会。")
    checking.check_many(library)
    issue, kept = (i for i in checking.check(library, first) if i.rule in deciding.TERM_RULES)
    deciding.accept(library, kept)
    steps = len(history.steps(library))
    change = deciding.replace_everywhere(library, issue.term, issue.right_text, "医师集团")
    assert change.result == deciding.Replaced(2, 2, 0)
    assert len(history.steps(library)) == steps + 1

    def zh(study: int) -> str:
        right = reading.page(library, study).right
        assert right
        return right.body

    assert zh(first) == ZH.replace("该医疗集团", "该医师集团")
    assert (zh(other), zh(alone)) == ("某医师集团开会。", "某医疗集团开会。")
    with pytest.raises(Refused, match="was not found"):
        deciding.replace_everywhere(library, issue.term, issue.right_text, "医师集团")
    history.undo(library)
    assert (zh(first), zh(other)) == (ZH, "某医疗集团开会。")


def test_issues_are_grouped_by_rule_and_term_over_the_library(checked: tuple[Library, int]) -> None:
    library, first = checked
    other = verbs.a_study(library, "Another")
    verbs.two_texts(library, other, "A medical group met 12 times.", "某医疗集团开了 21 次会。")
    checking.check_many(library, [other])
    by_rule = {group.key: group for group in checking.groups(library)}
    assert (by_rule["number"].issues, by_rule["number"].studies, by_rule["number"].major) == (2, 2, 2)
    by_term = {group.key: group for group in checking.groups(library, "term")}
    assert (by_term["medical group"].issues, by_term["medical group"].studies) == (3, 2)
    assert {i.study_id for i in checking.issues(library, term="medical group")} == {first, other}
    assert len(checking.issues(library, limit=2)) == 2
    deciding.dismiss(library, one(library, other, "number"), "so printed")
    assert {g.key: g.issues for g in checking.groups(library)}["number"] == 1
    assert {g.key: g.issues for g in checking.groups(library, state="dismissed")} == {"number": 1}


def test_findings_on_doubtful_words_are_named(checked: tuple[Library, int]) -> None:
    library, study = checked
    page = reading.page(library, study)
    assert page.left
    assert page.right
    left, right = page.left.id, page.right.id
    sound = verbs.a_finding(library, verbs.a_passage(library, study, (left, "The board"), (right, "董事会")))
    shaky = verbs.a_finding(library, verbs.a_passage(library, study, (left, "had 31 doctors"), (right, "13 名医生")))
    verbs.a_finding(library, verbs.a_passage(library, study, (left, "Money")))
    found = doubting.doubtful_findings(library)
    assert (found.bilingual, tuple(found.doubtful), found.unchecked) == ((sound, shaky), (shaky,), ())
    assert [issue.rule for issue in found.doubtful[shaky]] == ["number"]
    deciding.accept(library, one(library, study, "number"))
    assert doubting.doubtful_findings(library).doubtful == {}


def test_findings_of_a_study_that_was_never_checked_are_said_to_be_so(library: Library, study: int) -> None:
    left, right = verbs.two_texts(library, study)
    finding = verbs.a_finding(library, verbs.a_passage(library, study, (left, "Money"), (right, "资金")))
    found = doubting.doubtful_findings(library)
    assert (found.bilingual, found.doubtful, found.unchecked) == ((finding,), {}, (study,))


def test_terms_with_several_renderings_over_the_library_are_found(furnished: Library) -> None:
    for title, zh in (("One", "整合照护很难。"), ("Two", "一体化照护很难。"), ("Three", "整合照护很难。")):
        verbs.two_texts(furnished, verbs.a_study(furnished, title), "Integrated care is hard.", zh)
    checking.check_many(furnished)
    conflicts = {(c.rule, c.subject): c for c in doubting.consistency(furnished)}
    found = conflicts["consistency", "integrated care"]
    assert [(form, [use.study_id for use in uses]) for form, uses in found.uses] == [
        ("整合照护", [1, 3]),
        ("一体化照护", [2]),
    ]
    assert found.uses[1][1][0].right == (0, 5)


def test_two_texts_that_are_not_the_same_are_told_apart(furnished: Library, study: int) -> None:
    en = (
        "We studied how nurses in rural hospitals sleep after night shifts. Forty nurses kept a diary for two weeks. "
        "Sleep was shorter after three nights in a row. Coffee did not help. Managers should plan rest."
    )
    zh = "本文分析上海港集装箱码头的装卸效率。起重机的数量与船舶等待时间相关。台风季节作业减少。建议增加夜间班次。"
    verbs.two_texts(furnished, study, en, zh)
    assert [issue.rule for issue in checking.check(furnished, study)] == ["unrelated"]


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("x" * 100_000, "字" * 100_000),
        ("?!?!", "。。。"),
        ("Same words in English here.", "Same words in English here."),
    ],
    ids=["no full stop", "punctuation", "not translated"],
)
def test_any_two_texts_can_be_checked(furnished: Library, study: int, en: str, zh: str) -> None:
    verbs.two_texts(furnished, study, en, zh)
    checking.check(furnished, study)
    assert checking.of_study(furnished, study).fresh


def test_a_study_without_two_texts_has_no_issues(library: Library, study: int) -> None:
    assert checking.check(library, study) == ()
    verbs.a_text(library, study)
    assert checking.check(library, study) == ()
    with pytest.raises(Refused, match="no longer"):
        checking.check(library, 99)


def test_a_library_that_is_read_only_is_checked_without_keeping_anything(checked: tuple[Library, int]) -> None:
    library, study = checked
    known = checking.check(library, study)
    with library.db.write() as conn:
        checking.checks.forget(conn, [study])
    path = Path(library.path)
    library.close()
    path.chmod(0o444)
    shut = Library.open(path)
    try:
        shut.db.read_only = True
        found = checking.check(shut, study)
    finally:
        shut.close()
        path.chmod(0o644)
    assert named(found) == named(known)


def test_checking_tells_the_listeners_and_hears_how_far_it_is(furnished: Library) -> None:
    for number in range(3):
        verbs.two_texts(furnished, verbs.a_study(furnished, f"Study {number}"))
    told: list[tuple[frozenset[str], frozenset[int]]] = []
    furnished.listen(lambda change: told.append((change.kinds, change.studies)))
    heard: list[tuple[int, int]] = []
    assert checking.check_many(furnished, progress=lambda done, total: heard.append((done, total))) == (1, 2, 3)
    assert heard == [(0, 3), (3, 3)]
    assert told[-1] == (frozenset({"check_issue"}), frozenset({1, 2, 3}))
    assert checking.check_many(furnished) == ()


def test_a_text_that_was_changed_while_it_was_checked_is_checked_again(checked: tuple[Library, int]) -> None:
    library, study = checked
    page = reading.page(library, study)
    assert page.right
    with library.change("Changed a text") as rec:
        rec.update(tables.TextRow, page.right.id, provenance="unknown")
    assert checking.stale(library) == [study]


def test_of_the_originals_34_findings_are_bilingual_and_some_stand_on_doubtful_words(tmp_path: Path) -> None:
    library = starter.make(tmp_path / "new.diptych", examples=False)
    try:
        importing.add(library, [read(shared(f"seeds/{name}").read_bytes(), name) for name in SEEDS])
        assert len(doubting.doubtful_findings(library).unchecked) == 3
        checking.check_many(library)
        found = doubting.doubtful_findings(library)
        assert (len(found.bilingual), found.unchecked) == (34, ())
        assert 0 < len(found.doubtful) < 34
        for issues in found.doubtful.values():
            assert all(issue.state == "open" and issue.severity != "note" for issue in issues)
        for issue in checking.issues(library):
            deciding.accept(library, issue)
        assert doubting.doubtful_findings(library).doubtful == {}
        assert checking.groups(library) == ()
    finally:
        library.close()
