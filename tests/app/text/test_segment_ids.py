"""Segments keep their numbers over an edit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.segment import sentences
from app.text.segment_ids import Numbered, carried
from app.text.span import Span

OLD = "The cat sat. The dog ran. It rained. Yes. Yes. The end came."


def numbered(text: str, lang: str = "en") -> list[Numbered]:
    return [Numbered(at + 1, span) for at, span in enumerate(sentences(text, lang))]


def ids(new: str, old: str = OLD, lang: str = "en") -> list[int]:
    return [one.id for one in carried(old, numbered(old, lang), new, sentences(new, lang), 100)]


def test_nothing_changed_keeps_every_number() -> None:
    assert ids(OLD) == [1, 2, 3, 4, 5, 6]


def test_a_changed_sentence_gets_a_fresh_number_and_the_others_keep_theirs() -> None:
    assert ids(OLD.replace("rained", "snowed")) == [1, 2, 100, 4, 5, 6]


def test_a_deleted_sentence_takes_its_number_along_though_the_next_begins_alike() -> None:
    assert ids(OLD.replace("The cat sat. ", "")) == [2, 3, 4, 5, 6]


def test_an_inserted_sentence_is_new_and_nothing_else() -> None:
    assert ids(OLD.replace("It rained.", "The sun set. It rained.")) == [1, 2, 100, 3, 4, 5, 6]


def test_sentences_made_one_or_parted_are_new() -> None:
    assert ids(OLD.replace("ran. It", "ran, it")) == [1, 100, 4, 5, 6]
    assert ids(OLD.replace("The end came.", "The end. Came.")) == [1, 2, 3, 4, 5, 100, 101]


def test_chinese_sentences_keep_their_numbers_too() -> None:
    old = "医院很大。医生很少。病人很多。"
    assert ids(old.replace("很少", "不多"), old, "zh-Hans") == [1, 100, 3]


def test_a_text_written_anew_has_only_fresh_numbers() -> None:
    assert ids("Nothing of it. Is left.") == [100, 101]
    assert ids("") == []


parts = st.lists(st.sampled_from(["Yes. ", "No. ", "The cat sat. ", "𠮷 came. ", "A b c. "]), max_size=10)


@given(parts, parts)
@settings(max_examples=80, deadline=None)
def test_a_number_is_never_given_twice_nor_to_other_words(before: list[str], now: list[str]) -> None:
    old, new = "".join(before), "".join(now)
    known = numbered(old)
    found = carried(old, known, new, sentences(new, "en"), 100)
    assert [one.span for one in found] == sentences(new, "en")
    assert len({one.id for one in found}) == len(found)
    words = {one.id: one.span.of(old) for one in known}
    assert all(words[one.id] == one.span.of(new) for one in found if one.id < 100)
    order = [one.id for one in found if one.id < 100]
    assert order == sorted(order)


def test_spans_need_not_be_sentences() -> None:
    found = carried(
        "ab cd", [Numbered(7, Span(0, 2)), Numbered(9, Span(3, 5))], "ab x cd", [Span(0, 2), Span(5, 7)], 10
    )
    assert [one.id for one in found] == [7, 9]
