"""Coding at speed: the last codes again, a code from the words, suggested codes, clause by clause."""

from __future__ import annotations

from typing import Final

from app.ui.deed import Deed, _

CODING: Final[tuple[Deed, ...]] = (
    Deed(
        "code.again",
        "codes",
        _("actions", "Repeat the last codes"),
        ("R",),
        scope="reader",
        needs=("study", "writable"),
        group=8,
        own=True,
    ),
    Deed(
        "code.in_vivo",
        "codes",
        _("actions", "New code from the words…"),
        ("I",),
        scope="reader",
        needs=("study", "writable"),
        group=8,
        own=True,
    ),
    Deed(
        "code.take",
        "codes",
        _("actions", "Take the first suggested code"),
        ("T",),
        scope="reader",
        needs=("study", "writable"),
        group=8,
        own=True,
    ),
    Deed(
        "code.dismiss",
        "codes",
        _("actions", "Dismiss the first suggested code"),
        ("X",),
        scope="reader",
        needs=("study", "writable"),
        group=8,
        own=True,
    ),
    Deed(
        "clause.next",
        "codes",
        _("actions", "Next clause"),
        (".",),
        scope="reader",
        needs=("study",),
        group=9,
        own=True,
    ),
    Deed(
        "clause.previous",
        "codes",
        _("actions", "Previous clause"),
        (",",),
        scope="reader",
        needs=("study",),
        group=9,
        own=True,
    ),
    Deed(
        "code.extend",
        "codes",
        _("actions", "Extend by a clause"),
        ("D",),
        scope="reader",
        needs=("study",),
        group=9,
        own=True,
    ),
    Deed(
        "code.shrink",
        "codes",
        _("actions", "Shorten by a clause"),
        ("Shift+D",),
        scope="reader",
        needs=("study",),
        group=9,
        own=True,
    ),
    Deed("palette.several", "codes", _("actions", "Mark several codes"), ("Tab",), scope="palette", group=9, own=True),
    Deed("passage.review", "codes", _("actions", "Next passage to review"), needs=("library",), group=6),
)
