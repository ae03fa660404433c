"""The inspector beside the texts: one passage with its words in both languages, codes, finding, memo and history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui import fonts, language
from app.ui.reader.bits import NoteField, Plain, TextButton
from app.ui.reader.facts import CodeLine, FindingLines, QuoteLine, Section, StepLine
from app.ui.reader.marks import leading
from app.ui.reader.means import Means
from app.ui.reader.offered import OfferLine
from app.ui.reader.suggesting import Offer
from db.rows import Code, Passage

MOST_STEPS = 20


class Inspector(QWidget):
    """Shows the selected passage; ids are rows'. `counted` is the passage's number among those of the study."""

    mode_changed = Signal(int, str)
    """coding id, mode"""
    uncode_requested = Signal(int)
    add_wanted = Signal()
    finding_requested = Signal(int)
    finding_edit_requested = Signal(int)
    memo_written = Signal(str, int, str)
    """subject, its id, the whole note ('' to delete it)"""
    settle_requested = Signal(int)
    """anchor id: its words are to be the selected ones"""
    delete_requested = Signal(int)
    passage_step = Signal(int)
    back_wanted = Signal()
    counted = Signal(str)
    suggestion_taken = Signal(int)
    suggestion_dismissed = Signal(int)
    """code id of a suggestion"""
    shown = Signal()
    """it can be seen again: what it shows only then is wanted now"""

    def __init__(self, means: Means | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector")
        self.means = means or Means()
        self._passage: Passage | None = None
        self._number = (0, 0)
        self._codes: Mapping[int, Code] = {}
        self._memo_of: tuple[str, int] | None = None
        self._memo_kept = ""
        self._offers: Sequence[Offer] = ()
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setProperty("reading", True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setStyleSheet("QScrollArea { background: transparent; } ")
        self._area.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self._memo = NoteField()
        self._memo.setFixedHeight(84)
        self._memo.setTabChangesFocus(True)
        self._memo.left.connect(self.keep_memo)
        self._memo.escaped.connect(self._escape)
        self._sections: dict[str, Section] = {}
        self._build()
        self.retranslate()

    def _build(self) -> None:
        body = QWidget()
        body.setAutoFillBackground(False)
        lines = QVBoxLayout(body)
        lines.setContentsMargins(20, 8, 16, 20)
        lines.setSpacing(0)
        self._empty = Plain()
        self._empty.setWordWrap(True)
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setProperty("tone", "text2")
        self._empty.setContentsMargins(0, 0, 0, 12)
        lines.addWidget(self._empty)
        for number, name in enumerate(("words", "codes", "offers", "finding", "memo", "history")):
            section = Section(rule=number > 1)
            self._sections[name] = section
            lines.addWidget(section)
        self._sections["memo"].body.addWidget(self._memo)
        self._add = TextButton(self._sections["codes"], "", "accent", 13, 500)
        self._add.clicked.connect(self.add_wanted)
        self._make = TextButton(self._sections["finding"], "", "accent", 13, 500)
        self._make.clicked.connect(self._ask_finding)
        self._delete = TextButton(self._sections["codes"], "", "bad", 12)
        self._delete.clicked.connect(self._ask_delete)
        lines.addStretch()
        self._area.setWidget(body)

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        for name, words in {
            "words": self.tr("Quoted words"),
            "codes": self.tr("Codes"),
            "offers": self.tr("Suggested codes"),
            "finding": self.tr("Finding"),
            "memo": self.tr("Memo"),
            "history": self.tr("History"),
        }.items():
            self._sections[name].title(words)
        self._empty.wear(fonts.interface_font(language.current(), 13))
        self._add.setText(self.tr("Add code") + "   C")
        self._make.setText(self.tr("Make a finding") + "   F")
        self._delete.setText(self.tr("Delete this passage"))
        self._memo.setPlaceholderText(self.tr("Write what you think here"))
        self._memo.setAccessibleName(self.tr("Memo on this passage"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language of the interface."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._sections:
            self.retranslate()
            self.show_offers(self._offers)

    # -- content -----------------------------------------------------------------------------------------------------

    def show_passage(self, passage: Passage | None, codes: Mapping[int, Code], number: tuple[int, int]) -> None:
        """Shows a passage, the k-th of n; None shows how to make one."""
        if self._passage and (not passage or passage.id != self._passage.id):
            self.keep_memo()
        self._passage, self._codes, self._number = passage, codes, number
        self._fill()

    def _fill(self) -> None:
        passage = self._passage
        self._empty.setVisible(passage is None)
        for name, section in self._sections.items():
            section.setVisible(passage is not None if name != "offers" else bool(self._offers))
        if passage is None:
            self._empty.setText(
                self.tr("No passage is selected. Select words in either language and press C, or step with N and P.")
            )
            self.counted.emit("")
            self._memo_of = None
            return
        self.counted.emit(f"{self._number[0]}/{self._number[1]}" if self._number[1] else "")
        self._fill_words(passage)
        self._fill_codes(passage)
        self._fill_finding(passage)
        self._fill_memo(passage)
        self._fill_history(passage)

    def _fill_words(self, passage: Passage) -> None:
        section = self._sections["words"]
        section.clear()
        order = leading(passage.codings, self._codes)
        facet = self._codes[order[0].code_id].facet if order else ""
        kinds = {a.kind for a in passage.anchors}
        for anchor in sorted(passage.anchors, key=lambda a: (a.kind, a.lang.startswith("zh"))):
            line = QuoteLine(anchor, facet, len(kinds) > 1)
            line.settle.connect(self.settle_requested)
            section.body.addWidget(line)

    def _fill_codes(self, passage: Passage) -> None:
        section = self._sections["codes"]
        section.clear(keep=(self._add, self._delete))
        write = self.means.can_write()
        for coding in leading(passage.codings, self._codes):
            line = CodeLine(coding, self._codes[coding.code_id], write)
            line.mode_changed.connect(self.mode_changed)
            line.removed.connect(self.uncode_requested)
            section.body.addWidget(line)
        for button in (self._add, self._delete):
            section.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.setVisible(write)
        self._delete.setVisible(write and not passage.codings)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Shows the codes that are suggested for the words the user is at."""
        self._offers = offers
        section = self._sections["offers"]
        section.clear()
        for number, offer in enumerate(offers):
            line = OfferLine(offer, number == 0)
            line.taken.connect(self.suggestion_taken)
            line.dismissed.connect(self.suggestion_dismissed)
            section.body.addWidget(line)
        if offers:
            keys = Plain(self.tr("T takes the first one, X dismisses it"), "text3")
            keys.wear(fonts.interface_font(language.current(), 12))
            keys.setWordWrap(True)
            section.body.addWidget(keys)
        section.setVisible(bool(offers))

    def showEvent(self, event: QShowEvent) -> None:
        """Says that it can be seen."""
        super().showEvent(event)
        self.shown.emit()

    def _fill_finding(self, passage: Passage) -> None:
        section = self._sections["finding"]
        section.clear(keep=(self._make,))
        found = list(self.means.findings(passage.findings)) if passage.findings else []
        for finding in found:
            lines = FindingLines(finding)
            lines.edited.connect(self.finding_edit_requested)
            section.body.addWidget(lines)
        section.body.addWidget(self._make, 0, Qt.AlignmentFlag.AlignLeft)
        self._make.setVisible(self.means.can_write() and not found)

    def _fill_memo(self, passage: Passage) -> None:
        where = ("passage", passage.id)
        memos = self.means.memos(*where)
        body = memos[0].body if memos else ""
        if self._memo_of == where and (self._memo.hasFocus() or body == self._memo_kept):
            return
        self._memo_of, self._memo_kept = where, body
        self._memo.setPlainText(body)
        self._memo.setReadOnly(not self.means.can_write())

    def _fill_history(self, passage: Passage) -> None:
        section = self._sections["history"]
        section.clear()
        steps = list(self.means.history(passage.id))[:MOST_STEPS]
        for step in steps:
            section.body.addWidget(StepLine(step, self.means.say))
        section.setVisible(bool(steps))

    def _ask_finding(self) -> None:
        if self._passage:
            self.finding_requested.emit(self._passage.id)

    def _ask_delete(self) -> None:
        if self._passage:
            self.delete_requested.emit(self._passage.id)

    # -- memo --------------------------------------------------------------------------------------------------------

    def write_memo(self) -> None:
        """Puts the caret into the memo."""
        if self._passage:
            self._area.ensureWidgetVisible(self._memo)
            self._memo.setFocus()

    def keep_memo(self) -> None:
        """Tells what was written, if it changed."""
        body = self._memo.toPlainText().strip()
        if self._memo_of and body != self._memo_kept.strip() and not self._memo.isReadOnly():
            self._memo_kept = body
            self.memo_written.emit(*self._memo_of, body)

    def _escape(self) -> None:
        self.keep_memo()
        self.back_wanted.emit()
