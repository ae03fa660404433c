"""Codebooks as files: written as REFI-QDA (.qdc), table (.csv) or our own JSON, and read into a library from any of them.

What comes in completes what is there: a code known by its identity, its key, or its name in its facet gets the words it
lacks, and what the library says itself is never overwritten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app import VERSION
from app.formats import bookjson, booktable, qdc
from app.formats.book import Book, BookCode
from app.formats.decode import LIMIT, decode
from app.formats.told import Told
from app.text.refused import Refused
from app.work import codebook, codetree, merged
from app.work.change import Change
from app.work.library import Library
from app.work.whole import keep_off_libraries, write_whole
from db import codes as kept
from db import tables
from db.recording import Recorder
from db.rows import Code

FORMATS: tuple[str, ...] = ("qdc", "csv", "json")
"""What a codebook can be written as; the first is the standard of other programs."""

KEPT_OURS = "%1 codes say something else in this library than in the file; the library’s words were kept."
UNKNOWN_FACET = "The file names a kind of code that is not known here (%1). Its codes came in among the other codes."
SENTENCES = (KEPT_OURS, UNKNOWN_FACET)


@dataclass(slots=True)
class BookReport:
    """What became of a codebook that was brought in: codes added, completed and known already, and what was told."""

    added: int = 0
    completed: int = 0
    known: int = 0
    differing: int = 0
    told: list[Told] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    """The code of the library by the id of the code of the file."""


def of_library(library: Library) -> Book:
    """Return the library's codebook as records."""
    themes = {one.key: dict(one.labels) for one in codebook.themes(library)}
    order = _ordered(library)
    guids = {one.id: one.guid for one in order}
    records = tuple(record_of(one, guids.get(one.parent_id, "") if one.parent_id is not None else "") for one in order)
    return Book(records, themes, name=library.name)


def _ordered(library: Library) -> list[Code]:
    """The codes as the tree shows them: parents before children."""
    below: dict[int | None, list[Code]] = {}
    for one in codebook.uncounted(library):
        below.setdefault(one.parent_id, []).append(one)
    order: list[Code] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        one = waiting.pop()
        order.append(one)
        waiting += reversed(below.get(one.id, []))
    return order


def record_of(code: Code, parent: str = "") -> BookCode:
    """Return one code as a record below the code with the guid ``parent``; ids are guids."""
    return BookCode(
        id=code.guid,
        labels=dict(code.labels),
        parent=parent,
        guid=code.guid,
        key=code.key,
        facet=code.facet,
        theme=code.theme or "",
        mirror=code.mirror_key or "",
        origin=code.origin,
        color=code.color or "",
        shorts=dict(code.shorts),
        definitions=dict(code.definitions),
        aliases=dict(code.aliases),
        examples=dict(code.examples),
        note=code.note,
        retired=code.retired,
        created=code.created,
    )


def export(library: Library, target: Path, format_name: str = "qdc") -> int:
    """Write the codebook to a file, whole or not at all; return how many codes it holds.

    Raises Refused where there is no code, and OSError where the file can't be written.
    """
    keep_off_libraries(target)
    book = of_library(library)
    data = {
        "qdc": lambda: qdc.write(book, f"Diptych {VERSION}"),
        "csv": lambda: booktable.write(book),
        "json": lambda: bookjson.write(book),
    }[format_name]()
    write_whole(target, data)
    return len(book.codes)


