"""The window is walked by keys alone: Tab goes as things stand, stops where the eye can see, and Enter presses buttons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.ui.commands import Palette
from app.ui.designer.panel import DesignerWindow
from app.ui.widgets.chips import ChipButton
from app.ui.window import Window
from app.work import editing, finding, history, reading, studying
from tests.app.ui.window.conftest import spin
from tests.app.ui.window.house import a_house
from tests.app.ui.window.test_walked import press, stops

KEY = Qt.Key


@pytest.fixture(scope="module")
def house(qapp: QApplication, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """One window for all of it."""
    with a_house(qapp, example, tmp_path_factory.mktemp("keys")) as window:
        yield window


def in_sight(window: Window, one: QWidget | None) -> bool:
    """Whether a widget stands inside the window."""
    assert one is not None
    corner = one.mapTo(window, one.rect().topLeft())
    return one.isVisible() and window.rect().contains(corner)


def test_tab_goes_from_the_search_to_the_chips_though_they_are_made_later(house: Window, qtbot: QtBot) -> None:
    studies = house.panels["studies"]
    qtbot.waitUntil(lambda: bool(studies.chips.findChildren(ChipButton)), timeout=10_000)
    studies.search.setFocus()
    search, chip, rest, cards = stops(4)
    assert (search, cards) == (studies.search, studies.list)
    assert isinstance(chip, ChipButton)
    assert studies.chips.isAncestorOf(rest)


@pytest.mark.parametrize("arrangement", ["read", "code", "compare"])
def test_tab_stops_at_nothing_that_is_out_of_sight(house: Window, arrangement: str) -> None:
    house.deeds[f"view.{arrangement}"].trigger()
    spin()
    house.top.field.setFocus()
    met: list[QWidget] = []
    for _ in range(45):
        (one,) = stops(1)
        met.append(one)
        now = QApplication.focusWidget()
        assert in_sight(house, now), repr(now)
    assert house.top.field in met[1:], "Tab comes round"
    bare = [one for one in met if type(one) in (QWidget, QScrollArea) and not one.property("reading")]
    assert bare == [], "what shows no ring is no place to stop"
    house.deeds["view.read"].trigger()
    spin()


def test_enter_presses_a_button_of_a_panel(house: Window) -> None:
    finding.tick(house.library, [1])
    house.deeds["view.history"].trigger()
    spin()
    panel = house.panels["history"]
    panel.list.setCurrentIndex(panel.list.model().index(0, 0))
    panel.list.setFocus()
    press(KEY.Key_Return)
    assert panel.one.hasFocus(), "Enter on a step goes to its button"
    press(KEY.Key_Return)
    assert panel.steps.steps[0].kind == "undo", "and Enter presses it"
    house.deeds["view.history"].trigger()
    spin()


def test_the_tabs_of_panels_that_share_a_place_are_reached_where_they_are_seen(house: Window) -> None:
    house.deeds["view.code"].trigger()
    house.deeds["view.history"].trigger()
    spin()
    spin()
    bars = house.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    seen = [bar for bar in bars if in_sight(house, bar) and bar.count() > 1]
    assert len(seen) == 1
    assert all(bool(bar.focusPolicy() & Qt.FocusPolicy.TabFocus) == (bar in seen) for bar in bars)
    house.deeds["view.history"].trigger()
    house.deeds["view.read"].trigger()
    spin()


def test_the_command_palette_is_as_high_as_its_answers_at_every_key(house: Window) -> None:
    house.deeds["edit.commands"].trigger()
    spin()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    palette = next(one for one in house.findChildren(Palette) if one.isAncestorOf(field))
    for typed in ("imports", "", "report", "nothing of the kind", "a"):
        field.setText(typed)
        place = palette.panel.rect()
        shown = [one for one in (palette._list, palette._nothing) if not one.isHidden()]
        assert field.y() == palette.body.contentsMargins().top()
        assert place.bottom() - shown[-1].geometry().bottom() <= palette.body.contentsMargins().bottom() + 1
    press(KEY.Key_Escape)


def test_the_report_designer_begins_at_its_top(house: Window, qtbot: QtBot) -> None:
    house.deeds["report.design"].trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in house.findChildren(DesignerWindow)), timeout=20_000)
    designer = house.findChild(DesignerWindow)
    assert designer is not None
    designer.activateWindow()
    assert stops(1) == [designer.named]
    designer.close()


def test_from_the_text_to_the_chart_and_back_the_keyboard_goes_with_the_eye(house: Window) -> None:
    house.activateWindow()
    spin()
    house.panels["reader"].panes[0].setFocus()
    house.deeds["view.compare"].trigger()
    spin()
    chart = house.panels["compare"]
    assert QApplication.focusWidget() is chart.pages_of.focused(chart.tab)
    house.deeds["view.read"].trigger()
    spin()
    assert QApplication.focusWidget() is house.panels["reader"].panes[0]


def test_a_side_without_a_text_takes_no_tab_and_what_it_offers_comes_after_the_text(
    house: Window, qtbot: QtBot
) -> None:
    house.activateWindow()
    (study,) = studying.new(house.library, studying.StudyFields(title="Untranslated")).studies
    editing.add_text(house.library, study, "en", "abstract", "Only English stands here.", "author")
    house.wiring.show_study(study)
    reader = house.panels["reader"]
    qtbot.waitUntil(reader.missing.isVisible, timeout=10_000)
    reader.panes[0].setFocus()
    met = stops(3)
    assert met[0] is reader.panes[0]
    assert met[1:] == [reader.missing._paste, reader.missing._each]
    history.undo(house.library)
    history.undo(house.library)
    house.wiring.show_study(1)
    qtbot.waitUntil(lambda: not reader.missing.isVisible(), timeout=10_000)
    reader.panes[0].setFocus()
    assert stops(2) == [*reader.panes]


def test_the_shelf_stands_in_the_way_of_tab_where_it_is_seen(house: Window, qtbot: QtBot) -> None:
    house.activateWindow()
    studies = house.panels["studies"]
    house.deeds["study.shelf"].trigger()
    qtbot.waitUntil(lambda: studies.parts.shelf is not None and studies.parts.shelf.isVisible(), timeout=10_000)
    studies.search.setFocus()
    met = stops(5)
    assert met[3:] == [studies.parts.shelf, studies.list]
    house.deeds["study.shelf"].trigger()
    spin()


def test_a_record_without_any_text_takes_one_in_its_own_language_and_offers_no_translation(
    house: Window, qtbot: QtBot
) -> None:
    house.activateWindow()
    (study,) = studying.new(house.library, studying.StudyFields(title="A bare record")).studies
    house.wiring.show_study(study)
    missing = house.panels["reader"].missing
    qtbot.waitUntil(missing.isVisible, timeout=10_000)
    assert not missing._each.isVisibleTo(missing)
    assert not missing._ask.isVisibleTo(missing), "there is nothing to translate"
    missing._write.click()
    missing._field.setPlainText("信任增长缓慢。资金不足，员工离开。")
    missing._keep.click()
    spin()
    assert [text.lang for text in reading.texts_of(house.library, study)] == ["zh-Hans"]
    for _ in range(2):
        history.undo(house.library)
    house.wiring.show_study(1)
    spin()


def test_tab_goes_from_the_bar_of_the_chart_into_the_chart(house: Window) -> None:
    house.activateWindow()
    house.deeds["view.compare"].trigger()
    spin()
    chart = house.panels["compare"]
    chart.export_button.setFocus()
    assert stops(2)[1] is chart.pages_of.focused(chart.tab)
    house.deeds["view.read"].trigger()
    spin()
