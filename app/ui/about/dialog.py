"""About: name and version, and the licence of everything the program stands on."""

from __future__ import annotations

import platform

from PySide6.QtCore import QEvent, QLibraryInfo, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app import NAME, VERSION
from app.ui import icons
from app.ui.about.licences import licences


class AboutDialog(QDialog):
    """Who made what, under which licence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.resize(820, 560)
        self._licences = licences()
        sign = QLabel()
        sign.setPixmap(icons.pixmap("mark", "accent", 40, self.devicePixelRatioF()))
        self._head, self._what, self._versions = QLabel(f"{NAME} {VERSION}"), QLabel(), QLabel()
        self._head.setProperty("role", "head")
        self._versions.setProperty("tone", "text2")
        self._list = QListWidget()
        self._list.addItems([f"{one.name}   {one.short}".strip() for one in self._licences])
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._list.currentRowChanged.connect(self._show)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._head, self._what, self._versions):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            words.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        both = QHBoxLayout()
        both.addWidget(self._list, 2)
        both.addWidget(self._text, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(top)
        whole.addLayout(both, 1)
        whole.addWidget(self._buttons)
        self.retranslate()
        self._list.setCurrentRow(0)

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.setWindowTitle(self.tr("About %1").replace("%1", NAME))
        self._what.setText(
            self.tr("Read, code and compare the evidence on integrated care in English and Chinese, side by side.")
        )
        versions = self.tr("Qt %1, Python %2").replace("%1", QLibraryInfo.version().toString())
        self._versions.setText(versions.replace("%2", platform.python_version()))
        self._list.setAccessibleName(self.tr("What the program stands on"))
        self._text.setAccessibleName(self.tr("Licence"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show(self, row: int) -> None:
        """Shows one licence."""
        self._text.setPlainText(self._licences[row].text if row >= 0 else "")
