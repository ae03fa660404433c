"""The one calm window for an error that nobody expected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget


class ErrorWindow(QDialog):
    """One calm window: what happened, that the work is safe, and a report to copy."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setModal(False)
        self.resize(560, 220)
        head = QLabel(self.tr("Something went wrong in the program"))
        head.setProperty("role", "head")
        said = QLabel(
            self.tr(
                "What you did last may not have been done. Everything saved before is safe. "
                "Please copy the report and send it to the people who make the program."
            )
        )
        said.setWordWrap(True)
        for label in (head, said):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._details = QPlainTextEdit(words)
        self._details.setReadOnly(True)
        self._details.setAccessibleName(self.tr("Report"))
        self._details.hide()
        buttons = QDialogButtonBox()
        self._copy = QPushButton(self.tr("Copy report"))
        self._show = QPushButton(self.tr("Show details"))
        self._shut = QPushButton(self.tr("Close"))
        for button, role in (
            (self._copy, QDialogButtonBox.ButtonRole.ActionRole),
            (self._show, QDialogButtonBox.ButtonRole.ActionRole),
            (self._shut, QDialogButtonBox.ButtonRole.RejectRole),
        ):
            buttons.addButton(button, role)
        self._shut.setDefault(True)
        self._copy.clicked.connect(self.copy)
        self._show.clicked.connect(self._unfold)
        self._shut.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for widget in (head, said, self._details):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addWidget(buttons)

    def copy(self) -> None:
        """Puts the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._words)

    def _unfold(self) -> None:
        """Shows the report itself."""
        self._details.show()
        self._show.hide()
        self.resize(720, 520)
