"""A side that has no words is filled a sentence at a time; each translation stands where its sentence stands."""

from __future__ import annotations

import itertools

import pytest

from app.text.refused import Refused
from app.work import editing, filling, history, reading
from app.work.library import Library

EN = "Trust grew slowly. Money was scarce.\nThe board listened. Nurses met weekly."
ZH = ("信任增长缓慢。", "资金不足。", "董事会听取了意见。", "护士每周开会。")


def spans() -> list[tuple[int, int]]:
    found = ("Trust grew slowly.", "Money was scarce.", "The board listened.", "Nurses met weekly.")
    return [(EN.index(one), EN.index(one) + len(one)) for one in found]


def facing(page: reading.Page) -> list[tuple[str, str]]:
    assert page.left
    assert page.right
    return [
        ("".join(page.left.body[a:b] for a, b in one.left), "".join(page.right.body[a:b] for a, b in one.right))
        for one in page.pairs
    ]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::4])
def test_in_whatever_order_sentences_are_filled_in_the_text_comes_out_whole(
    library: Library, study: int, order: tuple[int, ...]
) -> None:
    editing.add_text(library, study, "en", "abstract", EN, "author")
    for number in order:
        filling.fill(library, study, "abstract", "right", spans()[number], ZH[number], "zh-Hans")
    page = reading.page(library, study)
    assert page.right
    assert page.right.body == "信任增长缓慢。资金不足。\n董事会听取了意见。护士每周开会。"
    assert facing(page) == [(EN[a:b], zh) for (a, b), zh in zip(spans(), ZH, strict=True)]
    assert {one.state for one in page.pairs} == {"manual"}
    assert page.right.provenance == "person"


def test_the_english_of_a_chinese_text_is_filled_in_with_spaces_between(library: Library, study: int) -> None:
    editing.add_text(library, study, "zh-Hans", "abstract", "信任增长缓慢。资金不足。", "author")
    filling.fill(library, study, "abstract", "left", (7, 12), "Money was scarce.", "en")
    filling.fill(library, study, "abstract", "left", (0, 7), "Trust grew slowly.", "en")
    page = reading.page(library, study)
    assert page.left
    assert page.left.body == "Trust grew slowly. Money was scarce."
    assert facing(page) == [("Trust grew slowly.", "信任增长缓慢。"), ("Money was scarce.", "资金不足。")]


def test_filling_in_is_undone_a_sentence_at_a_time(library: Library, study: int) -> None:
    editing.add_text(library, study, "en", "abstract", EN, "author")
    filling.fill(library, study, "abstract", "right", spans()[1], ZH[1], "zh-Hans")
    first = reading.page(library, study)
    filling.fill(library, study, "abstract", "right", spans()[0], ZH[0], "zh-Hans")
    history.undo(library)
    assert reading.page(library, study) == first
    history.undo(library)
    assert reading.page(library, study).right is None


def test_a_sentence_that_has_a_translation_is_refused(library: Library, study: int) -> None:
    editing.add_text(library, study, "en", "abstract", EN, "author")
    filling.fill(library, study, "abstract", "right", spans()[1], ZH[1], "zh-Hans")
    with pytest.raises(Refused, match="already"):
        filling.fill(library, study, "abstract", "right", spans()[1], "另一译文。", "zh-Hans")


def test_a_gap_filled_in_a_machine_translation_leaves_it_a_machine_translation(library: Library, study: int) -> None:
    editing.add_text(library, study, "en", "abstract", EN, "author")
    filling.fill(library, study, "abstract", "right", spans()[0], ZH[0], "zh-Hans")
    made = reading.page(library, study).right
    assert made
    editing.set_provenance(library, made.id, "machine", "Engine")
    filling.fill(library, study, "abstract", "right", spans()[1], ZH[1], "zh-Hans")
    now = reading.page(library, study).right
    assert now
    assert (now.provenance, now.engine) == ("machine", "Engine")


def test_earlier_wordings_are_there_newest_first(library: Library, study: int) -> None:
    editing.add_text(library, study, "en", "abstract", EN, "author")
    filling.fill(library, study, "abstract", "right", spans()[0], ZH[0], "zh-Hans")
    filling.fill(library, study, "abstract", "right", spans()[1], ZH[1], "zh-Hans")
    text = reading.page(library, study).right
    assert text
    assert [(one.number, one.body) for one in reading.wordings(library, text.id)] == [
        (2, "信任增长缓慢。资金不足。"),
        (1, "信任增长缓慢。"),
    ]
