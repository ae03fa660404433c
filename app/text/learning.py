"""Learn from coded words which codes they carry: a small linear model, one weight a feature and code.

Features are English words and neighbours of two, and Chinese neighbours of two and three characters, each counted once in
a passage. The weight of a feature for a code is the logarithm of how much likelier the feature is in passages that carry
the code than in those that don't (naive Bayes, one code against the rest, with Laplace's smoothing; Manning, Raghavan,
Schütze, Introduction to Information Retrieval, 2008, chapter 13). Training is counting, so a hundred thousand passages
cost seconds, and how a passage would have been answered without itself is known exactly (its own counts are taken off).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from app.text.languages import HAN
from app.text.scripts import simplified

TOKEN: Final = re.compile(rf"[{HAN}]+|[^\W\d_]+")
_HAN: Final = re.compile(f"[{HAN}]")
_EMPTY_WORDS: Final = (
    "a an and are as at be been between both but by can could did do does for from had has have how if in into is it its"
    " may more most no nor not of on one only or other our s so some such than that the their them then there these they"
    " this those through to too under up was we were what when where which while who whose will with within would"
)
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())
_BETWEEN: Final = frozenset("的了和与及或在是为对中其被把等也都而并从以于")
"""Characters that join words: what holds one is no word."""
_SHORTEST: Final = 2
SMOOTHING: Final = 0.3
LEAST_PASSAGES: Final = 2
"""A code that stands on fewer passages is not learnt: one example is no pattern."""
MOST: Final = 3
"""So many codes are guessed at most."""
TOLD: Final = 3
"""So many of the weightiest words are told as the reason."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A code the words may carry: its margin over the bar, and the words that weighed most for it."""

    code: int
    score: float
    words: tuple[str, ...]


def features(text: str) -> frozenset[str]:
    """The features of some words in either language; empty where there is nothing to learn from."""
    found: set[str] = set()
    for token in TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()):
        if _HAN.match(token):
            run = simplified(token)
            for size in (2, 3):
                pieces = (run[at : at + size] for at in range(len(run) - size + 1))
                found.update(one for one in pieces if not _BETWEEN.intersection(one))
    latin = [stem(one) for one in _latin(text)]
    found.update(one for one in latin if one and one not in _EMPTY)
    found.update(f"{a} {b}" for a, b in pairwise(latin) if a and b and not (a in _EMPTY or b in _EMPTY))
    return frozenset(found)


