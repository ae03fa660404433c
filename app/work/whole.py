"""Write files whole or not at all, and never over a library."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from app.text.filenames import part_of
from app.text.refused import Refused
from db.errors import LibraryError
from db.opening import check_header


def write_whole(target: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; what stood there is replaced only then.

    Raises Refused, with what the system says, where the place can't be written.
    """
    with beside(target) as part, part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Hand out the file to write to, which takes the place of ``target`` at the end and is gone where that fails.

    Raises Refused, with what the system says, where it can't be written.
    """
    keep_off_devices(target)
    part = target.with_name(part_of(target.name))
    try:
        yield part
        part.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(f"{target} could not be written: {reason}. Choose another place or make room.") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def keep_off_devices(target: Path) -> None:
    """Refuse a place where something stands that is neither a file nor a folder: it would be gone, or never answer."""
    try:
        device = target.exists() and not target.is_file() and not target.is_dir()
    except OSError:  # a name that is too long, a folder nobody may look into: said where the file is written
        device = False
    if device:
        raise Refused(f"“{target.name}” is a device, not a file. Choose another name; nothing was written.")


def keep_off_libraries(target: Path) -> None:
    """Refuse a place for a document where a library stands, or a device."""
    keep_off_devices(target)
    try:
        check_header(target)
    except (LibraryError, OSError):
        return
    raise Refused(f"“{target.name}” is a Diptych library. Choose another name for the document; nothing was written.")
