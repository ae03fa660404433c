"""Take a step back and do it again: whole, in one transaction, or not at all.

Every row must be as the step left it. A step that others rest on is refused, with those in the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.exc import IntegrityError

from db import derived, images, refusing, resting
from db.engine import Database
from db.errors import AlreadyUndone, CannotUndo, Closed, NotUndone, RedoClosed
from db.pragmas import defer_foreign_keys
from db.recording import write_step
from db.references import drop_cached_pairs, first_broken, unsign_batches
from db.tables import Entry, Step
from db.touched import Touched, studies_with_code

_STAMP = "changed"
"""When a row was last changed says nothing about what it holds: a later one is left standing."""


@dataclass(frozen=True, slots=True)
class UndoneStep:
    """What taking back (or doing again) did: the compensating steps' ids, newest last, and what they touched."""

    step_id: int
    target_id: int
    targets: tuple[int, ...]
    kind: str
    """undo or redo."""
    label: str
    args: tuple[str, ...]
    touched: dict[str, list[range]]
    studies: frozenset[int]


def undo(db: Database, step_id: int, *, coder_id: int | None, session: str, with_later: bool = False) -> UndoneStep:
    """Take a step back; ``with_later`` takes the steps that rest on it back first, in the same transaction.

    Raises Conflict or Dependent (with the steps in the way), AlreadyUndone, Closed or CannotUndo.
    """
    with db.write() as conn:
        told = _Unwinding(conn, coder_id, session).undo([step_id], with_later)
    return _noted(db, told)


def undo_batch(
    db: Database, batch_id: int, *, coder_id: int | None, session: str, with_later: bool = False
) -> UndoneStep:
    """Take back every step of one import that still stands, newest first, in one transaction."""
    with db.write() as conn:
        asked = select(Step.id).where(Step.batch_id == batch_id, Step.kind == "do", ~Step.undone)
        ids = conn.scalars(asked.order_by(Step.id.desc())).all()
        if not ids:
            raise AlreadyUndone
        told = _Unwinding(conn, coder_id, session).undo(ids, with_later)
    return _noted(db, told)


def redo(db: Database, step_id: int, *, coder_id: int | None, session: str) -> UndoneStep:
    """Do a step again that was taken back: the same rows under the same ids.

    Raises Conflict, NotUndone, RedoClosed or CannotUndo.
    """
    with db.write() as conn:
        told = _Unwinding(conn, coder_id, session).redo(step_id)
    return _noted(db, told)


def _noted(db: Database, told: UndoneStep) -> UndoneStep:
    """Note which studies were touched, now that it is kept."""
    db.note(told.step_id, len(told.targets), told.studies)
    return told


class _Unwinding:
    """One transaction in which steps are taken back or done again."""

    def __init__(self, conn: Connection, coder_id: int | None, session: str) -> None:
        self.conn = conn
        self.coder_id = coder_id
        self.session = session
        self.touched = Touched()
        self.done: list[int] = []
        self.mark = 0

    def undo(self, ids: Sequence[int], with_later: bool) -> UndoneStep:
        """Take steps back in the order given, each with what rests on it if wanted."""
        for step_id in ids:
            if step_id not in self.done:
                step = _step(self.conn, step_id, "undo")
                self._clear(step_id, with_later)
                self._turn(step, "undo")
        return self._told(step, "undo")

    def redo(self, step_id: int) -> UndoneStep:
        """Do one step again."""
        step = _step(self.conn, step_id, "redo")
        self._turn(step, "redo")
        return self._told(step, "redo")

    def _clear(self, step_id: int, with_later: bool) -> None:
        """Take back what rests on a step, newest first; where that isn't wanted, say what it would be and refuse.

        One by one: a step that took rows out hides those that rest on them until it is itself taken back.
        """
        first = resting.directly_on(self.conn, step_id)
        if not first.steps:
            return
        own = len(self.done)
        conflict = refusing.named(self.conn, step_id, first)
        try:
            waiting = [step_id]
            while waiting:
                rest = resting.directly_on(self.conn, waiting[-1])
                if rest.steps:
                    waiting.append(rest.steps[0])
                elif (one := waiting.pop()) != step_id:
                    self._turn(_step(self.conn, one, "undo"), "undo")
        except CannotUndo as error:
            if with_later:
                raise
            raise (conflict or refusing.counted(self.conn, first.steps)) from error
        if not with_later:
            refusal = conflict or refusing.counted(self.conn, self.done[own:])
            refusal.steps = tuple(self.done[own:])
            raise refusal

    def _turn(self, step: Row[Any], kind: str) -> None:
        """Put a step's rows back or forward and write the compensating step."""
        try:
            defer_foreign_keys(self.conn)
            _apply(self.conn, step.id, kind, self.touched)
        except IntegrityError as error:
            raise refusing.stands_in_the_way(self.conn, step.id) from error
        self.conn.execute(update(Step).where(Step.id == step.id).values(undone=kind == "undo"))
        self.mark = write_step(
            self.conn,
            kind=kind,
            label=step.label,
            args=step.args,
            coder_id=self.coder_id,
            session=self.session,
            target_id=step.id,
            batch_id=step.batch_id,
        )
        self.done.append(step.id)

    def _told(self, step: Row[Any], kind: str) -> UndoneStep:
        """Make the derived rows again and say what was done; the last step names the whole."""
        self.touched.find_all_studies(self.conn)
        derived.refresh(self.conn, self.touched.studies, self.touched.tables)
        return UndoneStep(
            self.mark,
            step.id,
            tuple(self.done),
            kind,
            step.label,
            tuple(step.args),
            self.touched.tables,
            frozenset(self.touched.studies),
        )


