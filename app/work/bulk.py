"""Put a large import into the library out of its staging file: a transaction and a step a file, all under one batch.

Records the library does not know are put in whole, with their rows of list and search. Those that share a DOI with a
study that is there, with another of the file, or with a coding pack are written one by one, as a small import's are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection

from app.formats.records import Record
from app.text.refused import Refused
from app.work import joining, packs, unstaging
from app.work.change import Change
from app.work.importing import FileReport, OneByOne, Outcome, keep_report, keep_rest, new_batch
from app.work.library import Library, Recording
from app.work.saying import ALREADY_HERE, NOT_KEPT, Said
from db import putting
from db.errors import LibraryError
from db.staging import Staging, runs

PORTION = 300
"""Records that are looked at one by one are made again so many at a time."""

Told = Callable[[int, int], None]
"""Hears how many records are in, of how many."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One file of a staging file."""

    number: int
    first: int
    last: int
    about: dict[str, Any]

    @property
    def count(self) -> int:
        """How many records it holds."""
        return self.last - self.first + 1


def waiting(staging: Staging) -> list[Waiting]:
    """Return the files of a staging file, in order."""
    return [Waiting(*one) for one in staging.files()]


def survey(library: Library, staging: Staging) -> dict[int, Counter[str]]:
    """Say of each waiting file how many records would be added, joined, skipped, or kept apart with a question."""
    out: dict[int, Counter[str]] = {}
    with library.db.read(beside=staging.path) as conn:
        for file in waiting(staging):
            here, look = _sorted_out(conn, file)
            found = Counter({"skip": len(here), "add": file.count - len(here) - len(look)})
            for _study, _record, match in _matched(conn, look):
                found[match.verdict] += 1
            out[file.number] = found
    return out


def samples(staging: Staging, first: int, count: int) -> list[Record]:
    """Return some waiting records, from a number on."""
    with staging.read() as conn:
        return list(unstaging.records(conn, range(first, first + count)).values())


def add(
    library: Library,
    staging: Staging,
    *,
    left_out: Collection[int] = (),
    refused: Sequence[FileReport] = (),
    told: Told = lambda _done, _total: None,
) -> Outcome:
    """Put every waiting file in, but those whose numbers are ``left_out``; what raises takes only its own file back."""
    files = [file for file in waiting(staging) if file.number not in left_out]
    total = sum(file.count for file in files)
    change: Change | None = None
    batch: int | None = None
    reports: list[FileReport] = []
    failed: list[Exception] = []
    done = 0
    for place, file in enumerate(files):
        report = _report(file)
        told(done, total)
        try:
            with library.change("Imported %n studies", beside=staging.path) as recorder:
                mine = _put(recorder, file, report, batch, len(files), partial(_onward, told, done, total))
                if mine is not None:
                    keep_report(recorder, mine, place, report)
                    recorder.set_batch(mine)
            if mine is not None:
                change, batch = recorder.change, mine
        except (LibraryError, Refused) as error:
            failed.append(error)
            report = FileReport(str(file.about["path"]), read=file.count, refused=True)
            report.said.append(Said(str(error), dropped=report.path))
        reports.append(report)
        done += file.count
    told(done, total)
    if failed and len(failed) == len(files):
        raise failed[0]
    rest = [one for one in reports if not one.added and not one.merged]
    keep_rest(library, batch, [*rest, *refused], len(files))
    return Outcome(change, tuple(reports), batch)


def _onward(told: Told, before: int, total: int, count: int) -> None:
    """Tell how far one file is, counted over all of them."""
    told(before + count, total)


def _report(file: Waiting) -> FileReport:
    """The report of a file as far as reading it goes."""
    about = file.about
    report = FileReport(str(about["path"]), str(about["format"]), str(about["encoding"]), read=file.count)
    report.said = [Said.from_plain(one) for one in about["said"]]
    if not about["kept"]:
        report.said.append(Said(NOT_KEPT, note=True))
    return report


def _put(
    recorder: Recording, file: Waiting, report: FileReport, batch: int | None, files: int, told: Callable[[int], None]
) -> int | None:
    """Put one file in; return the batch, or None where nothing of it was new."""
    conn = recorder.conn
    here, look = _sorted_out(conn, file)
    _skip(conn, file, here, report)
    if len(here) == file.count:
        return None
    mine = new_batch(recorder, files) if batch is None else batch
    source = putting.bring_source(recorder, file.number, mine)
    putting.bring_tags(recorder, file.first, file.last)
    done = len(here)
    for first, last in runs(file.first, file.last, {*here, *look}):
        start = putting.put(recorder, first, last, source=source, batch=mine)
        report.studies += range(start, start + last - first + 1)
        report.added += last - first + 1
        done += last - first + 1
        told(done)
    if report.added:
        putting.bring_words(conn)
    one_by_one = OneByOne(recorder, report, source, mine)
    for study, record, match in _matched(conn, look):
        recorder.whole.discard(one_by_one.write(study - file.first + 1, record, match))
        done += 1
        told(done)
    recorder.args = (str(report.added + report.merged),)
    return mine


def _sorted_out(conn: Connection, file: Waiting) -> tuple[dict[int, int], list[int]]:
    """Return the records whose words are in the library already (with their studies), and those to look at one by one."""
    here = putting.here_already(conn, file.first, file.last)
    look = putting.to_look_at(conn, file.first, file.last, *_packed(conn)) - here.keys()
    return here, sorted(look)


def _packed(conn: Connection) -> tuple[set[tuple[str, str]], set[str]]:
    """Identifiers and titles of the texts that the library's coding packs know, in small letters."""
    studies = [study for pack in packs.kept(conn) for study in pack["studies"]]
    named = {(i["scheme"], i["value"].lower()) for study in studies for i in study["identifiers"]}
    titles = {f["value"].lower().rstrip(".") for study in studies for f in study["fields"] if f["field"] == "title"}
    return named, titles


def _matched(conn: Connection, look: Sequence[int]) -> Iterator[tuple[int, Record, joining.Match]]:
    """Yield waiting records with what they are to the library as it now stands, a portion at a time."""
    for at in range(0, len(look), PORTION):
        found = unstaging.records(conn, look[at : at + PORTION], schema="staged")
        known = joining.Known.about(conn, list(found.values()))
        for study, record in found.items():
            yield study, record, known.match(record)


def _skip(conn: Connection, file: Waiting, here: dict[int, int], report: FileReport) -> None:
    """Say which records were in the library already."""
    report.skipped = len(here)
    chosen = list(here)
    for at in range(0, len(chosen), PORTION):
        for study, record in unstaging.records(conn, chosen[at : at + PORTION], schema="staged").items():
            said = Said(ALREADY_HERE, (joining.name_of(record),), study - file.first + 1, record.lines[0])
            report.said.append(said)
            report.studies.append(here[study])
