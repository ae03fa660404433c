"""Rename a code where it stands: its label in both languages, kept with Enter, dropped with Esc."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from app.ui import errors, words
from app.ui.widgets.popover import Popover
from db.rows import Code, pick_exact

Keep = Callable[[int, Mapping[str, str]], object]


class LabelsForm(Popover):
    """Two fields, one a language; `keep(code, labels)` may refuse with a sentence, which is shown below them."""

    def __init__(self, window: QWidget, keep: Keep) -> None:
        super().__init__(window, 320)
        self._keep = keep
        self._code: Code | None = None
        self._fields: dict[str, QLineEdit] = {}
        for lang, name in (("en", self.tr("English label")), ("zh-Hans", self.tr("Chinese label"))):
            label, field = QLabel(name, self.panel), QLineEdit(self.panel)
            label.setProperty("tone", "text2")
            label.setBuddy(field)
            field.setAccessibleName(name)
            field.returnPressed.connect(self._save)
            self.body.addWidget(label)
            self.body.addWidget(field)
            self._fields[lang] = field
        self._refusal = QLabel(self.panel)
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._refusal.setProperty("tone", "bad")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        self.body.addWidget(self._refusal)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel, save = QPushButton(self.tr("Cancel"), self.panel), QPushButton(self.tr("Save"), self.panel)
        save.setProperty("primary", True)
        cancel.clicked.connect(self.close_panel)
        save.clicked.connect(self._save)
        row.addWidget(cancel)
        row.addWidget(save)
        self.body.addLayout(row)

    def edit(self, code: Code, place: QRect) -> None:
        """Shows the labels of a code beside its row (in the window's coordinates)."""
        self._code = code
        for lang, field in self._fields.items():
            field.setText(pick_exact(code.labels, lang))
        self._show("")
        first = self._fields["en"]
        self.open_at(place, focus=first)
        first.selectAll()

    def _save(self) -> None:
        """Keeps the labels, or says why they can't be kept."""
        code = self._code
        if code is None:
            return
        labels = {
            tag: label for tag, label in code.labels.items() if tag not in self._fields and not tag.startswith("zh")
        }
        labels |= {lang: field.text() for lang, field in self._fields.items() if field.text().strip()}
        try:
            self._keep(code.id, labels)
        except Exception as error:
            expected = errors.plain(error)
            if expected is None:
                raise
            self._show(words.say(*expected))
            return
        self.close_panel()

    def _show(self, refusal: str) -> None:
        """Shows why nothing was kept, or nothing."""
        self._refusal.setText(refusal)
        self._refusal.setVisible(bool(refusal))
        for field in self._fields.values():
            field.setProperty("refused", "true" if refusal else "false")
            field.style().unpolish(field)
            field.style().polish(field)
        if self.isVisible():
            self.adjustSize()
