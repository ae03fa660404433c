"""What all rules share: the couples of two texts, the glossary's findings in them, and how an issue is made."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from app.text.checks.bitext import LEFT, Bitext, Couple, Stretch, couples, english_and_chinese
from app.text.checks.issue import Issue, Place
from app.text.checks.messages import MESSAGES
from app.text.checks.quantities import Quantity, quantities
from app.text.languages import is_chinese
from app.text.lexicon import Entry, Lexicon
from app.text.span import Span
from app.text.termbase import Rendering, Termbase

LONGEST: Final = 4_000
"""Pairs with a side of more code points than this are no sentences; they are named and not read."""


class Ground:
    """Two texts made ready for the rules."""

    def __init__(
        self, bitext: Bitext, termbase: Termbase, lexicon: Lexicon, acronyms: Mapping[str, Sequence[str]]
    ) -> None:
        self.bitext, self.termbase, self.lexicon, self.acronyms = bitext, termbase, lexicon, acronyms
        self.couples = couples(bitext)
        self.overlong = [couple for couple in self.couples if couple.answered and couple.length > LONGEST]
        self.answered = [couple for couple in self.couples if couple.answered and couple.length <= LONGEST]
        self.bilingual = english_and_chinese(bitext.langs)
        self.english_left = not is_chinese(bitext.langs[0])
        self.english_is_source = self.english_left == (bitext.translated != LEFT)
        self._renderings: dict[int, list[Rendering]] = {}
        self._entries: tuple[int, list[Entry]] | None = None
        self._quantities: dict[int, tuple[list[Quantity], list[Quantity]]] = {}

    def renderings(self, couple: Couple) -> list[Rendering]:
        """How the terms of a couple's English are rendered in its Chinese."""
        known = self._renderings.get(couple.position)
        if known is None:
            known = self.termbase.renderings(couple.english.text, couple.chinese.text) if self.bilingual else []
            self._renderings[couple.position] = known
        return known

    def quantities(self, couple: Couple) -> tuple[list[Quantity], list[Quantity]]:
        """The numbers of a couple's English and of its Chinese."""
        known = self._quantities.get(couple.position)
        if known is None:
            langs = self.bitext.langs if self.english_left else self.bitext.langs[::-1]
            known = quantities(couple.english.text, langs[0]), quantities(couple.chinese.text, langs[1])
            self._quantities[couple.position] = known
        return known

    def entries(self, couple: Couple) -> list[Entry]:
        """The words of a couple's English that the lexicon knows; the last couple asked for is kept."""
        if self._entries is None or self._entries[0] != couple.position:
            self._entries = couple.position, self.lexicon.entries(couple.english.text)
        return self._entries[1]

    @cached_property
    def english(self) -> str:
        """All English sentences, a line each."""
        return "\n".join(couple.english.text for couple in self.couples if couple.length <= LONGEST)

    @cached_property
    def chinese(self) -> str:
        """All Chinese sentences, a line each."""
        return "\n".join(couple.chinese.text for couple in self.couples if couple.length <= LONGEST)

    def source(self, couple: Couple) -> Stretch:
        """The side that was translated."""
        return couple.right if self.bitext.translated == LEFT else couple.left

    def translation(self, couple: Couple) -> Stretch:
        """The side that was made."""
        return couple.left if self.bitext.translated == LEFT else couple.right

    def place(self, couple: Couple, english: Span | None, chinese: Span | None) -> Place:
        """Words of a couple as spans of the whole texts, left and right."""
        one = couple.english.stored(english) if english and english.end > english.start else None
        other = couple.chinese.stored(chinese) if chinese and chinese.end > chinese.start else None
        return Place(one, other) if self.english_left else Place(other, one)

    def issue(
        self,
        rule: str,
        severity: str,
        couple: Couple,
        spans: tuple[Span | None, Span | None],
        message: str,
        args: tuple[str, ...] = (),
        suggestion: str | None = None,
        term: str = "",
        others: tuple[Place, ...] = (),
    ) -> Issue:
        """An issue of a couple; `spans` are (English, Chinese) within it."""
        left, right = self.place(couple, *spans)
        args = tuple(self._as_stored(couple, words) for words in args)
        return Issue(
            rule, severity, left, right, self._words(self.bitext.left, left), self._words(self.bitext.right, right),
            MESSAGES[message], args, suggestion, term, couple.position, others,
        )  # fmt: skip

    def _as_stored(self, couple: Couple, words: str) -> str:
        """Words of a couple's Chinese as the text writes them, where that differs (traditional characters)."""
        at = couple.chinese.text.find(words) if words else -1
        if at < 0 or words.isascii():
            return words
        text = self.bitext.right if self.english_left else self.bitext.left
        return couple.chinese.stored(Span(at, at + len(words))).of(text)

    def whole_issue(
        self, rule: str, severity: str, left: Span | None, right: Span | None, message: str, args: tuple[str, ...] = ()
    ) -> Issue:
        """An issue of the whole texts; spans count in them."""
        words = (self._words(self.bitext.left, left), self._words(self.bitext.right, right))
        return Issue(rule, severity, left, right, *words, MESSAGES[message], args)

    @staticmethod
    def _words(text: str, span: Span | None) -> str:
        return span.of(text) if span else ""


def whole(stretch: Stretch) -> Span | None:
    """The whole of one side of a couple, in its own offsets."""
    return Span(0, len(stretch.text)) if stretch.text else None
