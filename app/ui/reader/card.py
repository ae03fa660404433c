"""The card of a doubtful place: the words, what to write instead, why, and what the user may do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import fonts, icons, language, paint, theme
from app.ui.reader import wording
from app.ui.reader.bits import Plain, TypingLine
from app.ui.reader.doubts import Doubt
from app.ui.reader.waves import wave
from app.ui.widgets.popover import Popover
from db.rows import CheckIssue

WIDTH = 356
LINES = 3
"""So many lines of each side's words are shown."""


class Card(Popover):
    """Floats beside the words. `decided(deed, issue, reason)`: deed is replace, accept or dismiss."""

    decided = Signal(str, object, str)
    edit_wanted = Signal(object)
    left_alone = Signal()
    """the mouse went away from a card that it had opened"""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel, WIDTH, takes_focus=False)
        self.setObjectName("doubtCard")
        self._doubt: Doubt | None = None
        self.write = True
        self._icon, self._rule, self._number = Plain(), Plain(tone="warn"), Plain(tone="text2")
        self._words = Words(self)
        self._label, self._preferred, self._why = Plain(tone="text3"), Plain(), Plain(tone="text2")
        self._replace, self._accept, self._dismiss = QPushButton(), QPushButton(), QPushButton()
        self._reason = TypingLine(self, self._typed)
        self._keep, self._refused = QPushButton(), Plain(tone="bad")
        self._build()
        self._replace.clicked.connect(self._replaces)
        self._accept.clicked.connect(lambda: self._decide("accept"))
        self._dismiss.clicked.connect(self._ask_reason)
        self._keep.clicked.connect(self._dismissed)

    def _build(self) -> None:
        self.body.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._icon)
        head.addWidget(self._rule)
        head.addStretch()
        head.addWidget(self._number)
        self.body.addLayout(head)
        self.body.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._preferred, 1)
        self.body.addLayout(row)
        self._why.setWordWrap(True)
        self._preferred.setWordWrap(True)
        self.body.addWidget(self._why)
        self._foot, self._ask = QWidget(), QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 2, 0, 0)
        foot.setSpacing(2)
        for button in (self._replace, self._accept, self._dismiss):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch()
        self._replace.setDefault(True)
        ask = QVBoxLayout(self._ask)
        ask.setContentsMargins(0, 2, 0, 0)
        line = QHBoxLayout()
        line.addWidget(self._reason, 1)
        line.addWidget(self._keep)
        ask.addLayout(line)
        self._refused.setWordWrap(True)
        ask.addWidget(self._refused)
        self.body.addWidget(self._foot)
        self.body.addWidget(self._ask)

    @property
    def doubt(self) -> Doubt | None:
        """What the card is about while it is open."""
        return self._doubt if self.isVisible() else None

    def show_doubt(self, doubt: Doubt, number: tuple[int, int], langs: tuple[str, str], translated: int) -> None:
        """Fills the card: `number` is its place among so many, `translated` the side of the translation."""
        self._doubt = doubt
        issue = doubt.issue
        lang = language.current()
        self._icon.setPixmap(icons.pixmap("flag", "warn", 14, self.devicePixelRatioF()))
        self._rule.wear(fonts.interface_font(lang, 13, 600))
        self._rule.setText(wording.rule_name(issue.rule))
        self._number.wear(fonts.interface_font("en", 12, tabular=True))
        self._number.setText(f"{number[0]}/{number[1]}")
        words = (issue.left_text, issue.right_text)
        self._words.say((words[1 - translated], words[translated]), (langs[1 - translated], langs[translated]))
        self._label.wear(fonts.interface_font(lang, 12))
        self._label.setText(self.tr("Preferred form") if issue.rule in wording.PREFERRED else self.tr("Suggestion"))
        suggestion = issue.suggestion or ""
        self._preferred.wear(fonts.reading_font(langs[translated], 16, 600))
        self._preferred.setText(suggestion)
        for label in (self._label, self._preferred):
            label.setVisible(bool(suggestion))
        self._why.wear(fonts.interface_font(lang, 13))
        self._why.setText(wording.explanation(issue))
        self._replace.setText(self.tr("Replace") if self._can_replace(issue) else self.tr("Edit this sentence…"))
        self._replace.setVisible(self.write and (self._can_replace(issue) or doubt.span(translated) is not None))
        self._accept.setText(self.tr("Accept as it is"))
        self._dismiss.setText(self.tr("Dismiss with a reason…"))
        self._keep.setText(self.tr("Dismiss"))
        self._reason.setPlaceholderText(self.tr("Why is this no fault?"))
        self._reason.setAccessibleName(self._reason.placeholderText())
        self._reason.clear()
        self._foot.setVisible(self.write)
        self._ask.hide()
        self.setAccessibleName(f"{self._rule.text()}: {self._why.text()}")
        self._quiet()

    def _quiet(self) -> None:
        """The lesser buttons have no frame, so that the three stand on one line."""
        look = theme.current()
        face = "border: 1px solid transparent; background: transparent; padding: 0 5px;"
        hover = f"background: {look.hex('hover')};"
        ring = f"border: 2px solid {look.hex('accent')}; padding: 0 4px;"
        sheet = f"QPushButton {{ {face} }} QPushButton:hover {{ {hover} }} QPushButton:focus {{ {ring} }}"
        for button in (self._accept, self._dismiss):
            button.setStyleSheet(sheet)

    @staticmethod
    def _can_replace(issue: CheckIssue) -> bool:
        return issue.suggestion is not None

    def open_for(self, anchor: QRect, focus: bool) -> None:
        """Shows itself beside some words of the panel; `focus` lets it take the keyboard."""
        self._takes_focus = focus
        self.open_at(anchor, focus=self._replace if self._replace.isVisibleTo(self) else self._accept)

    def _decide(self, deed: str, reason: str = "") -> None:
        doubt = self._doubt
        self.close_panel()
        if doubt:
            self.decided.emit(deed, doubt.issue, reason)

    def _replaces(self) -> None:
        doubt = self._doubt
        if doubt and not self._can_replace(doubt.issue):
            self.close_panel()
            self.edit_wanted.emit(doubt)
        else:
            self._decide("replace")

    def _ask_reason(self) -> None:
        self._refused.hide()
        self._foot.hide()
        self._ask.show()
        self._refit()
        self._reason.setFocus()

    def _refit(self) -> None:
        self._outer.activate()
        self.resize(self.width(), self._outer.totalHeightForWidth(self.width()))

    def _dismissed(self) -> None:
        reason = self._reason.text().strip()
        if reason:
            self._decide("dismiss", reason)
            return
        self._refused.setText(self.tr("Say in a few words why this is no fault: the next reader will ask."))
        self._refused.show()
        self._refit()

    def _typed(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._dismissed()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            return False
        return True

    @property
    def keyboard(self) -> bool:
        """Whether it was opened by a key, and so stays until a key or a press elsewhere closes it."""
        return self._takes_focus

    @property
    def held(self) -> bool:
        """Whether the user is in the card: the mouse is over it, or the keyboard in it."""
        inside = self.focusWidget()
        return self.underMouse() or (inside is not None and inside.hasFocus())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left_alone.emit()


class Words(QWidget):
    """The doubtful words of the source, an arrow, and those of the translation with their wave."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ("", "")
        self._langs = ("en", "zh-Hans")

    def say(self, words: tuple[str, str], langs: tuple[str, str]) -> None:
        """Shows the words of the source and of the translation; one may be empty."""
        self._words = (" ".join(words[0].split()), " ".join(words[1].split()))
        self._langs = langs
        self.setToolTip("")
        self.setAccessibleName(" → ".join(part for part in self._words if part))
        self.setVisible(any(self._words))
        self.setFixedHeight(26 if self._one_line() else 52)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 24, self.height())

    def _one_line(self) -> bool:
        first, second = (fonts.reading_font(lang, 15) for lang in self._langs)
        wide = paint.text_width(self._words[0], first) + paint.text_width(self._words[1], second) + 36
        return not all(self._words) or wide <= WIDTH - 28

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        first, second = (fonts.reading_font(lang, 15) for lang in self._langs)
        x, y = 0.0, 0.0
        if self._words[0]:
            place = QRectF(0, 0, self.width(), 26)
            x = paint.text_line(painter, place, self._words[0], first, look.color("text2")) + 10
        if not self._words[1]:
            return
        if self._words[0]:
            if not self._one_line():
                x, y = 0.0, 26.0
            icons.draw(painter, "arrow-right", "text2", x, y + 6, 14)
            x += 24
        place = QRectF(x, y, self.width() - x, 26)
        width = paint.text_line(painter, place, self._words[1], second, look.color("text2"))
        metrics = QFontMetricsF(second)
        wave(painter, x, x + width, place.center().y() + metrics.capHeight() / 2 + 5)
