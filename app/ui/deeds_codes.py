"""What is done with the codebook: the rest of the Codes menu."""

from __future__ import annotations

from typing import Final

from app.ui.deed import Deed, _

CODEBOOK: Final[tuple[Deed, ...]] = (
    Deed(
        "code.up",
        "codes",
        _("actions", "Move the code up"),
        ("Alt+Shift+Up",),
        scope="codes",
        needs=("writable",),
        group=5,
        own=True,
    ),
    Deed(
        "code.down",
        "codes",
        _("actions", "Move the code down"),
        ("Alt+Shift+Down",),
        scope="codes",
        needs=("writable",),
        group=5,
        own=True,
    ),
    Deed(
        "code.out",
        "codes",
        _("actions", "Move the code one level out"),
        ("Alt+Shift+Left",),
        scope="codes",
        needs=("writable",),
        group=5,
        own=True,
    ),
    Deed(
        "code.in",
        "codes",
        _("actions", "Move the code one level in"),
        ("Alt+Shift+Right",),
        scope="codes",
        needs=("writable",),
        group=5,
        own=True,
    ),
    Deed(
        "code.delete",
        "codes",
        _("actions", "Delete the code"),
        ("Delete",),
        scope="codes",
        needs=("writable",),
        group=5,
        own=True,
    ),
    Deed("code.edit", "codes", _("actions", "Edit the code…"), scope="codes", needs=("library",), group=5, own=True),
    Deed(
        "code.merge",
        "codes",
        _("actions", "Merge the code into another…"),
        scope="codes",
        needs=("writable",),
        group=5,
        own=True,
    ),
    Deed("code.split", "codes", _("actions", "Split the code…"), scope="codes", needs=("writable",), group=5, own=True),
    Deed(
        "code.place", "codes", _("actions", "Move the code to…"), scope="codes", needs=("writable",), group=5, own=True
    ),
    Deed("code.book", "codes", _("actions", "Codebook…"), ("Ctrl+B",), "pen-line", needs=("library",), group=6),
    Deed("code.review", "codes", _("actions", "Codings to review…"), icon="list-checks", needs=("library",), group=6),
    Deed("code.fit", "codes", _("actions", "Framework and new codes…"), needs=("library",), group=6),
    Deed("code.frameworks", "codes", _("actions", "Frameworks…"), needs=("library",), group=6),
    Deed(
        "code.import", "codes", _("actions", "Import codes…"), icon="file-down", needs=("library", "writable"), group=7
    ),
    Deed("code.export", "codes", _("actions", "Export codes…"), icon="file-output", needs=("library",), group=7),
)
