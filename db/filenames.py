"""How files are called that lie beside a library for a while, or among its copies.

A library's own name may fill what a system allows (255 bytes); what is put around it must still fit. 120 bytes are forty
hanzi.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from db.errors import LONGEST_NAME, NameTooLong

ROOM: Final = 120
"""Bytes of a library's name that stay: SQLite takes paths of 512 bytes, with the folder of the copies and its own log."""


def short(name: str, most: int = ROOM) -> str:
    """Return a name that takes at most so many bytes, cut after a whole character."""
    raw = os.fsencode(name)
    return name if len(raw) <= most else raw[:most].decode("utf-8", "ignore")


def check(path: Path) -> None:
    """Refuse a name under which a library could be written but never opened. Raises NameTooLong."""
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        raise NameTooLong(path.name)


def part_of(path: Path, ending: str) -> Path:
    """Return where this process makes a file before it takes its place: hidden beside it, with an ending."""
    return path.with_name(f".{short(path.name)}.{os.getpid()}.{ending}")


def copy_of(path: Path, folder: Path, reason: str) -> Path:
    """Return how a copy of a library is called in a folder: by the library and by when and why it was made."""
    return folder / f"{short(path.stem)} {reason}{path.suffix}"
