"""The main thread stays free while every kind of document and of picture is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.ui.filing import Filing
from app.ui.window import Window
from tests.app.ui.window.test_watchdog import WANTED, watched, worst

FORMS = ("pdf", "pack", "docx", "html", "xlsx", "csv", "md")
PICTURES = ("svg", "png", "pdf", "csv")


def hand_over(window: Window, qtbot: QtBot, folder: Path) -> list[tuple[float, str]]:
    """Write a report as every kind of document and the chart as every kind of file."""
    filing = next(part for part in window.parts if isinstance(part, Filing))
    window.deeds["view.compare"].trigger()
    compare: Any = window.panels["compare"]
    qtbot.wait(800)
    with watched() as dog:
        for kind in PICTURES:
            dog.at = f"chart as {kind}"
            target = folder / f"chart.{kind}"
            compare.taking.write(compare.pages_of, "matrix", kind, target)
            qtbot.waitUntil(target.exists, timeout=60_000)
            qtbot.wait(150)
        dog.at = "export dialog"
        window.deeds["report.export"].trigger()
        dialog: Any = filing.export
        qtbot.wait(300)
        for form in FORMS:
            dog.at = f"document as {form}"
            box = dialog._boxes["format"]
            box.setCurrentIndex(box.findData(form))
            target = folder / f"{form}.{dialog._suffix()}"
            dialog._lines["target"].setText(str(target))
            dialog.write()
            qtbot.waitUntil(lambda: not dialog.writing.busy, timeout=60_000)
            qtbot.wait(100)
            assert target.exists(), dialog._refused.text()
        dialog.close()
    return dog.turns


def test_no_document_and_no_picture_holds_the_window_up(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    turns = hand_over(window, qtbot, tmp_path)
    print(f"\nlongest turns of {len(turns)}: {worst(turns)}")
    assert max(turns)[0] < 3 * WANTED, worst(turns)


@pytest.mark.bench
def test_every_turn_of_every_export_takes_at_most_50_ms_of_the_main_thread(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    turns = hand_over(window, qtbot, tmp_path)
    print(f"\nlongest turns of {len(turns)}: {worst(turns)}")
    assert max(turns)[0] <= WANTED, worst(turns)
