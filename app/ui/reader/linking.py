"""Linking sentences by hand: choose some on one side, then the ones on the other that answer them. Mouse or keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.text.span import trimmed

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline

ABOUT = "linking"


class Linking:
    """Holds what was chosen first. It tells, the window writes."""

    def __init__(self, panel: ReaderOutline) -> None:
        self.panel = panel

    @property
    def under_way(self) -> bool:
        """Whether one side is chosen and the other is being looked for."""
        return self.panel.scene.linking is not None

    def link(self) -> None:
        """Chooses the sentences of the side the user is in; once both sides are chosen, links them."""
        panel = self.panel
        page, first = panel.page, panel.scene.linking
        if not page or not panel.may_write():
            return
        if not (page.left and page.right):
            panel.message.emit(panel.tr("There is nothing to link with: this study has one text only."))
            return
        span = self._chosen()
        if span is None:
            panel.message.emit(panel.tr("Select the sentences to link, or put the caret into one."))
        elif first is None or first[0] == panel.side:
            self._begin(span)
        else:
            chosen = {first[0]: first[1:], panel.side: span}
            self.end()
            panel.link_requested.emit(chosen[0], chosen[1])

    def _chosen(self) -> tuple[int, int] | None:
        """The selected words, else the sentence the caret stands in."""
        panel = self.panel
        side = panel.scene.sides[panel.side]
        if not side.text:
            return None
        start, end = trimmed(side.text.body, *panel.panes[side.index].selected())
        if end <= start:
            start, end = panel.stepping.sentence()
            pair = panel.mending.pair()
            spans = (pair.right if panel.side else pair.left) if pair else ()
            start, end = (spans[0][0], spans[-1][1]) if spans else (start, end)
        return (start, end) if end > start else None

    def _begin(self, span: tuple[int, int]) -> None:
        panel = self.panel
        panel.coding.drop_proposal()
        panel.scene.linking = (panel.side, *span)
        panel.clear_selection()
        panel.update_all()
        panel.stepping.cross()
        panel.notice.say(
            ABOUT,
            panel.tr("Now choose the sentences on the other side that answer these, and press Shift+L."),
            [
                (panel.tr("Link"), self.link),
                (panel.tr("No counterpart"), self.alone),
                (panel.tr("Cancel"), self.cancel),
            ],
        )

    def alone(self) -> None:
        """Says that nothing on the other side answers what was chosen."""
        first = self.panel.scene.linking
        if first is not None:
            self.end()
            spans = [first[1:] if index == first[0] else None for index in (0, 1)]
            self.panel.link_requested.emit(*spans)

    def cancel(self) -> bool:
        """Lets go of what was chosen; says whether anything was."""
        if not self.under_way:
            return False
        self.end()
        self.panel.panes[self.panel.side].setFocus()
        return True

    def end(self) -> None:
        """Nothing is being linked any more."""
        self.panel.scene.linking = None
        self.panel.notice.silence(ABOUT)
        self.panel.update_all()
