"""The numbers of a sentence as a translator compares them: with everything each may rightly be written as.

On top of `app.text.numbers`: 1500多万, ranges that share a unit (3-5万), fractions (17/38), powers of ten, months, decades,
tenths (八成), names that hold digits (COVID-19), enumerators, and ordinals.
"""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from typing import Final, NamedTuple

from app.text.checks.writings import Half, halves, other_values, rough, shares, vulgar
from app.text.languages import is_chinese
from app.text.numbers import Number, numbers
from app.text.span import Span


class Quantity(NamedTuple):
    """One number of a sentence: where, every value it may stand for, and how much its loss would weigh.

    `firm`: written in digits, a percentage, or more than twelve. `loose`: part of a name, an enumerator or an ordinal, never
    reported for itself. `month`: the name or number of a month.
    """

    span: Span
    value: Fraction
    values: frozenset[Fraction]
    percent: bool
    firm: bool
    loose: bool = False
    month: bool = False
    open: bool = False
    ordinal: bool = False


_SCIENCE: Final = re.compile(
    r"(?<![A-Za-z\d.])10(?:\s?\^\s?[(]?[-−]?\d{1,3}\)?|[⁰¹²³⁴-⁹⁻]{1,4})|(?<![A-Za-z\d.])\d+(?:\.\d+)?\s?(?:[×xX*]\s?10\s?\^?\s?[\^(]?[-−–]?[\d⁰¹²³⁴-⁹⁻]{1,3}\)?|[eE][-−]?\d{1,3})(?![\d.])"
)
_MINUS: Final = str.maketrans("−–", "--")
_WHOLES: Final = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9}
_HALF_A: Final = re.compile(rf"\bhalf\s+a\s+({'|'.join(_WHOLES)})\b", re.IGNORECASE)
_MORE: Final = re.compile(r"([\d一二三四五六七八九十百千两])(\s?)([多余来])([百千万亿])")
_SPACED: Final = re.compile(r"(?<![\d.,\u2009])[1-9]\d{0,2}(?: \d{3})+(?!\d|\.\d)")
_NAME_BEFORE: Final = re.compile(r"[A-Za-z\u0370-\u03ff][A-Za-z0-9_+.]*[-‐‑–]?$")
_NAME_AFTER: Final = re.compile(r"[-‐‑]?[A-Z]{1,3}\d*(?![a-z])|[A-Z][a-z]*\d|p\d|q\d")
_RANGE: Final = re.compile(r"\s?(?:[-‐‑–—~～－]|至|到|to|or|and|、|,|，|或|和)\s?")
_CHEMICAL: Final = frozenset("烷烯炔醇酸酮醛酯碳指肠合日咳字金")
_ROUGH: Final = re.compile(r"[几数]\s?$")
_NTH: Final = re.compile("第([二三四五六七八九十])(?![一二三四五六七八九十百千]|者)")
_ORDINALS: Final = re.compile(
    r"\b(?:(?P<word>third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)(?!s)|(?P<times>twice|thrice|(?:two|three|four|five|six"
    r"|seven|eight|nine|ten)-?fold))\b",
    re.IGNORECASE,
)
_ORDINAL: Final = {
    w: n for n, w in enumerate(re.split(" ", "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), 3)
}
_FOLD: Final = {
    "twi": 2, "two": 2, "thr": 3, "fou": 4, "fiv": 5, "six": 6, "sev": 7, "eig": 8, "nin": 9, "ten": 10,
}  # fmt: skip
_PLAN: Final = re.compile("十([一二三四五])五(?=[”\"」’']?(?:规划|期间|时期|以来|末|开局))")
_ONES: Final = "一二两三四五六七八九"
_MONTH_WORD: Final = re.compile(r"[A-Za-z]{3,9}\.?$")
_DECADE: Final = re.compile(r"\b(?:1[5-9]|20)\d0['’]?s\b")
_TENS_OF_YEARS: Final = re.compile(r"-?\s?decades?\b")
_MONTHS_LONG: Final = re.compile(r"[\s-]*(?:months?\b|mo\b|个月)")
_WEEKS: Final = re.compile(r"[\s-]*(?:weeks?\b|周)")
_DOZENS: Final = re.compile(r"\bdozens?\b", re.IGNORECASE)


def quantities(text: str, lang: str) -> list[Quantity]:
    """The numbers of a sentence in a language (BCP-47), in order."""
    chinese = is_chinese(lang)
    plain = _MORE.sub(r"\1\4\2\3", text) if chinese else text
    plain = _SPACED.sub(lambda found: found[0].replace(" ", "\u2009"), plain)
    own = [_power(Span(*found.span()), found[0]) for found in _SCIENCE.finditer(plain)]
    own += [_half_more(half) for half in (*halves(plain, chinese), *vulgar(plain))]
    own += list(_plans(plain)) if chinese else []
    own += [_half_more(share) for share in shares(plain)] if chinese else []
    own += [] if chinese else [_half(Span(*found.span()), found[1].lower()) for found in _HALF_A.finditer(plain)]
    found = [number for number in numbers(plain, lang) if not any(number.span.overlaps(q.span) for q in own)]
    following = [*found[1:], None]
    read = [_read(plain, number, after, chinese) for number, after in zip(found, following, strict=False)]
    made = [*own, *(quantity for quantity in read if quantity)]
    made += list((_chinese_ordinals if chinese else _ordinals)(plain, made))
    return sorted(made, key=lambda quantity: quantity.span)


def _read(text: str, number: Number, following: Number | None, chinese: bool) -> Quantity | None:
    """A number as it stands in its sentence; None where it is no number at all (十二烷, 数千)."""
    span, value = number.span, number.value
    before, after = text[max(0, span.start - 24) : span.start], text[span.end : span.end + 16]
    words = span.of(text)
    digits = any(ch.isdigit() and not "\u3007" <= ch <= "\u9fff" for ch in words)
    if chinese and digits and after[:1].isspace():
        after = after[1:]  # 11 月 is said as 11月
    if not chinese and rough(text, span):
        return None
    if not digits and chinese and (after[:1] in _CHEMICAL or _ROUGH.search(before) or "几" in words):
        return None
    month = (
        after[:1] == "月"
        if chinese
        else bool(_MONTH_WORD.match(words)) and not digits and 1 <= value <= 12 and _is_month(words)
    )
    near = chinese and not digits and before[-1:] in _ONES and before[-1:] != "" and len(words.strip()) == 1  # 两三周
    named = digits and (
        _NAME_BEFORE.search(before) is not None or (not number.percent and _NAME_AFTER.match(after) is not None)
    )
    numbered = (
        digits
        and value <= 20
        and before[-1:] in "([（"
        and before[-1:] != ""
        and after[:1] in ")]）"
        and after[:1] != ""
    )
    firm = not month and (digits or number.percent or value > 12)
    open_end = following is not None and bool(_RANGE.fullmatch(text[span.end : following.span.start]))
    percent = number.percent
    values = frozenset(_values(number, after, following if open_end else None, chinese))
    values |= frozenset(other_values(text, span, number.value, chinese))
    decade = not chinese and _DECADE.match(text, span.start) is not None
    return Quantity(
        span, value, values, percent, firm and not decade, named or numbered or decade or near, month, open_end
    )


def _is_month(words: str) -> bool:
    return words[:3].lower() in {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}


def _values(number: Number, after: str, following: Number | None, chinese: bool) -> Iterator[Fraction]:
    """Every value a number may stand for where it is written."""
    value = number.value
    yield value
    if number.percent:
        yield value / 100
    if following is not None and value < 1_000:
        yield from (
            value * times
            for times in (10**3, 10**4, 10**6, 10**8, 10**9)
            if following.value % times == 0 and following.value
        )
        if following.percent:
            yield value / 100
    if _MONTHS_LONG.match(after) and value >= 12 and value % 6 == 0:
        yield value / 12
    if _WEEKS.match(after):
        yield value * 7
    if chinese and after[:1] == "成" and after[1:2] not in ("为", "员", "分", "本", "功", "立", "人", "年"):
        yield value * 10
    if not chinese and _TENS_OF_YEARS.match(after):
        yield value * 10


def _chinese_ordinals(text: str, made: list[Quantity]) -> Iterator[Quantity]:
    """Chinese ordinals before any noun (第六波), that only speak against another one."""
    for found in _NTH.finditer(text):
        span = Span(*found.span())
        if not any(span.overlaps(other.span) for other in made):
            value = Fraction("一二三四五六七八九十".index(found[1]) + 1)
            yield Quantity(span, value, frozenset([value]), False, firm=False, loose=True, ordinal=True)


def _power(span: Span, words: str) -> Quantity:
    """A number with a power of ten, compared by its digits, as how the power is set differs from text to text, or by its value."""
    head = re.match(r"\d+(?:\.\d+)?", words)
    value = Fraction(head[0]) if head else Fraction(0)
    tail = unicodedata.normalize("NFKC", words).translate(_MINUS)
    power = re.search(r"([eE]|10\^?\(?|10)(-?\d{1,3})\)?$", tail)
    values = {value}
    if power and head and head.end() < len(words) - 1:
        whole = Fraction(10) ** int(power[2])
        values.add(whole if words.startswith("10") and "×" not in words else value * whole)
    return Quantity(span, value, frozenset(values), False, firm=True)


def _plans(text: str) -> Iterator[Quantity]:
    """The five-year plans by their number, “十四五”: the fourteenth, of five years."""
    for found in _PLAN.finditer(text):
        value = Fraction(10 + "一二三四五".index(found[1]) + 1)
        yield Quantity(Span(found.start(), found.end() - 1), value, frozenset([value]), False, firm=True)
        five = Fraction(5)
        yield Quantity(Span(found.end() - 1, found.end()), five, frozenset([five]), False, firm=False, loose=True)


def _half_more(half: Half) -> Quantity:
    """Two years and a half, three and a half, 3½."""
    return Quantity(half.span, half.value, half.values, False, firm=False)


def _half(span: Span, whole: str) -> Quantity:
    """Half a million, half a dozen."""
    value = Fraction(_WHOLES[whole], 2)
    return Quantity(span, value, frozenset([value]), False, firm=value > 12)


def _ordinals(text: str, made: list[Quantity]) -> Iterator[Quantity]:
    """English ordinals and multiples, that only speak against another number."""
    for found in _ORDINALS.finditer(text):
        span = Span(*found.span())
        if not any(span.overlaps(other.span) for other in made):
            word = found[0].lower()
            value = Fraction(_ORDINAL.get(word) or _FOLD[word[:3]])
            yield Quantity(span, value, frozenset([value]), False, firm=False, loose=True, ordinal=True)
