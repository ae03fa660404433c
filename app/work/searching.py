"""Find studies: the list, its filters and full-text search in both languages."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from app.work.library import Library
from db import listing
from db import search as index
from db.query import Query
from db.rows import Hit, StudyCard

__all__ = ["Query", "cards", "facets", "search", "studies", "total"]


def search(library: Library, words: str, limit: int = 50) -> tuple[int, list[Hit]]:
    """Return how many studies hold the words, and the best of them with the places.

    Words stand in either language; "phrases" in quotation marks, -words must not be there, the last word may go on.
    """
    with library.db.read() as conn:
        return index.find(conn, words, limit)


def studies(library: Library, query: Query) -> array[int]:
    """Return the ids of the studies asked for, in the order asked for."""
    with library.db.read() as conn:
        return listing.ids(conn, query)


def count(library: Library, query: Query) -> int:
    """Return how many studies answer."""
    return library.known.get(("count", query), lambda: len(studies(library, query)))


def cards(library: Library, ids: Sequence[int]) -> list[StudyCard]:
    """Return the cards of studies in the order given; those that are gone are left out."""
    with library.db.read() as conn:
        return listing.cards(conn, ids)


def facets(library: Library, query: Query) -> dict[str, list[tuple[str, int]]]:
    """Return the values of each filter with the number of studies behind them (see db.listing.facets)."""
    return library.known.get(("facets", query), lambda: _facets(library, query))


def _facets(library: Library, query: Query) -> dict[str, list[tuple[str, int]]]:
    with library.db.read() as conn:
        return listing.facets(conn, query)


def total(library: Library) -> int:
    """Return how many studies the library holds."""
    with library.db.read() as conn:
        return listing.total(conn)
