"""Ten passages over one another: every stripe has a lane of its own, and the words stay readable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from app.ui import theme
from app.ui.reader import paint
from app.ui.reader.panel import ReaderPanel
from tests.app.ui.reader import builders

START, HAN = builders.ENGLISH.index("Nurses trusted"), builders.CHINESE.index("护士信任")


def crowd(number: int) -> builders.FakePage:
    bodies = (builders.ENGLISH, builders.CHINESE)
    return replace(
        builders.page(coded=False),
        passages=tuple(
            builders.passage(
                k, (START + 4 * k, START + 150 - 5 * k), (HAN + 2 * k, HAN + 52 - 2 * k), {2 + k % 4: "explicit"}, bodies
            )
            for k in range(1, number + 1)
        ),
    )  # fmt: skip


@pytest.mark.parametrize("size", [(1080, 860), (760, 860)])
def test_ten_overlapping_passages_have_ten_stripes_apart(
    make: Callable[..., ReaderPanel], size: tuple[int, int]
) -> None:
    panel = make(crowd(10), size)
    for side in panel.scene.sides:
        row = side.shown.row_of_point((START, HAN)[side.index] + 60 - 30 * side.index)
        places = {s.mark.passage: paint.stripe_x(side, s.lane) for s in side.margin.stripes(range(row + 1))}
        xs = sorted(places.values())
        assert len(xs) == 10
        assert min(b - a for a, b in pairwise(xs)) >= side.margin.stripe + 1
        for x in xs:
            inside = (side.layout.left - 50, side.layout.left) if not side.index else (0, panel.width())
            assert inside[0] <= x <= inside[1]


def test_three_overlapping_passages_look_as_ever(make: Callable[..., ReaderPanel]) -> None:
    panel = make(crowd(3))
    margin = panel.scene.sides[0].margin
    assert (margin.lanes, margin.step, margin.stripe) == (margin.most_lanes, margin.lanes_wide, 3)


def test_at_most_two_tints_lie_on_any_word_and_the_selected_passage_is_whole(make: Callable[..., ReaderPanel]) -> None:
    panel = make(crowd(10))
    side = panel.scene.sides[0]
    marks = [(mark, mark.start, mark.end) for mark in side.marked.all]
    parts = paint.layers(marks, 1)
    for point in range(START, START + 150):
        assert sum(a <= point < b for _, some in parts for a, b in some) <= 2
        assert any(a <= point < b for _, some in parts for a, b in some) == any(a <= point < b for _, a, b in marks)
    (chosen,) = (some for mark, some in parts if mark.passage == 1)
    assert chosen == [(marks[0][1], marks[0][2])]


def test_the_ground_under_ten_passages_keeps_the_words_readable(make: Callable[..., ReaderPanel]) -> None:
    panel = make(crowd(10))
    image = panel.panes[0].viewport().grab().toImage()
    darkest = min(
        max(image.pixelColor(x, y).lightness() for x in range(at, at + 6) for y in range(top, top + 6))
        for at in range(170, 500, 6)
        for top in range(0, image.height() - 6, 6)
    )
    assert not theme.current().dark
    assert darkest > 110
