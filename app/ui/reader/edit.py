"""Edit one sentence in place: a plain text field stands over it, in the same face and on the same lines.

What is typed is never lost to what happens beside it: while texts are aligned again or another window writes, the field
stays open over its sentence, whatever row that is in by then; leaving the study keeps it; a refusal opens it again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor

from app.text.difference import changes, moved
from app.text.span import trimmed
from app.ui.reader import wording
from app.ui.reader.field import Field, Frame
from app.ui.reader.proposals import Proposals
from app.ui.reader.rows import omitted

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline
    from app.ui.reader.scene import Side


@dataclass(frozen=True, slots=True)
class Held:
    """The sentence a field was opened over: text, version and body it belongs to, and where it stands in that body.

    `text` is None where the side has no words for it yet; `start` and `end` are then its sentence on the other side.
    """

    text: int | None
    version: int
    body: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words as they stood."""
        return self.body[self.start : self.end]


class Editing(QObject):
    """Opens a field over the sentence under the caret; Enter keeps, Escape drops."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        self.proposals = Proposals(panel)
        self.proposals.chosen.connect(self._put)
        self._frame: Frame | None = None
        self._field: Field | None = None
        self._index = 0
        self._row = -1
        self._held: Held | None = None
        self._sent: tuple[Held, int, str] | None = None
        self._next: tuple[int, int] | None = None

    @property
    def field(self) -> Field | None:
        """The open field."""
        return self._field

    @property
    def base(self) -> int | None:
        """The version that the words kept last were typed over."""
        return self._sent[0].version if self._sent else None

    # -- opening -----------------------------------------------------------------------------------------------------

    def open(self, row: int | None = None, index: int | None = None) -> None:
        """Edits a row of a side; the current one unless told."""
        panel = self.panel
        index = panel.side if index is None else index
        row = panel.scene.row if row is None else row
        if not panel.page or not 0 <= row < len(panel.scene.rows) or not panel.may_write():
            return
        side = panel.scene.sides[index]
        empty = side.shown.empty(row)
        if empty and panel.scene.sides[1 - index].shown.empty(row):
            return
        self.leave()
        if not 0 <= row < len(panel.scene.rows):
            return
        if empty:
            panel.fill_side(index)
        panel.stepping.to_row(row, index)
        self._index, self._row = index, row
        self._held = self._hold(row, index)
        if self._held is None:
            return
        self._show(side, empty)
        self._ask()

    def _hold(self, row: int, index: int) -> Held | None:
        """What a field over a row stands for."""
        side, other = self.panel.scene.sides[index], self.panel.scene.sides[1 - index]
        if side.text and not side.shown.empty(row):
            return Held(side.text.id, side.text.version_id, side.text.body, *side.shown.spans[row])
        if other.text:
            return Held(None, other.text.version_id, other.text.body, *other.shown.spans[row])
        return None

    def _show(self, side: Side, empty: bool) -> None:
        """Makes the field."""
        panel, row = self.panel, self._row
        self._frame = Frame(panel.panes[self._index].viewport())
        self._field = Field(panel)
        self._field.setParent(self._frame)
        self._field.document().setDefaultFont(side.layout.document().defaultFont())
        start, end = side.shown.spans[row]
        self._field.setPlainText(side.shown.text[start:end])
        self._field.lines(panel.scene.line.height)
        name = panel.tr("%1 text, sentence %2, editing")
        name = name.replace("%1", wording.language_name(side.lang)).replace("%2", str(row + 1))
        if empty:
            name = panel.tr("%1 text, sentence %2, to be translated")
            name = name.replace("%1", wording.language_name(side.lang)).replace("%2", str(row + 1))
            self._field.setPlaceholderText(
                panel.tr("Write this sentence in %1").replace("%1", wording.language_name(side.lang))
            )
        self._field.setAccessibleName(name)
        self._field.setAccessibleDescription(
            panel.tr("Enter keeps the change, Escape drops it, F4 takes a proposed translation")
        )
        self._field.kept.connect(self.keep, Qt.ConnectionType.QueuedConnection)
        self._field.dropped.connect(self.drop, Qt.ConnectionType.QueuedConnection)
        self._field.taken.connect(self.proposals.take)
        side.layout.mute(row)
        self.place()  # first: a field that is resized while it tells its size would keep the width it had before
        self._frame.show()
        self._field.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()
        self._field.setFocus()
        self._field.moveCursor(QTextCursor.MoveOperation.End)

    def _ask(self) -> None:
        """Asks for translations of the sentence that memory holds."""
        sides = self.panel.scene.sides
        other = sides[1 - self._index]
        words = other.shown.text[slice(*other.shown.spans[self._row])] if other.text else ""
        self.proposals.begin(words)
        if words.strip():
            self.panel.proposals_wanted.emit(words, other.lang, sides[self._index].lang)

    def propose(self, sentence: str, found: object) -> None:
        """Shows translations that memory holds for the sentence that is being written."""
        if self._field:
            self.proposals.show_for(
                sentence, found, self._field.toPlainText(), self.panel.scene.sides[self._index].lang
            )
            self.place()

    def _put(self, words: str) -> None:
        if self._field:
            self._field.put(words)
            self._field.setFocus()

    # -- standing ----------------------------------------------------------------------------------------------------

    def _grow(self) -> None:
        """Lets the row grow with what is typed, on both sides."""
        if not self._field or self._row < 0:
            return
        panel = self.panel
        line = panel.scene.line.height
        need = max(1, round(self._field.document().size().height() / line)) * line
        if panel.scene.table.grow(self._row, self._index, need):
            panel.rolling.settle()
            panel.update_all()
        self.place()

    def place(self) -> None:
        """Stands over its row."""
        if not self._frame or not self._field or not 0 <= self._row < self.panel.scene.table.heights.count:
            return
        side = self.panel.scene.sides[self._index]
        top = side.layout.top(self._row) - self.panel.rolling.value
        height = self.panel.scene.table.room(self._row, self._index)
        self._frame.setGeometry(int(side.layout.left) - 6, top - 4, int(side.layout.width) + 12, height + 8)
        self._field.setGeometry(6, 4, int(side.layout.width), height)
        pane = self.panel.panes[self._index]
        self.proposals.place(self._frame.geometry().translated(pane.pos()), self.panel.height())

    # -- what happens beside it --------------------------------------------------------------------------------------

    def suspend(self) -> None:
        """The page is about to be laid out anew: the field waits, with all that is typed and composed in it."""
        if self._field:
            self._row = -1

    def rebind(self) -> None:
        """Stands over its sentence again, wherever that is now; tells where somebody else changed it meanwhile."""
        held, panel = self._held, self.panel
        if not self._field or not held or self._row >= 0:
            return
        side = panel.scene.sides[self._index]
        if held.text is not None and (not side.text or side.text.id != held.text):
            self._give_back()
            return
        self._held, told = self._again(held, side)
        at, lookup = self._held, (panel.scene.sides[1 - self._index] if self._held.text is None else side)
        if not lookup.text or not lookup.shown.rows:
            self._give_back()
            return
        self._row = lookup.shown.row_of_point(min(at.start, max(0, len(at.body) - 1)))
        if at.text is None and not side.shown.empty(self._row):
            told = True
            self._held = self._hold(self._row, self._index) or at
        side.layout.mute(self._row)
        self._grow()
        self.place()
        if told:
            panel.message.emit(
                panel.tr("This sentence was changed meanwhile. Enter keeps your words, Escape leaves it as it is now.")
            )

    def _again(self, held: Held, side: Side) -> tuple[Held, bool]:
        """Where the sentence stands in the present wording, and whether its words are others than they were."""
        text = side.text if held.text is not None else self.panel.scene.sides[1 - self._index].text
        if not text or text.version_id == held.version:
            return held, False
        start, end = trimmed(text.body, *moved(changes(held.body, text.body), held.start, held.end))
        now = Held(held.text, text.version_id, text.body, start, end)
        return now, now.words != held.words

    def _give_back(self) -> None:
        """The text is gone: what was typed is put on the clipboard."""
        words = self._field.toPlainText() if self._field else ""
        self._close()
        if words.strip():
            QGuiApplication.clipboard().setText(words)
            self.panel.message.emit(self.panel.tr("This text is gone. The words you typed are on the clipboard."))

    # -- keeping -----------------------------------------------------------------------------------------------------

    def keep(self) -> None:
        """Tells the new wording of the whole text, if it changed."""
        held = self._held
        if not self._field or not held:
            return
        self._field.settle()
        words = self._field.toPlainText()
        row, index = self._row, self._index
        self._close()
        self._sent = (held, index, words)
        if held.text is None:
            if words.strip():
                self._next = (index, row)
                self.panel.sentence_written.emit(index, (held.start, held.end), words.strip())
        elif words.strip() and words != typed_form(held.words):
            self.panel.edit_requested.emit(held.text, held.body[: held.start] + words + held.body[held.end :])

    def reopen(self) -> None:
        """What was kept last was refused: opens the field again with what was typed."""
        sent, self._next = self._sent, None
        sides = self.panel.scene.sides
        if sent is None or not sides:
            return
        held, index, words = sent
        lookup = sides[1 - index] if held.text is None else sides[index]
        if not lookup.text or not lookup.shown.rows:
            return
        self.open(lookup.shown.row_of_point(held.start), index)
        if self._field:
            self._field.put(words)

    def drop(self) -> None:
        """Closes without keeping anything; where nothing was translated yet, the ways to begin are offered again."""
        index = self._index
        self._close()
        panel = self.panel
        if panel.scene.filling == index and not panel.scene.sides[index].there:
            panel.leave_filling()

    def leave(self) -> None:
        """The user goes elsewhere: what was typed is kept."""
        if self._field:
            self.keep()
            self._next = None

    def resume(self) -> None:
        """Goes on with the next sentence that has no words, after one was written."""
        after, self._next = self._next, None
        scene = self.panel.scene
        if after is None or scene.filling != after[0]:
            return
        index, row = after
        shown, other = scene.sides[index].shown, scene.sides[1 - index].shown
        rows = [
            r
            for r in range(row + 1, len(scene.rows))
            if shown.empty(r) and not other.empty(r) and not omitted(scene.rows[r])
        ]
        if rows:
            QTimer.singleShot(0, self, lambda: self.open(rows[0], index))

    def close(self) -> None:
        """Closes without keeping anything."""
        self._close()

    def _close(self) -> None:
        self.proposals.end()
        if not self._frame or not self._field:
            return
        frame, self._frame, self._field = self._frame, None, None
        self._held = None
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


def typed_form(words: str) -> str:
    """Words as a plain text field gives them back, to tell whether anything was changed."""
    return (
        words.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
        .replace("\u00a0", " ")
    )
