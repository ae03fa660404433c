"""The acceptance checks of the chart design (section D), each as a test on the example library or a simulated one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from app.report.charted import Words
from app.ui import language, theme
from app.ui.compare import drawing, speaking
from app.ui.compare.arrangement import Arrangement
from app.ui.compare.panel import ComparePanel
from app.work import charting
from app.work.charting import Chart
from app.work.library import Library

DOMAIN = Path(__file__).resolve().parents[5] / "shared" / "domain"


def chart_of(panel: ComparePanel) -> Chart:
    return panel.matrix.picture.chart


def contrast(one: QColor, other: QColor) -> float:
    """WCAG's contrast of two colours."""

    def light(colour: QColor) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def picture(panel: ComparePanel, size: tuple[int, int] = (1000, 560)) -> QImage:
    made = QImage(*size, QImage.Format.Format_RGB32)
    made.fill(theme.current().color("page"))
    painter = QPainter(made)
    drawing.still(painter, panel.matrix.bare_scene())
    painter.end()
    return made


def missed(panel: ComparePanel) -> list[tuple[str, float, float]]:
    scene = panel.matrix.bare_scene()
    made = QImage(1000, 800, QImage.Format.Format_RGB32)
    painter = QPainter(made)
    drawing.still(painter, scene)
    painter.end()
    return scene.missed


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("tab", ["matrix", "map"])
def test_d1_no_label_of_the_default_codebook_is_cut(panel: ComparePanel, lang: str, tab: str) -> None:
    language.use(lang)
    for rows in ("theme", "barrier", "facilitator", "outcome", "method"):
        for open_countries in (False, True):  # 12 columns and a folded one, then 15
            panel._arrange(Arrangement(tab=tab, matrix_rows=rows, map_rows=rows))
            assert missed(panel) == []
            if not open_countries:
                continue
            chart = chart_of(panel)
            columns = [c for c in chart.columns if not c.folded]
            china = [
                replace(columns[-1], key=f"x{n}", group="model.cn", short=short) for n, short in enumerate(CHINESE)
            ]
            wide = replace(
                chart, columns=(*columns, *china),
                cells=tuple(replace(chart.cells[0], marks=()) for _ in range(len(chart.rows) * (len(columns) + 3))),
            )  # fmt: skip
            panel.matrix.show_chart(wide, lang, "t", 100, tab, "barrier")
            assert missed(panel) == []


CHINESE: list[Words] = [
    {"en": "Urban|group", "zh": "城市|集团"},
    {"en": "County|alliance", "zh": "县域|医共体"},
    {"en": "Specialty|alliance", "zh": "专科|联盟"},
]


def test_d2_the_seeds_are_drawn_as_their_coding_says(library: Library) -> None:
    coding = DOMAIN / "seed_coding.json"
    if not coding.exists():
        pytest.skip("seed_coding.json is not beside this checkout")
    findings = json.loads(coding.read_text(encoding="utf-8"))["findings"]
    signed = [f for f in findings if f.get("barriers") or f.get("facilitators")] if "barriers" in findings[0] else None
    chart = charting.chart(library)
    assert chart.n_drawn + chart.n_background_left_out == 40
    assert chart.n_background_left_out == 3
    if signed is not None:
        assert len(signed) == 40
    assert max(len(cell.studies(sign)) for cell in chart.cells for sign in ("barrier", "facilitator")) == 1
    hidden = {(cell.row, cell.col) for cell in chart.cells if cell.state == "hidden"}
    assert hidden == {("structure", "model.us.integrated"), ("finance", "model.us.integrated")}
    assert [row.barrier_studies for row in chart.rows] == [2, 2, 3, 2, 2, 2, 1, 1, 2]
    assert [row.facilitator_studies for row in chart.rows] == [2, 1, 2, 1, 2, 2, 1, 1, 1]
    assert (chart.all_column.studies, chart.all_column.asked, chart.all_column.asked_partly) == (4, 1, 1)


@pytest.mark.parametrize("tab", ["matrix", "map"])
def test_d3_nothing_moves_when_language_or_theme_changes(panel: ComparePanel, tab: str) -> None:
    def rectangles() -> list[object]:
        geometry = panel.matrix.picture.geometry
        rows = range(-1, len(geometry.chart.rows))
        return [geometry.cell(row, col).getRect() for row in rows for col in range(-1, geometry.sums + 1)]

    panel.show_tab(tab)
    before = rectangles()
    language.use("zh")
    panel._show(panel._chart)
    theme.choose(theme.DARK)
    panel.matrix.repaint_all()
    assert rectangles() == before


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_d5_words_and_marks_stand_out(colours: theme.Theme) -> None:
    for ground in ("page", "chart.band", "accent_soft"):
        assert contrast(colours.color("text"), colours.color(ground)) >= 4.5
        assert contrast(colours.color("text2"), colours.color(ground)) >= 4.5
    for mark in ("mark.barrier", "mark.facilitator", "mark.neutral", "accent", "chart.faint"):
        assert contrast(colours.color(mark), colours.color("page")) >= 3
    for shade in range(1, 6):
        words = "map.inverse" if shade >= 4 else "map.text"
        assert contrast(colours.color(words), colours.color(f"map.{shade}")) >= 4.5


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_d6_classes_of_the_map_keep_their_order_in_grey(colours: theme.Theme) -> None:
    light = [contrast(colours.color(f"map.{shade}"), QColor("black")) for shade in range(1, 6)]
    assert light in (sorted(light), sorted(light, reverse=True))
    assert len(set(light)) == 5


