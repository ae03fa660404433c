"""Say where a quoted passage stands without quoting it, and find the place again in someone else's copy of the text.

A mark holds a hash of the quoted words in their matching form, their length, the same of the context on both sides, and
the offset as a hint. It is how a coding pack attaches to a text that it may not carry (decision 10).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from app.text.fold import Folded, folded
from app.text.span import Span

CONTEXT: Final = 24
_TELLING: Final = 12
_BASE: Final = 1_099_511_628_211
_WRAP: Final = 2**64


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a quote stands in a text that isn't carried along.

    `quote` is the SHA-256 of the quote's matching form, `length` its length there; `before` and `after` are those of
    the 24 folded code points on each side (fewer at the text's ends); `rolling` is a quick sum to search by; `hint` is the
    offset in code points of the text it was made on.
    """

    quote: str
    length: int
    before: str
    after: str
    rolling: int
    hint: int


def mark(text: str, start: int, end: int) -> Mark:
    """The mark of `text[start:end]`; ValueError where no letter is in it."""
    quote = folded(text[start:end])
    if not quote:
        raise ValueError("a mark needs at least one character that is not white space")
    before = folded(text[max(0, start - 40 * CONTEXT) : start])[-CONTEXT:]
    after = folded(text[end : end + 40 * CONTEXT])[:CONTEXT]
    return Mark(_hash(quote), len(quote), _hash(before), _hash(after), _sum(quote), start)


def place(text: str, wanted: Mark) -> Span | None:
    """Where the marked words stand in this text, or None: exactly at the hint, else the one place they can be meant."""
    return place_all(text, [wanted])[0]


def place_all(text: str, wanted: Sequence[Mark]) -> list[Span | None]:
    """Where each of several marks stands in one text, in their order; None for one that has no place or more than one."""
    copy = _Copy(text)
    return [copy.place(one) for one in wanted]


class _Copy:
    """A copy of a text, folded once and made quick to search."""

    def __init__(self, text: str) -> None:
        self.form = Folded(text)
        codes = np.array([ord(ch) for ch in self.form.text], dtype=np.uint64)
        self._powers = np.array(_powers(len(codes) + 1), dtype=np.uint64)
        self._sums = np.zeros(len(codes) + 1, dtype=np.uint64)
        np.cumsum(codes * self._powers[:-1], out=self._sums[1:])

    def place(self, wanted: Mark) -> Span | None:
        at = self.form.at(wanted.hint)
        if self._holds(at, wanted):
            span = self._stored(at, wanted)
            if span is not None and span.start == wanted.hint:
                return span
        places = [at for at in self._candidates(wanted) if self._holds(at, wanted)]
        if len(places) == 1:
            sure = wanted.length >= _TELLING or self._agreeing(places[0], wanted) > 0
            return self._stored(places[0], wanted) if sure else None
        for sides in (2, 1):
            agreeing = [at for at in places if self._agreeing(at, wanted) >= sides]
            if agreeing:
                return self._stored(agreeing[0], wanted) if len(agreeing) == 1 else None
        return None

    def _candidates(self, wanted: Mark) -> list[int]:
        """Places whose quick sum fits; nearly always exactly the right ones."""
        last = len(self.form.text) - wanted.length
        if last < 0:
            return []
        sums = self._sums[wanted.length :] - self._sums[: last + 1]
        fits = sums == self._powers[: last + 1] * np.uint64(wanted.rolling % _WRAP)
        return [int(at) for at in np.flatnonzero(fits)]

    def _holds(self, at: int, wanted: Mark) -> bool:
        found = self.form.text[at : at + wanted.length]
        return len(found) == wanted.length and _hash(found) == wanted.quote

    def _agreeing(self, at: int, wanted: Mark) -> int:
        """On how many sides (0 to 2) the context is the one that was marked."""
        before = self.form.text[max(0, at - CONTEXT) : at]
        end = at + wanted.length
        after = self.form.text[end : end + CONTEXT]
        return (_hash(before) == wanted.before) + (_hash(after) == wanted.after)

    def _stored(self, at: int, wanted: Mark) -> Span | None:
        """The stored offsets, unless the words begin or end inside one stored character."""
        span = self.form.stored(at, at + wanted.length)
        return span if len(folded(span.of(self.form.source))) == wanted.length else None


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _sum(words: str) -> int:
    """The quick sum of folded words: code points times rising powers of one base, modulo 2**64."""
    return sum(ord(ch) * power for ch, power in zip(words, _powers(len(words)), strict=True)) % _WRAP


def _powers(count: int) -> list[int]:
    powers, power = [], 1
    for _ in range(count):
        powers.append(power)
        power = power * _BASE % _WRAP
    return powers
