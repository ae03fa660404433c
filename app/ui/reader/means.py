"""What the reader asks of the library without knowing it: handed in by the window, answered at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.ui.reader.scene import Page
from db.rows import Code, Finding, Memo, Span, Step


class Match(Protocol):
    """A code found by typing (`app.work.codebook.Match`): the label or alias that matched and which letters of it."""

    @property
    def code_id(self) -> int:
        """The code."""

    @property
    def lang(self) -> str:
        """The language of what matched."""

    @property
    def label(self) -> str:
        """The label in that language."""

    @property
    def spans(self) -> Sequence[Span]:
        """The matched letters."""

    @property
    def alias(self) -> str | None:
        """The alias that matched, where one did."""


class Wording(Protocol):
    """One version of a text (`app.work.reading.Wording`)."""

    @property
    def number(self) -> int:
        """Its number, from 1."""

    @property
    def body(self) -> str:
        """Its words."""

    @property
    def at(self) -> str:
        """When it was written (UTC)."""

    @property
    def who(self) -> str:
        """By whom; '' where nobody is named."""

    @property
    def reason(self) -> str:
        """Why, where somebody said so."""


@dataclass(slots=True)
class Means:
    """The questions; each has an empty answer where the window hands none in. Ids are rows', offsets code points."""

    page: Callable[[int, str | None], Page] | None = None
    """page(study id, kind or None)"""
    codes: Callable[[], Sequence[Code]] = tuple
    find_codes: Callable[[str], Sequence[Match]] = lambda _typed: ()
    recent: Callable[[], Sequence[Code]] = tuple
    counterpart: Callable[[int, int, int], tuple[int, int, int] | None] = lambda _text, _start, _end: None
    """counterpart(text id, start, end) -> (text id, start, end) or None"""
    citation: Callable[[int, str], str] = lambda _study, _lang: ""
    findings: Callable[[Sequence[int]], Sequence[Finding]] = lambda _ids: ()
    """findings(finding ids)"""
    memos: Callable[[str, int], Sequence[Memo]] = lambda _subject, _id: ()
    """memos("passage" | "study", id)"""
    history: Callable[[int], Sequence[Step]] = lambda _passage: ()
    """history(passage id), newest first"""
    wordings: Callable[[int], Sequence[Wording]] = lambda _text: ()
    """wordings(text id), newest first"""
    coder: Callable[[], str] = str
    """the present coder's name"""
    say: Callable[[str, Sequence[str]], str] = lambda pattern, _args: pattern
    """a history label with its words in the language of the interface"""
    can_write: Callable[[], bool] = lambda: True
