"""Write rows and remember, in the same transaction, what they were before."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, insert, select, update
from sqlalchemy.orm import aliased

from db import images
from db.clock import now
from db.errors import Gone
from db.pragmas import to_json
from db.tables import Coder, Entry, Kept, Step
from db.touched import Touched, studies_with_code

TableName = type[Kept] | str
"""A journaled table: its class, or its name in the file."""


def new_guid() -> str:
    """Return a new identity for exchange (a random UUID, version 4)."""
    return new_guids(1)[0]


def new_guids(count: int) -> list[str]:
    """Return many at once, in one call to the system: thousands of rows come in at one import."""
    digits = os.urandom(16 * count).hex()
    places = range(0, 32 * count, 32)
    return [
        f"{digits[p : p + 8]}-{digits[p + 8 : p + 12]}-4{digits[p + 13 : p + 16]}-"
        f"{'89ab'[int(digits[p + 16], 16) & 3]}{digits[p + 17 : p + 20]}-{digits[p + 20 : p + 32]}"
        for p in places
    ]


@dataclass
class _Note:
    """One line of the journal, not yet written."""

    name: str
    op: str
    first: int
    last: int
    before: str | None = None
    after: str | None = None


_Undo, _Newer = aliased(Step), aliased(Step)
_LAST = select(func.max(_Undo.id)).where(
    _Undo.session == bindparam("session"), _Undo.kind == "undo", _Undo.target_id == Step.id
)
_REDOABLE = (
    select(Step.id)
    .where(
        Step.undone,
        ~Step.closed,
        Step.id.in_(select(_Undo.target_id).where(_Undo.session == bindparam("session"), _Undo.kind == "undo")),
        ~exists().where(
            _Newer.target_id == Step.id, _Newer.kind == "undo", _Newer.id > _LAST.correlate(Step).scalar_subquery()
        ),
    )
    .order_by(Step.id)
)
"""The steps that a session took back, nobody after it, and that can still be done again."""


class Recorder:
    """The one way to change journaled rows: it writes them and keeps the step that can be taken back.

    ``label``, ``args`` and ``batch_id`` may be set until the step ends. Derived rows are written with ``conn``
    itself. A recorder that changed nothing leaves no step: ``step_id`` stays None.
    """

    def __init__(
        self,
        conn: Connection,
        *,
        label: str,
        args: Sequence[str] = (),
        coder_id: int | None = None,
        session: str,
        batch_id: int | None = None,
    ) -> None:
        self.conn = conn
        self.label = label
        self.args = tuple(str(arg) for arg in args)
        self.coder_id = coder_id
        self.session = session
        self.batch_id = batch_id
        self.at = now()
        self.step_id: int | None = None
        self._closed = False
        self.whole: set[int] = set()
        """Studies whose derived rows came in with them."""
        self._touched = Touched()
        self._notes: list[_Note] = []
        self._open: dict[str, _Note] = {}

    @property
    def touched(self) -> dict[str, list[range]]:
        """The rows changed so far: ranges of ids by table name."""
        return self._touched.tables

    @property
    def studies(self) -> set[int]:
        """The studies concerned; complete once the step has ended."""
        return self._touched.studies

    def set_batch(self, batch_id: int) -> None:
        """Say which import this step belongs to: its steps can be taken back together."""
        self.batch_id = batch_id

    def close_step(self) -> None:
        """Let this step be read in the history but not taken back: how a new library was furnished."""
        self._closed = True

    def insert(self, table: TableName, **values: Any) -> int:
        """Insert a row and return its id; guid, created and changed are filled in where they are not given."""
        name = _name(table)
        known = images.layout(name)
        raw = images.encoded(name, values)
        if known.fills_guid and not raw.get("guid"):
            raw["guid"] = new_guid()
        for column in known.times:
            raw.setdefault(column, self.at)
        row_id = images.insert_raw(self.conn, name, raw)
        self.note_inserted(name, row_id, row_id)
        return row_id

    def insert_many(self, table: TableName, rows: Sequence[Mapping[str, Any]]) -> range:
        """Insert rows and return their ids, which follow one another in the order of the rows.

        This is the fast way: two statements and one line in the journal, whatever their number.
        """
        name = _name(table)
        if not rows:
            return range(0)
        ready = self._ready(name, rows)
        first = images.insert_raw(self.conn, name, ready[0])
        images.insert_raw_many(self.conn, name, tuple(ready[0]), ready[1:])
        last = first + len(rows) - 1
        self.note_inserted(name, first, last)
        return range(first, last + 1)

    def note_inserted(self, table: TableName, first: int, last: int, *, settled: bool = False) -> None:
        """Note rows that were inserted with ``conn`` itself in this transaction, such as by INSERT ... SELECT.

        ``settled`` says that their studies are noted by `came_whole`.
        """
        name = _name(table)
        if settled:
            self._touched.settle(name, first, last)
        else:
            self._touched.add(name, first, last)
        held = self._open.get(name)
        if held is not None and held.last + 1 == first:
            held.last = last
            return
        note = _Note(name, "insert", first, last)
        self._open[name] = note
        self._notes.append(note)

    def came_whole(self, studies: Iterable[int]) -> None:
        """Note studies that were put in with all their rows, the derived ones too: nothing is made again for them."""
        self.whole.update(studies)
        self._touched.studies.update(self.whole)

    def update(self, table: TableName, row_id: int, **values: Any) -> bool:
        """Set columns of a row and return whether that changed anything; if not, the journal keeps silent.

        Raises Gone where there is no such row.
        """
        name = _name(table)
        there = self._there(name, row_id)
        raw = images.encoded(name, values)
        after = {column: value for column, value in raw.items() if value != there[column]}
        if not after:
            return False
        if "changed" in images.layout(name).times:
            after.setdefault("changed", self.at)
        before = {column: there[column] for column in after}
        self._concerns(name, row_id, after)
        images.update_raw(self.conn, name, row_id, after)
        held = self._open.get(name)
        if held is not None and held.first <= row_id <= held.last:
            return True  # made in this very step: taking it back takes the row out as it is then
        self._note(name, "update", row_id, before, after)
        return True

    def delete(self, table: TableName, row_id: int) -> None:
        """Delete a row; what points at it must be deleted before. Raises Gone where there is no such row."""
        self.delete_many(table, (row_id,))

    def delete_many(self, table: TableName, row_ids: Iterable[int]) -> None:
        """Delete rows; what points at them must be deleted before. Raises Gone where one is not there."""
        name = _name(table)
        for row_id in row_ids:
            before = self._there(name, row_id)
            self._concerns(name, row_id, before)
            images.delete_rows(self.conn, name, row_id, row_id)
            self._note(name, "delete", row_id, before, None)

    def finish(self) -> None:
        """Write the step and its lines; called once, at the end of the transaction."""
        if not self._notes:
            return
        self._touched.find_all_studies(self.conn)
        self._close_redo()
        self.step_id = write_step(
            self.conn,
            kind="do",
            label=self.label,
            args=self.args,
            coder_id=self.coder_id,
            session=self.session,
            batch_id=self.batch_id,
            at=self.at,
            closed=self._closed,
        )
        lines = [
            {
                "step_id": self.step_id,
                "table_name": note.name,
                "op": note.op,
                "first_id": note.first,
                "last_id": note.last,
                "before": note.before,
                "after": note.after,
            }
            for note in self._notes
        ]
        self.conn.execute(insert(Entry), lines)

    def _close_redo(self) -> None:
        """What this session took back can't be done again from now on; the kept rows make room."""
        open_to_us = self.conn.scalars(_REDOABLE, {"session": self.session}).all()
        for target in open_to_us:
            self.conn.execute(update(Step).where(Step.id == target, Step.undone).values(closed=True))
            self.conn.execute(update(Entry).where(Entry.step_id == target, Entry.op == "insert").values(image=None))

    def _ready(self, name: str, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Raw rows that all have the same columns, filled in where something is left out."""
        known = images.layout(name)
        columns = dict.fromkeys(column for row in rows for column in row)
        filled: dict[str, Any] = dict.fromkeys(columns)
        unknown = columns.keys() - set(known.columns)
        if unknown:
            raise KeyError(f"{name} has no column {min(unknown)}")
        filled |= dict.fromkeys(known.times, self.at)
        ready = [{**filled, **row} for row in rows]
        if known.fills_guid:
            for row, guid in zip(ready, new_guids(len(ready)), strict=True):
                if not row.get("guid"):
                    row["guid"] = guid
        for column in known.json_columns & columns.keys():
            for row in ready:
                value = row[column]
                row[column] = None if value is None else to_json(value)
        return ready

    def _there(self, name: str, row_id: int) -> dict[str, Any]:
        row = images.read_row(self.conn, name, row_id)
        if row is None:
            raise Gone
        return row

    def _concerns(self, name: str, row_id: int, values: Mapping[str, Any]) -> None:
        """Note the studies concerned as they stand before the change: afterwards the way to them may be gone."""
        self._touched.find_studies(self.conn, name, row_id, row_id)
        if name == "code" and "facet" in values:
            self._touched.studies |= studies_with_code(self.conn, row_id)

    def _note(
        self, name: str, op: str, row_id: int, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
    ) -> None:
        self._touched.add(name, row_id, row_id)
        self._open.pop(name, None)
        self._notes.append(_Note(name, op, row_id, row_id, images.as_json(before), images.as_json(after)))


def _name(table: TableName) -> str:
    return table if isinstance(table, str) else table.__tablename__


def write_step(
    conn: Connection,
    *,
    kind: str,
    label: str,
    args: Sequence[str],
    coder_id: int | None,
    session: str,
    batch_id: int | None = None,
    target_id: int | None = None,
    at: str | None = None,
    closed: bool = False,
) -> int:
    """Write a line of the history (do, undo or redo) and return its id."""
    who = conn.scalar(select(Coder.name).where(Coder.id == coder_id)) if coder_id is not None else None
    values = {
        "guid": new_guid(),
        "at": at or now(),
        "coder_id": coder_id,
        "coder_name": who,
        "session": session,
        "kind": kind,
        "label": label,
        "args": list(args),
        "target_id": target_id,
        "undone": False,
        "closed": closed,
        "batch_id": batch_id,
    }
    (step_id,) = conn.execute(insert(Step).values(**values)).inserted_primary_key or (0,)
    return int(step_id)
