"""Take a step back and do it again: whole, in one transaction, or not at all.

Every row must be as the step left it. A step that others rest on is refused, with those in the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select, update
from sqlalchemy.exc import IntegrityError

from db import derived, images, resting
from db.engine import Database
from db.errors import AlreadyUndone, CannotUndo, Closed, NotUndone, RedoClosed
from db.pragmas import defer_foreign_keys
from db.recording import write_step
from db.references import drop_cached_pairs, first_broken
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
        ids = [step_id]
        if with_later:
            ids += resting.all_on(conn, step_id).steps
        return _run(conn, sorted(set(ids), reverse=True), "undo", coder_id, session)


def undo_batch(
    db: Database, batch_id: int, *, coder_id: int | None, session: str, with_later: bool = False
) -> UndoneStep:
    """Take back every step of one import that still stands, newest first, in one transaction."""
    with db.write() as conn:
        asked = select(Step.id).where(Step.batch_id == batch_id, Step.kind == "do", ~Step.undone)
        ids = set(conn.scalars(asked))
        if not ids:
            raise AlreadyUndone
        if with_later:
            for step_id in tuple(ids):
                ids.update(resting.all_on(conn, step_id).steps)
        return _run(conn, sorted(ids, reverse=True), "undo", coder_id, session)


def redo(db: Database, step_id: int, *, coder_id: int | None, session: str) -> UndoneStep:
    """Do a step again that was taken back: the same rows under the same ids.

    Raises Conflict, NotUndone, RedoClosed or CannotUndo.
    """
    with db.write() as conn:
        return _run(conn, [step_id], "redo", coder_id, session)


def _run(conn: Connection, ids: Sequence[int], kind: str, coder_id: int | None, session: str) -> UndoneStep:
    """Take back or do again the steps in the order given; the last one names the whole."""
    touched = Touched()
    for step_id in ids:
        step = _step(conn, step_id, kind)
        if kind == "undo":
            resting.refuse_if_any(conn, step_id)
        try:
            defer_foreign_keys(conn)
            _apply(conn, step_id, kind, touched)
        except IntegrityError as error:
            raise resting.stands_in_the_way(conn, step_id) from error
        conn.execute(update(Step).where(Step.id == step_id).values(undone=kind == "undo"))
        mark = write_step(
            conn,
            kind=kind,
            label=step.label,
            args=step.args,
            coder_id=coder_id,
            session=session,
            target_id=step_id,
            batch_id=step.batch_id,
        )
    touched.find_all_studies(conn)
    derived.refresh(conn, touched.studies)
    return UndoneStep(
        mark, ids[-1], tuple(ids), kind, step.label, tuple(step.args), touched.tables, frozenset(touched.studies)
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
        raise resting.changed_by(conn, step_id, broken.parent, broken.parent_id, broken.child, broken.child_id)


def _set(conn: Connection, step_id: int, name: str, row_id: int, now: dict[str, Any], then: dict[str, Any]) -> None:
    """Turn the columns of a row from ``now`` to ``then``; whoever changed them in between is named."""
    there = images.read_row(conn, name, row_id)
    if there is None or any(there[column] != value for column, value in now.items() if column != _STAMP):
        raise resting.changed_by(conn, step_id, name, row_id)
    if _STAMP in then and there[_STAMP] != now[_STAMP]:
        then = {column: value for column, value in then.items() if column != _STAMP}
    if then:
        images.update_raw(conn, name, row_id, then)


def _withdraw(conn: Connection, step_id: int, entry: Any) -> None:
    """Take inserted rows out and keep what they were."""
    name, first, last = entry.table_name, entry.first_id, entry.last_id
    image, count = images.packed(name, images.read_rows(conn, name, first, last))
    if count != last - first + 1:
        raise resting.changed_by(conn, step_id, name, first)
    if name == "text_version":
        drop_cached_pairs(conn, first, last)
    images.delete_rows(conn, name, first, last)
    conn.execute(update(Entry).where(Entry.id == entry.id).values(image=image))


def _put_back(conn: Connection, step_id: int, entry: Any) -> None:
    """Put rows that were taken out back under their ids; what was kept of them is no longer needed."""
    image = conn.scalar(select(Entry.image).where(Entry.id == entry.id))
    if image is None:
        raise RedoClosed
    if next(images.read_rows(conn, entry.table_name, entry.first_id, entry.last_id), None) is not None:
        raise resting.changed_by(conn, step_id, entry.table_name, entry.first_id)
    images.unpack_into(conn, entry.table_name, image)
    conn.execute(update(Entry).where(Entry.id == entry.id).values(image=None))


def _insert(conn: Connection, step_id: int, name: str, row: dict[str, Any]) -> None:
    if images.read_row(conn, name, row["id"]) is not None:
        raise resting.changed_by(conn, step_id, name, row["id"])
    images.insert_raw(conn, name, row)


def _delete(conn: Connection, step_id: int, name: str, row_id: int, row: dict[str, Any]) -> None:
    there = images.read_row(conn, name, row_id)
    if there is None or any(there[column] != row[column] for column in row if column != _STAMP):
        raise resting.changed_by(conn, step_id, name, row_id)
    if name == "text_version":
        drop_cached_pairs(conn, row_id, row_id)
    images.delete_rows(conn, name, row_id, row_id)
