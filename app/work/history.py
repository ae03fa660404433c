"""Take back, do again, and look at what was done; also what was done before the program was last closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.work import aligning
from app.work.change import Change
from app.work.library import Library
from db import journal, references, rows
from db.errors import AlreadyUndone, CannotUndo, NotUndone

PAIRED_AT_ONCE = 100
"""So many studies are aligned at once when a step brings their texts back."""


TAKES_LONG = 200
"""An import of more studies is taken back and done again by the child process: it takes longer than a blink."""


def takes_long(step: rows.Step) -> bool:
    """Return whether taking a step back, or doing it again, is work for the child process."""
    return step.label == "Imported %n studies" and bool(step.args) and int(step.args[0]) > TAKES_LONG


def ready() -> None:
    """Make in idle time what the first undo would otherwise have to make."""
    references.ready()


def can_undo(library: Library) -> rows.Step | None:
    """Return the step that `undo` would take back: the newest of this window, else of this coder."""
    return library.known.get(("undo", library.coder_id), lambda: _undoable(library))


def can_redo(library: Library) -> rows.Step | None:
    """Return the step that `redo` would do again."""
    return library.known.get(("redo", library.coder_id), lambda: _redoable(library))


def _undoable(library: Library) -> rows.Step | None:
    """As `can_undo`, asked of the file: what others did a moment ago counts."""
    if library.read_only:
        return None
    with library.db.read() as conn:
        return journal.newest_undoable(conn, library.session, library.coder_id, library.opened_at)


def _redoable(library: Library) -> rows.Step | None:
    """As `can_redo`, asked of the file."""
    if library.read_only:
        return None
    with library.db.read() as conn:
        return journal.newest_redoable(conn, library.session, library.coder_id, library.opened_at)


def undo(library: Library, *, with_later: bool = False) -> Change:
    """Take back the newest step of this window, else of this coder.

    Raises db.errors.AlreadyUndone where there is none, Conflict or Dependent (with the steps in the way) where
    others built on it; nothing is changed then. ``with_later`` takes those back as well.
    """
    step = _undoable(library)
    if step is None:
        raise AlreadyUndone(pattern="There is nothing to undo.")
    return undo_step(library, step.id, with_later=with_later)


def redo(library: Library) -> Change:
    """Do again what was taken back last. Raises db.errors.NotUndone where there is nothing, Conflict as `undo`."""
    step = _redoable(library)
    if step is None:
        raise NotUndone(pattern="There is nothing to redo.")
    return _told(library, journal.redo(library.db, step.id, coder_id=library.coder_id, session=library.session))


def undo_step(library: Library, step_id: int, *, with_later: bool = False) -> Change:
    """Take back one step, whoever made it; with the steps that rest on it if so asked."""
    done = journal.undo(library.db, step_id, coder_id=library.coder_id, session=library.session, with_later=with_later)
    return _told(library, done)


def redo_step(library: Library, step_id: int) -> Change:
    """Do one step again that was taken back, whoever did that."""
    return _told(library, journal.redo(library.db, step_id, coder_id=library.coder_id, session=library.session))


def undo_batch(library: Library, batch_id: int, *, with_later: bool = False) -> Change:
    """Take back a whole import, every file of it, in one transaction."""
    done = journal.undo_batch(
        library.db, batch_id, coder_id=library.coder_id, session=library.session, with_later=with_later
    )
    return _told(library, done)


def undo_newest(library: Library, n: int = 1) -> list[rows.Step]:
    """Take back the newest n steps of anyone and return them, newest first; fewer where there are fewer.

    Raises where the first is refused; a later refusal ends the work with what was taken back so far.
    """
    return _several(library, n, redoing=False)


def redo_newest(library: Library, n: int = 1) -> list[rows.Step]:
    """Do again the n steps taken back last by anyone and return them; as `undo_newest`."""
    return _several(library, n, redoing=True)


def steps(
    library: Library, limit: int = 200, before: int | None = None, study_id: int | None = None
) -> list[rows.Step]:
    """Return the newest steps, newest first: undo and redo are steps of their own."""
    with library.db.read() as conn:
        return journal.steps(conn, limit, before, study_id)


def named(library: Library, step_ids: Iterable[int]) -> list[rows.Step]:
    """Return steps by their ids, such as those that stand in the way of an undo."""
    with library.db.read() as conn:
        found = [journal.step(conn, step_id) for step_id in step_ids]
    return [one for one in found if one is not None]


def _several(library: Library, n: int, *, redoing: bool) -> list[rows.Step]:
    done: list[rows.Step] = []
    for _ in range(n):
        with library.db.read() as conn:
            find = journal.newest_redoable if redoing else journal.newest_undoable
            step = find(conn, None, None)
        if step is None:
            break
        run = journal.redo if redoing else journal.undo
        try:
            one = run(library.db, step.id, coder_id=library.coder_id, session=library.session)
        except CannotUndo:
            if not done:
                raise
            break
        _told(library, one)
        done.append(replace(step, undone=not redoing))
    return done


def _told(library: Library, done: journal.UndoneStep) -> Change:
    change = Change(
        done.step_id,
        frozenset(done.touched),
        done.studies,
        done.label,
        done.args,
        undo_of=done.target_id,
        redone=done.kind == "redo",
    )
    if "coder" in change.kinds:
        library.know_coder()
    library.tell(change)
    if change.studies and len(change.studies) <= PAIRED_AT_ONCE and "text_version" in change.kinds:
        aligning.fill(library, change.studies)  # sentence pairs are a cache: texts that came back are paired again
    return change
