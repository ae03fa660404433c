"""The panel of the checks as a user meets it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui import language
from app.ui.checks.model import ISSUE
from app.ui.checks.panel import ALL, ChecksPanel
from app.ui.tasks import Tasks
from app.work import checking, deciding, editing, furnishing, glossarying, history, studying
from app.work.library import Library
from db.rows import CheckIssue, Text
from tests import verbs
from tests.app.ui import starting

EN = "The medical group had 31 doctors. Staff trusted the medical group. Money was not scarce. The board listened."
ZH = "该医疗集团有 13 名医生。员工信任医疗集团。资金不短缺。董事会听取了意见。"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.create(tmp_path / "library.diptych")
    furnishing.furnish(made)
    yield made
    made.close()


@pytest.fixture
def study(library: Library) -> int:
    made = verbs.a_study(library, "A study of medical groups")
    verbs.two_texts(library, made, EN, ZH)
    return made


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def panel(qapp: QApplication, library: Library, study: int, tasks: Tasks) -> Iterator[ChecksPanel]:
    """The panel on a study that was checked."""
    checking.check(library, study)
    made = ChecksPanel(library, tasks)
    made.show_study(study)
    with starting.shown(qapp, made, 320, 800):
        library.listen(made.refresh)
        made.show_now(fresh=True)
        yield made
        made.close_library()


def groups(panel: ChecksPanel) -> list[tuple[str, int]]:
    model = panel.model
    return [(model.index(row, 0).data(), shelf.group.issues) for row, shelf in enumerate(model.shelves)]


def choose(panel: ChecksPanel, group: int, row: int) -> CheckIssue:
    above = panel.model.index(group, 0)
    panel.list.setExpanded(above, True)
    panel.model.fetchMore(above)
    panel.list.setCurrentIndex(panel.model.index(row, 0, above))
    found = panel.list.currentIndex().data(ISSUE)
    assert isinstance(found, CheckIssue)
    return found


def body(library: Library, study: int) -> str:
    return next(t.body for t in checking_texts(library, study) if t.lang == "zh-Hans")


def checking_texts(library: Library, study: int) -> tuple[Text, ...]:
    from app.work import reading

    return reading.texts_of(library, study)


class TestList:
    def test_issues_stand_by_rule_with_how_many_there_are(self, panel: ChecksPanel) -> None:
        assert groups(panel) == [("Number", 1), ("False friend", 2)]
        assert panel.head._count.text() == "3"

    def test_the_switch_groups_them_by_term_and_the_number_in_the_head_stays(self, panel: ChecksPanel) -> None:
        panel.switch._press("term")
        assert groups(panel) == [("medical group", 2)]
        assert panel.head._count.text() == "3"

    def test_all_studies_are_shown_with_the_name_of_each(
        self, panel: ChecksPanel, library: Library, study: int
    ) -> None:
        other = verbs.a_study(library, "Another study")
        verbs.two_texts(library, other, EN, ZH)
        checking.check(library, other)
        panel.tabs.setCurrentIndex(ALL)
        assert groups(panel) == [("Number", 2), ("False friend", 4)]
        issue = choose(panel, 0, 1)
        assert issue.study_id == other
        assert "Another study" in starting_name(panel)

    def test_the_words_of_both_sides_the_reason_and_the_suggestion_are_shown(self, panel: ChecksPanel) -> None:
        issue = choose(panel, 1, 0)
        assert [side.text() for side in panel.card.sides] == ["medical group", "医疗集团"]
        assert "“医疗集团”" in panel.card.why.text()
        assert panel.card.field.text() == issue.suggestion

    def test_the_explanation_is_chinese_in_a_chinese_window(self, panel: ChecksPanel) -> None:
        choose(panel, 0, 0)
        language.use("zh")
        try:
            starting.until(lambda: panel.card.why.text() == "原文为 31，译文为 13。")
        finally:
            language.use("en")

    def test_hostile_words_stay_text(self, panel: ChecksPanel, library: Library, tasks: Tasks) -> None:
        bad = verbs.a_study(library, starting.HOSTILE)
        verbs.two_texts(library, bad, f"There were 12 groups {starting.HOSTILE}.", f"有 15 个组 {starting.HOSTILE}。")
        checking.check(library, bad)
        panel.tabs.setCurrentIndex(ALL)
        for group in range(panel.model.rowCount()):
            choose(panel, group, 0)
            panel.grab()
        for label in (*panel.card.sides, panel.card.why, panel.card.refused, panel.notice):
            assert label.textFormat() == Qt.TextFormat.PlainText

    def test_a_long_group_is_read_a_page_at_a_time(
        self, panel: ChecksPanel, monkeypatch: pytest.MonkeyPatch, library: Library, study: int
    ) -> None:
        monkeypatch.setattr("app.ui.checks.model.PAGE", 1)
        panel.model.show(checking.groups(library, "rule", [study]), "rule")
        above = panel.model.index(1, 0)
        read = [panel.model.rowCount(above)]
        while panel.model.canFetchMore(above):
            panel.model.fetchMore(above)
            read.append(panel.model.rowCount(above))
        assert read == [0, 1, 2, 2]


def starting_name(panel: ChecksPanel) -> str:
    return str(panel.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


class TestKeys:
    def test_enter_goes_to_the_place(self, panel: ChecksPanel, study: int, qtbot: QtBot) -> None:
        issue = choose(panel, 0, 0)
        with qtbot.waitSignal(panel.place_opened) as told:
            QTest.keyClick(panel.list, Qt.Key.Key_Return)
        assert told.args == [study, issue.left, issue.right]
        assert EN[slice(*told.args[1])] == "31"
        assert ZH[slice(*told.args[2])].strip() == "13"

    def test_space_accepts_and_the_next_issue_is_chosen(self, panel: ChecksPanel, library: Library, study: int) -> None:
        choose(panel, 1, 0)
        panel.list.setFocus()
        QTest.keyClick(panel.list, Qt.Key.Key_Space)
        assert groups(panel) == [("Number", 1), ("False friend", 1)]
        now = panel.list.currentIndex().data(ISSUE)
        assert isinstance(now, CheckIssue)
        assert now.rule == "false_friend"
        assert panel.list.hasFocus()

    def test_ctrl_enter_puts_the_suggestion_there(self, panel: ChecksPanel, library: Library, study: int) -> None:
        issue = choose(panel, 1, 0)
        QTest.keyClick(panel.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert issue.suggestion
        assert issue.suggestion in body(library, study)
        assert groups(panel) == [("Number", 1), ("False friend", 1)]

    def test_a_dismissal_asks_for_a_reason_and_says_where_there_is_none(
        self, panel: ChecksPanel, library: Library, study: int
    ) -> None:
        choose(panel, 0, 0)
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
        assert panel.card.reason.hasFocus()
        QTest.keyClick(panel.card.reason, Qt.Key.Key_Return)
        assert "Nothing was changed" in panel.card.refused.text()
        QTest.keyClicks(panel.card.reason, "The erratum says 13")
        QTest.keyClick(panel.card.reason, Qt.Key.Key_Return)
        assert groups(panel) == [("False friend", 2)]
        kept = checking.issues(library, state="dismissed")
        assert [one.decided.reason for one in kept if one.decided] == ["The erratum says 13"]

    def test_esc_leaves_the_reason_and_goes_back_to_the_list(self, panel: ChecksPanel) -> None:
        choose(panel, 0, 0)
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
        QTest.keyClick(panel.card.reason, Qt.Key.Key_Escape)
        assert panel.list.hasFocus()
        assert not panel.card.reason.isVisible()

    def test_every_part_has_a_name(self, panel: ChecksPanel) -> None:
        choose(panel, 1, 0)
        parts: list[QWidget] = [panel.list, panel.tabs, panel.again, panel.decided, panel.glossary]
        parts += [panel.card.field, panel.card.reason, panel.card.replace, panel.card.everywhere, panel.card.accept]
        parts += [panel.card.dismiss, panel.doubt.show_them, panel.running.cancel, panel.running.bar]
        for part in parts:
            assert starting.name_of(part)


class TestDeeds:
    def test_what_was_done_is_told_so_that_it_can_be_taken_back(
        self, panel: ChecksPanel, library: Library, qtbot: QtBot
    ) -> None:
        choose(panel, 0, 0)
        with qtbot.waitSignal(panel.done) as told:
            panel.card.accept.click()
        assert told.args[0].step_id is not None
        history.undo(library)
        panel.show_now()
        assert groups(panel) == [("Number", 1), ("False friend", 2)]

    def test_everywhere_replaces_all_places_as_one_step(
        self, panel: ChecksPanel, library: Library, study: int, qtbot: QtBot
    ) -> None:
        issue = choose(panel, 1, 0)
        with qtbot.waitSignal(panel.done, timeout=30_000) as told:
            panel.card.everywhere.click()
            assert panel.running.isVisible()
        assert told.args[0].step_id is not None
        assert body(library, study).count(str(issue.suggestion)) == 2
        assert "Replaced in 2 places" in panel.notice.text()
        history.undo(library)
        assert body(library, study) == ZH

    def test_the_other_issues_of_the_text_stay_while_the_child_looks_again(
        self, panel: ChecksPanel, library: Library, study: int, qtbot: QtBot
    ) -> None:
        choose(panel, 0, 0)
        panel.card.field.setText("31")
        panel.card.replace.click()
        assert panel.running.task is not None
        assert groups(panel) == [("False friend", 2)]
        issue = choose(panel, 0, 1)
        assert body(library, study)[slice(*issue.right)] == "医疗集团"  # type: ignore[misc]
        panel.card.put()
        assert body(library, study).count("医疗集团") == 1
        qtbot.waitUntil(lambda: panel.running.task is None, timeout=30_000)
        assert groups(panel)[0] == ("False friend", 1)

    @pytest.mark.parametrize(("quality", "list_of"), [("accepted", "accepted"), ("preferred", "preferred")])
    def test_a_rendering_is_judged_in_the_glossary_in_one_step_and_the_issue_goes(
        self, panel: ChecksPanel, library: Library, qtbot: QtBot, quality: str, list_of: str
    ) -> None:
        choose(panel, 1, 0)
        panel.act("check.glossary")
        assert panel.card.qualities.isVisible()
        action = next(one for one in panel.card.qualities.actions() if one.data() == quality)
        assert "医疗集团" in action.text()
        with qtbot.waitSignal(panel.done) as told:
            action.trigger()
        panel.card.qualities.close()
        term = glossarying.named(library, "medical group")
        assert term is not None
        assert "医疗集团" in getattr(term, list_of)
        assert "医疗集团" not in term.avoid
        assert told.args[0].step_id is not None
        qtbot.waitUntil(lambda: groups(panel) == [("Number", 1)], timeout=30_000)
        history.undo(library)
        undone = glossarying.named(library, "medical group")
        assert undone is not None
        assert "医疗集团" in undone.avoid

    def test_in_a_long_text_the_child_replaces(
        self,
        panel: ChecksPanel,
        library: Library,
        study: int,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(deciding, "QUICK", 10)
        choose(panel, 1, 0)
        with qtbot.waitSignal(panel.done, timeout=30_000) as told:
            panel.card.put()
        assert told.args[0].step_id is not None
        assert body(library, study).count("医疗集团") == 1
        assert groups(panel) == [("Number", 1), ("False friend", 1)]
        history.undo(library)
        assert body(library, study) == ZH

    def test_other_words_than_the_suggestion_can_be_put_there(
        self, panel: ChecksPanel, library: Library, study: int
    ) -> None:
        choose(panel, 0, 0)
        panel.card.field.setText("31")
        panel.card.replace.click()
        assert "31 名医生" in " ".join(body(library, study).split())

    def test_a_refusal_is_said_in_the_card(self, panel: ChecksPanel, library: Library, study: int) -> None:
        choose(panel, 0, 0)
        panel.blockSignals(True)
        text = next(t for t in checking_texts(library, study) if t.lang == "zh-Hans")
        panel._timer.stop()
        editing.edit_text(library, text.id, ZH.replace("医生", "大夫"))
        panel._timer.stop()
        panel.card.put()
        assert "Check it again" in panel.card.refused.text()

    def test_what_was_decided_is_shown_when_asked_and_opened_again(self, panel: ChecksPanel) -> None:
        issue = choose(panel, 0, 0)
        deciding.dismiss(panel._library, issue, "A reason")
        panel.show_now()
        assert groups(panel) == [("False friend", 2)]
        panel.decided.setChecked(True)
        choose(panel, 0, 0)
        assert panel.card.why.text() == "Dismissed: A reason"
        assert not panel.card.accept.isVisible()
        panel.card.reopen.click()
        panel.decided.setChecked(False)
        assert groups(panel) == [("Number", 1), ("False friend", 2)]


class TestChecking:
    def test_a_study_that_was_not_checked_is_checked_by_the_child_without_waiting(
        self, qapp: QApplication, library: Library, study: int, tasks: Tasks, qtbot: QtBot
    ) -> None:
        panel = ChecksPanel(library, tasks)
        panel.show_study(study)
        with starting.shown(qapp, panel, 320, 700):
            library.listen(panel.refresh)
            qtbot.waitUntil(lambda: panel.running.task is not None, timeout=10_000)
            assert panel.running.isVisible()
            assert panel.nothing.isVisible()
            qtbot.waitUntil(lambda: bool(groups(panel)), timeout=30000)
            assert groups(panel) == [("Number", 1), ("False friend", 2)]
            assert not panel.running.isVisible()
            panel.close_library()

    def test_a_check_can_be_cancelled_here_and_from_the_status_line(
        self, qapp: QApplication, library: Library, study: int, tasks: Tasks, qtbot: QtBot
    ) -> None:
        panel = ChecksPanel(library, tasks)
        panel.show_study(study)
        with starting.shown(qapp, panel, 320, 700):
            qtbot.waitUntil(lambda: panel.running.task is not None, timeout=10_000)
            panel.running.cancel.click()
            assert not panel.running.isVisible()
            QTest.qWait(100)
            assert panel.running.task is None
            assert panel.nothing.isVisible()
            panel.check_now()
            task = panel.running.task
            assert task is not None
            task.cancel()
            qtbot.waitUntil(lambda: panel.running.task is None, timeout=10_000)
            assert not panel.running.isVisible()
            panel.close_library()

    def test_a_hidden_panel_asks_nothing(
        self, qapp: QApplication, library: Library, study: int, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(checking, "groups", None)
        panel = ChecksPanel(library, tasks)
        panel.show_study(study)
        panel.refresh(None)
        QTest.qWait(100)
        assert panel.running.task is None
        panel.deleteLater()


class TestNothing:
    def test_without_a_study_and_without_a_translation_it_says_so(self, panel: ChecksPanel, library: Library) -> None:
        panel.show_study(None)
        assert panel.nothing.accessibleName() == "No study is open"
        (alone,) = studying.new(library, studying.StudyFields(title="Alone")).studies
        verbs.a_text(library, alone)
        panel.show_study(alone)
        assert panel.nothing.accessibleName() == "There is no translation to check"

    def test_where_all_is_well_it_says_so(self, panel: ChecksPanel, library: Library) -> None:
        for issue in checking.issues(library):
            deciding.accept(library, issue)
        panel.show_now()
        assert panel.nothing.accessibleName() == "Nothing doubtful was found"
        assert not panel.card.isVisible()

    def test_it_remembers_what_was_shown(self, panel: ChecksPanel, library: Library, tasks: Tasks) -> None:
        panel.tabs.setCurrentIndex(ALL)
        panel.switch._press("term")
        again = ChecksPanel(library, tasks, panel.remember())
        assert (again.tabs.currentIndex(), again.switch.current) == (ALL, "term")
        again.deleteLater()


def test_findings_on_doubtful_words_are_counted_and_shown(
    qapp: QApplication, library: Library, study: int, tasks: Tasks, qtbot: QtBot
) -> None:
    from app.work import coding, finding, reading

    page = reading.page(library, study)
    assert page.left
    assert page.right
    code = verbs.a_code(library)
    passage = coding.code(library, study, [(page.left.id, 0, 33), (page.right.id, 0, 14)], [code]).result
    made = finding.make(library, [passage], {"en": "Small"}, "reported_result", "hinders").result
    checking.check(library, study)
    panel = ChecksPanel(library, tasks)
    panel.show_study(study)
    with starting.shown(qapp, panel, 320, 700):
        panel.show_now()
        assert panel.doubt.isVisible()
        assert panel.doubt.label.text().startswith("1 of your 1 bilingual findings stand")
        with qtbot.waitSignal(panel.findings_wanted) as told:
            panel.doubt.show_them.click()
        assert told.args == [(made,)]


class TestRenderings:
    """One term with several renderings, and one rendering of several terms, over the library."""

    @pytest.fixture
    def two(self, library: Library, study: int) -> list[int]:
        other = verbs.a_study(library, "Another one")
        verbs.two_texts(
            library,
            other,
            "Integration was slow. Market consolidation was slow. The medical group grew.",
            "整合很慢。整合很慢。医师集团壮大了。",
        )
        checking.check_many(library, [study, other])
        return [study, other]

    def test_they_are_listed_by_term_with_a_way_to_each_place(
        self, panel: ChecksPanel, library: Library, study: int, two: list[int], qtbot: QtBot
    ) -> None:
        panel.tabs.setCurrentIndex(ALL)
        panel.switch._press("rendering")
        qtbot.waitUntil(lambda: bool(panel.model.shelves), timeout=30_000)
        names = [panel.model.index(row, 0).data() for row in range(panel.model.rowCount())]
        assert "medical group: 医疗集团 2, 医师集团 1" in names
        assert any(
            name.startswith("整合: ") and "consolidation 1" in name and "integration 1" in name for name in names
        )
        row = names.index("medical group: 医疗集团 2, 医师集团 1")
        issue = choose(panel, row, 2)
        assert (issue.study_id, issue.left_text, issue.right_text) == (two[1], "medical group", "医师集团")
        assert not panel.card.accept.isVisible()
        assert not panel.card.replace.isVisible()
        assert panel.card.glossary.isVisible()
        with qtbot.waitSignal(panel.place_opened) as opened:
            QTest.keyClick(panel.list, Qt.Key.Key_Return)
        assert opened.args == [two[1], issue.left, issue.right]

    def test_a_study_alone_shows_its_own(
        self, panel: ChecksPanel, library: Library, study: int, two: list[int], qtbot: QtBot
    ) -> None:
        panel.show_study(two[1])
        panel.switch._press("rendering")
        qtbot.waitUntil(lambda: bool(panel.model.shelves), timeout=30_000)
        assert [panel.model.index(row, 0).data() for row in range(panel.model.rowCount())] == [
            "整合: consolidation 1, integration 1"
        ]

    def test_where_every_term_has_one_rendering_that_is_said(
        self, panel: ChecksPanel, library: Library, study: int, qtbot: QtBot
    ) -> None:
        panel.switch._press("rendering")
        qtbot.waitUntil(lambda: not panel.renderings.busy, timeout=30_000)
        assert not panel.list.isVisible()
        assert panel.nothing._sentence.text() == "Every term has one rendering"
