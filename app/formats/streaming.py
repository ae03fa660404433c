"""Read a file of any size record by record: what an import of hundreds of thousands of records takes.

PubMed's XML and the formats of tags at the beginning of a line are streamed; a file of any other format is read whole.
"""

from __future__ import annotations

import codecs
import contextlib
import gzip
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import IO

from app.formats import pieces, reading, unread
from app.formats.decode import LIMIT, TWICE, called, decode
from app.formats.records import Record
from app.formats.remarks import ReadingWarning
from app.formats.sniff import Format, by_id, of_bytes, of_text
from app.formats.tagged import MARKS
from app.formats.tally import Tally
from app.text.refused import Refused

TAGGED = ("ris", "nbib", "wos", "endnote", "refworks", "noteexpress", "cnki", "older")
"""Formats that are read line by line."""
HEAD = 200_000
"""Bytes that are looked at to know the format."""
MIXED = 30_000_000
"""A file up to so many bytes that is UTF-8 but for some of its lines is read whole."""
_UTF8 = ("utf-8", "utf-8-sig")
LONGEST = 20_000_000
"""Code points of a line, at most."""
_PIECE = 1_000_000
_GZIP = b"\x1f\x8b"


@dataclass(slots=True)
class Stream:
    """A file that is being read: take its records, then its warnings."""

    name: str
    format: str
    encoding: str
    sha256: str
    records: Iterator[Record]
    tally: Tally = field(default_factory=Tally)
    told: tuple[ReadingWarning, ...] = ()

    def warnings(self) -> tuple[ReadingWarning, ...]:
        """What there is to tell of the file; whole once the last record was taken."""
        return self.told + self.tally.warnings() + self.tally.outside_warnings()


def open_stream(
    path: Path,
    name: str = "",
    format: str | None = None,  # noqa: A002
    mapping: Mapping[str, str] | None = None,
) -> Stream:
    """Open a file, gzipped or not, to read its records one by one. Raises Refused as `reading.read` does.

    The file stays open until the last record was taken or the iterator is closed.
    """
    shown = name or path.name
    with path.open("rb") as file:
        head = file.read(HEAD)
    packed = head.startswith(_GZIP)
    if packed:
        with gzip.open(path) as unpacked:
            head = _head_of(unpacked, shown)
    kind = by_id(format) if format is not None else _kind_of(head, shown)
    if kind is not None and kind.id == "pubmedxml":
        return _pubmed(path, shown)
    if kind is not None and kind.id in TAGGED:
        return _tagged(path, shown, kind.id, packed, head)
    if path.stat().st_size > LIMIT:
        raise _too_large(head, shown)
    with path.open("rb") as file:
        parsed = reading.read(file.read(LIMIT + 1), shown, format, mapping)
    return Stream(shown, parsed.format, parsed.encoding, parsed.sha256, iter(parsed.records), told=parsed.warnings)


def _too_large(head: bytes, name: str) -> Refused:
    """Say why a large file of no kind that is streamed can't be read: it is no text, of another kind, or too large."""
    binary = of_bytes(head)
    try:
        if binary is not None and binary.id not in ("zip", "gzip"):
            return Refused(unread.sentence(binary.id, name))
        if binary is None:
            decode(head.rsplit(b"\n", 1)[0], name)
    except Refused as refused:
        return refused
    return Refused(f"{called(name)} is larger than 200 MB. Split it into smaller files and import those.")


def _head_of(file: gzip.GzipFile, name: str) -> bytes:
    try:
        return file.read(HEAD)
    except (OSError, EOFError) as error:
        raise Refused(f"{called(name)} is damaged or cut off: it can't be unpacked. Nothing was read.") from error


def _kind_of(head: bytes, name: str) -> Format | None:
    """Know the format by the beginning of the file; None where it has to be read whole."""
    whole = head.rsplit(b"\n", 1)[0] if len(head) == HEAD else head
    try:
        return of_text(decode(whole, name).text)
    except Refused:
        return None


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pubmed(path: Path, name: str) -> Stream:
    pubmedxml = import_module("app.formats.pubmedxml")
    tally = Tally()
    return Stream(name, "pubmedxml", "utf-8", _hash_of(path), pubmedxml.stream(path, tally, name), tally)


def _tagged(path: Path, name: str, format_id: str, packed: bool, head: bytes) -> Stream:
    encoding, told = _encoding_of(path, name, packed, head)
    if not encoding or (TWICE in head and path.stat().st_size < MIXED):
        with _bytes(path, packed) as file:
            parsed = reading.read(file.read(MIXED), name, format_id)
        return Stream(name, format_id, parsed.encoding, _hash_of(path), iter(parsed.records), told=parsed.warnings)
    tally = Tally()
    reader: Callable[[Iterable[str], Tally], Iterator[Record]] = import_module(f"app.formats.{format_id}").stream
    lines = pieces.until_another(format_id, _lines(path, packed, encoding, tally, name), tally)
    return Stream(name, format_id, encoding, _hash_of(path), reader(lines, tally), tally, told)


def _encoding_of(path: Path, name: str, packed: bool, head: bytes) -> tuple[str, tuple[ReadingWarning, ...]]:
    """UTF-8 where the whole file is, '' where only some of it is; else what it looks like, of a large file its beginning."""
    if not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and _is_utf8(path, packed):
        return ("utf-8-sig" if head.startswith(codecs.BOM_UTF8) else "utf-8"), ()
    begin = b""
    with contextlib.suppress(OSError, EOFError), _bytes(path, packed) as file:
        begin = file.read(MIXED + 1)
    if 0 < len(begin) <= MIXED:
        decoded = decode(begin, name)
        return ("" if decoded.encoding in _UTF8 else decoded.encoding), decoded.warnings
    whole = head.rsplit(b"\n", 1)[0] if len(head) == HEAD else head
    decoded = decode(whole, name)
    if decoded.encoding in _UTF8:
        return ("gb18030" if whole.isascii() else decoded.encoding), decoded.warnings
    return decoded.encoding, decoded.warnings


def _is_utf8(path: Path, packed: bool) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with _bytes(path, packed) as file:
            while piece := file.read(_PIECE):
                decoder.decode(piece)
        decoder.decode(b"", True)
    except (UnicodeDecodeError, OSError, EOFError):
        return False
    return True


def _bytes(path: Path, packed: bool) -> IO[bytes]:
    return gzip.open(path) if packed else path.open("rb")  # type: ignore[return-value]


def _lines(path: Path, packed: bool, encoding: str, tally: Tally, name: str) -> Iterator[str]:
    """Hand out lines without their ends; bytes that don't fit become � and are told once. Raises Refused at an endless one."""
    with ExitStack() as stack:
        file = stack.enter_context(_bytes(path, packed))
        text = stack.enter_context(io.TextIOWrapper(file, encoding=encoding, errors="replace", newline=None))
        damaged = False
        number = 0
        try:
            for number, line in enumerate(iter(partial(text.readline, LONGEST), ""), start=1):
                if len(line) == LONGEST:
                    raise Refused(
                        f"{called(name)} has a line of more than {LONGEST // 1_000_000} million characters (line {number}),"
                        " which no file of records has. Nothing was read."
                    )
                if not damaged and "\ufffd" in line:
                    damaged = True
                    tally.say("damaged_characters", str(number), line=number)
                bare = line.removesuffix("\n")
                if bare.endswith("\x1a"):  # with which DOS ends a text
                    bare = bare.rstrip("\x1a")
                yield bare if bare[:1] not in MARKS else bare.lstrip(MARKS)
        except (OSError, EOFError):
            tally.say("broken_off", str(number + 1), "all", line=number + 1)
