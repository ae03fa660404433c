"""The reader by keyboard and mouse: caret, words, selection, pairs and passages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from app.ui.reader.pane import Pane
from app.ui.reader.panel import ReaderPanel
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin

Make = Callable[..., ReaderPanel]
K, M = Qt.Key, Qt.KeyboardModifier


def place(panel: ReaderPanel, index: int, point: int) -> QPoint:
    """Where a code point stands in the pane's viewport."""
    side = panel.scene.sides[index]
    row = side.shown.row_of_point(point)
    rect = side.layout.caret_line(row, side.shown.unit(row, point))
    return QPoint(round(rect.x()), round(rect.center().y()) - panel.rolling.value)


def press(pane: Pane, key: K, modifiers: M = M.NoModifier) -> None:
    QTest.keyClick(pane, key, modifiers)
    spin(2)


def test_arrows_walk_through_rows_never_laid_out_before(make: Make) -> None:
    panel = make(builders.long_page(1500))
    pane = panel.panes[0]
    pane.setFocus()
    press(pane, K.Key_End, M.ControlModifier)
    assert panel.scene.row == 1499
    press(pane, K.Key_Up)
    press(pane, K.Key_Home)
    press(pane, K.Key_PageUp)
    assert 0 < pane.caret_row() < 1499
    press(pane, K.Key_Home, M.ControlModifier)
    for _ in range(12):
        press(pane, K.Key_Down)
    assert pane.caret_row() >= 3


def test_a_mouse_selection_over_three_rows_is_the_stored_slice(panel: ReaderPanel) -> None:
    body = builders.ENGLISH
    start, end = body.index("shared purse"), body.index("Nurses trusted") + 6
    pane = panel.panes[0]
    QTest.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, M.NoModifier, place(panel, 0, start))
    QTest.mouseMove(pane.viewport(), place(panel, 0, end))
    QTest.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, M.NoModifier, place(panel, 0, end))
    spin()
    assert pane.selected() == (start, end)
    pane.copy()
    assert QGuiApplication.clipboard().text() == body[start:end]


def test_a_double_click_takes_a_word_of_the_lexicon(panel: ReaderPanel) -> None:
    from app.text.words import words

    pane = panel.panes[1]
    body = builders.CHINESE
    at = body.index("预算") + 1
    wanted = next(tuple(w) for w in words(body) if w.start <= at < w.end)
    QTest.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, M.NoModifier, place(panel, 1, at) + QPoint(4, 0))
    assert pane.selected() == wanted
    assert wanted[1] - wanted[0] <= 4


def test_a_third_click_takes_the_sentence(panel: ReaderPanel) -> None:
    pane = panel.panes[1]
    at = place(panel, 1, builders.CHINESE.index("旁听")) + QPoint(4, 0)
    QTest.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, M.NoModifier, at)
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, M.NoModifier, at)
    assert pane.selected() == panel.scene.sides[1].shown.spans[2]


def test_ctrl_shift_right_selects_chinese_word_by_word(panel: ReaderPanel) -> None:
    pane = panel.panes[1]
    pane.setFocus()
    pane.put_caret(0)
    ends = []
    for _ in range(3):
        press(pane, K.Key_Right, M.ControlModifier | M.ShiftModifier)
        ends.append(pane.selected()[1])
    assert ends == sorted(set(ends))
    assert ends[-1] <= 10


def test_ctrl_right_crosses_from_row_to_row_and_back(panel: ReaderPanel) -> None:
    pane = panel.panes[1]
    pane.setFocus()
    pane.put_caret(0)
    for _ in range(200):
        press(pane, K.Key_Right, M.ControlModifier)
    assert panel.scene.row == len(panel.scene.rows) - 1
    for _ in range(200):
        press(pane, K.Key_Left, M.ControlModifier)
    assert pane.point() == 0


def test_j_k_and_l_step_through_pairs_and_languages(panel: ReaderPanel) -> None:
    left, right = panel.panes
    left.setFocus()
    press(left, K.Key_J)
    press(left, K.Key_J)
    row = panel.scene.row
    press(left, K.Key_K)
    assert panel.scene.row == row - 1
    press(left, K.Key_L)
    assert right.hasFocus()
    assert right.caret_row() == row - 1
    press(right, K.Key_L)
    assert left.hasFocus()


