"""Mending pairs by key and menu, their signs, doubtful words and their card, and translating by the sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.ui.deeds import DEEDS
from app.ui.reader.panel import ReaderPanel
from app.ui.reader.scene import LEFT, RIGHT
from app.work.reading import Wording
from db.rows import CheckIssue
from tests.app.ui import starting
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin

Make = Callable[..., ReaderPanel]


def key(panel: ReaderPanel, what: object, side: int = LEFT) -> None:
    """Presses a key in a pane."""
    panel.panes[side].setFocus()
    QTest.keyClick(panel.panes[side], what)  # type: ignore[call-overload]
    spin(2)


def focused() -> QWidget:
    """The widget that has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def issue(rule: str, english: str, chinese: str, **more: object) -> CheckIssue:
    """One issue on words of the usual page."""
    made = CheckIssue(
        id=1, study_id=1, left_version_id=10, right_version_id=20, rule=rule, severity="major",
        left=builders.words(builders.ENGLISH, english), right=builders.words(builders.CHINESE, chinese),
        left_text=english, right_text=chinese, pattern="For “%1” the glossary advises against “%2”.",
        args=(english, chinese), suggestion="护理人员", term=english, pair=0, others=(), fingerprint=english,
        left_print="a", right_print="b",
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


ISSUES = (
    issue("number", "a year", "一年"),
    issue("term", "carers", "照护者"),
    issue("term", "staffing", "人手", severity="note"),
)


@pytest.fixture
def doubtful(make: Make) -> ReaderPanel:
    panel = make()
    panel.doubting.show(1, ISSUES)
    spin()
    return panel


# -- pairs -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("y", ("confirm", 101, (True,))),
        ("s", ("split", 101, ())),
        (">", ("shift", 101, ("left", True))),
        ("<", ("shift", 101, ("left", False))),
    ],
)
def test_a_key_mends_the_pair_the_user_is_in(make: Make, what: str, told: tuple[object, ...]) -> None:
    panel = make()
    heard = builders.Told()
    panel.pair_mended.connect(heard)
    panel.stepping.to_row(1, LEFT)
    key(panel, what)
    assert heard.calls == [told]


def test_pairs_are_merged_with_the_next_and_the_previous_one(make: Make) -> None:
    panel = make()
    heard = builders.Told()
    panel.pair_mended.connect(heard)
    panel.stepping.to_row(1, RIGHT)
    for what in (Qt.Key.Key_J, Qt.Key.Key_K):
        QTest.keyClick(panel.panes[RIGHT], what, Qt.KeyboardModifier.ShiftModifier)
    assert heard.calls == [("merge", 101, ()), ("merge", 100, ())]


def test_a_pair_is_split_at_the_caret_where_it_stands_inside_the_words(make: Make) -> None:
    panel = make()
    heard = builders.Told()
    panel.pair_mended.connect(heard)
    panel.stepping.to_row(3, RIGHT)
    start = panel.scene.rows[3].right[0]
    panel.panes[RIGHT].put_caret(start + 5)
    key(panel, "s", RIGHT)
    assert heard.calls == [("split", 103, ("right", start + 5))]


def test_a_library_that_is_read_only_mends_nothing(make: Make) -> None:
    panel = make()
    panel.means.can_write = lambda: False
    heard = builders.Told()
    panel.pair_mended.connect(heard)
    said = builders.Told()
    panel.message.connect(said)
    panel.stepping.to_row(1)
    for what in "ys<>":
        key(panel, what)
    assert heard.calls == []
    assert len(said.calls) == 4, "no key is without an answer"
    assert all("read only" in str(one) for one in said.calls)


