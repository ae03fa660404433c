"""Which field each column of a table holds, as the user said it: remembered for tables with the same headings.

Kept beside the program's settings in one small file; what can't be read there is as if it had never been said.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from app import paths
from app.formats.columns import FIELDS, NAMES
from app.text.refused import Misspoken

MOST = 200
"""So many tables are remembered; the ones used longest ago go first."""

Columns = Sequence[tuple[str, str]]
"""Headings with the field each is read as ('' where it has none)."""


def recall(headings: Iterable[str]) -> dict[str, str] | None:
    """Return what was said of a table with these headings, or None."""
    return _load().get(_key(headings))


def remember(headings: Iterable[str], mapping: Mapping[str, str]) -> None:
    """Keep what was said of a table with these headings; a place that can't be written is no reason to stop."""
    told = list(headings)
    kept = _load()
    key = _key(told)
    kept.pop(key, None)
    kept[key] = {heading: field for heading, field in mapping.items() if heading in told}
    path = _file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".columns-", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(dict(list(kept.items())[-MOST:]), file, ensure_ascii=False)
        Path(name).replace(path)
    except OSError:
        return


def read_words(words: Iterable[str]) -> dict[str, str]:
    """Read "Column=field" as the command line says it. Raises Misspoken for what is none, or names no field."""
    out: dict[str, str] = {}
    for word in words:
        heading, equals, field = word.rpartition("=")
        if not equals or not heading.strip():
            raise Misspoken(f"“{word}” does not say which field a column holds. Say it as Column=field.")
        if field.strip() not in NAMES:
            known = ", ".join(name for name, _ in FIELDS if name)
            raise Misspoken(f"There is no field “{field.strip()}”. Choose one of: {known}.")
        out[heading.strip()] = field.strip()
    return out


def whole(columns: Columns, said: Mapping[str, str]) -> dict[str, str]:
    """Return the field of every column: as said, else as it was guessed."""
    return {heading: said.get(heading, field) for heading, field in columns}


def _file() -> Path:
    return paths.settings_file().with_name("columns.json")


def _key(headings: Iterable[str]) -> str:
    """Tables with the same headings in the same order are the same."""
    return hashlib.sha256("\n".join(heading.strip() for heading in headings).encode("utf-8", "replace")).hexdigest()[
        :24
    ]


def _load() -> dict[str, dict[str, str]]:
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        key: {heading: field for heading, field in one.items() if isinstance(heading, str) and field in NAMES}
        for key, one in found.items()
        if isinstance(one, dict)
    }
