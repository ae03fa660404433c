"""Where a text uses a term and how each use is rendered: what consistency is judged by."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.text.checks.bitext import Couple, holes
from app.text.checks.families import FAMILIES, Family
from app.text.checks.ground import Ground
from app.text.checks.issue import Place
from app.text.lexicon import matching, stem
from app.text.span import Span

_LATIN = re.compile(r"[A-Za-z]+")


class Use(NamedTuple):
    """One place where a term stands and what it was rendered by.

    `term` is the term's name, `wording` its English as used (by stems), `form` the Chinese as compared, `approved` whether
    the glossary knows it as good. Places are spans of the whole texts; `text` is for the caller to tell texts apart.
    """

    term: str
    wording: str
    form: str
    approved: bool
    place: Place
    pair: int
    text: str = ""


class Seen(NamedTuple):
    """A rendering of a family's word in one couple: which group, where, and whether the glossary approves."""

    group: int
    form: str
    english: Span
    chinese: Span
    approved: bool
    settled: bool


def term_uses(ground: Ground, text: str = "") -> list[Use]:
    """The glossary's terms in a text with their renderings, good and flagged; the library's consistency is judged by these."""
    return [
        Use(use.term, use.wording, use.form, use.approved, ground.place(couple, *spans), couple.position, text)
        for couple in ground.answered
        for use, spans in terms_of(ground, couple)
    ]


def terms_of(ground: Ground, couple: Couple) -> Iterator[tuple[Use, tuple[Span, Span]]]:
    """The uses of glossary terms in a couple, each with its (English, Chinese) spans within it."""
    nowhere = Place(None, None)
    for rendering in ground.renderings(couple):
        found = [(span, True) for span in rendering.good] + [(span, False) for span in rendering.flagged]
        for span, approved in sorted(found):
            english = nearest(couple, rendering.english, span)
            wording = _stems(english.of(couple.english.text))
            form = matching(span.of(couple.chinese.text))
            if not form.isascii():
                yield Use(rendering.term.name, wording, form, approved, nowhere, couple.position), (english, span)


@lru_cache(maxsize=2_000)
def _stems(words: str) -> str:
    return " ".join(stem(word) for word in _LATIN.findall(words))


def nearest(couple: Couple, english: Sequence[Span], chinese: Span) -> Span:
    """Of several places of a term the one that stands where its rendering does, in proportion."""
    share = (chinese.start + chinese.end) / 2 / max(1, len(couple.chinese.text))
    size = max(1, len(couple.english.text))
    return min(english, key=lambda span: abs((span.start + span.end) / 2 / size - share))


def family_uses(ground: Ground, couple: Couple, family: Family) -> list[Seen]:
    """The renderings of a family's word in a couple, as far as nothing else in the English explains them."""
    words = couple.english.text
    named = [Span(*found.span()) for found in family.names.finditer(words)] if family.names else []
    own = [Span(*found.span()) for found in family.english.finditer(holes(words, named))]
    if not own:
        return []
    terms = [(use.approved, spans) for use, spans in terms_of(ground, couple)]
    found = []
    for group, form, chinese in _forms(couple.chinese.text, family):
        inside = [(approved, e) for approved, (e, c) in terms if c.start <= chinese.start and chinese.end <= c.end]
        home = [span for _, e in inside for span in own if e.start <= span.start and span.end <= e.end]
        if not home:
            blocker = family.blocked.get(form)
            if any(ok for ok, _ in inside) or (blocker and blocker.search(holes(words, own))):
                continue
        approved = bool(home) and any(ok for ok, _ in inside)
        settled = approved and any(e.end - e.start > own[0].end - own[0].start + 3 for ok, e in inside if ok)
        found.append(Seen(group, form, nearest(couple, home or own, chinese), chinese, approved, settled))
    return found


def _forms(chinese: str, family: Family) -> Iterator[tuple[int, str, Span]]:
    """The family's renderings in a Chinese sentence, in order; those inside its compounds are left out."""
    for found in _pattern(family).finditer(chinese):
        if found.lastgroup != "compound":
            form = found[0]
            yield next(at for at, group in enumerate(family.groups) if form in group), form, Span(*found.span())


_PATTERNS: dict[str, re.Pattern[str]] = {}


def _pattern(family: Family) -> re.Pattern[str]:
    known = _PATTERNS.get(family.name)
    if known is None:
        forms = sorted((form for group in family.groups for form in group), key=len, reverse=True)
        compounds = "|".join(sorted(family.compounds, key=len, reverse=True)) or "(?!)"
        known = _PATTERNS[family.name] = re.compile(f"(?P<compound>{compounds})|(?P<form>{'|'.join(forms)})")
    return known


def by_family(ground: Ground) -> Iterator[tuple[Family, list[tuple[Couple, Seen]]]]:
    """Each watched family that the text uses, with all its uses."""
    english = ground.english
    for family in FAMILIES:
        if family.english.search(english):
            uses = [(couple, seen) for couple in ground.answered for seen in family_uses(ground, couple, family)]
            if uses:
                yield family, uses
