"""Hand out one record of an XML file after the other and forget it, so that memory does not grow with the file.

Entities a file declares itself are refused (they serve only attacks here), external ones are never opened. A file that
breaks off gives the records before that.
"""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Iterator
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, iterparse

from app.formats.decode import called
from app.formats.tally import Tally
from app.text.refused import Refused

_ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));"
)

_INDENTED = re.compile(r"\n[ \t]{2,}")


class _Watched(io.RawIOBase):
    """Passes a file's bytes on and notes the line on which each record begins."""

    def __init__(self, file: IO[bytes], tags: tuple[str, ...]) -> None:
        self._file = file
        self._starts = re.compile(b"<(?:" + b"|".join(t.encode() for t in tags) + rb")(?=[\s>/])")
        self._line = 1
        self._tail = b""
        self.lines: deque[int] = deque()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        chunk = self._file.read(size)
        window = self._tail + chunk
        keep = min(len(window), 64)
        end = len(window) - keep if chunk else len(window)
        at = 0
        for found in self._starts.finditer(window):
            if found.start() >= end:
                break
            self._line += window.count(b"\n", at, found.start())
            at = found.start()
            self.lines.append(self._line)
        self._line += window.count(b"\n", at, end)
        self._tail = window[end:]
        return chunk


def of_text(source: str, tags: tuple[str, ...], tally: Tally, name: str = "") -> Iterator[tuple[Element, int]]:
    """Hand out the elements of these names in a text, each with its line; characters XML forbids become blanks."""
    clean = _ILLEGAL.sub(" ", source)
    return of_file(io.BytesIO(clean.encode("utf-8")), tags, tally, name, encoding="utf-8")


def of_file(
    file: IO[bytes], tags: tuple[str, ...], tally: Tally, name: str = "", encoding: str | None = None
) -> Iterator[tuple[Element, int]]:
    """Hand out the elements of these names in a file, each with its line; an element lives until the next is asked for.

    Raises Refused where the file declares entities, or is no XML from the start.
    """
    watched = _Watched(file, tags)
    parser = DefusedXMLParser(target=TreeBuilder(), encoding=encoding)  # type: ignore[no-untyped-call]
    wanted = frozenset(tags)
    count = 0
    begun: list[int] = []
    root: Any = None
    try:
        for event, element in iterparse(watched, events=("start", "end"), parser=parser):
            if event == "start":
                if root is None:
                    root = element
                if element.tag in wanted:
                    begun.append(watched.lines.popleft() if watched.lines else 1)
            elif element.tag in wanted:
                line = begun.pop()
                if not begun:
                    count += 1
                    yield element, line
                    root.clear()
    except DefusedXmlException as error:
        raise Refused(
            f"{called(name)} declares XML entities, which a file of references never does. Nothing was read."
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        line = error.position[0] if isinstance(error, ParseError) else 1
        if not count:
            raise Refused(
                f"{called(name)} is not whole XML: line {line} could not be read. Export it again and try once more."
            ) from error
        tally.say("broken_off", str(line), str(count), line=line)


def words(element: Element | None) -> str:
    """Return the words of an element and all in it, white space folded: the file's own line breaks mean nothing."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def lines(element: Element | None) -> str:
    """Return the words of an element with its line breaks; one that is followed by an indent only lays out the file."""
    if element is None:
        return ""
    told = "".join(element.itertext()).replace("\r\n", "\n").replace("\r", "\n")
    return _INDENTED.sub(" ", told).strip()
