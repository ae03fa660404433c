"""Finds the codes that share a passage in a large library: for every coding the columns of the others, over arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.report.axes import SIGNED, Across
from app.report.coded import CodedAs
from app.report.pairs import columns_of
from app.work.chart_entries import ABSENT, Book, Entries, Ints, once, spread, starts


@dataclass(frozen=True, slots=True)
class Together:
    """For each coding the columns of the codes it stands with (`columns` laid end to end, `first`, `count`).

    `modes` says beside each column the plainest mode of those codes there, `having` are (column, study) pairs by column.
    """

    columns: NDArray[Any]
    modes: NDArray[np.uint8]
    first: NDArray[np.int64]
    count: NDArray[np.int64]
    having: tuple[NDArray[Any], NDArray[Any]]


def together(e: Entries, its: Book, across: Across, facet: str) -> Together:
    """Return what stands together, by the rule of `app.report.pairs.meets`."""
    place = columns_of(across.headings, facet)
    at = {heading.key: number for number, heading in enumerate(across.headings)}
    found = [place(CodedAs(code.facet, code.key, its.theme_of.get(code.id, ""))) for code in its.codes]
    column = np.array([at.get(key, -1) for key in found] or [-1], np.int32)
    sign = np.array([SIGNED.index(code.facet) if code.facet in SIGNED else -1 for code in its.codes] or [-1], np.int8)
    others = np.flatnonzero((column[e.c_code] >= 0) & (e.c_mode != ABSENT)).astype(np.int32)
    width = len(across.headings) + 1
    first = np.searchsorted(e.c_passage[others], np.arange(len(e.p_id)))
    count = np.bincount(e.c_passage[others], minlength=len(e.p_id))
    whose, where = spread(e.c_passage, first, count)
    other = others[where]
    meets = e.c_code[whose] != e.c_code[other]
    if facet == "theme":
        one, two = sign[e.c_code[whose]], sign[e.c_code[other]]
        meets &= (one == two) | (one < 0)
    whose, other = whose[meets], other[meets]
    # of several codes of one passage in one column the plainest counts: modes ascend within (coding, column)
    key = (whose.astype(np.int64) * width + column[e.c_code[other]]) * 4 + e.c_mode[other]
    key = np.sort(key)
    pair, mode = np.divmod(key, 4)
    begin = starts(pair)
    coding, columns = np.divmod(pair[begin], width)
    n = np.bincount(coding, minlength=len(e.c_code))
    return Together(
        columns.astype(np.int32), mode[begin].astype(np.uint8), np.cumsum(n) - n, n, _having(e, others, column)
    )  # fmt: skip


def _having(e: Entries, others: Ints, column: Ints) -> tuple[NDArray[Any], NDArray[Any]]:
    """The studies of each column: those with a passage that carries one of its codes."""
    studies = max(1, len(e.s_id))
    pairs = once(column[e.c_code[others]].astype(np.int64) * studies + e.p_study[e.c_passage[others]])
    return np.divmod(pairs, studies)
