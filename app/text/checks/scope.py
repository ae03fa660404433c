"""A number that counts something else in the translation: 31 organisations that became 31 executives.

A rule can tell persons, places of care, places on the map and writings apart, by the noun a number stands before and by the
Chinese measure word. Where either side leaves that open, nothing is said.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from app.text.checks.ground import Ground
from app.text.checks.issue import MAJOR, NUMBER_SCOPE, Issue
from app.text.checks.nouns import BODIES, CHINESE, ENGLISH, LANDS, PERSONS, WRITINGS
from app.text.checks.quantities import Quantity
from app.text.languages import HAN
from app.text.span import Span

_MEASURE: Final = {
    "名": PERSONS, "位": PERSONS, "人": PERSONS, "例": PERSONS, "家": BODIES, "所": BODIES, "间": BODIES, "篇": WRITINGS, "份": WRITINGS,
}  # fmt: skip
_PARTS: Final = rf"\s*(?:多|余)?\s*(?P<measure>[名位人例家所间篇份个项种])?(?P<run>[{HAN}A-Za-z\s]{{0,24}})"
_AFTER_CHINESE: Final = re.compile(_PARTS)
_STOP_CHINESE: Final = re.compile(
    "的|在|和|与|及|以及|来自|对|进行|中(?!心)|里|后|以|被|将|均|都|由|为|是|有|接受|参加|参与(?!者)|完成|于|从|并|共|或|年|月|岁|天|周|小时|分钟|次|倍|组"
)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_STOP_ENGLISH: Final = frozenset(
    re.split(
        " ",
        "and or of in from with to at for on by across who that which whose were was are is had have has between among during after before as into"
        " using per under over within years year months month days day weeks week hours minutes times received underwent participated completed the a an",
    )
)
_ENGLISH_KINDS: Final = tuple((kind, re.compile(rf"(?:{words})$", re.IGNORECASE)) for kind, words in ENGLISH.items())
_CHINESE_KINDS: Final = re.compile(
    "|".join(
        f"(?P<{kind}>{'|'.join(sorted(words.split('|'), key=len, reverse=True))})" for kind, words in CHINESE.items()
    )
)


class Head(NamedTuple):
    """What a number counts: its kind, the noun's words and their place (the measure word's, where no noun is known)."""

    kind: str
    words: str
    span: Span


def scoped(ground: Ground) -> Iterator[Issue]:
    """Numbers that count one kind of thing in the source and another in the translation."""
    if not ground.bilingual:
        return
    for couple in ground.answered:
        english, chinese = couple.english.text, couple.chinese.text
        numbers, others = ground.quantities(couple)
        there = _counts(others)
        for own in _counts(numbers) if there else []:
            same = [q for q in there if q.value == own.value]
            head = english_head(english, own) if same else None
            heads = [chinese_head(chinese, q) for q in same]
            other = heads[0] if heads else None
            if head and other and all(h is not None and h.kind != head.kind for h in heads) and not _akin(head, other):
                args = (own.span.of(english).strip(), head.words, other.words)
                if not ground.english_is_source:
                    args = (args[0], args[2], args[1])
                yield ground.issue(NUMBER_SCOPE, MAJOR, couple, (head.span, other.span), "scope", args)


def _counts(found: list[Quantity]) -> list[Quantity]:
    """The numbers that may count things: whole, more than one, no percentages, years or names."""
    return [
        q for q in found
        if not (q.percent or q.loose or q.month) and q.value.denominator == 1 and q.value > 1 and not 1900 <= q.value <= 2100
    ]  # fmt: skip


def _akin(one: Head, other: Head) -> bool:
    """Whether two kinds are often two names of one thing: cases and their records, sites and their hospitals."""
    return {one.kind, other.kind} in ({BODIES, LANDS}, {PERSONS, WRITINGS}) or bool(
        re.fullmatch(r"(?:cases|famil\w+|couples|providers|programs|programmes|teams|units)", one.words, re.IGNORECASE)
    )


def english_head(text: str, number: Quantity) -> Head | None:
    """The noun that an English number counts: the last word before a preposition, a verb or a mark, at most six words on."""
    end, last = number.span.end, None
    for count, found in enumerate(_WORD.finditer(text, end)):
        gap = text[end : found.start()]
        if (
            count > 5
            or gap.strip(" -‐‑")
            or found[0].lower() in _STOP_ENGLISH
            or (last and found[0].lower().endswith("ed"))
        ):
            break
        end = found.end()
        kind = next((kind for kind, words in _ENGLISH_KINDS if words.match(found[0])), None)
        last = Head(kind, found[0], Span(*found.span())) if kind else None
    return last


def chinese_head(text: str, number: Quantity) -> Head | None:
    """The noun that a Chinese number counts: by its measure word, else the last one of the words that follow."""
    found = _AFTER_CHINESE.match(text, number.span.end)
    if found is None:
        return None
    run = found["run"] or ""
    stop = _STOP_CHINESE.search(run)
    run = run[: stop.start()] if stop else run
    nouns = list(_CHINESE_KINDS.finditer(run))
    measured = _MEASURE.get(found["measure"] or "")
    begin = found.start("run")
    if not nouns:
        if measured is None or measured == WRITINGS:
            return None
        return Head(measured, found["measure"], Span(*found.span("measure")))
    noun = nouns[-1]
    if noun.end() < len(run.rstrip()) and not measured:
        return None
    kind = measured or next(kind for kind, words in noun.groupdict().items() if words)
    return Head(kind, noun[0], Span(begin + noun.start(), begin + noun.end()))
