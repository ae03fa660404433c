"""Which study brought which code first, over arrays: a million codings take a tenth of a second."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from app.work.chart_entries import ABSENT, Book, Entries, book, once
from app.work.chart_kept import entries
from app.work.chart_stock import ChartQuery
from app.work.chart_swift import Sifted, lets_in, shown_studies
from app.work.chart_swift import sifted as sift
from db.held import Held


class Found:
    """The codings that count, as pairs of study and code, each once; places are those of `Entries`."""

    def __init__(
        self, its: Book, e: Entries, drawn: NDArray[np.bool_], passages: Sifted, shown: NDArray[np.bool_]
    ) -> None:
        self.book = its
        self._e, self._passages = e, passages
        self._study = e.p_study[e.c_passage[drawn]]
        self._passage = e.c_passage[drawn]
        self._n = max(1, len(its.codes))
        pairs = once(self._study.astype(np.int64) * self._n + e.c_code[drawn])
        self._pair_study, self._pair_code = np.divmod(pairs, self._n)
        self._there = np.unique(self._pair_study)
        self.n_shown, self.n_hidden = int(shown.sum()), int((~shown).sum())
        left = passages.effective & ~passages.wanted & (passages.left_out & passages.signed)[e.l_passage]
        self.n_background = len(np.unique(e.l_finding[left]))

    def studies(self) -> list[int]:
        """Return the studies (ids, ascending) that carry a code that counts."""
        ids: list[int] = self._e.s_id[self._there].tolist()
        return ids

    def brought(self, ranked: Sequence[int]) -> list[tuple[int, list[int]]]:
        """Return for studies in an order (numbers in `studies`) how many codes each carries, and which are new (ids)."""
        rank = np.zeros(len(self._e.s_id), np.int64)
        rank[self._there[list(ranked)]] = np.arange(len(ranked))
        first = np.full(self._n, len(ranked), np.int64)
        np.minimum.at(first, self._pair_code, rank[self._pair_study])
        new = rank[self._pair_study] == first[self._pair_code]
        codes = self.book.codes
        own: list[list[int]] = [[] for _ in ranked]
        for at, code in zip(rank[self._pair_study[new]].tolist(), self._pair_code[new].tolist(), strict=True):
            own[at].append(code)
        carried = np.bincount(rank[self._pair_study], minlength=len(ranked)).tolist()
        return [
            (carried[at], [codes[one].id for one in sorted(mine, key=lambda one: codes[one].position)])
            for at, mine in enumerate(own)
        ]

    def behind(self, study: int) -> tuple[list[int], list[int]]:
        """Return the passages and findings with which a study stands in the curve."""
        e = self._e
        places = np.unique(self._passage[e.s_id[self._study] == study])
        resting = self._passages.wanted & np.isin(e.l_passage, places)
        return np.sort(e.p_id[places]).tolist(), np.unique(e.f_id[e.l_finding[resting]]).tolist()


def sifted(conn: Connection, arrays: Held, asked: ChartQuery, counts: Callable[[str], bool]) -> Found:
    """Return the codings of facets that count, with what filters, background and absence keep out left away."""
    its, e = book(conn, arrays), entries(conn, arrays)
    bearing = np.array([counts(code.facet) for code in its.codes] or [False], np.bool_)[e.c_code]
    shown = shown_studies(conn, e, asked)
    passages = sift(arrays, e, bearing, asked, shown)
    drawn = bearing & (e.c_mode != ABSENT) & lets_in(asked)[e.c_mode]
    drawn &= ~(passages.kept_out | passages.left_out)[e.c_passage]
    return Found(its, e, drawn, passages, shown)
