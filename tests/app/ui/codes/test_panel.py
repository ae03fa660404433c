from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.ui.codes.model import NODE, Node
from app.ui.codes.panel import CodesPanel
from app.ui.codes.row import chevron
from app.ui.widgets.carried import SELECTION
from app.work import codebook, coding, reading
from app.work.library import Library
from tests.app.ui import starting


@pytest.fixture
def panel(qapp: QApplication, library: Library) -> Iterator[CodesPanel]:
    made = CodesPanel(library)
    with starting.shown(qapp, made, 316, 860):
        library.listen(made.refresh)
        yield made


def code(panel: CodesPanel, label: str) -> int:
    return next(one.id for one in panel.codes if one.labels.get("en") == label)


def node(panel: CodesPanel, label: str) -> Node:
    found = panel.model.node(code(panel, label))
    assert found is not None
    return found


def find(panel: CodesPanel, words: str) -> None:
    panel.open_find()
    starting.type_words(panel.search, words)


class TestTree:
    def test_the_five_facets_stand_at_the_top_in_their_order(self, panel: CodesPanel) -> None:
        top = [panel.model.index(row, 0).data() for row in range(panel.model.rowCount())]
        assert top == ["Care model", "Barrier", "Facilitator", "Outcome", "Method and setting"]

    def test_rows_have_their_heights_and_facets_are_higher(self, panel: CodesPanel) -> None:
        barrier = panel.model.index(1, 0)
        assert panel.view.visualRect(barrier).height() == 34
        assert panel.view.visualRect(panel.model.index(0, 0, barrier)).height() == 30

    def test_a_parent_counts_the_union_of_what_lies_below(self, panel: CodesPanel) -> None:
        assert (node(panel, "Barrier").studies, node(panel, "Barrier").passages) == (4, 25)

    def test_used_leaves_out_what_nobody_used_and_all_shows_it(self, panel: CodesPanel) -> None:
        unused = code(panel, "Physician-led ACO")
        assert panel.model.node(unused) is None
        panel.tabs.setCurrentIndex(0)
        assert panel.model.node(unused) is not None
        assert len(panel.model.shown) == 106

    @pytest.mark.parametrize("tab", [0, 1])
    def test_words_dropped_on_a_code_are_coded_with_it_but_not_with_a_kind_or_between_rows(
        self, panel: CodesPanel, qtbot: QtBot, tab: int
    ) -> None:
        panel.tabs.setCurrentIndex(tab)
        words, copy = QMimeData(), Qt.DropAction.CopyAction
        words.setText("slow trust")
        words.setData(SELECTION, QByteArray(b"1"))
        model, mistrust = panel.model, code(panel, "Mistrust and rivalry")
        target = model.index_of(mistrust)
        assert model.flags(target) & Qt.ItemFlag.ItemIsDropEnabled
        assert set(words.formats()) & set(model.mimeTypes())
        with qtbot.waitSignal(panel.code_chosen) as told:
            model.dropMimeData(words, copy, -1, -1, target)
        assert told.args == [mistrust]
        assert not model.canDropMimeData(words, copy, 0, 0, target)
        assert not model.canDropMimeData(words, copy, -1, -1, model.index(1, 0))
        plain = QMimeData()
        plain.setText("from elsewhere")
        assert not model.canDropMimeData(plain, copy, -1, -1, target)

    def test_this_study_counts_only_its_passages(self, panel: CodesPanel) -> None:
        panel.show_study(1)
        panel.tabs.setCurrentIndex(2)
        assert node(panel, "Barrier").passages == 6
        panel.show_study(4)
        assert node(panel, "Barrier").passages == 4

    def test_a_press_on_the_chevron_opens_and_closes(self, panel: CodesPanel) -> None:
        index = panel.model.index(0, 0)
        place = QPoint(chevron(0), panel.view.visualRect(index).center().y())
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert panel.view.isExpanded(index)
        QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert not panel.view.isExpanded(index)

    def test_what_is_open_is_remembered(self, panel: CodesPanel, library: Library, qtbot: QtBot) -> None:
        panel.view.setExpanded(panel.model.index(0, 0), True)
        panel.view.setExpanded(panel.model.index(1, 0), False)
        again = CodesPanel(library, panel.remember())
        qtbot.addWidget(again)
        qtbot.addWidget(again.head)
        assert again.view.isExpanded(again.model.index(0, 0))
        assert not again.view.isExpanded(again.model.index(1, 0))


class TestFind:
    @pytest.mark.parametrize("typed", ["misaligned", "激励错位"])
    def test_a_code_is_found_in_either_language(self, panel: CodesPanel, typed: str) -> None:
        find(panel, typed)
        assert code(panel, "Misaligned incentives") in panel.model.shown

    def test_an_alias_finds_its_code_and_is_shown_with_its_letters(self, panel: CodesPanel) -> None:
        panel.tabs.setCurrentIndex(0)
        find(panel, "整合型医疗服务提供")
        found = node(panel, "Integrated delivery system (IDS)")
        assert found.match is not None
        assert found.match.alias is not None
        panel.view.grab()

    def test_what_was_open_is_open_again_when_the_search_is_cleared(self, panel: CodesPanel) -> None:
        before = panel.view.opened()
        find(panel, "co")
        assert panel.view.opened() != before
        QTest.keyClick(panel.search, Qt.Key.Key_Escape)
        assert panel.view.opened() == before

    def test_enter_uses_the_best_code_found(self, panel: CodesPanel, qtbot: QtBot) -> None:
        panel.open_find()
        panel.search.insert("weak health")
        with qtbot.waitSignal(panel.code_chosen) as told:
            QTest.keyClick(panel.search, Qt.Key.Key_Return)
        assert told.args == [code(panel, "Weak health IT")]

    def test_nothing_found_offers_a_new_code_with_the_words(self, panel: CodesPanel, qtbot: QtBot) -> None:
        find(panel, "xyzzy")
        assert panel.nothing.isVisible()
        with qtbot.waitSignal(panel.new_code_requested) as told:
            QTest.keyClick(panel.search, Qt.Key.Key_Return)
        assert told.args == ["barrier", None, "xyzzy"]


