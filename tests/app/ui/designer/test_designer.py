"""A report is arranged by mouse and keys, shown as it will be, kept by name and written."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.designer.panel import USUAL, DesignerWindow
from app.ui.tasks import Tasks
from app.work import finding, reports
from app.work.library import Library


@pytest.fixture
def designer(qapp: QApplication, library: Library, qtbot: QtBot) -> Iterator[DesignerWindow]:
    theme.apply(qapp, "light", "en")
    holder, tasks = QWidget(), Tasks()
    qtbot.addWidget(holder)
    window = DesignerWindow(holder, library, tasks)
    window.begin()
    yield window
    window.let_go()
    tasks.close()


def test_at_first_it_is_the_full_report_of_all_findings_as_usual(designer: DesignerWindow) -> None:
    choice = designer.choice()
    assert (choice.template, choice.finding_ids, choice.parts) == ("report", (), ())
    assert tuple(designer.sections.list.ticked()) == USUAL["report"]


def test_ticked_findings_are_the_report_where_some_are_ticked(library: Library, designer: DesignerWindow) -> None:
    ids = [one.id for one in finding.findings(library)[3:6]]
    finding.tick(library, ids)
    designer.findings.list.empty()
    designer.begin()
    assert designer.choice().finding_ids == tuple(ids)


def test_findings_and_sections_are_put_in_order_by_keys(designer: DesignerWindow) -> None:
    designer.findings.list.setCurrentRow(1)
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    first, second = (key for key, _ in designer.findings.list.rows()[:2])
    QTest.keyClick(designer.findings.list, Qt.Key.Key_Up, both)
    assert designer.choice().finding_ids[:2] == (second, first)
    designer.sections.list.setCurrentRow(0)
    QTest.keyClick(designer.sections.list, Qt.Key.Key_Down, both)
    assert [part[0] for part in designer.choice().parts][:2] == ["contents", "front"]


def test_a_section_gets_a_heading_of_its_own_and_one_is_left_out(designer: DesignerWindow) -> None:
    designer.sections.list.setCurrentRow(3)
    designer.heads["en"].setText("What we saw")
    designer.heads["en"].textEdited.emit("What we saw")
    designer.sections.list.tick(0, False)
    parts = designer.choice().parts
    assert ("by_theme", "What we saw", "") in parts
    assert "front" not in {part[0] for part in parts}


def test_another_kind_of_report_has_its_own_sections(designer: DesignerWindow) -> None:
    designer.fields.boxes["template"].setCurrentIndex(1)
    assert tuple(designer.sections.list.ticked()) == USUAL["brief"]
    assert designer.choice().parts == ()


def test_a_report_is_kept_and_comes_back_whole(library: Library, designer: DesignerWindow) -> None:
    designer.fields.boxes["lang"].setCurrentIndex(2)
    designer.fields.lines["title_zh"].setText("信任")
    designer.findings.list.tick_all(False)
    designer.findings.list.tick(4, True)
    designer.sections.list.tick(0, False)
    wanted = designer.choice()
    designer.keep("给委员会")
    assert reports.choice_of(library, "给委员会") == wanted
    designer.findings.list.tick_all(True)
    designer.fields.boxes["lang"].setCurrentIndex(0)
    designer.recall("给委员会")
    assert designer.choice() == wanted
    designer.forget()
    assert reports.reports(library) == ()


def test_the_pages_appear_follow_changes_and_the_document_is_written(
    designer: DesignerWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    designer.show()
    qtbot.waitUntil(lambda: bool(designer.pages.sheets) and designer.showing.at_rest, timeout=60_000)
    qtbot.waitUntil(lambda: designer.pages.sheets[-1].accessibleName() != "", timeout=10_000)
    before = [sheet.path for sheet in designer.pages.sheets]
    designer.fields.lines["title_en"].setText("Another title")
    for _ in range(5):  # what is asked meanwhile takes the place of what was asked before
        designer.set_soon()
    qtbot.waitUntil(lambda: designer.showing.at_rest, timeout=60_000)
    qtbot.waitUntil(lambda: designer.pages.sheets[0].path != before[0], timeout=10_000)
    assert designer.pages.sheets[0].width() > 300
    target = tmp_path / "报告.docx"
    designer.foot.write(target)
    qtbot.waitUntil(lambda: not designer.foot.writing.busy, timeout=60_000)
    assert target.read_bytes().startswith(b"PK")
    designer.foot.write(tmp_path / "nowhere" / "x.pdf")
    qtbot.waitUntil(lambda: not designer.foot.writing.busy, timeout=60_000)
    assert "is not there" in designer._refused.text()


@pytest.mark.parametrize(
    ("kind", "name", "pack"),
    [
        ("PDF (*.pdf)", "报告 2.0.pdf", False),
        ("PDF with its data inside (evidence pack) (*.pdf)", "报告 2.0.pdf", True),
        ("Word document (*.docx)", "报告 2.0.docx", False),
    ],
)
def test_the_kind_chosen_decides_over_the_ending_typed(
    designer: DesignerWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, name: str, pack: bool
) -> None:
    asked: list[tuple[Path, bool]] = []
    monkeypatch.setattr(designer.foot, "write", lambda target, pack=False: asked.append((target, pack)))
    for typed in ("报告 2.0.pdf", "报告 2.0.docx", "报告 2.0"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, place=typed: (str(tmp_path / place), kind))
        designer.foot.choose_target()
    assert asked == [(tmp_path / name, pack)] * 3


def test_no_finding_chosen_is_said_in_place_of_pages(designer: DesignerWindow, qtbot: QtBot) -> None:
    designer.findings.list.tick_all(False)
    designer.show()
    qtbot.waitUntil(lambda: designer.showing.at_rest, timeout=60_000)
    assert designer.pages.sheets == []
    assert "no finding" in designer.pages._hint.text()


def test_everything_has_a_name_for_a_screen_reader(designer: DesignerWindow) -> None:
    designer.show()
    for widget in designer.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(designer):
            continue
        if widget.metaObject().className() in ("QTabBar", "QScrollArea", "Fields", "QTabWidget", "QSplitterHandle"):
            continue
        face = QAccessible.queryAccessibleInterface(widget)
        assert face is None or face.text(QAccessible.Text.Name), widget
