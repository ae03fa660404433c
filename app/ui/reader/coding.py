"""Coding in the texts: the selection and its proposed counterpart, the palette, and the ends that are moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.text.span import trimmed
from app.ui.reader.palette import Palette
from app.ui.reader.scene import LEFT, RIGHT, Proposal
from app.ui.reader.words import moved_edge

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline

Anchor = tuple[int, int, int]
"""(text id, start, end) in code points."""

PROPOSE_AFTER = 220
"""Milliseconds of rest after which the counterpart of a selection is looked for."""
KEEP_AFTER = 600
"""Milliseconds after the last key at an end until the move is told."""


class Coding(QObject):
    """What selecting, coding and moving ends do; it tells, the window writes."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        self.palette = Palette(panel, panel.means, panel.codes)
        self.palette.chosen.connect(self._chosen)
        self.palette.several.connect(self._several)
        self.palette.new_wanted.connect(self.ask_new)
        self.palette.closed.connect(self._closed)
        self.palette.resized.connect(self.place)
        self._proposed_for: Anchor | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PROPOSE_AFTER)
        self._rest.timeout.connect(self.propose)
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_AFTER)
        self._keep.timeout.connect(self.flush)

    def retranslate(self) -> None:
        """Puts the palette into the language of the interface."""
        self.palette.retranslate()

    # -- selection and counterpart -----------------------------------------------------------------------------------

    def selection(self) -> Anchor | None:
        """The selected words without the white space at their ends; None where nothing is selected."""
        side = self.panel.scene.sides[self.panel.side] if self.panel.scene.sides else None
        if not side or not side.text:
            return None
        start, end = self.panel.panes[side.index].selected()
        start, end = trimmed(side.text.body, start, end)
        return (side.text.id, start, end) if end > start else None

    def settled(self, index: int) -> None:
        """A selection was made or changed: its counterpart is looked for after a moment's rest."""
        panel = self.panel
        panel.focused(index)
        other = panel.panes[RIGHT if index == LEFT else LEFT]
        cursor = other.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            other.setTextCursor(cursor)
        if self.selection() != self._proposed_for:
            self.drop_proposal()
        if panel.scene.passage is not None:
            panel.select_passage(None, reveal=False)
        self._rest.start()

    def selection_changed(self, index: int) -> None:
        """A counterpart answers the words it was proposed for, no others."""
        chosen = self._proposed_for
        text = self.panel.scene.sides[index].text if self.panel.scene.sides else None
        if chosen and text and text.id == chosen[0] and self.selection() != chosen:
            self.drop_proposal()

    def propose(self) -> None:
        """Shows which words of the other language answer the selection, dashed until the user makes them their own."""
        self._rest.stop()
        scene = self.panel.scene
        chosen = self.selection()
        if not chosen or chosen == self._proposed_for or not all(side.there for side in scene.sides):
            return
        self._proposed_for = chosen
        answer = self.panel.means.counterpart(*chosen)
        scene.proposal = None
        if answer:
            for side in scene.sides:
                if side.text and side.text.id == answer[0] and 0 <= answer[1] < answer[2] <= len(side.text.body):
                    scene.proposal = Proposal(side.index, answer[1], answer[2])
        self.panel.update_all()

    def drop_proposal(self) -> None:
        """Lets go of the proposed counterpart: only the selected language will be coded."""
        self._rest.stop()
        self._proposed_for = None
        if self.panel.scene.proposal:
            self.panel.scene.proposal = None
            self.panel.update_all()

    def keep_proposal(self) -> bool:
        """Makes the proposed counterpart the user's own; says whether there was one that wasn't."""
        proposal = self.panel.scene.proposal
        if not proposal or proposal.kept:
            return False
        self.panel.scene.proposal = Proposal(proposal.side, proposal.start, proposal.end, kept=True)
        self.panel.update_all()
        return True

    def anchors(self) -> list[Anchor]:
        """What would be coded now: the selection with its counterpart; empty where nothing is selected."""
        chosen = self.selection()
        if not chosen:
            return []
        if chosen != self._proposed_for:
            self.propose()
        found = [chosen]
        proposal = self.panel.scene.proposal
        if proposal and (text := self.panel.scene.sides[proposal.side].text) and text.id != chosen[0]:
            found.append((text.id, proposal.start, proposal.end))
        return found

    # -- coding ------------------------------------------------------------------------------------------------------

    def ready(self) -> bool:
        """Makes sure that there is something to code: a selection, a passage, or the whole current sentence."""
        panel = self.panel
        if not panel.page or not panel.may_write():
            return False
        if self.selection() or panel.scene.passage is not None:
            return True
        start, end = panel.stepping.sentence()
        if end <= start:
            panel.message.emit(panel.tr("Select words in either language first, then press C."))
            return False
        panel.panes[panel.side].select(start, end)
        return True

    def code(self) -> None:
        """Opens the palette for the selection, the selected passage or the current sentence."""
        if not self.ready():
            return
        if self.selection():
            self.anchors()
        self.palette.open()
        self.place()

    def recent(self, number: int) -> None:
        """Codes with the recent code of a number from 1 to 9."""
        codes = self.panel.means.recent()
        if 1 <= number <= len(codes) and self.ready():
            self._chosen(codes[number - 1].id, "explicit")

    def code_with(self, code_id: int, mode: str = "explicit") -> None:
        """Codes with a code chosen elsewhere (the codebook, a drop)."""
        if self.ready():
            self._chosen(code_id, mode)

    def highlight(self) -> None:
        """Marks the selection without a code."""
        if self.ready() and (anchors := self.anchors()):
            self._request(anchors, [], "explicit")

    def code_with_all(self, codes: Sequence[int], mode: str = "explicit") -> None:
        """Codes with several codes in one go."""
        if self.ready():
            self._several(codes, mode)

    def _chosen(self, code_id: int, mode: str) -> None:
        self._several([code_id], mode)

    def _several(self, codes: Sequence[int], mode: str) -> None:
        """Puts codes on the selected words or passage, in one step of the history."""
        anchors = self.anchors()
        self.palette.close_now()
        self.panel.speed.last = (tuple(codes), mode)
        same = self._same_passage(anchors)
        if anchors and same is None:
            self._request(anchors, list(codes), mode)
        elif (passage := same if same is not None else self.panel.scene.passage) is not None:
            if len(codes) == 1:
                self.panel.add_requested.emit(passage, codes[0], mode)
            else:
                self.panel.add_several_requested.emit(passage, list(codes), mode)
        self.panel.panes[self.panel.side].setFocus()

    def _same_passage(self, anchors: list[Anchor]) -> int | None:
        """The passage that stands on exactly the selected words already."""
        page = self.panel.page
        if not anchors or not page:
            return None
        wanted = anchors[0]
        for passage in page.passages:
            if any((a.text_id, a.start, a.end) == wanted and a.state == "placed" for a in passage.anchors):
                return passage.id
        return None

    def _request(self, anchors: list[Anchor], codes: list[int], mode: str) -> None:
        self.panel.showing.await_passage()
        self.drop_proposal()
        self.panel.code_requested.emit(anchors, codes, mode)

    def ask_new(self, typed: str, mode: str) -> None:
        """Asks for a new code by what was typed or selected; it is put on the words."""
        anchors = self.anchors()
        passage = None if anchors else self.panel.scene.passage
        self.palette.close_now()
        self.panel.showing.await_passage()
        self.panel.new_code_requested.emit(typed, anchors, passage, mode)

    def _closed(self) -> None:
        self.panel.panes[self.panel.side].setFocus()

    def close(self) -> None:
        """Closes what floats and forgets what was only proposed."""
        self.flush()
        self.palette.close_now()
        self.drop_proposal()

    def back(self) -> bool:
        """Esc: closes the palette, or lets go of the proposal; says whether there was anything."""
        if self.palette.isVisible():
            self.palette.close_now()
            return True
        if self.panel.scene.proposal:
            proposed = self._proposed_for
            self.drop_proposal()
            self._proposed_for = proposed
            return True
        return False

    def place(self) -> None:
        """Puts the palette under the last selected line, or above it where there is no room."""
        if not self.palette.isVisible():
            return
        panel = self.panel
        pane = panel.panes[panel.side]
        side = pane.side
        if not side:
            return
        span = pane.selected()
        mark = panel.scene.selected(side.index)
        if span[0] == span[1] and mark:
            span = panel.scene.span(side.index, mark)
        pieces = side.shown.pieces(*span)
        row, first, last = pieces[-1] if pieces else (max(0, panel.scene.row), 0, 0)
        rects = side.layout.stretches(row, first, last) or [side.layout.caret_line(row, first)]
        scroll = panel.rolling.value
        bottom = pane.y() + rects[-1].bottom() - scroll + 8
        x = pane.x() + rects[-1].left()
        height = self.palette.height()
        if bottom + height > panel.height() - 8:
            start = side.shown.pieces(*span)
            tops = side.layout.stretches(start[0][0], start[0][1], start[0][2]) if start else rects
            above = pane.y() + (tops or rects)[0].top() - scroll - 8 - height
            bottom = above if above >= 8 else max(8, panel.height() - height - 8)
        self.palette.move(int(max(8, min(x, panel.width() - self.palette.width() - 8))), int(bottom))

    # -- ends --------------------------------------------------------------------------------------------------------

    def _put(self, index: int, start: int, end: int) -> None:
        """Shows the ends of the proposal or the selected passage somewhere else."""
        scene = self.panel.scene
        if scene.proposal and scene.proposal.side == index:
            scene.proposal = Proposal(index, start, end, kept=True)
        elif scene.passage is not None:
            scene.moving[scene.passage, index] = (start, end)
        self.panel.panes[index].viewport().update()

    def spanned(self, index: int) -> tuple[int, int] | None:
        """Where the selected passage, or the proposal, stands on a side as it is shown now."""
        return self._span(index)

    def end_at(self, end: int) -> None:
        """Puts the end of the selected passage, on the side the user is in, somewhere else; told after a rest."""
        span = self._span(self.panel.side)
        if span and end > span[0] and self.panel.means.can_write():
            self._put(self.panel.side, span[0], end)
            if not self.panel.scene.proposal:
                self._keep.start()

    def _span(self, index: int) -> tuple[int, int] | None:
        scene = self.panel.scene
        if scene.proposal:
            return (scene.proposal.start, scene.proposal.end) if scene.proposal.side == index else None
        mark = scene.selected(index)
        return scene.span(index, mark) if mark else None

    def drag(self, index: int, first: bool, point: int) -> None:
        """An end follows the mouse; dragged past the other end it stops one character before it."""
        span = self._span(index)
        if span and self.panel.means.can_write():
            start, end = span
            self._put(index, min(point, end - 1) if first else start, end if first else max(point, start + 1))

    def drop(self) -> None:
        """The mouse let go of an end."""
        self.flush()

    def move_end(self, first: bool, on: bool) -> None:
        """Moves one end of the passage, on the side the user is in, by a word; told after a moment's rest."""
        index = self.panel.side
        span = self._span(index)
        if span is None and self.panel.scene.proposal:
            index = self.panel.scene.proposal.side
            span = self._span(index)
        side = self.panel.scene.sides[index] if self.panel.scene.sides else None
        if not span or not side or not side.text or not self.panel.means.can_write():
            return
        start, end = span
        moved = moved_edge(side.text.body, start if first else end, on, side.lang, first)
        start, end = (min(moved, end - 1), end) if first else (start, max(moved, start + 1))
        self._put(index, start, end)
        if not self.panel.scene.proposal:
            self._keep.start()

    def flush(self) -> None:
        """Tells of ends that were moved."""
        self._keep.stop()
        scene = self.panel.scene
        moved = dict(scene.moving)
        for (passage, index), (start, end) in moved.items():
            side = scene.sides[index]
            mark = side.marked.of(passage)
            if not side.text or not mark or (mark.start, mark.end) == (start, end):
                scene.moving.pop((passage, index), None)
                continue
            start, end = trimmed(side.text.body, start, end)
            if end > start:
                self.panel.anchor_moved.emit(passage, side.text.id, start, end)
            scene.moving.pop((passage, index), None)

    def settle_anchor(self, anchor_id: int) -> None:
        """Says that an anchor whose words had changed means the selected ones now."""
        panel = self.panel
        chosen = self.selection()
        anchors = [a for p in panel.page.passages for a in p.anchors if a.id == anchor_id] if panel.page else []
        if not chosen or not anchors or chosen[0] != anchors[0].text_id:
            panel.message.emit(panel.tr("Select the words in the same text first."))
            return
        panel.anchor_settled.emit(anchor_id, chosen[1], chosen[2])

    # -- taking away -------------------------------------------------------------------------------------------------

    def remove(self) -> None:
        """Takes the leading code off the selected passage, or the passage itself where it has none."""
        from app.ui.reader.marks import leading

        passage = self.panel.scene.passage_of(self.panel.scene.passage)
        if not passage or not self.panel.means.can_write():
            return
        order = leading(passage.codings, self.panel.codes) or list(passage.codings)
        if order:
            self.panel.uncode_requested.emit(order[0].id)
        else:
            self.panel.delete_requested.emit(passage.id)

    def memo(self) -> None:
        """Asks for a memo on the selected passage, or on the study where none is selected."""
        panel = self.panel
        if panel.scene.passage is not None:
            panel.memo_requested.emit("passage", panel.scene.passage)
        elif panel.page:
            panel.memo_requested.emit("study", panel.page.study.id)

    def finding(self) -> None:
        """Asks for a finding from the selected passage."""
        if self.panel.scene.passage is not None:
            self.panel.finding_requested.emit(self.panel.scene.passage)
        else:
            self.panel.message.emit(self.panel.tr("Select a passage first: a finding rests on its words."))
