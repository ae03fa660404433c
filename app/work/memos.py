"""Notes on studies, texts, passages, codings, codes and findings."""

from __future__ import annotations

from app.text.refused import Refused
from app.work.change import Change
from app.work.library import Library
from db import memos
from db.rows import Memo


def on(library: Library, subject: str, subject_id: int) -> tuple[Memo, ...]:
    """Return the notes on one row of a table ('study', 'passage', 'finding', ...), oldest first."""
    with library.db.read() as conn:
        return memos.on(conn, subject, subject_id)


def write(library: Library, subject: str, subject_id: int, body: str, memo_id: int | None = None) -> Change:
    """Write the current coder's note on something: a new one, or other words for the one there is.

    Words that are only white space delete the note. ``memo_id`` names the note where there are several.
    """
    if subject not in memos.SUBJECTS:
        raise ValueError(f"there are no notes on {subject}")
    with library.db.read() as conn:
        there = memos.on(conn, subject, subject_id)
        who = _name(library, there)
    own = [one for one in there if (one.id == memo_id if memo_id is not None else one.coder == who)]
    if memo_id is not None and not own:
        raise Refused("This memo is no longer there. Nothing was changed.")
    if own and not body.strip():
        return delete(library, own[-1].id)
    with library.change("Edited a memo" if own else "Added a memo") as rec:
        if own:
            memos.change(rec, own[-1].id, body)
        elif body.strip():
            memos.add(rec, subject, subject_id, body, library.coder_id)
    return rec.change


def _name(library: Library, there: tuple[Memo, ...]) -> str:
    """The current coder's name as the notes give it; not asked for where there is no note."""
    if not there:
        return ""
    from app.work import coders

    return coders.current(library)


def delete(library: Library, memo_id: int) -> Change:
    """Delete a note."""
    with library.change("Deleted a memo") as rec:
        if memos.get(rec.conn, memo_id) is None:
            raise Refused("This memo is no longer there. Nothing was changed.")
        memos.delete(rec, memo_id)
    return rec.change
