"""The views of Compare: claims side by side, map and dots, timeline, keys, arrangements, what is taken along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from app.ui import fonts, language
from app.ui.compare.arrangement import Arrangement, from_body
from app.ui.compare.claims import CLAIMS
from app.ui.compare.claimsview import lines_of
from app.ui.compare.eventsform import YEAR, EventsForm
from app.ui.compare.geometry import Place
from app.ui.compare.panel import Chosen, ComparePanel
from app.ui.compare.speaking import COLUMNS, FACETS
from app.work import charting, timeline
from app.work.library import Library
from tests import builders

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
THREE = ("model.us.aco.partnership", "model.us.network", "model.uk.pioneer")


def more_studies(library: Library, count: int = 6) -> None:
    with library.change("More studies") as rec:
        for number in range(count):
            builders.put_study(rec, f"More {number}", year=2010 + number, country="CN" if number % 2 else "US")


# -- claims --------------------------------------------------------------------------------------------------------


def test_claims_stand_beside_each_other_with_marks_and_words(panel: ComparePanel) -> None:
    panel._arrange(replace(panel.arrangement, tab="claims", compared=THREE))
    table = panel.claims
    assert [name for name, _ in table.columns] == [
        "Partnership ACO",
        "Integrated network",
        "NHS integrated care Pioneer",
    ]
    assert table.columns[2][1] == "1 study, 1 asked about barriers"
    chart = panel._chart
    for row in table.rows:
        for col, key in enumerate(THREE):
            drawn = {mark.study for mark in chart.cell(row.key, key).marks}
            assert {one.study for one in row.cells[col]} == drawn
            assert bool(row.cells[col]) or row.empty[col] in {"Not mentioned", "Hidden by filter"}


def test_one_finding_with_two_signs_stands_once_with_both_marks(panel: ComparePanel, library: Library) -> None:
    chart = charting.chart(library)
    for row in charting.claims_in(library, chart, range(len(chart.columns))):
        for own in row:
            ids = [one.finding for one in own if one.finding is not None]
            assert len(ids) == len(set(ids))
            assert all(len({sign for sign, _ in one.marks}) == len(one.marks) for one in own)


def test_rows_that_none_mentions_are_folded_into_one_line(panel: ComparePanel) -> None:
    panel._arrange(replace(panel.arrangement, tab="claims", compared=("model.us.payer",)))
    table = panel.claims
    assert table.nobody
    assert table.words(len(table.rows), 0).startswith("Not mentioned by any: Structure")
    assert len(table.rows) + len(table.nobody) == len(panel._chart.rows)


def test_quotes_can_stand_in_place_of_claims(panel: ComparePanel) -> None:
    panel._arrange(replace(panel.arrangement, tab="claims", compared=THREE, quotes=True))
    first = next(one for row in panel.claims.rows for own in row.cells for one in own)
    assert any(first.en[:20] in panel.claims.words(r, c) for r in range(len(panel.claims.rows)) for c in range(3))


def test_enter_opens_the_only_claim_of_a_cell(panel: ComparePanel, qtbot: QtBot) -> None:
    panel._arrange(replace(panel.arrangement, tab="claims", compared=THREE))
    page = panel.claims_page
    at = next(
        page.claims.index(r, c)
        for r in range(len(page.claims.rows))
        for c in range(3)
        if len(page.claims.claims(r, c)) == 1
    )
    page.setCurrentIndex(at)
    page.setFocus()
    with qtbot.waitSignal(panel.passage_opened) as opened:
        qtbot.keyClick(page, Qt.Key.Key_Return)
    (one,) = at.data(CLAIMS)
    assert opened.args == [one.study, one.passage]


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("少数责任医疗组织由此前处于竞争或冲突关系的机构组成。", "zh"),
        ("Providers partner for complementary resources and laws", "en"),
    ],
)
def test_no_claim_ends_with_a_word_or_two_on_a_line(words: str, lang: str, qtbot: QtBot) -> None:
    face: QFont = fonts.interface_font(lang, 12)
    for width in range(140, 330, 7):
        lines = lines_of(words, face, float(width))
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")
        last = lines[-1]
        if len(lines) == 2:
            assert len(last) >= (4 if lang == "zh" else 7)


# -- map, folding, rolling up, dots --------------------------------------------------------------------------------


def test_keys_fold_a_row_and_the_focus_stays(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.show_tab("map")
    grid = panel.matrix
    grid.setFocus()
    grid.focus_on(Place(0, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.picture.focus == Place(0, -1)
    rows = len(grid.picture.chart.rows)
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert len(grid.picture.chart.rows) == rows - 4
    assert grid.picture.chart.rows[0].folded
    assert grid.picture.focus == Place(0, -1)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert len(grid.picture.chart.rows) == rows


def test_a_country_becomes_one_column_and_opens_again(panel: ComparePanel, qtbot: QtBot) -> None:
    grid = panel.matrix
    grid.setFocus()
    grid.focus_on(Place(0, 2))
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert grid.picture.focus == Place(-2, 2)
    columns = len(grid.picture.chart.columns)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    first = grid.picture.chart.columns[0]
    assert len(first.rolled) > 5
    assert first.studies == 3
    assert len(grid.picture.chart.columns) == columns - 8
    panel._roll("model.us")
    assert len(grid.picture.chart.columns) == columns


def test_small_libraries_show_marks_in_the_map_and_large_ones_numbers(panel: ComparePanel) -> None:
    panel.show_tab("map")
    assert panel.matrix.bounds is None
    assert panel.tab == "map"


def test_dots_show_up_to_three_columns_and_leave_out_rows_above(panel: ComparePanel) -> None:
    panel._arrange(replace(panel.arrangement, tab="map", dots=True, compared=THREE))
    chart = panel.matrix.picture.chart
    assert panel.matrix.kind == "dots"
    assert [column.key for column in chart.columns] == list(THREE)
    assert not any(row.is_parent for row in chart.rows)
    assert "by number of studies" in panel.matrix.title


# -- pointer and keys ----------------------------------------------------------------------------------------------


def centre(panel: ComparePanel, row: int, col: int) -> QPoint:
    spot = panel.matrix.picture.geometry.cell(row, col).center()
    return QPoint(round(spot.x()), round(spot.y()))


def test_a_rubber_band_chooses_the_cells_under_it_once(panel: ComparePanel, qtbot: QtBot) -> None:
    told: list[object] = []
    panel.cells_chosen.connect(told.append)
    viewport = panel.matrix.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=centre(panel, 1, 1))
    for step in (2, 3):
        QTest.mouseMove(viewport, centre(panel, step, step))
    assert panel.matrix.picture.band is not None
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=centre(panel, 3, 3))
    assert panel.matrix.picture.band is None
    assert panel.matrix.picture.selected == {Place(r, c) for r in (1, 2, 3) for c in (1, 2, 3)}
    assert isinstance(told[-1], Chosen)
    assert len(told) == 2  # the press, and the whole band


def test_shift_and_control_extend_the_choice(panel: ComparePanel, qtbot: QtBot) -> None:
    viewport, left = panel.matrix.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(viewport, left, pos=centre(panel, 0, 0))
    qtbot.mouseClick(viewport, left, SHIFT, centre(panel, 2, 1))
    assert len(panel.matrix.picture.selected) == 6
    qtbot.mouseClick(viewport, left, CONTROL, centre(panel, 5, 5))
    assert len(panel.matrix.picture.selected) == 7
    qtbot.mouseClick(viewport, left, CONTROL, centre(panel, 5, 5))
    assert len(panel.matrix.picture.selected) == 6
    assert "chosen" in panel.matrix.picture.notes
    panel.clear_button.click()
    assert panel.matrix.picture.selected == frozenset()
    assert panel.matrix.picture.notes == ""


def test_heads_chosen_with_control_are_compared_by_c(panel: ComparePanel, qtbot: QtBot) -> None:
    viewport = panel.matrix.viewport()
    for col in (1, 8):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, CONTROL, centre(panel, -1, col))
    assert panel.bar.compare_button.isVisible()
    keys = [panel.matrix.picture.chart.columns[col].key for col in (1, 8)]
    qtbot.keyClick(panel.matrix, Qt.Key.Key_C)
    assert panel.tab == "claims"
    assert list(panel.claims.column_keys) == keys


def test_keys_turn_the_views_and_t_goes_to_the_table_and_back(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.matrix.setFocus()
    qtbot.keyClick(panel.matrix, Qt.Key.Key_PageDown, CONTROL)
    assert panel.tab == "map"
    qtbot.keyClick(panel.matrix, Qt.Key.Key_T)
    assert panel.tab == "table"
    assert panel.table.hasFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_T)
    assert panel.tab == "map"
    for wanted in ("matrix", "table", "growth", "pairs", "timeline"):
        qtbot.keyClick(panel, Qt.Key.Key_PageUp, CONTROL)
        assert panel.tab == wanted


def test_control_and_wheel_zoom_the_labels(panel: ComparePanel) -> None:
    before = panel.matrix.picture.geometry.scale
    spot = QPointF(300, 300)
    event = QWheelEvent(
        spot, spot, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL, Qt.ScrollPhase.NoScrollPhase, False
    )
    panel.matrix.wheelEvent(event)
    assert panel.matrix.picture.geometry.scale > before
    panel.zoom(-1)
    assert panel.matrix.picture.geometry.scale == before


def test_i_shows_the_card_and_escape_closes_it(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.matrix.setFocus()
    panel.matrix.focus_on(Place(0, 0))
    qtbot.keyClick(panel.matrix, Qt.Key.Key_I)
    assert panel.card.isVisible()
    qtbot.keyClick(panel.matrix, Qt.Key.Key_Escape)
    assert not panel.card.isVisible()


# -- timeline ------------------------------------------------------------------------------------------------------


def test_the_timeline_says_that_it_needs_five_studies(panel: ComparePanel, library: Library) -> None:
    panel.show_tab("timeline")
    assert panel.pages.currentWidget() is panel._few
    more_studies(library)
    panel.refresh()
    assert panel.pages.currentWidget() is panel._lanes
    assert panel.timeline.data.n_drawn == 10


def test_dots_are_reached_by_keys_and_choose_studies(panel: ComparePanel, library: Library, qtbot: QtBot) -> None:
    more_studies(library)
    panel.refresh()
    panel.show_tab("timeline")
    view = panel.timeline
    view.setFocus()
    said = set()
    for _ in view.lanes.dots:
        said.add(view.accessibleDescription())
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert len(said) == len(view.data.lanes[0].dots)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.lanes.dots[view.focus or 0].lane == 1
    with qtbot.waitSignal(panel.cells_chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert chosen.args[0].findings is None
    assert chosen.args[0].studies == (view.lanes.dots[view.focus or 0].dot.study,)
    with qtbot.waitSignal(panel.study_opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_wheel_and_plus_stretch_years_only(panel: ComparePanel, library: Library, qtbot: QtBot) -> None:
    more_studies(library)
    panel.refresh()
    panel.show_tab("timeline")
    view = panel.timeline
    bases = [lane.base for lane in view.lanes.lanes]
    span = view.lanes.high - view.lanes.low
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.lanes.high - view.lanes.low < span
    assert [lane.base for lane in view.lanes.lanes] == bases
    view.show_all_years()
    assert view.lanes.high - view.lanes.low == pytest.approx(span)


def test_labels_of_events_never_meet(panel: ComparePanel, library: Library) -> None:
    more_studies(library)
    for lang in ("en", "zh"):
        language.use(lang)
        panel.refresh()
        panel.show_tab("timeline")
        labels = [one.label for one in panel.timeline.lanes.events]
        assert len(labels) > 3
        assert not any(a.intersects(b) for n, a in enumerate(labels) for b in labels[n + 1 :])


def test_the_table_beside_the_timeline_names_every_study(panel: ComparePanel, library: Library) -> None:
    more_studies(library)
    panel.refresh()
    panel.show_tab("timeline")
    panel.show_tab("table")
    words = panel.pages_of.text("table")
    for lane in panel.timeline.data.lanes:
        assert all(dot.citation["en"] in words for dot in lane.dots)
    assert "Affordable Care Act" in words


def test_events_are_edited_in_a_form(panel: ComparePanel, library: Library, qtbot: QtBot) -> None:
    form = EventsForm(library, "en", panel)
    qtbot.addWidget(form)
    assert form.table.rowCount() == len(timeline.bundled())
    item = form.table.item(0, YEAR)
    assert item is not None
    item.setText("20x8")
    form.accept()
    assert form.told.isVisibleTo(form)
    item.setText("2007")
    form.accept()
    assert timeline.events(library)[0].year == 2007


# -- arrangements, filters, files ----------------------------------------------------------------------------------


def test_an_arrangement_comes_back_by_its_name(
    panel: ComparePanel, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Mine", True))
    panel._arrange(replace(panel.arrangement, tab="map", map_rows="facilitator", sort="studies", rolled=("model.us",)))
    kept = panel.arrangement
    panel._asked("keep")
    panel.refresh()
    panel._asked("plain")
    assert panel.arrangement != kept
    panel._asked("kept:Mine")
    assert panel.arrangement == kept
    assert panel.bar.names == ("Mine",)
    panel._asked("forget:Mine")
    panel.refresh()
    assert panel.bar.names == ()


def test_an_arrangement_of_nonsense_is_the_usual_one() -> None:
    assert from_body({"tab": 7, "cols": "moon", "zoom": 3, "folded": "x", "rows": [], "dots": 1}) == Arrangement()


def test_menus_offer_every_row_column_unit_and_filter(panel: ComparePanel) -> None:
    rows = [action.text() for action in panel.bar.actions_of(panel.bar.rows_button) if action.isCheckable()]
    assert rows[:3] == ["themes", "barriers", "facilitators"]
    statuses = [a for a in panel.bar.actions_of(panel.bar.filter_button) if a.isCheckable()]
    next(a for a in statuses if a.text() == "Implied").trigger()
    assert panel.arrangement.modes == ("explicit",)
    assert panel._chart.n_hidden > 0
    names = [a.text() for a in panel.bar.actions_of(panel.bar.view_button)]
    assert {"Columns", "Count", "One column for a country"} <= set(names)


def test_any_rows_stand_against_any_columns(panel: ComparePanel) -> None:
    for rows in FACETS:
        for cols in COLUMNS:
            panel._arrange(replace(panel.arrangement, matrix_rows=rows, map_rows=rows, cols=cols))
            chart = panel.matrix.picture.chart
            assert (chart.row_facet, chart.col_facet) == (rows, cols)
            assert chart.columns
            assert panel.model.words(0, 0).isdigit()


def test_claims_and_timeline_are_taken_along_too(
    panel: ComparePanel, library: Library, tmp_path: Path, qtbot: QtBot
) -> None:
    more_studies(library)
    panel.refresh()
    for tab in ("claims", "timeline"):
        panel.show_tab(tab)
        for kind in ("png", "pdf", "csv"):
            target = tmp_path / f"{tab}.{kind}"
            with qtbot.waitSignal(panel.told, timeout=20_000):
                panel.taking.write(panel.pages_of, tab, kind, target)
            assert target.stat().st_size > 500
        said = panel.pages_of.lines(tab, "")[1][0]
        assert said.startswith("10 studies")
        assert ("3 studies in the chosen columns" in said) == (tab == "claims")
        panel.copy_table()
        assert "\t" in QGuiApplication.clipboard().text()


def test_a_place_that_cannot_be_written_is_told(panel: ComparePanel, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.told) as told:
        panel.taking.write(panel.pages_of, "matrix", "png", tmp_path / "no" / "such" / "x.png")
    assert "could not be written" in told.args[0]
    assert list(tmp_path.glob("no*")) == []
