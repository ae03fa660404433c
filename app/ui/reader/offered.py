"""The lines of suggested codes in the inspector: sign and label, why, and what takes or dismisses them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import fonts, glyphs, language, paint, theme
from app.ui.reader.facts import plain
from app.ui.reader.suggesting import Offer
from app.ui.widgets.buttons import IconButton, plain_tip
from db.rows import pick

HEAD = 28


class OfferLine(QWidget):
    """One suggested code. `taken` and `dismissed` carry the code; the first line's buttons tell the keys for it."""

    taken = Signal(int)
    dismissed = Signal(int)

    def __init__(self, offer: Offer, first: bool) -> None:
        super().__init__()
        self._facet = offer.code.facet
        self._label = pick(offer.code.labels, "zh-Hans" if language.current() == "zh" else "en")
        reason = self._reason(offer)
        self.setAccessibleName(f"{self._label}. {reason}")
        self.setToolTip(plain_tip(self._label))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2)
        head.addStretch()
        self._take, self._dismiss = IconButton("check", "", self), IconButton("x", "", self)
        self._take.set_name(self.tr("Take the suggested code “%1”").replace("%1", self._label), "T" if first else "")
        self._dismiss.set_name(
            self.tr("Dismiss the suggested code “%1”").replace("%1", self._label), "X" if first else ""
        )
        self._take.clicked.connect(lambda: self.taken.emit(offer.code.id))
        self._dismiss.clicked.connect(lambda: self.dismissed.emit(offer.code.id))
        for button in (self._take, self._dismiss):
            button.setFixedSize(HEAD - 2, HEAD - 2)
            head.addWidget(button)
        lines.addLayout(head)
        why = plain(reason, "text3")
        why.wear(fonts.interface_font(language.current(), 12))
        why.setContentsMargins(18, 0, 0, 2)
        lines.addWidget(why)

    def _reason(self, offer: Offer) -> str:
        """Why the code is suggested, in one line."""
        quoted = self.tr("“%1”").replace("%1", offer.words[0] if offer.words else "")
        if offer.why == "name":
            return self.tr("%1 stands in these words").replace("%1", quoted)
        if offer.why == "near":
            return self.tr("Means nearly the same as %1, which carries it").replace("%1", quoted)
        between = "、" if language.current() == "zh" else ", "
        return self.tr("Words you coded so before: %1").replace("%1", between.join(offer.words))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints sign and label."""
        painter = QPainter(self)
        glyphs.draw_facet(painter, self._facet, QPointF(6, HEAD / 2), 9, fill="hollow")
        room = QRectF(18, 0, self._take.x() - 24, HEAD)
        face = fonts.interface_font(language.current(), 13, 500)
        paint.text_line(painter, room, self._label, face, theme.current().color("text"))