class TestKeyboard:
    def test_enter_uses_the_code_and_opens_a_facet(self, panel: CodesPanel, qtbot: QtBot) -> None:
        panel.view.choose(code(panel, "Misaligned incentives"))
        with qtbot.waitSignal(panel.code_chosen) as told:
            QTest.keyClick(panel.view, Qt.Key.Key_Return)
        assert told.args == [code(panel, "Misaligned incentives")]
        panel.view.choose(code(panel, "Care model"))
        with qtbot.assertNotEmitted(panel.code_chosen):
            QTest.keyClick(panel.view, Qt.Key.Key_Return)
        assert panel.view.isExpanded(panel.model.index(0, 0))

    def test_arrows_open_and_go_inside(self, panel: CodesPanel) -> None:
        panel.view.setCurrentIndex(panel.model.index(0, 0))
        QTest.keyClick(panel.view, Qt.Key.Key_Right)
        QTest.keyClick(panel.view, Qt.Key.Key_Down)
        assert panel.view.current() == code(panel, "US models")

    def test_f2_renames_and_enter_keeps(self, panel: CodesPanel, library: Library, qtbot: QtBot) -> None:
        panel.view.choose(code(panel, "Weak health IT"))
        QTest.keyClick(panel.view, Qt.Key.Key_F2)
        form = panel._form
        assert form is not None
        assert form.isVisible()
        form._fields["en"].setText("Poor health IT")
        with qtbot.waitSignal(panel.done):
            QTest.keyClick(form._fields["en"], Qt.Key.Key_Return)
        assert not form.isVisible()
        assert code(panel, "Poor health IT")

    def test_a_label_that_is_taken_is_refused_below_the_field(self, panel: CodesPanel) -> None:
        panel.rename(code(panel, "Weak health IT"))
        form = panel._form
        assert form is not None
        form._fields["en"].setText("Misaligned incentives")
        QTest.keyClick(form._fields["en"], Qt.Key.Key_Return)
        assert form.isVisible()
        assert "already" in form._refusal.text()
        assert form._fields["en"].property("refused") == "true"
        form.close_panel()

    def test_letters_on_the_tree_begin_a_search(self, panel: CodesPanel) -> None:
        panel.enter()
        QTest.keyClicks(panel.view, "t")
        assert panel.search.text() == "t"


class TestChanges:
    def test_a_new_coding_moves_the_counts(self, panel: CodesPanel, library: Library) -> None:
        passage = reading.passages_of(library, 1)[0]
        before = node(panel, "Misaligned incentives").passages
        coding.add_code(library, passage.id, code(panel, "Misaligned incentives"))
        assert node(panel, "Misaligned incentives").passages == before + 1

    def test_a_code_found_elsewhere_is_shown_wherever_it_lies(self, panel: CodesPanel) -> None:
        find(panel, "weak")
        panel.show_code(code(panel, "Physician-led ACO"))
        assert panel.tab == "all"
        assert panel.view.current() == code(panel, "Physician-led ACO")
        assert panel.search.text() == ""

    def test_the_menu_filters_studies_by_the_code(self, panel: CodesPanel, qtbot: QtBot) -> None:
        panel._show_menu(code(panel, "Misaligned incentives"), QPoint(0, 0))
        menu = panel.findChildren(QMenu)[-1]
        action = next(one for one in menu.actions() if one.text() == "Show the studies with this code")
        with qtbot.waitSignal(panel.filter_requested) as told:
            action.trigger()
        assert told.args[0].startswith("barrier.")
        menu.close()


class TestForEveryone:
    def test_a_screen_reader_hears_both_labels_and_the_counts(self, panel: CodesPanel) -> None:
        said = panel.model.index_of(code(panel, "Misaligned incentives")).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said == "Misaligned incentives, 激励错位, Barrier, 2 studies, 2 passages"
        found = QAccessible.queryAccessibleInterface(panel.view)
        assert found is not None
        assert found.role() == QAccessible.Role.Tree

    def test_every_part_has_a_name(self, panel: CodesPanel) -> None:
        for part in (panel.search, panel.view, panel.tabs, panel._more, panel._new):
            assert starting.name_of(part)

    def test_hostile_labels_stay_text(self, panel: CodesPanel, library: Library) -> None:
        made = codebook.new_code(library, "barrier", None, {"en": starting.HOSTILE, "zh-Hans": "<b>阻碍</b>"}).result
        panel.show_code(made)
        panel.view.grab()
        index = panel.model.index_of(made)
        assert index.data() == starting.HOSTILE
        assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)

    def test_in_a_codebook_of_two_thousand_codes_the_last_is_found(self, panel: CodesPanel, library: Library) -> None:
        starting.many_codes(library, code(panel, "Barrier"), 2_000)
        panel.tabs.setCurrentIndex(0)
        panel.view.grab()
        panel._find("hurdle 1999")
        panel.view.grab()
        found = panel.view.currentIndex().data(NODE)
        assert isinstance(found, Node)
        assert panel.view.currentIndex().data() == "Hurdle 1999"
