"""Linking by hand, sentences that need no translation, proposals, earlier wordings, and typing that nothing disturbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.ui.reader import wording
from app.ui.reader.panel import ReaderPanel
from app.ui.reader.scene import LEFT, RIGHT
from app.work.reading import Wording
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin
from tests.app.ui.reader.test_mending import focused, issue, key

Make = Callable[..., ReaderPanel]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(panel: ReaderPanel, what: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the keyboard is."""
    QTest.keyClick(focused(), what, modifier)
    spin(2)


def one_sided(panel: ReaderPanel, row: int, reading: str = "unchecked") -> None:
    """Takes the translation of a row away."""
    page = panel.page
    assert page is not None
    assert page.right is not None
    gone = panel.scene.rows[row].pairs[0]
    (a, b) = gone.right[0]
    body = page.right.body[:a] + page.right.body[b:]

    def moved(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((x - (b - a), y - (b - a)) if x >= b else (x, y) for x, y in spans)

    pairs = tuple(
        replace(p, right=(), reading=reading) if p.id == gone.id else replace(p, right=moved(p.right))
        for p in page.pairs
    )
    right = replace(page.right, body=body, version_id=page.right.version_id + 1, number=2)
    panel.update_page(replace(page, right=right, pairs=pairs, passages=()))  # type: ignore[type-var]
    spin()


# -- linking -----------------------------------------------------------------------------------------------------------


def test_two_sentences_are_linked_by_keyboard_alone(make: Make) -> None:
    panel = make()
    heard = builders.Told()
    panel.link_requested.connect(heard)
    panel.stepping.to_row(1, LEFT)
    press(panel, Qt.Key.Key_L, SHIFT)
    assert panel.side == RIGHT
    assert "press Shift+L" in panel.notice.words
    press(panel, Qt.Key.Key_J)
    press(panel, Qt.Key.Key_L, SHIFT)
    rows = panel.scene.rows
    assert heard.calls == [(rows[1].left, rows[2].right)]
    assert panel.notice.words == ""
    assert panel.scene.linking is None


def test_two_selections_are_linked_by_mouse(make: Make) -> None:
    panel = make()
    heard = builders.Told()
    panel.link_requested.connect(heard)
    rows = panel.scene.rows
    panel.panes[RIGHT].select(rows[2].right[0], rows[3].right[1])
    panel.focused(RIGHT)
    panel.linking.link()
    panel.panes[LEFT].select(*rows[3].left)
    panel.focused(LEFT)
    link = next(button for button in panel.notice.ways if button.text() == "Link")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert heard.calls == [(rows[3].left, (rows[2].right[0], rows[3].right[1]))]


def test_words_with_no_counterpart_are_said_to_stand_alone(make: Make) -> None:
    panel = make()
    heard = builders.Told()
    panel.link_requested.connect(heard)
    panel.stepping.to_row(1, LEFT)
    panel.linking.link()
    next(button for button in panel.notice.ways if button.text() == "No counterpart").click()
    panel.stepping.to_row(2, RIGHT)
    panel.linking.link()
    press(panel, Qt.Key.Key_O)
    assert heard.calls == [(panel.scene.rows[1].left, None), (None, panel.scene.rows[2].right)]


def test_escape_and_another_study_let_go_of_what_was_chosen(make: Make) -> None:
    panel = make()
    heard = builders.Told()
    panel.link_requested.connect(heard)
    for leave in (lambda: press(panel, Qt.Key.Key_Escape), lambda: panel.show_page(builders.odd_page())):  # type: ignore[arg-type]
        panel.stepping.to_row(1, LEFT)
        panel.linking.link()
        assert panel.linking.under_way
        leave()
        assert not panel.linking.under_way
        assert panel.notice.words == ""
    assert heard.calls == []


def test_choosing_the_same_side_again_chooses_anew(make: Make) -> None:
    panel = make()
    panel.stepping.to_row(1, LEFT)
    panel.linking.link()
    panel.stepping.to_row(4, LEFT)
    panel.linking.link()
    assert panel.scene.linking == (LEFT, *panel.scene.rows[4].left)


@pytest.mark.parametrize(
    ("what", "modifier", "told"),
    [
        (Qt.Key.Key_U, SHIFT, ("unlink", 101, ())),
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, ("again", 101, ())),
    ],
)
def test_a_key_unlinks_or_aligns_again(
    make: Make, what: Qt.Key, modifier: Qt.KeyboardModifier, told: tuple[object, ...]
) -> None:
    panel = make()
    heard = builders.Told()
    panel.pair_mended.connect(heard)
    panel.stepping.to_row(1, LEFT)
    press(panel, what, modifier)
    assert heard.calls == [told]


