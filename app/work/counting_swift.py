"""Counts the cells of a table of evidence over arrays: the same cells as `counting` finds passage by passage.

Rows and columns are lists of (value, sign) for each passage; joining the two gives every passage in every cell it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from app.report.axes import SIGNED
from app.report.charted import NOT_CODED
from app.work.chart_entries import ABSENT, Book, Entries, book, found_at, once, spread, starts
from app.work.chart_kept import entries
from app.work.chart_laid import columns_for
from app.work.chart_stock import ChartQuery
from app.work.chart_swift import shown_studies, sifted
from db import axes, held
from db.held import Held

SIGNS = ("", *SIGNED)
Place = tuple[str, str, str]
"""Row, column and sign of a cell."""


@dataclass(frozen=True, slots=True)
class Values:
    """What passages count as under one facet: places in `keys` and in SIGNS, laid end to end by passage."""

    keys: Sequence[str]
    value: NDArray[Any]
    sign: NDArray[Any]
    passage: NDArray[Any]

    def lists(self, passages: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return where the values of each passage begin, and how many it has."""
        first = np.searchsorted(self.passage, np.arange(passages))
        return first, np.bincount(self.passage, minlength=passages)


@dataclass(frozen=True, slots=True)
class Asked:
    """What values are made from."""

    conn: Connection
    held: Held
    its: Book
    e: Entries


def cells(
    conn: Connection, rows: str, cols: str, statuses: tuple[str, ...], programmes: Mapping[int, str]
) -> dict[Place, tuple[tuple[int, ...], int, int]]:
    """Return for each cell that is not empty its studies, and how many findings and passages stand in it."""
    with held.at(conn) as arrays:
        its, e = book(conn, arrays), entries(conn, arrays)
        asked = Asked(conn, arrays, its, e)
        query = ChartQuery(statuses=statuses)
        passages = sifted(arrays, e, np.ones(len(e.c_code), np.bool_), query, shown_studies(conn, e, query))
        counts = ~(passages.kept_out | passages.left_out)
        down, across = (values(asked, facet, programmes) for facet in (rows, cols))
    inside = np.flatnonzero(counts[down.passage])
    first, count = across.lists(len(e.p_id))
    whose, at = spread(down.passage[inside], first, count)
    row = inside[whose]
    one, other = down.sign[row], across.sign[at]
    meets = (one == 0) | (other == 0) | (one == other)
    row, at = row[meets], at[meets]
    sign = np.maximum(down.sign[row], across.sign[at]).astype(np.int64)
    width = max(1, len(across.keys))
    cell = (down.value[row].astype(np.int64) * width + across.value[at]) * len(SIGNS) + sign
    size = max(1, len(e.p_id))
    cell, passage = np.divmod(once(cell * size + down.passage[row]), size)
    return _put_together(e, passages.wanted, cell, passage, down.keys, across.keys)


