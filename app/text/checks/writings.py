"""Everything else that a number may rightly be written as: short signs for millions, school years, times more, hours for days.

Lengths of time are compared as such: each is told as a negative number of minutes, which no other number can be, so that 24
months meet 两年 and 28 days don't meet 4天.
"""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from app.text.span import Span

_SHORT: Final = re.compile(r"\s?(bn|tn|mn|m|k)\b")
_TIMES: Final = {"bn": 10**9, "tn": 10**12, "mn": 10**6, "m": 10**6, "k": 10**3}
_MONEY: Final = re.compile(r"(?:[£$€¥]|\b(?:US|USD|GBP|EUR|RMB|CNY|HK)\$?)\s?$")
_SCHOOL_YEAR: Final = re.compile(r"((?:19|20)\d\d)[/／–—-]$")
_AFTERNOON: Final = re.compile(r"(?::\d\d)?\s?p\.?\s?m\b", re.IGNORECASE)
_MORE_TIMES: Final = re.compile(r"\s?(?:多|余)?倍")
_UP_TO: Final = re.compile(r"[至到为是达的约成]\s?约?$")
_DAY: Final = 1440
_UNITS: Final = (
    (re.compile(r"[\s-]*(?:minutes?|mins?)\b|\s?分钟"), 1),
    (re.compile(r"[\s-]*(?:hours?|hrs?|h)\b|\s?(?:个小时|小时|个钟头)"), 60),
    (re.compile(r"[\s-]*days?\b|\s?天"), _DAY),
    (re.compile(r"[\s-]*(?:weeks?|wks?)\b|\s?(?:周|个星期|星期)(?!岁)"), 7 * _DAY),
    (re.compile(r"[\s-]*(?:months?|mo)\b|\s?个月"), 30 * _DAY),
    (re.compile(r"[\s-]*(?:years?|yrs?)\b|\s?年(?![代级度初中底])"), 360 * _DAY),
)
_HALVES: Final = re.compile(
    r"(?P<whole>\d+|[一二两三四五六七八九十])(?:(?P<unit>年|天|小时|周)半|个半(?P<other>小时|月|钟头|星期))"
)
_HALF_UNITS: Final = {
    "年": 360 * _DAY, "天": _DAY, "小时": 60, "周": 7 * _DAY, "月": 30 * _DAY, "钟头": 60, "星期": 7 * _DAY,
}  # fmt: skip
_AND_A_HALF: Final = re.compile(
    r"\b(?P<whole>an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})\s(?:(?P<unit>years?|months?|weeks?|days?|hours?)\s)?"
    r"and\sa\shalf\b",
    re.IGNORECASE,
)
_ENGLISH: Final = {
    word: value for value, word in enumerate(re.split(" ", "one two three four five six seven eight nine ten"), 1)
}
_SHARE: Final = re.compile("([一二三四五六七八九])成([一二三四五六七八九半])")
_VULGAR: Final = re.compile(r"(?P<whole>(?<![\d.,])\d{1,3})?\s?(?P<part>[½⅓⅔¼¾⅕⅛])")
_DIGITS: Final = {ch: value for value, ch in enumerate("零一二三四五六七八九十")} | {"两": 2}
_ROUGHLY: Final = re.compile(r"\b(?:several|few|many|some|couple of)\s$", re.IGNORECASE)
_BARE: Final = re.compile(r"(?:hundred|thousand|million|billion|dozen)$", re.IGNORECASE)


class Half(NamedTuple):
    """A length of time that ends in a half: where, how many, and all it may be written as."""

    span: Span
    value: Fraction
    values: frozenset[Fraction]


def other_values(text: str, span: Span, value: Fraction, chinese: bool) -> Iterator[Fraction]:
    """The values that a number of a sentence may stand for besides its own."""
    before, after = text[max(0, span.start - 12) : span.start], text[span.end : span.end + 16]
    yield from _lengths(value, after)
    if chinese:
        if after.lstrip()[:1] == "‰":
            yield from (value / 10, value / 1000)
        if _MORE_TIMES.match(after) and not _UP_TO.search(before):
            yield value + 1
        return
    short = _SHORT.match(after)
    if short and (short[1] in {"bn", "tn"} or _MONEY.search(before) or (short[1] == "k" and short[0] == "k")):
        yield value * _TIMES[short[1]]
    year = _SCHOOL_YEAR.search(before)
    if year and value < 100 and span.end - span.start == 2:
        yield int(year[1]) // 100 * 100 + value
    if value <= 11 and _AFTERNOON.match(after):
        yield value + 12


def halves(text: str, chinese: bool) -> list[Half]:
    """What ends in a half: the Chinese 两年半 and 一个半小时, the English `two and a half` and `a year and a half`."""
    found = []
    if not chinese:
        for one in _AND_A_HALF.finditer(text):
            word = one["whole"].lower()
            value = (Fraction(word) if word.isdecimal() else Fraction(_ENGLISH.get(word, 1))) + Fraction(1, 2)
            span, unit = Span(*one.span()), one["unit"] or text[one.end() : one.end() + 16]
            found.append(Half(span, value, frozenset([value, *_lengths(value, f" {unit}"), *_months(value, unit)])))
        return found
    for one in _HALVES.finditer(text):
        whole = _DIGITS.get(one["whole"])
        value = Fraction(int(one["whole"]) if whole is None else whole) + Fraction(1, 2)
        size = _HALF_UNITS[one["unit"] or one["other"]]
        months = [value * 12] if one["unit"] == "年" else []
        found.append(Half(Span(*one.span()), value, frozenset([value, -value * size, *months])))
    return found


def _months(value: Fraction, unit: str) -> Iterator[Fraction]:
    if unit.strip().startswith("year"):
        yield value * 12


def vulgar(text: str) -> list[Half]:
    """Numbers written with a fraction in one character: 3½."""
    found = []
    for one in _VULGAR.finditer(text):
        part = Fraction(unicodedata.numeric(one["part"])).limit_denominator(10)
        value = int(one["whole"] or 0) + part
        after = text[one.end() : one.end() + 16]
        found.append(
            Half(Span(*one.span()), value, frozenset([value, *_lengths(value, after), *_months(value, after)]))
        )
    return found


def shares(text: str) -> list[Half]:
    """Chinese tenths with their hundredths: 八成五 is 85 %."""
    found = []
    for one in _SHARE.finditer(text):
        value = Fraction(10 * _DIGITS[one[1]] + (5 if one[2] == "半" else _DIGITS[one[2]]))
        found.append(Half(Span(*one.span()), value, frozenset([value, value / 100])))
    return found


def rough(text: str, span: Span) -> bool:
    """Whether an English number is only a size: several thousand, a few hundred."""
    return bool(_BARE.match(span.of(text).strip())) and bool(
        _ROUGHLY.search(text[max(0, span.start - 12) : span.start])
    )


def _lengths(value: Fraction, after: str) -> Iterator[Fraction]:
    """A length of time in minutes, below nought; four weeks may be a month, and so on."""
    for unit, minutes in _UNITS:
        if value and unit.match(after):
            yield -value * minutes
            if minutes == 7 * _DAY and value % 4 == 0:
                yield -value / 4 * 30 * _DAY
            if minutes == 7 * _DAY and value % 26 == 0:
                yield -value / 52 * 360 * _DAY
            if minutes == _DAY and value in (365, 366):
                yield Fraction(-360 * _DAY)
