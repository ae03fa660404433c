"""Find studies: the list, its filters and full-text search in both languages."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
from sqlalchemy import func, select

from app.work.library import Library
from db import listing
from db import search as index
from db.asking import words_of
from db.query import Query
from db.rows import Hit, StudyCard
from db.stopping import Stop
from db.tables import ImportBatch, Source

__all__ = [
    "Places",
    "Query",
    "Stop",
    "batches",
    "cards",
    "count",
    "facets",
    "first",
    "hits",
    "search",
    "studies",
    "total",
]


def search(library: Library, words: str, limit: int = 50) -> tuple[int, list[Hit]]:
    """Return how many studies hold the words, and the best of them with the places.

    Words stand in either language; "phrases" in quotation marks, -words must not be there, the last word may go on;
    title:, author:, year:, tag: and others (db.asking.FIELDS) ask in one place.
    """
    with library.db.read() as conn:
        return listing.find(conn, words, limit)


def first(library: Library, query: Query, most: int, stop: Stop | None = None) -> tuple[array[int], bool] | None:
    """Return the first studies asked for, and whether they are all; None where only the whole answer can be had."""
    with library.db.read(stop=stop) as conn:
        return listing.first(conn, query, most)


def studies(library: Library, query: Query, stop: Stop | None = None) -> array[int]:
    """Return the ids of the studies asked for, in the order asked for; Stopped where the question is given up."""
    with library.db.read(stop=stop) as conn:
        return listing.ids(conn, query)


def hits(library: Library, words: str, ids: Sequence[int], stop: Stop | None = None) -> list[Hit]:
    """Return where the words of a question stand in some studies, those of a page of the list."""
    if not words_of(words):
        return []
    with library.db.read(stop=stop) as conn:
        return index.hits(conn, words, ids)


def count(library: Library, query: Query, stop: Stop | None = None) -> int:
    """Return how many studies answer."""
    return library.known.get(("count", query), lambda: len(studies(library, query, stop)))


def cards(library: Library, ids: Sequence[int]) -> list[StudyCard]:
    """Return the cards of studies in the order given; those that are gone are left out."""
    with library.db.read() as conn:
        return listing.cards(conn, ids)


def facets(library: Library, query: Query, stop: Stop | None = None) -> dict[str, list[tuple[str, int]]]:
    """Return the values of each filter with the number of studies behind them (see db.listing.facets)."""
    return library.known.get(("facets", query), lambda: _facets(library, query, stop))


def _facets(library: Library, query: Query, stop: Stop | None) -> dict[str, list[tuple[str, int]]]:
    with library.db.read(stop=stop) as conn:
        return listing.facets(conn, query)


def batches(library: Library) -> dict[int, str]:
    """Return what imports are called: the day, and the name of the first file."""
    return dict(library.known.get("batches", lambda: _batches(library)))


def _batches(library: Library) -> dict[int, str]:
    ask = (
        select(ImportBatch.id, ImportBatch.created, func.min(Source.name))
        .outerjoin(Source, Source.batch_id == ImportBatch.id)
        .group_by(ImportBatch.id)
    )
    with library.db.read() as conn:
        return {one: f"{created[:10]} {name or ''}".strip() for one, created, name in conn.execute(ask)}


def total(library: Library) -> int:
    """Return how many studies the library holds."""
    return library.known.get("total", lambda: _total(library))


def _total(library: Library) -> int:
    with library.db.read() as conn:
        return listing.total(conn)


class Places:
    """Where in a long list each study stands, found without walking through it."""

    def __init__(self, ids: array[int]) -> None:
        held = np.frombuffer(ids, np.int64) if ids else np.zeros(0, np.int64)
        self._order = None if (held[1:] > held[:-1]).all() else np.argsort(held, kind="stable").astype(np.int32)
        self._ids = held if self._order is None else held[self._order]

    def row_of(self, study: int) -> int:
        """The row of a study, -1 where it is not in the list."""
        at = int(np.searchsorted(self._ids, study))
        if at >= len(self._ids) or self._ids[at] != study:
            return -1
        return at if self._order is None else int(self._order[at])
