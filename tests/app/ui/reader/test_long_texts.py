"""How much the reader costs beside two bare text views that hold the same words with nothing aligned or marked."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from itertools import cycle

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTextEdit, QWidget

from app.ui import fonts
from app.ui.reader.panel import ReaderPanel
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin

Make = Callable[..., ReaderPanel]
pytestmark = pytest.mark.bench


class Bare(QWidget):
    """Two text views side by side."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        self.views = (QTextEdit(), QTextEdit())
        for view, lang in zip(self.views, ("en", "zh-Hans"), strict=True):
            view.setReadOnly(True)
            view.document().setDefaultFont(fonts.reading_font(lang))
            line.addWidget(view)

    def show_page(self, page: builders.FakePage) -> None:
        """Shows the rows as paragraphs."""
        for view, text, index in zip(self.views, (page.left, page.right), (0, 1), strict=True):
            assert text
            spans = [(p.left if index == 0 else p.right)[0] for p in page.pairs]
            view.setPlainText("\n".join(text.body[a:b] for a, b in spans))


def cost(act: Callable[[], object], times: int = 5) -> float:
    """The median main-thread milliseconds of an act with its painting."""
    found = []
    for _ in range(times):
        spin(3)
        begun = time.process_time()
        act()
        QApplication.processEvents()
        found.append((time.process_time() - begun) * 1000)
    return statistics.median(found)


@pytest.mark.parametrize("rows", [20, 200, 2000])
def test_opening_and_resizing_cost_about_what_bare_views_cost(
    make: Make, rows: int, record_property: Callable[..., None]
) -> None:
    page = builders.long_page(rows)
    panel = make(page, (1000, 800))
    bare = Bare()
    bare.resize(1000, 800)
    bare.show()
    bare.show_page(page)
    spin(120)
    found = {}
    for name, one in (("reader", panel), ("bare", bare)):
        widths = cycle((900, 1000))
        found[name] = (
            cost(lambda one=one: one.show_page(page)),
            cost(lambda one=one, widths=widths: one.resize(next(widths), 800)),
        )
    bare.deleteLater()
    record_property("milliseconds", found)
    print(rows, found)
    # The bare views carry no header, gutter or checks: a few milliseconds are those.
    assert found["reader"][0] <= 4 * found["bare"][0] + 14
    assert found["reader"][1] <= 2 * found["bare"][1] + 12


@pytest.mark.parametrize("rows", [200, 2000])
def test_hovering_and_scrolling_stay_near_bare_views(make: Make, rows: int) -> None:
    page = builders.long_page(rows)
    panel = make(page, (1000, 800))
    bare = Bare()
    bare.resize(1000, 800)
    bare.show()
    bare.show_page(page)
    spin(200)
    lit, down, bare_down = cycle((1, 3)), cycle(range(300, 6000, 60)), cycle(range(300, 6000, 60))
    hover = cost(lambda: panel.hover(next(lit), -1), 15)
    scroll = cost(lambda: panel.rolling.to(next(down)), 15)
    bare_scroll = cost(lambda: [v.verticalScrollBar().setValue(next(bare_down)) for v in bare.views], 15)
    bare.deleteLater()
    print(rows, hover, scroll, bare_scroll)
    assert hover <= 6
    assert scroll <= 2 * bare_scroll + 3


def test_a_study_with_known_pairs_opens_under_fifty_milliseconds(make: Make) -> None:
    panel = make(size=(1080, 860))
    page = builders.page()
    assert cost(lambda: panel.show_page(page)) < 50
