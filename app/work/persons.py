"""Compare authors as records name them: in letters or characters, whole or with initials, surname first or last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.formats import pinyin

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTERS = re.compile(r"[^\W\d_]+")
_INITIALS = re.compile(r"[^\W\d_](?:[\s.\-]*[^\W\d_]){0,3}\.?")
_ROMANISED = (("lyu", "lu"), ("lv", "lu"), ("lue", "lue"), ("nyu", "nu"), ("nv", "nu"))


@dataclass(frozen=True, slots=True)
class Person:
    """A name in small plain letters: surname, given name joined, the letters its parts begin with."""

    family: str
    given: str
    initials: str
    short: bool
    """Only initials of the given name are known."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two lists of authors compare."""

    both: bool
    """Both records name authors."""
    agree: bool
    """The first is the same and so are most others."""
    all: bool
    """All that the shorter list names are in the other."""
    matched: int
    uneven: bool
    """One list is longer."""


NOBODY = Agreement(False, False, False, 0, False)


@lru_cache(maxsize=100_000)
def person(family: str, given: str, literal: str) -> Person:
    """Make a name comparable; an organisation's is all surname."""
    whole = literal or f"{family}{given}"
    if _HAN.search(whole):
        sounds = pinyin.syllables(whole)
        return Person(sounds[0], "".join(sounds[1:]), "".join(s[0] for s in sounds[1:]), False)
    if literal:
        return Person("".join(_LETTERS.findall(pinyin.latin(literal))), "", "", False)
    parts = _LETTERS.findall(pinyin.latin(given))
    bare = given.strip()
    short = bool(bare) and bool(_INITIALS.fullmatch(bare)) and (bare.isupper() or len(bare) == 1)
    letters = "".join(parts) if short else "".join(part[0] for part in parts)
    return Person(_romanised("".join(_LETTERS.findall(pinyin.latin(family)))), "".join(parts), letters, short)


def _romanised(family: str) -> str:
    """A surname with ü in one spelling: Lü, Lv and Lyu are written lu."""
    return next((plain for spelling, plain in _ROMANISED if family == spelling), family)


def same(a: Person, b: Person) -> bool:
    """Say whether two names can be one person's."""
    if a.family == b.family and a.family:
        if not a.given or not b.given or a.given == b.given:
            return True
        if a.short or b.short:
            return _prefix(a.initials, b.initials) or _prefix(a.given[:1], b.given[:1])
        return len(min(a.given, b.given, key=len)) > 1 and _prefix(a.given, b.given)
    # surname and given name the other way round
    return bool(a.given and b.given) and a.family == b.given and a.given == b.family


def _prefix(one: str, other: str) -> bool:
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def compare(ours: Sequence[Person], theirs: Sequence[Person]) -> Agreement:
    """Compare two lists of authors, in any order but for the first."""
    if not ours or not theirs:
        return NOBODY
    few, many = sorted((ours, theirs), key=len)
    left = list(many)
    matched = 0
    for one in few:
        at = next((n for n, other in enumerate(left) if same(one, other)), None)
        if at is not None:
            del left[at]
            matched += 1
    first = same(ours[0], theirs[0])
    return Agreement(
        True,
        first and matched * 5 >= len(few) * 3,
        first and matched == len(few),
        matched,
        len(ours) != len(theirs),
    )
