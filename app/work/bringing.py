"""Read files from disk and bring them into a library; what is refused is told, the rest still comes in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.formats.sniff import FORMATS, by_id
from app.text.filenames import readable
from app.text.refused import Misspoken, Refused
from app.work import backups, bulk, importing, languagefiles, mappings, projectfiles, starter
from app.work.importing import FileReport
from app.work.intake import Intake, Reader
from app.work.languagefiles import LanguageFile
from app.work.library import Library
from app.work.opening import open_library, place
from app.work.sentences import plain

Told = Callable[[int, int, str], None]
WRITING = "Putting records into the library"


def files(
    named: str | None,
    places: Sequence[str],
    format_name: str | None,
    *,
    dry_run: bool,
    examples: bool,
    columns: Sequence[str] = (),
    told: Told = lambda _done, _total, _words: None,
) -> dict[str, Any]:
    """Import files, folders and archives into the library that is named (None: the user's own), with cli.md's report.

    A file that can't be read or written gets a report of its own with the sentence, and 'refused': true; the others
    come in. ``columns`` are words such as "Heading=field". With ``dry_run`` the same is done to a copy that is thrown
    away: nothing is written, no library is made. Raises Misspoken for a format that has no reader, and for a column
    that no table has.
    """
    if format_name is not None and format_name not in (*languagefiles.KINDS, *projectfiles.KINDS):
        _known(format_name)
    mapping = mappings.read_words(columns)
    with tempfile.TemporaryDirectory(prefix="diptych-") as folder:
        beside = Path(folder) / place(named).name if dry_run else place(named)
        reader = Reader(beside, format_id=format_name, mapping={"": mapping} if mapping else None, told=told)
        try:
            language = _take(reader, places, format_name)
            intake = reader.done()
            _check_columns(intake, mapping)
            return _write(intake, language, named, places, dry_run=dry_run, examples=examples, told=told)
        finally:
            reader.drop()


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """A file of coding that was read: a codebook, a coded project or a coding pack."""

    found: projectfiles.Coming

    @classmethod
    def of(cls, where: str, format_name: str | None) -> ProjectFile | None:
        """Read a file of coding; None where it is something else."""
        if format_name is not None and format_name not in projectfiles.KINDS:
            return None
        found = projectfiles.read(where, format_name)
        return cls(found) if found is not None else None

    def into(self, library: Library) -> dict[str, Any]:
        """Bring it into a library as one step; return its report, with the keys of an import."""
        return self.found.report(library)


def _take(
    reader: Reader, places: Sequence[str], format_name: str | None
) -> list[tuple[str, LanguageFile | ProjectFile]]:
    """Read every place; what holds sentences, terms or coding is given back."""
    language: list[tuple[str, LanguageFile | ProjectFile]] = []
    for one in places:
        try:
            found: LanguageFile | ProjectFile | None = ProjectFile.of(one, format_name)
            if found is None and not Path(one).is_dir():
                found = languagefiles.read(one, format_name)
        except (Refused, OSError, ValueError) as error:
            reader.refuse(one, plain(error) or f"“{Path(one).name}” can't be read: {error}.")
            continue
        if found is not None:
            language.append((one, found))
        else:
            reader.take(one)
    return language


def _write(
    intake: Intake,
    language: Sequence[tuple[str, LanguageFile | ProjectFile]],
    named: str | None,
    places: Sequence[str],
    *,
    dry_run: bool,
    examples: bool,
    told: Told,
) -> dict[str, Any]:
    """Write what was read; return the report."""
    outcome = importing.Outcome(None, (), None)
    beside: list[dict[str, Any]] = []
    if intake.parsed or intake.staging is not None or language:
        with _rehearsal(named, examples) if dry_run else _opened(named, examples) as library:
            outcome = bring(library, intake, told)
            beside = [{**one.into(library), "path": readable(where)} for where, one in language]
    reports = [report.as_json() for report in (*outcome.files, *intake.refused)]
    for report in reports:
        if report["refused"]:
            report.update(format=report["format"] or None, encoding=report["encoding"] or None)
    order = {readable(where): number for number, where in enumerate(places)}
    reports = sorted((*reports, *beside), key=lambda report: _place_of(report["path"], order))
    return {"files": reports, "batch": None if dry_run else outcome.batch}


def _place_of(path: str, order: Mapping[str, int]) -> int:
    """Which of the places that were named a file belongs to."""
    found = order.get(path)
    if found is None:
        found = next((n for where, n in order.items() if Path(path).is_relative_to(where)), len(order))
    return found


def bring(library: Library, intake: Intake, told: Told = lambda _done, _total, _words: None) -> importing.Outcome:
    """Write what was read into an open library: few records aligned at once, many out of the staging file."""
    refused: Sequence[FileReport] = intake.refused
    if intake.staging is not None:
        return bulk.add(library, intake.staging, refused=refused, told=lambda done, total: told(done, total, WRITING))
    return importing.add(
        library, [one for _, one in intake.parsed], paths=[where for where, _ in intake.parsed], refused=refused
    )


def _check_columns(intake: Intake, mapping: Mapping[str, str]) -> None:
    """Refuse a column that no table has."""
    missing = [heading for heading in mapping if heading not in intake.columns]
    if missing and (intake.parsed or intake.staging is not None):
        known = ", ".join(dict.fromkeys(intake.columns)) or "none"
        raise Misspoken(f"No table has a column “{missing[0]}”. The columns are: {known}.")


def _known(format_name: str) -> None:
    """Refuse a format that has no reader."""
    found = by_id(format_name)
    if found is None or found.read is None:
        readers = ", ".join(one.id for one in FORMATS if one.read is not None)
        raise Misspoken(f"There is no reader for “{format_name}”. Choose one of: {readers}.")


@contextmanager
def _opened(named: str | None, examples: bool) -> Iterator[Library]:
    """Open the library that is meant, and close it whatever happens."""
    library = open_library(named, examples=examples)
    try:
        yield library
    finally:
        library.close()


@contextmanager
def _rehearsal(named: str | None, examples: bool) -> Iterator[Library]:
    """Open a copy of the library that is meant (or what would be made), in a folder that is thrown away."""
    path = place(named)
    with tempfile.TemporaryDirectory(prefix="diptych-") as folder:
        copy = Path(folder) / path.name
        if path.exists():
            backups.copy(path, copy)
            library = Library.open(copy)
        else:
            library = starter.make(copy, examples=examples or named is None)
        try:
            yield library
        finally:
            library.close()
