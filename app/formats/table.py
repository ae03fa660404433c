"""Read tables in text: CSV with commas, semicolons or tabs, as spreadsheets and databases write them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.formats import columns, guarded
from app.formats.decode import called
from app.formats.found import Found, Source
from app.formats.rows import HEADER_WITHIN, Row, UnknownColumns, headings_of, read_rows, settle
from app.formats.tally import Tally
from app.text.refused import Refused

MARKS = ("\t", ";", ",", "|", "，")
SHOWN = 5
"""So many rows are shown in the mapping step."""
LONGEST_CELL = 60_000_000
_ASIDE, _MOST_ASIDE = 3, 100
"""Of headings in the first column so many must be known, and there are never more."""
_RULE = re.compile(r"\s*:?-{2,}:?\s*")
"""What stands under the headings of a table in Markdown."""

csv.field_size_limit(LONGEST_CELL)


@dataclass(frozen=True, slots=True)
class Preview:
    """What the mapping step shows: headings, the field guessed for each ('' for none), and the first rows."""

    headings: tuple[str, ...]
    guess: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def looks(text: str) -> bool:
    """Say whether a text begins like a table with headings that are known."""
    head = [line for line in text.split("\n", 12)[:12] if line.strip()][:5]
    for line in head:
        if 2 < len(line) < 5_000:
            mark = max(MARKS, key=line.count)
            cells = _cells(line, mark)
            if line.count(mark) >= 1 and columns.known(cells) >= 2 and all(len(c) < 60 for c in cells):
                return True
    return False


def is_headed(text: str) -> bool:
    """Say whether the first line is nothing but headings, at least four of which are known."""
    first = text.split("\n", 1)[0]
    cells = _cells(first, max(MARKS, key=first.count))
    return columns.known(cells) >= 4 and all(len(cell) < 60 for cell in cells)


def _cells(line: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return []


def read(source: Source, mapping: Mapping[str, str] | None = None) -> Found:
    """Read a table; `mapping` says which field a column holds, by its heading. Raises Refused."""
    tally = Tally()
    rows = rows_of(source.text, source.name, tally)
    return of_rows(rows, source.name, tally, mapping)


def of_rows(rows: Sequence[Row], name: str, tally: Tally, mapping: Mapping[str, str] | None) -> Found:
    """Read rows whose headings stand in one of the first of them."""
    if not rows:
        raise Refused(f"{called(name)} is a table without rows: there is nothing to import.")
    rows = _upright(rows)
    first = headings_of(rows)
    headings = [cell.strip() for cell in rows[first][0]]
    for cells, line in rows[:first]:
        if any(cell.strip() for cell in cells):
            tally.found_outside(line, " ".join(cells))
    try:
        roles = settle(headings, mapping, name)
    except UnknownColumns as unknown:
        unknown.cells = tuple(tuple(cells) for cells, _ in rows[first + 1 : first + 1 + SHOWN])
        raise
    records = tuple(read_rows(rows[first + 1 :], headings, roles, tally))
    return Found(records, tally.warnings(), "", tally.outside_warnings(), tuple(zip(headings, roles, strict=True)))


def _upright(rows: Sequence[Row]) -> Sequence[Row]:
    """Turn a table whose headings stand in its first column, record under record, as Embase can write it."""
    filled = [row for row in rows if any(cell.strip() for cell in row[0])]
    labels = [cells[0].strip() for cells, _ in filled]
    headings = list(dict.fromkeys(labels))
    across = max((columns.known(cells) for cells, _ in filled[:HEADER_WITHIN]), default=0)
    if len(filled) < _ASIDE or across > 1 or len(headings) > _MOST_ASIDE or columns.known(headings) < _ASIDE:
        return rows
    turned: list[Row] = [(headings, filled[0][1])]
    for (cells, line), label in zip(filled, labels, strict=True):
        if label == labels[0]:
            turned.append(([""] * len(headings), line))
        values = turned[-1][0]
        at = headings.index(label)
        values[at] = "; ".join(part for part in (values[at], *(cell.strip() for cell in cells[1:])) if part)
    return turned


def preview(rows: Sequence[Row]) -> Preview:
    """Show the beginning of a table and what its columns seem to be."""
    first = headings_of(rows) if rows else 0
    headings = tuple(cell.strip() for cell in rows[first][0]) if rows else ()
    shown = tuple(tuple(cell[:300] for cell in cells) for cells, _ in rows[first + 1 : first + 1 + SHOWN])
    return Preview(headings, tuple(columns.guess(headings)), shown)


def rows_of(text: str, name: str, tally: Tally) -> list[Row]:
    """Part a text into rows and cells. Raises Refused where quotation marks don't let it be parted."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    said = re.match(r'"?sep=(.)"?\n', plain, re.IGNORECASE)
    mark = said[1] if said else mark_of(plain)
    skip = 1 if said else 0
    try:
        rows = _parse(plain, mark, strict=True)
    except csv.Error:
        try:
            rows = _parse(plain, mark, strict=False)
        except csv.Error as error:
            raise Refused(
                f"{called(name)} can't be parted into rows: {error}. Save it again as CSV in UTF-8."
            ) from error
        tally.say("quotes_unclear", line=None)
    rows = rows[skip:]
    if mark == "|":
        rows = [row for row in rows if not all(not cell.strip() or _RULE.fullmatch(cell) for cell in row[0])]
    if rows and guarded.is_ours(rows[0][0]):
        rows = [([guarded.unguarded(cell) for cell in cells], line) for cells, line in rows]
    return rows


def _parse(text: str, mark: str, *, strict: bool) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=strict)
    rows: list[Row] = []
    line = 1
    for cells in reader:
        rows.append((cells, line))
        line = reader.line_num + 1
    return rows


def mark_of(text: str) -> str:
    """Return the mark that parts cells: the one that makes most headings known, else that of most cells."""
    lines = [line for line in text[:20_000].split("\n")[:10] if line.strip()]
    best = max(
        MARKS,
        key=lambda mark: (
            max((columns.known(_cells(line, mark)) for line in lines), default=0),
            lines[0].count(mark) if lines and mark != "，" else 0,
        ),
    )
    return best if lines else ","
