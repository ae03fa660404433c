"""Small true libraries for tests: real files, real rows, nothing mocked."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from app.work.library import Library
from db.engine import Database
from db.images import BY_NAME, layout
from db.recording import Recorder
from db.tables import Anchor, Code, Coding, FieldVariant, Passage, Study, TextRow, TextVersion

ENGLISH = "Staff mistrusted the integrated system. They used it less."
CHINESE = "员工不信任整合系统。𠮷人使用较少。"


def library(folder: Path, name: str = "library") -> Library:
    """An empty library in a folder."""
    return Library.create(folder / f"{name}.diptych")


def put_study(rec: Recorder, title: str = "A study", **fields: Any) -> int:
    """A study with a title."""
    study = rec.insert(Study, **fields)
    rec.insert(
        FieldVariant, study_id=study, field="title", lang="en", value=title, kind="original", source="page", position=0
    )
    return study


def put_text(rec: Recorder, study: int, body: str = ENGLISH, lang: str = "en", kind: str = "abstract") -> int:
    """A text in its first version; returns the text's id."""
    text = rec.insert(
        TextRow, study_id=study, lang=lang, kind=kind, provenance="author", review_state="unreviewed", version_id=None
    )
    version = rec.insert(
        TextVersion, text_id=text, number=1, body=body, sha256=hashlib.sha256(body.encode()).hexdigest(), slices=[]
    )
    rec.update(TextRow, text, version_id=version)
    return text


def put_code(rec: Recorder, key: str = "mistrust", facet: str = "barrier") -> int:
    """A code with a label in both languages."""
    return rec.insert(
        Code,
        key=key,
        position=0,
        facet=facet,
        origin="new",
        labels={"en": key, "zh-Hans": "不信任"},
        shorts={},
        definitions={},
        aliases={},
        enabled=True,
    )


def put_coding(rec: Recorder, study: int, text: int, version: int, code: int, body: str = ENGLISH) -> int:
    """A coded passage on the second to tenth character of a text; returns the passage's id."""
    passage = rec.insert(Passage, study_id=study)
    rec.insert(
        Anchor,
        passage_id=passage,
        text_id=text,
        version_id=version,
        start=1,
        end=10,
        quote=body[1:10],
        before=body[:1],
        after=body[10:34],
        state="placed",
    )
    rec.insert(Coding, passage_id=passage, code_id=code, mode="explicit")
    return passage


def rows(db: Database, *, stamps: bool = True) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every journaled table, by table; without ``stamps`` the times of last change are left out."""
    found = {}
    with db.read() as conn:
        for name in BY_NAME:
            columns = [c for c in layout(name).columns if stamps or c != "changed"]
            listed = ", ".join(f'"{column}"' for column in columns)
            found[name] = [tuple(r) for r in conn.exec_driver_sql(f'SELECT {listed} FROM "{name}" ORDER BY id')]
    return found


def derived_rows(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every derived row, whatever its row number."""
    with db.read() as conn:
        listing = conn.exec_driver_sql("SELECT * FROM study_listing ORDER BY study_id").all()
        search = conn.exec_driver_sql("SELECT * FROM search_text").all()
    return {"study_listing": [tuple(r) for r in listing], "search_text": sorted(tuple(r) for r in search)}
