"""A large chart before anything is filtered: every coding in every cell it speaks of, in the order cells are counted in.

Kept for each choice of rows and columns (`chart_kept`), so that a filter costs a few walks over arrays and no sorting.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from app.report.axes import (
    NO_MODEL,
    NOT_RECORDED,
    ROLLED,
    Across,
    Down,
    Heading,
    coders_across,
    facts_across,
    models_across,
)
from app.report.chart import CHART_SIGNS, sign_of
from app.report.charted import Group, Words
from app.report.coded import CodedAs
from app.report.pairs import facet_of, pairs_across
from app.work import chart_pairs
from app.work.chart_axes import COLUMNS, PAIRS, down, fact_words, pair_rows, programme_words
from app.work.chart_entries import (
    ABSENT,
    Book,
    Entries,
    Ints,
    found_at,
    marked,
    model_codes,
    once,
    spread,
    starts,
)
from db import axes as kept
from db.held import Held

ABSENT_BIT, HIDDEN_BIT = 8, 16
"""Beside one bit for each of CHART_SIGNS: looked for and reported absent; kept out by a filter."""
STATES = 32
MARKS = 7
"""The bits of the signs."""

__all__ = ["ABSENT_BIT", "HIDDEN_BIT", "MARKS", "NOT_RECORDED", "NO_MODEL", "STATES", "Laid", "Sorted", "laid_out"]


_HAVING = np.array([[bool(at & (1 << sign)) for at in range(STATES)] for sign in range(len(CHART_SIGNS))], np.int64)


def by_sign(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return from numbers by combination of bits the numbers under each sign."""
    return counts @ _HAVING.T


@dataclass(slots=True)
class Columns:
    """What stands across: the headings, and for each coding or each passage the columns it stands in.

    The last column takes what stands nowhere else. `lists` are the columns laid end to end, `first` and `count` say
    where those of a passage (or of a coding: `by_coding`) lie. `having` are the studies of each column, by place.
    """

    headings: tuple[Heading, ...]
    groups: tuple[Group, ...]
    unknown: tuple[Words, Words]
    by_coding: bool
    lists: NDArray[Any]
    first: NDArray[Any]
    count: NDArray[Any]
    having: list[Ints] = field(default_factory=list)
    modes: NDArray[Any] | None = None
    """Beside `lists`, where a coding counts only together with another: the mode of that one (place in MODES)."""

    @property
    def width(self) -> int:
        """How many columns there are, with the last one."""
        return len(self.headings) + 1


