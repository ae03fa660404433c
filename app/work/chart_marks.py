"""The marks of a cell of a large chart, made when somebody looks at them; numbers are known without."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.report.chart import CHART_SIGNS, evidence_of, strength
from app.report.charted import Evidence, LateMarks, Mark, Sign
from app.report.late import Late
from app.work.chart_entries import starts
from app.work.chart_laid import MARKS, STATES, Laid, by_sign
from db.findings import STATUSES
from db.held import MODES

IMPLIED = MODES.index("implied")
_GROUNDS: tuple[Evidence, ...] = tuple(sorted(("result", "interpretation", "not_judged", "implied"), key=strength))


@dataclass(slots=True)
class Tally:
    """What the marks of a counted chart are made from; `units` gives the numbers of all cells in a unit."""

    laid: Laid
    states: NDArray[np.uint8]
    wanted: NDArray[np.bool_]
    units: Callable[[str], NDArray[np.int64]]
    _numbers: dict[str, NDArray[np.int64]] = field(default_factory=dict)
    _links: tuple[Any, ...] | None = None
    _results: NDArray[np.int64] | None = None

    def numbers(self, unit: str) -> NDArray[np.int64]:
        """Return the number of each cell (down) under each sign (across) in a unit."""
        if unit not in self._numbers:
            self._numbers[unit] = self.units(unit)
        return self._numbers[unit]

    def results(self) -> NDArray[np.int64]:
        """Return how many studies of each cell (down) stand there under each sign (across) by a reported result."""
        if self._results is None:
            order, size = self.laid.cells, len(self.laid.first) - 1
            first, key = order.groups(self.laid.entries, "studies")
            if not len(first):
                return np.zeros((size, len(CHART_SIGNS)), np.int64)
            sure = (self.links()[2] == strength("result"))[order.passage] & (order.mode != IMPLIED)
            found = np.bitwise_or.reduceat(np.where(sure, self.states & MARKS, 0).astype(np.uint8), first)
            self._results = by_sign(np.bincount(key + found, minlength=size * STATES).reshape(size, STATES))
        return self._results

    def links(self) -> tuple[Any, ...]:
        """Return the links that count, where those of each passage begin, and the ground each passage stands on."""
        if self._links is None:
            e = self.laid.entries
            passage, finding = e.l_passage[self.wanted], e.l_finding[self.wanted]
            first = np.zeros(len(e.p_id) + 1, np.int64)
            np.cumsum(np.bincount(passage, minlength=len(e.p_id)), out=first[1:])
            by_status = np.array([strength(evidence_of(one)) for one in ("", *STATUSES)], np.uint8)
            ground = np.full(len(e.p_id), strength("not_judged"), np.uint8)
            some = np.flatnonzero(np.diff(first))
            if len(some):
                ground[some] = np.maximum.reduceat(by_status[e.f_status[finding]], first[some])
            self._links = (finding, first, ground)
        return self._links

    def inside(self, place: int, sign: str = "") -> NDArray[np.int64]:
        """Return the codings that are drawn in a cell, under one sign or all."""
        first, end = self.laid.first[place : place + 2]
        bits = 1 << CHART_SIGNS.index(sign) if sign else MARKS
        found: NDArray[np.int64] = np.flatnonzero(self.states[first:end] & bits) + first
        return found


class Marks(LateMarks):
    """The marks of one cell: how many there are is known, which studies speak is found in an instant."""

    __slots__ = ("_letters", "_tally", "place")

    def __init__(self, tally: Tally, place: int, length: int, letters: Mapping[int, str]) -> None:
        super().__init__(length)
        self._tally, self.place, self._letters = tally, place, letters

    def number(self, sign: Sign, unit: str) -> int:
        """How many studies, findings or passages stand in the cell under one sign."""
        return int(self._tally.numbers(unit)[self.place, CHART_SIGNS.index(sign)])

    def results(self, sign: Sign) -> int:
        """How many studies of one sign stand in the cell by a reported result."""
        return int(self._tally.results()[self.place, CHART_SIGNS.index(sign)])

    def of_sign(self, sign: Sign) -> OfSign:
        """The marks of one sign."""
        return OfSign(self, sign)

    def leading(self, sign: str, most: int) -> tuple[Mark, ...]:
        """The first marks of one sign in the order of evidence, the strongest first."""
        found, study, first = self._by_study(sign)
        if not len(found):
            return ()
        ground = np.maximum.reduceat(self._grounds(found), first)
        chosen = np.argsort(-ground.astype(np.int8), kind="stable")[:most]
        marks = {mark.study: mark for mark in self._of(found[np.isin(study, study[first][chosen])])}
        return tuple(marks[one] for one in self._tally.laid.entries.s_id[study[first][chosen]].tolist())

    def first(self, sign: Sign, most: int) -> tuple[Mark, ...]:
        """The first marks of one sign as they stand in the cell."""
        if self._letters:
            return tuple(mark for mark in self.whole if mark.sign == sign)[:most]
        found, _, first = self._by_study(sign)
        return self._of(found if most >= len(first) else found[: first[most]])

    def _by_study(self, sign: str) -> tuple[NDArray[np.int64], Any, NDArray[np.int64]]:
        """The drawn codings of a sign, the place of the study of each, and where each study begins."""
        found = self._tally.inside(self.place, sign)
        study = self._tally.laid.entries.p_study[self._tally.laid.cells.passage[found]]
        return found, study, starts(study)

    def passages(self) -> int:
        """How many passages stand in the cell, under whichever sign."""
        return len(np.unique(self._tally.laid.cells.passage[self._tally.inside(self.place)]))

    def strongest(self, most: int) -> tuple[Mark, ...]:
        """The marks of so many passages of each sign, the strongest evidence and the first studies first."""
        parts = []
        for sign in CHART_SIGNS:
            found = self._tally.inside(self.place, sign)
            order = np.argsort(-self._grounds(found).astype(np.int8), kind="stable")
            parts.append(np.sort(found[order[:most]]))
        return self._of(np.concatenate(parts))

    def together(self, cells: Sequence[LateMarks], sign: str) -> tuple[list[int], list[int], list[int]]:
        """The studies, findings and passages of several cells of this chart, ascending, without making their marks."""
        tally = self._tally
        e, chosen = tally.laid.entries, np.zeros(len(tally.laid.entries.p_id), np.bool_)
        for cell in cells:
            if isinstance(cell, Marks):
                chosen[tally.laid.cells.passage[tally.inside(cell.place, sign)]] = True
        studies, findings = np.zeros(len(e.s_id), np.bool_), np.zeros(len(e.f_id), np.bool_)
        studies[e.p_study[chosen]] = True
        findings[e.l_finding[tally.wanted & chosen[e.l_passage]]] = True
        return e.s_id[studies].tolist(), e.f_id[findings].tolist(), np.sort(e.p_id[chosen]).tolist()

    def _grounds(self, found: NDArray[np.int64]) -> NDArray[np.uint8]:
        order = self._tally.laid.cells
        ground: NDArray[np.uint8] = self._tally.links()[2][order.passage[found]]
        return np.where(order.mode[found] == IMPLIED, np.uint8(strength("implied")), ground)

    def _make(self) -> tuple[Mark, ...]:
        return self._of(self._tally.inside(self.place))

    def _of(self, found: NDArray[np.int64]) -> tuple[Mark, ...]:
        order, e = self._tally.laid.cells, self._tally.laid.entries
        finding, first, _ = self._tally.links()
        places = order.passage[found]
        gathered: dict[tuple[Sign, int], tuple[list[int], set[int], set[int]]] = {}
        columns = (e.s_id[e.p_study[places]], order.bits[found], places, e.p_id[places], self._grounds(found))
        for study, bit, place, passage, ground in zip(*(one.tolist() for one in columns), strict=True):
            key = (CHART_SIGNS[bit.bit_length() - 1], study)
            grounds, passages, findings = gathered.setdefault(key, ([], set(), set()))
            grounds.append(ground)
            passages.add(passage)
            if first[place] < first[place + 1]:
                findings.update(e.f_id[finding[first[place] : first[place + 1]]].tolist())
        letter = self._letters.get
        return tuple(
            Mark(
                study, letter(study, ""), sign, _GROUNDS[max(grounds)], tuple(sorted(passages)), tuple(sorted(findings))
            )
            for (sign, study), (grounds, passages, findings) in sorted(
                gathered.items(), key=lambda one: (one[0][0], letter(one[0][1], ""), one[0][1])
            )
        )


class OfSign(Late[Mark]):
    """The marks of one sign in one cell."""

    __slots__ = ("_cell", "sign")

    def __init__(self, cell: Marks, sign: Sign) -> None:
        super().__init__(cell.number(sign, "studies"))
        self._cell, self.sign = cell, sign

    def _make(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self._cell.whole if mark.sign == self.sign)

    def some(self, most: int) -> tuple[Mark, ...]:
        """The first of them."""
        return self._cell.first(self.sign, most)
