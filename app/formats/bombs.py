"""Limits on what an archive may unpack to, so that a small file can't fill the memory."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from dataclasses import dataclass

from app.formats.decode import called
from app.text.refused import Refused

MOST_BYTES = 600_000_000
"""What all files of an archive may unpack to together."""
MOST_RATIO = 300
"""How much smaller than its content an archive may be; text packs to a tenth, rarely to a fiftieth."""
SMALL = 20_000_000
"""Below so many bytes the ratio does not matter."""
MOST_FILES = 5_000
_PIECE = 1_000_000


@dataclass(slots=True)
class Budget:
    """What an archive and the archives in it may unpack to together, by the size of the outermost."""

    packed: int
    bytes: int = 0
    files: int = 0

    def take(self, infos: list[zipfile.ZipInfo], name: str) -> None:
        """Count the files of one archive. Raises Refused where they are too many or too large."""
        self.files += len(infos)
        self.bytes += sum(info.file_size for info in infos)
        if self.files > MOST_FILES:
            raise Refused(
                f"{called(name)} holds {self.files} files, more than can be read at once. Unpack it and choose the files."
            )
        if self.bytes > MOST_BYTES or (self.bytes > SMALL and self.bytes > MOST_RATIO * self.packed):
            size = f"{self.bytes / 1_000_000:.0f}"
            raise Refused(f"{called(name)} would unpack to {size} MB, far more than it should. Nothing was unpacked.")


def check_archive(data: bytes, name: str = "", budget: Budget | None = None) -> zipfile.ZipFile:
    """Open a ZIP archive and refuse one that is damaged or unpacks to more than anyone's references."""
    archive = _opened(data, name)
    (budget or Budget(len(data))).take(archive.infolist(), name)
    return archive


def zip_names(data: bytes) -> set[str]:
    """The names of the files in an archive. Raises Refused where it is damaged."""
    return {info.filename for info in _opened(data, "").infolist()}


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused(
            f"{called(name)} is damaged or cut off: it can't be opened as a ZIP archive. Nothing was read."
        ) from error


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """Read one file of an archive; what it says of its size is not believed. Raises Refused."""
    if info.flag_bits & 1:
        raise Refused(f"{called(name)} is locked with a password. Unpack it first, then import what was in it.")
    try:
        with archive.open(info) as file:
            data = file.read(info.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Refused(f"{called(name)} is damaged inside its archive: it can't be unpacked.") from error
    if len(data) > info.file_size:
        raise Refused(f"{called(name)} unpacks to more than its archive says. Nothing of it was read.")
    return data


def unpack_gzip(data: bytes, name: str = "", most: int = MOST_BYTES) -> bytes:
    """Unpack a gzipped file. Raises Refused where it is damaged, cut off or unpacks to too much."""
    parts: list[bytes] = []
    size = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while part := file.read(_PIECE):
                parts.append(part)
                size += len(part)
                if size > most or (size > SMALL and size > MOST_RATIO * len(data)):
                    raise Refused(f"{called(name)} would unpack to far more than it should. Nothing was read.")
    except (OSError, EOFError, zlib.error) as error:
        raise Refused(f"{called(name)} is damaged or cut off: it can't be unpacked. Nothing was read.") from error
    return b"".join(parts)