def kind_of(head: bytes) -> str | None:
    """Return which of FORMATS the first bytes of a file are, or None."""
    words = head[:4000].replace(b"\x00", b"")
    if re.search(rb"<(?:[\w.-]{1,20}:)?CodeBook[\s>]", words) and not re.search(
        rb"<(?:[\w.-]{1,20}:)?Project[\s>]", words
    ):
        return "qdc"
    if words.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{" and b'"diptych.codebook/' in words:
        return "json"
    try:
        first = decode(words.split(b"\n", 1)[0] + b"\n").text
    except Refused:
        return None
    return "csv" if booktable.looks_so(first) else None


def read(data: bytes, name: str, format_name: str | None = None) -> Book:
    """Read a codebook of any kind. Raises Refused."""
    if len(data) > LIMIT:
        raise Refused(f"“{name}” is too large for a codebook. Nothing was read.")
    kind = format_name or kind_of(data) or ("csv" if name.casefold().endswith((".csv", ".tsv")) else None)
    if kind is None:
        raise Refused(f"“{name}” is no codebook: a .qdc, .csv or .json file with codes is wanted. Nothing was read.")
    reader = {"qdc": qdc.read, "csv": booktable.read, "json": bookjson.read}[kind]
    return reader(data, name)


def bring_in(library: Library, book: Book, facet: str = "other") -> Change:
    """Bring a codebook in as one step; the result is a BookReport. ``facet`` is for codes that name none."""
    if not book.codes:
        raise Refused("The file holds no codes. Nothing was changed.")
    with library.change("Brought in the codebook “%1”", book.name) as rec:
        report = write(rec, book, facet)
    return replace(rec.change, result=report)


def write(rec: Recorder, book: Book, facet: str = "other") -> BookReport:
    """Write a codebook inside a step: see `bring_in`."""
    report = BookReport(told=list(book.told))
    themes = _write_themes(rec, book)
    there = _There(rec)
    unknown: set[str] = set()
    facets: dict[str, str] = {}
    position = codebook.next_position(rec)
    for number, one in enumerate(book.codes):
        above = report.ids.get(one.parent)
        own = one.facet or facets.get(one.parent, "") or _guessed(one) or facet
        if own not in kept.FACETS:
            unknown.add(own)
            own = "other"
        if above is not None and there.by_id[above].facet != own:
            above = None
        facets[one.id] = own
        known = there.find(one, own)
        if known is not None:
            report.ids[one.id] = known.id
            _complete(rec, known, one, report)
            continue
        if above is None and not (one.origin == "structure" and one.facet and not one.parent):
            above = there.root(rec, own)
        report.ids[one.id] = there.add(rec, one, own, above, themes.get(one.theme), position + number)
        report.added += 1
    for old, new in book.joined.items():
        if new in report.ids:
            report.ids[old] = report.ids[new]
    report.told += [Told(UNKNOWN_FACET, (word,)) for word in sorted(unknown)]
    if report.differing:
        report.told.append(Told(KEPT_OURS, (str(report.differing),)))
    return report


def _write_themes(rec: Recorder, book: Book) -> dict[str, int]:
    """Themes by key; those the library lacks are made."""
    theme = tables.Theme
    ids: dict[str, int] = {row.key: row.id for row in rec.conn.execute(select(theme.key, theme.id))}
    top = rec.conn.scalar(select(func.max(theme.position)))
    position = 0 if top is None else int(top) + 1
    for key in dict.fromkeys(one.theme for one in book.codes if one.theme):
        if key not in ids:
            labels = dict(book.themes.get(key, {})) or {"en": key}
            ids[key] = rec.insert(theme, key=key, position=position, labels=labels, shorts={})
            position += 1
    return ids


WORDS = {
    "model": ("model", "模式"),
    "barrier": ("barrier", "challenge", "obstacle", "障碍", "阻碍"),
    "facilitator": ("facilitator", "enabler", "促进"),
    "outcome": ("outcome", "结局", "结果"),
}


def _guessed(code: BookCode) -> str:
    """The facet a code at the top names by its own words, or ''."""
    if code.parent:
        return ""
    said = " ".join(code.labels.values()).casefold()
    return next((facet for facet, words in WORDS.items() if any(word in said for word in words)), "")


class _There:
    """The codes that are there while others come in."""

    def __init__(self, rec: Recorder) -> None:
        self.by_id: dict[int, Code] = {}
        self.guids: dict[str, int] = {}
        self.keys: dict[str, int] = {}
        self.names: dict[tuple[str, str], int] = {}
        self.roots: dict[str, int] = {}
        for one in kept.all_codes(rec.conn, counted=False):
            self.note(one)
        for old, new in merged.known(rec).items():
            if new in self.keys:
                self.guids.setdefault(old, self.keys[new])
                self.keys.setdefault(old, self.keys[new])

    def note(self, one: Code) -> None:
        """Know a code."""
        self.by_id[one.id] = one
        self.guids[one.guid] = one.id
        self.keys[one.key] = one.id
        for label in one.labels.values():
            self.names.setdefault((one.facet, label.casefold()), one.id)

    def root(self, rec: Recorder, facet: str) -> int:
        """The heading of a facet."""
        if facet not in self.roots:
            self.roots[facet] = codetree.root(rec, facet)
            if self.roots[facet] not in self.by_id:
                found = kept.get(rec.conn, self.roots[facet])
                if found is not None:
                    self.note(found)
        return self.roots[facet]

    def find(self, one: BookCode, facet: str) -> Code | None:
        """The code that a record is: by its identity, its key, or its name in its facet."""
        found = self.guids.get(one.guid) if one.guid else None
        if found is None and one.key:
            found = self.keys.get(one.key)
        if found is None:
            places = (self.names.get((facet, label.casefold())) for label in one.labels.values())
            found = next((place for place in places if place is not None), None)
        return self.by_id.get(found) if found is not None else None

    def add(self, rec: Recorder, one: BookCode, facet: str, above: int | None, theme: int | None, position: int) -> int:
        """Write a record as a new code."""
        key = one.key
        if not key or key in self.keys:
            base = f"{self.by_id[above].key if above is not None else facet}.{_slug(one.name)}"
            key = next(k for k in (base, *(f"{base}-{n}" for n in range(2, len(self.keys) + 3))) if k not in self.keys)
        more: dict[str, Any] = {"guid": one.guid} if one.guid else {}
        if one.created:
            more["created"] = one.created
        origin = one.origin if one.origin in {"structure", "framework", "literature", "seed"} else "new"
        made = kept.add(
            rec,
            key=key,
            parent_id=above,
            position=position,
            facet=facet,
            theme_id=theme,
            mirror_key=one.mirror or None,
            origin=origin,
            color=one.color or None,
            labels=dict(one.labels),
            shorts=dict(one.shorts),
            definitions=dict(one.definitions),
            aliases={lang: list(forms) for lang, forms in one.aliases.items()},
            examples={lang: list(forms) for lang, forms in one.examples.items()},
            note=one.note or None,
            retired=rec.at if one.retired else None,
            **more,
        )
        self.note(
            Code(made, one.guid, key, above, position, facet, None, None, origin, one.labels, {}, {}, {}, True, False)
        )
        return made


def _slug(label: str) -> str:
    """A readable word for a key."""
    return re.sub(r"[^a-z0-9]+", "-", label.casefold()).strip("-")[:40] or "new"


def _complete(rec: Recorder, known: Code, one: BookCode, report: BookReport) -> None:
    """Give a code that is there the words it lacks."""
    values: dict[str, Any] = {}
    differs = False
    for column in ("labels", "shorts", "definitions"):
        ours: Mapping[str, str] = getattr(known, column)
        theirs: Mapping[str, str] = getattr(one, column)
        fresh = {lang: words for lang, words in theirs.items() if not ours.get(lang)}
        differs = differs or any(ours.get(lang) and ours[lang] != words for lang, words in theirs.items())
        if fresh:
            values[column] = {**ours, **fresh}
    for column in ("aliases", "examples"):
        have: Mapping[str, tuple[str, ...]] = getattr(known, column)
        more: Mapping[str, tuple[str, ...]] = getattr(one, column)
        union = {lang: list(dict.fromkeys([*have.get(lang, ()), *forms])) for lang, forms in more.items()}
        if any(len(union[lang]) > len(have.get(lang, ())) for lang in union):
            values[column] = {**{lang: list(forms) for lang, forms in have.items()}, **union}
    if one.note and not known.note:
        values["note"] = one.note
    report.differing += differs
    if values and rec.update(tables.Code, known.id, **values):
        report.completed += 1
    else:
        report.known += 1
