from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.history.model import moment
from app.ui.history.panel import ALL, MEMOS, STUDY, HistoryPanel
from app.ui.tasks import Tasks
from app.work import coders, coding, finding, history, memos, noting, searching, studying
from app.work.library import Library
from db.query import Query
from tests.app.ui import starting


@pytest.fixture
def panel(qapp: QApplication, library: Library) -> Iterator[HistoryPanel]:
    made = HistoryPanel(library)
    with starting.shown(qapp, made, 320, 700):
        library.listen(made.refresh)
        yield made


def said(panel: HistoryPanel) -> list[str]:
    model = panel.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def choose(panel: HistoryPanel, row: int) -> None:
    panel.list.setCurrentIndex(panel.list.model().index(row, 0))


class TestSteps:
    def test_the_newest_step_stands_first_with_who_and_when(self, panel: HistoryPanel, library: Library) -> None:
        coders.set_name(library, "Reader One")
        finding.tick(library, [1, 2])
        assert said(panel)[0] == "Added 2 findings to the report"
        spoken = panel.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert "Reader One" in spoken

    def test_what_was_taken_back_is_struck_and_says_so(self, panel: HistoryPanel, library: Library) -> None:
        finding.tick(library, [1])
        history.undo(library)
        assert said(panel)[:2] == ["Undone: Added a finding to the report", "Added a finding to the report"]
        assert "undone" in panel.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        panel.list.grab()

    def test_older_steps_are_read_when_the_list_is_scrolled(self, panel: HistoryPanel, library: Library) -> None:
        panel.blockSignals(True)
        for number in range(120):
            finding.tick(library, [1], on=number % 2 == 0)
        assert panel.steps.rowCount() == 100
        panel.steps.fetchMore(panel.list.rootIndex())
        assert panel.steps.rowCount() == 122

    def test_only_the_steps_of_the_open_study(self, panel: HistoryPanel, library: Library) -> None:
        finding.tick(library, [1])
        finding.tick(library, [48])
        panel.show_study(1)
        panel.tabs.setCurrentIndex(STUDY)
        assert said(panel)[0] == "Added a finding to the report"
        assert len([one for one in said(panel) if one.startswith("Added")]) == 1
        panel.tabs.setCurrentIndex(ALL)
        assert len([one for one in said(panel) if one.startswith("Added")]) == 2


class TestUndo:
    def test_a_step_in_the_middle_is_taken_back_alone(
        self, panel: HistoryPanel, library: Library, qtbot: QtBot
    ) -> None:
        finding.tick(library, [1])
        finding.tick(library, [2])
        choose(panel, 1)
        with qtbot.waitSignal(panel.told) as told:
            panel.one.click()
        assert told.args == ["Undone: Added a finding to the report"]
        assert [one.in_report for one in finding.findings(library, ids=[1, 2])] == [False, True]

    def test_everything_after_a_step_is_taken_back_with_it(self, panel: HistoryPanel, library: Library) -> None:
        for one in (1, 2, 3):
            finding.tick(library, [one])
        choose(panel, 1)
        panel.far.click()
        assert [one.in_report for one in finding.findings(library, ids=[1, 2, 3])] == [True, False, False]

    def test_a_refusal_is_a_sentence_with_an_offer_and_the_offer_holds(
        self, panel: HistoryPanel, library: Library
    ) -> None:
        study = next(iter(studying.new(library, studying.StudyFields(title="Fresh")).studies))
        from app.work import editing

        editing.add_text(library, study, "en", "abstract", "Some words of its own.", "author")
        row = said(panel).index("Added “Fresh”")
        choose(panel, row)
        panel.one.click()
        assert panel.notice.isVisible()
        assert "Nothing was changed" in panel.notice.sentence.text()
        assert panel.notice.steps.text()
        assert panel.notice.yes.hasFocus()
        panel.notice.yes.click()
        assert not panel.notice.isVisible()
        assert study not in studying.many(library, [study])

    def test_what_was_taken_back_is_done_again_up_to_the_step(self, panel: HistoryPanel, library: Library) -> None:
        for one in (1, 2):
            finding.tick(library, [one])
        choose(panel, 1)
        panel.far.click()
        row = next(at for at, one in enumerate(panel.steps.steps) if one.kind == "do" and one.undone)
        choose(panel, row)
        assert panel.one.text() == "Redo to here"
        panel.one.click()
        assert [one.in_report for one in finding.findings(library, ids=[1, 2])] == [True, True]

    def test_buttons_in_the_head_follow_what_there_is(self, panel: HistoryPanel, library: Library) -> None:
        assert not panel.back.isEnabled()
        finding.tick(library, [1])
        assert panel.back.isEnabled()
        panel.back.click()
        assert panel.again.isEnabled()
        panel.again.click()
        assert not panel.again.isEnabled()

    def test_the_making_of_the_library_is_not_offered(self, panel: HistoryPanel) -> None:
        choose(panel, 0)
        assert not panel.foot.isVisible()


