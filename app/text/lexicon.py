"""Which Chinese words may answer which English ones: evidence for the aligner, never a translation to show.

A lexicon is built from plain rows (English forms, Chinese forms): the everyday words of `everyday`, the glossary of the
domain, and whatever a later dictionary brings.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from app.text import everyday
from app.text.dictionary import Dictionary
from app.text.fold import folded
from app.text.irregular import BASE
from app.text.scripts import simplified
from app.text.span import Span

Rows = Iterable[tuple[Sequence[str], Sequence[str]]]

WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’][a-z]+)?")
_ENDINGS: Final = (
    ("isations", "iz"), ("izations", "iz"), ("isation", "iz"), ("ization", "iz"), ("ising", "iz"), ("ised", "iz"), ("ises", "iz"),
    ("ise", "iz"), ("izing", "iz"), ("ized", "iz"), ("izes", "iz"), ("ize", "iz"), ("isational", "iz"), ("izational", "iz"),
    ("yses", "ys"), ("ysis", "ys"), ("ysed", "ys"), ("yzed", "ys"), ("yze", "ys"), ("yse", "ys"), ("yzing", "ys"), ("ysing", "ys"),
    ("ations", "at"), ("ation", "at"), ("ating", "at"), ("ated", "at"), ("ates", "at"), ("ate", "at"),
    ("ities", "it"), ("ity", "it"), ("ies", "i"), ("ied", "i"), ("ying", "i"), ("y", "i"), ("sses", "ss"), ("ions", ""), ("ion", ""),
    ("ings", ""), ("ing", ""), ("edly", ""), ("ed", ""), ("es", ""), ("ely", ""), ("ly", ""), ("e", ""), ("'s", ""), ("s", ""),
)  # fmt: skip


class Entry(NamedTuple):
    """An English word of a text with the Chinese forms that may answer it, alone or as part of a longer term."""

    span: Span
    forms: frozenset[str]


class Lexicon:
    """English words with the Chinese forms that may answer them, and the Chinese words it knows.

    A large dictionary may stand behind the rows: it widens what is known, the rows are trusted more. `forms` are the
    Chinese forms of the rows with the English terms, as stems, that each may answer, `heads` the first
    two characters of the longer ones with their lengths as bits (see `Dictionary`), `stems` all stems of the English terms.
    """

    def __init__(self, rows: Rows, dictionary: Dictionary | None = None) -> None:
        self.dictionary = dictionary
        self._terms: dict[str, dict[tuple[str, ...], set[str]]] = {}
        self.forms: dict[str, tuple[tuple[str, ...], ...]] = {}
        self.words: set[str] = set()
        self.heads: dict[str, int] = {}
        self.stems: set[str] = set()
        self.longest = 1
        self._longest_term = 1
        for english, chinese in rows:
            self._add(english, chinese)

    def _add(self, english: Sequence[str], chinese: Sequence[str]) -> None:
        forms = {form for form in (matching(wording) for wording in chinese) if form}
        hanzi = {form for form in forms if not form.isascii()}
        self.words |= hanzi
        for form in forms:
            if len(form) > 1:
                self.heads[form[:2]] = self.heads.get(form[:2], 0) | 1 << len(form)
        self.longest = max([self.longest, *map(len, hanzi)])
        for wording in english:
            stems = tuple(stem(found[0]) for found in WORD.finditer(wording))
            if stems and forms:
                self.stems.update(stems)
                self._terms.setdefault(stems[0], {}).setdefault(stems, set()).update(forms)
                for form in forms:
                    known = self.forms.get(form, ())
                    self.forms[form] = known if stems in known else (*known, stems)
                self._longest_term = max(self._longest_term, len(stems))

    def entries(self, text: str) -> list[Entry]:
        """The English words of a text that the lexicon knows, in order, with all forms that may answer each."""
        found = [(Span(*word.span()), stem(word[0])) for word in WORD.finditer(text)]
        forms: list[set[str]] = [set() for _ in found]
        stems = [key for _, key in found]
        for at, key in enumerate(stems):
            for term, answers in self._terms.get(key, {}).items():
                if tuple(stems[at : at + len(term)]) == term:
                    for word in range(at, at + len(term)):
                        forms[word] |= answers
        return [Entry(span, frozenset(answers)) for (span, _), answers in zip(found, forms, strict=True) if answers]

    def knows(self, word: str) -> bool:
        """Whether a simplified Chinese word stands in the rows or in the dictionary."""
        return word in self.words or (self.dictionary is not None and word in self.dictionary)


def matching(chinese: str) -> str:
    """Chinese words as they are compared: NFKC, no white space, small letters, simplified."""
    return simplified(folded(chinese)).lower()


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """An English word without its ending, British and American spelling alike: `organisations` and `organizing` are one."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    low = BASE.get(low, low)
    low = low.replace("our", "or") if len(low) > 5 else low
    low = low.replace("centre", "center").replace("programme", "program")
    for ending, left in _ENDINGS:
        if (
            low.endswith(ending)
            and len(low) - len(ending) >= 3
            and not (ending == "s" and low.endswith(("ss", "us", "is")))
        ):
            low = low[: len(low) - len(ending)] + left
            break
    return low[:-1] if len(low) > 4 and low[-1] == low[-2] and low[-1] in "bdglmnprt" else low


@lru_cache(maxsize=1)
def basic() -> Lexicon:
    """The lexicon of everyday words alone."""
    return Lexicon(everyday.rows())


def with_glossary(rows: Rows, dictionary: Dictionary | None = None) -> Lexicon:
    """The everyday words and a glossary of the domain: all its Chinese forms, the flagged ones too, for what a text says."""
    return Lexicon([*everyday.rows(), *rows], dictionary)
