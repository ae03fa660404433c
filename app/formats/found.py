"""What is handed to a reader of a format, and what it hands back."""

from __future__ import annotations

from dataclasses import dataclass

from app.formats.records import Record
from app.formats.remarks import ReadingWarning


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was decoded, on its way to a reader."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found in a file; `outside` is the text that belongs to no record, each line where it stood."""

    records: tuple[Record, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    outside: str = ""
    outside_warnings: tuple[ReadingWarning, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
