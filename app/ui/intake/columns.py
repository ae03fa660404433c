"""Which field each column of a table holds: guessed by the headings, said by the user, remembered for the same headings."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)


class ColumnsDialog(QDialog):
    """The columns of one table: heading, some of its cells, and a choice of fields. `fields` is what was chosen."""

    def __init__(self, parent: QWidget, name: str, columns: list[list[Any]]) -> None:
        super().__init__(parent)
        self._columns = columns
        self.setWindowTitle(self.tr("Columns of “%1”").replace("%1", name))
        self.resize(720, 520)
        hint = QLabel(self.tr("Say what each column holds. It is remembered for tables with the same headings."))
        hint.setWordWrap(True)
        hint.setTextFormat(Qt.TextFormat.PlainText)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.choices: list[QComboBox] = []
        named = self.field_names()
        for row, (heading, field, cells) in enumerate(columns):
            choice = QComboBox()
            for key, words in named:
                choice.addItem(words, key)
            choice.setCurrentIndex(max(0, choice.findData(field)))
            choice.setAccessibleName(self.tr("Field of column %1").replace("%1", str(heading)))
            head, shown = self._plain(str(heading), ""), self._plain(" · ".join(cells), "text2")
            head.setMaximumWidth(180)
            head.setBuddy(choice)
            for column, part in enumerate((head, shown, choice)):
                grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
            self.choices.append(choice)
        grid.setRowStretch(len(columns), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Read the table so"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(hint)
        whole.addWidget(scroll, 1)
        whole.addWidget(buttons)

    def _plain(self, text: str, tone: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if tone:
            label.setProperty("tone", tone)
        return label

    @property
    def fields(self) -> dict[str, str]:
        """The field of every column, by heading."""
        return {
            str(heading): choice.currentData() or ""
            for (heading, _field, _cells), choice in zip(self._columns, self.choices, strict=True)
        }

    def field_names(self) -> list[tuple[str, str]]:
        """Return the fields a column can hold, with what people call them."""
        return [
            ("", self.tr("Kept as it is")),
            ("title", self.tr("Title")),
            ("translated_title", self.tr("Title in another language")),
            ("authors", self.tr("Authors")),
            ("translated_authors", self.tr("Authors in another language")),
            ("editors", self.tr("Editors")),
            ("year", self.tr("Year")),
            ("date", self.tr("Date")),
            ("month", self.tr("Month")),
            ("day", self.tr("Day")),
            ("journal", self.tr("Journal")),
            ("translated_journal", self.tr("Journal in another language")),
            ("journal_abbrev", self.tr("Journal, short")),
            ("volume", self.tr("Volume")),
            ("issue", self.tr("Issue")),
            ("pages", self.tr("Pages")),
            ("start", self.tr("First page")),
            ("end", self.tr("Last page")),
            ("article_number", self.tr("Article number")),
            ("doi", self.tr("DOI")),
            ("pmid", self.tr("PubMed number")),
            ("pmcid", self.tr("PMC number")),
            ("serial", self.tr("ISSN or ISBN")),
            ("url", self.tr("Address (URL)")),
            ("abstract", self.tr("Abstract")),
            ("translated_abstract", self.tr("Abstract in another language")),
            ("keyword", self.tr("Keywords")),
            ("subject", self.tr("Subject headings")),
            ("tags", self.tr("Tags")),
            ("decision", self.tr("ASReview's decision")),
            ("note", self.tr("Notes")),
            ("type", self.tr("Kind of publication")),
            ("kind", self.tr("Kind in the words of CSL")),
            ("language", self.tr("Language")),
            ("publisher", self.tr("Publisher")),
            ("place", self.tr("Place")),
            ("edition", self.tr("Edition")),
            ("series", self.tr("Series")),
            ("address", self.tr("Authors' addresses")),
            ("key", self.tr("Key")),
        ]
