"""One study as a card of fixed height: title in the reader's language, the other under it, facts, marks and progress.

126 px, or 84 in the compact list. The last two lines stand at the bottom whatever the titles need, so that nothing has
to be measured before the list knows how long it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QObject, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui import fonts, glyphs, icons, language, paint, theme
from app.ui.studies import naming
from app.ui.studies.model import CARD, HIT, Index
from db.card import StudyCard

if TYPE_CHECKING:
    from db.rows import Snippet

HEIGHT: Final = 126
COMPACT: Final = 84
LINE: Final = 19
SIDE: Final = 20
GAP: Final = 12
"""Between the facts of a study; never a dot, which is a full em wide between Chinese words."""


@lru_cache(maxsize=1024)
def _lines(text: str, lang: str, px: int, weight: int, width: int, most: int) -> tuple[str, ...]:
    """A title broken into lines, remembered: a list paints the same ones again and again."""
    return tuple(paint.wrapped(text, fonts.interface_font(lang, px, weight), width, most))


def _lang(text: str) -> str:
    """Which face leads in a title."""
    return "zh" if any("\u3400" <= one <= "\u9fff" for one in text[:40]) else "en"


class CardDelegate(QStyledItemDelegate):
    """Paints the cards; `opened` is the study in the reader, whose card stays marked when the list has no focus."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.compact = False
        self.opened: int | None = None
        self.hovered = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, COMPACT if self.compact else HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD)
        rect: QRect = option.rect
        area = QRectF(rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        ground = _ground(painter, area, chosen, hovered, focused, self._active(option, card))
        if not ground and index.row() + 1 < index.model().rowCount() and not self._stands_out(option, index.row() + 1):
            line = theme.current().color("line")
            painter.fillRect(QRectF(area.left() + SIDE, area.bottom() - 1, area.width() - 2 * SIDE, 1), line)
        if isinstance(card, StudyCard):
            inner = area.adjusted(SIDE, 0, -SIDE, 0)
            found = index.data(HIT)
            place = found.snippets[0] if found is not None and found.snippets else None
            if self.compact:
                _paint_compact(painter, inner, card, chosen, place)
            else:
                _paint_whole(painter, inner, card, chosen, place)
        painter.restore()

    def _stands_out(self, option: QStyleOptionViewItem, row: int) -> bool:
        """Whether the next card has a ground of its own, so that no line is needed above it."""
        view = option.widget
        if row == self.hovered or not isinstance(view, QTableView):
            return row == self.hovered
        return view.selectionModel().isRowSelected(row, QModelIndex())

    def _active(self, option: QStyleOptionViewItem, card: object) -> bool:
        """Whether a chosen card wears its full colour: the list has the focus, or the card is the one that is read."""
        view = option.widget
        if view is not None and view.hasFocus():
            return True
        return isinstance(card, StudyCard) and card.id == self.opened


def _ground(painter: QPainter, area: QRectF, chosen: bool, hovered: bool, focused: bool, active: bool) -> bool:
    """Paints what lies under a card; False where it is only the panel."""
    colours = theme.current()
    inner = area.adjusted(8, 2, -8, -2)
    if chosen:
        paint.rounded(painter, inner, 8, colours.color("selected" if active else "hover"))
    elif hovered:
        paint.rounded(painter, inner, 8, colours.color("hover"))
    if focused:
        paint.rounded(painter, inner, 8, None, colours.color("accent"), 2.0)
    return chosen or hovered


def _paint_whole(painter: QPainter, inner: QRectF, card: StudyCard, chosen: bool, place: Snippet | None = None) -> None:
    """A comfortable card: three lines of titles, the facts, the marks; in a search the place found instead of a title."""
    title, other = naming.titles(card)
    used = _paint_title(painter, inner, inner.top() + 12, title, 13, 600, "text", 2)
    if place is not None:
        paint_place(painter, QRectF(inner.left(), inner.top() + 12 + used * LINE, inner.width(), LINE), place)
    elif other:
        _paint_title(painter, inner, inner.top() + 12 + used * LINE, other, 12, 400, "text2", 3 - used)
    _paint_facts(painter, QRectF(inner.left(), inner.top() + 70, inner.width(), 20), card)
    _paint_marks(painter, QRectF(inner.left(), inner.bottom() - 32, inner.width(), 20), card, chosen)


def paint_place(painter: QPainter, line: QRectF, place: Snippet) -> None:
    """Paints one line of the words around the first place found, the words themselves on a ground of their own."""
    font = fonts.interface_font(_lang(place.text), 12)
    colours = theme.current()
    spans = [one for one in place.spans if one[1] <= len(place.text)]
    start = _begins(place.text, spans, font, line.width())
    left, at = line.left(), start
    if start:
        left += paint.text_line(painter, line, "…", font, colours.color("text2"))
    for first, last in [*spans, (len(place.text), len(place.text))]:
        for words, found in ((place.text[at:first], False), (place.text[first:last], True)):
            room = line.right() - left
            if not words or room < 8:
                continue
            width = min(room, paint.text_width(words, font))
            spot = QRectF(left, line.top(), width, line.height())
            if found:
                paint.rounded(painter, spot.adjusted(-1, 1, 1, -1), 3, colours.color("selection"))
            colour = colours.color("text" if found else "text2")
            paint.text_line(painter, QRectF(left, line.top(), room, line.height()), words, font, colour)
            left += width
        at = last


def _begins(text: str, spans: Sequence[tuple[int, int]], font: QFont, width: float) -> int:
    """From which character a line must begin so that the first place found is to be seen."""
    if not spans or paint.text_width(text[: spans[0][1]], font) < width - 24:
        return 0
    first, last = spans[0]
    start = first
    while start > 0 and paint.text_width(text[start - 1 : last], font) < width * 0.6:
        start -= 1
    space = text.find(" ", start, first)
    return space + 1 if space >= 0 else start


def _paint_compact(
    painter: QPainter, inner: QRectF, card: StudyCard, chosen: bool, found: Snippet | None = None
) -> None:
    """A compact card: one line for each title, then marks with the facts between them."""
    title, other = naming.titles(card)
    _paint_title(painter, inner, inner.top() + 8, title, 13, 600, "text", 1)
    if found is not None:
        paint_place(painter, QRectF(inner.left(), inner.top() + 8 + LINE, inner.width(), LINE), found)
    elif other:
        _paint_title(painter, inner, inner.top() + 8 + LINE, other, 12, 400, "text2", 1)
    row = QRectF(inner.left(), inner.bottom() - 29, inner.width(), 20)
    left, right = _paint_marks(painter, row, card, chosen)
    if right - left > 60:
        _paint_facts(painter, QRectF(left, row.top(), right - left, 20), card, [naming.authors(card)])


def _paint_title(
    painter: QPainter, inner: QRectF, top: float, text: str, px: int, weight: int, token: str, most: int
) -> int:
    """Paints a title and gives how many lines it took; an opening bracket hangs outside the edge."""
    lang = _lang(text)
    font = fonts.interface_font(lang, px, weight)
    lines = _lines(text, lang, px, weight, int(inner.width()), most)
    colour = theme.current().color(token)
    for at, line in enumerate(lines):
        place = QRectF(inner.left(), top + at * LINE, inner.width() + px, LINE)
        paint.text_line(painter, place, line, font, colour, hang=at == 0)
    return len(lines)


def _paint_facts(painter: QPainter, place: QRectF, card: StudyCard, parts: list[str] | None = None) -> None:
    """Paints authors, journal and year with a space between them; the longest give way where there is no room."""
    font = fonts.interface_font(language.current(), 12, tabular=True)
    parts = naming.facts(card) if parts is None else parts
    widths = [paint.text_width(part, font) for part in parts]
    over = sum(widths) + GAP * (len(parts) - 1) - place.width()
    for at in sorted(range(len(parts)), key=lambda one: -widths[one]):
        cut = max(0.0, min(over, widths[at] - 36))
        widths[at] -= cut
        over -= cut
    left, colour = place.left(), theme.current().color("text3")
    for part, width in zip(parts, widths, strict=True):
        room = min(width, place.right() - left)
        if room > 20:
            paint.text_line(painter, QRectF(left, place.top(), room, place.height()), part, font, colour)
        left += width + GAP


def _paint_marks(painter: QPainter, row: QRectF, card: StudyCard, chosen: bool) -> tuple[float, float]:
    """Paints languages, machine translation, findings and progress; gives the free room between them."""
    left = _paint_tags(painter, row, card, chosen)
    font = fonts.interface_font(language.current(), 12, tabular=True)
    colours = theme.current()
    left += 8
    for facet, count in (("barrier", card.barriers), ("facilitator", card.facilitators)):
        if count:
            glyphs.draw_facet(painter, facet, QPointF(left + 4, row.center().y()), 8)
            place = QRectF(left + 13, row.top(), 40, row.height())
            left += 13 + paint.text_line(painter, place, str(count), font, colours.color("text2")) + 9
    return left, _paint_progress(painter, row, card, font, left)


def _paint_tags(painter: QPainter, row: QRectF, card: StudyCard, chosen: bool) -> float:
    """Paints which languages there are, and MT in amber where a machine wrote the Chinese; gives where they end."""
    western, chinese = naming.languages(card)
    tags: list[tuple[str, bool, str]] = []
    words = " ".join(word for word, there in (("EN", western), ("中", chinese)) if there)
    if words:
        tags.append((words, False, ""))
    if card.machine:
        reviewed = card.machine == "reviewed"
        tags.append((naming.say("studies", "MT"), not reviewed, "check" if reviewed else ""))
    font = fonts.interface_font(language.current(), 11, 500)
    left = row.left()
    for text, warn, icon in tags:
        width = paint.tag_width(text, font, icon)
        ground = "raised" if chosen and not warn else ""
        paint.draw_tag(
            painter, QRectF(left, row.top(), width, row.height()), text, font, warn=warn, icon=icon, ground=ground
        )
        left += width + 5
    return left


def _paint_progress(painter: QPainter, row: QRectF, card: StudyCard, font: QFont, begin: float) -> float:
    """Paints at the right how many pairs are checked, or what is missing; gives where it begins.

    In a narrow panel the bar, then the words stay away, so that nothing lies over the counts that end at `begin`.
    """
    colours = theme.current()
    words = naming.lacking(card)
    shown = words or (f"{card.checked}/{card.pairs}" if card.pairs else "")
    if row.right() - paint.text_width(shown, font) < begin:
        return row.right()
    if words or card.pairs is None:
        width = paint.text_line(painter, row, words, font, colours.color("text2"), align="right")
        return row.right() - width - GAP
    if not card.pairs:
        return row.right()
    left = row.right() - paint.text_line(painter, row, shown, font, colours.color("text2"), align="right") - 8
    if left - 36 < begin:
        return left
    if card.checked >= card.pairs:
        icons.draw(painter, "check-check", "ok", left - 14, row.center().y() - 7, 14)
        return left - 14 - GAP
    paint.draw_share(painter, QRectF(left - 36, row.center().y() - 2, 36, 4), card.checked / card.pairs)
    return left - 36 - GAP
