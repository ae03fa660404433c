"""A memo on a study: one text, kept when the form is closed with Save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui import words
from app.ui.errors import plain

if TYPE_CHECKING:
    from app.work.library import Library


class MemoForm(QDialog):
    """Writes, changes or (left empty) deletes a memo."""

    def __init__(self, parent: QWidget, library: Library, subject: str, one: int) -> None:
        super().__init__(parent)
        from app.work import memos

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.resize(460, 280)
        self._library, self._subject, self._one = library, subject, one
        self._there = next(iter(memos.on(library, subject, one)), None)
        self._text = QPlainTextEdit(self._there.body if self._there else "")
        self._text.setTabChangesFocus(True)
        self._refused = QLabel()
        self._refused.setTextFormat(Qt.TextFormat.PlainText)
        self._refused.setWordWrap(True)
        self._refused.setProperty("tone", "bad")
        self._refused.hide()
        self._buttons = QDialogButtonBox()
        self._save = self._buttons.addButton(QDialogButtonBox.StandardButton.Save)
        self._cancel = self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._save.setDefault(True)
        self._save.setEnabled(not library.read_only)
        self._buttons.accepted.connect(self.save)
        self._buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        for widget in (self._text, self._refused, self._buttons):
            whole.addWidget(widget)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        titles = {
            "study": self.tr("Memo on this study"),
            "code": self.tr("Memo on this code"),
            "finding": self.tr("Memo on this finding"),
            "passage": self.tr("Memo on this passage"),
        }
        title = titles.get(self._subject, self.tr("Memo"))
        self.setWindowTitle(title)
        self._text.setPlaceholderText(self.tr("Write what you think here"))
        self._text.setAccessibleName(title)
        self._save.setText(self.tr("Save"))
        self._cancel.setText(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def save(self) -> None:
        """Keeps the memo; an empty one is deleted."""
        from app.work import memos

        body = self._text.toPlainText().strip()
        try:
            if body:
                memos.write(self._library, self._subject, self._one, body, self._there.id if self._there else None)
            elif self._there is not None:
                memos.delete(self._library, self._there.id)
        except Exception as error:
            expected = plain(error)
            if expected is None:
                raise
            self._refused.setText(words.say(*expected))
            self._refused.show()
            return
        self.accept()
