"""One term of the glossary: its wordings, and what they should, may and should not be in Chinese."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.ui import fonts
from app.ui.glossary.model import joined, parts
from app.work.glossarying import KnownTerm

FIELDS: Final = ("term", "preferred", "accepted", "avoid", "note")
NEW: Final = KnownTerm(0, "en", "", (), None, None, (), (), ())


class TermForm(QWidget):
    """The fields of a term; `changed` when something was typed, `entered` on Enter in a field."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._term = NEW
        self.fields: dict[str, QLineEdit] = {name: QLineEdit(self) for name in FIELDS}
        self._labels: dict[str, QLabel] = {name: QLabel(self) for name in FIELDS}
        self._hint = QLabel(self)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setProperty("tone", "text3")
        self.refused = QLabel(self)
        self.refused.setTextFormat(Qt.TextFormat.PlainText)
        self.refused.setWordWrap(True)
        self.refused.setProperty("tone", "bad")
        self.refused.hide()
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name in FIELDS:
            self._labels[name].setTextFormat(Qt.TextFormat.PlainText)
            self._labels[name].setMinimumWidth(120)
            self._labels[name].setBuddy(self.fields[name])
            form.addRow(self._labels[name], self.fields[name])
            self.fields[name].setFont(fonts.interface_font("en" if name == "term" else "zh"))
            self.fields[name].textEdited.connect(lambda _typed: self.changed.emit())
            self.fields[name].returnPressed.connect(self.entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self._hint)
        column.addWidget(self.refused)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        words = {
            "term": self.tr("Term"),
            "preferred": self.tr("Preferred form"),
            "accepted": self.tr("Accepted forms"),
            "avoid": self.tr("Forms to avoid"),
            "note": self.tr("Note"),
        }
        for name, said in words.items():
            self._labels[name].setText(said)
            self.fields[name].setAccessibleName(said)
        self._hint.setText(
            self.tr("Several forms are parted by semicolons. The note says why a form is to be avoided.")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "refused"):
            self.retranslate()

    def show_term(self, term: KnownTerm) -> None:
        """Shows a term as it is kept."""
        self._term = term
        for name, said in self._kept().items():
            self.fields[name].setText(said)
            self.fields[name].setCursorPosition(0)
        self.refuse("")

    def allow(self, on: bool) -> None:
        """Lets the fields be written in, or only read."""
        for field in self.fields.values():
            field.setReadOnly(not on)

    def _kept(self) -> dict[str, str]:
        """The fields of the term as it is kept."""
        term = self._term
        return {
            "term": joined((term.form, *term.variants)) if term.form else "",
            "preferred": joined(term.preferred),
            "accepted": joined(term.accepted),
            "avoid": joined(term.avoid),
            "note": term.note or "",
        }

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept."""
        return any(self.fields[name].text().strip() != said for name, said in self._kept().items())

    def term(self) -> KnownTerm:
        """The term as it is typed; an empty `form` where none is."""
        typed = {name: field.text() for name, field in self.fields.items()}
        forms = parts(typed["term"])
        return replace(
            self._term,
            form=forms[0] if forms else "",
            variants=forms[1:],
            preferred=parts(typed["preferred"]),
            accepted=parts(typed["accepted"]),
            avoid=parts(typed["avoid"]),
            note=typed["note"].strip() or None,
        )

    def refuse(self, sentence: str) -> None:
        """Says under the fields what was refused; nothing where it is empty."""
        self._tell(sentence, "bad")

    def say(self, sentence: str) -> None:
        """Says under the fields what was done."""
        self._tell(sentence, "text2")

    def _tell(self, sentence: str, tone: str) -> None:
        self.refused.setProperty("tone", tone)
        self.refused.style().polish(self.refused)
        self.refused.setText(sentence)
        self.refused.setVisible(bool(sentence))
