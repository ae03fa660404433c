"""Sentences find the sentences that answer them."""

import random
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.align import SURE, Link, align
from app.text.lexicon import basic, with_glossary
from tests.app.text.glossary import glossary_rows, plain_lexicon, whole_lexicon
from tests.app.text.gold import Shape, gold_links, prose, score, shapes
from tests.app.text.shared import shared_json

EN = [
    "We interviewed 114 managers and physicians.",
    "Costs fell by 3.5 percent.",
    "The NHS was not changed.",
    "Trust between hospitals and doctors remained a barrier.",
]
ZH = ["我们访谈了114名管理人员和医生。", "成本下降了3.5%。", "NHS没有改变。", "医院与医生之间的信任仍然是障碍。"]


def test_each_sentence_finds_its_own() -> None:
    assert shapes(align(EN, ZH)) == {((i,), (i,)) for i in range(4)}


def test_the_languages_may_stand_the_other_way_round() -> None:
    assert shapes(align(ZH, EN, ("zh-Hans", "en"))) == {((i,), (i,)) for i in range(4)}


def test_traditional_chinese_is_aligned_like_simplified() -> None:
    traditional = [
        "我們訪談了114名管理人員和醫生。",
        "成本下降了3.5%。",
        "NHS沒有改變。",
        "醫院與醫生之間的信任仍然是障礙。",
    ]
    assert shapes(align(EN, traditional, ("en", "zh-Hant"))) == {((i,), (i,)) for i in range(4)}


def test_a_sentence_left_out_is_reported() -> None:
    english = [*EN[:1], "In the second year the costs of the programme fell by 3.5 percent.", *EN[2:]]
    for known in (basic(), plain_lexicon()):
        assert (1,) in {link.left for link in align(english, [ZH[0], *ZH[2:]], lexicon=known) if not link.right}
        assert (2,) in {link.right for link in align([*EN[:2], EN[3]], ZH, lexicon=known) if not link.left}


def test_two_sentences_may_answer_one() -> None:
    assert shapes(align(EN, [ZH[0] + ZH[1], *ZH[2:]])) == {((0, 1), (0,)), ((2,), (1,)), ((3,), (2,))}
    assert shapes(align([EN[0] + " " + EN[1], *EN[2:]], ZH)) == {((0,), (0, 1)), ((1,), (2,)), ((2,), (3,))}


def test_five_sentences_may_answer_one() -> None:
    english = [f"Patients in group {n} had {n * 7} operations." for n in range(2, 7)]
    chinese = ["；".join(f"第{n}组患者进行了{n * 7}次手术" for n in range(2, 7)) + "。"]
    assert shapes(align(english, chinese)) == {((0, 1, 2, 3, 4), (0,))}


def test_fixed_links_are_kept_and_only_the_rest_is_aligned() -> None:
    links = align(EN, ZH, fixed=[Link((1, 2), (1,), 1.0)])
    assert Link((1, 2), (1,), 1.0) in links
    assert shapes(links) >= {((0,), (0,)), ((3,), (3,))} or shapes(links) >= {((0,), (0,)), ((3,), (2, 3))}


def test_a_sentence_fixed_as_left_out_stays_so() -> None:
    links = shapes(align(EN, ZH, fixed=[Link((1,), (), 1.0), Link((), (1,), 1.0)]))
    assert {((1,), ()), ((), (1,))} <= links


@pytest.mark.parametrize(
    "fixed",
    [
        [Link((1,), (2,), 1.0), Link((2,), (1,), 1.0)],
        [Link((1,), (1,), 1.0), Link((1,), (2,), 1.0)],
        [Link((9,), (1,), 1.0)],
        [Link((0, 2), (1,), 1.0)],
    ],
)
def test_fixed_links_that_cannot_all_hold_are_refused(fixed: list[Link]) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        align(EN, ZH, fixed=fixed)


def test_an_empty_side_leaves_every_sentence_unanswered() -> None:
    assert shapes(align(EN, [])) == {((i,), ()) for i in range(4)}
    assert shapes(align([], ZH)) == {((), (i,)) for i in range(4)}
    assert align([], []) == []


def test_every_link_of_the_seeds_is_right() -> None:
    for known in (whole_lexicon(), with_glossary(glossary_rows()), basic()):
        for name, count in (("seeds", 33), ("seeds_clauses", 42)):
            documents = shared_json(f"alignment/{name}.json")
            links = [align(d["en"], d["zh"], lexicon=known) for d in documents]
            assert [shapes(found) for found in links] == [gold_links(d) for d in documents]
            assert sum(map(len, links)) == count


