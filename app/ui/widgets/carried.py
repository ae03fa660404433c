"""What is put on the clipboard or dragged out: the same words as plain and as rich text."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

SELECTION: Final = "application/x-diptych-selection"
"""Marks words dragged out of the reader, where they stay selected: who takes them asks the reader for their place."""


def load(data: QMimeData, text: str, rich: str) -> None:
    """Puts words into what is carried; half characters, which no clipboard takes, become question marks."""
    data.setText(text.encode("utf-8", "replace").decode("utf-8"))
    data.setHtml(rich.encode("utf-8", "replace").decode("utf-8"))


def copy(text: str, rich: str) -> None:
    """Puts words on the clipboard."""
    data = QMimeData()
    load(data, text, rich)
    QGuiApplication.clipboard().setMimeData(data)
