from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.findings.model import CLAIM, CODE, ROW, STUDY, TICK
from app.ui.findings.panel import FindingsPanel
from app.ui.findings.shelf import Row, moved
from app.ui.memoform.dialog import MemoForm
from app.work import finding, noting, reading
from app.work.library import Library
from tests import builders
from tests.app.ui import starting

BOTH = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(qapp: QApplication, library: Library) -> Iterator[FindingsPanel]:
    made = FindingsPanel(library)
    with starting.shown(qapp, made, 1120, 500):
        library.listen(made.refresh)
        made.tick_requested.connect(lambda ids, on: finding.tick(library, ids, on))
        made.reorder_requested.connect(lambda ids: finding.reorder(library, ids))
        yield made


def row(panel: FindingsPanel, at: int) -> Row:
    found = panel.model.index(at, 0).data(ROW)
    assert isinstance(found, Row)
    return found


class TestTable:
    def test_all_findings_stand_in_the_order_by_hand(self, panel: FindingsPanel) -> None:
        assert panel.model.ids == list(range(1, 49))

    def test_a_row_says_claim_code_evidence_study_and_model(self, panel: FindingsPanel) -> None:
        said = row(panel, 4)
        assert said.claim.startswith("The independent practice association")
        assert said.other.startswith("独立执业医师协会")
        assert (said.facet, said.fill, said.code) == ("barrier", "filled", "Autonomy and group identity")
        assert said.status == "Reported result"
        assert said.study == "Kreindler et al. 2012"
        assert said.model == "Independent practice association"

    def test_interpretation_is_hollow_and_implied_is_dotted(self, panel: FindingsPanel) -> None:
        fills = {row(panel, at).fill for at in range(48)}
        assert fills == {"filled", "hollow", "dotted"}
        hollow = next(row(panel, at) for at in range(48) if row(panel, at).fill == "hollow")
        assert not hollow.status.startswith("Reported result")

    def test_rows_are_48_high_and_columns_as_designed(self, panel: FindingsPanel) -> None:
        assert panel.view.rowHeight(0) == 48
        assert panel.view.columnWidth(TICK) == 46
        assert (panel.view.columnWidth(CODE), panel.view.columnWidth(STUDY)) == (270, 230)
        assert sum(panel.view.columnWidth(at) for at in range(4)) == panel.view.viewport().width()