def test_nothing_is_linked_in_a_library_that_is_read_only(make: Make) -> None:
    panel = make()
    panel.means.can_write = lambda: False
    heard = builders.Told()
    for signal in (panel.link_requested, panel.pair_mended):
        signal.connect(heard)
    panel.stepping.to_row(1, LEFT)
    for what in (Qt.Key.Key_L, Qt.Key.Key_U):
        press(panel, what, SHIFT)
    press(panel, Qt.Key.Key_O)
    assert not panel.linking.under_way
    assert heard.calls == []


# -- no translation needed ---------------------------------------------------------------------------------------------


def test_a_sentence_without_translation_is_said_to_need_none_and_shown_so(make: Make) -> None:
    panel = make()
    heard = builders.Told()
    panel.pair_mended.connect(heard)
    one_sided(panel, 3)
    panel.stepping.to_row(3, LEFT)
    press(panel, Qt.Key.Key_O)
    assert heard.calls == [("leave_out", 103, (True,))]
    before = panel.panes[RIGHT].grab().toImage()
    one_sided_page = panel.page
    assert one_sided_page is not None
    pairs = tuple(replace(p, reading="checked") if p.id == 103 else p for p in one_sided_page.pairs)
    panel.update_page(replace(one_sided_page, pairs=pairs))  # type: ignore[type-var]
    spin()
    assert panel.gutter.kind(3) == "meant"
    assert panel.gutter.state_words(3) == "No translation needed"
    assert panel.panes[RIGHT].grab().toImage() != before, "the place says that no translation is needed"
    press(panel, Qt.Key.Key_O)
    assert heard.calls[-1] == ("leave_out", 103, (False,))
    press(panel, Qt.Key.Key_U)
    assert panel.scene.row != 3, "it counts as done"


def test_what_has_a_translation_is_told_to_be_unlinked_first(make: Make) -> None:
    panel = make()
    told, said = builders.Told(), builders.Told()
    panel.pair_mended.connect(told)
    panel.message.connect(said)
    panel.stepping.to_row(2, LEFT)
    press(panel, Qt.Key.Key_O)
    assert told.calls == []
    assert "Unlink" in str(said.calls[0][0])


def test_going_on_translating_passes_over_what_needs_no_translation(make: Make) -> None:
    panel = make()
    one_sided(panel, 2)
    one_sided(panel, 3, reading="checked")
    one_sided(panel, 4)
    panel.editing.open(2, RIGHT)
    assert panel.editing.field
    panel.editing.field.setPlainText("一句。")
    panel.editing.keep()
    panel.editing.resume()
    spin()
    assert panel.editing._row == 4


# -- proposals ---------------------------------------------------------------------------------------------------------

FOUND = [
    SimpleNamespace(words="同一句的译文。", origin="theirs.tmx", alike=100, source=""),
    SimpleNamespace(words="相似的译文。", origin="A study", alike=82, source="x"),
]


def editing(panel: ReaderPanel) -> str:
    """Opens the second Chinese sentence and shows what memory holds for it; returns the sentence asked about."""
    asked = builders.Told()
    panel.proposals_wanted.connect(asked)
    panel.stepping.to_row(1, RIGHT)
    press(panel, Qt.Key.Key_F2)
    ((sentence, source, target),) = asked.calls
    assert (source, target) == ("en", "zh-Hans")
    panel.editing.propose(str(sentence), FOUND)
    return str(sentence)


def test_a_proposal_is_taken_by_one_key_and_the_next_by_the_same(make: Make) -> None:
    panel = make()
    sentence = editing(panel)
    assert panel.page is not None
    assert panel.page.left is not None
    assert sentence == panel.page.left.body[slice(*panel.scene.rows[1].left)]
    field = panel.editing.field
    assert field
    own = field.toPlainText()
    press(panel, Qt.Key.Key_F4)
    assert field.toPlainText() == "同一句的译文。"
    press(panel, Qt.Key.Key_F4)
    assert field.toPlainText() == "相似的译文。"
    assert field.hasFocus()
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == own


