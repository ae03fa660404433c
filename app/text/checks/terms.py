"""Terms against the glossary: flagged renderings, false friends, and one rendering that stands for two terms."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.text.checks.bitext import Couple
from app.text.checks.ground import Ground
from app.text.checks.issue import COLLISION, FALSE_FRIEND, MAJOR, MINOR, NOT_FOUND, NOTE, TERM, Issue
from app.text.lexicon import matching
from app.text.span import Span
from app.text.termbase import FLAGGED, Rendering, Term, Termbase
from app.text.termbase import NOT_FOUND as ABSENT

_JOINT = re.compile(r"\s*[和与及、/]?\s*")
_MILD = frozenset({"methods", "change", "IT", "evidence"})
_ELSEWHERE = ("false friend", "in China ", "In China ")


def terms(ground: Ground, not_found: bool = False) -> Iterator[Issue]:
    """The flagged renderings of each couple; with `not_found` also, as notes, terms rendered in no known way."""
    right_for = _right_for(ground.termbase)
    for couple in ground.answered:
        for rendering in ground.renderings(couple):
            if rendering.verdict == FLAGGED and not _rightly_said(couple, rendering):
                yield from _flagged(ground, couple, rendering, right_for)
            elif not_found and rendering.verdict == ABSENT:
                spans = (rendering.english[0], None)
                name = rendering.term.name
                yield ground.issue(NOT_FOUND, NOTE, couple, spans, "not_found", (name,), rendering.term.preferred, name)


def _rightly_said(couple: Couple, rendering: Rendering) -> bool:
    """Whether each English place has its preferred form, so that the flagged one is another word's."""
    preferred = matching(rendering.term.preferred)
    said = [span for span in rendering.good if matching(span.of(couple.chinese.text)) == preferred]
    return len(said) >= len(rendering.english)


def _flagged(ground: Ground, couple: Couple, rendering: Rendering, right_for: dict[str, Term]) -> Iterator[Issue]:
    """One issue for each flagged form of a term in a couple; forms that only a joint parts are one."""
    term, text = rendering.term, couple.chinese.text
    free = rendering.english[min(len(rendering.good), len(rendering.english) - 1) :]
    for at, flagged in enumerate(_joined(text, rendering.flagged)):
        english = free[min(at, len(free) - 1)]
        span, better = _better(text, flagged, term)
        words = span.of(text)
        rule, message, args = _kind(term, english.of(couple.english.text), words, right_for.get(matching(words)))
        if term.why:
            message, args = f"{message}.why", (*args, term.why)
        severity = MINOR if term.domain in _MILD else MAJOR
        yield ground.issue(rule, severity, couple, (english, span), message, args, better or None, term.name)


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans in order, neighbours that only a joint word parts made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and _JOINT.fullmatch(text[joined[-1].end : span.start]):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _better(text: str, flagged: Span, term: Term) -> tuple[Span, str]:
    """What to write instead, and for which words: of the good forms one whose beginning or end stands beside already."""
    for form in term.good:
        for size in range(len(form) - 2, 1, -1):
            if text.startswith(form[-size:], flagged.end):
                return Span(flagged.start, flagged.end + size), form
            if text.endswith(form[:size], 0, flagged.start):
                return Span(flagged.start - size, flagged.end), form
    return flagged, term.preferred


def _kind(term: Term, english: str, words: str, other: Term | None) -> tuple[str, str, tuple[str, ...]]:
    """Rule, message and arguments of a flagged form: a collision, a false friend, or simply not the term's Chinese."""
    if other is not None and other is not term:
        if matching(words) == matching(other.preferred) and not other.why.startswith("shield"):
            return COLLISION, "collision", (english, words, other.name)
        return FALSE_FRIEND, "friend", (english, words, other.name)
    if any(sign in term.why for sign in _ELSEWHERE):
        return FALSE_FRIEND, "term", (english, words)
    return TERM, "term", (english, words)


@lru_cache(maxsize=4)
def _right_for(termbase: Termbase) -> dict[str, Term]:
    """The term that each good Chinese form of the glossary stands for, preferred forms first."""
    found: dict[str, Term] = {}
    for term in termbase.terms:
        if term.preferred:
            found.setdefault(matching(term.preferred), term)
    for term in termbase.terms:
        for form in term.accepted:
            found.setdefault(matching(form), term)
    return found
