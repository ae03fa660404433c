"""Counts the charts of large libraries over arrays: the same chart as `app.report.chart` makes, a million codings at once.

A filter is a few walks over arrays; the marks of a cell and the citations of studies are made when somebody looks at them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from app.report.chart import BACKGROUND, MOST_LETTERS, folded_group, letters_of, study_keys
from app.report.charted import NOT_CODED, AllColumn, Cell, CellState, Chart, Column, LateKeys, Row, StudyKey
from app.report.coded import ChartStudy
from app.work.chart_entries import Entries, marked
from app.work.chart_kept import laid
from app.work.chart_laid import ABSENT_BIT, HIDDEN_BIT, MARKS, STATES, Laid, Sorted, by_sign
from app.work.chart_marks import Marks, Tally
from app.work.chart_stock import ChartQuery
from app.work.chart_words import filter_words
from app.work.library import Library
from db import held, listing, matrix
from db.findings import DIRECTIONS, STATUSES
from db.held import ASKED, MODES, Held

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]


def chart(library: Library, asked: ChartQuery) -> Chart:
    """Return a chart as numbers; raises KeyError where rows or columns are none of those there are."""
    with library.db.read() as conn, held.at(conn) as arrays:
        its = laid(conn, arrays, asked.rows, asked.cols, asked.rolled)
        shown = shown_studies(conn, its.entries, asked)
        passages = sifted(arrays, its.entries, its.bearing, asked, shown, its.signed)
        counted = _Counted(its, asked, shown, passages)
        letters = {}
        if int(shown.sum()) <= MOST_LETTERS:
            letters = letters_of(_cited(conn, its.entries.s_id[shown].tolist()))
    return counted.chart(letters, _Keys(library, its.entries.s_id[shown], letters))


def sections(conn: Connection) -> tuple[str, ...]:
    """Return the sections that passages of the library stand in."""
    with held.at(conn) as arrays:
        there = np.bincount(arrays.passages(conn)["section"], minlength=1)
        names = ["", *arrays.names("section")]
        return tuple(sorted(names[one] for one in np.flatnonzero(there).tolist() if one))


def shown_studies(conn: Connection, e: Entries, asked: ChartQuery) -> Mask:
    """Which studies the filters let in."""
    out = np.ones(len(e.s_id), np.bool_)
    wanted: list[Any] = []
    if asked.query.filters:
        wanted.append(np.frombuffer(listing.ids(conn, asked.query), dtype=np.int64))
    if asked.studies is not None:
        wanted.append(np.array(asked.studies, np.int32))
    for ids in wanted:
        inside = np.zeros(len(e.s_id), np.bool_)
        inside[e.at_studies(ids)] = True
        out &= inside
    return out


@dataclass(slots=True)
class Sifted:
    """What a question makes of each passage: kept out by a filter, or left out as background; which of its links count.

    `resting` are the passages that a finding rests on at all.
    """

    resting: Mask
    kept_out: Mask
    left_out: Mask
    effective: Mask
    wanted: Mask
    signed: Mask


def sifted(
    arrays: Held, e: Entries, bearing: Mask, asked: ChartQuery, shown: Mask, signed: Mask | None = None
) -> Sifted:
    """Return what a question makes of each passage.

    `bearing` are the codings that are counted at all, `signed` the passages that have one (where this is known).
    """
    size = len(e.p_id)
    resting = marked(size, e.l_passage)
    let_in = np.ones(len(e.l_finding), np.bool_)
    hidden = np.zeros(size, np.bool_)
    if asked.statuses or asked.directions or asked.findings is not None:
        ok = np.ones(len(e.f_id), np.bool_)
        if asked.statuses:
            ok &= np.array(["" in asked.statuses, *(one in asked.statuses for one in STATUSES)], np.bool_)[e.f_status]
        if asked.directions:
            ok &= np.array([False, *(one in asked.directions for one in DIRECTIONS)], np.bool_)[e.f_direction]
        if asked.findings is not None:
            ok &= np.isin(e.f_id, np.array(asked.findings, np.int64))
        let_in = ok[e.l_finding]
        hidden = ~marked(size, e.l_passage[let_in])
        let_in |= hidden[e.l_passage]
        chosen = bool(asked.directions) or asked.findings is not None
        hidden[~resting] = chosen or bool(asked.statuses and "" not in asked.statuses)
    if asked.sections:
        names = ["", *arrays.names("section")]
        hidden |= ~np.array([one in asked.sections for one in names], np.bool_)[e.p_section]
    wanted = let_in
    if not (asked.background or BACKGROUND in asked.statuses):
        wanted = let_in & (e.f_status != STATUSES.index(BACKGROUND) + 1)[e.l_finding]
    left_out = resting & ~marked(size, e.l_passage[wanted])
    kept_out = hidden if shown.all() else hidden | ~shown[e.p_study]
    if asked.modes:
        kept_out |= ~marked(size, e.c_passage[bearing & lets_in(asked)[e.c_mode]])
    if signed is None:
        signed = marked(size, e.c_passage[bearing])
    return Sifted(resting, kept_out, left_out, let_in, wanted, signed)


def lets_in(asked: ChartQuery) -> Mask:
    """Return by place in MODES which codings a filter on explicit and implied ones lets in."""
    return np.array([not asked.modes or one == "absent" or one in asked.modes for one in MODES], np.bool_)


class _Counted:
    """A chart's numbers."""

    def __init__(self, its: Laid, asked: ChartQuery, shown: Mask, passages: Sifted) -> None:
        self.its, self.asked, self.shown, self.passages = its, asked, shown, passages
        self.hidden = passages.kept_out | passages.left_out
        self.let_in = lets_in(asked)
        e = its.entries
        shape = (len(its.down.rows), its.columns.width, STATES)
        self.states = self._state(its.cells)
        self.cells = self._counts(its.cells, self.states, "studies", shape[0] * shape[1]).reshape(shape)
        self._asked = [shown & (e.s_asked == ASKED.index(one) + 1) for one in ("yes", "partly")]

    def _state(self, order: Sorted) -> NDArray[np.uint8]:
        hidden = self.hidden[order.passage]
        if not self.let_in.all():
            hidden |= ~self.let_in[order.mode]
        return np.where(hidden, np.uint8(HIDDEN_BIT), order.bits)

    def _counts(self, order: Sorted, states: NDArray[np.uint8], unit: str, size: int) -> NDArray[np.int64]:
        """How many studies, findings or passages of each cell (or row) have each combination of bits."""
        if unit == "findings":
            whose, link, first, key = order.of_findings(self.its.entries)
            states = np.where(self.passages.wanted[link], states[whose] & MARKS, 0).astype(np.uint8)
        else:
            first, key = order.groups(self.its.entries, unit)
        if not len(first):
            return np.zeros((size, STATES), np.int64)
        found = np.bitwise_or.reduceat(states, first)
        return np.bincount(key + found, minlength=size * STATES).reshape(size, STATES)

    def _units(self, unit: str) -> NDArray[np.int64]:
        """The number of each cell under each sign."""
        size = len(self.its.down.rows) * self.its.columns.width
        counts = self.cells.reshape(size, STATES)
        if unit != "studies":
            counts = self._counts(self.its.cells, self.states, unit, size)
        return by_sign(counts)

    def chart(self, letters: dict[int, str], keys: Sequence[StudyKey]) -> Chart:
        """Put the numbers together."""
        its, asked, p = self.its, self.asked, self.passages
        columns, places = self._columns()
        rows = self._rows()
        tally = Tally(
            its, self.states, p.wanted, self._units
        )  # which must not be kept by `self`: neither would ever go
        signs = tally.numbers("studies").tolist()
        absent = self.cells[:, :, [at for at in range(STATES) if at & ABSENT_BIT]].sum(axis=2).tolist()
        hidden = self.cells[:, :, HIDDEN_BIT].tolist()
        cells = tuple(
            self._cell(row, column, place, signs, absent, hidden, tally, letters)
            for row in range(len(rows))
            for column, place in zip(columns, places, strict=True)
        )
        drawn = p.signed & ~p.kept_out & ~p.left_out
        inside, on = self._findings(p.wanted, drawn), self._findings(p.effective & ~p.wanted, drawn)
        on |= self._findings(p.effective, p.signed & ~p.kept_out & p.left_out)
        out = self._findings(p.effective, p.signed & p.kept_out)
        many = any(max(signs[at]) > 2 for at in range(len(signs)))
        return Chart(
            rows=rows,
            columns=columns,
            groups=tuple(one for one in its.columns.groups if any(column.group == one.key for column in columns)),
            cells=cells,
            all_column=AllColumn(int(self.shown.sum()), *(int(one.sum()) for one in self._asked)),
            study_keys=keys,
            n_studies=int(self.shown.sum()),
            n_drawn=int(inside.sum()),
            n_background_left_out=int((on & ~inside).sum()),
            n_not_judged=int((drawn & ~p.resting).sum()),
            n_hidden=int((out & ~inside & ~on).sum()),
            filters=filter_words(
                *(asked.statuses, asked.directions, asked.query, asked.studies, asked.modes, asked.sections),
                asked.findings,
            ),
            bars=asked.unit != "studies" or many,
            row_facet=its.down.facet,
            col_facet=asked.cols,
            unit=asked.unit,
        )

    def _findings(self, links: Mask, passages: Mask) -> Mask:
        """The findings of some links on some passages."""
        e = self.its.entries
        out = np.zeros(len(e.f_id), np.bool_)
        out[e.l_finding[links & passages[e.l_passage]]] = True
        return out

    def _rows(self) -> tuple[Row, ...]:
        """The rows with the unions of what they hold."""
        rows, order = self.its.down.rows, self.its.rows
        counts = self._counts(order, self._state(order), self.asked.unit, len(rows))
        return tuple(
            replace(one, barrier_studies=barrier, facilitator_studies=facilitator, other_studies=other)
            for one, (barrier, facilitator, other) in zip(rows, by_sign(counts).tolist(), strict=True)
        )

    def _columns(self) -> tuple[tuple[Column, ...], list[int]]:
        """The columns in order, and each one's place; a group without any study becomes one folded column."""
        across = self.its.columns
        found: list[tuple[Column, int]] = []
        for group in [group.key for group in across.groups] or [""]:
            inside: list[tuple[Column, int]] = []
            for at, one in enumerate(across.headings):
                having = across.having[at]
                if one.group == group and (len(having) or one.always):
                    counts, filtered = self._counted(having)
                    inside.append(
                        (Column(one.key, one.group, one.short, one.label, *counts, (), filtered, one.rolled), at)
                    )
            if group and inside and not any(one.studies or one.hidden_studies for one, _ in inside):
                inside = [(folded_group(group, [one for one, _ in inside]), inside[0][1])]
            found += inside
        last = across.width - 1
        e = self.its.entries
        loose = np.zeros(len(e.s_id), np.bool_)
        for row in range(len(self.its.down.rows)):
            first, end = self.its.first[row * across.width + last : row * across.width + last + 2]
            loose[e.p_study[self.its.cells.passage[first:end]]] = True
        if loose.any():
            loose[across.having[last]] = True
            counts, filtered = self._counted(np.flatnonzero(loose).astype(np.int32))
            found.append((Column(NOT_CODED, "", *across.unknown, *counts, (), filtered), last))
        return tuple(one for one, _ in found), [at for _, at in found]

    def _counted(self, having: Ints) -> tuple[tuple[int, int, int], int]:
        """How many of a column's studies are shown, asked about barriers wholly and in part; and how many are not shown."""
        there = int(self.shown[having].sum())
        yes, partly = (int(one[having].sum()) for one in self._asked)
        return (there, yes, partly), len(having) - there

    def _cell(
        self, row: int, column: Column, at: int, signs: Any, absent: Any, hidden: Any, tally: Tally, letters: Any
    ) -> Cell:
        """One cell; its marks are made when they are looked at."""
        place = row * self.its.columns.width + at
        key = self.its.down.rows[row].key
        if column.folded:
            return Cell(key, column.key, (), "no_study")
        numbers = signs[place]
        n_absent, n_hidden = absent[row][at], hidden[row][at]
        state: CellState = "not_mentioned"
        if any(numbers):
            return Cell(key, column.key, Marks(tally, place, sum(numbers), letters), "marks", n_hidden, n_absent)
        if n_absent:
            state = "absent"
        elif n_hidden or (not column.studies and column.hidden_studies):
            state, n_hidden = "hidden", n_hidden or column.hidden_studies
        elif not column.studies:
            state = "no_study"
        return Cell(key, column.key, (), state, n_hidden, n_absent)


def _cited(conn: Connection, ids: Sequence[int] | None) -> list[ChartStudy]:
    """Return studies (None: all) with their citations."""
    return [ChartStudy(one.id, (), one.asked, one.citation) for one in matrix.studies(conn, ids)]


class _Keys(LateKeys):
    """Whose marks there are, read from the library when somebody looks."""

    __slots__ = ("_ids", "_letters", "_library")

    def __init__(self, library: Library, ids: NDArray[Any], letters: dict[int, str]) -> None:
        super().__init__(len(ids))
        self._library, self._ids, self._letters = library, ids, letters

    def _make(self) -> tuple[StudyKey, ...]:
        return tuple(self.of(self._ids.tolist()))

    def of(self, studies: Sequence[int]) -> Sequence[StudyKey]:
        """The lines of a few studies."""
        with self._library.db.read() as conn:
            return study_keys(_cited(conn, studies), self._letters)
