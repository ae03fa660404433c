"""Steps by words in a pane: the lexicon's words in Chinese, where Qt takes a whole clause for one."""

from __future__ import annotations

from app.text.words import words
from app.ui.reader.offsets import Shown

CLOSING = frozenset(".。!！?？;；")


def word_at(shown: Shown, point: int, lang: str) -> tuple[int, int]:
    """The word over a code point of the stored text; a single character where none is."""
    if not shown.rows:
        return point, point
    row = shown.row_of_point(point)
    start, end = shown.spans[row]
    for first, last in words(shown.text[start:end], lang):
        if start + first <= point < start + last:
            return start + first, start + last
    return (point, point + 1) if start <= point < end else (max(start, end - 1), end)


def edges(shown: Shown, row: int, lang: str) -> list[int]:
    """Where words begin and end in a row, as code points of the stored text, from its first to its last place."""
    start, end = shown.spans[row]
    found = {start, end}
    for first, last in words(shown.text[start:end], lang):
        found.update((start + first, start + last))
    return sorted(found)


def next_edge(shown: Shown, position: int, on: bool, lang: str) -> int:
    """The document position of the next beginning or end of a word; the next row's at the end of one."""
    if not shown.rows:
        return position
    row = shown.row_of_position(position)
    point = shown.point(position)
    places = [p for p in edges(shown, row, lang) if (p > point if on else p < point)]
    if places:
        return shown.place(row, places[0] if on else places[-1])
    other = row + (1 if on else -1)
    if not 0 <= other < shown.rows:
        return position
    return shown.place(other, shown.spans[other][0 if on else 1])


def moved_edge(text: str, point: int, on: bool, lang: str, first: bool) -> int:
    """Where a passage's end goes by one word from a code point: its start to beginnings of words, its end to their ends.

    The mark that closes a sentence is a step of its own, so that it can be taken in or left out.
    """
    low, high = max(0, point - 200), min(len(text), point + 200)
    places = set()
    for start, end in words(text[low:high], lang):
        places.add(low + (start if first else end))
        if not first and text[low + end : low + end + 1] in CLOSING:
            places.add(low + end + 1)
    ahead = sorted(p for p in places if (p > point if on else p < point))
    return (ahead[0] if on else ahead[-1]) if ahead else point
