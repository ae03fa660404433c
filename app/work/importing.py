"""Bring records into the library: what was understood, one transaction a file, and a report of everything that was not.

A record joins a study that is there already when it has the same own DOI, when a coding pack knows its words, or when the
same words are there. A DOI that is only printed under a text asks first. Up to 100 studies are aligned at once; larger
imports wait in a staging file and are put in whole (app.work.bulk).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select

from app.formats.reading import read
from app.formats.records import ParsedFile, Record
from app.formats.remarks import WARNINGS
from app.text.filenames import readable
from app.text.refused import Refused
from app.work import aligning, joining, packs
from app.work.change import Change
from app.work.library import Library
from app.work.saying import ALREADY_HERE, JOINED, MAY_BE_SAME, Said, said_of
from db import tables
from db.errors import LibraryError
from db.journal import Recorder, now

__all__ = [
    "ALIGN_AT_ONCE",
    "FileReport",
    "Outcome",
    "Plan",
    "add",
    "add_bytes",
    "keep_report",
    "new_batch",
    "plan",
    "said_of",
]

ALIGN_AT_ONCE = 100
"""An import of up to this many studies is aligned at once (decision 6)."""

BOOKKEEPING = WARNINGS["left_out"]
"""What only serves the database it comes from was left out: told, but nothing of the record was lost."""


@dataclass(slots=True)
class FileReport:
    """What became of one file."""

    path: str
    format: str = ""
    encoding: str = ""
    read: int = 0
    added: int = 0
    merged: int = 0
    skipped: int = 0
    refused: bool = False
    studies: list[int] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the report with the keys that the command line promises."""
        return {
            **self.counts(),
            "lost": any(s.dropped and s.pattern != BOOKKEEPING for s in self.said),
            "studies": self.studies,
            "warnings": [
                {"record": s.record, "line": s.line, "message": s.message, "dropped": s.dropped}
                for s in self.said
                if not s.note
            ],
            "notes": [s.message for s in self.said if s.note],
        }

    def counts(self) -> dict[str, Any]:
        """Return what the file was and how many records became what."""
        names = ("path", "format", "encoding", "read", "added", "merged", "skipped", "refused")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did: the change to tell, a report a file, and the batch (None where nothing was written)."""

    change: Change | None
    files: tuple[FileReport, ...]
    batch: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What would become of one record: added, joined, skipped, or a question."""

    verdict: str
    """add, join, ask, skip."""
    study: int | None
    title: str
    pack: str | None = None
    title_zh: str = ""
    """The Chinese title of the study it meets."""


def plan(library: Library, parsed: ParsedFile) -> list[Plan]:
    """Say for each record what an import would do with it, writing nothing."""
    with library.db.read() as conn:
        known = joining.Known.about(conn, parsed.records)
        return [_plan_of(known, record) for record in parsed.records]


def _plan_of(known: joining.Known, record: Record) -> Plan:
    """Decide what to do with one record."""
    match = known.match(record)
    _, chinese = known.titles.get(match.study or 0, ("", ""))
    return Plan(match.verdict, match.study, match.title or joining.name_of(record), match.pack_key, chinese)


def add(
    library: Library,
    files: Sequence[ParsedFile],
    *,
    choices: Mapping[tuple[int, int], int | None] | None = None,
    left_out: frozenset[tuple[int, int]] = frozenset(),
    paths: Sequence[str] = (),
    refused: Sequence[FileReport] = (),
) -> Outcome:
    """Write files into the library, one transaction and one step a file, all under one batch.

    ``choices`` answers questions by (file, record), both from 0: a study id to join, or None to keep apart;
    ``left_out`` names records the user unticked. Texts of up to 100 studies a file are aligned at once. A file that
    can't be written is reported as refused and the others come in; where none could be, the first error is raised.
    ``paths`` say where the files lie, ``refused`` are those that could not be read: their reports are kept too.
    """
    change: Change | None = None
    batch: int | None = None
    reports = []
    failed: list[Exception] = []
    for number, parsed in enumerate(files):
        place = paths[number] if number < len(paths) else parsed.name
        report = FileReport(place, parsed.format, parsed.encoding, read=len(parsed.records))
        for warning in parsed.warnings:
            report.said.append(said_of(warning, None))
        answers = {record: study for (file, record), study in (choices or {}).items() if file == number}
        out = frozenset(record for file, record in left_out if file == number)
        try:
            fresh = _worth_writing(library, parsed, report, out, answers)
            if fresh:
                with library.change("Imported %n studies", str(len(fresh))) as recorder:
                    mine = new_batch(recorder, len(files)) if batch is None else batch
                    recorder.set_batch(mine)
                    _write(recorder, parsed, report, mine, fresh, answers)
                    keep_report(recorder, mine, number, report)
                change, batch = recorder.change, mine
        except (LibraryError, Refused) as error:
            failed.append(error)
            report = FileReport(place, parsed.format, parsed.encoding, read=len(parsed.records), refused=True)
            report.said.append(Said(str(error), dropped=parsed.name))
        reports.append(report)
    if failed and len(failed) == len(files):
        raise failed[0]
    keep_rest(library, batch, [*(r for r in reports if not r.added and not r.merged), *refused], len(files))
    return Outcome(change, tuple(reports), batch)


