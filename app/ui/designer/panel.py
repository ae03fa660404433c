"""The report designer: fields, sections and findings on the left, the pages as they will be on the right.

What is shown is set by the child process a moment after the last change; a picture that is no longer wanted is dropped,
and one that takes long is ended. A report is kept by its name; the same name and the same library give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui import errors, language, words
from app.ui.designer.foot import Foot
from app.ui.designer.form import Fields
from app.ui.designer.lists import Orderer
from app.ui.designer.pages import Pages, Stretch
from app.ui.designer.showing import Showing
from app.ui.widgets.reportchoice import standard_chart
from db.rows import pick

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
    from app.work.library import Library

USUAL = {
    "brief": ("front", "findings", "glance", "words", "references", "note"),
    "report": ("front", "contents", "glance", "by_theme", "studies", "references", "note"),
}


class DesignerWindow(QDialog):
    """Arranges a report."""

    def __init__(self, parent: QWidget, library: Library, tasks: Tasks) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setObjectName("designer")
        self._library = library
        self._headings: dict[str, list[str]] = {}
        self.showing = Showing(self, library, self.choice, self._dots)
        self.foot = Foot(self, library, tasks, self.choice)
        self._make()
        self._place()
        self._connect()
        self.resize(1180, 780)
        self.retranslate()

    # -- make, place, connect -------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Makes the parts."""
        self.named = QComboBox(self)
        self._name = QLabel(self)
        self._name.setBuddy(self.named)
        self._keep, self._forget = QPushButton(self), QPushButton(self)
        self.tabs = QTabWidget(self)
        self.fields = Fields(self)
        self.sections, self.findings, self.charts = (Orderer(self) for _ in range(3))
        self.heads = {lang: QLineEdit(self) for lang in ("en", "zh")}
        self.head_labels = {lang: QLabel(self) for lang in ("en", "zh")}
        self.pages, self.stretch = Pages(self), Stretch(self)
        self._refused = QLabel(self)
        self._refused.setProperty("tone", "bad")
        self._refused.setTextFormat(Qt.TextFormat.PlainText)
        self._refused.setWordWrap(True)
        for button in (self._keep, self._forget):
            button.setAutoDefault(False)

    def _place(self) -> None:
        """Puts the parts in their places."""
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._name)
        top.addWidget(self.named, 1)
        top.addWidget(self._keep)
        top.addWidget(self._forget)
        sections = QWidget(self)
        column = QVBoxLayout(sections)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.sections, 1)
        for lang, line in self.heads.items():
            self.head_labels[lang].setBuddy(line)
            column.addWidget(self.head_labels[lang])
            column.addWidget(line)
        self.tabs.addTab(self.fields, "")
        self.tabs.addTab(sections, "")
        self.tabs.addTab(self.findings, "")
        self.tabs.addTab(self.charts, "")
        self.charts.place_above(self.fields.labels["counted"], self.fields.boxes["counted"])
        left = QWidget(self)
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 12, 0)
        side.setSpacing(10)
        side.addLayout(top)
        side.addWidget(self.tabs, 1)
        side.addWidget(self._refused)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.pages, 1)
        beside.addWidget(self.stretch)
        split.addWidget(right)
        split.setSizes([420, 740])
        split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 14)
        whole.setSpacing(12)
        whole.addWidget(split, 1)
        whole.addWidget(self.foot)
        self.named.setFocus()  # else Qt gives it to the button that writes

    def _connect(self) -> None:
        """Connects them."""
        self.fields.altered.connect(self.set_soon)
        self.fields.boxes["template"].currentIndexChanged.connect(lambda _: self._usual_sections())
        self.sections.list.altered.connect(self.set_soon)
        self.findings.list.altered.connect(self.set_soon)
        self.charts.list.altered.connect(self.set_soon)
        self.sections.list.currentRowChanged.connect(lambda _: self._show_heading())
        for line in self.heads.values():
            line.textEdited.connect(lambda _: self._take_heading())
        self.named.activated.connect(lambda _: self.recall(str(self.named.currentData() or "")))
        self._keep.clicked.connect(self.keep)
        self._forget.clicked.connect(self.forget)
        self.stretch.moved.connect(self.showing.step)
        self.showing.arrived.connect(self._arrived)
        self.showing.failed.connect(self._not_set)
        self.foot.refused.connect(self._refuse)
        self.foot.closed.connect(self.close)

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self.setWindowTitle(self.tr("Report designer"))
        self._name.setText(self.tr("Report"))
        if self.named.count():
            self.named.setItemText(0, self.tr("Not kept yet"))
        self.named.setAccessibleName(self.tr("Kept reports"))
        self._keep.setText(self.tr("Keep…"))
        self._forget.setText(self.tr("Delete"))
        for at, said in enumerate((self.tr("Document"), self.tr("Sections"), self.tr("Findings"), self.tr("Charts"))):
            self.tabs.setTabText(at, said)
        self.tabs.tabBar().setAccessibleName(self.tr("Parts of the report"))
        self.charts.list.setAccessibleName(self.tr("Charts in their order"))
        self.sections.list.setAccessibleName(self.tr("Sections in their order"))
        self.findings.list.setAccessibleName(self.tr("Findings in their order"))
        for lang, said in (("en", self.tr("Its heading in English")), ("zh", self.tr("Its heading in Chinese"))):
            self.head_labels[lang].setText(said)
            self.heads[lang].setAccessibleName(said)
            self.heads[lang].setPlaceholderText(self.tr("As usual"))
        self.pages.setAccessibleName(self.tr("Pages of the report"))
        self.foot.retranslate()
        self.stretch.retranslate()
        self.fields.retranslate()
        for one in (self.sections, self.findings, self.charts):
            one.retranslate()
        self._show_state()

    def _section_names(self) -> dict[str, str]:
        """What the sections are called."""
        return {
            "front": self.tr("Question and material"),
            "contents": self.tr("Contents"),
            "findings": self.tr("List of findings"),
            "glance": self.tr("Chart at a glance"),
            "by_theme": self.tr("Findings by theme"),
            "words": self.tr("The words behind the findings"),
            "studies": self.tr("Table of studies"),
            "memos": self.tr("Memos"),
            "texts": self.tr("Texts, sentence by sentence"),
            "references": self.tr("References"),
            "note": self.tr("How this was made"),
        }

    # -- what is arranged -----------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Shows the library as it is now, and what was arranged so far."""
        from app.work import coders

        if not self.sections.list.count():
            self.fields.lines["author"].setText(coders.current(self._library))
            self._usual_sections()
        self.fields.fill_styles()
        self._fill_findings(None)
        self._fill_charts(None)
        self._fill_names(str(self.named.currentData() or ""))
        self.set_soon()

    def refresh(self, _change: object = None) -> None:
        """Follows a change of the library."""
        if self.isVisible():
            self.begin()

    def _fill_findings(self, chosen: tuple[int, ...] | None) -> None:
        """Lists every finding: those of the report first and ticked, in its order."""
        from app.work import finding

        ticks = dict(finding.ticks(self._library))
        before = dict(self.findings.list.rows())
        if chosen is None and before:
            order = [int(str(key)) for key in before if key in ticks] + [one for one in ticks if one not in before]
            on = {key for key, ticked in before.items() if ticked}
        else:
            picked = chosen or tuple(one for one, ticked in ticks.items() if ticked) or tuple(ticks)
            on = set(picked)
            order = [*(one for one in picked if one in ticks), *(one for one in ticks if one not in on)]
        self.findings.list.fill_pages([(key, key in on) for key in order], self._claims)

    def _claims(self, ids: Sequence[int]) -> dict[int, str]:
        """What some findings are called in the list: the claim in both languages."""
        from app.work import finding

        first, second = ("zh-Hans", "en") if language.current() == "zh" else ("en", "zh-Hans")
        return {
            one: "\n".join(dict.fromkeys((pick(claims, first), pick(claims, second))))
            for one, claims in finding.claims(self._library, ids).items()
        }

    def _fill_charts(self, chosen: tuple[str, ...] | None) -> None:
        """Lists the Matrix and the charts kept by a name: those of the report first and ticked, in its order."""
        from app.work import figuring

        known = ["", *figuring.names(self._library)]
        if chosen is None:
            before = dict(self.charts.list.rows())
            chosen = tuple(str(key) for key, on in before.items() if on) if before else ("",)
            order = [str(key) for key in before] or known
        else:
            order = list(chosen)
        order = [one for one in order if one in known or one in chosen]
        order += [one for one in known if one not in order]
        gone = self.tr("%1 (no longer there)")
        self.charts.list.fill(
            (one, (one if one in known else gone.replace("%1", one)) or standard_chart(), one in chosen)
            for one in order
        )

    def _usual_sections(self) -> None:
        """Lists the sections as they usually are in this kind of report."""
        self._headings.clear()
        self._fill_sections(USUAL[str(self.fields.boxes["template"].currentData())])
        self.set_soon()

    def _fill_sections(self, keys: tuple[str, ...]) -> None:
        """Lists the sections, those of the report first."""
        names = self._section_names()
        order = [*keys, *(key for key in names if key not in keys)]
        self.sections.list.fill((key, names[key], key in keys) for key in order)
        self._show_heading()

    def _current_section(self) -> str:
        """The section whose heading can be changed."""
        return str(self.sections.list.current_key() or "")

    def _show_heading(self) -> None:
        """Shows what the current section is called, where it is called something of its own."""
        own = self._headings.get(self._current_section(), ["", ""])
        for line, text in zip(self.heads.values(), own, strict=True):
            line.setText(text)

    def _take_heading(self) -> None:
        """Takes another heading for the current section."""
        self._headings[self._current_section()] = [line.text().strip() for line in self.heads.values()]
        self.set_soon()

    def choice(self) -> Any:
        """What is arranged (a ReportChoice); sections that are as usual are not named."""
        from app.work.reporting import ReportChoice

        values = self.fields.values()
        keys = tuple(str(key) for key in self.sections.list.ticked())
        parts = tuple((key, *self._headings.get(key, ["", ""])) for key in keys)
        usual = keys == USUAL[values["template"]] and not any(en or zh for _, en, zh in parts)
        rows = self.findings.list.rows()
        chosen = tuple(int(str(key)) for key, on in rows if on)
        natural = [int(str(key)) for key, _ in rows] == sorted(int(str(key)) for key, _ in rows)
        every = len(chosen) == len(rows) and natural
        charts = tuple(str(key) for key in self.charts.list.ticked())
        values = {**values, "chart": bool(charts), "charts": () if charts == ("",) else charts}
        # No ids mean all findings; where none is ticked, one that is never there says so.
        return ReportChoice(
            finding_ids=() if every and chosen else chosen or (0,), parts=() if usual else parts, **values
        )

    # -- kept reports ---------------------------------------------------------------------------------------------

    def _fill_names(self, chosen: str) -> None:
        """Lists the kept reports."""
        from app.work import reports

        self.named.clear()
        self.named.addItem(self.tr("Not kept yet"), "")
        for one in reports.reports(self._library):
            self.named.addItem(one.name, one.name)
        self.named.setCurrentIndex(max(0, self.named.findData(chosen)))
        self._show_state()

    def recall(self, name: str) -> None:
        """Shows a kept report."""
        from app.work import reports

        if name:
            try:
                kept = reports.choice_of(self._library, name)
            except Exception as error:
                self._refuse(self._sentence(error))
                return
            self.fields.take(kept)
            self._fill_charts(kept.wanted_charts)
            self._headings = {key: [en, zh] for key, en, zh in ((*part, "", "")[:3] for part in kept.parts) if en or zh}
            self._fill_sections(tuple(part[0] for part in kept.parts) or USUAL[kept.template])
            self._fill_findings(kept.finding_ids or tuple(int(str(key)) for key, _ in self.findings.list.rows()))
            self.named.setCurrentIndex(max(0, self.named.findData(name)))
        self._show_state()
        self.set_soon()

    def keep(self, name: str = "") -> None:
        """Keeps the report by a name."""
        from app.work import reports

        if not name:
            usual = str(self.named.currentData() or "") or self.fields.lines["title_en"].text()
            name, agreed = QInputDialog.getText(
                self, self.tr("Keep the report"), self.tr("Name"), QLineEdit.EchoMode.Normal, usual
            )
            if not agreed:
                return
        try:
            reports.keep(self._library, name, self.choice())
        except Exception as error:
            self._refuse(self._sentence(error))
            return
        self._refuse("")
        self._fill_names(" ".join(name.split()))

    def forget(self) -> None:
        """Keeps the report no longer; what is arranged stays as it is."""
        from app.work import reports

        name = str(self.named.currentData() or "")
        if name:
            try:
                reports.forget(self._library, name)
            except Exception as error:
                self._refuse(self._sentence(error))
            self._fill_names("")

    def _sentence(self, error: Exception) -> str:
        """What an expected error says; an unexpected one goes on."""
        expected = errors.plain(error)
        if expected is None:
            raise error
        return words.say(*expected)

    # -- the pages ------------------------------------------------------------------------------------------------

    def set_soon(self) -> None:
        """Has the pages set again."""
        if not self.pages.sheets:
            self.pages.say(self.tr("The pages are being set…"))
        self.showing.soon()

    def _dots(self) -> float:
        """Dots an inch at which a page fills the width there is for it."""
        across = 8.27 if self.fields.boxes["paper"].currentData() == "a4" else 8.5
        width = max(420, min(self.pages.viewport().width() - 48, 900))
        return round(width / across * self.devicePixelRatioF(), 1)

    def _arrived(self, answer: dict[str, Any]) -> None:
        """Shows the pages."""
        self._refuse("")
        self.pages.say("")
        self.stretch.show_range(int(answer["first"]), int(answer["shown"]), int(answer["findings"]))
        self.pages.show_pages(answer["pages"], self.devicePixelRatioF())
        whole = answer["shown"] == answer["findings"]
        self.foot.writing.say_pages(len(answer["pages"]) if whole else 0)

    def _not_set(self, sentence: str) -> None:
        """Says why there are no pages."""
        self.pages.show_pages([], 1.0)
        self.stretch.setVisible(False)
        self.pages.say(words.say(sentence))

    def _refuse(self, sentence: str) -> None:
        """Shows why something could not be done."""
        self._refused.setText(sentence)
        self._refused.setVisible(bool(sentence))

    def _show_state(self) -> None:
        """Shows the buttons that fit what happens now."""
        self.foot.name = str(self.named.currentData() or "")
        self._forget.setEnabled(bool(self.named.currentData()))
        self._refused.setVisible(bool(self._refused.text()))

    # -- Qt's own -------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if not self.pages.sheets:
                self.set_soon()
            self._fill_sections(tuple(str(key) for key in self.sections.list.ticked()))
            self._fill_findings(None)
            self._fill_charts(None)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lets the process that sets pages go; what is being written goes on."""
        self.showing.rest()
        super().closeEvent(event)

    def let_go(self) -> None:
        """The window closes: nothing is left behind."""
        self.showing.let_go()
