"""One window's view of a library's history, for tests."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from db import journal
from db.engine import Database
from db.recording import Recorder
from db.tables import Coder, Tag


class Desk:
    """Records, takes back and does again under its own session and coder."""

    def __init__(self, db: Database, session: str = "ours", coder_id: int | None = None) -> None:
        self.db, self.session, self.coder_id = db, session, coder_id

    def record(self, label: str = "Did", *args: str, batch_id: int | None = None) -> AbstractContextManager[Recorder]:
        return journal.record(
            self.db, label=label, args=args, coder_id=self.coder_id, session=self.session, batch_id=batch_id
        )

    def undo(self, step_id: int | None = None, **more: Any) -> journal.UndoneStep:
        if step_id is None:
            step_id = self.undoable()
        assert step_id is not None
        return journal.undo(self.db, step_id, coder_id=self.coder_id, session=self.session, **more)

    def redo(self, step_id: int | None = None) -> journal.UndoneStep:
        if step_id is None:
            step_id = self.redoable()
        assert step_id is not None
        return journal.redo(self.db, step_id, coder_id=self.coder_id, session=self.session)

    def undoable(self) -> int | None:
        with self.db.read() as conn:
            step = journal.newest_undoable(conn, self.session, self.coder_id)
        return step.id if step else None

    def redoable(self) -> int | None:
        with self.db.read() as conn:
            step = journal.newest_redoable(conn, self.session, self.coder_id)
        return step.id if step else None


def coders(desk: Desk) -> tuple[Desk, Desk]:
    """Two windows of two coders, Ling and Ann."""
    with desk.record() as rec:
        first, second = rec.insert(Coder, name="Ling"), rec.insert(Coder, name="Ann")
    return Desk(desk.db, "first", first), Desk(desk.db, "second", second)


def tagged(desk: Desk, name: str) -> int:
    """A step that makes a tag; returns the step's id."""
    with desk.record(f"Tagged {name}") as rec:
        rec.insert(Tag, name=name)
    assert rec.step_id is not None
    return rec.step_id
