"""A whole way through the window while a watchdog measures the main thread's own time in each turn of the event loop.

Wall time is not asserted: the machines are shared. The figure wanted is 50 ms of CPU a turn; `make bench` asserts it,
`make test` asserts three times that, so that a busy machine fails nobody.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.filing import Filing
from app.ui.sweeping import Sweeping
from app.ui.window import Window

WANTED = 0.050


class Watchdog:
    """Notes the CPU seconds of each turn, with what the journey was at.

    From one waking of the loop to the next: what a timer or the child's answer starts is done after Qt said that it is
    about to wait, and waiting costs no CPU.
    """

    def __init__(self) -> None:
        self.turns: list[tuple[float, str]] = []
        self.at = ""
        self._begun = time.thread_time()

    def woken(self) -> None:
        now = time.thread_time()
        self.turns.append((now - self._begun, self.at))
        self._begun = now


@contextmanager
def watched() -> Iterator[Watchdog]:
    """As in the program, what was there before is not gone through for rubbish: here that is what other tests left."""
    gc.collect()
    gc.freeze()
    sweeping = Sweeping()
    dog = Watchdog()
    dispatcher = QAbstractEventDispatcher.instance()
    dispatcher.awake.connect(dog.woken)
    try:
        yield dog
    finally:
        dispatcher.awake.disconnect(dog.woken)
        sweeping.deleteLater()
        gc.unfreeze()


def walk(window: Window, qtbot: QtBot) -> list[tuple[float, str]]:
    """Read two studies, search, switch arrangements, code a passage, take it back, point at the chart."""
    studies, reader, compare = (window.panels[name] for name in ("studies", "reader", "compare"))
    ids = [1, 2, 3, 4]
    window.late._import()  # type: ignore[union-attr]  # what a thread does in idle time, as soon as a window is whole
    with watched() as dog:

        def then(what: str, wait: int = 120) -> None:
            dog.at = what
            qtbot.wait(wait)

        def do(what: str, act: Callable[[], object], wait: int = 300) -> None:
            """Lets the loop itself begin it, as with a click or a key: a call from here would count with the turn after it."""
            dog.at = what
            QTimer.singleShot(0, window, act)
            then(what, wait)

        then("at rest", 300)
        for study in (*ids, *ids):
            do(f"open study {study}", partial(studies.study_opened.emit, study), 200)
        for name in ("code", "compare", "read", "compare", "code"):
            do(f"arrangement {name}", window.deeds[f"view.{name}"].trigger, 250)
        anchors = [(reader.page.left.id, 0, 20)]
        do("code", lambda: reader.code_requested.emit(anchors, [codes_of(reader)], "explicit"))
        do("undo", window.deeds["edit.undo"].trigger)
        do("compare", window.deeds["view.compare"].trigger, 200)
        compare.matrix.setFocus()
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_I, Qt.Key.Key_Space, Qt.Key.Key_Escape):
            do(f"chart key {key.name}", partial(qtbot.keyClick, compare.matrix, key), 120)
    return dog.turns


PAGE = """How teams learn to plan care together

Interviews were held with nurses and managers in three districts. Trust grew where the same people met every week.
Shared records came late, and many found them hard to use.

团队如何学会共同规划照护

研究者访谈了三个地区的护士和管理者。同一批人每周见面的地方，信任逐渐增长。共享病历来得较晚，许多人觉得难以使用。

Journal of Made-up Examples. 2024 Mar;12(3):45-51. doi: 10.5555/made.up.2024
"""


def hand_around(window: Window, qtbot: QtBot, target: Path) -> list[tuple[float, str]]:
    """Paste a page, look at what was understood, bring it in; then hand all findings over as a PDF."""
    filing = next(part for part in window.parts if isinstance(part, Filing))
    QGuiApplication.clipboard().setText(PAGE)
    before = window.panels["studies"].rows_shown()[1]
    window.late._import()  # type: ignore[union-attr]
    with watched() as dog:

        def begin(what: str, act: Callable[[], object]) -> None:
            dog.at = what
            QTimer.singleShot(0, window, act)

        begin("import dialog", window.deeds["file.paste"].trigger)
        qtbot.waitUntil(lambda: bool(filing.intake) and filing.intake._import.isEnabled(), timeout=60_000)
        begin("bring in", lambda: filing.intake and filing.intake.bring_in())
        qtbot.waitUntil(lambda: window.panels["studies"].rows_shown()[1] == before + 1, timeout=60_000)
        qtbot.wait(300)
        begin("export dialog", window.deeds["report.export"].trigger)
        qtbot.wait(300)
        assert filing.export is not None
        filing.export._lines["target"].setText(str(target))
        begin("write the PDF", filing.export.write)
        qtbot.waitUntil(target.exists, timeout=60_000)
        qtbot.wait(300)
        begin("report designer", window.deeds["report.design"].trigger)
        qtbot.waitUntil(lambda: filing.designer is not None)
        designer = filing.designer
        assert designer is not None
        qtbot.waitUntil(lambda: bool(designer.pages.sheets) and designer.showing.at_rest, timeout=60_000)
        begin("another arrangement", lambda: designer.fields.boxes["template"].setCurrentIndex(1))
        qtbot.wait(100)
        qtbot.waitUntil(lambda: designer.showing.at_rest, timeout=60_000)
        qtbot.wait(300)
        document = target.with_suffix(".docx")
        begin("write a Word document", lambda: designer.foot.write(document))
        qtbot.waitUntil(document.exists, timeout=60_000)
        designer.close()
    return dog.turns


def codes_of(reader: object) -> int:
    """A barrier code's id."""
    return next(code.id for code in reader.codes.values() if code.key == "barrier.relations.mistrust")  # type: ignore[attr-defined]


def worst(turns: list[tuple[float, str]]) -> str:
    slow = sorted(turns, reverse=True)[:5]
    return "; ".join(f"{seconds * 1000:.0f} ms at {what}" for seconds, what in slow)


def test_no_turn_of_the_loop_holds_the_window_up(window: Window, qtbot: QtBot) -> None:
    turns = walk(window, qtbot)
    assert len(turns) > 50
    assert max(turns)[0] < 3 * WANTED, worst(turns)


def test_no_turn_of_the_loop_holds_the_window_up_while_a_page_comes_in_and_a_report_goes_out(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    turns = hand_around(window, qtbot, tmp_path / "all.pdf")
    assert max(turns)[0] < 3 * WANTED, worst(turns)
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.bench
def test_every_turn_of_import_and_export_takes_at_most_50_ms_of_the_main_thread(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    turns = hand_around(window, qtbot, tmp_path / "all.pdf")
    print(f"\nlongest turns of {len(turns)}: {worst(turns)}")
    assert max(turns)[0] <= WANTED, worst(turns)


@pytest.mark.bench
def test_every_turn_of_the_loop_takes_at_most_50_ms_of_the_main_thread(window: Window, qtbot: QtBot) -> None:
    turns = walk(window, qtbot)
    print(f"\nlongest turns of {len(turns)}: {worst(turns)}")
    assert max(turns)[0] <= WANTED, worst(turns)
