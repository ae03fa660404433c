"""Which code a merged one went into, so that packs, codebooks and projects from before still find it."""

from __future__ import annotations

import json

from sqlalchemy import select

from db.recording import Recorder
from db.tables import Setting

KEY = "codes.merged"


def known(rec: Recorder) -> dict[str, str]:
    """Return the key of the code that stayed, by key and by guid of each code that went into it."""
    kept = rec.conn.scalar(select(Setting.value).where(Setting.key == KEY))
    found: dict[str, str] = json.loads(kept) if kept else {}
    return found


def note(rec: Recorder, gone: list[tuple[str, str]], into: str) -> None:
    """Keep that codes, given by (key, guid), went into the code with the key ``into``; chains are shortened."""
    names = known(rec)
    old = {word for pair in gone for word in pair}
    names = {name: into if key in old else key for name, key in names.items()} | dict.fromkeys(old, into)
    names = {name: key for name, key in names.items() if name != into}
    value = json.dumps(dict(sorted(names.items())), ensure_ascii=False)
    row = rec.conn.scalar(select(Setting.id).where(Setting.key == KEY))
    if row is None:
        rec.insert(Setting, key=KEY, value=value)
    else:
        rec.update(Setting, row, value=value)
