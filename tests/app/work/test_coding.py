"""Coding: words get codes once, in both languages, and every step can be taken back."""

from __future__ import annotations

import pytest

from app.text.refused import Refused
from app.work import coding, finding, history, memos, reading
from app.work.library import Library
from tests import verbs


def test_a_passage_stands_on_its_words_in_both_languages(library: Library, study: int) -> None:
    en, zh = verbs.two_texts(library, study)
    code = verbs.a_code(library)
    passage = verbs.passage_of(
        library, verbs.a_passage(library, study, (en, "Trust grew slowly"), (zh, "信任增长缓慢"), codes=(code,))
    )
    assert [(a.lang, a.quote) for a in passage.anchors] == [("en", "Trust grew slowly"), ("zh-Hans", "信任增长缓慢")]
    assert [(c.code_id, c.mode) for c in passage.codings] == [(code, "explicit")]


def test_coding_is_named_in_the_history_with_the_code(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    verbs.a_passage(library, study, (en, "Money"), codes=(verbs.a_code(library, "Scarce money"),))
    step = history.steps(library, 1)[0]
    assert (step.label, step.args) == ("Coded with “%1”", ("Scarce money",))


def test_the_same_words_are_the_same_passage(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    first = verbs.a_passage(library, study, (en, "Money"), codes=(verbs.a_code(library, "Money"),))
    second = verbs.a_passage(library, study, (en, "Money"), codes=(verbs.a_code(library, "Scarcity"),))
    assert first == second
    assert len(verbs.passage_of(library, first).codings) == 2


def test_other_words_are_another_passage(library: Library, study: int) -> None:
    en, zh = verbs.two_texts(library, study)
    code = verbs.a_code(library)
    one = verbs.a_passage(library, study, (en, "Money"), codes=(code,))
    assert verbs.a_passage(library, study, (en, "Money"), (zh, "资金"), codes=(code,)) != one


def test_coding_twice_with_one_code_changes_its_mode_only(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    code = verbs.a_code(library)
    verbs.a_passage(library, study, (en, "Money"), codes=(code,))
    passage = verbs.a_passage(library, study, (en, "Money"), codes=(code,), mode="implied")
    assert [(c.code_id, c.mode) for c in verbs.passage_of(library, passage).codings] == [(code, "implied")]


def test_words_outside_the_text_are_refused_and_nothing_is_written(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    for start, end in ((5, 5), (-1, 3), (70, 400)):
        with pytest.raises(Refused):
            coding.code(library, study, [(en, start, end)], [])
    assert reading.passages_of(library, study) == ()


def test_a_text_of_another_study_is_refused(library: Library, study: int) -> None:
    other = verbs.a_study(library, "Another")
    en, _ = verbs.two_texts(library, other)
    with pytest.raises(Refused):
        coding.code(library, study, [(en, 0, 5)], [])


def test_offsets_count_code_points(library: Library, study: int) -> None:
    text = verbs.a_text(library, study, "𠮷野家 😀 trust", "zh-Hans")
    passage = verbs.a_passage(library, study, (text, "trust"))
    (anchor,) = verbs.passage_of(library, passage).anchors
    assert (anchor.start, anchor.end, anchor.quote) == (6, 11, "trust")


def test_a_passage_goes_with_its_last_code(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"), codes=(verbs.a_code(library),))
    (own,) = verbs.passage_of(library, passage).codings
    coding.uncode(library, own.id)
    assert coding.passage(library, passage) is None
    history.undo(library)
    assert verbs.passage_of(library, passage).codings == (own,)


def test_a_passage_that_a_finding_rests_on_stays_without_codes(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"), codes=(verbs.a_code(library),))
    verbs.a_finding(library, passage)
    coding.uncode(library, verbs.passage_of(library, passage).codings[0].id)
    assert verbs.passage_of(library, passage).codings == ()


def test_a_passage_with_a_memo_stays_without_codes(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"), codes=(verbs.a_code(library),))
    memos.write(library, "passage", passage, "look again")
    coding.uncode(library, verbs.passage_of(library, passage).codings[0].id)
    assert verbs.passage_of(library, passage).memos == 1


def test_deleting_a_passage_keeps_its_finding_without_words(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"), codes=(verbs.a_code(library),))
    made = verbs.a_finding(library, passage)
    assert coding.resting_on(library, passage) == (made,)
    coding.delete_passage(library, passage)
    (left,) = finding.findings(library)
    assert (left.passages, left.codes) == ((), ())


def test_deleting_a_passage_with_its_findings_is_one_step(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"), codes=(verbs.a_code(library),))
    verbs.a_finding(library, passage)
    before = finding.findings(library)
    coding.delete_passage(library, passage, with_findings=True)
    assert finding.findings(library) == []
    history.undo(library)
    assert finding.findings(library) == before


def test_an_anchor_moves_and_a_missing_one_is_added(library: Library, study: int) -> None:
    en, zh = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"))
    coding.move_anchor(library, passage, *verbs.place(library, en, "Money was scarce"))
    coding.move_anchor(library, passage, *verbs.place(library, zh, "资金不足"))
    assert [a.quote for a in verbs.passage_of(library, passage).anchors] == ["Money was scarce", "资金不足"]
    assert [s.label for s in history.steps(library, 2)] == [
        "Added the counterpart of a passage",
        "Adjusted the ends of a passage",
    ]


def test_the_last_anchor_is_never_dropped(library: Library, study: int) -> None:
    en, zh = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"), (zh, "资金"))
    coding.drop_anchor(library, passage, zh)
    with pytest.raises(Refused):
        coding.drop_anchor(library, passage, en)


def test_replacing_a_code_by_one_that_is_there_leaves_one(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    one, other = verbs.a_code(library, "One"), verbs.a_code(library, "Other")
    passage = verbs.a_passage(library, study, (en, "Money"), codes=(one, other))
    first = verbs.passage_of(library, passage).codings[0]
    coding.replace_code(library, first.id, other)
    assert [c.code_id for c in verbs.passage_of(library, passage).codings] == [other]


def test_the_codes_used_last_come_first(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    one, other = verbs.a_code(library, "One"), verbs.a_code(library, "Other")
    for code, words in ((one, "Money"), (other, "staff"), (one, "board")):
        verbs.a_passage(library, study, (en, words), codes=(code,))
    assert [c.id for c in coding.recent(library)] == [one, other]


def test_a_coding_undone_and_redone_is_the_same(library: Library, study: int) -> None:
    en, zh = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"), (zh, "资金"), codes=(verbs.a_code(library),))
    before, line = verbs.passage_of(library, passage), verbs.card(library, study)
    history.undo(library)
    assert coding.passage(library, passage) is None
    history.undo(library)
    history.redo(library)
    history.redo(library)
    assert verbs.passage_of(library, passage) == before
    assert verbs.card(library, study) == line


def test_the_counterpart_of_words_is_proposed_in_either_direction(library: Library, study: int) -> None:
    en, zh = verbs.two_texts(library, study)
    text, start, end = verbs.place(library, en, "Trust grew slowly")
    assert coding.counterpart(library, text, start, end) == verbs.place(library, zh, "信任增长缓慢")
    assert coding.counterpart(library, *verbs.place(library, zh, "董事会听取了意见")) == verbs.place(
        library, en, "The board listened"
    )


def test_without_a_facing_text_no_counterpart_is_proposed(library: Library, study: int) -> None:
    en = verbs.a_text(library, study)
    assert coding.counterpart(library, en, 0, 5) is None
