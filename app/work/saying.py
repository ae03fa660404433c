"""Sentences an import says about a file or a record: English patterns with arguments, translated where they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.formats.remarks import WARNINGS, ReadingWarning, fill

ALREADY_HERE = "“%1” is in the library already; nothing was added."
JOINED = "“%1” was joined to the study that is in the library already."
MAY_BE_SAME = "“%1” prints a DOI (%2) that the library has too. It was kept apart; look whether both are the same."
PACK_ATTACHED = "%1 findings of the coding pack “%2” now rest on these words."
NOT_PLACED = "The coding pack could not find the words of %1 (%2) in this text."
KEPT_BESIDE = "The study has another text of this kind already; the new one was kept beside it as an excerpt (%1)."
NOT_KEPT = "The words of the file itself are not kept in the library: it is too large. Keep the file."
READING = "Reading “%1”: %2 records, %3 a second"
PUTTING = "Putting in %1 of %2 records, %3 a second"
TAKING_BACK = "Taking the import back"
"""What is told while an import is read, put in, and taken back."""
SENTENCES = (
    ALREADY_HERE,
    JOINED,
    MAY_BE_SAME,
    PACK_ATTACHED,
    NOT_PLACED,
    KEPT_BESIDE,
    NOT_KEPT,
    READING,
    PUTTING,
    TAKING_BACK,
)


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

    def as_plain(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Said:
        """Return what plain values stand for."""
        return cls(**{**plain, "args": tuple(plain["args"])})


DROPS = {
    "left_out": 0,
    "lines_outside": 1,
    "many_lines_outside": 0,
    "empty_entries": 0,
    "entry_broken": 1,
    "records_skipped": 0,
    "broken_off": 0,
    "cut_off": 0,
    "more_sheets": 0,
    "maybe_two_formats": 1,
    "damaged_characters": 0,
    "says_nothing": 0,
}
"""Warnings that something of the file did not come in, with the argument that names it."""


def said_of(warning: ReadingWarning, record: int | None) -> Said:
    """Return a reader's warning as a line of the report; ``dropped`` names what did not come in."""
    place = DROPS.get(warning.code)
    dropped = None if place is None else (warning.args[place] if place < len(warning.args) else warning.code)
    return Said(WARNINGS[warning.code], warning.args, record, warning.line, dropped)
