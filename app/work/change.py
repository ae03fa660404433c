"""What an operation touched: handed to everyone who shows some of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the library, after it was written.

    ``kinds`` are names of tables (study, text, pair, coding, finding, ...). No studies in ``studies`` means that it
    isn't known which, or that the whole library is meant. ``label`` is an English pattern for ``args``.
    """

    step_id: int | None
    """The step of the history; None where nothing was journaled."""
    kinds: frozenset[str]
    studies: frozenset[int]
    label: str
    args: tuple[str, ...] = ()
    undo_of: int | None = None
    """The step taken back or done again."""
    redone: bool = False
    external: bool = False
    """Made by another window or program."""
    result: Any = None
    """What the verb made: usually the id of a row."""

    def concerns(self, study_id: int | None, *kinds: str) -> bool:
        """Return whether something of these kinds changed in a study (None: anywhere)."""
        if not self.kinds.intersection(kinds):
            return False
        return study_id is None or not self.studies or study_id in self.studies
