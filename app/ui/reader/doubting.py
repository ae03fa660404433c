"""Stepping through doubtful places and pointing at them: when the card opens, where it stands, and when it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer

from app.ui.reader import wording
from app.ui.reader.card import Card
from app.ui.reader.doubts import Doubt, Doubts, translated_side
from db.rows import CheckIssue

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline

OPEN_AFTER = 400
"""Milliseconds the mouse rests on doubtful words before the card opens."""
WHOLE_TEXT = "whole text"
OF_THE_TEXT = frozenset(("unrelated", "untranslated"))
"""Rules that speak of two texts as wholes, where they name no sentence."""
CLOSE_AFTER = 300
"""Milliseconds the mouse may need from the words to the card."""


class Doubting(QObject):
    """Keeps the card and the doubts of the page together; it tells, the window writes."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        self._card: Card | None = None
        self._pointed: Doubt | None = None
        self._hidden: set[tuple[int, str]] = set()
        self._opening = self._timer(OPEN_AFTER, self._open_pointed)
        self._closing = self._timer(CLOSE_AFTER, self._close_pointed)

    def _timer(self, after: int, what: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(what)
        return timer

    @property
    def card(self) -> Card:
        """The card, made when it is first needed."""
        if self._card is None:
            self._card = Card(self.panel)
            self._card.decided.connect(self.panel.doubt_decided)
            self._card.edit_wanted.connect(self._edit)
            self._card.left_alone.connect(self._closing.start)
        return self._card

    def show(self, study: int, issues: Sequence[CheckIssue]) -> None:
        """Shows what is doubtful on the page; issues of other wordings than those shown are left out."""
        scene = self.panel.scene
        page = scene.page
        if not page or page.study.id != study or not page.left or not page.right:
            return
        versions = (page.left.version_id, page.right.version_id)
        found = [one for one in issues if (one.left_version_id, one.right_version_id) == versions]
        self._tell_whole(found)
        before = [doubt.issue for doubt in scene.doubts.all]
        shown = [side.shown for side in scene.sides]
        scene.doubts = Doubts(found, shown, translated_side(page.left, page.right))
        if [doubt.issue for doubt in scene.doubts.all] != before:
            self.close()
            self.panel.update_all()

    def _tell_whole(self, found: Sequence[CheckIssue]) -> None:
        """Says at the foot of the page what is doubtful about the two texts as wholes."""
        notice, panel = self.panel.notice, self.panel
        whole = next(
            (one for one in found if one.state == "open" and one.pair is None and one.rule in OF_THE_TEXT), None
        )
        if whole is None:
            notice.silence(WHOLE_TEXT)
            return
        if panel.linking.under_way or (whole.study_id, whole.fingerprint) in self._hidden:
            return

        def hide() -> None:
            self._hidden.add((whole.study_id, whole.fingerprint))
            notice.silence(WHOLE_TEXT)

        ways = [(panel.tr("Close"), hide)]
        if whole.rule == "unrelated" and panel.means.can_write():
            reason = panel.tr("Looked at: it is the same text")
            ways.insert(0, (panel.tr("It is the same text"), lambda: self._same(whole, reason)))
        notice.say(WHOLE_TEXT, wording.explanation(whole), ways, warn=True)

    def _same(self, issue: CheckIssue, reason: str) -> None:
        self.panel.notice.silence(WHOLE_TEXT)
        self.panel.doubt_decided.emit("dismiss", issue, reason)

    # -- the card ----------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Goes to the next (+1) or previous (-1) doubtful place, round to the other end, and opens its card."""
        scene = self.panel.scene
        doubts = scene.doubts.all
        if not doubts:
            self.panel.message.emit(self.panel.tr("Nothing in this translation is doubtful."))
            return
        now = self._card.doubt if self._card else None
        if now in doubts:
            at = doubts.index(now) + by
        else:
            index, here = scene.doubts.translated, (scene.row, self.panel.panes[scene.doubts.translated].point())
            places = [(d.row, (d.span(index) or (0, 0))[0]) for d in doubts]
            after = next((k for k, place in enumerate(places) if place >= here), len(doubts))
            at = after if by > 0 else after - 1
        self.open(doubts[at % len(doubts)])

    def open(self, doubt: Doubt) -> None:
        """Goes to a doubtful place and opens its card for the keyboard."""
        self.close()
        scene = self.panel.scene
        index = scene.doubts.translated
        span = doubt.span(index)
        if span is None:
            index, span = 1 - index, doubt.span(1 - index)
        self.panel.stepping.to_row(doubt.row, index)
        if span:
            self.panel.panes[index].put_caret(span[0])
        self._show(doubt, focus=True)

    def open_here(self) -> bool:
        """Opens the card of the doubtful words the caret stands in; says whether there are any."""
        scene = self.panel.scene
        doubt = None
        if scene.row >= 0 and self.panel.page:
            side = self.panel.side
            doubt = scene.doubts.at(side, scene.row, self.panel.panes[side].point())
        if doubt:
            self._show(doubt, focus=True)
        return doubt is not None

    def _show(self, doubt: Doubt, focus: bool) -> None:
        scene = self.panel.scene
        card = self.card
        if card.isVisible():
            card.close_panel()
        card.write = self.panel.means.can_write()
        langs = (scene.sides[0].lang, scene.sides[1].lang)
        number = (scene.doubts.number_of(doubt), len(scene.doubts.all))
        card.show_doubt(doubt, number, langs, scene.doubts.translated)
        card.open_for(self._place(doubt), focus)

    def _place(self, doubt: Doubt) -> QRect:
        """Where the doubtful words stand in the panel: their last line, else their row."""
        scene = self.panel.scene
        index = scene.doubts.translated
        span = doubt.span(index)
        if span is None:
            index, span = 1 - index, doubt.span(1 - index)
        side, pane = scene.sides[index], self.panel.panes[index]
        scene.table.ensure(doubt.row)
        pieces = side.shown.pieces(*span) if span else []
        rects = [rect for row, first, last in pieces[:1] for rect in side.layout.stretches(row, first, last)]
        by = QPoint(pane.x(), pane.y() - self.panel.rolling.value)
        if not rects:
            return QRect(int(side.layout.left), side.layout.top(doubt.row), 10, 26).translated(by)
        whole = rects[0]
        for rect in rects[1:]:
            whole = whole.united(rect)
        return whole.toRect().translated(by)

    def close(self) -> bool:
        """Closes the card; says whether it was open."""
        self._opening.stop()
        self._closing.stop()
        if self._card is None or not self._card.isVisible():
            return False
        self._card.close_panel()
        return True

    def moved(self) -> None:
        """The page was scrolled: the card goes with its words."""
        if self._card and self._card.doubt:
            self._card.move_to(self._place(self._card.doubt))

    # -- the mouse ---------------------------------------------------------------------------------------------------

    def point(self, index: int, row: int, point: int) -> None:
        """The mouse is over a code point of a row (-1: over no words)."""
        doubt = self.panel.scene.doubts.at(index, row, point) if row >= 0 and point >= 0 else None
        if doubt is self._pointed:
            return
        self._pointed = doubt
        if doubt:
            self._closing.stop()
            self._opening.start()
        else:
            self._opening.stop()
            self._closing.start()

    def _open_pointed(self) -> None:
        free = self._card is None or not self._card.held
        if self._pointed and free and not self.panel.coding.palette.isVisible():
            self._show(self._pointed, focus=False)

    def _close_pointed(self) -> None:
        if self._card and self._card.isVisible() and not self._card.held and not self._card.keyboard:
            self._card.close_panel()

    def _edit(self, doubt: Doubt) -> None:
        self.panel.editing.open(doubt.row, self.panel.scene.doubts.translated)
