"""What is done with an issue: its words replaced here or everywhere, accepted, dismissed, or judged in the glossary.

Each is one step that can be taken back. What takes long is done by the child process.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.ui import errors, words
from app.ui.checks.card import Card
from app.ui.checks.running import Running
from app.work import checking, deciding, glossarying
from app.work.change import Change
from db.rows import CheckIssue

if TYPE_CHECKING:
    from app.work.library import Library

TERMS = frozenset({"term", "term_rendering"})


class Acting(QObject):
    """Acts on the issue of the card. `acted`: something changed, so look again; `done(change)`; `told` one sentence."""

    acted = Signal()
    done = Signal(object)
    told = Signal(str)

    def __init__(self, library: Library, card: Card, running: Running, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._card = card
        self._running = running
        card.replace_wanted.connect(self.replace)
        card.everywhere_wanted.connect(self.replace_everywhere)
        card.accept_wanted.connect(self.accept)
        card.dismiss_wanted.connect(self.dismiss)
        card.reopen_wanted.connect(self.reopen)
        card.judged.connect(self.judge)

    def _do(self, verb: Callable[..., Change], *args: Any, **more: Any) -> Change | None:
        """Does a verb on the library; a refusal is said in the card."""
        try:
            change = verb(self._library, *args, **more)
        except Exception as error:
            expected = errors.plain(error)
            if expected is None:
                raise
            self._card.say(words.say(*expected))
            return None
        self.told.emit("")
        self.acted.emit()
        self.done.emit(change)
        return change

    def _issue(self) -> CheckIssue | None:
        """The issue that may be decided about: a kept one of a library that is not read only."""
        issue = self._card.issue
        return None if issue is None or issue.id < 1 or self._library.read_only else issue

    def replace(self, typed: str) -> None:
        """Puts words in place of those of the issue; the child checks the text again."""
        issue = self._issue()
        if issue is None:
            return
        words = None if _spaced(typed, issue) == issue.suggestion else _spaced(typed, issue)
        if deciding.long(self._library, issue):
            payload = {
                "session": self._library.session,
                "coder": self._library.coder_id,
                "study": issue.study_id,
                "issue": issue.id,
                "words": words,
            }
            self._running.ask("apply_check", payload, "Replacing a rendering", self._replaced)
            return
        change = self._do(deciding.apply, issue, words, look_again=False)
        if change is not None:
            if change.result:
                self.told.emit(self.tr("%n passages now wait for review.", "", change.result))
            self._running.run([issue.study_id], queued=True)

    def replace_everywhere(self, typed: str) -> None:
        """Lets the child put words in place of a rendering wherever checks found it."""
        issue = self._issue()
        if issue is not None:
            payload = {
                "session": self._library.session,
                "coder": self._library.coder_id,
                "term": issue.term,
                "avoid": issue.right_text,
                "preferred": typed,
            }
            self._running.ask("replace_everywhere", payload, "Replacing a rendering", self._replaced)

    def _replaced(self, answer: dict[str, Any]) -> None:
        """The child has replaced: tells how much."""
        self._library.poll()
        said = self.tr("Replaced in %n places.", "", answer.get("places", 1))
        if answer["waiting"]:
            said = f"{said} {self.tr('%n passages now wait for review.', '', answer['waiting'])}"
        self.told.emit(said)
        self.acted.emit()
        self.done.emit(Change(answer["step"], frozenset(), frozenset(), answer["label"], tuple(answer["args"])))

    def accept(self) -> None:
        """Leaves the words as they are."""
        issue = self._issue()
        if issue is not None and issue.decided is None:
            self._do(deciding.accept, issue)

    def dismiss(self, reason: str) -> None:
        """Says that the issue is no fault, and why."""
        issue = self._issue()
        if issue is not None:
            self._do(deciding.dismiss, issue, reason)

    def reopen(self) -> None:
        """Takes back what was decided."""
        issue = self._issue()
        if issue is not None:
            self._do(deciding.reopen, issue)

    def judge(self, quality: str) -> None:
        """Says in the glossary that the rendering is preferred, accepted or to avoid; the child looks again."""
        entry = self._card.entry
        if entry is None or self._library.read_only:
            return
        met = checking.with_term(self._library, entry.term)
        study = self._card.issue.study_id if self._card.issue is not None else None
        if self._do(glossarying.judge, entry.english, entry.chinese, quality) is not None:
            self._running.run(sorted({*met, *([study] if study is not None else [])}), queued=True)


def _spaced(typed: str, issue: CheckIssue) -> str:
    """What was typed with the white space that the words of the issue have at their ends."""
    there = issue.right_text
    before, after = len(there) - len(there.lstrip()), len(there.rstrip())
    return f"{there[:before]}{typed}{there[after:]}" if there.strip() else typed
