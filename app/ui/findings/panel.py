"""The panel of findings: what studies claim, on which words, in which order they go into the report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from app.ui import language
from app.ui.aside import Aside
from app.ui.findings import naming
from app.ui.findings.bar import FilterBar
from app.ui.findings.faces import TABLE, Faces
from app.ui.findings.form import FindingForm
from app.ui.findings.model import FindingTable
from app.ui.findings.shelf import MANY, ORDERS, Answer, Filter, Shelf, moved
from app.ui.findings.table import FindingView
from app.ui.widgets import carried
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.titlebar import TitleBar

if TYPE_CHECKING:
    from app.work.change import Change
    from app.work.library import Library
    from db.rows import Finding

KINDS: Final = frozenset(
    {"finding", "finding_passage", "passage", "coding", "code", "study", "field_variant", "study_name"}
)
"""Kinds of change that a row of the table may show."""


class FindingsPanel(QWidget):
    """The findings.

    `finding_opened(finding, passage or None, study)` asks for the words in the reader; `tick_requested(ids, on)`,
    `reorder_requested(ids)`, `delete_requested(ids)` ask for verbs, `memo_requested(id)` for the form of a memo; `done(Change)` tells what the form did by itself,
    `limit_cleared` that the chart's choice was taken away, `told(sentence)` what could not be done.
    """

    finding_opened = Signal(int, object, int)
    tick_requested = Signal(list, bool)
    reorder_requested = Signal(list)
    delete_requested = Signal(list)
    export_requested = Signal()
    fold_requested = Signal()
    findings_selected = Signal(list)
    limit_cleared = Signal()
    studies_cleared = Signal()
    memo_requested = Signal(int)
    done = Signal(object)
    told = Signal(str)

    def __init__(self, library: Library, kept: Mapping[str, Any] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.shelf = Shelf(library)
        self._late = False
        self._reading, self._asking = Aside(self), Aside(self)
        self._wanted: int | None = None
        self.asked = Filter()
        self.order = "hand"
        self._forms: list[FindingForm] = []
        order = (kept or {}).get("order")
        if order in ORDERS:
            self.order = order
        self._make()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.refresh(None)
        self.faces.turn(str((kept or {}).get("face", TABLE)))

    # -- make, place, connect -------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Makes the parts."""
        self.setObjectName("findings")
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = TitleBar(ground="page")
        self.ticked = QLabel(self.head)
        self.ticked.setTextFormat(Qt.TextFormat.PlainText)
        self.ticked.setProperty("role", "secondary")
        layout = self.head.layout()
        assert isinstance(layout, QHBoxLayout)  # noqa: S101
        layout.insertSpacing(3, 16)
        layout.insertWidget(4, self.ticked)
        self._filter = self.head.add_button("search", "", self._toggle_bar)
        self._filter.setCheckable(True)
        self._sort = self.head.add_button("arrow-up-down", "", self._show_orders)
        self._export = self.head.add_button("file-output", "", self.export_requested.emit)
        self._more = self.head.add_button("ellipsis", "", self._show_more)
        self._fold = self.head.add_button("chevron-down", "", self.fold_requested.emit)
        self.bar = FilterBar(self)
        self.bar.hide()
        self.model = FindingTable(self.shelf, self)
        self.model.carry = self._carried
        self.view = FindingView(self.model, self)
        self.faces = Faces(self.view, self.shelf, self, lambda: self.model.ids)
        layout.insertWidget(5, self.faces.switch)
        layout.insertSpacing(5, 12)
        self.nothing = EmptyState("text-quote", "", "", self)
        self.nothing.hide()

    def _lay_out(self) -> None:
        """Puts the parts below each other."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.faces, 1)
        column.addWidget(self.nothing, 1)

    def _connect(self) -> None:
        """Connects the parts."""
        view = self.view
        view.ticked.connect(self._tick)
        view.opened.connect(self._open)
        view.edited.connect(self.edit_finding)
        view.deleted.connect(self.delete_requested)
        view.moved.connect(self._move)
        view.stepped.connect(self._step)
        view.asked.connect(self._show_menu)
        view.typed.connect(self._type)
        view.copied.connect(self.copy_findings)
        view.chosen.connect(self.findings_selected)
        self.faces.opened.connect(self._open)
        self.faces.told.connect(self.told)
        self.bar.changed.connect(self._ask)
        self.bar.search.left.connect(self.enter)
        self.bar.limit_cleared.connect(
            lambda kind: self.limit_cleared.emit() if kind == "ids" else self.studies_cleared.emit()
        )

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.head.set_title(self.tr("Findings"))
        self._filter.set_name(self.tr("Search and filter"), "Ctrl+F")
        self._sort.set_name(self.tr("Sort by"))
        self._export.set_name(self.tr("Export findings"), "Ctrl+E")
        self._more.set_name(self.tr("More"))
        self._fold.set_name(self.tr("Fold the panel away"))
        self.view.setAccessibleName(self.tr("Findings"))
        self._say_counts()

    # -- the library ----------------------------------------------------------------------------------------------

    def refresh(self, change: Change | None) -> None:
        """Brings the table up to date after a change (None: after any)."""
        if change is not None and not change.kinds & KINDS:
            return
        many = self.shelf.many
        self._late = not self.isVisible() and many
        if self._late:
            return  # a hidden panel of very many findings reads them when it is looked at
        if many and (change is None or not change.studies or self._reading.busy or not self.shelf.findings):
            self.shelf.read_codes(change)
            if not self.shelf.findings:
                self.shelf.read_first()
                self._show()
            self._reading.ask(self.shelf.everything, self._take, long=True, stays=True)
            return
        self.shelf.read(change)
        self._show()

    def _take(self, findings: list[Finding]) -> None:
        """Shows all findings, which were read beside the window."""
        self.shelf.take(findings)
        self._show()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.show_finding(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what was put off."""
        super().showEvent(event)
        if self._late:
            QTimer.singleShot(0, self, partial(self.refresh, None))

    def _show(self) -> None:
        """Shows the findings that answer; what was chosen stays chosen."""
        self.bar.setVisible(self._filter.isChecked() or self.asked.on)
        counted = self.bar.isVisibleTo(self)
        long = len(self.shelf.findings) > MANY and (counted or self.asked.on or self.order != "hand")
        self._asking.ask(partial(self.shelf.answer, self.asked, self.order, counted=counted), self._answer, long=long)

    def _answer(self, answer: Answer) -> None:
        """Shows what answers."""
        chosen, current = self.view.selected(), self.view.current()
        top = self.view.verticalScrollBar().value()
        self.model.by_hand = self.order == "hand"
        if self.model.show(answer.ids):
            self.view.choose([one for one in chosen if one in self.shelf.findings], current)
            self.view.verticalScrollBar().setValue(top)
        if answer.counts is not None:
            self.bar.show_filter(self.asked, answer.counts)
        self.faces.refresh()
        self._say_counts()
        self._say_nothing()

    def _say_counts(self) -> None:
        """Says how many findings are shown, and how many go into the report."""
        shown, every = len(self.model.ids), self.shelf.total
        few = self.tr("%1 of %2").replace("%1", f"{shown:,}").replace("%2", f"{every:,}")
        self.head.set_count(few if shown != every else f"{every:,}")
        ticked = len(self.shelf.ticked)
        self.ticked.setText(self.tr("%n ticked for the report", "", ticked) if ticked else "")

    def _say_nothing(self) -> None:
        """Says what to do where the table is empty."""
        empty = not self.model.ids
        self.faces.setVisible(not empty)
        self.nothing.setVisible(empty)
        if not empty:
            return
        self.nothing.clear_actions()
        if self.shelf.findings:
            self.nothing.set_words(self.tr("No finding answers"), self.tr("Take a filter away to see more."))
            self.nothing.add_action(self.tr("Clear filters"), self.bar.clear, kind="primary")
        else:
            self.nothing.set_words(
                self.tr("No findings yet"), self.tr("Code a passage in the reader, then press F to say what it claims.")
            )

    def _ask(self, asked: Filter) -> None:
        """Shows what is asked for."""
        self.asked = asked
        self._show()

    # -- what others ask ------------------------------------------------------------------------------------------

    def limit_to(self, findings: Iterable[int] | None) -> None:
        """Shows only these findings, as a cell of the chart has them; None shows all again."""
        self._limit(ids=None if findings is None else frozenset(findings))

    def limit_to_studies(self, studies: Iterable[int] | None) -> None:
        """Shows only findings of these studies; None shows those of all again."""
        self._limit(studies=None if studies is None else frozenset(studies))

    def _limit(self, **limit: frozenset[int] | None) -> None:
        """Takes a limit from elsewhere."""
        named: dict[str, Any] = dict(limit)
        asked = replace(self.asked, **named)
        if asked != self.asked:
            self.asked = self.bar.asked = asked
            self._show()

    def show_finding(self, finding: int) -> None:
        """Goes to a finding; filters that hide it are taken away."""
        if finding not in self.shelf.findings:
            self._wanted = finding if self._late or self._reading.busy else None
            return
        self.faces.turn(TABLE)
        if self.model.row_of(finding) < 0:
            self.bar.asked = self.asked
            self.bar.clear()
        self.view.choose([finding], finding)
        self.view.scrollTo(self.view.currentIndex())

    def make_finding(self, passage: int) -> None:
        """Opens the form for a finding that rests on a passage."""
        self._open_form(FindingForm(self.window(), self._library, passages=(passage,)))

    def edit_finding(self, finding: int) -> None:
        """Opens the form for a finding."""
        if finding in self.shelf.findings and not self._library.read_only:
            self._open_form(FindingForm(self.window(), self._library, finding=finding))

    def _open_form(self, form: FindingForm) -> None:
        """Shows a form beside the window, and takes what it did."""
        self._forms.append(form)
        form.kept.connect(self._done)
        form.finished.connect(lambda _: self._forms.remove(form) if form in self._forms else None)
        form.show()

    def _done(self, change: Change) -> None:
        """A form did something: go to the finding and tell."""
        if isinstance(change.result, int):
            self.refresh(change)
            self.show_finding(change.result)
        self.done.emit(change)

    def remember(self) -> dict[str, Any]:
        """What is kept for the next start."""
        return {"order": self.order, "face": self.faces.face}

    def set_density(self, density: str) -> None:
        """Makes rows comfortable or compact."""
        self.view.set_compact(density == "compact")

    def enter(self) -> None:
        """Puts the focus into the table."""
        if not self.model.ids:
            self.open_find()
            return
        if not self.view.currentIndex().isValid():
            self.view.choose([self.model.ids[0]], self.model.ids[0])
        shown = {"matrix": self.faces.grid_view, "tensions": self.faces.tension_view}.get(self.faces.face, self.view)
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_find(self) -> None:
        """Puts the focus into the search, showing the filter line."""
        self._filter.setChecked(True)
        self._show()
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def act(self, deed: str) -> None:
        """Does one of the table's own deeds, from a menu or the palette."""
        current = self.view.current()
        if current is None:
            return
        if deed == "finding.tick":
            self._tick(self.view.selected() or [current])
        elif deed in ("finding.up", "finding.down"):
            self._step(-1 if deed == "finding.up" else 1)
        elif deed == "finding.open":
            self._open(current)
        elif deed == "finding.edit":
            self.edit_finding(current)
        elif deed == "finding.memo":
            self.memo_requested.emit(current)
        elif deed == "finding.copy":
            self.copy_findings(self.view.selected() or [current])

    def _carried(self, findings: Sequence[int]) -> tuple[str, str]:
        """Findings with their words and citations, as plain and as rich text."""
        from app.work import carrying

        return carrying.findings(self._library, findings, language.current())

    def copy_findings(self, findings: Sequence[int]) -> None:
        """Puts findings with their words and citations on the clipboard."""
        carried.copy(*self._carried(findings))
        self.told.emit(self.tr("Copied %n findings with their citations.", "", len(findings)))

    # -- what the reader does -------------------------------------------------------------------------------------

    def _tick(self, findings: Collection[int]) -> None:
        """Puts findings into the report; those that are all in it are taken out."""
        if self._library.read_only:
            return
        out = all(self.shelf.findings[one].in_report for one in findings)
        self.tick_requested.emit([one for one in findings if self.shelf.findings[one].in_report == out], not out)

    def _open(self, finding: int) -> None:
        """Asks for the words a finding rests on."""
        one = self.shelf.findings[finding]
        self.finding_opened.emit(finding, one.passages[0] if one.passages else None, one.study_id)

    def _move(self, findings: list[int], target: int) -> None:
        """Puts findings before another row, or says why not."""
        if self.order != "hand":
            self.told.emit(self.tr("Sort by hand to move findings."))
        elif not self._library.read_only:
            ids = moved(self.model.ids, set(findings), target)
            if ids:
                self.reorder_requested.emit(ids)

    def _step(self, by: int) -> None:
        """Moves the chosen findings up or down by one row."""
        chosen = self.view.selected()
        rows = [self.model.row_of(one) for one in chosen]
        if rows:
            self._move(chosen, max(0, min(rows) - 1) if by < 0 else min(len(self.model.ids), max(rows) + 2))
            self.view.scrollTo(self.view.currentIndex())

    def _type(self, words: str) -> None:
        """Letters typed on the table begin a search."""
        self.open_find()
        self.bar.search.setText(words)

    def _toggle_bar(self) -> None:
        """Shows or hides the filter line; filters that are on keep it there."""
        self._show()
        if self._filter.isChecked():
            self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _sort_by(self, order: str) -> None:
        """Shows the findings in another order."""
        self.order = order
        self._show()

    # -- menus ----------------------------------------------------------------------------------------------------

    def _menu(self) -> QMenu:
        """An empty menu that goes away by itself."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _show_orders(self) -> None:
        """Offers the orders of the table."""
        menu = self._menu()
        group = QActionGroup(menu)
        for order, words in naming.orders().items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order == self.order)
            action.triggered.connect(lambda _on, one=order: self._sort_by(one))
            group.addAction(action)
        menu.popup(self._sort.mapToGlobal(QPoint(0, self._sort.height())))

    def _show_more(self) -> None:
        """Offers what concerns all findings that are shown."""
        menu, shown = self._menu(), list(self.model.ids)
        every = menu.addAction(self.tr("Tick all that are shown"))
        none = menu.addAction(self.tr("Tick none of those shown"))
        inside = [one for one in shown if self.shelf.findings[one].in_report]
        every.setEnabled(len(inside) < len(shown) and not self._library.read_only)
        none.setEnabled(bool(inside) and not self._library.read_only)
        outside = [one for one in shown if not self.shelf.findings[one].in_report]
        every.triggered.connect(lambda: self.tick_requested.emit(outside, True))
        none.triggered.connect(lambda: self.tick_requested.emit(inside, False))
        menu.addSeparator()
        menu.addAction(self.tr("Export the framework matrix…")).triggered.connect(self.faces.export)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _show_menu(self, findings: list[int], place: QPoint) -> None:
        """Offers what can be done with the chosen findings."""
        menu, writable = self._menu(), not self._library.read_only
        one = findings[0]
        if len(findings) == 1:
            menu.addAction(self.tr("Show the words it rests on")).triggered.connect(lambda: self._open(one))
            edit = menu.addAction(self.tr("Edit the finding…"))
            edit.setEnabled(writable)
            edit.triggered.connect(lambda: self.edit_finding(one))
            menu.addAction(self.tr("Memo…")).triggered.connect(lambda: self.memo_requested.emit(one))
        copy = menu.addAction(self.tr("Copy with citation") + "\tCtrl+C")
        copy.triggered.connect(lambda: self.copy_findings(findings))
        out = all(self.shelf.findings[each].in_report for each in findings)
        tick = menu.addAction(self.tr("Take out of the report") if out else self.tr("Add to report"))
        tick.setEnabled(writable)
        tick.triggered.connect(lambda: self._tick(findings))
        menu.addSeparator()
        delete = menu.addAction(self.tr("Delete %n findings", "", len(findings)))
        delete.setEnabled(writable)
        delete.triggered.connect(lambda: self.delete_requested.emit(findings))
        menu.popup(place)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "nothing"):
            self.shelf.forget_words()
            self.retranslate()
            self._show()
