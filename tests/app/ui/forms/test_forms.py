"""The dialogs beside the window: import, report, study, code, settings, keys, licences, errors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.text.refused import Refused
from app.ui.about.dialog import AboutDialog
from app.ui.about.keys import KeySheet
from app.ui.codeform.dialog import CodeForm
from app.ui.errors import keep_log, plain, report
from app.ui.errorwindow import ErrorWindow
from app.ui.filing import Filing
from app.ui.prefs.dialog import SettingsDialog
from app.ui.studyform.dialog import StudyForm
from app.ui.window import Window
from app.work import codebook, coders, finding, history, searching, studying
from db.rows import Ident
from tests.app.ui.window.conftest import spin

PAGE = """Nurses and trust in shared care: a small study

Doe J, Roe P.

J Made Up Care. 2021 Mar;5(2):10-19. doi: 10.5555/made.up.1.

Abstract

Nurses trusted shared records after a year. Doctors used them less.

护士在一年后信任共享记录。医生使用较少。
"""


def _filing(window: Window) -> Filing:
    found = window.parts[0]
    assert isinstance(found, Filing)
    return found


def _intake(qtbot: QtBot, filing: Filing) -> Any:
    """The import dialog, which is made in turns of its own."""
    qtbot.waitUntil(lambda: filing.intake is not None, timeout=20000)
    return filing.intake


def _rest(qtbot: QtBot, dialog: Any) -> None:
    qtbot.waitUntil(lambda: dialog._task is None, timeout=60000)


def test_a_file_is_previewed_mended_imported_and_undone(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "页面.txt"
    path.write_text(PAGE, encoding="utf-8")
    filing = _filing(window)
    filing.bring([str(path)])
    dialog = _intake(qtbot, filing)
    _rest(qtbot, dialog)
    assert window.library is not None
    assert searching.total(window.library) == 4
    assert dialog._list.count() == 1
    dialog._form._fields["title_zh"].setText("护士与信任")
    dialog._form._fields["title_zh"].textEdited.emit("护士与信任")
    with qtbot.waitSignal(dialog.imported, timeout=60000) as done:
        dialog.bring_in()
    study = done.args[0][0]
    assert studying.fields_of(studying.get(window.library, study)).title_zh == "护士与信任"
    assert window.wiring is not None
    assert window.wiring.study == study
    window.deeds["edit.undo"].trigger()
    assert searching.total(window.library) == 4


def test_nothing_is_written_when_the_import_is_cancelled(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    filing = _filing(window)
    filing.bring([str(tmp_path / "page.txt")])
    dialog = _intake(qtbot, filing)
    _rest(qtbot, dialog)
    dialog.reject()
    assert window.library is not None
    assert searching.total(window.library) == 4
    assert history.can_undo(window.library) is None


def test_a_file_that_holds_nothing_is_refused_in_the_dialog(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    filing = _filing(window)
    filing.bring([str(tmp_path / "empty.txt")])
    dialog = _intake(qtbot, filing)
    _rest(qtbot, dialog)
    assert "empty.txt" in dialog._refusal.text()
    assert not dialog._import.isEnabled()


def test_text_from_the_clipboard_is_shown_and_an_empty_clipboard_is_told(window: Window, qtbot: QtBot) -> None:
    filing = _filing(window)
    QApplication.clipboard().setText(" ")
    filing.paste()
    dialog = _intake(qtbot, filing)
    assert dialog._refusal.isVisible()
    QApplication.clipboard().setText(PAGE)
    filing.paste()
    _rest(qtbot, dialog)
    assert dialog._list.count() == 1


def test_ticked_findings_are_written_as_a_pdf_in_their_order(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.library is not None
    ids = [one.id for one in finding.findings(window.library)[:3]]
    finding.tick(window.library, ids)
    filing = _filing(window)
    filing.hand_over()
    dialog = filing.export
    assert dialog is not None
    dialog._list.setCurrentRow(0)
    dialog.move_finding(1)
    assert dialog.payload()["choice"]["finding_ids"] == (ids[1], ids[0], ids[2])
    dialog._lines["target"].setText(str(tmp_path / "报告.pdf"))
    dialog.write()
    qtbot.waitUntil(lambda: not dialog.writing.busy, timeout=60000)
    assert dialog._refused.text() == ""
    assert (tmp_path / "报告.pdf").read_bytes().startswith(b"%PDF")
    assert dialog.writing._open.isVisible()


def test_a_file_that_is_there_is_replaced_by_a_second_press_only(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    filing = _filing(window)
    filing.hand_over()
    dialog = filing.export
    assert dialog is not None
    there = tmp_path / "theirs.csv"
    there.write_text("of somebody", encoding="utf-8")
    dialog._boxes["format"].setCurrentIndex(dialog._boxes["format"].findData("csv"))
    dialog._lines["target"].setText(str(there))
    dialog._go.click()
    assert "theirs.csv" in dialog._refused.text()
    assert dialog._go.text() == "Replace the file"
    dialog._lines["target"].setText(str(tmp_path / "mine.csv"))
    assert (dialog._go.text(), dialog._refused.text()) == ("Export", "")
    dialog._lines["target"].setText(str(there))
    dialog._go.click()
    assert there.read_text(encoding="utf-8") == "of somebody"
    dialog._go.click()
    qtbot.waitUntil(lambda: not dialog.writing.busy, timeout=60000)
    assert "of somebody" not in there.read_text(encoding="utf-8-sig")
    dialog._go.click()
    assert dialog._go.text() == "Export", "what it wrote itself is written again without asking"
    qtbot.waitUntil(lambda: not dialog.writing.busy, timeout=60000)


def test_a_report_that_cannot_be_written_says_why_in_the_dialog(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    filing = _filing(window)
    filing.hand_over()
    dialog = filing.export
    assert dialog is not None
    dialog._lines["target"].setText(str(tmp_path / "nowhere" / "a.pdf"))
    dialog.write()
    qtbot.waitUntil(lambda: not dialog.writing.busy, timeout=60000)
    assert dialog._refused.isVisible()
    assert not dialog.writing._open.isVisible()


def test_a_study_is_made_by_hand_with_every_kind_of_field(window: Window) -> None:
    assert window.library is not None
    form = StudyForm(window, window.library, None)
    form._lines["title"].setText("Made by hand")
    form._lines["title_zh"].setText("手工录入")
    form._lines["year"].setText("2020")
    form._blocks["authors"].setPlainText("Doe, Jane\n王芳")
    form._boxes["design"].setCurrentIndex(form._boxes["design"].findData("qualitative"))
    form._boxes["asked_about_barriers"].setCurrentIndex(form._boxes["asked_about_barriers"].findData("yes"))
    form._models.item(0).setCheckState(Qt.CheckState.Checked)
    form._rows[0][1].setText("https://doi.org/10.5555/abc")
    form._lines["tags"].setText("to read，China")
    made: list[int] = []
    form.saved.connect(lambda study, _new: made.append(study))
    form.save()
    found = studying.fields_of(studying.get(window.library, made[0]))
    assert (found.title, found.title_zh, found.year, found.design) == ("Made by hand", "手工录入", 2020, "qualitative")
    assert (found.asked_about_barriers, len(found.models), set(found.tags)) == ("yes", 1, {"to read", "China"})
    assert found.identifiers == (Ident("doi", "10.5555/abc", "own"),)
    assert len(found.authors) == 2


def test_opening_and_saving_a_study_changes_nothing(window: Window) -> None:
    assert window.library is not None
    study = searching.studies(window.library, searching.Query())[0]
    before = studying.get(window.library, study)
    form = StudyForm(window, window.library, study)
    form.save()
    assert studying.get(window.library, study) == before
    assert history.can_undo(window.library) is None


def test_a_year_that_is_no_number_is_refused_under_the_field(window: Window) -> None:
    assert window.library is not None
    form = StudyForm(window, window.library, None)
    form.show()
    form._lines["title"].setText("x")
    form._lines["year"].setText("last year")
    form.save()
    assert form._refused.isVisible()
    assert form._lines["year"].property("refused") is True
    form.close()


def test_a_new_code_gets_the_typed_words_as_its_label_in_their_language(window: Window) -> None:
    assert window.library is not None
    form = CodeForm(window, window.library, "共享记录")
    assert form._zh.text() == "共享记录"
    form._en.setText("Shared records")
    made: list[int] = []
    form.made.connect(made.append)
    form.save()
    code = next(one for one in codebook.codes(window.library) if one.id == made[0])
    assert (code.facet, code.labels["en"], code.labels["zh-Hans"]) == ("barrier", "Shared records", "共享记录")
    again = CodeForm(window, window.library, "Shared records")
    again.show()
    again.save()
    assert again._refused.isVisible()
    again.close()


def test_settings_hold_at_once_and_the_coder_gets_a_name(window: Window, qtbot: QtBot) -> None:
    dialog = SettingsDialog(window, window.settings, window.library)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.looks_changed):
        dialog._size.setCurrentIndex(2)
    assert window.settings.text_size == 150
    dialog._name.setText("  Ren  ")
    dialog._name.editingFinished.emit()
    assert window.library is not None
    assert coders.current(window.library) == "Ren"


def test_the_sheet_of_keys_finds_by_word_and_by_key(window: Window, qtbot: QtBot) -> None:
    sheet = KeySheet(window)
    qtbot.addWidget(sheet)
    everything = len(sheet._scroll.widget().findChildren(QLabel))
    sheet._field.setText("Ctrl+K")
    few = [label.text() for label in sheet._scroll.widget().findChildren(QLabel)]
    assert "Command palette" in few
    assert len(few) < everything / 4


def test_every_licence_has_a_text(window: Window, qtbot: QtBot) -> None:
    dialog = AboutDialog(window)
    qtbot.addWidget(dialog)
    names = " ".join(one.name for one in dialog._licences)
    for wanted in ("Diptych", "Noto Sans SC", "Inter", "lucide", "PySide6", "typst", "SQLAlchemy"):
        assert wanted in names
    assert [one.name for one in dialog._licences if not one.text.strip()] == []


def test_an_unexpected_error_goes_to_the_log_and_to_one_calm_window(
    window: Window, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    for _ in range(2):
        try:
            raise ZeroDivisionError("never")
        except ZeroDivisionError:
            window.errors.caught(*sys.exc_info())  # type: ignore[arg-type]
    opened = [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorWindow) and w.isVisible()]
    assert len(opened) == 1
    opened[0].copy()
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    path = keep_log()
    assert path is not None
    assert "ZeroDivisionError" in path.read_text(encoding="utf-8")
    opened[0].reject()
    capsys.readouterr()


def test_an_expected_error_is_a_sentence_and_no_window(window: Window) -> None:
    error = Refused("a.txt is empty.")
    assert plain(error) == ("a.txt is empty.", ())
    window.errors.caught(Refused, error, None)
    spin()
    assert window.message.words == "a.txt is empty."


def test_a_report_names_no_folder_of_the_user() -> None:
    try:
        raise OSError(f"{Path.home()}/secret/library.diptych")
    except OSError:
        words = report(*sys.exc_info())  # type: ignore[arg-type]
    assert str(Path.home()) + "/secret" not in words
