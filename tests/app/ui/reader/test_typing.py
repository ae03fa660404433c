"""What is typed or composed over a sentence is disturbed by nothing that happens beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.reader.panel import ReaderPanel
from app.ui.reader.scene import RIGHT
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin

Make = Callable[..., ReaderPanel]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def merged(panel: ReaderPanel) -> object:
    """The page as it is after the sentences were aligned again: the first two pairs are one."""
    page = panel.page
    assert page is not None
    first, second, *rest = page.pairs
    both = replace(first, left=first.left + second.left, right=first.right + second.right)
    return replace(page, pairs=(both, *(replace(p, position=p.position - 1) for p in rest)))  # type: ignore[type-var]


def test_what_is_typed_stays_while_the_texts_are_aligned_again(make: Make) -> None:
    panel = make()
    told = builders.Told()
    panel.edit_requested.connect(told)
    panel.editing.open(4, RIGHT)
    field = panel.editing.field
    assert field
    QTest.keyClicks(field, "typed")
    QApplication.sendEvent(field, QInputMethodEvent("zheng", []))
    panel.update_page(merged(panel))  # type: ignore[arg-type]
    spin()
    assert panel.editing.field is field, "the very same field: an input method goes on composing in it"
    assert field.composing() == "zheng"
    assert panel.editing._row == 3
    done = QInputMethodEvent("", [])
    done.setCommitString("整")
    QApplication.sendEvent(field, done)
    QTest.keyClick(field, Qt.Key.Key_Return)
    spin()
    page = panel.page
    assert page is not None
    assert page.right is not None
    end = panel.scene.rows[3].right[1]
    assert told.calls == [(2, page.right.body[:end] + "typed整" + page.right.body[end:])]


def test_a_change_of_another_sentence_moves_the_field_along(make: Make) -> None:
    panel = make()
    told, said = builders.Told(), builders.Told()
    panel.edit_requested.connect(told)
    panel.message.connect(said)
    panel.editing.open(2, RIGHT)
    field = panel.editing.field
    assert field
    QTest.keyClicks(field, "typed")
    page = panel.page
    assert page is not None
    assert page.right is not None
    body = "新句。" + page.right.body
    pairs = tuple(replace(p, right=tuple((a + 3, b + 3) for a, b in p.right)) for p in page.pairs)
    pairs = (replace(pairs[0], right=((0, 3), *pairs[0].right)), *pairs[1:])
    right = replace(page.right, body=body, version_id=21, number=2)
    panel.update_page(replace(page, right=right, pairs=pairs, passages=()))  # type: ignore[type-var]
    spin()
    assert said.calls == []
    panel.editing.keep()
    end = pairs[2].right[0][1]
    assert told.calls == [(2, body[:end] + "typed" + body[end:])]
    assert panel.editing.base == 21


def test_a_change_of_the_same_sentence_is_told_and_nothing_is_lost(make: Make) -> None:
    panel = make()
    said = builders.Told()
    panel.message.connect(said)
    panel.editing.open(0, RIGHT)
    field = panel.editing.field
    assert field
    QTest.keyClicks(field, "typed")
    page = panel.page
    assert page is not None
    assert page.right is not None
    right = replace(page.right, body="甲" + page.right.body[1:], version_id=21, number=2)
    panel.update_page(replace(page, right=right, passages=()))  # type: ignore[type-var]
    spin()
    assert "changed meanwhile" in str(said.calls[0][0])
    assert panel.editing.field is field
    assert field.toPlainText().endswith("typed")


def test_a_text_that_is_gone_leaves_the_words_on_the_clipboard(make: Make) -> None:
    panel = make()
    panel.editing.open(0, RIGHT)
    assert panel.editing.field
    panel.editing.field.setPlainText("我的话。")
    page = panel.page
    assert page is not None
    panel.update_page(replace(page, right=None, pairs=(), passages=()))  # type: ignore[type-var]
    spin()
    assert panel.editing.field is None
    assert QGuiApplication.clipboard().text() == "我的话。"


def test_going_to_another_study_keeps_what_was_typed_and_composed(make: Make) -> None:
    panel = make()
    told = builders.Told()
    panel.edit_requested.connect(told)
    panel.editing.open(0, RIGHT)
    field = panel.editing.field
    assert field
    QTest.keyClicks(field, "ab")
    QApplication.sendEvent(field, QInputMethodEvent("整合", []))
    panel.show_page(builders.odd_page())  # type: ignore[arg-type]
    assert "ab整合" in str(told.calls[0][1])


def test_while_composing_enter_escape_and_letters_belong_to_the_input_method(make: Make) -> None:
    panel = make()
    told = builders.Told()
    for signal in (panel.edit_requested, panel.pair_mended, panel.code_requested, panel.reading_state_requested):
        signal.connect(told)
    panel.editing.open(0, RIGHT)
    field = panel.editing.field
    assert field
    before = field.toPlainText()
    QApplication.sendEvent(field, QInputMethodEvent("jvocu", []))
    for what in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F4):
        QTest.keyClick(field, what)
        spin(2)
    assert panel.editing.field is field
    assert field.composing() == "jvocu"
    assert told.calls == []
    done = QInputMethodEvent("", [])
    done.setCommitString("整合照护")
    QApplication.sendEvent(field, done)
    assert field.toPlainText() == before + "整合照护"
    assert told.calls == []
    QTest.keyClick(field, Qt.Key.Key_Return)
    spin()
    assert len(told.calls) == 1


def test_what_was_refused_stands_in_its_field_again(make: Make) -> None:
    panel = make()
    panel.editing.open(2, RIGHT)
    assert panel.editing.field
    panel.editing.field.setPlainText("我的话。")
    panel.editing.keep()
    assert panel.editing.field is None
    panel.editing.reopen()
    assert panel.editing.field is not None
    assert panel.editing.field.toPlainText() == "我的话。"
    assert panel.editing._row == 2
