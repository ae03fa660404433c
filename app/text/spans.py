"""Propose which words of the other language answer the selected ones.

Within the linked sentences, clauses are aligned first. Inside them every word that the lexicon knows, every number and every
Latin name speaks for its counterpart; where nothing speaks, the place in proportion counts. The proposal begins and ends
at word boundaries and, like the selection, at marks of punctuation where these are near. It is a proposal: a person
sees it and can move its ends.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from app.text.align import align
from app.text.dictionary import Dictionary
from app.text.languages import is_chinese
from app.text.lexicon import WORD, Lexicon, basic, matching, stem
from app.text.numbers import numbers
from app.text.segment import clauses
from app.text.side import Floats
from app.text.span import Span, trimmed
from app.text.words import words

Pair = tuple[Span | None, Span | None]

_MARK: Final = re.compile(r"[,.;:?!，。；：？！、()（）\"“”–—-]")
_ENDING: Final = re.compile(r"[,.;:?!，。；：？！、\s]")
_STOPS: Final = frozenset(".?!;:。？！；：")
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_NO_START: Final = frozenset(
    ["的", "了", "着", "们", "及", "和", "与", "以及", "但", "但是", "而", "都", "and", "of", "or", "but", "than"]
)
_NO_END: Final = frozenset(
    [
        "以及",
        "及",
        "和",
        "与",
        "并且",
        "并",
        "而",
        "但",
        "在",
        "对",
        "由",
        "and",
        "of",
        "the",
        "a",
        "an",
        "in",
        "to",
        "for",
        "by",
        "with",
    ]
)
_MOST_WORDS: Final = 400
_MOST_CLAUSES: Final = 120
_LONGEST: Final = 6_000
"""Stretches of more code points, or sentences of more clauses, are no sentences: there the place in proportion must do."""
_LEAST: Final = 0.5
_MEANING: Final = 0.7
_MEANING_OF_ONE: Final = 0.3
"""How surely the dictionary links words: by a meaning wholly met, and for a word of one character."""


class Side(NamedTuple):
    """One text with its language (BCP-47)."""

    text: str
    lang: str


def counterpart(
    left: Side, selected: Span, right: Side, pairs: Sequence[Pair], lexicon: Lexicon | None = None
) -> Span | None:
    """The span of the right text that answers the selected one of the left, or None where nothing does.

    `pairs` are the linked sentence spans of the two texts in order, (left, right), an empty side being None. A selection
    over several pairs is answered from the first one's part to the last one's.
    """
    chosen = trimmed(left.text, selected.start, selected.end)
    touched = [(a, b) for a, b in pairs if a is not None and b is not None and a.overlaps(chosen)]
    if not touched or chosen.start == chosen.end:
        return None
    known = lexicon or basic()
    spans = [
        _within(left, Span(max(a.start, chosen.start), min(a.end, chosen.end)), a, right, b, known) for a, b in touched
    ]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _within(left: Side, selected: Span, home: Span, right: Side, there: Span, lexicon: Lexicon) -> Span:
    """The answer inside one pair of linked sentences."""
    if _bare(left.text, selected) == _bare(left.text, home):
        return there if selected.end == home.end else _bare(right.text, there)
    home, there = _clauses(left, selected, home, right, there, lexicon)
    if _bare(left.text, selected) == _bare(left.text, home):
        return there if selected.end == home.end else _bare(right.text, there)
    return _Search(left, selected, home, right, there, lexicon).best()


def _bare(text: str, span: Span) -> Span:
    """A span without the punctuation that ends it."""
    end = span.end
    while end > span.start and _ENDING.match(text[end - 1]):
        end -= 1
    return Span(span.start, end)


def _clauses(left: Side, selected: Span, home: Span, right: Side, there: Span, lexicon: Lexicon) -> tuple[Span, Span]:
    """The linked clauses around a selection; the whole sentences where these do not part alike."""
    own = clauses(left.text, home, left.lang)
    other = clauses(right.text, there, right.lang)
    if not 2 <= min(len(own), len(other)) <= max(len(own), len(other)) <= _MOST_CLAUSES:
        return home, there
    links = align([c.of(left.text) for c in own], [c.of(right.text) for c in other], (left.lang, right.lang), lexicon)
    used = [link for link in links if any(own[i].overlaps(selected) for i in link.left)]
    if not used or any(not link.left or not link.right for link in used):
        return home, there
    return (
        Span(own[used[0].left[0]].start, own[used[-1].left[-1]].end),
        Span(other[used[0].right[0]].start, other[used[-1].right[-1]].end),
    )


class _Search:
    """The search for the best span in one pair of clauses."""

    words = 1.0
    place = 0.35
    size = 1.6
    mark = 0.7
    near = 3.0
    joint = 1.0

    def __init__(self, left: Side, selected: Span, home: Span, right: Side, there: Span, lexicon: Lexicon) -> None:
        self._left, self._whole, self._selected, self._home = left, selected, _bare(left.text, selected), home
        self._right, self._there, self._lexicon = right, there, lexicon
        fits = max(home.end - home.start, there.end - there.start) <= _LONGEST
        self._own = _tokens(left.text, home, lexicon) if fits else []
        self._other = _tokens(right.text, there, lexicon) if fits else []

    def best(self) -> Span:
        """The span whose words speak most for it."""
        if not self._other or not self._own or max(len(self._other), len(self._own)) > _MOST_WORDS:
            return self._in_proportion()
        gain = self._gain()
        running = np.concatenate([[0.0], np.cumsum(gain)])
        starts = np.array([span.start for span in self._other])
        ends = np.array([span.end for span in self._other])
        lengths = ends[None, :] - starts[:, None]
        scores = running[1:][None, :] - running[:-1][:, None]
        expected = self._expected()
        with np.errstate(divide="ignore", invalid="ignore"):
            off = np.log(np.maximum(lengths, 1) / expected)
        scores = scores - self.size * off**2
        opens, closes = self._marks()
        scores += opens[:, None] + closes[None, :]
        scores -= self.joint * self._hangs(_NO_START)[:, None] + self.joint * self._hangs(_NO_END)[None, :]
        scores[lengths <= 0] = -np.inf
        first, last = np.unravel_index(int(np.argmax(scores)), scores.shape)
        return self._dressed(Span(int(starts[first]), int(ends[last])))

    def _share(self) -> tuple[float, float]:
        """Where the selection begins and ends in its clause, as parts of one."""
        size = max(1, self._home.end - self._home.start)
        return (self._selected.start - self._home.start) / size, (self._selected.end - self._home.start) / size

    def _expected(self) -> float:
        first, last = self._share()
        return max(1.0, (last - first) * (self._there.end - self._there.start))

    def _in_proportion(self) -> Span:
        first, last = self._share()
        size = self._there.end - self._there.start
        end = min(self._there.end, self._there.start + max(1, round(last * size)))
        start = min(self._there.start + round(first * size), max(self._there.start, end - 1))
        return Span(start, end)

    def _gain(self) -> Floats:
        """For each word opposite how much speaks for its being inside: its counterparts, and its place."""
        links = _links(self._left, self._own, self._right, self._other, self._lexicon)
        own = self._places(self._own, self._home)
        other = self._places(self._other, self._there)
        strength = links.max(axis=1, keepdims=True)
        links = links * np.exp(-self.near * np.abs(own[:, None] - other[None, :]))
        inside = np.array([1.0 if span.overlaps(self._selected) else -1.0 for span in self._own])
        total = links.sum(axis=1, keepdims=True)
        links = strength * np.divide(links, total, out=np.zeros_like(links), where=total > 0)
        spoken = (inside[:, None] * links).sum(axis=0)
        first, last = self._share()
        size = np.array([span.end - span.start for span in self._other])
        placed = np.where((other >= first) & (other <= last), 1.0, -1.0) * np.sqrt(size)
        gain: Floats = self.words * 2.0 * spoken + self.place * placed
        return gain

    @staticmethod
    def _places(spans: Sequence[Span], whole: Span) -> Floats:
        size = max(1, whole.end - whole.start)
        places: Floats = np.array([((span.start + span.end) / 2 - whole.start) / size for span in spans])
        return places

    def _marks(self) -> tuple[Floats, Floats]:
        """The bonus of each word for beginning, and for ending, a span: beside a mark, the more so if the selection does."""
        text, there = self._right.text, self._there
        opens = self._bonus(self._beside(self._left.text, self._selected.start, self._home, -1))
        closes = self._bonus(self._beside(self._left.text, self._selected.end, self._home, 1))
        first = np.array([opens if self._beside(text, span.start, there, -1) else 0.0 for span in self._other])
        last = np.array([closes if self._beside(text, span.end, there, 1) else 0.0 for span in self._other])
        return first, last

    def _hangs(self, joints: frozenset[str]) -> Floats:
        """Which words opposite join what stands before or after them, and so don't begin or end a span well."""
        hangs: Floats = np.array([float(span.of(self._right.text).lower() in joints) for span in self._other])
        return hangs

    def _bonus(self, beside: bool) -> float:
        return self.mark * (2.0 if beside else 0.4)

    @staticmethod
    def _beside(text: str, at: int, whole: Span, step: int) -> bool:
        """Whether a place is at an end of the clause or touches a mark on one side."""
        place = at - 1 if step < 0 else at
        while whole.start <= place < whole.end and text[place].isspace():
            place += step
        return not whole.start <= place < whole.end or bool(_MARK.match(text[place]))

    def _dressed(self, span: Span) -> Span:
        """The span with the quotation marks and brackets that belong to it."""
        text, start, end = self._right.text, span.start, span.end
        for opening, closing in ("“”", "（）", "()", "《》"):
            inner = text[start:end]
            if inner.count(opening) < inner.count(closing) and start > self._there.start and text[start - 1] == opening:
                start -= 1
            if inner.count(closing) < inner.count(opening) and end < self._there.end and text[end] == closing:
                end += 1
        following = text[end : end + 1]
        if (
            following
            and self._whole.end > self._selected.end
            and self._left.text[self._selected.end] in _STOPS
            and following in _STOPS
        ):
            end += 1
        return Span(start, end)


