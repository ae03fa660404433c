"""What changed between two versions of a text, as difflib opcodes in code points.

difflib alone takes minutes for two long texts that differ everywhere. So the ends that are alike are put aside first, then
whole lines are compared, then words, and only then the characters of the words that differ.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

_LINE: Final = re.compile(r"[^\n.。！？!?]*[\n.。！？!?]+|[^\n.。！？!?]+")
_WORD: Final = re.compile(r"[A-Za-z0-9]+|\s+|.", re.DOTALL)
_WORK: Final = 4_000_000
"""Above this many pairs of tokens a stretch is told as wholly replaced rather than compared more finely."""


class Change(NamedTuple):
    """One stretch: `old[old_start:old_end]` became `new[new_start:new_end]`; `same` when the words are equal."""

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def changes(old: str, new: str) -> list[Change]:
    """The stretches of two texts in order, covering both; neighbours that are the same are one stretch."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    raw = [Change(True, 0, head, 0, head)]
    raw += _compare(old, head, len(old) - tail, new, head, len(new) - tail, (_LINE, _WORD))
    raw.append(Change(True, len(old) - tail, len(old), len(new) - tail, len(new)))
    return _joined(raw)


def moved(stretches: Sequence[Change], start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the old text lies in the new one; its ends grow over words written in their place."""
    first, last = 0, 0
    for one in stretches:
        if one.old_start <= start < one.old_end or (one.old_start == start == one.old_end):
            first = start - one.old_start + one.new_start if one.same else one.new_start
        if one.old_start < end <= one.old_end:
            last = end - one.old_start + one.new_start if one.same else one.new_end
    return first, max(first, last)


def _common(one: str, other: str) -> int:
    """How many characters two strings have in common at the start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _compare(old: str, a: int, b: int, new: str, c: int, d: int, finer: Sequence[re.Pattern[str]]) -> Iterator[Change]:
    """The stretches of `old[a:b]` against `new[c:d]`, by the first kind of token and inside differences by the next."""
    if a == b or c == d:
        if a < b or c < d:
            yield Change(False, a, b, c, d)
        return
    left = _tokens(old, a, b, finer)
    right = _tokens(new, c, d, finer)
    if len(left) * len(right) > _WORK:
        yield Change(False, a, b, c, d)
        return
    left_at, right_at = _offsets(left, a), _offsets(right, c)
    for tag, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        stretch = (left_at[i], left_at[j], right_at[k], right_at[m])
        if tag == "equal":
            yield Change(True, *stretch)
        elif tag == "replace" and finer:
            yield from _compare(old, *stretch[:2], new, *stretch[2:], finer[1:])
        else:
            yield Change(False, *stretch)


def _tokens(text: str, start: int, end: int, finer: Sequence[re.Pattern[str]]) -> list[str]:
    return finer[0].findall(text, start, end) if finer else list(text[start:end])


def _offsets(tokens: list[str], start: int) -> list[int]:
    offsets = [start]
    for token in tokens:
        offsets.append(offsets[-1] + len(token))
    return offsets


def _joined(raw: list[Change]) -> list[Change]:
    """Empty stretches dropped, and neighbours of the same kind made one."""
    done: list[Change] = []
    for change in raw:
        if change.old_start == change.old_end and change.new_start == change.new_end:
            continue
        if done and done[-1].same == change.same:
            done[-1] = Change(change.same, done[-1].old_start, change.old_end, done[-1].new_start, change.new_end)
        else:
            done.append(change)
    return done
