"""Everything a user can do, in one table: menus, buttons, command palette and shortcut sheet are made from it.

Texts are English sources of the translation context "actions". A deed's `scope` is where its keys hold: "window"
everywhere, a panel's name only inside that panel. `own` says that the panel itself listens to the keys (the table
then only tells of them). No two deeds of one scope share a key (a test says so).
"""

from __future__ import annotations

from typing import Final

from app.ui.deed import Deed, _
from app.ui.deeds_codes import CODEBOOK
from app.ui.deeds_coding import CODING
from app.ui.deeds_panels import PANELS
from app.ui.deeds_window import WINDOW
from app.ui.deeds_work import CODES, REPORT, STUDY

MENUS: Final[dict[str, str]] = {
    "file": _("actions", "File"),
    "edit": _("actions", "Edit"),
    "view": _("actions", "View"),
    "study": _("actions", "Study"),
    "codes": _("actions", "Codes"),
    "report": _("actions", "Report"),
    "help": _("actions", "Help"),
}

SCOPES: Final[dict[str, str]] = {
    "window": _("actions", "Anywhere"),
    "studies": _("actions", "In the list of studies"),
    "reader": _("actions", "In the reader"),
    "codes": _("actions", "In the codebook"),
    "findings": _("actions", "In the findings"),
    "compare": _("actions", "In the chart"),
    "checks": _("actions", "In the checks"),
    "palette": _("actions", "In the palette of codes"),
}

__all__ = ["BY_ID", "DEEDS", "MENUS", "SCOPES", "Deed"]

DEEDS: Final[tuple[Deed, ...]] = (*WINDOW, *STUDY, *CODES, *CODING, *CODEBOOK, *REPORT, *PANELS)
"""Every deed; a menu shows its own in this order."""

BY_ID: Final[dict[str, Deed]] = {deed.id: deed for deed in DEEDS}
