"""Citations, duplicates and references from the window itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui.citing import RIS
from app.ui.referring import Referring
from app.ui.window import Window
from app.work import history, studying
from tests import verbs
from tests.app.ui.window.conftest import spin
from tests.app.work.test_citing import STYLE


def referring(window: Window) -> Referring:
    return next(part for part in window.parts if isinstance(part, Referring))


def test_citations_of_chosen_studies_are_copied(window: Window, qtbot: QtBot) -> None:
    panel = window.panels["studies"]
    panel.list.selectAll()  # type: ignore[attr-defined]
    spin()
    QGuiApplication.clipboard().clear()
    window.deeds["study.cite"].trigger()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=30_000)
    data = QGuiApplication.clipboard().mimeData()
    assert "Bussu, S., & Marshall, M. (2020)." in data.text()
    assert len(data.text().splitlines()) == 4
    assert "<i>International Journal of Integrated Care</i>" in bytes(data.data("text/html").data()).decode()


def test_a_study_dragged_out_is_its_reference_and_ris(window: Window, qtbot: QtBot) -> None:
    model = window.panels["studies"].model  # type: ignore[attr-defined]
    data: QMimeData = model.mimeData([model.index(0)])
    first = data.text()
    assert first
    assert {"text/plain", "text/html", RIS, "application/x-diptych-studies"} <= set(data.formats())
    assert bytes(data.data(RIS).data()).startswith(b"TY  - ")
    qtbot.waitUntil(lambda: data.text() != first, timeout=30_000)
    assert "(20" in data.text()
    assert bytes(data.data("text/html").data()).startswith(b"<p>")


def test_many_studies_dragged_out_are_lines_alone(window: Window) -> None:
    from app.ui import citing

    carried = citing.Carried(window, list(range(200)), "a\nb")
    assert carried.formats() == ["text/plain"]
    assert carried.text() == "a\nb"


def test_duplicates_are_merged_and_the_merge_is_taken_back_from_the_window(window: Window, qtbot: QtBot) -> None:
    library = window.library
    assert library is not None
    twins = [verbs.a_study(library, "A study of four towns and their money", year=2019, pages="1-2") for _ in range(2)]
    window.deeds["study.duplicates"].trigger()
    dialog = referring(window).duplicates
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.task is None, timeout=30_000)
    assert [one.studies for one in dialog.groups.groups] == [tuple(twins)]
    dialog.merge()
    qtbot.waitUntil(lambda: dialog.task is None, timeout=30_000)
    assert len(studying.many(library, twins)) == 1
    window.deeds["edit.undo"].trigger()
    assert len(studying.many(library, twins)) == 2
    assert history.can_redo(library) is not None
    dialog.close()


def test_the_references_dialog_knows_what_is_chosen(window: Window) -> None:
    panel = window.panels["studies"]
    panel.list.choose([panel.model.ids[1]])  # type: ignore[attr-defined]
    spin()
    window.deeds["file.references"].trigger()
    dialog = referring(window).references
    assert dialog is not None
    assert dialog.meant == "chosen"
    assert dialog.count == 1
    assert dialog.windowModality() == Qt.WindowModality.NonModal
    dialog.close()


def test_a_style_of_the_users_is_offered_for_reports_too(window: Window, tmp_path: Path) -> None:
    from app.ui.export.dialog import ExportDialog
    from app.work import styles

    (tmp_path / "own.csl").write_text(STYLE.format(kind="author-date"), encoding="utf-8")
    kept = styles.keep(tmp_path / "own.csl")
    window.settings.more["report"] = {"style": kept.id}
    assert window.library is not None
    dialog = ExportDialog(window, window.library, window.tasks, window.settings)
    dialog.fill()
    box = dialog._boxes["style"]
    assert (box.currentText(), box.currentData()) == ("A style of our own", kept.id)
    styles.drop(kept.id)
    dialog.fill()
    assert box.currentText() == "A style of our own (no longer there)"
    assert dialog.payload()["choice"]["style_name"] == "A style of our own"
    dialog.deleteLater()
