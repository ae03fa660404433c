"""What formats of tags at the beginning of a line share: their lines, and fields with the lines that run on.

A reader takes lines one by one, so that a large file need not be held whole. Line ends may be LF, CRLF or a lone CR.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.records import Record
from app.formats.tally import Tally
from app.text.refused import Refused

_END = re.compile("\r\n|\r|\n")
MARKS = "\ufeff\u200b\x0c\x1a"
"""What other programs leave before a line: byte order marks where files were joined, form feeds, the end mark of DOS."""


def lines_of_text(text: str) -> list[str]:
    """Part a text at CRLF, CR and LF, and nowhere else; marks before a line are no part of it."""
    lines = _END.split(text)
    if any(mark in text for mark in MARKS):
        return [line.lstrip(MARKS) for line in lines]
    return lines


MOST = 25_000_000
"""Code points of one record; the largest there are (10,000 authors) have five million."""


@dataclass(slots=True)
class Entry:
    """The fields of one record as they stand in the file: name, value (lines joined by a line feed), line."""

    first: int
    fields: list[tuple[str, str, int]] = field(default_factory=list)
    last: int = 0
    ended: bool = False
    """Whether the record had its end mark."""
    broken: bool = False
    """Whether another record began before the end mark."""

    more: list[str] = field(default_factory=list)
    """Lines that belong to the last field and are not yet put together with it."""
    size: int = 0

    def open(self, name: str, value: str, line: int) -> None:
        """Begin a field."""
        self._grow(value)
        self.settle()
        self.fields.append((name, value, line))
        self.last = line

    def run_on(self, text: str, line: int) -> bool:
        """Add a line to the last field; False where there is none."""
        if not self.fields:
            return False
        self._grow(text)
        self.more.append(text)
        if text:
            self.last = line
        return True

    def _grow(self, text: str) -> None:
        """Count what the record holds. Raises Refused where no record is so large."""
        self.size += len(text) + 8
        if self.size > MOST:
            raise Refused(
                f"The record that begins in line {self.first} goes on for more than {MOST // 1_000_000} million characters,"
                " which no record does. Nothing was read."
            )

    def settle(self) -> None:
        """Put the last field and the lines that belong to it together."""
        if self.more:
            name, value, begun = self.fields[-1]
            self.fields[-1] = (name, "\n".join((value, *self.more)), begun)
            self.more = []

    def values(self, name: str) -> list[str]:
        """The values of a field."""
        return [value.strip() for key, value, _ in self.fields if key == name]


def read_entries(
    entries: Iterable[Entry],
    roles: Mapping[str, str],
    tally: Tally,
    *,
    prepare: Callable[[Gathered, Entry], Mapping[str, str] | None] | None = None,
    shown: Callable[[str], str] = str,
) -> Iterator[Record]:
    """Make records of entries: each field plays the role its name has here, and has none where it is not named.

    `prepare` looks at the whole entry first and may change roles for it; `shown` is how a field's name is told.
    A role 'skip' drops a field that only serves the database, and counts it; 'late:role' waits until the others are in;
    'aside' keeps a field as it is, also where its name plays a role in `roles`.
    """
    for entry in entries:
        entry.settle()
        record = Gathered(tally, entry.first)
        changed = prepare(record, entry) if prepare is not None else None
        late: list[tuple[str, str, str, int]] = []
        for name, value, line in entry.fields:
            role = (changed.get(name) if changed else None) or roles.get(name, "")
            if not value.strip():
                continue
            if role == "skip":
                tally.leave_out(shown(name), line)
            elif role.startswith("late:"):
                late.append((role.removeprefix("late:"), value, name, line))
            else:
                record.add(role, value, shown(name), line)
        for role, value, name, line in late:
            record.add(role, value, shown(name), line)
        if entry.broken:
            record.warn("no_end", str(entry.first))
        made = record.record(entry.last or entry.first)
        if made is not None:
            yield made


def read_lines(source: Source, stream: Callable[[Iterable[str], Tally], Iterator[Record]]) -> Found:
    """Read a whole file with the reader that takes its records line by line."""
    tally = Tally()
    return found(stream(lines_of_text(source.text), tally), tally)


def found(records: Iterable[Record], tally: Tally) -> Found:
    """Take all records and say what there is to say of the file."""
    kept = tuple(records)
    return Found(kept, tally.warnings(), tally.outside_source(), tally.outside_warnings())
