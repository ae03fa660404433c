"""Copies of a library: one a day by itself, one when asked, and the way back."""

from __future__ import annotations

import re
import sqlite3
from datetime import date, datetime
from pathlib import Path

from app import paths
from app.work.library import Library
from db import filenames, pragmas, upgrading
from db.errors import Damaged, DiskFull, LibraryError, NotFound, Unreadable, explained
from db.opening import check_header, version_of

KEPT = 7
"""So many daily copies are kept; copies made before an upgrade or a restore stay."""

_DAILY = re.compile(r" (\d{4}-\d\d-\d\d)$")


def daily(path: Path, today: date | None = None) -> Path | None:
    """Copy a library if no copy of today is there, and drop the oldest beyond seven; returns the new copy.

    Never raises: a disk without room must not keep anyone from working. A failed copy leaves the older ones alone.
    """
    path = Path(path)
    day = today or date.today()
    folder = paths.backups_dir(path)
    target = filenames.copy_of(path, folder, day.isoformat())
    try:
        if target.exists():
            return None
        folder.mkdir(parents=True, exist_ok=True)
        pragmas.sweep(folder)
        pragmas.copy_whole(path, target)
    except (OSError, sqlite3.Error, LibraryError):
        return None
    for old in sorted(dailies(path))[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def dailies(path: Path) -> list[Path]:
    """Return the daily copies of a library, oldest first."""
    folder = paths.backups_dir(Path(path))
    found = folder.glob(f"*{Path(path).suffix}") if folder.is_dir() else ()
    return sorted(copy for copy in found if _DAILY.search(copy.stem))


def copies(path: Path) -> list[Path]:
    """Return every copy of a library that the program made by itself, newest first."""
    folder = paths.backups_dir(Path(path))
    found = list(folder.glob(f"*{Path(path).suffix}")) if folder.is_dir() else []
    return sorted(found, key=lambda copy: (copy.stat().st_mtime, copy.name), reverse=True)


def backup(library: Library, target: Path) -> Path:
    """Write a consistent copy, also while the library is in use; an existing file is replaced only when whole.

    Raises the errors of db.errors.
    """
    target = Path(target)
    if target.is_dir():
        raise LibraryError(target.name, pattern="“%1” is a folder, not a file. Nothing was changed.")
    if not target.suffix:
        target = target.with_suffix(paths.SUFFIX)
    if target.exists() and target.samefile(library.path):
        raise LibraryError(target.name, pattern="“%1” is this library itself. Choose another name for the copy.")
    if not target.parent.is_dir():
        raise NotFound(str(target.parent), pattern="There is no folder “%1”. Nothing was written.")
    try:
        library.db.backup(target)
    except OSError as error:
        raise _system(error, target) from error
    return target


def copy(path: Path, target: Path) -> None:
    """Write a consistent copy of a library that nobody has to have open. Raises the errors of db.errors."""
    try:
        version_of(path)
        pragmas.copy_whole(path, target)
    except sqlite3.Error as error:
        raise (explained(error, path.name) or error) from error
    except OSError as error:
        raise _system(error, target) from error


def restore(path: Path, copy: Path) -> Path | None:
    """Put a copy in the place of a library and return where the library's last state is kept (None: there was none).

    The copy is looked through first; other windows that have the library open see the change. Nothing happens
    where the copy is no sound library. Raises the errors of db.errors.
    """
    path, copy = Path(path), Path(copy)
    _look_through(copy)
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            pragmas.copy_whole(copy, path)
            upgrading.upgrade(path, backups=paths.backups_dir(path))
            return None
        kept = _keep(path)
        try:
            check_header(path)
            pragmas.copy_into(copy, path)
        except (sqlite3.DatabaseError, LibraryError) as error:
            if not _beyond_repair(error):
                raise
            _put_in_place(copy, path)
        upgrading.upgrade(path, backups=paths.backups_dir(path))
    except sqlite3.Error as error:
        raise (explained(error, path.name) or error) from error
    except OSError as error:
        raise _system(error, path) from error
    return kept


def _look_through(copy: Path) -> None:
    """Refuse a copy that is not a sound library of this or an earlier program."""
    version_of(copy)
    try:
        problems = pragmas.look_through(copy)
    except sqlite3.Error as error:
        raise (explained(error, copy.name) or Damaged(copy.name)) from error
    if problems:
        raise Damaged(copy.name, pattern="The copy “%1” is damaged. Nothing was changed; try another one.")


def _keep(path: Path) -> Path:
    """Put the library's present state among its backups, byte for byte where it can't be read any more."""
    folder = paths.backups_dir(path)
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.now().strftime("%Y-%m-%dT%H%M%S.%f")[:-3]
    kept = filenames.copy_of(path, folder, f"before restore {moment}")
    try:
        check_header(path)
        pragmas.copy_whole(path, kept)
    except (sqlite3.DatabaseError, LibraryError):
        for tail in ("", "-wal"):
            part = path.with_name(path.name + tail)
            if part.exists():
                kept.with_name(kept.name + tail).write_bytes(part.read_bytes())
    return kept


def _beyond_repair(error: Exception) -> bool:
    """Whether the file in place can't take a copy in, so that it has to be replaced as a whole."""
    if isinstance(error, LibraryError):
        return True
    return isinstance(explained(error, ""), Damaged)


def _put_in_place(copy: Path, path: Path) -> None:
    """Replace a broken file and the log that belongs to it."""
    for tail in ("-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)
    pragmas.copy_whole(copy, path)


def _system(error: OSError, path: Path) -> LibraryError:
    if error.errno == 28:
        return DiskFull(path.name)
    return Unreadable(path.name, error.strerror or str(error))
