"""Hand out one record of an XML file after the other and forget it, so that memory does not grow with the file.

Entities a file declares itself are refused (they serve only attacks here), external ones are never opened. A file that
breaks off gives the records before that.
"""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterator, Mapping
from os.path import commonprefix
from typing import IO
from xml.etree.ElementTree import Element, ParseError
from xml.parsers import expat

from app.formats.decode import called
from app.formats.growing import Growing
from app.formats.tally import Tally
from app.text.refused import Refused

_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));"
)

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,200}\?>")
_PIECE = 32_768

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(<\?xml[^>]{0,200}\?>)?\s*(?:<!DOCTYPE[^>\[]{0,500}>\s*)?")

Tags = Mapping[str, tuple[str, ...]]
_INDENTED = re.compile(r"\n[ \t]{2,}")


_SEAM = 2_000
"""Bytes from the end of one file to the beginning of the next that was put behind it, at most."""


def _seam(root: str) -> re.Pattern[bytes]:
    """Make the pattern of such a seam; a document type that declares anything is none."""
    name = re.escape(root.encode())
    begin = rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>\[]*>\s*)?<" + name + rb"(?:\s[^>/]*)?>"
    return re.compile(rb"</" + name + rb">" + begin)


class _Watched(io.RawIOBase):
    """Passes a file's bytes on and notes the line on which each record begins."""

    def __init__(self, file: IO[bytes], tags: tuple[str, ...], root: str, line: int = 1) -> None:
        self._file = file
        self._seam, self._close = _seam(root), f"</{root}>".encode()
        self._held = b""
        prefix = rb"(?:[\w.-]{1,20}:)?" if ":" in root else b""
        names = b"|".join(re.escape(tag.encode()) for tag in tags)
        self._begin = re.compile(b"<" + prefix + b"(?:" + names + rb")(?=[\s>/])")
        same = commonprefix(tags)  # noqa: RUF071 - no paths; bytes that all begin with are found without looking at each
        self._same = b"<" if prefix else b"<" + same.encode()
        self._line = line
        self._tail = b""
        self.lines: deque[int] = deque()

    def _joined(self, size: int) -> bytes:
        """The next bytes; files that were put one after the other are read as one. What may be a seam waits for its end."""
        while True:
            more = self._file.read(size)
            chunk, self._held = self._held + more, b""
            if self._close in chunk:
                chunk = self._seam.sub(lambda found: b"\n" * found[0].count(b"\n"), chunk)
            if not more:
                return chunk
            at = chunk.rfind(self._close, max(0, len(chunk) - _SEAM))
            if at < 0:
                at = chunk.rfind(b"<", max(0, len(chunk) - len(self._close)))
                if at < 0 or not self._close.startswith(chunk[at:]):
                    return chunk
            chunk, self._held = chunk[:at], chunk[at:]
            if chunk:
                return chunk

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        chunk = self._joined(size)
        window = self._tail + chunk
        keep = min(len(window), 64)
        end = len(window) - keep if chunk else len(window)
        at, place = 0, window.find(self._same)
        while 0 <= place < end:
            if self._begin.match(window, place):
                self._line += window.count(b"\n", at, place)
                at = place
                self.lines.append(self._line)
            place = window.find(self._same, place + 1)
        self._line += window.count(b"\n", at, end)
        self._tail = window[end:]
        return chunk


def of_text(source: str, tags: Tags, tally: Tally, name: str = "") -> Iterator[tuple[Element, int]]:
    """Hand out the elements of these names in a text, each with its line; characters XML forbids become blanks."""
    clean = _ILLEGAL.sub(" ", source).removeprefix("\ufeff")
    told = _DECLARATION.match(clean)
    if told is not None:  # what it says of the encoding is no longer so
        clean = " " * told.end() + clean[told.end() :]
    return of_file(io.BytesIO(clean.lstrip(" ").encode("utf-8")), tags, tally, name)


