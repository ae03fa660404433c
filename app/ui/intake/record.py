"""One record in the import dialog: warnings in plain words, its fields to mend, its texts with where they come from."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import fonts, language, paint, words
from app.ui.intake.draft import PROVENANCES, Draft
from app.work.provenance import OF_A_MACHINE, UNNAMED

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
FIELDS = ("title", "title_zh", "journal", "year", "volume", "issue", "pages", "doi")


class RecordForm(QWidget):
    """The form of one record; every change goes into the draft at once, `changed` tells of it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._filling = False
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._source = self._line("text2")
        self._warnings = self._line("warn")
        self._question = self._line("")
        self._joins, self._apart = QRadioButton(), QRadioButton()
        for button, joins in ((self._joins, True), (self._apart, False)):
            button.toggled.connect(lambda on, one=joins: self._answer(one) if on else None)
        self._fields: dict[str, QLineEdit] = {name: QLineEdit() for name in FIELDS}
        self._labels: dict[str, QLabel] = {name: QLabel() for name in (*FIELDS, "authors")}
        self._authors = QPlainTextEdit()
        self._authors.setFixedHeight(84)
        self._authors.setTabChangesFocus(True)
        self._authors.textChanged.connect(self._take)
        self._wrong = self._line("bad")
        self._texts_head = QLabel()
        self._texts_head.setProperty("role", "section")
        self._texts = QVBoxLayout()
        self._texts.setSpacing(16)
        self._pieces: list[TextPiece] = []
        for name, edit in self._fields.items():
            edit.setFont(fonts.interface_font("zh" if name == "title_zh" else "en"))
            edit.textEdited.connect(self._take)
            self._labels[name].setBuddy(edit)
        self._labels["authors"].setBuddy(self._authors)
        self._place()
        self.retranslate()

    def _line(self, tone: str) -> QLabel:
        """A line of plain words in a tone."""
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if tone:
            label.setProperty("tone", tone)
        return label

    def _place(self) -> None:
        """Puts the parts in their places."""
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name in ("title", "title_zh"):
            form.addRow(self._labels[name], self._fields[name])
        form.addRow(self._labels["authors"], self._authors)
        form.addRow(self._labels["journal"], self._fields["journal"])
        small = QGridLayout()
        small.setHorizontalSpacing(12)
        for column, name in enumerate(("year", "volume", "issue", "pages")):
            small.addWidget(self._labels[name], 0, column)
            small.addWidget(self._fields[name], 1, column)
        form.addRow("", small)
        form.addRow(self._labels["doi"], self._fields["doi"])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        for widget in (self._source, self._warnings, self._question, self._joins, self._apart):
            whole.addWidget(widget)
        whole.addLayout(form)
        whole.addWidget(self._wrong)
        whole.addWidget(self._texts_head)
        whole.addLayout(self._texts)
        whole.addStretch(1)

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        named = {
            "title": self.tr("Title (English)"),
            "title_zh": self.tr("Title (Chinese)"),
            "authors": self.tr("Authors, one a line"),
            "journal": self.tr("Journal"),
            "year": self.tr("Year"),
            "volume": self.tr("Volume"),
            "issue": self.tr("Issue"),
            "pages": self.tr("Pages"),
            "doi": self.tr("DOI"),
        }
        for name, label in self._labels.items():
            label.setText(named[name])
            edit = self._fields.get(name)
            (edit or self._authors).setAccessibleName(named[name])
        self._joins.setText(self.tr("Join it to that study"))
        self._apart.setText(self.tr("Keep it apart"))
        self._texts_head.setText(self.tr("Texts"))
        self._wrong.setText(self.tr("A year is four digits, such as 2017."))
        self._tell()
        for piece in self._pieces:
            piece.retranslate()

    def show_draft(self, draft: Draft | None, file: dict[str, Any] | None = None) -> None:
        """Shows a record; None shows an empty form."""
        self._filling = True
        self._draft = draft
        self._file = file or {}
        self.setVisible(draft is not None)
        if draft is not None:
            values = {
                "title": draft.title_in("en"),
                "title_zh": draft.title_in("zh"),
                "journal": draft.short("journal") or draft.short("journal_abbrev"),
                "year": draft.year(),
                "volume": draft.short("volume"),
                "issue": draft.short("issue"),
                "pages": draft.short("pages"),
                "doi": draft.doi(),
            }
            for name, value in values.items():
                self._fields[name].setText(value)
                self._fields[name].setCursorPosition(0)
            self._fields["doi"].setPlaceholderText(draft.printed_doi())
            self._authors.setPlainText(draft.authors())
            for button, joins in ((self._joins, True), (self._apart, False)):
                button.setAutoExclusive(False)
                button.setChecked(draft.joins is joins)
                button.setAutoExclusive(True)
            self._show_texts(draft)
        self._filling = False
        self._tell()
        self._mark_year(good=True)

    def _show_texts(self, draft: Draft) -> None:
        """Shows the texts of a record."""
        for piece in self._pieces:
            self._texts.removeWidget(piece)
            piece.deleteLater()
        self._pieces = [TextPiece(draft, at) for at in range(len(draft.texts()))]
        for piece in self._pieces:
            self._texts.addWidget(piece)
        self._texts_head.setVisible(bool(self._pieces))

    def _tell(self) -> None:
        """Says where the record comes from, what is odd about it, and what it may be."""
        draft = self._draft
        if draft is None:
            return
        parsed = self._file.get("parsed", {})
        source = self.tr("%1, %2, read as %3")
        kind = parsed.get("format")
        kind = self.tr("copied text") if kind == "pagetext" else kind  # the others are names people know
        for place, value in (("%1", parsed.get("name")), ("%2", kind), ("%3", parsed.get("encoding"))):
            source = source.replace(place, str(value or ""))
        self._source.setText(source)
        said = [words.say(pattern, args) for pattern, args in draft.warnings()]
        said += [words.say(pattern, tuple(args)) for _code, pattern, args in (self._file.get("said") or [[]])[-1]]
        self._warnings.setText("\n".join(said))
        self._warnings.setVisible(bool(said))
        asks, lang = draft.verdict == "ask", language.current()
        pattern = {
            "ask": self.tr("It may be the same as “%1”, which is in the library: both print the same DOI."),
            "join": self.tr("It belongs to “%1”, which is in the library, and will be joined to it."),
            "skip": self.tr("“%1” is in the library already, with the same words."),
        }.get(draft.verdict, "")
        self._question.setText(pattern.replace("%1", paint.plain_line(draft.called(lang) or draft.name(lang))))
        self._question.setVisible(bool(pattern))
        self._joins.setVisible(asks)
        self._apart.setVisible(asks)

    def _answer(self, joins: bool) -> None:
        """The user said whether it is the same study."""
        if self._draft is not None and not self._filling:
            self._draft.joins = joins
            self._tell()
            self.changed.emit()

    def _take(self) -> None:
        """Puts what was typed into the draft."""
        draft = self._draft
        if draft is None or self._filling:
            return
        value = {name: edit.text() for name, edit in self._fields.items()}
        draft.set_title("en", value["title"])
        draft.set_title("zh", value["title_zh"])
        journal = "journal" if draft.short("journal") or not draft.short("journal_abbrev") else "journal_abbrev"
        draft.set_short(journal, value["journal"])
        for name in ("volume", "issue", "pages"):
            draft.set_short(name, value[name])
        draft.set_doi(value["doi"])
        draft.set_authors(self._authors.toPlainText())
        self._mark_year(good=draft.set_year(value["year"]))
        self._tell()
        self.changed.emit()

    def _mark_year(self, *, good: bool) -> None:
        """Marks a year that is none, with the sentence under the fields."""
        self._wrong.setVisible(not good)
        edit = self._fields["year"]
        edit.setProperty("refused", not good)
        edit.style().unpolish(edit)
        edit.style().polish(edit)

    def commit(self) -> bool:
        """Whether everything that was typed can be so; the first field that can't gets the focus."""
        good = not self._wrong.isVisibleTo(self)
        if not good:
            self._fields["year"].setFocus(Qt.FocusReason.OtherFocusReason)
        return good


