"""Sentences an import says about a file or a record: English patterns with arguments, translated where they are shown."""

from __future__ import annotations

from dataclasses import dataclass

from app.formats.remarks import fill

ALREADY_HERE = "“%1” is in the library already; nothing was added."
JOINED = "“%1” was joined to the study that is in the library already."
MAY_BE_SAME = "“%1” prints a DOI (%2) that the library has too. It was kept apart; look whether both are the same."
PACK_ATTACHED = "%1 findings of the coding pack “%2” now rest on these words."
NOT_PLACED = "The coding pack could not find the words of %1 (%2) in this text."
KEPT_BESIDE = "The study has another text of this kind already; the new one was kept beside it as an excerpt (%1)."
SENTENCES = (ALREADY_HERE, JOINED, MAY_BE_SAME, PACK_ATTACHED, NOT_PLACED, KEPT_BESIDE)


@dataclass(frozen=True, slots=True)
class Said:
    """One line of an import's report: a sentence pattern with its arguments, about a record (from 1) and a line."""

    pattern: str
    args: tuple[str, ...] = ()
    record: int | None = None
    line: int | None = None
    dropped: str | None = None
    note: bool = False
    """Good news: says what happened, not that something went wrong."""

    @property
    def message(self) -> str:
        """The sentence in plain English."""
        return fill(self.pattern, self.args)