class TestMemos:
    def test_all_memos_stand_in_one_list_with_their_places(
        self, panel: HistoryPanel, library: Library, qtbot: QtBot
    ) -> None:
        passage = finding.findings(library, ids=[1])[0].passages[0]
        memos.write(library, "study", 3, "A thought on the study")
        memos.write(library, "passage", passage, "A thought on words")
        memos.write(library, "code", 5, "A thought on a code")
        panel.tabs.setCurrentIndex(MEMOS)
        assert set(said(panel)) == {"A thought on the study", "A thought on words", "A thought on a code"}
        assert [one.study_id for one in noting.every(library, study_id=3)] == [3]
        row = said(panel).index("A thought on words")
        choose(panel, row)
        with qtbot.waitSignal(panel.memo_opened) as told:
            QTest.keyClick(panel.list, Qt.Key.Key_Return)
        assert told.args == ["passage", passage, 1]

    def test_without_memos_it_says_how_to_write_one(self, panel: HistoryPanel) -> None:
        panel.tabs.setCurrentIndex(MEMOS)
        assert panel.nothing.isVisible()


class TestForEveryone:
    def test_every_part_has_a_name(self, panel: HistoryPanel, library: Library) -> None:
        finding.tick(library, [1])
        choose(panel, 0)
        for part in (panel.list, panel.tabs, panel.back, panel.again, panel.one, panel.far):
            assert starting.name_of(part)

    def test_hostile_words_stay_text(self, panel: HistoryPanel, library: Library) -> None:
        studying.new(library, studying.StudyFields(title=starting.HOSTILE))
        memos.write(library, "study", 1, starting.HOSTILE)
        panel.list.grab()
        assert starting.HOSTILE in said(panel)[1]
        panel.tabs.setCurrentIndex(MEMOS)
        panel.list.grab()
        assert said(panel) == [starting.HOSTILE]

    def test_a_time_is_told_where_the_reader_is(self) -> None:
        before = QLocale()
        QLocale.setDefault(QLocale(QLocale.Language.English))
        try:
            at = "2026-11-21T12:30:00.000Z"
            local = QDate(2026, 11, 21)
            assert moment(at, QDate(2030, 1, 1)).startswith(("21 Nov 2026", "22 Nov 2026", "20 Nov 2026"))
            assert ":30" in moment(at, local)
            assert moment("never") == "never"
        finally:
            QLocale.setDefault(before)

    def test_a_coding_is_named_by_its_code(self, panel: HistoryPanel, library: Library) -> None:
        passage = finding.findings(library, ids=[1])[0].passages[0]
        coding.add_code(library, passage, 60)
        assert said(panel)[0].startswith("Coded with “")


def test_memos_are_found_by_words_person_and_study(panel: HistoryPanel, library: Library, qtbot: QtBot) -> None:
    memos.write(library, "study", 1, "Ask the nurses.")
    memos.write(library, "study", 2, "信任是关键。")
    panel.tabs.setCurrentIndex(2)
    assert panel.sought.isVisible()
    panel.sought.setText("信任")
    panel.sought.entered.emit()
    qtbot.waitUntil(lambda: len(panel.notes.notes) == 1, timeout=10_000)
    assert panel.notes.notes[0].body == "信任是关键。"
    panel.sought.setText("nothing of the kind")
    qtbot.waitUntil(panel.nothing.isVisible, timeout=10_000)
    assert panel.sought.isVisible(), "it can be emptied again"
    panel.sought.empty()
    assert len(panel.notes.notes) == 2
    title = noting.every(library)[1].named["en"]
    assert [note.subject_id for note in noting.every(library, text=title)] == [1], "also by the study it is on"
    assert noting.every(library, subjects=("code",)) == []