def test_n_and_p_step_through_passages_in_reading_order(panel: ReaderPanel) -> None:
    pane = panel.panes[0]
    pane.setFocus()
    seen = []
    for _ in range(4):
        press(pane, K.Key_N)
        seen.append(panel.scene.passage)
    assert seen == [1, 3, 2, 4]
    press(pane, K.Key_P)
    assert panel.scene.passage == 2


def test_u_finds_the_next_unchecked_pair_and_v_and_w_mark_it(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.reading_state_requested.connect(told)
    pane = panel.panes[0]
    pane.setFocus()
    press(pane, K.Key_U)
    press(pane, K.Key_V)
    press(pane, K.Key_W)
    assert told.calls == [(100, "checked"), (100, "wrong")]


def test_a_click_on_the_ring_checks_the_pair(panel: ReaderPanel) -> None:
    told = builders.Told()
    panel.reading_state_requested.connect(told)
    gutter = panel.gutter
    y = panel.scene.table.heights.words_top(1) + panel.scene.line.baseline - 5 - panel.rolling.value
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, M.NoModifier, QPoint(gutter.width() // 2 + 9, y))
    assert told.calls == [(101, "checked")]


def test_single_letters_can_be_switched_off(panel: ReaderPanel) -> None:
    pane = panel.panes[0]
    pane.setFocus()
    panel.set_single_keys(False)
    press(pane, K.Key_J)
    assert panel.scene.row == -1
    panel.act("pair.next")
    assert panel.scene.row >= 0


def test_letters_typed_into_a_field_stay_there(panel: ReaderPanel) -> None:
    panel.open_find()
    field = panel.finding._field
    QTest.keyClicks(field, "cjklmvu19")
    assert field.text() == "cjklmvu19"
    assert panel.scene.row == -1


def test_find_steps_through_both_languages(panel: ReaderPanel) -> None:
    panel.open_find()
    panel.finding._field.setText("病历")
    assert len(panel.scene.sides[1].found) == 3
    first = panel.scene.find_now
    panel.finding.step(1)
    assert panel.scene.find_now != first
    QTest.keyClick(panel.finding._field, K.Key_Escape)
    assert panel.panes[1].selected() != (0, 0)
    assert not panel.finding.isVisible()


def test_find_reads_over_line_ends_and_widths_of_marks() -> None:
    from app.ui.reader.find import places

    assert places("one\ntwo, three", "One two，") == [(0, 8)]
    assert places("text", "  ") == []


def test_a_quote_is_copied_with_its_citation(panel: ReaderPanel) -> None:
    panel.panes[0].setFocus()
    panel.panes[0].select(*builders.words(builders.ENGLISH, "Old rivalries"))
    panel.act("edit.quote")
    assert QGuiApplication.clipboard().text() == "“Old rivalries” (Doe 2024)"


def test_copying_everything_gives_the_stored_text(panel: ReaderPanel) -> None:
    panel.panes[0].selectAll()
    assert panel.panes[0].createMimeDataFromSelection().text() == builders.ENGLISH


def test_the_caret_in_a_coded_passage_is_announced(panel: ReaderPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.ui.reader import hearing as module

    said: list[str] = []
    monkeypatch.setattr(module.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(module.QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    pane = panel.panes[0]
    pane.setFocus()
    pane.put_caret(builders.ENGLISH.index("rivalries"))
    pane.put_caret(builders.ENGLISH.index("rivalries") + 2)
    assert said == ["Coded: Mistrust and rivalry"]


def test_right_steps_over_an_astral_character_as_one(make: Make) -> None:
    from dataclasses import replace

    page = replace(builders.page(coded=False), left=builders.text(1, "en", "𠮷 is one. Two."), pairs=(), right=None)
    panel = make(page)
    pane = panel.panes[0]
    pane.setFocus()
    pane.put_caret(0)
    pane.moveCursor(QTextCursor.MoveOperation.Right)
    assert pane.point() == 1
