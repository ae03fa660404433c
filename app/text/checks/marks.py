"""Quotation marks and brackets of a pair, and once for a whole text its folded marks."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.checks.bitext import Couple, Stretch
from app.text.checks.ground import Ground, whole
from app.text.checks.issue import MINOR, NOTE, PUNCTUATION, Issue
from app.text.fold import widen
from app.text.languages import is_chinese
from app.text.span import Span

_STRAIGHT: Final = re.compile(r'(?<!\d)"')
_SINGLE: Final = re.compile(r"(?<!\w)['‘](?=\w)(?:[^'’‘\n]|(?<=\w)['’](?=\w)){2,120}(?<!\s)['’](?!\w)")
_PAIRS: Final = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉"))
_QUOTED: Final = re.compile(r"[“”「」『』《》‘’]|(?<!\d)\"")
_OPEN: Final = {"(": ")", "（": ")", "[": "]", "【": "]", "［": "]"}
_CLOSE: Final = {")": ")", "）": ")", "]": "]", "】": "]", "］": "]"}
_ITEM: Final = re.compile(
    r"(?:(?<=[\s;；,，。:：、.])|^)(?:[0-9]{1,2}|[a-zA-Z]|[ivx]{1,4}|[①-⑳一二三四五六七八九十])[)）]"
)
_FEW: Final = 3


def marks(ground: Ground) -> Iterator[Issue]:
    """Issues about quotation marks and brackets, pair by pair, then the notes about each Chinese text."""
    for couple in ground.answered:
        yield from _quotes(ground, couple)
        yield from _brackets(ground, couple)
    for left in (True, False):
        yield from _notes(ground, left)


def _quotes(ground: Ground, couple: Couple) -> Iterator[Issue]:
    own, made = ground.source(couple).text, ground.translation(couple).text
    if _unclosed(made) and not _unclosed(own):
        yield _on_translation(ground, couple, _QUOTED, "quotes.open")
    elif ground.bilingual:
        there, here = (
            bool(_QUOTED.search(own) or _SINGLE.search(own)),
            bool(_QUOTED.search(made) or _SINGLE.search(made)),
        )
        if re.search('[“"”]', own) and not here and not _unclosed(own):
            first = re.search('[“"”]', own)
            yield _on_source(ground, couple, first, "quotes.lost")
        elif re.search("[“”「]", made) and not there:
            yield _on_translation(ground, couple, re.compile("[“”「]"), "quotes.added", NOTE)


def _unclosed(text: str) -> bool:
    """Whether quotation marks are open or were never opened; straight ones must come in pairs."""
    return len(_STRAIGHT.findall(text)) % 2 == 1 or any(text.count(one) != text.count(other) for one, other in _PAIRS)


def _brackets(ground: Ground, couple: Couple) -> Iterator[Issue]:
    at = _unbalanced(ground.translation(couple).text)
    if at is not None and _unbalanced(ground.source(couple).text) is None:
        yield _on_translation(ground, couple, at, "brackets.open")


def _unbalanced(text: str) -> int | None:
    """Where the first bracket without its other half stands; `a)` before an item is none."""
    items = {found.end() - 1 for found in _ITEM.finditer(text)}
    waiting: list[int] = []
    for at, ch in enumerate(text):
        if ch in _OPEN:
            waiting.append(at)
        elif ch in _CLOSE:
            if waiting and _OPEN[text[waiting[-1]]] == _CLOSE[ch]:
                waiting.pop()
            elif at not in items:
                return at
    return waiting[0] if waiting else None


def _on_translation(
    ground: Ground, couple: Couple, what: re.Pattern[str] | int, message: str, severity: str = MINOR
) -> Issue:
    """An issue on a mark of the translation, beside the whole source."""
    text = ground.translation(couple).text
    found = what.search(text) if isinstance(what, re.Pattern) else None
    at = found.start() if found else what if isinstance(what, int) else 0
    return _sided(ground, couple, whole(ground.source(couple)), Span(at, at + 1), severity, message)


def _on_source(ground: Ground, couple: Couple, found: re.Match[str] | None, message: str) -> Issue:
    """An issue on a mark of the source, beside the whole translation."""
    at = found.start() if found else 0
    return _sided(ground, couple, Span(at, at + 1), whole(ground.translation(couple)), MINOR, message)


def _sided(
    ground: Ground, couple: Couple, source: Span | None, made: Span | None, severity: str, message: str
) -> Issue:
    spans = (source, made) if ground.english_is_source else (made, source)
    return ground.issue(PUNCTUATION, severity, couple, spans, message)


def _notes(ground: Ground, left: bool) -> Iterator[Issue]:
    """What is said once of a Chinese text: its folded punctuation."""
    if not is_chinese(ground.bitext.langs[0 if left else 1]):
        return
    text = ground.bitext.left if left else ground.bitext.right
    stretches = [couple.left if left else couple.right for couple in ground.couples]
    folded = [span for stretch in stretches for span in _folded(text, stretch)]
    if len(folded) >= _FEW:
        yield _once(ground, left, folded[0], "folded", len(folded))


def _folded(text: str, stretch: Stretch) -> list[Span]:
    """The half-width marks of some sentences that `widen` would show full width."""
    spans = []
    for span in stretch.spans:
        words = span.of(text)
        shown = widen(words)
        if shown != words:
            spans += [Span(span.start + at, span.start + at + 1) for at in range(len(words)) if words[at] != shown[at]]
    return spans


def _once(ground: Ground, left: bool, span: Span, message: str, count: int) -> Issue:
    one, other = (span, None) if left else (None, span)
    return ground.whole_issue(PUNCTUATION, NOTE, one, other, message, (str(count),))
