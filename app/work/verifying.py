"""Look through the open library and say in plain words what is wrong with it."""

from __future__ import annotations

from app.work.change import Change
from app.work.library import Library
from db import integrity
from db.integrity import Problem

__all__ = ["Problem", "verify"]


def verify(library: Library, repair: bool = False) -> list[Problem]:
    """Return what is wrong with file, references, texts, anchors, journal, search index and list; [] is a sound one.

    ``repair`` makes the index and the rows made from other rows again; those problems come back as repaired.
    """
    found = integrity.problems(library.db, repair=repair and not library.read_only)
    if any(one.repaired for one in found):
        library.tell(Change(None, frozenset({"study"}), frozenset(), "Repaired the library"))
    return found
