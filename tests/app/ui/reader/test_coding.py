"""Coding with keyboard and mouse: what the panel tells of what the user meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.ui.reader import paint
from app.ui.reader.panel import ReaderPanel
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin
from tests.app.ui.reader.test_walking import K, M, place, press

Make = Callable[..., ReaderPanel]
NURSES = builders.words(builders.ENGLISH, "Nurses trusted the plan")


@dataclass(frozen=True)
class Found:
    """A match as the codebook gives it."""

    code_id: int
    lang: str
    label: str
    spans: tuple[tuple[int, int], ...]
    alias: str | None = None


def select(panel: ReaderPanel, span: tuple[int, int] = NURSES, index: int = 0) -> None:
    panel.panes[index].setFocus()
    panel.panes[index].select(*span)
    panel.coding.settled(index)


def test_c_and_enter_code_the_selection_with_its_counterpart(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.code_requested.connect(told)
    select(panel)
    press(panel.panes[0], K.Key_C)
    assert panel.coding.palette.isVisible()
    QTest.keyClick(panel.coding.palette._field, K.Key_Return)
    assert told.calls == [([(1, *NURSES), (2, 0, 5)], [2], "explicit")]
    assert not panel.coding.palette.isVisible()


def test_shift_enter_codes_as_implied(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.code_requested.connect(told)
    select(panel)
    panel.act("code.code")
    QTest.keyClick(panel.coding.palette._field, K.Key_Return, M.ShiftModifier)
    assert told.calls[0][2] == "implied"


def test_typing_finds_codes_in_either_language(panel: ReaderPanel) -> None:
    panel.means.find_codes = lambda typed: (
        [Found(3, "zh-Hans", "人手不足", ((0, len(typed)),))] if typed == "人手" else []
    )
    told = builders.Told()
    panel.code_requested.connect(told)
    select(panel)
    panel.act("code.code")
    field = panel.coding.palette._field
    field.setText("人手")
    assert panel.coding.palette._count.text() == "1 / 2"  # facets are not among them: they only hold others
    QTest.keyClick(field, K.Key_Return)
    assert told.calls[0][1] == [3]


def test_what_no_code_answers_can_become_a_new_code(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.new_code_requested.connect(told)
    select(panel)
    panel.act("code.code")
    field = panel.coding.palette._field
    field.setText("goodwill")
    QTest.keyClick(field, K.Key_Return)
    assert told.calls == [("goodwill", [(1, *NURSES), (2, 0, 5)], None, "explicit")]


def test_a_digit_codes_with_a_recent_code(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.code_requested.connect(told)
    select(panel)
    press(panel.panes[0], K.Key_2)
    assert told.calls[0][1] == [3]


def test_h_highlights_without_a_code(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.code_requested.connect(told)
    select(panel)
    press(panel.panes[0], K.Key_H)
    assert told.calls[0][1] == []


def test_with_nothing_selected_c_takes_the_current_sentence(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.code_requested.connect(told)
    panel.stepping.to_row(2)
    press(panel.panes[0], K.Key_1)
    assert told.calls[0][0][0] == (1, *panel.scene.sides[0].shown.spans[2])  # type: ignore[index]


def test_coding_the_words_of_a_passage_again_adds_to_that_passage(panel: ReaderPanel) -> None:
    told, added = builders.Told(), builders.Told()
    panel.code_requested.connect(told)
    panel.add_requested.connect(added)
    select(panel, builders.words(builders.ENGLISH, "Old rivalries"))
    press(panel.panes[0], K.Key_1)
    assert (told.calls, added.calls) == ([], [(1, 2, "explicit")])


def test_the_counterpart_is_dashed_until_enter_makes_it_the_users(panel: ReaderPanel) -> None:
    select(panel)
    panel.coding.propose()
    assert panel.scene.proposal
    assert not panel.scene.proposal.kept
    press(panel.panes[0], K.Key_Return)
    assert panel.scene.proposal.kept


def test_escape_lets_go_of_the_counterpart_and_codes_one_language(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.code_requested.connect(told)
    select(panel)
    panel.coding.propose()
    press(panel.panes[0], K.Key_Escape)
    assert panel.scene.proposal is None
    press(panel.panes[0], K.Key_1)
    assert told.calls[0][0] == [(1, *NURSES)]


def test_the_proposal_can_be_dragged_before_coding(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.code_requested.connect(told)
    select(panel)
    panel.coding.propose()
    panel.coding.drag(1, False, 9)
    panel.coding.drop()
    assert panel.scene.proposal
    assert panel.scene.proposal.kept
    press(panel.panes[0], K.Key_1)
    assert told.calls[0][0][1] == (2, 0, 9)  # type: ignore[index]


@pytest.mark.parametrize("index", [0, 1])
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("percent", [100, 150])
def test_each_end_is_dragged_with_the_mouse(make: Make, index: int, first: bool, percent: int) -> None:
    panel = make()
    panel.set_text_size(percent)
    told = builders.Told()
    panel.anchor_moved.connect(told)
    panel.select_passage(3)
    spin()
    side, pane = panel.scene.sides[index], panel.panes[index]
    mark = panel.scene.selected(index)
    assert mark
    rect = next(r for f, r in paint.handles(panel.scene, side) if f is first)
    at = QPoint(round(rect.x()), round(rect.top() if first else rect.bottom()) - panel.rolling.value)
    to_point = mark.start + 3 if first else mark.end - 3
    QTest.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, M.NoModifier, at)
    QTest.mouseMove(pane.viewport(), place(panel, index, to_point))
    QTest.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, M.NoModifier, place(panel, index, to_point))
    assert len(told.calls) == 1
    passage, text_id, start, end = told.calls[0]
    assert (passage, text_id) == (3, index + 1)
    assert (start, end) != (mark.start, mark.end)
    assert (end == mark.end) if first else (start == mark.start)


def test_an_end_dragged_past_the_other_stops_before_it(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.anchor_moved.connect(told)
    panel.select_passage(1)
    mark = panel.scene.selected(0)
    assert mark
    panel.coding.drag(0, True, mark.end + 40)
    panel.coding.drop()
    assert told.calls == [(1, 1, mark.end - 1, mark.end)]


def test_an_end_is_dragged_across_rows(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.anchor_moved.connect(told)
    panel.select_passage(1)
    mark = panel.scene.selected(0)
    assert mark
    point = builders.ENGLISH.index("Shared records helped") + 6
    panel.coding.drag(0, False, point)
    panel.coding.drop()
    assert told.calls == [(1, 1, mark.start, point)]


def test_brackets_move_the_ends_by_words_and_tell_once(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.anchor_moved.connect(told)
    panel.select_passage(1)
    pane = panel.panes[0]
    pane.setFocus()
    for key in ("[", "[", "]", "}", "{", "}"):
        QTest.keyClicks(pane, key)
    panel.coding.flush()
    assert len(told.calls) == 1
    start, end = told.calls[0][2:]
    assert builders.ENGLISH[start:end] == "risk. Old rivalries, unlike"  # type: ignore[misc]


def test_delete_takes_the_leading_code_off(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.uncode_requested.connect(told)
    panel.select_passage(1)
    panel.panes[0].setFocus()
    press(panel.panes[0], K.Key_Delete)
    assert told.calls == [(100,)]


def test_a_click_on_overlapping_passages_goes_from_the_shortest_on(panel: ReaderPanel) -> None:
    point = builders.ENGLISH.index("thin staffing") + 4
    for wanted in (2, 3, 2):
        at = place(panel, 0, point) + QPoint(1, 0)
        QTest.mouseClick(panel.panes[0].viewport(), Qt.MouseButton.LeftButton, M.NoModifier, at)
        assert panel.scene.passage == wanted


def test_a_click_on_a_stripe_selects_its_passage(panel: ReaderPanel) -> None:
    side = panel.scene.sides[1]
    stripe = next(s for s in side.margin.stripes([5]) if s.mark.passage == 4)
    at = QPoint(
        round(paint.stripe_x(side, stripe.lane)) + 1, round((stripe.top + stripe.bottom) / 2) - panel.rolling.value
    )
    QTest.mouseClick(panel.panes[1].viewport(), Qt.MouseButton.LeftButton, M.NoModifier, at)
    assert panel.scene.passage == 4


def test_the_passage_just_made_is_selected_when_the_library_tells(panel: ReaderPanel) -> None:
    select(panel)
    press(panel.panes[0], K.Key_1)
    page = builders.page()
    new = builders.passage(9, NURSES, (0, 5), {2: "explicit"}, (builders.ENGLISH, builders.CHINESE))
    panel.update_page(replace(page, passages=(*page.passages, new)))
    assert panel.scene.passage == 9
    assert panel.panes[0].selected()[0] == panel.panes[0].selected()[1]


def test_an_anchor_that_waits_for_review_is_drawn_nowhere(make: Make) -> None:
    page = builders.page()
    waiting = tuple(replace(p, anchors=tuple(replace(a, state="review") for a in p.anchors)) for p in page.passages)
    panel = make(replace(page, passages=waiting))
    assert all(not side.marked.all for side in panel.scene.sides)


def test_a_library_that_is_read_only_is_not_coded(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.code_requested.connect(told)
    panel.anchor_moved.connect(told)
    panel.reading_state_requested.connect(told)
    panel.means.can_write = lambda: False
    said = builders.Told()
    panel.message.connect(said)
    select(panel)
    for number, key in enumerate((K.Key_C, K.Key_1, K.Key_H, K.Key_V), 1):
        press(panel.panes[0], key)
        assert len(said.calls) == number, "no key is without an answer"
        assert "read only" in str(said.calls[-1])
    panel.select_passage(1)
    panel.coding.drag(0, True, 3)
    panel.coding.drop()
    assert told.calls == []


def test_a_sentence_is_edited_in_place(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.edit_requested.connect(told)
    panel.stepping.to_row(2, 1)
    press(panel.panes[1], K.Key_F2)
    field = panel.editing.field
    assert field
    start, end = panel.scene.sides[1].shown.spans[2]
    assert field.toPlainText() == builders.CHINESE[start:end]
    QTest.keyClicks(field, "J" * 120)
    assert panel.scene.table.heights.words_height(2) > 3 * 26
    QTest.keyClick(field, K.Key_Return)
    spin()
    assert told.calls == [(2, builders.CHINESE[:end] + "J" * 120 + builders.CHINESE[end:])]
    assert panel.editing.field is None


def test_escape_drops_an_edit(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.edit_requested.connect(told)
    panel.stepping.to_row(1, 1)
    height = panel.scene.table.heights.words_height(1)
    panel.editing.open()
    assert panel.editing.field
    QTest.keyClicks(panel.editing.field, "x" * 100)
    QTest.keyClick(panel.editing.field, K.Key_Escape)
    spin()
    assert told.calls == []
    assert panel.scene.table.heights.words_height(1) == height


def test_an_input_method_changes_the_field_only_when_it_commits(panel: ReaderPanel) -> None:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtGui import QInputMethodEvent

    panel.stepping.to_row(1, 1)
    panel.editing.open()
    field = panel.editing.field
    assert field
    before = field.toPlainText()
    QCoreApplication.sendEvent(field, QInputMethodEvent("zhenghe", []))
    assert field.toPlainText() == before
    done = QInputMethodEvent()
    done.setCommitString("整合")
    QCoreApplication.sendEvent(field, done)
    assert field.toPlainText() == before + "整合"


def test_another_selection_lets_go_of_the_counterpart(panel: ReaderPanel) -> None:
    select(panel)
    panel.coding.propose()
    panel.panes[0].select(0, 9)
    assert panel.scene.proposal is None


def test_a_code_from_elsewhere_codes_the_selection(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.code_requested.connect(told)
    select(panel)
    panel.code_with(4, "implied")
    assert told.calls == [([(1, *NURSES), (2, 0, 5)], [4], "implied")]


def test_a_tooltip_tells_every_code_with_what_lies_above_it(panel: ReaderPanel) -> None:
    assert panel.hearing.codes_of(1) == "Barrier › Mistrust and rivalry, me\nPooled budget, me"
    assert panel.hearing.codes_of(2) == "Barrier › Thin staffing, Implied, me"


def test_a_passage_of_the_other_kind_of_text_asks_for_that_kind_first(make: Make) -> None:
    page = builders.page()
    digest = replace(page.passages[0], id=77, anchors=(replace(page.passages[0].anchors[0], text_id=9, kind="digest"),))
    panel = make(replace(page, kinds=("abstract", "digest"), passages=(*page.passages, digest)))
    told = builders.Told()
    panel.text_kind_chosen.connect(told)
    panel.show_passage(77)
    assert told.calls == [("digest",)]
    left = builders.text(9, "en", builders.ENGLISH, kind="digest")
    panel.show_page(replace(page, kind="digest", left=left, passages=(digest,)))
    assert panel.scene.passage == 77


@dataclass(frozen=True)
class Changed:
    """The shape of a change."""

    kinds: frozenset[str]
    studies: frozenset[int]
    external: bool = False


def test_a_change_of_another_study_is_none_of_the_readers(panel: ReaderPanel) -> None:
    asked = builders.Told()
    panel.means.page = lambda study, kind: asked(study, kind) or builders.page()  # type: ignore[func-returns-value, return-value]
    panel.refresh(Changed(frozenset({"coding"}), frozenset({2})))
    panel.refresh(Changed(frozenset({"setting"}), frozenset({1})))
    assert asked.calls == []
    panel.refresh(Changed(frozenset({"coding"}), frozenset({1})))
    assert asked.calls == [(1, "abstract")]


def test_a_study_that_is_gone_leaves_the_reader_empty(panel: ReaderPanel) -> None:
    from app.text.refused import Refused

    def gone(study: int, kind: str | None) -> object:
        raise Refused("This study is no longer in the library.")

    panel.means.page = gone  # type: ignore[assignment]
    panel.refresh(Changed(frozenset({"study"}), frozenset({1})))
    assert panel.nothing.isVisible()


def test_an_edited_text_keeps_caret_and_selection_where_they_were(panel: ReaderPanel) -> None:
    panel.panes[0].select(0, 9)
    page = builders.page()
    changed = builders.CHINESE.replace("预算", "预算盘子", 1)
    right = builders.text(2, "zh-Hans", changed, version_id=21)
    panel.update_page(replace(page, right=right, pairs=builders.paired(builders.ENGLISH, changed)))
    assert panel.panes[0].selected() == (0, 9)
    assert "预算盘子" in panel.panes[1].document().toPlainText()
