"""Long work runs beside the window: it tells, can be cancelled, and its late answers are dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from app.ui.tasks import BROKEN, UNEXPECTED, Tasks

VERBS = "tests.app.work.slow_verbs:"


class Heard:
    """Keeps what a task told."""

    def __init__(self) -> None:
        self.done: list[dict[str, Any]] = []
        self.failed: list[str] = []
        self.told: list[tuple[int, int, str]] = []

    def ask(self, tasks: Tasks, verb: str, **payload: Any) -> Any:
        return tasks.run(VERBS + verb, payload, self.done.append, self.failed.append, lambda *a: self.told.append(a))


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_work_is_done_by_one_kept_child(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    heard.ask(tasks, "echo", a=1)
    heard.ask(tasks, "echo", a=2)
    qtbot.waitUntil(lambda: len(heard.done) == 2, timeout=20000)
    assert [one["payload"] for one in heard.done] == [{"a": 1}, {"a": 2}]
    assert heard.done[0]["pid"] == heard.done[1]["pid"]
    assert heard.told == [(1, 2, "Halfway")] * 2
    assert tasks.running is None


def test_a_refusal_is_a_sentence_and_an_error_is_another(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    heard.ask(tasks, "refuse")
    heard.ask(tasks, "fail")
    heard.ask(tasks, "die")
    heard.ask(tasks, "echo")
    qtbot.waitUntil(lambda: len(heard.done) == 1, timeout=20000)
    assert heard.failed == ["a.txt is empty.", UNEXPECTED, BROKEN]


def test_cancelling_ends_the_work_and_the_next_is_done(tasks: Tasks, qtbot: QtBot) -> None:
    stopped, next_one = Heard(), Heard()
    task = stopped.ask(tasks, "slow")
    qtbot.waitUntil(lambda: bool(stopped.told), timeout=20000)
    next_one.ask(tasks, "echo")
    clock = QElapsedTimer()
    clock.start()
    task.cancel()
    assert clock.elapsed() < 200
    qtbot.waitUntil(lambda: bool(next_one.done), timeout=20000)
    assert stopped.done == stopped.failed == []


def test_cancelling_what_waits_leaves_what_runs_alone(tasks: Tasks, qtbot: QtBot) -> None:
    first, second = Heard(), Heard()
    first.ask(tasks, "echo")
    second.ask(tasks, "echo").cancel()
    qtbot.waitUntil(lambda: bool(first.done), timeout=20000)
    assert second.done == second.failed == []


def test_asking_takes_no_time_from_the_window(tasks: Tasks) -> None:
    clock = QElapsedTimer()
    clock.start()
    Heard().ask(tasks, "slow")
    assert clock.elapsed() < 500


def test_a_big_answer_comes_whole(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    heard.ask(tasks, "big", size=3_000_000)
    qtbot.waitUntil(lambda: bool(heard.done), timeout=20000)
    assert len(heard.done[0]["text"]) == 3_000_000
