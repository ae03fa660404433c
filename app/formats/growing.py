"""The tree of an XML file while it is read: what is finished is handed out and forgotten, so that memory stays flat.

No events are asked for, which a file has hundreds of a record: after each piece, of the children of an open element all but the
last are finished.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from app.formats.decode import called
from app.text.refused import Refused

MOST = 25_000_000
"""Bytes of one record, or of anything else that has no end; the largest there are (10,000 authors) have five million."""
DEEPEST = 200
"""Elements inside each other around the records."""


class Growing:
    """Takes a file piece by piece and gives the wanted elements in it, each once, when it is finished."""

    def __init__(self, wanted: tuple[str, ...], *, spaced: bool, name: str) -> None:
        """``spaced`` says that names may have a namespace, which is taken off."""
        self._wanted, self._spaced, self._name = wanted, spaced, name
        self._builder = TreeBuilder()
        self._top: Element = self._builder.start("", {})
        self._parser = XMLParser(target=self._builder)  # noqa: S314 - xmlparts refuses entities before; nothing outside is opened
        self._held = 0

    def feed(self, piece: bytes) -> Iterator[Element]:
        """Take a piece. Raises ParseError behind the last good element, Refused where no record is so large or deep."""
        try:
            self._parser.feed(piece)
        except ParseError:
            yield from self._rest()
            raise
        self._held += len(piece)
        yield from self._finished()
        if self._held > MOST:
            raise Refused(
                f"{called(self._name)} holds a piece of more than {MOST // 1_000_000} MB without an end, which no record has."
                " Nothing was read."
            )

    def close(self) -> Iterator[Element]:
        """Take the end of the file. Raises ParseError where it is not whole."""
        try:
            self._parser.close()
        except ParseError:
            yield from self._rest()
            raise
        yield from self._rest()

    def _rest(self) -> Iterator[Element]:
        """Give what is finished; nothing comes behind it, so that a mark can tell what is still open."""
        self._builder.start("", {})
        return self._finished()

    def _finished(self) -> Iterator[Element]:
        level, depth = self._top, 0
        while len(level):
            last = level[-1]
            if len(level) > 1:
                done = level[:-1]
                del level[:-1]
                self._held = 0
                for element in done:
                    yield from self._wanted_in(element)
            if self._is_wanted(last):
                return
            level, depth = last, depth + 1
            if depth > DEEPEST:
                raise Refused(f"{called(self._name)} is nested deeper than any real file. Nothing was read.")

    def _is_wanted(self, element: Element) -> bool:
        tag = element.tag
        return (tag.rpartition("}")[2] if self._spaced else tag) in self._wanted

    def _wanted_in(self, element: Element) -> Iterator[Element]:
        if self._is_wanted(element):
            yield self._bare(element)
            return
        for inner in element.iter():
            if self._is_wanted(inner):
                yield self._bare(inner)

    def _bare(self, element: Element) -> Element:
        """Take the namespace off an element and all in it."""
        if self._spaced:
            for inner in element.iter():
                inner.tag = inner.tag.rpartition("}")[2]
        return element
