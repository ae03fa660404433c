"""Charts of many studies: bars for years, one button for narrow panels, a hint while counting, and the rules every chart keeps."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.ui import language, theme
from app.ui.compare import counted, drawing, growthdrawing
from app.ui.compare.arrangement import Arrangement
from app.ui.compare.lanes import BARS_FROM
from app.ui.compare.panel import ComparePanel
from app.ui.compare.speaking import FACETS
from app.work import charting, timeline
from app.work.timeline import Dot, Timeline
from tests.app.ui.compare.test_studied import STUDIES, studied, twelve

__all__ = ["studied", "twelve"]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def painted(panel: ComparePanel) -> QImage:
    picture = QImage(2000, 1500, QImage.Format.Format_ARGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    growthdrawing.draw(painter, panel.growth)
    painter.end()
    return picture


def many(count: int = BARS_FROM) -> Timeline:
    """So many studies in two countries and ten years."""
    dots = [Dot(n, 2010 + n // 2 % 10, {"en": f"Author{n} {2010 + n // 2 % 10}"}) for n in range(count)]
    lanes = tuple(
        timeline.Lane(key, {"en": key, "zh": key}, tuple(sorted(own, key=lambda dot: dot.year)), ())
        for key, own in (("US", dots[::2]), ("CN", dots[1::2]))
    )
    return Timeline(lanes, 2010, 2019, count, 0, 0)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_label_of_co_occurrence_is_cut_in_any_rows_and_columns(studied: ComparePanel, lang: str) -> None:
    language.use(lang)
    for rows in FACETS:
        for cols in ("theme", rows):
            studied._arrange(Arrangement(tab="pairs", pair_rows=rows, pair_cols=cols))
            scene = studied.matrix.picture
            scene.missed = []
            image = QImage(1200, 900, QImage.Format.Format_ARGB32)
            painter = QPainter(image)
            drawing.still(painter, scene)
            painter.end()
            assert scene.missed == [], (rows, cols)


@pytest.mark.parametrize("tab", ["pairs", "growth"])
def test_nothing_moves_when_language_or_theme_changes(studied: ComparePanel, tab: str) -> None:
    studied.show_tab(tab)

    def places() -> list[object]:
        if tab == "growth":
            curve = studied.growth.curve
            return [curve.bar(number).getRect() for number in range(curve.count)]
        geometry = studied.matrix.picture.geometry
        return [geometry.cell(row, col).getRect() for row in range(9) for col in range(-1, geometry.sums + 1)]

    before = places()
    language.use("zh")
    studied._show(studied._chart)
    theme.choose(theme.DARK)
    for view in studied.pages_of.painted():
        view.repaint_all()
    assert places() == before
    theme.choose(theme.LIGHT)


def test_a_chart_of_studies_is_one_item_and_survives_hostile_names(studied: ComparePanel) -> None:
    studied.show_tab("growth")
    assert len(studied.growth.scene().items()) <= 2
    data = studied.growth.data
    hostile = {one: {"en": "<img src='x'>" + "W" * 300, "zh": "𠮷" * 200} for one in data.labels}
    studied.growth.show_curve(replace(data, labels=hostile).readied(), "zh", 200)
    assert not painted(studied).isNull()
    studied.answers.point_study(0)
    assert studied.card.content is not None
    assert "<img" not in studied.card.content.title


def test_chart_text_ranks_nothing_and_gives_no_percentages(studied: ComparePanel) -> None:
    for lang in ("en", "zh"):
        language.use(lang)
        for tab in ("pairs", "growth"):
            studied._arrange(Arrangement(tab=tab))
            view = studied.growth if tab == "growth" else studied.matrix
            words = (studied.pages_of.text(tab) + view.accessibleName() + view.title).lower()
            for wrong in ("%", "top", "strongest", "saturated", "主要障碍", "已饱和"):
                assert wrong not in words, (tab, wrong)


def test_years_of_very_many_studies_are_bars_with_numbers(studied: ComparePanel, qtbot: QtBot) -> None:
    view, data = studied.timeline, many()
    view.show_timeline(data, "en", "Years", 100)
    assert view.lanes.barred
    assert len(view.lanes.dots) == 20
    assert sum(len(one.studies) for one in view.lanes.dots) == BARS_FROM
    heights = {round(one.bar.height(), 3) for one in view.lanes.dots if one.bar is not None}
    assert len(heights) == 1, "one scale for all lanes: equal numbers, equal bars"
    view.focus_on(0)
    assert view.accessibleDescription() == "US, 2010, 100 studies"
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert len(told.args[0]) == 100
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert len(view.selected) == 200
    view.clear()
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(view.selected) == 100, "Enter chooses a year, so that the list shows its studies"
    studied.pages_of.lanes_model.show_timeline(data, "en")
    cell = studied.pages_of.lanes_model.words(0, 0)
    assert cell.startswith("100 studies: Author0 2010")
    assert cell.endswith("88 more")
    view.show_timeline(many(BARS_FROM - 1), "en", "Years", 100)
    assert not view.lanes.barred


def test_counting_beside_the_window_is_told_and_done_once(
    studied: ComparePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, asked = threading.Event(), []
    real = charting.chart

    def slow(*given: object) -> charting.Chart:
        asked.append(given[1])
        gate.wait(60)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(counted, "MANY", 0)
    monkeypatch.setattr(counted.charting, "chart", slow)
    studied.counted.forget()
    studied._arrange(Arrangement(tab="growth"))
    qtbot.waitUntil(studied.bar.counting.isVisible, timeout=10_000)
    gate.set()
    qtbot.waitUntil(lambda: not studied.bar.counting.isVisible(), timeout=10_000)
    assert len(studied.growth.data.steps) == STUDIES
    studied._arrange(Arrangement(tab="pairs"))
    qtbot.waitUntil(lambda: studied.matrix.kind == "pairs", timeout=10_000)
    before = len(asked)
    studied._arrange(Arrangement(tab="growth"))
    assert studied.pages.currentWidget() is studied.pages_of.growth_box, "at once: it was counted before"
    assert len(asked) == before


def test_the_table_is_arranged_by_the_menus_of_its_chart(studied: ComparePanel) -> None:
    studied.show_tab("growth")
    studied.show_tab("table")
    assert studied.bar.rows_button.text() == "Codes: barriers and facilitators"
    menu = studied.bar.actions_of(studied.bar.rows_button)
    next(action for action in menu if action.text() == "outcomes").trigger()
    assert studied.tab == "table"
    assert studied.arrangement.grown == "outcome"
    studied.show_tab("map")
    studied.show_tab("table")
    assert studied.bar.rows_button.text() == "Rows: barriers"


def test_buttons_give_up_their_second_half_where_there_is_no_room_and_say_it_still(
    studied: ComparePanel, qtbot: QtBot
) -> None:
    studied.show_tab("growth")
    studied.resize(1600, 560)
    bar = studied.bar
    studied.resize(bar._needed() - 40, 560)
    assert bar.rows_button.text() == "Codes"
    assert bar.rows_button.accessibleName() == "Codes: barriers and facilitators"
    assert bar.views.compact
    chooser = bar.views.chooser
    qtbot.waitUntil(lambda: chooser.width() >= chooser.sizeHint().width(), timeout=10_000)
    studied.resize(1600, 560)
    assert bar.rows_button.text() == "Codes: barriers and facilitators"
    assert not bar.views.compact
