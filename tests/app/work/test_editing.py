"""Editing a text: passages and pairs stay with their words, or wait until a person has looked."""

from __future__ import annotations

import itertools

import pytest

from app.text.refused import Refused
from app.work import aligning, coding, editing, history, reading, searching
from app.work.library import Library
from tests import verbs


def test_an_edit_elsewhere_moves_a_passage_with_its_words(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money was scarce"))
    editing.edit_text(library, en, "In time trust" + verbs.EN.removeprefix("Trust"))
    (anchor,) = verbs.passage_of(library, passage).anchors
    assert (anchor.quote, anchor.state) == ("Money was scarce", "placed")
    assert verbs.text_of(library, en).body[anchor.start : anchor.end] == "Money was scarce"
    assert anchor.version_id == verbs.text_of(library, en).version_id


def test_a_passage_whose_words_changed_waits_with_its_old_words(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money was scarce"))
    change = editing.edit_text(library, en, verbs.EN.replace("scarce", "short"))
    (anchor,) = verbs.passage_of(library, passage).anchors
    assert (anchor.quote, anchor.state) == ("Money was scarce", "review")
    assert change.result == 1
    assert editing.waiting(library) == (passage,)


def test_a_waiting_passage_is_settled_on_words_a_person_chooses(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money was scarce"))
    editing.edit_text(library, en, verbs.EN.replace("scarce", "short"))
    _, start, end = verbs.place(library, en, "Money was short")
    editing.settle_anchor(library, verbs.passage_of(library, passage).anchors[0].id, start, end)
    (anchor,) = verbs.passage_of(library, passage).anchors
    assert (anchor.quote, anchor.state) == ("Money was short", "placed")
    assert editing.waiting(library) == ()


def test_a_waiting_passage_returns_when_its_words_do(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money was scarce"))
    editing.edit_text(library, en, verbs.EN.replace("scarce", "short"))
    editing.edit_text(library, en, verbs.EN)
    assert verbs.passage_of(library, passage).anchors[0].state == "placed"


def test_undoing_an_edit_brings_words_passages_and_pairs_back(library: Library, study: int) -> None:
    en, zh = verbs.two_texts(library, study)
    verbs.a_passage(library, study, (en, "Money was scarce"), (zh, "资金不足"))
    reading.ensure_pairs(library, study)
    reading.set_reading_state(library, reading.page(library, study).pairs[0].id, "checked")
    before = reading.page(library, study)
    editing.edit_text(library, zh, verbs.ZH.replace("资金不足", "钱少"))
    after = reading.page(library, study)
    assert after != before
    history.undo(library)
    assert reading.page(library, study) == before
    history.redo(library)
    assert reading.page(library, study).passages == after.passages


def test_a_changed_translation_is_called_so(library: Library, study: int) -> None:
    en, zh = verbs.two_texts(library, study)
    editing.edit_text(library, zh, verbs.ZH + "完。")
    editing.edit_text(library, en, verbs.EN + " End.")
    assert [s.label for s in history.steps(library, 2)] == ["Changed a text", "Changed a translation"]


def test_the_same_words_are_no_edit(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    assert editing.edit_text(library, en, verbs.EN).step_id is None


def test_an_empty_text_is_refused(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    with pytest.raises(Refused):
        editing.edit_text(library, en, " \n")
    with pytest.raises(Refused):
        editing.add_text(library, study, "zh-Hans", "abstract", "")


def test_search_finds_the_new_words_and_no_longer_the_old(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    editing.edit_text(library, en, verbs.EN.replace("scarce", "short"))
    assert searching.search(library, "short")[0] == 1
    assert searching.search(library, "scarce")[0] == 0


def test_a_checked_pair_stays_checked_unless_its_own_words_change(library: Library, study: int) -> None:
    _en, zh = verbs.two_texts(library, study)
    reading.ensure_pairs(library, study)
    for pair in reading.page(library, study).pairs:
        reading.set_reading_state(library, pair.id, "checked")
    editing.edit_text(library, zh, verbs.ZH.replace("员工离开", "员工走了"))
    page = reading.page(library, study)
    assert [pair.reading for pair in page.pairs] == ["checked", "unchecked", "checked"]
    assert page.right is not None
    assert "员工走了" in page.right.body[slice(*page.pairs[1].right[0])]


@pytest.mark.parametrize(
    "new",
    [
        "序言。" + verbs.ZH,
        verbs.ZH + "结语。",
        verbs.ZH.replace("信任", "开始时信任"),
        verbs.ZH.replace("员工离开。", "员工离开。新的一句。"),
        verbs.ZH.replace("信任增长缓慢。", ""),
        verbs.ZH.replace("缓慢。", "缓慢,"),
        "全部重写。",
    ],
)
def test_no_word_falls_out_of_the_pairs(library: Library, study: int, new: str) -> None:
    _, zh = verbs.two_texts(library, study)
    reading.ensure_pairs(library, study)
    editing.edit_text(library, zh, new)
    page = reading.page(library, study)
    held = sorted(span for pair in page.pairs for span in pair.right)
    assert "".join(new[a:b] for a, b in held) == new
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(held))


def test_aligning_again_keeps_what_a_person_checked(library: Library, study: int) -> None:
    verbs.two_texts(library, study)
    reading.ensure_pairs(library, study)
    before = reading.page(library, study).pairs
    reading.set_reading_state(library, before[1].id, "wrong")
    aligning.confirm(library, before[2].id)
    aligning.align(library, study)
    after = reading.page(library, study).pairs
    assert [(p.state, p.reading) for p in after] == [
        ("automatic", "unchecked"),
        ("automatic", "wrong"),
        ("confirmed", "unchecked"),
    ]
    for _ in range(3):
        history.undo(library)
    assert reading.page(library, study).pairs == before


def test_a_deleted_text_takes_its_anchors_and_comes_back(library: Library, study: int) -> None:
    en, zh = verbs.two_texts(library, study)
    both = verbs.a_passage(library, study, (en, "Money"), (zh, "资金"))
    alone = verbs.a_passage(library, study, (zh, "董事会"))
    reading.ensure_pairs(library, study)
    before = reading.page(library, study)
    editing.delete_text(library, zh)
    assert [a.lang for a in verbs.passage_of(library, both).anchors] == ["en"]
    assert coding.passage(library, alone) is None
    assert reading.page(library, study).right is None
    history.undo(library)
    assert reading.page(library, study) == before


def test_a_reviewed_machine_translation_says_by_whom(library: Library, study: int) -> None:
    from app.work import coders

    coders.set_name(library, "R. Reader")
    _, zh = verbs.two_texts(library, study)
    assert verbs.card(library, study).machine == "unreviewed"
    editing.mark_reviewed(library, zh)
    text = verbs.text_of(library, zh)
    assert (text.review_state, text.reviewed_by) == ("reviewed", "R. Reader")
    assert verbs.card(library, study).machine == "reviewed"


def test_provenance_is_written_down_with_the_engine_of_a_machine_only(library: Library, study: int) -> None:
    _, zh = verbs.two_texts(library, study)
    editing.set_provenance(library, zh, "machine", "Engine")
    assert verbs.text_of(library, zh).engine == "Engine"
    own = verbs.a_text(library, study, "一份新译文。", "zh-Hans", "digest", "unknown")
    editing.set_provenance(library, own, "person", "Engine")
    assert verbs.text_of(library, own).engine is None
