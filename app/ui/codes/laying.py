"""Where the parts of the codebook editor stand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget


def place(editor: Any) -> None:
    """Puts the parts of the editor (`app.ui.codes.editor`) where they belong."""
    left = QWidget(editor)
    column = QVBoxLayout(left)
    column.setContentsMargins(0, 0, 12, 0)
    column.setSpacing(8)
    column.addWidget(editor.search)
    column.addWidget(editor.view, 1)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(editor.new)
    row.addWidget(editor.below)
    row.addStretch(1)
    column.addLayout(row)
    right = QWidget(editor)
    column = QVBoxLayout(right)
    column.setContentsMargins(12, 0, 0, 0)
    column.setSpacing(8)
    deeds = QHBoxLayout()
    deeds.setSpacing(8)
    for button in editor.buttons[2:]:
        deeds.addWidget(button)
    deeds.addStretch(1)
    column.addLayout(deeds)
    column.addWidget(editor.fields, 1)
    column.addWidget(editor.refusal)
    both = QSplitter(Qt.Orientation.Horizontal, editor)
    both.setChildrenCollapsible(False)
    both.addWidget(left)
    both.addWidget(right)
    both.setSizes([400, 660])
    for page in (both, editor.review, editor.fit, editor.frames):
        editor.stack.addWidget(page)
    whole = QVBoxLayout(editor)
    whole.setContentsMargins(24, 12, 24, 16)
    whole.setSpacing(12)
    top = QHBoxLayout()
    top.setSpacing(8)
    top.addWidget(editor.tabs, 1)
    top.addWidget(editor.bring)
    top.addWidget(editor.give)
    whole.addLayout(top)
    rule = QFrame(editor)
    rule.setProperty("role", "rule")
    whole.addWidget(rule)
    whole.addWidget(editor.stack, 1)
    foot = QHBoxLayout()
    foot.setSpacing(8)
    foot.addStretch(1)
    for button in (editor.revert, editor.save, editor.shut):
        foot.addWidget(button)
    whole.addLayout(foot)
