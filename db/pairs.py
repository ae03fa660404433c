"""Pairs of sentences of two facing texts."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from sqlalchemy import Connection, Select, cast, func, insert, or_, select
from sqlalchemy import Text as SqlText
from sqlalchemy.sql.expression import type_coerce

from db import rows
from db.among import among
from db.rows import Span
from db.tables import Pair

if TYPE_CHECKING:
    from db.recording import Recorder

STATES: tuple[str, ...] = ("automatic", "confirmed", "manual")
READINGS: tuple[str, ...] = ("unchecked", "checked", "wrong")
_EMPTY = "[]"
_SAME = 0.005
"""A confidence that differs by less is the same."""


@dataclass(frozen=True, slots=True)
class NewPair:
    """A pair not yet written; `state` and `reading` as in STATES and READINGS."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]
    confidence: float
    state: str = "automatic"
    reading: str = "unchecked"


class Sided(Protocol):
    """What has stretches of two texts."""

    @property
    def left(self) -> tuple[Span, ...]:
        """Stretches of the left text."""
        ...

    @property
    def right(self) -> tuple[Span, ...]:
        """Stretches of the right text."""
        ...


S = TypeVar("S", bound=Sided)


def in_order(found: Iterable[S]) -> list[S]:
    """Return pairs in reading order: that of the left text, those with nothing there after what comes before them right."""
    all_of_them = list(found)
    lefts = sorted((one for one in all_of_them if one.left), key=lambda one: one.left[0])
    answered = sorted((one.right[0][0], at) for at, one in enumerate(lefts) if one.right)
    reached = list(accumulate((at for _, at in answered), max))
    alone = sorted((one for one in all_of_them if not one.left), key=lambda one: one.right[:1])
    out: list[S] = []
    done = 0
    for one in alone:
        before = bisect_left(answered, (one.right[0][0], -1)) if one.right else 0
        stop = reached[before - 1] + 1 if before else 0
        out += lefts[done:stop]
        done = max(done, stop)
        out.append(one)
    return out + lefts[done:]


