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
from app.ui.deeds_study import STUDY
from app.ui.deeds_window import WINDOW
from app.ui.deeds_work import CODES, REPORT

MENUS: Final[dict[str, str]] = {
    "file": _("actions", "File"),
    "edit": _("actions", "Edit"),
    "view": _("actions", "View"),
    "study": _("actions", "Study"),
    "codes": _("actions", "Codes"),
    "report": _("actions", "Report"),
    "help": _("actions", "Help"),
}

PARTS: Final[dict[str, tuple[tuple[int, ...], str]]] = {
    "study": ((3, 4), _("actions", "Sentence pairs")),
    "codes": ((5,), _("actions", "Chosen code")),
    "codes.passages": ((1, 9), _("actions", "Passages and clauses")),
    "report": ((1,), _("actions", "Chosen finding")),
    "report.chart": ((2,), _("actions", "Chart")),
    "report.checks": ((3,), _("actions", "Chosen check")),
}
"""Parts of a menu (the name before the dot) that open beside it: which groups of deeds, and what the part is called.

With all lines in one column the menus would be taller than a small screen.
"""

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

__all__ = ["BY_ID", "DEEDS", "MENUS", "PARTS", "SCOPES", "Deed"]

DEEDS: Final[tuple[Deed, ...]] = (*WINDOW, *STUDY, *CODES, *CODING, *CODEBOOK, *REPORT, *PANELS)
"""Every deed; a menu shows its own in this order."""

BY_ID: Final[dict[str, Deed]] = {deed.id: deed for deed in DEEDS}
