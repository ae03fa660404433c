"""Every view of coding in a real window on 10,000 studies, 100,000 passages, 300,000 codings and 20,000 findings.

For each act the CPU of the main thread until what was asked for is on the screen, its longest turn of the event loop, and
the CPU of all threads (much is read beside the window). Turns are counted from one waking of the loop to the next: what a
timer does comes after Qt says that it is about to wait, and an idle loop costs no CPU.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractEventDispatcher
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app import opening
from app.settings import Settings
from app.ui import language, theme
from app.ui.sweeping import Sweeping
from app.ui.tasks import Tasks
from app.ui.window import Window
from app.work import codebook
from app.work.library import Library
from db.first import first_page
from tests.benchmarks import coded_library

pytestmark = pytest.mark.bench
VIEW, AT_ONCE, TURN = 500, 50, 50
"""Milliseconds: a view opens, a coding or an undo is seen, and no turn is longer."""
CHART = 50
"""Until the chart is painted anew too, the CPU of all threads together."""
NOISE = 2
"""Other programs in the caches of a shared machine make a turn so much longer."""


class Turns:
    """The main thread's CPU in each turn of the loop."""

    def __init__(self) -> None:
        self.found: list[float] = []
        self._begun = time.thread_time()
        QAbstractEventDispatcher.instance().awake.connect(self._woken)

    def _woken(self) -> None:
        now = time.thread_time()
        self.found.append((now - self._begun) * 1000)
        self._begun = now


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    folder = Path(tmp_path_factory.mktemp("views"))
    path = folder / "coded.diptych"
    kept = os.environ.get("DIPTYCH_BENCH_CODED")  # a library made before, for whoever measures often
    if kept and Path(kept).exists():
        shutil.copyfile(kept, path)
    else:
        coded_library.make(path)
    opening.give_back_memory()
    opening.import_the_rest()
    theme.apply(qapp, "light", "en")
    language.use("en")
    library = Library.open(path)
    opening.read_once(library, None)
    opening.keep_memory(library)
    made = Window(Settings(path=folder / "settings.json"), first_page(path, 24), path.name)
    made.resize(1440, 900)
    made.show()
    tasks = Tasks()
    made.furnish(library, tasks)
    made.furnish_now()
    made.late._import()  # type: ignore[union-attr]
    yield made
    made.close()
    tasks.close()


def test_every_view_opens_and_every_deed_is_seen_in_time(window: Window, qtbot: QtBot) -> None:
    library = window.library
    assert library is not None
    qtbot.waitUntil(lambda: "compare" in window.panels, timeout=20_000)
    qtbot.wait(1500)
    panels: Any = window.panels
    findings, reader, compare = panels["findings"], panels["reader"], panels["compare"]
    codes = [one.id for one in codebook.uncounted(library) if one.parent_id is not None and not one.retired]
    turns, slow = Turns(), []
    sweeping = Sweeping()  # as in the program: circles are looked for between turns, not in the middle of an act

    def act(
        name: str, do: Callable[[], object], done: Callable[[], bool], most: float = VIEW, *, every_thread: bool = False
    ) -> None:
        qtbot.wait(400)
        turns.found.clear()
        own, every = time.thread_time(), time.process_time()
        do()
        qtbot.waitUntil(done, timeout=20_000)
        cpu, whole = (time.thread_time() - own) * 1000, (time.process_time() - every) * 1000
        qtbot.wait(400)
        longest = max(turns.found, default=0.0)
        bound = f"at most {most:.0f}{' in all threads' if every_thread else ''}"
        said = f"{name:<34} {cpu:6.0f} ms (all threads {whole:.0f}; {bound}), longest turn {longest:4.0f} ms"
        print(f"\n{said}", end="")
        if (whole if every_thread else cpu) > most or longest > TURN * NOISE:
            slow.append(said)

    def number() -> int:
        return sum(len(passage.codings) for passage in reader.page.passages)

    def code(place: int) -> None:
        before.append((number(), compare._chart))
        reader.code_requested.emit([(reader.page.left.id, place, place + 20)], [codes[place]], "explicit")

    def undo() -> None:
        before.append((number(), compare._chart))
        window.deeds["edit.undo"].trigger()

    def changed() -> bool:
        return number() != before[-1][0]

    def drawn() -> bool:
        """The chart was counted anew, and its picture is one of the new numbers."""
        item = compare.matrix._item
        painted = bool(item._kept_for) and item._kept_for == compare.matrix.still_for()
        return compare._chart is not before[-1][1] and painted

    before: list[tuple[int, object]] = []
    trigger = {name: window.deeds[name].trigger for name in ("view.code", "view.compare", "view.read", "view.findings")}
    act("a study", lambda: panels["studies"].study_opened.emit(4321), lambda: reader.page.study.id == 4321)
    act("the first coding", lambda: code(3), changed, AT_ONCE * NOISE)
    act("the next coding", lambda: code(4), changed, AT_ONCE)
    act("undo", undo, changed, AT_ONCE)
    act("undo again", undo, changed, AT_ONCE)
    act("the Code arrangement", trigger["view.code"], lambda: window.arrangement == "code")
    act("findings, the first page", trigger["view.findings"], lambda: len(findings.model.ids) >= 100)
    act("findings, all", lambda: None, lambda: len(findings.model.ids) == coded_library.FINDINGS)
    act("the framework matrix", lambda: findings.faces.turn("matrix"), lambda: findings.faces.grid.rowCount() > 100)
    act("tensions", lambda: findings.faces.turn("tensions"), lambda: findings.faces.tensions.rowCount() > 100)
    act("the table again", lambda: findings.faces.turn("table"), lambda: findings.faces.currentIndex() == 0)
    act("a coding beside the findings", lambda: code(5), changed, AT_ONCE)
    act("its undo", undo, changed, AT_ONCE)
    act("words looked for", lambda: findings.bar.search.setText("7777"), lambda: 0 < len(findings.model.ids) < 100)
    act("none looked for", findings.bar.clear, lambda: len(findings.model.ids) == coded_library.FINDINGS)
    act("findings by study", lambda: findings._sort_by("study"), lambda: not findings._asking.busy)
    act("findings by hand", lambda: findings._sort_by("hand"), lambda: not findings._asking.busy)
    act("history", window.deeds["view.history"].trigger, panels["history"].isVisible)
    act("the Compare arrangement", trigger["view.compare"], lambda: compare._chart.n_studies > 9000)
    act("a coding, to the updated chart", lambda: code(7), drawn, CHART * NOISE, every_thread=True)
    act("its undo, to the updated chart", undo, drawn, CHART * NOISE, every_thread=True)
    act("the next, to the updated chart", lambda: code(9), drawn, CHART * NOISE, every_thread=True)
    act("its undo, to the updated chart", undo, drawn, CHART * NOISE, every_thread=True)
    act("the Read arrangement", trigger["view.read"], lambda: window.arrangement == "read")
    for name in ("code.book", "code.review", "code.fit", "code.frameworks"):
        act(name, window.deeds[name].trigger, lambda: _dialog() is not None)
        dialog = _dialog()
        assert dialog is not None
        dialog.close()
    sweeping.deleteLater()
    assert slow == []


def _dialog() -> QDialog | None:
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()), None)
