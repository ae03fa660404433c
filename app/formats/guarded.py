"""Keep words from being read as formulas by a spreadsheet, in tables of plain text, and take them back unchanged.

A cell that begins with = + - @ or a tab, behind any number of ', gets one ' more in front; reading our own table takes
that one off again, so nothing is lost, whatever the words were.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_RISKY = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
MARK = "'"
OURS = ("Title", "Translated title", "CSL type", "Extra")
"""Headings that only a table of ours has together."""


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return MARK + cell if _RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return the words of a guarded cell."""
    return cell[1:] if cell.startswith(MARK) and _RISKY.match(cell) else cell


def is_ours(headings: Sequence[str]) -> bool:
    """Say whether a table was written by us, so that its cells are guarded."""
    there = {heading.strip() for heading in headings}
    return there.issuperset(OURS)
