"""Texts that are no texts: aligning, judging, checking and proposing come to an end over them and break nowhere."""

import random

import pytest

from app.text.align import align
from app.text.checks import Bitext, Pair, check
from app.text.likeness import EMPTY, LANGUAGE, OTHER, SAME, likeness
from app.text.numbers import numbers
from app.text.segment import clauses, sentences
from app.text.span import Span
from app.text.spans import Side, counterpart
from tests.app.text.checks.texts import TERMS
from tests.app.text.glossary import whole_lexicon

SIZE = 100_000
HAN = "".join(random.Random(2).choices([chr(point) for point in range(0x4E00, 0x9FA5)], k=SIZE))
CASES = {
    "no full stop": (
        "the integrated care model of patients " * 2_700,
        "整合照护模式的患者与服务提供者在信任与文化" * 4_700,
    ),
    "semicolons alone": ("trust; culture; " * 6_250, "信任；文化；" * 16_000),
    "one word": ("a" * SIZE, "整" * SIZE),
    "any characters": ("word " * 20_000, HAN),
    "one number": ("1" * SIZE, "九" * SIZE),
    "numbers and commas": ("1," * 50_000, "十1，" * 33_000),
    "tens": ("5% " * 33_000, "十" * SIZE),
    "brackets": ("(" * SIZE, "（" * SIZE),
    "full stops": ("." * SIZE, "。" * SIZE),
    "abbreviations": ("e.g. Dr. " * 11_000, "？！" * 50_000),
    "denials": ("not " * 25_000, "不" * SIZE),
}
SAID = {
    "no full stop": (SAME, "length"),
    "semicolons alone": (SAME, "length"),
    "one word": (OTHER, "unrelated"),
    "any characters": (SAME, "length"),
    "one number": (LANGUAGE, "length"),
    "numbers and commas": (LANGUAGE, "length"),
    "tens": (LANGUAGE, "length"),
    "brackets": (EMPTY, "untranslated"),
    "full stops": (EMPTY, "untranslated"),
    "abbreviations": (EMPTY, "untranslated"),
    "denials": (SAME, "length"),
}
"""What is said of each, and the one thing that is wrong with it."""


def told(left: str, right: str) -> tuple[str, set[str]]:
    """What is said of two texts: the verdict on the whole, and the rules of the checker."""
    lexicon = whole_lexicon()
    own, other = sentences(left, "en"), sentences(right, "zh-Hans")
    words = [span.of(left) for span in own], [span.of(right) for span in other]
    links = align(*words, lexicon=lexicon)
    pairs = tuple(Pair(tuple(own[i] for i in k.left), tuple(other[j] for j in k.right), k.confidence) for k in links)
    said = likeness(*words, lexicon=lexicon, links=links).verdict
    found = check(Bitext(left, right, ("en", "zh-Hans"), pairs), TERMS, lexicon)
    whole = [(own[k.left[0]], other[k.right[0]]) for k in links if k.left and k.right]
    if whole:
        counterpart(Side(left, "en"), Span(0, min(50, len(left))), Side(right, "zh-Hans"), whole, lexicon)
    for span in own[:5]:
        clauses(left, span, "en")
    return said, {one.rule for one in found}


@pytest.mark.parametrize("name", CASES)
def test_of_a_hundred_thousand_characters_of_anything_one_thing_is_said(name: str) -> None:
    verdict, rule = SAID[name]
    assert told(*CASES[name]) == (verdict, {rule})


@pytest.mark.parametrize(
    ("left", "right"),
    [("", ""), ("", "有字。"), ("Some words.", ""), ("?!;:,.", "？！；：，。"), (" \n\n ", "\u3000\n"), ("\ud800 x. " * 9, "\udfff 整。" * 9),
     ("\x00\x01 a. " * 9, "\x00整。" * 9), ("a\u200b. " * 9, "整\u200b。" * 9)],
)  # fmt: skip
def test_nothing_breaks_on_empty_sides_marks_alone_or_odd_characters(left: str, right: str) -> None:
    told(left, right)


EN = (
    "Trust between hospitals and doctors was low. Managers asked for better data. Costs fell in the second year. "
    "Patients waited less. The board met every month. Nurses asked for training. Budgets were joined."
)
ZH = "医院与医生之间的信任很低。管理者要求更好的数据。第二年成本下降。患者等待时间缩短。董事会每月开会。护士要求培训。预算合并了。"
OTHERS = "旧码头已经九年不见船影。石缝里长满荒草。她每天傍晚都到这里来。男孩吹起口哨。海鸥让他们过去。面包师的马车经过。她笑了。"


def test_the_translation_of_another_text_is_called_so_and_a_true_one_is_not() -> None:
    assert told(EN, ZH) == ("same", set())
    verdict, rules = told(EN, OTHERS)
    assert verdict == OTHER
    assert rules == {"unrelated"}


def test_texts_in_the_wrong_language_and_empty_ones_are_called_so() -> None:
    assert told(ZH, EN)[0] == LANGUAGE
    assert told(EN, EN) == (LANGUAGE, {"untranslated"})
    assert told(EN, "") == (EMPTY, {"untranslated"})
    assert told("", ZH)[0] == EMPTY


@pytest.mark.parametrize(
    "words",
    [
        "几十年",
        "几百家",
        "数千人",
        "十几",
        "〇",
        "两百五",
        "百分之",
        "三分之",
        "一又二分之一",
        "零点",
        "点五",
        "第几",
        "万亿",
    ],
)
def test_every_run_of_numerals_can_be_read(words: str) -> None:
    rng = random.Random(5)
    signs = "零〇一二三四五六七八九十百千两几万亿点分之第半年0123.,%％ "
    for text in (words, *("".join(rng.choices(signs, k=24)) for _ in range(800))):
        assert all(0 <= number.span.start < number.span.end <= len(text) for number in numbers(text, "zh-Hans"))
