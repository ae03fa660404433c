"""After a change only what looks otherwise is painted into the kept picture, and it comes out as if painted in whole."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPixmap
from pytestqt.qtbot import QtBot

from app.report.charted import AllColumn, Cell, Chart, Column, Group, LateMarks, Row, Sign
from app.ui.compare.view import GridView

SIGNS: tuple[Sign, ...] = ("barrier", "facilitator", "other")


class Some(LateMarks):
    """So many studies of each sign, some of them by a result."""

    __slots__ = ("numbers",)

    def __init__(self, numbers: dict[Sign, tuple[int, int]]) -> None:
        super().__init__(sum(n for n, _ in numbers.values()))
        self.numbers = numbers

    def number(self, sign: Sign, unit: str) -> int:
        return self.numbers[sign][0]

    def results(self, sign: Sign) -> int:
        return self.numbers[sign][1]

    def of_sign(self, sign: Sign) -> Any:
        return range(self.numbers[sign][0])


def some(chance: random.Random, row: str, col: str, most: int = 400) -> Cell:
    """A cell of any kind."""
    if chance.random() < 0.2:
        state = chance.choice(("not_mentioned", "absent", "hidden"))
        return Cell(row, col, (), state, chance.randrange(1, 99), int(state == "absent"))  # type: ignore[arg-type]
    numbers = {sign: (n := chance.randrange(1, most), chance.randrange(n + 1)) for sign in SIGNS}
    return Cell(row, col, Some(numbers), "marks", chance.randrange(3))


def chart(chance: random.Random, rows: int = 14, columns: int = 12) -> Chart:
    """A large chart with countries, rows above others and a column without studies."""
    down = [
        Row(f"r{at}", {"en": f"A row {at}", "zh": f"行 {at}"}, {"en": "", "zh": ""}, 500 + at, 400, 300,
            "" if at % 5 == 0 else f"r{at - at % 5}", at % 5 == 0)
        for at in range(rows)
    ]  # fmt: skip
    across = [
        Column(f"c{at}", f"g{at // 4}", {"en": f"Model|{at}", "zh": f"模式|{at}"}, {"en": f"Model {at}", "zh": f"模式{at}"},
               0 if at == 5 else 100 + at, 0 if at == 5 else 40, 0 if at == 5 else 9)
        for at in range(columns)
    ]  # fmt: skip
    cells = [some(chance, row.key, col.key) for row in down for col in across]
    for at, cell in enumerate(cells):
        if at % columns == 5:
            cells[at] = Cell(cell.row, cell.col, (), "no_study")
    cells[0] = Cell("r0", "c0", Some(dict.fromkeys(SIGNS, (450, 1))), "marks")  # the longest bar stays
    groups = tuple(Group(f"g{at}", {"en": f"Country {at}", "zh": f"国家 {at}"}) for at in range(3))
    return Chart(
        tuple(down), tuple(across), groups, tuple(cells), AllColumn(900, 300, 50), (), 900, 2000, 30, bars=True
    )


def change(chance: random.Random, now: Chart) -> Chart:
    """The chart after a change: a cell or two, what stands beside them, and the line of counts."""
    cells, rows, columns = list(now.cells), list(now.rows), list(now.columns)
    width = len(columns)
    for _ in range(chance.choice((0, 1, 1, 2, 5))):
        row, col = chance.randrange(len(rows)), chance.choice([at for at in range(1, width) if at != 5])
        cells[row * width + col] = some(chance, rows[row].key, columns[col].key)
        if chance.random() < 0.5:
            rows[row] = replace(
                rows[row], barrier_studies=chance.randrange(500), facilitator_studies=chance.randrange(400)
            )
        if chance.random() < 0.3:
            columns[col] = replace(columns[col], asked=chance.randrange(30, 60), studies=chance.randrange(60, 110))
    drawn = now.n_drawn + chance.choice((0, 1))
    return replace(now, cells=tuple(cells), rows=tuple(rows), columns=tuple(columns), n_drawn=drawn)


def whole(view: GridView) -> QImage:
    """The still part, painted anew."""
    view._item._kept = None
    return view._item._still(1.0).toImage()


def difference(one: QImage, other: QImage) -> int:
    """The largest difference of a colour between two pictures, of 255."""
    assert one.size() == other.size()
    mine, its = (np.frombuffer(image.constBits(), np.uint8).astype(np.int16) for image in (one, other))
    return int(np.abs(mine - its).max())


@pytest.mark.parametrize(
    ("kind", "bounds", "lang", "wide"),
    [("map", (40, 80, 160, 300), "en", 1100), ("matrix", None, "zh", 1100), ("matrix", None, "en", 620),
     ("pairs", (40, 80, 160, 300), "zh", 900)],
)  # fmt: skip
def test_what_is_painted_into_the_kept_picture_is_what_a_whole_painting_gives(
    qtbot: QtBot, kind: str, bounds: tuple[int, ...] | None, lang: str, wide: int
) -> None:
    chance = random.Random(5)
    now = chart(chance)
    view = GridView(now, lang)
    qtbot.addWidget(view)
    view.resize(wide, 640)
    view.show_chart(now, lang, "A title", 100, kind, "barrier", bounds)
    view._item._still(1.0)
    painted = []
    paint_still = view.paint_still
    view.paint_still = lambda painter, only=None: (painted.append(only), paint_still(painter, only))[1]  # type: ignore[method-assign]
    for _ in range(12):
        now = change(chance, now)
        view.show_chart(now, lang, "A title", 100, kind, "barrier", bounds)
        kept = view._item._still(1.0).toImage()
        assert difference(kept, whole(view)) <= 1  # a soft corner cut by the clip is rounded otherwise
    assert sum(only is not None for only in painted) >= 8


def test_another_title_size_theme_or_a_column_more_is_painted_in_whole(qtbot: QtBot) -> None:
    chance = random.Random(6)
    now = chart(chance)
    view = GridView(now, "en")
    qtbot.addWidget(view)
    view.resize(1000, 600)
    asked: dict[str, Any] = {
        "lang": "en",
        "title": "One",
        "percent": 100,
        "kind": "map",
        "sign": "barrier",
        "bounds": (9,),
    }
    view.show_chart(now, **asked)
    view._item._still(1.0)
    regions: list[Any] = []
    paint_still = view.paint_still
    view.paint_still = lambda painter, only=None: (regions.append(only), paint_still(painter, only))[1]  # type: ignore[method-assign]
    for other in ({"title": "Two"}, {"percent": 120}, {"sign": "facilitator"}, {"bounds": (9, 90)}, {"lang": "zh"}):
        asked |= other
        view.show_chart(now, **asked)
        view._item._still(1.0)
    view.show_chart(chart(chance, columns=11), **asked)
    view._item._still(1.0)
    view._item._still(2.0)
    assert regions == [None] * 7
    view.show_chart(replace(now, cells=(replace(now.cells[1], hidden=50), *now.cells[1:])), **asked)


def test_a_picture_that_looks_as_before_is_not_painted_at_all(qtbot: QtBot) -> None:
    now = chart(random.Random(7))
    view = GridView(now, "en")
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show_chart(now, "en", "One", 100, "map", "barrier", (9,))
    first = view._item._still(1.0)
    view.paint_still = lambda painter, only=None: pytest.fail("painted")  # type: ignore[method-assign]
    view.show_chart(replace(now), "en", "One", 100, "map", "barrier", (9,))
    again = view._item._still(1.0)
    assert isinstance(again, QPixmap)
    assert again.toImage() == first.toImage()
