"""The fields of a report: its kind, its languages, its paper, its words; each has its name beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QScrollArea, QWidget

from app.ui.widgets.reportchoice import fill_styles, style_name

CHOICES = {
    "template": ("report", "brief"),
    "lang": ("both", "en", "zh"),
    "quotes": ("", "both", "en", "zh", "none"),
    "paper": ("a4", "letter"),
    "style": ("", "apa", "vancouver", "gbt7714"),
    "counted": ("library", "chosen"),
}
ELSEWHERE = ("counted",)
"""What stands beside the charts, not here."""
LINES = ("title_en", "title_zh", "subtitle_en", "subtitle_zh", "asked_en", "asked_zh", "author")


class Fields(QScrollArea):
    """All fields below each other; `altered` after each change."""

    altered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it shows no ring; its fields scroll it
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setContentsMargins(0, 8, 8, 8)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.boxes = {name: QComboBox(inside) for name in CHOICES}
        self.lines = {name: QLineEdit(inside) for name in LINES}
        self.labels: dict[str, QLabel] = {}
        for name, box in self.boxes.items():
            for value in CHOICES[name]:
                box.addItem("", value)
            box.currentIndexChanged.connect(lambda _: self.altered.emit())
        for line in self.lines.values():
            line.textEdited.connect(lambda _: self.altered.emit())
        for name, field in {**self.boxes, **self.lines}.items():
            label = self.labels[name] = QLabel(inside)
            label.setBuddy(field)
            if name not in ELSEWHERE:
                form.addRow(label, field)
        self.setWidget(inside)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        names = {
            "template": self.tr("Kind of report"),
            "lang": self.tr("Language of the report"),
            "quotes": self.tr("Language of quotes"),
            "paper": self.tr("Paper"),
            "style": self.tr("References"),
            "counted": self.tr("Charts count"),
            "title_en": self.tr("Title in English"),
            "title_zh": self.tr("Title in Chinese"),
            "subtitle_en": self.tr("Subtitle in English"),
            "subtitle_zh": self.tr("Subtitle in Chinese"),
            "asked_en": self.tr("Question in English"),
            "asked_zh": self.tr("Question in Chinese"),
            "author": self.tr("Author"),
        }
        for name, label in self.labels.items():
            label.setText(names[name])
            (self.boxes.get(name) or self.lines[name]).setAccessibleName(names[name])
        values = {
            "report": self.tr("Full report"),
            "brief": self.tr("Policy brief"),
            "both": self.tr("Both languages"),
            "en": self.tr("English"),
            "zh": self.tr("Chinese"),
            "none": self.tr("No quotes"),
            "a4": self.tr("A4"),
            "letter": self.tr("US Letter"),
            "apa": self.tr("APA 7"),
            "vancouver": self.tr("Vancouver"),
            "gbt7714": self.tr("GB/T 7714"),
            "library": self.tr("All findings of the library"),
            "chosen": self.tr("Only the chosen findings"),
        }
        for name, box in self.boxes.items():
            usual = self.tr("As the report") if name == "quotes" else self.tr("As usual in this language")
            for at in range(len(CHOICES[name])):
                box.setItemText(at, values.get(box.itemData(at), usual))

    def fill_styles(self) -> None:
        """Offers the citation styles there are now."""
        box = self.boxes["style"]
        box.blockSignals(True)
        fill_styles(box, len(CHOICES["style"]), str(box.currentData() or ""))
        box.blockSignals(False)

    def values(self) -> dict[str, Any]:
        """What is chosen, with the keys of ReportChoice."""
        text = {name: line.text().strip() for name, line in self.lines.items()}
        made: dict[str, Any] = {name: box.currentData() for name, box in self.boxes.items()}
        for name in ("title", "subtitle", "asked"):
            pair = {lang: text[f"{name}_{lang}"] for lang in ("en", "zh")}
            made[name] = pair if any(pair.values()) else {}
        named = style_name(self.boxes["style"], len(CHOICES["style"]))
        return {**made, "author": text["author"], "style_name": named}

    def take(self, kept: Any) -> None:
        """Shows a choice (a ReportChoice)."""
        self.blockSignals(True)
        for name, box in self.boxes.items():
            value = getattr(kept, name)
            if name == "style":
                fill_styles(box, len(CHOICES[name]), value, kept.style_name)
                continue
            box.setCurrentIndex(CHOICES[name].index(value) if value in CHOICES[name] else 0)
        for name in ("title", "subtitle", "asked"):
            for lang in ("en", "zh"):
                self.lines[f"{name}_{lang}"].setText(getattr(kept, name).get(lang, ""))
        self.lines["author"].setText(kept.author)
        self.blockSignals(False)
