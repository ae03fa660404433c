"""The lines of the inspector: quoted words, a code with its mode, a finding, a step of the history."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.ui import fonts, glyphs, language, paint, theme
from app.ui.reader import wording
from app.ui.reader.bits import Plain, TextButton
from app.ui.widgets.buttons import plain_tip
from db.rows import Anchor, Code, Coding, Finding, Step, pick, pick_exact

MODES = ("explicit", "implied", "absent")


def plain(words: str, tone: str = "text") -> Plain:
    """A label of plain words that wraps."""
    label = Plain(words, tone)
    label.setWordWrap(True)
    return label


class Section(QWidget):
    """A titled part of the inspector, with a hairline above it."""

    def __init__(self, rule: bool) -> None:
        super().__init__()
        self._rule = rule
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 13 if rule else 6, 0, 12)
        lines.setSpacing(6)
        self._title = plain("", "text2")
        lines.addWidget(self._title)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        lines.addLayout(self.body)

    def title(self, words: str) -> None:
        """Names the part."""
        self._title.wear(fonts.interface_font(language.current(), 12, 600))
        self._title.setText(words)
        self.setAccessibleName(words)

    def clear(self, keep: Sequence[QWidget] = ()) -> None:
        """Takes every line out; those to keep are put back in by the caller."""
        while self.body.count():
            item = self.body.takeAt(0)
            widget = item.widget() if item else None
            if widget and widget not in keep:
                widget.hide()
                widget.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints the hairline."""
        if self._rule:
            QPainter(self).fillRect(QRect(0, 0, self.width(), 1), theme.current().color("line"))


class QuoteLine(QWidget):
    """The words of a passage in one language, a rule in the facet's colour beside them."""

    settle = Signal(int)

    def __init__(self, anchor: Anchor, facet: str, with_kind: bool) -> None:
        super().__init__()
        self._facet = facet
        chinese = fonts.is_chinese(anchor.lang)
        waiting = anchor.state != "placed"
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 0, 0)
        line.setSpacing(10)
        tag = plain("中" if chinese else anchor.lang[:2].upper(), "text3")
        tag.wear(fonts.interface_font("zh" if chinese else "en", 11))
        tag.setFixedWidth(18)
        tag.setToolTip(wording.kind_name(anchor.kind) if with_kind else wording.language_name(anchor.lang))
        line.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        quote = plain(" ".join(anchor.quote.split()), "text3" if waiting else "text")
        quote.wear(fonts.reading_font(anchor.lang, 14 if chinese else 15))
        quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        quote.setAccessibleName(f"{wording.language_name(anchor.lang)}: {anchor.quote}")
        words.addWidget(quote)
        if with_kind:
            kind = plain(wording.kind_name(anchor.kind), "text3")
            kind.wear(fonts.interface_font(language.current(), 11))
            words.addWidget(kind)
        if waiting:
            self._waits(words, anchor)
        line.addLayout(words, 1)

    def _waits(self, lines: QVBoxLayout, anchor: Anchor) -> None:
        """Says that the words changed, and offers to take the selected ones instead."""
        note = plain(self.tr("The words of this passage have changed. Select the words it means now."), "warn")
        note.wear(fonts.interface_font(language.current(), 12))
        lines.addWidget(note)
        button = TextButton(self, "", "accent", 12, 500)
        button.setText(self.tr("Take the selected words"))
        button.clicked.connect(lambda: self.settle.emit(anchor.id))
        lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints the rule."""
        colour = theme.current().color(f"facet.{self._facet}" if self._facet else "edge")
        paint.rounded(QPainter(self), QRectF(0, 1, 3, self.height() - 2), 1.5, colour)


class CodeLine(QWidget):
    """A code on the passage; its mode is a button that changes it or takes the code away."""

    mode_changed = Signal(int, str)
    removed = Signal(int)

    def __init__(self, coding: Coding, code: Code, write: bool) -> None:
        super().__init__()
        self._coding, self._code = coding, code
        zh = language.current() == "zh"
        self._first = pick(code.labels, "zh-Hans" if zh else "en")
        other = pick_exact(code.labels, "en" if zh else "zh-Hans")
        self._other = other if other != self._first else ""
        self.setFixedHeight(26)
        self.setToolTip(plain_tip("\n".join(p for p in (self._first, self._other, coding.coder) if p)))
        self.setAccessibleName(f"{self._first}, {wording.mode_name(coding.mode)}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch()
        self._mode = TextButton(self, "chevron-down" if write else "", "text2", 12)
        self._mode.setText(wording.mode_name(coding.mode))
        self._mode.setEnabled(write)
        self._mode.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._mode.setAccessibleName(f"{self._first}: {wording.mode_name(coding.mode)}")
        if write:
            self._mode.setMenu(self._menu())
        line.addWidget(self._mode)
        line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for mode in MODES:
            action = QAction(wording.mode_name(mode), menu)
            action.setCheckable(True)
            action.setChecked(mode == self._coding.mode)
            action.triggered.connect(lambda _on, m=mode: self.mode_changed.emit(self._coding.id, m))
            menu.addAction(action)
        menu.addSeparator()
        remove = QAction(self.tr("Remove coding"), menu)
        remove.triggered.connect(lambda: self.removed.emit(self._coding.id))
        menu.addAction(remove)
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paints sign and labels."""
        painter = QPainter(self)
        look = theme.current()
        fill = "filled" if self._coding.mode == "explicit" else "hollow"
        glyphs.draw_facet(painter, self._code.facet, QPointF(6, self.height() / 2), 9, fill=fill)  # type: ignore[arg-type]
        room = self._mode.x() - 26
        lang = language.current()
        rect = QRectF(18, 0, room, self.height())
        width = paint.text_line(painter, rect, self._first, fonts.interface_font(lang, 13, 500), look.color("text"))
        rest = room - width - 8
        if self._other and rest > 40:
            light = fonts.interface_font("en" if lang == "zh" else "zh", 12)
            paint.text_line(
                painter, QRectF(18 + width + 8, 0, rest, self.height()), self._other, light, look.color("text3")
            )


