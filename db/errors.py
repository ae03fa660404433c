"""What can go wrong with a library, each said in one plain English sentence.

A sentence is a pattern with %1, %2, ... and its words, so that it can be translated where it is shown; ``str`` of an
error is the finished English sentence. No error here means that anything was half written.
"""

# ruff: noqa: N818 - named by what happened, as the sentences are

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Mapping
from typing import ClassVar


def filled(pattern: str, words: tuple[str, ...]) -> str:
    """Return a pattern with %1, %2, ... replaced by its words; a number with no word stays as it is."""

    def word(found: re.Match[str]) -> str:
        number = int(found[1])
        return words[number - 1] if 0 < number <= len(words) else found[0]

    return re.sub(r"%(\d)", word, pattern)


class LibraryError(Exception):
    """Something about the library that the user must be told, in one sentence."""

    pattern: ClassVar[str] = "The library “%1” could not be read."

    def __init__(self, *words: str, pattern: str | None = None) -> None:
        self.words = words
        self.sentence_pattern = pattern if pattern is not None else type(self).pattern
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The finished English sentence."""
        return filled(self.sentence_pattern, self.words)


class NotFound(LibraryError):
    """There is no such file."""

    pattern = "There is no library at “%1”."


class AlreadyThere(LibraryError):
    """A new library would overwrite a file."""

    pattern = "“%1” is already there. Choose another name for the new library."


class NotALibrary(LibraryError):
    """The file is something else; it was not touched."""

    pattern = "“%1” is not a Diptych library. The file was left as it is."


class EmptyFile(NotALibrary):
    """The file holds nothing; it was not touched."""

    pattern = "“%1” is an empty file, not a Diptych library. The file was left as it is."


class TooNew(LibraryError):
    """The library was made by a later program; it was not touched."""

    pattern = "This library was made by a newer version (%1)."


class Locked(LibraryError):
    """Another program holds the file."""

    pattern = "The file is in use by another program. Close it there and try again."


class Damaged(LibraryError):
    """The file is broken."""

    pattern = "The library “%1” is damaged. Nothing was changed; restore a backup."


class ReadOnly(LibraryError):
    """The library can be read but not changed."""

    pattern = "The library “%1” is read only. Save a copy elsewhere to change it."


class OldAndReadOnly(ReadOnly):
    """The library would have to be upgraded first, which its place does not allow."""

    pattern = "The library “%1” is from an older version and read only. Copy it to a folder you can write to and open the copy."


class DiskFull(LibraryError):
    """There was no room; the change was taken back whole."""

    pattern = "There is no room left on the disk. Nothing was changed; make room and try again."


class Unreadable(LibraryError):
    """The system refused to read or write the file."""

    pattern = "The library “%1” can't be read or written: the system reports “%2”. Nothing was changed."


class NameTooLong(LibraryError):
    """SQLite has no room for the log beside the file: systems allow 255 bytes, the log's ending takes four of them."""

    pattern = "The file name “%1” is too long for a library. Rename the file to something shorter, then open it again."


LONGEST_NAME = 251
"""Bytes of the longest name a library can have."""


class UpgradeFailed(LibraryError):
    """Bringing an older library up to date failed; the file is as it was."""

    pattern = "The library “%1” could not be brought up to date (%2). It was left as it is."


class Stopped(LibraryError):
    """A question was given up before it was answered."""

    pattern = "The question was given up."


class Gone(LibraryError):
    """A row that was to be changed was deleted meanwhile."""

    pattern = "What you wanted to change is no longer there: it was deleted meanwhile. Nothing was changed."


class CannotUndo(LibraryError):
    """A step can't be taken back or done again as things stand; nothing was changed.

    ``steps`` are the later steps in the way, newest first: taking those back first clears the way.
    """

    pattern = "This step is no longer there to be taken back."

    def __init__(self, *words: str, pattern: str | None = None, steps: tuple[int, ...] = ()) -> None:
        super().__init__(*words, pattern=pattern)
        self.steps = steps


class Closed(CannotUndo):
    """The step may be read, but lies behind the horizon."""

    pattern = "This step was made before the library was brought up to date. It can be read, but no longer taken back."


class AlreadyUndone(CannotUndo):
    """The step is taken back already."""

    pattern = "This step is already taken back."


class NotUndone(CannotUndo):
    """The step stands: there is nothing to do again."""

    pattern = "This step stands. There is nothing to do again."


class RedoClosed(CannotUndo):
    """Something was done since the step was taken back."""

    pattern = "Something else was done since this step was taken back. It can no longer be done again."


class Conflict(CannotUndo):
    """Somebody changed a touched row afterwards: the sentence says who and when."""

    pattern = "%1 changed this later (%2, %3). Nothing was changed."
    who: str = ""
    label: str = ""
    """What they did: an English pattern for ``label_args``, to be translated where it is shown."""
    label_args: tuple[str, ...] = ()
    at: str = ""
    """When, as ISO 8601 in UTC; "" where nobody is known."""


class Dependent(Conflict):
    """Later steps rest on what this one made; ``counts`` gives the rows of each table that rest on it."""

    pattern = "Later steps rest on this one (%1). Take those back first, or all of them together. Nothing was changed."

    def __init__(
        self,
        *words: str,
        pattern: str | None = None,
        steps: tuple[int, ...] = (),
        counts: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(*words, pattern=pattern, steps=steps)
        self.counts = dict(counts or {})


def explained(error: BaseException, name: str) -> LibraryError | None:
    """Return the sentence for an error of SQLite in a library called ``name``, or None where it is not one to explain.

    Constraint errors are faults of the program and stay what they are.
    """
    cause = getattr(error, "orig", error)
    if not isinstance(cause, sqlite3.Error):
        return None
    code = getattr(cause, "sqlite_errorcode", None)
    if code in (None, sqlite3.SQLITE_ERROR) and "is locked" in str(cause):
        return Locked(name)  # SQLite says so of a joined file, under the number of any other error
    if code is None:
        return None
    kinds: dict[int, type[LibraryError]] = {
        sqlite3.SQLITE_BUSY: Locked,
        sqlite3.SQLITE_LOCKED: Locked,
        sqlite3.SQLITE_FULL: DiskFull,
        sqlite3.SQLITE_CORRUPT: Damaged,
        sqlite3.SQLITE_NOTADB: Damaged,
        sqlite3.SQLITE_READONLY: ReadOnly,
        sqlite3.SQLITE_INTERRUPT: Stopped,
    }
    primary = code & 0xFF
    if primary in kinds:
        return kinds[primary](name)
    if primary in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        return NameTooLong(name) if len(os.fsencode(name)) > LONGEST_NAME else Unreadable(name, str(cause))
    return None
