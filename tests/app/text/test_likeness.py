"""Two texts are told to be one text in two languages, or two different ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.align import align
from app.text.likeness import EMPTY, LANGUAGE, OTHER, SAME, UNKNOWN, likeness
from tests.app.text.glossary import plain_lexicon, whole_lexicon
from tests.app.text.gold import prose
from tests.app.text.shared import shared_json


def test_a_translation_of_another_text_is_told_from_the_true_one() -> None:
    documents = prose()
    for at, document in enumerate(documents):
        assert likeness(document["en"], document["zh"], lexicon=plain_lexicon()).verdict == SAME
        other = documents[at - 1]["zh"]
        assert likeness(document["en"], other, lexicon=plain_lexicon()).verdict == OTHER


def test_medical_abstracts_are_told_apart_though_they_share_their_words() -> None:
    documents = shared_json("alignment/medline_dev.json")
    lexicon = whole_lexicon()
    for document in documents:
        assert likeness(document["en"], document["zh"], lexicon=lexicon).verdict == SAME
    wrong = [likeness(d["en"], documents[at - 1]["zh"], lexicon=lexicon) for at, d in enumerate(documents)]
    assert sum(one.verdict == SAME for one in wrong) <= 1


def test_the_sides_may_stand_the_other_way_round() -> None:
    document = prose()[0]
    found = likeness(document["zh"], document["en"], ("zh-Hans", "en"), plain_lexicon())
    assert found.verdict == SAME


def test_links_that_are_known_need_not_be_found_again() -> None:
    document = prose()[0]
    links = align(document["en"], document["zh"], lexicon=plain_lexicon())
    again = likeness(document["en"], document["zh"], lexicon=plain_lexicon(), links=links)
    assert again == likeness(document["en"], document["zh"], lexicon=plain_lexicon())


@pytest.mark.parametrize("words", [[], [""], ["...", "?!", "——"], ["。", "，、；"]])
def test_a_side_without_words_is_empty(words: list[str]) -> None:
    document = prose()[0]
    found = likeness(document["en"], words, lexicon=plain_lexicon())
    assert (found.verdict, found.side) == (EMPTY, 1)
    found = likeness(words, document["zh"], lexicon=plain_lexicon())
    assert (found.verdict, found.side) == (EMPTY, 0)


def test_a_side_in_the_wrong_language_is_named() -> None:
    document = prose()[0]
    found = likeness(document["en"], document["en"], lexicon=plain_lexicon())
    assert (found.verdict, found.side) == (LANGUAGE, 1)
    found = likeness(document["zh"], document["zh"], lexicon=plain_lexicon())
    assert (found.verdict, found.side) == (LANGUAGE, 0)
    german = ["Die Ärzte und die Pflegekräfte sind nicht mit dem Haus und den Leuten zufrieden."]
    assert likeness(german, document["zh"], lexicon=plain_lexicon()).verdict == LANGUAGE


def test_a_mostly_chinese_text_with_english_in_it_is_judged_as_chinese() -> None:
    document = prose()[1]
    mixed = [*document["zh"], "Source: Reuters."]
    assert likeness(document["en"], mixed, lexicon=plain_lexicon()).verdict == SAME


def test_a_translation_only_begun_is_not_called_another_text() -> None:
    for document in prose():
        assert likeness(document["en"], document["zh"][:2], lexicon=plain_lexicon()).verdict in (SAME, UNKNOWN)


def test_a_hundred_thousand_characters_without_a_stop_are_judged_by_their_words() -> None:
    found = likeness(["word trust hospital " * 5_000], ["医院信任" * 25_000], lexicon=plain_lexicon())
    assert found.verdict == SAME
    assert found.score > 0.9


sentences = st.lists(st.text(alphabet="ab 1.?医院信任。𠮷😀\n", max_size=30), max_size=8)


@given(sentences, sentences)
@settings(max_examples=60, deadline=None)
def test_any_two_texts_are_judged(left: list[str], right: list[str]) -> None:
    found = likeness(left, right, lexicon=plain_lexicon())
    assert 0 <= found.score <= 1
    assert found.verdict in (SAME, OTHER, UNKNOWN, EMPTY, LANGUAGE)
