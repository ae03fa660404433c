"""Which words of an English and a Chinese text may answer each other, and how surely.

A Chinese word answers the English words of one of its meanings, the better the more of that meaning stands there. All words
get numbers that hold for the whole of two texts, so that a part of them is looked at without reading anything twice.
"""

from array import array
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from app.text.lexicon import WORD, Lexicon, matching, stem
from app.text.side import CHARACTERS, WORDS, Floats, Places, Side, ints, side, stretched


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


class Known(NamedTuple):
    """A Chinese sentence as it is compared, and where known words stand in it.

    The last ones, from `whole` on, are single characters that only the dictionary knows.
    """

    plain: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    whole: int


class _Cover(NamedTuple):
    """The stretches of a Chinese sentence between the ends of its words: how long, saying what, under how many of which words."""

    sizes: list[float]
    keys: list[int]
    counts: list[int]
    words: list[int]


class _Meanings(NamedTuple):
    """Meanings that the English of a part may hold.

    Whose each is, its stems as numbers in that part, how many of them stand in the part, how many belong to it in all, and how
    far it is trusted.
    """

    owners: Places
    stems: Places
    sizes: Places
    counts: Places
    bases: Floats


class Meeting:
    """The words of two texts, read once, and their meanings by number."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.known = lru_cache(maxsize=None)(self._known)
        self.stems = lru_cache(maxsize=None)(_stems)
        self.plainly = lru_cache(maxsize=None)(self._plainly)
        self._homes = lru_cache(maxsize=None)(self._stem_numbers)
        self._present = lru_cache(maxsize=None)(self._word_numbers)
        self._covers: dict[tuple[str, frozenset[int]], _Cover] = {}
        self._numbers: dict[str, int] = {}
        self._counts: list[int] = []
        self._answered: list[bool] = []
        self._words: dict[str, int] = {}
        self._alone: set[int] = set()
        self._keys: dict[str, int] = {}
        self._first = array("q", [0])
        self._gloss_first = array("q", [0])
        self._gloss_stems = array("q")
        self._gloss_counts = array("q")
        self._gloss_bases = array("d")

    def prepare(self, english: Sequence[str]) -> None:
        """Number the words of English sentences; best done for all before a part is looked at."""
        before = len(self._numbers)
        for sentence in english:
            self._homes(sentence)
        if len(self._numbers) > before and self._words:
            self._forget()

    def meet(self, english: Sequence[str], chinese: Sequence[str]) -> tuple[Side, Side]:
        """The English words and the Chinese stretches of a part of the texts, each with how surely it is met opposite."""
        self.prepare(english)
        return _Part(self, english, chinese).sides()

    def homes(self, sentence: str) -> Places:
        """The numbers of the stems of an English sentence, each once."""
        return self._homes(sentence)

    def present(self, sentence: str) -> Places:
        """The numbers of the known words of a Chinese sentence."""
        return self._present(sentence)

    def size(self) -> int:
        """How many stems have a number."""
        return len(self._numbers)

    def heard(self, stems: Places) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """How many Chinese words each stem explains, as a logarithm, and whether the lexicon has an answer for it at all."""
        counts, answered = self._counts, self._answered
        some = stems.tolist()
        return np.array([log1p(counts[at]) for at in some]), np.array([answered[at] for at in some], dtype=np.bool_)

    def meanings(self, words: Places, local: Places) -> _Meanings:
        """The meanings of some words of which any stem is `local`: the number that each stem has in this part, or -1."""
        firsts, glosses = np.array(self._first), np.array(self._gloss_first)
        counts = firsts[words + 1] - firsts[words]
        some = stretched(firsts[words], counts)
        owners = np.repeat(np.arange(len(words), dtype=np.intp), counts)
        long = glosses[some + 1] - glosses[some]
        stems = local[np.array(self._gloss_stems, dtype=np.intp)[stretched(glosses[some], long)]]
        here = stems >= 0
        sizes = np.bincount(np.repeat(np.arange(len(some)), long)[here], minlength=len(some))
        kept = sizes > 0
        return _Meanings(
            owners[kept],
            stems[here],
            sizes[kept],
            np.array(self._gloss_counts)[some][kept],
            np.array(self._gloss_bases)[some][kept],
        )

    def cover(self, sentence: str, dumb: frozenset[int]) -> _Cover:
        """The stretches of a Chinese sentence, characters of the rows that answer nothing here (`dumb`) left out."""
        known = self.known(sentence)
        numbers = self.present(sentence).tolist()
        silent = dumb.intersection(numbers) if dumb else dumb
        kept = self._covers.get((sentence, silent))
        if kept is None:
            kept = self._covers[sentence, silent] = self._covered(known, numbers, silent)
        return kept

    def _covered(self, known: Known, numbers: list[int], dumb: frozenset[int]) -> _Cover:
        told = [one for one in zip(known.starts, known.ends, numbers, strict=True) if one[2] not in dumb]
        edges = sorted({start for start, _, _ in told} | {end for _, end, _ in told})
        number = {edge: stretch for stretch, edge in enumerate(edges)}
        over: list[list[int]] = [[] for _ in edges]
        for start, end, word in told:
            for stretch in range(number[start], number[end]):
                over[stretch].append(word)
        cover = _Cover([], [], [], [])
        for stretch, some in enumerate(over):
            if some:
                words = known.plain[edges[stretch] : edges[stretch + 1]]
                cover.sizes.append(float(edges[stretch + 1] - edges[stretch]))
                cover.keys.append(self._keys.setdefault(words, len(self._keys)))
                cover.counts.append(len(some))
                cover.words.extend(some)
        return cover

    def _known(self, sentence: str) -> Known:
        """The known words of a sentence. A character that only the dictionary knows counts where no longer word holds it."""
        plain = matching(sentence)
        rows, dictionary = self.lexicon.forms, self.lexicon.dictionary
        words: Container[str] = dictionary if dictionary is not None else ()
        theirs = dictionary.lengths if dictionary is not None else _no_lengths
        ours = self.lexicon.heads
        covered = bytearray(len(plain))
        starts: list[int] = []
        ends: list[int] = []
        found: list[str] = []
        for start, character in enumerate(plain):
            if character in rows:
                starts.append(start)
                ends.append(start + 1)
                found.append(character)
            two = plain[start : start + 2]
            lengths = theirs(two) | ours.get(two, 0)
            if lengths:
                for size in _sizes(lengths):
                    word = plain[start : start + size]
                    if word in words or word in rows:
                        starts.append(start)
                        ends.append(start + len(word))
                        found.append(word)
                        covered[start : start + size] = _ONES[:size]
        whole = len(found)
        for at, character in enumerate(plain):
            if not covered[at] and character in words and character not in rows:
                starts.append(at)
                ends.append(at + 1)
                found.append(character)
        return Known(plain, starts, ends, found, whole)

    def _plainly(self, word: str) -> frozenset[str]:
        """The English stems that alone may answer a Chinese word."""
        return frozenset(gloss[0] for gloss, _ in self._glosses(word) if len(gloss) == 1)

    def _glosses(self, word: str) -> list[tuple[tuple[str, ...], float]]:
        """The meanings of a Chinese word, those of the rows first, and how far each is trusted."""
        dictionary, trust = self.lexicon.dictionary, _TRUST
        own = [(gloss, trust.row) for gloss in self.lexicon.forms.get(word, ())]
        more = dictionary.glosses(word) if dictionary is not None else ()
        return own + [(gloss, trust.whole if len(gloss) == 1 else trust.phrase) for gloss in more]

    def _stem_numbers(self, sentence: str) -> Places:
        numbers, dictionary = self._numbers, self.lexicon.dictionary
        for key in self.stems(sentence):
            if key not in numbers:
                numbers[key] = len(numbers)
                count = dictionary.common(key) if dictionary is not None else 0
                self._counts.append(count)
                self._answered.append(count > 0 or key in self.lexicon.stems)
        return ints([numbers[key] for key in self.stems(sentence)])

    def _word_numbers(self, sentence: str) -> Places:
        known = self.known(sentence)
        numbers = self._words
        for at, word in enumerate(known.words):
            if word not in numbers:
                number = numbers[word] = len(numbers)
                single = at >= known.whole
                if len(word) == 1:
                    self._alone.add(number)
                self._learn(word, _TRUST.character if single else 1.0)
        return ints([numbers[word] for word in known.words])

    def _learn(self, word: str, share: float) -> None:
        """Keep the meanings of a Chinese word of which the English text has a stem."""
        numbers = self._numbers
        for gloss, base in self._glosses(word):
            stems = [numbers[key] for key in gloss if key in numbers]
            if stems:
                self._gloss_stems.extend(stems)
                self._gloss_first.append(len(self._gloss_stems))
                self._gloss_counts.append(len(gloss))
                self._gloss_bases.append(base * share)
        self._first.append(len(self._gloss_counts))

    def characters(self) -> set[int]:
        """The numbers of known words of one character."""
        return self._alone

    def _forget(self) -> None:
        """Begin anew with the Chinese words: English ones came that their meanings were not looked at for."""
        self._present.cache_clear()
        for kept in (self._covers, self._words, self._alone):
            kept.clear()
        self._first, self._gloss_first = array("q", [0]), array("q", [0])
        self._gloss_stems, self._gloss_counts, self._gloss_bases = array("q"), array("q"), array("d")


class _Part:
    """A part of two texts: its stems and words by their numbers in it, and how surely each meaning is met in each English sentence."""

    def __init__(self, meeting: Meeting, english: Sequence[str], chinese: Sequence[str]) -> None:
        self._meeting, self._chinese = meeting, chinese
        homes = [meeting.homes(sentence) for sentence in english]
        present = [meeting.present(sentence) for sentence in chinese]
        self._stems, self._keys = np.unique(_flat(homes), return_inverse=True)
        self._words, numbers = np.unique(_flat(present), return_inverse=True)
        self._at = np.repeat(np.arange(len(english)), [len(home) for home in homes])
        self._there = np.zeros((len(self._stems), len(english)))
        self._there[self._keys, self._at] = 1.0
        self._present = np.zeros((len(self._words), len(chinese)))
        self._present[numbers, np.repeat(np.arange(len(chinese)), [len(some) for some in present])] = 1.0
        local = np.full(meeting.size(), -1, dtype=np.intp)
        local[self._stems] = np.arange(len(self._stems))
        self._meanings = meeting.meanings(self._words, local)
        self._strength = self._weighed(_TRUST)

    def sides(self) -> tuple[Side, Side]:
        """English and Chinese."""
        return self._english(), self._stretches()

    def _weighed(self, trust: Trust) -> Floats:
        """How surely each meaning is met in each English sentence."""
        owners, stems, sizes, counts, bases = self._meanings
        if not len(owners):
            return np.zeros((0, self._there.shape[1]))
        share = np.add.reduceat(self._there[stems], _starts(sizes), axis=0) / counts[:, None]
        strength = (bases * trust.part)[:, None] * share
        strength[share < trust.least] = 0.0
        row, column = np.nonzero(share > 0.999)
        strength[row, column] = bases[row]
        return strength

    def _english(self) -> Side:
        """English words, each with how surely a word that means it stands in every Chinese sentence.

        Those that are known to have Chinese answers are witnesses too where none of these stands anywhere.
        """
        owners, stems, sizes, _, _ = self._meanings
        order = np.argsort(stems, kind="stable")
        meanings = np.repeat(np.arange(len(owners)), sizes)[order]
        first = np.searchsorted(stems[order], np.arange(len(self._stems) + 1))
        common, answered = self._meeting.heard(self._stems)
        told = (answered | (np.diff(first) > 0))[self._keys]
        keys, homes = self._keys[told], self._at[told]
        found = np.zeros((len(keys), self._present.shape[1]))
        counts = first[keys + 1] - first[keys]
        spoken = meanings[stretched(first[keys], counts)]
        witness = np.repeat(np.arange(len(keys)), counts)
        strength = self._strength[spoken, homes[witness]]
        met = strength > 0.0
        spoken, witness, strength = spoken[met], witness[met], strength[met]
        if len(spoken):
            starts = np.flatnonzero(np.diff(witness, prepend=-1))
            answers = strength[:, None] * self._present[owners[spoken]]
            found[witness[starts]] = np.maximum.reduceat(answers, starts, axis=0)
        return side(homes, WORDS, keys, found, common=common[keys] if len(keys) else None)

    def _stretches(self) -> Side:
        """Stretches of known Chinese words, each with how surely one of its words is met in every English sentence."""
        columns = self._there.shape[1]
        met = np.zeros((len(self._words), columns))
        owners = self._meanings.owners
        if len(owners):
            first = np.flatnonzero(np.diff(owners, prepend=-1))
            met[owners[first]] = np.maximum.reduceat(self._strength, first, axis=0)
        speaks = met.any(axis=1)
        dumb = frozenset(self._meeting.characters().intersection(self._words[~speaks].tolist()))
        covers = [self._meeting.cover(sentence, dumb) for sentence in self._chinese]
        counts = ints([count for cover in covers for count in cover.counts])
        if not len(counts):
            return side(ints([]), CHARACTERS, ints([]), np.zeros((0, columns)))
        cover = np.searchsorted(self._words, ints([word for cover in covers for word in cover.words]))
        found = np.maximum.reduceat(met[cover], _starts(counts), axis=0)
        homes = np.repeat(np.arange(len(covers)), [len(cover.counts) for cover in covers])
        keys = ints([key for cover in covers for key in cover.keys])
        return side(homes, CHARACTERS, keys, found, np.array([size for cover in covers for size in cover.sizes]))


_ONES: Final = b"\x01" * 4096


@lru_cache(maxsize=4096)
def _sizes(lengths: int) -> tuple[int, ...]:
    """The lengths of words that begin alike, from the bits of a number."""
    return tuple(size for size in range(lengths.bit_length()) if lengths >> size & 1)


def _no_lengths(_two: str) -> int:
    """What is known of a beginning where there is no dictionary."""
    return 0


def _flat(some: Sequence[Places]) -> Places:
    return np.concatenate(some) if some else ints([])


def _starts(sizes: Places) -> Places:
    return np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.intp)


def _stems(sentence: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stem(found[0]) for found in WORD.finditer(sentence)))
