"""Files of terms, read and written by the child process while the dialog stays free."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.ui import words
from app.work.change import Change

if TYPE_CHECKING:
    from app.ui.tasks import Task, Tasks
    from app.work.library import Library

say = QCoreApplication.translate
NAMED = 3
"""So many of the entries that were left out are said one by one."""


class Files(QObject):
    """One file at a time. `changed`: work began or ended; `told(sentence)`, `refused(sentence)`; `done(change)` after an import."""

    changed = Signal()
    told = Signal(str)
    refused = Signal(str)
    done = Signal(object)

    def __init__(self, library: Library, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self.task: Task | None = None

    def bring_in(self, path: Path) -> None:
        """Takes the terms of a file in, as one step."""
        payload = {"session": self._library.session, "coder": self._library.coder_id}
        self._ask("bring_terms", path, payload, self._brought, "Importing terms")

    def give_out(self, path: Path) -> None:
        """Writes all terms to a file, as TBX where its name ends so, else as CSV."""
        self._ask("write_terms", path, {}, lambda answer: self._given(path, answer), "Exporting terms")

    def stop(self) -> None:
        """Hears no answer any more; what is being read is not kept."""
        if self.task is not None:
            self.task.cancel()
            self.task = None

    def _ask(
        self, verb: str, path: Path, more: dict[str, Any], heard: Callable[[dict[str, Any]], None], said: str
    ) -> None:
        if self.task is not None:
            return

        def done(answer: dict[str, Any]) -> None:
            self.task = None
            self.changed.emit()
            heard(answer)

        payload = {"library": str(self._library.path), "path": str(path), **more}
        self.task = self._tasks.run(verb, payload, done, self._failed, words=said)
        self.changed.emit()

    def _failed(self, sentence: str) -> None:
        self.task = None
        self.changed.emit()
        self.refused.emit(words.say(sentence))

    def _brought(self, answer: dict[str, Any]) -> None:
        """The child has read: says what came of it, and what was left out and why."""
        self._library.poll()
        said = say("glossary", "Added: %1. Completed: %2. Known already: %3. Left out: %4.")
        for place, name in enumerate(("added", "changed", "known", "skipped"), 1):
            said = said.replace(f"%{place}", f"{answer[name]:,}")
        if answer["kept"]:
            more = say(
                "glossary", "The library’s word stands for %n forms that the file judges otherwise.", "", answer["kept"]
            )
            said = f"{said} {more}"
        for line, why in answer["refused"][:NAMED]:
            entry = say("glossary", "Entry %1: %2").replace("%2", words.say(why)).replace("%1", f"{line:,}")
            said = f"{said}\n{entry if line else words.say(why)}"
        self.done.emit(Change(answer["step"], frozenset(), frozenset(), answer["label"], tuple(answer["args"])))
        self.told.emit(said)

    def _given(self, path: Path, answer: dict[str, Any]) -> None:
        said = say("glossary", "%n terms were written to %1.", "", answer["terms"])
        self.told.emit(said.replace("%1", path.name))
