"""Asks the child which codes some words may carry, one question at a time, and remembers what was turned down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.ui.frame import Hub
    from app.ui.tasks import Task
    from app.work.library import Library

Question = tuple[int, tuple[str, ...], tuple[int, ...]]
"""Study, words in each language, codes that are there."""


class SuggestWiring(QObject):
    """Connects the suggestions of the reader with the child. While the child is at one, only the newest question waits."""

    def __init__(self, wiring: Hub, library: Library, reader: Any) -> None:
        super().__init__(wiring)
        self._window = wiring.window
        self._library = library
        self._reader = reader
        self._task: Task | None = None
        self._next: Question | None = None
        reader.suggestions_wanted.connect(self.ask)
        reader.suggestion_dismissed.connect(self.dismiss)

    def ask(self, study: int, words: Any, have: Any) -> None:
        """Asks for the suggestions for some words."""
        question = (study, tuple(words), tuple(have))
        if self._task is not None and not self._task.over:
            self._next = question
            return
        self._next = None
        payload = {
            "library": str(self._library.path),
            "study": study,
            "words": list(question[1]),
            "have": list(question[2]),
        }
        self._task = self._window.tasks.run(
            "suggest",
            payload,
            lambda answer: self._answered(question, answer),
            lambda _sentence: self._answered(question, {"found": []}),
            words="Looking for codes to suggest",
        )

    def _answered(self, question: Question, answer: dict[str, Any]) -> None:
        """Shows what was found, and asks what was asked meanwhile."""
        self._task = None
        self._reader.suggesting.show(question[0], question[1], answer["found"])
        if self._next is not None:
            self.ask(*self._next)

    def dismiss(self, study: int, words: Any, code: int) -> None:
        """Keeps in mind that a code is not wanted for these words; the message offers to take that back."""
        from app.work import suggesting

        self._window.do(suggesting.dismiss, study, list(words), code, undo=True)
