"""Code points and Qt's positions: there and back through every kind of character."""

from __future__ import annotations

import random

import pytest

from app.text.utf16 import units
from app.ui.reader.offsets import Shown, displayable

ODD = [
    "a",
    "word",
    " ",
    "𠮷",
    "😀",
    "\u2028",
    "\r\n",
    "\r",
    "\n",
    "\u2029",
    "中",
    "整合",
    "。",
    ",",
    "\u00a0",
    "\x00",
    "\ufdd0",
    "\u202e",
    "é",
    "\t",
]


def random_text(rng: random.Random) -> tuple[str, list[tuple[int, int]]]:
    text = "".join(rng.choice(ODD) for _ in range(rng.randint(0, 60)))
    spans, at = [], 0
    while at < len(text):
        start = min(len(text), at + rng.choice([0, 0, 1, 2]))
        end = min(len(text), start + rng.randint(0, 12))
        spans.append((start, end))
        at = max(end, at + 1)
    return text, spans or [(0, 0)]


@pytest.mark.parametrize("seed", range(120))
def test_every_code_point_in_a_row_comes_back_from_its_position(seed: int) -> None:
    text, spans = random_text(random.Random(seed))
    shown = Shown(text, spans)
    for row, (start, end) in enumerate(spans):
        for point in range(start, end + 1):
            assert shown.point(shown.place(row, point)) == point


@pytest.mark.parametrize("seed", range(120))
def test_the_shown_words_take_as_many_units_as_the_stored_ones(seed: int) -> None:
    text, spans = random_text(random.Random(1000 + seed))
    shown = Shown(text, spans)
    for row, (start, end) in enumerate(spans):
        block = shown.block(row)
        assert len(block) == end - start
        assert units(block) == units(text[start:end].replace("\x00", "\ufffd"))
        assert not set(block) & set("\n\r\u2029\x00\ufdd0")


def test_a_lone_surrogate_is_shown_and_keeps_its_place() -> None:
    shown = Shown("a\ud800b", [(0, 3)])
    assert shown.block(0) == "a\ufffdb"
    assert shown.point(2) == 2


def test_cr_lf_breaks_a_line_once() -> None:
    assert displayable("a\r\nb\rc").count("\u2028") == 2


def test_a_selection_over_rows_takes_the_stored_words_between_them() -> None:
    text = "One two.  Three four. \n Five."
    shown = Shown(text, [(0, 8), (10, 21), (24, 29)])
    start, end = shown.span(4, shown.row_start(2) + 2)
    assert text[start:end] == "two.  Three four. \n Fi"


def test_a_selection_that_ends_at_a_rows_start_ends_with_the_row_before() -> None:
    shown = Shown("One two. Three.", [(0, 8), (9, 15)])
    assert shown.span(0, shown.row_start(1)) == (0, 8)


def test_a_selection_that_begins_at_a_rows_end_begins_with_the_next_row() -> None:
    shown = Shown("One two. Three.", [(0, 8), (9, 15)])
    assert shown.span(8, shown.row_start(1) + 5) == (9, 14)


def test_a_selection_over_rows_without_words_is_empty() -> None:
    shown = Shown("One.", [(0, 4), (4, 4), (4, 4)])
    start, end = shown.span(shown.row_start(1), shown.row_start(2))
    assert start == end


def test_pieces_leave_out_rows_without_words() -> None:
    shown = Shown("One.  Two.", [(0, 4), (4, 4), (6, 10)])
    assert [row for row, _, _ in shown.pieces(0, 10)] == [0, 2]


def test_full_width_marks_change_no_offset() -> None:
    text = "整合(NHS)很难,但有用。"
    wide = Shown(text, [(0, len(text))], wide=True)
    assert wide.block(0) == "整合（NHS）很难，但有用。"
    assert wide.text == text
    assert wide.point(5) == 5
