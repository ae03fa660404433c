"""The rows of list and search of studies that are only being read: made straight from their own rows, without asking again.

The same as `db.derived.refresh` would make of them; a test holds both together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from db import listing_rows, search_rows
from db.texts import Head

Rows = Mapping[str, Sequence[tuple[Any, ...]]]
"""Rows by table, each a tuple in the order of `db.staging.COLUMNS`."""
_LISTED = frozenset(("title", "journal", "journal_abbrev"))


def listing(rows: Rows) -> list[dict[str, Any]]:
    """Return the rows of the list."""
    words: dict[int, dict[str, dict[str, str]]] = {}
    for _id, study, field, lang, value, _kind, _source, _position in rows.get("field_variant", ()):
        if field in _LISTED and value:
            words.setdefault(study, {}).setdefault(field, {}).setdefault(lang, value)
    names: dict[int, list[tuple[str, str, str, str, str]]] = defaultdict(list)
    for row in rows.get("author", ()):
        names[row[1]].append(row[3:8])
    heads: dict[int, list[Head]] = defaultdict(list)
    for key, _guid, study, lang, kind, provenance, _engine, review, version in rows.get("text", ()):
        heads[study].append(Head(key, study, lang, kind, provenance, review, version))
    years = {row[0]: row[4] for row in rows.get("study", ())}
    return listing_rows.fresh(years, words, names, heads)


def searched(rows: Rows, tags: Mapping[int, str]) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the rows that search looks through, and the words in them; ``tags`` are names by number."""
    made = search_rows.of_pieces(_pieces(rows, tags))
    return [{"study_id": study, **row} for study, row in sorted(made.items())], sorted(search_rows.words_in(made))


def _pieces(rows: Rows, tags: Mapping[int, str]) -> Iterator[tuple[int, str, str]]:
    """Every wording as study, column and words."""
    columns: dict[str, str | None] = {}
    for _id, study, field, _lang, value, _kind, _source, _position in rows.get("field_variant", ()):
        if field not in columns:
            columns[field] = search_rows.column_of(field)
        column = columns[field]
        if value and column is not None:
            yield study, column, value
    people = ((row[1], row[3], row[4], row[5], row[6]) for row in rows.get("author", ()))
    for (study, _lang), body in search_rows.names_told(people).items():
        yield study, "author", body
    for _id, study, _scheme, value, _role in rows.get("identifier", ()):
        yield study, "identifier", value
    for _id, study, tag in rows.get("study_tag", ()):
        yield study, "tag", tags[tag]
    bodies = {row[0]: row[3] for row in rows.get("text_version", ())}
    for row in rows.get("text", ()):
        yield row[2], "text", bodies[row[8]]
