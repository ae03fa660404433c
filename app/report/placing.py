"""Puts a finished document in its place, whole or not at all, and says in a sentence why it could not be.

The document is written beside its place and moved there. What a killed run leaves is called `.<name>.<pid>.part` and
goes with the next run for the same place.
"""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from errno import EACCES, EDQUOT, EFBIG, ENAMETOOLONG, ENOENT, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path

from app.text.filenames import part_of, short
from app.text.refused import Refused

SENTENCES: dict[int, str] = {
    ENOSPC: "There is no room left on the disk for “%1”. Make room or choose another place; nothing was written.",
    EFBIG: "The disk takes no file as large as “%1”. Choose another place; nothing was written.",
    0: "“%1” could not be written: %2. Choose another place; nothing was written.",
    EACCES: "The folder of “%1” can't be written. Choose another folder; nothing was written.",
    EROFS: "The disk of “%1” is read-only. Choose another place; nothing was written.",
    ENOENT: "The folder of “%1” is not there. Choose another folder; nothing was written.",
    ENOTDIR: "The folder of “%1” is not a folder. Choose another place; nothing was written.",
    ENAMETOOLONG: "The name of the document is too long. Choose a shorter one; nothing was written.",
}
SENTENCES[EDQUOT] = SENTENCES[ENOSPC]
SENTENCES[EPERM] = SENTENCES[EACCES]
IN_USE = "“%1” is read-only or open in another program. Close it there or choose another name; nothing was written."
NO_FILE = "“%1” is a device, not a file. Choose another name; nothing was written."
FOLDER = "“%1” is a folder. Give the document a name of its own; nothing was written."


@dataclass(frozen=True, slots=True)
class Document:
    """What was written: every file (a large PDF comes in volumes), pages of the PDF, replaced characters, and notes."""

    paths: tuple[Path, ...]
    pages: int = 0
    replaced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def check(target: Path) -> None:
    """Refuses a place that can't take a document, before any work is done: a folder, a device, a read-only file."""
    try:
        if target.is_dir():
            raise Refused(FOLDER.replace("%1", target.name))
        if target.exists() and not target.is_file():
            raise Refused(NO_FILE.replace("%1", target.name))
        if target.exists() and (not target.stat().st_mode & 0o222 or not os.access(target, os.W_OK) or _locked(target)):
            raise Refused(IN_USE.replace("%1", target.name))
        if not target.parent.is_dir():
            raise Refused(SENTENCES[ENOENT].replace("%1", target.name))
    except OSError as error:
        raise Refused(sentence_of(error, target)) from error


def place(document: bytes, target: Path) -> None:
    """Writes beside the target and moves it into place whole; Refused where the system does not let it."""
    check(target)
    part = target.parent / part_of(target.name)
    moving = False
    try:
        with part.open("wb") as file:
            file.write(document)
            file.flush()
            os.fsync(file.fileno())
        moving = True
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        if moving and isinstance(error, PermissionError):
            raise Refused(IN_USE.replace("%1", target.name)) from error
        raise Refused(sentence_of(error, target)) from error


def sentence_of(error: OSError, target: Path) -> str:
    """What the system said, as a sentence with what to do."""
    reason = error.strerror or str(error)
    found = SENTENCES.get(error.errno or 0, SENTENCES[0])
    return found.replace("%1", target.name).replace("%2", reason)


def sweep(target: Path) -> None:
    """Takes away what killed runs for the same target left; a run that still lives keeps its own."""
    try:
        found = list(target.parent.glob(f".{_escaped(short(target.name))}.*.part"))
    except OSError:
        return
    for left in found:
        pid = left.name.rsplit(".", 2)[-2]
        if pid.isdigit() and int(pid) != os.getpid() and not _alive(int(pid)):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _locked(target: Path) -> bool:
    """Whether an office program has the file open: they leave a lock of their own beside it."""
    name = target.name
    return any((target.parent / lock).exists() for lock in (f".~lock.{name}#", f"~${name}", f"~${name[2:]}"))


def _escaped(name: str) -> str:
    """A file name in which a glob finds nothing but itself."""
    return "".join(f"[{ch}]" if ch in "*?[" else ch for ch in name)


def _alive(pid: int) -> bool:
    """Whether a process of that number runs; on Windows, where asking would end it, a file in use can't be removed."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
