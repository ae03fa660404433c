"""Past imports: what came in with each, what was refused or left out and why, and taking one back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app.formats.guarded import guarded
from app.work.library import Library
from app.work.saying import Said
from db.tables import Coder, ImportBatch, ImportFile, Step


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: when, by whom, its files, and whether it still stands (``undone``: every step of it was taken back)."""

    id: int
    at: str
    who: str
    files: int
    read: int
    added: int
    merged: int
    skipped: int
    refused: int
    names: tuple[str, ...]
    undone: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said of a file or one of its records."""

    path: str
    record: int | None
    line: int | None
    pattern: str
    args: tuple[str, ...]
    dropped: str | None
    note: bool

    @property
    def message(self) -> str:
        """The sentence in plain English."""
        return Said(self.pattern, self.args).message


def batches(library: Library) -> list[Batch]:
    """Return all imports, the newest first."""
    with library.db.read() as conn:
        files: dict[int, list[tuple[str, dict[str, Any]]]] = {}
        counted = ("read", "added", "merged", "skipped", "refused")
        columns = [ImportFile.report[name].label(name) for name in counted]
        asked = select(ImportFile.batch_id, ImportFile.path, *columns).order_by(
            ImportFile.batch_id, ImportFile.position
        )
        for batch, path, *numbers in conn.execute(asked):
            files.setdefault(batch, []).append((path, dict(zip(counted, numbers, strict=True))))
        steps = {
            row.batch_id: row
            for row in conn.execute(
                select(
                    Step.batch_id,
                    func.count().label("all"),
                    func.count().filter(Step.undone).label("undone"),
                    func.count().filter(Step.closed).label("closed"),
                    func.max(Step.coder_name).label("who"),
                )
                .where(Step.kind == "do", Step.batch_id.is_not(None))
                .group_by(Step.batch_id)
            )
        }
        found = conn.execute(
            select(ImportBatch.id, ImportBatch.created, Coder.name, ImportBatch.report)
            .join(Coder, Coder.id == ImportBatch.coder_id, isouter=True)
            .order_by(ImportBatch.id.desc())
        ).all()
    out = []
    for key, at, who, report in found:
        own = files.get(key, [])
        total = {name: sum(int(one[name] or 0) for _, one in own) for name in counted}
        step = steps.get(key)
        who = who or (step.who if step is not None else "") or ""
        out.append(
            Batch(
                key, at, who, len(own) or int(report.get("files", 0)), **total,
                names=tuple(Path(path).name for path, _ in own),
                undone=step is not None and step.undone == step.all,
                closed=step is None or bool(step.closed),
            )
        )  # fmt: skip
    return out


def report(library: Library, batch: int) -> list[Line]:
    """Return everything that was said in an import, file by file."""
    with library.db.read() as conn:
        asked = select(ImportFile.path, ImportFile.report).where(ImportFile.batch_id == batch)
        found = conn.execute(asked.order_by(ImportFile.position)).all()
    return [
        Line(path, one["record"], one["line"], one["pattern"], tuple(one["args"]), one["dropped"], one["note"])
        for path, kept in found
        for one in kept.get("said", ())
    ]


def as_csv(rows: Iterable[tuple[str, ...]], mark: str = ",") -> str:
    """Return rows as a table in text; a cell that a spreadsheet would take for a formula is defused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue()
