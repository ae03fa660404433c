"""The study above its texts: titles in both languages, who, where and when, and a few chips. It scrolls away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui import fonts, glyphs, icons, language, paint, theme
from app.ui.reader import wording
from app.ui.reader.bits import Plain, TextButton
from app.ui.reader.heading import Heading
from app.ui.widgets.buttons import plain_tip
from db.rows import Code, Study, pick

TOP = 22
FOOT = 16
ROOMY = 520
"""Beside the tools: with less, the lines under the title go on below them."""
MODELS = 4
"""So many care models have a chip of their own; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One chip under the title: its words, an icon or a facet's sign, amber where it is a doubt."""

    words: str
    icon: str = ""
    facet: str = ""
    warn: bool = False
    tip: str = ""


class FactChip(QWidget):
    """A fact about the study as a quiet chip."""

    def __init__(self, fact: Fact, parent: QWidget) -> None:
        super().__init__(parent)
        self.fact = fact
        self.setAccessibleName(fact.tip or fact.words)
        self.setToolTip(plain_tip(fact.tip or fact.words))
        self.limit(10_000)

    def sizeHint(self) -> QSize:
        return self.size()

    def limit(self, most: int) -> None:
        """Takes the width its words need, at most so many pixels."""
        sign = 16 if self.fact.icon or self.fact.facet else 0
        width = 20 + sign + paint.text_width(self.fact.words, self._font())
        self.resize(min(most, round(width)), 24)

    def _font(self) -> QFont:
        return fonts.interface_font(language.current(), 11, 500)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(0, 1, self.width(), 22)
        left = 9.0
        if self.fact.warn:
            paint.rounded(painter, rect, 11, look.color("warn_soft"))
        else:
            paint.rounded(painter, rect, 11, look.color("page"), look.color("line2"))
        ink = "warn" if self.fact.warn else "text2"
        if self.fact.facet:
            glyphs.draw_facet(painter, self.fact.facet, QPointF(left + 4, rect.center().y()), 8)
            left += 14
        elif self.fact.icon:
            icons.draw(painter, self.fact.icon, ink, left, rect.center().y() - 6, 12)
            left += 16
        place = QRectF(left, rect.top(), rect.right() - left - 7, rect.height())
        paint.text_line(painter, place, self.fact.words, self._font(), look.color(ink))


class TitleBlock(QWidget):
    """Titles, citation and chips of one study."""

    link_opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._study: Study | None = None
        self._codes: Mapping[int, Code] = {}
        self._first = Heading("text", self, 3)
        self._second = Heading("text2", self, 2)
        self._who = Plain(parent=self)
        self._where = Plain(parent=self)
        self._link = TextButton(self, "arrow-up-right", "accent", 13)
        self._chips: list[FactChip] = []
        for label in (self._who, self._where):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._where.setProperty("tone", "text2")
        self._link.clicked.connect(lambda: self.link_opened.emit(self._address()))
        self.need = 150

    def show_study(self, study: Study, codes: Mapping[int, Code]) -> None:
        """Shows a study; `codes` by id gives its care models their names."""
        self._study, self._codes = study, codes
        self.retranslate()

    def retranslate(self) -> None:
        """Puts everything into the language of the interface."""
        study = self._study
        if not study:
            return
        lang = language.current()
        first, second = wording.titles(study, lang)
        if not first:
            first = self.tr("Untitled – %1").replace("%1", str(study.year or study.id))
        for label, words, size, weight in ((self._first, first, 25, 600), (self._second, second, 17, 400)):
            chinese = any("\u3400" <= ch <= "\u9fff" for ch in words)
            px = size - 2 if chinese and size == 25 else size - 1 if chinese else size
            label.say(paint.plain_line(words), fonts.reading_font("zh" if chinese else "en", px, weight))
        self._second.setVisible(bool(second))
        self._who.wear(fonts.interface_font(lang, 13))
        self._who.setText(wording.authors(study.names, lang))
        self._where.wear(fonts.interface_font(lang, 13))
        self._where.setText(wording.citation_line(study, lang))
        address = study.identifier("doi") or study.identifier("url")
        self._link.setVisible(bool(address))
        self._link.setText(address if len(address) < 60 else address[:58] + "…")
        self._link.setAccessibleName(self.tr("Open %1 in the browser").replace("%1", address))
        facts = list(self._facts(study, lang))
        if facts != [chip.fact for chip in self._chips]:
            for chip in self._chips:
                chip.hide()
                chip.deleteLater()
            self._chips = [FactChip(fact, self) for fact in facts]
            for chip in self._chips:
                chip.show()

    def _facts(self, study: Study, lang: str) -> Sequence[Fact]:
        models = [pick(self._codes[c].labels, lang) for c in study.models if c in self._codes]
        facts = [Fact(words, facet="model") for words in models[:MODELS]]
        if models[MODELS:]:
            facts.append(Fact(f"+{len(models) - MODELS}", facet="model", tip="\n".join(models[MODELS:])))
        if study.country:
            facts.append(Fact(wording.country_name(study.country), icon="map-pin"))
        if study.design:
            facts.append(Fact(wording.design_name(study.design), icon="flask-conical"))
        facts += [Fact(tag, icon="tag") for tag in study.tags]
        others = wording.printed_authors(study)
        if others:
            words = self.tr("Printed citation names other authors: %1").replace("%1", others)
            facts.append(Fact(words, icon="triangle-alert", warn=True))
        return facts

    def _address(self) -> str:
        study = self._study
        if not study:
            return ""
        doi = study.identifier("doi")
        return f"https://doi.org/{doi}" if doi else study.identifier("url")

    def place(self, left: int, right: int, tools: int) -> int:
        """Lays itself out between two edges, leaving room for the tools on the right; says how high it is.

        In a reader that is not narrow every line leaves it: the tools stay while the block scrolls away below them, and
        would cut what they lie over.
        """
        width = max(160, right - left)
        room = width - tools
        if room >= ROOMY:
            width, right = room, right - tools
        y = TOP
        for label in (self._first, self._second):
            if label.words:
                y += label.place(left, y, room) + 2
        y += 6
        x, placed = left, False
        for item in (self._who, self._where, self._link):
            if item.isHidden() or (isinstance(item, QLabel) and not item.text()):
                continue
            if isinstance(item, QLabel):
                item.setWordWrap(False)
            item.resize(item.sizeHint())
            wide = min(item.width(), width)
            if x > left and x + wide > right:
                x, y = left, y + 22
            if isinstance(item, QLabel) and item.width() > width:
                item.setWordWrap(True)
                high = item.heightForWidth(width)
                item.setGeometry(left, y + 1, width, high)
                x, y, placed = right + 1, y + max(0, high - 20), True
                continue
            inset = 4 if item is self._link and x == left else 0
            item.setGeometry(x - inset, y + (20 - item.height()) // 2, wide, item.height())
            x, placed = x + wide + 14, True
        y += 30 if placed else 0
        x = left
        for chip in self._chips:
            chip.limit(width)
            if x > left and x + chip.width() > right:
                x, y = left, y + 28
            chip.move(x, y - 2)
            x += chip.width() + 6
        self.need = y + (24 if self._chips else -6 if placed else 0) + FOOT
        return self.need

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.current().color("page"))
