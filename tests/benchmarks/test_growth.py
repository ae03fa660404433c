"""Twice as much text costs about twice as much, whatever the text: no rule of the language part grows faster than its input.

The texts are those of the unit tests, which say what comes out of them. `make bench` prints every ratio.
"""

from __future__ import annotations

import difflib
import lzma
import random

import pytest

from app import paths
from app.text.align import align
from app.text.anchors import carry, make
from app.text.checks import check
from app.text.difference import changes
from app.text.likeness import likeness
from app.text.segment import clauses, sentences
from app.text.span import Span
from app.text.spans import Side, counterpart
from app.text.words import words
from app.work import lexicon_store
from tests.app.text import test_align, test_bad_input, test_segment, test_words
from tests.app.text.checks import test_hostile
from tests.app.text.checks.texts import TERMS
from tests.app.text.glossary import plain_lexicon, whole_lexicon
from tests.app.text.shared import shared_json
from tests.app.text.test_anchors import PIECES, changed_everywhere
from tests.app.text.test_termbase import BASE
from tests.benchmarks.growth import DOUBLE, Act, doubling, ratio

pytestmark = pytest.mark.bench

SIZE = test_bad_input.SIZE
HALF = SIZE // 2
QUARTER = SIZE // 4
AGAINST_DIFFLIB, AGAINST_SPLITTING = 3.0, 4.0


def part(text: str, size: int) -> str:
    """So much of a text as `size` is of the whole."""
    return text[: len(text) * size // SIZE]


@pytest.mark.parametrize("name", test_bad_input.CASES)
def test_all_that_is_done_with_two_texts(name: str) -> None:
    left, right = test_bad_input.CASES[name]

    def act(size: int) -> Act:
        one, other = part(left, size), part(right, size)
        return lambda: test_bad_input.told(one, other)

    whole_lexicon()
    assert doubling(act, QUARTER) <= DOUBLE


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("number", range(len(test_segment.ANYTHING)))
def test_cutting_into_sentences_and_clauses(number: int, lang: str) -> None:
    def act(size: int) -> Act:
        text = test_segment.anything(size)[number]
        return lambda: [clauses(text, span, lang) for span in sentences(text, lang)[:3]]

    assert doubling(act, HALF) <= DOUBLE


@pytest.mark.parametrize("text", test_words.RUNS, ids=range(len(test_words.RUNS)))
def test_parting_a_long_run_of_words(text: str) -> None:
    def act(size: int) -> Act:
        some = part(text, size)
        return lambda: words(some)

    assert doubling(act, HALF) <= DOUBLE


@pytest.mark.parametrize(("left", "right"), test_hostile.CASES, ids=range(len(test_hostile.CASES)))
@pytest.mark.parametrize("langs", [("en", "zh-Hans"), ("zh-Hans", "en")], ids="-".join)
def test_checking_two_texts_without_a_stop(left: str, right: str, langs: tuple[str, str]) -> None:
    def act(size: int) -> Act:
        sides = (part(left, size), part(right, size))
        two = test_hostile.whole(*(sides if langs[0] == "en" else sides[::-1]), langs)
        return lambda: check(two, TERMS)

    assert doubling(act, HALF) <= DOUBLE


def test_checking_pairs_of_sentences() -> None:
    def act(count: int) -> Act:
        two = test_hostile.right_pairs(count)
        return lambda: check(two, TERMS)

    assert doubling(act, 1_000) <= DOUBLE


def test_aligning_very_uneven_texts() -> None:
    def act(count: int) -> Act:
        rng = random.Random(1)
        many = [rng.choice(test_align.EN) for _ in range(count)]
        other = [rng.choice(test_align.ZH) for _ in range(count)]
        return lambda: (align(many, test_align.ZH), align(test_align.EN, other))

    assert doubling(act, 200) <= DOUBLE


def test_aligning_two_long_sentences() -> None:
    def act(size: int) -> Act:
        one, other = ["word " * (size // 5)], ["整合" * (size // 4)]
        return lambda: align(one, other)

    assert doubling(act, HALF) <= DOUBLE


def test_judging_whether_two_long_sentences_are_one_text() -> None:
    def act(size: int) -> Act:
        one, other = ["word trust hospital " * (size // 20)], ["医院信任" * (size // 4)]
        return lambda: likeness(one, other, lexicon=plain_lexicon())

    assert doubling(act, HALF) <= DOUBLE


def test_proposing_a_counterpart_in_a_long_sentence() -> None:
    def act(size: int) -> Act:
        left, right = Side("word " * (size // 5), "en"), Side("整合" * (size // 5), "zh-Hans")
        whole = (Span(0, len(left.text) - 1), Span(0, len(right.text)))
        return lambda: counterpart(left, Span(size // 2, size // 2 + 1_000), right, [whole])

    assert doubling(act, 25_000) <= DOUBLE


def test_finding_terms_in_a_long_text() -> None:
    def act(count: int) -> Act:
        one, other = "integrated care ACO " * count, "整合照护" * count
        return lambda: BASE.renderings(one, other)

    assert doubling(act, 2_500) <= DOUBLE


def test_carrying_twice_as_many_passages_over() -> None:
    old, new = changed_everywhere("english", 20_000)

    def act(count: int) -> Act:
        anchors = [make(old, at, at + 20) for at in range(0, 19_000, 19_000 // count)]
        return lambda: carry(old, new, anchors)

    assert doubling(act, 95) <= DOUBLE


@pytest.mark.parametrize("kind", PIECES)
def test_comparing_two_long_texts_beside_one_plain_comparison(kind: str) -> None:
    old, new = changed_everywhere(kind, 20_000)

    def plain() -> None:
        difflib.SequenceMatcher(None, old[:2_000], new[:2_000], autojunk=False).get_opcodes()

    assert ratio(lambda: changes(old, new), plain, AGAINST_DIFFLIB) <= AGAINST_DIFFLIB


def test_the_dictionary_is_read_beside_its_lines_taken_apart() -> None:
    packed = (paths.resources() / lexicon_store.FILE).read_bytes()

    def plain() -> int:
        lines = lzma.decompress(packed).decode("utf-8").splitlines()
        return len(dict(line.partition("\t")[::2] for line in lines))

    def read() -> None:
        lexicon_store.forget()
        assert lexicon_store.dictionary() is not None

    assert ratio(read, plain, AGAINST_SPLITTING) <= AGAINST_SPLITTING


def test_aligning_many_abstracts() -> None:
    documents = shared_json("alignment/medline_dev.json")
    lexicon = whole_lexicon()

    def act(count: int) -> Act:
        return lambda: [align(d["en"], d["zh"], lexicon=lexicon) for d in documents[:count]]

    assert doubling(act, len(documents) // 2) <= DOUBLE