def add_bytes(library: Library, data: bytes, name: str, format_name: str | None = None) -> Outcome:
    """Read a file's bytes and write them into the library; raises Refused where nothing in it can be read."""
    return add(library, [read(data, name, format_name)])


def new_batch(recorder: Recorder, files: int) -> int:
    """Open an import batch; it is a label for its steps, which know whose they are, and not itself undone."""
    row = recorder.conn.execute(
        insert(tables.ImportBatch).values(created=now(), coder_id=recorder.coder_id, report={"files": files})
    )
    key = row.inserted_primary_key
    return int(key[0]) if key else 0


def keep_report(recorder: Recorder, batch: int, position: int, report: FileReport) -> None:
    """Keep what became of a file, in the transaction that brings it."""
    recorder.conn.execute(insert(tables.ImportFile).values(**_kept(batch, position, report)))


def keep_rest(library: Library, batch: int | None, reports: Sequence[FileReport], first: int) -> None:
    """Keep the reports of files of which nothing was written, where others of the same import came in."""
    if batch is not None and reports:
        with library.db.write() as conn:
            rows = [_kept(batch, first + place, report) for place, report in enumerate(reports)]
            conn.execute(insert(tables.ImportFile), rows)


def _kept(batch: int, position: int, report: FileReport) -> dict[str, Any]:
    said = [one.as_plain() for one in report.said]
    return {
        "batch_id": batch,
        "position": position,
        "path": readable(report.path),
        "report": {**report.counts(), "said": said},
    }


def _worth_writing(
    library: Library,
    parsed: ParsedFile,
    report: FileReport,
    left_out: frozenset[int],
    answers: Mapping[int, int | None],
) -> dict[int, joining.Match]:
    """Match every record with the library; return what is to be written, by record number."""
    fresh: dict[int, joining.Match] = {}
    with library.db.read() as conn:
        known = joining.Known.about(conn, parsed.records)
        for index, record in enumerate(parsed.records):
            report.said += [said_of(w, index + 1) for w in record.warnings]
            match = known.match(record)
            if index in answers:
                match = match.decided(answers[index])
            if index in left_out:
                report.skipped += 1
            elif match.verdict == "skip":
                report.skipped += 1
                if match.study is not None:
                    report.studies.append(match.study)
                report.said.append(Said(ALREADY_HERE, (match.title,), index + 1, record.lines[0]))
            else:
                fresh[index] = match
    return fresh


def _write(
    recorder: Recorder,
    parsed: ParsedFile,
    report: FileReport,
    batch: int,
    fresh: Mapping[int, joining.Match],
    answers: Mapping[int, int | None],
) -> None:
    """Write the records of one file."""
    source = recorder.insert(
        tables.Source,
        batch_id=batch,
        name=parsed.name,
        format=parsed.format,
        encoding=parsed.encoding,
        sha256=parsed.sha256,
        body=parsed.source,
    )
    one_by_one = OneByOne(recorder, report, source, batch)
    for index, match in fresh.items():
        one_by_one.write(index + 1, parsed.records[index], match, answered=index in answers)
    if len(one_by_one.touched) <= ALIGN_AT_ONCE:
        aligning.align_studies(recorder, one_by_one.touched)


class OneByOne:
    """Writes records of a file one after the other and notes in its report what became of each."""

    def __init__(self, recorder: Recorder, report: FileReport, source: int, batch: int) -> None:
        self.recorder = recorder
        self.report = report
        self.touched: list[int] = []
        self._source, self._batch = source, batch
        self._codes = packs.code_ids(recorder)
        self._kept = packs.kept_packs(recorder)

    def write(self, number: int, record: Record, match: joining.Match, *, answered: bool = False) -> int:
        """Write one record (``number`` from 1) and return its study."""
        report = self.report
        say = _Sayer(report, number, record.lines[0])
        match = _again(self.recorder, match, record, self.touched)
        study = joining.write(
            self.recorder, record, match, self._kept, self._codes, source=self._source, batch=self._batch, say=say
        )
        self.touched.append(study)
        report.studies.append(study)
        if match.verdict == "join":
            report.merged += 1
            say(JOINED, match.title, note=True)
        else:
            report.added += 1
            if match.verdict == "ask" and not answered:
                say(MAY_BE_SAME, joining.name_of(record), match.printed)
        return study


def _again(recorder: Recorder, match: joining.Match, record: Record, touched: list[int]) -> joining.Match:
    """Match once more when this file has just brought studies in: its own records may be twins."""
    if match.verdict != "add" or not touched:
        return match
    own = record.identifier("doi").casefold()
    if not own:
        return match
    study = recorder.conn.scalar(
        select(tables.Identifier.study_id).where(
            tables.Identifier.scheme == "doi",
            tables.Identifier.role == "own",
            tables.Identifier.value == own,
            tables.Identifier.study_id.in_(touched[-500:]),
        )
    )
    return match if study is None else joining.Match("join", int(study), joining.name_of(record))


class _Sayer:
    """Adds sentences about one record to a file's report."""

    def __init__(self, report: FileReport, record: int, line: int) -> None:
        self._report, self._record, self._line = report, record, line

    def __call__(self, pattern: str, *args: str, note: bool = False, dropped: str | None = None) -> None:
        self._report.said.append(Said(pattern, args, self._record, self._line, dropped, note))