def _tokens(text: str, span: Span, lexicon: Lexicon) -> list[Span]:
    return [word.moved(span.start) for word in words(span.of(text), "", lexicon)]


def _links(left: Side, own: list[Span], right: Side, other: list[Span], lexicon: Lexicon) -> Floats:
    """How much each word of one side speaks for each word of the other, 0 to 1."""
    if is_chinese(left.lang) and not is_chinese(right.lang):
        return _links(right, other, left, own, lexicon).T
    links = np.zeros((len(own), len(other)))
    if is_chinese(right.lang) and not is_chinese(left.lang):
        _link_words(links, left, own, right, other, lexicon)
        if lexicon.dictionary is not None:
            _link_meanings(links, left, own, right, other, lexicon.dictionary)
    _link_same(links, _names(left, own), _names(right, other))
    return links


def _names(side: Side, spans: list[Span]) -> list[set[str]]:
    """For each word the number it belongs to and the Latin name it is."""
    names: list[set[str]] = [set() for _ in spans]
    if not spans:
        return names
    base = spans[0].start
    stretch = side.text[base : spans[-1].end]
    values = [(number.span.moved(base), str(number.value)) for number in numbers(stretch, side.lang)]
    for at, span in enumerate(spans):
        names[at] |= {value for place, value in values if place.overlaps(span)}
        if _LATIN.fullmatch(side.text, *span):
            names[at].add("=" + stem(span.of(side.text)))
    return names


