"""What the translation checker holds for doubtful on this page, by side and row, in the order a reader meets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.ui.reader.offsets import Shown
from db.rows import CheckIssue, Text

NUMBERS = frozenset(("number", "number_scope"))
"""Rules about numbers: dotted in the colour of what is bad, not waved."""
TERMS = frozenset(("term", "false_friend", "collision", "consistency", "term_not_found"))
"""Rules about the wording of a term."""
WHOLE = frozenset(("omission", "addition", "untranslated", "length", "unrelated"))
"""Rules about whole sentences: the gutter tells of them, no line under the words does."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One open issue with the row it is met in."""

    issue: CheckIssue
    row: int

    @property
    def number(self) -> bool:
        """Whether it is about a number."""
        return self.issue.rule in NUMBERS

    @property
    def drawn(self) -> bool:
        """Whether a line under its words shows it."""
        return self.issue.rule not in WHOLE

    def span(self, index: int) -> tuple[int, int] | None:
        """Its words on a side (0 left, 1 right)."""
        return self.issue.right if index else self.issue.left


class Doubts:
    """The open issues of two texts as they are shown. `translated` is the side of the translation."""

    def __init__(self, found: Sequence[CheckIssue] = (), shown: Sequence[Shown] = (), translated: int = 1) -> None:
        self.translated = translated
        self._rows: dict[int, list[Doubt]] = {}
        self._drawn: dict[tuple[int, int], list[Doubt]] = {}
        placed: list[tuple[int, int, Doubt]] = []
        for issue in found:
            doubt = _placed(issue, shown, translated)
            if doubt is None:
                continue
            start = (doubt.span(translated) or doubt.span(1 - translated) or (0, 0))[0]
            placed.append((doubt.row, start, doubt))
            for index, side in enumerate(shown):
                span = doubt.span(index)
                for row in {piece[0] for piece in side.pieces(*span)} if span and doubt.drawn else ():
                    self._drawn.setdefault((index, row), []).append(doubt)
        self.all = tuple(doubt for _, _, doubt in sorted(placed, key=lambda one: one[:2]))
        for doubt in self.all:
            self._rows.setdefault(doubt.row, []).append(doubt)

    def of_row(self, row: int) -> Sequence[Doubt]:
        """The doubts that are met in a row."""
        return self._rows.get(row, ())

    def drawn(self, index: int, row: int) -> Sequence[Doubt]:
        """The doubts with a line under words of a row on a side."""
        return self._drawn.get((index, row), ())

    def at(self, index: int, row: int, point: int) -> Doubt | None:
        """The doubt over a code point of a row on a side, the shortest of several; on the source side there is none."""
        if index != self.translated:
            return None
        over = [d for d in self.drawn(index, row) if (s := d.span(index)) and s[0] <= point < s[1]]
        return min(over, key=lambda d: _size(d, index), default=None)

    def number_of(self, doubt: Doubt) -> int:
        """Its place among all, from 1; 0 where it is none of them any more."""
        return self.all.index(doubt) + 1 if doubt in self.all else 0


def translated_side(left: Text | None, right: Text | None) -> int:
    """Which side is the translation: the right one, unless that is the author's and the left one is not."""
    if left and right and left.provenance in ("machine", "person") and right.provenance in ("author", "publisher"):
        return 0
    return 1


def _placed(issue: CheckIssue, shown: Sequence[Shown], translated: int) -> Doubt | None:
    """The issue with its row: that of its words in the translation, else in the source; None where it has no words."""
    if issue.state != "open" or issue.severity == "note" or len(shown) < 2:
        return None
    spans = (issue.left, issue.right)
    for index in (translated, 1 - translated):
        span = spans[index]
        pieces = shown[index].pieces(*span) if span else []
        if pieces:
            return Doubt(issue, pieces[0][0])
    return None


def _size(doubt: Doubt, index: int) -> int:
    span = doubt.span(index) or (0, 0)
    return span[1] - span[0]
