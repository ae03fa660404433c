"""A new code: its kind, its place in the tree, its labels in both languages, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.ui import fonts, language, words
from app.ui.errors import plain
from db.rows import pick

if TYPE_CHECKING:
    from app.work.library import Library

FACETS = ("barrier", "facilitator", "model", "outcome", "method", "other")
NAMES = ("facet", "parent", "en", "zh", "definition")


class CodeForm(QDialog):
    """Asks for a new code; `made(code)` after it was written."""

    made = Signal(int)

    def __init__(
        self, parent: QWidget, library: Library, typed: str = "", facet: str = "", above: int | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setMinimumWidth(480)
        self._library = library
        self._labels = {name: QLabel() for name in NAMES}
        self._facet, self._parent = QComboBox(), QComboBox()
        self._en, self._zh, self._definition = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self._zh.setFont(fonts.interface_font("zh"))
        chinese = any("\u3400" <= one <= "\u9fff" for one in typed)
        (self._zh if chinese else self._en).setText(typed)
        self._definition.setFixedHeight(72)
        self._definition.setTabChangesFocus(True)
        for one in FACETS:
            self._facet.addItem("", one)
        self._refused = QLabel()
        self._refused.setTextFormat(Qt.TextFormat.PlainText)
        self._refused.setWordWrap(True)
        self._refused.setProperty("tone", "bad")
        self._refused.hide()
        self._buttons = QDialogButtonBox()
        self._save = self._buttons.addButton(QDialogButtonBox.StandardButton.Save)
        self._cancel = self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._save.setDefault(True)
        self._buttons.accepted.connect(self.save)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields = (self._facet, self._parent, self._en, self._zh, self._definition)
        for label, field in zip(self._labels.values(), fields, strict=True):
            form.addRow(label, field)
            label.setBuddy(field)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(form)
        whole.addWidget(self._refused)
        whole.addWidget(self._buttons)
        self._facet.currentIndexChanged.connect(self._fill_parents)
        self._facet.setCurrentIndex(FACETS.index(facet) if facet in FACETS else 0)
        self.retranslate()
        self._parent.setCurrentIndex(max(0, self._parent.findData(above)))
        self._en.setFocus()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.setWindowTitle(self.tr("New code"))
        named = {
            "facet": self.tr("Facet"),
            "parent": self.tr("Parent code"),
            "en": self.tr("Label (English)"),
            "zh": self.tr("Label (Chinese)"),
            "definition": self.tr("Definition"),
        }
        fields = (self._facet, self._parent, self._en, self._zh, self._definition)
        for (name, label), field in zip(self._labels.items(), fields, strict=True):
            label.setText(named[name])
            field.setAccessibleName(named[name])
        facets = {
            "barrier": self.tr("Barrier"),
            "facilitator": self.tr("Facilitator"),
            "model": self.tr("Care model"),
            "outcome": self.tr("Outcome"),
            "method": self.tr("Method and setting"),
            "other": self.tr("Other codes"),
        }
        for at, facet in enumerate(FACETS):
            self._facet.setItemText(at, facets[facet])
        self._save.setText(self.tr("Save"))
        self._cancel.setText(self.tr("Cancel"))
        self._fill_parents()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill_parents(self) -> None:
        """Lists the codes that the new one may stand under."""
        from app.work import codebook

        kept = self._parent.currentData()
        lang = "zh-Hans" if language.current() == "zh" else "en"
        self._parent.clear()
        for code in codebook.uncounted(self._library):
            if code.facet == self._facet.currentData() and not code.retired:
                indent = "" if code.parent_id is None else "    "
                self._parent.addItem(indent + pick(code.labels, lang), code.id)
        self._parent.setCurrentIndex(max(0, self._parent.findData(kept)))

    def save(self) -> None:
        """Writes the code; what is refused is said under the fields."""
        from app.work import codebook

        labels = {"en": self._en.text(), "zh-Hans": self._zh.text()}
        meaning = self._definition.toPlainText().strip()
        lang = "zh-Hans" if language.current() == "zh" else "en"
        try:
            change = codebook.new_code(
                self._library,
                self._facet.currentData(),
                self._parent.currentData(),
                labels,
                definitions={lang: meaning} if meaning else None,
            )
        except Exception as error:
            expected = plain(error)
            if expected is None:
                raise
            self._refused.setText(words.say(*expected))
            self._refused.show()
            return
        self.made.emit(int(change.result))
        self.accept()
