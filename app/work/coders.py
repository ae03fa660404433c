"""Who codes: the name that stands beside codings, notes and steps."""

from __future__ import annotations

from sqlalchemy import select

from app.text.refused import Refused
from app.work.change import Change
from app.work.library import Library
from db.tables import Coder

LONGEST = 80
"""Characters of a coder's name."""


def current(library: Library) -> str:
    """Return the name of the coder at work, '' while nobody gave one."""
    if library.coder_id is None:
        return ""
    with library.db.read() as conn:
        return conn.scalar(select(Coder.name).where(Coder.id == library.coder_id)) or ""


def names(library: Library) -> tuple[str, ...]:
    """Return the names of all coders of the library."""
    with library.db.read() as conn:
        return tuple(conn.scalars(select(Coder.name).order_by(Coder.id)))


def set_name(library: Library, name: str) -> Change:
    """Give the coder at work a name: the first time one is made, afterwards it is renamed.

    Raises Refused where the name is empty or too long.
    """
    plain = " ".join(name.split())
    if not plain:
        raise Refused("A coder needs a name. Nothing was changed.")
    if len(plain) > LONGEST:
        raise Refused(f"A coder's name has at most {LONGEST} characters. Nothing was changed.")
    with library.change("Set the coder’s name to “%1”", plain) as rec:
        if library.coder_id is None:
            known = rec.conn.scalar(select(Coder.id).where(Coder.name == plain).order_by(Coder.id))
            made = known if known is not None else rec.insert(Coder, name=plain)
        else:
            made = library.coder_id
            rec.update(Coder, made, name=plain)
    library.coder_id = made
    return rec.change
