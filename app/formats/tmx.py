"""Translation memory: TMX 1.4b written and read, and tables of two languages (TSV) written.

TMX 1.4b after the specification of LISA OSCAR (2005). Read are also older and sloppier files: any encoding, `lang` for
`xml:lang`, inline codes (their native code is left out, the words between stay).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from app.formats.decode import called
from app.formats.xmltext import elements, escaped, illegal, lang_of, local, words
from app.text.languages import canonical, matches
from app.text.refused import Refused

_FORMULA = re.compile("[=+\\-@＝＋－＠]")
"""What a spreadsheet takes for the beginning of a formula."""
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "sub"})
"""Inline elements that hold native code, not words."""
SENTENCES = (
    "A wording names no language.",
    "Only one side has words.",
    "Both sides are in the same language.",
)
"""Why an entry is left out."""
MOST_TOLD = 500
"""Of so many entries that are left out is said why."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence with its translation. Languages are BCP-47 tags.

    `study` and `provenance` say where it comes from (written as properties); `changed` is a time in UTC (ISO 8601).
    """

    source_lang: str
    target_lang: str
    source: str
    target: str
    study: str = ""
    provenance: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entry that was left out: its number in the file (from 1), its id there, its first words, and why."""

    number: int
    name: str
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Memory:
    """What a file holds: its units, and how many entries were left out; of the first of these is said why."""

    units: tuple[Unit, ...]
    skipped: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes, and the characters that could not be written and stand as U+FFFD."""

    data: bytes
    replaced: tuple[str, ...]


def write(units: Sequence[Unit], version: str, made: datetime | None = None) -> Written:
    """Return units as TMX 1.4b in UTF-8; the first one's source language is the file's."""
    lang = units[0].source_lang if units else "en"
    stamp = (made or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    tool = f'creationtool="Diptych" creationtoolversion="{escaped(version)}" o-tmf="Diptych" creationdate="{stamp}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<tmx version="1.4">',
        f'  <header {tool} segtype="sentence" adminlang="en" srclang="{escaped(lang)}" datatype="plaintext"/>',
        "  <body>",
    ]
    for number, unit in enumerate(units, 1):
        lines += _unit(number, unit, lang)
    lines += ["  </body>", "</tmx>", ""]
    return Written("\n".join(lines).encode("utf-8"), _replaced(units))


def _unit(number: int, unit: Unit, lang: str) -> list[str]:
    own = f' srclang="{escaped(unit.source_lang)}"' if unit.source_lang != lang else ""
    changed = "".join(ch for ch in unit.changed[:19] if ch.isdigit() or ch == "T")
    when = f' changedate="{changed}Z"' if len(changed) == 15 else ""
    lines = [f'    <tu tuid="{number}"{own}{when}>']
    if unit.study:
        lines.append(f'      <prop type="x-study">{escaped(unit.study)}</prop>')
    lines.append(f'      <tuv xml:lang="{escaped(unit.source_lang)}"><seg>{escaped(unit.source)}</seg></tuv>')
    lines.append(f'      <tuv xml:lang="{escaped(unit.target_lang)}">')
    if unit.provenance:
        lines.append(f'        <prop type="x-provenance">{escaped(unit.provenance)}</prop>')
    lines += [f"        <seg>{escaped(unit.target)}</seg>", "      </tuv>", "    </tu>"]
    return lines


def write_table(units: Sequence[Unit]) -> Written:
    """Return units as a table parted by tabs, in UTF-8, with a line of heads.

    Tabs and line breaks become blanks, other control characters U+FFFD; a cell is never a formula in a spreadsheet.
    """
    heads = ("source", "target", "source_lang", "target_lang", "study", "provenance")
    rows = [heads, *(tuple(getattr(unit, head) for head in heads) for unit in units)]
    lost: set[str] = set()
    lines = []
    for row in rows:
        plain = [" ".join(cell.split()) for cell in row]
        lost.update(ch for cell in plain for ch in illegal(cell))
        cells = ["".join("\ufffd" if ch in lost else ch for ch in cell) for cell in plain]
        lines.append("\t".join(f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells))
    return Written(("\n".join(lines) + "\n").encode("utf-8"), tuple(sorted(lost)))


def _replaced(units: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(
        sorted({ch for unit in units for text in (unit.source, unit.target, unit.study) for ch in illegal(text)})
    )


def read(data: bytes, name: str = "") -> Memory:
    """Read a translation memory. Raises Refused where the file is no TMX, no whole XML, or holds no unit."""
    units: list[Unit] = []
    skipped = 0
    left_out: list[LeftOut] = []
    srclang, root, number = "", "", 0
    for around, element in elements(data, frozenset({"header", "tu", "tmx"}), name):
        kind = local(element.tag)
        root = root or local(around[0].tag if around else element.tag)
        if kind == "header":
            srclang = element.get("srclang") or ""
        elif kind == "tu":
            number += 1
            made = _read_unit(element, srclang)
            units += made
            if not made:
                skipped += 1
                if len(left_out) < MOST_TOLD:
                    left_out.append(_told(number, element))
    if root != "tmx":
        raise Refused(f"{called(name)} is XML, but no translation memory (TMX). Nothing was read.")
    if not units:
        raise Refused(f"{called(name)} holds no sentence with a translation. Nothing was read.")
    return Memory(tuple(units), skipped, tuple(left_out))


def _told(number: int, element: Element) -> LeftOut:
    """Why an entry has no sentence with a translation."""
    found = [(canonical(lang_of(one)), _segment(one)) for one in element if local(one.tag) == "tuv"]
    first = next((text for _, text in found if text), "")[:80]
    if any(text and not lang for lang, text in found):
        why = SENTENCES[0]
    elif len([text for _, text in found if text]) < 2:
        why = SENTENCES[1]
    else:
        why = SENTENCES[2]
    return LeftOut(number, element.get("tuid") or "", first, why)


def _segment(variant: Element) -> str:
    return words(next((inner for inner in variant if local(inner.tag) == "seg"), None), _CODES)


def _read_unit(element: Element, srclang: str) -> list[Unit]:
    """One unit for each translation of an entry; [] where there are no two languages."""
    variants: list[tuple[str, str, str]] = []
    for one in element:
        if local(one.tag) == "tuv":
            lang, text = canonical(lang_of(one)), _segment(one)
            if lang and text:
                variants.append((lang, text, _prop(one, "x-provenance")))
    wanted = canonical(element.get("srclang") or srclang)
    source = next((one for one in variants if one[0] == wanted), None)
    source = source or next(
        (one for one in variants if wanted and (matches(wanted, one[0]) or matches(one[0], wanted))), None
    )
    source = source or (variants[0] if variants else None)
    if source is None:
        return []
    return [
        Unit(source[0], lang, source[1], text, _prop(element, "x-study"), provenance, _time(element))
        for lang, text, provenance in variants
        if lang != source[0]
    ]


def _prop(element: Element, kind: str) -> str:
    found = next((one for one in element if local(one.tag) == "prop" and one.get("type") == kind), None)
    return words(found)


def _time(element: Element) -> str:
    """The time of an entry as ISO 8601, '' where it gives none."""
    told = element.get("changedate") or element.get("creationdate") or ""
    try:
        return datetime.strptime(told, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).isoformat()
    except ValueError:
        return ""
