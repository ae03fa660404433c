"""What came of files of sentences and terms: how many entries came in, and which were left out, with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from app.ui import paint, words
from app.ui.widgets.wrapped import Wrapped


class LanguageFilesDialog(QDialog):
    """The report of an import; `plain` where nothing was left out and one sentence (`summary`) says it all."""

    def __init__(self, parent: QWidget, reports: list[dict[str, Any]]) -> None:
        super().__init__(parent)
        self._reports = reports
        self.setWindowTitle(self.tr("Import"))
        self.setModal(False)
        self.resize(560, 420)
        said = QLabel(self.summary)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        head = QLabel(self.tr("Left out"))
        self.list = QListWidget()
        self.list.setAccessibleName(head.text())
        self.list.setWordWrap(True)
        self.list.setItemDelegate(Wrapped(8, self.list))  # border
        self.list.addItems(self.left_out)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(10)
        whole.addWidget(said)
        whole.addWidget(head)
        whole.addWidget(self.list, 1)
        whole.addWidget(buttons)

    @property
    def plain(self) -> bool:
        """Whether one sentence says it all."""
        return not self.left_out

    @property
    def summary(self) -> str:
        """How much came in, file by file."""
        lines = []
        for one in self._reports:
            if one.get("refused"):
                lines.append(words.say(str(one["refused"])))
                continue
            terms = one["format"] == "tbx"
            added = (
                self.tr("%n terms added", "", one["added"])
                if terms
                else self.tr("%n sentences added", "", one["added"])
            )
            parts = [added]
            if one["merged"]:
                parts.append(self.tr("%n were there already", "", one["merged"]))
            if one["skipped"]:
                parts.append(self.tr("%n left out", "", one["skipped"]))
            pattern = self.tr("%1: %2")
            lines.append(pattern.replace("%1", Path(one["path"]).name).replace("%2", self.tr(", ").join(parts)))
        return "\n".join(lines)

    @property
    def left_out(self) -> list[str]:
        """Every entry that was left out: its number, why, and its first words."""
        lines = []
        for one in self._reports:
            for entry in () if one.get("refused") else one["warnings"]:
                line = self.tr("Entry %1: %2").replace("%1", str(entry["record"]))
                line = line.replace("%2", words.say(entry["message"]))
                lines.append(paint.plain_line(f"{line} {entry['dropped'] or ''}".rstrip()))
            more = 0 if one.get("refused") else one["skipped"] - len(one["warnings"])
            if more > 0:
                lines.append(self.tr("%n entries left out", "", more))
        return lines