class TextPiece(QWidget):
    """One text of a record: language, provenance, engine, and its words to look at."""

    def __init__(self, draft: Draft, at: int) -> None:
        super().__init__()
        self._draft, self._at = draft, at
        text = draft.texts()[at]
        self._lang, self._provenance, self._engine = QComboBox(), QComboBox(), QLineEdit(text.get("engine") or "")
        tags = LANGUAGES if text["lang"] in LANGUAGES else (*LANGUAGES, text["lang"])
        for tag in tags:
            self._lang.addItem("", tag)
        self._choices = OF_A_MACHINE if at in draft.machine else PROVENANCES
        self._named = str(text.get("engine") or "")
        for one in self._choices:
            self._provenance.addItem("", one)
        self._lang.setCurrentIndex(tags.index(text["lang"]))
        self._provenance.setCurrentIndex(self._choices.index(text.get("provenance") or "unknown"))
        self._body = QPlainTextEdit(str(text["body"]))
        self._body.setReadOnly(True)
        self._body.setTabChangesFocus(True)
        self._body.setFont(fonts.reading_font(text["lang"], 14))
        self._body.setFixedHeight(150)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(8)
        for column, widget in enumerate((self._lang, self._provenance, self._engine)):
            row.addWidget(widget, 0, column)
        row.setColumnStretch(1, 1)
        row.addWidget(self._body, 1, 0, 1, 3)
        self._lang.currentIndexChanged.connect(self._take)
        self._provenance.currentIndexChanged.connect(self._take)
        self._engine.textEdited.connect(self._take)
        self.retranslate()
        self._show_engine()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        tags = {
            "en": self.tr("English"),
            "zh-Hans": self.tr("Chinese, simplified"),
            "zh-Hant": self.tr("Chinese, traditional"),
        }
        for at in range(self._lang.count()):
            tag = self._lang.itemData(at)
            self._lang.setItemText(at, tags.get(tag, tag))
        named = {
            "unknown": self.tr("Provenance unknown"),
            "author": self.tr("Author's own text"),
            "publisher": self.tr("Publisher's text"),
            "machine": self.tr("Machine translation, not reviewed"),
            "person": self.tr("Translated by a person"),
        }
        if self._choices == OF_A_MACHINE:
            named["person"] = self.tr("Translated by a person, based on machine translation")
        for at in range(self._provenance.count()):
            self._provenance.setItemText(at, named[self._provenance.itemData(at)])
        self._lang.setAccessibleName(self.tr("Language of the text"))
        self._provenance.setAccessibleName(self.tr("Provenance"))
        self._engine.setAccessibleName(self.tr("Translation engine"))
        self._engine.setPlaceholderText(self.tr("Translation engine"))
        self._body.setAccessibleName(self.tr("The text as it will be stored"))

    def _take(self) -> None:
        """Puts the choice into the draft."""
        machine = self._provenance.currentData() == "machine"
        based = self._named or UNNAMED if self._choices == OF_A_MACHINE else ""
        self._draft.set_text(
            self._at,
            lang=self._lang.currentData(),
            provenance=self._provenance.currentData(),
            engine=self._engine.text().strip() if machine else based,
        )
        self._show_engine()

    def _show_engine(self) -> None:
        """The engine is asked for machine translations only."""
        self._engine.setVisible(self._provenance.currentData() == "machine")
