"""What a screen reader hears of the texts: their names, and the codes on the words the caret comes into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from app.ui.reader import wording

if TYPE_CHECKING:
    from app.ui.reader.pane import Pane
    from app.ui.reader.panel import ReaderPanel


class Hearing(QObject):
    """Names the panes and announces coded passages."""

    def __init__(self, panel: ReaderPanel) -> None:
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
