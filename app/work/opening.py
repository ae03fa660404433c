"""Open the library a person means: their own (a copy of the example at the first start), a named one, or a new one."""

from __future__ import annotations

from pathlib import Path

from app import paths
from app.work import starter
from app.work.library import Library


def open_library(named: str | Path | None = None, *, examples: bool = False) -> Library:
    """Open a library, making it where there is none yet.

    Without a name it is the user's own, made as a copy of the example library; a named one that is missing is made
    furnished but empty, or with the example studies where asked for. Raises the plain errors of Library.open.
    """
    if named is None:
        path = paths.default_library()
        return Library.open(path) if path.exists() else starter.make(path)
    path = Path(named)
    return Library.open(path) if path.exists() else starter.make(path, examples=examples)
