"""Steps taken back and done again from the history: one, one with what rests on it, or all down to a chosen one.

A large import is turned by the child process; what was asked for beyond it goes on once that is done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from app.ui import errors, words
from app.work import history
from db.rows import Step

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
    from app.work.change import Change
    from app.work.library import Library

FAR: Final = 500
"""So many steps are taken back at most by one press."""

Then = Callable[[], object]


class Turning(QObject):
    """Turns steps for the panel of the history.

    `told(sentence)` says what was done; `refused(step or None, sentence, ids of the steps in the way)` why it was not;
    `moved` comes when the child begins and when it has done its part. While it is `busy` nothing else is begun.
    """

    told = Signal(str)
    refused = Signal(object, str, object)
    moved = Signal()

    def __init__(self, library: Library, tasks: Tasks | None, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self.busy = False

    def undo(self, step: Step, *, resting: Sequence[int] = (), then: Then | None = None) -> None:
        """Takes one step back, with the steps that rest on it if they are named; `then` follows where it was done."""
        with_later = bool(resting)
        if self._long(step) or any(map(self._long, history.named(self._library, resting))):
            self._in_child(step, with_later=with_later, then=then)
        elif self._do(lambda: history.undo_step(self._library, step.id, with_later=with_later), step) and then:
            then()

    def undo_back_to(self, last: Step, newest: Callable[[], Step | None], left: int = FAR) -> None:
        """Takes back the newest step again and again until `last` is; `newest` names it. Stops where one is refused."""
        for done in range(left):
            step = newest()
            if step is None or step.id < last.id:
                return
            if self._long(step):
                self._in_child(step, then=partial(self.undo_back_to, last, newest, left - done - 1))
                return
            if not self._do(partial(history.undo_step, self._library, step.id), step):
                return

    def redo_to(self, last: Step, left: int = FAR) -> None:
        """Does again what was taken back, the newest first, until `last` stands."""
        for done in range(left):
            step = history.can_redo(self._library)
            if step is None:
                said = self.tr(
                    "Something else was done since this step was taken back. It can no longer be done again."
                )
                self.refused.emit(None, said, ())
                return
            follow = None if step.id == last.id else partial(self.redo_to, last, left - done - 1)
            if self._long(step):
                self._in_child(step, again=True, then=follow)
                return
            if not self._do(lambda: history.redo(self._library), step) or follow is None:
                return

    def redo(self, step: Step) -> None:
        """Does the step again that was taken back last."""
        self.redo_to(step)

    def _long(self, step: Step) -> bool:
        """Whether the child has to turn a step."""
        return self._tasks is not None and history.takes_long(step)

    def _do(self, verb: Callable[[], Change], step: Step) -> bool:
        """Does a verb and tells it; says why where it is refused, and whether it was done."""
        try:
            change = verb()
        except Exception as error:
            expected = errors.plain(error)
            if expected is None:
                raise
            self.refused.emit(step, words.say(*expected), tuple(getattr(error, "steps", ())))
            return False
        self._tell(change.label, change.args, again=change.redone)
        return True

    def _tell(self, label: str, args: tuple[str, ...], *, again: bool) -> None:
        said = self.tr("Done again: %1") if again else self.tr("Undone: %1")
        self.told.emit(said.replace("%1", words.say(label, args)))

    def _in_child(self, step: Step, *, again: bool = False, with_later: bool = False, then: Then | None = None) -> None:
        """Lets the child take a large import back, or bring it in again."""
        assert self._tasks is not None  # noqa: S101

        def done(answer: dict[str, Any]) -> None:
            self.busy = False
            self._library.poll()
            if "resting" in answer:
                said = words.say(answer["pattern"], tuple(answer["words"]))
                self.refused.emit(step, said, tuple(answer["resting"]))
            else:
                self._tell(answer["label"], tuple(answer["args"]), again=again)
            self.moved.emit()
            if then is not None and "resting" not in answer:
                then()

        def refused(sentence: str) -> None:
            self.busy = False
            self.refused.emit(None, words.say(sentence), ())
            self.moved.emit()

        payload = {
            "library": str(self._library.path),
            "session": self._library.session,
            "coder": self._library.coder_id,
            "step": step.id,
            "again": again,
            "with_later": with_later,
        }
        self.busy = True
        said = "Bringing the import in again" if again else "Taking the import back"
        self.moved.emit()
        self._tasks.run("turn_step", payload, done, refused, words=said)
