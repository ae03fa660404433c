"""Read a file or a pasted text into records: decode it, know its format by its content, and hand it to its reader."""

from __future__ import annotations

import hashlib

from app.formats.decode import Decoded, called, check_size, check_text, decode
from app.formats.records import ParsedFile
from app.formats.sniff import Format, Source, by_id, of_bytes, of_text, readable
from app.text.refused import Refused


def read(data: bytes, name: str = "", format: str | None = None) -> ParsedFile:  # noqa: A002
    """Read the bytes of a file; `format` is an id of sniff.FORMATS and skips the guess. Raises Refused."""
    check_size(data, name)
    asked = _asked(format, name)
    binary = of_bytes(data)
    if binary is not None:
        raise Refused(_unread(binary, name))
    return _parse(decode(data, name), hashlib.sha256(data).hexdigest(), name, asked)


def read_text(text: str, name: str = "", format: str | None = None) -> ParsedFile:  # noqa: A002
    """Read text that was pasted or typed. Raises Refused."""
    called_so = name or "pasted text"
    if not text:
        raise Refused(f"{called(called_so)} is empty: there is nothing to import.")
    check_text(text, called_so)
    data = text.encode("utf-8")
    check_size(data, called_so)
    return _parse(Decoded(text, "utf-8"), hashlib.sha256(data).hexdigest(), name, _asked(format, called_so))


def _asked(format_id: str | None, name: str) -> Format | None:
    if format_id is None:
        return None
    found = by_id(format_id)
    if found is None or found.read is None:
        raise Refused(f"{called(name)}: there is no reader for “{format_id}”. Readable today: {readable()}.")
    return found


def _parse(decoded: Decoded, sha256: str, name: str, asked: Format | None) -> ParsedFile:
    kind = asked or of_text(decoded.text)
    if kind.read is None:
        raise Refused(_unread(kind, name))
    found = kind.read(Source(name, decoded.text))
    return ParsedFile(
        name, kind.id, decoded.encoding, sha256, decoded.text, found.records, decoded.warnings + found.warnings
    )


def _unread(kind: Format, name: str) -> str:
    """Say what a file is and what can be read instead."""
    advice = f" {kind.advice}" if kind.advice else ""
    return f"{called(name)} is {kind.words}. Such files can't be read yet; what can be read: {readable()}.{advice}"