class TestTicking:
    def test_space_ticks_what_is_chosen_and_again_takes_it_out(self, panel: FindingsPanel, library: Library) -> None:
        panel.enter()
        QTest.keyClick(panel.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(panel.view, Qt.Key.Key_Space)
        assert panel.shelf.ticked == [1, 2]
        assert panel.ticked.text() == "2 ticked for the report"
        assert panel.view.selected() == [1, 2]
        QTest.keyClick(panel.view, Qt.Key.Key_Space)
        assert panel.shelf.ticked == []

    def test_of_a_mixed_choice_only_the_others_are_ticked(self, panel: FindingsPanel, library: Library) -> None:
        finding.tick(library, [1])
        asked: list[tuple[list[int], bool]] = []
        panel.tick_requested.connect(lambda ids, on: asked.append((ids, on)))
        panel.view.choose([1, 2, 3], 1)
        panel.act("finding.tick")
        assert asked == [([2, 3], True)]

    def test_a_press_on_the_box_ticks_and_chooses_nothing(self, panel: FindingsPanel) -> None:
        rect = panel.view.visualRect(panel.model.index(2, TICK))
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        assert panel.shelf.ticked == [3]
        assert panel.view.selected() == []


class TestOrder:
    def test_alt_shift_and_an_arrow_move_the_chosen_row(self, panel: FindingsPanel) -> None:
        panel.view.choose([3], 3)
        panel.view.setFocus()
        QTest.keyClick(panel.view, Qt.Key.Key_Up, BOTH)
        assert panel.model.ids[:4] == [1, 3, 2, 4]
        assert panel.view.selected() == [3]
        QTest.keyClick(panel.view, Qt.Key.Key_Down, BOTH)
        QTest.keyClick(panel.view, Qt.Key.Key_Down, BOTH)
        assert panel.model.ids[:4] == [1, 2, 4, 3]

    def test_the_first_row_stays_the_first(self, panel: FindingsPanel) -> None:
        panel.view.choose([1], 1)
        panel.act("finding.up")
        assert panel.model.ids[:2] == [1, 2]

    def test_what_is_dropped_goes_before_the_row_and_only_the_part_between_changes(self) -> None:
        assert moved([1, 2, 3, 4, 5], {4}, 1) == [4, 2, 3]
        assert moved([1, 2, 3, 4, 5], {1, 3}, 5) == [2, 4, 5, 1, 3]
        assert moved([1, 2, 3], {2}, 1) == []
        assert moved([1, 2, 3], {2}, 2) == []

    def test_a_filtered_table_moves_only_what_is_shown(self, panel: FindingsPanel, library: Library) -> None:
        panel.limit_to([2, 5, 9])
        panel.view.choose([9], 9)
        panel.act("finding.up")
        assert panel.model.ids == [2, 9, 5]
        panel.limit_to(None)
        assert panel.model.ids[:9] == [1, 2, 3, 4, 9, 6, 7, 8, 5]

    def test_in_another_order_nothing_is_moved_and_the_reason_is_told(self, panel: FindingsPanel, qtbot: QtBot) -> None:
        panel._sort_by("status")
        assert row(panel, 0).status.startswith("Reported result")
        panel.view.choose([panel.model.ids[3]], panel.model.ids[3])
        with qtbot.waitSignal(panel.told), qtbot.assertNotEmitted(panel.reorder_requested):
            panel.act("finding.up")


class TestFilter:
    def test_words_are_looked_for_in_claims_codes_and_studies(self, panel: FindingsPanel) -> None:
        panel.open_find()
        for words, least in (("mistrust", 2), ("不信任", 1), ("bussu 2020", 12)):
            panel.bar.search.clear()
            starting.type_words(panel.bar.search, words)
            starting.until(lambda least=least: least <= len(panel.model.ids) < 48)  # type: ignore[misc]
        panel.bar.search.clear()
        starting.type_words(panel.bar.search, "xyzzy")
        starting.until(panel.nothing.isVisible)
        panel.bar.clear()
        assert len(panel.model.ids) == 48

    def test_signs_evidence_and_direction_narrow_each_other(self, panel: FindingsPanel) -> None:
        panel.open_find()
        panel.bar.toggle("signs:barrier", True)
        assert len(panel.model.ids) == 25
        panel.bar.toggle("statuses:reported_result", True)
        assert 0 < len(panel.model.ids) < 25
        counts = panel.shelf.counts(panel.asked)
        assert counts["statuses:reported_result"] == len(panel.model.ids)
        assert counts["signs:barrier"] == len(panel.model.ids)

    def test_the_choice_of_the_chart_can_be_taken_away(self, panel: FindingsPanel, qtbot: QtBot) -> None:
        panel.limit_to([4, 7])
        assert panel.model.ids == [4, 7]
        assert panel.bar.isVisible()
        with qtbot.waitSignal(panel.limit_cleared):
            panel.bar.chips.removed.emit("ids")
        assert len(panel.model.ids) == 48
        assert not panel.bar.isVisible()

    def test_chosen_studies_limit_the_table(self, panel: FindingsPanel, qtbot: QtBot) -> None:
        panel.limit_to_studies([3])
        assert len(panel.model.ids) == 12
        with qtbot.waitSignal(panel.studies_cleared):
            panel.bar.clear()


class TestOpening:
    @pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
    def test_enter_shows_the_words_in_the_reader(self, panel: FindingsPanel, qtbot: QtBot, key: Qt.Key) -> None:
        panel.view.choose([30], 30)
        panel.view.setFocus()
        with qtbot.waitSignal(panel.finding_opened) as told:
            QTest.keyClick(panel.view, key)
        one = panel.shelf.findings[30]
        assert told.args == [30, one.passages[0], one.study_id]


class TestForm:
    def test_f2_opens_the_form_and_saving_changes_the_row(
        self, panel: FindingsPanel, library: Library, qtbot: QtBot
    ) -> None:
        panel.view.choose([2], 2)
        panel.view.setFocus()
        QTest.keyClick(panel.view, Qt.Key.Key_F2)
        form = panel._forms[0]
        form.claims["en"].setPlainText("Another sentence.")
        form.status.setCurrentIndex(form.status.findData("recommendation"))
        with qtbot.waitSignal(panel.done):
            form.save()
        assert row(panel, 1).claim == "Another sentence."
        assert panel.shelf.findings[2].status == "recommendation"
        assert panel.shelf.findings[2].claims["zh-Hans"]

    def test_a_new_finding_takes_its_direction_from_the_signs(
        self, panel: FindingsPanel, library: Library, qtbot: QtBot
    ) -> None:
        passage = panel.shelf.findings[25].passages[0]
        panel.make_finding(passage)
        form = panel._forms[0]
        assert form.direction.currentData() == "hinders"
        form.claims["zh-Hans"].setPlainText("新的发现。")
        with qtbot.waitSignal(panel.done):
            form.save()
        assert len(panel.model.ids) == 49
        assert panel.view.selected() == [panel.model.ids[-1]]

    def test_a_finding_without_a_sentence_is_refused_in_place(self, panel: FindingsPanel) -> None:
        panel.make_finding(panel.shelf.findings[25].passages[0])
        form = panel._forms[0]
        form.save()
        assert form.isVisible()
        assert "needs a sentence" in form.refusal.text()
        form.reject()

    def test_a_finding_on_two_passages_is_split_and_loses_one(
        self, panel: FindingsPanel, library: Library, qtbot: QtBot
    ) -> None:
        first, second = (panel.shelf.findings[one].passages[0] for one in (25, 26))
        finding.edit(library, 25, passage_ids=[first, second])
        panel.edit_finding(25)
        form = panel._forms[0]
        assert not form.part.isEnabled()
        form.list.item(1).setCheckState(Qt.CheckState.Checked)
        assert form.part.isEnabled()
        with qtbot.waitSignal(panel.done):
            form.part.click()
        assert len(panel.shelf.findings) == 49
        assert panel.shelf.findings[25].passages == (first,)

    def test_deleting_keeps_the_passage(self, panel: FindingsPanel, library: Library, qtbot: QtBot) -> None:
        passage = panel.shelf.findings[25].passages[0]
        panel.edit_finding(25)
        with qtbot.waitSignal(panel.done):
            panel._forms[0].remove.click()
        assert 25 not in panel.shelf.findings
        assert reading.passages(library, [passage])

    def test_the_form_does_not_hold_the_window(self, panel: FindingsPanel) -> None:
        panel.edit_finding(1)
        assert not panel._forms[0].isModal()
        panel._forms[0].reject()


class TestForEveryone:
    def test_a_screen_reader_hears_a_table_and_its_cells(self, panel: FindingsPanel) -> None:
        found = QAccessible.queryAccessibleInterface(panel.view)
        assert found is not None
        assert found.role() == QAccessible.Role.Table
        assert panel.model.index(4, TICK).data() == "Not in the report"
        said = str(panel.model.index(4, CODE).data())
        assert said.replace("codes", "code") == "Autonomy and group identity, and 1 more code, Reported result"

    def test_every_part_has_a_name(self, panel: FindingsPanel) -> None:
        panel.open_find()
        for part in (
            panel.view,
            panel.bar.search,
            panel.bar.chips,
            panel._sort,
            panel._export,
            panel._more,
            panel._fold,
        ):
            assert starting.name_of(part)

    def test_hostile_claims_stay_text(self, panel: FindingsPanel, library: Library) -> None:
        finding.edit(library, 1, claims={"en": starting.HOSTILE, "zh-Hans": "\u202e" + starting.HOSTILE})
        panel.view.grab()
        assert row(panel, 0).claim == starting.HOSTILE
        assert panel.model.index(0, CLAIM).data(Qt.ItemDataRole.ToolTipRole) is None

    def test_ten_thousand_findings_are_stepped_through_chosen_and_narrowed(
        self, qapp: QApplication, qtbot: QtBot, tmp_path: Path
    ) -> None:
        library = builders.library(tmp_path, "many")
        starting.many_studies(library, 20)
        made = starting.many_findings(library, 10_000)
        panel = FindingsPanel(library)
        with starting.shown(qapp, panel, 1100, 400):
            assert len(panel.model.ids) == 100, "the first of them are there at once"
            assert panel.head._count.text() == "100 of 10,000"
            panel.show_finding(made[5000])
            qtbot.waitUntil(lambda: len(panel.model.ids) == 10_000, timeout=20_000)
            assert panel.view.current() == made[5000], "what was asked for meanwhile is gone to"
            panel.enter()
            control, plain = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
            rows = []
            for key, held in ((Qt.Key.Key_End, plain), (Qt.Key.Key_Home, plain), (Qt.Key.Key_PageDown, plain)):
                QTest.keyClick(panel.view, key, held)
                panel.view.viewport().grab()
                rows.append(panel.view.currentIndex().row())
            assert rows[:2] == [9_999, 0]
            assert 0 < rows[2] < 100
            QTest.keyClick(panel.view, Qt.Key.Key_A, control)
            assert len(panel.view.selected()) == 10_000
            panel.refresh(finding.tick(library, [5000]))
            assert panel.shelf.ticked == [5000]
            panel._ask(replace(panel.asked, text="number 7777"))
            qtbot.waitUntil(lambda: len(panel.model.ids) == 1, timeout=20_000)
        library.close()


def test_a_press_beside_the_rows_does_nothing(panel: FindingsPanel) -> None:
    panel.limit_to([1])
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 300))
    assert panel.shelf.ticked == []


def test_a_memo_on_a_finding_is_asked_for_and_its_form_says_what_it_is_on(
    panel: FindingsPanel, library: Library, qtbot: QtBot
) -> None:
    panel.view.choose([5], 5)
    with qtbot.waitSignal(panel.memo_requested) as told:
        panel.act("finding.memo")
    assert told.args == [5]
    form = MemoForm(panel, library, "finding", 5)
    assert form.windowTitle() == "Memo on this finding"
    form._text.setPlainText("Check against the table.")
    form.save()
    assert [(one.subject, one.subject_id) for one in noting.every(library)] == [("finding", 5)]
