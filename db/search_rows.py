"""What search looks through, made from the studies themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from db import memos
from db.among import among
from db.asking import COLUMNS
from db.search_words import BARRIER, ascii_vocabulary, tokens, vocabulary
from db.tables import Author, FieldVariant, Finding, Identifier, StudyTag, Tag, TextRow, TextVersion

_COLUMN_OF = {"title": "title", "journal": "journal", "journal_abbrev": "journal"}
LEFT_OUT = frozenset({"extra"})
"""Fields that only keep what a file said, so that it can be written again; nobody looks for words there."""

_BAR = f" {BARRIER} "


@dataclass(frozen=True, slots=True)
class Piece:
    """One wording that search looks through; `column` is that of the index."""

    study: int
    column: str
    lang: str
    body: str


def made(conn: Connection, ids: Sequence[int] | None) -> dict[int, dict[str, str]]:
    """Return the full-text rows of studies (None: of all) by study: their words by column, as the index reads them."""
    return of_pieces((piece.study, piece.column, piece.body) for piece in pieces(conn, ids))


def of_pieces(told: Iterable[tuple[int, str, str]]) -> dict[int, dict[str, str]]:
    """Return full-text rows by study, of wordings as (study, column, words)."""
    words: dict[int, dict[str, list[str]]] = {}
    last, columns = -1, {}  # many in a row are of one study
    for study, column, body in told:
        if study != last:
            last, columns = study, words.setdefault(study, {})
        read = body if body.isascii() else tokens(body)
        if column in columns:
            columns[column].append(read)
        else:
            columns[column] = [read]
    empty = dict.fromkeys(COLUMNS, "")
    return {
        study: {**empty, **{name: _BAR.join(parts) for name, parts in columns.items()}}
        for study, columns in words.items()
    }


def words_in(rows: dict[int, dict[str, str]]) -> set[str]:
    """Return the words that a question's last word may go on to, of all these rows."""
    plain: list[str] = []
    other: list[str] = []
    for columns in rows.values():
        for words in filter(None, columns.values()):
            bare = words if words.isascii() else words.replace(BARRIER, " ")
            (plain if bare.isascii() else other).append(bare)
    return ascii_vocabulary(plain) | vocabulary(" ".join(other))  # at once: most words stand in many rows


def pieces(conn: Connection, ids: Sequence[int] | None) -> Iterator[Piece]:
    """Give the wordings of studies (None: of all): titles, names, fields, texts now read, findings, notes."""
    yield from _fields(conn, ids)
    yield from _names(conn, ids)
    yield from _identifiers(conn, ids)
    yield from _tags(conn, ids)
    yield from _findings(conn, ids)
    yield from _texts(conn, ids)
    for study, _memo, body in sorted(memos.of_studies(conn, ids), key=lambda one: one[1]):
        yield Piece(study, "memo", "", body)


def _limited(ask: Any, column: Any, ids: Sequence[int] | None) -> Any:
    return ask if ids is None else ask.where(column.in_(among(ids)))


def column_of(field: str) -> str | None:
    """Return the column of the index that holds the wordings of a field; None where nobody looks for them."""
    return None if field in LEFT_OUT else _COLUMN_OF.get(field, "other")


def names_told(names: Iterable[tuple[int, str, str, str, str]]) -> dict[tuple[int, str], str]:
    """Return the names of a study and language as one wording, of (study, family, given, literal, language)."""
    told: dict[tuple[int, str], list[str]] = defaultdict(list)
    for study, family, given, literal, lang in names:
        glue = "" if lang.startswith("zh") else " "
        told[study, lang].append(literal or glue.join(part for part in (family, given) if part))
    return {key: "; ".join(own) for key, own in told.items()}


def _fields(conn: Connection, ids: Sequence[int] | None) -> Iterator[Piece]:
    ask = select(FieldVariant.study_id, FieldVariant.field, FieldVariant.lang, FieldVariant.value)
    ask = _limited(ask, FieldVariant.study_id, ids).order_by(FieldVariant.position, FieldVariant.id)
    for study, field, lang, value in conn.execute(ask):
        if value and field not in LEFT_OUT:
            yield Piece(study, _COLUMN_OF.get(field, "other"), lang, value)


def _names(conn: Connection, ids: Sequence[int] | None) -> Iterator[Piece]:
    """One wording of names a study and language, so that two surnames are found together."""
    ask = select(Author.study_id, Author.family, Author.given, Author.literal, Author.lang)
    ask = _limited(ask, Author.study_id, ids).order_by(Author.study_id, Author.position, Author.id)
    found = (tuple(row) for row in conn.execute(ask))
    for (study, lang), body in names_told((s, f, g, n, t) for s, f, g, n, t in found).items():
        yield Piece(study, "author", lang, body)


def _identifiers(conn: Connection, ids: Sequence[int] | None) -> Iterator[Piece]:
    ask = select(Identifier.study_id, Identifier.value).order_by(Identifier.id)
    for study, value in conn.execute(_limited(ask, Identifier.study_id, ids)):
        yield Piece(study, "identifier", "", value)


def _tags(conn: Connection, ids: Sequence[int] | None) -> Iterator[Piece]:
    ask = select(StudyTag.study_id, Tag.name).join(Tag, Tag.id == StudyTag.tag_id).order_by(StudyTag.id)
    for study, name in conn.execute(_limited(ask, StudyTag.study_id, ids)):
        yield Piece(study, "tag", "", name)


def _texts(conn: Connection, ids: Sequence[int] | None) -> Iterator[Piece]:
    ask = select(TextRow.study_id, TextRow.lang, TextVersion.body)
    ask = ask.join(TextVersion, TextVersion.id == TextRow.version_id).order_by(TextRow.id)
    for study, lang, body in conn.execute(_limited(ask, TextRow.study_id, ids)):
        yield Piece(study, "text", lang, body)


def _findings(conn: Connection, ids: Sequence[int] | None) -> Iterator[Piece]:
    ask = select(Finding.study_id, Finding.claims).order_by(Finding.id)
    for study, claims in conn.execute(_limited(ask, Finding.study_id, ids)):
        for lang, claim in claims.items():
            if claim:
                yield Piece(study, "finding", lang, claim)
