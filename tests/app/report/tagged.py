"""Reads a PDF as a screen reader would: the words in the order of the structure tree, with their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pikepdf

NARROW = str.maketrans({"，": ",", "．": ".", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"})
TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def same(text: str) -> str:
    """Decision 24: what 'found in the PDF' compares, after white space, U+200B and the 1:1 marks of print."""
    return re.sub(r"[\s\u200b]+", "", text).translate(NARROW).translate(TYPED)


def _cmap(font: Any) -> dict[int, str]:
    """Character code to text from a font's ToUnicode."""
    source = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    found: dict[int, str] = {}

    def text(code: str) -> str:
        return bytes.fromhex(code).decode("utf-16-be", "surrogatepass")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = text(to)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = text(to)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return found


def _marked(page: Any) -> dict[int, tuple[str, str]]:
    """The text and the language of each marked-content number on a page; a replacement text hides what it replaces."""
    fonts = {str(name): _cmap(font) for name, font in (page.Resources.get("/Font") or {}).items()}
    found: dict[int, tuple[str, str]] = {}
    stack: list[tuple[int | None, str, bool]] = []
    cmap: dict[int, str] = {}

    def add(text: str) -> None:
        number, lang, _ = stack[-1]
        if number is not None:
            found[number] = (found.get(number, ("", ""))[0] + text, lang)

    for operands, operator in pikepdf.parse_content_stream(page):
        op = str(operator)
        if op == "Tf":
            cmap = fonts[str(operands[0])]
        elif op in ("BDC", "BMC"):
            props = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else None
            number, lang, hidden = stack[-1] if stack else (None, "", False)
            if props is not None:
                number, lang = int(props.get("/MCID", -1 if number is None else number)), str(props.get("/Lang", lang))
            stack.append((number if number != -1 else None, lang, hidden))
            if props is not None and "/ActualText" in props:
                add(str(props["/ActualText"]))
                stack[-1] = (*stack[-1][:2], True)
        elif op == "EMC":
            stack.pop()
        elif op in ("Tj", "TJ") and stack and not stack[-1][2]:
            parts = operands[0] if op == "TJ" else [operands[0]]
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            add("".join(cmap.get(int.from_bytes(raw[at : at + 2], "big"), "") for at in range(0, len(raw), 2)))
    return found


@dataclass(frozen=True)
class Said:
    """A piece of text with the kinds of its elements from the root down, its language, and an alternative text."""

    text: str
    path: tuple[str, ...]
    lang: str
    alt: str = ""


def walk(pdf: pikepdf.Pdf, counted: bool = False) -> Iterator[Said]:
    """Every piece of text in tag order; a figure yields its alternative text. `counted` tells elements of a kind apart."""
    numbers = count()
    pages = {page.obj.objgen: _marked(page) for page in pdf.pages}
    root = pdf.Root.StructTreeRoot

    def down(node: Any, path: tuple[str, ...], lang: str, page: Any) -> Iterator[Said]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from down(kid, path, lang, page)
        elif isinstance(node, int):
            text, own = pages[page.objgen].get(int(node), ("", ""))
            yield Said(text, path, own or lang)
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/Type") == "/MCR":
                yield from down(int(node.MCID), path, lang, node.get("/Pg", page))
                return
            if node.get("/Type") == "/OBJR":
                return
            kind = str(node.get("/S", "")).lstrip("/")
            if counted:
                kind = f"{kind}#{next(numbers)}"
            own = str(node["/Lang"]) if "/Lang" in node else lang
            if "/Alt" in node:
                yield Said("", (*path, kind), own, str(node["/Alt"]))
                return
            yield from down(node.get("/K", pikepdf.Array()), (*path, kind), own, node.get("/Pg", page))

    yield from down(root.K, (), str(pdf.Root.get("/Lang", "")), None)


def tag_text(path: Path) -> str:
    """All text of a PDF in tag order."""
    with pikepdf.open(path) as pdf:
        return "".join(said.text for said in walk(pdf))


def bookmarks(pdf: pikepdf.Pdf) -> list[str]:
    """The titles of all bookmarks."""
    with pdf.open_outline() as outline:
        found: list[str] = []

        def down(items: Any) -> None:
            for item in items:
                found.append(str(item.title))
                down(item.children)

        down(outline.root)
        return found
