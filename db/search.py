"""Search in both languages: full-text rows, questions as people type them, places found.

Chinese characters are indexed singly and asked as phrases, so that words of any length are found; every phrase with
Chinese in it is verified on the spaced text, since the index does not see punctuation (不信,信任 must not answer
不信任). The last word of a question is a prefix. What a person types is never read as the index's own language.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, column, delete, func, insert, select, text, update

from db import search_rows
from db.among import among
from db.rows import Hit
from db.search_words import Term, asked, snippet
from db.tables import SearchText

SNIPPETS = 3
"""Places shown of one study."""

RANKED = 5000
"""Up to so many studies are ranked; more stand in the order they were added."""

_WEIGHT = {"title": 8, "author": 6, "field": 3, "finding": 2, "text": 2, "memo": 1}

_INDEX = text("SELECT rowid AS id FROM search_fts WHERE search_fts MATCH :phrase")


def find(conn: Connection, words: str, limit: int = 50) -> tuple[int, list[Hit]]:
    """Return how many studies answer a question, and the best of them with the places found.

    A study answers when every word or phrase stands somewhere in it (title, names, fields, texts, findings, notes)
    and nothing that is excluded with a leading minus does.
    """
    terms = asked(words)
    found = _studies(conn, terms)
    wanted = [term for term in terms if not term.excluded]
    if not found:
        return 0, []
    best = _ranked(conn, wanted, found)[:limit] if len(found) <= RANKED else sorted(found)[:limit]
    places = _places(conn, wanted, best)
    return len(found), [Hit(study, tuple(snippet(*place, wanted) for place in places[study])) for study in best]


def study_ids(conn: Connection, words: str) -> set[int] | None:
    """Return the studies that answer a question; None where it holds no word, which asks for nothing."""
    terms = asked(words)
    return _studies(conn, terms) if terms else None


def _studies(conn: Connection, terms: list[Term]) -> set[int]:
    """Studies that hold every wanted term and no excluded one."""
    found: set[int] | None = None
    for term in terms:
        if term.excluded:
            continue
        own = set(conn.scalars(_holding(term, SearchText.study_id).distinct()))
        found = own if found is None else found & own
        if not found:
            return set()
    if found is None:
        found = set(conn.scalars(select(SearchText.study_id).distinct())) if terms else set()
    for term in terms:
        if term.excluded and found:
            found -= set(conn.scalars(_holding(term, SearchText.study_id).distinct()))
    return found


def _holding(term: Term, *columns: Any) -> Select[Any]:
    """Rows of the index that hold a term, verified where it is Chinese."""
    index = _INDEX.bindparams(phrase=term.phrase).columns(column("id", Integer)).subquery()
    ask = select(*columns).where(SearchText.id.in_(select(index.c.id)))
    for run in term.verified:
        ask = ask.where(func.instr(SearchText.tokens, run) > 0)
    return ask


def _ranked(conn: Connection, terms: list[Term], found: set[int]) -> list[int]:
    """Studies by where the words stand: titles first, then names, fields, findings and texts, notes."""
    weight: dict[int, int] = dict.fromkeys(found, 0)
    for term in terms:
        best: dict[int, int] = defaultdict(int)
        for study, kind in conn.execute(_holding(term, SearchText.study_id, SearchText.kind).distinct()):
            best[study] = max(best[study], _WEIGHT.get(kind, 1))
        for study, worth in best.items():
            if study in weight:
                weight[study] += worth
    return sorted(found, key=lambda study: (-weight[study], study))


def _places(conn: Connection, terms: list[Term], studies: list[int]) -> dict[int, list[tuple[str, str, str]]]:
    """Up to SNIPPETS rows (language, kind, body) a study in which a term stands, the weightiest first."""
    out: dict[int, dict[int, tuple[str, str, str]]] = defaultdict(dict)
    for term in terms:
        columns = (SearchText.study_id, SearchText.id, SearchText.lang, SearchText.kind, SearchText.body)
        ask = _holding(term, *columns).where(SearchText.study_id.in_(among(studies)))
        for study, row, lang, kind, body in conn.execute(ask.order_by(SearchText.id)):
            out[study][row] = (lang, kind, body)
    return {
        study: sorted(out[study].values(), key=lambda place: -_WEIGHT.get(place[1], 1))[:SNIPPETS] for study in studies
    }


def packed(conn: Connection, ask: Select[Any]) -> array[int]:
    """Return the ids that a question with one integer column gives, in its order, without a row each."""
    inner = ask.subquery()
    joined = conn.scalar(select(func.group_concat(inner.c[0])))
    return array("q", map(int, joined.split(","))) if joined else array("q")


def refresh(conn: Connection, ids: Iterable[int] | None) -> None:
    """Bring the full-text rows of studies (None: of all) up to date; only rows that differ are written."""
    chosen = None if ids is None else sorted(set(ids))
    ask = select(
        SearchText.id, SearchText.study_id, SearchText.kind, SearchText.ref_id, SearchText.lang, SearchText.body
    )
    if chosen is not None:
        ask = ask.where(SearchText.study_id.in_(among(chosen)))
    old = {(study, kind, ref, lang): (row, body) for row, study, kind, ref, lang, body in conn.execute(ask)}
    fresh: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for row in search_rows.made(conn, chosen):
        there = old.pop((row["study_id"], row["kind"], row["ref_id"], row["lang"]), None)
        if there is None:
            fresh.append(row)
        elif there[1] != row["body"]:
            changed.append({"row": there[0], "new_body": row["body"], "new_tokens": row["tokens"]})
    if old:
        conn.execute(delete(SearchText).where(SearchText.id.in_(among(row for row, _ in old.values()))))
    if changed:
        put = update(SearchText).where(SearchText.id == bindparam("row"))
        conn.execute(put.values(body=bindparam("new_body"), tokens=bindparam("new_tokens")), changed)
    if fresh:
        conn.execute(insert(SearchText), fresh)
