"""Files of coding, whatever program they are from: codebooks, coded projects, coding packs; known by their content.

Read once, told, then brought into a library as one step a file; written by name. The command line and the window's child
process ask here.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.formats import qualcoder, refi, taguette
from app.formats.bombs import check_archive, read_member
from app.formats.book import Book
from app.formats.project import Project
from app.formats.sqlitefile import HEAD, opened
from app.text.refused import Refused
from app.work import bookfiles, exchange, exchangein, exchangepack
from app.work.change import Change
from app.work.library import Library
from app.work.projectreport import ProjectReport

KINDS: tuple[str, ...] = ("qdpx", "qualcoder", "taguette", "pack", "qdc", "codebook-csv", "codebook-json")
"""What can be read; a codebook's table and JSON are told from tables and JSON of records by their headings."""
BOOKS = {"qdc": "qdc", "codebook-csv": "csv", "codebook-json": "json"}
WRITTEN: tuple[str, ...] = ("qdpx", "pack", "qdc")
BY_ENDING = {".qdpx": "qdpx", ".qde": "qdpx", ".qdc": "qdc"}
"""What a file is by its name where its content does not tell: damaged ones are then refused for what they are."""
LARGEST = 600_000_000
DATABASE = "data.qda"


@dataclass(frozen=True, slots=True)
class Coming:
    """A file that was read: its kind (one of KINDS), its name, and what is in it."""

    kind: str
    name: str
    found: Project | Book | dict[str, Any]

    def into(self, library: Library, facet: str = "other") -> Change:
        """Bring it into a library as one step; the result is a ProjectReport. Raises Refused."""
        if isinstance(self.found, Book):
            change = bookfiles.bring_in(library, self.found, facet)
            book = change.result
            report = ProjectReport(self.name, self.kind, codes=book.added, known=book.known + book.completed)
            report.told = book.told
            return replace(change, result=report)
        return exchangein.bring_in(library, self.project(library), facet)

    def project(self, library: Library) -> Project:
        """The project in it; a pack's as it rests on the texts of a library."""
        if isinstance(self.found, Project):
            return self.found
        if isinstance(self.found, Book):
            return Project(self.name, "", (), self.found, (), told=self.found.told, format=self.kind)
        return exchangepack.placed(library, self.found, self.name)

    def preview(self, library: Library) -> dict[str, Any]:
        """Say what is in it and what would be lost, writing nothing."""
        project = self.project(library)
        marks = [mark for source in project.sources for mark in source.selections]
        told = [
            {"pattern": o.pattern, "args": list(o.args), "message": o.message, "lost": o.lost} for o in project.told
        ]
        return {
            "name": project.name,
            "kind": self.kind,
            "origin": project.origin,
            "codes": len(project.book.codes),
            "facets": sorted({one.facet for one in project.book.codes if one.facet}),
            "texts": len(project.sources),
            "passages": len(marks),
            "codings": project.codings,
            "lost": project.lost,
            "people": [one.name for one in project.people],
            "notes": len(project.notes),
            "told": told,
        }

    def report(self, library: Library) -> dict[str, Any]:
        """Bring it in and return its report with the keys of an import."""
        report = self.into(library).result
        told = [{"record": None, "line": None, "message": o.message, "dropped": o.message if o.lost else None}
                for o in report.told]  # fmt: skip
        book = isinstance(self.found, Book)
        counts = report.as_json()
        del counts["told"], counts["name"]
        return {
            "path": self.name,
            "format": self.kind,
            "encoding": None,
            "read": len(self.found.codes) if isinstance(self.found, Book) else report.codings,
            "added": report.codes if book else report.added,
            "merged": report.known,
            "skipped": report.lost,
            "refused": False,
            "studies": report.studies,
            "warnings": [one for one in told if one["dropped"]],
            "notes": [one["message"] for one in told if not one["dropped"]],
            "project": counts,
        }


