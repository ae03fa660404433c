"""Rows: the smallest groups of pairs that don't cross, and nothing of a text left out."""

from __future__ import annotations

import itertools
import random

from app.text.segment import sentences
from app.ui.reader.rows import rows
from db.rows import Pair
from tests.app.ui.reader import builders


def pair(position: int, left: list[tuple[int, int]], right: list[tuple[int, int]]) -> Pair:
    return Pair(position, position, tuple(left), tuple(right), 1.0, "automatic", "unchecked")


def test_each_pair_is_a_row_where_none_cross() -> None:
    found = rows(builders.ENGLISH, builders.CHINESE, builders.paired(builders.ENGLISH, builders.CHINESE))
    assert [len(row.pairs) for row in found] == [1] * 7


def test_crossing_pairs_share_a_row() -> None:
    found = rows(
        "aa bb cc", "1122 33", [pair(0, [(0, 2)], [(2, 4)]), pair(1, [(3, 5)], [(0, 2)]), pair(2, [(6, 8)], [(5, 7)])]
    )
    assert [(row.left, row.right, len(row.pairs)) for row in found] == [((0, 5), (0, 4), 2), ((6, 8), (5, 7), 1)]


def test_an_omission_has_an_empty_side_in_its_place() -> None:
    found = rows("aa bb cc", "1133", [pair(0, [(0, 2)], [(0, 2)]), pair(1, [(3, 5)], []), pair(2, [(6, 8)], [(2, 4)])])
    assert found[1].right == (2, 2)


def test_a_new_paragraph_and_a_section_are_known() -> None:
    english = builders.ENGLISH
    pairs = builders.paired(english, builders.CHINESE)
    found = rows(english, builders.CHINESE, pairs, ((english.index("We talked"), "methods"),))
    assert [row.section for row in found if row.section] == ["methods"]
    assert [k for k, row in enumerate(found) if row.paragraph] == [2, 3, 6]


def test_words_of_no_pair_get_rows_of_their_own() -> None:
    english, chinese = "Head line.\nOne. Two.", "一。二。尾"
    found = rows(english, chinese, [pair(0, [(11, 15)], [(0, 2)])], (), sentences)
    assert "".join(english[a:b] for row in found for a, b in [row.left]) == "Head line.One.Two."
    assert "".join(chinese[a:b] for row in found for a, b in [row.right]) == "一。二。尾"


def test_one_text_alone_is_shown_by_sentences() -> None:
    found = rows(builders.ENGLISH, None, (), (), sentences)
    assert len(found) == 7
    assert all(row.right == (0, 0) for row in found)


def test_whatever_the_pairs_no_word_is_lost_and_rows_stay_in_order() -> None:
    for seed in range(200):
        rng = random.Random(seed)
        left = "".join(rng.choice("abc .\n") for _ in range(40))
        right = "".join(rng.choice("一二三。\n") for _ in range(30))
        pairs = []
        for position in range(rng.randint(0, 6)):
            spans = []
            for size in (len(left), len(right)):
                a, b = sorted((rng.randint(0, size), rng.randint(0, size)))
                spans.append([(a, b)] if rng.random() > 0.2 and a < b else [])
            pairs.append(pair(position, *spans))
        found = rows(left, right, pairs, (), sentences)
        for index, text in enumerate((left, right)):
            spans = [(row.left, row.right)[index] for row in found]
            assert all(a <= b for a, b in spans)
            assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
            kept = "".join(text[a:b] for a, b in spans)
            assert "".join(kept.split()) == "".join(text.split())
