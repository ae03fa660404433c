"""Read what a person chose to import: files, folders and archives of any of the formats, one file after the other.

Up to 100 records stay in memory, to be looked at and mended one by one. More wait in a staging file beside the library.
What can't be read is told in a sentence, and the rest still comes in.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.formats import archive
from app.formats.archive import Unread
from app.formats.decode import called
from app.formats.records import ParsedFile
from app.formats.streaming import Stream, open_stream
from app.text.filenames import readable
from app.text.refused import Refused
from app.work import mappings, staged
from app.work.importing import ALIGN_AT_ONCE, FileReport
from app.work.saying import READING, Said
from app.work.sentences import plain
from db.staging import Staging

STREAMED = 8_000_000
"""Bytes from which on a file is read record by record."""
TABLES = ("csv", "xlsx", "htmltable")
_ARCHIVE = b"PK\x03\x04"

Told = Callable[[int, int, str], None]
"""Hears how many records were read, of how many (0: not known), and a sentence."""


@dataclass(slots=True)
class Intake:
    """What was read: a few files in memory, or all of them in a staging file; and those that could not be read."""

    parsed: list[tuple[str, ParsedFile]] = field(default_factory=list)
    staging: Staging | None = None
    refused: list[FileReport] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    """Headings of all tables among the files."""
    unknown: dict[str, Unread] = field(default_factory=dict)
    """Tables that were refused because none of their columns is known, by place."""


class Reader:
    """Takes files one by one; `intake` is what came of them."""

    def __init__(
        self,
        library: Path,
        *,
        format_id: str | None = None,
        mapping: Mapping[str, Mapping[str, str]] | None = None,
        told: Told = lambda _done, _total, _words: None,
        bulk: bool = False,
    ) -> None:
        """``mapping`` says by place what columns hold; under '' for every table. ``bulk`` stages also few records."""
        self.intake = Intake()
        self._library = library
        self._format = format_id
        self._mapping = mapping or {}
        self._told = told
        self._most = 0 if bulk else ALIGN_AT_ONCE
        self._held = 0
        self._files = 0
        self._began = time.monotonic()

    def take(self, place: str) -> None:
        """Read a file, a folder, or an archive."""
        for shown, one in self._each(place):
            if isinstance(one, Unread):
                self.refuse(shown, one.sentence)
                if one.columns:
                    self.intake.unknown[shown] = one
                    self.intake.columns += one.columns
            elif isinstance(one, ParsedFile):
                self.keep(shown, one)
            else:
                self._stage(shown, one)

    def keep(self, place: str, parsed: ParsedFile) -> None:
        """Take a file that was read; once there are too many records, all of them go to the staging file."""
        intake = self.intake
        intake.columns += [heading for heading, _ in parsed.columns]
        self._held += len(parsed.records)
        if intake.staging is None and self._held <= self._most:
            intake.parsed.append((place, parsed))
            return
        waiting, intake.parsed = intake.parsed, []
        for where, one in (*waiting, (place, parsed)):
            self._stage(where, one)

    def refuse(self, place: str, sentence: str) -> None:
        """Note a file that can't be read."""
        report = FileReport(readable(place), refused=True)
        report.said.append(Said(readable(sentence), dropped=report.path))
        self.intake.refused.append(report)

    def done(self) -> Intake:
        """Return what came of it all, ready to be looked at."""
        if self.intake.staging is not None:
            self.intake.staging.rest()
        return self.intake

    def drop(self) -> None:
        """Give up: nothing is left behind."""
        if self.intake.staging is not None:
            self.intake.staging.remove()
            self.intake.staging = None

    def _stage(self, place: str, one: ParsedFile | Stream) -> None:
        intake = self.intake
        if intake.staging is None:
            self._library.parent.mkdir(parents=True, exist_ok=True)
            intake.staging = Staging.create(self._library)
            waiting, intake.parsed = intake.parsed, []
            for where, parsed in waiting:
                self._stage(where, parsed)
        self._files += 1
        before = intake.staging.studies
        try:
            staged.stage(intake.staging, self._files, place, one, lambda n: self._tell(place, before, n))
        except (Refused, OSError) as error:
            self.refuse(place, plain(error) or f"{called(Path(place).name)} can't be read: {error}.")

    def _tell(self, place: str, before: int, count: int) -> None:
        total = before + count
        pace = round(total / max(0.001, time.monotonic() - self._began))
        sentence = READING.replace("%1", Path(place).name).replace("%2", f"{total:,}").replace("%3", f"{pace:,}")
        self._told(total, 0, sentence)

    def _each(self, place: str) -> Iterator[tuple[str, ParsedFile | Stream | Unread]]:
        """Give the files at a place, each with the path to name it by."""
        path = Path(place)
        for one in archive.files_at(path):
            if isinstance(one, Unread):
                yield readable(place), one
                continue
            file, shown = one[0], readable(one[1])
            where = readable(str(Path(place) / one[1]) if path.is_dir() else place)
            self._told(self._held, 0, file.name)
            try:
                if _is_large(file):
                    yield where, open_stream(file, shown, self._format)
                    continue
                found = list(archive.read_file(file, shown, self._format, self._said_of(where)))
            except (Refused, OSError, ValueError) as error:
                sentence = plain(error) or f"{called(file.name)} can't be read: {error}."
                yield where, Unread(shown, sentence)
                continue
            for inner in found:
                named = where if inner.name in {shown, shown.removesuffix(".gz")} else f"{where}/{inner.name}"
                yield named, self._mapped(file, named, inner)

    def _said_of(self, where: str) -> Mapping[str, str] | None:
        """What was said of a file that only its mapping makes a table."""
        said = self._mapping.get(where)
        return said if said and where.casefold().endswith((".csv", ".tsv", ".tab", ".xlsx")) else None

    def _mapped(self, file: Path, named: str, one: ParsedFile | Unread) -> ParsedFile | Unread:
        """Read a table again where its columns hold something else than their headings seem to say."""
        if isinstance(one, Unread):
            guess: tuple[tuple[str, str], ...] = tuple((heading, "") for heading in one.columns)
        else:
            guess = one.columns if one.format in TABLES else ()
        if not guess:
            return one
        said = self._mapping.get(named) or self._mapping.get("") or mappings.recall(h for h, _ in guess) or {}
        wanted = mappings.whole(guess, said)
        if wanted == dict(guess):
            return one
        for again in archive.read_file(file, one.name, self._format, wanted):
            if again.name == one.name:
                return again
        return one


def _is_large(file: Path) -> bool:
    """Whether a file is read record by record: an archive and a table are not, whatever their size."""
    if file.stat().st_size <= STREAMED or file.suffix.casefold() in {".csv", ".tsv", ".tab", ".xlsx"}:
        return False
    with file.open("rb") as opened:
        return opened.read(4) != _ARCHIVE