def kind_of(data: bytes, name: str = "") -> str | None:
    """Return which of KINDS a file is by its content, or None."""
    if data.startswith(b"PK"):
        return _kind_of_archive(data)
    if data.startswith(HEAD):
        with opened(data, name) as tables:
            return "qualcoder" if qualcoder.is_project(tables) else "taguette" if taguette.is_project(tables) else None
    if exchangepack.is_pack(data[:4000]):
        return "pack"
    if refi.is_project(data):
        return "qdpx"
    book = bookfiles.kind_of(data[:4000])
    return next((kind for kind, own in BOOKS.items() if own == book), None)


def _kind_of_archive(data: bytes) -> str | None:
    if refi.is_project(data):
        return "qdpx"
    try:
        return "qualcoder" if _database(check_archive(data)) is not None else None
    except Refused:
        return None


def _database(archive: zipfile.ZipFile) -> zipfile.ZipInfo | None:
    """The database of a QualCoder project that was packed."""
    return next(
        (one for one in archive.infolist() if one.filename.replace("\\", "/").rpartition("/")[2] == DATABASE), None
    )


def read(place: str | Path, kind: str | None = None) -> Coming | None:
    """Read a file (or a QualCoder project's folder) if it is one of KINDS; None where it is something else.

    Raises Refused where it is damaged or too large, and OSError where it can't be read.
    """
    path = Path(place)
    if path.is_dir():
        path = path / DATABASE
        if not path.is_file():
            return None
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(4000)
        if kind is None and not _may_be(head):
            kind = BY_ENDING.get(path.suffix.casefold())
            if kind is None:
                return None
        if size > LARGEST:
            raise Refused(f"“{path.name}” is larger than 600 MB. Nothing was read.")
        data = head + file.read(LARGEST + 1)
    shown = path.parent.name if path.name == DATABASE else path.name
    found = kind or kind_of(data, shown) or BY_ENDING.get(path.suffix.casefold())
    return None if found is None else read_bytes(data, shown, found)


def _may_be(head: bytes) -> bool:
    """Whether the first bytes allow it to be one of KINDS: only then is the whole file read."""
    if head.startswith((b"PK", HEAD)) or exchangepack.is_pack(head) or refi.is_project(head):
        return True
    return bookfiles.kind_of(head) is not None


def read_bytes(data: bytes, name: str, kind: str) -> Coming:
    """Read a file of a kind. Raises Refused."""
    if kind in BOOKS:
        return Coming(kind, name, bookfiles.read(data, name, BOOKS[kind]))
    if kind == "pack":
        return Coming(kind, name, exchangepack.read(data, name))
    if kind == "qdpx":
        return Coming(kind, name, refi.read(data, name))
    if kind == "taguette":
        return Coming(kind, name, taguette.read(data, name))
    if data.startswith(b"PK"):
        archive = check_archive(data, name)
        inner = _database(archive)
        if inner is None:
            raise Refused(f"“{name}” holds no QualCoder project. Nothing was read.")
        data = read_member(archive, inner, name)
    return Coming("qualcoder", name, qualcoder.read(data, name))


def write(library: Library, target: Path, kind: str, study_ids: Sequence[int] | None = None) -> dict[str, Any]:
    """Write the coding of a library, or of some studies, as one of WRITTEN; return its report. Raises Refused.

    A codebook goes out as its file's name ends: .csv and .json, else as REFI-QDA. The report has the keys of an export.
    """
    same = {"format": kind, "replaced_characters": []}
    if kind == "qdc":
        ending = target.suffix.casefold().lstrip(".")
        codes = bookfiles.export(library, target, ending if ending in ("csv", "json") else "qdc")
        counts = {"studies": 0, "texts": 0, "passages": 0, "codings": 0, "findings": 0}
        return {"path": str(target), **same, **counts, "codes": codes, "told": []}
    export = exchange.export if kind == "qdpx" else exchangepack.export
    made = export(library, target, study_ids)
    return {**made.as_json(), **same}
