"""How much a library holds, for the status line."""

from __future__ import annotations

from sqlalchemy import func, select

from app.work.library import Library
from db.tables import Finding, Study


def census(library: Library) -> tuple[int, int]:
    """Return the numbers of studies and findings."""
    return library.known.get("census", lambda: _count(library), frozenset({"study", "finding"}))


def _count(library: Library) -> tuple[int, int]:
    with library.db.read() as conn:
        studies = conn.scalar(select(func.count()).select_from(Study)) or 0
        findings = conn.scalar(select(func.count()).select_from(Finding)) or 0
    return studies, findings
