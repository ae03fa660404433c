"""Read a citation style (.csl) far enough to say what it is, and refuse what is none; nothing in it is ever executed.

A style that only points at another one ("dependent") has no rules of its own. Entities and document types, which serve
only attacks here, are refused before anything else looks at the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from app.text.refused import Refused

LARGEST = 2_000_000
"""Bytes; the largest style in use has a third of that."""
_CSL = "{http://purl.org/net/xbiblio/csl}"


@dataclass(frozen=True, slots=True)
class StyleFound:
    """What a style says of itself."""

    title: str
    id: str
    numeric: bool
    """Its lists are numbered."""
    locale: str
    """The language it words everything in (zh-CN), '' where it leaves that to its user."""


def read_style(data: bytes, name: str) -> StyleFound:
    """Read a style; ``name`` is what its file is called. Raises Refused with a plain reason."""
    root = _root(data, name)
    if root.tag != f"{_CSL}style":
        raise Refused(f"“{name}” is not a citation style. Choose a file whose name ends in .csl.")
    title = " ".join((root.findtext(f"{_CSL}info/{_CSL}title") or name).split())[:200]
    if root.find(f"{_CSL}bibliography/{_CSL}layout") is None:
        for link in root.iterfind(f"{_CSL}info/{_CSL}link"):
            if link.get("rel") == "independent-parent":
                parent = (link.get("href") or "").rstrip("/").rsplit("/", 1)[-1]
                raise Refused(
                    f"The style “{title}” has no rules of its own: it only points at another style, “{parent}”. "
                    f"Choose the file {parent}.csl instead."
                )
        raise Refused(f"The style “{title}” can't make a list of references. Choose another style.")
    formats = [one.get("citation-format") for one in root.iterfind(f"{_CSL}info/{_CSL}category")]
    return StyleFound(
        title,
        (root.findtext(f"{_CSL}info/{_CSL}id") or "").strip(),
        "numeric" in formats,
        root.get("default-locale", ""),
    )


def _root(data: bytes, name: str) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if len(data) > LARGEST:
        raise Refused(f"“{name}” is too large for a citation style. Nothing was kept.")
    try:
        found: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise Refused(
            f"“{name}” declares a document type or entities, which no style needs. Nothing was kept."
        ) from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise Refused(f"“{name}” is not a citation style, or it is damaged. Choose a file ending in .csl.") from error
    return found
