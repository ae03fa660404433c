"""Fill a staging file from what was read: the rows that records become, in portions, with no library touched."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from app.formats.records import ParsedFile, Record
from app.formats.streaming import Stream
from app.work import recordrows
from app.work.joining import sha256
from app.work.saying import Said, said_of
from db.clock import now
from db.recording import new_guids
from db.staging import Staging

PORTION = 400
"""Records written at a time: what is in memory does not grow with the file."""
KEPT_WHOLE = 20_000_000
"""Code points of a file that are kept with the library; of a larger one its name and hash are kept."""

SELDOM = 100_000
"""New objects after which Python looks for circles among them while records are read; 700 else."""

CELLS = 3
"""Filled cells of a column that are shown where its field is chosen."""

Told = Callable[[int], None]
"""Hears how many records of the file were read so far."""


def stage(staging: Staging, number: int, place: str, read: ParsedFile | Stream, told: Told) -> dict[str, Any]:
    """Write the records of one file into a staging file; return what there is to tell of it.

    Raises Refused where the file breaks off in a way that refuses it whole; then nothing of it stays.
    """
    first = staging.studies + 1
    said: list[Said] = []
    source = getattr(read, "source", "")
    try:
        with _seldom_collected():
            _write(staging, read.records, said, told)
    except BaseException:
        staging.forget_since(first - 1)
        raise
    warnings = read.warnings() if isinstance(read, Stream) else read.warnings
    said += [said_of(warning, None) for warning in warnings]
    whole = len(source) <= KEPT_WHOLE
    row = (number, read.name, read.format, read.encoding, read.sha256, source if whole else "")
    staging.add({"source": [row]})
    about = {
        "path": place,
        "name": read.name,
        "format": read.format,
        "encoding": read.encoding,
        "columns": columns_of(read) if isinstance(read, ParsedFile) else [],
        "kept": bool(source) and whole,
        "said": [one.as_plain() for one in said],
    }
    staging.file_done(number, first, staging.studies, about)
    return about


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Let Python look for circles of objects less often: records are millions of small objects, and hold none."""
    before = gc.get_threshold()
    gc.set_threshold(SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _write(staging: Staging, records: Iterable[Record], said: list[Said], told: Told) -> None:
    """Write records in portions."""
    rows = _Rows(staging)
    first = staging.studies
    for record in records:
        rows.take(record)
        said += [said_of(warning, staging.studies - first) for warning in record.warnings]
        if rows.waiting >= PORTION:
            rows.write()
            told(staging.studies - first)
    rows.write()
    told(staging.studies - first)


class _Rows:
    """Rows that wait to be written, by table."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._at = now()
        self._rows: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._guids: list[str] = []
        self._tags: dict[str, int] = {}
        self.waiting = 0

    def take(self, record: Record) -> None:
        """Add the rows of one record."""
        reserve, at = self._staging.reserve, self._at
        study = reserve("study")
        columns = recordrows.columns(record)
        lines = (record.lines[0], record.lines[1])
        self._rows["study"].append((study, self._guid(), at, at, *(columns[name] for name in recordrows.COLUMNS)))
        self._rows["staged_line"].append((study, *lines))
        wordings = recordrows.wordings(record)
        numbers = self._staging.reserve_many("field_variant", len(wordings))
        self._rows["field_variant"] += [
            (number, study, *row, place) for place, (number, row) in enumerate(zip(numbers, wordings, strict=True))
        ]
        people = recordrows.names(record)
        numbers = self._staging.reserve_many("author", len(people))
        self._rows["author"] += [
            (number, study, place, name.family, name.given, name.literal, name.lang, role, "page")
            for place, (number, (name, role)) in enumerate(zip(numbers, people, strict=True))
        ]
        self._rows["identifier"] += [
            (reserve("identifier"), study, one.scheme, one.value, one.role) for one in record.identifiers
        ]
        if record.tags:
            self._rows["study_tag"] += [
                (reserve("study_tag"), study, self._tag(tag)) for tag in recordrows.tags(record)
            ]
        self._take_texts(record, study)
        self.waiting += 1

    def _take_texts(self, record: Record, study: int) -> None:
        """Add the texts of one record; a second one of a kind and language is an excerpt, the same words come once."""
        seen: set[str] = set()
        kinds: set[tuple[str, str]] = set()
        for part in record.texts:
            digest = sha256(part.body)
            if digest in seen:
                continue
            seen.add(digest)
            kind = part.kind if (part.lang, part.kind) not in kinds else "excerpt"
            kinds.add((part.lang, part.kind))
            text = self._staging.reserve("text")
            values = (part.lang, kind, part.provenance, part.engine or None, "unreviewed", text)
            self._rows["text"].append((text, self._guid(), study, *values))
            slices = recordrows.slices(part)
            self._rows["text_version"].append((text, text, 1, part.body, digest, slices, self._at))

    def write(self) -> None:
        """Write what waits."""
        if self._rows:
            self._staging.add(self._rows)
            self._rows = defaultdict(list)
        self.waiting = 0

    def _guid(self) -> str:
        if not self._guids:
            self._guids = new_guids(2 * PORTION)
        return self._guids.pop()

    def _tag(self, name: str) -> int:
        """The number of a tag here, made where it is new."""
        if name not in self._tags:
            self._tags[name] = self._staging.reserve("tag")
            self._rows["tag"].append((self._tags[name], name))
        return self._tags[name]


def columns_of(parsed: ParsedFile) -> list[list[Any]]:
    """Return the columns of a table: heading, field, and the first cells that hold something."""
    if not parsed.columns:
        return []
    from app.formats import table
    from app.formats.tally import Tally

    head = parsed.source[:200_000]
    rows = (
        [(line.split("\t"), at) for at, line in enumerate(head.split("\n"), 1)]
        if parsed.format == "xlsx"
        else table.rows_of(head, parsed.name, Tally())
        if parsed.format == "csv"
        else []
    )
    headings = [heading for heading, _ in parsed.columns]
    start = next((n for n, (cells, _) in enumerate(rows) if [c.strip() for c in cells] == headings), -1) + 1
    out = []
    for place, (heading, field) in enumerate(parsed.columns):
        filled = [cells[place].strip()[:80] for cells, _ in rows[start:] if place < len(cells) and cells[place].strip()]
        out.append([heading, field, filled[:CELLS]])
    return out
