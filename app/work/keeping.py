"""Keep something arranged by a name, bring it back, rename and forget it: searches, charts, reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.text.refused import Refused
from app.work.change import Change
from app.work.library import Library
from db import saved
from db.saved import View
from db.tables import SavedView

__all__ = ["View", "forget", "keep", "kept", "rename"]

MOST_NAME = 80


def kept(library: Library, kind: str) -> list[View]:
    """Return what is kept of a kind ("search", "chart", "report"), in its order."""
    with library.db.read() as conn:
        return saved.views(conn, kind)


def keep(library: Library, kind: str, name: str, body: Mapping[str, Any]) -> Change:
    """Keep something by a name; what the name stood for before is replaced. Raises Refused for an empty name."""
    plain = _name(name)
    if kind not in saved.KINDS:
        raise ValueError(kind)
    with library.change("Kept “%1”", plain) as rec:
        there = saved.views(rec.conn, kind)
        old = next((one for one in there if one.name == plain), None)
        if old is not None:
            rec.update(SavedView, old.id, body=dict(body))
        else:
            position = 1 + max((one.position for one in there), default=-1)
            rec.insert(SavedView, kind=kind, name=plain, body=dict(body), position=position)
    return rec.change


def rename(library: Library, kind: str, view: int, name: str) -> Change:
    """Give something kept another name; raises Refused where the name is empty or taken."""
    plain = _name(name)
    with library.change("Renamed to “%1”", plain) as rec:
        if any(one.name == plain and one.id != view for one in saved.views(rec.conn, kind)):
            raise Refused(f"“{plain}” is kept already. Choose another name.")
        rec.update(SavedView, view, name=plain)
    return rec.change


def forget(library: Library, view: int, name: str = "") -> Change:
    """Keep something no longer."""
    with library.change("No longer kept: “%1”", name) as rec:
        rec.delete(SavedView, view)
    return rec.change


def _name(name: str) -> str:
    """A name as it is kept: one line, not too long."""
    plain = " ".join(name.split())[:MOST_NAME]
    if not plain:
        raise Refused("A name is needed to keep it.")
    return plain
