"""Imports as the kept child process does them: reading, showing what would come in, writing, taking back.

What was read and is too much for the window waits in a staging file that this process holds until it is written,
dropped, or the process ends.
"""

from __future__ import annotations

import atexit
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.text.refused import Refused
from app.work.child import Progress
from app.work.childwork import said_plainly

if TYPE_CHECKING:
    from app.formats.remarks import ReadingWarning
    from app.work.importing import FileReport, Outcome
    from app.work.intake import Intake
    from app.work.library import Library

SAMPLES = 50
"""Records of a large file that are shown at first, and with each further look."""
LINES = 400
"""Sentences about one file that are shown before it is imported; all of them are kept with the import."""
GONE = "What was read is no longer there. Choose the files again."
EACH = 0.1
"""Seconds between two words on how far the work is."""

_held: dict[str, Intake] = {}


def _drop_all() -> None:
    for intake in _held.values():
        if intake.staging is not None:
            intake.staging.remove()
    _held.clear()


atexit.register(_drop_all)


def _now_and_then(progress: Progress) -> Progress:
    """Pass on how far the work is, but not more often than anyone reads it."""
    last = 0.0

    def tell(done: int, total: int, words: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EACH:
            last = now
            progress(done, total, words)

    return tell


@said_plainly
def preview_import(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Read files, folders and archives (or pasted text) and say what was understood and what would become of it.

    Payload: ``library`` path; ``paths`` and/or ``text`` with a ``name``; ``columns`` by place {heading: field}.
    Answer: ``files`` and ``staged``. Up to 100 records (``staged`` None): each file has ``path`` and either ``refused``
    (a sentence) or ``parsed`` (see app.work.crossing), ``plans`` and ``said`` (for each record, and last for the file,
    lists of [code, pattern, arguments]). More: ``staged`` names what waits; each file has ``number``, ``name``,
    ``format``, ``encoding``, ``records``, ``counts`` by verdict, ``said`` and ``samples`` (plain records). A table
    has ``columns``: [heading, field, cells]; a refused one too, where saying what they hold would help.
    """
    from app.formats.reading import read_text
    from app.work.intake import Reader
    from app.work.library import Library

    if not payload.get("library"):
        raise Refused("Open a library first.")
    reader = Reader(
        Path(payload["library"]),
        format_id=payload.get("format"),
        mapping=payload.get("columns"),
        told=_now_and_then(progress),
    )
    library = Library.open(Path(payload["library"]))
    try:
        for place in payload.get("paths", ()):
            progress(0, 0, Path(place).name)
            reader.take(str(place))
        if "text" in payload:
            reader.keep(payload.get("name", ""), read_text(payload["text"], payload.get("name", "")))
        intake = reader.done()
        told = _staged_files(library, intake) if intake.staging is not None else _few(library, intake)
    except BaseException:
        reader.drop()
        raise
    finally:
        library.close()
    staged = None
    if intake.staging is not None:
        staged = str(intake.staging.path)
        _held[staged] = intake
    refused = [_refused(intake, one) for one in intake.refused]
    return {"files": [*told, *refused], "staged": staged}


def _refused(intake: Intake, one: FileReport) -> dict[str, Any]:
    """A file that could not be read; of a table nobody knows the columns of, these and some of their cells."""
    told: dict[str, Any] = {"path": one.path, "refused": one.said[0].message}
    from app.work.staged import CELLS

    table = intake.unknown.get(one.path)
    if table is not None:
        told["columns"] = [
            [heading, "", [row[n].strip()[:80] for row in table.cells if n < len(row) and row[n].strip()][:CELLS]]
            for n, heading in enumerate(table.columns)
        ]
    return told


def _few(library: Library, intake: Intake) -> list[dict[str, Any]]:
    """What was read of a small import, whole."""
    from app.work import crossing, importing
    from app.work.staged import columns_of

    return [
        {
            "path": place,
            "parsed": crossing.to_plain(parsed),
            "plans": [asdict(one) for one in importing.plan(library, parsed)],
            "said": [*(_warned(record.warnings) for record in parsed.records), _warned(parsed.warnings)],
            "columns": columns_of(parsed),
        }
        for place, parsed in intake.parsed
    ]


def _warned(warnings: Sequence[ReadingWarning]) -> list[list[Any]]:
    """Return a reader's warnings as code, English pattern and arguments."""
    from app.work.saying import said_of

    return [[warning.code, said_of(warning, None).pattern, list(warning.args)] for warning in warnings]


def _staged_files(library: Library, intake: Intake) -> list[dict[str, Any]]:
    """What waits in a staging file, file by file, with the first records of each."""
    from app.work import bulk, crossing

    if intake.staging is None:
        return []
    counts = bulk.survey(library, intake.staging)
    out = []
    for file in bulk.waiting(intake.staging):
        about = file.about
        shown = bulk.samples(intake.staging, file.first, min(SAMPLES, file.count))
        out.append(
            {
                **{name: about[name] for name in ("path", "name", "format", "encoding", "columns")},
                "number": file.number,
                "records": file.count,
                "counts": dict(counts[file.number]),
                "said": [[one["pattern"], one["args"], one["record"], one["line"]] for one in about["said"][:LINES]],
                "unsaid": max(0, len(about["said"]) - LINES),
                "samples": [crossing.plain_of(record) for record in shown],
            }
        )
    return out


@said_plainly
def more_samples(payload: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Show further records of what waits. Payload: ``staged``, ``number`` of the file, ``after`` so many. Answer: ``samples``."""
    from app.work import bulk, crossing

    intake = _held.get(payload["staged"])
    if intake is None or intake.staging is None:
        raise Refused(GONE)
    file = next((one for one in bulk.waiting(intake.staging) if one.number == payload["number"]), None)
    if file is None:
        raise Refused(GONE)
    first = file.first + int(payload["after"])
    shown = bulk.samples(intake.staging, first, max(0, min(SAMPLES, file.last - first + 1)))
    return {"samples": [crossing.plain_of(record) for record in shown]}


@said_plainly
def drop_import(payload: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Forget what was read and not imported. Payload: ``staged``, and ``library`` to remove what ended imports left too."""
    intake = _held.pop(payload["staged"], None)
    if intake is not None and intake.staging is not None:
        intake.staging.remove()
    if payload.get("library"):
        sweep(Path(payload["library"]))
    return {}


@said_plainly
def remember_columns(payload: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Keep which field each column of a table holds. Payload: ``headings``, ``fields`` {heading: field}."""
    from app.work import mappings

    mappings.remember(payload["headings"], payload["fields"])
    return {}


@said_plainly
def add_import(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write previewed records into a library, in the name of the window that asks.

    Payload: ``library``, ``session`` and ``coder`` of the window (so that it can undo); for few records ``files`` as
    plain parsed files, ``paths``, ``choices`` [[file, record, study or None]] and ``left_out`` [[file, record]]; for
    many ``staged`` and ``left_out`` [numbers of files]. ``refused`` [[path, sentence]] are kept with the report.
    Answer: ``files`` (reports; of many studies only the first are named), ``batch``.
    """
    from app.work import importing
    from app.work.library import Library
    from app.work.saying import Said

    refused = [
        importing.FileReport(path, refused=True, said=[Said(sentence, dropped=path)])
        for path, sentence in payload.get("refused", ())
    ]
    library = Library.open(Path(payload["library"]))
    try:
        library.session = payload.get("session") or library.session
        library.coder_id = payload.get("coder")
        progress(0, 0, "")
        write = _write_many if payload.get("staged") else _write_few
        outcome = write(library, payload, refused, _now_and_then(progress))
    finally:
        library.close()
    reports = [report.as_json() for report in outcome.files]
    for report in reports:
        report["studies"] = report["studies"][:1000]
        report["warnings"] = report["warnings"][:LINES]
    return {"files": reports, "batch": outcome.batch}


def _write_few(library: Library, payload: dict[str, Any], refused: list[FileReport], _progress: Progress) -> Outcome:
    from app.work import crossing, importing

    return importing.add(
        library,
        [crossing.from_plain(file) for file in payload["files"]],
        choices={(file, record): study for file, record, study in payload.get("choices", ())},
        left_out=frozenset((file, record) for file, record in payload.get("left_out", ())),
        paths=payload.get("paths", ()),
        refused=refused,
    )


def _write_many(library: Library, payload: dict[str, Any], refused: list[FileReport], progress: Progress) -> Outcome:
    from app.work import bulk
    from app.work.saying import PUTTING

    intake = _held.get(payload["staged"])
    if intake is None or intake.staging is None:
        raise Refused(GONE)
    began = time.monotonic()

    def told(done: int, total: int) -> None:
        pace = round(done / max(0.001, time.monotonic() - began))
        progress(done, total, PUTTING.replace("%1", f"{done:,}").replace("%2", f"{total:,}").replace("%3", f"{pace:,}"))

    outcome = bulk.add(library, intake.staging, left_out=payload.get("left_out", ()), refused=refused, told=told)
    intake.staging.remove()
    del _held[payload["staged"]]
    return outcome


@said_plainly
def undo_import(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Take a whole import back, in the name of the window that asks.

    Payload: ``library``, ``session``, ``coder``, ``batch``, ``with_later``. Answer: ``undone`` (how many steps), or
    where later steps rest on it ``resting`` (their number) and ``sentence``: nothing was changed then.
    """
    from app.work import history
    from app.work.library import Library
    from app.work.saying import TAKING_BACK
    from db.errors import CannotUndo

    progress(0, 0, TAKING_BACK)
    library = Library.open(Path(payload["library"]))
    try:
        library.session = payload.get("session") or library.session
        library.coder_id = payload.get("coder")
        try:
            change = history.undo_batch(library, int(payload["batch"]), with_later=payload.get("with_later") is True)
        except CannotUndo as error:
            steps = tuple(getattr(error, "steps", ()))
            if not steps:
                raise
            return {"resting": len(steps), "sentence": error.sentence}
    finally:
        library.close()
    return {"undone": len(change.studies)}


@said_plainly
def turn_step(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Take one long step back, or do it again, in the name of the window that asks.

    Payload: ``library``, ``session``, ``coder``, ``step``, ``again`` (true to do it again), ``with_later`` (true to
    take back what rests on it too). Answer: ``label``, ``args``; where later steps rest on it nothing is done, and the
    answer is ``resting`` (their ids), ``pattern`` and ``words``.
    """
    from app.work import history
    from app.work.library import Library
    from app.work.saying import TAKING_BACK
    from db.errors import CannotUndo

    progress(0, 0, "" if payload.get("again") else TAKING_BACK)
    library = Library.open(Path(payload["library"]))
    try:
        library.session = payload.get("session") or library.session
        library.coder_id = payload.get("coder")
        try:
            if payload.get("again"):
                change = history.redo_step(library, int(payload["step"]))
            else:
                later = payload.get("with_later") is True
                change = history.undo_step(library, int(payload["step"]), with_later=later)
        except CannotUndo as error:
            steps = tuple(getattr(error, "steps", ()))
            if not steps:
                raise
            return {"resting": list(steps), "pattern": error.sentence_pattern, "words": list(error.words)}
    finally:
        library.close()
    return {"label": change.label, "args": list(change.args)}


def sweep(library: Path) -> None:
    """Remove what imports that were ended left beside a library."""
    from db import staging

    with suppress(OSError):
        staging.sweep(library)


@said_plainly
def past_imports(payload: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """List past imports, newest first, or what was said in one. Payload: ``library``, and ``batch`` for its lines.

    Answer: ``batches`` (see app.work.batches.Batch), and with ``batch`` ``lines`` [path, record, line, pattern, args,
    dropped, note].
    """
    from dataclasses import astuple

    from app.work import batches
    from app.work.library import Library

    library = Library.open(Path(payload["library"]))
    try:
        if payload.get("batch") is not None:
            return {"lines": [list(astuple(one)) for one in batches.report(library, int(payload["batch"]))]}
        return {"batches": [asdict(one) for one in batches.batches(library)]}
    finally:
        library.close()


@said_plainly
def write_import_report(payload: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Write the report of an import as a table. Payload: ``target`` (.csv, else parted by tabs) and ``rows``."""
    from app.work import batches
    from app.work.whole import keep_off_libraries, write_whole

    target = Path(payload["target"])
    keep_off_libraries(target)
    mark = "," if target.suffix.casefold() == ".csv" else "\t"
    words = batches.as_csv([tuple(row) for row in payload["rows"]], mark)
    write_whole(target, b"\xef\xbb\xbf" + words.encode("utf-8"))
    return {"path": str(target)}
