"""Codings, passages, findings and what hangs on them as arrays, held for each open library: what charts are counted from.

A million codings are some tens of megabytes. A step of the history that touched few rows has these rows read anew and
nothing else; one that touched many has the table read anew when it is next asked for.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, and_, bindparam, case, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from db import matrix, since
from db.among import among
from db.columns import STRETCH, Ints, numbers, span
from db.findings import DIRECTIONS, STATUSES
from db.perlibrary import PerLibrary
from db.splicing import pieces, spliced
from db.tables import (
    Anchor,
    Coding,
    Entry,
    Finding,
    FindingPassage,
    Passage,
    Step,
    Study,
    StudyModel,
    TextRow,
)

FEW = 20_000
"""Up to so many touched rows of a table are read one by one; of more the whole table is read."""
MOST_NOTED, MOST_MENDED = 500, 1000
"""Entries of the history that are remembered, and touched rows up to which what is derived from tables is mended."""
MODES: tuple[str, ...] = ("explicit", "implied", "absent")
ASKED: tuple[str, ...] = ("yes", "partly", "no")

Rows = Mapping[str, NDArray[Any]]
"""Columns of a table by name, all as long as its `id`, which ascends. A named value is its place among the names, from 1."""
Touched = Mapping[str, Ints]
"""The ids of touched rows (new, changed or gone), ascending, by table."""

_TARGET = func.coalesce(Step.target_id, Step.id)
_SINCE = (
    select(Entry.table_name, Entry.first_id, Entry.last_id)
    .join(Step, and_(Entry.step_id == _TARGET, Step.id > bindparam("after")))
    .distinct()
)


class Held:
    """The arrays of one library as it was at one step of its history.

    `touched` says for each table the step after which it changed last; what is derived from tables is kept by whoever
    derives it under `kept`, together with these numbers.
    """

    def __init__(self) -> None:
        self.step = -1
        self.turn = threading.RLock()
        self.kept: dict[object, tuple[tuple[int, ...], Any]] = {}
        self._touched: dict[str, int] = {}
        self._since = -1
        self._names: dict[str, list[str]] = {}
        self._tables: dict[str, dict[str, NDArray[Any]]] = {}
        self._left: dict[str, list[tuple[int, int]]] = {}
        self._noted: list[tuple[int, str, int, int]] = []
        self._noted_after = -1
        self._asks: dict[tuple[object, ...], Any] = {}

    def bring_up(self, conn: Connection) -> None:
        """Note what later steps touched; nothing is read here but their entries."""
        newest = since.newest_id(conn)
        if newest == self.step:
            return
        if newest < self.step or self.step < 0:
            self._tables.clear()
            self._left.clear()
            self._touched.clear()
            self._noted.clear()
            self._since = self._noted_after = newest
        else:
            for table, first, last in conn.execute(_SINCE, {"after": self.step}):
                self._touched[table] = newest
                self._left.setdefault(table, []).append((first, last))
                self._noted.append((newest, table, first, last))
            if len(self._noted) > MOST_NOTED:
                self._noted.clear()
                self._noted_after = newest
        self.step = newest

    def moment(self, *tables: str) -> tuple[int, ...]:
        """Return when each of these tables changed last: equal numbers mean equal rows."""
        return tuple(self._touched.get(table, self._since) for table in tables)

    def derived(
        self,
        name: object,
        tables: tuple[str, ...],
        make: Callable[[], Any],
        mend: Callable[[Any, Touched], Any] | None = None,
    ) -> Any:
        """Return what is derived from tables, made anew where one of them changed since.

        Where few rows were touched, `mend` is asked first: it gets what there was and these rows, and answers None where
        only making it anew helps.
        """
        moment = self.moment(*tables)
        found = self.kept.get(name)
        if found is None or found[0] != moment:
            touched = self._touched_since(found[0], tables) if found is not None and mend is not None else None
            value = mend(found[1], touched) if found is not None and mend is not None and touched is not None else None
            found = self.kept[name] = (moment, make() if value is None else value)
        return found[1]

    def _touched_since(self, moment: tuple[int, ...], tables: tuple[str, ...]) -> Touched | None:
        """The rows touched after a moment; None where they are many, or where it is no longer remembered which."""
        after = {
            table: then for table, then, now in zip(tables, moment, self.moment(*tables), strict=True) if then != now
        }
        if any(then < self._noted_after for then in after.values()):
            return None
        spans: dict[str, list[tuple[int, int]]] = {table: [] for table in after}
        for step, table, first, last in self._noted:
            if table in after and step > after[table]:
                spans[table].append((first, last))
        if sum(last - first + 1 for own in spans.values() for first, last in own) > MOST_MENDED:
            return None
        return {table: _ids_of(own) for table, own in spans.items()}

    # -- tables -------------------------------------------------------------------------------------------------------

    def codings(self, conn: Connection) -> Rows:
        """Return id, passage_id, code_id, mode (place in MODES, from 1) and coder_id (0: nobody) of every coding."""
        mode = _placed(Coding.mode, MODES)
        return self._table(conn, Coding, {"passage_id": Coding.passage_id, "code_id": Coding.code_id,
                                          "mode": mode, "coder_id": Coding.coder_id})  # fmt: skip

    def passages(self, conn: Connection) -> Rows:
        """Return id, study_id and section (place among `names("section")`, from 1; 0: none) of every passage."""
        return self._table(conn, Passage, {"study_id": Passage.study_id, "section": ("section", Passage.section)})

    def findings(self, conn: Connection) -> Rows:
        """Return id, status (place in STATUSES, from 1) and direction (place in DIRECTIONS) of every finding."""
        wanted = {"status": _placed(Finding.status, STATUSES), "direction": _placed(Finding.direction, DIRECTIONS)}
        return self._table(conn, Finding, wanted)

    def resting(self, conn: Connection) -> Rows:
        """Return id, finding_id and passage_id of every passage a finding rests on."""
        wanted = {"finding_id": FindingPassage.finding_id, "passage_id": FindingPassage.passage_id}
        return self._table(conn, FindingPassage, wanted)

    def studies(self, conn: Connection) -> Rows:
        """Return id, year (0: none), asked (place in ASKED), country and design (places among their names) of every study."""
        wanted = {
            "year": Study.year,
            "asked": _placed(Study.asked_about_barriers, ASKED),
            "country": ("country", Study.country),
            "design": ("design", Study.design),
        }
        return self._table(conn, Study, wanted)

    def stated(self, conn: Connection) -> Rows:
        """Return id, study_id and code_id of every care model that a study states."""
        return self._table(conn, StudyModel, {"study_id": StudyModel.study_id, "code_id": StudyModel.code_id})

    def names(self, name: str) -> list[str]:
        """Return the sections, countries or designs there are; a table's arrays tell places among them, from 1."""
        return self._names.get(name, [])

    def shadowed(self, conn: Connection) -> Ints:
        """Return the passages of digests that the study's own words stand in for (`matrix.shadowed`), ascending."""

        def any_digest() -> bool:
            return conn.scalar(select(TextRow.id).where(TextRow.kind == "digest").limit(1)) is not None

        def make() -> Ints:
            return np.array(sorted(matrix.shadowed(conn)), np.int32)

        if not self.derived("digests", (TextRow.__tablename__,), any_digest):
            return np.zeros(0, np.int32)
        found: Ints = self.derived("shadowed", (TextRow.__tablename__, Anchor.__tablename__, "finding_passage"), make)
        return found

    def _table(self, conn: Connection, table: Any, wanted: Mapping[str, Any]) -> Rows:
        name = table.__tablename__
        spans = self._left.pop(name, [])
        old = self._tables.get(name)
        if old is None or sum(last - first + 1 for first, last in spans) > FEW:
            for one in wanted.values():
                if isinstance(one, tuple):
                    self._names[one[0]] = _values(conn, one[1])
            made = _read(conn, table, {key: self._column(one) for key, one in wanted.items()})
            places = (key for key, one in wanted.items() if not isinstance(one, InstrumentedAttribute))
            self._tables[name] = {**made, **{key: _small(made[key]) for key in places}}
        elif spans:
            self._tables[name] = self._patched(conn, table, wanted, old, _ids_of(spans))
        return self._tables[name]

    def _patched(
        self, conn: Connection, table: Any, wanted: Mapping[str, Any], old: Rows, ids: Ints
    ) -> dict[str, NDArray[Any]]:
        """The table with these rows as they are now: changed, gone or new."""
        if any(isinstance(one, tuple) for one in wanted.values()):
            self._learn(conn, table, wanted, ids)
        rows = conn.execute(self._asked(table, wanted), {"ids": json.dumps(ids.tolist())}).all()
        fresh = np.array([tuple(row) for row in rows], np.int32).reshape(len(rows), len(wanted) + 1).T
        order = np.argsort(fresh[0])
        place = np.searchsorted(old["id"], ids)
        there = place < len(old["id"])
        gone = place[there][old["id"][place[there]] == ids[there]]
        cuts = pieces(len(old["id"]), gone, np.searchsorted(old["id"], fresh[0][order]))
        out: dict[str, NDArray[Any]] = {}
        for key, new in zip(("id", *wanted), fresh, strict=True):
            small = int(new.max(initial=0)) <= np.iinfo(old[key].dtype).max
            out[key] = spliced(cuts, old[key], new[order].astype(old[key].dtype if small else np.int32))
        return out

    def _asked(self, table: Any, wanted: Mapping[str, Any]) -> Any:
        """The question for some rows of a table, put together once: each coding asks it."""
        name = (table.__tablename__, *(len(self._names[one[0]]) for one in wanted.values() if isinstance(one, tuple)))
        if name not in self._asks:
            columns = [func.coalesce(self._column(one), 0) for one in wanted.values()]
            ids = func.json_each(bindparam("ids")).table_valued("value")
            self._asks[name] = select(table.id, *columns).where(table.id.in_(select(ids.c.value)))
        return self._asks[name]

    def _learn(self, conn: Connection, table: Any, wanted: Mapping[str, Any], ids: Ints) -> None:
        """Note words that none of the rows had before."""
        for one in wanted.values():
            if isinstance(one, tuple):
                known = self._names[one[0]]
                inside = table.id.in_(among(ids.tolist()))
                there = conn.scalars(select(one[1]).where(inside, one[1].is_not(None)).distinct())
                known += sorted(word for word in there if word and word not in known)

    def _column(self, wanted: Any) -> Any:
        return _placed(wanted[1], self._names[wanted[0]]) if isinstance(wanted, tuple) else wanted