def test_a_large_import_is_brought_in_again_by_the_child(
    qapp: QApplication, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    starting.many_studies(library, history.TAKES_LONG + 1)
    history.undo(library)
    tasks = Tasks()
    panel = HistoryPanel(library, None, tasks)
    with starting.shown(qapp, panel, 320, 700):
        library.listen(panel.refresh)
        monkeypatch.setattr(history, "redo", None)  # the window itself has no time for it
        with qtbot.waitSignal(panel.told, timeout=30000) as told:
            panel.again.click()
        assert told.args == [f"Done again: Imported {history.TAKES_LONG + 1} studies"]
        assert not panel.again.isEnabled()
    tasks.close()


@pytest.fixture
def at_hand(qapp: QApplication, library: Library) -> Iterator[HistoryPanel]:
    """The history of a small step and a large import, with a child for it."""
    finding.tick(library, [2])
    starting.many_studies(library, history.TAKES_LONG + 1)
    tasks = Tasks()
    panel = HistoryPanel(library, None, tasks)
    with starting.shown(qapp, panel, 320, 700):
        library.listen(panel.refresh)
        yield panel
    tasks.close()


def test_undo_back_to_a_step_before_a_large_import_goes_on_when_the_child_has_taken_it_back(
    at_hand: HistoryPanel, library: Library, qtbot: QtBot
) -> None:
    large = f"Imported {history.TAKES_LONG + 1} studies"
    small = "Added a finding to the report"
    finding.tick(library, [1])
    told: list[str] = []
    at_hand.told.connect(told.append)
    assert said(at_hand)[:3] == [small, large, small]
    choose(at_hand, 2)
    at_hand.far.click()
    assert at_hand.turning.busy
    assert not at_hand.far.isEnabled(), "one thing after the other"
    qtbot.waitUntil(lambda: len(told) == 3 or at_hand.notice.isVisible(), timeout=30_000)
    assert told == [f"Undone: {small}", f"Undone: {large}", f"Undone: {small}"]
    assert not at_hand.turning.busy


def test_undo_back_to_here_goes_past_a_page_of_what_it_took_back(panel: HistoryPanel, library: Library) -> None:
    for number in range(60):
        finding.tick(library, [1], on=number % 2 == 0)
    choose(panel, 59)
    panel.far.click()
    assert len([one for one in said(panel) if one.startswith("Undone")]) == 60


def test_a_large_import_on_which_later_steps_rest_is_refused_and_taken_back_with_them_by_the_child(
    at_hand: HistoryPanel, library: Library, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = max(searching.studies(library, Query()))
    memos.write(library, "study", newest, "A word on it")
    monkeypatch.setattr(history, "undo_step", None)  # the window itself has no time for it
    choose(at_hand, 1)
    at_hand.one.click()
    qtbot.waitUntil(at_hand.notice.isVisible, timeout=30_000)
    assert "Later steps rest on this one" in at_hand.notice.sentence.text()
    assert at_hand.notice.yes.isVisible()
    with qtbot.waitSignal(at_hand.told, timeout=30_000) as told:
        at_hand.notice.yes.click()
    assert told.args == [f"Undone: Imported {history.TAKES_LONG + 1} studies"]
    assert newest not in searching.studies(library, Query())


def test_what_was_refused_goes_with_esc_or_with_another_row(panel: HistoryPanel, library: Library) -> None:
    for leave in ("esc", "row"):
        panel.notice.refuse("Later steps rest on this one.", ["One"], lambda: None)
        if leave == "esc":
            QTest.keyClick(panel.notice.yes, Qt.Key.Key_Escape)
            assert panel.list.hasFocus()
        else:
            choose(panel, 1)
        assert not panel.notice.isVisible()
