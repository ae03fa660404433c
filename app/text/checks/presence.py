"""What has no counterpart: sentences left out or added, words left in the source language, and odd lengths."""

import re
from collections.abc import Iterator
from math import exp, log
from statistics import median
from typing import Final

from app.text.checks.bitext import Couple, Stretch, size
from app.text.checks.ground import Ground, whole
from app.text.checks.issue import ADDITION, LENGTH, MAJOR, MINOR, NOTE, OMISSION, UNTRANSLATED, Issue
from app.text.languages import HAN, is_chinese
from app.text.span import Span

_HAN: Final = re.compile(f"[{HAN}]")
_HAN_RUN: Final = re.compile(f"[{HAN}](?:[{HAN}，、；：]*[{HAN}])?")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’\-][A-Za-z]+)*")
_LATIN_RUN: Final = re.compile(r"[A-Za-z][A-Za-z'’\-]*(?:[\s,]+[A-Za-z][A-Za-z'’\-]*)+")
_BRACKETED: Final = re.compile(r"[(（\[【《“\"][^()（）\[\]【】《》“”\"]{0,200}[)）\]】》”\"]")
_SMALL: Final = frozenset(
    re.split(
        " ", "the of and to in a is that for with on was were are by an as from this which we be not or it has have"
    )
)
_FURNITURE: Final = re.compile(r"\bdoi\b|https?://|@|\bPMID\b|©|copyright", re.IGNORECASE)
_USUAL, _SPREAD, _WEIGHT = 1.8, 0.235, 5
"""Chinese characters to an English word: the usual ratio and the spread of its logarithm in Medline abstracts and the seeds."""
_FAR: Final = 2.75
_LEAST: Final = 10


def unanswered(ground: Ground) -> Iterator[Issue]:
    """Sentences of the source without translation, and sentences of the translation without source."""
    for couple in ground.couples:
        source, made = ground.source(couple), ground.translation(couple)
        one = source or made
        if (source and made) or _FURNITURE.search(one.text) or not size(one.text):
            continue
        rule, name = (OMISSION, "omission") if source else (ADDITION, "addition")
        spans = (whole(couple.english), whole(couple.chinese))
        yield ground.issue(rule, MAJOR if size(one.text) > 3 else NOTE, couple, spans, name)


def untranslated(ground: Ground) -> Iterator[Issue]:
    """Sentences and runs of words of the translation that are still in the source's language."""
    if not ground.bilingual:
        yield from (_whole(ground, c) for c in ground.answered if c.left.text == c.right.text and size(c.left.text) > 4)
        return
    into_chinese = ground.english_is_source
    for couple in ground.answered:
        made = ground.translation(couple)
        if (_still_english if into_chinese else _still_chinese)(made):
            yield _whole(ground, couple)
        else:
            yield from _runs(ground, couple, made, into_chinese)


def _whole(ground: Ground, couple: Couple) -> Issue:
    spans = (whole(couple.english), whole(couple.chinese))
    return ground.issue(UNTRANSLATED, MAJOR, couple, spans, "untranslated.sentence")


def _still_english(made: Stretch) -> bool:
    """Whether a Chinese sentence is really an English one: five words and more to each Chinese character, some of them small words."""
    words = [word.lower() for word in _LATIN.findall(made.text)]
    return len(words) >= 4 and len(_HAN.findall(made.text)) * 5 < len(words) and any(word in _SMALL for word in words)


def _still_chinese(made: Stretch) -> bool:
    han = len(_HAN.findall(made.text))
    return han >= 6 and len(_LATIN.findall(made.text)) * 3 < han


def _runs(ground: Ground, couple: Couple, made: Stretch, into_chinese: bool) -> Iterator[Issue]:
    """Runs of the source's language inside a translated sentence; names and what stands in brackets or quotes are none."""
    text = _BRACKETED.sub(lambda found: "\x00" * len(found[0]), made.text)
    if not into_chinese:
        for run in _HAN_RUN.finditer(text):
            if len(_HAN.findall(run[0])) >= 4:
                yield ground.issue(UNTRANSLATED, MINOR, couple, (Span(*run.span()), None), "untranslated.words")
        return
    source = " ".join(_LATIN.findall(couple.english.text.lower()))
    for run in _LATIN_RUN.finditer(text):
        words = _LATIN.findall(run[0])
        low = [word for word in words if word[0].islower()]
        prose = len(low) >= 3 and (len(low) >= 5 or any(word in _SMALL for word in low))
        if prose and " ".join(words).lower() in source:
            yield ground.issue(UNTRANSLATED, MAJOR, couple, (None, Span(*run.span())), "untranslated.words")


def odd_lengths(ground: Ground) -> Iterator[Issue]:
    """Pairs whose lengths agree far worse than those of the rest of the text; short sentences are let pass."""
    if not ground.bilingual or not is_chinese(ground.bitext.langs[1 if ground.english_left else 0]):
        return
    ratios = [(couple, _ratio(couple), size(couple.english.text)) for couple in ground.answered]
    if not ratios:
        return
    own = [ratio for _, ratio, words in ratios if words >= _LEAST]
    centre = (len(own) * median(own) + _WEIGHT * log(_USUAL)) / (len(own) + _WEIGHT) if own else log(_USUAL)
    centre = min(log(2.4), max(log(1.3), centre))
    for couple, ratio, words in ratios:
        off = (ratio - centre) / _SPREAD
        chinese = size(couple.chinese.text)
        if abs(off) < _FAR or max(words, chinese / exp(centre)) < _LEAST or (off > 0 and _spelt(couple)):
            continue
        short = (off < 0) == ground.english_is_source
        spans = (whole(couple.english), whole(couple.chinese))
        yield ground.issue(LENGTH, MINOR, couple, spans, "length.short" if short else "length.long")


def too_long(ground: Ground) -> Iterator[Issue]:
    """Pairs that no rule has read because they are far too long for sentences."""
    for couple in ground.overlong:
        yield ground.issue(LENGTH, NOTE, couple, (whole(couple.english), whole(couple.chinese)), "too_long")


def _ratio(couple: Couple) -> float:
    latin = len(_LATIN.findall(couple.chinese.text))
    return log((size(couple.chinese.text) + 0.5 * latin + 2) / (size(couple.english.text) + 1))


def _spelt(couple: Couple) -> bool:
    """Whether the Chinese explains itself in Latin words in brackets, which makes it long and is no fault."""
    return any(len(_LATIN.findall(found[0])) > 1 for found in _BRACKETED.finditer(couple.chinese.text))
