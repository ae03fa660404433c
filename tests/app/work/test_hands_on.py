"""Linking, unlinking, leaving out; what people confirmed stays through edits; earlier wordings come back; odd texts."""

from __future__ import annotations

import pytest

from app.text.refused import Refused
from app.work import aligning, checking, editing, filling, history, memory, pairing, reading, translating, unpairing
from app.work.library import Library
from db import rows
from tests import verbs
from tests.app.work.test_pairing import EN, ZH, words


@pytest.fixture
def page(library: Library, study: int) -> reading.Page:
    verbs.two_texts(library, study, EN, ZH)
    reading.ensure_pairs(library, study)
    return reading.page(library, study)


def again(library: Library, page: reading.Page) -> reading.Page:
    return reading.page(library, page.study.id)


def text(page: reading.Page, right: bool = True) -> rows.Text:
    found = page.right if right else page.left
    assert found
    return found


# -- linking -----------------------------------------------------------------------------------------------------------


def test_what_was_unlinked_stays_apart_and_can_be_linked_otherwise(library: Library, page: reading.Page) -> None:
    pairing.confirm(library, page.pairs[0].id)
    unpairing.unlink(library, page.pairs[1].id)
    apart = again(library, page)
    assert ("Money was scarce; staff left.", "") in words(apart)
    assert ("", "资金不足；员工离开。") in words(apart)
    aligning.align(library, page.study.id)
    assert words(again(library, page)) == words(apart)
    (left,), (right,) = page.pairs[1].left, page.pairs[1].right
    made = pairing.link(library, page.study.id, left, right).result
    now = again(library, page)
    assert words(now) == words(page)
    assert next(one.state for one in now.pairs if one.id == made) == "manual"
    assert now.pairs[0].state == "confirmed"
    for _ in range(4):
        history.undo(library)
    assert again(library, page).pairs == page.pairs


def test_words_that_stand_alone_are_given_back_to_the_aligner(library: Library, page: reading.Page) -> None:
    made = unpairing.unlink(library, page.pairs[1].id).result
    for one in made:
        unpairing.unlink(library, one)
    assert words(again(library, page)) == words(page)
    assert all(one.state == "automatic" for one in again(library, page).pairs)
    with pytest.raises(Refused, match="no longer there"):
        unpairing.unlink(library, 10_000)


# -- no translation needed ---------------------------------------------------------------------------------------------


@pytest.fixture
def lacking(library: Library, study: int) -> reading.Page:
    """A study whose last sentence has no translation."""
    verbs.two_texts(library, study, EN, ZH.removesuffix("护士每周开会。"))
    reading.ensure_pairs(library, study)
    last = reading.page(library, study).pairs[-1]
    pairing.split(library, last.id, EN.index("Nurses"), len(ZH))
    page = reading.page(library, study)
    assert words(page)[-1] == ("Nurses met weekly.", "")
    return page


def test_a_sentence_that_needs_no_translation_is_done_and_not_asked_for_again(
    library: Library, lacking: reading.Page
) -> None:
    study, last = lacking.study.id, lacking.pairs[-1].id
    assert any(one.rule == "omission" for one in checking.check(library, study))
    unpairing.leave_out(library, last)
    page = again(library, lacking)
    assert unpairing.on_purpose(page.pairs[-1])
    assert pairing.progress(page.pairs).checked == 1
    assert [one.rule for one in checking.check(library, study) if one.rule == "omission"] == []
    aligning.align(library, study)
    assert unpairing.on_purpose(again(library, lacking).pairs[-1])
    history.undo(library)
    unpairing.leave_out(library, last, on=False)
    assert any(one.rule == "omission" for one in checking.check(library, study))


def test_a_machine_does_not_translate_what_needs_none(library: Library, lacking: reading.Page) -> None:
    from app.work.translator import Translator

    asked = Translator("libretranslate", "http://127.0.0.1:9")
    assert translating.outgoing(library, lacking.study.id, asked).sentences == 1
    unpairing.leave_out(library, lacking.pairs[-1].id)
    with pytest.raises(Refused, match="has a translation already"):
        translating.outgoing(library, lacking.study.id, asked)


def test_what_has_a_translation_is_not_called_one_that_needs_none(library: Library, page: reading.Page) -> None:
    with pytest.raises(Refused, match="has a translation"):
        unpairing.leave_out(library, page.pairs[0].id)
    assert again(library, page) == page


def test_a_sentence_written_after_all_is_a_pair_again(library: Library, lacking: reading.Page) -> None:
    unpairing.leave_out(library, lacking.pairs[-1].id)
    (span,) = lacking.pairs[-1].left
    filling.fill(library, lacking.study.id, lacking.kind, "right", span, "护士每周开会。", "zh-Hans")
    assert words(again(library, lacking))[-1] == ("Nurses met weekly.", "护士每周开会。")


# -- edits -------------------------------------------------------------------------------------------------------------


