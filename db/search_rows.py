"""What search looks through, made from the studies themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from db import memos
from db.among import among
from db.search_words import tokens
from db.tables import Author, FieldVariant, Finding, Identifier, StudyTag, Tag, TextRow, TextVersion


def made(conn: Connection, ids: Sequence[int] | None) -> Iterator[dict[str, Any]]:
    """Give the full-text rows of studies (None: of all): titles, names, fields, texts now read, findings, notes."""
    for row in (*_fields(conn, ids), *_names(conn, ids), *_identifiers(conn, ids), *_tags(conn, ids)):
        yield _row(*row)
    for row in (*_texts(conn, ids), *_findings(conn, ids)):
        yield _row(*row)
    for study, memo, body in memos.of_studies(conn, ids):
        yield _row(study, "memo", memo, "", body)


Made = tuple[int, str, int, str, str]
"""Study, kind, row it stands for, language, words."""


def _row(study: int, kind: str, ref: int, lang: str, body: str) -> dict[str, Any]:
    return {"study_id": study, "kind": kind, "ref_id": ref, "lang": lang, "body": body, "tokens": tokens(body)}


def _limited(ask: Any, column: Any, ids: Sequence[int] | None) -> Any:
    return ask if ids is None else ask.where(column.in_(among(ids)))


def _fields(conn: Connection, ids: Sequence[int] | None) -> list[Made]:
    ask = select(FieldVariant.study_id, FieldVariant.field, FieldVariant.id, FieldVariant.lang, FieldVariant.value)
    return [
        (study, "title" if field == "title" else "field", ref, lang, value)
        for study, field, ref, lang, value in conn.execute(_limited(ask, FieldVariant.study_id, ids))
        if value
    ]


def _names(conn: Connection, ids: Sequence[int] | None) -> list[Made]:
    """One row of names a study and language, so that two surnames are found together."""
    ask = select(Author.study_id, Author.id, Author.family, Author.given, Author.literal, Author.lang)
    ask = _limited(ask, Author.study_id, ids).order_by(Author.study_id, Author.position, Author.id)
    names: dict[tuple[int, str], list[str]] = defaultdict(list)
    first: dict[tuple[int, str], int] = {}
    for study, ref, family, given, literal, lang in conn.execute(ask):
        glue = "" if lang.startswith("zh") else " "
        names[study, lang].append(literal or glue.join(part for part in (family, given) if part))
        first.setdefault((study, lang), ref)
    return [(study, "author", first[study, lang], lang, "; ".join(own)) for (study, lang), own in names.items()]


def _identifiers(conn: Connection, ids: Sequence[int] | None) -> list[Made]:
    ask = _limited(select(Identifier.study_id, Identifier.id, Identifier.value), Identifier.study_id, ids)
    return [(study, "field", -ref, "", value) for study, ref, value in conn.execute(ask)]


def _tags(conn: Connection, ids: Sequence[int] | None) -> list[Made]:
    """Tags of a study; their rows are told from fields by their language, which is 'tag'."""
    ask = select(StudyTag.study_id, StudyTag.id, Tag.name).join(Tag, Tag.id == StudyTag.tag_id)
    return [
        (study, "field", ref, "tag", name) for study, ref, name in conn.execute(_limited(ask, StudyTag.study_id, ids))
    ]


def _texts(conn: Connection, ids: Sequence[int] | None) -> list[Made]:
    ask = select(TextRow.study_id, TextRow.id, TextRow.lang, TextVersion.body).join(
        TextVersion, TextVersion.id == TextRow.version_id
    )
    return [
        (study, "text", ref, lang, body)
        for study, ref, lang, body in conn.execute(_limited(ask, TextRow.study_id, ids))
    ]


def _findings(conn: Connection, ids: Sequence[int] | None) -> list[Made]:
    ask = select(Finding.study_id, Finding.id, Finding.claims)
    return [
        (study, "finding", ref, lang, claim)
        for study, ref, claims in conn.execute(_limited(ask, Finding.study_id, ids))
        for lang, claim in claims.items()
        if claim
    ]
