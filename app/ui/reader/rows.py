"""Which words face which: the rows of a page, each the smallest group of pairs that doesn't cross another.

Words that belong to no pair get a row of their own, so that nothing of a text is ever left out of the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from db.rows import Pair, Span

Sentences = Callable[[str, str], Sequence[Span]]
"""The sentences of some words in a language, as offsets in them."""

_BREAK = re.compile("[\n\r\u0085\u2028\u2029]")
_PARAGRAPH = re.compile("[^\n\r\u0085\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the stretch each side shows (empty where it has none), the pairs in it, and what stands above it."""

    left: Span
    right: Span
    pairs: tuple[Pair, ...] = ()
    section: str = ""
    paragraph: bool = False


def omitted(row: Row) -> bool:
    """Whether somebody said of all words of a row that they need no translation."""
    return bool(row.pairs) and all(p.reading == "checked" and not (p.left and p.right) for p in row.pairs)


@dataclass(slots=True)
class _Group:
    """Pairs that have grown together, with the stretch they take on each side (None where they have no words)."""

    left: Span | None
    right: Span | None
    pairs: list[Pair] = field(default_factory=list)


def rows(
    left: str | None,
    right: str | None,
    pairs: Sequence[Pair],
    sections: Sequence[tuple[int, str]] = (),
    sentences: Sentences | None = None,
    languages: tuple[str, str] = ("en", "zh-Hans"),
) -> tuple[Row, ...]:
    """The rows of a page from its two texts and their pairs; offsets are code points of the stored texts."""
    texts = (left or "", right or "")
    groups = _filled(_grown(pairs, (len(texts[0]), len(texts[1]))), texts, sentences, languages)
    made: list[Row] = []
    at = [0, 0]
    starts = sorted(sections)
    for group in groups:
        sides = [group.left or (at[0], at[0]), group.right or (at[1], at[1])]
        lead = 0 if group.left else 1
        fresh = bool(made) and bool(_BREAK.search(texts[lead][at[lead] : sides[lead][0]]))
        label = ""
        while group.left and starts and starts[0][0] < sides[0][1]:
            label = starts.pop(0)[1]
        made.append(Row(sides[0], sides[1], tuple(group.pairs), label, fresh))
        at = [sides[0][1], sides[1][1]]
    return tuple(made)


def _envelope(spans: Sequence[Span], size: int) -> Span | None:
    """The whole stretch some spans take, held inside the text; None where there are no words."""
    if len(spans) == 1 and 0 <= spans[0][0] < spans[0][1] <= size:
        return spans[0]
    held = [(max(0, a), min(size, b)) for a, b in spans]
    held = [(a, b) for a, b in held if a < b]
    return (min(a for a, _ in held), max(b for _, b in held)) if held else None


def _grown(pairs: Sequence[Pair], sizes: tuple[int, int]) -> list[_Group]:
    """The pairs as groups in text order, those that cross or overlap joined into one."""
    groups: list[_Group] = []
    for pair in sorted(pairs, key=lambda p: p.position):
        group = _Group(_envelope(pair.left, sizes[0]), _envelope(pair.right, sizes[1]), [pair])
        if not group.left and not group.right:
            continue
        while groups and _crosses(groups, group):
            before = groups.pop()
            group = _Group(
                _joined(before.left, group.left), _joined(before.right, group.right), before.pairs + group.pairs
            )
        groups.append(group)
    return groups


def _joined(one: Span | None, other: Span | None) -> Span | None:
    """The stretch that holds both."""
    if one and other:
        return min(one[0], other[0]), max(one[1], other[1])
    return one or other


def _crosses(groups: Sequence[_Group], group: _Group) -> bool:
    """Whether a group begins, on either side, before the words placed so far have ended."""
    last = groups[-1]
    if group.left and group.right and last.left and last.right:
        return group.left[0] < last.left[1] or group.right[0] < last.right[1]
    for name in ("left", "right"):
        span = getattr(group, name)
        before = next((held for g in reversed(groups) if (held := getattr(g, name))), None)
        if span and before and span[0] < before[1]:
            return True
    return False


def _filled(
    groups: list[_Group], texts: tuple[str, str], sentences: Sentences | None, languages: tuple[str, str]
) -> list[_Group]:
    """The groups with rows of their own for the words between them, before the first and after the last."""
    out: list[_Group] = []
    at = [0, 0]
    for group in [*groups, None]:
        left_end = (group.left or (at[0], 0))[0] if group else len(texts[0])
        right_end = (group.right or (at[1], 0))[0] if group else len(texts[1])
        if texts[0][at[0] : left_end].strip() or texts[1][at[1] : right_end].strip():
            out += _gap(texts, (at[0], left_end), (at[1], right_end), sentences, languages)
        if group:
            out.append(group)
            at = [group.left[1] if group.left else at[0], group.right[1] if group.right else at[1]]
    return out


def _gap(
    texts: tuple[str, str], left: Span, right: Span, sentences: Sentences | None, languages: tuple[str, str]
) -> list[_Group]:
    """Rows for words that no pair holds: one side's sentences, or paragraph facing paragraph where both have some."""
    lefts = _paragraphs(texts[0], left)
    rights = _paragraphs(texts[1], right)
    if lefts and rights:
        count = max(len(lefts), len(rights))
        return [
            _Group(lefts[i] if i < len(lefts) else None, rights[i] if i < len(rights) else None) for i in range(count)
        ]
    found = []
    for span in lefts:
        found += [_Group(one, None) for one in _sentences(texts[0], span, sentences, languages[0])]
    for span in rights:
        found += [_Group(None, one) for one in _sentences(texts[1], span, sentences, languages[1])]
    return found


def _paragraphs(text: str, span: Span) -> list[Span]:
    """The paragraphs of a stretch, without the white space at their ends."""
    found = []
    for match in _PARAGRAPH.finditer(text, span[0], span[1]):
        words = match[0]
        start = match.start() + len(words) - len(words.lstrip())
        end = match.end() - (len(words) - len(words.rstrip()))
        if start < end:
            found.append((start, end))
    return found


def _sentences(text: str, span: Span, sentences: Sentences | None, language: str) -> list[Span]:
    """The sentences of one paragraph; the whole of it where nobody can tell them apart."""
    if not sentences:
        return [span]
    words = text[span[0] : span[1]]
    found = [(span[0] + a, span[0] + b) for a, b in sentences(words, language) if words[a:b].strip()]
    covered = "".join(text[a:b] for a, b in found)
    if "".join(covered.split()) != "".join(words.split()):
        return [span]
    return found
