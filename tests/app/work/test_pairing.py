"""Sentence pairs mended by hand: what a person sets stays, and only what lies between is aligned again."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from app.text.refused import Refused
from app.text.segment import sentences
from app.work import aligning, editing, history, pairing, reading
from app.work.library import Library
from db import pairs as stored
from db import rows, tables
from tests import verbs

EN = "Trust grew slowly. Money was scarce; staff left. The board listened. Nurses met weekly."
ZH = "信任增长缓慢。资金不足；员工离开。董事会听取了意见。护士每周开会。"


@pytest.fixture
def page(library: Library, study: int) -> reading.Page:
    verbs.two_texts(library, study, EN, ZH)
    reading.ensure_pairs(library, study)
    return reading.page(library, study)


def words(page: reading.Page) -> list[tuple[str, str]]:
    """Each pair as its words on both sides."""
    assert page.left
    assert page.right
    return [
        (
            " | ".join(page.left.body[a:b] for a, b in one.left),
            " | ".join(page.right.body[a:b] for a, b in one.right),
        )
        for one in page.pairs
    ]


def again(library: Library, page: reading.Page) -> reading.Page:
    return reading.page(library, page.study.id)


def test_a_pair_is_split_where_both_sides_part(library: Library, page: reading.Page) -> None:
    made = pairing.split(library, page.pairs[1].id).result
    after = again(library, page)
    assert words(after)[1:3] == [("Money was scarce;", "资金不足；"), ("staff left.", "员工离开。")]
    assert [one.state for one in after.pairs] == ["automatic", "manual", "manual", "automatic", "automatic"]
    assert [one.id for one in after.pairs[1:3]] == made
    history.undo(library)
    assert again(library, page).pairs == page.pairs


def test_halves_of_a_split_pair_are_joined_again_by_merging(library: Library, page: reading.Page) -> None:
    first, _ = pairing.split(library, page.pairs[1].id).result
    pairing.merge(library, first)
    after = again(library, page)
    assert words(after)[1] == ("Money was scarce; | staff left.", "资金不足； | 员工离开。")
    assert after.pairs[1].state == "manual"


def test_an_offset_is_taken_to_the_nearest_clause(library: Library, page: reading.Page) -> None:
    assert page.left
    assert page.right
    near = page.left.body.index("staff") + 2
    pairing.split(library, page.pairs[1].id, near, len(page.right.body))
    assert words(again(library, page))[1:3] == [
        ("Money was scarce;", "资金不足； 员工离开。".replace(" ", "")),
        ("staff left.", ""),
    ]


def test_one_clause_on_each_side_is_not_split(library: Library, page: reading.Page) -> None:
    with pytest.raises(Refused, match="one clause"):
        pairing.split(library, page.pairs[0].id)
    with pytest.raises(Refused, match="would be empty"):
        pairing.split(library, page.pairs[1].id, 0, 0)
    assert again(library, page) == page


def test_a_sentence_shifts_to_the_next_pair_and_back(library: Library, page: reading.Page) -> None:
    merged = pairing.merge(library, page.pairs[0].id).result
    pairing.shift(library, merged, "right", forward=True)
    assert words(again(library, page)) == [
        ("Trust grew slowly. | Money was scarce; staff left.", "信任增长缓慢。"),
        ("The board listened.", "资金不足；员工离开。 | 董事会听取了意见。"),
        ("Nurses met weekly.", "护士每周开会。"),
    ]
    pairing.shift(library, again(library, page).pairs[1].id, "right", forward=False)
    assert words(again(library, page))[0][1] == "信任增长缓慢。 | 资金不足；员工离开。"


def test_a_pair_that_gave_everything_away_is_gone(library: Library, page: reading.Page) -> None:
    pairing.shift(library, page.pairs[3].id, "left", forward=False)
    omitted = again(library, page).pairs[3]
    assert (omitted.left, omitted.state) == ((), "manual")
    pairing.shift(library, omitted.id, "right", forward=False)
    assert len(again(library, page).pairs) == 3


def test_nothing_shifts_beyond_the_first_or_last_pair(library: Library, page: reading.Page) -> None:
    with pytest.raises(Refused, match="on that side"):
        pairing.shift(library, page.pairs[0].id, "left", forward=False)
    with pytest.raises(Refused, match="after this one"):
        pairing.merge(library, page.pairs[-1].id)


def test_aligning_again_leaves_what_a_person_set_and_mends_the_rest(library: Library, page: reading.Page) -> None:
    wrong = pairing.merge(library, page.pairs[2].id).result
    pairing.confirm(library, page.pairs[0].id)
    aligning.align(library, page.study.id)
    after = again(library, page)
    assert after.pairs[-1].id == wrong
    assert words(after)[-1] == ("The board listened. | Nurses met weekly.", "董事会听取了意见。 | 护士每周开会。")
    assert after.pairs[0].state == "confirmed"


def test_split_halves_stay_through_aligning_again_and_through_an_edit_elsewhere(
    library: Library, page: reading.Page
) -> None:
    assert page.right
    pairing.split(library, page.pairs[1].id)
    before = words(again(library, page))
    aligning.align(library, page.study.id)
    assert words(again(library, page)) == before
    editing.edit_text(library, page.right.id, page.right.body.replace("护士", "护理人员"))
    aligning.align(library, page.study.id)
    assert words(again(library, page))[1:3] == before[1:3]


def test_a_pair_is_set_by_hand_and_its_surroundings_are_aligned_again(library: Library, study: int) -> None:
    left, right = verbs.two_texts(library, study, EN, ZH)
    reading.ensure_pairs(library, study)
    page = reading.page(library, study)
    for _ in range(3):
        pairing.merge(library, again(library, page).pairs[0].id)
    (whole,) = again(library, page).pairs
    with library.change("Took back the confirmation of a sentence pair") as rec:
        rec.update(tables.Pair, whole.id, state="automatic")
    made = pairing.link(
        library, study, verbs.place(library, left, "board")[1:], verbs.place(library, right, "董事会")[1:]
    ).result
    after = again(library, page)
    assert ("The board listened.", "董事会听取了意见。") in words(after)
    assert ("Nurses met weekly.", "护士每周开会。") in words(after)
    assert [one.state for one in after.pairs if one.id == made] == ["manual"]


def test_words_of_a_confirmed_pair_are_not_taken_away(library: Library, page: reading.Page) -> None:
    pairing.confirm(library, page.pairs[0].id)
    with pytest.raises(Refused, match="confirmed"):
        pairing.link(library, page.study.id, (0, 5), (20, 22))
    assert words(again(library, page)) == words(page)


def test_pairs_set_by_hand_may_cross_and_are_still_there_after_aligning_again(library: Library, study: int) -> None:
    left, right = verbs.two_texts(library, study, EN, ZH)
    reading.ensure_pairs(library, study)
    one = verbs.place(library, left, "Trust")[1:], verbs.place(library, right, "护士")[1:]
    two = verbs.place(library, left, "Nurses")[1:], verbs.place(library, right, "信任")[1:]
    pairing.link(library, study, *one)
    pairing.link(library, study, *two)
    aligning.align(library, study)
    found = words(reading.page(library, study))
    assert ("Trust grew slowly.", "护士每周开会。") in found
    assert ("Nurses met weekly.", "信任增长缓慢。") in found
    assert ("The board listened.", "董事会听取了意见。") in found


def test_a_confirmed_omission_stays_one(library: Library, study: int) -> None:
    left, _ = verbs.two_texts(library, study, EN, ZH)
    reading.ensure_pairs(library, study)
    pairing.link(library, study, verbs.place(library, left, "Money")[1:], None)
    aligning.align(library, study)
    assert ("Money was scarce;", "") in words(reading.page(library, study))


def test_only_the_stretch_around_a_pair_is_aligned_again(library: Library, page: reading.Page) -> None:
    first = pairing.merge(library, page.pairs[0].id).result
    last = pairing.merge(library, again(library, page).pairs[1].id).result
    with library.change("Took back the confirmation of a sentence pair") as rec:
        rec.update(tables.Pair, last, state="automatic")
    pairing.align_around(library, last)
    after = again(library, page)
    assert after.pairs[0].id == first
    assert words(after)[1:] == words(page)[2:]


def test_pairs_are_marked_and_the_next_unread_one_is_found(library: Library, page: reading.Page) -> None:
    ids = [one.id for one in page.pairs]
    pairing.mark(library, ids[:2], "checked")
    pairing.mark(library, ids[3:], "wrong")
    after = again(library, page)
    assert pairing.progress(after.pairs) == pairing.Progress(4, 2, 1, 1)
    for begin in (None, *ids):
        found = pairing.next_unchecked(after.pairs, begin)
        assert found
        assert found.id == ids[2]
    pairing.mark(library, [ids[2]], "checked")
    assert pairing.next_unchecked(again(library, page).pairs) is None
    for _ in range(3):
        history.undo(library)
    assert again(library, page).pairs == page.pairs


def test_a_pair_that_is_gone_is_refused_in_words(library: Library, page: reading.Page) -> None:
    gone = page.pairs[1].id
    pairing.split(library, gone)
    for act in (pairing.split, pairing.merge, pairing.align_around):
        with pytest.raises(Refused, match="no longer there"):
            act(library, gone)
    with pytest.raises(Refused, match="no longer there"):
        pairing.mark(library, [gone], "checked")


def test_pairs_read_in_the_order_of_the_left_text_with_additions_between(library: Library, study: int) -> None:
    def pair(number: int, left: list[int], right: list[int]) -> rows.Pair:
        spans = [tuple((at, at + 1) for at in side) for side in (left, right)]
        return rows.Pair(number, 0, spans[0], spans[1], 1.0, "manual", "unchecked")

    found = [
        pair(1, [5], [9]),
        pair(2, [], [3]),
        pair(3, [0], [0]),
        pair(4, [2], []),
        pair(5, [], [20]),
        pair(6, [9], [5]),
    ]
    assert [one.id for one in stored.in_order(found)] == [3, 2, 4, 1, 6, 5]


def act(library: Library, chance: random.Random, one: int) -> None:
    """Something done to a pair."""
    acts = [
        lambda: pairing.split(library, one),
        lambda: pairing.merge(library, one),
        lambda: pairing.shift(library, one, chance.choice(["left", "right"]), chance.random() < 0.5),
        lambda: pairing.align_around(library, one),
        lambda: pairing.mark(library, [one], chance.choice(stored.READINGS)),
        lambda: pairing.confirm(library, one, on=chance.random() < 0.5),
        lambda: history.undo(library),
    ]
    chance.choice(acts)()


def test_whatever_is_done_to_pairs_no_word_is_lost_or_held_twice(library: Library, page: reading.Page) -> None:
    chance = random.Random(7)
    assert page.left
    assert page.right
    for _ in range(60):
        here = again(library, page)
        try:
            act(library, chance, chance.choice(here.pairs).id)
        except Refused:
            continue
        after = again(library, page)
        for text, side in ((page.left, "left"), (page.right, "right")):
            spans = sorted(span for pair in after.pairs for span in getattr(pair, side))
            assert all(a[1] <= b[0] for a, b in pairwise(spans))
            held = sum(end - start for start, end in spans)
            assert held >= sum(s.end - s.start for s in sentences(text.body, text.lang)) - text.body.count(" ")
