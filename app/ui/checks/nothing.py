"""Why there is nothing in the list of the checks, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.work import checking, searching

if TYPE_CHECKING:
    from app.work.library import Library

say = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Nothing:
    """A sentence, why it is so, and the words of the button that checks ('' for none)."""

    sentence: str
    why: str = ""
    action: str = ""


def why(
    library: Library,
    scope: Sequence[int] | None,
    *,
    checking_now: bool,
    otherwise: bool,
    comparing: bool | None = None,
) -> Nothing:
    """Return what to say where nothing is listed of a study (or all: None); `otherwise`: but something by rule.

    `comparing` tells whether renderings are being compared, where these are what is listed.
    """
    if checking_now:
        return Nothing(say("checks", "Checking the translations"), say("checks", "What is found appears here."))
    if comparing:
        return Nothing(say("checks", "Comparing the renderings"), say("checks", "What is found appears here."))
    if comparing is not None and scope != []:
        return Nothing(
            say("checks", "Every term has one rendering"),
            say("checks", "Terms of the glossary that checked studies render in several ways are listed here."),
        )
    if otherwise:
        return Nothing(say("checks", "Nothing about a term"), say("checks", "Other things are listed by rule."))
    if scope is None:
        return _of_all(library)
    if not scope:
        return Nothing(say("checks", "No study is open"), say("checks", "Choose a study to see what was found in it."))
    return _of_study(library, scope[0])


def _of_all(library: Library) -> Nothing:
    """Nothing is known of the whole library."""
    if library.read_only:
        return Nothing(say("checks", "Nothing doubtful was found so far"), read_only())
    return Nothing(
        say("checks", "Nothing doubtful was found so far"),
        say("checks", "Studies that were not checked yet can be checked now."),
        say("checks", "Check all studies"),
    )


def _of_study(library: Library, study: int) -> Nothing:
    """Nothing is known of one study."""
    cards = searching.cards(library, [study])
    if not cards:
        return Nothing(say("checks", "No study is open"), say("checks", "Choose a study to see what was found in it."))
    if len(cards[0].languages) < 2:
        return Nothing(
            say("checks", "There is no translation to check"),
            say("checks", "This study has a text in one language only. Add the other one in the reader."),
        )
    if checking.of_study(library, study).fresh:
        return Nothing(
            say("checks", "Nothing doubtful was found"),
            say("checks", "The filter above also shows what was accepted or dismissed."),
        )
    if library.read_only:
        return Nothing(say("checks", "This study was not checked"), read_only())
    return Nothing(say("checks", "This study was not checked"), "", say("checks", "Check this study"))


def read_only() -> str:
    """What to do with a library that nothing can be kept in."""
    return say("checks", "The library is read only. Save a copy to check its translations.")
