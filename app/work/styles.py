"""The citation styles at hand: those that come with the program, and those the user brought in.

A style of the user's is copied into the folder of their own data, under a name made here, and found there by that name
alone: no path from outside is ever followed.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import paths
from app.report.citations import STYLE_NAMES, STYLES
from app.text.refused import Refused
from app.work.whole import write_whole

if TYPE_CHECKING:
    from app.formats.csl import StyleFound

OWN = ".csl"
"""What the id of a user's style ends in: it is the name of its file."""
_NAME = re.compile(r"[a-z0-9-]{1,60}-[0-9a-f]{8}\.csl")


@dataclass(frozen=True, slots=True)
class Kept:
    """A style that can be chosen: its id and what people call it."""

    id: str
    name: str
    own: bool = False
    """Brought in by the user."""


def folder() -> Path:
    """Where the user's styles lie."""
    return paths.data_dir() / "styles"


def every() -> list[Kept]:
    """Return all styles: those of the program first, then the user's by name; one that was damaged since is left out."""
    from app.formats.csl import read_style

    found = [Kept(one, STYLE_NAMES[one]) for one in STYLES]
    own = []
    for path in sorted(folder().glob("*.csl")) if folder().is_dir() else ():
        if _NAME.fullmatch(path.name):
            try:
                own.append(Kept(path.name, read_style(path.read_bytes(), path.name).title, own=True))
            except (OSError, Refused):
                continue
    return found + sorted(own, key=lambda one: one.name.casefold())


def named(style: str) -> str:
    """Return what people call a style; its id where it is gone."""
    return next((one.name for one in every() if one.id == style), style)


def place(style: str) -> str:
    """Return what the formatter takes for a style: a bundled one's id, else the path of the user's file.

    Raises Refused where there is no such style any more.
    """
    if style in STYLES:
        return style
    path = folder() / style
    if not _NAME.fullmatch(style) or not path.is_file():
        raise Refused("This citation style is no longer there. Choose another one.")
    return str(path)


def usable(style: str, name: str = "") -> str | None:
    """Return what the formatter takes for a style, or None where none is chosen or it is gone.

    A style that is gone but stands there again under its `name` (brought in anew) is that one.
    """
    try:
        return place(style) if style else None
    except Refused:
        again = next((one.id for one in every() if one.own and one.name == name), "")
        return place(again) if again else None


@contextmanager
def typed(word: str) -> Iterator[str]:
    """Give what the formatter takes for a style as somebody types it, '' for the usual one.

    That is a style of the program or of the user by id or by name, or a .csl file anywhere: it is looked through and tried
    like one that is brought in, but not kept. Raises Refused where it is none of these.
    """
    word = word.strip()
    for one in every():
        if word and word.casefold() in (one.id.casefold(), one.name.casefold()):
            yield place(one.id)
            return
    if not word:
        yield ""
        return
    source = Path(word)
    if source.suffix.lower() != OWN and not source.is_file():
        raise Refused(
            f"There is no citation style “{word}”. Name {', '.join(STYLES)}, a style you added, or a .csl file."
        )
    data, found = _read(source)
    with tempfile.TemporaryDirectory(prefix="diptych-") as own:
        copy = Path(own) / "style.csl"
        copy.write_bytes(data)
        _try(copy, found.title)
        yield str(copy)


def keep(source: Path) -> Kept:
    """Bring in a style: looked through, tried on examples, and copied whole. Raises Refused with a plain reason."""
    data, found = _read(source)
    plain = re.sub(r"[^a-z0-9]+", "-", found.title.casefold().encode("ascii", "ignore").decode()).strip("-")[:50]
    name = f"{plain or 'style'}-{hashlib.sha256(data).hexdigest()[:8]}{OWN}"
    target = folder() / name
    fresh = not target.exists()
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data)
    try:
        _try(target, found.title)
    except Refused:
        if fresh:
            target.unlink(missing_ok=True)
        raise
    return Kept(name, found.title, own=True)


def _read(source: Path) -> tuple[bytes, StyleFound]:
    """Read a style and what it says of itself; raises Refused."""
    from app.formats.csl import read_style

    try:
        with source.open("rb") as file:
            data = file.read(2_100_000)
    except OSError as error:
        raise Refused(f"“{source.name}” can't be read: {error.strerror or error}.") from error
    return data, read_style(data, source.name)


def _try(style: Path, title: str) -> None:
    """Set the examples in a style; raises Refused where the formatter can't."""
    from app.report.citations import format_references

    try:
        made = format_references(EXAMPLES, str(style), strict=True)
        if not any(run.text.strip() for one in made for run in one.runs):
            raise ValueError("nothing was made")
    except Exception as error:
        raise Refused(
            f"The style “{title}” uses something that this program's formatter does not know. Choose another style."
        ) from error


def drop(style: str) -> None:
    """Take out a style the user brought in."""
    if _NAME.fullmatch(style):
        (folder() / style).unlink(missing_ok=True)


EXAMPLES = (
    {
        "id": "1", "type": "article-journal", "title": "A title of an article", "container-title": "A journal",
        "author": [{"family": "Ashby", "given": "Alma"}, {"family": "Brandt", "given": "Boris"}],
        "issued": {"date-parts": [[2019, 3, 4]]}, "volume": "12", "issue": "3", "page": "45-58", "DOI": "10.5555/a",
    },
    {
        "id": "2", "type": "article-journal", "title": "一篇文章的题名", "container-title": "一种期刊", "language": "zh-CN",
        "author": [{"literal": "曾小明"}], "issued": {"date-parts": [[2020]]},
    },
    {"id": "3", "type": "book", "title": "A book without authors", "publisher": "A press"},
    {"id": "4", "type": "report", "title": "A report", "author": [{"literal": "An institute"}]},
)  # fmt: skip
"""What a new style is tried on."""
