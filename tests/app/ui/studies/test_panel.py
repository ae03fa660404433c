from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.ui.studies.model import CARD
from app.ui.studies.panel import StudiesPanel
from app.work import studying, tagging
from app.work.library import Library
from db import first
from db.first import first_page
from tests import builders
from tests.app.ui import starting

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot, library: Library) -> Iterator[StudiesPanel]:
    made = StudiesPanel(first_page(library.path, 24))
    with starting.shown(qapp, made, 360, 800):
        made.follow(library)
        library.listen(made.refresh)
        starting.until(lambda: made.counts is not None)
        yield made
        made.close_library()


def titles(panel: StudiesPanel) -> list[str]:
    return [panel.model.index(row).data() for row in range(panel.model.rowCount())]


def keys(panel: StudiesPanel) -> dict[str, str]:
    from app.ui.studies import filters

    return {one.key: one.chip.count for one in filters.chips(panel.query, panel.counts, panel.book)}


def type_into(panel: StudiesPanel, words: str) -> None:
    panel.open_find()
    starting.type_words(panel.search, words)


class TestStart:
    def test_the_first_page_is_shown_before_the_library_is_open(self, qtbot: QtBot, library: Library) -> None:
        panel = StudiesPanel(first_page(library.path, 24))
        qtbot.addWidget(panel)
        qtbot.addWidget(panel.head)
        assert titles(panel)[0].startswith("Interpretations of Integration")
        assert panel.rows_shown()[1] == 4

    def test_making_the_panel_imports_no_sqlalchemy_and_no_numpy(self) -> None:
        code = (
            "import sys; from PySide6.QtWidgets import QApplication; a = QApplication([]);"
            "from app.ui.studies.panel import StudiesPanel; p = StudiesPanel(None); p.grab();"
            "sys.exit(any(m in sys.modules for m in ('sqlalchemy', 'numpy', 'app.work.library')))"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=_offscreen(), check=False)
        assert done.returncode == 0

    def test_rows_beyond_the_first_page_are_fetched_when_the_library_is_there(
        self, qtbot: QtBot, tmp_path: Path
    ) -> None:
        library = builders.library(tmp_path)
        starting.many_studies(library, 60)
        panel = StudiesPanel(first_page(library.path, 24))
        qtbot.addWidget(panel)
        qtbot.addWidget(panel.head)
        assert panel.model.index(50).data(CARD) is None
        panel.follow(library)
        assert panel.model.index(50).data() == "A study of integrated care, number 50"
        panel.close_library()
        library.close()

    def test_how_many_there_are_is_said_once_they_are_counted(
        self, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        library = builders.library(tmp_path)
        starting.many_studies(library, 60)
        studying.delete(library, [30])
        monkeypatch.setattr(first, "AT_ONCE", 20)
        panel = StudiesPanel(first_page(library.path, 24))
        qtbot.addWidget(panel)
        qtbot.addWidget(panel.head)
        assert (panel.head._count.text(), panel.model.rowCount()) == ("", 60)
        panel.follow(library)
        assert (panel.head._count.text(), panel.model.rowCount()) == ("59", 59)
        panel.close_library()
        library.close()


class TestSearch:
    def test_words_of_either_language_find_a_study(self, panel: StudiesPanel) -> None:
        type_into(panel, "East London")
        assert len(titles(panel)) == 1
        panel.search.empty()
        assert len(titles(panel)) == 4
        type_into(panel, "东伦敦")
        assert titles(panel) == ["(Dis)Integrated Care? Lessons from East London"]

    def test_a_pause_is_waited_for_before_the_list_is_asked(self, panel: StudiesPanel, qtbot: QtBot) -> None:
        asked = []
        panel.query_changed.connect(lambda query: asked.append(query.text))
        panel.open_find()
        panel.search._timer.setInterval(60_000)  # however slowly a busy machine types
        QTest.keyClicks(panel.search, "london")
        assert asked == []
        panel.search._timer.setInterval(1)
        starting.until(lambda: bool(asked))
        assert asked == ["london"]

    def test_escape_clears_the_search_at_once(self, panel: StudiesPanel) -> None:
        type_into(panel, "london")
        QTest.keyClick(panel.search, Qt.Key.Key_Escape)
        assert panel.search.text() == ""
        assert len(titles(panel)) == 4

    def test_the_study_that_is_read_is_marked_again_when_a_search_without_it_ends(self, panel: StudiesPanel) -> None:
        panel.show_open(1)
        type_into(panel, "london")
        assert 1 not in panel.model.ids
        QTest.keyClick(panel.search, Qt.Key.Key_Escape)
        assert list(panel.list.selected()) == [1]

    def test_nothing_found_offers_to_clear_and_does(self, panel: StudiesPanel) -> None:
        type_into(panel, "xyzzy")
        assert panel.nothing.isVisible()
        assert not panel.list.isVisible()
        panel.clear_filters()
        assert panel.list.isVisible()
        assert panel.search.text() == ""

    def test_enter_opens_the_first_study_found(self, panel: StudiesPanel, qtbot: QtBot) -> None:
        panel.open_find()
        QTest.keyClicks(panel.search, "alliances")
        with qtbot.waitSignal(panel.study_opened) as told:
            QTest.keyClick(panel.search, Qt.Key.Key_Return)
        assert told.args == [2]

    def test_letters_typed_on_the_list_go_to_the_search(self, panel: StudiesPanel) -> None:
        panel.enter()
        QTest.keyClicks(panel.list, "L")
        assert panel.search.hasFocus()
        assert panel.search.text() == "L"

    def test_an_answer_to_an_old_question_is_dropped(
        self, panel: StudiesPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("app.ui.studies.asking.AT_ONCE", 0)
        from dataclasses import replace

        for words in ("a", "al", "allian", "alliances"):
            panel._change(replace(panel.query, text=words))
        qtbot.waitUntil(lambda: len(titles(panel)) == 1, timeout=10_000)
        assert titles(panel)[0].startswith("The new frontier")


class TestFilters:
    def test_chips_carry_the_counts_of_the_studies_behind_them(self, panel: StudiesPanel) -> None:
        shown = keys(panel)
        assert shown["barriers:barrier"] == "4"
        assert shown["countries:US"] == "3"
        assert shown["countries:GB-ENG"] == "1"

    def test_a_chip_narrows_the_list_and_the_head_says_of_how_many(self, panel: StudiesPanel) -> None:
        panel.chips.toggled.emit("countries:GB-ENG", True)
        starting.until(lambda: len(titles(panel)) == 1)
        assert panel.head.findChildren(type(panel.head._count))[1].text() == "1 of 4"
        panel.chips.toggled.emit("countries:GB-ENG", False)
        assert len(titles(panel)) == 4

    def test_the_menu_holds_every_facet_with_its_counts(self, panel: StudiesPanel) -> None:
        panel._show_filters(QPoint(0, 0))
        menu = panel.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
        heads = [one.text() for one in menu.actions() if one.menu()]
        assert heads == [
            "Care model",
            "Barrier themes",
            "Country",
            "Year",
            "Language",
            "Translation",
            "Coding",
        ]
        models = next(one.menu() for one in menu.actions() if one.text() == "Care model")
        assert isinstance(models, QMenu)
        assert models.actions()[0].text() == "Care model\t4"
        menu.close()

    def test_the_cell_of_a_chart_is_a_chip_that_can_be_taken_away(self, panel: StudiesPanel, qtbot: QtBot) -> None:
        panel.limit_to([1, 3])
        starting.until(lambda: len(titles(panel)) == 2)
        starting.until(lambda: "studies" in keys(panel))
        with qtbot.waitSignal(panel.limit_cleared):
            panel.chips.removed.emit("studies")
        assert len(titles(panel)) == 4

    def test_a_code_filters_by_itself_and_what_lies_below_it(self, panel: StudiesPanel) -> None:
        panel.filter_by_code("model.uk")
        assert len(titles(panel)) == 2
        assert "models:model.uk" in keys(panel)

    def test_years_stretch_to_a_range(self, panel: StudiesPanel) -> None:
        panel.chips.toggled.emit("years:2009", True)
        panel.chips.toggled.emit("years:2017", True)
        assert panel.query.years == (2009, 2017)
        assert len(titles(panel)) == 3

    def test_the_order_can_be_chosen_and_is_remembered(self, panel: StudiesPanel, library: Library) -> None:
        from dataclasses import replace

        panel._change(replace(panel.query, sort="year", descending=True))
        assert titles(panel)[0].startswith("(Dis)Integrated")
        kept = panel.remember()
        assert (kept["sort"], kept["descending"], kept["rows"], kept["view"]) == ("year", True, 2, "cards")
        again = StudiesPanel(None, panel.remember())
        assert again.query.sort == "year"
        again.head.deleteLater()
        again.deleteLater()


class TestKeyboard:
    def test_arrows_choose_and_enter_opens(self, panel: StudiesPanel, qtbot: QtBot) -> None:
        panel.enter()
        QTest.keyClick(panel.list, Qt.Key.Key_Down)
        with qtbot.waitSignal(panel.study_opened) as told:
            QTest.keyClick(panel.list, Qt.Key.Key_Return)
        assert told.args == [2]

    def test_down_in_the_search_goes_to_the_list(self, panel: StudiesPanel) -> None:
        panel.open_find()
        QTest.keyClick(panel.search, Qt.Key.Key_Down)
        assert panel.list.hasFocus()
        assert panel.list.current() == 1

    def test_several_are_chosen_with_shift_and_told(self, panel: StudiesPanel) -> None:
        told: list[list[int]] = []
        panel.studies_selected.connect(told.append)
        panel.enter()
        QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        assert told[-1] == [1, 2, 3]

    def test_delete_asks_to_delete_what_is_chosen(self, panel: StudiesPanel, qtbot: QtBot) -> None:
        panel.enter()
        QTest.keyClick(panel.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        with qtbot.waitSignal(panel.delete_requested) as told:
            QTest.keyClick(panel.list, Qt.Key.Key_Delete)
        assert told.args == [[1, 2, 3, 4]]

    def test_space_looks_inside_and_closes_again(self, panel: StudiesPanel) -> None:
        panel.enter()
        QTest.keyClick(panel.list, Qt.Key.Key_Space)
        preview = panel._preview
        assert preview is not None
        assert preview.isVisible()
        assert "ACOs are hoped to raise quality" in preview.panel.accessibleName()
        QTest.keyClick(preview.panel, Qt.Key.Key_Space)
        assert not preview.isVisible()
        assert panel.list.hasFocus()

    def test_next_and_previous_step_from_the_open_study_and_stop_at_the_ends(self, panel: StudiesPanel) -> None:
        opened: list[int] = []
        panel.study_opened.connect(opened.append)
        panel.show_open(3)
        panel.step(1)
        panel.step(1)
        panel.step(-1)
        assert opened == [4, 4, 3]


class TestChanges:
    def test_a_deleted_study_goes_and_the_others_stay_chosen(self, panel: StudiesPanel, library: Library) -> None:
        panel.list.choose([2, 3], 2)
        studying.delete(library, [1])
        assert len(titles(panel)) == 3
        assert panel.list.selected() == [2, 3]
        assert panel.list.current() == 2

    def test_an_edited_title_is_shown(self, panel: StudiesPanel, library: Library) -> None:
        from dataclasses import replace

        study = studying.get(library, 4)
        studying.edit(library, 4, replace(studying.fields_of(study), title="Another title"))
        assert titles(panel)[3] == "Another title"

    def test_a_new_study_is_shown_even_where_a_filter_hides_it(self, panel: StudiesPanel, library: Library) -> None:
        panel.chips.toggled.emit("countries:GB-ENG", True)
        made = next(iter(studying.new(library, studying.StudyFields(title="Fresh")).studies))
        panel.show_study(made)
        assert panel.list.selected() == [made]
        assert not panel.query.filters

    def test_a_tag_becomes_a_chip(self, panel: StudiesPanel, library: Library) -> None:
        tagging.tag(library, [1, 2], "to read")
        starting.until(lambda: keys(panel).get("tags:to read") == "2")
        assert tagging.carried(library, [1, 2, 3]) == [("to read", 2)]
        tagging.tag(library, [1, 2], "to read", on=False)
        starting.until(lambda: "tags:to read" not in keys(panel))

    def test_an_empty_library_says_what_to_do(self, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
        library = builders.library(tmp_path, "empty")
        panel = StudiesPanel(first_page(library.path, 24))
        with starting.shown(qapp, panel, 340, 700):
            panel.follow(library)
            assert panel.nothing.isVisible()
            with qtbot.waitSignal(panel.paste_requested):
                panel.nothing._state._actions.itemAt(0).widget().click()  # type: ignore[union-attr]
        panel.close_library()
        library.close()


class TestForEveryone:
    def test_a_screen_reader_hears_title_languages_and_progress(self, panel: StudiesPanel) -> None:
        said = starting.child_name(panel.list, 7)  # a row is its number and its card; the first holds the head
        assert said.startswith("(Dis)Integrated Care? Lessons from East London, （不）整合的照护")
        assert "11 barrier findings" in said
        assert "0 of 12 sentence pairs checked" in said

    def test_every_part_has_a_name(self, panel: StudiesPanel) -> None:
        for part in (panel.search, panel.list, panel.hint, panel._sort, panel._new, panel.chips):
            assert starting.name_of(part)

    def test_hostile_titles_stay_text(self, panel: StudiesPanel, library: Library) -> None:
        studying.new(library, studying.StudyFields(title=starting.HOSTILE, title_zh="\u202e" + starting.HOSTILE))
        panel.enter()
        QTest.keyClick(panel.list, Qt.Key.Key_End)
        assert titles(panel)[4] == starting.HOSTILE
        QTest.keyClick(panel.list, Qt.Key.Key_Space)
        panel.grab()
        assert panel._preview is not None
        assert starting.HOSTILE in panel._preview.panel.accessibleName()

    def test_dropped_files_are_handed_over(self, panel: StudiesPanel, qtbot: QtBot, tmp_path: Path) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.ris"))])
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(panel, QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, left, none))
        with qtbot.waitSignal(panel.files_dropped) as told:
            QApplication.sendEvent(panel, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, left, none))
        assert told.args == [[str(tmp_path / "a.ris")]]

    def test_ten_thousand_studies_are_stepped_through_chosen_and_narrowed(
        self, qapp: QApplication, qtbot: QtBot, tmp_path: Path
    ) -> None:
        library = builders.library(tmp_path, "many")
        starting.many_studies(library, 10_000)
        panel = StudiesPanel(first_page(library.path, 24))
        with starting.shown(qapp, panel, 360, 800):
            panel.follow(library)
            qtbot.waitUntil(lambda: panel.counts is not None, timeout=10_000)
            panel.enter()
            rows = []
            for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown):
                QTest.keyClick(panel.list, key)
                panel.list.viewport().grab()
                rows.append(panel.list.currentIndex().row())
            assert rows[:2] == [9_999, 0]
            assert 0 < rows[2] < 100
            panel.list.selectAll()
            assert len(panel.list.selected()) == 10_000
            type_into(panel, "9999")
            qtbot.waitUntil(lambda: len(panel.model.ids) == 1, timeout=10_000)
        panel.close_library()
        library.close()


def _offscreen() -> dict[str, str]:
    import os

    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
