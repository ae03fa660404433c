"""What charts are counted from, kept while a library is open: after a change only the studies it touched are laid anew.

A coding, an undo or a finding touches a study or two. Their stretch is taken out of the long arrays and its new state put
in, which is a copy and no sorting; the result is the same as if everything had been made anew.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from app.work.chart_entries import TABLES, Book, Entries, Ints, Tables, book, found_at, made, tables
from app.work.chart_laid import Laid, Sorted, laid_out
from db.held import Held, Rows, Touched
from db.lately import MOST_STUDIES
from db.splicing import Cuts, pieces, spliced

MOST_LAID = 6
"""Choices of rows and columns that are kept at a time; one costs some 30 bytes a coding and row."""
MENDABLE = frozenset({"coding", "passage", "finding", "finding_passage", "study_model", "text", "anchor"})
"""The tables a change of which leaves studies, codes and headings where they are."""


@dataclass(frozen=True, slots=True)
class Mending:
    """How entries came from older ones: `part` are those of the touched studies, made anew.

    `studies` are their places, `passages` and `codings` the cuts of these; `moved` is the new place of each old passage (-1: taken
    out), `put` that of each passage of the part, and `begin` where the study of each of these began in the old arrays.
    """

    old: weakref.ref[Entries]
    new: Entries
    part: Entries
    studies: Ints
    passages: Cuts
    codings: Cuts
    moved: Ints
    put: Ints
    begin: NDArray[np.int64]


def entries(conn: Connection, held: Held) -> Entries:
    """Return codings, passages, findings and studies as arrays, as they are now."""
    its = book(conn, held)

    def mend(old: Entries, touched: Touched) -> Entries | None:
        found = _mended(old, tables(conn, held), its, touched)
        if found is None:
            return None
        held.kept["mending"] = ((), found)
        return found.new

    found: Entries = held.derived("entries", TABLES, lambda: made(tables(conn, held), its), mend)
    return found


def laid(conn: Connection, held: Held, rows: str, cols: str, rolled: tuple[str, ...]) -> Laid:
    """Return a chart's codings in their cells; raises KeyError for rows or columns there are none of."""
    its, e = book(conn, held), entries(conn, held)
    name = ("laid", rows, cols, rolled)
    mine = [one for one in held.kept if isinstance(one, tuple) and one[0] == "laid" and one != name]
    for number, one in enumerate(reversed(mine)):
        if number >= MOST_LAID - 1 or held.kept[one][1].entries is not e:  # of an older state: its arrays go with it
            del held.kept[one]

    def mend(old: Laid, touched: Touched) -> Laid | None:
        _, mending = held.kept.get("mending", ((), None))
        if mending is None or mending.old() is not old.entries or mending.new is not e or cols == "coder":
            return None
        if not MENDABLE.issuperset(touched):
            return None
        return _laid_mended(old, laid_out(conn, held, mending.part, its, rows, cols, rolled), mending)

    tables_of = (*TABLES, "field_variant", "coder")
    found: Laid = held.derived(name, tables_of, lambda: laid_out(conn, held, e, its, rows, cols, rolled), mend)
    return found


# -- entries ----------------------------------------------------------------------------------------------------------


def _mended(old: Entries, rows: Tables, its: Book, touched: Touched) -> Mending | None:
    """Entries with the studies that were touched as they are now; None where more changed than that."""
    if not MENDABLE.issuperset(touched):
        return None
    ids = _studies(old.rows, rows, touched)
    if len(ids) > MOST_STUDIES:
        return None
    part = made(_of_studies(rows, ids), its)
    places = np.sort(found_at(old.s_id, ids)[1])
    first, end = np.searchsorted(old.p_study, places), np.searchsorted(old.p_study, places, "right")
    begin = np.searchsorted(old.p_study, part.p_study)
    passages = pieces(len(old.p_id), _ranges(first, end), begin)
    moved, put = _moved(passages, len(old.p_id), len(part.p_id))

    def behind(of: Ints, own: Ints) -> Cuts:
        """The cuts of what stands by passage (codings, or passages of findings)."""
        gone = _ranges(_places(of, first), _places(of, end))
        return pieces(len(of), gone, _places(of, begin[own]))

    codings, links = behind(old.c_passage, part.c_passage), behind(old.l_passage, part.l_passage)
    about = old.model_study
    gone = _ranges(np.searchsorted(about, places), np.searchsorted(about, places, "right"))
    models = pieces(len(about), gone, np.searchsorted(about, part.model_study))
    finding = old.l_finding
    if rows.findings["id"] is not old.f_id:
        finding = np.searchsorted(rows.findings["id"], old.f_id).astype(np.int32)[finding]
    new = Entries(
        old.s_id, old.s_asked,
        spliced(passages, old.p_id, part.p_id), spliced(passages, old.p_study, part.p_study),
        spliced(passages, old.p_section, part.p_section),
        spliced(codings, moved[old.c_passage], put[part.c_passage]), spliced(codings, old.c_code, part.c_code),
        spliced(codings, old.c_mode, part.c_mode),
        spliced(links, moved[old.l_passage], put[part.l_passage]), spliced(links, finding, part.l_finding),
        part.f_id, part.f_status, part.f_direction,
        spliced(models, about, part.model_study), spliced(models, old.model_code, part.model_code), rows,
    )  # fmt: skip
    return Mending(weakref.ref(old), new, part, places, passages, codings, moved, put, begin)


