from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.paint import Chip
from app.ui.widgets.buttons import IconButton, KeyCap, plain_tip
from app.ui.widgets.chips import ChipButton, ChipRow, FilterChip
from app.ui.widgets.drop import DropFrame, DropHint
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.message import Message
from app.ui.widgets.popover import REACH, Popover
from app.ui.widgets.segmented import Segment, SegmentedSwitch
from app.ui.widgets.titlebar import TitleBar
from tests.app.ui.looking import dressed

HOSTILE = '<img src="file:///etc/passwd"><b>bold</b>'
NAMES = ("Barriers", "England", "United States", "MT, unreviewed", "No Chinese", "Urban group", "2009-2020")


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    with dressed(qapp, "light"):
        made = QWidget()
        qtbot.addWidget(made)
        made.resize(800, 600)
        made.show()
        made.activateWindow()
        yield made
        made.hide()


def chips(count: int, on: int = -1) -> list[FilterChip]:
    return [FilterChip(name, Chip(name, "4", on=at == on)) for at, name in enumerate(NAMES[:count])]


def accessible(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.text(QAccessible.Text.Name)


class TestChips:
    def row(self, window: QWidget, width: int = 328) -> ChipRow:
        made = ChipRow(window)
        made.setGeometry(16, 16, width, 60)
        made.show()
        return made

    def test_chips_take_two_rows_at_most_and_the_rest_is_in_the_menu(self, window: QWidget) -> None:
        row = self.row(window)
        row.set_chips(chips(7))
        assert row.heightForWidth(328) == 54
        assert row.hidden_keys() == ["Urban group", "2009-2020"]
        row.setGeometry(16, 16, 900, 60)
        assert row.hidden_keys() == []
        assert row.heightForWidth(900) == 24

    def test_the_filter_button_lies_over_no_chip_at_any_width(self, window: QWidget) -> None:
        row = ChipRow(window, menu=lambda _place: None)
        row.set_chips(chips(3))
        row.show()
        button = row.findChild(IconButton)
        assert button is not None
        for width in range(200, 420):
            row.setGeometry(16, 16, width, row.heightForWidth(width))
            shown = [one for one in row.findChildren(ChipButton) if one.isVisibleTo(row)]
            assert not [one.text() for one in shown if one.geometry().intersects(button.geometry())], width
            assert row.rect().contains(button.geometry().adjusted(0, 2, 0, -2)), width

    def test_the_arrows_go_from_chip_to_chip_and_enter_turns_one_on(self, window: QWidget, qtbot: QtBot) -> None:
        row = self.row(window)
        row.set_chips(chips(3))
        said: list[tuple[str, bool]] = []
        row.toggled.connect(lambda key, on: said.append((key, on)))
        QTest.keyClick(window, Qt.Key.Key_Tab)
        first = QApplication.focusWidget()
        assert first is not None
        assert accessible(first) == "Barriers 4"
        QTest.keyClick(first, Qt.Key.Key_Right)
        second = QApplication.focusWidget()
        assert second is not None
        QTest.keyClick(second, Qt.Key.Key_Return)
        assert said == [("England", True)]

    def test_the_cross_takes_a_chip_away_and_does_not_turn_it_off(self, window: QWidget) -> None:
        row = self.row(window)
        row.set_chips([FilterChip("a", Chip("Barriers", on=True, removable=True))])
        gone: list[str] = []
        turned: list[str] = []
        row.removed.connect(gone.append)
        row.toggled.connect(lambda key, _on: turned.append(key))
        chip = window.childAt(20, 24)
        assert chip is not None
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 14, 12))
        assert (gone, turned) == (["a"], [])

    def test_new_counts_leave_the_focus_where_it_was(self, window: QWidget) -> None:
        row = self.row(window)
        row.set_chips(chips(3))
        QTest.keyClick(window, Qt.Key.Key_Tab)
        before = QApplication.focusWidget()
        row.set_chips(chips(3, on=1))
        assert before is not None
        assert QApplication.focusWidget() is before


