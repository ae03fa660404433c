"""Make records again of what waits in a staging file: to show samples, and to join those the library may have already."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from app.formats.records import AuthorName, Citation, IdentifierFound, Record, TextPart, TitleVariant
from app.work.recordrows import KINDS
from db.staging import rows_of

_CSL = {theirs: ours for ours, theirs in reversed(KINDS.items())}


def records(conn: Connection, studies: Sequence[int], *, schema: str = "main") -> dict[int, Record]:
    """Return waiting studies as records, by their numbers in the staging file; ``schema`` is ``staged`` where attached.

    What is written of such a record is what would have been written of the one that was read.
    """
    found: dict[str, dict[int, list[dict[str, Any]]]] = {}
    for name in ("study", "staged_line", "field_variant", "author", "identifier", "study_tag", "text"):
        found[name] = _by_study(rows_of(conn, name, studies, schema))
    return {study: _record(study, found) for study in studies if study in found["study"]}


def _by_study(rows: Iterable[dict[str, Any]]) -> dict[int, list[dict[str, Any]]]:
    out: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        out[row["study_id"]].append(row)
    return out


def _record(study: int, found: dict[str, dict[int, list[dict[str, Any]]]]) -> Record:
    """Put one record together."""
    own = found["study"][study][0]
    lines = found["staged_line"][study][0]
    fields: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in found["field_variant"].get(study, ()):
        fields[row["field"]].append(row)
    people: dict[str, list[AuthorName]] = defaultdict(list)
    for row in found["author"].get(study, ()):
        people[row["role"]].append(AuthorName(row["family"], row["given"], row["literal"], row["lang"]))

    def first(name: str) -> str:
        return str(fields[name][0]["value"]) if name in fields else ""

    def all_of(name: str) -> tuple[str, ...]:
        return tuple(row["value"] for row in fields[name]) if name in fields else ()

    name, _, value = first("extra").partition(": ")
    kind = own["publication_type"] or ""
    printed = first("printed_citation")
    cited = (
        Citation("", printed, tuple(people["printed_citation"])) if printed or "printed_citation" in people else None
    )
    journals = fields.get("journal", [])
    return Record(
        titles=tuple(_variant(row) for row in fields.get("title", ())),
        authors=tuple(people["author"]),
        translated_authors=tuple(people["translated"]),
        editors=tuple(people["editor"]),
        affiliations=all_of("affiliation"),
        journal=journals[0]["value"] if journals else "",
        journals=tuple(_variant(row) for row in journals[1:]),
        journal_abbrev=first("journal_abbrev"),
        year=own["year"],
        month=own["month"],
        day=own["day"],
        epub=own["epub"] or "",
        volume=own["volume"] or "",
        issue=own["issue"] or "",
        pages=own["pages"] or "",
        identifiers=tuple(
            IdentifierFound(row["scheme"], row["value"], row["role"]) for row in found["identifier"].get(study, ())
        ),
        printed_citation=cited,
        keywords=all_of("keyword"),
        publication_types=all_of("publication_type"),
        texts=tuple(_text(row) for row in found["text"].get(study, ())),
        lines=(lines["first"], lines["last"]),
        kind=_CSL.get(kind, kind),
        key=first("citation_key"),
        publisher=first("publisher"),
        place=first("place"),
        edition=first("edition"),
        series=first("series"),
        language=first("language"),
        subjects=(first("subject"),) if first("subject") else (),
        notes=all_of("note"),
        tags=tuple(row["name"] for row in found["study_tag"].get(study, ())),
        extra=((name, value),) if value else (),
    )


def _variant(row: dict[str, Any]) -> TitleVariant:
    return TitleVariant(row["lang"], row["value"], row["kind"], row["source"])


def _text(row: dict[str, Any]) -> TextPart:
    slices = tuple((start, end) for start, end in json.loads(row["slices"]))
    return TextPart(row["lang"], row["kind"], row["body"], slices, row["provenance"], row["engine"] or "")
