"""Coded passages as examples to learn from: their words in every language and the codes on them, in two questions."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, func, select

from db.tables import Anchor, Coding, Passage, Step


class Coded(NamedTuple):
    """A coded passage: its id and study, its quotes, oldest anchor first, and its codes but for those reported absent."""

    id: int
    study: int
    quotes: tuple[str, ...]
    codes: frozenset[int]


def newest(conn: Connection, most: int) -> list[Coded]:
    """Return so many of the newest coded passages, the oldest of them first; those with no words on them left out."""
    chosen = (
        select(Coding.passage_id)
        .where(Coding.mode != "absent", Coding.review.is_(None))
        .group_by(Coding.passage_id)
        .order_by(Coding.passage_id.desc())
        .limit(most)
        .subquery()
    )
    codes: dict[int, set[int]] = {}
    ask = (
        select(Coding.passage_id, Coding.code_id)
        .join(chosen, chosen.c.passage_id == Coding.passage_id)
        .where(Coding.mode != "absent", Coding.review.is_(None))
    )
    for passage, code in conn.execute(ask):
        codes.setdefault(passage, set()).add(code)
    quotes: dict[int, list[str]] = {}
    studies: dict[int, int] = {}
    words = (
        select(Anchor.passage_id, Passage.study_id, Anchor.quote)
        .join(chosen, chosen.c.passage_id == Anchor.passage_id)
        .join(Passage, Passage.id == Anchor.passage_id)
        .where(Anchor.state == "placed")
        .order_by(Anchor.passage_id, Anchor.id)
    )
    for passage, study, quote in conn.execute(words):
        quotes.setdefault(passage, []).append(quote)
        studies[passage] = study
    return [
        Coded(one, studies[one], tuple(quotes[one]), frozenset(codes[one])) for one in sorted(quotes) if one in codes
    ]


def stamp(conn: Connection) -> int:
    """Return the number of the newest step: how far the library has gone on is the difference of two."""
    return conn.scalar(select(func.max(Step.id))) or 0