def confirmed(page: reading.Page) -> list[tuple[str, str]]:
    kept = [one.state == "confirmed" for one in page.pairs]
    return [pair for pair, own in zip(words(page), kept, strict=True) if own]


@pytest.mark.parametrize(
    "new",
    [
        "信任缓慢。信任增长缓慢。资金不足；员工离开。董事会听取了意见。护士每周开会。",
        "信任增长缓慢。资金不足；员工离开。会议。董事会听取了意见。护士每周开会。",
        "信任增长缓慢。资金紧张，员工离开。董事会听取了意见。护士每周开会。会后散步。",
        "　信任增长缓慢。\n资金不足。董事会听取了意见。护士每周开会。",
    ],
)
def test_unchanged_sentences_keep_their_confirmed_pairs_through_any_edit(
    library: Library, page: reading.Page, new: str
) -> None:
    for at in (0, 2, 3):
        pairing.confirm(library, page.pairs[at].id)
    before = confirmed(again(library, page))
    editing.edit_text(library, text(page).id, new)
    after = again(library, page)
    assert confirmed(after) == before
    shown = "".join(body for _, body in words(after)).replace(" | ", "")
    assert "".join(shown.split()) == "".join(new.split()), "no word stands outside the pairs"


def test_a_new_sentence_between_confirmed_pairs_stands_alone(library: Library, page: reading.Page) -> None:
    for one in page.pairs:
        pairing.confirm(library, one.id)
    editing.edit_text(library, text(page).id, ZH.replace("董事会", "一句新话。董事会"))
    assert ("", "一句新话。") in words(again(library, page))
    assert len(confirmed(again(library, page))) == 4


def test_the_same_sentence_twice_keeps_each_its_own_pair(library: Library, study: int) -> None:
    _, zh = verbs.two_texts(library, study, "Yes. Money was scarce. Yes.", "是的。资金不足。是的。")
    reading.ensure_pairs(library, study)
    for one in reading.page(library, study).pairs:
        pairing.confirm(library, one.id)
    editing.edit_text(library, zh, "是的。是的。")
    page = reading.page(library, study)
    assert [pair for pair in words(page) if pair[1]] == [("Yes.", "是的。"), ("Yes.", "是的。")]
    assert ("Money was scarce.", "") in words(page)


def test_an_edit_of_words_nobody_else_changed_is_kept_beside_the_others(library: Library, page: reading.Page) -> None:
    base = text(page)
    editing.edit_text(library, base.id, base.body.replace("缓慢", "很慢"))
    editing.edit_text(library, base.id, base.body.replace("每周", "每月"), base=base.version_id)
    assert text(again(library, page)).body == base.body.replace("缓慢", "很慢").replace("每周", "每月")


def test_an_edit_of_words_somebody_else_changed_is_refused_in_words(library: Library, page: reading.Page) -> None:
    base = text(page)
    editing.edit_text(library, base.id, base.body.replace("缓慢", "很慢"))
    with pytest.raises(Refused, match="meanwhile"):
        editing.edit_text(library, base.id, base.body.replace("缓慢", "极慢"), base=base.version_id)
    assert "很慢" in text(again(library, page)).body


