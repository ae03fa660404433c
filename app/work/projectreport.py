"""What became of a coded project that was brought in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.formats.told import Told


@dataclass(slots=True)
class ProjectReport:
    """What became of a project: counts of what came, of codings known already and lost, and every sentence to tell."""

    name: str
    format: str
    codings: int = 0
    """Codings in the file: added + known + lost."""
    added: int = 0
    known: int = 0
    lost: int = 0
    studies: list[int] = field(default_factory=list)
    new_studies: int = 0
    texts: int = 0
    passages: int = 0
    codes: int = 0
    notes: int = 0
    people: int = 0
    findings: int = 0
    told: list[Told] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain data."""
        told = [{"pattern": o.pattern, "args": list(o.args), "message": o.message, "lost": o.lost} for o in self.told]
        names = ("name", "format", "codings", "added", "known", "lost", "studies", "new_studies", "texts", "passages")
        more = ("codes", "notes", "people", "findings")
        return {**{name: getattr(self, name) for name in (*names, *more)}, "told": told}
