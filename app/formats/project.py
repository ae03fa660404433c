"""A coded project as plain records, whatever program wrote it. Offsets are code points of a source's body, half-open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.formats.book import Book
from app.formats.told import Told


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who coded: identity and name ('' where the file gives none)."""

    guid: str
    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its words, whose it is, and a name."""

    guid: str
    body: str
    who: str = ""
    name: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """A code on a selection or a whole source; `code` is the id of a code of the book, mode explicit, implied, absent."""

    guid: str
    code: str
    who: str = ""
    created: str = ""
    mode: str = "explicit"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """A marked stretch. `quote` is what the file says its words are, perhaps cut off; `whole` that it is all of them.

    `how` says why the place is believed: "words" (the quote stands there), "found" (it stands elsewhere, once),
    "named" (its name stands nowhere, those of others prove the count), "unproved" (nothing to test against), "excerpt" (the text was made of its quotes).
    """

    guid: str
    start: int
    end: int
    quote: str = ""
    whole: bool = False
    codings: tuple[Coded, ...] = ()
    who: str = ""
    created: str = ""
    notes: tuple[str, ...] = ()
    how: str = "words"


@dataclass(frozen=True, slots=True)
class Source:
    """A text with its selections; `body` is None where the file does not hold the text. `codings` are on all of it."""

    guid: str
    name: str
    body: str | None
    selections: tuple[Selection, ...] = ()
    codings: tuple[Coded, ...] = ()
    lang: str = ""
    kind: str = ""
    provenance: str = ""
    engine: str = ""
    notes: tuple[str, ...] = ()
    created: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A study as other programs know it: sources that belong together, and values of variables."""

    guid: str
    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """A whole project. `links` join sources (two languages) or selections; `lost` counts codings that did not come over."""

    name: str
    origin: str
    people: tuple[Person, ...]
    book: Book
    sources: tuple[Source, ...]
    notes: Mapping[str, Note] = field(default_factory=dict)
    cases: tuple[Case, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    told: tuple[Told, ...] = ()
    codings: int = 0
    """Codings in the file, whether they came over or not."""
    lost: int = 0
    format: str = ""
    notes_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Notes on codes, by the code's id."""
