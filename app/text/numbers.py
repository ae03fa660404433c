"""The numbers of an English or Chinese text, as values that can be compared.

Digits, number words, Chinese numerals, 万 and 亿, percent and 百分之, fractions and the names of months are read. Numerals
that are part of ordinary words (一些, 十分, 四川) are not. A hyphen between digits is a range: two numbers.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from app.text.languages import is_chinese
from app.text.span import Span


class Number(NamedTuple):
    """One number: where it stands (code points), its exact value, and whether it is a percentage (81 % has value 81)."""

    span: Span
    value: Fraction
    percent: bool = False


_LONGEST: Final = 80
"""Longer runs of digits are no numbers that anyone compares."""
_NARROW: Final = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_SMALL: Final = dict(
    zip(
        re.split(" ", "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                      " seventeen eighteen nineteen"),
        range(20),
        strict=True,
    )
)  # fmt: skip
_TENS: Final = {
    w: 10 * n for n, w in enumerate(re.split(" ", "twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
_MAGNITUDES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
}
_MONTHS: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december",
    "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec",
)
_PARTS: Final = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}

_WORD: Final = "|".join([*_SMALL, *_TENS, *_MAGNITUDES])
_DIGITS: Final = (
    r"(?<![A-Za-z\d.])(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\u2009\u202f\u00a0]\d{3})+|\d+)(?:\.\d+)?|(?<!\d)\.\d+"
)
_PERCENT: Final = r"\s?(?:%|percent\b|per cent\b)"
_FIRST: Final = "".join(
    sorted({word[0] for word in [*_SMALL, *_TENS, *_MAGNITUDES, *"|".join(_MONTHS).split("|"), "a"]})
)
"""The letters that a number in words may begin with: nothing else is tried at a place, which halves the time."""
_ENGLISH: Final = re.compile(
    rf"(?=[\d.]|\b[{_FIRST}])(?:(?P<digits>{_DIGITS})(?:[\s-](?P<times>hundred|thousand|million|billion|trillion)\b)?(?P<percent>{_PERCENT})?"
    rf"|\b(?P<top>one|two|three|four|a)[\s-](?P<part>half|third|quarter|fifth|sixth|tenth)s?\b|(?P<half>\bhalf\b)"
    rf"|\b(?P<words>(?:{_WORD})(?:[\s-](?:and[\s-])?(?:{_WORD}))*)\b(?P<wordspercent>{_PERCENT})?"
    rf"|\b(?P<month>{_MONTHS[0]})\b(?=\s+\d|,?\s+(?:{_MONTHS[0]})\b|\s+(?:to|through|and)\b)|\b(?P<short>{_MONTHS[1]})\b\.?(?=\s\d))",
    re.IGNORECASE,
)
_NUMERAL: Final = "零〇一二三四五六七八九十百千两"
_UNIT: Final = (
    "个家名位项种例次组天年月周日号岁倍人者级期条篇只份类点支所间轮章层维度阶段步成座对件台届处起批场代省市县国支款大方"
)
_CHINESE: Final = re.compile(
    rf"(?=[\d.第几{_NUMERAL}])(?:百分之(?P<of>[{_NUMERAL}点]+|\d+(?:\.\d+)?)"
    rf"|(?P<below>[{_NUMERAL}]+|\d+)分之(?P<above>[{_NUMERAL}]+|\d+)"
    rf"|(?P<digits>{_DIGITS})(?:\s?(?P<times>[百千万亿]+))?(?P<percent>\s?%)?"
    rf"|(?P<half>一半)"
    r"|(?P<year>[零〇一二三四五六七八九]{4})(?=年)"
    rf"|第?(?P<long>[{_NUMERAL}]*(?:[十百千][{_NUMERAL}]+|[一二三四五六七八九两几][十百千])[{_NUMERAL}]*)(?P<longtimes>[万亿]*)(?![{_NUMERAL}万姓]|分(?!钟))"
    rf"|(?P<one>[二三四五六七八九十两])(?P<onetimes>[万亿千百]*)(?=\s?余?多?[{_UNIT}]))"
)
_ENDLESS: Final = re.compile(rf"\d{{{_LONGEST + 1},}}|[{_NUMERAL}]{{41,}}")
"""Runs that no number is written in; looking for one in them would take as long as they are, squared."""
_VALUE: Final = {ch: value for value, ch in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TIMES: Final = {"十": 10, "百": 100, "千": 1_000, "万": 10**4, "亿": 10**8}


def numbers(text: str, lang: str) -> list[Number]:
    """The numbers of a text in a language (BCP-47), in order, none inside another."""
    plain = _ENDLESS.sub(lambda found: "\ufffc" * len(found[0]), text.translate(_NARROW))
    return list(_chinese(plain) if is_chinese(lang) else _english(plain))


def _english(text: str) -> Iterator[Number]:
    for found in _ENGLISH.finditer(text):
        span = Span(*found.span())
        if len(found[0]) > _LONGEST:
            continue
        if found["digits"]:
            value = _plain(found["digits"]) * _MAGNITUDES.get((found["times"] or "").lower(), 1)
            yield Number(span, value, bool(found["percent"]))
        elif found["words"]:
            yield Number(span, Fraction(_words_value(found["words"].lower())), bool(found["wordspercent"]))
        elif found["part"]:
            yield Number(span, Fraction(_SMALL.get(found["top"].lower(), 1), _PARTS[found["part"].lower()]))
        elif found["half"]:
            yield Number(span, Fraction(1, 2))
        else:
            yield Number(span, Fraction(_month((found["month"] or found["short"]).lower())))


def _chinese(text: str) -> Iterator[Number]:
    for found in _CHINESE.finditer(text):
        span = Span(*found.span())
        if len(found[0]) > _LONGEST:
            continue
        if found["of"]:
            yield Number(span, _any(found["of"]), True)
        elif found["below"]:
            below = _any(found["below"])
            if below:
                yield Number(span, _any(found["above"]) / below)
        elif found["digits"]:
            yield Number(span, _plain(found["digits"]) * _magnitude(found["times"] or ""), bool(found["percent"]))
        elif found["half"]:
            yield Number(span, Fraction(1, 2))
        elif "几" not in found[0]:  # 几十, 几百 are no numbers to compare
            numeral = found["year"] or found["long"] or found["one"]
            yield Number(span, _any(numeral) * _magnitude(found["longtimes"] or found["onetimes"] or ""))


def _plain(digits: str) -> Fraction:
    if digits.isdecimal():
        return Fraction(int(digits))
    whole, _, decimals = re.sub(r"[^\d.]", "", digits).partition(".")
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def _month(name: str) -> int:
    return [month[:3] for month in _MONTHS[0].split("|")].index(name[:3]) + 1


def _words_value(words: str) -> int:
    """The value of English number words: `one hundred and twenty-six`."""
    total = current = 0
    for word in re.split(r"[\s-]+", words):
        if word in _SMALL or word in _TENS:
            current += _SMALL.get(word, _TENS.get(word, 0))
        elif word == "hundred" or word == "dozen":
            current = max(current, 1) * _MAGNITUDES[word]
        elif word in _MAGNITUDES:
            total += max(current, 1) * _MAGNITUDES[word]
            current = 0
    return total + current


def _magnitude(signs: str) -> int:
    value = 1
    for sign in signs:
        value *= _TIMES[sign]
    return value


def _any(numeral: str) -> Fraction:
    """The value of a numeral written in digits or in Chinese, `三点五` included."""
    if numeral[:1].isdigit() and numeral[:1].isascii():
        return _plain(numeral)
    whole, _, decimals = numeral.partition("点")
    value = Fraction(_chinese_whole(whole))
    if decimals:
        value += Fraction("0." + "".join(str(_VALUE.get(ch, 0)) for ch in decimals))
    return value


def _chinese_whole(numeral: str) -> int:
    """The value of a Chinese numeral below ten thousand; one without 十百千 is read digit by digit (二〇一二)."""
    if not any(ch in "十百千" for ch in numeral):
        return int("".join(str(_VALUE[ch]) for ch in numeral if ch in _VALUE) or "0")
    total = digit = 0
    for ch in numeral:
        if ch in _VALUE:
            digit = _VALUE[ch]
        else:
            total += (digit or 1) * _TIMES[ch]
            digit = 0
    return total + digit
