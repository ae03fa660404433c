"""The card as a list: the passages behind a cell, chosen by arrows and opened by Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.ui.compare.cells import mark

WIDTH, ROW, MOST_ROWS = 380, 58, 7


@dataclass(frozen=True, slots=True)
class Choice:
    """One passage to choose: its mark, a bold line, a line of who says it, the words, and where it is."""

    sign: str
    evidence: str
    title: str
    said: str
    study: int
    passage: int


class PassageList(QFrame):
    """A floating list beside a cell; Esc closes it and gives the focus back. `opened(study, passage)`."""

    opened = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("passage_list")
        self.setProperty("ground", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._head = QLabel(self)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self._head.setProperty("role", "head")
        self._head.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setIconSize(QSize(16, 16))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self.list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self._head)
        column.addWidget(self.list)
        self._choices: Sequence[Choice] = ()
        self._back: QWidget | None = None
        self.hide()

    def show_for(self, title: str, choices: Sequence[Choice], cell: QRect, back: QWidget) -> None:
        """List passages beside a cell (in the parent's coordinates); `back` gets the focus when the list closes."""
        self._choices, self._back = choices, back
        self._head.setText(title)
        self.list.setAccessibleName(title)
        self.list.clear()
        for one in choices:
            item = QListWidgetItem(QIcon(_icon(one)), f"{one.title}\n{one.said}")
            item.setSizeHint(QSize(WIDTH - 40, ROW - 14))
            self.list.addItem(item)
        room = self.parentWidget().rect()  # type: ignore[union-attr]
        height = min(52 + min(len(choices), MOST_ROWS) * (ROW - 14) + 14, room.height() - 8)
        left = cell.right() + 8 if cell.right() + 8 + WIDTH <= room.right() else cell.left() - 8 - WIDTH
        left = max(4, min(left, room.right() - WIDTH - 4))
        top = max(4, min(cell.top(), room.bottom() - height - 4))
        self.setGeometry(left, top, WIDTH, height)
        self.show()
        self.raise_()
        self.list.setCurrentRow(0)
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _open(self, item: QListWidgetItem) -> None:
        """Open the chosen passage."""
        one = self._choices[self.list.row(item)]
        self.close_list()
        self.opened.emit(one.study, one.passage)

    def close_list(self) -> None:
        """Go away and give the focus back."""
        if self.isVisible():
            self.hide()
            if self._back is not None:
                self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.list and event.type() == QEvent.Type.FocusOut:
            if not self.isAncestorOf(self.window().focusWidget() or self.parentWidget()):  # type: ignore[arg-type]
                self.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.close_list()
            return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]


def _icon(one: Choice) -> QPixmap:
    """The mark of a passage."""
    made = QPixmap(32, 32)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    mark(painter, one.sign, one.evidence, QPointF(8, 8), 12)
    painter.end()
    return made
