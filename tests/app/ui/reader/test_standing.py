"""Both sides stand on one table of heights: equal tops, equal scroll ranges, the top row kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.reader.panel import ReaderPanel
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin

Make = Callable[..., ReaderPanel]


def tops(panel: ReaderPanel, index: int) -> list[tuple[float, float]]:
    side = panel.scene.sides[index]
    found = []
    for row in range(len(panel.scene.rows)):
        rect = side.layout.blockBoundingRect(side.layout.block(row))
        found.append((rect.top(), rect.height()))
    return found


def baselines(panel: ReaderPanel, index: int, row: int) -> list[float]:
    layout = panel.scene.sides[index].layout.laid(row)
    return [
        round(layout.position().y() + layout.lineAt(k).y() + layout.lineAt(k).ascent(), 3)
        for k in range(layout.lineCount())
    ]


@pytest.mark.parametrize("width", [640, 700, 760, 940, 1080, 1400])
@pytest.mark.parametrize("percent", [100, 125, 200])
def test_rows_stand_level_at_every_width_and_size(make: Make, width: int, percent: int) -> None:
    panel = make(size=(width, 700))
    panel.set_text_size(percent)
    spin()
    assert tops(panel, 0) == tops(panel, 1)
    left, right = (pane.verticalScrollBar() for pane in panel.panes)
    assert (left.minimum(), left.maximum(), left.value()) == (right.minimum(), right.maximum(), right.value())


def test_facing_lines_stand_on_one_baseline(panel: ReaderPanel) -> None:
    for row in range(len(panel.scene.rows)):
        left, right = baselines(panel, 0, row), baselines(panel, 1, row)
        both = min(len(left), len(right))
        assert left[:both] == right[:both]


def test_both_panes_scroll_as_one(make: Make) -> None:
    panel = make(builders.long_page(60))
    panel.panes[0].verticalScrollBar().setValue(500)
    assert panel.panes[1].verticalScrollBar().value() == 500
    assert panel.gutter.from_top == 500


def test_the_top_row_stays_through_resize_zoom_and_measuring(make: Make) -> None:
    panel = make(builders.long_page(300))
    panel.stepping.to_row(150)
    panel.rolling.to(panel.scene.table.heights.words_top(150))
    spin(3)

    def top() -> int:
        return panel.scene.table.heights.row_at(panel.rolling.value + 1)

    before = top()
    panel.resize(800, 700)
    spin(3)
    assert top() == before
    panel.set_text_size(150)
    spin(60)
    assert top() == before
    assert panel.scene.table.heights.unknown == 0


def test_the_header_shrinks_to_one_line_and_never_covers_the_current_row(make: Make) -> None:
    panel = make(builders.long_page(60))
    full = panel.header.height()
    panel.rolling.to(2000)
    spin()
    assert panel.header.height() < full
    panel.stepping.to_row(0)
    spin()
    top = panel.panes[0].y() + panel.scene.table.heights.words_top(0) - panel.rolling.value
    assert top >= panel.header.height()


def test_hovering_paints_only_the_rows_left_and_entered(make: Make) -> None:
    panel = make(size=(1080, 1400))
    panel.hover(2, -1)
    spin()
    for side in panel.scene.sides:
        side.layout.drawn.clear()
    panel.hover(4, -1)
    spin()
    for side in panel.scene.sides:
        assert {2, 4} <= set(side.layout.drawn) <= {1, 2, 3, 4, 5}
        assert len(side.layout.drawn) <= 6


def test_marks_and_hovering_lay_out_nothing_anew(panel: ReaderPanel) -> None:
    before = panel.scene.table.laid_out
    panel.hover(1, -1)
    panel.select_passage(3)
    panel.update_page(builders.page(coded=False))
    spin()
    assert panel.scene.table.laid_out == before


def test_a_page_of_two_thousand_pairs_opens_by_what_is_in_sight(make: Make) -> None:
    panel = make(builders.long_page(2000))
    assert panel.scene.table.laid_out < 700
    panel.stepping.to_row(1999)
    spin()
    assert tops(panel, 0)[-1] == tops(panel, 1)[-1]


def test_changing_the_study_leaves_one_document_a_pane(make: Make) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QTextDocument

    panel = make()
    for _ in range(30):
        panel.show_page(builders.page())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for pane in panel.panes:
        assert len(pane.findChildren(QTextDocument)) == 1


def test_a_missing_translation_is_shown_as_missing_and_can_be_written(make: Make) -> None:
    from dataclasses import replace

    one = replace(builders.page(coded=False), right=None, pairs=())
    panel = make(one)
    told = builders.Told()
    panel.translation_offered.connect(told)
    assert panel.missing.isVisible()
    panel.missing.write("两座城镇。")
    panel.missing._offer_it()
    assert told.calls == [(1, "zh-Hans", "abstract", "两座城镇。", "unknown", "")]
    assert QApplication.focusWidget() is not None


def test_an_empty_translation_is_refused_in_words(make: Make) -> None:
    from dataclasses import replace

    panel = make(replace(builders.page(coded=False), right=None, pairs=()))
    panel.missing.write("  ")
    panel.missing._offer_it()
    assert panel.missing._refused.isVisible()


def test_machine_translation_is_said_in_the_pinned_head_and_to_screen_readers(panel: ReaderPanel) -> None:
    assert "Machine translation (Engine), not reviewed" in panel.panes[1].accessibleName()
    assert panel.header.head._chips[1].warn
    assert not panel.header.head._chips[0].warn


def test_full_width_marks_are_a_view_of_the_same_words(panel: ReaderPanel) -> None:
    panel.set_fullwidth(True)
    assert "，" in panel.panes[1].document().toPlainText()
    panel.panes[1].select(0, len(builders.CHINESE))
    assert panel.panes[1].createMimeDataFromSelection().text() == builders.CHINESE


def test_no_study_says_so(make: Make) -> None:
    panel = make()
    panel.show_page(None)
    assert panel.nothing.isVisible()
    assert not panel.panes[0].isVisible()


def test_compact_pairs_stand_closer(panel: ReaderPanel) -> None:
    before = panel.scene.table.heights.top(3)
    panel.set_density("compact")
    assert panel.scene.table.heights.top(3) == before - 3 * 6
    assert tops(panel, 0) == tops(panel, 1)


@pytest.mark.parametrize("scrolled", [0, 260])
def test_the_texts_follow_a_title_that_becomes_longer_or_shorter(make: Make, scrolled: int) -> None:
    panel = make(size=(900, 400))
    panel.rolling.to(scrolled)
    spin()
    page = panel.scene.page
    assert page is not None
    short = panel.header.beyond
    row = panel.rolling.keep()
    titles = tuple(
        replace(one, value=f"{one.value} and how two councils came to share it " * 3) if one.field == "title" else one
        for one in page.study.variants
    )
    panel.showing.update(replace(page, study=replace(page.study, variants=titles)))
    spin()
    assert panel.header.beyond > short
    assert panel.scene.table.heights.lead == panel.header.beyond
    assert panel.rolling.keep() == row
    panel.showing.update(page)
    spin()
    assert panel.header.beyond == short == panel.scene.table.heights.lead
    assert panel.rolling.keep() == row
