"""The words, numbers and names of two texts that may tell which sentences answer each other.

Each is a witness of its own sentence: it is met again in a sentence opposite, more or less surely (0 to 1), or not. A Chinese
word answers the English words of one of its meanings, the better the more of that meaning stands there.
"""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from app.text.dictionary import LONGEST
from app.text.languages import is_chinese
from app.text.lexicon import WORD, Lexicon, matching, stem
from app.text.numbers import numbers

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]

WORDS: Final = 0
CHARACTERS: Final = 1
NAMES: Final = 2

_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Trust:
    """How surely words answer each other: by the kind of entry, and how much of its meaning is met."""

    row: float = 1.0
    whole: float = 0.9
    phrase: float = 1.0
    part: float = 0.5
    character: float = 0.55
    least: float = 0.3


_TRUST: Final = Trust()


class Side(NamedTuple):
    """The witnesses of one side, in the order of their sentences.

    `sentence` tells whose each is, `kind` what it is, `size` how many speak alike, `same` how many sentences earlier it
    stood last on its own side (0: never), `common` how many words it may answer (logarithm), `found` how surely it is met in
    every sentence opposite.
    """

    sentence: Places
    kind: Places
    size: Floats
    same: Places
    common: Floats
    found: Floats


class Place(NamedTuple):
    """Where a known Chinese word stands in a sentence; `single`: one character, known only to the dictionary."""

    start: int
    end: int
    word: str
    single: bool = False


class Reading:
    """What is read in single sentences, kept while one pair of texts is aligned."""

    def __init__(self, langs: tuple[str, str], lexicon: Lexicon) -> None:
        self.langs, self.lexicon = langs, lexicon
        self.keys = lru_cache(maxsize=None)(_keys)
        self.stems = lru_cache(maxsize=None)(_stems)
        self.places = lru_cache(maxsize=None)(self._places)
        self.plainly = lru_cache(maxsize=None)(self._plainly)

    def witnesses(self, left: Sequence[str], right: Sequence[str]) -> tuple[Side, Side]:
        """The witnesses of both sides."""
        first, second = (is_chinese(lang) for lang in self.langs)
        names = self._names(left, right)
        if first == second:
            return names
        words = _Words(right, left, self) if first else _Words(left, right, self)
        english, chinese = words.english(), words.chinese()
        own, other = (chinese, english) if first else (english, chinese)
        return _joined(names[0], own), _joined(names[1], other)

    def _names(self, left: Sequence[str], right: Sequence[str]) -> tuple[Side, Side]:
        """Numbers of both sides, and the Latin names that both write."""
        ours = [self.keys(sentence, self.langs[0]) for sentence in left]
        theirs = [self.keys(sentence, self.langs[1]) for sentence in right]
        latin = _latin(ours) & _latin(theirs)
        return _named(ours, theirs, latin), _named(theirs, ours, latin)

    def _places(self, sentence: str) -> tuple[str, list[Place]]:
        """A Chinese sentence as it is compared, with every known word in it.

        A character that only the dictionary knows counts where no longer word holds it.
        """
        plain = matching(sentence)
        rows, dictionary = self.lexicon.forms, self.lexicon.dictionary
        words: dict[str, str] = dictionary.words if dictionary is not None else {}
        heads = (self.lexicon.heads, dictionary.heads if dictionary is not None else frozenset())
        covered = bytearray(len(plain))
        found: list[Place] = []
        for start, character in enumerate(plain):
            if character in rows:
                found.append(Place(start, start + 1, character))
            two = plain[start : start + 2]
            ends = [start + 2] if len(two) == 2 and (two in words or two in rows) else []
            last = max(self.lexicon.longest, LONGEST) if two in heads[0] else LONGEST if two in heads[1] else 0
            for end in range(start + 3, min(start + last, len(plain)) + 1):
                word = plain[start:end]
                if word in words or word in rows:
                    ends.append(end)
            if ends:
                found += [Place(start, end, plain[start:end]) for end in ends]
                covered[start : ends[-1]] = b"\x01" * (ends[-1] - start)
        found += [
            Place(at, at + 1, character, True)
            for at, character in enumerate(plain)
            if not covered[at] and character in words and character not in rows
        ]
        return plain, found

    def _plainly(self, word: str) -> frozenset[str]:
        """The English stems that alone may answer a Chinese word."""
        dictionary = self.lexicon.dictionary
        glosses = (*self.lexicon.forms.get(word, ()), *(dictionary.glosses(word) if dictionary is not None else ()))
        return frozenset(gloss[0] for gloss in glosses if len(gloss) == 1)


