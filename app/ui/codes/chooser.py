"""Choose one code by typing: the code to merge into, the code to lie below, the opposite of a code."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import errors, words
from app.ui.codes.model import labels
from app.ui.codes.tall import TallRow
from db.rows import Code

MOST = 200
"""Codes listed at a time; typing finds the others."""


class CodeChooser(QDialog):
    """A field and the codes that answer; `chosen(code)` on Enter. `then` may refuse: its sentence is shown."""

    chosen = Signal(int)

    def __init__(
        self, parent: QWidget, title: str, why: str, codes: Sequence[Code], then: Callable[[int], object] | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(460, 480)
        self._codes = tuple(codes)
        self._then = then
        self.field = QLineEdit(self)
        self.list = QListWidget(self)
        self.list.setItemDelegate(TallRow(self.list))
        self._why, self._refusal = QLabel(why, self), QLabel(self)
        for label in (self._why, self._refusal):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._why.setProperty("tone", "text2")
        self._refusal.setProperty("tone", "bad")
        self._refusal.hide()
        self.buttons = QDialogButtonBox(self)
        self.accept_button = self.buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button.setText(self.tr("Choose"))
        cancel.setText(self.tr("Cancel"))
        self.accept_button.setDefault(True)
        self.field.setPlaceholderText(self.tr("Find a code in either language"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list.setAccessibleName(self.tr("Codes"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for one in (self._why, self.field, self.list, self._refusal, self.buttons):
            column.addWidget(one)
        column.setStretchFactor(self.list, 1)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self.choose())
        self.buttons.accepted.connect(self.choose)
        self.buttons.rejected.connect(self.reject)
        self._fill("")
        self.field.setFocus()

    def _fill(self, typed: str) -> None:
        """Lists the codes that hold what was typed in a label or an alias, in their order."""
        wanted = typed.casefold().split()
        self.list.clear()
        for code in self._codes:
            held = " ".join([*code.labels.values(), *(a for own in code.aliases.values() for a in own)]).casefold()
            if all(one in held for one in wanted):
                main, other = labels(code)
                item = QListWidgetItem(f"{main}   {other}".rstrip())
                item.setData(Qt.ItemDataRole.UserRole, code.id)
                self.list.addItem(item)
                if self.list.count() >= MOST:
                    break
        self.list.setCurrentRow(0)
        self.accept_button.setEnabled(self.list.count() > 0)

    def choose(self) -> None:
        """Takes the code the list stands on."""
        item = self.list.currentItem()
        if item is None:
            return
        code = int(item.data(Qt.ItemDataRole.UserRole))
        if self._then is not None:
            try:
                self._then(code)
            except Exception as error:
                expected = errors.plain(error)
                if expected is None:
                    raise
                self._refusal.setText(words.say(*expected))
                self._refusal.show()
                return
        self.chosen.emit(code)
        self.accept()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The arrows of the field move in the list."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        ):
            self.list.keyPressEvent(event)
            return True
        return False
