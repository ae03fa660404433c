"""Long work in the kept child process, seen from the window: progress, cancel, done, refused, failed.

The window never waits: requests are written to the child's pipe and answers arrive as Qt events. One child does one
thing at a time; the others wait here in order. Cancelling what runs kills the child, and the next request starts a
new one. Answers carry the number of their request: one that comes after a cancel is dropped.

The child says that it has taken a request before it begins. Where it died before that, nothing of the request was done,
and a new child is asked once more; one that dies later has perhaps done half, and the request fails with a sentence.
"""

from __future__ import annotations

import json
import logging
import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from app.work import child

Done = Callable[[dict[str, Any]], None]
Failed = Callable[[str], None]
Told = Callable[[int, int, str], None]

MOST_CHILDREN = 2
"""So many children are asked for one task, of which none has begun with it."""
LAST_WAIT = 3000
"""Milliseconds a killed child gets to be gone when the program ends."""

BROKEN = "The work could not be finished: the helper process stopped. Try again; details are in the log."
UNEXPECTED = "The work could not be finished because of an error in the program. Details are in the log."
STOPPED = "The task was cancelled."


class Task:
    """One piece of long work, waiting, running or over.

    No QObject: one that is deleted later while its queue goes away ends in a crash (PySide6 6.11.3, tried).
    """

    def __init__(self, tasks: Tasks, number: int, verb: str, payload: dict[str, Any], words: str) -> None:
        self.number = number
        self.verb = verb
        self.words = words
        self.done = 0
        self.total = 0
        self.over = False
        self.taken = False
        """Whether a child has begun with it."""
        self.asked = 0
        """How many children were asked for it."""
        self._tasks = tasks
        self._payload = payload

    def cancel(self) -> None:
        """Ends the work; nothing it made is kept and no answer comes any more."""
        self._tasks.cancel(self)

    def stop(self) -> None:
        """Ends the work for somebody else than who asked for it: who asked hears that nothing comes."""
        self._tasks.stop(self)

    def request(self) -> bytes:
        """The line that asks the child for this work."""
        asked = {"id": self.number, "verb": self.verb, "payload": self._payload}
        return json.dumps(asked, ensure_ascii=True).encode("ascii") + b"\n"


@dataclass(slots=True)
class _Ears:
    """Who wants to hear of a task."""

    done: Done
    failed: Failed
    told: Told | None


@contextmanager
def _as_long_as_asked() -> Iterator[None]:
    """An answer for a dialog or window that was closed meanwhile reaches nobody, and that is no error."""
    try:
        yield
    except RuntimeError as error:
        if "already deleted" not in str(error):
            raise


