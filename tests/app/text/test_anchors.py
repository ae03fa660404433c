"""Passages stay on their words through an edit, or wait for a person."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.anchors import Anchor, Carried, carry, find, make
from app.text.difference import changes
from app.text.span import Span
from tests.app.text.shared import SEEDS, seed, shared_json

TEXT = "A hospital mistrusted integrated systems. A medical group promoted integration. 整合的障碍是不信任。"


def anchor_of(words: str, text: str = TEXT) -> Anchor:
    start = text.index(words)
    return make(text, start, start + len(words))


def carried(new: str, words: str, text: str = TEXT) -> Carried:
    return carry(text, new, [anchor_of(words, text)])[0]


def test_an_anchor_knows_its_words_and_what_stands_beside_them() -> None:
    anchor = anchor_of("mistrusted")
    assert (anchor.quote, anchor.before, anchor.after[:11]) == ("mistrusted", "A hospital ", " integrated")
    assert TEXT[anchor.start : anchor.end] == "mistrusted"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, 1_000)])
def test_no_words_make_no_anchor(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        make(TEXT, start, end)


def test_words_move_with_what_is_added_before_them() -> None:
    result = carried("It is said: " + TEXT, "mistrusted")
    assert result.placed
    assert result.anchor.start == TEXT.index("mistrusted") + 12


def test_words_added_at_the_end_of_the_sentence_move_nothing_in_its_middle() -> None:
    new = TEXT.replace("systems.", "systems, too.")
    assert carried(new, "mistrusted").anchor.start == TEXT.index("mistrusted")


def test_changed_words_wait_for_review_and_are_kept() -> None:
    old = anchor_of("mistrusted")
    result = carried(TEXT.replace("mistrusted", "distrusted"), "mistrusted")
    assert not result.placed
    assert result.anchor == old


def test_words_taken_out_wait_for_review() -> None:
    assert not carried(TEXT.replace("mistrusted ", ""), "mistrusted").placed


def test_words_put_into_the_middle_of_a_passage_send_it_to_review() -> None:
    assert not carried(TEXT.replace("integrated systems", "integrated care systems"), "integrated systems").placed


def test_words_added_right_at_the_ends_of_a_passage_stay_outside_it() -> None:
    new = TEXT.replace("mistrusted", "deeply mistrusted all")
    result = carried(new, "mistrusted")
    assert result.placed
    assert result.anchor.quote == "mistrusted"


def test_a_passage_follows_a_sentence_that_was_moved_whole() -> None:
    first, second = TEXT[:42], TEXT[42:80]
    new = second + first + TEXT[80:]
    assert carried(new, "hospital mistrusted").placed
    assert carried(new, "medical group promoted").placed


def test_a_word_that_survives_a_rewriting_by_chance_is_not_taken_for_the_old_one() -> None:
    old = "the trust fell and the trust rose"
    new = "one trust only"
    results = carry(old, new, [make(old, 4, 9), make(old, 23, 28)])
    assert [result.placed for result in results] == [False, False]


def test_of_two_equal_words_the_one_that_was_edited_is_reviewed() -> None:
    old = "Soft integration may help. Hard integration may not."
    new = "Soft integration may help. Hard consolidation may not."
    first, second = carry(old, new, [make(old, 5, 16), make(old, 32, 43)])
    assert first.placed
    assert first.anchor.span == Span(5, 16)
    assert not second.placed


def test_a_text_that_is_the_same_keeps_every_anchor() -> None:
    anchors = [make("ab", 0, 1), make("ab", 0, 2)]
    assert [c.anchor for c in carry("ab", "ab", anchors)] == anchors
    assert all(c.placed for c in carry("ab", "ab", anchors))


def test_an_anchor_that_never_stood_on_its_words_is_reviewed() -> None:
    stray = Anchor(0, 3, "xyz")
    assert not carry(TEXT, "new " + TEXT, [stray])[0].placed


def test_words_are_found_in_another_copy_only_without_doubt() -> None:
    old = "Soft integration may help. Hard integration may not."
    second = make(old, 32, 43)
    assert find("New. " + old, second) == Span(37, 48)
    assert find("integration or integration", second) is None
    assert find("We saw integration.", second) == Span(7, 18)
    assert find("nothing of it", second) is None
    assert find("", second) is None


def test_every_quote_of_the_seeds_survives_edits_elsewhere() -> None:
    coding = shared_json("domain/seed_coding.json")
    files = {study["id"]: study["seed_file"] for study in coding["studies"]}
    rng = random.Random(7)
    for name in SEEDS:
        text = seed(name)
        quotes = [
            f[k] for f in coding["findings"] if files[f["study"]] == name for k in ("quote_en", "quote_zh") if f.get(k)
        ]
        anchors = [make(text, quote["start"], quote["end"]) for quote in quotes]
        for _ in range(20):
            at = rng.randrange(len(text))
            size = rng.choice((0, 1, 9))
            new = text[:at] + rng.choice(("", "整", "added words ", "\n")) + text[at + size :]
            for anchor, result in zip(anchors, carry(text, new, anchors), strict=True):
                untouched = at + size <= anchor.start or at >= anchor.end
                assert result.placed or not untouched or new.count(anchor.quote) != 1
                assert not result.placed or result.anchor.quote == anchor.quote


small = st.text(st.sampled_from("ab 整合.\n𠮷"), min_size=1, max_size=40)


@given(small, small, st.data())
def test_a_placed_anchor_always_holds_its_words(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    anchor = make(old, start, data.draw(st.integers(start + 1, len(old))))
    result = carry(old, new, [anchor])[0]
    if result.placed:
        assert new[result.anchor.start : result.anchor.end] == anchor.quote == result.anchor.quote
    else:
        assert result.anchor == anchor
    place = find(new, anchor)
    assert place is None or place.of(new) == anchor.quote


@given(st.integers(0, 60), st.integers(0, 20), st.text(st.sampled_from("ABC整"), max_size=9), st.data())
@settings(max_examples=200)
def test_an_edit_beside_a_passage_moves_it_by_what_was_added(at: int, cut: int, put: str, data: st.DataObject) -> None:
    old = "".join(chr(0x5000 + i) for i in range(60))
    new = old[:at] + put + old[at + cut :]
    start = data.draw(st.integers(0, 59))
    end = data.draw(st.integers(start + 1, 60))
    result = carry(old, new, [make(old, start, end)])[0]
    if at + cut <= start:
        assert result.placed
        assert result.anchor.start == start + len(new) - len(old)
    elif at >= end:
        assert result.anchor == make(new, start, end)
    else:
        assert result.placed == (old[start:end] in new)


@given(small, small)
def test_the_difference_covers_both_texts_and_its_equal_stretches_are_equal(old: str, new: str) -> None:
    parts = changes(old, new)
    assert "".join(old[c.old_start : c.old_end] for c in parts) == old
    assert "".join(new[c.new_start : c.new_end] for c in parts) == new
    assert all(old[c.old_start : c.old_end] == new[c.new_start : c.new_end] for c in parts if c.same)
    if old == new:
        assert [c.same for c in parts] == [True]


PIECES = {
    "english": ["the ", "of ", "care ", "integrated ", "model ", "barriers ", "2012 ", ". ", "trust\n", "systems "],
    "chinese": list("的整合医疗了在是与和照护障碍不信任。,系统组织"),
    "letters": list("ab"),
    "one line": ["整合", "照护 ", "the "],
}


def changed_everywhere(kind: str, size: int) -> tuple[str, str]:
    """A text of so many characters, and the same with one in ten of them written anew."""
    rng = random.Random(3)
    old = "".join(rng.choice(PIECES[kind]) for _ in range(size))[:size]
    return old, "".join(rng.choice(PIECES[kind]) if rng.random() < 0.1 else ch for ch in old)


@pytest.mark.parametrize("kind", PIECES)
def test_in_long_texts_that_differ_everywhere_no_passage_is_put_on_other_words(kind: str) -> None:
    old, new = changed_everywhere(kind, 20_000)
    anchors = [make(old, at, at + 20) for at in range(0, 19_000, 100)]
    carried = carry(old, new, anchors)
    assert len(carried) == len(anchors)
    for before, after in zip(anchors, carried, strict=True):
        if after.placed:
            assert after.anchor.span.of(new) == before.quote
        else:
            assert after.anchor == before
