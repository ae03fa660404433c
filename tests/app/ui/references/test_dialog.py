"""Lists of references as a user makes, copies and writes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.ui.references.dialog import ReferencesDialog
from app.ui.tasks import Tasks
from app.work.library import Library
from db.rows import Name
from tests import verbs
from tests.app.ui.looking import dressed
from tests.app.work.test_citing import DEPENDENT, STYLE


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setenv("DIPTYCH_HOME", str(tmp_path / "home"))
    made = Library.create(tmp_path / "library.diptych")
    for name, year in (("Zhang", 2019), ("Ashby", 2021), ("Brandt", 2020)):
        verbs.a_study(made, f"A study by {name} <b>&</b>", year=year, authors=(Name(name, "A"),))
    yield made
    made.close()


@pytest.fixture
def dialog(qapp: QApplication, library: Library, tmp_path: Path) -> Iterator[ReferencesDialog]:
    tasks = Tasks()
    ids = {"chosen": [3, 1], "listed": [1, 2, 3], "all": [1, 2, 3]}
    with dressed(qapp, "light"):
        made = ReferencesDialog(
            None,
            library,
            tasks,
            Settings(path=tmp_path / "settings.json"),
            lambda which, most: ids[which][:most],
            lambda: {name: len(one) for name, one in ids.items()},
        )
        made.fill()
        made.show()
        QTest.qWaitForWindowActive(made)
        yield made
        made.close()
        made.deleteLater()
    tasks.close()


def rest(dialog: ReferencesDialog, qtbot: QtBot) -> None:
    """Wait until the child has done everything."""
    qtbot.waitUntil(lambda: not dialog._tasks_of and not dialog._soon.isActive(), timeout=30_000)


def test_the_list_is_shown_and_copied_as_plain_and_rich_text(dialog: ReferencesDialog, qtbot: QtBot) -> None:
    rest(dialog, qtbot)
    assert dialog.preview.toPlainText().startswith("Brandt, A. (2020)")
    dialog.order.setCurrentIndex(dialog.order.findData("author"))
    dialog.which["all"].setChecked(True)
    rest(dialog, qtbot)
    dialog.copy.click()
    rest(dialog, qtbot)
    data = QGuiApplication.clipboard().mimeData()
    assert [line.split(",")[0] for line in data.text().splitlines()] == ["Ashby", "Brandt", "Zhang"]
    assert "A study by Ashby &lt;b&gt;&amp;&lt;/b&gt;" in data.html()
    assert "3" in dialog.said.text()


def test_a_style_of_the_users_is_offered_remembered_and_forgotten(
    dialog: ReferencesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "own.csl").write_text(STYLE.format(kind="author-date"), encoding="utf-8")
    dialog.take_style(tmp_path / "own.csl")
    rest(dialog, qtbot)
    assert dialog.style_box.currentText() == "A style of our own"
    assert "Brandt, A: A study by Brandt" in dialog.preview.toPlainText()
    assert dialog._settings.more["citations"]["style"] == dialog.style_id
    dialog.forget.click()
    rest(dialog, qtbot)
    assert dialog.style_id == "apa"
    assert dialog.style_box.findText("A style of our own") < 0


def test_a_style_that_points_at_another_is_refused_in_a_sentence(
    dialog: ReferencesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "dependent.csl").write_text(DEPENDENT, encoding="utf-8")
    dialog.take_style(tmp_path / "dependent.csl")
    rest(dialog, qtbot)
    assert "apa.csl" in dialog.said.text()
    assert dialog.style_id == "apa"


def test_studies_are_written_for_other_programs(dialog: ReferencesDialog, qtbot: QtBot, tmp_path: Path) -> None:
    rest(dialog, qtbot)
    dialog.write_to(tmp_path / "out.ris")
    rest(dialog, qtbot)
    assert (tmp_path / "out.ris").read_bytes().count(b"TY  - ") == 2
    assert "out.ris" in dialog.said.text()
    dialog.write_to(tmp_path / "no" / "out.ris")
    rest(dialog, qtbot)
    assert "could not be written" in dialog.said.text()


def test_every_field_has_a_name(dialog: ReferencesDialog) -> None:
    for widget in (dialog.order, dialog.style_box, dialog.format, dialog.preview, dialog.bar):
        assert widget.accessibleName()
