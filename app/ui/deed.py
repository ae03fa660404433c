"""One thing a user can do, as a row of the table of deeds."""

from __future__ import annotations

from typing import NamedTuple


def _(_context: str, text: str) -> str:
    """Marks a text for translation in a context and leaves it as it is."""
    return text


class Deed(NamedTuple):
    """One thing a user can do; `needs` names what must be there for it, `group` parts a menu by lines."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    scope: str = "window"
    needs: tuple[str, ...] = ()
    group: int = 0
    own: bool = False
    checkable: bool = False
