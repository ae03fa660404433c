"""A title of one or more lines whose first line alone hangs when it begins with a full-width opening mark."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.text.utf16 import Units
from app.ui import paint, theme
from app.ui.widgets.buttons import plain_tip

ROOMY = 320
"""In less room than this (pixels) a title of usual length takes more lines, and may."""


class Heading(QTextEdit):
    """Plain words that wrap and can be selected; a label can't indent one line only, a document can.

    At most `most` lines are shown, three times as many in a narrow column; the tooltip and the accessible name then hold the whole.
    """

    def __init__(self, token: str, parent: QWidget, most: int = 3) -> None:
        super().__init__(parent)
        self.words = ""
        self._most = most
        self._token = token
        self._hang = 0.0
        self._laid: tuple[str, str, str, int] | None = None
        self._face = QFont()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)  # never that of a field not yet in its place
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)

    def say(self, words: str, face: QFont) -> None:
        """Shows words in a face, in the colour of its token."""
        ink = theme.current().hex(self._token)
        sheet = f"QTextEdit, QTextEdit:focus {{ border: 0; padding: 0; background: transparent; color: {ink}; }}"
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
        self._face = face
        if words == self.words:
            return
        self.words = words
        self._laid = None
        self.setAccessibleName(words)

    def place(self, left: int, top: int, room: int) -> int:
        """Stands at a place with so much room for its lines; says how high it is."""
        laid = (self.words, self._face.key(), self.styleSheet(), room)
        if laid != self._laid or self.document().defaultFont() != self._face:
            self._lay(room)
            self._laid = laid
        height = ceil(self.document().size().height())
        self.setGeometry(int(left - self._hang), top, int(room + self._hang), height)
        return height

    def _lay(self, room: int) -> None:
        """Lays the lines out: the first one hangs, all stand at the same distance."""
        self.document().setDefaultFont(self._face)
        self._hang = float(ceil(paint.hanging_offset(self.words, self._face.pixelSize())))
        self._fill(self.words, room)
        layout = self.document().firstBlock().layout()
        most = self._most if room >= ROOMY else 3 * self._most
        whole = layout.lineCount() <= most
        if not whole:
            start = Units(self.words).point(layout.lineAt(most - 1).textStart())
            self._fill(self.words[:start] + paint.elided(self.words[start:], self._face, room), room)
        self.setToolTip("" if whole else plain_tip(self.words))

    def _fill(self, words: str, room: int) -> None:
        """Puts words into lines of so much room."""
        self.setPlainText(words)
        form = QTextBlockFormat()
        form.setLeftMargin(self._hang)
        form.setTextIndent(-self._hang)
        line = 32 if self._face.pixelSize() > 20 else 26
        form.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(form)
        self.setLineWrapColumnOrWidth(int(room + self._hang))

    def line_starts(self) -> list[float]:
        """Where each line's words begin, in pixels from the left edge of the panel's column."""
        layout = self.document().firstBlock().layout()
        return [layout.lineAt(n).x() + layout.position().x() - self._hang for n in range(layout.lineCount())]

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes to the page."""
        event.ignore()
