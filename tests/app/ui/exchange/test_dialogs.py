"""Coded projects in and out by their dialogs, the work done by the child."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui.exchange.intake import ProjectIntake
from app.ui.exchange.outlet import ProjectOutlet
from app.ui.tasks import Tasks
from app.work import codebook, history
from app.work.library import Library
from tests import fresh, verbs
from tests.app.ui.looking import dressed


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    with dressed(qapp, "light"):
        yield made
    made.close()


@pytest.fixture
def libraries(tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    made = fresh.empty(tmp_path / "one.diptych"), fresh.empty(tmp_path / "two.diptych")
    yield made
    for one in made:
        one.close()


@pytest.fixture
def home(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_what_one_library_writes_the_other_brings_in_after_showing_it(
    libraries: tuple[Library, Library], tasks: Tasks, home: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    ours, theirs = libraries
    study = verbs.a_study(ours, "A study")
    en, zh = verbs.two_texts(ours, study)
    money = verbs.a_code(ours, "Money", zh="资金")
    verbs.a_passage(ours, study, (en, "Money was scarce"), (zh, "资金不足"), codes=(money,))
    outlet = ProjectOutlet(home, ours, tasks)
    outlet.choose_among((study,))
    assert outlet.scope.count() == 2
    outlet.write(str(tmp_path / "p.qdpx"))
    qtbot.waitUntil(lambda: bool(outlet.answer.text()), timeout=30_000)
    assert outlet.answer.text() == "p.qdpx was written: 1 codes, 1 passages, 1 codings."
    intake = ProjectIntake(home, theirs, tasks, str(tmp_path / "p.qdpx"))
    qtbot.waitUntil(lambda: intake.shown is not None, timeout=30_000)
    assert "2 texts" in intake.summary.text()
    assert intake.facet.isHidden()
    said: list[tuple[str, bool]] = []
    intake.told.connect(lambda words, undo: said.append((words, undo)))
    intake.bring()
    qtbot.waitUntil(lambda: intake.came_in, timeout=30_000)
    assert said == [("“one” came in: 1 codings, 1 codes.", True)]
    assert codebook.codes(theirs)[0].passages == 1
    history.undo(theirs)
    assert codebook.codes(theirs) == ()


def test_a_file_that_is_something_else_is_refused_in_the_dialog(
    libraries: tuple[Library, Library], tasks: Tasks, home: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("just words")
    other = ProjectIntake(home, libraries[0], tasks, str(tmp_path / "notes.txt"))
    qtbot.waitUntil(lambda: bool(other.summary.text()), timeout=30_000)
    assert other.summary.text() == "This is no codebook, coded project or coding pack. Nothing was changed."
    (tmp_path / "x.qdpx").write_bytes(b"PK\x03\x04 broken")
    intake = ProjectIntake(home, libraries[0], tasks, str(tmp_path / "x.qdpx"))
    qtbot.waitUntil(lambda: bool(intake.summary.text()), timeout=30_000)
    assert "is damaged or cut off" in intake.summary.text()
    assert not intake.go.isEnabled()
