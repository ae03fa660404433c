"""Words of both languages are told apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.lexicon import Lexicon
from app.text.span import Span
from app.text.words import word_at, words


def parted(text: str) -> list[str]:
    return [span.of(text) for span in words(text)]


def test_latin_words_numbers_and_names_are_whole() -> None:
    text = "Don't mistrust the fee-for-service model: 3.5% of 1,409 ACOs (J. Müller, CD4)"
    assert parted(text) == (
        ["Don't", "mistrust", "the", "fee-for-service", "model", "3.5%", "of", "1,409", "ACOs", "J", "Müller", "CD4"]
    )


def test_chinese_is_parted_into_words_the_lexicon_knows() -> None:
    assert parted("患者希望医院改善质量") == ["患者", "希望", "医院", "改善", "质量"]
    assert parted("由ACO提供的服务") == ["由", "ACO", "提供", "的", "服务"]


def test_the_longest_known_word_is_taken() -> None:
    lexicon = Lexicon([(["integrated delivery system"], ["整合型医疗服务体系", "医疗", "服务"])])
    assert [s.of("整合型医疗服务体系") for s in words("整合型医疗服务体系", "zh", lexicon)] == ["整合型医疗服务体系"]


def test_traditional_characters_are_parted_like_simplified_ones() -> None:
    assert parted("醫院改善質量") == ["醫院", "改善", "質量"]


def test_unknown_chinese_is_parted_into_single_characters() -> None:
    assert parted("𠮷鑫淼") == ["𠮷", "鑫", "淼"]


@pytest.mark.parametrize(
    ("offset", "word"), [(0, "患者"), (1, "患者"), (2, "trust"), (7, "trust"), (8, ""), (9, "医院")]
)
def test_the_word_at_a_place_is_the_one_that_holds_it(offset: int, word: str) -> None:
    text = "患者trust, 医院"
    assert word_at(text, offset).of(text) == word


def test_no_word_in_an_empty_text() -> None:
    assert word_at("", 0) == Span(0, 0)
    assert words("  ,。\n") == []


@given(st.text(st.sampled_from("ab'-1.%整合患者𠮷😀é,。 \n\u0301"), max_size=40))
def test_words_hold_every_letter_once(text: str) -> None:
    spans = words(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {at for span in spans for at in range(*span)}
    assert all(at in covered for at, ch in enumerate(text) if ch.isalnum())
    assert not any(text[at].isspace() for at in covered)


RUNS = {"整合患者" * 25_000: 50_000, "a-" * 50_000: 1, "a'" * 50_000: 1, "1." * 50_000: 1}
"""Long runs without a space, and how many words each holds."""


@pytest.mark.parametrize(("text", "count"), RUNS.items(), ids=range(len(RUNS)))
def test_a_long_run_is_parted_whole(text: str, count: int) -> None:
    found = words(text)
    assert len(found) == count
    assert found[0].start == 0
    assert text[found[-1].end :] in {"", text[-1]}
