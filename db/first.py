"""The first page of the study list, read in a few milliseconds with nothing but sqlite3.

The window shows it before SQLAlchemy is imported; `db.listing` takes over afterwards with the same order.
"""

from __future__ import annotations

import sqlite3
from array import array
from pathlib import Path
from typing import Any, NamedTuple

from db.card import StudyCard
from db.errors import explained
from db.opening import glance, uri, version_of
from db.query import SORT_COLUMNS

AT_ONCE = 50_000
"""Studies that are counted in half a millisecond."""
_COLUMNS = (
    "study_id, title, title_zh, authors, authors_zh, journal, year, languages, machine,"
    " pairs, checked, codings, findings, barriers, facilitators"
)


class FirstPage(NamedTuple):
    """How many studies there are, the ids and cards of the first in order, and the file's schema number.

    Counting many takes longer than reading their first page: then ``total`` is -1, and ``places`` says how many there
    are at most. It is the number of ids given out since the first that is still there: of studies that were deleted too.
    """

    total: int
    ids: array[int]
    cards: list[StudyCard]
    version: int
    places: int = 0


def first_page(path: Path, count: int, sort: str = "added", descending: bool = False) -> FirstPage:
    """Read the list of a library for reading only.

    Raises db.errors.NotFound, EmptyFile, NotALibrary or TooNew where the file is not one of ours or too new, and the
    other sentences of db.errors where it can't be read. An older library gives an empty page with its version.
    """
    path = Path(path)
    version = version_of(path)
    try:
        return _page(path, count, sort, descending, version)
    except sqlite3.Error as error:
        sentence = explained(error, path.name)
        if sentence is None:
            raise
        raise sentence from error


def _page(path: Path, count: int, sort: str, descending: bool, version: int) -> FirstPage:
    with _Reading(path) as connection:
        if not _has_list(connection):
            return FirstPage(0, array("q"), [], version)
        rows: list[tuple[Any, ...]] = []
        for part in _parts(sort, descending):
            left = count - len(rows)
            if left > 0:
                rows += connection.execute(f"SELECT {_COLUMNS} FROM study_listing {part} LIMIT ?", (left,)).fetchall()
        cards = [StudyCard(*[*row[:7], tuple(row[7].split()), *row[8:]]) for row in rows]
        total, places = _counted(connection, len(cards), count)
    return FirstPage(total, array("q", [card.id for card in cards]), cards, version, places)


def _counted(connection: sqlite3.Connection, read: int, count: int) -> tuple[int, int]:
    """How many studies there are, -1 where counting would take long; and how many at most."""
    ids = connection.execute("SELECT (SELECT max(id) FROM study) - (SELECT min(id) FROM study) + 1").fetchone()[0]
    if read == count and ids is not None and ids > AT_ONCE:
        return -1, int(ids)
    total = connection.execute("SELECT count(*) FROM study").fetchone()[0]
    return total, total


def _parts(sort: str, descending: bool) -> list[str]:
    """The order in SQL, in pieces that an index gives each; an order that none gives is that of adding here."""
    first, *others = SORT_COLUMNS.get(sort, ("study_id",))
    order = "ORDER BY " + ", ".join([f"{first} {'DESC' if descending else 'ASC'}", *others])
    if first != "year":
        return [order]
    return [f"WHERE year IS NOT NULL {order}", f"WHERE year IS NULL {order}"]


class _Reading:
    """A connection that can't write and is closed at the end."""

    def __init__(self, path: Path) -> None:
        query = glance(path)
        self._connection = sqlite3.connect(uri(path, query), uri=True, isolation_level=None)

    def __enter__(self) -> sqlite3.Connection:
        return self._connection

    def __exit__(self, *_: object) -> None:
        self._connection.close()


def _has_list(connection: sqlite3.Connection) -> bool:
    """Whether the library is of an age that has the table."""
    found = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'study_listing'").fetchone()
    return found is not None
