"""Findings leave the table with their words and citations: by the clipboard and by dragging, as plain and as rich text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui.findings.model import MIME
from app.ui.findings.panel import FindingsPanel
from app.work.library import Library
from tests.app.ui import starting


@pytest.fixture
def panel(qapp: QApplication, library: Library) -> Iterator[FindingsPanel]:
    made = FindingsPanel(library)
    with starting.shown(qapp, made, 1120, 500):
        yield made


def test_copying_puts_claims_quotes_and_citation_on_the_clipboard(panel: FindingsPanel) -> None:
    told: list[str] = []
    panel.told.connect(told.append)
    ids = panel.model.ids[:2]
    panel.view.choose(ids, ids[0])
    QTest.keyClick(panel.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    claims = [panel.shelf.findings[one].claims for one in ids]
    for claim in claims:
        assert claim["en"] in data.text()
        assert claim["zh-Hans"] in data.text()
    assert data.text().count("(") >= 2
    assert "<b lang=" in data.html()
    assert told
    assert "2" in told[0]


def test_a_menu_entry_and_the_deed_copy_too(panel: FindingsPanel) -> None:
    one = panel.model.ids[3]
    panel.view.choose([one], one)
    QGuiApplication.clipboard().clear()
    panel.act("finding.copy")
    assert panel.shelf.findings[one].claims["en"] in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("order", ["hand", "study"])
def test_what_is_dragged_out_has_words_for_others_and_ids_for_the_table(panel: FindingsPanel, order: str) -> None:
    panel.order = order
    panel._show()
    index = panel.model.index(0, 1)
    assert panel.model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    data = panel.model.mimeData([index])
    one = panel.model.ids[0]
    assert bytes(data.data(MIME).data()).decode() == str(one)
    assert panel.shelf.findings[one].claims["en"] in data.text()
    assert data.hasHtml()
    assert panel.model.supportedDragActions() & Qt.DropAction.CopyAction
