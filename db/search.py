"""Search in both languages: the index, questions put to it, and the places found.

One row of the index is one study, so a question is one question of SQLite's full-text search, answered in the order of
the studies, lazily: its first two hundred answers cost the same in a library of any size, or are those found in some
hundredths of a second. Chinese characters are indexed
singly and asked as phrases, so words of any length are found, and marks beside them are words of their own, so that no
phrase crosses them. What a person types is never read as the index's own language.
"""

from __future__ import annotations

import sqlite3
import threading
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, column, delete, func, insert, literal, select, text
from sqlalchemy import update as changing

from db import asking, search_rows
from db.among import among
from db.asking import COLUMNS, FACTS
from db.rows import Hit
from db.search_words import Term, snippet
from db.tables import SearchText, SearchWord

SNIPPETS = 3
"""Places shown of one study."""

RANKED = 5000
"""Up to so many studies are ranked as a whole; of more, those found in titles come first, then those in names."""

PORTION = 1000
"""Studies whose rows are made at a time."""

WITHIN = 0.035
"""Seconds after which the first page is what was found until then: of words that everybody wrote, beside each other nearly
nowhere, every study that holds them all must be looked at."""

SMALL = 50_000
"""Studies, among which any words are found sooner."""

GOING_ON = 400
"""Up to so many words that a prefix goes on to are asked one by one."""

_KINDS = {"journal": "field", "identifier": "field", "tag": "field", "other": "field"}
_LAST = "\U0010ffff"
_INDEX = text("SELECT rowid AS id FROM search_fts WHERE search_fts MATCH :phrase")
_UP = "SELECT rowid FROM search_fts WHERE search_fts MATCH ? ORDER BY rowid LIMIT ?"
_DOWN = "SELECT rowid FROM search_fts WHERE search_fts MATCH ? ORDER BY rowid DESC LIMIT ?"


def hits(conn: Connection, words: str, studies: Sequence[int]) -> list[Hit]:
    """Return the places in studies, at most a few hundred, where the words of a question stand, the weightiest first."""
    terms = asking.words_of(words)
    places: dict[int, list[search_rows.Piece]] = defaultdict(list)
    if terms and studies:
        order = {name: place for place, name in enumerate(COLUMNS)}
        for piece in sorted(search_rows.pieces(conn, list(studies)), key=lambda one: order[one.column]):
            if len(places[piece.study]) < SNIPPETS and _stands(piece, terms):
                places[piece.study].append(piece)
    return [Hit(one, tuple(_shown(piece, terms) for piece in places[one])) for one in studies]


def _concern(piece: search_rows.Piece, terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if term.field in ("", piece.column)]


def _stands(piece: search_rows.Piece, terms: Sequence[Term]) -> bool:
    from db.search_words import places

    return bool(places(piece.body, _concern(piece, terms)))


def _shown(piece: search_rows.Piece, terms: Sequence[Term]) -> Any:
    return snippet(piece.lang, _KINDS.get(piece.column, piece.column), piece.body, _concern(piece, terms))


# -- the index's own language -----------------------------------------------------------------------------------------


def phrase(conn: Connection, terms: Sequence[Term], only: str = "") -> str:
    """Return a question in the index's language, '' where it names no word that must be there.

    Facts (years, countries, ...) are left to the list. ``only`` is a column in which every word must stand.
    """
    words = [term for term in terms if term.field not in FACTS]
    wanted = [_one(conn, term, only) for term in words if not term.excluded]
    if not wanted:
        return ""
    asked_for = " AND ".join(f"({one})" for one in wanted)
    for term in words:
        if term.excluded:
            asked_for = f"({asked_for}) NOT ({_one(conn, term, '')})"
    return asked_for


def excluded(conn: Connection, terms: Sequence[Term]) -> str:
    """Return what must not be there, as one question in the index's language; '' where nothing is excluded."""
    return " OR ".join(f"({_one(conn, term, '')})" for term in terms if term.excluded and term.field not in FACTS)


def _one(conn: Connection, term: Term, only: str) -> str:
    """One term; quoted words, from which nothing can break out."""
    head = list(term.words)
    ways = [_quoted(head)]
    if term.open:
        ways = [_quoted([*head[:-1], *word]) + star for word, star in _going_on(conn, head[-1])]
    own = term.field or only
    asked_for = " OR ".join(ways)
    return f"{own} : ({asked_for})" if own else asked_for


def _quoted(words: Sequence[str]) -> str:
    return '"' + " ".join(words) + '"'


