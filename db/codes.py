"""The codebook: codes with their counts, and themes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import CTE, Connection, Text, func, select, type_coerce

from db import held, rows
from db.columns import Ints, Mask
from db.tables import Code, Coding, Theme

if TYPE_CHECKING:
    from db.recording import Recorder

FACETS: tuple[str, ...] = ("model", "barrier", "facilitator", "outcome", "method", "other")
"""What a code can be; "other" holds frameworks and codebooks from elsewhere that say nothing of it."""


def all_codes(conn: Connection, *, counted: bool = True) -> tuple[rows.Code, ...]:
    """Return the codebook in its order; counts are unions over a code and all below it, absent codings left out."""
    counts = _counts(conn) if counted else {}
    ask = (
        select(
            Code.id,
            Code.guid,
            Code.key,
            Code.parent_id,
            Code.position,
            Code.facet,
            Theme.key.label("theme"),
            Code.mirror_key,
            Code.origin,
            type_coerce(Code.labels, Text).label("labels"),
            type_coerce(Code.shorts, Text).label("shorts"),
            type_coerce(Code.definitions, Text).label("definitions"),
            type_coerce(Code.aliases, Text).label("aliases"),
            Code.enabled,
            Code.retired,
            type_coerce(Code.examples, Text).label("examples"),
            Code.note,
            Code.color,
            Code.created,
        )
        .outerjoin(Theme, Theme.id == Code.theme_id)
        .order_by(Code.position, Code.id)
    )
    return tuple(_made(tuple(row), counts.get(row[0], (0, 0))) for row in conn.execute(ask).all())


def labels(conn: Connection, ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return the labels of some codes, by id; those that are gone are left out."""
    return {row.id: row.labels for row in conn.execute(select(Code.id, Code.labels).where(Code.id.in_(list(ids))))}


@lru_cache(maxsize=20_000)
def _made(row: tuple[Any, ...], counts: tuple[int, int]) -> rows.Code:
    """Make an entry from its columns; most of a codebook is as it was when it was last read, and is not made again."""
    *head, labels, shorts, definitions, aliases, enabled, retired, examples, note, color, created = row
    words = (_words(labels), _words(shorts), _words(definitions), _forms(_words(aliases)))
    described = (_forms(_words(examples)), note or "", color, created)
    return rows.Code(*[*head, *words, bool(enabled), retired is not None, *counts, *described])


def _words(kept: str | None) -> dict[str, Any]:
    """Words by language as they are kept; most columns of a code are empty, and read so at once."""
    return {} if kept is None or kept == "{}" else json.loads(kept)


def _forms(kept: dict[str, list[str]] | None) -> dict[str, tuple[str, ...]]:
    """Lists of words by language, as rows hold them."""
    return {lang: tuple(words) for lang, words in (kept or {}).items()}


def _counts(conn: Connection) -> dict[int, tuple[int, int]]:
    """Count (studies, passages) for every code that is used, itself or below, over the arrays the charts are counted from.

    Passages of a digest are left out where the same findings rest on the study's own words as well.
    """
    with held.at(conn) as arrays:
        codings, passages, left_out = arrays.codings(conn), arrays.passages(conn), arrays.shadowed(conn)
    code, passage = codings["code_id"], codings["passage_id"]
    stays = codings["mode"] != held.MODES.index("absent") + 1
    if len(left_out):
        stays &= ~np.isin(passage, left_out)
    code, passage = code[stays], passage[stays]
    if not len(code):
        return {}
    study_of = np.zeros(int(passages["id"][-1]) + 1, np.int32)
    study_of[passages["id"]] = passages["study_id"]
    parents = {row.id: row.parent_id for row in conn.execute(select(Code.id, Code.parent_id))}
    seen = np.zeros(len(study_of), np.bool_)
    below: dict[int, list[Ints]] = {}
    for one, places in _by_code(code).items():
        at: int | None = one
        while at is not None:
            below.setdefault(at, []).append(passage[places])
            at = parents[at]
    return {one: _distinct(places, seen, study_of) for one, places in below.items()}


