"""What a text said before: each wording as its difference from the one before it, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QTextEdit, QVBoxLayout, QWidget

from app.text.difference import changes
from app.ui import fonts, language, theme
from app.ui.reader.bits import Plain
from app.ui.reader.means import Wording
from app.ui.widgets.popover import Popover

WIDTH = 440
MOST = 340
"""Never higher, in pixels: the rest is scrolled to."""
AROUND = 24
"""So many characters that stayed are shown on each side of a change."""
FIRST = 400
"""So many characters of the first wording are shown."""


class WordingsCard(Popover):
    """Floats below the provenance of a text. `taken(number, whole)` is a wording to put back, of a sentence or of all."""

    taken = Signal(int, bool)

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel, WIDTH)
        self.setObjectName("wordings")
        self._title = Plain()
        self._view = QTextEdit()
        self._view.setReadOnly(True)
        self._view.setUndoRedoEnabled(False)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setStyleSheet("QTextEdit, QTextEdit:focus { border: 0; padding: 0; background: transparent; }")
        self.body.addWidget(self._title)
        self.body.addWidget(self._view)
        self._which, self._ask = QComboBox(), Plain(tone="text2")
        self._sentence, self._whole = QPushButton(), QPushButton()
        self._foot = QWidget()
        lines = QVBoxLayout(self._foot)
        lines.setContentsMargins(0, 4, 0, 0)
        lines.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self._ask)
        row.addWidget(self._which, 1)
        lines.addLayout(row)
        row = QHBoxLayout()
        for button, whole in ((self._sentence, False), (self._whole, True)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, all_of_it=whole: self._take(all_of_it))
            row.addWidget(button)
        row.addStretch()
        lines.addLayout(row)
        self._ask.setBuddy(self._which)
        self.body.addWidget(self._foot)

    def _take(self, whole: bool) -> None:
        number = self._which.currentData()
        self.close_panel()
        if number is not None:
            self.taken.emit(int(number), whole)

    def show_wordings(self, found: Sequence[Wording], lang: str, *, write: bool = True) -> None:
        """Fills itself with wordings, the newest first; `write` offers to put one back."""
        self._ask.setText(self.tr("Put back"))
        self._sentence.setText(self.tr("This sentence"))
        self._whole.setText(self.tr("The whole text"))
        self._sentence.setToolTip(self.tr("The sentence the caret stands in, as that version has it"))
        self._which.clear()
        for one in found[1:]:
            self._which.addItem(self._named(one), one.number)
        self._which.setAccessibleName(self._ask.text())
        self._foot.setVisible(write and len(found) > 1)
        self._title.wear(fonts.interface_font(language.current(), 13, 600))
        self._title.setText(self.tr("Earlier wordings"))
        self._view.setAccessibleName(self._title.text())
        self._view.clear()
        face = fonts.reading_font(lang, 15)
        self._view.document().setDefaultFont(face)
        self._view.document().setDocumentMargin(0)
        cursor = QTextCursor(self._view.document())
        for at, one in enumerate(found):
            self._head(cursor, one, first=at == 0)
            if at + 1 < len(found):
                difference(cursor, found[at + 1].body, one.body, face)
            else:
                more = "…" if len(one.body) > FIRST else ""
                cursor.insertText(one.body[:FIRST] + more, _form(face, "text2"))
        self._view.moveCursor(QTextCursor.MoveOperation.Start)
        self._view.document().setTextWidth(WIDTH - 40)
        self._view.setFixedHeight(min(MOST, round(self._view.document().size().height()) + 4))

    def _head(self, cursor: QTextCursor, one: Wording, first: bool) -> None:
        """Which version it is, when it was written and by whom."""
        if not first:
            cursor.insertBlock()
            cursor.insertBlock()
        cursor.insertText(self._named(one), _form(fonts.interface_font(language.current(), 12), "text3"))
        cursor.insertBlock()

    def _named(self, one: Wording) -> str:
        """A version by number, time and person."""
        pattern = self.tr("Version %1, %2, %3") if one.who else self.tr("Version %1, %2")
        words = pattern.replace("%1", str(one.number)).replace("%2", one.at[:16].replace("T", " "))
        return words.replace("%3", one.who)


def difference(cursor: QTextCursor, old: str, new: str, face: QFont) -> None:
    """Writes how one wording became the next: what went struck out, what came underlined, a few words around both."""
    plain = _form(face, "text2")
    gone, come = _form(face, "bad"), _form(face, "ok")
    gone.setFontStrikeOut(True)
    come.setFontUnderline(True)
    found = changes(old, new)
    for number, one in enumerate(found):
        if one.same:
            cursor.insertText(_between(new[one.new_start : one.new_end], number == 0, number == len(found) - 1), plain)
            continue
        if one.old_end > one.old_start:
            cursor.insertText(old[one.old_start : one.old_end], gone)
        if one.new_end > one.new_start:
            cursor.insertText(new[one.new_start : one.new_end], come)


def _between(words: str, first: bool, last: bool) -> str:
    """Words that stayed, cut to what stands next to a change."""
    if len(words) <= 2 * AROUND + 8:
        return words
    before = "" if first else words[:AROUND]
    after = "" if last else words[-AROUND:]
    return f"{before} … {after}"


def _form(face: QFont, token: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(face)
    form.setForeground(theme.current().color(token))
    return form
