"""What a text said before: each wording as its difference from the one before it, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

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
    """Floats below the provenance of a text."""

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

    def show_wordings(self, found: Sequence[Wording], lang: str) -> None:
        """Fills itself with wordings, the newest first."""
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
        pattern = self.tr("Version %1, %2, %3") if one.who else self.tr("Version %1, %2")
        words = pattern.replace("%1", str(one.number)).replace("%2", one.at[:16].replace("T", " "))
        cursor.insertText(words.replace("%3", one.who), _form(fonts.interface_font(language.current(), 12), "text3"))
        cursor.insertBlock()


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