def test_a_proposal_is_taken_by_a_click_and_the_field_keeps_the_keyboard(make: Make) -> None:
    panel = make()
    editing(panel)
    plate = panel.editing.proposals
    assert plate.isVisible()
    assert "82 % alike, A study" in plate.accessibleDescription()
    QTest.mouseClick(plate, Qt.MouseButton.LeftButton, pos=QPoint(60, 14 + 4 + 44 + 10))
    field = panel.editing.field
    assert field
    assert field.toPlainText() == "相似的译文。"
    assert field.hasFocus()


def test_proposals_for_another_sentence_and_the_present_words_are_not_shown(make: Make) -> None:
    panel = make()
    sentence = editing(panel)
    field = panel.editing.field
    assert field
    panel.editing.propose(sentence, [SimpleNamespace(words=field.toPlainText(), origin="me", alike=100, source="")])
    assert not panel.editing.proposals.isVisible()
    panel.editing.propose("Another sentence.", FOUND)
    assert not panel.editing.proposals.isVisible()
    panel.editing.drop()
    panel.editing.propose(sentence, FOUND)
    assert not panel.editing.proposals.isVisible()


# -- earlier wordings, provenance, notices -----------------------------------------------------------------------------


def wordings(panel: ReaderPanel) -> builders.Told:
    """Opens the card of earlier wordings over the second Chinese sentence."""
    told = builders.Told()
    panel.wording_taken.connect(told)
    panel.means.wordings = lambda _text: tuple(
        Wording(number, builders.CHINESE.replace("两座", word), f"2026-01-0{number}T10:00:00Z", "", "")
        for number, word in ((3, "两座"), (2, "二座"), (1, "双座"))
    )
    panel.stepping.to_row(1, RIGHT)
    key(panel, "e", RIGHT)
    return told


def test_a_sentence_or_the_whole_text_is_put_back_from_the_difference_view(make: Make) -> None:
    panel = make()
    told = wordings(panel)
    card = panel.wordings
    assert card is not None
    assert [card._which.itemData(at) for at in range(card._which.count())] == [2, 1]
    card._which.setCurrentIndex(1)
    card._sentence.click()
    assert told.calls == [(2, 1, panel.scene.rows[1].right)]
    key(panel, "e", RIGHT)
    card._whole.click()
    assert told.calls[-1] == (2, 2, None)
    assert card._which.accessibleName() == "Put back"


def test_a_library_that_is_read_only_shows_wordings_and_puts_none_back(make: Make) -> None:
    panel = make()
    panel.means.can_write = lambda: False
    wordings(panel)
    assert panel.wordings is not None
    assert panel.wordings.isVisible()
    assert not panel.wordings._foot.isVisible()


@pytest.mark.parametrize(
    ("provenance", "engine", "offered"),
    [
        ("machine", "Engine", {"Machine translation", "Translated by a person, based on machine translation"}),
        ("person", "Engine", {"Machine translation", "Translated by a person, based on machine translation"}),
        ("person", None, set(wording.provenances().values())),
        ("author", None, set(wording.provenances().values())),
    ],
)
def test_what_came_from_a_machine_is_offered_nothing_that_hides_it(
    make: Make, provenance: str, engine: str | None, offered: set[str]
) -> None:
    page = builders.page()
    assert page.right is not None
    panel = make(replace(page, right=replace(page.right, provenance=provenance, engine=engine)))
    menu = panel.header.head._chips[1].menu()
    assert menu is not None
    first = [a.text() for a in menu.actions()]
    assert set(first[: first.index("")]) == offered
    said = panel.header.head._chips[1].accessibleName()
    assert ("machine" in said.lower()) == (engine is not None)


def test_texts_that_do_not_look_alike_are_said_so_in_the_reader(make: Make) -> None:
    panel = make()
    told = builders.Told()
    panel.doubt_decided.connect(told)
    pattern = "These do not look like the same text."
    whole = issue("unrelated", "carers", "照护者", left=None, right=None, pair=None, pattern=pattern, args=())
    panel.doubting.show(1, (whole,))
    assert panel.notice.words == pattern
    same, close = panel.notice.ways
    same.click()
    assert told.calls == [("dismiss", whole, "Looked at: it is the same text")]
    panel.doubting.show(1, (whole,))
    close = next(button for button in panel.notice.ways if button.text() == "Close")
    close.click()
    panel.doubting.show(1, (whole,))
    assert panel.notice.words == "", "closed once, it stays closed"
    panel.doubting.show(1, ())
    assert panel.notice.words == ""
