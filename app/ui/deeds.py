"""Everything a user can do, in one table: menus, buttons, command palette and shortcut sheet are made from it.

Texts are English sources of the translation context "actions". A deed's `scope` is where its keys hold: "window"
everywhere, a panel's name only inside that panel. `own` says that the panel itself listens to the keys (the table
then only tells of them). No two deeds of one scope share a key (a test says so).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


def _(_context: str, text: str) -> str:
    """Marks a text for translation in a context and leaves it as it is."""
    return text


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
    "palette": _("actions", "In the palette of codes"),
}


@dataclass(frozen=True, slots=True)
class Deed:
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


DEEDS: Final[tuple[Deed, ...]] = (
    # -- file
    Deed("file.new", "file", _("actions", "New library…"), ("Ctrl+N",)),
    Deed("file.open", "file", _("actions", "Open library…"), ("Ctrl+O",), "folder-open"),
    Deed("file.recent", "file", _("actions", "Open recent")),
    Deed("file.example", "file", _("actions", "Open the example again")),
    Deed("file.copy", "file", _("actions", "Save a copy…"), ("Ctrl+Shift+S",), needs=("library",)),
    Deed(
        "file.import", "file", _("actions", "Import…"), ("Ctrl+I",), "file-down", needs=("library", "writable"), group=1
    ),
    Deed(
        "file.paste",
        "file",
        _("actions", "Paste text…"),
        ("Ctrl+Shift+V",),
        "clipboard-paste",
        needs=("library", "writable"),
        group=1,
    ),
    Deed("file.backup", "file", _("actions", "Back up…"), needs=("library",), group=2),
    Deed("file.restore", "file", _("actions", "Restore…"), group=2),
    Deed("file.settings", "file", _("actions", "Settings…"), ("Ctrl+,",), "settings", group=3),
    Deed("file.quit", "file", _("actions", "Quit"), ("Ctrl+Q",), group=4),
    # -- edit
    Deed("edit.undo", "edit", _("actions", "Undo"), ("Ctrl+Z",), "undo-2", needs=("undo",)),
    Deed("edit.redo", "edit", _("actions", "Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", needs=("redo",)),
    Deed("edit.find", "edit", _("actions", "Search"), ("Ctrl+F",), "search", group=1),
    Deed("edit.findcode", "edit", _("actions", "Find a code"), ("Ctrl+J",), "search", group=1),
    Deed("edit.commands", "edit", _("actions", "Command palette"), ("Ctrl+K",), "search", group=1),
    Deed(
        "edit.quote",
        "edit",
        _("actions", "Copy the quote with its citation"),
        ("Ctrl+Shift+C",),
        "copy",
        "reader",
        ("study",),
        group=2,
    ),
    # -- view
    Deed("view.read", "view", _("actions", "Read"), ("Ctrl+1",), "book-open-text", checkable=True),
    Deed("view.code", "view", _("actions", "Code"), ("Ctrl+2",), "highlighter", checkable=True),
    Deed("view.compare", "view", _("actions", "Compare"), ("Ctrl+3",), "chart-scatter", checkable=True),
    Deed("view.reset", "view", _("actions", "Put the panels back in place")),
    Deed("view.left", "view", _("actions", "Left panel"), ("F9",), "panel-left", group=1),
    Deed("view.right", "view", _("actions", "Right panel"), ("Shift+F9",), "panel-right", group=1),
    Deed("view.history", "view", _("actions", "History"), ("Ctrl+H",), "history", group=1, checkable=True),
    Deed("view.findings", "view", _("actions", "Findings"), ("Ctrl+4",), "list-checks", group=1, checkable=True),
    Deed("view.next", "view", _("actions", "Next panel"), ("F6",), group=2),
    Deed("view.previous", "view", _("actions", "Previous panel"), ("Shift+F6",), group=2),
    Deed("view.text", "view", _("actions", "Back to the text"), ("Esc",), group=2, own=True),
    Deed("view.menu", "view", _("actions", "Go to the menu"), ("F10",), group=2),
    Deed("view.bigger", "view", _("actions", "Bigger text"), ("Ctrl+=", "Ctrl++"), "a-large-small", group=3),
    Deed("view.smaller", "view", _("actions", "Smaller text"), ("Ctrl+-",), "a-large-small", group=3),
    Deed("view.normal", "view", _("actions", "Normal text size"), ("Ctrl+0",), "a-large-small", group=3),
    Deed(
        "view.fullwidth", "view", _("actions", "Show full-width punctuation"), icon="languages", group=3, checkable=True
    ),
    Deed("view.light", "view", _("actions", "Light"), group=4, checkable=True),
    Deed("view.dark", "view", _("actions", "Dark"), group=4, checkable=True),
    Deed("view.system", "view", _("actions", "Light or dark as the system"), group=4, checkable=True),
    Deed("view.english", "view", _("actions", "Interface in English"), group=5, checkable=True),
    Deed("view.chinese", "view", _("actions", "Interface in Chinese"), group=5, checkable=True),
    # -- study
    Deed(
        "study.new",
        "study",
        _("actions", "New study…"),
        ("Ctrl+Shift+N",),
        "plus",
        needs=("library", "writable"),
    ),
    Deed(
        "study.edit",
        "study",
        _("actions", "Edit this study…"),
        ("Ctrl+Shift+E",),
        "pen-line",
        needs=("study", "writable"),
    ),
    Deed(
        "study.delete", "study", _("actions", "Delete studies…"), ("Ctrl+Del",), "trash-2", needs=("study", "writable")
    ),
    Deed("study.next", "study", _("actions", "Next study"), ("Alt+Down",), needs=("library",), group=1),
    Deed("study.previous", "study", _("actions", "Previous study"), ("Alt+Up",), needs=("library",), group=1),
    Deed(
        "study.open",
        "study",
        _("actions", "Open the study"),
        ("Return",),
        scope="studies",
        needs=("study",),
        group=1,
        own=True,
    ),
    Deed(
        "study.preview",
        "study",
        _("actions", "Preview the study"),
        ("Space",),
        scope="studies",
        needs=("study",),
        group=1,
        own=True,
    ),
    Deed("study.align", "study", _("actions", "Align again"), needs=("study", "writable"), group=2),
    Deed("study.cite", "study", _("actions", "Copy the citation"), icon="copy", needs=("study",), group=2),
    Deed(
        "pair.next",
        "study",
        _("actions", "Next sentence pair"),
        ("J",),
        scope="reader",
        needs=("study",),
        group=3,
        own=True,
    ),
    Deed(
        "pair.previous",
        "study",
        _("actions", "Previous sentence pair"),
        ("K",),
        scope="reader",
        needs=("study",),
        group=3,
        own=True,
    ),
    Deed(
        "pair.cross",
        "study",
        _("actions", "Same pair in the other language"),
        ("L",),
        scope="reader",
        needs=("study",),
        group=3,
        own=True,
    ),
    Deed(
        "pair.unchecked",
        "study",
        _("actions", "Next unchecked pair"),
        ("U",),
        scope="reader",
        needs=("study",),
        group=3,
        own=True,
    ),
    Deed(
        "pair.checked",
        "study",
        _("actions", "Mark as checked"),
        ("V",),
        "check",
        "reader",
        ("study", "writable"),
        3,
        own=True,
    ),
    Deed(
        "pair.wrong", "study", _("actions", "Mark as wrong"), ("W",), "x", "reader", ("study", "writable"), 3, own=True
    ),
    # -- codes
    Deed(
        "code.code",
        "codes",
        _("actions", "Code selection"),
        ("C", "Ctrl+Return"),
        "highlighter",
        "reader",
        ("study", "writable"),
        own=True,
    ),
    Deed(
        "code.recent",
        "codes",
        _("actions", "Code with a recent code"),
        ("1…9",),
        scope="reader",
        needs=("study", "writable"),
        own=True,
    ),
    Deed(
        "code.highlight",
        "codes",
        _("actions", "Highlight only"),
        ("H",),
        scope="reader",
        needs=("study", "writable"),
        own=True,
    ),
    Deed(
        "code.memo",
        "codes",
        _("actions", "Add memo"),
        ("M",),
        "message-square-text",
        "reader",
        ("study", "writable"),
        own=True,
    ),
    Deed(
        "code.finding",
        "codes",
        _("actions", "Make a finding"),
        ("F",),
        "text-quote",
        "reader",
        ("study", "writable"),
        own=True,
    ),
    Deed(
        "code.remove",
        "codes",
        _("actions", "Remove coding"),
        ("Delete",),
        "trash-2",
        "reader",
        ("study", "writable"),
        own=True,
    ),
    Deed(
        "passage.next",
        "codes",
        _("actions", "Next passage"),
        ("N",),
        scope="reader",
        needs=("study",),
        group=1,
        own=True,
    ),
    Deed(
        "passage.previous",
        "codes",
        _("actions", "Previous passage"),
        ("P",),
        scope="reader",
        needs=("study",),
        group=1,
        own=True,
    ),
    Deed(
        "passage.start_back",
        "codes",
        _("actions", "Start of the passage back"),
        ("[",),
        scope="reader",
        needs=("study", "writable"),
        group=1,
        own=True,
    ),
    Deed(
        "passage.start_on",
        "codes",
        _("actions", "Start of the passage on"),
        ("]",),
        scope="reader",
        needs=("study", "writable"),
        group=1,
        own=True,
    ),
    Deed(
        "passage.end_back",
        "codes",
        _("actions", "End of the passage back"),
        ("{",),
        scope="reader",
        needs=("study", "writable"),
        group=1,
        own=True,
    ),
    Deed(
        "passage.end_on",
        "codes",
        _("actions", "End of the passage on"),
        ("}",),
        scope="reader",
        needs=("study", "writable"),
        group=1,
        own=True,
    ),
    Deed("code.new", "codes", _("actions", "New code…"), icon="plus", needs=("library", "writable"), group=2),
    Deed(
        "code.use",
        "codes",
        _("actions", "Code the selection with this code"),
        ("Return",),
        scope="codes",
        needs=("writable",),
        group=2,
        own=True,
    ),
    Deed(
        "code.rename",
        "codes",
        _("actions", "Rename code"),
        ("F2",),
        scope="codes",
        needs=("writable",),
        group=2,
        own=True,
    ),
    Deed("palette.explicit", "codes", _("actions", "Explicit"), ("Return",), scope="palette", group=3, own=True),
    Deed("palette.implied", "codes", _("actions", "Implied"), ("Shift+Return",), scope="palette", group=3, own=True),
    Deed("palette.new", "codes", _("actions", "New code"), ("Ctrl+Return",), scope="palette", group=3, own=True),
    # -- report
    Deed("report.export", "report", _("actions", "Export to PDF…"), ("Ctrl+E",), "file-output", needs=("library",)),
    Deed(
        "finding.tick",
        "report",
        _("actions", "Tick for the report"),
        ("Space",),
        "check",
        "findings",
        ("writable",),
        1,
        own=True,
    ),
    Deed(
        "finding.up",
        "report",
        _("actions", "Move the finding up"),
        ("Alt+Shift+Up",),
        "chevron-up",
        "findings",
        ("writable",),
        1,
        own=True,
    ),
    Deed(
        "finding.down",
        "report",
        _("actions", "Move the finding down"),
        ("Alt+Shift+Down",),
        "chevron-down",
        "findings",
        ("writable",),
        1,
        own=True,
    ),
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
    Deed("chart.cell", "report", _("actions", "Show who says it"), ("Return",), scope="compare", group=2, own=True),
    Deed(
        "chart.step", "report", _("actions", "Step through the cells"), ("Arrows",), scope="compare", group=2, own=True
    ),
    # -- help
    Deed("help.keys", "help", _("actions", "Keyboard shortcuts"), ("F1",), "circle-question-mark"),
    Deed("help.log", "help", _("actions", "Show the log file"), icon="file-text", group=1),
    Deed("help.about", "help", _("actions", "About Diptych"), icon="info", group=2),
)

BY_ID: Final[dict[str, Deed]] = {deed.id: deed for deed in DEEDS}