def _stems(sentence: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem(found[0]) for found in WORD.finditer(sentence)))


def _keys(sentence: str, lang: str) -> frozenset[str]:
    """The numbers (by value) and Latin names (`=` and their stem) of a sentence; the number one says nothing."""
    values = {str(number.value) for number in numbers(sentence, lang)} - {"1", "0"}
    return frozenset(values | {"=" + stem(name) for name in _LATIN.findall(sentence) if len(name) > 1})


def _latin(sentences: Iterable[frozenset[str]]) -> set[str]:
    return {key for keys in sentences for key in keys if key.startswith("=")}


def _named(own: Sequence[frozenset[str]], opposite: Sequence[frozenset[str]], latin: set[str]) -> Side:
    keys = [(at, key) for at, some in enumerate(own) for key in sorted(some) if key in latin or not key.startswith("=")]
    found = np.array([[key in there for there in opposite] for _, key in keys], dtype=np.float64)
    return _side([at for at, _ in keys], NAMES, [key for _, key in keys], found.reshape(len(keys), len(opposite)))


def _side(
    sentence: list[int],
    kind: int,
    keys: Iterable[Hashable],
    found: Floats,
    size: Sequence[float] = (),
    common: Sequence[float] = (),
) -> Side:
    last: dict[Hashable, int] = {}
    same = []
    for at, key in zip(sentence, keys, strict=True):
        same.append(at - last.get(key, at))
        last[key] = at
    count = len(sentence)
    return Side(
        np.array(sentence, dtype=np.intp),
        np.full(count, kind, dtype=np.intp),
        np.array(size) if len(size) else np.ones(count),
        np.array(same, dtype=np.intp),
        np.array(common) if len(common) else np.zeros(count),
        found,
    )


def _joined(one: Side, other: Side) -> Side:
    order = np.argsort(np.concatenate([one.sentence, other.sentence]), kind="stable")
    return Side(*(np.concatenate(both)[order] for both in zip(one, other, strict=True)))