def _put_together(
    e: Entries, wanted: NDArray[np.bool_], cell: NDArray[Any], passage: NDArray[Any], rows: Sequence[str], cols: Sequence[str]
) -> dict[Place, tuple[tuple[int, ...], int, int]]:  # fmt: skip
    """Count each cell from its passages, which stand in the order of cell, study and passage."""
    if not len(cell):
        return {}
    begin = starts(cell)
    passages = np.diff(np.append(begin, len(cell)))
    first = starts(cell, e.p_study[passage])
    studies = np.split(e.s_id[e.p_study[passage[first]]], np.searchsorted(first, begin[1:]))
    resting, finding = e.l_passage[wanted], e.l_finding[wanted]
    place = np.searchsorted(resting, np.arange(len(e.p_id)))
    whose, at = spread(passage, place, np.bincount(resting, minlength=len(e.p_id)))
    number = np.cumsum(np.diff(np.append(0, cell)) != 0)
    number -= number[0]
    size = max(1, len(e.f_id))
    findings = np.bincount(once(number[whose].astype(np.int64) * size + finding[at]) // size, minlength=len(begin))
    out: dict[Place, tuple[tuple[int, ...], int, int]] = {}
    wide = max(1, len(cols))
    for key, own, n, all_passages in zip(
        cell[begin].tolist(), studies, findings.tolist(), passages.tolist(), strict=True
    ):
        here, sign = divmod(key, len(SIGNS))
        out[rows[here // wide], cols[here % wide], SIGNS[sign]] = (tuple(own.tolist()), n, all_passages)
    return out


def values(asked: Asked, facet: str, programmes: Mapping[int, str]) -> Values:
    """Return what passages count as under a facet."""
    e, its = asked.e, asked.its
    if facet in {"theme", "barrier", "facilitator", "outcome", "method"}:
        return _coded(e, its, facet)
    if facet == "coder":
        return _coders(asked)
    if facet == "study":
        return _of_studies(e, [str(one) for one in e.s_id.tolist()], np.arange(len(e.s_id)))
    if facet == "programme":
        keys = ["", *sorted(set(programmes.values()))]
        places = {key: number for number, key in enumerate(keys)}
        return _of_studies(e, keys, [places[programmes.get(one, "")] for one in e.s_id.tolist()])
    columns = columns_for(asked.conn, asked.held, e, its, facet)
    keys = [*(heading.key for heading in columns.headings), NOT_CODED]
    whose, at = spread(np.arange(len(e.p_id)), columns.first, columns.count)
    return Values(keys, columns.lists[at], np.zeros(len(at), np.int8), whose)


def _of_studies(e: Entries, keys: Sequence[str], value: Iterable[int]) -> Values:
    """One value for each study."""
    own = np.array(list(value), np.int64)[e.p_study] if len(e.p_study) else np.zeros(0, np.int64)
    return Values(keys, own, np.zeros(len(own), np.int8), np.arange(len(own)))


def _coded(e: Entries, its: Book, facet: str) -> Values:
    """The themes or codes a passage carries, those reported absent left out; barriers and facilitators with their sign."""
    named = [
        (its.theme_of.get(code.id, "") if code.facet in SIGNED else "")
        if facet == "theme"
        else (code.key if code.facet == facet else "")
        for code in its.codes
    ]
    keys = sorted(set(named) - {""})
    at = {key: number for number, key in enumerate(keys)}
    value = np.array([at.get(key, -1) for key in named] or [-1], np.int64)
    sign = np.array([SIGNS.index(code.facet) if code.facet in SIGNED else 0 for code in its.codes] or [0], np.int64)
    own = (value[e.c_code] >= 0) & (e.c_mode != ABSENT)
    wide = max(1, len(keys)) * len(SIGNS)
    code = e.c_code[own]
    pairs = once(e.c_passage[own].astype(np.int64) * wide + value[code] * len(SIGNS) + sign[code])
    passage, rest = np.divmod(pairs, wide)
    found, signs = np.divmod(rest, len(SIGNS))
    return Values(keys, found, signs, passage)


def _coders(asked: Asked) -> Values:
    """Who coded a passage; '' where nobody is named."""
    e, names = asked.e, axes.coders(asked.conn)
    ids, keys = np.array(sorted(names), np.int32), ["", *sorted(set(names.values()))]
    value = np.array([keys.index(names[one]) for one in ids.tolist()], np.int64)
    codings = asked.held.codings(asked.conn)
    known, coder = found_at(ids, codings["coder_id"])
    order = np.argsort(e.p_id, kind="stable")
    there, at = found_at(e.p_id[order], codings["passage_id"][known])
    pairs = order[at].astype(np.int64) * len(keys) + value[coder[there]]
    nobody = np.ones(len(e.p_id), np.bool_)
    nobody[order[at]] = False
    pairs = once(np.concatenate([pairs, np.flatnonzero(nobody) * len(keys)]))
    passage, found = np.divmod(pairs, len(keys))
    return Values(keys, found, np.zeros(len(found), np.int8), passage)
