"""Long work runs beside the window: it tells, can be cancelled, and its late answers are dropped."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from app.ui.status import StatusLine
from app.ui.tasks import BROKEN, STOPPED, UNEXPECTED, Tasks
from app.work import child

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


def test_cancelling_ends_the_work_at_once_and_the_next_is_done(tasks: Tasks, qtbot: QtBot, tmp_path: Path) -> None:
    go, ended = tmp_path / "go", tmp_path / "ended"
    stopped, next_one = Heard(), Heard()
    task = stopped.ask(tasks, "held", go=str(go), ended=str(ended))
    qtbot.waitUntil(lambda: bool(stopped.told), timeout=20000)
    waiting = next_one.ask(tasks, "echo")
    task.cancel()
    assert task.over
    assert tasks.running is waiting, "nobody waits for the end of what was cancelled"
    qtbot.waitUntil(lambda: bool(next_one.done), timeout=20000)
    go.touch()
    again = Heard()
    again.ask(tasks, "echo")
    qtbot.waitUntil(lambda: bool(again.done), timeout=20000)
    assert stopped.done == stopped.failed == []
    assert not ended.exists(), "what was cancelled went on"


def test_cancelling_what_waits_leaves_what_runs_alone(tasks: Tasks, qtbot: QtBot) -> None:
    first, second = Heard(), Heard()
    first.ask(tasks, "echo")
    second.ask(tasks, "echo").cancel()
    qtbot.waitUntil(lambda: bool(first.done), timeout=20000)
    assert second.done == second.failed == []


def test_whoever_asks_goes_on_before_the_work_has_begun(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    task = heard.ask(tasks, "echo")
    assert tasks.running is task
    assert (heard.told, heard.done) == ([], [])
    qtbot.waitUntil(lambda: bool(heard.done), timeout=20000)


def test_a_big_answer_comes_whole(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    heard.ask(tasks, "big", size=3_000_000)
    qtbot.waitUntil(lambda: bool(heard.done), timeout=20000)
    assert len(heard.done[0]["text"]) == 3_000_000


def _gone() -> QLabel:
    """A label of a dialog that was closed and deleted."""
    label = QLabel()
    shiboken6.delete(label)
    return label


def test_a_dialog_that_is_gone_does_not_hold_up_those_who_wait(tasks: Tasks, qtbot: QtBot) -> None:
    label, heard = _gone(), Heard()
    heard.ask(tasks, "echo")
    qtbot.waitUntil(lambda: len(heard.done) == 1, timeout=20000)
    tasks.run(VERBS + "echo", {}, heard.done.append, heard.failed.append, lambda *_: label.setText("Halfway"))
    heard.ask(tasks, "echo")
    time.sleep(0.5)  # progress and answer come in one piece
    qtbot.waitUntil(lambda: len(heard.done) == 3, timeout=20000)


def test_a_dialog_that_is_gone_when_the_child_dies_is_no_error(tasks: Tasks, qtbot: QtBot) -> None:
    label, heard = _gone(), Heard()
    tasks.run(VERBS + "die", {}, heard.done.append, label.setText)
    heard.ask(tasks, "echo")
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: bool(heard.done), timeout=20000)
    assert raised == []


def test_an_error_of_whoever_hears_is_told_and_the_next_answer_comes(tasks: Tasks, qtbot: QtBot) -> None:
    heard = Heard()
    heard.ask(tasks, "echo")
    qtbot.waitUntil(lambda: len(heard.done) == 1, timeout=20000)

    def wrong(*_words: object) -> None:
        raise ZeroDivisionError

    tasks.run(VERBS + "echo", {}, heard.done.append, heard.failed.append, wrong)
    time.sleep(0.5)
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: len(heard.done) == 2, timeout=20000)
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]


def test_whoever_waits_for_a_task_hears_that_it_was_cancelled_in_the_status_line(tasks: Tasks, qtbot: QtBot) -> None:
    heard, line = Heard(), StatusLine()
    qtbot.addWidget(line)
    line.complete()
    line.watch(tasks)
    tasks.run(VERBS + "slow", {}, heard.done.append, heard.failed.append, words="Checking translations")
    waiting = Heard()
    waiting.ask(tasks, "echo")
    line.findChild(QToolButton).click()
    assert heard.failed == [STOPPED]
    qtbot.waitUntil(lambda: bool(waiting.done), timeout=20000)
    assert heard.done == []


def test_a_child_that_died_between_two_requests_is_followed_by_another_that_does_the_second_once(
    tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    heard = Heard()
    heard.ask(tasks, "echo")
    qtbot.waitUntil(lambda: len(heard.done) == 1, timeout=20000)
    os.kill(heard.done[0]["pid"], signal.SIGKILL)  # nobody has noticed when the next request is written
    heard.ask(tasks, "echo", a=2)
    qtbot.waitUntil(lambda: len(heard.done) == 2 or bool(heard.failed), timeout=20000)
    assert heard.failed == []
    assert heard.done[1]["payload"] == {"a": 2}
    assert heard.done[1]["pid"] != heard.done[0]["pid"]


def test_children_that_die_before_they_begin_are_not_asked_for_ever(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "command", lambda *_: ([sys.executable, "-c", "pass"], {}))
    heard = Heard()
    heard.ask(tasks, "echo")
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=20000)
    assert heard.failed == [BROKEN]
