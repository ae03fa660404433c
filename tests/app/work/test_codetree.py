"""The codebook kept in order: codes moved, joined, split, deleted; frameworks on and off; each one step that comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.text.refused import Refused
from app.work import codebook, codequeue, codetree, coding, frameworks, furnishing, history, memos
from app.work.library import Library
from db.rows import Code
from tests import builders, fresh, verbs


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = fresh.empty(tmp_path / "codes.diptych")
    yield made
    made.close()


def code(library: Library, code_id: int) -> Code:
    return next(one for one in codebook.codes(library) if one.id == code_id)


def labels(library: Library, parent: int | None) -> list[str]:
    return [one.labels["en"] for one in codebook.codes(library) if one.parent_id == parent]


def three(library: Library) -> tuple[int, int, int, int]:
    root = verbs.a_code(library, "Barriers")
    one, two, last = (verbs.a_code(library, name, parent=root) for name in ("One", "Two", "Three"))
    return root, one, two, last


def test_codes_are_put_in_front_of_another_and_undo_puts_them_back(library: Library) -> None:
    root, one, two, last = three(library)
    before = builders.rows(library.db)
    codetree.move(library, [last], root, one)
    assert labels(library, root) == ["Three", "One", "Two"]
    codetree.move(library, [one, last], two)
    assert (labels(library, root), labels(library, two)) == (["Two"], ["One", "Three"])
    history.undo(library)
    history.undo(library)
    assert builders.rows(library.db) == before


def test_a_code_steps_up_and_down_among_its_neighbours_only(library: Library) -> None:
    root, one, two, last = three(library)
    codetree.shift(library, last, -1)
    assert labels(library, root) == ["One", "Three", "Two"]
    codetree.shift(library, one, 1)
    assert labels(library, root) == ["Three", "One", "Two"]
    with pytest.raises(Refused):
        codetree.shift(library, two, 1)


def test_a_loop_and_a_parent_of_another_kind_are_refused(library: Library) -> None:
    root, one, two, _ = three(library)
    codetree.move(library, [two], one)
    for parent in (two, one):
        with pytest.raises(Refused, match="below itself"):
            codetree.move(library, [one], parent)
    helper = verbs.a_code(library, "Helpers", "facilitator")
    with pytest.raises(Refused, match="another kind"):
        codetree.move(library, [one], helper)
    assert code(library, root).parent_id is None


def test_merged_codes_leave_their_codings_notes_words_and_children(library: Library) -> None:
    root, one, two, last = three(library)
    codetree.move(library, [last], one)
    study = verbs.a_study(library, models=())
    en, _ = verbs.two_texts(library, study)
    both = verbs.a_passage(library, study, (en, "Money"), codes=(one,))
    coding.add_code(library, both, two, "implied")
    alone = verbs.a_passage(library, study, (en, "staff"), codes=(one,))
    first = next(c for c in verbs.passage_of(library, both).codings if c.code_id == one)
    memos.write(library, "coding", first.id, "why one")
    before = builders.rows(library.db)
    codetree.merge(library, [one], two)
    assert [(c.code_id, c.mode) for c in verbs.passage_of(library, both).codings] == [(two, "explicit")]
    assert [c.code_id for c in verbs.passage_of(library, alone).codings] == [two]
    kept = next(c for c in verbs.passage_of(library, both).codings)
    assert [memo.body for memo in memos.on(library, "coding", kept.id)] == ["why one"]
    assert code(library, two).aliases == {"en": ("One",)}
    assert labels(library, two) == ["Three"]
    assert labels(library, root) == ["Two"]
    assert codebook.find(library, "One")[0].code_id == two
    history.undo(library)
    assert builders.rows(library.db) == before


def test_codes_of_different_kinds_or_below_one_another_are_not_merged(library: Library) -> None:
    _, one, two, _ = three(library)
    helper = verbs.a_code(library, "Helpers", "facilitator")
    with pytest.raises(Refused, match="different kinds"):
        codetree.merge(library, [one], helper)
    codetree.move(library, [two], one)
    with pytest.raises(Refused, match="lies below"):
        codetree.merge(library, [one], two)
    with pytest.raises(Refused):
        codetree.merge(library, [one], one)


def test_every_coding_of_a_split_code_waits_until_a_person_has_settled_it(library: Library) -> None:
    root, one, two, _ = three(library)
    study = verbs.a_study(library)
    en, _zh = verbs.two_texts(library, study)
    passages = [verbs.a_passage(library, study, (en, w), codes=(one,)) for w in ("Money", "staff", "board")]
    before = builders.rows(library.db)
    made = codetree.split(library, one, [{"en": "One a", "zh-Hans": "一甲"}, {"en": "One b"}]).result
    assert labels(library, root) == ["One", "One a", "One b", "Two", "Three"]
    assert code(library, one).retired
    queue = codequeue.waiting(library)
    assert (codequeue.count(library), [one.passage_id for one in queue]) == (3, passages)
    assert queue[0].choices == made
    assert (queue[0].why, queue[0].args) == (codetree.SPLIT, ("One", "“One a”, “One b”"))
    codequeue.settle(library, queue[0].coding_id, [made[1]])
    codequeue.settle(library, queue[1].coding_id, made)
    codequeue.settle(library, queue[2].coding_id, [])
    coded = [[c.code_id for c in verbs.passage_of(library, one).codings] for one in passages]
    assert coded == [[made[1]], list(made), []]
    assert codequeue.count(library) == 0
    with pytest.raises(Refused):
        codequeue.settle(library, queue[0].coding_id, [made[0]])
    for _ in range(4):
        history.undo(library)
    assert builders.rows(library.db) == before
    assert code(library, two).labels["en"] == "Two"


def test_a_settled_coding_joins_the_same_code_that_is_on_the_passage(library: Library) -> None:
    _, one, two, _ = three(library)
    study = verbs.a_study(library)
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"), codes=(one, two))
    codetree.split(library, one, [{"en": "A"}, {"en": "B"}], keep=True)
    assert not code(library, one).retired
    (item,) = codequeue.waiting(library)
    memos.write(library, "coding", item.coding_id, "a thought")
    codequeue.settle(library, item.coding_id, [two])
    (left,) = verbs.passage_of(library, passage).codings
    assert left.code_id == two
    assert [memo.body for memo in memos.on(library, "coding", left.id)] == ["a thought"]


def test_a_code_that_is_used_or_has_codes_below_is_not_deleted(library: Library) -> None:
    root, one, two, _ = three(library)
    study = verbs.a_study(library)
    en, _ = verbs.two_texts(library, study)
    verbs.a_passage(library, study, (en, "Money"), codes=(one,))
    with pytest.raises(Refused, match="in use"):
        codetree.delete_unused(library, [one])
    with pytest.raises(Refused, match="below it"):
        codetree.delete_unused(library, [root])
    codetree.delete_unused(library, [two])
    assert labels(library, root) == ["One", "Three"]
    history.undo(library)
    assert labels(library, root) == ["One", "Two", "Three"]


def test_the_opposite_is_told_on_both_sides_and_let_go_on_both(library: Library) -> None:
    bad, good, other = (
        verbs.a_code(library, "Mistrust"),
        verbs.a_code(library, "Trust", "facilitator"),
        verbs.a_code(library, "Faith", "facilitator"),
    )
    codebook.edit(library, bad, mirror=code(library, good).key)
    assert code(library, good).mirror_key == code(library, bad).key
    codebook.edit(library, bad, mirror=code(library, other).key)
    assert (code(library, good).mirror_key, code(library, other).mirror_key) == (None, code(library, bad).key)
    codebook.edit(library, bad, mirror="")
    assert {code(library, one).mirror_key for one in (bad, good, other)} == {None}


def test_everything_of_a_code_is_changed_in_one_step(library: Library) -> None:
    root, one, two, _ = three(library)
    helpers = verbs.a_code(library, "Helpers", "facilitator")
    codetree.move(library, [two], one)
    codebook.edit(
        library,
        one,
        shorts={"en": "Uno|dos", "zh-Hans": "一|二"},
        examples={"en": ["They waited."]},
        note="Seen twice",
        facet="facilitator",
    )
    found = code(library, one)
    assert (found.shorts, found.examples, found.note) == (
        {"en": "Uno|dos", "zh-Hans": "一|二"},
        {"en": ("They waited.",)},
        "Seen twice",
    )
    assert (found.facet, found.parent_id, code(library, two).facet) == ("facilitator", helpers, "facilitator")
    history.undo(library)
    assert (code(library, one).facet, code(library, one).parent_id, code(library, two).facet) == (
        "barrier",
        root,
        "barrier",
    )


def test_a_framework_goes_on_and_off_again_and_what_was_used_stays(library: Library) -> None:
    furnishing.furnish(library)
    before = builders.rows(library.db)
    first = frameworks.all_of(library)[0]
    assert not first.on
    frameworks.switch(library, first.id, True)
    book = {one.key: one for one in codebook.codes(library)}
    assert {item["id"] for item in first.items} <= book.keys()
    assert frameworks.all_of(library)[0].on
    study = verbs.a_study(library)
    en, _ = verbs.two_texts(library, study)
    used = book[first.items[1]["id"]].id
    verbs.a_passage(library, study, (en, "Money"), codes=(used,))
    assert frameworks.all_of(library)[0].used == 1
    frameworks.switch(library, first.id, False)
    left = {one.key: one for one in codebook.codes(library) if one.facet == "other"}
    assert set(left) == {"other", first.id, first.items[1]["id"]}
    assert left[first.id].retired
    assert left[first.items[1]["id"]].retired
    frameworks.switch(library, first.id, True)
    assert not code(library, used).retired
    assert len([f for f in frameworks.best_fit(library) if f.group == "framework"]) == len(first.items)
    assert before["code"] != builders.rows(library.db)["code"]


def test_best_fit_shows_framework_codes_beside_new_ones_with_the_domains_they_answer(library: Library) -> None:
    furnishing.furnish(library)
    verbs.a_code(library, "Something nobody foresaw")
    rows = frameworks.best_fit(library)
    assert [one.code.labels["en"] for one in rows if one.group == "new"] == ["Something nobody foresaw"]
    fits = {one.code.key: one.domains for one in rows if one.group == "texts"}
    names = frameworks.domain_names()
    assert fits["barrier.capacity.it"]
    assert all(domain in names for domain in fits["barrier.capacity.it"])
