"""Reads a PDF as a screen reader would: the words in the order of the structure tree, with their language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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

    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = text(to)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.S):
        for first, last, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = text(to)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return found


def _marked(page: Any) -> dict[int, str]:
    """The text of each marked-content number on a page."""
    fonts = {str(name): _cmap(font) for name, font in (page.Resources.get("/Font") or {}).items()}
    found: dict[int, str] = {}
    stack: list[int | None] = []
    cmap: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        op = str(operator)
        if op == "Tf":
            cmap = fonts[str(operands[0])]
        elif op in ("BDC", "BMC"):
            props = operands[1] if op == "BDC" and len(operands) > 1 else {}
            number = props.get("/MCID") if isinstance(props, pikepdf.Dictionary) else None
            stack.append(int(number) if number is not None else (stack[-1] if stack else None))
            if isinstance(props, pikepdf.Dictionary) and "/ActualText" in props and stack[-1] is not None:
                found[stack[-1]] = found.get(stack[-1], "") + str(props["/ActualText"])
        elif op == "EMC":
            stack.pop()
        elif op in ("Tj", "TJ") and stack and stack[-1] is not None:
            parts = operands[0] if op == "TJ" else [operands[0]]
            raw = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            said = "".join(cmap.get(int.from_bytes(raw[at : at + 2], "big"), "") for at in range(0, len(raw), 2))
            found[stack[-1]] = found.get(stack[-1], "") + said
    return found


@dataclass(frozen=True)
class Said:
    """A piece of text with the kinds of its elements from the root down, its language, and an alternative text."""

    text: str
    path: tuple[str, ...]
    lang: str
    alt: str = ""


def walk(pdf: pikepdf.Pdf) -> Iterator[Said]:
    """Every piece of text in tag order; a figure yields its alternative text."""
    pages = {page.obj.objgen: _marked(page) for page in pdf.pages}
    root = pdf.Root.StructTreeRoot

    def down(node: Any, path: tuple[str, ...], lang: str, page: Any) -> Iterator[Said]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from down(kid, path, lang, page)
        elif isinstance(node, int):
            yield Said(pages[page.objgen].get(int(node), ""), path, lang)
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/Type") == "/MCR":
                yield Said(pages[node.get("/Pg", page).objgen].get(int(node.MCID), ""), path, lang)
                return
            if node.get("/Type") == "/OBJR":
                return
            kind = str(node.get("/S", "")).lstrip("/")
            own = str(node["/Lang"]) if "/Lang" in node else lang
            if "/Alt" in node:
                yield Said("", (*path, kind), own, str(node["/Alt"]))
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
