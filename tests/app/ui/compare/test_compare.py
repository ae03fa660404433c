"""The Compare panel: the same picture in both languages, every cell reachable, every mark leads to its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.ui import language, theme
from app.ui.compare import speaking
from app.ui.compare.card import CardPassage, shown_passages
from app.ui.compare.geometry import Place
from app.ui.compare.panel import Chosen, ComparePanel
from app.work import charting, coding, finding, history
from app.work.charting import Chart
from app.work.library import Library
from db.query import Query


def chart_of(panel: ComparePanel) -> Chart:
    return panel.matrix.picture.chart


def filled_place(panel: ComparePanel) -> Place:
    chart = chart_of(panel)
    number = next(n for n, cell in enumerate(chart.cells) if cell.marks)
    return Place(*divmod(number, len(chart.columns)))


def filled_places(panel: ComparePanel) -> list[Place]:
    chart = chart_of(panel)
    return [Place(*divmod(number, len(chart.columns))) for number, cell in enumerate(chart.cells) if cell.marks]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_label_of_the_codebook_is_cut(panel: ComparePanel, lang: str) -> None:
    language.use(lang)
    panel.retranslate()
    panel._show(chart_of(panel))
    panel.matrix.picture.missed.clear()
    panel.grab()
    missed = [one for one in panel.matrix.picture.missed if one[0] != "asked about barriers"]
    assert missed == []


def test_nothing_moves_when_the_language_changes(panel: ComparePanel) -> None:
    def rectangles() -> list[tuple[float, ...]]:
        geometry = panel.matrix.picture.geometry
        return [
            geometry.cell(row, col).getRect()  # type: ignore[misc]
            for row in range(-1, len(geometry.chart.rows))
            for col in range(-1, geometry.sums + 1)
        ]

    before = rectangles()
    language.use("zh")
    panel._show(chart_of(panel))
    assert rectangles() == before


def test_the_picture_is_one_item(panel: ComparePanel) -> None:
    assert len(panel.matrix.sceneObj.items()) <= 5


def test_every_cell_is_reached_by_keys_and_says_something(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.matrix.setFocus()
    chart = chart_of(panel)
    qtbot.keyClick(panel.matrix, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    said = set()
    for row in range(len(chart.rows)):
        qtbot.keyClick(panel.matrix, Qt.Key.Key_Home)
        for col in range(len(chart.columns) + 1):
            assert panel.matrix.picture.focus == Place(row, col)
            said.add(panel.matrix.accessibleDescription())
            qtbot.keyClick(panel.matrix, Qt.Key.Key_Right)
        qtbot.keyClick(panel.matrix, Qt.Key.Key_Down)
    assert len(said) == len(chart.rows) * (len(chart.columns) + 1)


def test_enter_opens_the_words_and_the_focus_stays(panel: ComparePanel, qtbot: QtBot) -> None:
    place = next(p for p in filled_places(panel) if len(panel.answers.said(p)) == 1)
    panel.matrix.setFocus()
    panel.matrix.focus_on(place)
    with qtbot.waitSignal(panel.passage_opened) as opened:
        qtbot.keyClick(panel.matrix, Qt.Key.Key_Return)
    said = panel.answers.said(place)
    assert opened.args == [said[0].study, said[0].passage]
    assert panel.matrix.picture.focus == place


def test_enter_on_several_passages_makes_the_card_a_list(panel: ComparePanel, qtbot: QtBot) -> None:
    place = next(p for p in filled_places(panel) if len(panel.answers.said(p)) > 1)
    panel.matrix.setFocus()
    panel.matrix.focus_on(place)
    qtbot.keyClick(panel.matrix, Qt.Key.Key_Return)
    said = panel.answers.said(place)
    assert panel.list.isVisible()
    assert panel.list.list.count() == len(said)
    qtbot.keyClick(panel.list.list, Qt.Key.Key_Escape)
    assert not panel.list.isVisible()
    assert panel.matrix.hasFocus()
    qtbot.keyClick(panel.matrix, Qt.Key.Key_Return)
    qtbot.keyClick(panel.list.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.passage_opened) as opened:
        qtbot.keyClick(panel.list.list, Qt.Key.Key_Return)
    assert opened.args == [said[1].study, said[1].passage]
    assert panel.matrix.picture.focus == place


def test_a_click_chooses_what_stands_in_the_cell(panel: ComparePanel, qtbot: QtBot) -> None:
    place = filled_place(panel)
    centre = panel.matrix.picture.geometry.cell(place.row, place.col).center()
    with qtbot.waitSignal(panel.cells_chosen) as chosen:
        qtbot.mouseClick(
            panel.matrix.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(centre.x()), round(centre.y()))
        )
    told = chosen.args[0]
    assert isinstance(told, Chosen)
    chart = chart_of(panel)
    cell = chart.cells[place.row * len(chart.columns) + place.col]
    assert set(told.studies) == {mark.study for mark in cell.marks}
    assert set(told.findings) == {f for mark in cell.marks for f in mark.findings}
    with qtbot.waitSignal(panel.cells_chosen) as cleared:
        qtbot.keyClick(panel.matrix, Qt.Key.Key_Escape)
    assert cleared.args == [None]


def test_the_table_holds_the_same_cells(panel: ComparePanel) -> None:
    chart = chart_of(panel)
    table = panel.model
    assert (table.rowCount(), table.columnCount()) == (len(chart.rows) + 3, len(chart.columns) + 1)
    names = {key.study: key.citation["en"] for key in chart.study_keys}
    for row in range(len(chart.rows)):
        for col in range(len(chart.columns)):
            cell = chart.cells[row * len(chart.columns) + col]
            words = table.words(row + 3, col)
            assert all(names[mark.study] in words for mark in cell.marks)
            assert bool(cell.marks) == ("Barrier" in words or "Facilitator" in words)


def test_the_copied_table_holds_counts_and_filters(panel: ComparePanel) -> None:
    panel.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[1] == speaking.counts_line(chart_of(panel), "en")
    assert "37" in lines[1]
    assert all(not line.startswith(("=", "+", "@")) for line in lines)


def test_the_saved_picture_is_light_and_whole(panel: ComparePanel, tmp_path: Path, qtbot: QtBot) -> None:
    theme.choose(theme.DARK)
    target = tmp_path / "matrix.png"
    with qtbot.waitSignal(panel.told, timeout=20_000):  # it is packed in a thread
        panel.write_image(target)
    picture = panel.matrix.image()
    assert target.stat().st_size > 10_000
    assert picture.pixelColor(2, 2).lightness() > 250
    assert theme.current() is theme.DARK
    theme.choose(theme.LIGHT)


def test_a_coding_redraws_the_chart_and_undo_brings_it_back(panel: ComparePanel, library: Library) -> None:
    before = charting.chart(library)
    first = finding.findings(library, Query())[0]
    from app.work import codebook

    trust = next(code for code in codebook.codes(library) if code.key == "barrier.relations.mistrust")
    change = coding.add_code(library, first.passages[0], trust.id, "explicit")
    panel.refresh(change)
    assert chart_of(panel) == charting.chart(library) != before
    panel.refresh(history.undo(library))
    assert chart_of(panel) == before


def test_the_card_shows_one_of_each_sign_first() -> None:
    one = CardPassage("barrier", "result", "code", "A 2020", "Reported result", "words", "", False)
    passages = [one, replace(one, en="more"), replace(one, en="yet more"), replace(one, sign="facilitator")]
    assert {p.sign for p in shown_passages(passages)} == {"barrier", "facilitator"}


def test_pointing_shows_the_words_in_both_languages(panel: ComparePanel) -> None:
    place = filled_place(panel)
    panel.answers.point(place, False)
    assert panel.card.isVisible()
    said = panel.answers.said(place)[0]
    words = " ".join(panel.card.accessibleDescription().split())
    assert said.en.split()[0] in words
    assert said.zh[:4] in words.replace(" ", "")


def test_chart_text_claims_no_more_than_the_counts(panel: ComparePanel) -> None:
    for lang in ("en", "zh"):
        language.use(lang)
        panel._show(chart_of(panel))
        words = panel.model.as_text(panel.matrix.title) + panel.matrix.accessibleName()
        assert not any(bad in words.lower() for bad in ("%", "strongest", "top ", "主要障碍"))


def test_a_hostile_code_label_stays_text_in_the_card(panel: ComparePanel, library: Library) -> None:
    passage = CardPassage("barrier", "result", "<b>x</b>", "<img src=file:///etc/hostname>", "s", "a" * 400, "", False)
    from app.ui.compare.card import CardContent

    panel.card.show_for(CardContent("<h1>t</h1>", 1, 0, (passage,)), panel.rect(), "en")
    panel.card.grab()
    assert "<img src=file:///etc/hostname>" in panel.card.accessibleDescription()
