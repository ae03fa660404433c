"""What lies in a ZIP archive: its files, their names, and what may not be read. Nothing is written to disk."""

from __future__ import annotations

import stat
import zipfile
from pathlib import PurePosixPath

from app.formats import unread
from app.formats.bombs import check_archive, read_member
from app.formats.decode import called
from app.text.refused import Refused

_WORKBOOK = b"xl/workbook.xml"
_JUNK = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


def is_workbook(data: bytes) -> bool:
    """Say whether bytes are a spreadsheet (.xlsx)."""
    return data.startswith(b"PK\x03\x04") and _WORKBOOK in data


def only_member(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the bytes and the name of the one file in an archive. Raises Refused, also where there are several."""
    archive = check_archive(data, name)
    infos = files(archive, name)
    if len(infos) != 1:
        raise Refused(
            f"{called(name)} is a ZIP archive of {len(infos)} files. Import it as a whole, or unpack it and choose one."
        )
    inner, shown = member(archive, infos[0], name)
    if is_archive(inner):
        raise Refused(f"{called(shown)} is an archive inside an archive. Unpack it, and import what is in it.")
    return inner, shown


def member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> tuple[bytes, str]:
    """Return the bytes and the name of a file in an archive. Raises Refused where it may not be read."""
    shown = name_of(info)
    _check_name(shown, name)
    inner = read_member(archive, info, shown)
    if not inner:
        raise Refused(f"{called(shown)} is empty: there is nothing to import.")
    return inner, shown


def is_archive(data: bytes) -> bool:
    """Say whether bytes are a ZIP archive and no spreadsheet."""
    return data.startswith(b"PK\x03\x04") and not is_workbook(data)


def documents(names: set[str], name: str) -> None:
    """Refuse an archive that is an office document or a project."""
    for inside in unread.DOCUMENTS:
        if inside in names:
            raise Refused(unread.sentence(inside, name))


def files(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """The files of an archive. Raises Refused where it is an office document, or holds none."""
    documents({info.filename for info in archive.infolist()}, name)
    infos = [
        info
        for info in archive.infolist()
        if not info.is_dir() and not stat.S_ISLNK(info.external_attr >> 16) and not is_junk(info.filename)
    ]
    if not infos:
        raise Refused(f"{called(name)} is an archive with no files in it: there is nothing to import.")
    return infos


def is_junk(name: str) -> bool:
    """Say whether a name is one that systems leave behind."""
    return any(part in _JUNK or part.startswith("._") for part in PurePosixPath(name).parts)


def name_of(info: zipfile.ZipInfo) -> str:
    """Return a file's name; older archives write Chinese names in GB18030 without saying so."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _check_name(shown: str, name: str) -> None:
    """Refuse a name that leads out of its archive."""
    plain = shown.replace("\\", "/")
    if plain.startswith("/") or ".." in plain.split("/") or (len(plain) > 1 and plain[1] == ":"):
        raise Refused(f"{called(shown)} in {called(name)} has a name that leads out of the archive. It was not read.")
