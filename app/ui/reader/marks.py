"""The coded passages of one side: where each stands, in whose colour, and what its margin label says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from app.ui.reader.offsets import Shown
from db.rows import Code, Coding, Passage, pick

LEADING = ("barrier", "facilitator", "outcome", "method", "model", "other")
"""Which of a passage's facets gives it its colour: the first of these it has."""
STRENGTH = ("explicit", "implied", "absent")
UNTITLED = "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """One passage in one text: code points of the stored text, leading facet ('' without codes) and how it is drawn."""

    passage: int
    start: int
    end: int
    facet: str
    mode: str
    label: str
    more: int
    other: bool


def leading(codings: Sequence[Coding], codes: Mapping[int, Code]) -> list[Coding]:
    """The codings of a passage with the one that gives it colour and label first, each code once."""
    known = [c for c in codings if c.code_id in codes]
    order = sorted(
        known,
        key=lambda c: (
            LEADING.index(codes[c.code_id].facet) if codes[c.code_id].facet in LEADING else len(LEADING),
            STRENGTH.index(c.mode) if c.mode in STRENGTH else len(STRENGTH),
        ),
    )
    seen: set[int] = set()
    return [c for c in order if not (c.code_id in seen or seen.add(c.code_id))]  # type: ignore[func-returns-value]


def marks(
    passages: Sequence[Passage], codes: Mapping[int, Code], text_id: int, lang: str, coder: str = ""
) -> tuple[Mark, ...]:
    """The marks of a text in the order they begin; anchors whose words wait for review are drawn nowhere."""
    found = []
    for passage in passages:
        anchor = next((a for a in passage.anchors if a.text_id == text_id and a.state == "placed"), None)
        if not anchor or anchor.end <= anchor.start:
            continue
        order = leading(passage.codings, codes)
        code = codes[order[0].code_id] if order else None
        found.append(
            Mark(
                passage=passage.id,
                start=anchor.start,
                end=anchor.end,
                facet=code.facet if code else "",
                mode=order[0].mode if order else "explicit",
                label=(pick(code.labels, lang) or UNTITLED) if code else "",
                more=max(0, len(order) - 1),
                other=bool(coder and order and all(c.coder and c.coder != coder for c in passage.codings)),
            )
        )
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


class Marked:
    """The marks of one side by row."""

    def __init__(self, found: Sequence[Mark], shown: Shown) -> None:
        self.all = tuple(found)
        self.shown = shown
        self._rows: dict[int, list[Mark]] = {}
        self._pieces: dict[tuple[int, int], tuple[int, int]] = {}
        self._first: dict[int, int] = {}
        self._last: dict[int, int] = {}
        for mark in self.all:
            for row, first, last in shown.pieces(mark.start, mark.end):
                self._rows.setdefault(row, []).append(mark)
                self._pieces[mark.passage, row] = (first, last)
                self._first.setdefault(mark.passage, row)
                self._last[mark.passage] = row

    @cached_property
    def depth(self) -> int:
        """How many marks lie over one another at most."""
        ends = sorted([(m.start, 1) for m in self.all] + [(m.end, -1) for m in self.all])
        return max(accumulate(step for _, step in ends), default=0)

    def in_row(self, row: int) -> Sequence[Mark]:
        """The marks that touch a row, in the order they begin."""
        return self._rows.get(row, ())

    def piece(self, mark: Mark, row: int) -> tuple[int, int]:
        """The units of a row that a mark takes."""
        return self._pieces[mark.passage, row]

    def first_row(self, mark: Mark) -> int:
        """The row a mark begins in."""
        return self._first[mark.passage]

    def last_row(self, mark: Mark) -> int:
        """The row a mark ends in."""
        return self._last[mark.passage]

    def at(self, point: int) -> list[Mark]:
        """The marks over a code point, the shortest first."""
        if not self.shown.rows:
            return []
        row = self.shown.row_of_point(point)
        return sorted(
            (m for m in self.in_row(row) if m.start <= point < m.end), key=lambda m: (m.end - m.start, m.start)
        )

    def of(self, passage: int) -> Mark | None:
        """The mark of a passage."""
        return next((m for m in self.all if m.passage == passage), None)
