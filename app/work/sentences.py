"""Say an expected error in one plain sentence; say nothing of an unexpected one."""

from __future__ import annotations

from errno import EDQUOT, ENOSPC

from app.text.filenames import readable
from app.text.refused import Refused
from db.errors import LibraryError


def plain(error: BaseException) -> str | None:
    """Return the sentence of an error that was foreseen, or None: then it belongs in the log."""
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, LibraryError):
        return error.sentence
    if isinstance(error, OSError):
        return _of_the_system(error)
    return None


def _of_the_system(error: OSError) -> str | None:
    """Return the sentence for what the system refused, or None where it is not about a file or a disk."""
    name = readable(error.filename if isinstance(error.filename, str) else str(error.filename or ""))
    if error.errno in {ENOSPC, EDQUOT}:
        return "There is no room left on the disk. Nothing was changed; make room and try again."
    if not name:
        return None
    if isinstance(error, FileNotFoundError):
        return f"There is no file “{name}”. Nothing was changed."
    if isinstance(error, IsADirectoryError):
        return f"“{name}” is a folder, not a file. Nothing was changed."
    if isinstance(error, PermissionError):
        return f"“{name}” can't be read or written: the system does not allow it. Nothing was changed."
    return f"“{name}” can't be read or written: the system reports “{error.strerror}”. Nothing was changed."
