"""Whether two texts look like one text in two languages, or like two different ones.

Links of a wrong pair of texts share few words, and hardly more than any two of their sentences do. So the words met within
the links are weighed against the words that the same sentences would meet in the other links by chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np

from app.text.align import Link, align
from app.text.languages import CHINESE, ENGLISH, guess, is_chinese, matches
from app.text.lexicon import Lexicon, basic
from app.text.side import CHARACTERS, Floats, Side
from app.text.witnesses import Reading

SAME: Final = "same"
OTHER: Final = "other"
UNKNOWN: Final = "unknown"
EMPTY: Final = "empty"
LANGUAGE: Final = "language"

LEAST: Final = 0.17
"""Below this score two texts are said not to look like the same text. Measured: two free translations of one third text reach
0.18 and more, abstracts at least 0.30; abstracts of other studies reach 0.21 at most, nearly always less than 0.10."""
LEAST_OF_FEW: Final = 0.08
"""The same for texts of less than four sentences; between the two nothing is said of them."""
_MOST_LINKS: Final = 60
_FEW: Final = 4
_UNEVEN: Final = 3
_FEWEST: Final = 8.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far two texts look like the same one: `score` from 0 to 1, and what to say of it.

    `same`; `other`: these do not look like the same text; `unknown`: too few words to tell, or hardly
    a part of it is there yet; `empty`: a side holds no words;
    `language`: a side is not in the language it is said to be in (`side` 0 or 1).
    """

    verdict: str
    score: float
    side: int | None = None


def likeness(
    left: Sequence[str],
    right: Sequence[str],
    langs: tuple[str, str] = ("en", "zh-Hans"),
    lexicon: Lexicon | None = None,
    links: Sequence[Link] | None = None,
) -> Likeness:
    """Judge two lists of sentences; `links` are those of `align` where they are known already."""
    sides = (left, right)
    for side, sentences in enumerate(sides):
        if not any(ch.isalnum() for sentence in sentences for ch in sentence):
            return Likeness(EMPTY, 0.0, side)
    for side, sentences in enumerate(sides):
        if _foreign("\n".join(sentences), langs[side]):
            return Likeness(LANGUAGE, 0.0, side)
    known = lexicon or basic()
    found = links if links is not None else align(left, right, langs, known)
    score, words = _score(left, right, found, Reading(langs, known))
    few = min(len(left), len(right)) < _FEW
    if score >= LEAST:
        return Likeness(SAME, score)
    sizes = sorted(
        sum(map(len, sentences)) * (3 if is_chinese(lang) else 1) for sentences, lang in zip(sides, langs, strict=True)
    )
    if words < _FEWEST or (few and (score >= LEAST_OF_FEW or sizes[1] > _UNEVEN * sizes[0])):
        return Likeness(UNKNOWN, score)
    return Likeness(OTHER, score)


def _foreign(text: str, lang: str) -> bool:
    """Whether a text is surely in another language than the tag says; only English and Chinese are told."""
    seen = guess(text)
    if is_chinese(lang):
        return not is_chinese(seen)
    return matches(ENGLISH, lang) and (matches(CHINESE, seen) or seen != ENGLISH)


def _score(left: Sequence[str], right: Sequence[str], links: Sequence[Link], reading: Reading) -> tuple[float, float]:
    """How much more the sentences of a link share than others do, by the part of the text that is linked; and how many words spoke."""
    both = [link for link in links if link.left and link.right]
    if not both:
        return 0.0, float(sum(map(len, left)))
    if len(both) > _MOST_LINKS:
        both = [both[at * len(both) // _MOST_LINKS] for at in range(_MOST_LINKS)]
    ours = [" ".join(left[i] for i in link.left) for link in both]
    theirs = [" ".join(right[j] for j in link.right) for link in both]
    shares = [_share(side) for side in reading.witnesses(ours, theirs)]
    words = sum(weight for _, _, weight in shares)
    if not words:
        return 0.0, 0.0
    own = sum(own for own, _, _ in shares) / words
    chance = sum(other for _, other, _ in shares) / words
    linked = _linked(left, [i for link in links if link.right for i in link.left])
    linked *= _linked(right, [j for link in links if link.left for j in link.right])
    return max(0.0, (own - chance) / max(0.05, 1.0 - chance)) * sqrt(linked), words


def _share(side: Side) -> tuple[float, float, float]:
    """How much of a side's words is met in their own link, how much in the others on average, and how much there is."""
    if not len(side.sentence):
        return 0.0, 0.0, 0.0
    weight: Floats = side.size * np.where(side.kind == CHARACTERS, 0.5, 1.0) * np.exp(-0.2 * side.common)
    count = side.found.shape[1]
    own = side.found[np.arange(len(side.sentence)), side.sentence]
    others = (side.found.sum(axis=1) - own + 0.1) / max(count - 1, 1)
    return float(weight @ own), float(weight @ np.minimum(others, 1.0)), float(weight.sum())


def _linked(sentences: Sequence[str], numbers: Sequence[int]) -> float:
    """The part of a side's letters that stands in a link."""
    whole = sum(map(len, sentences))
    return sum(len(sentences[number]) for number in numbers) / max(1, whole)
