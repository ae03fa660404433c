"""Studies as records of references: written as RIS, BibTeX, CSL-JSON, NBIB, CSV or a workbook, for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.formats.citation import read_printed
from app.formats.records import AuthorName, Citation, IdentifierFound, Record, TextPart, TitleVariant
from app.text.refused import Refused
from app.work.library import Library
from app.work.recordrows import KINDS
from app.work.whole import keep_off_libraries, write_whole
from db import studies, tables, texts
from db.rows import Name, Study, Text

PORTION = 500
"""So many studies are read at a time."""

_CSL = {kind: csl for csl, kind in reversed(list(KINDS.items()))}
"""The library's kinds and what CSL calls them; of two the plainer."""

Told = Callable[[int, int, str], None]


def formats() -> list[tuple[str, str, str]]:
    """Return what references are written as: id, what people call it, the ending of its files."""
    from app.formats.written import WRITERS

    return [(one.id, one.name, one.suffix) for one in WRITERS]


def export(
    library: Library, target: Path, format_id: str, ids: Sequence[int] | None = None, told: Told | None = None
) -> dict[str, Any]:
    """Write studies (None: all, in the order they came) as references; what stood at the target goes only then.

    Answer: ``path``, ``format``, ``studies``. Raises Refused where none is there, and where the target can't be written.
    """
    from app.formats.written import write

    keep_off_libraries(target)
    made = list(records(library, ids, told))
    if not made:
        raise Refused("There is no study to write. Nothing was written.")
    written = write(made, format_id)
    write_whole(target, written.data)
    return {"path": str(target), "format": format_id, "studies": len(made)}


def text(library: Library, ids: Sequence[int], format_id: str = "ris") -> str:
    """Return a few studies as references in one of the text formats."""
    from app.formats.written import write

    return write(list(records(library, ids)), format_id).data.decode("utf-8-sig")


def records(library: Library, ids: Sequence[int] | None = None, told: Told | None = None) -> Iterator[Record]:
    """Yield studies (None: all) as records, in the order asked; ``told`` hears how many of how many."""
    with library.db.read() as conn:
        wanted = list(ids) if ids is not None else list(conn.scalars(select(tables.Study.id).order_by(tables.Study.id)))
        for start in range(0, len(wanted), PORTION):
            if told is not None:
                told(start, len(wanted), "Reading studies")
            portion = wanted[start : start + PORTION]
            bodies = texts.of_studies(conn, portion)
            for study in studies.many(conn, portion):
                yield record(study, bodies.get(study.id, []))


def record(study: Study, bodies: Sequence[Text] = ()) -> Record:
    """Return a study as the record it would be imported from."""
    one = _first(study)
    kind, types = _kind(study)
    journals = [v for v in study.variants if v.field == "journal" and v.value]
    main = next((v for v in journals if v.kind == "original"), journals[0] if journals else None)
    return Record(
        titles=tuple(TitleVariant(v.lang, v.value, v.kind, v.source) for v in study.variants if v.field == "title"),
        authors=_people(study, "author"),
        affiliations=tuple(study.values("affiliation")),
        journal=main.value if main is not None else "",
        journal_abbrev=one("journal_abbrev"),
        year=study.year,
        month=study.month,
        day=study.day,
        epub=study.epub or "",
        volume=study.volume or "",
        issue=study.issue or "",
        pages=study.pages or "",
        identifiers=tuple(IdentifierFound(i.scheme, i.value, i.role) for i in study.identifiers),
        printed_citation=_printed(study),
        keywords=tuple(study.values("keyword")),
        publication_types=types,
        texts=tuple(TextPart(t.lang, t.kind, t.body, (), t.provenance, t.engine or "") for t in bodies),
        kind=kind,
        key=one("citation_key"),
        editors=_people(study, "editor"),
        translated_authors=_people(study, "translated"),
        journals=tuple(TitleVariant(v.lang, v.value, v.kind, v.source) for v in journals if v is not main),
        publisher=one("publisher"),
        place=one("place"),
        edition=one("edition"),
        series=one("series"),
        language=one("language"),
        subjects=tuple(_parts(one("subject"))),
        notes=tuple(study.values("note")),
        tags=study.tags,
        extra=_extra(study),
    )


def _first(study: Study) -> Callable[[str], str]:
    def one(name: str) -> str:
        return next((value for value in study.values(name) if value), "")

    return one


def _parts(words: str) -> list[str]:
    return [part for part in words.split("; ") if part]


def _people(study: Study, role: str) -> tuple[AuthorName, ...]:
    return tuple(_person(name) for name in study.names if name.role == role)


def _person(name: Name) -> AuthorName:
    return AuthorName(name.family, name.given, name.literal, name.lang)


def _kind(study: Study) -> tuple[str, tuple[str, ...]]:
    """The kind as CSL has it, and the words for it that a file gave."""
    from app.formats.kinds import KINDS as KNOWN

    types = [part for value in study.values("publication_type") for part in _parts(value)]
    kept = study.publication_type or ""
    kind = _CSL.get(kept, kept if kept in KNOWN else "")
    if kept and not kind and kept not in types:
        types.append(kept)
    return kind, tuple(types)


def _printed(study: Study) -> Citation | None:
    """The citation printed apart, as its own line tells it."""
    raw = next(iter(study.values("printed_citation")), "")
    if not raw:
        return None
    return read_printed(raw) or Citation("", raw)


def _extra(study: Study) -> tuple[tuple[str, str], ...]:
    """Fields kept aside: a line begins with a name; what does not goes on from the line before."""
    out: list[tuple[str, str]] = []
    for value in study.values("extra"):
        for line in value.split("\n"):
            name, colon, rest = line.partition(": ")
            if colon and name and len(name) <= 60:
                out.append((name, rest))
            elif out:
                out[-1] = (out[-1][0], f"{out[-1][1]}\n{line}")
            elif line:
                out.append(("Extra", line))
    return tuple(out)