class TestSwitch:
    def switch(self, window: QWidget) -> SegmentedSwitch:
        made = SegmentedSwitch("Arrangement", window)
        parts = [Segment("read", "Read", "book-open-text"), Segment("code", "Code"), Segment("compare", "Compare")]
        made.set_segments(parts, "read")
        made.adjustSize()
        made.show()
        return made

    def test_one_choice_is_always_on_and_the_arrows_choose_another(self, window: QWidget) -> None:
        switch = self.switch(window)
        said: list[str] = []
        switch.chosen.connect(said.append)
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Right)
        assert (switch.current, said) == ("code", ["code"])
        again = QApplication.focusWidget()
        assert again is not None
        QTest.keyClick(again, Qt.Key.Key_Left)
        assert (switch.current, said) == ("read", ["code", "read"])

    def test_its_owner_may_set_it_without_being_told(self, window: QWidget) -> None:
        switch = self.switch(window)
        said: list[str] = []
        switch.chosen.connect(said.append)
        switch.set_current("compare")
        assert (switch.current, said) == ("compare", [])

    def test_nothing_moves_when_another_choice_is_made(self, window: QWidget) -> None:
        switch = self.switch(window)
        before = [child.geometry() for child in switch.findChildren(QWidget)]
        switch.set_current("compare")
        assert [child.geometry() for child in switch.findChildren(QWidget)] == before


class TestMessage:
    def test_it_goes_by_itself(self, window: QWidget, qtbot: QtBot) -> None:
        message = Message(window)
        message.tell("Coded", ms=30)
        assert message.isVisible()
        qtbot.waitUntil(lambda: not message.isVisible(), timeout=10_000)

    def test_it_waits_while_the_pointer_rests_on_it(self, window: QWidget, qtbot: QtBot) -> None:
        message = Message(window)
        message.tell("Coded", ms=30)
        QApplication.sendEvent(message, _enter())
        qtbot.wait(80)
        assert message.isVisible()

    def test_undo_is_reached_by_keyboard_and_called_once(self, window: QWidget) -> None:
        done: list[int] = []
        message = Message(window)
        message.tell("Coded as Trust", action="Undo", keys="Ctrl Z", then=lambda: done.append(1))
        QTest.keyClick(window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert accessible(focused) == "Undo"
        QTest.keyClick(focused, Qt.Key.Key_Return)
        assert done == [1]
        assert not message.isVisible()

    def test_it_stands_at_the_bottom_centre_and_follows_the_window(self, window: QWidget) -> None:
        message = Message(window)
        message.tell("Coded")
        assert abs(message.geometry().center().x() - 400) <= 1
        window.resize(500, 400)
        QApplication.processEvents()
        assert abs(message.geometry().center().x() - 250) <= 1
        assert message.geometry().bottom() < 400

    def test_a_long_sentence_stays_inside_the_window(self, window: QWidget) -> None:
        message = Message(window)
        message.tell("整合" * 400, action="Undo")
        assert message.width() <= 640
        assert message.accessibleName() == "整合" * 400


class TestPopover:
    def test_escape_closes_it_and_gives_the_focus_back(self, window: QWidget) -> None:
        field = QLineEdit(window)
        field.show()
        field.setFocus()
        popover = Popover(window)
        inner = QLineEdit()
        popover.body.addWidget(inner)
        popover.open_at(QRect(100, 100, 10, 20), focus=inner)
        assert QApplication.focusWidget() is inner
        QTest.keyClick(inner, Qt.Key.Key_Escape)
        assert not popover.isVisible()
        assert QApplication.focusWidget() is field

    def test_tab_goes_round_inside_and_a_focus_that_goes_elsewhere_closes_it(self, window: QWidget) -> None:
        field = QLineEdit(window)
        field.show()
        popover = Popover(window)
        first, second = QLineEdit(), QLineEdit()
        popover.body.addWidget(first)
        popover.body.addWidget(second)
        popover.open_at(QRect(100, 100, 10, 20), focus=first)
        for step, expected in ((Qt.Key.Key_Tab, second), (Qt.Key.Key_Tab, first), (Qt.Key.Key_Backtab, second)):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, step)
            assert QApplication.focusWidget() is expected
        field.setFocus()
        assert not popover.isVisible()
        assert QApplication.focusWidget() is field

    def test_a_press_outside_closes_it_and_one_inside_does_not(self, window: QWidget) -> None:
        popover = Popover(window)
        label = QLabel("inside")
        popover.body.addWidget(label)
        popover.open_at(QRect(100, 100, 10, 20))
        QTest.mouseClick(label, Qt.MouseButton.LeftButton)
        assert popover.isVisible()
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(790, 590))
        assert not popover.isVisible()

    @pytest.mark.parametrize(("top", "above"), [(100, False), (560, True)])
    def test_it_stands_below_its_anchor_or_above_where_there_is_no_room(
        self, window: QWidget, top: int, above: bool
    ) -> None:
        popover = Popover(window)
        popover.body.addWidget(QLabel("words\nwords\nwords"))
        popover.open_at(QRect(700, top, 10, 20))
        body = popover.geometry().adjusted(REACH, REACH, -REACH, -REACH)
        assert (body.bottom() < top) is above
        assert window.rect().contains(body)


