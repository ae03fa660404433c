"""The library's codings as arrays in the order charts need: by study and passage, each passage's findings beside it.

Everything is a place: a study's among all studies by id, a passage's among the coded ones by (study, id), a code's in the
codebook. Made once for a state of the library, in a tenth of a second for a million codings.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from app.report.charted import Group, Row
from app.report.coded import ChartModel
from app.work.chart_stock import columns_of, rows_of, themes_of
from db import codes as kept_codes
from db.held import MODES, Held, Rows
from db.rows import Code

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]

TABLES = ("coding", "passage", "study", "finding", "finding_passage", "study_model", "text", "anchor", "code", "theme")
"""The tables everything here comes from."""
ABSENT = MODES.index("absent")


@dataclass(frozen=True, slots=True)
class Book:
    """The codebook as charts use it."""

    codes: tuple[Code, ...]
    by_id: Mapping[int, Code]
    themes: tuple[Row, ...]
    theme_of: Mapping[int, str]
    groups: tuple[Group, ...]
    models: tuple[ChartModel, ...]


def book(conn: Connection, held: Held) -> Book:
    """Return the codebook, read once until it changes."""

    def make() -> Book:
        codes = kept_codes.all_codes(conn, counted=False)
        groups, models = columns_of(codes)
        themes = rows_of(kept_codes.themes(conn))
        return Book(codes, {code.id: code for code in codes}, themes, themes_of(codes), groups, models)

    found: Book = held.derived("book", ("code", "theme"), make)
    return found


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows that entries are made from (see `db.held`); `shadowed` are passages that the study's own words stand in for."""

    studies: Rows
    passages: Rows
    codings: Rows
    findings: Rows
    resting: Rows
    stated: Rows
    shadowed: Ints


