"""A study written or changed by hand: every field, authors, country, design, care models, identifiers, tags.

What is refused is said under the fields, and nothing is written until Save. Several forms may be open at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui import fonts, language, words
from app.ui.errors import plain
from app.ui.studyform import fields
from db.rows import Ident, Name, pick

if TYPE_CHECKING:
    from app.work.library import Library
    from app.work.studying import StudyFields


class StudyForm(QDialog):
    """The form of one study; `saved(study, new)` after it was written."""

    saved = Signal(int, bool)

    def __init__(self, parent: QWidget, library: Library, study: int | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._library = library
        self._study = study
        self._names: tuple[Name, ...] = ()
        self.setModal(False)
        self.resize(720, 760)
        self._labels: dict[str, QLabel] = {}
        self._lines: dict[str, QLineEdit] = {}
        self._blocks: dict[str, QPlainTextEdit] = {}
        self._boxes: dict[str, QComboBox] = {}
        self._sections: dict[str, QLabel] = {}
        self._models = QListWidget()
        self._models.setFixedHeight(168)
        self._rows: list[tuple[QComboBox, QLineEdit, QComboBox]] = []
        self._idents = QVBoxLayout()
        self._more = QPushButton()
        self._more.setProperty("quiet", True)
        self._more.clicked.connect(lambda: self._add_ident("doi", "", "own"))
        self._refused = QLabel()
        self._refused.setTextFormat(Qt.TextFormat.PlainText)
        self._refused.setWordWrap(True)
        self._refused.setProperty("tone", "bad")
        self._refused.hide()
        self._buttons = QDialogButtonBox()
        self._save = self._buttons.addButton(QDialogButtonBox.StandardButton.Save)
        self._cancel = self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._save.setDefault(True)
        for button in (self._more, self._cancel):
            button.setAutoDefault(False)
        self._buttons.accepted.connect(self.save)
        self._buttons.rejected.connect(self.reject)
        self._place()
        self._fill()
        self.retranslate()

    # -- making ---------------------------------------------------------------------------------------------------

    def _place(self) -> None:
        """Puts the fields in their sections."""
        inside = QWidget()
        inside.setProperty("ground", "page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 12, 24, 12)
        column.setSpacing(10)
        for section, names in fields.SECTIONS.items():
            head = self._sections[section] = QLabel()
            head.setProperty("role", "section")
            head.setContentsMargins(0, 8, 0, 0)
            column.addWidget(head)
            form = QFormLayout()
            form.setVerticalSpacing(8)
            form.setHorizontalSpacing(16)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
            for name in names:
                self._labels[name] = QLabel()
                self._labels[name].setMinimumWidth(150)
                form.addRow(self._labels[name], self._field(name))
            column.addLayout(form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(self._refused)
        foot.addWidget(self._buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)

    def _field(self, name: str) -> Any:
        """The field for one name."""
        if name == "models":
            return self._models
        if name == "identifiers":
            self._idents.setSpacing(6)
            self._idents.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
            return self._idents
        if name in fields.CHOICES:
            box = self._boxes[name] = QComboBox()
            for value in fields.CHOICES[name]:
                box.addItem("", value)
            box.setEditable(name in {"country", "publication_type"})
            return box
        if name in fields.BLOCKS:
            block = self._blocks[name] = QPlainTextEdit()
            block.setTabChangesFocus(True)
            block.setFixedHeight(72)
            block.setFont(fonts.interface_font("zh" if name.endswith("_zh") else "en"))
            return block
        line = self._lines[name] = QLineEdit()
        line.setFont(fonts.interface_font("zh" if name.endswith("_zh") else "en"))
        return line

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.setWindowTitle(self.tr("New study") if self._study is None else self.tr("Edit the study"))
        for name, label in self._labels.items():
            said = fields.label(name)
            label.setText(said)
            field = self._lines.get(name) or self._blocks.get(name) or self._boxes.get(name) or self._models
            field.setAccessibleName(said)
            if name != "identifiers":
                label.setBuddy(field)
        for name, head in self._sections.items():
            head.setText(fields.section(name))
        for name, box in self._boxes.items():
            for at in range(box.count()):
                value = box.itemData(at)
                if value is not None:
                    box.setItemText(at, fields.choice(name, value))
        for scheme, value, role in self._rows:
            self._name_ident(scheme, value, role)
        self._more.setText(self.tr("Add an identifier"))
        self._save.setText(self.tr("Save"))
        self._cancel.setText(self.tr("Cancel"))
        self._name_models()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- filling --------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Shows the study as it is."""
        from app.work import codebook, studying

        self._codes = [code for code in codebook.uncounted(self._library) if code.facet == "model" and code.parent_id]
        found = studying.StudyFields()
        if self._study is not None:
            found = studying.fields_of(studying.get(self._library, self._study))
        self._names = found.authors
        for name, line in self._lines.items():
            value = getattr(found, name)
            line.setText(", ".join(value) if isinstance(value, tuple) else str(value or ""))
            line.setCursorPosition(0)
        for name, block in self._blocks.items():
            text = studying.names_text(found.authors) if name == "authors" else "\n".join(getattr(found, name))
            block.setPlainText(text)
        for name, box in self._boxes.items():
            value = getattr(found, name) or ""
            if value not in fields.CHOICES[name] and value:
                box.addItem(value, value)
            box.setCurrentIndex(box.findData(value))
        for code in self._codes:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, code.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if code.id in found.models else Qt.CheckState.Unchecked)
            self._models.addItem(item)
        for ident in found.identifiers or (Ident("doi", "", "own"),):
            self._add_ident(ident.scheme, ident.value, ident.role)

    def _name_models(self) -> None:
        """Names the care models in both languages."""
        lang, other = ("zh-Hans", "en") if language.current() == "zh" else ("en", "zh-Hans")
        for row, code in enumerate(self._codes):
            first, second = pick(code.labels, lang), pick(code.labels, other)
            self._models.item(row).setText(first if first == second else f"{first}   {second}")

    def _add_ident(self, scheme: str, value: str, role: str) -> None:
        """Adds a row for an identifier."""
        kinds, roles, line = QComboBox(), QComboBox(), QLineEdit(value)
        schemes = fields.SCHEMES if scheme in fields.SCHEMES else (*fields.SCHEMES, scheme)
        for one in schemes:
            kinds.addItem("", one)
        for one in fields.ROLES:
            roles.addItem("", one)
        kinds.setCurrentIndex(schemes.index(scheme))
        roles.setCurrentIndex(max(0, roles.findData(role)))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(kinds)
        row.addWidget(line, 1)
        row.addWidget(roles)
        self._idents.insertLayout(len(self._rows), row)
        self._rows.append((kinds, line, roles))
        self._name_ident(kinds, line, roles)

    def _name_ident(self, kinds: QComboBox, line: QLineEdit, roles: QComboBox) -> None:
        """Words of an identifier's row."""
        for at in range(kinds.count()):
            kinds.setItemText(at, str(kinds.itemData(at)).upper())
        for at in range(roles.count()):
            roles.setItemText(at, fields.choice("role", roles.itemData(at)))
        kinds.setAccessibleName(self.tr("Kind of identifier"))
        line.setAccessibleName(self.tr("Identifier"))
        roles.setAccessibleName(self.tr("Whose identifier it is"))

    # -- reading and writing --------------------------------------------------------------------------------------

    def written(self) -> StudyFields:
        """What stands in the form; raises ValueError with the name of a field that is no number."""
        from app.work import studying

        values: dict[str, Any] = {}
        for name, line in self._lines.items():
            text = line.text().strip()
            if name in fields.NUMBERS:
                if text and not (text.isascii() and text.isdigit()):
                    raise ValueError(name)
                values[name] = int(text) if text else None
            elif name == "tags":
                values[name] = tuple(part.strip() for part in text.replace("，", ",").split(",") if part.strip())
            else:
                values[name] = text
        for name, block in self._blocks.items():
            lines = [" ".join(one.split()) for one in block.toPlainText().splitlines()]
            values[name] = (
                studying.names_from(block.toPlainText(), self._names)
                if name == "authors"
                else tuple(one for one in lines if one)
            )
        for name, box in self._boxes.items():
            typed = box.isEditable() and box.currentText() != box.itemText(box.currentIndex())
            values[name] = (box.currentText().strip() if typed else box.currentData()) or None
        values["models"] = tuple(
            int(self._models.item(row).data(Qt.ItemDataRole.UserRole))
            for row in range(self._models.count())
            if self._models.item(row).checkState() == Qt.CheckState.Checked
        )
        values["identifiers"] = tuple(
            Ident(kinds.currentData(), line.text().strip(), roles.currentData())
            for kinds, line, roles in self._rows
            if line.text().strip()
        )
        return studying.StudyFields(**values)

    def save(self) -> None:
        """Writes the study; what is refused is said under the fields."""
        from app.work import studying

        try:
            wanted = self.written()
        except ValueError as error:
            name = str(error)
            self._refuse(self.tr("%1 must be a number.").replace("%1", fields.label(name)), self._lines.get(name))
            return
        if not (wanted.title or wanted.title_zh):
            self._refuse(self.tr("Give the study a title in one language."), self._lines["title"])
            return
        try:
            if self._study is None:
                change = studying.new(self._library, wanted)
                self.saved.emit(min(change.studies), True)
            else:
                studying.edit(self._library, self._study, wanted)
                self.saved.emit(self._study, False)
        except Exception as error:
            expected = plain(error)
            if expected is None:
                raise
            self._refuse(words.say(*expected), None)
            return
        self.accept()

    def _refuse(self, sentence: str, field: QWidget | None) -> None:
        """Says what can't be so, marks the field and goes there."""
        self._refused.setText(sentence)
        self._refused.show()
        for line in self._lines.values():
            line.setProperty("refused", line is field)
            line.style().unpolish(line)
            line.style().polish(line)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
