"""Bring in what translators' programs hand out: translation memory (TMX) and terms (TBX)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.formats.decode import LIMIT
from app.formats.terms import Terms
from app.formats.tmx import Memory
from app.text.refused import Refused
from app.work import glossarying, memory
from app.work.library import Library

KINDS: tuple[str, ...] = ("tmx", "tbx")

_ROOT = re.compile(rb"<(?:\w+:)?(tmx|tbx|martif)[\s>]", re.IGNORECASE)
_LOOKED_AT = 20_000


@dataclass(frozen=True, slots=True)
class LanguageFile:
    """A file of sentences or terms that was read: its kind (one of KINDS), how many entries it has, what is in it."""

    kind: str
    name: str
    entries: int
    found: Memory | Terms

    def into(self, library: Library) -> dict[str, Any]:
        """Bring it into a library as one step; return its report, with the keys of an import."""
        made: Any
        if isinstance(self.found, Memory):
            made = memory.bring_in(library, self.found, self.name).result
            joined = made.known
        else:
            made = glossarying.bring_in(library, self.found).result
            joined = made.changed + made.known
        return {
            "path": self.name,
            "format": self.kind,
            "encoding": None,
            "read": self.entries,
            "added": made.added,
            "merged": joined,
            "skipped": made.skipped,
            "refused": False,
            "lost": bool(self.found.left_out) if isinstance(self.found, Memory) else False,
            "studies": [],
            "warnings": [
                {"record": one.number, "line": None, "message": one.why, "dropped": one.words or one.name or None}
                for one in (self.found.left_out if isinstance(self.found, Memory) else ())
            ],
            "notes": [],
        }


def bring(library: Library, place: str) -> dict[str, Any]:
    """Bring one file into a library; return its report. Raises Refused where it is none of KINDS."""
    found = read(place)
    if found is None:
        raise Refused(f"“{Path(place).name}” holds neither translation memory (TMX) nor terms (TBX). Nothing was read.")
    return {**found.into(library), "path": place}


def kind_of(data: bytes) -> str | None:
    """Return which of KINDS a file is by its first element, or None."""
    head = data[:_LOOKED_AT].replace(b"\x00", b"")
    found = _ROOT.search(head) if b"<" in head[:200] else None
    if found is None:
        return None
    return "tmx" if found[1].lower() == b"tmx" else "tbx"


def read(place: str, format_name: str | None = None) -> LanguageFile | None:
    """Read a file if it is one of KINDS (or said to be); None where it is something else.

    Raises Refused where it is damaged, and OSError where it can't be read.
    """
    if format_name is not None and format_name not in KINDS:
        return None
    path = Path(place)
    with path.open("rb") as file:
        head = file.read(_LOOKED_AT)
        kind = format_name or kind_of(head)
        if kind is None:
            return None
        data = head + file.read(LIMIT + 1 - len(head))
    readers: dict[str, Callable[[bytes, str], Memory | Terms]] = {"tmx": memory.read, "tbx": glossarying.read}
    found = readers[kind](data, path.name)
    count = len(found.units) if isinstance(found, Memory) else len(found.entries)
    return LanguageFile(kind, path.name, count + found.skipped, found)
