"""Open the library a person means: their own (a copy of the example at the first start), a named one, or a new one."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from app import paths
from app.text.refused import Refused
from app.work.library import Library
from db.errors import AlreadyThere


def place(named: str | Path | None) -> Path:
    """Return the file that is meant: a path, a file: address, or (None) the user's own library.

    Raises Refused for an address of another kind.
    """
    if named is None:
        return paths.default_library()
    if isinstance(named, Path):
        return named
    if named.startswith("file:"):
        from urllib.request import url2pathname  # brings all that asks the network, which few need

        return Path(url2pathname(unquote(urlsplit(named).path)))
    if "://" in named:
        kind = named.partition("://")[0]
        raise Refused(f"Libraries are files here; addresses that begin with {kind}:// come in a later version.")
    return paths.expanded(named)


def open_library(named: str | Path | None = None, *, examples: bool = False) -> Library:
    """Open a library, making it where there is none yet.

    Without a name it is the user's own, made as a copy of the example library; a named one that is missing is made
    furnished but empty, or with the example studies where asked for. Raises the plain errors of Library.open.
    """
    path = place(named)
    if not path.exists():
        from app.work import starter  # late: a library that is there needs nothing to make one

        try:
            return starter.make(path, examples=examples or named is None)
        except AlreadyThere:
            pass  # another window was quicker
    return Library.open(path)
