"""Read a file or a pasted text into records: decode it, know its format by its content, and hand it to its reader."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from app.formats import pieces, prose, unread
from app.formats.decode import Decoded, called, check_size, check_text, decode
from app.formats.found import Found, Source
from app.formats.records import ParsedFile, Record
from app.formats.remarks import ReadingWarning
from app.formats.sniff import Format, by_id, of_bytes, of_text, readable
from app.text.refused import Refused

TABLES = ("csv", "htmltable")
_SHORTEST = 200
"""Code points from which on words without a title in a file are taken for an abstract; those in two languages always are."""
_DENSER = 4
"""English letters that a Chinese character stands for."""


def read(
    data: bytes,
    name: str = "",
    format: str | None = None,  # noqa: A002
    mapping: Mapping[str, str] | None = None,
) -> ParsedFile:
    """Read the bytes of a file; `format` is an id of sniff.FORMATS and skips the guess.

    `mapping` says for a table which field each column holds: heading -> name of app.formats.columns.FIELDS.
    An archive is read here where it holds one file; see app.formats.archive for all of them. Raises Refused.
    """
    check_size(data, name)
    asked = _asked(format, name)
    binary = of_bytes(data)
    if binary is not None:
        return _binary(data, name, binary, format, mapping)
    return _parse(decode(data, name), hashlib.sha256(data).hexdigest(), name, asked, mapping)


def read_text(text: str, name: str = "", format: str | None = None) -> ParsedFile:  # noqa: A002
    """Read text that was pasted or typed. Raises Refused."""
    called_so = name or "pasted text"
    if not text:
        raise Refused(f"{called(called_so)} is empty: there is nothing to import.")
    check_text(text, called_so)
    data = text.encode("utf-8")
    check_size(data, called_so)
    return _parse(Decoded(text, "utf-8"), hashlib.sha256(data).hexdigest(), name, _asked(format, called_so), None)


def _asked(format_id: str | None, name: str) -> Format | None:
    if format_id is None:
        return None
    found = by_id(format_id)
    if found is None or found.read is None:
        raise Refused(f"{called(name)}: there is no reader for “{format_id}”. Readable today: {readable()}.")
    return found


def _binary(
    data: bytes, name: str, kind: Format, format_id: str | None, mapping: Mapping[str, str] | None
) -> ParsedFile:
    """Read a workbook, a gzipped file or an archive of one file; refuse anything else that is no text."""
    if kind.id == "gzip":
        from app.formats import packed
        from app.formats.bombs import unpack_gzip

        unpacked = unpack_gzip(data, name)
        if of_bytes(unpacked) in (kind, by_id("zip")) and not packed.is_workbook(unpacked):
            raise Refused(f"{called(name)} is packed more than once. Unpack it, and import what is in it.")
        return read(unpacked, name.removesuffix(".gz"), format_id, mapping)
    if kind.id == "zip":
        from app.formats import packed, workbook

        if packed.is_workbook(data):
            found, text = workbook.read(data, name, mapping)
            return _told(ParsedFile(name, "xlsx", "", hashlib.sha256(data).hexdigest(), text, found.records,
                                    found.warnings + found.outside_warnings, found.columns))  # fmt: skip
        inner, shown = packed.only_member(data, name)
        return read(inner, shown, format_id, mapping)
    raise Refused(unread.sentence(kind.id, name))


def _parse(
    decoded: Decoded, sha256: str, name: str, asked: Format | None, mapping: Mapping[str, str] | None
) -> ParsedFile:
    kind = asked or (by_id("csv") if mapping is not None else None) or _of_name(decoded.text, name)
    if kind.read is None:
        raise Refused(unread.sentence(kind.id, name))
    several = pieces.parted(kind.id, decoded.text) if asked is None else [decoded.text]
    found = _read(kind, Source(name, several[0]), mapping)
    if kind.id == "pagetext" and asked is None and name and all(map(_says_nothing, found.records)):
        raise Refused(unread.sentence("no records", name))
    if found.outside and asked is None:
        found = _and_the_rest(found, kind, name)
    else:
        found = replace(found, warnings=found.warnings + found.outside_warnings)
    for piece in several[1:]:
        found = _and_piece(found, kind, piece, name)
    return _told(
        ParsedFile(name, kind.id, decoded.encoding, sha256, decoded.text, found.records, decoded.warnings + found.warnings,
                   found.columns)
    )  # fmt: skip


def _read(kind: Format, source: Source, mapping: Mapping[str, str] | None) -> Found:
    """Hand a source to its reader; deep nesting that no reader foresaw is refused like other damage."""
    try:
        if kind.id in TABLES and mapping is not None:
            from app.formats import htmltable, table

            return table.read(source, mapping) if kind.id == "csv" else htmltable.read(source, mapping)
        if kind.read is None:
            raise Refused(unread.sentence(kind.id, source.name))
        return kind.read(source)
    except RecursionError as error:
        raise Refused(f"{called(source.name)} is nested too deep to be read. Nothing was read.") from error


def _of_name(text: str, name: str) -> Format:
    """Know the format by the content; only what looks like nothing else is a table because it is called so."""
    kind = of_text(text)
    if kind.id == "pagetext" and name.casefold().endswith((".csv", ".tsv", ".tab")):
        return by_id("csv") or kind
    return kind


def _says_nothing(page: Record) -> bool:
    """Say whether a copied page tells neither what it is a page of nor anything as long as a short abstract, in prose."""
    told = page.titles or page.identifiers or page.citation or page.printed_citation
    bilingual = len({part.lang for part in page.texts}) > 1
    weight = sum(len(part.body) * (_DENSER if part.lang.startswith("zh") else 1) for part in page.texts)
    prose_in_it = any(prose.is_prose(part.body) for part in page.texts)
    return not told and not bilingual and (weight < _SHORTEST or not prose_in_it)


def _and_the_rest(found: Found, kind: Format, name: str) -> Found:
    """Read what belongs to no record as another format, where it is one."""
    other = of_text(found.outside.lstrip("\n"))
    first = next((w.line for w in found.outside_warnings), None)
    if other.id in ("pagetext", kind.id, *TABLES):
        return replace(found, warnings=found.warnings + found.outside_warnings)
    if other.read is None:
        told = ReadingWarning("maybe_two_formats", (str(first or 1), other.name), first)
        return replace(found, warnings=(*found.warnings, told))
    try:
        more = _read(other, Source(name, found.outside), None)
    except Refused:
        return replace(found, warnings=found.warnings + found.outside_warnings)
    told = ReadingWarning("two_formats", (kind.name, other.name), first)
    return replace(
        found,
        records=found.records + more.records,
        warnings=(*found.warnings, told, *more.warnings, *more.outside_warnings),
    )


def _and_piece(found: Found, kind: Format, piece: str, name: str) -> Found:
    """Read a piece of another format that stands behind the records of the first, and say so."""
    bare = piece.lstrip("\n")
    other, line = of_text(bare), len(piece) - len(bare) + 1
    try:
        more = _read(other, Source(name, piece), None)
    except Refused:
        told = ReadingWarning("maybe_two_formats", (str(line), other.name), line)
        return replace(found, warnings=(*found.warnings, told))
    told = ReadingWarning("two_formats", (kind.name, other.name), line)
    return replace(
        found,
        records=found.records + more.records,
        warnings=(*found.warnings, told, *more.warnings, *more.outside_warnings),
    )


def _told(parsed: ParsedFile) -> ParsedFile:
    """Say so where a file gave no record at all."""
    if parsed.records:
        return parsed
    return replace(parsed, warnings=(*parsed.warnings, ReadingWarning("no_records")))
