"""Edit one sentence in place: a plain text field stands over it, in the same face and on the same lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextBlockFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit

from app.ui import paint, theme
from app.ui.reader import wording

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline


class Field(QTextEdit):
    """The field itself: plain text, no scroll bars, the wheel goes to the page."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__()
        self._panel = panel
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit, QTextEdit:focus { border: 0; padding: 0; background: transparent; }")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)

    kept = Signal()
    dropped = Signal()

    def event(self, event: QEvent) -> bool:
        """Keeps every key from the shortcuts around it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Escape drops; the rest is typing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._panel.placing.zoom(1 if event.angleDelta().y() > 0 else -1)
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        look = theme.current()
        painter.fillRect(event.rect(), look.color("field"))
        painter.end()
        super().paintEvent(event)


class Frame(QFrame):
    """The accent line around the field."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        look = theme.current()
        rect = self.rect().toRectF()
        paint.rounded(painter, rect, 6, look.color("field"), look.color("accent"), 2.0)


class Editing(QObject):
    """Opens a field over the sentence under the caret; Enter keeps, Escape drops."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        self._frame: Frame | None = None
        self._field: Field | None = None
        self._index = 0
        self._row = -1
        self._next: tuple[int, int] | None = None

    @property
    def field(self) -> Field | None:
        """The open field."""
        return self._field

    def open(self, row: int | None = None, index: int | None = None) -> None:
        """Edits a row of a side; the current one unless told."""
        panel = self.panel
        index = panel.side if index is None else index
        row = panel.scene.row if row is None else row
        side = panel.scene.sides[index] if panel.scene.sides else None
        if not side or not panel.means.can_write() or not 0 <= row < len(panel.scene.rows):
            return
        empty = side.shown.empty(row)
        if empty and panel.scene.sides[1 - index].shown.empty(row):
            return
        self.close()
        if empty:
            panel.fill_side(index)
        panel.stepping.to_row(row, index)
        self._index, self._row = index, row
        self._frame = Frame(panel.panes[index].viewport())
        self._field = Field(panel)
        self._field.setParent(self._frame)
        self._field.document().setDefaultFont(side.layout.document().defaultFont())
        start, end = side.shown.spans[row]
        self._field.setPlainText(side.shown.text[start:end])
        self._lines()
        name = panel.tr("%1 text, sentence %2, editing")
        name = name.replace("%1", wording.language_name(side.lang)).replace("%2", str(row + 1))
        if empty:
            name = panel.tr("%1 text, sentence %2, to be translated")
            name = name.replace("%1", wording.language_name(side.lang)).replace("%2", str(row + 1))
            self._field.setPlaceholderText(
                panel.tr("Write this sentence in %1").replace("%1", wording.language_name(side.lang))
            )
        self._field.setAccessibleName(name)
        self._field.setAccessibleDescription(panel.tr("Enter keeps the change, Escape drops it"))
        self._field.kept.connect(self.keep, Qt.ConnectionType.QueuedConnection)
        self._field.dropped.connect(self.drop, Qt.ConnectionType.QueuedConnection)
        self._field.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        side.layout.mute(row)
        self._frame.show()
        self._grow()
        self.place()
        self._field.setFocus()
        self._field.moveCursor(QTextCursor.MoveOperation.End)

    def _lines(self) -> None:
        """Gives the field the page's line height."""
        if self._field:
            form = QTextBlockFormat()
            form.setLineHeight(self.panel.scene.line.height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            cursor = QTextCursor(self._field.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.setBlockFormat(form)

    def _grow(self) -> None:
        """Lets the row grow with what is typed, on both sides."""
        if not self._field or self._row < 0:
            return
        panel = self.panel
        line = panel.scene.line.height
        need = max(1, round(self._field.document().size().height() / line)) * line
        natural = max(side.layout.measure(self._row) for side in panel.scene.sides if side.index != self._index)
        if panel.scene.table.heights.put(self._row, max(need, natural)):
            panel.rolling.settle()
            panel.update_all()
        self.place()

    def place(self) -> None:
        """Stands over its row."""
        if not self._frame or not self._field:
            return
        side = self.panel.scene.sides[self._index]
        heights = self.panel.scene.table.heights
        top = heights.words_top(self._row) - self.panel.rolling.value
        self._frame.setGeometry(
            int(side.layout.left) - 6, top - 4, int(side.layout.width) + 12, heights.words_height(self._row) + 8
        )
        self._field.setGeometry(6, 4, int(side.layout.width), heights.words_height(self._row))

    def keep(self) -> None:
        """Tells the new wording of the whole text, if it changed."""
        if not self._field:
            return
        side = self.panel.scene.sides[self._index]
        words = self._field.toPlainText()
        start, end = side.shown.spans[self._row]
        text = side.text
        row, index = self._row, self._index
        self.close()
        if side.shown.empty(row):
            if words.strip():
                self._next = (index, row)
                panel = self.panel
                panel.sentence_written.emit(index, panel.scene.sides[1 - index].shown.spans[row], words.strip())
            return
        if text and words.strip() and words != _typed_form(text.body[start:end]):
            self.panel.edit_requested.emit(text.id, text.body[:start] + words + text.body[end:])

    def drop(self) -> None:
        """Closes without keeping anything; where nothing was translated yet, the ways to begin are offered again."""
        index = self._index
        self.close()
        panel = self.panel
        if panel.scene.filling == index and not panel.scene.sides[index].there:
            panel.leave_filling()

    def resume(self) -> None:
        """Goes on with the next sentence that has no words, after one was written."""
        after, self._next = self._next, None
        scene = self.panel.scene
        if after is None or scene.filling != after[0]:
            return
        index, row = after
        shown = scene.sides[index].shown
        rows = [
            r for r in range(row + 1, len(scene.rows)) if shown.empty(r) and not scene.sides[1 - index].shown.empty(r)
        ]
        if rows:
            QTimer.singleShot(0, self, lambda: self.open(rows[0], index))

    def close(self) -> None:
        """Closes without keeping anything."""
        if not self._frame or not self._field:
            return
        frame, self._frame, self._field = self._frame, None, None
        frame.hide()
        frame.deleteLater()
        scene = self.panel.scene
        for side in scene.sides:
            side.layout.mute(None)
        if 0 <= self._row < scene.table.heights.count:
            scene.table.heights.forget(self._row)
            self.panel.rolling.settle()
        self._row = -1
        self.panel.update_all()
        self.panel.panes[self._index].setFocus()


def _typed_form(words: str) -> str:
    """Words as a plain text field gives them back, to tell whether anything was changed."""
    return (
        words.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
        .replace("\u00a0", " ")
    )
