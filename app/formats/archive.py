"""Read all files of a ZIP archive or a folder: each by itself, so that one that can't be read does not keep the others out.

Nothing is written to disk. Names that lead out of the archive are refused. An archive in an archive is opened too, one
level deep, and what all of them unpack to is counted together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.formats import packed, reading
from app.formats.bombs import Budget, check_archive, zip_names
from app.formats.decode import LIMIT, called
from app.formats.records import ParsedFile
from app.text.refused import Refused

MOST_IN_FOLDER = 5_000


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and the sentence that says why."""

    name: str
    sentence: str
    columns: tuple[str, ...] = ()
    """Headings of a table of which none is known; with what is said of them it can be read."""
    cells: tuple[tuple[str, ...], ...] = ()


def read_all(
    data: bytes, name: str = "", format_id: str | None = None, mapping: Mapping[str, str] | None = None
) -> list[ParsedFile | Unread]:
    """Read a file, or all files of a ZIP archive. What can't be read is told and never raised."""
    try:
        if not data.startswith(b"PK") or packed.is_workbook(data):
            return [reading.read(data, name, format_id, mapping)]
        return list(_members(data, name, format_id, mapping))
    except Refused as refused:
        return [_unread(name, refused)]


def read_path(
    path: Path, format_id: str | None = None, mapping: Mapping[str, str] | None = None
) -> Iterator[ParsedFile | Unread]:
    """Read a file, an archive, or every file below a folder; links that lead out of the folder are not followed."""
    for one in files_at(path):
        if isinstance(one, Unread):
            yield one
        else:
            yield from read_file(*one, format_id, mapping)


def files_at(path: Path) -> Iterator[tuple[Path, str] | Unread]:
    """Give a file, or every file below a folder, each with the name it is shown by."""
    if not path.is_dir():
        yield path, path.name
        return
    root = path.resolve()
    files = sorted(p for p in path.rglob("*") if p.is_file())
    found = False
    for number, file in enumerate(files):
        shown = file.relative_to(path).as_posix()
        if number >= MOST_IN_FOLDER:
            yield Unread(
                path.name, f"{called(path.name)} holds more than {MOST_IN_FOLDER} files. The others were not read."
            )
            return
        if not file.resolve().is_relative_to(root) or packed.is_junk(shown):
            continue
        found = True
        yield file, shown
    if not found:
        yield Unread(path.name, f"{called(path.name)} is a folder with no files in it: there is nothing to import.")


def read_file(
    path: Path, name: str, format_id: str | None = None, mapping: Mapping[str, str] | None = None
) -> Iterator[ParsedFile | Unread]:
    """Read one file, or all files of one archive."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except OSError as error:
        yield Unread(name, f"{called(name)} can't be opened: {error.strerror or error}.")
        return
    yield from read_all(data, name, format_id, mapping)


def _members(
    data: bytes, name: str, format_id: str | None, mapping: Mapping[str, str] | None
) -> Iterator[ParsedFile | Unread]:
    budget = Budget(len(data))
    archive = check_archive(data, name, budget)
    for info in packed.files(archive, name):
        shown = packed.name_of(info)
        try:
            inner, shown = packed.member(archive, info, name)
            if packed.is_archive(inner):
                yield from _inner(inner, shown, budget, format_id, mapping)
            else:
                yield reading.read(inner, shown, format_id, mapping)
        except Refused as refused:
            yield _unread(shown, refused)


def _inner(
    data: bytes, name: str, budget: Budget, format_id: str | None, mapping: Mapping[str, str] | None
) -> Iterator[ParsedFile | Unread]:
    """Read the files of an archive that lies in an archive."""
    archive = check_archive(data, name, budget)
    for info in packed.files(archive, name):
        shown = f"{name}/{packed.name_of(info)}"
        try:
            inner, _ = packed.member(archive, info, name)
            if packed.is_archive(inner):
                packed.documents(zip_names(inner), shown)
                raise Refused(f"{called(shown)} lies three archives deep. Unpack it, and import what is in it.")
            yield reading.read(inner, shown, format_id, mapping)
        except Refused as refused:
            yield _unread(shown, refused)


def _unread(name: str, refused: Refused) -> Unread:
    return Unread(name, str(refused), getattr(refused, "headings", ()), getattr(refused, "cells", ()))