def _by_code(code: Ints) -> dict[int, Ints]:
    """Where each code stands in a column of codes."""
    small = int(code.max()) < 1 << 16  # so few codes are put in order by their digits, not by comparing
    order = np.argsort(code.astype(np.uint16) if small else code, kind="stable").astype(np.int32)
    found, starts = np.unique(code[order], return_index=True)
    return {int(one): places for one, places in zip(found, np.split(order, starts[1:]), strict=True)}


def _distinct(passages: list[Ints], seen: Mask, study_of: Ints) -> tuple[int, int]:
    """How many different studies and passages there are; ``seen`` is room as long as the passages go, all False."""
    for some in passages:
        seen[some] = True
    there = np.flatnonzero(seen)
    seen[there] = False
    studies = np.bincount(study_of[there])
    return int(np.count_nonzero(studies)), len(there)


def lines() -> CTE:
    """Return every code with itself and each of its ancestors, as (code, ancestor)."""
    line = select(Code.id.label("code"), Code.id.label("ancestor")).cte("line", recursive=True)
    above = (
        select(line.c.code, Code.parent_id).join(Code, Code.id == line.c.ancestor).where(Code.parent_id.is_not(None))
    )
    return line.union(above)


def below(conn: Connection, keys: Iterable[str]) -> list[int]:
    """Return the ids of the codes with these keys and of all below them."""
    line = lines()
    ask = select(line.c.code).join(Code, Code.id == line.c.ancestor).where(Code.key.in_(list(keys))).distinct()
    return list(conn.scalars(ask))


def called(conn: Connection, words: str, *, models: bool = False) -> list[int]:
    """Return the ids of the codes called so in any language, by label, short form, alias or key, and of all below them.

    A code called exactly so comes before those in whose names the words stand; ``models`` asks for care models only.
    """
    wanted = words.casefold()
    exact: list[str] = []
    within: list[str] = []
    for code in all_codes(conn, counted=False):
        if models and code.facet != "model":
            continue
        aliases = [alias for forms in code.aliases.values() for alias in forms]
        names = [one.casefold() for one in (code.key, *code.labels.values(), *code.shorts.values(), *aliases) if one]
        if wanted in names:
            exact.append(code.key)
        elif any(wanted in name for name in names):
            within.append(code.key)
    return below(conn, exact or within)


def get(conn: Connection, code_id: int) -> rows.Code | None:
    """Return one code, without counts."""
    return next((code for code in all_codes(conn, counted=False) if code.id == code_id), None)


def ids_by_key(conn: Connection) -> dict[str, int]:
    """Return the id of every code by its key."""
    return {row.key: row.id for row in conn.execute(select(Code.key, Code.id))}


def themes(conn: Connection) -> tuple[rows.Theme, ...]:
    """Return the themes in their order."""
    ask = select(Theme.id, Theme.key, Theme.position, Theme.labels, Theme.shorts).order_by(Theme.position, Theme.id)
    return tuple(rows.Theme(*row) for row in conn.execute(ask))


def recent(conn: Connection, count: int, coder_id: int | None = None) -> list[int]:
    """Return the ids of the codes used last, newest first, each once; of one coder if given."""
    last = func.max(Coding.id)
    ask = select(Coding.code_id).group_by(Coding.code_id).order_by(last.desc()).limit(count)
    if coder_id is not None:
        ask = ask.where(Coding.coder_id == coder_id)
    return list(conn.scalars(ask))


def add(rec: Recorder, **values: Any) -> int:
    """Write a code (columns of the table; what is left out is empty); return its id."""
    plain: dict[str, Any] = {
        "parent_id": None,
        "theme_id": None,
        "mirror_key": None,
        "origin": "new",
        "color": None,
        "shorts": {},
        "definitions": {},
        "aliases": {},
        "examples": {},
        "note": None,
        "enabled": True,
        "retired": None,
    }
    return rec.insert(Code, **(plain | values))
