"""The long work on reports that the kept child process does: writing documents, and showing pages while one is arranged."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.work.child import Progress
from app.work.childwork import said_plainly


@said_plainly
def export_report(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write a report. Payload: ``library``, ``choice`` (fields of ReportChoice), ``target``, ``format`` (pdf, docx, ...)."""
    from app.work import documents, reporting

    def tell(share: float, words: str) -> None:
        progress(round(share * 100), 100, words)

    choice = reporting.ReportChoice.from_json(payload["choice"])
    place, form = Path(payload["library"]), payload.get("format", "pdf")
    return documents.export(place, choice, Path(payload["target"]), form, tell)


@said_plainly
def export_chosen(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write a report of what a call asks for. Payload: as `exporting.export` sends it, with ``format``."""
    from app.work import documents, exporting, reporting, reports, styles
    from app.work.opening import open_library
    from app.work.whole import keep_off_libraries

    target = Path(payload["target"])
    keep_off_libraries(target)
    ids = payload["findings"]
    library = open_library(payload["library"], examples=payload["examples"])
    try:
        place = library.path
        if payload.get("report"):
            choice = reports.choice_of(library, payload["report"])
        else:
            found = exporting.chosen(
                library, payload["query"], None if ids is None else tuple(ids), payload["template"]
            )
            title = {"en": payload["title"], "zh": payload["title"]} if payload["title"] else {}
            choice = reporting.ReportChoice(
                found,
                payload["template"],
                payload["lang"],
                payload["paper"],
                title=title,
                pack=bool(payload.get("pack")),
                counted=str(payload.get("charts") or "library"),
            )
    finally:
        library.close()
    with styles.typed(payload["style"]) as style:
        # A style that was named takes the place of the one a kept report has.
        choice = replace(choice, style="", style_name="") if style else choice
        form = payload.get("format", "pdf")

        def tell(share: float, words: str) -> None:
            progress(round(share * 100), 100, words)

        return documents.export(place, choice, target, form, tell, style)


@said_plainly
def show_report(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Set a report as pictures of its pages. Answer: ``pages`` (files), ``findings``, how many are ``shown`` from ``first`` on.

    Payload: ``library``, ``choice``, ``folder`` for the pictures, ``dots`` an inch, ``most`` findings to show ``first`` on: a
    long report is shown in stretches, so that arranging stays quick. Pages that are the same keep their file.
    """
    from app.report.model import Report
    from app.report.payload import Payload
    from app.report.pdf import BRIEF_PAGES, SETTINGS, page_pictures
    from app.work import reporting
    from app.work.library import Library

    progress(0, 3, "Reading the library")
    library = Library.open(Path(payload["library"]))
    try:
        report: Report = reporting.build(library, reporting.ReportChoice.from_json(payload["choice"]))
    finally:
        library.close()
    most, count = int(payload.get("most", 60)), len(report.findings)
    # Where findings went meanwhile, the last of those that are left are shown.
    first = min(int(payload.get("first", 0)), (max(count, 1) - 1) // most * most)
    shown = reporting.stretch(report, most, first)
    progress(1, 3, "Laying out")
    dots = float(payload.get("dots", 96))
    pictures = page_pictures(Payload(shown).build(), dots)
    for split in SETTINGS if report.kind == "brief" else ():
        if len(pictures) > BRIEF_PAGES:
            pictures = page_pictures(Payload(shown).build(tight=True, split=split), dots)
    folder = Path(payload["folder"])
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    for picture in pictures:
        path = folder / f"{hashlib.sha256(picture).hexdigest()[:24]}.png"
        if not path.exists():
            path.write_bytes(picture)
        pages.append(str(path))
    return {"pages": pages, "findings": count, "shown": len(shown.findings), "first": first}
