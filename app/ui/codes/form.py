"""The form of one code in the editor: everything about it, the two languages side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from app.ui import fonts
from app.ui.codes.model import facet, labels
from db.rows import Code, Theme, pick, pick_exact

LANGS: Final = ("en", "zh-Hans")
LINES: Final = ("labels", "shorts")
BLOCKS: Final = ("definitions", "aliases", "examples")
FACETS: Final = ("barrier", "facilitator", "model", "outcome", "method", "other")

Field = QLineEdit | QPlainTextEdit


class CodeFields(QScrollArea):
    """The fields of a code. `changed` at every key; `values()` is what to write, as arguments of codebook.edit."""

    changed = Signal()
    mirror_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it shows no ring; its fields scroll it
        self.code: Code | None = None
        self._filling = False
        self.fields: dict[tuple[str, str], Field] = {}
        self._heads: dict[str, QLabel] = {}
        page = self.page = QWidget(self)
        self._grid = QGridLayout(page)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._make_pairs(page)
        self._make_single(page)
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.setWidget(page)
        self.retranslate()

    def _head(self, name: str, row: int, column: int = 0) -> QLabel:
        """The words before a field."""
        label = QLabel(self.page)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("tone", "text2")
        label.setWordWrap(True)
        self._heads[name] = label
        top = Qt.AlignmentFlag.AlignTop if name in BLOCKS or name == "note" else Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(label, row, column, top)
        return label

    def _make_pairs(self, page: QWidget) -> None:
        """Makes the fields that stand in both languages."""
        for column, lang in enumerate(LANGS, 1):
            head = self._head(f"lang {lang}", 0, column)
            head.setProperty("role", "secondary")
        for row, name in enumerate((*LINES, *BLOCKS), 1):
            self._head(name, row)
            for column, lang in enumerate(LANGS, 1):
                field: Field = QLineEdit(page) if name in LINES else QPlainTextEdit(page)
                if isinstance(field, QPlainTextEdit):
                    field.setFixedHeight(84 if name == "definitions" else 70)
                    field.setTabChangesFocus(True)
                if lang != "en":
                    field.setFont(fonts.interface_font("zh"))
                field.textChanged.connect(self._tell)
                self.fields[name, lang] = field
                self._grid.addWidget(field, row, column)

    def _make_single(self, page: QWidget) -> None:
        """Makes the fields that stand once."""
        self.facet, self.theme, self.mirror = QComboBox(page), QComboBox(page), QComboBox(page)
        self.note = QPlainTextEdit(page)
        self.note.setFixedHeight(56)
        self.note.setTabChangesFocus(True)
        row = len(LINES) + len(BLOCKS) + 1
        for name, field in (("facet", self.facet), ("theme", self.theme), ("mirror", self.mirror), ("note", self.note)):
            self._head(name, row).setBuddy(field)
            self._grid.addWidget(field, row, 1, 1, 2)
            row += 1
        for one in FACETS:
            self.facet.addItem("", one)
        for box in (self.facet, self.theme, self.mirror):
            box.currentIndexChanged.connect(self._tell)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMaxVisibleItems(16)
        self.note.textChanged.connect(self._tell)
        self.about = QLabel(page)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.about.setProperty("role", "secondary")
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._head("about", row)
        self._grid.addWidget(self.about, row, 1, 1, 2)

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        named = {
            "lang en": self.tr("English"),
            "lang zh-Hans": self.tr("Chinese"),
            "labels": self.tr("Label"),
            "shorts": self.tr("Chart label (| breaks the line)"),
            "definitions": self.tr("Definition"),
            "aliases": self.tr("Aliases, one a line"),
            "examples": self.tr("Examples, one a line"),
            "facet": self.tr("Facet"),
            "theme": self.tr("Theme"),
            "mirror": self.tr("Opposite"),
            "note": self.tr("Note"),
            "about": self.tr("About"),
        }
        for name, label in self._heads.items():
            label.setText(named[name])
        for (name, lang), field in self.fields.items():
            tongue = self.tr("English") if lang == "en" else self.tr("Chinese")
            field.setAccessibleName(self.tr("%1, %2").replace("%1", named[name]).replace("%2", tongue))
        for name, one in (("facet", self.facet), ("theme", self.theme), ("mirror", self.mirror), ("note", self.note)):
            one.setAccessibleName(named[name])
        for at, facet_name in enumerate(FACETS):
            self.facet.setItemText(at, facet(facet_name))
        self._say_missing()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "about"):
            self.retranslate()

    # -- what is shown --------------------------------------------------------------------------------------------

    def show_code(self, code: Code | None, codes: Sequence[Code], themes: Sequence[Theme]) -> None:
        """Shows a code, or nothing."""
        self._filling = True
        self.code = code
        self.page.setEnabled(code is not None)
        for (name, lang), field in self.fields.items():
            kept: Mapping[str, Any] = getattr(code, name) if code is not None else {}
            words = "\n".join(_of(kept, lang)) if name in BLOCKS and name != "definitions" else pick_exact(kept, lang)
            if isinstance(field, QLineEdit):
                field.setText(words)
                field.setCursorPosition(0)
            else:
                field.setPlainText(words)
        self._fill_boxes(code, codes, themes)
        self.note.setPlainText(code.note if code is not None else "")
        self.about.setText(self._about(code) if code is not None else "")
        self._say_missing()
        self._filling = False

    def _fill_boxes(self, code: Code | None, codes: Sequence[Code], themes: Sequence[Theme]) -> None:
        """Fills the lists to choose from."""
        first = "zh-Hans" if labels_in_chinese() else "en"
        self.theme.clear()
        self.theme.addItem(self.tr("No theme"), "")
        for theme in themes:
            self.theme.addItem(pick(theme.labels, first), theme.key)
        self.mirror.clear()
        self.mirror.addItem(self.tr("None"), "")
        other = {"barrier": "facilitator", "facilitator": "barrier"}.get(code.facet if code else "", "")
        for one in codes:
            if one.facet == other and one.parent_id is not None and not one.retired and one.origin != "structure":
                self.mirror.addItem(labels(one)[0], one.key)
        if code is None:
            return
        self.facet.setCurrentIndex(max(0, self.facet.findData(code.facet)))
        self.facet.setEnabled(code.parent_id is not None)
        self.theme.setCurrentIndex(max(0, self.theme.findData(code.theme or "")))
        if code.mirror_key and self.mirror.findData(code.mirror_key) < 0:
            named = next((labels(one)[0] for one in codes if one.key == code.mirror_key), code.mirror_key)
            self.mirror.addItem(named, code.mirror_key)
        self.mirror.setCurrentIndex(max(0, self.mirror.findData(code.mirror_key or "")))
        self.mirror.setEnabled(bool(other) or self.mirror.count() > 1)

    def _about(self, code: Code) -> str:
        """Where a code comes from, since when it is there, and how much it is used."""
        origins = {
            "structure": self.tr("A heading of the codebook"),
            "framework": self.tr("From a framework"),
            "literature": self.tr("From the literature"),
            "seed": self.tr("From the seeds"),
            "new": self.tr("New in this library"),
        }
        parts = [
            origins.get(code.origin, code.origin),
            self.tr("since %1").replace("%1", code.created[:10]),
            self.tr("%n passages", "", code.passages),
            self.tr("%n studies with it", "", code.studies),
            *([self.tr("retired")] if code.retired else []),
            code.key,
        ]
        return " · ".join(part for part in parts if part)

    def _say_missing(self) -> None:
        """Shows where a label is missing in one language."""
        for lang in LANGS:
            field = self.fields["labels", lang]
            if isinstance(field, QLineEdit):
                there = self.code is not None and not field.text().strip()
                hint = self.tr("No English label yet") if lang == "en" else self.tr("No Chinese label yet")
                field.setPlaceholderText(hint if there else "")

    def _tell(self) -> None:
        """Something was typed."""
        if not self._filling:
            self._say_missing()
            self.changed.emit()

    # -- what was typed -------------------------------------------------------------------------------------------

    def values(self) -> dict[str, Any]:
        """What differs from the code as it is kept, as arguments of codebook.edit."""
        code = self.code
        if code is None:
            return {}
        found: dict[str, Any] = {}
        for name in (*LINES, *BLOCKS):
            kept: Mapping[str, Any] = getattr(code, name)
            rows = name in ("aliases", "examples")  # a language without any may be kept as an empty list
            plain = {lang: (tuple(one) if rows else one) for lang, one in kept.items() if one}
            fresh = dict(plain)
            for lang in LANGS:
                typed = self._typed(name, lang)
                tag = next((own for own in kept if own == lang or (lang != "en" and own.startswith("zh"))), lang)
                fresh.pop(tag, None)
                if typed:
                    fresh[tag] = typed
            if fresh != plain:
                found[name] = fresh
        single = {"theme": (self.theme, code.theme or ""), "mirror": (self.mirror, code.mirror_key or "")}
        found |= {name: box.currentData() for name, (box, kept_one) in single.items() if box.currentData() != kept_one}
        if self.facet.currentData() != code.facet:
            found["facet"] = self.facet.currentData()
        if self.note.toPlainText().strip() != code.note:
            found["note"] = self.note.toPlainText()
        return found

    def _typed(self, name: str, lang: str) -> Any:
        """The words of one field: a text, or lines."""
        field = self.fields[name, lang]
        words = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        if name in ("aliases", "examples"):
            return tuple(line.strip() for line in words.splitlines() if line.strip())
        return words.strip() if name == "definitions" else " ".join(words.split())

    @property
    def dirty(self) -> bool:
        """Whether something differs from what is kept."""
        return bool(self.values())


def _of(kept: Mapping[str, Sequence[str]], lang: str) -> Sequence[str]:
    """The words of a language; any Chinese counts as Chinese."""
    if lang == "en":
        return kept.get("en", ())
    return next((own for tag, own in kept.items() if tag.startswith("zh")), ())


def labels_in_chinese() -> bool:
    """Whether the interface speaks Chinese."""
    from app.ui import language

    return language.current() == "zh"
