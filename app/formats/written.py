"""What a writer hands back, and where each one stands: RIS, BibTeX, CSL-JSON, NBIB, CSV, XLSX."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module

from app.formats.records import Record
from app.formats.remarks import ReadingWarning
from app.text.refused import Misspoken


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes, and what could not be written as it is."""

    data: bytes
    warnings: tuple[ReadingWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Writer:
    """One format that can be written: its id, what people call it, the ending of its files, and its function."""

    id: str
    name: str
    suffix: str
    write: Callable[[Iterable[Record]], Written]


def _late(module: str, function: str = "write") -> Callable[[Iterable[Record]], Written]:
    """Make a writer whose module is imported when it is first asked."""

    def write(records: Iterable[Record]) -> Written:
        made: Written = getattr(import_module(f"app.formats.{module}"), function)(records)
        return made

    return write


WRITERS: tuple[Writer, ...] = (
    Writer("ris", "RIS", ".ris", _late("writeris")),
    Writer("bibtex", "BibTeX", ".bib", _late("writebibtex")),
    Writer("csljson", "CSL-JSON", ".json", _late("writecsljson")),
    Writer("nbib", "PubMed NBIB", ".nbib", _late("writenbib")),
    Writer("csv", "CSV", ".csv", _late("writetable", "write_csv")),
    Writer("xlsx", "Excel workbook", ".xlsx", _late("writetable", "write_xlsx")),
)


def write(records: Iterable[Record], format_id: str) -> Written:
    """Write records as a file of a format. Raises Misspoken for a format that is not written."""
    writer = next((w for w in WRITERS if w.id == format_id), None)
    if writer is None:
        raise Misspoken(f"There is no writer for “{format_id}”. Choose one of: {', '.join(w.id for w in WRITERS)}.")
    return writer.write(records)
