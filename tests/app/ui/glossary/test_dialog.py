"""The glossary as a user edits it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.formats.terms import TermEntry, Terms
from app.ui.glossary.dialog import GlossaryDialog
from app.ui.glossary.model import parts
from app.ui.tasks import Tasks
from app.work import furnishing, glossarying, history
from app.work.library import Library
from db.glossary import GlossaryTerm
from tests.app.ui import starting
from tests.app.ui.looking import dressed


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.create(tmp_path / "library.diptych")
    furnishing.furnish(made)
    yield made
    made.close()


@pytest.fixture
def dialog(qapp: QApplication, library: Library) -> Iterator[GlossaryDialog]:
    tasks = Tasks()
    with dressed(qapp, "light"):
        made = GlossaryDialog(None, library, tasks)
        library.listen(made.refresh)
        made.show()
        QTest.qWaitForWindowActive(made)
        yield made
        made.take_back()
        made.close()
        made.deleteLater()
    tasks.close()


def ended(dialog: GlossaryDialog, qtbot: QtBot) -> str:
    """Wait until the child has read or written the file; return what is said then."""
    qtbot.waitUntil(lambda: dialog.files.task is None, timeout=30_000)
    return dialog.form.refused.text()


def named(library: Library, form: str) -> GlossaryTerm:
    found = glossarying.named(library, form)
    assert found is not None
    return found


def choose(dialog: GlossaryDialog, form: str) -> None:
    row = next(row for row, one in enumerate(dialog.terms.terms) if one.form == form)
    dialog.table.setCurrentIndex(dialog.found.mapFromSource(dialog.terms.index(row, 0)))


def committed(words: str) -> QInputMethodEvent:
    """Words as an input method hands them over."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    return event


def write(dialog: GlossaryDialog, **typed: str) -> None:
    for name, words in typed.items():
        field = dialog.form.fields[name]
        field.clear()
        QApplication.sendEvent(field, committed(words))


def test_several_forms_in_a_field_are_parted_by_semicolons_of_either_width() -> None:
    assert parts(" 医师集团；医师 组织; 医师集团 ;;") == ("医师集团", "医师 组织")


def test_every_term_stands_in_the_table_and_the_search_finds_it_in_both_languages(dialog: GlossaryDialog) -> None:
    whole = dialog.found.rowCount()
    assert whole == len(dialog.terms.terms) > 50
    for typed in ("ＡＣＯ", "责任医疗组织", "accountable organization"):
        dialog.search.setText(typed)
        dialog.search._tell()
        assert 0 < dialog.found.rowCount() < whole
        first = [dialog.found.index(row, 0).data() for row in range(dialog.found.rowCount())]
        assert any("accountable care organization" in one for one in first)
    dialog.search.empty()
    assert dialog.found.rowCount() == whole


def test_a_term_is_changed_and_the_change_can_be_undone(dialog: GlossaryDialog, library: Library, qtbot: QtBot) -> None:
    before = named(library, "medical group")
    choose(dialog, "medical group")
    assert not dialog.save.isEnabled()
    write(dialog, note="Ours")
    assert dialog.save.isEnabled()
    with qtbot.waitSignal(dialog.changed):
        dialog.save.click()
    assert named(library, "medical group").note == "Ours"
    assert not dialog.form.dirty
    assert dialog.table.currentIndex().data() == dialog.form.fields["term"].text()
    history.undo(library)
    assert named(library, "medical group") == before
    assert dialog.form.fields["note"].text() == before.note


def test_a_new_term_is_added_with_the_keyboard_alone(dialog: GlossaryDialog, library: Library) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert dialog.form.fields["term"].hasFocus()
    write(dialog, term="care hub; hub of care", preferred="照护中心", avoid="护理枢纽", note="A place, not a network")
    QTest.keyClick(dialog.form.fields["note"], Qt.Key.Key_Return)
    made = named(library, "care hub")
    assert (made.variants, made.preferred, made.avoid) == (("hub of care",), ("照护中心",), ("护理枢纽",))
    assert dialog.form.term().id == made.id


def test_what_is_refused_is_said_and_nothing_typed_is_lost(dialog: GlossaryDialog, library: Library) -> None:
    dialog.new_term()
    write(dialog, term="medical group", preferred="某")
    dialog.save.click()
    assert "is in the glossary already" in dialog.form.refused.text()
    assert dialog.form.fields["preferred"].text() == "某"
    choose(dialog, "accountable care")
    assert dialog.form.fields["preferred"].text() == "某"
    dialog.close()
    assert dialog.isVisible()
    dialog.revert.click()
    assert not dialog.form.dirty


