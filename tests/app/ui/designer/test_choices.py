"""Charts and citation styles are chosen for a report; ten thousand findings never hold the window."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
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
    designer.charts.list.item(1).setCheckState(Qt.CheckState.Checked)
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
    assert designer.charts.list.item(0).text() == "By year & country (no longer there)"
    assert reports.choice_of(library, "Mine").charts == ("By year & country", "")


def test_the_button_of_the_dialog_says_and_gives_what_is_chosen(library: Library, qtbot: QtBot) -> None:
    button = ChartButton()
    qtbot.addWidget(button)
    button.fill(library)
    assert (button.text(), button.chosen()) == ("Matrix of the whole library", ("",))
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


def test_ten_thousand_rows_are_made_in_turns_and_known_at_once(qtbot: QtBot) -> None:
    rows = LongList()
    qtbot.addWidget(rows)
    rows.resize(400, 600)
    rows.show()
    turns: list[float] = []

    def words(keys: Sequence[int]) -> dict[int, str]:
        return {key: f"A claim of some length on how care is shared, number {key}\n照护如何分担的论断" for key in keys}

    begun = time.thread_time()
    rows.fill_pages([(key, key % 2 == 0) for key in range(10_000)], words)
    turns.append(time.thread_time() - begun)
    assert rows.count() < 10_000
    assert rows.whole_count() == 10_000
    assert sum(on for _, on in rows.rows()) == 5_000
    for _ in range(40):
        begun = time.thread_time()
        QApplication.processEvents()
        turns.append(time.thread_time() - begun)
    rows.tick_rows(False)
    assert not any(on for _, on in rows.rows())
    print(f"\nlongest turn {max(turns) * 1000:.0f} ms")
    assert sorted(turns)[-3] < 0.05
    rows.empty()
