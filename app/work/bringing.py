"""Read files from disk and bring them into a library; what is refused is told, the rest still comes in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.formats.decode import LIMIT
from app.formats.reading import read
from app.formats.records import ParsedFile
from app.formats.sniff import FORMATS, by_id
from app.text.refused import Misspoken, Refused
from app.work import backups, importing, languagefiles, starter
from app.work.languagefiles import LanguageFile
from app.work.library import Library
from app.work.opening import open_library, place
from app.work.sentences import plain


def files(
    named: str | None, places: Sequence[str], format_name: str | None, *, dry_run: bool, examples: bool
) -> dict[str, Any]:
    """Import files into the library that is named (None: the user's own), with the report that cli.md promises.

    A file that can't be read or written gets a report of its own with the sentence, and 'refused': true; the others
    come in. With ``dry_run`` the same is done to a copy that is thrown away: nothing is written, no library is made.
    Raises Misspoken for a format that has no reader.
    """
    if format_name is not None and format_name not in languagefiles.KINDS:
        _known(format_name)
    parsed: list[tuple[str, ParsedFile | LanguageFile | str]] = [
        (place, _read_any(place, format_name)) for place in places
    ]
    good = [one for _place, one in parsed if isinstance(one, ParsedFile)]
    others = [one for _place, one in parsed if isinstance(one, LanguageFile)]
    outcome = importing.Outcome(None, (), None)
    told: list[dict[str, Any]] = []
    if good or others:
        with _rehearsal(named, examples) if dry_run else _opened(named, examples) as library:
            if good:
                outcome = importing.add(library, good)
            told = [one.into(library) for one in others]
    waiting = iter(report.as_json() for report in outcome.files)
    beside = iter(told)
    reports = [
        _refusal(place, one)
        if isinstance(one, str)
        else {**next(beside if isinstance(one, LanguageFile) else waiting), "path": place}
        for place, one in parsed
    ]
    return {"files": reports, "batch": None if dry_run else outcome.batch}


def _read_any(place: str, format_name: str | None) -> ParsedFile | LanguageFile | str:
    """Read one file of records, of sentences or of terms, or return the sentence that says why not."""
    try:
        found = languagefiles.read(place, format_name)
    except (Refused, OSError, ValueError) as error:
        return plain(error) or f"“{Path(place).name}” can't be read: {error}."
    return found or read_place(place, format_name)


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


def read_place(place: str, format_name: str | None) -> ParsedFile | str:
    """Read one file, or return the sentence that says why not."""
    path = Path(place)
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)  # never more of a file without end; the reader says that it is too large
        return read(data, path.name, format_name)
    except (Refused, OSError, ValueError) as error:
        return plain(error) or f"“{path.name}” can't be read: {error}."


def _refusal(place: str, sentence: str) -> dict[str, Any]:
    """Report a file that was refused."""
    return {
        "path": place,
        "format": None,
        "encoding": None,
        "read": 0,
        "added": 0,
        "merged": 0,
        "skipped": 0,
        "refused": True,
        "studies": [],
        "warnings": [{"record": None, "line": None, "message": sentence, "dropped": place}],
        "notes": [],
    }
