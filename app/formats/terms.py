"""What files of terms hold: a term with its forms, and what it should, may and should not be in the other language."""

from __future__ import annotations

from dataclasses import dataclass, field

SENTENCES = ("There is no term in it.", "It has no term in a language that is told.")
"""Why an entry is left out."""


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One term of a glossary file; languages are BCP-47 tags, `line` counts from 1 (0: not known)."""

    lang: str
    target: str
    form: str
    variants: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    note: str = ""
    domain: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a file, and how many entries were left out because they lack a language or a term.

    `refused` are these: the line of a table or the number of the entry, from 1, and why in an English sentence.
    """

    entries: tuple[TermEntry, ...]
    skipped: int
    refused: tuple[tuple[int, str], ...] = field(default=(), compare=False)
