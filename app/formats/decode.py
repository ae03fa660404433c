"""Turn the bytes of a file into text without changing a character, or say plainly why that can't be done.

Order tried: byte order mark, UTF-16 and UTF-32 without one, UTF-8, GB18030 (or Big5), Windows-1252.
Line ends are kept as they came (CRLF, lone CR).
"""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass, replace

from app.formats import mixed
from app.formats.remarks import ReadingWarning
from app.text.refused import Refused

LIMIT = 200_000_000
"""The largest file read, in bytes."""

UNSEEN = "\u200b\u2060\ufeff"
"""Marks without width that come before the text of a copied page or a file put together."""
TWICE = b"\r\r\n"
"""The end of a line that was made twice."""
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_PLAIN = re.compile(r"[\t\n\r -~\u00a0-\u024f\u2010-\u2027\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
_XML = re.compile(rb"\s*<\?xml[^>]{0,80}encoding\s?=\s?[\"']([A-Za-z0-9_-]{2,20})[\"']")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was in (a Python codec name), and what to tell about it."""

    text: str
    encoding: str
    warnings: tuple[ReadingWarning, ...] = ()


def called(name: str) -> str:
    """Name a file at the start of a sentence."""
    return f"“{name}”" if name else "The file"


def decode(data: bytes, name: str = "") -> Decoded:
    """Read bytes as text. Raises Refused where they are empty, too many, damaged or no text."""
    check_size(data, name)
    data = data.rstrip(b"\x1a") or data  # with which DOS ends a text
    if TWICE in data:
        data = data.replace(TWICE, b"\r\n")
    if data.startswith(tuple(mark for mark, _ in _MARKS)):
        decoded = _marked(data, name)
    elif b"\x00" in data:
        decoded = _wide(data, name)
    else:
        decoded = _unmarked(data, name)
    check_text(decoded.text, name)
    bare = decoded.text.lstrip(UNSEEN)
    return decoded if bare == decoded.text else replace(decoded, text=bare)


def check_size(data: bytes, name: str = "") -> None:
    """Refuse a file with nothing in it, and one over the limit."""
    if not data:
        raise Refused(f"{called(name)} is empty: there is nothing to import.")
    if len(data) > LIMIT:
        raise Refused(f"{called(name)} is larger than 200 MB. Split it into smaller files and import those.")


def check_text(text: str, name: str = "") -> None:
    """Refuse text that holds nothing but white space, NUL characters or half characters (lone surrogates)."""
    if not text.strip().strip("\ufeff\u200b"):
        raise Refused(f"{called(name)} is empty: there is nothing but white space in it.")
    nul = text.find("\x00")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        raise Refused(
            f"{called(name)} holds a NUL character in line {line}, so it is not plain text. Nothing was read."
        )
    half = _SURROGATE.search(text)
    if half:
        raise _half(name, text.count("\n", 0, half.start()) + 1)


def _half(name: str, line: int) -> Refused:
    return Refused(
        f"{called(name)} is damaged: line {line} holds half a character (a lone surrogate). "
        "Copy the text again from where it came, and try once more."
    )


def _marked(data: bytes, name: str) -> Decoded:
    """Read a file by its byte order mark; the mark is no part of the text."""
    mark, encoding = next(pair for pair in _MARKS if data.startswith(pair[0]))
    try:
        return Decoded(data[len(mark) :].decode(encoding.removesuffix("-sig")), encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            return _nearly_utf8(data[len(mark) :], name, error, encoding)
        with contextlib.suppress(UnicodeDecodeError):
            check_text(data[len(mark) :].decode(encoding, "surrogatepass"), name)
        shown = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise Refused(
            f"{called(name)} says that it is {shown}, but byte {error.start + 1} does not fit. "
            "The file may be cut off or damaged."
        ) from error


def _wide(data: bytes, name: str) -> Decoded:
    """Read a file with NUL bytes: UTF-32 or UTF-16 without a mark where that gives plain text, else no text at all."""
    if data.count(0) * 5 < len(data):
        with contextlib.suppress(UnicodeDecodeError):
            _refuse_binary(data.decode("utf-8").replace("\x00", ""), name, share=0.1)
            check_text(data.decode("utf-8"), name)
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:20_000]
        if sample and "\x00" not in text and len(_PLAIN.findall(sample)) >= 0.9 * len(sample):
            return Decoded(text, encoding, (ReadingWarning("encoding_guessed", (encoding.upper(),)),))
    raise _no_text(name)


def _no_text(name: str) -> Refused:
    return Refused(
        f"{called(name)} holds no plain text. "
        "Copy the page's text and paste it, or save it as plain text, and try again."
    )


def _unmarked(data: bytes, name: str) -> Decoded:
    """Read a file that says nothing about its encoding."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _nearly_utf8(data, name, error, "utf-8")
    _refuse_binary(text, name, share=0.1)
    return Decoded(text, "utf-8")


def _nearly_utf8(data: bytes, name: str, error: UnicodeDecodeError, encoding: str) -> Decoded:
    """Read a file that is no UTF-8 as a whole: UTF-8 but for some of it, or another encoding."""
    try:
        return Decoded(_joined_halves(data, name, error), encoding)
    except UnicodeDecodeError:
        found = mixed.read(data, _likely, told=encoding == "utf-8-sig")
        if found is None:
            return _legacy(data, name)
        _refuse_binary(found[0], name, share=0.0)
        return Decoded(found[0], encoding, found[1])


def _joined_halves(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    """Join surrogate pairs that a program wrote as two UTF-8 sequences; refuse a lone half.

    Raises the given error's kind where the bytes are no UTF-8 at all.
    """
    text = data.decode("utf-8", "surrogatepass")
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    half = _SURROGATE.search(joined)
    if half:
        raise _half(name, joined.count("\n", 0, half.start()) + 1) from error
    return joined


def _legacy(data: bytes, name: str) -> Decoded:
    """Read a file that is no Unicode: Chinese (GB18030, Big5) or Western (Windows-1252)."""
    for encoding in (*_declared(data), *_chinese_utf16(data), *_likely(data)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        _refuse_binary(text, name, share=0.0)
        if "\x00" in text:
            continue
        shown = {"cp1252": "Windows-1252", "big5": "Big5"}.get(encoding, encoding.upper())
        return Decoded(text, encoding, (ReadingWarning("encoding_guessed", (shown,)),))
    if _CONTROLS.search(data[:20_000].decode("latin-1")):
        raise _no_text(name)
    raise Refused(f"{called(name)} is in no encoding that could be recognised. Save it as UTF-8 and try again.")


def _likely(data: bytes) -> tuple[str, ...]:
    """Order the legacy encodings by the bytes of a sample.

    A Chinese text pairs high bytes with high bytes; a Western one has lone high bytes before letters, which GB18030
    would happily read as rare characters. Big5 read as GB18030 falls into areas that hold no character.
    """
    sample = data[:200_000]
    both = lone = unassigned = 0
    at = 0
    while at < len(sample) - 1:
        lead, trail = sample[at], sample[at + 1]
        if lead < 0x81:
            at += 1
            continue
        if trail >= 0x80:
            both += 1
        else:
            lone += 1
        unassigned += lead in (0xA2, 0xA4, 0xA6, 0xA8, 0xA9, 0xA1) and trail < 0xA1
        at += 2
    if lone > both:
        if unassigned * 20 > lone + both:
            return ("big5", "gb18030", "cp1252")
        return ("cp1252", "gb18030", "big5") if not _reads_as_big5(sample) else ("big5", "gb18030", "cp1252")
    if unassigned * 20 > both and _reads_as_big5(sample):
        return ("big5", "gb18030", "cp1252")
    return ("gb18030", "cp1252")


def _declared(data: bytes) -> tuple[str, ...]:
    """Return the encoding an XML file declares, where it is one of those that can be meant."""
    found = _XML.match(data[:200])
    name = found[1].decode("ascii").lower() if found else ""
    known = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5", "iso-8859-1": "cp1252",
             "latin1": "cp1252", "windows-1252": "cp1252", "us-ascii": "cp1252"}  # fmt: skip
    return (known[name],) if name in known else ()


def _chinese_utf16(data: bytes) -> tuple[str, ...]:
    """Know Chinese UTF-16 without mark or NUL: the upper bytes of hanzi (4E to 9F) and their marks all stand on one side."""
    if len(data) % 2 or len(data) < 16:
        return ()
    upper = frozenset((*range(0x4E, 0xA0), 0x20, 0x30, 0xFF))
    first, second = (sum(b in upper for b in side) / len(side) for side in (data[:100_000:2], data[1:100_000:2]))
    if second >= 0.97 and first < 0.7:
        return ("utf-16-le",)
    return ("utf-16-be",) if first >= 0.97 and second < 0.7 else ()


def _reads_as_big5(sample: bytes) -> bool:
    """Say whether a sample is whole Big5 with everyday Chinese punctuation in it."""
    try:
        text = codecs.getincrementaldecoder("big5")().decode(sample)
    except UnicodeDecodeError:
        return False
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return han >= 4 and ("。" in text or "，" in text or "的" in text)


def _refuse_binary(text: str, name: str, share: float) -> None:
    """Refuse a text with more than a share of control characters."""
    sample = text[:200_000]
    if len(_CONTROLS.findall(sample)) > share * len(sample):
        raise _no_text(name)
