"""The history of a library: record steps, take them back, do them again, look at them.

A step is one change a person made. It is written in the same transaction as what it changes, survives a restart and
is the audit trail. Which step an undo takes back depends on who asks: first the asker's own session, then their own
earlier ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, and_, bindparam, exists, or_, select
from sqlalchemy.orm import aliased

from db import derived, rows
from db.clock import now
from db.concerning import steps_on_study
from db.engine import Database
from db.recording import Recorder, new_guid
from db.since import kinds_since, newest_id
from db.tables import Coder, Step
from db.unwinding import UndoneStep, redo, undo, undo_batch

__all__ = [
    "Recorder",
    "UndoneStep",
    "kinds_since",
    "new_guid",
    "newest",
    "newest_id",
    "newest_redoable",
    "newest_undoable",
    "now",
    "record",
    "redo",
    "step",
    "steps",
    "undo",
    "undo_batch",
]

_Later = aliased(Step)
_Newer = aliased(Step)
R = TypeVar("R", bound=Recorder)


@contextmanager
def record(
    db: Database,
    *,
    label: str,
    args: Sequence[str] = (),
    coder_id: int | None = None,
    session: str,
    batch_id: int | None = None,
    kind: type[R] = Recorder,  # type: ignore[assignment]
    beside: Path | None = None,
) -> Iterator[R]:
    """Change rows in one transaction that becomes one step; whatever raises inside leaves no trace.

    Derived rows of the studies concerned are made again before it commits. ``kind`` is the recorder handed out,
    ``beside`` a staging file to be read in the same transaction.
    """
    with db.write(beside) as conn:
        recorder = kind(conn, label=label, args=args, coder_id=coder_id, session=session, batch_id=batch_id)
        yield recorder
        recorder.finish()
        derived.refresh(conn, recorder.studies - recorder.whole, recorder.touched)
    if recorder.step_id is not None:
        db.note(recorder.step_id, 1, recorder.studies)


def newest_undoable(
    conn: Connection, session: str | None, coder_id: int | None, opened_at: int | None = None
) -> rows.Step | None:
    """Return the step the next undo takes back: the newest standing one of the session, else of the coder.

    Without a session: the newest of anyone. A step made before the coder gave a name counts as theirs. ``opened_at``
    is the newest step when the session began: what another open window of the coder did since is that window's.
    """
    if session is None:
        return _last_applied(conn, _standing(None, None))
    own = _last_applied(conn, _standing(session, None))
    return own or _last_applied(conn, _standing(None, (coder_id, opened_at)))


# What is asked after each change is put together once for a window: its session, coder and opening stay.
@lru_cache(maxsize=64)
def _standing(session: str | None, coder: tuple[int | None, int | None] | None) -> Select[Any]:
    """One standing step, of a session, or of a coder up to the step at which the session began."""
    return _whose(_steps().where(Step.kind == "do", ~Step.undone, ~Step.closed).limit(1), Step, session, coder)


@lru_cache(maxsize=64)
def _undone(session: str | None, coder: tuple[int | None, int | None] | None) -> Select[Any]:
    """The step taken back last, by a session, or by a coder up to the step at which the session began."""
    newer = exists().where(_Newer.target_id == Step.id, _Newer.kind == "undo", _Newer.id > _Later.id)
    asked = (
        _steps()
        .join(_Later, and_(_Later.target_id == Step.id, _Later.kind == "undo"))
        .where(Step.kind == "do", Step.undone, ~Step.closed, ~newer)
        .order_by(_Later.id.desc())
        .limit(1)
    )
    return _whose(asked, _Later, session, coder)


def _whose(
    asked: Select[Any], of: Any, session: str | None, coder: tuple[int | None, int | None] | None
) -> Select[Any]:
    """Narrow a question to the steps of a session, or of a coder up to the step at which the session began."""
    if session is not None:
        asked = asked.where(of.session == session)
    if coder is not None:
        asked = asked.where(_by(of, coder[0]))
        asked = asked if coder[1] is None else asked.where(of.id <= coder[1])
    return asked


_REDONE = select(Step.target_id).where(Step.id > bindparam("after"), Step.kind == "redo").order_by(Step.id.desc())
_BUSY = select(Step.id).where(Step.session == bindparam("own"), Step.kind == "do").limit(1)


def _last_applied(conn: Connection, standing: Select[Any]) -> rows.Step | None:
    """The standing step that was made, or done again, last."""
    made = _first(conn, standing.order_by(Step.id.desc()))
    if made is None:
        return None
    for step_id in conn.scalars(_REDONE, {"after": made.id}).all():
        again = _first(conn, standing.where(Step.id == step_id))
        if again is not None:
            return again
    return made


def newest_redoable(
    conn: Connection, session: str | None, coder_id: int | None, opened_at: int | None = None
) -> rows.Step | None:
    """Return the step the next redo does again: the one taken back last by the session, else by the coder.

    What the coder took back in an earlier session is offered until this session does something new.
    Without a session: the one taken back last by anyone.
    """
    if session is None:
        return _first(conn, _undone(None, None))
    own = _first(conn, _undone(session, None))
    if own is not None or conn.execute(_BUSY, {"own": session}).first() is not None:
        return own
    return _first(conn, _undone(None, (coder_id, opened_at)))


def step(conn: Connection, step_id: int) -> rows.Step | None:
    """Return one step."""
    return _first(conn, _steps().where(Step.id == step_id))


def steps(conn: Connection, limit: int, before_id: int | None = None, study_id: int | None = None) -> list[rows.Step]:
    """Return the newest steps of every kind, newest first: those before a step, those that concern a study."""
    asked = _steps().order_by(Step.id.desc()).limit(limit)
    if before_id is not None:
        asked = asked.where(Step.id < before_id)
    if study_id is not None:
        concerned = steps_on_study(study_id)
        asked = asked.where(or_(Step.id.in_(concerned), Step.target_id.in_(concerned)))
    return [_row(found) for found in conn.execute(asked)]


def newest(conn: Connection) -> str:
    """Return the time (ISO, UTC) of the newest step, '' where there is none."""
    return conn.scalar(select(Step.at).order_by(Step.id.desc()).limit(1)) or ""


def _by(table: Any, coder_id: int | None) -> Any:
    """Steps of a coder, and those of nobody: without a name, or under one that was taken back since."""
    nobody = ~exists().where(Coder.id == table.coder_id)
    return nobody if coder_id is None else or_(nobody, table.coder_id == coder_id)


def _steps() -> Select[Any]:
    return select(
        Step.id, Step.at, Step.coder_name, Step.kind, Step.label, Step.args, Step.undone, Step.closed, Step.target_id
    )


def _first(conn: Connection, asked: Select[Any]) -> rows.Step | None:
    found = conn.execute(asked).first()
    return None if found is None else _row(found)


def _row(found: Any) -> rows.Step:
    return rows.Step(
        id=found.id,
        at=found.at,
        who=found.coder_name or "",
        kind=found.kind,
        label=found.label,
        args=tuple(found.args),
        undone=bool(found.undone),
        closed=bool(found.closed),
        target_id=found.target_id,
    )
