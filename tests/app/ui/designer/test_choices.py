"""Charts and citation styles are chosen for a report; ten thousand findings never hold the window."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.ui.designer.panel import DesignerWindow
from app.ui.tasks import Tasks
from app.ui.widgets.longlist import LongList
from app.ui.widgets.reportchoice import ChartButton, fill_styles, style_name
from app.work import keeping, reports, starter
from app.work.arrangement import Arrangement
from app.work.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = starter.make(tmp_path / "library.diptych")
    keeping.keep(made, "chart", "By year & country", Arrangement(tab="map", cols="year").body())
    yield made
    made.close()


@pytest.fixture
def designer(qapp: QApplication, library: Library, qtbot: QtBot) -> Iterator[DesignerWindow]:
    holder, tasks = QWidget(), Tasks()
    qtbot.addWidget(holder)
    window = DesignerWindow(holder, library, tasks)
    window.begin()
    yield window
    window.let_go()
    tasks.close()


def test_kept_charts_are_ticked_ordered_kept_and_come_back(library: Library, designer: DesignerWindow) -> None:
    assert (designer.choice().chart, designer.choice().charts) == (True, ())
    designer.charts.list.tick(1, True)
    designer.charts.list.setCurrentRow(1)
    designer.charts.list.move_row(-1)
    assert designer.choice().charts == ("By year & country", "")
    designer.keep("Mine")
    designer.charts.list.tick_all(False)
    assert (designer.choice().chart, designer.choice().charts) == (False, ())
    designer.recall("Mine")
    assert designer.choice().charts == ("By year & country", "")
    keeping.forget(library, keeping.kept(library, "chart")[0].id)
    designer.recall("Mine")
    assert designer.charts.list.said(0) == "By year & country (no longer there)"
    assert reports.choice_of(library, "Mine").charts == ("By year & country", "")


def test_the_button_of_the_dialog_says_and_gives_what_is_chosen(library: Library, qtbot: QtBot) -> None:
    button = ChartButton()
    qtbot.addWidget(button)
    button.fill(library)
    assert (button.text(), button.chosen()) == ("Matrix of themes and care models", ("",))
    button.menu().aboutToShow.emit()
    button.menu().actions()[1].trigger()
    assert (button.text(), button.chosen()) == ("2 charts", ("", "By year & country"))
    button.menu().actions()[0].trigger()
    assert button.text() == "By year && country"
    button.choose([])
    assert (button.text(), button.chosen()) == ("No chart", ())


def test_a_style_that_is_gone_keeps_its_name_in_the_list(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.work import styles

    monkeypatch.setattr(styles, "every", lambda: [styles.Kept("own-01234567.csl", "Ours", own=True)])
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem("Usual", "")
    fill_styles(box, 1, "own-01234567.csl")
    assert (box.currentText(), style_name(box, 1)) == ("Ours", "Ours")
    monkeypatch.setattr(styles, "every", list)
    fill_styles(box, 1, "own-01234567.csl")
    assert (box.currentText(), style_name(box, 1)) == ("Ours (no longer there)", "Ours")
    monkeypatch.setattr(styles, "every", lambda: [styles.Kept("own-89abcdef.csl", "Ours", own=True)])
    fill_styles(box, 1, "own-01234567.csl", "Ours")
    assert box.currentData() == "own-89abcdef.csl"


def test_thirteen_thousand_rows_are_there_at_once_and_words_are_read_for_those_in_sight(qtbot: QtBot) -> None:
    rows = LongList()
    qtbot.addWidget(rows)
    rows.resize(400, 600)
    rows.show()
    read: list[int] = []

    def words(keys: Sequence[int]) -> dict[int, str]:
        read.extend(keys)
        return {key: f"A claim of some length on how care is shared, number {key}\n照护如何分担的论断" for key in keys}

    def turn(act: Callable[[], object]) -> None:
        act()
        QApplication.processEvents()

    turn(lambda: rows.fill_pages([(key, key % 2 == 0) for key in range(13_000)], words))
    turn(rows.scrollToBottom)
    assert rows.indexAt(rows.viewport().rect().bottomLeft() - QPoint(-5, 5)).row() == 12_999
    assert rows.said(12_999).startswith("A claim of some length on how care is shared, number 12999")
    assert len(read) < 500
    turn(lambda: rows.setCurrentRow(7_000))
    turn(lambda: rows.move_row(-1))
    assert [key for key, _ in rows.rows()[6_998:7_002]] == [6_998, 7_000, 6_999, 7_001]
    turn(lambda: rows.tick_rows(False))
    assert not any(on for _, on in rows.rows())


def test_a_row_is_ticked_by_click_and_by_key_and_dragged_to_another_place(qtbot: QtBot) -> None:
    rows = LongList()
    qtbot.addWidget(rows)
    rows.resize(300, 300)
    rows.show()
    told: list[bool] = []
    rows.altered.connect(lambda: told.append(True))
    rows.fill_pages([(key, False) for key in "abc"], lambda keys: {key: f"<b>{key}</b>" for key in keys}, 1)
    assert told == []
    rows.setCurrentRow(1)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert (rows.rows(), told) == ([("a", False), ("b", True), ("c", False)], [True])
    model = rows.model()
    assert model.moveRows(QModelIndex(), 0, 1, QModelIndex(), 3)  # as a drop behind the last row does it
    assert [key for key, _ in rows.rows()] == ["b", "c", "a"]
    assert rows.current_key() == "b"
    assert "<b>" not in str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
