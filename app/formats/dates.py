"""Read a year or a date as people and programs write it: 2019, 1948/07//, c. 2009, 2019年5月, 民国三十八年, Mar 3."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from app.formats.citation import day_of, month_of

EARLIEST, LATEST = 1000, 2100
MINGUO = 1911
"""The year before the first of the Chinese republic, whose years 民国 counts."""

_DIGITS = {ch: n for n, ch in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}
_PLAIN = re.compile(r"(?P<year>\d{4})(?:\.0+)?(?:\s?[/.,年-]\s?(?P<rest>.*)|\s+(?P<words>.*))?", re.DOTALL)
_YEAR_LAST = re.compile(
    r"(?:(?P<before>\d{1,2})(?:st|nd|rd|th)?[\s-])?(?P<month>[A-Za-z]{3,9})\.?(?P<range>\s?[-–/]\s?[A-Za-z]{3,9}\.?)?"
    r"(?:\s(?P<after>\d{1,2})(?:st|nd|rd|th)?)?,?[\s-]?(?P<year>\d{4})"
)
"""4 March 2020, March 4, 2020, Mar-Apr 2020, Mar2020."""
_IN_ONE = re.compile(r"(\d{4})(\d\d)(\d\d)?")
_DAY_FIRST = re.compile(r"(\d\d?)([./])(\d\d?)\2(\d{4})")
_CLOCK = re.compile(r"(?<=\d)[T ]\d\d:\d\d\S{0,20}$")
_PARTS = re.compile(r"[\s/.,年月日-]+")
_MINGUO = re.compile(r"民[国國]\s?(?P<year>[〇○零一二三四五六七八九十百元\d]{1,5})\s?年?")
_HAN_YEAR = re.compile(r"[〇○零一二三四五六七八九]{4}(?=年|$)")
_ANYWHERE = re.compile(r"(?<!\d)(1[0-9]\d\d|20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as far as it could be read; `plain` is False where more was written than the date itself."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    plain: bool = True


def read_date(words: str) -> Dated:
    """Read a date; `year` is None where there is none to be read."""
    told = _CLOCK.sub("", " ".join(unicodedata.normalize("NFKC", words[:200]).split()))
    if not told:
        return Dated()
    if told.rstrip("/")[-1:].isdigit():
        dated = _in_one(told.rstrip("/")) or _year_last(told) or _day_first(told)
        if dated is not None:
            return dated
    found = _PLAIN.fullmatch(told)
    if found is not None and EARLIEST <= int(found["year"]) <= LATEST:
        month, day, plain = _month_day(found["rest"] or found["words"] or "")
        return Dated(int(found["year"]), month, day, plain)
    year = _minguo(told) or _han(told)
    if year is not None:
        return Dated(year, plain=False)
    somewhere = _ANYWHERE.search(told)
    if somewhere is not None and EARLIEST <= int(somewhere[1]) <= LATEST:
        return Dated(int(somewhere[1]), plain=False)
    return Dated(plain=False)


def _in_one(told: str) -> Dated | None:
    """Read 20200304 or 202003, or return None."""
    found = _IN_ONE.fullmatch(told)
    if found is None or not EARLIEST <= int(found[1]) <= LATEST or not 1 <= int(found[2]) <= 12:
        return None
    return Dated(int(found[1]), int(found[2]), day_of(found[3]) if found[3] else None)


def _day_first(told: str) -> Dated | None:
    """Read 15.11.2004, 15/11/2004 and 11/15/2004; None where it cannot be told which of two numbers is the month."""
    found = _DAY_FIRST.fullmatch(told)
    if found is None or not EARLIEST <= int(found[4]) <= LATEST:
        return None
    first, second = int(found[1]), int(found[3])
    if found[2] == "/" and first <= 12 and second > 12:
        first, second = second, first
    elif (found[2] == "/" and first <= 12) or second > 12:
        return None
    return Dated(int(found[4]), month_of(str(second)), day_of(str(first)))


def _year_last(told: str) -> Dated | None:
    """Read a date whose year stands last and whose month is a word, or return None."""
    found = _YEAR_LAST.fullmatch(told)
    month = month_of(found["month"]) if found is not None else None
    if found is None or month is None or not EARLIEST <= int(found["year"]) <= LATEST:
        return None
    day = day_of(found["before"] or found["after"]) if found["before"] or found["after"] else None
    return Dated(int(found["year"]), month, day, plain=found["range"] is None)


def read_month_day(words: str) -> tuple[int | None, int | None]:
    """Read a month and a day without a year: "Mar 3", "JUN 8", "03-15", "5"."""
    month, day, _ = _month_day(" ".join(unicodedata.normalize("NFKC", words[:200]).split()))
    return month, day


def _month_day(words: str) -> tuple[int | None, int | None, bool]:
    """Read what follows a year; False where it holds more than a month and a day."""
    parts = [p for p in _PARTS.split(words) if p and p.strip("0")]
    if not parts:
        return None, None, True
    month = month_of(parts[0])
    if month is None and len(parts) > 1 and day_of(parts[0]) and month_of(parts[1]) and not parts[1].isdigit():
        parts = [parts[1], parts[0], *parts[2:]]  # "3 Mar"
        month = month_of(parts[0])
    if month is None:
        return None, None, False
    day = day_of(parts[1]) if len(parts) > 1 else None
    return month, day, len(parts) == 1 + (day is not None)


def _minguo(words: str) -> int | None:
    found = _MINGUO.search(words)
    if found is None:
        return None
    count = int(found["year"]) if found["year"].isascii() else _number(found["year"])
    return MINGUO + count if count and 1 <= count <= 150 else None


def _number(words: str) -> int:
    """Read a Chinese numeral below 1000, or digits in a row."""
    if not any(ch in "十百" for ch in words):
        return int("".join(str(_DIGITS.get(ch, 0)) if not ch.isdigit() else ch for ch in words) or "0")
    total, digit = 0, 0
    for ch in words:
        if ch in "十百":
            total += (digit or 1) * (10 if ch == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.get(ch, 0)
    return total + digit


def _han(words: str) -> int | None:
    found = _HAN_YEAR.search(words)
    if found is None:
        return None
    year = int("".join(str(_DIGITS[ch]) for ch in found[0]))
    return year if EARLIEST <= year <= LATEST else None