@dataclass(slots=True)
class Sorted:
    """Codings in the order of what is counted (a cell, or a row), inside by study and passage.

    `bits` are a coding's sign or ABSENT_BIT. `key` is the cell or row of each, `kept` the groups made of them so far.
    """

    key: NDArray[Any]
    passage: Ints
    bits: NDArray[np.uint8]
    mode: NDArray[np.uint8]
    kept: dict[str, tuple[NDArray[np.int64], NDArray[np.int64]]] = field(default_factory=dict)
    findings: tuple[Any, ...] | None = None

    def groups(self, e: Entries, unit: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where each group (cell and study, or cell and passage) begins, and its cell times STATES."""
        if unit not in self.kept:
            first = starts(self.key, e.p_study[self.passage] if unit == "studies" else self.passage)
            self.kept[unit] = (first, self.key[first].astype(np.int64) * STATES)
        return self.kept[unit]

    def of_findings(self, e: Entries) -> tuple[Any, ...]:
        """Return codings and findings' passages in the order of cell and finding, where each group begins, and its cell."""
        if self.findings is None:
            count = np.bincount(e.l_passage, minlength=len(e.p_id))
            first = np.cumsum(count) - count
            whose, link = spread(self.passage, first, count)
            order = np.argsort(
                self.key[whose].astype(np.int64) * max(1, len(e.f_id)) + e.l_finding[link], kind="stable"
            )
            whose, link = whose[order], link[order].astype(np.int32)
            begin = starts(self.key[whose], e.l_finding[link])
            self.findings = (whose, link, begin, self.key[whose[begin]].astype(np.int64) * STATES)
        return self.findings


@dataclass(slots=True)
class Laid:
    """Rows and columns with all codings in their cells; `cells` by cell, `rows` by row, `first` where a cell begins.

    Where a coding stands is told by `cells`: the lists of `columns` are empty here.
    """

    entries: Entries
    down: Down
    columns: Columns
    cells: Sorted
    rows: Sorted
    first: NDArray[np.int64]
    bearing: NDArray[np.bool_]
    """Which codings stand in a row at all."""
    signed: NDArray[np.bool_]
    """Which passages have such a coding."""


def laid_out(
    conn: Connection, held: Held, e: Entries, its: Book, rows: str, cols: str, rolled: tuple[str, ...]
) -> Laid:
    """Return the codings of entries (of all, or of those of some studies) in the cells of a chart.

    Raises KeyError for rows or columns there are none of.
    """
    if cols not in (*COLUMNS, *PAIRS):
        raise KeyError(cols)
    return _laid(e, its, down(rows, its.themes, its.codes), _columns(_Asked(conn, held, e, its, cols, rolled)))


def _laid(e: Entries, its: Book, rows: Down, columns: Columns) -> Laid:
    at_row = {row.key: at for at, row in enumerate(rows.rows)}
    of = [rows.of(CodedAs(code.facet, code.key, its.theme_of.get(code.id, ""))) for code in its.codes]
    count = np.array([len(own) for own in of], np.int64)
    lists = np.array([at_row[key] for own in of for key in own], np.int32)
    signs = np.array([1 << CHART_SIGNS.index(sign_of(code.facet)) for code in its.codes], np.uint8)
    bearing = count[e.c_code] > 0 if len(e.c_code) else np.zeros(0, np.bool_)
    coding = np.flatnonzero(bearing).astype(np.int32)
    whose, at = spread(e.c_code[coding], np.cumsum(count) - count, count)
    coding, row = coding[whose], lists[at]
    which = coding if columns.by_coding else e.c_passage[coding]
    if columns.modes is None and (columns.count == 1).all():
        column = columns.lists[columns.first[which]]
    else:
        whose, at = spread(which, columns.first, columns.count)
        coding, row, column = coding[whose], row[whose], columns.lists[at]
    mode = e.c_mode[coding].astype(np.uint8)
    if columns.modes is not None:
        mode = np.maximum(mode, columns.modes[at])
    cell = row * columns.width + column
    size = len(rows.rows) * columns.width
    small: Any = np.uint16 if size < 2**16 else np.int32
    cells = _sorted(e, cell.astype(small), coding, signs, mode)
    by_row = _sorted(e, row.astype(np.uint16), coding, signs, mode)
    nowhere = np.zeros(0, np.int64)
    heads = replace(columns, lists=nowhere, first=nowhere, count=nowhere, modes=None)
    signed = marked(len(e.p_id), e.c_passage[bearing])
    return Laid(e, rows, heads, cells, by_row, np.searchsorted(cells.key, np.arange(size + 1)), bearing, signed)


def _sorted(
    e: Entries, key: NDArray[Any], coding: Ints, signs: NDArray[np.uint8], mode: NDArray[np.uint8]
) -> Sorted:  # fmt: skip
    order = np.argsort(key, kind="stable")
    coding, mode = coding[order], mode[order]
    bits = np.where(mode == ABSENT, np.uint8(ABSENT_BIT), signs[e.c_code[coding]])
    return Sorted(key[order], e.c_passage[coding], bits, mode)


# -- columns ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Asked:
    """What columns are made from."""

    conn: Connection
    held: Held
    e: Entries
    its: Book
    cols: str
    rolled: tuple[str, ...]


def columns_for(conn: Connection, held: Held, e: Entries, its: Book, cols: str) -> Columns:
    """Return in which columns each passage stands (care models, or a fact of studies), before anything is sorted."""
    return _columns(_Asked(conn, held, e, its, cols, ()))


def _columns(asked: _Asked) -> Columns:
    if asked.cols in PAIRS:
        return _together(asked)
    made = {"model": _models, "programme": _programmes, "coder": _coders}
    return made.get(asked.cols, _facts)(asked)


def _models(asked: _Asked) -> Columns:
    """The care models of a passage, else its study's only one."""
    e, its, rolled = asked.e, asked.its, asked.rolled
    across = models_across((), (), its.models, its.groups, rolled)
    at = {heading.key: place for place, heading in enumerate(across.headings)}
    nowhere = len(at)
    group_of = {model.key: model.group for model in its.models}
    column_of = np.full(max(1, len(its.codes)), -1, np.int32)
    for place, code in enumerate(its.codes):
        if code.facet == "model" and code.key in group_of:
            group = group_of[code.key]
            column_of[place] = at[group + ROLLED if group in rolled else code.key]
    own = model_codes(its)[e.c_code] & (e.c_mode != ABSENT)
    width = nowhere + 1
    pairs = once(e.c_passage[own].astype(np.int64) * width + column_of[e.c_code[own]])
    passage, column = np.divmod(pairs, width)
    count = np.bincount(passage, minlength=len(e.p_id))
    none = np.flatnonzero(count == 0)
    alone = np.full(len(e.s_id), nowhere, np.int32)
    models = np.bincount(e.model_study, minlength=len(e.s_id))
    single = models[e.model_study] == 1
    alone[e.model_study[single]] = column_of[e.model_code[single]]
    order = np.argsort(np.concatenate([passage, none]), kind="stable")
    lists = np.concatenate([column, alone[e.p_study[none]]])[order].astype(np.int32)
    count[none] = 1
    pairs = once(column_of[e.model_code].astype(np.int64) * max(1, len(e.s_id)) + e.model_study)
    having = _split(*np.divmod(pairs, max(1, len(e.s_id))), width)
    return Columns(
        across.headings, across.groups, across.unknown, False, lists, np.cumsum(count) - count, count, having
    )


def _together(asked: _Asked) -> Columns:
    """The codes that share a coding's passage."""
    its, facet = asked.its, facet_of(asked.cols)
    across = pairs_across((), facet, pair_rows(facet, its.themes, its.codes), asked.rolled)
    found = chart_pairs.together(asked.e, its, across, facet)
    having = _split(*found.having, len(across.headings) + 1)
    return Columns(
        across.headings, across.groups, across.unknown, True, found.columns, found.first, found.count, having, found.modes
    )  # fmt: skip


def _facts(asked: _Asked) -> Columns:
    """A fact of studies: its country, year or design."""
    held, e, cols = asked.held, asked.e, asked.cols
    values = held.studies(asked.conn)[cols]
    there, inverse = np.unique(values, return_inverse=True)
    names = ["", *held.names(cols)]
    keys = [(str(one) if one else "") if cols == "year" else names[one] for one in there.tolist()]
    words, order = fact_words(cols, [key for key in keys if key])
    return _by_study(e, facts_across(cols, {}, words, order), keys, inverse.astype(np.int32))


def _programmes(asked: _Asked) -> Columns:
    """The programme a study names."""
    e = asked.e
    named, words = asked.held.derived("programmes", ("field_variant",), lambda: programme_words(asked.conn))
    keys = ["", *sorted(words)]
    at = {key: place for place, key in enumerate(keys)}
    values = np.zeros(len(e.s_id), np.int32)
    ids = np.array(list(named), np.int32)
    there, place = found_at(e.s_id, ids)
    values[place] = np.array([at[key] for key in named.values()], np.int32)[there]
    return _by_study(e, facts_across("programme", {}, words, sorted(words)), keys, values)


def _by_study(e: Entries, across: Across, keys: list[str], values: Ints) -> Columns:
    """Columns of which each study has one; `values` are places in `keys`, an empty key stands nowhere."""
    at = {heading.key: place for place, heading in enumerate(across.headings)}
    nowhere = len(at)
    column = np.array([at.get(key, nowhere) for key in keys], np.int32)[values] if len(keys) else values
    order = np.argsort(column, kind="stable")
    having = _split(column[order], order, nowhere + 1)
    one = np.ones(len(e.p_id), np.int64)
    return Columns(
        across.headings, across.groups, across.unknown, False, column[e.p_study], np.cumsum(one) - one, one, having
    )


def _coders(asked: _Asked) -> Columns:
    """The people who gave a passage a code; codings of nobody stand in the last column."""
    conn, held, e, its = asked.conn, asked.held, asked.e, asked.its
    names = kept.coders(conn)
    across = coders_across({}, {str(one): {"en": name, "zh": name} for one, name in names.items()}, {})
    coder_ids = np.array(sorted(names), np.int32)
    headings = np.array([list(names).index(one) for one in coder_ids.tolist()], np.int32)
    width = len(names) + 1
    codings, passages = held.codings(conn), held.passages(conn)
    known, coder = found_at(coder_ids, codings["coder_id"])
    coder = headings[coder]
    in_passages, row = found_at(passages["id"], codings["passage_id"][known])
    inside, study = found_at(e.s_id, passages["study_id"][row])
    pairs = once(coder[in_passages][inside].astype(np.int64) * max(1, len(e.s_id)) + study)
    having = _split(*np.divmod(pairs, max(1, len(e.s_id))), width)
    order = np.argsort(e.p_id, kind="stable")
    there, at = found_at(e.p_id[order], codings["passage_id"][known])
    n = max(1, len(its.codes))
    code_ids = np.array(sorted(its.by_id), np.int32)
    places = {code.id: place for place, code in enumerate(its.codes)}
    code_place = np.array([places[one] for one in code_ids.tolist()], np.int32)
    good, code = found_at(code_ids, codings["code_id"][known][there])
    key = order[at][good].astype(np.int64) * n + code_place[code]
    key = once(key * width + coder[there][good])
    coded, column = np.divmod(key, width)
    begin = starts(coded)
    mine, where = found_at64(coded[begin], e.c_passage.astype(np.int64) * n + e.c_code)
    ends = np.append(begin[1:], len(coded))
    first = np.full(len(e.c_code), len(column), np.int64)
    count = np.ones(len(e.c_code), np.int64)
    first[mine], count[mine] = begin[where], (ends - begin)[where]
    lists = np.append(column, width - 1).astype(np.int32)
    return Columns(across.headings, across.groups, across.unknown, True, lists, first, count, having)


def found_at64(ids: NDArray[np.int64], wanted: NDArray[np.int64]) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Return which of the wanted numbers are among ascending ones, and the places of those."""
    if not len(ids):
        return np.zeros(len(wanted), np.bool_), np.zeros(0, np.int64)
    place = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
    there = ids[place] == wanted
    return there, place[there]


def _split(column: NDArray[Any], study: NDArray[Any], width: int) -> list[Ints]:
    """The studies of each column, from pairs in the order of columns."""
    ends = np.searchsorted(column, np.arange(width + 1))
    return [study[ends[at] : ends[at + 1]].astype(np.int32) for at in range(width)]