def _read(conn: Connection, table: Any, wanted: Mapping[str, Any]) -> dict[str, NDArray[Any]]:
    """A whole table in the order of its ids, in stretches, so that no other thread waits for long.

    Ids without gaps are counted and not read; a column that is empty in a stretch isn't read either.
    """
    first, last = span(conn, table.id)
    parts: dict[str, list[Ints]] = {name: [np.zeros(0, np.int32)] for name in ("id", *wanted)}
    for start in range(first, last + 1, STRETCH):
        inside = table.id.between(start, start + STRETCH - 1)
        counts = (func.count(), func.min(table.id), func.max(table.id))
        texts = [func.group_concat(one) for one in wanted.values()]
        n, least, most, *found = conn.execute(
            select(*counts, *texts).where(inside).with_hint(table, "NOT INDEXED")  # rowids ascend then
        ).one()
        if not n:
            continue
        whole = most - least + 1 == n
        ids = np.arange(least, most + 1, dtype=np.int32) if whole else numbers(conn, _ids(table, inside))[0]
        parts["id"].append(ids)
        for (name, column), text in zip(wanted.items(), found, strict=True):
            one = np.zeros(n, np.int32) if text is None else np.fromstring(text, np.int32, sep=",")
            if len(one) != n:  # a null here and there
                one = numbers(conn, select(func.coalesce(column, 0)).where(inside).order_by(table.id))[0]
            parts[name].append(one)
    return {name: np.concatenate(part) for name, part in parts.items()}


def _ids_of(spans: list[tuple[int, int]]) -> Ints:
    """The ids from the first to the last of each span, ascending, each once."""
    if not spans:
        return np.zeros(0, np.int32)
    return np.unique(np.concatenate([np.arange(first, last + 1, dtype=np.int32) for first, last in spans]))


def _ids(table: Any, inside: Any) -> Any:
    return select(table.id).where(inside).order_by(table.id)


def _placed(column: Any, names: tuple[str, ...] | list[str]) -> Any:
    """A text column as a place among names, from 1; 0 for anything else."""
    if not names:
        return literal(0)
    return case({name: at for at, name in enumerate(names, 1)}, value=column, else_=0)


def _small(places: NDArray[Any]) -> NDArray[Any]:
    """Places among few names in a quarter of the memory."""
    most = int(places.max(initial=0))
    return places.astype(np.int8 if most < 127 else np.int16 if most < 32_767 else np.int32)


def _values(conn: Connection, column: Any) -> list[str]:
    """The values of a text column in order of their names, without the empty one."""
    return sorted(one for one in conn.scalars(select(column).where(column.is_not(None)).distinct()) if one)


_KEPT = PerLibrary(Held)
at = _KEPT.at