def of_file(file: IO[bytes], tags: Tags, tally: Tally, name: str = "") -> Iterator[tuple[Element, int]]:
    """Hand out the elements of these names in a file, each with its line; an element lives until the next is asked for.

    `tags` are the names by the file's outermost element, with those for any other under ''. A namespace is taken off.
    Raises Refused where the file declares entities, or is no XML from the start.
    """
    skipped = _to_declaration(file)
    root, spaced = _root_of(file, name)
    file.seek(skipped[0])
    local = root.rpartition(":")[2]
    wanted = tags.get(local) or tags[""]
    head = _head_before(file, root) if local in wanted else None  # records without anything around them
    watched = _Watched(file, wanted, "" if local in wanted else root, skipped[1])
    tree = Growing(wanted, spaced=spaced, name=name)
    count = 0
    try:
        for element in _elements(tree, watched, head):
            count += 1
            yield element, watched.lines.popleft() if watched.lines else 1
    except (ParseError, ValueError, LookupError) as error:
        line = error.position[0] if isinstance(error, ParseError) else 1
        if not count:
            raise _not_whole(name, line) from error
        tally.say("broken_off", str(line), str(count), line=line)


def _elements(tree: Growing, watched: _Watched, head: bytes | None) -> Iterator[Element]:
    """Hand out the wanted elements of a file; `head` is what stood before records with nothing around them, or None."""
    if head is not None:
        yield from tree.feed(head + b"<bare>")
    while chunk := watched.read(_PIECE):
        yield from tree.feed(chunk)
    if head is not None:
        yield from tree.feed(b"</bare>")
    yield from tree.close()


def _not_whole(name: str, line: int) -> Refused:
    return Refused(
        f"{called(name)} is not whole XML: line {line} could not be read. Export it again and try once more."
    )


def _to_declaration(file: IO[bytes]) -> tuple[int, int]:
    """Pass over white space before the declaration, which XML forbids there; return how much, and the line reached."""
    head = file.read(1_000)
    blank = len(head) - len(head.lstrip(b" \t\r\n"))
    file.seek(blank)
    return blank, 1 + head.count(b"\n", 0, blank)


def _head_before(file: IO[bytes], root: str) -> bytes | None:
    """Take off what stands before the outermost element; None, and the file at its beginning, where that is no declaration."""
    begun = file.tell()
    found = _HEAD.match(file.read(2_000))
    at = len(found[0]) if found is not None else 0
    file.seek(begun + at)
    if found is None or file.read(len(root) + 1) != b"<" + root.encode():
        file.seek(begun)
        return None
    file.seek(begun + at)
    return found[1] or b""


class _Begun(Exception):  # noqa: N818 - no error: the outermost element was reached
    """The outermost element was reached."""


def _root_of(file: IO[bytes], name: str) -> tuple[str, bool]:
    """Return the name of the outermost element, and whether namespaces are used; read from where the file stands.

    Entities can only be declared before it, so a file that passes here holds none; expat itself opens nothing outside.
    """
    seen: list[str] = []
    head = b""

    def begin(tag: str, _attributes: object) -> None:
        seen.append(tag)
        raise _Begun

    def declare(*_parts: object) -> None:
        raise Refused(f"{called(name)} declares XML entities, which a file of references never does. Nothing was read.")

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.EntityDeclHandler = declare
    parser.UnparsedEntityDeclHandler = declare
    try:
        while chunk := file.read(_PIECE):
            head = head or chunk
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except _Begun:
        pass
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise _not_whole(name, getattr(error, "lineno", 1)) from error
    return seen[0] if seen else "", b"xmlns" in head.replace(b"\x00", b"")


def words(element: Element | None) -> str:
    """Return the words of an element and all in it, white space folded: the file's own line breaks mean nothing."""
    if element is None:
        return ""
    if len(element):
        return " ".join("".join(element.itertext()).split())
    told = element.text
    if not told:
        return ""
    return told if told.isalnum() else folded(told)


def folded(told: str) -> str:
    """Return words with white space folded; most are so already, and seeing that is cheaper than parting them.

    Of the white space in ASCII a parser of XML hands on these four kinds only.
    """
    if (
        told.isascii()
        and "  " not in told
        and "\n" not in told
        and "\t" not in told
        and "\r" not in told
        and told[0] != " " != told[-1]
    ):
        return told
    return " ".join(told.split())


_NOTHING = Element("nothing")


def inside(element: Element, name: str) -> Element:
    """Return the element of a name in another: an empty one where there is none, of several one with the children of all."""
    found = element.findall(name)
    if len(found) == 1:
        return found[0]
    if not found:
        return _NOTHING
    whole = Element(name)
    for one in found:
        whole.extend(one)
    return whole


def lines(element: Element | None) -> str:
    """Return the words of an element with its line breaks; one that is followed by an indent only lays out the file."""
    if element is None:
        return ""
    told = "".join(element.itertext()).replace("\r\n", "\n").replace("\r", "\n")
    return _INDENTED.sub(" ", told).strip()
