"""Two texts with their sentence pairs, as the checker reads them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from app.text.languages import ENGLISH, HAN, is_chinese, matches
from app.text.scripts import simplified
from app.text.span import Span

LEFT: Final = "left"
RIGHT: Final = "right"

_UNITS: Final = re.compile(rf"[{HAN}]|[^\W\d_{HAN}]+(?:['’\-][^\W\d_{HAN}]+)*|\d[\d.,]*")


class Pair(NamedTuple):
    """Sentences that answer each other, as spans of the two texts; an empty side is left out there."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Bitext:
    """A text and its translation with their pairs in order; languages are BCP-47 tags, `translated` names the side that was made."""

    left: str
    right: str
    langs: tuple[str, str]
    pairs: tuple[Pair, ...]
    translated: str = RIGHT


_ALIKE: Final = {0xFF01 + at: 0x21 + at for at in range(94) if chr(0x21 + at).isalnum() or chr(0x21 + at) == "%"}


class Stretch:
    """The words of one side of a pair as one string, with the way back to the offsets of the whole text.

    Full-width letters and digits are read as plain ones, traditional characters as simplified: one for one, so that offsets hold.
    """

    def __init__(self, text: str, spans: Iterable[Span], chinese: bool = False) -> None:
        self.spans = tuple(spans)
        plain = " ".join(span.of(text) for span in self.spans).translate(_ALIKE)
        self.text = simplified(plain) if chinese else plain
        self._begins: list[int] = []
        at = 0
        for span in self.spans:
            self._begins.append(at)
            at += span.end - span.start + 1

    def __bool__(self) -> bool:
        return any(not ch.isspace() for ch in self.text)

    @property
    def whole(self) -> Span | None:
        """From the first sentence's start to the last one's end, or None where the side is empty."""
        return Span(self.spans[0].start, self.spans[-1].end) if self.spans else None

    def stored(self, span: Span) -> Span:
        """Where some words of the string stand in the whole text; `span` is not empty."""
        return Span(self._place(span.start), self._place(span.end - 1) + 1)

    def _place(self, at: int) -> int:
        piece = max(0, bisect_right(self._begins, at) - 1)
        own = self.spans[piece]
        return min(own.end - 1, own.start + at - self._begins[piece])


class Couple:
    """One pair made ready for the rules, in the order source and translation, and English and Chinese."""

    def __init__(self, position: int, pair: Pair, bitext: Bitext) -> None:
        self.position = position
        self.confidence = pair.confidence
        self.left = Stretch(bitext.left, pair.left, is_chinese(bitext.langs[0]))
        self.right = Stretch(bitext.right, pair.right, is_chinese(bitext.langs[1]))
        self._english_left = not is_chinese(bitext.langs[0])

    @property
    def english(self) -> Stretch:
        """The side that isn't Chinese (the left one where neither is)."""
        return self.left if self._english_left else self.right

    @property
    def chinese(self) -> Stretch:
        """The Chinese side (the right one where neither is)."""
        return self.right if self._english_left else self.left

    @property
    def length(self) -> int:
        """The code points of the longer side."""
        return max(len(self.left.text), len(self.right.text))

    @property
    def answered(self) -> bool:
        """Whether both sides hold something."""
        return bool(self.left) and bool(self.right)


def couples(bitext: Bitext) -> list[Couple]:
    """The pairs of a bitext, those with nothing on either side left out."""
    made = (Couple(at, pair, bitext) for at, pair in enumerate(bitext.pairs))
    return [couple for couple in made if couple.left or couple.right]


def english_and_chinese(langs: tuple[str, str]) -> bool:
    """Whether the two languages are English and Chinese, in either order."""
    return any(matches(ENGLISH, one) and is_chinese(other) for one, other in (langs, langs[::-1]))


def size(words: str) -> int:
    """How much some words hold: Chinese characters, words and numbers, counted alike."""
    return sum(1 for _ in _UNITS.finditer(words))


def holes(text: str, spans: Sequence[Span]) -> str:
    """The text with some spans blanked, so that what is left keeps its offsets."""
    parts, at = [], 0
    for span in sorted(spans):
        if span.end > at:
            begin = max(at, span.start)
            parts += [text[at:begin], " " * (span.end - begin)]
            at = span.end
    return "".join([*parts, text[at:]])