def _link_same(links: Floats, own: list[set[str]], other: list[set[str]]) -> None:
    for i, mine in enumerate(own):
        for j, theirs in enumerate(other):
            if mine & theirs:
                links[i, j] = 1.0


def _link_words(links: Floats, left: Side, own: list[Span], right: Side, other: list[Span], lexicon: Lexicon) -> None:
    """Link English words to the Chinese words in which one of their forms stands; one character alone says less."""
    base, last = own[0].start, own[-1].end
    entries = {entry.span.start + base: entry.forms for entry in lexicon.entries(left.text[base:last])}
    first = other[0].start
    sentence = right.text[first : other[-1].end]
    plain = matching(sentence) if len(matching(sentence)) == len(sentence) else sentence.lower()
    for i, span in enumerate(own):
        for form in entries.get(span.start, ()):
            place = plain.find(form)
            while place >= 0:
                strength = 1.0 if len(form) > 1 else 0.35
                for j, word in enumerate(other):
                    if word.start - first < place + len(form) and place < word.end - first:
                        links[i, j] = max(links[i, j], strength)
                place = plain.find(form, place + 1)


def _link_meanings(
    links: Floats, left: Side, own: list[Span], right: Side, other: list[Span], dictionary: Dictionary
) -> None:
    """Link Chinese words to the English ones of a meaning of theirs, the more of it stands there the better."""
    places: dict[str, list[int]] = {}
    for i, span in enumerate(own):
        for part in WORD.finditer(left.text, *span):
            places.setdefault(stem(part[0]), []).append(i)
    for j, span in enumerate(other):
        word = matching(span.of(right.text))
        for gloss in dictionary.glosses(word):
            met = [key for key in gloss if key in places]
            share = len(met) / len(gloss)
            if share < _LEAST:
                continue
            strength = share * (_MEANING if len(word) > 1 else _MEANING_OF_ONE)
            for key in met:
                links[places[key], j] = np.maximum(links[places[key], j], strength)
