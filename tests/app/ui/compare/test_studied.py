"""Co-occurrence and saturation in the panel: from how many studies on they speak, keys, mouse, words, tables, files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.ui import language, theme
from app.ui.compare.arrangement import Arrangement, from_body
from app.ui.compare.geometry import Place, head_block
from app.ui.compare.panel import Chosen, ComparePanel
from app.work import starter
from app.work.library import Library
from app.work.saturation import LEAST
from db import codes as kept_codes
from db import tables
from tests import builders

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TRUST, MONEY, WORK = "barrier.relations.mistrust", "barrier.finance.risk", "barrier.capacity.it"
STUDIES = 12


def fill(library: Library) -> None:
    """Twelve studies: all mistrust, every second one money in the same passage, the last one health IT in another."""
    with library.db.read() as conn:
        book = {code.key: code.id for code in kept_codes.all_codes(conn, counted=False)}
    with library.change("Twelve coded studies") as rec:
        for number in range(STUDIES):
            study = builders.put_study(rec, f"Study {number}", year=2005 + number // 2)
            text = builders.put_text(rec, study)
            other = builders.put_text(rec, study, builders.CHINESE, "zh-Hans")
            codes = [TRUST, *([MONEY] if number % 2 == 0 else [])]
            passages = [codes, *([[WORK]] if number == STUDIES - 1 else [])]
            for own in passages:
                passage = rec.insert(tables.Passage, study_id=study)
                for lang, body in ((text, builders.ENGLISH), (other, builders.CHINESE)):
                    version = rec.conn.exec_driver_sql("SELECT version_id FROM text WHERE id = ?", (lang,)).scalar_one()
                    rec.insert(
                        tables.Anchor, passage_id=passage, text_id=lang, version_id=version, start=0, end=9,
                        quote=body[:9], before="", after=body[9:20], state="placed",
                    )  # fmt: skip
                for code in own:
                    rec.insert(tables.Coding, passage_id=passage, code_id=book[code], mode="explicit")


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("twelve") / "twelve.diptych"
    made = starter.make(path, examples=False)
    fill(made)
    made.close()
    return path


@pytest.fixture
def studied(twelve: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[ComparePanel]:
    """The panel over twelve coded studies."""
    language.use("en")
    theme.choose(theme.LIGHT)
    library = Library.open(Path(shutil.copyfile(twelve, tmp_path / "twelve.diptych")))
    shown = ComparePanel(library)
    qtbot.addWidget(shown)
    shown.resize(1000, 560)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    language.use("en")
    library.close()


def at(panel: ComparePanel, row: str, col: str) -> Place:
    chart = panel.matrix.picture.chart
    return Place([one.key for one in chart.rows].index(row), [one.key for one in chart.columns].index(col))


def codes_by_codes(panel: ComparePanel) -> None:
    panel._arrange(replace(panel.arrangement, tab="pairs", pair_rows="barrier", pair_cols="barrier"))


def middle(panel: ComparePanel, number: int) -> QPoint:
    curve = panel.growth.curve
    return QPointF(curve.x(number), (curve.top + curve.base) / 2).toPoint()


@pytest.mark.parametrize(("tab", "words"), [("pairs", "Co-occurrence needs 10"), ("growth", "Saturation needs 10")])
def test_with_four_studies_the_tab_says_plainly_from_how_many_on_it_speaks(
    panel: ComparePanel, tab: str, words: str
) -> None:
    panel.show_tab(tab)
    assert panel.pages.currentWidget() is panel.pages_of.few
    assert panel.pages_of.few._sentence.text().startswith(words)
    language.use("zh")
    panel.retranslate()
    panel._show(panel._chart)
    assert "需要 10 项已编码研究" in panel.pages_of.few._sentence.text()
    panel.show_tab("table")
    assert panel.pages.currentWidget() is panel.pages_of.few, "nor does the table beside it speak"


def test_codes_of_one_passage_are_counted_in_studies_and_said_with_theirs(studied: ComparePanel) -> None:
    codes_by_codes(studied)
    place = at(studied, TRUST, MONEY)
    sentence = studied.matrix.sentence_of(place)
    assert "Barrier: 6 studies" in sentence
    assert "Mistrust and rivalry: in 12 studies; Financial risk and split funding: in 6 studies" in sentence
    assert "Never in one passage" in studied.matrix.sentence_of(at(studied, WORK, TRUST))
    assert "nothing to count" in studied.matrix.sentence_of(at(studied, TRUST, TRUST))
    assert "12 studies" in studied.matrix.accessibleName()


def test_the_card_of_a_pair_names_both_codes_and_has_the_words_in_both_languages(studied: ComparePanel) -> None:
    codes_by_codes(studied)
    studied.answers.point(at(studied, TRUST, MONEY))
    content = studied.card.content
    assert content is not None
    assert content.passages[0].code == "Mistrust and rivalry + Financial risk and split funding"
    assert (content.passages[0].en, content.passages[0].zh) == (builders.ENGLISH[:9], builders.CHINESE[:9])
    assert "in 12 studies" in content.note


def test_a_chosen_pair_filters_studies_findings_and_passages(studied: ComparePanel, qtbot: QtBot) -> None:
    codes_by_codes(studied)
    with qtbot.waitSignal(studied.cells_chosen) as told:
        studied.matrix.choose(frozenset({at(studied, TRUST, MONEY)}))
    chosen = told.args[0]
    assert isinstance(chosen, Chosen)
    assert (len(chosen.studies), len(chosen.passages)) == (6, 6)
    assert not studied.bar.compare_button.isVisible()


def test_the_table_of_pairs_holds_one_line_of_studies_above_the_cells(studied: ComparePanel) -> None:
    codes_by_codes(studied)
    studied.show_tab("table")
    place = at(studied, TRUST, MONEY)
    assert studied.model.headerData(0, Qt.Orientation.Vertical) == "studies"
    assert studied.model.words(0, place.col) == "6"
    assert studied.model.words(place.row + 1, place.col).startswith("Barrier: 6 studies")
    index = studied.model.index(place.row + 1, place.col)
    studied.table.doubleClicked.emit(index)
    assert studied.list.isVisible()
    assert "Frequent" not in studied.pages_of.text("table")
    assert "never in one passage" in studied.pages_of.text("table")


def test_the_curve_is_walked_chosen_and_opened_by_keys(studied: ComparePanel, qtbot: QtBot) -> None:
    studied.show_tab("growth")
    growth = studied.growth
    assert growth.hasFocus()
    assert "2 new codes" in growth.accessibleDescription()
    assert "New: Financial risk and split funding, Mistrust and rivalry" in growth.accessibleDescription()
    qtbot.keyClick(growth, Qt.Key.Key_Right)
    assert "study 2 of 12" in growth.accessibleDescription()
    qtbot.keyClick(growth, Qt.Key.Key_PageDown)
    assert growth.focus == 2, "the first study of the next year"
    with qtbot.waitSignal(studied.cells_chosen) as told:
        qtbot.keyClick(growth, Qt.Key.Key_Right, SHIFT)
    assert len(told.args[0].studies) == 2
    assert "chosen: 2 studies" in growth.notes
    qtbot.keyClick(growth, Qt.Key.Key_I)
    assert studied.card.isVisible()
    qtbot.keyClick(growth, Qt.Key.Key_Escape)
    qtbot.keyClick(growth, Qt.Key.Key_Escape)
    assert growth.selected == frozenset()
    qtbot.keyClick(growth, Qt.Key.Key_End)
    with qtbot.waitSignal(studied.passage_opened) as opened:
        qtbot.keyClick(growth, Qt.Key.Key_Return)
    assert opened.args[0] == growth.data.steps[-1].study, "health IT came with the last study"


def test_the_curve_is_chosen_by_click_shift_click_and_rubber_band(studied: ComparePanel) -> None:
    studied.show_tab("growth")
    growth, view = studied.growth, studied.growth.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=middle(studied, 2))
    assert growth.selected == frozenset({2})
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, SHIFT, middle(studied, 5))
    assert growth.selected == frozenset({2, 3, 4, 5})
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, CONTROL, middle(studied, 9))
    assert growth.selected == frozenset({2, 3, 4, 5, 9})
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle(studied, 6))
    QTest.mouseMove(view, middle(studied, 8))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle(studied, 8))
    assert growth.selected == frozenset({6, 7, 8})


def test_the_card_of_a_study_says_what_is_new_and_its_words(studied: ComparePanel) -> None:
    studied.show_tab("growth")
    studied.answers.point_study(STUDIES - 1)
    content = studied.card.content
    assert content is not None
    assert content.note.splitlines() == ["1 new code, carries 2 codes, 3 codes so far", "New: Weak health IT"]
    assert [one.code for one in content.passages] == ["Weak health IT"]
    assert content.passages[0].zh == builders.CHINESE[:9]


def test_choosing_fewer_studies_redraws_the_curve_or_says_that_they_are_too_few(studied: ComparePanel) -> None:
    studied.show_tab("growth")
    ids = [step.study for step in studied.growth.data.steps]
    studied.limit_to(ids[:LEAST])
    assert len(studied.growth.data.steps) == LEAST
    assert "2 studies hidden by filter" in studied.growth.counts()
    studied.limit_to(ids[: LEAST - 1])
    assert studied.pages.currentWidget() is studied.pages_of.few


def test_the_table_of_the_curve_names_new_codes_and_leads_to_the_words(studied: ComparePanel, qtbot: QtBot) -> None:
    studied.show_tab("growth")
    studied.show_tab("table")
    model = studied.table.model()
    assert model.rowCount() == STUDIES
    last = [model.index(STUDIES - 1, col).data() for col in range(model.columnCount())]
    assert last == ["2010", "2", "1", "3", "Weak health IT"]
    studied.table.setCurrentIndex(model.index(STUDIES - 1, 0))
    with qtbot.waitSignal(studied.passage_opened):
        qtbot.keyClick(studied.table, Qt.Key.Key_Return)
    studied.copy_table()
    copied = QGuiApplication.clipboard().text()
    assert "12 coded studies" in copied
    assert "Guest, Namey and Chen 2020" in copied
    assert "no proof" in copied


@pytest.mark.parametrize("tab", ["pairs", "growth"])
def test_both_are_saved_in_every_kind_with_their_counts(
    studied: ComparePanel, tmp_path: Path, qtbot: QtBot, tab: str
) -> None:
    studied.show_tab(tab)
    for kind in ("png", "svg", "pdf", "csv"):
        target = tmp_path / f"x.{kind}"
        with qtbot.waitSignal(studied.told, timeout=20_000):
            studied.taking.write(studied.pages_of, tab, kind, target)
        assert target.stat().st_size > 500
    text = (tmp_path / "x.csv").read_text("utf-8-sig")
    assert "12 studies" in text or "12 coded studies" in text
    assert "no other filter" in text


def test_what_was_arranged_comes_back_from_what_was_kept() -> None:
    body = Arrangement(tab="growth", grown="outcome", grown_by="coded", pair_rows="barrier", pair_cols="outcome").body()
    assert from_body(body) == Arrangement(
        tab="growth", grown="outcome", grown_by="coded", pair_rows="barrier", pair_cols="outcome"
    )
    assert from_body({**body, "grown_by": "size", "pair_cols": "model"}) == Arrangement(
        tab="growth", grown="outcome", pair_rows="barrier"
    )


def test_menus_arrange_both(studied: ComparePanel) -> None:
    studied.show_tab("growth")
    order = studied.bar.actions_of(studied.bar.order_button)
    next(action for action in order if action.text() == "date coded").trigger()
    assert studied.growth.data.order == "coded"
    assert studied.growth.data.steps[0].when.startswith("20")
    studied.show_tab("pairs")
    rows = studied.bar.actions_of(studied.bar.rows_button)
    [action for action in rows if action.text() == "outcomes"][-1].trigger()
    assert studied.matrix.picture.chart.col_facet == "with.outcome"
    assert studied.matrix.title == "Named in one passage: theme × outcome"


def test_a_narrow_panel_offers_the_views_by_one_button_and_never_by_arrows(studied: ComparePanel) -> None:
    views = studied.bar.views
    studied.resize(1600, 560)
    assert not views.compact
    studied.resize(700, 560)
    assert views.compact
    assert views.chooser.text() == "Matrix"
    menu = views.chooser.menu()
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions()]
    assert names == ["Matrix", "Evidence map", "Claims", "Timeline", "Co-occurrence", "Saturation", "Table"]
    menu.actions()[4].trigger()
    assert studied.tab == "pairs"
    assert views.chooser.text() == "Co-occurrence"


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("Organisational divides", 90, ["Organisational", "divides"]),
        ("组织与部门分割", 66, ["组织与部", "门分割"]),
        ("Reorganisations", 60, ["Reorganis-", "ations"]),
    ],
)
def test_heads_break_at_words_or_evenly(words: str, width: float, lines: list[str]) -> None:
    assert (
        head_block(words, width, lambda text, _px, _w: sum(12 if one > "\u2e80" else 5.5 for one in text), 11, 4)
        == lines
    )
