"""Joins codebook, findings, history and chart with the list and the reader: choosing in one shows in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from app.ui import words
from app.ui.codewiring import CodeWiring

if TYPE_CHECKING:
    from app.ui.frame import Hub
    from app.work.change import Change

SOON = 250
"""Milliseconds after which the chart follows the list: typing does not redraw it at each letter."""


class Linking(QObject):
    """The links between panels; what is not there yet is joined when it comes."""

    def __init__(self, wiring: Hub) -> None:
        super().__init__(wiring)
        self._wiring = wiring
        self._window = wiring.window
        self._library = wiring.library
        self._limited = False
        self._dots = False
        self.coding = CodeWiring(wiring)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self._follow)
        studies: Any = self._window.panels["studies"]
        self._studies = studies
        self._studies.query_changed.connect(lambda _query: self.follow_soon())
        self._studies.limit_cleared.connect(self._unlimit)

    def join(self, name: str, panel: Any) -> None:
        """Connects a panel that was just made, and shows the open study in it."""
        {
            "passage": self._wiring.reader.join_inspector,
            "codes": self._join_codes,
            "findings": self._join_findings,
            "history": self._join_history,
            "checks": self._join_checks,
        }[name](panel)
        if name in {"codes", "history", "checks"}:
            panel.show_study(self._wiring.study)

    # -- codebook -------------------------------------------------------------------------------------------------

    def _join_codes(self, codes: Any) -> None:
        """Connects the codebook."""
        from app.work import codebook

        reader: Any = self._window.panels["reader"]
        do = self._window.do
        codes.code_chosen.connect(reader.coding.code_with)
        codes.filter_requested.connect(self._studies.filter_by_code)
        codes.new_code_requested.connect(self.new_code_below)
        codes.retire_requested.connect(lambda code, on: do(codebook.retire, code, on, undo=True))
        codes.done.connect(self._tell_done)
        self.coding.join_panel(codes)

    def new_code_below(self, facet: str, parent: int | None, typed: str) -> None:
        """Asks for a new code at a place of the tree."""
        from app.ui.codeform.dialog import CodeForm

        CodeForm(self._window, self._library, typed, facet, parent).show()

    def _tell_done(self, change: Change) -> None:
        """Tells what a panel did by itself, and offers to take it back."""
        if change.step_id is not None:
            self._window.tell(change.label, change.args, undo=True)

    # -- findings -------------------------------------------------------------------------------------------------

    def _join_findings(self, findings: Any) -> None:
        """Connects the table of findings."""
        from app.work import finding

        window = self._window
        findings.finding_opened.connect(self._open_finding)
        findings.tick_requested.connect(lambda ids, on: window.do(finding.tick, ids, on))
        findings.reorder_requested.connect(lambda ids: window.do(finding.reorder, ids))
        findings.delete_requested.connect(lambda ids: window.do(finding.delete, ids, undo=True))
        findings.memo_requested.connect(lambda one: self._wiring.write_memo("finding", one))
        findings.export_requested.connect(window.deeds["report.export"].trigger)
        window.deeds.on("report.framework", findings.faces.export)
        findings.fold_requested.connect(window.deeds["view.findings"].trigger)
        findings.limit_cleared.connect(self._unlimit)
        findings.studies_cleared.connect(self._studies.clear_filters)
        findings.done.connect(self._tell_done)
        findings.told.connect(lambda sentence: window.tell(words.say(sentence)))

    def _open_finding(self, _finding: int, passage: int | None, study: int) -> None:
        """Shows the words a finding rests on."""
        if passage is None:
            self._wiring.show_study(study)
        else:
            self._wiring.show_passage(study, passage)

    # -- history --------------------------------------------------------------------------------------------------

    def _join_history(self, history: Any) -> None:
        """Connects the history."""
        history.told.connect(self._window.tell)
        self._window.deeds.on("report.trail", history.outlet.export)
        self._window.deeds.on("report.prune", history.outlet.ask_prune)
        history.memo_opened.connect(self._open_memo)

    def _open_memo(self, subject: str, one: int, study: int | None) -> None:
        """Shows what a memo is on."""
        if subject == "passage" and study is not None:
            self._wiring.show_passage(study, one)
            self._wiring.reader.show_inspector()
        elif subject == "study":
            self._wiring.show_study(one)
        elif subject == "code":
            self._wiring.show_code(one)
        elif subject == "finding":
            findings: Any = self._window.panels["findings"]
            self._window.docks["findings"].show()
            findings.show_finding(one)

    # -- checks ---------------------------------------------------------------------------------------------------

    def _join_checks(self, checks: Any) -> None:
        """Connects the checks."""
        checks.place_opened.connect(self._open_place)
        checks.findings_wanted.connect(self._show_findings)
        checks.glossary_wanted.connect(self._window.deeds["code.glossary"].trigger)
        checks.done.connect(self._tell_done)
        checks.told.connect(self._window.tell)

    def _open_place(self, study: int, left: Any, right: Any) -> None:
        """Opens a study and selects the words of an issue, in the translation where there are some."""
        reader: Any = self._window.panels["reader"]
        self._wiring.show_study(study)
        for side, span in ((0, left), (1, right)):
            pane = reader.panes[side]
            if span is not None and pane.side is not None:
                reader.stepping.to_row(pane.side.shown.row_of_point(span[0]), side)
                pane.select(*span)

    def _show_findings(self, findings: Any) -> None:
        """Shows some findings in their table."""
        panel: Any = self._window.panels["findings"]
        self._window.docks["findings"].show()
        panel.limit_to(findings)

    # -- chart ----------------------------------------------------------------------------------------------------

    def join_compare(self, compare: Any) -> None:
        """Connects the chart, which is made later than the rest."""
        window = self._window
        compare.cells_chosen.connect(self._cells)
        compare.passage_opened.connect(self._wiring.show_passage)
        compare.study_opened.connect(self._wiring.show_study)
        compare.told.connect(window.tell)
        compare.import_requested.connect(window.deeds["file.import"].trigger)

    def _cells(self, chosen: Any) -> None:
        """Cells of the chart are chosen: studies and findings show what is behind them."""
        findings: Any = self._window.panels["findings"]
        self._studies.limit_to(None if chosen is None else chosen.studies)
        dots = chosen is not None and chosen.findings is None  # of the timeline: studies as such
        if dots or self._dots:
            findings.limit_to_studies(chosen.studies if dots else None)
        self._dots = dots
        findings.limit_to(None if chosen is None or dots else chosen.findings)

    def _unlimit(self) -> None:
        """List or table no longer show a cell of the chart only: no cell is chosen any more."""
        compare: Any = self._window.panels.get("compare")
        findings: Any = self._window.panels.get("findings")
        if compare is not None:
            compare.clear_selection()
        self._studies.limit_to(None)
        if findings is not None:
            findings.limit_to(None)

    def follow_soon(self) -> None:
        """Lets chart and findings show the studies of the list, once it has come to rest."""
        self._timer.start()

    def _follow(self) -> None:
        """Draws the studies that are chosen (two or more) or found; all where nothing narrows the list."""
        compare: Any = self._window.panels.get("compare")
        findings: Any = self._window.panels.get("findings")
        query = self._studies.query
        if compare is None or query.studies is not None or self._window.arrangement != "compare":
            return
        chosen = self._wiring.chosen
        ids = tuple(chosen) if len(chosen) > 1 else tuple(self._studies.model.ids) if query.filters else None
        if ids is None and not self._limited:
            return
        self._limited = ids is not None
        compare.limit_to(ids)
        if findings is not None:
            findings.limit_to_studies(ids)
