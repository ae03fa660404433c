"""The sheet of keyboard shortcuts, made from the one table of deeds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.ui.actions import scope_words, words
from app.ui.deeds import DEEDS, SCOPES, Deed
from app.ui.widgets.buttons import KeyCap


class KeySheet(QDialog):
    """Every key, by where it holds; typing finds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.resize(760, 640)
        self._field = QLineEdit()
        self._field.textChanged.connect(self._fill)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setProperty("reading", True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 20, 8, 16)
        whole.setSpacing(12)
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 16, 0)
        top.addWidget(self._field)
        whole.addLayout(top)
        whole.addWidget(self._scroll, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._field.setPlaceholderText(self.tr("Find a shortcut"))
        self._field.setAccessibleName(self.tr("Find a shortcut"))
        self._scroll.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        """Writes the sheet anew, with what answers the typed words."""
        typed = self._field.text().casefold().strip()
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(6, 4, 16, 0)
        columns.setSpacing(32)
        sides = [QVBoxLayout(), QVBoxLayout()]
        for side in sides:
            columns.addLayout(side, 1)
        lengths = [0, 0]
        for scope in SCOPES:
            deeds = [d for d in DEEDS if d.scope == scope and d.keys and _answers(d, typed)]
            if deeds:
                at = lengths.index(min(lengths))
                lengths[at] += len(deeds) + 2
                sides[at].addWidget(_block(scope, deeds))
        for side in sides:
            side.addStretch(1)
        self._scroll.setWidget(sheet)


def _answers(deed: Deed, typed: str) -> bool:
    """Whether a deed answers the typed words, in either language or by its key."""
    said = f"{words(deed.text)} {deed.text} {' '.join(deed.keys)}".casefold()
    return all(part in said for part in typed.split())


def _block(scope: str, deeds: list[Deed]) -> QWidget:
    """The keys of one scope."""
    block = QWidget()
    grid = QGridLayout(block)
    grid.setContentsMargins(0, 0, 0, 12)
    grid.setVerticalSpacing(4)
    head = QLabel(scope_words(scope))
    head.setProperty("role", "section")
    grid.addWidget(head, 0, 0, 1, 2)
    for row, deed in enumerate(deeds, 1):
        label = QLabel(words(deed.text).rstrip("…"))
        label.setWordWrap(True)
        caps = QHBoxLayout()
        caps.setSpacing(4)
        caps.addStretch(1)
        for key in deed.keys:
            caps.addWidget(KeyCap(_readable(key)))
        grid.addWidget(label, row, 0)
        grid.addLayout(caps, row, 1)
        label.setAccessibleName(f"{label.text()}: {', '.join(_readable(key) for key in deed.keys)}")
    for found in block.findChildren(QLabel):
        found.setTextFormat(Qt.TextFormat.PlainText)
    grid.setColumnStretch(0, 1)
    return block


def _readable(key: str) -> str:
    """A key as people read it."""
    if key == "1…9":
        return key
    if key == "Arrows":
        return words(key)
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