def test_keys_of_mending_are_switched_off_with_the_single_letters(make: Make) -> None:
    panel = make()
    heard = builders.Told()
    panel.pair_mended.connect(heard)
    panel.set_single_keys(False)
    panel.stepping.to_row(1)
    key(panel, "y")
    QTest.keyClick(panel.panes[LEFT], Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert heard.calls == []


def test_every_deed_of_the_reader_is_one_its_keys_know(make: Make) -> None:
    panel = make()
    own = {deed.id for deed in DEEDS if deed.scope == "reader" and deed.own}
    assert own <= set(panel.keys._what)


def test_the_menu_on_a_number_goes_to_its_pair_and_mends_it(make: Make) -> None:
    panel = make()
    heard = builders.Told()
    panel.pair_mended.connect(heard)
    y = panel.scene.table.heights.words_top(2) - panel.gutter.from_top + 8
    at = QPoint(panel.gutter.width() // 2 - 8, y)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, panel.gutter.mapToGlobal(at))
    QApplication.sendEvent(panel.gutter, event)
    spin()
    menu = panel.gutter.findChild(QMenu)
    assert menu is not None
    assert panel.scene.row == 2
    next(a for a in menu.actions() if a.text().startswith("Confirm pair")).trigger()
    menu.close()
    assert heard.calls == [("confirm", 102, (True,))]


def test_the_sign_of_a_pair_says_what_is_most_pressing(doubtful: ReaderPanel) -> None:
    panel = doubtful
    page = panel.page
    assert page is not None
    states = {0: {"state": "confirmed"}, 3: {"state": "manual"}, 4: {"reading": "checked"}, 5: {"right": ()}}
    pairs = tuple(replace(p, **states.get(k, {})) for k, p in enumerate(page.pairs))  # type: ignore[arg-type]
    panel.update_page(replace(page, pairs=pairs))  # type: ignore[type-var]
    panel.doubting.show(1, ISSUES)
    kinds = [panel.gutter.kind(row) for row in range(5)]
    assert kinds == ["confirmed", "unchecked", "doubtful", "manual", "checked"]
    left_out = next(k for k, row in enumerate(panel.scene.rows) if any(not p.right for p in row.pairs))
    assert panel.gutter.kind(left_out) == "left_out"
    assert panel.gutter.state_words(2) == "Unchecked, 2 doubtful places"


def test_the_current_pair_stays_current_when_pairs_before_it_are_merged(make: Make) -> None:
    panel = make()
    panel.stepping.to_row(4)
    page = panel.page
    assert page is not None
    first, second, *rest = page.pairs
    both = replace(first, left=first.left + second.left, right=first.right + second.right, state="manual")
    pairs = (both, *(replace(p, position=p.position - 1) for p in rest))
    panel.update_page(replace(page, pairs=pairs))  # type: ignore[type-var]
    assert panel.scene.row == 3
    assert panel.scene.rows[3].pairs[0].id == 104


# -- doubts ------------------------------------------------------------------------------------------------------------


def test_doubts_are_met_in_order_and_notes_are_left_out(doubtful: ReaderPanel) -> None:
    assert [(d.issue.rule, d.row) for d in doubtful.scene.doubts.all] == [("number", 2), ("term", 2)]


def test_doubts_of_an_earlier_wording_are_not_shown(make: Make) -> None:
    panel = make()
    panel.doubting.show(1, (issue("term", "carers", "照护者", right_version_id=19),))
    assert panel.scene.doubts.all == ()


def test_f8_goes_round_and_escape_gives_the_caret_back(doubtful: ReaderPanel) -> None:
    panel = doubtful
    seen = []
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_F8)
        spin()
        assert panel.doubting.card.doubt is not None
        seen.append(panel.doubting.card.doubt.issue.rule)
    assert seen == ["number", "term", "number"]
    assert panel.doubting.card.isAncestorOf(focused())
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    spin()
    assert not panel.doubting.card.isVisible()
    assert panel.panes[RIGHT].hasFocus()
    assert panel.panes[RIGHT].point() == builders.words(builders.CHINESE, "一年")[0]


def test_enter_in_doubtful_words_opens_the_card_and_enter_again_replaces(doubtful: ReaderPanel) -> None:
    panel = doubtful
    heard = builders.Told()
    panel.doubt_decided.connect(heard)
    panel.stepping.to_row(2, RIGHT)
    panel.panes[RIGHT].put_caret(builders.words(builders.CHINESE, "照护者")[0])
    key(panel, Qt.Key.Key_Return, RIGHT)
    assert panel.doubting.card.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    spin()
    assert heard.calls == [("replace", ISSUES[1], "")]


def test_a_doubt_is_dismissed_only_with_a_reason(doubtful: ReaderPanel) -> None:
    panel = doubtful
    heard = builders.Told()
    panel.doubt_decided.connect(heard)
    panel.doubting.step(1)
    card = panel.doubting.card
    card._dismiss.click()
    spin()
    QTest.keyClick(card._reason, Qt.Key.Key_Return)
    assert heard.calls == []
    assert card._refused.isVisible()
    QTest.keyClicks(card._reason, "vu is right")
    QTest.keyClick(card._reason, Qt.Key.Key_Return)
    assert heard.calls == [("dismiss", ISSUES[0], "vu is right")]


def test_the_card_opens_after_the_mouse_rests_on_the_words_and_leaves_the_keyboard(doubtful: ReaderPanel) -> None:
    panel = doubtful
    panel.stepping.to_row(0, LEFT)
    start, _ = builders.words(builders.CHINESE, "照护者")
    side = panel.scene.sides[RIGHT]
    place = side.layout.caret_line(2, side.shown.unit(2, start + 1)).center().toPoint()
    pane = panel.panes[RIGHT]
    QTest.mouseMove(pane.viewport(), QPoint(place.x(), place.y() - panel.rolling.value))
    pane._hover(QPoint(place.x(), place.y() - panel.rolling.value).toPointF())
    assert not panel.doubting.card.isVisible()
    starting.until(panel.doubting.card.isVisible)
    assert panel.panes[LEFT].hasFocus()
    panel.doubting.point(RIGHT, -1, -1)
    starting.until(lambda: not panel.doubting.card.isVisible())


def test_doubtful_words_are_waved_and_their_source_dotted_only_while_pointed_at(make: Make) -> None:
    panel = make()
    plain = [pane.grab().toImage() for pane in panel.panes]
    panel.doubting.show(1, ISSUES)
    spin()
    marked = [pane.grab().toImage() for pane in panel.panes]
    assert marked[RIGHT] != plain[RIGHT]
    assert marked[LEFT] == plain[LEFT]


# -- translating -------------------------------------------------------------------------------------------------------


@pytest.fixture
def alone(make: Make) -> ReaderPanel:
    return make(replace(builders.page(coded=False), right=None, pairs=()))


def test_an_empty_side_is_filled_sentence_by_sentence_with_an_input_method(alone: ReaderPanel) -> None:
    panel = alone
    heard = builders.Told()
    panel.sentence_written.connect(heard)
    panel.missing._each.click()
    spin()
    field = panel.editing.field
    assert field is not None
    assert not panel.missing.isVisible()
    assert field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    QApplication.sendEvent(field, QInputMethodEvent("zhenghe", []))
    assert field.toPlainText() == ""
    event = QInputMethodEvent("", [])
    event.setCommitString("整合。")
    QApplication.sendEvent(field, event)
    QTest.keyClick(field, Qt.Key.Key_Return)
    spin()
    first = panel.scene.rows[0].left
    assert heard.calls == [(RIGHT, first, "整合。")]


def test_after_a_sentence_the_next_one_without_words_is_open(alone: ReaderPanel) -> None:
    panel = alone
    panel.missing._each.click()
    assert panel.editing.field
    panel.editing.field.setPlainText("整合。")
    panel.editing.keep()
    spans = [row.left for row in panel.scene.rows]
    page = panel.page
    assert page is not None
    model = builders.page().pairs[0]
    pairs = tuple(
        replace(model, id=k, position=k, left=(span,), right=((0, 3),) if not k else ()) for k, span in enumerate(spans)
    )
    panel.update_page(replace(page, right=builders.text(2, "zh-Hans", "整合。"), pairs=pairs))  # type: ignore[type-var]
    spin()
    assert panel.editing.field is not None
    assert panel.editing._row == 1


def test_escape_before_the_first_sentence_offers_the_ways_to_begin_again(alone: ReaderPanel) -> None:
    panel = alone
    panel.missing._each.click()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    spin()
    assert panel.editing.field is None
    assert panel.missing.isVisible()


def test_what_is_written_here_is_by_a_person_and_what_is_pasted_by_nobody_known(alone: ReaderPanel) -> None:
    QGuiApplication.clipboard().setText("整合。")
    alone.missing.paste()
    assert alone.missing._from.currentData() == "unknown"
    alone.missing._drop.click()
    alone.missing._write.click()
    assert alone.missing._from.currentData() == "unknown", "words that were pasted and kept are still nobody's"
    alone.missing._field.clear()
    alone.missing._drop.click()
    alone.missing._write.click()
    assert alone.missing._from.currentData() == "person"


def test_earlier_wordings_show_what_went_and_what_came(make: Make) -> None:
    panel = make()
    panel.means.wordings = lambda _text: (
        Wording(2, "护士每周开会。", "2026-01-02T10:00:00Z", "me", ""),
        Wording(1, "护士每月开会。", "2026-01-01T10:00:00Z", "", ""),
    )
    panel.stepping.to_row(0, RIGHT)
    key(panel, "e", RIGHT)
    assert panel.wordings is not None
    assert panel.wordings.isVisible()
    words = panel.wordings._view.toPlainText()
    assert words.startswith("Version 2, 2026-01-02 10:00, me\n护士每月周开会。")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    spin()
    assert not panel.wordings.isVisible()
    assert panel.panes[RIGHT].hasFocus()


def test_only_the_first_line_of_a_title_hangs(make: Make) -> None:
    panel = make(size=(500, 600))
    title = panel.header.title._second
    assert title.words.startswith("（")
    assert len(title.line_starts()) == 1
    title.say("（试）" + title.words * 4, title._face)
    title.place(40, 0, 300)
    first, *rest = title.line_starts()
    assert rest
    assert first < 0
    assert all(start == 0 for start in rest)
