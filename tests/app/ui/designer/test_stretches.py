"""A long report is shown in stretches while it is arranged, and every finding can be reached."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.report.payload import Payload
from app.ui import theme
from app.ui.designer import showing
from app.ui.designer.panel import DesignerWindow
from app.ui.tasks import Tasks
from app.work import reporting, starter
from app.work.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = starter.make(tmp_path / "library.diptych")
    yield made
    made.close()


def test_a_stretch_holds_the_findings_with_the_numbers_they_are_printed_with(library: Library) -> None:
    report = reporting.build(library, reporting.ReportChoice())
    whole = [(one["number"], one["id"]) for one in Payload(report).build()["findings"]]
    seen: list[tuple[int, int]] = []
    for first in range(0, len(whole), 10):
        part = reporting.stretch(report, 10, first)
        assert (part.chart is None) == (first > 0)
        seen += [(one["number"], one["id"]) for one in Payload(part).build()["findings"]]
    assert seen == whole


def test_the_pages_go_on_to_the_last_finding_and_back(
    qapp: QApplication, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "MOST", 30)
    theme.apply(qapp, "light", "en")
    holder, tasks = QWidget(), Tasks()
    qtbot.addWidget(holder)
    window = DesignerWindow(holder, library, tasks)
    window.begin()
    window.show()

    def settled() -> bool:
        return window.showing.at_rest and bool(window.pages.sheets)

    qtbot.waitUntil(settled, timeout=60_000)
    assert window.stretch.isVisibleTo(window)
    assert "findings 1 to 30 of 48" in window.stretch.said.text()
    assert not window.stretch.before.isEnabled()
    window.stretch.behind.click()
    qtbot.waitUntil(lambda: "findings 31 to 48 of 48" in window.stretch.said.text(), timeout=60_000)
    assert (window.stretch.before.isEnabled(), window.stretch.behind.isEnabled()) == (True, False)
    window.findings.list.tick_all(False)
    for row in range(5):  # fewer are left than were passed: the pages begin at the first again
        window.findings.list.tick(row, True)
    qtbot.waitUntil(lambda: not window.stretch.isVisibleTo(window), timeout=60_000)
    assert window.showing.first == 0
    window.let_go()
    tasks.close()
