"""What a new user walked into in the running window, and walks past now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.window import Window
from tests.app.ui.window.conftest import spin
from tests.app.ui.window.house import a_house

KEY = Qt.Key


@pytest.fixture(scope="module")
def house(qapp: QApplication, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """One window for all of it."""
    with a_house(qapp, example, tmp_path_factory.mktemp("walked")) as window:
        yield window


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key where the focus is, shortcuts first, as a keyboard does."""
    spin()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)
    spin()


def in_text(window: Window) -> QWidget:
    """Puts the focus into the left text."""
    pane: QWidget = window.panels["reader"].panes[0]
    pane.setFocus()
    spin()
    return pane


def test_escape_in_the_palette_gives_the_keyboard_back_to_where_it_was(house: Window) -> None:
    field = house.panels["studies"].search
    field.setFocus()
    house.deeds["edit.commands"].trigger()
    spin()
    assert QApplication.focusWidget() is not field
    press(KEY.Key_Escape)
    assert QApplication.focusWidget() is field


def test_escape_empties_the_search_before_it_goes_back_to_the_text(house: Window) -> None:
    field = house.panels["studies"].search
    field.setFocus()
    field.setText("alliances")
    press(KEY.Key_Escape)
    assert (field.text(), QApplication.focusWidget()) == ("", field)
    press(KEY.Key_Escape)
    assert house.panels["reader"].isAncestorOf(QApplication.focusWidget())


def test_escape_in_the_text_closes_the_find_bar(house: Window) -> None:
    reader = house.panels["reader"]
    reader.open_find()
    in_text(house)
    press(KEY.Key_Escape)
    assert reader.finding.isHidden()


def test_the_find_bar_lies_over_no_words(house: Window) -> None:
    reader = house.panels["reader"]
    before = reader.panes[0].height()
    reader.open_find()
    spin()
    bar = reader.finding.geometry()
    assert all(not pane.geometry().intersects(bar) for pane in reader.panes)
    assert not reader.header.geometry().intersects(bar)
    reader.finding.close_bar()
    assert reader.panes[0].height() == before
