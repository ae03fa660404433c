"""The import dialog with more than can be looked at one by one, with tables of unknown columns, and past imports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from app.ui.imports.dialog import ImportsDialog
from app.ui.intake.columns import ColumnsDialog
from app.ui.intake.dialog import IntakeDialog
from app.ui.tasks import Tasks
from app.work import tagging
from app.work.library import Library
from db.tables import Study
from tests.benchmarks import pubmedrecords

MANY = 130
WAIT = 60_000


class Desk:
    """A library with the two dialogs and the child process behind them."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.library = Library.create(folder / "library.diptych")
        self.tasks = Tasks()
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.intake = IntakeDialog(self.host, self.library, self.tasks)
        self.imports = ImportsDialog(self.host, self.library, self.tasks)
        self.said: list[str] = []
        self.intake.told.connect(lambda said, _undo: self.said.append(said))
        self.imports.told.connect(self.said.append)

    def wait(self) -> None:
        self.qtbot.waitUntil(lambda: self.tasks.running is None and not self.tasks.waiting, timeout=WAIT)

    def studies(self) -> int:
        with self.library.db.read() as conn:
            return conn.scalar(select(func.count()).select_from(Study)) or 0

    def waiting_files(self) -> list[Path]:
        return list(self.library.path.parent.glob(".*.staging"))


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("DIPTYCH_HOME", str(tmp_path / "home"))
    (tmp_path / "own").mkdir()
    made = Desk(tmp_path / "own", qtbot)
    yield made
    made.tasks.close()
    made.library.close()


def test_a_large_file_is_shown_with_its_first_records_comes_in_and_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "made.xml"
    pubmedrecords.write(path, MANY)
    (tmp_path / "broken.ris").write_bytes(b"")
    desk.intake.show()
    desk.intake.take_files([str(path), str(tmp_path / "broken.ris")])
    desk.wait()
    assert desk.intake._many.model.rowCount() == 50
    desk.intake._many.more_asked.emit()
    desk.wait()
    assert desk.intake._many.model.rowCount() == 100
    assert "130" in desk.intake._summary.text()
    assert len(desk.waiting_files()) == 1
    desk.intake.bring_in()
    desk.wait()
    assert desk.studies() == MANY
    assert desk.waiting_files() == []
    assert desk.intake.isHidden()

    desk.imports.fill()
    desk.wait()
    assert desk.imports.lines.rowCount() >= 2
    desk.imports.copy()
    assert "broken.ris" in QGuiApplication.clipboard().text()
    desk.imports.save_to(tmp_path / "report.csv")
    desk.wait()
    assert "broken.ris" in (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    desk.imports.take_back()
    desk.wait()
    assert desk.studies() == 0
    assert not desk.imports._undo.isEnabled()


def test_an_import_that_later_steps_rest_on_is_asked_about(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "made.ris"
    path.write_text("TY  - JOUR\nTI  - One\nER  - \n", encoding="utf-8")
    desk.intake.take_files([str(path)])
    desk.wait()
    desk.intake.bring_in()
    desk.wait()
    tagging.tag(desk.library, [1], "kept", True)
    desk.imports.fill()
    desk.wait()
    desk.imports.show()
    desk.imports.take_back()
    desk.wait()
    assert desk.studies() == 1
    box = desk.imports.findChild(QMessageBox)
    assert box is not None
    assert "1" in box.informativeText()
    box.buttons()[0].click()
    desk.wait()
    assert desk.studies() == 0


def test_a_table_whose_columns_are_unknown_is_read_once_they_are_said(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "finnish.csv"
    path.write_text("Tutkimus,Otsikko,Vuosi\n1,Ein Titel,2009\n", encoding="utf-8")
    desk.intake.show()
    desk.intake.take_files([str(path)])
    desk.wait()
    assert desk.intake._refusal.isVisible()
    assert desk.intake._columns.isVisible()
    desk.intake.choose_columns()
    dialog = desk.intake.findChild(ColumnsDialog)
    assert dialog is not None
    assert [choice.accessibleName() for choice in dialog.choices] == [
        "Field of column Tutkimus",
        "Field of column Otsikko",
        "Field of column Vuosi",
    ]
    dialog.choices[1].setCurrentIndex(dialog.choices[1].findData("title"))
    dialog.choices[2].setCurrentIndex(dialog.choices[2].findData("year"))
    dialog.accept()
    desk.wait()
    assert not desk.intake._refusal.isVisible()
    (draft,) = desk.intake._read_in.drafts.values()
    assert (draft.title_in("en"), draft.year()) == ("Ein Titel", "2009")
    desk.intake.reject()
    desk.intake.take_files([str(path)])
    desk.wait()
    assert len(desk.intake._read_in.drafts) == 1, "what was said is remembered"


@pytest.mark.parametrize("stage", ["reading", "looking", "writing"])
def test_cancelling_at_any_stage_leaves_the_library_as_it_was(desk: Desk, tmp_path: Path, stage: str) -> None:
    path = tmp_path / "made.xml"
    pubmedrecords.write(path, 600)
    desk.intake.show()
    desk.intake.take_files([str(path)])
    if stage == "reading":
        desk.qtbot.waitUntil(lambda: bool(desk.waiting_files()), timeout=WAIT)
    else:
        desk.wait()
    if stage == "writing":
        desk.intake.bring_in()
    desk.intake.reject()
    desk.wait()
    assert desk.studies() == 0
    desk.intake.take_text("TY  - JOUR\nTI  - One\nER  - \n")
    desk.wait()
    desk.qtbot.waitUntil(lambda: desk.waiting_files() == [] or stage != "looking", timeout=WAIT)
    assert len(desk.intake._read_in.drafts) == 1


def test_what_one_file_brought_can_be_taken_back_from_the_message_and_two_files_by_their_steps(desk: Desk) -> None:
    offered: list[bool] = []
    desk.intake.told.connect(lambda _said, undo: offered.append(undo))
    one = {"added": 0, "merged": 1}
    for files in ([one], [one, one], [{"added": 0, "merged": 0}]):
        desk.intake._told = files
        desk.intake._written()
    assert offered == [True, False, False]