def test_an_edit_while_texts_are_aligned_in_the_background_is_not_overwritten(
    library: Library, study: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, zh = verbs.two_texts(library, study, EN, ZH)
    real = aligning._align

    def slow(jobs: object, lexicon: object) -> object:
        editing.edit_text(library, zh, ZH.replace("缓慢", "很慢"))
        return real(jobs, lexicon)  # type: ignore[arg-type]

    monkeypatch.setattr(aligning, "_align", slow)
    aligning.fill(library, [study])
    page = reading.page(library, study)
    assert "很慢" in text(page).body
    assert page.pairs == (), "what was found for the wording before is not kept for this one"
    monkeypatch.undo()
    aligning.fill(library, [study])
    assert words(reading.page(library, study))[0] == ("Trust grew slowly.", "信任增长很慢。")


# -- earlier wordings --------------------------------------------------------------------------------------------------


def test_one_sentence_is_put_back_and_the_rest_stays(library: Library, page: reading.Page) -> None:
    zh = text(page)
    editing.edit_text(library, zh.id, ZH.replace("信任增长缓慢。", "信任慢慢地建立起来。").replace("每周", "每月"))
    now = text(again(library, page)).body
    translating.take_up_sentence(library, zh.id, 1, 0, now.index("。") + 1)
    assert text(again(library, page)).body == ZH.replace("每周", "每月")
    history.undo(library)
    assert text(again(library, page)).body == now


def test_a_sentence_that_reads_the_same_or_was_not_there_is_not_put_back(library: Library, page: reading.Page) -> None:
    zh = text(page)
    editing.edit_text(library, zh.id, "一句新话。" + ZH.replace("每周", "每月"))
    now = text(again(library, page)).body
    with pytest.raises(Refused, match="does not have this sentence"):
        translating.take_up_sentence(library, zh.id, 1, 0, 5)
    start = now.index("董事会")
    with pytest.raises(Refused, match="says the same"):
        translating.take_up_sentence(library, zh.id, 1, start, now.index("。", start) + 1)
    with pytest.raises(Refused, match="no such earlier wording"):
        translating.take_up_sentence(library, zh.id, 7, 0, 5)


# -- memory ------------------------------------------------------------------------------------------------------------


def test_like_sentences_are_proposed_after_the_same_ones(library: Library, page: reading.Page) -> None:
    pairing.mark(library, [one.id for one in page.pairs], "checked")
    file = (
        b'<tmx version="1.4"><header srclang="en"/><body>'
        b'<tu><tuv xml:lang="en"><seg>Nurses met monthly.</seg></tuv><tuv xml:lang="zh"><seg>A</seg></tuv></tu>'
        b'<tu tuid="7"><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>'
        b'<tu><tuv><seg>Nowhere</seg></tuv><tuv xml:lang="zh"><seg>B</seg></tuv></tu>'
        b'<tu><tuv xml:lang="en"><seg>One</seg></tuv><tuv xml:lang="en"><seg>Two</seg></tuv></tu></body></tmx>'
    )
    read = memory.read(file, "theirs.tmx")
    assert [(one.number, one.name, one.words) for one in read.left_out] == [
        (2, "7", "Alone"),
        (3, "", "Nowhere"),
        (4, "", "One"),
    ]
    assert len({one.why for one in read.left_out}) == 3
    memory.bring_in(library, read, "theirs.tmx")
    found = memory.like(library, "Nurses met weekly.", "en", "zh-Hans")
    assert [(one.words, one.alike) for one in found] == [("护士每周开会。", 100), ("A", 80)] or found[1].alike >= 70
    assert found[0].origin == "A study of trust"
    assert (found[1].words, found[1].source, found[1].origin) == ("A", "Nurses met monthly.", "theirs.tmx")
    assert memory.like(library, "Quite another thing altogether.", "en", "zh-Hans") == ()
    assert memory.like(library, " ", "en", "zh-Hans") == ()


# -- odd texts ---------------------------------------------------------------------------------------------------------

OTHER_ZH = (
    "本研究回顾了沿海城市的鱼类价格。渔船每天清晨出海,傍晚归来。市场上的鲈鱼比去年贵了许多。"
    "渔民认为天气和燃料费用是主要原因。我们建议建立冷库,并改善码头的道路。"
)
CARE_EN = (
    "This review looked at teams of nurses and social workers. They met every week to plan care at home. "
    "Hospital stays became shorter and carers felt less alone. Managers doubted that the money would last. "
    "We recommend shared records and joint training."
)
CARE_ZH = (
    "本综述考察了护士和社会工作者组成的团队。他们每周开会,规划居家照护。住院时间缩短,照护者也不再感到孤单。"
    "管理者怀疑资金能否持续。我们建议共享病历并开展联合培训。"
)


def whole(library: Library, study: int) -> list[tuple[str, str]]:
    return [
        (one.rule, one.pattern) for one in checking.check(library, study) if one.pair is None and one.severity != "note"
    ]


def test_a_translation_of_another_text_is_said_to_be_one(library: Library, study: int) -> None:
    verbs.two_texts(library, study, CARE_EN, OTHER_ZH)
    assert whole(library, study) == [("unrelated", "These do not look like the same text.")]


def test_a_true_translation_is_not(library: Library, study: int) -> None:
    verbs.two_texts(library, study, CARE_EN, CARE_ZH)
    assert whole(library, study) == []


@pytest.mark.parametrize(
    ("en", "zh", "pattern"),
    [
        (CARE_EN, CARE_EN, "This text was expected in another language."),
        (CARE_ZH, CARE_ZH, "This text was expected in another language."),
        (CARE_EN, "。！？……，；", "There is no translation yet."),
    ],
)
def test_a_side_in_the_wrong_language_or_of_marks_only_is_told(
    library: Library, study: int, en: str, zh: str, pattern: str
) -> None:
    verbs.two_texts(library, study, en, zh)
    assert [said for _, said in whole(library, study)] == [pattern]


def test_odd_texts_are_aligned_checked_and_edited_without_an_error(library: Library, study: int) -> None:
    endless = "医疗整合与信任" * 14_300
    for en, zh in ((CARE_EN, endless), ("...!? --", "。！？"), (CARE_EN + CARE_ZH, CARE_ZH + CARE_EN)):
        one = verbs.a_study(library, en[:9])
        _, right = verbs.two_texts(library, one, en, zh)
        reading.ensure_pairs(library, one)
        checking.check(library, one)
        editing.edit_text(library, right, "甲" + zh[:-1])
        assert text(reading.page(library, one)).body == "甲" + zh[:-1]
    assert study
