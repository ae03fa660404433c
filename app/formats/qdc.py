"""Codebooks of the REFI-QDA standard (.qdc): read those of any program, write ours.

The standard knows a name, a colour and a description a code, so what else we have stands in a block at the end of the
description, as lines a person can read; our own reader takes it from there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from uuid import NAMESPACE_URL, uuid4, uuid5
from xml.etree.ElementTree import Element

from app.formats.book import Book, BookCode, mended
from app.formats.decode import called
from app.formats.xmltext import elements, escaped, local
from app.text.refused import Refused

NAMESPACE = "urn:QDA-XML:codebook:1.0"
MARK = "— Diptych —"
"""The line under which a description holds what the standard has no place for."""
_GUID = re.compile(r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_AROUND = frozenset({"SubCodes", "Codes", "Children"})
"""What some programs set around the codes below a code, which the standard does not know."""
_CHINESE = re.compile("[\u3400-\u9fff]")


def read(data: bytes, name: str = "") -> Book:
    """Read a codebook. Raises Refused where the file is none."""
    for _around, element in elements(data, frozenset({"CodeBook"}), name):
        codes = element.find("{*}Codes")
        return mended(list(codes_of(codes)) if codes is not None else [], name=name)
    raise Refused(f"{called(name)} is no REFI-QDA codebook. Nothing was read.")


def guid_of(word: str | None) -> str:
    """A GUID as we keep it: lower case, without braces; '' where it is none."""
    found = _GUID.fullmatch((word or "").strip())
    return found[1].lower() if found else ""


def codes_of(
    element: Element, parent: str = "", depth: int = 0, named: Callable[[str | None], str] = guid_of
) -> Iterator[BookCode]:
    """Hand out the codes below an element, each before those below it; `named` is the id of what a file calls so."""
    for inner in element:
        if depth > 150:
            continue
        if local(inner.tag) in _AROUND:
            yield from codes_of(inner, parent, depth + 1, named)
            continue
        if local(inner.tag) != "Code":
            continue
        code = _code(inner, parent, named(inner.get("guid")))
        yield code
        yield from codes_of(inner, code.id, depth + 1, named)


def _code(element: Element, parent: str, name_in_file: str) -> BookCode:
    guid = guid_of(element.get("guid"))
    told = element.find("{*}Description")
    words, ours = _described(told.text or "" if told is not None else "")
    name = " ".join((element.get("name") or "").split())
    lang = "zh-Hans" if _CHINESE.search(name) else "en"
    labels = {lang: name} if name else {}
    color = element.get("color") or ""
    codable = (element.get("isCodable") or "true").strip() in {"true", "1"}
    base: dict[str, dict[str, str]] = {"labels": labels, "definitions": {}, "shorts": {}}
    lists: dict[str, dict[str, tuple[str, ...]]] = {"aliases": {}, "examples": {}}
    single: dict[str, str] = {}
    for what, value in ours:
        kind, _, tongue = what.partition(" ")
        if kind in base and tongue:
            base[kind][tongue] = value
        elif kind in lists and tongue:
            lists[kind][tongue] = tuple(part for part in (one.strip() for one in value.split(" ; ")) if part)
        else:
            single[what] = value
    if words:
        base["definitions"].setdefault("zh-Hans" if _CHINESE.search(words) else "en", words)
    return BookCode(
        id=name_in_file or uuid4().hex,
        labels=base["labels"],
        parent=parent,
        guid=guid,
        key=single.get("key", ""),
        facet=single.get("facet", ""),
        theme=single.get("theme", ""),
        mirror=single.get("mirror", ""),
        origin=single.get("origin", "") or ("" if codable else "structure"),
        color=color.upper() if _COLOR.fullmatch(color) else "",
        shorts=base["shorts"],
        definitions=base["definitions"],
        aliases=lists["aliases"],
        examples=lists["examples"],
        note=single.get("note", ""),
        retired="retired" in single,
    )


def _described(words: str) -> tuple[str, list[tuple[str, str]]]:
    """A description without our block, and the lines of the block."""
    head, mark, tail = words.replace("\r\n", "\n").partition(MARK)
    lines = []
    for line in tail.splitlines() if mark else ():
        what, colon, value = line.partition(": ")
        if colon:
            lines.append((what.strip(), value.strip().replace("\\n", "\n")))
    return head.strip(), lines


def description(code: BookCode) -> str:
    """What a code's description holds: the definition, then our block."""
    lines = [("key", code.key), ("facet", code.facet), ("theme", code.theme), ("mirror", code.mirror)]
    lines += [("origin", code.origin), ("note", code.note), ("retired", "yes" if code.retired else "")]
    first = "en" if code.definitions.get("en") else next(iter(code.definitions), "en")
    for kind, words in (("labels", code.labels), ("shorts", code.shorts), ("definitions", code.definitions)):
        lines += [(f"{kind} {lang}", one) for lang, one in words.items() if kind != "definitions" or lang != first]
    for kind, lists in (("aliases", code.aliases), ("examples", code.examples)):
        lines += [(f"{kind} {lang}", " ; ".join(forms)) for lang, forms in lists.items()]
    block = [f"{what}: {value}".replace("\n", "\\n") for what, value in lines if value]
    own = code.definitions.get(first, "")
    return "\n".join([*([own, ""] if own else []), MARK, *block])


def write_codes(codes: Iterable[BookCode], indent: str = "") -> str:
    """The <Codes> element of a codebook or project; '' where there is no code, for the standard wants one."""
    below: dict[str, list[BookCode]] = {}
    for one in codes:
        below.setdefault(one.parent, []).append(one)
    if not below.get(""):
        return ""
    lines: list[str] = [f"{indent}<Codes>"]
    waiting: list[tuple[BookCode | str, int]] = [(one, 1) for one in reversed(below[""])]
    while waiting:
        turn, depth = waiting.pop()
        tab = indent + "  " * depth
        if isinstance(turn, str):
            lines.append(tab + turn)
            continue
        one = turn
        color = f' color="{one.color}"' if _COLOR.fullmatch(one.color) else ""
        codable = "false" if one.origin == "structure" else "true"
        guid = one.guid or str(uuid5(NAMESPACE_URL, one.id))
        lines.append(f'{tab}<Code guid="{guid}" name="{escaped(one.name)}" isCodable="{codable}"{color}>')
        lines.append(f"{tab}  <Description>{escaped(description(one))}</Description>")
        waiting.append(("</Code>", depth))
        waiting += [(inner, depth + 1) for inner in reversed(below.get(one.id, []))]
    lines.append(f"{indent}</Codes>")
    return "\n".join(lines)


def write(book: Book, origin: str) -> bytes:
    """Write a codebook as REFI-QDA, UTF-8 without a BOM. Raises Refused where there is no code."""
    codes = write_codes(book.codes, "  ")
    if not codes:
        raise Refused("There is no code to write. Nothing was written.")
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="{NAMESPACE}" origin="{escaped(origin)}">\n'
    return f"{head}{codes}\n</CodeBook>\n".encode()
