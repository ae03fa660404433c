"""Read XML of translators' programs element by element, and write words so that any XML reader takes them.

Entities a file declares are refused (they serve only attacks here); a document type that is only named is passed over.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, iterparse

from app.formats.decode import called, decode
from app.text.refused import Refused

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The name of the attribute xml:lang."""

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ILLEGAL_REFERENCE = re.compile(
    r"&#(?:x0*(?:1?[0-8bcef]|1[9ad]|fff[ef]|d[89a-f][\da-f]{2})|0*(?:[0-8]|1[124-9]|2\d|3[01]));", re.IGNORECASE
)
_DEEPEST = 200
_PIECE = 32_000_000


class _Pieces(io.BytesIO):
    """Bytes read in large pieces: older expat looks at an unfinished word again from its start at every piece."""

    def read(self, _size: int | None = -1, /) -> bytes:
        """Return the next piece, however much was asked for."""
        return super().read(_PIECE)


def local(tag: Any) -> str:
    """Return the name of an element without its namespace; '' for a comment."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def elements(data: bytes, wanted: frozenset[str], name: str = "") -> Iterator[tuple[list[Element], Element]]:
    """Hand out the elements with these names (without namespace), each with the open elements around it.

    An element lives until the next one is asked for. Raises Refused where the file is no whole XML, declares entities,
    or is nested deeper than any real file.
    """
    told = decode(data, name).text.lstrip("\ufeff")
    if told.lstrip()[:1] != "<":
        raise Refused(f"{called(name)} is no XML file. Nothing was read.")
    source = _ILLEGAL_REFERENCE.sub("\ufffd", _ILLEGAL.sub("\ufffd", told))
    parser = DefusedXMLParser(target=TreeBuilder(), encoding="utf-8")  # type: ignore[no-untyped-call]
    around: list[Element] = []
    depth = 0
    try:
        for event, element in iterparse(_Pieces(source.encode()), events=("start", "end"), parser=parser):
            if event == "start":
                depth += 1
                if depth > _DEEPEST:
                    raise Refused(f"{called(name)} is nested deeper than any real file. Nothing was read.")
                around.append(element)
                continue
            depth -= 1
            around.pop()
            if local(element.tag) in wanted:
                yield around, element
                element.clear()
                if around:
                    around[-1].remove(element)
    except DefusedXmlException as error:
        raise Refused(f"{called(name)} declares XML entities, which no such file needs. Nothing was read.") from error
    except ParseError as error:
        line = error.position[0]
        raise Refused(f"{called(name)} is not whole XML: line {line} could not be read. Export it again.") from error


def words(element: Element | None, without: frozenset[str] = frozenset()) -> str:
    """Return the words in an element with white space folded, those inside some inner elements left out."""
    return " ".join("".join(_words(element, without)).split()) if element is not None else ""


def _words(element: Element, without: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        if isinstance(inner.tag, str) and local(inner.tag) not in without:
            yield from _words(inner, without)
        yield inner.tail or ""


def lang_of(element: Element) -> str:
    """Return the language an element says it is in, '' where it says none."""
    return element.get(LANG) or element.get("lang") or ""


def legal(text: str) -> str:
    """Return words with the characters XML can't hold shown as U+FFFD."""
    return _ILLEGAL.sub("\ufffd", text)


def illegal(text: str) -> list[str]:
    """Return the characters of some words that XML can't hold."""
    return _ILLEGAL.findall(text)


def escaped(text: str) -> str:
    """Return words for between tags or in an attribute."""
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
