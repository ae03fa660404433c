"""What Qt made is taken apart in the window's thread only."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import sweeping
from app.ui.aside import Aside


class Ring:
    """Holds itself."""

    def __init__(self) -> None:
        self.me = self
        self.timer = QTimer()


@pytest.fixture(autouse=True)
def _left_behind(qapp: QApplication) -> Iterator[None]:
    """A sweep of what other tests left comes first."""
    gc.collect()
    yield
    gc.collect()


def test_python_looks_for_no_circles_while_there_is_a_window() -> None:
    gc.enable()
    sweeping.Sweeping()
    assert not gc.isenabled()


def test_a_ring_with_a_timer_goes_in_the_windows_thread_however_much_is_made_beside(qtbot: QtBot) -> None:
    gc.enable()
    keeper = sweeping.Sweeping()
    gone: list[str] = []
    ring = Ring()
    weakref.finalize(ring, lambda: gone.append(threading.current_thread().name))
    del ring
    aside = Aside()
    came: list[int] = []
    aside.ask(lambda: len([[number] for number in range(200_000)]), came.append, long=True)
    qtbot.waitUntil(lambda: came == [200_000], timeout=10_000)
    assert gone == [] or gone == ["MainThread"]
    kept = [[number] for number in range(sweeping.YOUNG * 2)]
    qtbot.waitUntil(lambda: bool(gone), timeout=10_000)
    assert gone == ["MainThread"]
    assert len(kept) == sweeping.YOUNG * 2
    keeper.deleteLater()


def test_few_objects_are_not_swept() -> None:
    gc.collect()
    assert sweeping.sweep() == 0


def test_every_generation_gets_its_turn() -> None:
    seen: list[int] = []

    def note(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            seen.append(about["generation"])

    gc.callbacks.append(note)
    try:
        for _ in range((sweeping.MIDDLE + 1) * (sweeping.OLD + 2)):
            kept = [[number] for number in range(sweeping.YOUNG + 100)]
            sweeping.sweep()
            del kept
    finally:
        gc.callbacks.remove(note)
    assert set(seen) == {0, 1, 2}
    assert seen.count(0) > seen.count(1) > seen.count(2)


def test_nothing_is_swept_while_very_many_objects_are_made_beside_and_they_are_left_alone_later() -> None:
    swept: list[int] = []

    def note(phase: str, _about: dict[str, int]) -> None:
        if phase == "start":
            swept.append(1)

    def make() -> list[list[int]]:
        with sweeping.set_aside():
            held = [[number] for number in range(sweeping.YOUNG * 2)]
            sweeping.sweep()
        return held

    gc.callbacks.append(note)
    try:
        held = make()
        assert swept == []
        assert gc.get_freeze_count() > len(held)
        more = [[number] for number in range(sweeping.YOUNG * 2)]
        sweeping.sweep()
        assert swept == [1]
        assert len(more) == len(held)
    finally:
        gc.callbacks.remove(note)
        gc.unfreeze()


def test_the_sweeper_rests_with_its_window(qtbot: QtBot) -> None:
    owner = QObject()
    keeper = sweeping.Sweeping(owner)
    gone: list[bool] = []
    keeper.destroyed.connect(lambda: gone.append(True))
    owner.deleteLater()
    qtbot.waitUntil(lambda: gone == [True], timeout=10_000)


def test_a_question_that_could_not_be_answered_is_no_longer_waited_for(qtbot: QtBot) -> None:
    aside, taken = Aside(), []

    def find() -> None:
        raise ZeroDivisionError

    aside.ask(find, taken.append, long=True)
    assert aside.busy
    qtbot.waitUntil(lambda: not aside.busy, timeout=5000)
    assert taken == []
