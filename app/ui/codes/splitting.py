"""Split a code: the labels of the new codes in both languages, and whether the old one stays in use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import errors, fonts, words
from app.ui.codes.model import labels
from db.rows import Code

Split = Callable[[int, Sequence[Mapping[str, str]], bool], object]


class SplitForm(QDialog):
    """Two rows at first, more on request; `split(code, labels of each, keep)` may refuse with a sentence."""

    def __init__(self, parent: QWidget, code: Code, split: Split) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(560)
        self._code, self._split = code, split
        self.rows: list[tuple[QLineEdit, QLineEdit]] = []
        self._why, self._refusal = QLabel(self), QLabel(self)
        for label in (self._why, self._refusal):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._why.setProperty("tone", "text2")
        self._refusal.setProperty("tone", "bad")
        self._refusal.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._heads = QLabel(self), QLabel(self)
        for column, head in enumerate(self._heads):
            head.setProperty("role", "secondary")
            self._grid.addWidget(head, 0, column)
        self.more = QPushButton(self)
        self.more.setAutoDefault(False)
        self.more.clicked.connect(lambda _on=False: self.add_row())
        self.keep = QCheckBox(self)
        self.buttons = QDialogButtonBox(self)
        self._go = self.buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        self._cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._go.setDefault(True)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(24, 20, 24, 16)
        column_layout.setSpacing(12)
        column_layout.addWidget(self._why)
        column_layout.addLayout(self._grid)
        column_layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column_layout.addWidget(self.keep)
        column_layout.addWidget(self._refusal)
        column_layout.addWidget(self.buttons)
        self.add_row()
        self.add_row()
        self.retranslate()
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.rows[0][0].setFocus()

    def add_row(self) -> None:
        """One more new code."""
        number = len(self.rows) + 1
        english, chinese = QLineEdit(self), QLineEdit(self)
        chinese.setFont(fonts.interface_font("zh"))
        self._grid.addWidget(english, number, 0)
        self._grid.addWidget(chinese, number, 1)
        self.rows.append((english, chinese))
        self._name_row(number)
        if number > 2:
            self.setTabOrder(self.rows[-2][1], english)
        self.setTabOrder(english, chinese)
        english.setFocus()

    def _name_row(self, number: int) -> None:
        """Names the fields of a row, counted from 1."""
        english, chinese = self.rows[number - 1]
        english.setAccessibleName(self.tr("English label of new code %1").replace("%1", str(number)))
        chinese.setAccessibleName(self.tr("Chinese label of new code %1").replace("%1", str(number)))

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.setWindowTitle(self.tr("Split code"))
        told = self.tr("“%1” becomes several codes. Its codings wait until you have said of each which it is.")
        self._why.setText(told.replace("%1", labels(self._code)[0]))
        for head, name in zip(self._heads, (self.tr("English label"), self.tr("Chinese label")), strict=True):
            head.setText(name)
        self.more.setText(self.tr("One more code"))
        self.keep.setText(self.tr("Keep the old code in use"))
        self._go.setText(self.tr("Split"))
        self._cancel.setText(self.tr("Cancel"))
        for number in range(1, len(self.rows) + 1):
            self._name_row(number)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_go"):
            self.retranslate()
        super().changeEvent(event)

    def save(self) -> None:
        """Splits; what is refused is said under the fields."""
        parts = []
        for english, chinese in self.rows:
            named = {"en": english.text().strip(), "zh-Hans": chinese.text().strip()}
            if any(named.values()):
                parts.append({lang: label for lang, label in named.items() if label})
        try:
            self._split(self._code.id, parts, self.keep.isChecked())
        except Exception as error:
            expected = errors.plain(error)
            if expected is None:
                raise
            self._refusal.setText(words.say(*expected))
            self._refusal.show()
            return
        self.accept()
