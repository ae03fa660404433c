"""What the menus File, Edit, View and Help do."""

from __future__ import annotations

from typing import Final

from app.ui.deed import Deed, _

WINDOW: Final[tuple[Deed, ...]] = (
    # -- file
    Deed("file.new", "file", _("actions", "New library…"), ("Ctrl+N",)),
    Deed("file.open", "file", _("actions", "Open library…"), ("Ctrl+O",), "folder-open"),
    Deed("file.recent", "file", _("actions", "Open recent")),
    Deed("file.example", "file", _("actions", "Open the example again")),
    Deed("file.copy", "file", _("actions", "Save a copy…"), ("Ctrl+Shift+S",), needs=("library",)),
    Deed(
        "file.import", "file", _("actions", "Import…"), ("Ctrl+I",), "file-down", needs=("library", "writable"), group=1
    ),
    Deed("file.importfolder", "file", _("actions", "Import a folder…"), needs=("library", "writable"), group=1),
    Deed("file.imports", "file", _("actions", "Imports…"), needs=("library",), group=1),
    Deed(
        "file.paste",
        "file",
        _("actions", "Paste text…"),
        ("Ctrl+Shift+V",),
        "clipboard-paste",
        needs=("library", "writable"),
        group=1,
    ),
    Deed(
        "file.references",
        "file",
        _("actions", "References…"),
        ("Ctrl+Shift+R",),
        "text-quote",
        needs=("library",),
        group=1,
    ),
    Deed("file.memory", "file", _("actions", "Export translation memory…"), needs=("library",), group=1),
    Deed(
        "project.import",
        "file",
        _("actions", "Import a coded project…"),
        icon="file-down",
        needs=("library", "writable"),
        group=1,
    ),
    Deed(
        "project.export",
        "file",
        _("actions", "Export the coded project…"),
        icon="file-output",
        needs=("library",),
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
    Deed("view.checks", "view", _("actions", "Checks"), ("Ctrl+5",), "check-check", group=1, checkable=True),
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
    # -- help
    Deed("help.keys", "help", _("actions", "Keyboard shortcuts"), ("F1",), "circle-question-mark"),
    Deed("help.log", "help", _("actions", "Show the log file"), icon="file-text", group=1),
    Deed("help.about", "help", _("actions", "About Diptych"), icon="info", group=2),
)
