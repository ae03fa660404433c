"""Code points against Qt: astral characters, emoji, combining marks and CR LF in selections, ends and word steps."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor

from app.text.segment import sentences
from app.ui.reader.panel import ReaderPanel
from db.rows import Pair
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin

LEFT = "One 𠮷 te\u0301st 😀 here.\r\nCafe\u0301 👩\u200d⚕️ nurse \U0001d504 said so; others did not. Plain end."
RIGHT = "第一句𠮷测试😀。\r\n护士👩\u200d⚕️说过；其他人没有。结尾𠮷。"


def odd(*passages: tuple[tuple[int, int], tuple[int, int]]) -> builders.FakePage:
    """A page of odd words with passages on them."""
    lefts, rights = sentences(LEFT, "en"), sentences(RIGHT, "zh-Hans")
    pairs = tuple(
        Pair(k, k, ((a.start, a.end),), ((b.start, b.end),), 0.9, "automatic", "unchecked")
        for k, (a, b) in enumerate(zip(lefts, rights, strict=True), 1)
    )
    made = tuple(
        builders.passage(k, left, right, {2: "explicit", 3: "implied"}, (LEFT, RIGHT))
        for k, (left, right) in enumerate(passages, 1)
    )
    page = builders.page(coded=False)
    return replace(
        page, left=builders.text(1, "en", LEFT), right=builders.text(2, "zh-Hans", RIGHT), pairs=pairs, passages=made,
        sections=(),
    )  # fmt: skip


def test_every_selection_that_qt_makes_comes_back_as_the_stored_words(make: Callable[..., ReaderPanel]) -> None:
    panel = make(odd())
    for index, body in enumerate((LEFT, RIGHT)):
        pane = panel.panes[index]
        rng = random.Random(index)
        for _ in range(60):
            start, end = sorted(rng.sample(range(len(body) + 1), 2))
            pane.select(start, end)
            first, last = pane.selected()
            words = "".join(body[first:last].split())
            assert words == "".join(body[start:end].split())
            shown = pane.textCursor().selectedText().replace("\u200b", "")  # stands for the CR of a CR LF
            assert "".join(shown.split()) == words


@pytest.mark.parametrize("index", [0, 1])
def test_word_steps_of_an_end_never_part_a_character(make: Callable[..., ReaderPanel], index: int) -> None:
    body = (LEFT, RIGHT)[index]
    whole = [(0, 3), (0, 1)]
    panel = make(odd((whole[0], whole[1])))
    panel.focused(index)
    panel.select_passage(1)
    panel.focused(index)
    seen = []
    for _ in range(40):
        panel.coding.move_end(False, True)
        span = panel.coding.spanned(index)
        assert span is not None
        seen.append(span[1])
        rest = body[span[1] : span[1] + 1]
        assert rest not in ("\u0301", "\u200d", "\ufe0f"), f"parted before {rest!r} at {span[1]}"
    assert seen == sorted(seen)
    assert body[seen[-1] :].strip(" .。") == ""
    for _ in range(40):
        panel.coding.move_end(False, False)
        span = panel.coding.spanned(index)
        assert span is not None
        assert span[0] < span[1]


def test_chinese_ends_step_by_words_of_the_lexicon(make: Callable[..., ReaderPanel]) -> None:
    panel = make(odd(((0, 3), (0, 1))))
    start = RIGHT.index("其他人")
    panel.focused(1)
    panel.select_passage(1)
    panel.focused(1)
    panel.scene.moving[1, 1] = (start, start + 3)
    panel.coding.move_end(False, True)
    span = panel.coding.spanned(1)
    assert span is not None
    assert RIGHT[start : span[1]] == "其他人没有"


def test_nested_and_overlapping_passages_are_drawn_and_reached_one_by_one(make: Callable[..., ReaderPanel]) -> None:
    spans = [((0, 18), (0, 8)), ((4, 12), (3, 6)), ((10, 40), (5, 12)), ((4, 5), (3, 4))]
    panel = make(odd(*spans))
    over = [one.passage for one in panel.scene.sides[0].marked.at(4)]
    assert over[0] == 4
    assert set(over) == {1, 2, 4}
    found = []
    for _ in range(3):
        panel.stepping.click(0, 4)
        found.append(panel.scene.passage)
    assert sorted(found) == [1, 2, 4]
    spin()


def test_words_taken_by_qt_to_the_clipboard_are_the_stored_words(make: Callable[..., ReaderPanel]) -> None:
    panel = make(odd())
    pane = panel.panes[0]
    cursor = QTextCursor(pane.document())
    cursor.select(QTextCursor.SelectionType.Document)
    pane.setTextCursor(cursor)
    assert pane.selected() == (0, len(LEFT))
    assert LEFT[slice(*pane.selected())] == LEFT