def test_going_to_another_term_keeps_what_was_typed(dialog: GlossaryDialog, library: Library) -> None:
    choose(dialog, "medical group")
    write(dialog, note="Kept on the way")
    choose(dialog, "accountable care")
    assert named(library, "medical group").note == "Kept on the way"
    assert dialog.form.fields["term"].text().startswith("accountable care")
    assert not dialog.form.dirty


def test_terms_are_deleted_with_the_delete_key_and_come_back(dialog: GlossaryDialog, library: Library) -> None:
    choose(dialog, "medical group")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert glossarying.named(library, "medical group") is None
    history.undo(library)
    assert glossarying.named(library, "medical group") is not None
    assert "medical group" in [one.form for one in dialog.terms.terms]


@pytest.mark.parametrize("ending", ["csv", "tbx"])
def test_terms_go_out_to_a_file_and_come_in_again(
    dialog: GlossaryDialog, library: Library, tmp_path: Path, ending: str, qtbot: QtBot
) -> None:
    target = tmp_path / f"terms.{ending}"
    dialog.write_file(target)
    assert not dialog.give.isEnabled()
    assert str(len(dialog.terms.terms)) in ended(dialog, qtbot)
    before = named(library, "medical group")
    glossarying.delete(library, [before.id])
    dialog.take_file(target)
    assert ended(dialog, qtbot).startswith("Added: 1. ")
    after = named(library, "medical group")
    assert (after.preferred, after.accepted, after.avoid) == (before.preferred, before.accepted, before.avoid)
    assert "medical group" in [one.form for one in dialog.terms.terms]
    history.undo(library)
    assert glossarying.named(library, "medical group") is None


def test_rows_that_are_no_terms_are_named_with_their_line(
    dialog: GlossaryDialog, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "terms.csv"
    table.write_text("Term,Preferred form\nward round,查房\n,无名\nlong,词\n" + "x" * 400 + ",长\n", "utf-8")
    dialog.take_file(table)
    said = ended(dialog, qtbot)
    assert "Added: 2." in said
    assert "Entry 3: There is no term in it." in said
    assert "Entry 5: " in said
    assert named(library, "ward round").preferred == ("查房",)


def test_a_large_glossary_is_read_in_portions_and_an_edit_reads_one_term(
    dialog: GlossaryDialog, library: Library, qtbot: QtBot
) -> None:
    many = [TermEntry("en", "zh-Hans", f"term {n}", preferred=(f"词{n}",)) for n in range(1_400)]
    glossarying.bring_in(library, Terms(tuple(many), 0))
    before = len(glossarying.ids(library))
    assert len(dialog.terms.terms) < before
    qtbot.waitUntil(lambda: len(dialog.terms.terms) == before, timeout=10_000)
    assert [one.id for one in dialog.terms.terms] == glossarying.ids(library)
    dialog.search.setText("词1399")
    qtbot.waitUntil(lambda: dialog.found.rowCount() == 1, timeout=10_000)


def test_a_file_without_terms_is_refused_in_a_sentence(dialog: GlossaryDialog, tmp_path: Path, qtbot: QtBot) -> None:
    bad = tmp_path / "bad.tbx"
    bad.write_bytes(b"<html><body>no terms</body></html>")
    count = len(dialog.terms.terms)
    for path in (bad, tmp_path / "missing.csv"):
        dialog.take_file(path)
        assert path.name in ended(dialog, qtbot)
    assert len(dialog.terms.terms) == count


def test_every_part_has_a_name_and_hostile_words_stay_text(dialog: GlossaryDialog, library: Library) -> None:
    parts_: list[QWidget] = [dialog.search, dialog.table, *dialog.form.fields.values(), dialog.bring, dialog.give]
    parts_ += [dialog.new, dialog.delete, dialog.save, dialog.revert, dialog.shut]
    for part in parts_:
        assert starting.name_of(part)
    glossarying.add(library, glossarying.TermFields(starting.HOSTILE.replace(";", ""), preferred=("坏",)))
    dialog.fill()
    row = len(dialog.terms.terms) - 1
    tip = dialog.terms.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip
    dialog.grab()


def test_in_a_library_that_is_read_only_nothing_is_offered(
    dialog: GlossaryDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "read_only", property(lambda _self: True))
    choose(dialog, "medical group")
    dialog._allow()
    for button in (dialog.new, dialog.delete, dialog.save, dialog.bring):
        assert not button.isEnabled()
    assert dialog.give.isEnabled()
    assert all(field.isReadOnly() for field in dialog.form.fields.values())
