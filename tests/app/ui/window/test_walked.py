"""What a new user walked into in the running window, and walks past now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.formats.reading import read
from app.text.refused import Refused
from app.ui import language, words
from app.ui.codes.splitting import SplitForm
from app.ui.findings.form import FindingForm
from app.ui.prefs.dialog import SettingsDialog
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


def stops(number: int) -> list[QWidget]:
    """What has the focus now and after each press of Tab."""
    found: list[QWidget] = []
    for _ in range(number):
        spin()
        focus = QApplication.focusWidget()
        assert focus is not None
        found.append(focus)
        press(KEY.Key_Tab)
    return found


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


def test_the_status_line_counts_the_studies_of_the_list_as_it_is_now(house: Window, qtbot: QtBot) -> None:
    studies = house.panels["studies"]
    for typed, shown in (("alliances", 1), ("", 4)):
        studies.search.setText(typed)
        qtbot.waitUntil(lambda rows=shown: studies.rows_shown()[1] == rows, timeout=10_000)
        assert f"of {shown} selected" in house.status._chosen.text()


def test_escape_in_a_search_goes_to_the_chart_where_the_chart_is_shown(house: Window) -> None:
    house.deeds["view.compare"].trigger()
    spin()
    house.panels["studies"].search.setFocus()
    press(KEY.Key_Escape)
    assert house.panels["compare"].isAncestorOf(QApplication.focusWidget())
    house.deeds["view.read"].trigger()
    spin()


def test_the_settings_begin_at_their_first_field(house: Window) -> None:
    house.deeds["file.settings"].trigger()
    spin()
    dialog = house.findChild(SettingsDialog)
    assert dialog is not None
    dialog.activateWindow()
    names = [one.accessibleName() for one in stops(4)]
    assert names == ["Language of the interface", "Theme (light or dark)", "Text size", "Density of lists"]
    dialog.close()


def test_tab_goes_through_the_form_of_a_finding_from_top_to_bottom(house: Window) -> None:
    form = FindingForm(house, house.library, passages=[1])
    form.show()
    form.activateWindow()
    spin()
    assert stops(5) == [*form.claims.values(), form.status, form.direction, form.list]
    assert form.list.item(0).data(Qt.ItemDataRole.CheckStateRole) is None, "there is nothing to choose from one passage"
    form.close()


@pytest.mark.parametrize("deed", ["study.new", "code.book", "report.design", "study.duplicates", "code.glossary"])
def test_no_dialog_is_larger_than_the_smallest_window(house: Window, deed: str) -> None:
    house.late.make()
    usual, before = house.size(), set(house.findChildren(QDialog))
    house.resize(1024, 680)
    house.deeds[deed].trigger()
    spin()
    opened = [one for one in house.findChildren(QDialog) if one not in before and one.isVisible()]
    assert opened
    for dialog in opened:
        assert (dialog.width() <= 1024, dialog.height() <= 680) == (True, True)
        dialog.close()
    house.resize(usual)


@pytest.mark.parametrize("data", [bytes(range(256)) * 50, "half a \ud83d character".encode("utf-8", "surrogatepass")])
def test_what_is_refused_of_a_damaged_file_is_said_in_chinese(qapp: QApplication, data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read(data, "页面.txt")
    language.use("zh")
    said = words.say(str(refused.value))
    language.use("en")
    assert said.startswith("“页面.txt”")
    assert not any("a" <= letter <= "z" for letter in said.replace("页面.txt", ""))


def test_panels_that_share_a_place_and_an_open_form_follow_the_language(house: Window) -> None:
    house.late.make()
    for name in ("passage", "history", "checks"):
        house.docks[name].show()
    house.deeds["code.split"].trigger()
    spin(30)
    house.deeds["view.chinese"].trigger()
    spin(30)
    bars = house.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
    told = [bar.tabText(at) for bar in bars for at in range(bar.count()) if bar.isVisible()]
    assert len(told) == 3
    told += [dock.widget().accessibleName() for dock in house.docks.values() if dock.widget() is not None]
    form = house.findChild(SplitForm)
    if form is not None:
        told += [form.windowTitle(), *(label.text() for label in form.findChildren(QLabel) if label.text())]
    house.deeds["view.english"].trigger()
    spin(30)
    assert [one for one in told if not any("\u4e00" <= letter <= "\u9fff" for letter in one)] == []
    assert form is not None
    form.reject()


def test_the_keyboard_goes_on_from_export_to_cancel_and_to_the_document(
    house: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    from app.ui.export.dialog import ExportDialog

    assert house.library is not None
    dialog = ExportDialog(house, house.library, house.tasks, house.settings)
    qtbot.addWidget(dialog)
    dialog.fill()
    dialog._lines["target"].setText(str(tmp_path / "out.md"))
    dialog._boxes["format"].setCurrentIndex(dialog._boxes["format"].findData("md"))
    dialog.show()
    dialog.activateWindow()
    dialog._go.setFocus()
    QTest.keyClick(dialog._go, Qt.Key.Key_Space)
    assert dialog.focusWidget() is dialog.writing._stop
    qtbot.waitUntil(lambda: bool(dialog.writing.written), timeout=20_000)
    assert dialog.focusWidget() is dialog.writing._open
    assert dialog._go.isEnabled()
