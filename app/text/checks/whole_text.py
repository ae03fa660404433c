"""What is to be said of two texts as wholes: no translation, another language, or another text."""

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from app.text.align import Link
from app.text.checks.bitext import LEFT, Couple
from app.text.checks.ground import Ground
from app.text.checks.issue import MAJOR, UNRELATED, UNTRANSLATED, Issue
from app.text.languages import CHINESE, ENGLISH, HAN, OTHER, guess, is_chinese, matches
from app.text.lexicon import matching
from app.text.likeness import OTHER as UNLIKE
from app.text.likeness import likeness

_LEFTS: Final = attrgetter("left")
_RIGHTS: Final = attrgetter("right")
_SAMPLE: Final = 60
_LEAST: Final = 12
_LONGEST: Final = 4_000
_HAN: Final = re.compile(f"[{HAN}]")
_AGREED, _HARDLY = 0.72, 1.1
"""Known English words met in their pair plus twice the Chinese explained by them: true translations have 1.0 and more, other texts
mostly under .6. Between the two the aligner's own doubt and the numbers decide."""
_WORDS: Final = 0.42
_FEW, _SURE = 3, 0.7
_NUMBERS, _DISAGREE = 8, 0.25


def whole_text(ground: Ground) -> Iterator[Issue]:
    """At most one issue, of such weight that nothing else is worth saying."""
    source, made = ground.bitext.left, ground.bitext.right
    if ground.bitext.translated == LEFT:
        source, made = made, source
    if not source.strip():
        return
    if not made.strip():
        yield ground.whole_issue(UNTRANSLATED, MAJOR, None, None, "untranslated.all")
    elif _other_language(made, ground.bitext.langs[0 if ground.bitext.translated == LEFT else 1]):
        yield ground.whole_issue(UNTRANSLATED, MAJOR, None, None, "language")
    elif ground.bilingual and _other_text(ground):
        yield ground.whole_issue(UNRELATED, MAJOR, None, None, "unrelated")


def _other_language(text: str, lang: str) -> bool:
    """Whether a text of some length is clearly not in the language it is said to be in."""
    if len(text.strip()) < 40:
        return False
    seems = guess(text)
    if is_chinese(lang):
        return seems == ENGLISH or (seems == OTHER and not any("\u4e00" <= ch <= "\u9fff" for ch in text[:20_000]))
    return matches(ENGLISH, lang) and matches(CHINESE, seems)


def _other_text(ground: Ground) -> bool:
    """Whether the answered pairs share too few of their words; or few words, and are doubtful themselves or share hardly a number.

    With the large dictionary that is judged as for alignment, which knows free translations too.
    """
    if ground.lexicon.dictionary is not None:
        return _unlike(ground)
    answered = ground.answered[:: max(1, len(ground.answered) // _SAMPLE)]
    if not answered:
        return len(ground.couples) > 1 and not _anything_shared(ground)
    met, known, explained = _shared(ground, answered)
    if known < _LEAST:
        return False
    agreed = met / known + 2 * explained
    if agreed < _AGREED and met < _WORDS * known:
        return True
    sure = sum(couple.confidence for couple in answered) / len(answered)
    if agreed < _HARDLY and len(answered) >= _FEW and sure < _SURE:
        return True
    same, every = _numbers(ground, answered)
    return agreed < _HARDLY and every >= _NUMBERS and same <= _DISAGREE * every


def _unlike(ground: Ground) -> bool:
    """Whether the words that answer each other in the pairs are hardly more than in any two sentences."""
    bitext = ground.bitext
    spans = [sorted({span for pair in bitext.pairs for span in side(pair)}) for side in (_LEFTS, _RIGHTS)]
    lefts, rights = ({span: at for at, span in enumerate(some)} for some in spans)
    left, right = [span.of(bitext.left) for span in spans[0]], [span.of(bitext.right) for span in spans[1]]
    links = [
        Link(tuple(lefts[span] for span in pair.left), tuple(rights[span] for span in pair.right), pair.confidence)
        for pair in bitext.pairs
    ]
    return likeness(left, right, bitext.langs, ground.lexicon, links).verdict == UNLIKE


def _anything_shared(ground: Ground) -> bool:
    """Whether two texts of which no sentence was answered have at least their known words in common."""
    chinese = matching(ground.chinese[:20_000])
    entries = ground.lexicon.entries(ground.english[:20_000])
    met = sum(any(form in chinese for form in entry.forms) for entry in entries)
    return not chinese or len(entries) < _LEAST or met > len(entries) / 2


def _shared(ground: Ground, couples: list[Couple]) -> tuple[int, int, float]:
    """Of some pairs: known English words met in the Chinese, known ones in all, and the share of Chinese these words explain."""
    met = known = covered = han = 0
    for couple in couples:
        chinese = matching(couple.chinese.text[:_LONGEST])
        mark = bytearray(len(chinese))
        for entry in ground.lexicon.entries(couple.english.text[:_LONGEST]):
            known += 1
            here = [form for form in entry.forms if form in chinese]
            met += bool(here)
            for form in here:
                at = chinese.find(form) if len(form) > 1 else -1
                while at >= 0:
                    mark[at : at + len(form)] = b"\x01" * len(form)
                    at = chinese.find(form, at + len(form))
        places = [found.start() for found in _HAN.finditer(chinese)]
        covered += sum(mark[at] for at in places)
        han += len(places)
    return met, known, covered / max(1, han)


def _numbers(ground: Ground, couples: list[Couple]) -> tuple[int, int]:
    """How many numbers written in digits both sides of some pairs have, and how many either has."""
    same = every = 0
    for couple in couples:
        one, other = ({q.value for q in side if q.firm} for side in ground.quantities(couple))
        same, every = same + len(one & other), every + len(one | other)
    return same, every
