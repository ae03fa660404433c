"""Writes a report in any of its formats and puts it in its place: the one door for window and command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.report.model import Report
from app.report.placing import Document, check, place, sweep

FORMATS = ("pdf", "docx", "xlsx", "html", "csv", "md")
"""The documents a report can become."""

Progress = Callable[[float, str], None]


def write(
    report: Report,
    form: str,
    target: Path,
    tell: Progress,
    attached: Mapping[str, tuple[bytes, str]] | None = None,
    compiler: Callable[[dict[str, Any]], bytes] | None = None,
) -> Document:
    """Writes `target` whole or not at all; `tell` hears a share from 0 to 1 and what is being done.

    `attached` are files for the PDF to carry, name to (bytes, media type); `compiler` may set it elsewhere. Refused where the place can't take it.
    """
    if form == "pdf":
        from app.report.pdf import write_volumes

        return write_volumes(report, target, tell, attached or {}, compiler)
    check(target)
    sweep(target)
    tell(0.2, "Laying out")
    made, replaced, notes = _made(report, form)
    tell(0.9, "Writing")
    place(made, target)
    tell(1.0, "Done")
    return Document((target,), 0, replaced, notes)


def _made(report: Report, form: str) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """The bytes of a document, what was replaced in it, and what there is to say about it."""
    if form == "xlsx":
        from app.report.tables import write_xlsx

        return write_xlsx(report)
    if form == "csv":
        from app.report.tables import write_csv

        return (*write_csv(report), ())
    if form == "docx":
        from app.report.word import write_docx

        return (*write_docx(report), ())
    if form == "html":
        from app.report.web import write_html

        return (*write_html(report), ())
    if form == "md":
        from app.report.markdown import write_markdown

        return (*write_markdown(report), ())
    raise ValueError(f"there is no document called {form}")