def test_d6_signs_are_told_by_shape_alone(panel: ComparePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    def shapes() -> list[list[bool]]:
        made = picture(panel)
        ground = theme.current().color("page").rgb()
        return [[made.pixel(x, y) != ground for x in range(140, 900, 2)] for y in range(180, 480, 2)]

    before, words = shapes(), speaking.cell_sentence(chart_of(panel), 0, 0, "en")
    swapped = theme.Theme(
        "light",
        {**theme.LIGHT._table, "mark.barrier": theme.LIGHT.hex("mark.facilitator"),
         "mark.facilitator": theme.LIGHT.hex("mark.barrier")},
    )  # fmt: skip
    theme.choose(swapped)
    assert shapes() == before
    assert speaking.cell_sentence(chart_of(panel), 0, 0, "en") == words


def test_d7_the_table_holds_the_same_cells_in_every_grid(panel: ComparePanel) -> None:
    for tab in ("matrix", "map"):
        panel.show_tab(tab)
        chart = chart_of(panel)
        panel.show_tab("table")
        assert panel.model.chart == chart
        assert panel.model.rowCount() == len(chart.rows) + 3
        assert panel.model.columnCount() == len(chart.columns) + 1


def test_d8_every_export_holds_counts_filters_and_legend(panel: ComparePanel, tmp_path: Path, qtbot: QtBot) -> None:
    panel._arrange(replace(panel.arrangement, statuses=("reported_result",)))
    counted = speaking.counts_line(chart_of(panel), "en")
    assert "filters: evidence status: reported result" in counted
    assert counted in panel.pages_of.text("matrix")
    for kind in ("png", "svg", "pdf", "csv"):
        target = tmp_path / f"chart.{kind}"
        with qtbot.waitSignal(panel.told, timeout=20_000):
            panel.taking.write(panel.pages_of, "matrix", kind, target)
        assert target.stat().st_size > 1000
    words = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert counted.split(" · ")[0] in words
    assert "filters: evidence status" in words
    assert "not mentioned" in words
    assert "@font-face" in words
    assert "<image" not in words
    table = (tmp_path / "chart.csv").read_text(encoding="utf-8-sig")
    assert "reported result" in table
    assert "Silence is not absence" in table


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_d9_no_percentages_and_no_ranking_words(panel: ComparePanel, lang: str) -> None:
    language.use(lang)
    panel.retranslate()
    for tab in ("matrix", "map", "claims"):
        for dots in (False, True):
            panel._arrange(replace(panel.arrangement, tab=tab, dots=dots))
            words = panel.pages_of.text(tab) + panel.matrix.accessibleName() + panel.matrix.title
            assert not any(bad in words.lower() for bad in ("%", "strongest", "top ", "主要障碍"))


def test_d10_a_chart_is_one_item_whatever_it_holds(panel: ComparePanel) -> None:
    for tab in ("matrix", "map"):
        panel.show_tab(tab)
        assert len(panel.matrix.sceneObj.items()) <= 5
    assert len([one for one in panel.timeline.sceneObj.items() if type(one).__module__.startswith("app.")]) == 1


def test_d13_hostile_labels_break_nothing(panel: ComparePanel, library: Library) -> None:
    hostile = "<b>𠮷</b>\u202e & %1 %n " + "W" * 300
    chart = chart_of(panel)
    bad = replace(
        chart,
        rows=tuple(replace(row, label={"en": hostile}, short={}) for row in chart.rows),
        columns=tuple(replace(column, label={"en": hostile}, short={}) for column in chart.columns),
        study_keys=tuple(replace(key, citation={"en": hostile}) for key in chart.study_keys),
    )
    for kind in ("matrix", "map", "dots"):
        panel.matrix.show_chart(bad, "en", hostile, 100, kind, "barrier", (1, 2))
        assert not picture(panel).isNull()
        geometry = panel.matrix.picture.geometry
        assert geometry.cell(0, 0).width() >= 48
    empty = replace(chart, rows=(), columns=(), cells=(), study_keys=())
    panel.matrix.show_chart(empty, "en", "", 100)
    assert not picture(panel).isNull()
    assert panel.matrix.picture.geometry.at(QPointF(300, 300)) is None
