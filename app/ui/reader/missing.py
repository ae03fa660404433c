"""Where a translation is missing: said plainly, with a place to paste or write one and to say where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.text import languages
from app.ui import fonts, icons, language, theme
from app.ui.reader import wording
from app.ui.reader.bits import Plain

CARD = 392


class Missing(QWidget):
    """Stands on the side that has no text. `offered(lang, body, provenance, engine)` is a translation to add."""

    offered = Signal(str, str, str, str)
    by_sentence = Signal()
    machine_wanted = Signal()

    def __init__(self, parent: QWidget, after: QWidget) -> None:
        """Stands in a reader, reached by Tab `after` its texts."""
        super().__init__(parent)
        self._after = after
        self.lang = "zh-Hans"
        self.can_write = True
        self.alone = False
        """Whether the study has no text at all: then nothing can be translated, and the language is the text's own."""
        self._made = False

    def _make(self) -> None:
        """Makes what stands here when it is first wanted: most studies have both texts, and a start has no time to lose."""
        if self._made:
            return
        self._made = True
        self._icon, self._say, self._why = Plain(), Plain(), Plain()
        self._paste, self._write, self._each, self._ask = (QPushButton() for _ in range(4))
        self._field, self._engine, self._from = QPlainTextEdit(), QLineEdit(), QComboBox()
        self._from_label, self._refused = Plain(), Plain()
        self._keep, self._drop = QPushButton(), QPushButton()
        room = QVBoxLayout(self)
        room.setContentsMargins(20, 18, 20, 18)
        self._stack = QStackedLayout()
        room.addLayout(self._stack)
        self._stack.addWidget(self._offer())
        self._stack.addWidget(self._editor())
        self._paste.clicked.connect(self.paste)
        self._write.clicked.connect(self._begin)
        self._each.clicked.connect(self.by_sentence)
        self._ask.clicked.connect(self.machine_wanted)
        self._keep.clicked.connect(self._offer_it)
        self._drop.clicked.connect(self._back)
        self._from.currentIndexChanged.connect(self._machine)
        self._follow()

    def _follow(self) -> None:
        """Tab comes here from the texts, not last of all because it was made last."""
        chain = (self._paste, self._each, self._write, self._ask, self._field, self._from, self._engine)
        before = self._after
        for one in (*chain, self._keep, self._drop):
            self.setTabOrder(before, one)
            before = one

    def _offer(self) -> QWidget:
        card = QWidget()
        lines = QVBoxLayout(card)
        lines.setSpacing(10)
        lines.addStretch(2)
        for item in (self._icon, self._say, self._why):
            item.setAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setWordWrap(True)
            lines.addWidget(item)
        self._why.setProperty("tone", "text2")
        lines.addSpacing(8)
        self._paste.setDefault(True)
        for button, icon, token in (
            (self._paste, "clipboard-paste", "on_accent"),
            (self._each, "list-checks", "text2"),
            (self._write, "pen-line", "text2"),
            (self._ask, "bot", "text2"),
        ):
            button.setIcon(icons.icon(icon, token, 16))
            button.setIconSize(QSize(16, 16))
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(button)
            row.addStretch()
            lines.addLayout(row)
        lines.addStretch(3)
        return card

    def _editor(self) -> QWidget:
        card = QWidget()
        lines = QVBoxLayout(card)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        self._field.setTabChangesFocus(True)
        lines.addWidget(self._field, 1)
        self._from_label.setBuddy(self._from)
        lines.addWidget(self._from_label)
        lines.addWidget(self._from)
        lines.addWidget(self._engine)
        self._refused.setWordWrap(True)
        self._refused.setProperty("tone", "bad")
        self._refused.hide()
        lines.addWidget(self._refused)
        row = QHBoxLayout()
        row.addWidget(self._keep)
        row.addWidget(self._drop)
        row.addStretch()
        lines.addLayout(row)
        return card

    def retranslate(self) -> None:
        """Puts everything into the language of the interface."""
        if not self._made:
            return
        chinese = self.lang.startswith("zh")
        self._icon.setPixmap(icons.pixmap("languages", "text2", 24, self.devicePixelRatioF()))
        self._say.wear(fonts.interface_font(language.current(), 14, 600))
        none = (
            self.tr("No Chinese text for this study yet") if chinese else self.tr("No English text for this study yet")
        )
        self._say.setText(self.tr("No text for this study yet") if self.alone else none)
        self._why.setText(
            self.tr("Paste one in either language, or write it; its source is kept with it.")
            if self.alone
            else self.tr("Pasted text is aligned sentence by sentence; its source and review state are kept with it.")
        )
        self._paste.setText(self.tr("Paste a text…") if self.alone else self.tr("Paste a translation…"))
        self._write.setText(self.tr("Write one here"))
        self._each.setText(self.tr("Translate sentence by sentence"))
        self._ask.setText(self.tr("Machine translation…"))
        self._from_label.setText(self.tr("Where does it come from?"))
        self._engine.setPlaceholderText(self.tr("Name of the machine translation"))
        self._engine.setAccessibleName(self._engine.placeholderText())
        wanted = self.tr("Write or paste a text") if self.alone else self.tr("Write or paste a translation")
        self._field.setPlaceholderText(wanted)
        self._field.setAccessibleName(wanted)
        self._field.setFont(fonts.reading_font(self.lang))
        self._keep.setText(self.tr("Save"))
        self._drop.setText(self.tr("Cancel"))
        chosen = self._from.currentData()
        self._from.clear()
        for key, words in wording.provenances().items():
            self._from.addItem(words, key)
        self._from.setCurrentIndex(max(0, self._from.findData(chosen or "unknown")))
        self._from.setAccessibleName(self._from_label.text())
        for button in (self._paste, self._write):
            button.setVisible(self.can_write)
        for button in (self._each, self._ask):
            button.setVisible(self.can_write and not self.alone)

    def show_for(self, lang: str, can_write: bool, alone: bool = False) -> None:
        """Stands for a language; without the right to write it only says what is missing.

        `alone`: the study has no other text either.
        """
        self.lang, self.can_write, self.alone = lang, can_write, alone
        self._make()
        self._back()
        self.retranslate()

    @property
    def writing(self) -> bool:
        """Whether a translation is being written."""
        return self._made and self._stack.currentIndex() == 1

    def paste(self) -> None:
        """Opens the editor with what the clipboard holds."""
        self.write(QGuiApplication.clipboard().text())

    def _begin(self) -> None:
        """What is written here is by a person, unless the user says otherwise."""
        if self._field.toPlainText() == "":
            self._from.setCurrentIndex(max(0, self._from.findData("person")))
        self.write("")

    def write(self, words: str) -> None:
        """Opens the editor with some words."""
        self._make()
        if self._field.toPlainText() == "" or words:
            self._field.setPlainText(words)
        self._machine()
        self._stack.setCurrentIndex(1)
        self._field.setFocus()

    def _machine(self) -> None:
        self._engine.setVisible(self._from.currentData() == "machine")

    def _back(self) -> None:
        self._stack.setCurrentIndex(0)
        self._refused.hide()

    def _offer_it(self) -> None:
        body = self._field.toPlainText()
        if not body.strip():
            self.refuse(self.tr("There is nothing to save yet. Write or paste the text first."))
            return
        engine = self._engine.text().strip() if self._from.currentData() == "machine" else ""
        own = languages.guess(body) if self.alone else ""
        self.offered.emit(own if languages.is_chinese(own) else self.lang, body, str(self._from.currentData()), engine)

    def taken(self) -> None:
        """The translation is in the library: forgets what was typed."""
        if not self._made:
            return
        self._field.clear()
        self._engine.clear()
        self._back()

    def refuse(self, sentence: str) -> None:
        """Says under the field why a translation wasn't taken."""
        self._refused.setText(sentence)
        self._refused.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        painter.setBrush(look.color("page"))
        painter.setPen(QPen(look.color("line2"), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and getattr(self, "_made", False):
            self._icon.setPixmap(icons.pixmap("languages", "text2", 24, self.devicePixelRatioF()))