def _spans(value: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((int(one[0]), int(one[1])) for one in value)


def _decoded(texts: Iterable[str]) -> list[Any]:
    """Many small JSON texts read as one: a book's thousands of pairs one by one would keep the window waiting."""
    found: list[Any] = json.loads(f"[{','.join(texts)}]")
    return found


def _pairs() -> Select[Any]:
    return select(
        Pair.id, Pair.position, Pair.left_spans, Pair.right_spans, Pair.confidence, Pair.state, Pair.reading
    ).order_by(Pair.position, Pair.id)


def _row(row: Any) -> rows.Pair:
    return rows.Pair(row[0], row[1], _spans(row[2]), _spans(row[3]), row[4], row[5], row[6])


def get(conn: Connection, pair_id: int) -> rows.Pair | None:
    """Return one pair."""
    row = conn.execute(_pairs().where(Pair.id == pair_id)).first()
    return _row(row) if row else None


def study_of(conn: Connection, pair_id: int) -> int | None:
    """Return the study a pair belongs to."""
    found: int | None = conn.scalar(select(Pair.study_id).where(Pair.id == pair_id))
    return found


def of_versions(conn: Connection, left: int, right: int) -> tuple[rows.Pair, ...]:
    """Return the pairs of two versions in reading order, `position` counting from 0; empty where never aligned."""
    ask = (
        select(
            Pair.id, Pair.position, Pair.confidence, Pair.state, Pair.reading,
            cast(Pair.left_spans, SqlText), cast(Pair.right_spans, SqlText),
        )
        .where(Pair.left_version_id == left, Pair.right_version_id == right)
        .order_by(Pair.position, Pair.id)
    )  # fmt: skip
    found = conn.execute(ask).all()
    lefts, rights = _decoded(row[5] for row in found), _decoded(row[6] for row in found)
    ordered = in_order(
        rows.Pair(row[0], row[1], _spans(one), _spans(two), *row[2:5])
        for row, one, two in zip(found, lefts, rights, strict=True)
    )
    return tuple(one if one.position == at else replace(one, position=at) for at, one in enumerate(ordered))


def place(conn: Connection, pair_id: int) -> tuple[int, int, int] | None:
    """Return the study and the two versions a pair belongs to; None where it is gone."""
    row = conn.execute(
        select(Pair.study_id, Pair.left_version_id, Pair.right_version_id).where(Pair.id == pair_id)
    ).first()
    return (row[0], row[1], row[2] or 0) if row else None


def counts(conn: Connection, ids: Iterable[int] | None) -> dict[tuple[int, int], tuple[int, int]]:
    """Return (pairs with two sides, checked ones of them) for every two versions of studies (None: of all)."""
    whole = (type_coerce(Pair.left_spans, SqlText) != _EMPTY) & (type_coerce(Pair.right_spans, SqlText) != _EMPTY)
    ask = (
        select(
            Pair.left_version_id,
            Pair.right_version_id,
            func.count().filter(whole),
            func.count().filter(whole & (Pair.reading == "checked")),
        )
        .where(Pair.right_version_id.is_not(None))
        .group_by(Pair.left_version_id, Pair.right_version_id)
    )
    if ids is not None:
        ask = ask.where(Pair.study_id.in_(among(ids)))
    return {(row[0], row[1] or 0): (row[2], row[3]) for row in conn.execute(ask)}


def checked(conn: Connection, ids: Iterable[int] | None) -> dict[tuple[int, int, int], set[int]]:
    """Return the ids of the checked pairs with two sides, by study and versions, of studies (None: of all)."""
    ask = select(Pair.id, Pair.study_id, Pair.left_version_id, Pair.right_version_id).where(
        Pair.reading == "checked",
        Pair.right_version_id.is_not(None),
        type_coerce(Pair.left_spans, SqlText) != _EMPTY,
        type_coerce(Pair.right_spans, SqlText) != _EMPTY,
    )
    if ids is not None:
        ask = ask.where(Pair.study_id.in_(among(ids)))
    out: dict[tuple[int, int, int], set[int]] = {}
    for one, study, left, right in conn.execute(ask.order_by(Pair.study_id)):
        out.setdefault((study, left, right or 0), set()).add(one)
    return out


def by_a_person(conn: Connection, left: int, right: int) -> bool:
    """Tell whether somebody confirmed, set, checked or marked a pair of two versions: those are not a cache."""
    ask = select(Pair.id).where(
        Pair.left_version_id == left,
        Pair.right_version_id == right,
        or_(Pair.state != "automatic", Pair.reading != "unchecked"),
    )
    return conn.execute(ask.limit(1)).first() is not None


def _values(study_id: int, left: int, right: int, pairs: Sequence[NewPair], algorithm: str) -> list[dict[str, Any]]:
    return [
        {
            "study_id": study_id,
            "left_version_id": left,
            "right_version_id": right,
            "position": position,
            "left_spans": [list(span) for span in one.left],
            "right_spans": [list(span) for span in one.right],
            "confidence": one.confidence,
            "state": one.state,
            "reading": one.reading,
            "algorithm": algorithm,
        }
        for position, one in enumerate(pairs)
    ]


def cache(conn: Connection, study_id: int, left: int, right: int, pairs: Sequence[NewPair], algorithm: str) -> None:
    """Write automatic pairs of two versions that have none yet, outside the journal."""
    if pairs:
        conn.execute(insert(Pair), _values(study_id, left, right, pairs, algorithm))


def keep(rec: Recorder, study_id: int, left: int, right: int, pairs: Sequence[NewPair], algorithm: str) -> None:
    """Put pairs of two versions in place of those there are, as part of a step that can be undone.

    One that stays as it is keeps its row; what a pair holds is never changed in place.
    """
    wanted = {(one.left, one.right): one for one in pairs}
    gone = []
    for old in of_versions(rec.conn, left, right):
        new = wanted.get((old.left, old.right))
        if new is None or abs(new.confidence - old.confidence) > _SAME:
            gone.append(old.id)
            continue
        del wanted[old.left, old.right]
        if (new.state, new.reading) != (old.state, old.reading):
            rec.update(Pair, old.id, state=new.state, reading=new.reading)
    exchange(rec, study_id, left, right, gone, list(wanted.values()), algorithm)


def exchange(
    rec: Recorder,
    study_id: int,
    left: int,
    right: int,
    gone: Iterable[int],
    made: Sequence[NewPair],
    algorithm: str,
) -> range:
    """Take pairs (ids) of two versions out and put others in; return the ids of those, in the order given."""
    rec.delete_many(Pair, gone)
    return rec.insert_many(Pair, _values(study_id, left, right, made, algorithm))


def delete_of_versions(rec: Recorder, versions: Sequence[int]) -> None:
    """Delete all pairs that stand on versions.

    Cached ones too through the journal: an earlier step may have marked one and taken the mark back.
    """
    chosen = or_(Pair.left_version_id.in_(among(versions)), Pair.right_version_id.in_(among(versions)))
    rec.delete_many(Pair, list(rec.conn.scalars(select(Pair.id).where(chosen))))


def version_pairs(conn: Connection, study_ids: Iterable[int]) -> set[tuple[int, int]]:
    """Return the pairs of versions of studies that were aligned."""
    ask = select(Pair.left_version_id, Pair.right_version_id).where(Pair.study_id.in_(among(study_ids))).distinct()
    return {(left, right) for left, right in conn.execute(ask) if right is not None}
