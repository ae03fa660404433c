"""Keep the numbers of segments over an edit: what did not change keeps its number, what is new gets a fresh one."""

from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from app.text.difference import changes
from app.text.span import Span

_WORK: Final = 4_000_000
"""Above this many pairs of segments a stretch is not compared segment by segment."""


class Numbered(NamedTuple):
    """A segment of a text (a sentence, a clause) with the number by which it is known."""

    id: int
    span: Span


def carried(old: str, segments: Sequence[Numbered], new: str, spans: Sequence[Span], fresh: int) -> list[Numbered]:
    """The segments of the new text, in order, with their numbers.

    `segments` are those of the old text and `spans` those found in the new one, both in order. A segment whose words are the
    same and whose place a real difference (difflib) does not dispute keeps its number; the others are numbered from
    `fresh` on. No number is given twice.
    """
    kept = _unmoved(old, segments, new, spans)
    kept |= _between(old, segments, new, spans, kept)
    numbered: list[Numbered] = []
    for at, span in enumerate(spans):
        if at in kept:
            numbered.append(Numbered(segments[kept[at]].id, span))
        else:
            numbered.append(Numbered(fresh, span))
            fresh += 1
    return numbered


def _unmoved(old: str, segments: Sequence[Numbered], new: str, spans: Sequence[Span]) -> dict[int, int]:
    """New segments that stand wholly in an unchanged stretch, by number, with the old ones that they are."""
    same = [change for change in changes(old, new) if change.same]
    starts = [change.old_start for change in same]
    places = {span: at for at, span in enumerate(spans)}
    found: dict[int, int] = {}
    for number, (_, span) in enumerate(segments):
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.end <= same[at].old_end:
            here = places.get(span.moved(same[at].new_start - same[at].old_start))
            if here is not None:
                found[here] = number
    return found


def _between(
    old: str, segments: Sequence[Numbered], new: str, spans: Sequence[Span], kept: dict[int, int]
) -> dict[int, int]:
    """Segments with the same words in the same order, in the gaps between those that are already known."""
    found: dict[int, int] = {}
    i = j = 0
    for here, number in [*sorted(kept.items()), (len(spans), len(segments))]:
        one, other = segments[i:number], spans[j:here]
        if one and other and len(one) * len(other) <= _WORK:
            words = [segment.span.of(old) for segment in one], [span.of(new) for span in other]
            for a, b, count in SequenceMatcher(None, *words, autojunk=False).get_matching_blocks():
                found |= {j + b + step: i + a + step for step in range(count)}
        i, j = number + 1, here + 1
    return found
