"""Which machine translator may be asked: none, or one at an address the user gives. Nothing is sent from here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from app.settings import Settings
from app.text.refused import Refused
from app.ui import words

SETTING = "translator"
DIALECTS = ("", "libretranslate", "deepl")
USUAL = {"libretranslate": "http://localhost:5000", "deepl": "https://api-free.deepl.com"}
"""Addresses that are shown as examples."""


class TranslatorForm(QWidget):
    """Kind, address and key of a translator; off means that address and key are forgotten. `changed` once it is kept."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        kept = settings.more.get(SETTING)
        known = kept if isinstance(kept, dict) else {}
        self.dialect, self.address, self.key = QComboBox(), QLineEdit(), QLineEdit()
        self.address.setText(str(known.get("url") or ""))
        self.key.setText(str(known.get("key") or ""))
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        for name in DIALECTS:
            self.dialect.addItem("", name)
        self.dialect.setCurrentIndex(max(0, self.dialect.findData(known.get("dialect", ""))))
        self.refusal, self._why = QLabel(), QLabel()
        for label, tone in ((self.refusal, "bad"), (self._why, "text2")):
            label.setWordWrap(True)
            label.setProperty("tone", tone)
        self.refusal.hide()
        self._labels = [QLabel() for _ in range(3)]
        self._form = QFormLayout(self)
        self._place()
        self.retranslate()
        self.dialect.currentIndexChanged.connect(self._chosen)
        for field in (self.address, self.key):
            field.editingFinished.connect(self.keep)

    def _place(self) -> None:
        form = self._form
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(24)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in zip(self._labels, (self.dialect, self.address, self.key), strict=True):
            form.addRow(label, field)
            label.setBuddy(field)
        form.addRow(self.refusal)
        form.addRow(self._why)
        self._show()

    def labels(self) -> list[QLabel]:
        """The labels, so that another form can stand in line with this one."""
        return self._labels

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        named = (self.tr("Machine translation"), self.tr("Address"), self.tr("Key"))
        for label, field, said in zip(self._labels, (self.dialect, self.address, self.key), named, strict=True):
            label.setText(said)
            field.setAccessibleName(said if field is self.dialect else f"{named[0]}: {said}")
        for at, said in enumerate((self.tr("Off"), "LibreTranslate", "DeepL")):
            self.dialect.setItemText(at, said)
        self.key.setPlaceholderText(self.tr("Only if the translator wants one"))
        self._why.setText(
            self.tr(
                "Diptych asks each time before it sends a text. The key stays in the settings file of this computer; "
                "it is in no library, no history and no log."
            )
        )
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_form"):
            self.retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        """Shows address and key only where there is a translator."""
        name = self.dialect.currentData()
        for row in (1, 2):
            self._form.setRowVisible(row, bool(name))
        self.address.setPlaceholderText(USUAL.get(name, ""))
        self._fit()

    def _fit(self) -> None:
        """Lets the dialog around it take the room that its rows now need."""
        window = self.window()
        if window is not self and window.isVisible():
            window.adjustSize()

    def _chosen(self) -> None:
        """Another kind: the address of the kind before means nothing to it."""
        if self.address.text() in USUAL.values() or not self.dialect.currentData():
            self.address.clear()
        if not self.dialect.currentData():
            self.key.clear()
        self._show()
        self.keep()

    def keep(self) -> None:
        """Keeps what is said if a translator can be asked so; else the reason stands below, and none is set up."""
        from app.work.translator import Translator, as_setting, checked

        name = str(self.dialect.currentData() or "")
        said = ""
        before = self._settings.more.get(SETTING)
        self._settings.more.pop(SETTING, None)
        if name and self.address.text().strip():
            try:
                made = checked(Translator(name, self.address.text(), self.key.text()))
                self._settings.more[SETTING] = as_setting(made)
            except Refused as refusal:
                said = words.say(str(refusal))
        self.refusal.setText(said)
        self.refusal.setVisible(bool(said))
        self._fit()
        for field in (self.address, self.key):
            field.setProperty("refused", bool(said))
            field.style().unpolish(field)
            field.style().polish(field)
        if self._settings.more.get(SETTING) != before:
            self._settings.save()
            self.changed.emit()
