"""Coding at speed: clauses, several codes at once, the last ones again, codes from the words, suggested codes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from app.text.segment import clauses, sentences
from app.ui.reader.inspector import Inspector
from app.ui.reader.offered import OfferLine
from app.ui.reader.panel import ReaderPanel
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin
from tests.app.ui.reader.test_coding import NURSES, select
from tests.app.ui.reader.test_walking import K, M, press

FEARED = builders.words(builders.ENGLISH, "managers feared the risk.")
ALL_NURSES = builders.words(builders.ENGLISH, "Nurses trusted the plan;")


def heard(panel: ReaderPanel, signal: str) -> builders.Told:
    told = builders.Told()
    getattr(panel, signal).connect(told)
    return told


def test_stepping_by_clause_selects_each_clause_of_each_sentence_in_order(panel: ReaderPanel) -> None:
    panel.stepping.to_row(0)
    wanted = [c for s in sentences(builders.ENGLISH, "en") for c in clauses(builders.ENGLISH, s, "en")]
    found = []
    for _ in wanted:
        press(panel.panes[0], K.Key_Period)
        found.append(panel.panes[0].selected())
    assert found == [(one.start, one.end) for one in wanted]
    press(panel.panes[0], K.Key_Comma)
    assert panel.panes[0].selected() == found[-2]


def test_stepping_by_clause_goes_through_the_chinese_too(panel: ReaderPanel) -> None:
    panel.stepping.to_row(0, 1)
    wanted = [c for s in sentences(builders.CHINESE, "zh") for c in clauses(builders.CHINESE, s, "zh")]
    found = []
    for _ in wanted:
        press(panel.panes[1], K.Key_Period)
        found.append(panel.panes[1].selected())
    assert found == [(one.start, one.end) for one in wanted]


def test_d_takes_the_next_clause_in_and_shift_d_leaves_it_out(panel: ReaderPanel) -> None:
    select(panel, ALL_NURSES)
    press(panel.panes[0], K.Key_D)
    assert panel.panes[0].selected() == (ALL_NURSES[0], FEARED[1])
    press(panel.panes[0], K.Key_D, M.ShiftModifier)
    assert panel.panes[0].selected() == ALL_NURSES
    press(panel.panes[0], K.Key_D, M.ShiftModifier)
    assert panel.panes[0].selected() == ALL_NURSES


def test_d_moves_the_end_of_a_selected_passage(panel: ReaderPanel) -> None:
    moved = heard(panel, "anchor_moved")
    panel.select_passage(1)
    panel.setFocus()
    panel.act("code.extend")
    panel.coding.flush()
    ((passage, text, start, end),) = moved.calls
    assert (passage, text) == (1, 1)
    assert builders.ENGLISH[start:end] == (
        "Old rivalries, unlike records and thin staffing slowed the work down, although everyone praised the aim."
    )


def test_clause_keys_do_nothing_on_an_empty_side_or_without_a_page(panel: ReaderPanel) -> None:
    panel.show_page(None)
    for deed in ("clause.next", "clause.previous", "code.extend", "code.again", "code.take", "code.in_vivo"):
        panel.act(deed)
    assert panel.panes[0].selected()[0] == panel.panes[0].selected()[1]


def test_tab_marks_several_codes_and_enter_puts_them_on_the_words_in_one_step(panel: ReaderPanel) -> None:
    told = heard(panel, "code_requested")
    select(panel)
    panel.act("code.code")
    field = panel.coding.palette._field
    QTest.keyClick(field, K.Key_Tab)
    QTest.keyClick(field, K.Key_Down)
    QTest.keyClick(field, K.Key_Tab)
    assert field.hasFocus()
    assert panel.coding.palette._title.text() == "Marked: Mistrust and rivalry, Thin staffing"
    QTest.keyClick(field, K.Key_Return, M.ShiftModifier)
    assert told.calls == [([(1, *NURSES), (2, 0, 5)], [2, 3], "implied")]


def test_tab_again_takes_the_mark_away(panel: ReaderPanel) -> None:
    told = heard(panel, "code_requested")
    select(panel)
    panel.act("code.code")
    field = panel.coding.palette._field
    QTest.keyClick(field, K.Key_Tab)
    QTest.keyClick(field, K.Key_Tab)
    QTest.keyClick(field, K.Key_Down)
    QTest.keyClick(field, K.Key_Return)
    assert told.calls[0][1:] == ([3], "explicit")


def test_several_codes_on_a_passage_that_is_there_are_one_request(panel: ReaderPanel) -> None:
    added = heard(panel, "add_several_requested")
    panel.select_passage(4)
    panel.coding.code_with_all([2, 3], "implied")
    assert added.calls == [(4, [2, 3], "implied")]


def test_r_repeats_the_last_codes_as_they_were_meant(panel: ReaderPanel) -> None:
    told = heard(panel, "code_requested")
    select(panel)
    panel.coding.code_with_all([2, 4], "implied")
    select(panel, FEARED)
    press(panel.panes[0], K.Key_R)
    assert told.calls[1][1:] == ([2, 4], "implied")


def test_r_repeats_the_newest_code_of_the_library_when_none_was_used_yet(panel: ReaderPanel) -> None:
    told = heard(panel, "code_requested")
    select(panel)
    press(panel.panes[0], K.Key_R)
    assert told.calls[0][1:] == ([2], "explicit")


def test_i_asks_for_a_code_named_by_the_selected_words(panel: ReaderPanel) -> None:
    told = heard(panel, "new_code_requested")
    select(panel, (FEARED[0], FEARED[1]))
    press(panel.panes[0], K.Key_I)
    assert told.calls == [("managers feared the risk", [(1, *FEARED), (2, 0, 5)], None, "explicit")]


def test_words_too_long_for_a_label_are_refused_in_a_sentence(panel: ReaderPanel) -> None:
    told, said = heard(panel, "new_code_requested"), heard(panel, "message")
    select(panel, (0, 200))
    press(panel.panes[0], K.Key_I)
    assert told.calls == []
    assert "80" in str(said.calls[-1][0])


# -- suggestions -----------------------------------------------------------------------------------------------------


@pytest.fixture
def inspector(panel: ReaderPanel) -> Iterator[Inspector]:
    made = Inspector(panel.means)
    made.show()
    panel.join(made)
    panel.activateWindow()
    panel.setFocus()
    spin()
    yield made
    panel.inspector = None
    made.close()


def offered(panel: ReaderPanel, *codes: int) -> None:
    panel.suggesting.look()
    study, words, _ = panel.suggesting._asked or (0, (), ())
    whys = ("name", "learnt", "near")
    panel.suggesting.show(study, words, [{"code": c, "why": whys[k % 3], "words": ["x"]} for k, c in enumerate(codes)])


def test_codes_are_asked_for_the_words_of_both_languages_the_user_is_at(
    panel: ReaderPanel, inspector: Inspector
) -> None:
    wanted = heard(panel, "suggestions_wanted")
    panel.stepping.to_row(2)
    panel.suggesting.look()
    assert wanted.calls == [
        (
            1,
            (
                "We talked with nurses, carers and managers for a year, and sat in on their meetings.",
                "我们用一年时间与护士、照护者和管理人员交谈,并旁听他们的会议。",
            ),
            (),
        )
    ]
    panel.suggesting.look()
    assert len(wanted.calls) == 1
    panel.select_passage(1)
    panel.suggesting.look()
    assert wanted.calls[1] == (1, ("Old rivalries", "旧有的竞争"), (2, 5))


def test_nothing_is_asked_while_the_inspector_is_hidden(panel: ReaderPanel, inspector: Inspector) -> None:
    wanted = heard(panel, "suggestions_wanted")
    inspector.hide()
    panel.stepping.to_row(2)
    panel.suggesting.look()
    assert wanted.calls == []


def test_t_takes_the_first_suggestion_and_x_dismisses_it(panel: ReaderPanel, inspector: Inspector) -> None:
    told, turned = heard(panel, "code_requested"), heard(panel, "suggestion_dismissed")
    select(panel)
    offered(panel, 3, 4)
    press(panel.panes[0], K.Key_X)
    assert turned.calls == [(1, ("Nurses trusted the plan",), 3)]
    assert [offer.code.id for offer in panel.suggesting.offers] == [4]
    press(panel.panes[0], K.Key_T)
    assert told.calls[0][1:] == ([4], "explicit")


def test_suggestions_stand_in_the_inspector_with_reason_and_named_buttons(
    panel: ReaderPanel, inspector: Inspector
) -> None:
    select(panel)
    offered(panel, 3, 4, 2)
    lines = inspector.findChildren(OfferLine)
    assert [line.accessibleName() for line in lines] == [
        "Thin staffing. “x” stands in these words",
        "Shared records. Words you coded so before: x",
        "Mistrust and rivalry. Means nearly the same as “x”, which carries it",
    ]
    buttons = lines[1].findChildren(QToolButton)
    assert [one.accessibleName() for one in buttons] == [
        "Take the suggested code “Shared records”",
        "Dismiss the suggested code “Shared records”",
    ]
    told = heard(panel, "code_requested")
    buttons[0].click()
    assert told.calls[0][1] == [4]


def test_an_answer_for_words_the_user_has_left_is_not_shown(panel: ReaderPanel, inspector: Inspector) -> None:
    panel.stepping.to_row(1)
    panel.suggesting.look()
    study, words, _ = panel.suggesting._asked or (0, (), ())
    panel.stepping.to_row(3)
    panel.suggesting.look()
    panel.suggesting.show(study, words, [{"code": 3, "why": "name", "words": ["x"]}])
    assert panel.suggesting.offers == []


def test_t_without_a_suggestion_or_with_the_inspector_hidden_codes_nothing(
    panel: ReaderPanel, inspector: Inspector
) -> None:
    told, said, asked = heard(panel, "code_requested"), heard(panel, "message"), heard(panel, "inspector_wanted")
    select(panel)
    panel.suggesting.look()
    press(panel.panes[0], K.Key_T)
    assert said.calls == [("No code is suggested for these words.",)]
    offered(panel, 3)
    inspector.hide()
    press(panel.panes[0], K.Key_T)
    assert told.calls == []
    assert len(asked.calls) == 1
