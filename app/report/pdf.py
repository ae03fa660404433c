"""Writes a report as a PDF that anyone can read: tagged, archived (PDF/A-2a, PDF/UA-1), with all its fonts inside.

typst sets the pages from data alone: it sees an empty folder and no file of the user's. A compile cannot be stopped,
so the program runs this in a child process; what a killed child leaves is named `.<name>.<pid>.part` and swept by the
next run. The same report gives the same bytes.
"""

from __future__ import annotations

import dataclasses
import io
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.report import wording
from app.report.marks import drawings
from app.report.model import Report
from app.report.payload import Payload
from app.report.printable import FAMILIES, FONTS
from app.text.refused import Refused

TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "report"
PARTS = {
    "brief": ("base.typ", "front.typ", "chart.typ", "parts.typ", "brief.typ"),
    "full": ("base.typ", "front.typ", "chart.typ", "parts.typ", "full.typ"),
}
BRIEF_PAGES = 2
MOST_FINDINGS = 1500
"""A compile of so many takes about a gigabyte of memory (1,200 findings: 770 MB, 95 pages, measured)."""
STANDARDS = ("a-2a", "ua-1")
Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class PdfResult:
    """The file made, its pages, and the characters that no font had ('U+1F600 GRINNING FACE ×2')."""

    path: Path
    pages: int
    replaced: tuple[str, ...]


def write_pdf(report: Report, target: Path, progress: Progress | None = None) -> PdfResult:
    """Writes the report to `target`, whole or not at all; `progress` hears a share from 0 to 1 and what is being done.

    Refused where the brief cannot fit two pages, the folder cannot be written, or the disk is full.
    """
    tell = progress or _silent
    if len(report.findings) > MOST_FINDINGS:
        raise Refused(wording.refusal_of_many(len(report.findings), MOST_FINDINGS))
    sweep(target)
    tell(0.05, "Laying out")
    made, replaced = compile_report(report, tell)
    tell(0.8, "Packing")
    packed, pages = _packed(made)
    tell(0.95, "Writing")
    _place(packed, target)
    tell(1.0, "Done")
    return PdfResult(target, pages, replaced)


def compile_report(report: Report, tell: Progress | None = None) -> tuple[bytes, tuple[str, ...]]:
    """The PDF as typst makes it, and what was replaced; a brief that does not fit is set tight, then refused."""
    payload = Payload(report)
    made = _compile(payload.build())
    if report.kind == "brief" and _pages(made) > BRIEF_PAGES:
        (tell or _silent)(0.4, "Setting it tighter")
        payload = Payload(report)
        made = _compile(payload.build(tight=True))
        if _pages(made) > BRIEF_PAGES:
            raise Refused(wording.refusal(len(report.findings), _too_many(report)))
    return made, payload.printer.listed()


def sweep(target: Path) -> None:
    """Takes away what killed runs for the same target left; a run that still lives keeps its own."""
    for left in target.parent.glob(f".{_escaped(target.name)}.*.part"):
        pid = left.name.rsplit(".", 2)[-2]
        if pid.isdigit() and int(pid) != os.getpid() and not _alive(int(pid)):
            left.unlink(missing_ok=True)


def _silent(share: float, words: str) -> None:
    """Tells nobody."""


def _escaped(name: str) -> str:
    """A file name in which a glob finds nothing but itself."""
    return "".join(f"[{ch}]" if ch in "*?[" else ch for ch in name)


def _alive(pid: int) -> bool:
    """Whether a process of that number runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _too_many(report: Report) -> int:
    """How many findings have to go, taken from the end, until a brief fits two pages; all where even none would fit."""
    fits, over = 0, len(report.findings)
    while over - fits > 1:
        middle = (fits + over) // 2
        shorter = dataclasses.replace(report, findings=report.findings[:middle])
        if _pages(_compile(Payload(shorter).build(tight=True))) > BRIEF_PAGES:
            over = middle
        else:
            fits = middle
    return len(report.findings) - fits


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """The bundled fonts and no others."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _compile(data: dict[str, Any]) -> bytes:
    """Runs typst on the data in an empty folder."""
    import typst

    run: Any = typst.compile  # its types ask for a root of bytes where the source is bytes
    source = b"\n".join((TEMPLATES / part).read_bytes() for part in PARTS[data["kind"]])
    data = {**data, "families": FAMILIES, "drawings": drawings()}
    with tempfile.TemporaryDirectory(prefix="diptych-") as empty:
        try:
            made = run(
                source,
                root=empty,
                font_paths=_fonts(),
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards=list(STANDARDS),
                sys_inputs={"payload": json.dumps(data, ensure_ascii=False)},
                timestamp=0,
            )
        except typst.TypstError as error:
            raise Refused(f"The PDF could not be made: {error.message}") from error
    if not isinstance(made, bytes):
        raise Refused("The PDF could not be made: typst gave no file.")
    return made


def _pages(made: bytes) -> int:
    """How many pages a PDF has."""
    import pikepdf

    with pikepdf.open(io.BytesIO(made)) as pdf:
        return len(pdf.pages)


def _packed(made: bytes) -> tuple[bytes, int]:
    """The PDF with object streams (half the size), its identifier made of its contents; and its pages."""
    import pikepdf

    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pages = len(pdf.pages)
        pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue(), pages


def _place(packed: bytes, target: Path) -> None:
    """Writes beside the target and moves it into place whole."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise Refused(f"{target} could not be written: {reason}. Choose another folder or make room.") from error
