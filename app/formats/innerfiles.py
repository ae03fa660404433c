"""The files inside a project of the REFI-QDA standard, found however its program names and writes their addresses.

Programs differ: `sources/` or `Sources/`, beside the project or above it, with backslashes, with blanks as %20, in another
normal form of Unicode. A file outside the archive is never opened.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter
from urllib.parse import unquote

from app.formats.packed import name_of

_BARE = re.compile(rb"<(?:[\w.-]{1,20}:)?Project\s[^<>]{0,1000}QDA-XML:project")
_SCHEMES = frozenset({"internal", "relative"})


def plain(name: str) -> str:
    """A name in the form in which names are compared."""
    return unicodedata.normalize("NFC", name.replace("\\", "/")).lstrip("/").casefold()


def project_in(archive: zipfile.ZipFile) -> zipfile.ZipInfo | None:
    """The project inside an archive, whatever it is called: project.qde, else any .qde, the least deep first."""
    names = [(plain(one.filename), one) for one in archive.infolist()]
    names = [(name, one) for name, one in names if name.endswith(".qde") and "__macosx" not in name]
    names.sort(key=lambda pair: (not pair[0].endswith("project.qde"), pair[0].count("/")))
    return names[0][1] if names else None


def is_bare(data: bytes) -> bool:
    """Say whether a file is a project that was taken out of its archive."""
    return not data.startswith(b"PK") and _BARE.search(data[:4_000].replace(b"\x00", b"")) is not None


def packed_again(data: bytes) -> bytes:
    """Put a project that was taken out of its archive into one of its own, without the texts that lay beside it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", data)
    return out.getvalue()


class InnerFiles:
    """The files of an archive by the addresses that the project in it gives them."""

    def __init__(self, archive: zipfile.ZipFile, project: str) -> None:
        infos = [one for one in archive.infolist() if not one.is_dir() and not one.filename.endswith("\\")]
        self._files = {plain(name_of(one)): one for one in infos} | {plain(one.filename): one for one in infos}
        self._alone = {plain(one.filename).rpartition("/")[2]: one for one in infos}
        often = Counter(plain(one.filename).rpartition("/")[2] for one in infos)
        self._alone = {name: one for name, one in self._alone.items() if often[name] == 1}
        folder = plain(project).rpartition("/")[0]
        self._folder = f"{folder}/" if folder else ""

    def find(self, place: str) -> zipfile.ZipInfo | None:
        """The file an address names, None where it is not in the archive or lies outside of it."""
        scheme, _, path = place.partition("://")
        if scheme.casefold() not in _SCHEMES and "://" in place:
            return None
        wanted = plain(path if "://" in place else place)
        for one in dict.fromkeys((wanted, plain(unquote(wanted)))):
            if ".." in one.split("/"):
                continue
            places = [f"{folder}{inner}{one}" for folder in (self._folder, "") for inner in ("sources/", "")]
            found = next((self._files[spot] for spot in places if spot in self._files), None)
            found = found or self._alone.get(one.rpartition("/")[2])
            if found is not None:
                return found
        return None