def _latin(text: str) -> list[str]:
    """The Latin words in lower case, in order; shorter ones than two letters are kept as gaps."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [one if len(one) >= _SHORTEST else "" for one in TOKEN.findall(plain) if not _HAN.match(one)]


def _written(text: str) -> dict[str, str]:
    """Features of Latin words as the text writes them."""
    latin = _latin(text)
    found = {stem(one): one for one in latin}
    found.update({f"{stem(a)} {stem(b)}": f"{a} {b}" for a, b in pairwise(latin)})
    return found


def stem(word: str) -> str:
    """A word without the commonest English endings; short words stay."""
    for ending, least in (("ies", 3), ("ing", 4), ("ed", 4), ("es", 4), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            cut = word[: -len(ending)]
            return cut + "y" if ending == "ies" else cut
    return word


class Learnt:
    """What coded passages taught. Counts lie feature by feature: which codes met it how often."""

    def __init__(self, codes: Sequence[int]) -> None:
        self.codes = list(codes)
        self.bar_new = float("inf")
        """The least log odds of a suggestion in a study of which nothing is coded yet; infinite: none is good enough."""
        self.bar_begun = float("inf")
        """The same in a study that is coded in part."""
        self.begun: set[int] = set()
        """Studies with coded passages."""
        self.passages = 0
        self._at = {code: number for number, code in enumerate(self.codes)}
        self._met: dict[str, dict[int, int]] = {}
        self._all: dict[str, int] = {}
        self._of_code: npt.NDArray[np.float64] = np.zeros(len(self.codes))

    def add(self, found: frozenset[str], codes: Iterable[int], times: int = 1) -> None:
        """Count a passage (or take it off with -1)."""
        own = self.places(codes)
        self.passages += times
        for one in own:
            self._of_code[one] += times
        for feature in found:
            self._all[feature] = self._all.get(feature, 0) + times
            met = self._met.setdefault(feature, {})
            for one in own:
                met[one] = met.get(one, 0) + times

    def places(self, codes: Iterable[int]) -> set[int]:
        """The columns of those of these codes that are learnt."""
        return {self._at[code] for code in codes if code in self._at}

    def weights(self, found: Sequence[str]) -> npt.NDArray[np.float64]:
        """The weight of each feature (rows) for each code (columns)."""
        with_code = np.zeros((len(found), len(self.codes)))
        totals = np.zeros(len(found))
        for row, feature in enumerate(found):
            totals[row] = self._all.get(feature, 0)
            for one, count in self._met.get(feature, {}).items():
                with_code[row, one] = count
        inside = (with_code + SMOOTHING) / (self._of_code + 2 * SMOOTHING)
        outside = (totals[:, None] - with_code + SMOOTHING) / (self.passages - self._of_code + 2 * SMOOTHING)
        made: npt.NDArray[np.float64] = np.log(inside) - np.log(outside)
        return made

    def scores(self, found: frozenset[str]) -> tuple[list[str], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """The features known, their weights, and the log odds of each code given them."""
        known = sorted(one for one in found if self._all.get(one, 0) > 0)
        table = self.weights(known)
        # Neighbouring features tell much the same, so their sum is damped by the root of their number.
        prior = np.log((self._of_code + SMOOTHING) / (self.passages - self._of_code + SMOOTHING))
        total = prior + table.sum(axis=0) / max(1.0, np.sqrt(len(known)))
        return known, table, total

    def guess(self, text: str, study: int | None = None, most: int = MOST) -> list[Guess]:
        """The likeliest codes of words of a study above its bar, each with the words that weighed most for it."""
        bar = self.bar_begun if study in self.begun else self.bar_new
        if not self.codes or not self.passages or bar == float("inf"):
            return []
        known, table, total = self.scores(features(text))
        if not known:
            return []
        order = np.argsort(-total, kind="stable")[:most]
        written = _written(text)
        out = []
        for one in order:
            margin = float(total[one]) - bar
            words = tuple(written.get(word, word) for word in _weightiest(known, table[:, one]))
            if margin >= 0 and words:
                out.append(Guess(self.codes[int(one)], margin, words))
        return out


def _weightiest(known: Sequence[str], weights: npt.NDArray[np.float64]) -> tuple[str, ...]:
    """The features that spoke for a code, the weightiest first, none inside another."""
    told: list[str] = []
    for at in np.argsort(-weights, kind="stable"):
        if weights[at] <= 0 or len(told) == TOLD:
            break
        if not any(known[at] in other or other in known[at] for other in told):
            told.append(known[at])
    return tuple(told)


@dataclass(frozen=True, slots=True)
class Example:
    """A coded passage: its words in every language, the codes it carries, and the study it stands in."""

    words: str
    codes: frozenset[int]
    study: int


def learn(
    examples: Sequence[Example], tell: Callable[[int, int], None] = lambda _done, _all: None, *, sure: float = 0.5
) -> Learnt:
    """Learn from passages; `tell` hears how many of how many are counted.

    What is suggested must have been right in at least `sure` of the cases when passages were answered without
    themselves (without their whole study, for one of which nothing is coded yet); among such bars the best F1 wins.
    """
    counts: dict[int, int] = {}
    for one in examples:
        for code in one.codes:
            counts[code] = counts.get(code, 0) + 1
    learnt = Learnt(sorted(code for code, count in counts.items() if count >= LEAST_PASSAGES))
    found = []
    for number, one in enumerate(examples):
        if number % 500 == 0:
            tell(number, len(examples))
        found.append(features(one.words))
        learnt.add(found[-1], one.codes)
    studies: dict[int, list[int]] = {}
    for number, one in enumerate(examples):
        studies.setdefault(one.study, []).append(number)
    learnt.begun = set(studies)
    learnt.bar_begun = _bar(learnt, examples, found, _spread([[n] for n in range(len(examples))]), sure)
    if len(studies) > 1:
        learnt.bar_new = _bar(learnt, examples, found, _spread(list(studies.values())), sure)
    return learnt


SAMPLE: Final = 400
"""About so many passages are answered without themselves to find a bar."""


def _spread(groups: list[list[int]]) -> list[list[int]]:
    """Some of the groups, taken from everywhere, with about SAMPLE passages in all."""
    step = max(1, sum(len(one) for one in groups) // SAMPLE)
    return groups[::step]


def _bar(
    learnt: Learnt,
    examples: Sequence[Example],
    found: Sequence[frozenset[str]],
    groups: Sequence[Sequence[int]],
    sure: float,
) -> float:
    """The bar with the best F1 among those that are right often enough, each group answered without itself."""
    if not learnt.codes:
        return float("inf")
    scored: list[tuple[float, bool]] = []
    wanted = 0
    for group in groups:
        for number in group:
            learnt.add(found[number], examples[number].codes, -1)
        for number in group:
            total = learnt.scores(found[number])[2]
            own = learnt.places(examples[number].codes)
            wanted += len(own)
            scored += [(float(total[one]), int(one) in own) for one in np.argsort(-total, kind="stable")[:MOST]]
        for number in group:
            learnt.add(found[number], examples[number].codes)
    scored.sort(key=lambda pair: -pair[0])
    best, at, right = 0.0, float("inf"), 0
    for place, (score, is_right) in enumerate(scored, 1):
        right += is_right
        f1 = 2 * right / (place + wanted) if wanted else 0.0
        if f1 > best and right / place >= sure:
            following = scored[place][0] if place < len(scored) else score - 1
            best, at = f1, (score + following) / 2  # halfway to the first that is left out
    return at
