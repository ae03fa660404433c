"""Long texts find their way by rare words."""

from app.text.guide import Point, points
from app.text.lexicon import basic
from app.text.witnesses import Reading

NUMBERS = range(100, 140)
EN = [f"Group {n} had {n * 7} patients." for n in NUMBERS]
ZH = [f"第{n}组有{n * 7}名患者。" for n in NUMBERS]


def reading() -> Reading:
    return Reading(("en", "zh-Hans"), basic())


def test_sentences_with_the_same_rare_words_are_points() -> None:
    assert points(EN, ZH, reading()) == [Point(at, at) for at in range(40)]


def test_points_leap_over_what_one_side_lacks() -> None:
    found = points(EN, ZH[:10] + ZH[30:], reading())
    assert Point(9, 9) in found
    assert Point(30, 10) in found
    assert not any(10 <= point.i < 30 for point in found)


def test_texts_without_common_words_have_no_points() -> None:
    assert points(EN, ["无关的话。"] * 40, reading()) == []
    assert points(EN, [], reading()) == []
    assert points([], ZH, reading()) == []
