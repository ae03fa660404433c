"""Files of terms, read and written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.text.refused import Refused
from app.work import glossarying

if TYPE_CHECKING:
    from app.work.change import Change
    from app.work.library import Library

LARGEST: Final = 20_000_000
"""Bytes of the largest file of terms that is read."""


def bring_in(library: Library, path: Path) -> Change:
    """Take the terms of a file in, as one step. Raises Refused where it can't be read, is too large, or holds none."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(f"“{path.name}” is larger than 20 MB. Nothing was changed.")
        data = path.read_bytes()
    except OSError:
        raise Refused(f"“{path.name}” can’t be read. Nothing was changed.") from None
    return glossarying.bring_in(library, glossarying.read(data, path.name))


def give_out(library: Library, path: Path) -> int:
    """Write all terms to a file, as TBX where its name ends so, else as CSV; return how many. Raises Refused."""
    try:
        return glossarying.export(library, path, "tbx" if path.suffix.lower() == ".tbx" else "csv")
    except OSError:
        raise Refused(f"“{path.name}” can’t be written there. Nothing was written.") from None
