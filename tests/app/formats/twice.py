"""Files read whole and record by record: both must give the same."""

from __future__ import annotations

from pathlib import Path

from app.formats.reading import read
from app.formats.records import Record
from app.formats.streaming import open_stream


def records(text: str, tmp_path: Path, name: str = "export.txt") -> tuple[Record, ...]:
    """The records of a file, read whole and one by one with the same result."""
    path = tmp_path / name
    path.write_bytes(text.encode())
    streamed = tuple(open_stream(path).records)
    whole = read(path.read_bytes(), name).records
    assert [one.title for one in streamed] == [one.title for one in whole]
    return whole


def names(record: Record) -> list[str]:
    """The authors as "family, given", or as they are called."""
    return [f"{one.family}, {one.given}" if one.given else one.literal or one.family for one in record.authors]
