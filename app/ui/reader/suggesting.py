"""Suggested codes for the words the user is at: asked for after a rest, taken or dismissed by one key, never by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline
    from db.rows import Code

REST = 350
"""Milliseconds the user stays at some words before codes are looked for."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggested code and why: `name` (an alias stands there), `learnt` (words that weighed), `near` (a like passage)."""

    code: Code
    why: str
    words: tuple[str, ...]


class Suggesting(QObject):
    """Knows which words the user is at and what is suggested for them; it tells, the window asks and writes."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        self.offers: list[Offer] = []
        self._asked: tuple[int, tuple[str, ...], tuple[int, ...]] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.look)

    # -- which words -------------------------------------------------------------------------------------------------

    def words(self) -> tuple[str, ...]:
        """The words the user is at, one stretch for each language: selection, passage, else the current pair."""
        panel = self.panel
        scene = panel.scene
        if not panel.page or not scene.sides:
            return ()
        side = scene.sides[panel.side]
        start, end = panel.panes[panel.side].selected()
        spans: list[tuple[int, tuple[int, int]]] = []
        if end > start:
            spans = [(side.index, (start, end))]
            if scene.proposal:
                spans.append((scene.proposal.side, (scene.proposal.start, scene.proposal.end)))
        elif scene.passage is not None:
            spans = [(one.index, (mark.start, mark.end)) for one in scene.sides if (mark := scene.selected(one.index))]
        elif 0 <= scene.row < len(scene.rows):
            spans = [(one.index, one.shown.spans[scene.row]) for one in scene.sides]
        found = (scene.sides[index].shown.text[first:last].strip() for index, (first, last) in sorted(spans))
        return tuple(one for one in found if one)

    def _have(self) -> tuple[int, ...]:
        """The codes on the selected passage."""
        passage = self.panel.scene.passage_of(self.panel.scene.passage)
        return tuple(sorted({one.code_id for one in passage.codings})) if passage else ()

    # -- asking ------------------------------------------------------------------------------------------------------

    def look_soon(self) -> None:
        """The user went somewhere: codes are looked for once they rest there."""
        self._rest.start()

    def look(self) -> None:
        """Asks for suggestions, if they would be seen and are for other words than the ones last asked for."""
        self._rest.stop()
        panel = self.panel
        words = self.words()
        inspector = panel.inspector
        if not panel.page or not words or not panel.means.can_write() or inspector is None or not inspector.isVisible():
            self._asked = None
            self._tell([])
            return
        question = (panel.page.study.id, words, self._have())
        if question == self._asked:
            return
        if self._asked is None or question[:2] != self._asked[:2]:
            self._tell([])
        self._asked = question
        panel.suggestions_wanted.emit(*question)

    def look_again(self) -> None:
        """Something changed: what is suggested may have changed too."""
        self._asked = None
        self.look_soon()

    def show(self, study: int, words: Sequence[str], found: Sequence[Mapping[str, Any]]) -> None:
        """Shows what was found for words of a study ({code, why, words}), unless the user is elsewhere by now."""
        if self._asked is None or (study, tuple(words)) != self._asked[:2]:
            return
        codes = self.panel.codes
        self._tell(
            [
                Offer(codes[one["code"]], one["why"], tuple(one["words"]))
                for one in found
                if one["code"] in codes and one["code"] not in self._asked[2]
            ]
        )

    def _tell(self, offers: list[Offer]) -> None:
        if offers != self.offers:
            self.offers = offers
            if self.panel.inspector is not None:
                self.panel.inspector.show_offers(offers)

    # -- answering ---------------------------------------------------------------------------------------------------

    def _offered(self, code: int) -> Offer | None:
        """The offer of a code, or the first one; a message where there is none to see."""
        panel = self.panel
        if panel.inspector is None or not panel.inspector.isVisible():
            panel.inspector_wanted.emit()
            panel.message.emit(panel.tr("Suggestions stand in the panel Passage. Look at them first."))
            return None
        found = next((one for one in self.offers if code in (-1, one.code.id)), None)
        if found is None:
            panel.message.emit(panel.tr("No code is suggested for these words."))
        return found

    def take(self, code: int = -1) -> None:
        """Codes with a suggested code, the first one unless told."""
        offer = self._offered(code)
        if offer is not None:
            self._tell([one for one in self.offers if one is not offer])
            self.panel.coding.code_with(offer.code.id)

    def dismiss(self, code: int = -1) -> None:
        """Turns a suggestion down, the first one unless told; it does not come again for these words."""
        offer = self._offered(code)
        if offer is not None and self._asked is not None:
            self._tell([one for one in self.offers if one is not offer])
            self.panel.suggestion_dismissed.emit(self._asked[0], self._asked[1], offer.code.id)
