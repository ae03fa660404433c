"""Whose words a text is, and what nobody may say of it: a machine's words never become the author's or the publisher's.

A text that came from a machine keeps that mark for good. A person may review it, or take it over: then it is a person's,
based on a machine's (provenance "person" with an engine, UNNAMED where nobody knows which). Only undo takes a mark back.
"""

from __future__ import annotations

from typing import Protocol

from app.text.refused import Refused

PROVENANCES: tuple[str, ...] = ("author", "publisher", "machine", "person", "unknown")
UNNAMED = "?"
"""The engine of a person's text that is based on a machine's of which nobody knows the name."""
OF_A_MACHINE: tuple[str, ...] = ("machine", "person")
"""What may be said of a text that came from a machine."""


class Said(Protocol):
    """What is known of a text's origin."""

    @property
    def provenance(self) -> str:
        """One of PROVENANCES."""
        ...

    @property
    def engine(self) -> str | None:
        """Which machine; None where none had a hand in it."""
        ...

    @property
    def review_state(self) -> str:
        """Unreviewed or reviewed."""
        ...


def from_machine(text: Said) -> bool:
    """Tell whether a machine wrote a text, or the first wording of it."""
    return text.provenance == "machine" or (text.provenance == "person" and bool(text.engine))


def choices(text: Said) -> tuple[str, ...]:
    """Return what a person may say a text is."""
    return OF_A_MACHINE if from_machine(text) else PROVENANCES


def engine_of(text: Said, provenance: str, engine: str | None) -> str | None:
    """Return the engine to keep with a provenance. Raises Refused where a machine's words would pass for another's."""
    if from_machine(text):
        if provenance not in OF_A_MACHINE:
            raise Refused(
                "This text came from a machine: it can’t be its author’s or publisher’s. Mark it as reviewed. "
                "Nothing was changed."
            )
        kept = engine or (None if text.engine == UNNAMED else text.engine)
        return kept or (UNNAMED if provenance == "person" else None)
    return (engine or None) if provenance == "machine" else None


def whose(text: Said) -> str:
    """Say in a few English words whose text it is; a machine's is always said to be one."""
    named = f"machine ({text.engine})" if text.engine and text.engine != UNNAMED else "machine"
    if text.provenance == "machine":
        return f"{named}, reviewed" if text.review_state == "reviewed" else f"{named}, not reviewed"
    return f"person, based on {named}" if from_machine(text) else text.provenance