class Tasks(QObject):
    """The queue of long work; `changed` says that a task came, moved on or went."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = 0
        self._waiting: deque[Task] = deque()
        self._running: Task | None = None
        self._ears: dict[int, _Ears] = {}
        self._process: QProcess | None = None
        self._half = b""
        self._dying: list[QProcess] = []

    @property
    def running(self) -> Task | None:
        """The task the child works on now."""
        return self._running

    @property
    def waiting(self) -> tuple[Task, ...]:
        """The tasks that come after it, in order."""
        return tuple(self._waiting)

    def run(
        self,
        verb: str,
        payload: dict[str, Any],
        on_done: Done,
        on_failed: Failed,
        on_progress: Told | None = None,
        words: str = "",
    ) -> Task:
        """Asks for work; `on_failed` gets one plain English sentence. `words` name the task in the status line."""
        self._numbers += 1
        task = Task(self, self._numbers, verb, payload, words)
        self._ears[task.number] = _Ears(on_done, on_failed, on_progress)
        self._waiting.append(task)
        self._next()
        self.changed.emit()
        return task

    def cancel(self, task: Task) -> None:
        """Forgets a task; if the child is at it, the child is ended."""
        if task.over:
            return
        if task in self._waiting:
            self._waiting.remove(task)
        self._forget(task)
        if task is self._running:
            self._running = None
            self._drop_process()
            self._next()
        self.changed.emit()

    def stop(self, task: Task) -> None:
        """Forgets a task and tells whoever waits for it, so that nobody waits for ever."""
        ears = self._ears.get(task.number)
        self.cancel(task)
        if ears is not None:
            with _as_long_as_asked():
                ears.failed(STOPPED)

    def warm(self, *verbs: str) -> None:
        """Starts the child early and lets it import what the named verbs need."""
        if self._process is None and not self._waiting:
            self.run("warm", {"verbs": list(verbs)}, lambda _: None, lambda _: None)

    def close(self) -> None:
        """Ends the child and every task; the answers of all of them are dropped."""
        for task in [*self._waiting, *([self._running] if self._running else [])]:
            self._forget(task)
        self._waiting.clear()
        self._running = None
        self._drop_process()
        for process in self._dying:
            process.waitForFinished(LAST_WAIT)
        self._dying.clear()

    def _next(self) -> None:
        """Gives the child the next request when it has nothing to do."""
        if self._running is not None or not self._waiting:
            return
        self._running = self._waiting.popleft()
        self._ask(self._running)

    def _ask(self, task: Task) -> None:
        """Writes a request to the child; one is started where there is none."""
        task.asked += 1
        process = self._process or self._start()
        process.write(task.request())

    def _start(self) -> QProcess:
        """Starts the child; what it writes to standard error goes where the program's own goes."""
        words, extra = child.command("serve")
        process = QProcess(self)
        process.setProgram(words[0])
        process.setArguments(words[1:])
        environment = QProcessEnvironment.systemEnvironment()
        for name, value in extra.items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._not_started)
        self._process = process
        self._half = b""
        process.start()
        return process

    def _drop_process(self) -> None:
        """Kills the child without waiting; its last words are not heard."""
        process, self._process = self._process, None
        self._half = b""
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.finished.disconnect(self._ended)
            process.errorOccurred.disconnect(self._not_started)
            process.kill()
            self._dying = [one for one in self._dying if one.state() != QProcess.ProcessState.NotRunning]
            self._dying.append(process)

    def _read(self) -> None:
        """Takes what the child has written."""
        if self._process is not None:
            self._take(self._process)

    def _take(self, process: QProcess) -> None:
        """Takes the lines that have come in whole; an error in whoever hears one leaves the others as they are."""
        *lines, self._half = (self._half + process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            try:
                self._answer(line)
            except Exception:
                sys.excepthook(*sys.exc_info())

    def _answer(self, line: bytes) -> None:
        """Hands one answer to whoever asked; answers of forgotten requests are dropped."""
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError:
            logging.getLogger(__name__).error("the child wrote a line that is no JSON: %r", line[:200])
            return
        task = self._running
        if task is None or answer.get("id") != task.number:
            return
        ears = self._ears[task.number]
        if "taken" in answer:
            task.taken = True
            return
        if "progress" in answer:
            task.done, task.total, words = answer["progress"]
            task.words = words or task.words
            if ears.told:
                with _as_long_as_asked():
                    ears.told(task.done, task.total, words)
            self.changed.emit()
            return
        self._running = None
        self._forget(task)
        self._next()
        self.changed.emit()
        with _as_long_as_asked():
            if "done" in answer:
                ears.done(answer["done"])
            elif "refused" in answer:
                ears.failed(answer["refused"])
            else:
                logging.getLogger(__name__).error("%s failed in the child:\n%s", task.verb, answer.get("failed"))
                ears.failed(UNEXPECTED)

    def _ended(self, _code: int, _status: object) -> None:
        """The child died by itself: what it had begun fails with a sentence, the rest goes to a new child."""
        process, self._process = self._process, None
        task = self._running
        if process is not None:
            self._take(process)
            process.deleteLater()
        if task is None or self._running is not task:
            return
        if task.taken or task.asked >= MOST_CHILDREN:
            self._fail_running()
        else:
            self._ask(task)

    def _not_started(self, error: QProcess.ProcessError) -> None:
        """The child could not be started at all."""
        if error == QProcess.ProcessError.FailedToStart:
            process, self._process = self._process, None
            if process is not None:
                process.deleteLater()
            self._fail_running()

    def _fail_running(self) -> None:
        """Tells whoever waits for the running task that it will not be done."""
        task, self._running = self._running, None
        if task is None:
            return
        ears = self._ears[task.number]
        self._forget(task)
        self._next()
        self.changed.emit()
        logging.getLogger(__name__).error("the child ended during %s", task.verb)
        with _as_long_as_asked():
            ears.failed(BROKEN)

    def _forget(self, task: Task) -> None:
        """A task that is over hears nothing any more."""
        task.over = True
        self._ears.pop(task.number, None)
