"""Coding without the mouse: clause by clause, on and back at the end, the last codes again, a code from the words."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from app.text.segment import clauses, sentences
from app.text.span import Span, trimmed

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline

LONGEST_LABEL = 80
"""Code points of the words that a new code takes its label from."""


class Speed:
    """What the keys of fast coding do; ids are rows', offsets code points of the stored texts."""

    def __init__(self, panel: ReaderOutline) -> None:
        self.panel = panel
        self.last: tuple[tuple[int, ...], str] | None = None
        """The codes that were put on words last, in one go, and how they were meant."""

    # -- clauses -----------------------------------------------------------------------------------------------------

    def _clauses(self, first: int, last: int) -> list[Span]:
        """The clauses of some rows on the side the user is in, in order."""
        side = self.panel.scene.sides[self.panel.side]
        found = []
        for row in range(max(0, first), min(side.shown.rows, last + 1)):
            start, end = side.shown.spans[row]
            words = side.shown.text[start:end]
            for sentence in sentences(words, side.lang):
                found += [one.moved(start) for one in clauses(words, sentence, side.lang)]
        return found

    def _around(self, point: int) -> list[Span]:
        """The clauses near a place: enough to step to the next or the one before."""
        side = self.panel.scene.sides[self.panel.side]
        row = side.shown.row_of_point(point)
        reach = 1
        while row - reach > 0 and side.shown.empty(row - reach):
            reach += 1
        ahead = 1
        while row + ahead < side.shown.rows - 1 and side.shown.empty(row + ahead):
            ahead += 1
        return self._clauses(row - reach, row + ahead)

    def _there(self) -> bool:
        """Whether the side the user is in has words to step through."""
        sides = self.panel.scene.sides
        return bool(self.panel.page and sides and sides[self.panel.side].there and sides[self.panel.side].shown.rows)

    def clause(self, step: int) -> None:
        """Selects the next (+1) or previous (-1) clause; from a caret without a selection, the one it stands in."""
        panel = self.panel
        if not self._there():
            return
        pane = panel.panes[panel.side]
        if panel.scene.row < 0:
            panel.stepping.pair(1)
        start, end = pane.selected()
        near = self._around(start if step < 0 else max(start, end - 1))
        if not near:
            return
        if start == end:
            at = max(0, bisect_right([one.start for one in near], start) - 1)
        elif step > 0:
            at = next((k for k, one in enumerate(near) if one.start >= end), len(near) - 1)
        else:
            at = next((k for k in range(len(near) - 1, -1, -1) if near[k].end <= start), 0)
        self._select(near[at])

    def _select(self, span: Span) -> None:
        """Selects words on the side the user is in and brings them into sight."""
        panel = self.panel
        side = panel.scene.sides[panel.side]
        row = side.shown.row_of_point(span.start)
        panel.rolling.show_row(row)
        panel.panes[panel.side].select(span.start, span.end)
        panel.set_row(row)
        panel.coding.settled(panel.side)

    # -- on and back -------------------------------------------------------------------------------------------------

    def extend(self, on: bool) -> None:
        """Takes the next clause into the selection, or into the selected passage; back: leaves the last one out."""
        panel = self.panel
        if not self._there():
            return
        pane = panel.panes[panel.side]
        start, end = pane.selected()
        span: tuple[int, int] | None = panel.coding.spanned(panel.side)
        if start == end and span is not None:
            panel.coding.end_at(self._other_end(span[0], span[1], on))
            return
        if start == end:
            start, end = panel.stepping.sentence()
            if end > start:
                self._select(Span(*trimmed(panel.scene.sides[panel.side].shown.text, start, end)))
            return
        self._select(Span(start, self._other_end(start, end, on)))

    def _other_end(self, start: int, end: int, on: bool) -> int:
        """Where a stretch ends with one clause more or less; a stretch always keeps its first words."""
        near = self._around(end - 1)
        if on:
            return next((one.end for one in near if one.end > end), end)
        return next((one.end for one in reversed(near) if start < one.end < end), end)

    # -- codes -------------------------------------------------------------------------------------------------------

    def again(self) -> None:
        """Puts the codes that were used last on the words, all of them and as they were meant then."""
        panel = self.panel
        known = {code.id for code in panel.means.codes() if code.enabled and not code.retired}
        codes, mode = self.last or ((), "explicit")
        codes = tuple(one for one in codes if one in known)
        if not codes:
            recent = list(panel.means.recent())[:1]
            codes = tuple(one.id for one in recent)
        if codes:
            panel.coding.code_with_all(codes, mode)
        else:
            panel.message.emit(panel.tr("No code has been used yet. Press C to choose one."))

    def in_vivo(self) -> None:
        """Asks for a new code whose label is the selected words, or those of the selected passage or sentence."""
        panel = self.panel
        if not panel.coding.ready():
            return
        side = panel.scene.sides[panel.side]
        start, end = panel.panes[panel.side].selected()
        mark = panel.scene.selected(side.index)
        if start == end and mark:
            start, end = panel.scene.span(side.index, mark)
        words = " ".join(side.shown.text[start:end].split()).strip(" .。,，;；:：")
        if len(words) > LONGEST_LABEL:
            panel.message.emit(panel.tr("Select fewer words: a label holds up to %n characters.", "", LONGEST_LABEL))
            return
        if words:
            panel.coding.ask_new(words, "explicit")
