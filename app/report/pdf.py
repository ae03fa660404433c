"""Writes a report as a PDF that anyone can read: tagged, archived (PDF/A-2a, PDF/UA-1), with all its fonts inside.

typst sets the pages from data alone: it sees an empty folder and no file of the user's. A compile cannot be stopped,
so the program runs this in a child process; what a killed child leaves is named `.<name>.<pid>.part` and swept by the
next run. The same report gives the same bytes.
"""

from __future__ import annotations

import dataclasses
import io
import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.report import wording
from app.report.marks import drawings
from app.report.model import Report
from app.report.payload import Payload
from app.report.placing import Document, check, place, sweep
from app.report.printable import FAMILIES, FONTS
from app.report.volumes import MOST_IN_BRIEF, volumes
from app.text.refused import Refused

TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "report"
SOURCES = ("base.typ", "front.typ", "chart.typ", "parts.typ", "sections.typ", "report.typ")
BRIEF_PAGES = 2
SETTINGS = (False, True)
"""A brief that is too long is set tight, its chart whole; then with a chart that runs over the page."""
STANDARDS = ("a-2a", "ua-1")
PACK_STANDARDS = ("a-3a", "ua-1")
"""An evidence pack carries files, which PDF/A-2 does not allow."""
Progress = Callable[[float, str], None]
Compiler = Callable[[dict[str, Any]], bytes]
"""Turns the data of a report into a PDF; a large one is done in a process of its own (`app.work.apart`)."""


@dataclass(frozen=True, slots=True)
class PdfResult:
    """The file made, its pages, and the characters that no font had ('U+1F600 GRINNING FACE ×2')."""

    path: Path
    pages: int
    replaced: tuple[str, ...]


def write_pdf(report: Report, target: Path, progress: Progress | None = None) -> PdfResult:
    """Writes one report to `target`, whole or not at all; `progress` hears a share from 0 to 1 and what is being done.

    Refused where the brief cannot fit two pages, the folder cannot be written, or the disk is full.
    """
    made = write_volumes(report, target, progress or _silent, {})
    return PdfResult(made.paths[0], made.pages, made.replaced)


def write_volumes(
    report: Report,
    target: Path,
    tell: Progress,
    attached: Mapping[str, tuple[bytes, str]],
    compiler: Compiler | None = None,
) -> Document:
    """Writes a report as one PDF, or as volumes beside each other where it is too large for one.

    All volumes are made before the first is put in its place. The first carries what is `attached`.
    """
    if report.kind == "brief" and len(report.findings) > MOST_IN_BRIEF:
        raise Refused(wording.refusal_of_many(len(report.findings), MOST_IN_BRIEF))
    books = volumes(report)
    places = [target, *(target.with_stem(f"{target.stem}-{number}") for number in range(2, len(books) + 1))]
    for path in places:
        check(path)
        sweep(path)
    packed: list[bytes] = []
    pages = 0
    replaced: dict[str, None] = {}
    for at, book in enumerate(books):
        start, share = at / len(books), 0.9 / len(books)
        tell(start + 0.05 * share, "Laying out")
        made, listed = compile_report(book, tell, attached if at == 0 else {}, compiler)
        tell(start + 0.9 * share, "Packing")
        whole, count = _packed(made)
        packed.append(whole)
        pages += count
        replaced.update(dict.fromkeys(listed))
    tell(0.95, "Writing")
    for path, whole in zip(places, packed, strict=True):
        place(whole, path)
    tell(1.0, "Done")
    return Document(tuple(places), pages, tuple(replaced))


def compile_report(
    report: Report,
    tell: Progress | None = None,
    attached: Mapping[str, tuple[bytes, str]] | None = None,
    compiler: Compiler | None = None,
) -> tuple[bytes, tuple[str, ...]]:
    """The PDF as typst makes it, and what was replaced; a brief that does not fit is set tighter, then refused."""
    make = compiler or compile_data
    files = [
        {"name": name, "text": body.decode("utf-8"), "kind": kind} for name, (body, kind) in (attached or {}).items()
    ]
    payload = Payload(report)
    made = make({**payload.build(), "attached": files})
    for split in SETTINGS if report.kind == "brief" else ():
        if _pages(made) <= BRIEF_PAGES:
            break
        (tell or _silent)(0.4, "Setting it tighter")
        payload = Payload(report)
        made = make({**payload.build(tight=True, split=split), "attached": files})
    else:
        if report.kind == "brief" and _pages(made) > BRIEF_PAGES:
            raise Refused(wording.refusal(len(report.findings), _too_many(report)))
    return made, payload.printer.listed()


def _silent(share: float, words: str) -> None:
    """Tells nobody."""


def _too_many(report: Report) -> int:
    """How many findings have to go, taken from the end, until a brief fits two pages; all where even none would fit."""
    fits, over = 0, len(report.findings)
    while over - fits > 1:
        middle = (fits + over) // 2
        shorter = dataclasses.replace(report, findings=report.findings[:middle])
        if _pages(compile_data(Payload(shorter).build(tight=True, split=True))) > BRIEF_PAGES:
            over = middle
        else:
            fits = middle
    return len(report.findings) - fits


@lru_cache(maxsize=1)
def _fonts() -> Any:
    """The bundled fonts and no others."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def compile_data(data: dict[str, Any]) -> bytes:
    """Runs typst on the data of one report in an empty folder, in this process."""
    return compile_words(words_of(data), carries=bool(data.get("attached")))


def words_of(data: dict[str, Any]) -> str:
    """Everything the templates read, as one JSON text: the data of a report, the names of the faces, and the drawings."""
    return json.dumps({"attached": [], **data, "families": FAMILIES, "drawings": drawings()}, ensure_ascii=False)


def compile_words(payload: str, *, carries: bool = False) -> bytes:
    """Runs typst on what `words_of` made; `carries` says that the PDF has files inside. Raises Refused."""
    standards = PACK_STANDARDS if carries else STANDARDS
    made = _run(payload, format="pdf", pdf_standards=list(standards))
    if not isinstance(made, bytes):
        raise Refused("The PDF could not be made: typst gave no file.")
    return made


def page_pictures(data: dict[str, Any], dots: float = 96.0) -> list[bytes]:
    """The pages as PNG pictures of so many dots an inch, to be shown while a report is being arranged."""
    made = _run(words_of(data), format="png", ppi=dots)
    return [made] if isinstance(made, bytes) else list(made)


def _run(payload: str, **kind: Any) -> Any:
    """What typst makes of a payload."""
    import typst

    run: Any = typst.compile  # its types ask for a root of bytes where the source is bytes
    source = b"\n".join((TEMPLATES / part).read_bytes() for part in SOURCES)
    with tempfile.TemporaryDirectory(prefix="diptych-") as empty:
        try:
            return run(
                source,
                root=empty,
                font_paths=_fonts(),
                ignore_system_fonts=True,
                sys_inputs={"payload": payload},
                timestamp=0,
                **kind,
            )
        except typst.TypstError as error:
            raise Refused(f"The PDF could not be made: {error.message}") from error


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
