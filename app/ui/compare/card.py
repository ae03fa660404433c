"""The card beside a cell: who says it, with the words in both languages. Plain text only; it does not take the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.text.fold import widen
from app.ui import fonts, glyphs, paint, theme
from app.ui.compare.scene import FILLS

WIDTH = 352
MOST_PASSAGES = 2
PAD = 14
MOST_LINES = 9


@dataclass(frozen=True, slots=True)
class CardPassage:
    """One passage on the card."""

    sign: str
    evidence: str
    code: str
    citation: str
    status: str
    en: str
    zh: str
    machine: bool


@dataclass(frozen=True, slots=True)
class CardContent:
    """What the card of one cell says; `note` stands where there is no passage."""

    title: str
    barriers: int
    facilitators: int
    passages: tuple[CardPassage, ...]
    note: str = ""
    others: int = 0
    n_passages: int = 0
    """All passages of the cell; of many only the first are in `passages`."""
    counted: bool = True
    """Whether the line of studies by sign stands under the title: a card of one study has none."""

    @property
    def count(self) -> int:
        """How many passages the cell holds."""
        return max(self.n_passages, len(self.passages))


def shown_passages(passages: Sequence[CardPassage], most: int = MOST_PASSAGES) -> list[CardPassage]:
    """Return the passages that fit on the card: one of each sign before a second of any."""
    first: dict[str, CardPassage] = {}
    for passage in passages:
        first.setdefault(passage.sign, passage)
    order = [*first.values(), *(p for p in passages if p not in first.values())]
    chosen = order[: max(most, len(first))]
    return [p for p in passages if p in chosen]


@dataclass(slots=True)
class _Line:
    """One laid-out line: its words, face, colour, indent and the mark before it."""

    words: str
    face: QFont
    token: str
    left: float
    height: float
    mark: tuple[str, str] | None = None
    kind: str = "text"


class Card(QWidget):
    """A floating plain-text card, laid out by hand so that no text is ever taken for markup."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("chart_card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lines: list[_Line] = []
        self.content: CardContent | None = None
        self.lang = "en"
        self.hide()

    def show_for(self, content: CardContent, cell: QRect, lang: str) -> None:
        """Show the card 8 px from a cell (in the parent's coordinates), right of it unless there is no room."""
        self.content, self.lang = content, lang
        self._lay_out()
        room = self.parentWidget().rect() if self.parentWidget() else self.rect()  # type: ignore[union-attr]
        height = min(round(sum(line.height for line in self._lines)) + 2 * PAD, room.height() - 8)
        size = QRect(0, 0, WIDTH, height)
        left = cell.right() + 8 if cell.right() + 8 + WIDTH <= room.right() else cell.left() - 8 - WIDTH
        left = max(4, min(left, room.right() - WIDTH - 4))
        top = max(4, min(cell.top() - 20, room.bottom() - height - 4))
        size.moveTopLeft(QPoint(left, top))
        self.setGeometry(size)
        self.setAccessibleName(content.title)
        self.setAccessibleDescription("\n".join(line.words for line in self._lines))
        self.show()
        self.raise_()
        self.update()

    def _face(self, px: int, weight: int = 400, lang: str | None = None) -> QFont:
        """Return the card's face."""
        return fonts.interface_font(lang or self.lang, px, weight)

    def _lay_out(self) -> None:
        """Break the content into lines."""
        content = self.content
        if content is None:
            return
        self._lines = []
        self._wrapped(content.title, self._face(13, 600), "text", 0, 19, 2)
        if content.passages and content.counted:
            self._lines.append(_Line("", self._face(12), "text2", 0, 20, None, "counts"))
        for line in content.note.splitlines():
            self._wrapped(line, self._face(12), "text2", 0, 18, 4)
        shown = shown_passages(content.passages)
        for passage in shown:
            self._passage(passage)
        left_over = content.count - len(shown)
        if left_over > 0:
            more = QCoreApplication.translate("Compare", "+ %n more passages", "", left_over)
            self._lines.append(_Line(more, self._face(12), "accent", 20, 20))
        if any(p.machine for p in shown):
            strip = QCoreApplication.translate("Compare", "Chinese quotes: machine translation, not reviewed")
            self._lines.append(_Line(strip, self._face(12), "warn", 8, 26, None, "strip"))
        if content.passages:
            foot = QCoreApplication.translate("Compare", "Enter: open the passage") + (
                "　" if self.lang.startswith("zh") else "   "
            )
            foot += QCoreApplication.translate("Compare", "Space: keep as filter")
            self._lines.append(
                _Line(foot, self._face(11 if not self.lang.startswith("zh") else 12), "text3", 0, 22, None, "foot")
            )

    def _passage(self, passage: CardPassage) -> None:
        """Lay out one passage: mark and code, who and what kind of evidence, the words in both languages."""
        self._lines.append(_Line("", self._face(12), "text", 0, 8, None, "rule"))
        self._wrapped(passage.code, self._face(12, 600), "text", 20, 18, 2, (passage.sign, passage.evidence))
        comma = "，" if self.lang.startswith("zh") else ", "
        self._wrapped(f"{passage.citation}{comma}{passage.status}", self._face(12), "text2", 20, 18, 2)
        if passage.en:
            self._wrapped(f"“{passage.en}”", self._face(12, 400, "en"), "text", 20, 17, MOST_LINES)
        if passage.zh:
            self._lines.append(_Line("", self._face(12), "text", 0, 3, None, "gap"))
            self._wrapped(f"“{widen(passage.zh)}”", self._face(12, 400, "zh"), "text", 20, 18, MOST_LINES)
        else:
            self._wrapped(
                QCoreApplication.translate("Compare", "No Chinese text yet"), self._face(12), "text2", 20, 18, 1
            )

    def _wrapped(
        self, words: str, face: QFont, token: str, left: float, height: float, most: int,
        mark: tuple[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Add a text as lines."""
        for number, line in enumerate(paint.wrapped(words, face, WIDTH - 2 * PAD - left, most)):
            self._lines.append(_Line(line, face, token, left, height, mark if number == 0 else None))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint.rounded(painter, frame, 8, colours.color("raised"), colours.color("line2"))
        y = float(PAD)
        for line in self._lines:
            rect = QRectF(PAD + line.left, y, WIDTH - 2 * PAD - line.left, line.height)
            if line.kind == "rule":
                painter.setPen(colours.color("line"))
                painter.drawLine(QPointF(PAD, y + 4), QPointF(WIDTH - PAD, y + 4))
            elif line.kind == "counts":
                self._counts(painter, rect)
            elif line.kind == "strip":
                paint.rounded(painter, QRectF(PAD, y + 3, WIDTH - 2 * PAD, 20), 4, colours.color("warn_soft"))
                paint.text_line(painter, rect.adjusted(0, 0, 0, 0), line.words, line.face, colours.color("warn"))
            else:
                hang = line.words.startswith("“")
                paint.text_line(painter, rect, line.words, line.face, colours.color(line.token), hang=hang)
            if line.mark is not None:
                spot = QPointF(PAD + 7, y + line.height / 2)
                if line.mark[0] == "other":
                    glyphs.draw_shape(painter, "diamond", spot, 10, colours.color("mark.neutral"))
                else:
                    ground = colours.color("raised")
                    glyphs.draw_mark(painter, line.mark[0], FILLS[line.mark[1]], spot, 11, ground=ground)
            y += line.height

    def _counts(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the line of counts with neutral marks."""
        content = self.content
        if content is None:
            return
        colours, face, x = theme.current(), self._face(12), rect.left()
        numbers = [("barrier", content.barriers), ("facilitator", content.facilitators)]
        for sign, count in [("other", content.others)] if content.others else numbers:
            spot = QPointF(x + 6, rect.center().y())
            if sign == "other":
                glyphs.draw_shape(painter, "diamond", spot, 9, colours.color("mark.neutral"))
            else:
                glyphs.draw_mark(painter, sign, "filled", spot, 10, neutral=True)
            words = QCoreApplication.translate("Compare", "%n studies", "", count)
            width = paint.text_line(
                painter, QRectF(x + 15, rect.top(), 120, rect.height()), words, face, colours.color("text2")
            )
            x += 15 + width + 14
        words = QCoreApplication.translate("Compare", "%n passages", "", content.count)
        paint.text_line(painter, QRectF(x, rect.top(), 150, rect.height()), words, face, colours.color("text2"))
