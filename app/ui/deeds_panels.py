"""The keys inside findings, chart and checks."""

from __future__ import annotations

from typing import Final

from app.ui.deed import Deed, _

PANELS: Final[tuple[Deed, ...]] = (
    Deed(
        "finding.open",
        "report",
        _("actions", "Show the words it rests on"),
        ("Return",),
        scope="findings",
        group=1,
        own=True,
    ),
    Deed(
        "finding.copy",
        "report",
        _("actions", "Copy the finding with its citation"),
        ("Ctrl+C",),
        "copy",
        scope="findings",
        group=1,
        own=True,
    ),
    Deed(
        "finding.edit",
        "report",
        _("actions", "Edit the finding…"),
        ("F2",),
        "pen-line",
        "findings",
        ("writable",),
        1,
        own=True,
    ),
    Deed("chart.keep", "report", _("actions", "Choose the cell"), ("Space",), scope="compare", group=2, own=True),
    Deed("chart.card", "report", _("actions", "Read the cell’s card"), ("I",), scope="compare", group=2, own=True),
    Deed("chart.table", "report", _("actions", "Chart as a table"), ("T",), scope="compare", group=2, own=True),
    Deed("chart.columns", "report", _("actions", "Compare chosen columns"), ("C",), scope="compare", group=2, own=True),
    Deed("chart.next", "report", _("actions", "Next view"), ("Ctrl+PgDown",), scope="compare", group=2, own=True),
    Deed("chart.previous", "report", _("actions", "Previous view"), ("Ctrl+PgUp",), scope="compare", group=2, own=True),
    Deed("chart.copy", "report", _("actions", "Copy as table"), ("Ctrl+C",), scope="compare", group=2, own=True),
    Deed(
        "chart.picture",
        "report",
        _("actions", "Copy the picture"),
        ("Ctrl+Shift+C",),
        scope="compare",
        group=2,
        own=True,
    ),
    Deed("chart.cell", "report", _("actions", "Show who says it"), ("Return",), scope="compare", group=2, own=True),
    Deed(
        "chart.step", "report", _("actions", "Step through the cells"), ("Arrows",), scope="compare", group=2, own=True
    ),
    Deed(
        "check.open",
        "report",
        _("actions", "Show the place of the check"),
        ("Return",),
        scope="checks",
        group=3,
        own=True,
    ),
    Deed(
        "check.replace",
        "report",
        _("actions", "Replace with the suggestion"),
        ("Ctrl+Return",),
        scope="checks",
        needs=("writable",),
        group=3,
        own=True,
    ),
    Deed(
        "check.accept",
        "report",
        _("actions", "Accept as it is"),
        ("Space",),
        scope="checks",
        needs=("writable",),
        group=3,
        own=True,
    ),
    Deed(
        "check.glossary",
        "report",
        _("actions", "Add the rendering to the glossary…"),
        ("Ctrl+Shift+G",),
        scope="checks",
        needs=("writable",),
        group=3,
        own=True,
    ),
    Deed(
        "check.dismiss",
        "report",
        _("actions", "Dismiss with a reason…"),
        ("Delete",),
        scope="checks",
        needs=("writable",),
        group=3,
        own=True,
    ),
)
