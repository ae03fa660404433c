"""The one table of deeds keeps its promises."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from app.ui.actions import Actions
from app.ui.deeds import DEEDS, MENUS, SCOPES

ICONS = Path(__file__).resolve().parents[3] / "resources" / "icons"


def _chords(scope: str) -> list[str]:
    return [
        QKeySequence(key).toString() if key not in {"1…9", "Arrows"} else key
        for deed in DEEDS
        if deed.scope == scope
        for key in deed.keys
    ]


@pytest.mark.parametrize("scope", SCOPES)
def test_no_two_deeds_of_one_scope_share_a_key(scope: str) -> None:
    assert [key for key, count in Counter(_chords(scope)).items() if count > 1] == []


@pytest.mark.parametrize("scope", [one for one in SCOPES if one != "window"])
def test_a_key_of_a_panel_never_hides_a_key_of_the_window(scope: str) -> None:
    assert set(_chords(scope)) & set(_chords("window")) == set()


def test_every_key_is_one_that_qt_knows() -> None:
    for deed in DEEDS:
        for key in deed.keys:
            assert key in {"1…9", "Arrows"} or QKeySequence(key).toString(), (deed.id, key)


def test_every_deed_stands_in_a_known_menu_and_scope_with_an_icon_that_is_there() -> None:
    for deed in DEEDS:
        assert deed.menu in MENUS
        assert deed.scope in SCOPES
        assert not deed.icon or (ICONS / f"{deed.icon}.svg").exists(), deed


def test_ids_are_unique_and_so_are_texts_within_a_menu() -> None:
    assert [k for k, n in Counter(d.id for d in DEEDS).items() if n > 1] == []
    assert [k for k, n in Counter((d.menu, d.text, d.scope) for d in DEEDS).items() if n > 1] == []


def test_keys_of_input_methods_are_left_alone() -> None:
    taken = {"Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+;", "Ctrl+Shift+F"}
    for scope in SCOPES:
        assert not taken & set(_chords(scope))
        assert not [k for k in _chords(scope) if k.startswith("Ctrl+Alt+")]


def test_every_deed_can_be_reached_from_a_menu(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, lambda _: QIcon())
    menus = actions.make_menus(window.menuBar())
    actions.complete()
    every = [part for menu in menus.values() for part in (menu, *menu.findChildren(QMenu))]
    inside = {action.objectName() for menu in every for action in menu.actions()}
    assert {deed.id for deed in DEEDS if deed.scope != "palette"} <= inside


def test_each_group_of_a_menu_stands_together_and_quit_is_last_in_its_menu(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, lambda _: QIcon())
    menus = actions.make_menus(window.menuBar())
    actions.complete()
    groups = {deed.id: deed.group for deed in DEEDS}
    for name, menu in menus.items():
        for part in (menu, *menu.findChildren(QMenu)):
            seen = [groups[one.objectName()] for one in part.actions() if one.objectName() in groups]
            assert seen == sorted(seen), name
            assert not part.actions()[0].isSeparator()
        assert menu.sizeHint().height() <= 760, name  # a screen of 800 keeps it in one column
    assert menus["file"].actions()[-1].objectName() == "file.quit"


def test_an_action_is_off_until_what_it_needs_is_there(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, lambda _: QIcon())
    assert not actions["file.import"].isEnabled()
    actions.allow({"library"})
    assert not actions["file.import"].isEnabled()
    actions.allow({"library", "writable"})
    assert actions["file.import"].isEnabled()
