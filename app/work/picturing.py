"""What a chart that is taken along needs: the date of the newest change, its faces inside, a file whole or not at all."""

from __future__ import annotations

from pathlib import Path

from app import paths
from app.report.charted import Words
from app.report.wording import day
from app.work.library import Library
from app.work.whole import write_whole
from db import journal

__all__ = ["dated", "no_formula", "with_faces", "write_whole"]


def dated(library: Library) -> Words:
    """Return the date of the newest change of the library in words: the same data give the same picture."""
    with library.db.read() as conn:
        return day(journal.newest(conn)[:10])


def with_faces(picture: bytes, folder: Path | None = None) -> bytes:
    """Return an SVG picture with the faces it is written in inside; a second of work, so not for the window's thread."""
    from app.report.svgfaces import with_faces as put

    return put(picture, folder or paths.resources() / "fonts")


def no_formula(cell: str) -> str:
    """Keep a cell in its column: no tab, no line break, and nothing a spreadsheet would take for a formula."""
    flat = " ".join(cell.split())
    return f"'{flat}" if flat[:1] in set("=+-@＝＋－＠") and len(flat) > 1 else flat
