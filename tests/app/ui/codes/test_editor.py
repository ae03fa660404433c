"""The codebook editor as a user works in it: by mouse, by keys, every change one step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.codes.chooser import CodeChooser
from app.ui.codes.editor import CodebookEditor
from app.ui.codes.fit import CODE
from app.ui.codes.model import lacking, spoken
from app.ui.codes.splitting import SplitForm
from app.work import codebook, codequeue, codetree, history
from app.work.library import Library
from db.rows import Code
from tests.app.ui import starting

MOVE = Qt.DropAction.MoveAction
SHIFTED = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def editor(qapp: QApplication, library: Library) -> Iterator[CodebookEditor]:
    made = CodebookEditor(None, library)
    made.begin()
    with starting.shown(qapp, made, 1120, 760):
        library.listen(made.refresh)
        yield made
        made.take_back()


def code(library: Library, label: str) -> Code:
    return next(one for one in codebook.codes(library) if one.labels.get("en") == label)


def below(library: Library, label: str) -> list[str]:
    top = code(library, label).id
    return [one.labels["en"] for one in codebook.codes(library) if one.parent_id == top]


def index(editor: CodebookEditor, label: str) -> QModelIndex:
    one = next(one for one in editor.codes if one.labels.get("en") == label)
    return editor.model.index_of(one.id)


def line(editor: CodebookEditor, name: str, lang: str) -> QLineEdit:
    field = editor.fields.fields[name, lang]
    assert isinstance(field, QLineEdit)
    return field


class TestTree:
    def test_a_code_dragged_onto_another_lies_below_it_and_undo_brings_it_back(
        self, editor: CodebookEditor, library: Library
    ) -> None:
        dragged = editor.model.mimeData([index(editor, "Mistrust and rivalry")])
        target = index(editor, "Capability gaps")
        assert editor.model.canDropMimeData(dragged, MOVE, -1, 0, target)
        editor.model.dropMimeData(dragged, MOVE, -1, 0, target)
        assert below(library, "Capability gaps")[-1] == "Mistrust and rivalry"
        history.undo(library)
        assert "Mistrust and rivalry" in below(library, "Relations between organisations")

    def test_a_code_dropped_between_others_stands_there(self, editor: CodebookEditor, library: Library) -> None:
        before = below(library, "Relations between organisations")
        dragged = editor.model.mimeData([index(editor, before[-1])])
        editor.model.dropMimeData(dragged, MOVE, 0, 0, index(editor, "Relations between organisations"))
        assert below(library, "Relations between organisations") == [before[-1], *before[:-1]]

    def test_nothing_is_dropped_below_itself_or_into_another_kind(self, editor: CodebookEditor) -> None:
        dragged = editor.model.mimeData([index(editor, "Relations between organisations")])
        for target in ("Mistrust and rivalry", "Relations between organisations", "Facilitator"):
            assert not editor.model.canDropMimeData(dragged, MOVE, -1, 0, index(editor, target))

    def test_alt_and_shift_with_arrows_move_the_code(self, editor: CodebookEditor, library: Library) -> None:
        editor.show_code(code(library, "Mistrust and rivalry").id)
        first = below(library, "Relations between organisations")
        QTest.keyClick(editor.view, Qt.Key.Key_Down, SHIFTED)
        moved = below(library, "Relations between organisations")
        assert moved.index("Mistrust and rivalry") == first.index("Mistrust and rivalry") + 1
        QTest.keyClick(editor.view, Qt.Key.Key_Left, SHIFTED)
        assert "Mistrust and rivalry" in below(library, "Barrier")
        QTest.keyClick(editor.view, Qt.Key.Key_Right, SHIFTED)
        assert below(library, "Relations between organisations")[-1] == "Mistrust and rivalry"
        assert editor.view.current() == code(library, "Mistrust and rivalry").id

    def test_a_label_that_is_missing_is_shown_and_spoken_as_missing(
        self, editor: CodebookEditor, library: Library
    ) -> None:
        made = codebook.new_code(library, "barrier", None, {"en": "Only English"}).result
        node = editor.model.node(made)
        assert node is not None
        assert lacking(node.code) == "no Chinese label"
        assert "no Chinese label" in spoken(node)
        editor.show_code(made)
        assert line(editor, "labels", "zh-Hans").placeholderText() == "No Chinese label yet"

    def test_typing_on_the_tree_searches_in_both_languages_and_nothing_can_be_dragged_then(
        self, editor: CodebookEditor, qtbot: QtBot
    ) -> None:
        editor.search.setText("激励错位")
        qtbot.waitUntil(lambda: len(editor.model.shown) < 10, timeout=10_000)
        assert editor.fields.code is not None
        assert editor.fields.code.labels["en"] == "Misaligned incentives"
        assert not editor.model.movable


class TestForm:
    def test_what_was_typed_is_kept_when_another_code_is_chosen(self, editor: CodebookEditor, library: Library) -> None:
        editor.show_code(code(library, "Mistrust and rivalry").id)
        steps = len(history.steps(library, 9))
        field = editor.fields.fields["examples", "en"]
        assert isinstance(field, QPlainTextEdit)
        field.setPlainText("They did not trust us.\n\nWe waited.")
        line(editor, "shorts", "en").setText("Mis|trust")
        assert editor.save.isEnabled()
        editor.show_code(code(library, "Misaligned incentives").id)
        kept = code(library, "Mistrust and rivalry")
        assert (kept.examples, kept.shorts["en"]) == ({"en": ("They did not trust us.", "We waited.")}, "Mis|trust")
        assert len(history.steps(library, 9)) == steps + 1
        assert editor.fields.code is not None
        assert editor.fields.code.labels["en"] == "Misaligned incentives"

    def test_a_label_that_is_there_already_is_refused_and_the_code_stays_chosen(
        self, editor: CodebookEditor, library: Library
    ) -> None:
        editor.show_code(code(library, "Mistrust and rivalry").id)
        line(editor, "labels", "en").setText("Misaligned incentives")
        editor.view.choose(code(library, "Professions and identity").id)
        assert editor.refusal.text() == "There is a code “Misaligned incentives” already. Nothing was changed."
        assert editor.fields.code is not None
        assert editor.fields.code.labels["en"] == "Mistrust and rivalry"
        editor.take_back()
        assert line(editor, "labels", "en").text() == "Mistrust and rivalry"

    def test_theme_opposite_and_origin_are_shown_and_changed(self, editor: CodebookEditor, library: Library) -> None:
        editor.show_code(code(library, "Misaligned incentives").id)
        assert editor.fields.mirror.currentText() == "Aligned incentives"
        assert editor.fields.about.text().startswith("From the seeds · since ")
        editor.fields.theme.setCurrentIndex(editor.fields.theme.findData("trust"))
        editor.keep()
        assert code(library, "Misaligned incentives").theme == "trust"

    def test_every_field_and_button_has_a_name(self, editor: CodebookEditor) -> None:
        fields = [*editor.fields.fields.values(), editor.fields.facet, editor.fields.theme, editor.fields.mirror]
        assert all(one.accessibleName() for one in fields)
        assert all(one.text() for one in editor.findChildren(QPushButton) if one.isVisible())


class TestDeeds:
    def test_a_code_in_use_is_not_deleted_and_the_reason_is_said(
        self, editor: CodebookEditor, library: Library
    ) -> None:
        editor.show_code(code(library, "Mistrust and rivalry").id)
        QTest.keyClick(editor.view, Qt.Key.Key_Delete)
        assert "is in use" in editor.refusal.text()
        assert not editor.refusal.isHidden()

    def test_several_codes_are_merged_into_the_one_that_is_chosen(
        self, editor: CodebookEditor, library: Library, qtbot: QtBot
    ) -> None:
        one, into = code(library, "Mistrust and rivalry"), code(library, "Misaligned incentives")
        chooser = CodeChooser(
            editor, "Merge", "", codebook.codes(library), lambda c: codetree.merge(library, [one.id], c)
        )
        chooser.show()
        chooser.field.setText("激励错位")
        assert chooser.list.count() == 1
        QTest.keyClick(chooser.field, Qt.Key.Key_Return)
        assert code(library, "Misaligned incentives").passages == one.passages + into.passages
        assert all(c.id != one.id for c in codebook.codes(library))

    def test_a_split_code_leaves_a_queue_that_is_settled_by_keys(
        self, editor: CodebookEditor, library: Library, qtbot: QtBot
    ) -> None:
        one = code(library, "Mistrust and rivalry")
        form = SplitForm(editor, one, lambda c, parts, keep: codetree.split(library, c, parts, keep=keep))
        qtbot.addWidget(form)
        form.save()
        assert "two or more" in form._refusal.text()
        for (english, _), word in zip(form.rows, ("Mistrust", "Rivalry"), strict=True):
            english.setText(word)
        form.save()
        assert editor.tabs.tabText(1) == "To review (2)"
        editor.show_page("review")
        assert [box.text().split("  ")[1] for box in editor.review.boxes] == ["Mistrust", "Rivalry"]
        QTest.keyClick(editor.review.list, Qt.Key.Key_2)
        assert codequeue.count(library) == 1
        editor.review.boxes[0].setChecked(True)
        QTest.mouseClick(editor.review.go, Qt.MouseButton.LeftButton)
        assert codequeue.count(library) == 0
        assert (code(library, "Mistrust").passages, code(library, "Rivalry").passages) == (1, 1)
        assert editor.review.nothing.isVisible()

    def test_a_framework_is_ticked_and_its_domains_stand_beside_the_new_codes(
        self, editor: CodebookEditor, library: Library
    ) -> None:
        editor.show_page("frameworks")
        item = editor.frames.tree.topLevelItem(1)
        assert item is not None
        item.setCheckState(0, Qt.CheckState.Checked)
        assert code(library, "Outer setting").origin == "framework"
        editor.show_page("fit")
        head = editor.fit.tree.topLevelItem(0)
        assert head is not None
        assert head.childCount() == 5
        child = head.child(1)
        assert child is not None
        editor.fit.tree.itemActivated.emit(child, 0)
        assert editor.view.current() == child.data(0, CODE) == code(library, "Outer setting").id
        assert editor.stack.currentIndex() == 0
