"""The settings: language, light or dark, text size, density, keys, the coder's name, the translator. All holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.settings import DENSITIES, LANGUAGES, TEXT_SIZES, THEMES, Settings
from app.ui import words
from app.ui.errors import plain
from app.ui.prefs.translator import TranslatorForm

if TYPE_CHECKING:
    from app.work.library import Library


class SettingsDialog(QDialog):
    """What is changed here holds at once; there is nothing to apply."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    looks_changed = Signal()

    def __init__(self, parent: QWidget, settings: Settings, library: Library | None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._library = library
        self.setModal(False)
        self._language, self._theme, self._size, self._density = (QComboBox() for _ in range(4))
        self._boxes = {
            "language": (self._language, LANGUAGES, settings.language),
            "theme": (self._theme, THEMES, settings.theme),
            "size": (self._size, TEXT_SIZES, settings.text_size),
            "density": (self._density, DENSITIES, settings.density),
        }
        for box, values, now in self._boxes.values():
            for value in values:
                box.addItem("", value)
            box.setCurrentIndex(list(values).index(now))
        self._wide, self._keys = QCheckBox(), QCheckBox()
        self._wide.setChecked(settings.fullwidth)
        self._keys.setChecked(settings.single_keys)
        self._name = QLineEdit(self._coder())
        self._name.setEnabled(library is not None and not library.read_only)
        self._refused = QLabel()
        self._refused.setTextFormat(Qt.TextFormat.PlainText)
        self._refused.setWordWrap(True)
        self._refused.setProperty("tone", "bad")
        self._refused.hide()
        self._labels = {name: QLabel() for name in (*self._boxes, "name")}
        self.translator = TranslatorForm(settings)  # joins the others in `_place`, so that Tab comes to it after them
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        self._place()
        self.retranslate()
        self._language.setFocus(Qt.FocusReason.OtherFocusReason)
        self._language.currentIndexChanged.connect(lambda: self.language_chosen.emit(self._language.currentData()))
        self._theme.currentIndexChanged.connect(lambda: self.theme_chosen.emit(self._theme.currentData()))
        self._size.currentIndexChanged.connect(self._looks)
        self._density.currentIndexChanged.connect(self._looks)
        self._wide.toggled.connect(self._looks)
        self._keys.toggled.connect(self._looks)
        self._name.editingFinished.connect(self._rename)

    def _place(self) -> None:
        """Puts the parts in their places."""
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(24)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, (box, _values, _now) in self._boxes.items():
            form.addRow(self._labels[name], box)
            self._labels[name].setBuddy(box)
        form.addRow("", self._wide)
        form.addRow("", self._keys)
        form.addRow(self._labels["name"], self._name)
        self._labels["name"].setBuddy(self._name)
        form.addRow("", self._refused)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(form)
        whole.addSpacing(4)
        whole.addWidget(self.translator)
        whole.addStretch(1)
        whole.addWidget(self._buttons)
        self.setMinimumWidth(580)

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.setWindowTitle(self.tr("Settings"))
        named = {
            "language": self.tr("Language of the interface"),
            "theme": self.tr("Theme (light or dark)"),
            "size": self.tr("Text size"),
            "density": self.tr("Density of lists"),
            "name": self.tr("Your name as a coder in this library"),
        }
        for name, label in self._labels.items():
            label.setText(named[name])
            box = self._boxes[name][0] if name in self._boxes else self._name
            box.setAccessibleName(named[name])
            label.setMinimumWidth(0)
        wide = max(one.sizeHint().width() for one in (*self._labels.values(), *self.translator.labels()))
        for one in (*self._labels.values(), *self.translator.labels()):
            one.setMinimumWidth(wide)
        values: dict[object, str] = {
            "language.system": self.tr("As the system"),
            "language.en": "English",
            "language.zh": "简体中文",
            "theme.system": self.tr("As the system"),
            "theme.light": self.tr("Light"),
            "theme.dark": self.tr("Dark"),
            "density.comfortable": self.tr("Comfortable"),
            "density.compact": self.tr("Compact"),
        }
        for name, (box, choices, _now) in self._boxes.items():
            for at, value in enumerate(choices):
                box.setItemText(at, values.get(f"{name}.{value}", f"{value} %"))
        self._wide.setText(self.tr("Show full-width punctuation in Chinese"))
        self._keys.setText(self.tr("Single letters are keys in the reader (J, K, C, …)"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _looks(self) -> None:
        """Takes what concerns the panels."""
        self._settings.text_size = self._size.currentData()
        self._settings.density = self._density.currentData()
        self._settings.fullwidth = self._wide.isChecked()
        self._settings.single_keys = self._keys.isChecked()
        self.looks_changed.emit()

    def _coder(self) -> str:
        """The coder's name in this library."""
        if self._library is None:
            return ""
        from app.work import coders

        return coders.current(self._library)

    def _rename(self) -> None:
        """Takes the coder's name; a refusal is said under the field."""
        if self._library is None or self._name.text().strip() == self._coder():
            return
        from app.work import coders

        said = ""
        try:
            coders.set_name(self._library, self._name.text())
        except Exception as error:
            expected = plain(error)
            if expected is None:
                raise
            said = words.say(*expected)
        self._refused.setText(said)
        self._refused.setVisible(bool(said))
        self._name.setProperty("refused", bool(said))
        self._name.style().unpolish(self._name)
        self._name.style().polish(self._name)
