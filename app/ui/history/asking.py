"""The line that narrows the steps: to a person, and to a code."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QVBoxLayout, QWidget

from app.ui import language
from app.work import codebook, trail
from app.work.library import Library
from db.rows import pick


class Asking(QWidget):
    """Two lists to choose from; `changed` when another person or code is asked for."""

    changed = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.person, self.code = QComboBox(self), QComboBox(self)
        self.code.setEditable(True)
        self.code.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        found = QCompleter(self.code.model(), self.code)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        found.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.code.setCompleter(found)
        for box in (self.person, self.code):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        column.addWidget(self.person)
        column.addWidget(self.code)
        self.hide()

    def fill(self) -> None:
        """Reads who made steps and which codes there are; what was chosen stays chosen."""
        people = [(name or self.tr("Nobody named"), ids) for name, ids in trail.people(self._library)]
        lang = "zh-Hans" if language.current() == "zh" else "en"
        book = [(pick(code.labels, lang), code.id) for code in codebook.uncounted(self._library)]
        self._put(self.person, self.tr("Everyone"), people)
        self._put(self.code, self.tr("Every code"), sorted(book, key=lambda one: one[0].casefold()))
        self.person.setAccessibleName(self.tr("Steps of"))
        self.code.setAccessibleName(self.tr("Steps on the code"))

    def _put(self, box: QComboBox, every: str, items: Sequence[tuple[str, object]]) -> None:
        kept = box.currentData()
        blocker = QSignalBlocker(box)
        box.clear()
        box.addItem(every, None)
        for words, data in items:
            box.addItem(words, data)
        found = next((row for row in range(1, box.count()) if box.itemData(row) == kept), 0) if kept is not None else 0
        box.setCurrentIndex(found)
        blocker.unblock()

    def asked(self, study: int | None) -> trail.Asked:
        """What is asked for now, with a study or without; nothing while the line is hidden."""
        if self.isHidden():
            return trail.Asked(study)
        coders = self.person.currentData()
        code = self.code.currentData()
        return trail.Asked(study, code, tuple(coders) if coders is not None else None)

    def clear(self) -> None:
        """Asks for everyone and every code."""
        for box in (self.person, self.code):
            box.setCurrentIndex(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and not self.isHidden():
            self.fill()