def tables(conn: Connection, held: Held) -> Tables:
    """Return the rows as they are now."""
    return Tables(
        held.studies(conn), held.passages(conn), held.codings(conn), held.findings(conn), held.resting(conn),
        held.stated(conn), held.shadowed(conn),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Entries:
    """Codings, passages, findings and studies as arrays; `c_`, `p_`, `l_`, `f_` and `s_` say of what.

    A coding here is a (passage, code, mode), whoever gave it; `l_` are passages that findings rest on, by passage.
    """

    s_id: Ints
    s_asked: Ints
    p_id: Ints
    p_study: Ints
    p_section: Ints
    c_passage: Ints
    c_code: Ints
    c_mode: Ints
    l_passage: Ints
    l_finding: Ints
    f_id: Ints
    f_status: Ints
    f_direction: Ints
    model_study: Ints
    """With `model_code`: which study is about which care model, stated or coded; pairs, each once, by study."""
    model_code: Ints
    rows: Tables
    """What they were made from."""

    def at_studies(self, ids: NDArray[Any]) -> Ints:
        """Return the places of studies that are there."""
        return found_at(self.s_id, ids)[1]


def found_at(ids: Ints, wanted: NDArray[Any]) -> tuple[Mask, Ints]:
    """Return which of the wanted ids are among ascending ids, and the places of those."""
    if not len(ids) or not len(wanted):
        return np.zeros(len(wanted), np.bool_), np.zeros(0, np.int32)
    if int(ids[-1]) - int(ids[0]) + 1 == len(ids):  # no gaps: a place is a difference
        there = (wanted >= ids[0]) & (wanted <= ids[-1])
        return there, (wanted[there] - ids[0]).astype(np.int32)
    place = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
    there = ids[place] == wanted
    return there, place[there].astype(np.int32)


def made(rows: Tables, its: Book) -> Entries:
    """Return entries from all rows of the tables, or from those of some studies: places of studies and findings stay."""
    studies, passages, codings = rows.studies, rows.passages, rows.codings
    code_ids = np.array(sorted(its.by_id), np.int32)
    order_of = {code.id: at for at, code in enumerate(its.codes)}
    code_place = np.array([order_of[one] for one in code_ids.tolist()], np.int32)

    known, code = found_at(code_ids, codings["code_id"])
    there, row = found_at(passages["id"], codings["passage_id"][known])
    coded = np.zeros(len(passages["id"]), np.bool_)
    coded[row] = True
    coded[found_at(passages["id"], rows.shadowed)[1]] = False
    chosen = np.flatnonzero(coded)
    inside, study = found_at(studies["id"], passages["study_id"][chosen])
    chosen = chosen[inside]
    by_study = np.argsort(study, kind="stable")
    chosen, study = chosen[by_study], study[by_study]
    place = np.full(len(coded), -1, np.int32)
    place[chosen] = np.arange(len(chosen), dtype=np.int32)

    at, code = place[row], code_place[code[there]]
    mode = np.maximum(codings["mode"][known][there] - 1, 0)
    keep = at >= 0
    key = (at[keep].astype(np.int64) * len(code_ids) + code[keep]) * len(MODES) + mode[keep]
    key = once(key)
    key, mode = np.divmod(key, len(MODES))
    at, code = np.divmod(key, max(1, len(code_ids)))

    findings, resting = rows.findings, rows.resting
    there, finding = found_at(findings["id"], resting["finding_id"])
    known, row = found_at(passages["id"], resting["passage_id"][there])
    on, finding = place[row], finding[known]
    on, finding = on[on >= 0], finding[on >= 0]
    by_passage = np.argsort(on, kind="stable")
    e = Entries(
        studies["id"], studies["asked"], passages["id"][chosen], study.astype(np.int32), passages["section"][chosen],
        at.astype(np.int32), code.astype(np.int32), mode.astype(np.int8), on[by_passage], finding[by_passage],
        findings["id"], findings["status"], findings["direction"], np.zeros(0, np.int32), np.zeros(0, np.int32), rows,
    )  # fmt: skip
    return _with_models(e, its, code_ids, code_place)


def _with_models(e: Entries, its: Book, code_ids: Ints, code_place: Ints) -> Entries:
    """Say which studies are about which care models."""
    model = model_codes(its)
    own = model[e.c_code] & (e.c_mode != ABSENT)
    stated = e.rows.stated
    there, study = found_at(e.s_id, stated["study_id"])
    known, code = found_at(code_ids, stated["code_id"][there])
    study, code = study[known], code_place[code]
    column = model[code]
    pairs = np.concatenate(
        [
            e.p_study[e.c_passage[own]].astype(np.int64) * len(its.codes) + e.c_code[own],
            study[column].astype(np.int64) * len(its.codes) + code[column],
        ]
    )
    of, code = np.divmod(once(pairs), max(1, len(its.codes)))
    return replace(e, model_study=of.astype(np.int32), model_code=code.astype(np.int32))


def model_codes(its: Book) -> Mask:
    """Return which codes are care models that may be columns, by place."""
    keys = {model.key for model in its.models}
    return np.array([code.facet == "model" and code.key in keys for code in its.codes], np.bool_)


def marked(size: int, places: NDArray[Any]) -> Mask:
    """Return which of so many things are among the places."""
    out = np.zeros(size, np.bool_)
    out[places] = True
    return out


def once(values: NDArray[Any]) -> NDArray[Any]:
    """Return the values ascending, each once."""
    ordered = np.sort(values, kind="stable")  # they come in a few rising runs, which are merged
    return ordered[starts(ordered)] if len(ordered) else ordered


def starts(*ordered: NDArray[Any]) -> NDArray[np.int64]:
    """Return where each run of equal things begins; several arrays together make one thing."""
    if not len(ordered[0]):
        return np.zeros(0, np.int64)
    new = np.zeros(len(ordered[0]), np.bool_)
    new[0] = True
    for one in ordered:
        new[1:] |= one[1:] != one[:-1]
    return np.flatnonzero(new)


def spread(which: NDArray[Any], first: NDArray[Any], count: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return for lists laid end to end (`first`, `count`) the places of the wanted lists, and whose each of them is.

    The first answer numbers the wanted ones, the second says where in the long row.
    """
    n = count[which]
    whose = np.repeat(np.arange(len(which), dtype=np.int32), n)
    before = np.cumsum(n) - n
    return whose, np.arange(len(whose), dtype=np.int64) + (first[which] - before)[whose]
