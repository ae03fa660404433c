"""Furnish a new library: the codebook, its themes, the glossary and the coding packs that come with the program."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

from app.paths import resources
from app.work.library import Library
from db import tables
from db.journal import Recorder

PACK_FILES = ("starter/pack.json",)


def furnish(library: Library) -> None:
    """Write codebook, glossary and coding packs into an empty library, as one step that is not offered for undo."""
    with library.change("New library") as recorder:
        add_codebook(recorder, json.loads((resources() / "codebook/codebook.json").read_text(encoding="utf-8")))
        add_glossary(recorder, (resources() / "glossary/glossary.tsv").read_text(encoding="utf-8"))
        for name in PACK_FILES:
            body = (resources() / name).read_text(encoding="utf-8")
            head = json.loads(body)
            recorder.insert(tables.Pack, key=head["key"], version=head["version"], body=body)
        recorder.close_step()


def add_codebook(recorder: Recorder, book: dict[str, Any]) -> None:
    """Insert themes and codes of a codebook document (schema diptych.codebook/1), parents before children."""
    themes = {}
    for position, theme in enumerate(book["themes"]):
        themes[theme["id"]] = recorder.insert(
            tables.Theme, key=theme["id"], position=position, labels=theme["label"], shorts=theme.get("short", {})
        )
    ids: dict[str, int] = {}
    waiting = sorted(book["codes"], key=lambda code: (code["id"].count("."), code["order"]))
    for code in waiting:
        ids[code["id"]] = recorder.insert(
            tables.Code,
            guid=code["uuid"],
            key=code["id"],
            parent_id=ids.get(code["parent"]) if code["parent"] else None,
            position=code["order"],
            facet=code["facet"],
            theme_id=themes.get(code["theme"]) if code["theme"] else None,
            mirror_key=code["mirror"],
            origin=code["origin"],
            color=code["color"],
            labels=code["label"],
            shorts=code.get("short", {}),
            definitions=code["definition"],
            aliases=code["aliases"],
            note=code["note"] or None,
            enabled=code["enabled"],
            retired=None,
        )


def add_glossary(recorder: Recorder, table: str) -> None:
    """Insert the terms of a glossary table (tab-separated, head en, en_variants, zh_preferred, ...)."""
    terms: list[dict[str, Any]] = []
    forms: list[list[tuple[str, str]]] = []
    for position, row in enumerate(csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)):
        terms.append(
            {
                "lang": "en",
                "form": row["en"],
                "variants": _parts(row["en_variants"]),
                "domain": row["domain"] or None,
                "note": row["why"] or None,
                "position": position,
            }
        )
        forms.append(
            [("preferred", form) for form in _parts(row["zh_preferred"])]
            + [("accepted", form) for form in _parts(row["zh_accepted"])]
            + [("avoid", form) for form in _parts(row["zh_flagged"])]
        )
    ids = recorder.insert_many(tables.Term, terms)
    renderings = [
        {"term_id": term, "lang": "zh-Hans", "form": form, "quality": quality, "position": position}
        for term, own in zip(ids, forms, strict=True)
        for position, (quality, form) in enumerate(own)
    ]
    recorder.insert_many(tables.TermRendering, renderings)


def _parts(cell: str) -> list[str]:
    """Split a cell of several forms."""
    return [part.strip() for part in cell.split(";") if part.strip()]
