"""The panel tells a step's fields, narrows to a person and a code, writes the trail and warns before it removes any."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.history.panel import HistoryPanel
from app.work import coders, finding
from app.work.library import Library
from tests.app.ui import starting


@pytest.fixture
def panel(qapp: QApplication, library: Library) -> Iterator[HistoryPanel]:
    made = HistoryPanel(library)
    with starting.shown(qapp, made, 320, 700):
        library.listen(made.refresh)
        yield made


def test_a_chosen_step_tells_field_before_and_after_as_plain_words(panel: HistoryPanel, library: Library) -> None:
    finding.tick(library, [1])
    panel.list.setCurrentIndex(panel.steps.index(0))
    assert panel.details.isVisible()
    assert "Finding, In the report: No → Yes" in panel.details.toPlainText()
    finding.edit(library, 1, claims={"en": "<b>Bold</b> claim"})
    panel.list.setCurrentIndex(panel.steps.index(0))
    assert "<b>Bold</b> claim" in panel.details.toPlainText()


def test_the_steps_are_narrowed_to_a_person_and_widened_again(panel: HistoryPanel, library: Library) -> None:
    finding.tick(library, [1])
    coders.set_name(library, "凌")
    finding.tick(library, [2])
    panel._filter.click()
    every = panel.steps.rowCount()
    panel.asking.person.setCurrentIndex(panel.asking.person.findText("凌"))
    assert [step.who for step in panel.steps.steps] == ["凌"]
    panel._filter.click()
    assert panel.steps.rowCount() == every


def test_a_warning_says_what_is_lost_before_anything_is_removed(panel: HistoryPanel, library: Library) -> None:
    finding.tick(library, [1])
    panel.outlet.ask_prune()
    dialog = panel.outlet.dialog
    assert dialog is not None
    assert "0 steps" in dialog.cost.text()
    assert not dialog.remove.isEnabled()
    dialog.day.setDate(dialog.day.maximumDate())
    assert "1 of them could still be undone" in dialog.cost.text()
    asked: list[date] = []
    panel.outlet.prune = asked.append  # type: ignore[method-assign]
    dialog.chosen.disconnect()
    dialog.chosen.connect(asked.append)
    dialog.remove.click()
    assert len(asked) == 1