class _Words:
    """English and Chinese words that may answer each other."""

    def __init__(self, english: Sequence[str], chinese: Sequence[str], reading: Reading) -> None:
        self._lexicon = reading.lexicon
        self._vocabulary: dict[str, int] = {}
        number = self._vocabulary.setdefault
        self._homes = [[number(key, len(self._vocabulary)) for key in reading.stems(s)] for s in english]
        self._there = np.zeros((len(self._vocabulary), len(english)))
        for at, home in enumerate(self._homes):
            self._there[home, at] = 1.0
        self._chinese = [reading.places(sentence) for sentence in chinese]
        self._words: dict[str, int] = {}
        self._singles: set[str] = set()
        for _, places in self._chinese:
            for place in places:
                self._words.setdefault(place.word, len(self._words))
                if place.single:
                    self._singles.add(place.word)
        self._present = np.zeros((len(self._words), len(chinese)))
        for column, (_, places) in enumerate(self._chinese):
            self._present[[self._words[place.word] for place in places], column] = 1.0
        self._weigh(_TRUST)

    def _weigh(self, trust: Trust) -> None:
        """How surely each meaning of each word is met in each English sentence."""
        owners: list[int] = []
        stems: list[int] = []
        sizes: list[int] = []
        counts: list[int] = []
        bases: list[float] = []
        vocabulary, dictionary, rows = self._vocabulary, self._lexicon.dictionary, self._lexicon.forms
        for word, number in self._words.items():
            own = rows.get(word, ())
            single = trust.character if word in self._singles else 1.0
            for at, gloss in enumerate((*own, *(dictionary.glosses(word) if dictionary is not None else ()))):
                known = [vocabulary[key] for key in gloss if key in vocabulary]
                if known:
                    owners.append(number)
                    stems += known
                    sizes.append(len(known))
                    counts.append(len(gloss))
                    base = trust.row if at < len(own) else trust.whole if len(gloss) == 1 else trust.phrase
                    bases.append(base * single)
        self._owners = np.array(owners, dtype=np.intp)
        self._stems = np.array(stems, dtype=np.intp)
        self._meanings = np.repeat(np.arange(len(owners)), sizes)
        if not owners:
            self._strength = np.zeros((0, self._there.shape[1]))
            return
        starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.intp)
        share = np.add.reduceat(self._there[self._stems], starts, axis=0) / np.array(counts)[:, None]
        base_of = np.array(bases)[:, None]
        part = np.where(share >= trust.least, base_of * trust.part * share, 0.0)
        self._strength = np.where(share > 0.999, base_of, part)

    def english(self) -> Side:
        """English words, each with how surely a word that means it stands in every Chinese sentence.

        Those that are known to have Chinese answers are witnesses too where none of these stands anywhere.
        """
        order = np.argsort(self._stems, kind="stable")
        stems, meanings = self._stems[order], self._meanings[order]
        first = np.searchsorted(stems, np.arange(len(self._vocabulary) + 1)).tolist()
        dictionary = self._lexicon.dictionary
        counts = [dictionary.common(key) if dictionary is not None else 0 for key in self._vocabulary]
        known = [count > 0 or key in self._lexicon.stems for key, count in zip(self._vocabulary, counts, strict=True)]
        homes: list[int] = []
        keys: list[int] = []
        for at, own in enumerate(self._homes):
            some = [key for key in own if known[key] or first[key] < first[key + 1]]
            homes += [at] * len(some)
            keys += some
        found = np.zeros((len(keys), self._present.shape[1]))
        met = [at for at, key in enumerate(keys) if first[key] < first[key + 1]]
        if met:
            spoken = np.concatenate([meanings[first[keys[at]] : first[keys[at] + 1]] for at in met])
            sizes = np.array([first[keys[at] + 1] - first[keys[at]] for at in met])
            strength = self._strength[spoken, np.repeat(np.array(homes)[met], sizes)]
            starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.intp)
            found[met] = np.maximum.reduceat(strength[:, None] * self._present[self._owners[spoken]], starts, axis=0)
        return _side(homes, WORDS, keys, found, common=[log1p(counts[key]) for key in keys])

    def chinese(self) -> Side:
        """Stretches of known Chinese words, each with how surely one of its words is met in every English sentence."""
        columns = self._there.shape[1]
        met = np.zeros((len(self._words), columns))
        if len(self._owners):
            first = np.flatnonzero(np.diff(self._owners, prepend=-1))
            met[self._owners[first]] = np.maximum.reduceat(self._strength, first, axis=0)
        speaks = set(np.flatnonzero(met.sum(axis=1)).tolist())
        homes: list[int] = []
        keys: list[str] = []
        sizes: list[float] = []
        cover: list[int] = []
        counts: list[int] = []
        for at, (plain, places) in enumerate(self._chinese):
            numbered = [(p.start, p.end, self._words[p.word]) for p in places]
            told = [one for one in numbered if one[2] in speaks or one[1] - one[0] > 1]
            edges = sorted({edge for start, end, _ in told for edge in (start, end)})
            number = {edge: stretch for stretch, edge in enumerate(edges)}
            over: list[list[int]] = [[] for _ in edges]
            for start, end, word in told:
                for stretch in range(number[start], number[end]):
                    over[stretch].append(word)
            for stretch, some in enumerate(over):
                if some:
                    homes.append(at)
                    keys.append(plain[edges[stretch] : edges[stretch + 1]])
                    sizes.append(float(edges[stretch + 1] - edges[stretch]))
                    cover += some
                    counts.append(len(some))
        if not homes:
            return _side([], CHARACTERS, [], np.zeros((0, columns)))
        starts = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype(np.intp)
        found = np.maximum.reduceat(met[cover], starts, axis=0)
        return _side(homes, CHARACTERS, keys, found, sizes)
