"""Codebooks as our own JSON (schema diptych.codebook/1): all that the codebook holds, to be read by programs."""

from __future__ import annotations

import json
from typing import Any

from app.formats.book import Book, BookCode, mended
from app.formats.decode import called, decode
from app.formats.qdc import guid_of
from app.text.refused import Refused

SCHEMA = "diptych.codebook/1"


def write(book: Book) -> bytes:
    """Write a codebook as JSON, UTF-8 with the Chinese readable."""
    keys = {one.id: one.key or one.id for one in book.codes}
    codes = []
    for number, one in enumerate(book.codes):
        codes.append(
            {
                "id": keys[one.id],
                "uuid": one.guid,
                "parent": keys.get(one.parent) if one.parent else None,
                "facet": one.facet,
                "order": number,
                "label": dict(one.labels),
                "short": dict(one.shorts),
                "definition": dict(one.definitions),
                "aliases": {lang: list(forms) for lang, forms in one.aliases.items()},
                "examples": {lang: list(forms) for lang, forms in one.examples.items()},
                "color": one.color or None,
                "theme": one.theme or None,
                "mirror": one.mirror or None,
                "origin": one.origin,
                "enabled": True,
                "retired": one.retired,
                "note": one.note,
                "created": one.created,
            }
        )
    themes = [{"id": key, "label": dict(labels)} for key, labels in book.themes.items()]
    document = {"schema": SCHEMA, "name": {"en": book.name}, "themes": themes, "codes": codes}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogatepass")


def read(data: bytes, name: str = "") -> Book:
    """Read a codebook. Raises Refused where the file is no such codebook, or one of a later version."""
    try:
        document = json.loads(decode(data, name).text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise Refused(f"{called(name)} is no whole JSON. Nothing was read.") from error
    schema = document.get("schema") if isinstance(document, dict) else None
    if not isinstance(schema, str) or not schema.startswith("diptych.codebook/"):
        raise Refused(f"{called(name)} is no codebook of this program. Nothing was read.")
    if schema != SCHEMA:
        raise Refused(f"{called(name)} was written by a newer version of this program. Nothing was read.")
    if not isinstance(document.get("codes"), list):
        raise Refused(f"{called(name)} holds no codes. Nothing was read.")
    codes = [_code(one, number) for number, one in enumerate(document["codes"]) if isinstance(one, dict)]
    themes = {
        str(one["id"]): _words(one.get("label"))
        for one in document.get("themes", ())
        if isinstance(one, dict) and one.get("id")
    }
    return mended(codes, themes, name)


def _code(one: dict[str, Any], number: int) -> BookCode:
    key = _said(one, "id")
    return BookCode(
        id=key or f"code {number + 1}",
        labels=_words(one.get("label")),
        parent=_said(one, "parent"),
        guid=guid_of(_said(one, "uuid")),
        key=key,
        facet=_said(one, "facet"),
        theme=_said(one, "theme"),
        mirror=_said(one, "mirror"),
        origin=_said(one, "origin"),
        color=_said(one, "color"),
        shorts=_words(one.get("short")),
        definitions=_words(one.get("definition")),
        aliases=_lists(one.get("aliases")),
        examples=_lists(one.get("examples")),
        note=_said(one, "note"),
        retired=bool(one.get("retired")),
        created=_said(one, "created"),
    )


def _said(one: dict[str, Any], name: str) -> str:
    value = one.get(name)
    return value if isinstance(value, str) else ""


def _words(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {str(lang): " ".join(one.split()) for lang, one in value.items() if isinstance(one, str) and one.strip()}


def _lists(value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        return {}
    lists = {str(k): tuple(w for w in v if isinstance(w, str) and w) for k, v in value.items() if isinstance(v, list)}
    return {lang: forms for lang, forms in lists.items() if forms}
