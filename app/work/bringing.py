"""Read files from disk and bring them into a library; what is refused is told, the rest still comes in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import paths
from app.formats.reading import read
from app.formats.records import ParsedFile
from app.text.refused import Refused
from app.work import importing
from app.work.library import Library
from app.work.opening import open_library
from app.work.sentences import plain

LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file that is read at once."""


def files(
    named: str | None, places: Sequence[str], format_name: str | None, *, dry_run: bool, examples: bool
) -> dict[str, Any]:
    """Import files into the library that is named (None: the user's own), with the report that cli.md promises.

    A file that can't be read gets a report of its own with the sentence, and 'refused': true. With ``dry_run`` nothing
    is written; a library that is not there is not made.
    """
    parsed: list[tuple[str, ParsedFile | str]] = [(place, read_place(place, format_name)) for place in places]
    good = [(place, one) for place, one in parsed if isinstance(one, ParsedFile)]
    reports: dict[int, dict[str, Any]] = {}
    batch: int | None = None
    if dry_run:
        made = [_forecast(named, one) for _place, one in good]
    elif good:
        library = open_library(named, examples=examples)
        try:
            outcome = importing.add(library, [one for _place, one in good])
        finally:
            library.close()
        made = [report.as_json() for report in outcome.files]
        batch = outcome.batch
    else:
        made = []
    waiting = iter(made)
    for number, (place, one) in enumerate(parsed):
        reports[number] = _refusal(place, one) if isinstance(one, str) else {**next(waiting), "path": place}
    return {"files": [reports[number] for number in range(len(parsed))], "batch": batch}


def read_place(place: str, format_name: str | None) -> ParsedFile | str:
    """Read one file, or return the sentence that says why not."""
    path = Path(place)
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(f"{path.name} is larger than 50 MB. Split it, or export fewer records at a time.")
        return read(path.read_bytes(), path.name, format_name)
    except (Refused, OSError) as error:
        return plain(error) or f"{path.name} can't be read: {error.strerror if isinstance(error, OSError) else error}."


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


def _forecast(named: str | None, parsed: ParsedFile) -> dict[str, Any]:
    """Say what an import would do, writing nothing."""
    report = importing.FileReport(parsed.name, parsed.format, parsed.encoding, read=len(parsed.records))
    plans = _plans(named, parsed)
    for index, (record, plan) in enumerate(zip(parsed.records, plans, strict=True)):
        report.said += [importing.said_of(w, index + 1) for w in record.warnings]
        report.added += plan.verdict in {"add", "ask"}
        report.merged += plan.verdict == "join"
        report.skipped += plan.verdict == "skip"
    return report.as_json()


def _plans(named: str | None, parsed: ParsedFile) -> list[importing.Plan]:
    """Match a file with the library, if there is one."""
    place = Path(named) if named else paths.default_library()
    if not place.exists():
        return [importing.Plan("add", None, "") for _record in parsed.records]
    library = Library.open(place)
    try:
        return importing.plan(library, parsed)
    finally:
        library.close()
