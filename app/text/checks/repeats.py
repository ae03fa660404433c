"""Words of the translation that stand there twice."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from app.text.checks.bitext import Couple
from app.text.checks.ground import Ground
from app.text.checks.issue import MINOR, REPEATED, Issue
from app.text.languages import HAN
from app.text.span import Span

_PARTICLES: Final = re.compile(
    r"(的的|了了|和和|在在|是是|与与|及及|或或|把把|被被|将将|对对(?!方|象|比|照|应|立)|为为|从从|于于|并并|也也|而而|以以|中中(?!心|国|央|药|医|度|间))"
)
_TWICE: Final = re.compile(rf"([{HAN}]{{2,12}})\s?\1")
_USUAL: Final = frozenset(
    re.split(
        " ",
        "非常 一个 一种 一次 一步 一点 一代 许多 很多 多少 研究 讨论 考虑 比较 商量 了解 认识 学习 休息 哈哈 往往 常常 渐渐 彼此 一一 世世 生生 代代 好好 点点 轮轮",
    )
)
_ENGLISH: Final = re.compile(r"\b([A-Za-z]{2,})\s+\1\b", re.IGNORECASE)
_ENGLISH_USUAL: Final = frozenset({"that", "had", "very", "is", "in"})
_LATIN: Final = re.compile(r"[A-Za-z]+")
_HAN_RUN: Final = re.compile(rf"[{HAN}]+")
_LONG: Final = 7
_NEAR: Final = 14
_MOST: Final = 4_000


def repeated(ground: Ground) -> Iterator[Issue]:
    """A word doubled by slip, and a phrase said twice in one sentence whose source says nothing twice."""
    for couple in ground.answered:
        text = ground.translation(couple).text[:_MOST]
        chinese = ground.bilingual and ground.english_is_source
        span = _doubled(text) or (_phrase(couple, text) if chinese and len(couple.chinese.spans) == 1 else None)
        if span is not None:
            spans = (None, span) if ground.translation(couple) is couple.chinese else (span, None)
            yield ground.issue(REPEATED, MINOR, couple, spans, "repeated", (span.of(text)[: _LONG * 4].strip(),))


def _doubled(text: str) -> Span | None:
    """The first word that follows itself at once; its second place."""
    found = _PARTICLES.search(text)
    if found:
        return Span(found.start() + len(found[0]) // 2, found.end())
    for found in _TWICE.finditer(text):
        if found[1] not in _USUAL and len(set(found[1])) > 1:
            return Span(found.end() - len(found[1]), found.end())
    for found in _ENGLISH.finditer(text):
        if found[1].lower() not in _ENGLISH_USUAL and found[1] != found[1].upper():
            return Span(found.end() - len(found[1]), found.end())
    return None


def _phrase(couple: Couple, text: str) -> Span | None:
    """The second place of the longest stretch of seven or more Chinese characters said twice, if the English says no pair of words twice."""
    seen: dict[str, int] = {}
    best: Span | None = None
    for run in _HAN_RUN.finditer(text):
        at = run.start()
        while at + _LONG <= run.end():
            words = text[at : at + _LONG]
            first, seen[words] = seen.get(words, at), at
            size = _LONG
            if first + _LONG <= at <= first + 2 * _LONG + _NEAR:
                while at + size < run.end() and first + size < at and text[first + size] == text[at + size]:
                    size += 1
                near = at - first - size <= _LONG
                if near and (best is None or size > best.end - best.start):
                    best = Span(at, at + size)
                at += size
            else:
                at += 1
    return None if best is None or _says_twice(couple.english.text) else best


def _says_twice(english: str) -> bool:
    """Whether an English sentence repeats two words in a row, so that its translation may too."""
    words = [word.lower() for word in _LATIN.findall(english)]
    pairs = [(one, other) for one, other in pairwise(words) if len(one) > 3 and len(other) > 3]
    return len(pairs) > len(set(pairs))