def test_links_of_the_development_texts_are_nearly_all_right() -> None:
    documents = shared_json("alignment/medline_dev.json")
    lexicon = whole_lexicon()
    links = [align(d["en"], d["zh"], lexicon=lexicon) for d in documents]
    whole = score([shapes(found) for found in links], [gold_links(d) for d in documents])
    assert whole.every >= 0.975
    assert whole.answered >= 0.985
    for half in (slice(0, None, 2), slice(1, None, 2)):
        result = score([shapes(found) for found in links[half]], [gold_links(d) for d in documents[half]])
        assert result.every > 0.965
        assert result.answered > 0.97
    sure = [(link, d) for found, d in zip(links, documents, strict=True) for link in found if link.confidence >= SURE]
    right = sum((link.left, link.right) in gold_links(d) for link, d in sure)
    assert right / len(sure) >= 0.98


def test_without_the_dictionary_links_are_still_mostly_right() -> None:
    documents = shared_json("alignment/medline_dev.json")
    links = [align(d["en"], d["zh"], lexicon=basic()) for d in documents]
    assert score([shapes(found) for found in links], [gold_links(d) for d in documents]).every > 0.95


def test_links_of_prose_are_nearly_all_right() -> None:
    documents = prose()
    links = [align(d["en"], d["zh"], lexicon=plain_lexicon()) for d in documents]
    assert score([shapes(found) for found in links], [gold_links(d) for d in documents]).every >= 0.965


def joined(documents: list[dict[str, Any]]) -> tuple[list[str], list[str], set[Shape]]:
    """Several documents as one text."""
    left: list[str] = []
    right: list[str] = []
    gold: set[Shape] = set()
    for document in documents:
        rows, columns = len(left), len(right)
        gold |= {(tuple(i + rows for i in a), tuple(j + columns for j in b)) for a, b in gold_links(document)}
        left += document["en"]
        right += document["zh"]
    return left, right, gold


def test_a_long_text_is_aligned_piece_by_piece_as_well_as_its_parts() -> None:
    left, right, gold = joined(shared_json("alignment/medline_dev.json"))
    assert score([shapes(align(left, right, lexicon=whole_lexicon()))], [gold]).answered > 0.965


def test_a_long_passage_that_one_side_lacks_is_found_and_the_rest_stays_linked() -> None:
    documents = shared_json("alignment/medline_dev.json")
    left, right, gold = joined(documents[:40])
    start, end = (sum(len(d["zh"]) for d in documents[:count]) for count in (15, 30))
    kept = [*right[:start], *right[end:]]
    links = shapes(align(left, kept, lexicon=whole_lexicon()))
    size = end - start
    moved = {(a, tuple(j - size * (j >= end) for j in b)) for a, b in gold if not any(start <= j < end for j in b)}
    answered = {link for link in moved if all(link)}
    assert len(links & answered) / len(answered) > 0.94


words = st.lists(st.sampled_from([*EN, "", "?", "Yes.", "a" * 400, "1 2 3"]), max_size=12)
answers = st.lists(st.sampled_from([*ZH, "", "？", "是。", "整" * 200, "1 2 3", "𠮷😀"]), max_size=12)


@given(words, answers)
@settings(max_examples=60, deadline=None)
def test_links_stand_in_order_and_hold_every_sentence_once(left: list[str], right: list[str]) -> None:
    links = align(left, right)
    assert [i for link in links for i in link.left] == list(range(len(left)))
    assert [j for link in links for j in link.right] == list(range(len(right)))
    assert all(0 <= link.confidence <= 1 for link in links)
    assert all(link.left or link.right for link in links)


@given(words, answers, st.data())
@settings(max_examples=40, deadline=None)
def test_fixed_links_survive_in_any_text(left: list[str], right: list[str], data: st.DataObject) -> None:
    count = data.draw(st.integers(0, min(len(left), len(right), 3)))
    rows = sorted(data.draw(st.permutations(range(len(left))))[:count])
    columns = sorted(data.draw(st.permutations(range(len(right))))[:count])
    fixed = [Link((i,), (j,), 1.0) for i, j in zip(rows, columns, strict=True)]
    links = align(left, right, fixed=fixed)
    assert set(fixed) <= set(links)
    assert [i for link in links for i in link.left] == list(range(len(left)))
    assert all(a.right[-1] < b.right[0] for a, b in pairwise([link for link in links if link.right]))


def test_of_very_uneven_texts_every_sentence_is_linked_once_or_left_alone() -> None:
    rng = random.Random(1)
    english, chinese = [rng.choice(EN) for _ in range(400)], [rng.choice(ZH) for _ in range(400)]
    for left, right in ((english, ZH), (EN, chinese), (["word " * 20_000], ["整合" * 25_000])):
        links = align(left, right)
        assert [i for link in links for i in link.left] == list(range(len(left)))
        assert [j for link in links for j in link.right] == list(range(len(right)))
