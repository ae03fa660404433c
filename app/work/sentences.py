"""Say an expected error in one plain sentence; say nothing of an unexpected one."""

from __future__ import annotations

from app.text.refused import Refused
from db.errors import LibraryError


def plain(error: BaseException) -> str | None:
    """Return the sentence of an error that was foreseen, or None: then it belongs in the log."""
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, LibraryError):
        return error.sentence
    if isinstance(error, FileNotFoundError):
        return f"There is no file “{error.filename}”. Nothing was changed."
    if isinstance(error, IsADirectoryError):
        return f"“{error.filename}” is a folder, not a file. Nothing was changed."
    if isinstance(error, PermissionError):
        return f"“{error.filename}” can't be read or written: the system does not allow it. Nothing was changed."
    return None