class FindingLines(QWidget):
    """A finding that rests on the passage: its claim in both languages, its status and direction."""

    edited = Signal(int)

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        lang = language.current()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        head = TextButton(self, "pen-line", "text2", 12)
        pattern = self.tr("%1, %2")
        words = pattern.replace("%1", wording.status_name(finding.status))
        head.setText(words.replace("%2", wording.direction_name(finding.direction)))
        head.setToolTip(self.tr("Edit the finding…"))
        head.clicked.connect(lambda: self.edited.emit(finding.id))
        lines.addWidget(head, 0, Qt.AlignmentFlag.AlignLeft)
        own = "zh-Hans" if lang == "zh" else "en"
        first = pick(finding.claims, own)
        other = pick_exact(finding.claims, "en" if lang == "zh" else "zh-Hans")
        for claim, tone, px in ((first, "text", 13), (other if other != first else "", "text2", 12)):
            if claim:
                label = plain(claim, tone)
                chinese = any("\u3400" <= ch <= "\u9fff" for ch in claim)
                label.wear(fonts.interface_font("zh" if chinese else "en", px))
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                lines.addWidget(label)


class StepLine(QWidget):
    """One step of the passage's history: who did what, and when."""

    def __init__(self, step: Step, say: Callable[[str, Sequence[str]], str]) -> None:
        super().__init__()
        font = fonts.interface_font(language.current(), 12)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        pattern = self.tr("%1: %2") if step.who else "%2"
        what = plain(pattern.replace("%1", step.who).replace("%2", say(step.label, step.args)), "text2")
        what.wear(font)
        what.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        when = plain(step.at[11:16], "text3")
        when.wear(fonts.interface_font("en", 12, tabular=True))
        when.setToolTip(step.at)
        line.addWidget(what, 1)
        line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)

    def sizeHint(self) -> QSize:
        """As high as its words."""
        return QSize(200, 20)
