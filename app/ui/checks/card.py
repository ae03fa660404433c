"""The issue that is chosen: its words in both languages, why it is one, what to write instead, and what can be done."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from app.text.languages import HAN
from app.ui import fonts
from app.ui.checks import naming
from app.ui.checks.doubt import Sign
from app.ui.widgets.buttons import plain_tip
from app.work import deciding
from db.rows import CheckIssue

HAN_RUN: Final = re.compile(f"[{HAN}]")
TERM: Final = 30
"""A Chinese rendering up to this length may become one of the glossary."""
NAMED: Final = frozenset({*deciding.TERM_RULES, "consistency", "term_not_found"})
"""Rules whose issues name their term."""
LARGEST: Final = 16_777_215
EDITABLE: Final = 60
"""Words up to this length can be replaced from here; longer ones are changed in the reader."""


class Entry(NamedTuple):
    """What the glossary would take from an issue: the English, the Chinese, and the term that checks name."""

    english: str
    chinese: str
    term: str


class Line(QLineEdit):
    """A field that says when Esc was pressed."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Card(QWidget):
    """One issue; what the user wants done with it is told by signals, `left` gives the keyboard back to the list."""

    replace_wanted = Signal(str)
    """the words to put there"""
    everywhere_wanted = Signal(str)
    accept_wanted = Signal()
    dismiss_wanted = Signal(str)
    """the reason"""
    reopen_wanted = Signal()
    judged = Signal(str)
    """in the glossary: preferred, accepted or avoid"""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.issue: CheckIssue | None = None
        self._writable = True
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = Sign(self)
        self._rule, self._severity = QLabel(self), QLabel(self)
        self._rule.setProperty("role", "head")
        self._severity.setProperty("tone", "text3")
        self.sides = (QLabel(self), QLabel(self))
        for side, lang, size in zip(self.sides, ("en", "zh-Hans"), (15, 14), strict=True):
            side.setFont(fonts.reading_font(lang, size))
        self.why, self._ask, self.refused = QLabel(self), QLabel(self), QLabel(self)
        self.why.setProperty("tone", "text2")
        self._ask.setProperty("role", "section")
        self.refused.setProperty("tone", "bad")
        for label in (*self.sides, self.why, self._rule, self._severity, self._ask, self.refused):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (*self.sides, self.why, self.refused):
            label.setWordWrap(True)
        self.field, self.reason = Line(self), Line(self)
        self.replace, self.everywhere = QPushButton(self), QPushButton(self)
        self.accept, self.dismiss, self.reopen = QPushButton(self), QPushButton(self), QPushButton(self)
        self.glossary = QPushButton(self)
        self.qualities = QMenu(self)
        self.glossary.setMenu(self.qualities)
        self.sure, self.back = QPushButton(self), QPushButton(self)
        for button, look in ((self.replace, "primary"), (self.sure, "primary"), (self.back, "quiet")):
            button.setProperty(look, True)
        for button in self._buttons():
            button.setAutoDefault(False)
            button.hide()
        self._place()
        self._connect()
        self.retranslate()
        self.hide()

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.replace,
            self.everywhere,
            self.accept,
            self.glossary,
            self.dismiss,
            self.reopen,
            self.sure,
            self.back,
        )

    def _place(self) -> None:
        """Puts the parts below each other."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        whole.addWidget(rule)
        column = QVBoxLayout()
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(8)
        whole.addLayout(column)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self._rule, 1)
        head.addWidget(self._severity)
        column.addLayout(head)
        for label in (*self.sides, self.why, self._ask):
            column.addWidget(label)
        column.addWidget(self.field)
        column.addWidget(self.reason)
        column.addWidget(self.refused)
        for row_of in (
            (self.replace, self.accept),
            (self.everywhere,),
            (self.glossary,),
            (self.dismiss, self.reopen, self.sure, self.back),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in row_of:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)

    def _connect(self) -> None:
        """Connects the parts."""
        self.replace.clicked.connect(self.put)
        self.field.returnPressed.connect(self.put)
        self.everywhere.clicked.connect(lambda: self.everywhere_wanted.emit(self.field.text().strip()))
        self.accept.clicked.connect(self.accept_wanted)
        self.reopen.clicked.connect(self.reopen_wanted)
        self.dismiss.clicked.connect(self.ask_reason)
        self.sure.clicked.connect(lambda: self.dismiss_wanted.emit(self.reason.text()))
        self.reason.returnPressed.connect(lambda: self.dismiss_wanted.emit(self.reason.text()))
        self.back.clicked.connect(self.leave)
        self.reason.left.connect(self.leave)
        self.field.left.connect(self.left)
        self.qualities.triggered.connect(lambda action: self.judged.emit(action.data()))
        self.field.textChanged.connect(lambda _words: self._allow())

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.replace.setText(self.tr("Replace"))
        self.everywhere.setText(self.tr("Replace everywhere"))
        self.accept.setText(self.tr("Accept as it is"))
        self.dismiss.setText(self.tr("Dismiss with a reason…"))
        self.reopen.setText(self.tr("Open again"))
        self.glossary.setText(self.tr("Add to the glossary"))
        self.sure.setText(self.tr("Dismiss"))
        self.back.setText(self.tr("Cancel"))
        self.field.setAccessibleName(self.tr("Suggestion"))
        self.field.setPlaceholderText(self.tr("What should stand there"))
        self.reason.setAccessibleName(self.tr("Why this is no fault"))
        self.reason.setPlaceholderText(self.tr("Why this is no fault"))
        self.show_issue(self.issue, self._writable)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "back"):
            self.retranslate()
        super().changeEvent(event)

    # -- what is shown --------------------------------------------------------------------------------------------

    def show_issue(self, issue: CheckIssue | None, writable: bool) -> None:
        """Shows an issue; None hides the card."""
        same = issue is not None and self.issue is not None and issue.id == self.issue.id
        self.issue, self._writable = issue, writable
        if issue is None:
            self.hide()
            return
        self._sign.wear(*naming.SIGNS.get(issue.severity, ("info", "text3")))
        self._rule.setText(naming.rule(issue.rule))
        self._severity.setText(naming.severities().get(issue.severity, issue.severity))
        for label, said, lang in zip(
            self.sides, naming.places(issue), (self.tr("Original"), self.tr("Translation")), strict=True
        ):
            label.setText(naming.shortened(said))
            label.setToolTip(plain_tip(said) if len(said) > naming.LONGEST else "")
            label.setAccessibleName(f"{lang}: {said}" if said else "")
            label.setVisible(bool(said))
        decided = naming.state(issue)
        self.why.setText(decided or naming.explanation(issue))
        self._ask.setText(self.tr("Suggestion"))
        if not same:
            self.field.setText(issue.suggestion or "")
            self.reason.clear()
        self.say("")
        self._show_asking(False)
        self.setAccessibleName(naming.spoken(issue, ""))
        self.show()
        self._fit()

    def _fit(self) -> None:
        """Gives every wrapped label the height of its words: a dock would cut them."""
        for label in (*self.sides, self.why, self.refused):
            label.setMinimumHeight(0)  # a label asks for the height it was given, however wide it is now
            label.setMaximumHeight(LARGEST)
            label.setFixedHeight(label.heightForWidth(self.width() - 36) if label.text() else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follows the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @property
    def changeable(self) -> bool:
        """Whether the words of the issue can be replaced from here."""
        issue = self.issue
        if issue is None or issue.decided is not None or not self._writable:
            return False
        short = bool(issue.right_text) and len(issue.right_text) <= EDITABLE
        return issue.id > 0 and (issue.suggestion is not None or (issue.right is not None and short))

    @property
    def entry(self) -> Entry | None:
        """The term and the rendering of the issue, as the glossary would take them; None where they are none."""
        issue = self.issue
        if issue is None or not self._writable:
            return None
        english, chinese = (" ".join(words.split()) for words in (issue.left_text, issue.right_text))
        if HAN_RUN.search(english):
            english, chinese = chinese, english
        fits = 0 < len(english) <= EDITABLE and 0 < len(chinese) <= TERM and HAN_RUN.search(chinese)
        if not fits or HAN_RUN.search(english) or ";" in f"{english}{chinese}":
            return None
        known = issue.term if issue.rule in NAMED and issue.term else english
        return Entry(known, chinese, issue.term)

    @property
    def spreading(self) -> bool:
        """Whether the same may be replaced everywhere."""
        issue = self.issue
        return bool(self.changeable and issue and issue.term and issue.rule in deciding.TERM_RULES)

    def _show_asking(self, asking: bool) -> None:
        """Shows the field for the reason in place of the other buttons, or takes it away."""
        decided = self.issue is not None and self.issue.decided is not None
        listed = self.issue is not None and self.issue.id > 0
        for part in (self._ask, self.field, self.replace):
            part.setVisible(self.changeable and not asking)
        self.everywhere.setVisible(self.spreading and not asking)
        for button in (self.accept, self.dismiss):
            button.setVisible(self._writable and not decided and not asking and listed)
        self.glossary.setVisible(self.entry is not None and not asking)
        self._name_qualities()
        self.reopen.setVisible(self._writable and decided)
        for part in (self.reason, self.sure, self.back):
            part.setVisible(asking)
        self._allow()

    def _allow(self) -> None:
        """There must be words to put there, and other ones than stand there."""
        typed = self.field.text().strip()
        there = self.issue.right_text.strip() if self.issue is not None else ""
        for button in (self.replace, self.everywhere):
            button.setEnabled(bool(typed) and typed != there)

    def _name_qualities(self) -> None:
        """Puts the three judgements of the rendering into the menu."""
        self.qualities.clear()
        entry = self.entry
        if entry is None:
            return
        for quality, said in (
            ("preferred", self.tr("“%1” is preferred")),
            ("accepted", self.tr("“%1” is accepted")),
            ("avoid", self.tr("“%1” is to be avoided")),
        ):
            action = self.qualities.addAction(said.replace("%1", entry.chinese).replace("&", "&&"))
            action.setData(quality)

    def judge(self) -> None:
        """Opens the menu of judgements, to be chosen from by keys."""
        if self.glossary.isVisibleTo(self):
            self.glossary.setFocus(Qt.FocusReason.OtherFocusReason)
            self.qualities.popup(self.glossary.mapToGlobal(self.glossary.rect().bottomLeft()))
            self.qualities.setActiveAction(self.qualities.actions()[0])

    def say(self, sentence: str) -> None:
        """Says under the fields why something was refused; nothing where it is empty."""
        self.refused.setText(sentence)
        self.refused.setVisible(bool(sentence))
        self._fit()

    # -- what can be done -----------------------------------------------------------------------------------------

    def put(self) -> None:
        """Asks to put the words of the field there."""
        if self.changeable and self.replace.isEnabled():
            self.replace_wanted.emit(self.field.text().strip())

    def ask_reason(self) -> None:
        """Shows the field for the reason."""
        if self.issue is None or self.issue.decided is not None or not self._writable or self.issue.id < 1:
            return
        self._show_asking(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Takes the field for the reason away and goes back to the list."""
        self.say("")
        self._show_asking(False)
        self.left.emit()