def _going_on(conn: Connection, word: str) -> list[tuple[tuple[str, ...], str]]:
    """How a word as typed may go on, as words and stars.

    By prefixes of two and four letters, which the index keeps, and by the words there are: so the index never has to
    gather all words of a prefix before its first answer.
    """
    if len(word) in (2, 4):
        return [((word,), " *")]
    if len(word) in (1, 3):
        longer = _prefixes(conn, word, len(word) + 1)
        return [((word,), ""), *(((one,), " *") for one in longer)]
    ask = select(SearchWord.word).where(SearchWord.word >= word, SearchWord.word < word + _LAST).limit(GOING_ON + 1)
    there = list(conn.scalars(ask))
    if len(there) > GOING_ON:
        return [((word,), " *")]
    return [((one,), "") for one in dict.fromkeys((word, *there))]


def _prefixes(conn: Connection, word: str, length: int) -> list[str]:
    """The beginnings of a length that words have: a jump from one to the next, however many words there are."""
    found: list[str] = []
    after = word
    ask = select(func.min(SearchWord.word)).where(SearchWord.word > bindparam("after"))
    while len(found) < GOING_ON:
        there = conn.scalar(ask, {"after": after})
        if there is None or not there.startswith(word):
            break
        if len(there) >= length:
            found.append(there[:length])
            after = there[:length] + _LAST
        else:
            after = there
    return found


# -- answers ----------------------------------------------------------------------------------------------------------


def matching(conn: Connection, asked_for: str) -> Select[Any]:
    """Return the question for all studies that answer, as a selection of their ids."""
    del conn
    return select(_INDEX.bindparams(phrase=asked_for).columns(column("id", Integer)).subquery().c.id)


def first(
    conn: Connection, asked_for: str, most: int, *, descending: bool = False, within: float = WITHIN, small: int = SMALL
) -> tuple[list[int], bool]:
    """Return the first studies that answer, by the order they were added (or the other way round), and whether it was ended.

    In a library that is not ``small`` only ``within`` so many seconds: then what was found so far is the answer, and it says so.
    """
    raw: sqlite3.Connection = conn.connection.driver_connection  # type: ignore[assignment]
    found: list[int] = []
    over = threading.Event()

    def end() -> None:
        over.set()
        raw.interrupt()

    timer = threading.Timer(within, end)
    if (conn.scalar(select(func.max(SearchText.study_id))) or 0) > small:
        timer.start()
    try:
        for row in raw.execute(_DOWN if descending else _UP, (asked_for, most)):
            found.append(row[0])  # noqa: PERF401 - what was found stays where the rest is given up
    except sqlite3.OperationalError:
        if not over.is_set():
            raise
        return found, False
    finally:
        timer.cancel()
        if timer.ident is not None:
            timer.join()
    return found, True


def packed(conn: Connection, ask: Select[Any]) -> array[int]:
    """Return the ids that a question with one integer column gives, in its order, without a row each."""
    inner = ask.subquery()
    joined = conn.scalar(select(func.group_concat(inner.c[0])))
    return array("q", map(int, joined.split(","))) if joined else array("q")


# -- keeping it up to date --------------------------------------------------------------------------------------------


def refresh(conn: Connection, ids: Iterable[int] | None) -> None:
    """Bring the full-text rows of studies (None: of all) up to date; only rows that differ are written."""
    if ids is None:
        from db.tables import Study

        known = set(conn.scalars(select(Study.id))) | set(conn.scalars(select(SearchText.study_id)))
        conn.execute(delete(SearchWord))
        chosen = sorted(known)
    else:
        chosen = sorted(set(ids))
    for start in range(0, len(chosen), PORTION):
        _refresh(conn, chosen[start : start + PORTION], everything=ids is None)


def _refresh(conn: Connection, ids: list[int], *, everything: bool) -> None:
    """Bring one portion up to date."""
    names = (SearchText.study_id, *(getattr(SearchText, name) for name in COLUMNS))
    old = {row[0]: row[1:] for row in conn.execute(select(*names).where(SearchText.study_id.in_(among(ids))))}
    made = search_rows.made(conn, ids)
    gone = [study for study in old if study not in made]
    differ = {study: row for study, row in made.items() if study not in old or tuple(row.values()) != old[study]}
    if gone:
        conn.execute(delete(SearchText).where(SearchText.study_id.in_(among(gone))))
    changed = [{"row": study, **row} for study, row in differ.items() if study in old]
    if changed:
        put = changing(SearchText).where(SearchText.study_id == bindparam("row"))
        conn.execute(put.values({name: bindparam(name) for name in COLUMNS}), changed)
    fresh = [{"study_id": study, **row} for study, row in sorted(differ.items()) if study not in old]
    if fresh:
        conn.execute(insert(SearchText), fresh)
    _note_words(conn, search_rows.words_in(made if everything else differ))


def _note_words(conn: Connection, words: set[str]) -> None:
    """Note new words that a prefix may go on to; words that are gone stay, which harms nothing."""
    if not words:
        return
    given = func.json_each(literal(_json(sorted(words)))).table_valued("value")
    conn.execute(insert(SearchWord).prefix_with("OR IGNORE").from_select(["word"], select(given.c.value)))


def _json(words: list[str]) -> str:
    import json

    return json.dumps(words, ensure_ascii=False)
