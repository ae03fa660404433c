"""Find the terms of a glossary in a sentence and see how its translation renders them.

English terms are taken longest first, and a longer one uses up its words. Only terms whose English stands in the sentence
are looked for in the Chinese; there the longest form wins, good and flagged ones together, and a tie is good. A term
rendered neither way is not found, which is no error. Chinese is compared in its matching form, never changed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from app.text.fold import Folded
from app.text.lexicon import matching
from app.text.scripts import simplified
from app.text.span import Span

GOOD: Final = "good"
FLAGGED: Final = "flagged"
NOT_FOUND: Final = "not found"

_WORD: Final = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_SPACE: Final = re.compile(r"[\s\-‐‑–]*")
_ACRONYM: Final = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z0-9]+s?")


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a glossary: English forms, and Chinese ones that are preferred, accepted, or flagged for a reason."""

    english: tuple[str, ...]
    preferred: str
    accepted: tuple[str, ...] = ()
    flagged: tuple[str, ...] = ()
    why: str = ""
    domain: str = ""

    @property
    def name(self) -> str:
        """The English headword."""
        return self.english[0]

    @property
    def good(self) -> tuple[str, ...]:
        """The Chinese forms that are no fault."""
        return (self.preferred, *self.accepted) if self.preferred else self.accepted


class Met(NamedTuple):
    """A term where it stands in an English text."""

    span: Span
    term: Term


class Rendering(NamedTuple):
    """How a sentence pair renders one term: where its English, its good and its flagged Chinese stand."""

    term: Term
    english: tuple[Span, ...]
    good: tuple[Span, ...]
    flagged: tuple[Span, ...]

    @property
    def verdict(self) -> str:
        """Flagged if a flagged form stands there, good if only good ones do, else not found."""
        return FLAGGED if self.flagged else GOOD if self.good else NOT_FOUND


class _Form(NamedTuple):
    words: tuple[str, ...]
    joints: tuple[str, ...]
    exact: tuple[str, ...]
    term: Term


class Termbase:
    """A glossary made ready for looking up."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = tuple(terms)
        self._forms: dict[str, list[_Form]] = {}
        for term in self.terms:
            for wording in term.english:
                self._add(wording, term)

    def _add(self, wording: str, term: Term) -> None:
        found = list(_WORD.finditer(wording))
        words = tuple(word[0].lower() for word in found)
        if not words:
            return
        exact = tuple(word[0] if _ACRONYM.fullmatch(word[0]) else "" for word in found)
        joints = tuple(
            "" if _SPACE.fullmatch(joint) else joint.strip()
            for joint in _between(wording, [Span(*w.span()) for w in found])
        )
        self._forms.setdefault(words[0], []).append(_Form(words, joints, exact, term))

    def english(self, text: str) -> list[Met]:
        """The terms in an English text in order, none inside another."""
        found = [Span(*word.span()) for word in _WORD.finditer(text)]
        candidates = [met for at in range(len(found)) for met in self._beginning(text, found, at)]
        candidates.sort(key=lambda met: (met.span.start - met.span.end, met.span.start))
        taken: list[Met] = []
        used = bytearray(len(text))
        for met in candidates:
            if not (used[met.span.start] or used[met.span.end - 1]):
                used[met.span.start : met.span.end] = b"\x01" * (met.span.end - met.span.start)
                taken.append(met)
        return sorted(taken, key=lambda met: met.span)

    def _beginning(self, text: str, found: Sequence[Span], at: int) -> Iterator[Met]:
        """The terms whose first word is the one at a place."""
        for form in self._forms.get(found[at].of(text).lower(), ()):
            spans = found[at : at + len(form.words)]
            words = [span.of(text) for span in spans]
            if tuple(word.lower() for word in words) != form.words:
                continue
            if any(exact and exact != word for exact, word in zip(form.exact, words, strict=True)):
                continue
            joints = zip(form.joints, _between(text, spans), strict=True)
            if all(bool(_SPACE.fullmatch(there)) if not joint else there.strip() == joint for joint, there in joints):
                yield Met(Span(spans[0].start, spans[-1].end), form.term)

    def renderings(self, english: str, chinese: str) -> list[Rendering]:
        """How a Chinese sentence renders each term of its English one, in the order of the English."""
        met: dict[int, list[Span]] = {}
        terms: dict[int, Term] = {}
        for one in self.english(english):
            met.setdefault(id(one.term), []).append(one.span)
            terms[id(one.term)] = one.term
        found = _scan(chinese, list(terms.values()))
        return [
            Rendering(term, tuple(met[key]), tuple(found.get((key, GOOD), ())), tuple(found.get((key, FLAGGED), ())))
            for key, term in terms.items()
        ]


def _between(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[one.end : other.start] for one, other in pairwise(spans)]


def _scan(chinese: str, terms: Sequence[Term]) -> dict[tuple[int, str], list[Span]]:
    """The forms of some terms in a Chinese sentence, left to right, longest first; by term (its id) and verdict."""
    forms: dict[str, list[tuple[Term, str]]] = {}
    for term in terms:
        for verdict, wordings in ((GOOD, term.good), (FLAGGED, term.flagged)):
            for wording in wordings:
                forms.setdefault(matching(wording), []).append((term, verdict))
    forms.pop("", None)
    if not forms:
        return {}
    folded = Folded(chinese)
    text = simplified(folded.text.lower()) if len(folded.text.lower()) == len(folded.text) else folded.text
    longest = max(map(len, forms), default=0)
    found: dict[tuple[int, str], list[Span]] = {}
    at = 0
    while at < len(text):
        size = next((n for n in range(min(longest, len(text) - at), 0, -1) if text[at : at + n] in forms), 0)
        owners = forms.get(text[at : at + size], [])
        verdict = GOOD if any(kind == GOOD for _, kind in owners) else FLAGGED
        for term, kind in owners:
            if kind == verdict:
                found.setdefault((id(term), kind), []).append(folded.stored(at, at + size))
        at += max(1, size)
    return found


def read_terms(table: str) -> list[Term]:
    """The terms of a glossary table: tab-separated, one term a line after a line of heads, several forms parted by `;`."""
    terms = []
    for line in table.splitlines()[1:]:
        cells = [*line.split("\t"), "", "", "", "", "", ""]
        english = tuple(form.strip() for form in (cells[0], *cells[1].split(";")) if form.strip())
        if english:
            accepted, flagged = (tuple(f.strip() for f in cell.split(";") if f.strip()) for cell in cells[3:5])
            terms.append(Term(english, cells[2].strip(), accepted, flagged, cells[5], cells[6]))
    return terms


def lexicon_rows(terms: Iterable[Term]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The terms as rows of a lexicon: flagged forms too, as they are what many translations say."""
    return [(term.english, (*term.good, *term.flagged)) for term in terms]
