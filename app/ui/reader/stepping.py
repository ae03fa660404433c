"""Steps through a page: from pair to pair, to the other language, from passage to passage, and reading states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from app.ui.reader.gutter import state_of
from app.ui.reader.scene import LEFT, RIGHT

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline


class Stepping:
    """What the keys of reading do."""

    def __init__(self, panel: ReaderOutline) -> None:
        self.panel = panel
        self.moving = False

    # -- pairs -------------------------------------------------------------------------------------------------------

    def to_row(self, row: int, index: int | None = None) -> None:
        """Puts the caret at the beginning of a row, on the side the user is in unless told, and shows it."""
        panel = self.panel
        if not 0 <= row < len(panel.scene.rows):
            return
        index = panel.side if index is None else index
        pane = panel.panes[index]
        panel.rolling.show_row(row)
        side = pane.side
        if not side:
            return
        cursor = pane.textCursor()
        cursor.setPosition(side.shown.row_start(row))
        self.moving = True
        pane.setTextCursor(cursor)
        self.moving = False
        pane.setFocus()
        panel.focused(index)
        panel.set_row(row)

    def pair(self, step: int) -> None:
        """Goes to the next (+1) or previous (-1) row; from nowhere to the first one in sight."""
        scene = self.panel.scene
        if not scene.rows:
            return
        row = scene.row
        if row < 0:
            row = scene.table.heights.row_at(self.panel.rolling.value + 24) - (1 if step > 0 else -1)
        self.to_row(max(0, min(len(scene.rows) - 1, row + step)))

    def cross(self) -> None:
        """Goes to the same pair in the other language."""
        scene = self.panel.scene
        row = scene.row if scene.row >= 0 else scene.table.heights.row_at(self.panel.rolling.value + 24)
        other = RIGHT if self.panel.side == LEFT else LEFT
        if scene.rows and scene.sides[other].there:
            self.to_row(row, other)

    def unchecked(self) -> None:
        """Goes to the next pair nobody has checked, beginning again at the top."""
        scene = self.panel.scene
        count = len(scene.rows)
        for ahead in range(1, count + 1):
            row = (max(scene.row, -1) + ahead) % count
            if any(p.reading == "unchecked" for p in scene.rows[row].pairs):
                self.to_row(row)
                return
        self.panel.message.emit(self.panel.tr("Every pair of this study has been read."))

    def mark(self, state: str) -> None:
        """Marks the current pair as checked or wrong; the same key again takes the mark away."""
        scene = self.panel.scene
        if not 0 <= scene.row < len(scene.rows) or not self.panel.may_write():
            return
        pairs = scene.rows[scene.row].pairs
        again = bool(pairs) and all(p.reading == state for p in pairs)
        for pair in pairs:
            self.panel.reading_state_requested.emit(pair.id, "unchecked" if again else state)
        if pairs:
            self.panel.hearing.pair(scene.row)

    def toggle(self, row: int) -> None:
        """Marks a row as checked, or takes the mark away (a click on its sign)."""
        pairs = self.panel.scene.rows[row].pairs
        if not pairs or not self.panel.may_write():
            return
        state = "unchecked" if state_of(pairs) == "checked" or all(p.reading == "checked" for p in pairs) else "checked"
        for pair in pairs:
            self.panel.reading_state_requested.emit(pair.id, state)

    # -- passages ----------------------------------------------------------------------------------------------------

    def order(self) -> list[int]:
        """The passages in the order a reader meets them."""
        places: dict[int, tuple[int, int, int]] = {}
        for side in self.panel.scene.sides:
            for mark in side.marked.all:
                row = side.marked.first_row(mark)
                places.setdefault(mark.passage, (row, side.index, mark.start))
        return sorted(places, key=lambda p: places[p])

    def passage(self, step: int) -> None:
        """Selects the next (+1) or previous (-1) passage, from the selected one or from the caret."""
        scene = self.panel.scene
        order = self.order()
        if not order:
            self.panel.message.emit(self.panel.tr("No passages yet. Select words in either language and press C."))
            return
        if scene.passage in order:
            at = order.index(scene.passage) + step
        else:
            rows = [self.row_of(p) for p in order]
            row = max(0, scene.row)
            at = next((k for k, r in enumerate(rows) if r >= row), len(order) - 1) - (1 if step < 0 else 0)
        self.panel.select_passage(order[at % len(order)])

    def row_of(self, passage: int) -> int:
        """The row a passage begins in, -1 where it stands nowhere on this page."""
        for side in self.panel.scene.sides:
            mark = side.marked.of(passage)
            if mark:
                return side.marked.first_row(mark)
        return -1

    def reveal(self, passage: int) -> None:
        """Brings a passage into sight and puts the caret at its beginning, on the side the user is in where it can."""
        panel = self.panel
        for index in (panel.side, LEFT, RIGHT):
            side = panel.scene.sides[index]
            mark = side.marked.of(passage)
            if not mark:
                continue
            row = side.marked.first_row(mark)
            panel.rolling.show_row(row)
            pane = panel.panes[index]
            cursor = pane.textCursor()
            cursor.setPosition(side.shown.place(row, mark.start))
            self.moving = True
            pane.setTextCursor(cursor)
            self.moving = False
            panel.focused(index)
            panel.set_row(row)
            return

    def click(self, index: int, point: int) -> None:
        """A click on words: selects the passage over them, the next larger one at each further click, else none."""
        panel = self.panel
        side = panel.scene.sides[index]
        panel.focused(index)
        panel.set_row(panel.panes[index].caret_row())
        row = panel.scene.row
        if panel.scene.filling == index and 0 <= row < side.shown.rows and side.shown.empty(row):
            panel.editing.open(row, index)
            return
        over = [m.passage for m in side.marked.at(point)]
        if panel.scene.proposal:
            panel.coding.drop_proposal()
        if not over:
            panel.select_passage(None, reveal=False)
        elif panel.scene.passage in over and len(over) > 1:
            panel.select_passage(over[(over.index(panel.scene.passage) + 1) % len(over)], reveal=False)
        elif panel.scene.passage not in over:
            panel.select_passage(over[0], reveal=False)

    def sentence(self) -> tuple[int, int]:
        """The words of the current row on the side the user is in."""
        panel = self.panel
        if not panel.scene.sides or panel.scene.row < 0:
            return 0, 0
        return panel.scene.sides[panel.side].shown.spans[panel.scene.row]

    def back(self) -> None:
        """Lets go of what is selected: words first, then the passage."""
        panel = self.panel
        if any(p.textCursor().hasSelection() for p in panel.panes):
            panel.clear_selection()
        elif panel.scene.passage is not None:
            panel.select_passage(None, reveal=False)
        pane = panel.panes[panel.side]
        pane.setFocus()
        pane.moveCursor(QTextCursor.MoveOperation.NoMove)
