"""The library itself: its settings, coders, imports and their sources."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Kept, guid, ref


class Setting(Kept):
    """A setting of the library (not of the program): its name, the order of report findings, filters kept with it."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(String(80), unique=True)
    value: Mapped[str]


class Coder(Kept):
    """A person who codes."""

    __tablename__ = "coder"
    guid: Mapped[str] = guid()
    name: Mapped[str]
    created: Mapped[str]


class ImportBatch(Kept):
    """One call of import: one or several files that came together."""

    __tablename__ = "import_batch"
    created: Mapped[str]
    coder_id: Mapped[int | None] = ref("coder.id", nullable=True)
    report: Mapped[dict[str, Any]]


class Source(Kept):
    """One imported file or pasted text, kept whole as it came (no newline translation)."""

    __tablename__ = "source"
    batch_id: Mapped[int] = ref("import_batch.id")
    name: Mapped[str]
    format: Mapped[str] = mapped_column(String(40))
    encoding: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    body: Mapped[str]


class ImportFile(Kept):
    """What became of one file of an import; kept also when the import is taken back, and not itself journaled."""

    __tablename__ = "import_file"
    batch_id: Mapped[int] = ref("import_batch.id")
    position: Mapped[int]
    path: Mapped[str]
    report: Mapped[dict[str, Any]]
    """Counts, and each thing that was said with its record, its line, and what did not come in."""
