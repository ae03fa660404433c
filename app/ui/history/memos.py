"""All memos in one list, newest first, each with what it is on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui import language
from app.ui.history.model import moment
from app.work.noting import Note
from db.rows import pick

Index = QModelIndex | QPersistentModelIndex

MEMO: Final = Qt.ItemDataRole.UserRole + 1


class Memos(QAbstractListModel):
    """The memos as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notes: list[Note] = []

    def show(self, notes: list[Note]) -> None:
        """Shows these memos."""
        self.beginResetModel()
        self.notes = notes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.notes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.notes):
            return None
        note = self.notes[index.row()]
        if role == MEMO:
            return note
        if role == Qt.ItemDataRole.DisplayRole:
            return note.body
        if role == Qt.ItemDataRole.WhatsThisRole:
            return place(note)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [note.body, place(note), note.coder, moment(note.changed)]
            return ", ".join(part for part in parts if part)
        return None


def place(note: Note) -> str:
    """What a memo is on: the kind of thing, and the study or code."""
    say = QCoreApplication.translate
    kinds = {
        "study": say("history", "Study"),
        "text": say("history", "Text"),
        "passage": say("history", "Passage"),
        "coding": say("history", "Coding"),
        "code": say("history", "Code"),
        "finding": say("history", "Finding"),
    }
    kind = kinds.get(note.subject, note.subject)
    named = pick(note.named, "zh-Hans" if language.current() == "zh" else "en")
    return say("history", "%1: %2").replace("%1", kind).replace("%2", named) if named else kind