def _step(conn: Connection, step_id: int, kind: str) -> Row[Any]:
    """The step, if it may be taken back or done again."""
    asked = select(Step.id, Step.kind, Step.label, Step.args, Step.undone, Step.closed, Step.batch_id)
    step = conn.execute(asked.where(Step.id == step_id)).first()
    if step is None or step.kind != "do":
        raise CannotUndo
    if kind == "undo":
        if step.undone:
            raise AlreadyUndone
        if step.closed:
            raise Closed
    else:
        if not step.undone:
            raise NotUndone
        if step.closed:
            raise RedoClosed
    return step


def _apply(conn: Connection, step_id: int, kind: str, touched: Touched) -> None:
    """Put every row of a step back, last change first, or forward again, first change first."""
    back = kind == "undo"
    asked = select(Entry.id, Entry.table_name, Entry.op, Entry.first_id, Entry.last_id, Entry.before, Entry.after)
    order = Entry.id.desc() if back else Entry.id
    entries = conn.execute(asked.where(Entry.step_id == step_id).order_by(order)).all()
    for entry in entries:
        touched.add(entry.table_name, entry.first_id, entry.last_id)
    touched.find_all_studies(conn)
    for entry in entries:
        name, row_id = entry.table_name, entry.first_id
        if entry.op == "update":
            old, new = images.from_json(entry.before), images.from_json(entry.after)
            if name == "code" and "facet" in old:
                touched.studies |= studies_with_code(conn, row_id)
            _set(conn, step_id, name, row_id, *((new, old) if back else (old, new)))
        elif entry.op == "insert":
            _withdraw(conn, step_id, entry) if back else _put_back(conn, step_id, entry)
        elif back:
            _insert(conn, step_id, name, images.from_json(entry.before))
        else:
            _delete(conn, step_id, name, row_id, images.from_json(entry.before))
    broken = first_broken(conn, touched.tables)
    if broken is not None:
        raise refusing.changed_by(conn, step_id, broken.parent, broken.parent_id, broken.child, broken.child_id)


def _set(conn: Connection, step_id: int, name: str, row_id: int, now: dict[str, Any], then: dict[str, Any]) -> None:
    """Turn the columns of a row from ``now`` to ``then``; whoever changed them in between is named."""
    there = images.read_row(conn, name, row_id)
    if there is None or any(there[column] != value for column, value in now.items() if column != _STAMP):
        raise refusing.changed_by(conn, step_id, name, row_id)
    if _STAMP in then and there[_STAMP] != now[_STAMP]:
        then = {column: value for column, value in then.items() if column != _STAMP}
    if then:
        images.update_raw(conn, name, row_id, then)


def _withdraw(conn: Connection, step_id: int, entry: Any) -> None:
    """Take inserted rows out and keep what they were."""
    name, first, last = entry.table_name, entry.first_id, entry.last_id
    image, count = images.packed(name, images.read_rows(conn, name, first, last))
    if count != last - first + 1:
        raise refusing.changed_by(conn, step_id, name, first)
    if name == "text_version":
        drop_cached_pairs(conn, first, last)
    elif name == "coder":
        unsign_batches(conn, first, last)
    images.delete_rows(conn, name, first, last)
    conn.execute(update(Entry).where(Entry.id == entry.id).values(image=image))


def _put_back(conn: Connection, step_id: int, entry: Any) -> None:
    """Put rows that were taken out back under their ids; what was kept of them is no longer needed."""
    image = conn.scalar(select(Entry.image).where(Entry.id == entry.id))
    if image is None:
        raise RedoClosed
    if next(images.read_rows(conn, entry.table_name, entry.first_id, entry.last_id), None) is not None:
        raise refusing.changed_by(conn, step_id, entry.table_name, entry.first_id)
    images.unpack_into(conn, entry.table_name, image)
    conn.execute(update(Entry).where(Entry.id == entry.id).values(image=None))


def _insert(conn: Connection, step_id: int, name: str, row: dict[str, Any]) -> None:
    if images.read_row(conn, name, row["id"]) is not None:
        raise refusing.changed_by(conn, step_id, name, row["id"])
    images.insert_raw(conn, name, row)


def _delete(conn: Connection, step_id: int, name: str, row_id: int, row: dict[str, Any]) -> None:
    there = images.read_row(conn, name, row_id)
    if there is None or any(there[column] != row[column] for column in row if column != _STAMP):
        raise refusing.changed_by(conn, step_id, name, row_id)
    if name == "text_version":
        drop_cached_pairs(conn, row_id, row_id)
    images.delete_rows(conn, name, row_id, row_id)