def _studies(before: Tables, now: Tables, touched: Touched) -> Ints:
    """The studies of touched rows, as they were before and as they are now."""
    passages: list[Ints] = [touched.get("passage", np.zeros(0, np.int32))]
    passages.append(np.setxor1d(before.shadowed, now.shadowed).astype(np.int32))
    studies: list[Ints] = []
    for rows in (before, now):
        if "coding" in touched:
            passages.append(_among(rows.codings, "id", touched["coding"])["passage_id"])
        for table, column in (("finding_passage", "id"), ("finding", "finding_id")):
            if table in touched:
                passages.append(_among(rows.resting, column, touched[table])["passage_id"])
        if "study_model" in touched:
            studies.append(_among(rows.stated, "id", touched["study_model"])["study_id"])
    own = np.unique(np.concatenate(passages))
    studies += [_among(rows.passages, "id", own)["study_id"] for rows in (before, now)]
    return np.unique(np.concatenate(studies)).astype(np.int32)


def _of_studies(rows: Tables, studies: Ints) -> Tables:
    """The rows of some studies; studies and findings stay whole, so that places stay."""
    passages = _among(rows.passages, "study_id", studies)
    return replace(
        rows,
        passages=passages,
        codings=_among(rows.codings, "passage_id", passages["id"]),
        resting=_among(rows.resting, "passage_id", passages["id"]),
        stated=_among(rows.stated, "study_id", studies),
    )


def _among(rows: Rows, column: str, wanted: Ints) -> Rows:
    """The rows whose number in a column is among the wanted ones, which ascend."""
    if column == "id":
        there = found_at(rows["id"], wanted)[1]
    else:
        own = rows[column]
        known = np.zeros((int(own.max(initial=-1)) + 2), np.bool_)
        known[wanted[(wanted >= 0) & (wanted < len(known))]] = True
        there = np.flatnonzero(known[own]).astype(np.int32)
    return {name: values[there] for name, values in rows.items()}


# -- laid charts ------------------------------------------------------------------------------------------------------


def _laid_mended(old: Laid, part: Laid, mending: Mending) -> Laid | None:
    """A chart's codings with those of the touched studies as they stand now; None where its headings changed."""
    if part.columns.headings != old.columns.headings or part.down.rows != old.down.rows:
        return None
    size = len(old.first) - 1
    cells = _merged(old.cells, part.cells, old.first, mending)
    rows = _merged(old.rows, part.rows, _places(old.rows.key, np.arange(len(old.down.rows) + 1)), mending)
    bearing = spliced(mending.codings, old.bearing, part.bearing)
    columns = replace(old.columns, having=_having(old.columns.having, part.columns.having, mending))
    first = _places(cells.key, np.arange(size + 1))
    signed = spliced(mending.passages, old.signed, part.signed)
    return Laid(mending.new, old.down, columns, cells, rows, first, bearing, signed)


def _merged(old: Sorted, part: Sorted, first: NDArray[np.int64], mending: Mending) -> Sorted:
    """Codings in the order of cells (or rows): those of touched studies taken out, and put in where their study stood."""
    passage = mending.moved[old.passage]
    at = [
        first[key] + np.searchsorted(old.passage[first[key] : first[key + 1]], begin)
        for key, begin in zip(part.key.tolist(), mending.begin[part.passage].tolist(), strict=True)
    ]
    cuts = pieces(len(passage), np.flatnonzero(passage < 0), np.array(at, np.int64))
    return Sorted(
        spliced(cuts, old.key, part.key),
        spliced(cuts, passage, mending.put[part.passage]),
        spliced(cuts, old.bits, part.bits),
        spliced(cuts, old.mode, part.mode),
    )


def _having(old: list[Ints], part: list[Ints], mending: Mending) -> list[Ints]:
    """The studies of each column, with the touched ones where they stand now."""
    touched = np.zeros(len(mending.new.s_id), np.bool_)
    touched[mending.studies] = True
    return [
        np.sort(np.concatenate([one[~touched[one]], other[touched[other]]]))
        for one, other in zip(old, part, strict=True)
    ]


# -- places -----------------------------------------------------------------------------------------------------------


def _places(column: NDArray[Any], wanted: NDArray[Any]) -> NDArray[np.int64]:
    """Where small numbers would stand in a long ascending column: asked in its own kind of number, it is not copied."""
    return np.searchsorted(column, wanted.astype(column.dtype))


def _ranges(first: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
    """All places from each first to its end, which is left out."""
    parts = [np.arange(one, other) for one, other in zip(first.tolist(), end.tolist(), strict=True)]
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _moved(cuts: Cuts, old: int, new: int) -> tuple[Ints, Ints]:
    """The new place of each old row (-1: taken out) and of each new one."""
    moved, put = np.full(old, -1, np.int32), np.zeros(new, np.int32)
    done = 0
    for fresh, first, end in cuts:
        (put if fresh else moved)[first:end] = np.arange(done, done + end - first, dtype=np.int32)
        done += end - first
    return moved, put
