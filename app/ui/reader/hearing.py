"""What a screen reader hears of the texts: their names, and the codes on the words the caret comes into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from app.ui import language
from app.ui.reader import wording
from app.ui.reader.marks import leading
from db.rows import pick

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline
    from app.ui.reader.pane import Pane


class Hearing(QObject):
    """Names the panes and announces coded passages."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        self._heard: frozenset[int] = frozenset()

    def name(self) -> None:
        """Names both texts by language, kind and provenance."""
        self._heard = frozenset()
        for pane, side in zip(self.panel.panes, self.panel.scene.sides, strict=False):
            text = side.text
            name = self.tr("%1 text, %2, %3") if text else self.tr("%1 text, none yet")
            name = name.replace("%1", wording.language_name(side.lang))
            if text:
                name = name.replace("%2", wording.kind_name(text.kind)).replace("%3", wording.provenance(text)[0])
            pane.setAccessibleName(name)
            pane.setAccessibleDescription(
                self.tr("J and K step through the sentence pairs, L goes to the other language, C codes the selection")
            )

    def codes_of(self, passage_id: int) -> str:
        """Every code of a passage with what lies above it, its mode and its coder, a line each, for a tooltip."""
        passage = self.panel.scene.passage_of(passage_id)
        if not passage:
            return ""
        codes = self.panel.codes
        lang = "zh-Hans" if language.current() == "zh" else "en"
        lines = []
        for coding in leading(passage.codings, codes):
            path: list[str] = []
            at: int | None = coding.code_id
            while at is not None and at in codes and len(path) < 8:
                path.insert(0, pick(codes[at].labels, lang))
                at = codes[at].parent_id
            more = [wording.mode_name(coding.mode)] if coding.mode != "explicit" else []
            lines.append(
                " › ".join(path) + "".join(f", {word}" for word in [*more, *([coding.coder] if coding.coder else [])])
            )
        return "\n".join(lines) or self.tr("highlight")

    def pair(self, row: int) -> None:
        """Says the state of a pair that was just marked."""
        scene = self.panel.scene
        if QAccessible.isActive() and 0 <= row < len(scene.rows) and scene.rows[row].pairs:
            words = self.tr("Pair %1: %2").replace("%1", str(scene.number(scene.rows[row].pairs[0])))
            words = words.replace("%2", self.panel.gutter.state_words(row))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.panel.panes[self.panel.side], words))

    def announce(self, pane: Pane) -> None:
        """Says which codes are on the words the caret has come into, once for each passage entered."""
        side = pane.side
        if not side:
            return
        marks = side.marked.at(pane.point())
        now = frozenset(mark.passage for mark in marks)
        if now and now != self._heard and QAccessible.isActive():
            labels = ", ".join(mark.label or self.tr("highlight") for mark in marks)
            words = self.tr("Coded: %1").replace("%1", labels)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(pane, words))
        self._heard = now
