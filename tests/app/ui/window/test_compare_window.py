"""Brushing both ways in a whole window: the chart narrows lists and tables, and they redraw the chart."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.compare.geometry import Place
from app.ui.window import Window
from app.work import charting, coding
from tests.app.ui.window.conftest import spin


def parts(window: Window) -> tuple[Any, Any, Any]:
    window.deeds["view.compare"].trigger()
    spin()
    return window.panels["compare"], window.panels["studies"], window.panels["findings"]


def test_cells_narrow_studies_and_findings_until_cleared(window: Window) -> None:
    compare, studies, findings = parts(window)
    chart = compare.matrix.picture.chart
    every = len(findings.shelf.findings)
    place = next(Place(*divmod(n, len(chart.columns))) for n, cell in enumerate(chart.cells) if cell.marks)
    compare.matrix.choose(frozenset({place}))
    spin()
    marks = chart.cells[place.row * len(chart.columns) + place.col].marks
    assert set(studies.model.ids) == {mark.study for mark in marks}
    assert findings.asked.ids == frozenset(f for mark in marks for f in mark.findings)
    compare.clear_button.click()
    spin()
    assert len(studies.model.ids) == 4
    assert findings.asked.ids is None
    assert len(findings.shelf.findings) == every


def test_chosen_studies_redraw_the_chart_and_others_count_as_hidden(window: Window, qtbot: QtBot) -> None:
    compare, studies, _findings = parts(window)
    studies.studies_selected.emit((1, 2))
    qtbot.waitUntil(lambda: compare.matrix.picture.chart.n_studies == 2, timeout=10_000)
    chart = compare.matrix.picture.chart
    assert chart.n_hidden > 0
    assert any("2 chosen studies" in one["en"] for one in chart.filters)
    studies.studies_selected.emit((1,))
    qtbot.waitUntil(lambda: compare.matrix.picture.chart.n_studies == 4, timeout=10_000)


def test_enter_leads_to_the_words_and_the_chart_keeps_its_place(window: Window, qtbot: QtBot) -> None:
    compare, _studies, _findings = parts(window)
    chart = compare.matrix.picture.chart
    place = next(
        Place(*divmod(n, len(chart.columns))) for n, cell in enumerate(chart.cells)
        if sum(len(mark.passages) for mark in cell.marks) == 1
    )  # fmt: skip
    compare.matrix.setFocus()
    compare.matrix.focus_on(place)
    qtbot.keyClick(compare.matrix, Qt.Key.Key_Return)
    spin()
    study = chart.cells[place.row * len(chart.columns) + place.col].marks[0].study
    assert window.wiring.study == study  # type: ignore[union-attr]
    window.deeds["view.compare"].trigger()
    spin()
    assert compare.matrix.picture.focus == place


def test_the_chart_comes_first_and_other_panels_wait_until_it_is_counted(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charting, "coded_many", lambda *_: True)  # as in a library of many passages
    compare, studies, _ = parts(window)
    compare.refresh()
    qtbot.waitUntil(lambda: not compare.busy)
    told: list[str] = []
    assert window.wiring is not None
    for name, one, act in (
        ("list", studies, "refresh"),
        ("menus", window.wiring, "refresh"),
        ("chart", compare, "_show"),
    ):
        own = getattr(one, act)
        monkeypatch.setattr(one, act, lambda *args, name=name, own=own: (told.append(name), own(*args)))
    before = compare._chart
    page: Any = window.panels["reader"]
    code = next(one.id for one in page.page.passages[0].codings)
    window.do(coding.set_mode, code, "implied")
    assert told == []
    qtbot.waitUntil(lambda: "list" in told)
    assert told == ["chart", "menus", "list"]
    assert compare._chart is not before


def test_other_panels_have_their_part_even_where_the_chart_never_comes(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charting, "coded_many", lambda *_: True)
    compare, studies, _ = parts(window)
    compare.refresh()
    qtbot.waitUntil(lambda: not compare.busy)
    told: list[object] = []
    own = studies.refresh
    monkeypatch.setattr(studies, "refresh", lambda change: (told.append(change), own(change)))
    monkeypatch.setattr(compare.counted, "_in_thread", lambda *_: None)
    page: Any = window.panels["reader"]
    change = window.do(coding.set_mode, page.page.passages[0].codings[0].id, "implied")
    qtbot.waitUntil(lambda: bool(told))
    assert told == [change]
    assert compare.busy
