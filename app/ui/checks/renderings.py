"""Terms with several renderings, and renderings of several terms: the groups of the third way to list the checks.

The child process compares; what it said is shown until something changes. Each place is shown as an issue that nobody
decides about: its id is below 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.ui import words
from app.ui.checks import naming
from db.rows import CheckGroup, CheckIssue

if TYPE_CHECKING:
    from app.ui.tasks import Task, Tasks
    from app.work.library import Library


class Renderings(QObject):
    """What was compared last. `changed`: there is something new to show; `failed(sentence)` in the user's language."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, library: Library, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._task: Task | None = None
        self._scope: tuple[int, ...] | None = ()
        self._known = False
        self._conflicts: list[dict[str, Any]] = []
        self._issues: dict[str, list[CheckIssue]] = {}

    @property
    def busy(self) -> bool:
        """Whether the child compares just now."""
        return self._task is not None

    def forget(self) -> None:
        """Something changed: what is known is asked for again when it is wanted next."""
        self._known = False

    def stop(self) -> None:
        """Hears no answer any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def groups(self, scope: Sequence[int] | None) -> tuple[CheckGroup, ...]:
        """The groups of some studies (None: all), as far as they are known; what is not known is asked for."""
        wanted = None if scope is None else tuple(scope)
        if wanted != self._scope:
            self._scope, self._known, self._conflicts, self._issues = wanted, False, [], {}
            self.stop()
        if not self._known and self._task is None:
            self._known = True
            self._task = self._tasks.run(
                "renderings",
                {"library": str(self._library.path), "studies": None if wanted is None else list(wanted)},
                self._heard,
                self._failed,
                words="Comparing renderings",
            )
        return tuple(self._group(key, issues) for key, issues in self._issues.items())

    def issues(self, key: str, count: int, start: int) -> Sequence[CheckIssue]:
        """Places of one group."""
        return self._issues.get(key, [])[start : start + count]

    def named(self, key: str) -> str:
        """A group as it is called: the term with its renderings, or the rendering with its terms."""
        one = self._conflicts[int(key)]
        some = ", ".join(f"{use['name']} {len(use['places']):,}" for use in one["uses"])
        return naming.say("checks", "%1: %2").replace("%2", some).replace("%1", one["subject"])

    def _heard(self, answer: dict[str, Any]) -> None:
        """The child has compared."""
        self._task = None
        self._conflicts = answer["conflicts"]
        self._issues = {str(at): list(_issues(at, one)) for at, one in enumerate(self._conflicts)}
        self.changed.emit()

    def _failed(self, sentence: str) -> None:
        self._task = None
        self.failed.emit(words.say(sentence))

    @staticmethod
    def _group(key: str, issues: list[CheckIssue]) -> CheckGroup:
        studies = len({one.study_id for one in issues})
        return CheckGroup(key, len(issues), studies, 0, 0, len(issues))


def _issues(number: int, one: dict[str, Any]) -> Iterator[CheckIssue]:
    """The places of a conflict, by rendering."""
    for use in one["uses"]:
        for at, place in enumerate(use["places"]):
            yield CheckIssue(
                id=-(number * 100_000 + at + 1),
                study_id=place["study"],
                left_version_id=0,
                right_version_id=0,
                rule=one["rule"],
                severity=one["severity"],
                left=tuple(place["left"]) if place["left"] else None,
                right=tuple(place["right"]) if place["right"] else None,
                left_text=place["left_text"],
                right_text=place["right_text"],
                pattern=one["pattern"],
                args=tuple(one["args"]),
                suggestion=None,
                term=one["subject"] if one["rule"] == "consistency" else use["name"],
                pair=place["pair"],
                others=(),
                fingerprint=f"{one['subject']} {use['name']} {place['left']} {place['right']}",
                left_print="",
                right_print="",
            )
