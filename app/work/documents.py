"""Write a report of a library as a document: the one path of the window, of saved reports and of the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.report.model import Report
from app.report.writing import write
from app.work import apart, packing, reporting
from app.work.library import Library
from app.work.whole import keep_off_libraries

Progress = Callable[[float, str], None]


def export(
    library_path: Path, choice: reporting.ReportChoice, target: Path, form: str, progress: Progress, style: str = ""
) -> dict[str, Any]:
    """Write a report and say what is in it, with the keys that the command line promises.

    ``style`` is what the formatter takes in place of the choice's own style (`styles.typed`), '' for that. Raises Refused with a plain sentence where the report can't be made or the file can't be written.
    """
    keep_off_libraries(target)
    progress(0.01, "Reading the library")
    library = Library.open(library_path)
    try:
        report = reporting.build(library, choice, style)
    finally:
        library.close()
    return written(report, choice, target, form, progress)


def written(
    report: Report, choice: reporting.ReportChoice, target: Path, form: str, progress: Progress
) -> dict[str, Any]:
    """Write a report that is already there."""
    attached = packing.attachments(report) if choice.pack and form == "pdf" else {}
    compiler = apart.compile_apart if apart.is_large(report) else None
    made = write(report, form, target, progress, attached, compiler)
    return {
        "path": str(made.paths[0]),
        "paths": [str(path) for path in made.paths],
        "format": form,
        "studies": len(report.studies),
        "findings": len(report.findings),
        "pages": made.pages,
        "replaced_characters": list(made.replaced),
        "notes": [*reporting.notes(report, choice), *made.notes],
    }
