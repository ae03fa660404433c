"""The queue after a code was split: each old coding with its words, and which of the new codes it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.ui import words
from app.ui.codes.model import labels
from app.ui.codes.tall import TallRow
from app.ui.widgets.empty import EmptyState
from db.rows import Code

if TYPE_CHECKING:
    from app.work.codequeue import Waiting


class ReviewPage(QWidget):
    """`settled(coding, codes)`: a coding is these codes, none takes it off; `other_wanted(coding)`; `opened(study, passage)`."""

    settled = Signal(int, object)
    other_wanted = Signal(int)
    opened = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.items: list[Waiting] = []
        self._codes: dict[int, Code] = {}
        self.list = QListWidget(self)
        self.list.currentRowChanged.connect(lambda _row: self._show())
        self.list.installEventFilter(self)
        self.list.setItemDelegate(TallRow(self.list, 52))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.boxes: list[QCheckBox] = []
        self.nothing = EmptyState("check-check", "", "", self)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.addWidget(self.list)
        self._split.addWidget(self._make_side())
        self._split.setSizes([420, 600])
        self._split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split, 1)
        column.addWidget(self.nothing, 1)
        self.retranslate()

    def _make_side(self) -> QWidget:
        """Makes what stands beside the list."""
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(10)
        self.why, self.where, self.quotes = QLabel(side), QLabel(side), QLabel(side)
        for label in (self.why, self.where, self.quotes):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            column.addWidget(label)
        self.why.setProperty("role", "head")
        self.where.setProperty("role", "secondary")
        self.quotes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(4)
        column.addLayout(self._choices)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.go, self.keep = QPushButton(side), QPushButton(side)
        self.other, self.off, self.open = QPushButton(side), QPushButton(side), QPushButton(side)
        self.go.setProperty("primary", True)
        self.go.clicked.connect(lambda _on=False: self._settle(self._chosen()))
        self.keep.clicked.connect(lambda _on=False: self._settle(None))
        self.off.clicked.connect(lambda _on=False: self._settle([]))
        self.other.clicked.connect(lambda _on=False: self._ask_other())
        self.open.clicked.connect(lambda _on=False: self._open())
        for button in (self.go, self.keep, self.other, self.off, self.open):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.keys = QLabel(side)
        self.keys.setProperty("role", "secondary")
        self.keys.setWordWrap(True)
        column.addWidget(self.keys)
        column.addStretch(1)
        return side

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.list.setAccessibleName(self.tr("Codings to review"))
        self.go.setText(self.tr("Settle as ticked"))
        self.keep.setText(self.tr("Keep the old code"))
        self.other.setText(self.tr("Another code…"))
        self.off.setText(self.tr("Take the code off"))
        self.open.setText(self.tr("Show in the text"))
        self.keys.setText(
            self.tr(
                "In the list: 1–9 settles as that code, Enter as those ticked (none: the old code stays), Delete takes the code off."
            )
        )
        self.nothing.set_words(
            self.tr("Nothing waits for review"), self.tr("When a code is split, its codings come here one by one.")
        )
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "keys"):
            self.retranslate()

    def show_items(self, items: Sequence[Waiting], codes: Sequence[Code]) -> None:
        """Shows the queue; the list stays at the same place."""
        at = max(0, self.list.currentRow())
        focused = self.list.hasFocus()
        self.items = list(items)
        self._codes = {one.id: one for one in codes}
        self.list.blockSignals(True)
        self.list.clear()
        for one in self.items:
            quote = one.anchors[0].quote if one.anchors else ""
            item = QListWidgetItem(f"{' '.join(quote.split())[:120]}\n{one.title}")
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, len(self.items) - 1))
        self.list.blockSignals(False)
        self._split.setVisible(bool(self.items))
        self.nothing.setVisible(not self.items)
        if focused:
            self.list.setFocus()
        self._show()

    def _now(self) -> Waiting | None:
        """The coding the list stands on."""
        row = self.list.currentRow()
        return self.items[row] if 0 <= row < len(self.items) else None

    def _show(self) -> None:
        """Shows the coding the list stands on."""
        now = self._now()
        while self._choices.count():
            item = self._choices.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self.boxes = []
        if now is None:
            return
        self.why.setText(words.say(now.why, now.args))
        who = now.coder or self.tr("no name")
        self.where.setText(self.tr("%1 · coded by %2").replace("%1", now.title).replace("%2", who))
        self.quotes.setText("\n\n".join(anchor.quote for anchor in now.anchors))
        for number, code in enumerate(now.choices, 1):
            if code in self._codes:
                main, other = labels(self._codes[code])
                box = QCheckBox(f"{number}  {main}  {other}".rstrip().replace("&", "&&"), self)
                box.setProperty("code", code)
                self._choices.addWidget(box)
                self.boxes.append(box)

    def _chosen(self) -> list[int] | None:
        """The codes that are ticked, None where none is: then the old one stays."""
        return [int(box.property("code")) for box in self.boxes if box.isChecked()] or None

    def _settle(self, codes: Sequence[int] | None) -> None:
        """Settles the coding the list stands on; None keeps the code it has."""
        now = self._now()
        if now is not None:
            self.settled.emit(now.coding_id, [now.code_id] if codes is None else list(codes))

    def _ask_other(self) -> None:
        """Asks for a code that is not among the choices."""
        now = self._now()
        if now is not None:
            self.other_wanted.emit(now.coding_id)

    def _open(self) -> None:
        """Shows the passage in the reader."""
        now = self._now()
        if now is not None:
            self.opened.emit(now.study_id, now.passage_id)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Digits, Enter and Delete in the list settle."""
        if watched is not self.list or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        now, key = self._now(), event.key()
        if now is None:
            return False
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            at = key - Qt.Key.Key_1
            if at < len(self.boxes):
                self.settled.emit(now.coding_id, [int(self.boxes[at].property("code"))])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._settle(self._chosen())
            return True
        if key == Qt.Key.Key_Delete:
            self._settle([])
            return True
        return False
