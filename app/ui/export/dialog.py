"""The export dialog: which findings, in which order, language and kind of file; then the child writes the document.

It stands beside the window and stops nobody. What was chosen is remembered; the order made here is that of this report
only.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDir, QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import language
from app.ui.widgets.longlist import LongList
from app.ui.widgets.reportchoice import ChartButton, fill_styles, style_name
from app.ui.widgets.writingbar import WritingBar
from app.work.naming import file_name
from db.rows import pick

if TYPE_CHECKING:
    from app.settings import Settings
    from app.ui.tasks import Tasks
    from app.work.library import Library

LABELS = ("format", "template", "lang", "paper", "style", "charts", "counted", "title", "subtitle", "author", "target")
CHOICES = {
    "format": ("pdf", "pack", "docx", "html", "xlsx", "csv", "md"),
    "template": ("report", "brief"),
    "lang": ("both", "en", "zh"),
    "paper": ("a4", "letter"),
    "style": ("", "apa", "vancouver", "gbt7714"),
    "counted": ("library", "chosen"),
}
KEPT = "report"
TABLES = ("xlsx", "csv")
"""Documents that are tables: they have no paper and no kind."""


class ExportDialog(QDialog):
    """Hands selected findings over as a document."""

    def __init__(self, parent: QWidget, library: Library, tasks: Tasks, settings: Settings) -> None:
        super().__init__(parent)
        self._library = library
        self._settings = settings
        self._close, self._go = QPushButton(), QPushButton()
        self.writing = WritingBar(self, tasks, self._go)
        self._style_kept = self._style_name = ""
        self.setModal(False)
        self.resize(860, 600)
        self._make()
        self._place()
        self.retranslate()
        self._recall()
        self._show_state()

    def _make(self) -> None:
        """Makes the parts."""
        self._ticked, self._all = QRadioButton(), QRadioButton()
        self._ticked.toggled.connect(lambda _: self._show_state())
        self._list = LongList()
        self._list.setStyleSheet("QListView::item { padding: 6px 8px; }")
        self._charts = ChartButton()
        self._up, self._down = QPushButton(), QPushButton()
        self._up.clicked.connect(lambda: self.move_finding(-1))
        self._down.clicked.connect(lambda: self.move_finding(1))
        self._labels = {name: QLabel() for name in LABELS}
        self._boxes = {name: QComboBox() for name in CHOICES}
        for name, box in self._boxes.items():
            for value in CHOICES[name]:
                box.addItem("", value)
        self._boxes["format"].currentIndexChanged.connect(lambda _: self._follow_format())
        self._boxes["template"].currentIndexChanged.connect(lambda _: self._foresee())
        self._lines = {name: QLineEdit() for name in ("title", "subtitle", "author", "target")}
        self._choose = QPushButton()
        self._choose.clicked.connect(self.choose_target)
        self._refused = QLabel()
        self._refused.setProperty("tone", "bad")
        self._ahead = QLabel()
        self._ahead.setProperty("role", "secondary")
        for label in (self._refused, self._ahead):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._go.setDefault(True)
        self.writing.changed.connect(self._show_state)
        self.writing.refused.connect(self._refuse)
        self._close.clicked.connect(self.reject)
        self._go.clicked.connect(self.export)
        self._lines["target"].textChanged.connect(lambda _words: self._ask(""))

    def _place(self) -> None:
        """Puts the parts in their places."""
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._ticked)
        left.addWidget(self._all)
        left.addWidget(self._list)
        movers = QHBoxLayout()
        movers.addWidget(self._up)
        movers.addWidget(self._down)
        movers.addStretch(1)
        left.addLayout(movers)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        target = QHBoxLayout()
        target.setSpacing(8)
        target.addWidget(self._lines["target"], 1)
        target.addWidget(self._choose)
        for name in LABELS:
            form.addRow(self._labels[name], target if name == "target" else self._field(name))
            self._labels[name].setBuddy(self._field(name))
        right = QVBoxLayout()
        right.addLayout(form)
        right.addWidget(self._ahead)
        right.addWidget(self._refused)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 5)
        both.addLayout(right, 6)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.writing, 1)
        foot.addWidget(self._close)
        foot.addWidget(self._go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(both, 1)
        whole.addLayout(foot)

    def _field(self, name: str) -> QWidget:
        """The field of a name."""
        return self._charts if name == "charts" else self._boxes.get(name) or self._lines[name]

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.setWindowTitle(self.tr("Export findings"))
        named = {
            "format": self.tr("Kind of file"),
            "template": self.tr("Kind of report"),
            "lang": self.tr("Language of the report"),
            "paper": self.tr("Paper"),
            "style": self.tr("References"),
            "charts": self.tr("Charts"),
            "counted": self.tr("Charts count"),
            "title": self.tr("Title"),
            "subtitle": self.tr("Subtitle"),
            "author": self.tr("Author"),
            "target": self.tr("File"),
        }
        for name, label in self._labels.items():
            label.setText(named[name])
            self._field(name).setAccessibleName(named[name])
        values = {
            "pdf": self.tr("PDF"),
            "pack": self.tr("PDF with its data inside (evidence pack)"),
            "docx": self.tr("Word document"),
            "html": self.tr("Web page that stands alone"),
            "xlsx": self.tr("Excel workbook"),
            "csv": self.tr("CSV table"),
            "md": self.tr("Markdown"),
            "report": self.tr("Full report"),
            "brief": self.tr("Policy brief"),
            "both": self.tr("Both languages"),
            "en": self.tr("English"),
            "zh": self.tr("Chinese"),
            "a4": self.tr("A4"),
            "letter": self.tr("US Letter"),
            "": self.tr("As usual in this language"),
            "apa": self.tr("APA 7"),
            "vancouver": self.tr("Vancouver"),
            "gbt7714": self.tr("GB/T 7714"),
            "library": self.tr("All findings of the library"),
            "chosen": self.tr("Only the chosen findings"),
        }
        for box in self._boxes.values():
            for at in range(box.count()):
                box.setItemText(at, values.get(box.itemData(at), box.itemText(at)))
        self._lines["title"].setPlaceholderText(self.tr("What gets in the way of integrated care, and what helps"))
        self._list.setAccessibleName(self.tr("Findings in the order of the report"))
        self._up.setText(self.tr("Move up"))
        self._down.setText(self.tr("Move down"))
        self._choose.setText(self.tr("Choose…"))
        self._go.setText(self.tr("Replace the file") if self._asking else self.tr("Export"))
        self._close.setText(self.tr("Close"))
        self.writing.retranslate()
        self._count()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.fill()
        super().changeEvent(event)

    # -- what goes in ---------------------------------------------------------------------------------------------

    def _fill_styles(self) -> None:
        """Offers the styles the user brought in, behind those of the program; one that went is the usual one again."""
        box, first = self._boxes["style"], len(CHOICES["style"])
        wanted, self._style_kept = self._style_kept or str(box.currentData() or ""), ""
        fill_styles(box, first, wanted, self._style_name)

    def fill(self) -> None:
        """Takes the ticked findings and the coder's name as they are now."""
        from app.work import coders, finding

        self._fill_styles()
        self._charts.fill(self._library)
        ticks = finding.ticks(self._library)
        kept = {int(key): row for row, (key, _) in enumerate(self._list.rows())}
        ticked = sorted((one for one, on in ticks if on), key=lambda one: kept.get(one, len(kept)))
        self._list.fill_pages([(one, None) for one in ticked], self._claims)
        self._total = len(ticks)
        self._count()
        if not ticks:
            hint = self.tr("There are no findings yet. Code words in the reader and make a finding of them first.")
        else:
            hint = self.tr(
                "No finding is ticked for the report, so all are exported. To choose some and put them in order here, tick the boxes before them in the list of findings."
            )
        self._list.say_when_empty(hint)
        (self._ticked if ticked else self._all).setChecked(True)
        if not self._lines["author"].text():
            self._lines["author"].setText(coders.current(self._library))
        if not self._lines["target"].text():
            self._lines["target"].setText(QDir.toNativeSeparators(str(self._usual_target())))
        self._show_state()

    def _claims(self, ids: Sequence[int]) -> dict[int, str]:
        """What some findings are called in the list: the claim in both languages."""
        from app.work import finding

        lang, other = ("zh-Hans", "en") if language.current() == "zh" else ("en", "zh-Hans")
        return {
            one: "\n".join(dict.fromkeys((pick(claims, lang), pick(claims, other))))
            for one, claims in finding.claims(self._library, ids).items()
        }

    _total = 0
    _asking = ""
    """The file that the next press of the button replaces."""
    _agreed = ""
    """The file that may be replaced because the user chose it where files are shown."""

    def _count(self) -> None:
        """Names the two choices with their numbers."""
        self._ticked.setText(self.tr("%n ticked findings", "", self._list.count()))
        self._all.setText(self.tr("All %n findings", "", self._total))

    def move_finding(self, by: int) -> None:
        """Moves the chosen finding up or down."""
        self._list.move_row(by)

    def _usual_target(self) -> Path:
        """Where the PDF goes when nobody says otherwise."""
        home = Path.home()
        folder = home / "Documents" if (home / "Documents").is_dir() else home
        return folder / file_name(self._library.name, self._suffix())

    def _suffix(self) -> str:
        """The ending of the chosen kind of file."""
        form = str(self._boxes["format"].currentData())
        return "pdf" if form == "pack" else form

    def _follow_format(self) -> None:
        """The file takes the ending of the kind chosen, and what this kind has not can't be chosen."""
        line, form = self._lines.get("target"), self._boxes["format"].currentData()
        if line is not None and line.text():
            place = Path(line.text())
            known = {f".{one}" for one in CHOICES["format"]}
            stem = place.stem if place.suffix.lower() in known else place.name
            line.setText(QDir.toNativeSeparators(str(place.with_name(f"{stem}.{self._suffix()}"))))
        for name in ("template", "paper"):
            self._boxes[name].setEnabled(form not in TABLES and not (name == "paper" and form in ("html", "md")))
        self._foresee()

    def choose_target(self) -> None:
        """Asks where the PDF is to go."""
        suffix = self._suffix()
        kinds = f"{self._boxes['format'].currentText()} (*.{suffix})"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export findings"), self._lines["target"].text(), kinds)
        if name:
            self._lines["target"].setText(name if name.lower().endswith(f".{suffix}") else f"{name}.{suffix}")
            self._agreed = name if name.lower().endswith(f".{suffix}") else ""  # asked by the system's own dialog

    # -- writing --------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Writes the document; where a file stands that this dialog did not write, a second press is asked for."""
        target = str(Path(str(self.payload()["target"])))
        mine = self.writing.written and str(Path(self.writing.written))
        known = target in (self._agreed, self._asking, mine)
        if known or not Path(target).is_file():
            self._ask("")
            self.write()
            return
        self._ask(target)
        said = self.tr("“%1” is there already. Choose another file, or replace it.")
        self._refuse(said.replace("%1", Path(target).name))

    def _ask(self, target: str) -> None:
        """Lets the button say what its next press does to the file that is there; "" for none."""
        if self._asking and not target:
            self._refuse("")
        self._asking = target
        self._go.setText(self.tr("Replace the file") if target else self.tr("Export"))

    def payload(self) -> dict[str, Any]:
        """What is asked of the child; the choice has the names of ReportChoice, whose module this thread need not read."""
        text = {name: line.text().strip() for name, line in self._lines.items()}
        chosen = {name: box.currentData() for name, box in self._boxes.items() if name != "format"}
        form = self._boxes["format"].currentData()
        ids = tuple(int(key) for key, _ in self._list.rows()) if self._ticked.isChecked() else ()
        charts = self._charts.chosen()
        choice = {
            "finding_ids": ids,
            "title": {"en": text["title"], "zh": text["title"]} if text["title"] else {},
            "subtitle": {"en": text["subtitle"], "zh": text["subtitle"]} if text["subtitle"] else {},
            "author": text["author"],
            "pack": form == "pack",
            "chart": bool(charts),
            "charts": () if charts == ("",) else charts,
            "style_name": style_name(self._boxes["style"], len(CHOICES["style"])),
            **chosen,
        }
        target = text["target"] or str(self._usual_target())
        return {
            "library": str(self._library.path),
            "choice": choice,
            "target": target,
            "format": self._suffix(),
        }

    def write(self) -> None:
        """Lets the child write the document."""
        self._remember()
        self.writing.write(self.payload())

    def _refuse(self, sentence: str) -> None:
        """Shows why something could not be done."""
        self._refused.setText(sentence)
        self._refused.setVisible(bool(sentence))

    def _show_state(self) -> None:
        """Shows the buttons that fit what happens now."""
        self._refused.setVisible(bool(self._refused.text()))
        mine = self._ticked.isChecked()
        for widget in (self._list, self._up, self._down):
            widget.setEnabled(mine)
        self._ticked.setEnabled(self._list.count() > 0)
        self._foresee()

    def _foresee(self) -> None:
        """Says beforehand that a PDF will come in volumes."""
        from app.work import finding

        volumes = 1
        if self._suffix() == "pdf" and self._boxes["template"].currentData() == "report" and self._total:
            mine = [int(key) for key, _ in self._list.rows()] if self._ticked.isChecked() else None
            volumes = finding.volumes(self._library, mine)
        said = self.tr(
            "This is more than one PDF can hold: it comes in at least %n volumes beside each other.", "", volumes
        )
        self._ahead.setText(said if volumes > 1 else "")
        self._ahead.setVisible(volumes > 1)

    # -- remembering ----------------------------------------------------------------------------------------------

    def _recall(self) -> None:
        """Takes the choices of last time."""
        kept = self._settings.more.get(KEPT)
        kept = kept if isinstance(kept, dict) else {}
        self._style_kept = str(kept.get("style") or "")
        self._style_name = str(kept.get("style_name") or "")
        charts = kept.get("charts")
        self._charts.choose([str(one) for one in charts] if isinstance(charts, list) else [""])
        for name, box in self._boxes.items():
            value = kept.get(name, CHOICES[name][0])
            box.setCurrentIndex(max(0, box.findData(value)))
        self._follow_format()
        author = kept.get("author")
        if isinstance(author, str):
            self._lines["author"].setText(author)

    def _remember(self) -> None:
        """Keeps the choices for next time."""
        kept = {name: box.currentData() for name, box in self._boxes.items()}
        self._settings.more[KEPT] = {
            **kept,
            "author": self._lines["author"].text(),
            "style_name": style_name(self._boxes["style"], len(CHOICES["style"])),
            "charts": list(self._charts.chosen()),
        }
        self._settings.save()