class TestDropping:
    def drag(self, panel: QWidget, path: str) -> tuple[QMimeData, QDragEnterEvent]:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path)])
        event = QDragEnterEvent(
            QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(panel, event)
        return data, event

    def test_files_that_can_be_read_are_taken(self, window: QWidget) -> None:
        frame = DropFrame(window, "Drop to import", lambda files: files[0].endswith(".ris"))
        taken: list[list[str]] = []
        frame.dropped.connect(taken.append)
        data, event = self.drag(window, "/some/where/a.ris")
        assert event.isAccepted()
        assert frame.isVisible()
        assert frame.geometry() == window.rect()
        drop = QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(window, drop)
        assert taken == [["/some/where/a.ris"]]
        assert not frame.isVisible()

    def test_other_files_are_left_alone(self, window: QWidget) -> None:
        frame = DropFrame(window, "Drop to import", lambda files: files[0].endswith(".ris"))
        _, _event = self.drag(window, "/some/where/a.exe")
        assert not frame.isVisible()

    def test_text_from_another_program_is_taken_only_where_it_is_wanted(self, window: QWidget) -> None:
        taken: list[str] = []
        for wanted in (False, True):
            frame = DropFrame(window, "Drop to import")
            frame.take_text = wanted
            frame.text_dropped.connect(taken.append)
            data = QMimeData()
            data.setText("整合照护 <b>x</b>")
            come = QDragEnterEvent(
                QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            )
            QApplication.sendEvent(window, come)
            assert frame.isVisible() is wanted
            drop = QDropEvent(
                QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
            )
            QApplication.sendEvent(window, drop)
            window.removeEventFilter(frame)
        assert taken == ["整合照护 <b>x</b>"]

    def test_the_hint_can_be_pressed_by_keyboard(self, window: QWidget) -> None:
        hint = DropHint("Drop RIS, PubMed XML or text files here", window)
        hint.resize(300, 44)
        hint.show()
        pressed: list[bool] = []
        hint.clicked.connect(lambda: pressed.append(True))
        hint.setFocus()
        QTest.keyClick(hint, Qt.Key.Key_Return)
        assert len(pressed) == 1


class TestSmallParts:
    def test_an_empty_state_says_its_sentence_and_offers_what_to_do(self, window: QWidget) -> None:
        done: list[int] = []
        state = EmptyState("library", "Paste an abstract", "Studies you bring in are listed here.", window, framed=True)
        button = state.add_action("Import...", lambda: done.append(1), kind="primary", icon="file-down")
        state.add_action("Not needed", lambda: done.append(2), kind="quiet")
        state.resize(400, 300)
        state.show()
        button.click()
        assert done == [1]
        assert accessible(state) == "Paste an abstract"
        state.clear_actions()
        assert button.isHidden()

    def test_what_others_wrote_is_shown_as_plain_text(self, window: QWidget) -> None:
        state = EmptyState("library", HOSTILE, HOSTILE, window)
        bar = TitleBar(HOSTILE, window)
        labels = state.findChildren(QLabel) + bar.findChildren(QLabel)
        assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
        assert "<img" not in plain_tip(HOSTILE)
        assert plain_tip("Sort") == "Sort"

    def test_a_head_shows_name_count_and_buttons(self, window: QWidget) -> None:
        pressed: list[int] = []
        bar = TitleBar("Studies", window)
        bar.set_count("4")
        button = bar.add_button("plus", "New study", lambda: pressed.append(1))
        bar.show()
        button.click()
        assert pressed == [1]
        assert bar.height() == 44
        assert accessible(button) == "New study"

    def test_an_icon_button_says_what_it_does_and_its_keys(self, window: QWidget) -> None:
        button = IconButton("undo-2", "Undo", window)
        button.set_name("Undo", "Ctrl Z")
        assert accessible(button) == "Undo"
        assert button.toolTip().endswith("Ctrl Z")

    @pytest.mark.parametrize("mode", ["light", "dark"])
    def test_everything_can_be_painted_in_both_themes(self, qapp: QApplication, qtbot: QtBot, mode: str) -> None:
        with dressed(qapp, mode, "zh"):
            parts: list[QWidget] = [
                EmptyState("library", "一句话", "为什么", flat=True, framed=True),
                TitleBar("研究"),
                KeyCap("Ctrl K"),
                DropHint("拖到这里"),
            ]
            for part in parts:
                qtbot.addWidget(part)
                part.resize(300, 120)
                assert not part.grab().isNull()


def _enter() -> QEvent:
    from PySide6.QtGui import QEnterEvent

    return QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5))
