"""Puts the faces an SVG picture is written in into the picture: subsets of the characters it shows, nothing more.

Qt names a face and writes the words as text; without this a viewer that lacks the face shows another, or boxes.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FACES: Mapping[tuple[str, int], str] = {
    ("Diptych Sans", 400): "DiptychSans-Regular.ttf",
    ("Diptych Sans", 500): "DiptychSans-Medium.ttf",
    ("Diptych Sans", 600): "DiptychSans-SemiBold.ttf",
    ("Diptych Han", 400): "DiptychHan-Regular.ttf",
    ("Diptych Han", 600): "DiptychHan-SemiBold.ttf",
}
"""Family and weight -> file of the folder of fonts."""

FEATURES = ["kern", "tnum", "locl", "mark", "mkmk", "ccmp"]

_TEXT = re.compile(r"<text\b([^>]*)>(.*?)</text>", re.DOTALL)
_FAMILY = re.compile(r'font-family="[^"]*"')
_WEIGHT = re.compile(r'font-weight="(\d+)"')


def with_faces(picture: bytes, folder: Path) -> bytes:
    """Return an SVG picture (UTF-8) with its faces inside; what no face holds is left to the viewer."""
    words = picture.decode("utf-8")
    used: dict[int, set[str]] = {}
    for attributes, inside in _TEXT.findall(words):
        found = _WEIGHT.search(attributes)
        weight = 600 if found and int(found.group(1)) >= 600 else 400
        used.setdefault(weight, set()).update(unescape(re.sub(r"<[^>]*>", "", inside)))
    words = _TEXT.sub(lambda m: m.group(0).replace(m.group(1), _families(m.group(1)), 1), words)
    rules: list[str] = []
    for weight, characters in sorted(used.items()):
        left = set(characters)
        for family in ("Diptych Sans", "Diptych Han"):
            name = FACES[family, weight]
            data, held = _subset(folder / name, left)
            if data:
                rules.append(
                    f"@font-face {{ font-family: '{family}'; font-weight: {weight}; "
                    f"src: url(data:font/woff;base64,{base64.b64encode(data).decode('ascii')}) format('woff'); }}"
                )
            left -= held
        if left and weight == 600:  # the small semibold lacks a rare character: the regular face has it
            data, _held = _subset(folder / FACES["Diptych Han", 400], left)
            if data:
                rules.append(
                    "@font-face { font-family: 'Diptych Han'; font-weight: 400; "
                    f"src: url(data:font/woff;base64,{base64.b64encode(data).decode('ascii')}) format('woff'); "
                    f"unicode-range: {', '.join(f'U+{ord(one):X}' for one in sorted(left))}; }}"
                )
    style = "<style>\n" + "\n".join(rules) + "\n</style>\n"
    at = words.index("<defs>") if "<defs>" in words else words.index(">", words.index("<svg")) + 1
    return (words[:at] + style + words[at:]).encode("utf-8")


def _families(attributes: str) -> str:
    """Name our families in order instead of the first one only."""
    return _FAMILY.sub("font-family=\"'Diptych Sans', 'Diptych Han', sans-serif\"", attributes)


def _subset(path: Path, characters: set[str]) -> tuple[bytes, set[str]]:
    """Return a face cut down to some characters as WOFF, and which of them it holds; nothing where it holds none."""
    with TTFont(path, lazy=True) as face:
        known = face.getBestCmap() or {}
        held = {one for one in characters if ord(one) in known}
        if not held - {" "}:
            return b"", set()
        cutting = Subsetter(Options(layout_features=FEATURES, notdef_outline=True, hinting=False))
        cutting.populate(unicodes=[ord(one) for one in held])
        cutting.subset(face)
        face.flavor = "woff"
        out = io.BytesIO()
        face.save(out)
    return out.getvalue(), held
